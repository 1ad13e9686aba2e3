#include <tematik/metrics/its.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("its: 10 different of 40, and F15") {
  const std::vector<std::int64_t> first_seen{6, 4};
  const std::vector<std::int64_t> given{20, 20};
  const auto small = its(first_seen, given);
  CHECK(small.status == Status::ok);
  CHECK(small.value == .25);
  CHECK_THAT(small.slope, WithinAbs((20.0 * 6 + 40 * 10) / (400 + 1600), 1e-15));
  const auto f15 = its(data::f15());
  CHECK_THAT(f15.value, WithinAbs(.346154, 1e-6));
  CHECK_THAT(f15.slope, WithinAbs(.451429, 1e-6));
  CHECK(f15.different == 18);
  CHECK(f15.given == 52);
}

TEST_CASE("its: the slope leaves the smallest squares") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, 1 + static_cast<int>(seed % 9), 10, 3);
    const auto i = its(incidence);
    if (i.status != Status::ok) continue;
    const auto squares = [&](double slope) {
      double sum = 0;
      double x = 0;
      const auto counts = incidence.unit_counts();
      const auto cumulative = incidence.cumulative();
      for (std::size_t k = 0; k < counts.size(); ++k) {
        x += static_cast<double>(counts[k]);
        sum += std::pow(static_cast<double>(cumulative[k]) - slope * x, 2);
      }
      return sum;
    };
    CHECK(squares(i.slope) <= squares(i.slope + 1e-3));
    CHECK(squares(i.slope) <= squares(i.slope - 1e-3));
    CHECK(i.value > 0);
    CHECK(i.value <= 1);
  }
}

TEST_CASE("its: degenerate and refused") {
  const std::vector<std::int64_t> none;
  CHECK(its(none, none).status == Status::no_data);
  const std::vector<std::int64_t> zeros{0, 0};
  CHECK(its(zeros, zeros).status == Status::undefined);
  CHECK(std::isnan(its(zeros, zeros).value));
  const std::vector<std::int64_t> one{1};
  CHECK_THROWS_AS(its(zeros, one), UsageError);
  const std::vector<std::int64_t> two{2};
  CHECK_THROWS_AS(its(two, one), InputError);
  const std::vector<std::int64_t> bad{-1};
  CHECK_THROWS_AS(its(bad, one), InputError);
  CHECK(its(data::f15()).table().rows() == 1);
  CHECK(its(data::f15(), {.merge_policy = "exact label"}).method().json().find("exact label") != std::string::npos);
  CHECK(its(data::f15()).method().json().find("not recorded") != std::string::npos);
}
