#include <tematik/metrics/coverage.hpp>

#include <tematik/metrics/accumulation.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("coverage: F15, T8, BCI, Z4") {
  struct Known {
    FrequencyCounts frequencies;
    double turing, value, expected_new;
  };
  for (const auto& known :
       {Known{data::f15().frequencies(), .961538, .974359, .088889},
        Known{data::t8().frequencies(), .793103, .844828, .5625}, Known{data::bci(), .995373, .995538, .405042},
        Known{data::z4().frequencies(), 1 - 3.0 / 7, .678571, .5625}}) {
    const auto c = coverage(known.frequencies);
    CHECK(c.status == Status::ok);
    CHECK_THAT(c.turing, WithinAbs(known.turing, 1e-6));
    CHECK_THAT(c.value, WithinAbs(known.value, 1e-6));
    CHECK_THAT(expected_new(known.frequencies).value, WithinAbs(known.expected_new, 1e-6));
  }
}

TEST_CASE("coverage: F15 at other sizes") {
  const std::vector<std::pair<std::int64_t, double>> known{{5, .629390},  {9, .833570},  {10, .866864},
                                                           {15, .974359}, {20, .996623}, {30, .999941}};
  for (const auto& [t, value] : known) CHECK_THAT(coverage(data::f15(), {.t = t}).value, WithinAbs(value, 1e-6));
}

TEST_CASE("coverage: F15 after N units") {
  struct Known {
    int n;
    double coverage, expected;
  };
  for (const auto& known : {Known{5, .6293, 1.4087}, Known{8, .8448, .5625}, Known{10, .9143, .3},
                            Known{12, .9260, .2529}, Known{13, .9048, .3297}, Known{15, .9744, .0889}}) {
    CAPTURE(known.n);
    const auto part = incidence_from(Matrix<int>(data::f15_matrix().topRows(known.n)));
    CHECK_THAT(coverage(part).value, WithinAbs(known.coverage, 5e-5));
    CHECK_THAT(expected_new(part).value, WithinAbs(known.expected, 5e-5));
  }
}

TEST_CASE("coverage: the next unit of the mean curve brings (U/T)(1 - C(t))") {
  const auto check = [](const FrequencyCounts& f) {
    if (coverage(f).status != Status::ok) return;
    const auto curve = mean_accumulation(f);
    const double per_unit = static_cast<double>(f.mentions()) / static_cast<double>(f.units);
    double before = 0;
    for (std::int64_t t = 0; t < f.units; ++t) {
      const double c = coverage(f, {.t = t}).value;
      const auto i = static_cast<std::size_t>(t);
      CHECK_THAT(curve[i + 1] - curve[i], WithinAbs(per_unit * (1 - c), 1e-12 * static_cast<double>(f.observed())));
      CHECK(c >= before - 1e-12);
      CHECK(c <= 1);
      before = c;
    }
    CHECK(coverage(f).value >= before - 1e-12);
    CHECK_THAT(expected_new(f).value, WithinAbs(per_unit * (1 - coverage(f).value), 1e-12));
  };
  check(data::f15().frequencies());
  check(data::bci());
  check(data::z4().frequencies());
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    CAPTURE(seed);
    check(data::random_incidence(seed, 2 + static_cast<int>(seed % 12), 12, 4).frequencies());
  }
}

TEST_CASE("coverage: degenerate tables") {
  CHECK(coverage(FrequencyCounts{}).status == Status::no_data);
  CHECK(expected_new(FrequencyCounts{}).status == Status::no_data);
  const auto single = incidence_from(data::bits({"1101"}));
  CHECK(coverage(single).status == Status::too_few_units);
  CHECK(std::isnan(coverage(single).value));
  CHECK(expected_new(single).status == Status::too_few_units);
  const auto empty = incidence_from(data::bits({"000", "000"}));
  CHECK(coverage(empty).status == Status::undefined);
  CHECK(std::isnan(expected_new(empty).value));
  const auto no_uniques = coverage(incidence_from(data::bits({"11", "11", "01"})));
  CHECK(no_uniques.value == 1);
  CHECK(no_uniques.reason == "no_uniques");
  CHECK(no_uniques.flags.has(Flag::no_uniques));
  const auto one = coverage(incidence_from(data::bits({"11", "01", "01"})));  // Q1 = 1, Q2 = 0
  CHECK(one.value == 1);
  CHECK(one.reason == "single_unique");
  CHECK(one.flags.has(Flag::optimistic));
  CHECK_THROWS_AS(coverage(data::f15(), {.t = -1}), UsageError);
  CHECK(coverage(data::f15()).table()["t"].as<std::int64_t>().front() == 15);
  CHECK(expected_new(data::f15()).table().rows() == 1);
  CHECK(coverage(data::f15()).method().function == "coverage");
  CHECK(expected_new(data::f15()).method().n == 15);
}

TEST_CASE("coverage: columns of a theme") {
  const Matrix<int> y = data::f15_matrix().rightCols(9);
  CHECK_THAT(coverage(incidence_from(y)).value, WithinAbs(.934118, 1e-6));
  CHECK_THAT(expected_new(incidence_from(y)).value, WithinAbs(.109804, 1e-6));
  const Matrix<int> x = data::f15_matrix().leftCols(9);
  CHECK(coverage(incidence_from(x)).value == 1);
  CHECK(expected_new(incidence_from(x)).value == 0);
}

TEST_CASE("coverage: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
  CHECK(std::abs(coverage(inc).value - (1 - 3.0 / 7 * 0.75)) < 1e-15);
  CHECK(expected_new(inc).value == 0.5625);
}
