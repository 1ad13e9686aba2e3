#include <tematik/metrics/weller.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("weller: 10 N^.5 has the slope 1 at 25") {
  const auto w = weller_units(10, .5);
  CHECK(w.status == Status::ok);
  CHECK(w.units == 26);
  CHECK_FALSE(w.fitted);
  CHECK(w.method().function == "weller_units");
}

TEST_CASE("weller: the first unit with a slope below 1, by trying one after another") {
  for (int i = 1; i <= 30; ++i) {
    for (int j = 1; j <= 17; ++j) {
      const double factor = i;
      const double exponent = j / 20.0;
      CAPTURE(factor, exponent);
      std::int64_t n = 1;
      while (n < 100'000 && exponent * factor * std::pow(static_cast<double>(n), exponent - 1) >= 1 - 1e-12) ++n;
      if (n == 100'000) continue;
      CHECK(weller_units(factor, exponent).units == n);
    }
  }
}

TEST_CASE("weller: the fit solves the normal equations") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, 3 + static_cast<int>(seed % 12), 20, 6);
    const auto w = weller(incidence);
    const auto cumulative = incidence.cumulative();
    double rest_sum = 0;
    double rest_x = 0;
    std::int64_t points = 0;
    for (std::size_t i = 0; i < cumulative.size(); ++i) {
      if (cumulative[i] == 0) continue;
      const double x = std::log(static_cast<double>(i) + 1);
      const double rest = std::log(static_cast<double>(cumulative[i])) - std::log(w.factor) - w.exponent * x;
      rest_sum += rest;
      rest_x += rest * x;
      ++points;
    }
    CHECK(w.points == points);
    if (points < 2) continue;
    CHECK(w.fitted);
    CHECK_THAT(rest_sum, WithinAbs(0, 1e-9));
    CHECK_THAT(rest_x, WithinAbs(0, 1e-9));
    if (w.status == Status::ok) CHECK(w.units == weller_units(w.factor, w.exponent).units);
  }
}

TEST_CASE("weller: curves that do not flatten") {
  const std::vector<std::int64_t> ever_more{1, 3, 5, 7, 9};  // N^2
  const auto w = weller(ever_more);
  CHECK_THAT(w.exponent, WithinAbs(2, 1e-12));
  CHECK_THAT(w.factor, WithinAbs(1, 1e-12));
  CHECK(w.status == Status::never);
  CHECK(w.reason == "never");
  CHECK(w.units == 0);
  CHECK(w.table()["units"].is_missing(0));
  const std::vector<std::int64_t> straight{2, 2, 2, 2};
  CHECK(weller(straight).status == Status::never);
  CHECK(weller_units(.2, 1.5).status == Status::never);  // flat at first only
  CHECK(weller_units(.2, 1).units == 1);
  CHECK(weller_units(1, 1).status == Status::never);
  CHECK(weller_units(5, 0).units == 1);
  CHECK(weller_units(10, .999).status == Status::out_of_range);
  const std::vector<std::int64_t> once{4, 0, 0};
  CHECK(weller(once).units == 1);
}

TEST_CASE("weller: degenerate and refused") {
  const std::vector<std::int64_t> none;
  CHECK(weller(none).status == Status::no_data);
  const std::vector<std::int64_t> zeros(4);
  CHECK(weller(zeros).status == Status::undefined);
  CHECK(weller(zeros).reason == "no_codes");
  const std::vector<std::int64_t> last{0, 0, 2};
  CHECK(weller(last).status == Status::too_few_units);
  CHECK(weller(last).reason == "fewer_than_2_points");
  CHECK(std::isnan(weller(last).factor));
  const std::vector<std::int64_t> bad{1, -1};
  CHECK_THROWS_AS(weller(bad), InputError);
  CHECK_THROWS_AS(weller_units(0, .5), UsageError);
  CHECK_THROWS_AS(weller_units(undefined_value, .5), UsageError);
  CHECK_THROWS_AS(weller_units(1, undefined_value), UsageError);
  CHECK(weller(data::f15()).table().rows() == 1);
  CHECK(weller(data::f15()).method().function == "weller");
  CHECK(weller(data::f15()).method().n == 15);
}
