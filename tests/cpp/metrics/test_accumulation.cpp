#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/coverage.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

void check_from_1(const std::vector<double>& curve, const std::vector<double>& expected) {
  REQUIRE(curve.size() == expected.size() + 1);
  for (std::size_t t = 1; t < curve.size(); ++t) {
    CAPTURE(t);
    CHECK_THAT(curve[t], WithinAbs(expected[t - 1], 1e-6));
  }
}

}  // namespace

TEST_CASE("accumulation: F15 and T8, mean and exact standard deviation") {
  const auto f15 = accumulation(data::f15());
  CHECK(f15.status == Status::ok);
  CHECK(f15.sd_status == Status::ok);
  CHECK(f15.units == 15);
  CHECK(f15.codes == 18);
  CHECK(f15.mean[0] == 0);
  CHECK(f15.sd[0] == 0);
  check_from_1(f15.mean, {3.466667, 6.295238, 8.608791, 10.506227, 12.066267, 13.351049, 14.409324, 15.279254,
                          15.990809, 16.567766, 17.029304, 17.391209, 17.666667, 17.866667, 18});
  check_from_1(f15.sd, {.805536, 1.145790, 1.347660, 1.455870, 1.496785, 1.486953, 1.436338, 1.350886, 1.234662,
                        1.091388, .925356, .741790, .546272, .339935, 0});
  const auto t8 = accumulation(data::t8());
  check_from_1(t8.mean, {3.625, 6.678571, 9.214286, 11.285714, 12.946429, 14.25, 15.25, 16});
  check_from_1(t8.sd, {.856957, 1.226306, 1.423204, 1.455461, 1.328528, 1.056443, .661438, 0});
  CHECK_THAT(f15.hi[5] - f15.mean[5], WithinAbs(1.959964 * 1.496785, 1e-5));
  CHECK(f15.hi[14] == 18);  // cut at S
}

TEST_CASE("accumulation: sizes of unions") {
  const auto h = detail::DistinctColumns(data::f15()).union_sizes();
  CHECK(std::vector<std::int64_t>(h.begin() + 1, h.begin() + 11) ==
        std::vector<std::int64_t>{2, 15, 42, 53, 90, 50, 32, 28, 6, 6});
  CHECK(std::accumulate(h.begin(), h.end(), std::int64_t{0}) == 18 * 18);
  const auto t8 = detail::DistinctColumns(data::t8()).union_sizes();
  CHECK(std::vector<std::int64_t>(t8.begin() + 1, t8.begin() + 6) == std::vector<std::int64_t>{8, 61, 87, 74, 26});
}

TEST_CASE("accumulation: BCI, mean from frequencies") {
  const auto curve = mean_accumulation(data::bci());
  const std::vector<std::pair<std::size_t, double>> known{{1, 90.78},       {2, 121.609796},  {3, 139.045867},
                                                          {5, 159.236344},  {10, 182.560444}, {25, 208.169590},
                                                          {40, 220.035497}, {49, 224.58},     {50, 225}};
  for (const auto& [t, value] : known) CHECK_THAT(curve[t], WithinAbs(value, 1e-6));
}

TEST_CASE("accumulation: equals the enumeration of all orders") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const int units = 1 + static_cast<int>(seed % 7);
    const int codes = static_cast<int>(seed % 9);
    CAPTURE(seed, units, codes);
    const auto incidence = data::random_incidence(seed, units, codes, 3);
    std::vector<std::size_t> order(incidence.units());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> sum(order.size() + 1), squares(order.size() + 1);
    double n = 0;
    do {
      const auto cumulative = incidence.reordered(order).cumulative();
      for (std::size_t t = 1; t <= order.size(); ++t) {
        const auto c = static_cast<double>(cumulative[t - 1]);
        sum[t] += c;
        squares[t] += c * c;
      }
      n += 1;
    } while (std::next_permutation(order.begin(), order.end()));
    const auto curve = accumulation(incidence);
    for (std::size_t t = 0; t < sum.size(); ++t) {
      const double mean = sum[t] / n;
      CHECK_THAT(curve.mean[t], WithinAbs(mean, 1e-12));
      CHECK_THAT(curve.sd[t], WithinAbs(std::sqrt(std::max(0.0, squares[t] / n - mean * mean)), 1e-6));
    }
  }
}

TEST_CASE("accumulation: never falling, concave, the same for doubled columns of a word border") {
  for (const int units : {1, 2, 63, 64, 65}) {
    CAPTURE(units);
    const auto curve = accumulation(data::random_incidence(static_cast<std::uint64_t>(units), units, 70, 4));
    CHECK(curve.sd.back() == 0);
    CHECK_THAT(curve.mean.back(), WithinAbs(static_cast<double>(curve.codes), 1e-12));
    for (std::size_t t = 2; t < curve.mean.size(); ++t) {
      const double before = curve.mean[t - 1] - curve.mean[t - 2];
      const double after = curve.mean[t] - curve.mean[t - 1];
      CHECK(after >= -1e-12);
      CHECK(after <= before + 1e-12);
      CHECK(curve.lo[t] <= curve.mean[t]);
      CHECK(curve.mean[t] <= curve.hi[t]);
    }
  }
}

TEST_CASE("accumulation: the spread that vegan prints, by its definition") {
  const auto f15 = accumulation(data::f15(), {.variance = CurveVariance::vegan});
  CHECK_THAT(f15.sd[5], WithinAbs(1.167093, 1e-6));
  CHECK(f15.mean == accumulation(data::f15()).mean);
  CHECK(accumulation(data::f15().frequencies(), {.variance = CurveVariance::vegan}).sd_status == Status::undefined);
  CHECK(accumulation(data::f15(), {.var_budget = 0, .variance = CurveVariance::vegan}).sd_status == Status::bounded);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto table = data::random_incidence(seed, 2 + static_cast<int>(seed % 9), 7, 3);
    const auto curve = accumulation(table, {.variance = CurveVariance::vegan});
    const auto n = table.held_by();
    const auto units = static_cast<double>(table.units());
    for (std::size_t t = 0; t <= table.units(); ++t) {
      double expected = 0;
      const auto spread = [&](std::int64_t held) {
        double alpha = 1;
        for (std::size_t i = 0; i < t; ++i) {
          alpha *= std::max(0.0, units - static_cast<double>(held) - static_cast<double>(i)) /
                   (units - static_cast<double>(i));
        }
        return std::sqrt(alpha * (1 - alpha));
      };
      for (std::size_t i = 0; i < table.codes(); ++i) {
        for (std::size_t j = 0; j < table.codes(); ++j) {
          double xy = 0;
          for (std::size_t u = 0; u < table.units(); ++u) xy += table.bits.test(u, i) && table.bits.test(u, j) ? 1 : 0;
          const auto a = static_cast<double>(n[i]), b = static_cast<double>(n[j]);
          const double scale = std::sqrt((units * a - a * a) * (units * b - b * b));
          if (scale > 0) expected += (units * xy - a * b) / scale * spread(n[i]) * spread(n[j]);
        }
      }
      CHECK_THAT(curve.sd[t] * curve.sd[t], WithinAbs(std::max(0.0, expected), 1e-9));
    }
  }
}

TEST_CASE("accumulation: degenerate tables, budget, options") {
  const auto none = accumulation(incidence_from(Matrix<int>(0, 4)));
  CHECK(none.status == Status::no_data);
  CHECK(none.mean.empty());
  const auto zeros = accumulation(incidence_from(Matrix<int>::Zero(3, 4).eval()));
  CHECK(zeros.status == Status::ok);
  CHECK(zeros.mean == std::vector<double>{0, 0, 0, 0});
  CHECK(zeros.sd == std::vector<double>{0, 0, 0, 0});
  const auto full = accumulation(incidence_from(Matrix<int>::Ones(3, 4).eval()));
  CHECK(full.mean == std::vector<double>{0, 4, 4, 4});
  CHECK(full.sd == std::vector<double>{0, 0, 0, 0});
  const auto cut = accumulation(data::f15(), {.var_budget = 10});
  CHECK(cut.sd_status == Status::bounded);
  CHECK(cut.status == Status::ok);
  CHECK(std::isnan(cut.sd[3]));
  CHECK(std::isnan(cut.lo[3]));
  CHECK_THROWS_AS(accumulation(data::f15(), {.confidence = 1}), UsageError);
  CHECK(accumulation(data::f15()).table().rows() == 16);
  CHECK(accumulation(data::f15()).method().n == 15);
}

TEST_CASE("accumulation: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0}, {1, 1}});
  const auto curve = accumulation(inc);
  CHECK(curve.mean[1] == 1.5);
  CHECK(curve.sd[1] == 0.5);
  CHECK(curve.mean[2] == 2);
  CHECK(curve.sd[2] == 0);
}

TEST_CASE("accumulation: unconditional standard deviation") {
  const auto check = [](const FrequencyCounts& f, const std::vector<std::pair<std::size_t, double>>& known) {
    const auto curve = accumulation(f, {.variance = CurveVariance::unconditional});
    CHECK(curve.sd_status == Status::ok);
    CHECK(curve.sd[0] == 0);
    for (const auto& [t, sd] : known) {
      CAPTURE(t);
      CHECK_THAT(curve.sd[t], WithinAbs(sd, 1e-6));
      CHECK_THAT(curve.hi[t] - curve.lo[t], WithinAbs(2 * 1.959963985 * sd, 1e-5));
    }
  };
  check(data::f15().frequencies(), {{1, .410803}, {5, .830285}, {10, .629560}, {15, .512615}});
  check(data::bci(), {{1, 5.069753}, {10, 4.980386}, {25, 3.815046}, {49, 3.285296}, {50, 3.290279}});
  const auto both = accumulation(data::f15(), {.variance = CurveVariance::unconditional});
  CHECK(both.sd == accumulation(data::f15().frequencies(), {.variance = CurveVariance::unconditional}).sd);
}

TEST_CASE("accumulation: past the units there are") {
  const auto at = [](const FrequencyCounts& f, std::int64_t t) {
    const auto curve = accumulation(f, {.extrapolate_to = t});
    CHECK(curve.mean.size() == static_cast<std::size_t>(t) + 1);
    CHECK(std::isnan(curve.sd.back()));
    CHECK(curve.flags.has(Flag::beyond_double) == (t > 2 * f.units));
    return curve.mean.back();
  };
  const auto f15 = data::f15().frequencies();
  CHECK_THAT(at(f15, 20), WithinAbs(18.231550, 1e-6));
  CHECK_THAT(at(f15, 30), WithinAbs(18.266058, 1e-6));
  CHECK_THAT(at(f15, 31), WithinAbs(18.266667, 1e-3));
  CHECK_THAT(at(data::t8().frequencies(), 16), WithinAbs(18.024746, 1e-6));
  CHECK_THAT(at(data::bci(), 55), WithinAbs(226.886006, 1e-6));
  CHECK_THAT(at(data::bci(), 100), WithinAbs(234.517795, 1e-6));
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    CAPTURE(seed);
    const int units = 2 + static_cast<int>(seed % 12);
    const auto incidence = data::random_incidence(seed, units, 12, 4);
    const auto curve = accumulation(incidence, {.extrapolate_to = 2 * units});
    const auto t = static_cast<std::size_t>(units);
    CHECK(curve.mean[t] == static_cast<double>(curve.codes));
    CHECK(curve.sd[t] == 0);
    if (curve.codes > 0) CHECK_THAT(curve.mean[t + 1] - curve.mean[t], WithinAbs(expected_new(incidence).value, 1e-10));
    for (std::size_t i = t; i < 2 * t; ++i) CHECK(curve.mean[i + 1] >= curve.mean[i]);
  }
}

TEST_CASE("accumulation: options of the curve, degenerate") {
  const auto conditional = accumulation(data::bci());
  CHECK(conditional.status == Status::ok);
  CHECK(conditional.sd_status == Status::undefined);
  CHECK(std::isnan(conditional.sd[3]));
  CHECK(accumulation(FrequencyCounts{}).status == Status::no_data);
  const auto one = accumulation(incidence_from(data::bits({"110"})), {.extrapolate_to = 3});
  CHECK(one.mean[1] == 2);
  CHECK(std::isnan(one.mean[2]));
  CHECK(one.table()["mean"].is_missing(3));
  const auto zeros = accumulation(incidence_from(data::bits({"00", "00"})),
                                  {.variance = CurveVariance::unconditional, .extrapolate_to = 4});
  CHECK(zeros.mean == std::vector<double>{0, 0, 0, 0, 0});
  CHECK(zeros.sd[2] == 0);
  CHECK(accumulation(data::f15(), {.extrapolate_to = 3}).mean.size() == 16);
  CHECK_THROWS_AS(accumulation(data::f15(), {.extrapolate_to = -1}), UsageError);
  CHECK_THROWS_AS(accumulation(data::f15(), {.extrapolate_to = 10'000'001}), UsageError);
  CHECK(accumulation(data::f15(), {.extrapolate_to = 20}).table().rows() == 21);
  CHECK(accumulation(data::f15(), {.extrapolate_to = 20}).method().citations.size() == 3);
  CHECK(parse<CurveVariance>("unconditional") == CurveVariance::unconditional);
}
