#include <tematik/metrics/richness.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("richness: published and recomputed estimates") {
  struct Known {
    FrequencyCounts frequencies;
    RichnessEstimator estimator;
    double value, se, lo, hi;
  };
  const auto f15 = data::f15().frequencies();
  const auto t8 = data::t8().frequencies();
  const auto z4 = data::z4().frequencies();
  using enum RichnessEstimator;
  for (const auto& known :
       {Known{f15, chao2, 18.266667, .647339, 18.017510, 22.061108}, Known{t8, chao2, 18.25, 2.519566, 16.384440, 29.168491},
        Known{data::bci(), chao2, 236.373158, 6.543610, 228.987513, 257.438441},
        Known{f15, chao2_bc, 18.116667, .423563, 18.004795, 20.838549},
        Known{t8, chao2_bc, 17.640625, 2.026398, 16.248715, 26.822231},
        Known{data::bci(), chao2_bc, 235.29, 6.042261, 228.540946, 254.902768},
        Known{z4, chao2, 6.25, 3.312759, 4.274264, 22.458498}, Known{z4, chao2_bc, 6.25, 3.312759, 4.274264, 22.458498}}) {
    CAPTURE(known.value);
    const auto r = richness(known.frequencies, {.estimator = known.estimator});
    CHECK(r.status == Status::ok);
    CHECK(r.flags.has(Flag::lower_bound));
    CHECK_THAT(r.value, WithinAbs(known.value, 1e-6));
    CHECK_THAT(r.se, WithinAbs(known.se, 1e-6));
    CHECK_THAT(r.lo, WithinAbs(known.lo, 1e-6));
    CHECK_THAT(r.hi, WithinAbs(known.hi, 1e-6));
  }
}

TEST_CASE("richness: bias-corrected estimates of parts of F15") {
  for (const auto& [n, value] : std::vector<std::pair<int, double>>{
           {5, 18.8}, {8, 17.6406}, {10, 16.7714}, {12, 17.6875}, {13, 19.5385}, {15, 18.1167}}) {
    CAPTURE(n);
    CHECK_THAT(richness(incidence_from(Matrix<int>(data::f15_matrix().topRows(n)))).value, WithinAbs(value, 5e-5));
  }
  CHECK_THAT(richness(incidence_from(Matrix<int>(data::f15_matrix().rightCols(9)))).value, WithinAbs(9.233333, 1e-6));
  CHECK(richness(incidence_from(Matrix<int>(data::f15_matrix().leftCols(9)))).value == 9);
}

TEST_CASE("richness: intervals hold the estimate and start at the codes seen") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, 2 + static_cast<int>(seed % 20), 15, 5);
    for (const auto& [estimator, word] : EnumNames<RichnessEstimator>::names) {
      const auto r = richness(incidence, {.estimator = estimator, .confidence = .9});
      CHECK(r.value >= static_cast<double>(r.observed));
      if (r.status != Status::ok) continue;
      CHECK(r.lo >= static_cast<double>(r.observed));
      CHECK(r.lo <= r.value);
      CHECK(r.value <= r.hi);
      CHECK(r.se > 0);
    }
  }
}

TEST_CASE("richness: degenerate tables") {
  CHECK(richness(FrequencyCounts{}).status == Status::no_data);
  CHECK(richness(incidence_from(data::bits({"11"}))).status == Status::too_few_units);
  CHECK(std::isnan(richness(incidence_from(data::bits({"11"}))).value));
  const auto full = richness(incidence_from(data::bits({"11", "11"})));
  CHECK(full.status == Status::degenerate);
  CHECK(full.value == 2);
  CHECK(std::isnan(full.se));
  CHECK(std::isnan(full.lo));
  CHECK(full.flags.has(Flag::no_uniques));
  const auto one = richness(incidence_from(data::bits({"11", "01", "01"})), {.estimator = RichnessEstimator::chao2});
  CHECK(one.status == Status::degenerate);
  CHECK(one.value == 2);
  const auto zeros = richness(incidence_from(data::bits({"00", "00"})));
  CHECK(zeros.value == 0);
  CHECK(zeros.status == Status::degenerate);
  CHECK_THROWS_AS(richness(data::f15(), {.confidence = 0}), UsageError);
  CHECK_THROWS_AS(parse<RichnessEstimator>("ice"), UsageError);
  CHECK(richness(data::f15()).table().rows() == 1);
  CHECK(richness(data::f15()).method().function == "richness");
}

TEST_CASE("richness: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
  CHECK(richness(inc).value == 6.25);
}
