#include <tematik/metrics/chance_new.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("chance_new: T8 and F15") {
  const std::vector<double> t8{1, 1, .982143, .95, .892857, .809524, .714286, .625};
  const std::vector<double> f15{1,       1,       .978755, .933333, .868332, .790276, .705250, .618124,
                                .532490, .450849, .374825, .305311, .242491, .185714, .133333};
  const auto check = [](const ChanceNewResult& got, const std::vector<double>& expected) {
    CHECK(got.status == Status::ok);
    REQUIRE(got.chance.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CAPTURE(i);
      CHECK_THAT(got.chance[i], WithinAbs(expected[i], 1e-6));
    }
  };
  check(chance_new(data::t8()), t8);
  check(chance_new(data::f15()), f15);
}

TEST_CASE("chance_new: equals the enumeration of all orders") {
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const int units = 1 + static_cast<int>(seed % 6);
    const int codes = static_cast<int>(seed % 13);
    CAPTURE(seed, units, codes);
    const auto incidence = data::random_incidence(seed, units, codes, 2 + static_cast<std::uint32_t>(seed % 3));
    std::vector<std::size_t> order(incidence.units());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> hits(order.size());
    double n = 0;
    do {
      const auto news = incidence.reordered(order).new_counts();
      for (std::size_t i = 0; i < news.size(); ++i) hits[i] += news[i] > 0 ? 1 : 0;
      n += 1;
    } while (std::next_permutation(order.begin(), order.end()));
    const auto got = chance_new(incidence);
    REQUIRE(got.chance.size() == hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i) CHECK_THAT(got.chance[i], WithinAbs(hits[i] / n, 1e-12));
  }
}

TEST_CASE("chance_new: ends, and never rising, around the word border") {
  for (const int units : {63, 64, 65, 70}) {
    CAPTURE(units);
    const auto incidence = data::random_incidence(static_cast<std::uint64_t>(units), units, 40, 9);
    const auto got = chance_new(incidence);
    CHECK(got.status == Status::ok);
    const auto own = incidence.uniques();
    const auto with_own = std::count_if(own.begin(), own.end(), [](auto u) { return u > 0; });
    CHECK_THAT(got.chance.back(), WithinAbs(static_cast<double>(with_own) / units, 1e-9));
    CHECK_THAT(got.chance.front(), WithinAbs(1 - static_cast<double>(incidence.empty_units()) / units, 1e-12));
    for (std::size_t i = 1; i < got.chance.size(); ++i) CHECK(got.chance[i] <= got.chance[i - 1] + 1e-9);
  }
}

TEST_CASE("chance_new: the same unions give the mean position of the last new code of F15") {
  Matrix<int> rows = data::f15_matrix();
  rows.conservativeResize(16, rows.cols());
  rows.row(15).setOnes();  // a unit with every code: when do the others hold all of them?
  const auto incidence = incidence_from(rows);
  std::int64_t budget = 1'000'000;
  const detail::SignedUnions unions(detail::smallest_columns(incidence, incidence.by_code(), 15), 15, budget);
  std::vector<double> all_held(16);
  for (std::size_t u = 0; u <= 15; ++u) {
    detail::add_misses(all_held, static_cast<std::int64_t>(u), static_cast<double>(unions.counts()[u]));
  }
  CHECK(budget > 0);
  double mean = 0;
  for (std::size_t t = 0; t < 15; ++t) mean += 1 - all_held[t];
  CHECK_THAT(mean, WithinAbs(12.179065, 1e-6));
}

TEST_CASE("chance_new: degenerate tables, budget") {
  CHECK(chance_new(incidence_from(Matrix<int>(0, 3))).status == Status::no_data);
  CHECK(chance_new(incidence_from(data::bits({"1"}))).chance == std::vector<double>{1});
  CHECK(chance_new(incidence_from(data::bits({"0"}))).chance == std::vector<double>{0});
  CHECK(chance_new(incidence_from(Matrix<int>(2, 0))).chance == std::vector<double>{0, 0});
  CHECK(chance_new(incidence_from(Matrix<int>{{1, 0}, {1, 1}})).chance == std::vector<double>{1, .5});
  const auto cut = chance_new(data::f15(), {.node_budget = 5});
  CHECK(cut.status == Status::bounded);
  CHECK(cut.chance.front() == 1);
  CHECK_THAT(cut.chance.back(), WithinAbs(2.0 / 15, 1e-15));
  CHECK(std::isnan(cut.chance[7]));
  CHECK_THROWS_AS(chance_new(data::f15(), {.node_budget = 0}), UsageError);
  CHECK(cut.table().rows() == 15);
  CHECK(cut.table()["chance"].is_missing(7));
  CHECK(cut.method().function == "chance_new");
}
