#include <tematik/metrics/order_diagnostics.hpp>

#include <algorithm>
#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("order_diagnostics: F15") {
  const auto d = order_diagnostics(data::f15());
  CHECK(d.status == Status::ok);
  CHECK(d.area == 219);
  CHECK_THAT(d.area_mean, WithinAbs(204.495238, 1e-6));
  CHECK_THAT(d.area_at_or_above, WithinAbs(.093861, 4 * std::sqrt(.0939 * .9061 / 10'000)));
  CHECK(d.area_at_or_below > 1 - d.area_at_or_above);  // orders with just this area count in both
  CHECK_THAT(d.area_sd, WithinAbs(10.472551, .4));
  CHECK_THAT(d.codes[5].z, WithinAbs(1.6670, 5.1e-5));
  CHECK_THAT(d.codes[13].z, WithinAbs(-1.6202, 5.1e-5));
  CHECK(d.units[0].uniques == 1);
  CHECK(d.units[0].codes == 17);
  CHECK_THAT(d.units[0].coverage_change, WithinAbs(-.048118, 1e-6));
  CHECK(d.units[12].codes == 17);
  CHECK_THAT(d.units[12].coverage_change, WithinAbs(.016904, 1e-6));
  REQUIRE(d.stops.size() == 4);
  CHECK(d.stops[0].stop == 8);
  CHECK(d.stops[0].codes_after_stop == 2);
  CHECK_THAT(d.stops[0].never, WithinAbs(.024449, .0062));
  CHECK(d.stops[1].status == Status::not_reached);
  CHECK_THAT(d.stops[1].never, WithinAbs(.347885, .0191));
  CHECK(d.stops[2].stop == 11);
  CHECK(d.stops[3].stop == 13);
  CHECK(d.stops[3].codes_after_stop == 0);
}

TEST_CASE("order_diagnostics: units left out are units left out") {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const int units = 1 + static_cast<int>(seed % 8);
    const auto inc = data::random_incidence(seed, units, static_cast<int>(seed % 11), 3);
    const auto d = order_diagnostics(inc, {.n = 20, .rules = {}});
    REQUIRE(d.units.size() == inc.units());
    for (std::size_t i = 0; i < inc.units(); ++i) {
      Matrix<int> rest(units - 1, static_cast<Eigen::Index>(inc.codes()));
      for (std::size_t k = 0, row = 0; k < inc.units(); ++k) {
        if (k == i) continue;
        for (std::size_t j = 0; j < inc.codes(); ++j) {
          rest(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(j)) = inc.bits.test(k, j) ? 1 : 0;
        }
        ++row;
      }
      const auto other = incidence_from(rest);
      CHECK(d.units[i].codes == other.frequencies().observed());
      const auto covered = coverage(other);
      if (covered.status == Status::ok) {
        CHECK(d.units[i].coverage == covered.value);
        CHECK(d.units[i].coverage_change == covered.value - coverage(inc).value);
        CHECK(d.units[i].status == Status::ok);
      } else {
        CHECK(std::isnan(d.units[i].coverage_change));
        CHECK(d.units[i].status != Status::ok);
      }
    }
  }
}

TEST_CASE("order_diagnostics: over all 5,040 orders of seven units z has mean 0 and variance 1") {
  const auto inc = data::random_incidence(6, 7, 8, 3);
  std::vector<double> sum(8), squares(8);
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6};
  double n = 0;
  do {
    const auto d = order_diagnostics(inc.reordered(order), {.n = 1, .rules = {}, .threads = 1});
    for (std::size_t j = 0; j < 8; ++j) {
      sum[j] += d.codes[j].z;
      squares[j] += d.codes[j].z * d.codes[j].z;
    }
    n += 1;
  } while (std::next_permutation(order.begin(), order.end()));
  int checked = 0;
  for (std::size_t j = 0; j < 8; ++j) {
    const auto held = inc.held_by()[j];
    if (held == 0 || held == 7) continue;
    ++checked;
    CHECK_THAT(sum[j] / n, WithinAbs(0, 1e-9));
    CHECK_THAT(squares[j] / n, WithinAbs(1, 1e-9));
  }
  CHECK(checked > 4);
}

TEST_CASE("order_diagnostics: degenerate tables, threads, tables, method") {
  const auto none = order_diagnostics(incidence_from(Matrix<int>(0, 3)));
  CHECK(none.status == Status::no_data);
  CHECK(none.codes.empty());
  const auto ones = order_diagnostics(incidence_from(Matrix<int>::Ones(3, 2).eval()), {.n = 10});
  CHECK(std::isnan(ones.codes[0].z));
  CHECK(ones.stops[0].status == Status::too_few_units);
  CHECK(ones.area_at_or_above == 1);
  const auto zeros = order_diagnostics(incidence_from(Matrix<int>::Zero(8, 2).eval()), {.n = 10});
  CHECK(zeros.stops[0].status == Status::undefined);
  CHECK(zeros.stops[2].status == Status::undefined);
  CHECK(std::isnan(zeros.codes[0].mean));
  const auto one = order_diagnostics(incidence_from(Matrix<int>::Ones(1, 2).eval()), {.n = 10});
  CHECK(one.units[0].status == Status::too_few_units);
  CHECK(one.units[0].codes == 0);
  CHECK_THROWS_AS(order_diagnostics(data::f15(), {.n = 0}), UsageError);
  const auto a = order_diagnostics(data::f15(), {.n = 3000, .threads = 1});
  const auto b = order_diagnostics(data::f15(), {.n = 3000, .threads = 5});
  CHECK(a.area_sd == b.area_sd);
  CHECK(a.stops[0].never == b.stops[0].never);
  CHECK(a.table().rows() == 18);
  CHECK(a.unit_table().rows() == 15);
  CHECK(a.stop_table()["codes_after_stop"].is_missing(1));
  CHECK(a.method().seed == 0);
}

TEST_CASE("order_diagnostics: the example of its documentation") {
  const auto d = order_diagnostics(incidence_from(Matrix<int>{{0, 1}, {1, 1}, {0, 1}}));
  CHECK(d.codes[0].first == 2);
  CHECK(d.codes[0].z == 0);
  CHECK(d.units[1].uniques == 1);
  CHECK(d.units[1].codes == 1);
}
