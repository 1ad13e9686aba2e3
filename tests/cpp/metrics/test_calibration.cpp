#include <tematik/metrics/calibration.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("calibrate: marks with the anchors of the specification") {
  const Anchors anchors{.exclusion = 65, .crossover = 75, .inclusion = 85};
  const auto m = calibrate({86.4, 78.0, 70.8, 61.7, 65, 75, 85, undefined_value}, anchors);
  const std::vector<double> expected{.966, .708, .225, .020, .05, .5, .95};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK_THAT(m[i], WithinAbs(expected[i], 5e-4));
  CHECK(m[5] == .5);
  CHECK_THAT(m[4], WithinAbs(.05, 1e-15));
  CHECK(std::isnan(m[7]));
}

TEST_CASE("calibrate: unequal reaches, and reversed anchors as the mirror image") {
  const auto up = calibrate({0, 10, 40, 20}, Anchors{.exclusion = 0, .crossover = 10, .inclusion = 40});
  CHECK_THAT(up[0], WithinAbs(.05, 1e-12));
  CHECK_THAT(up[2], WithinAbs(.95, 1e-12));
  CHECK_THAT(up[3], WithinAbs(1 / (1 + std::pow(19.0, -1.0 / 3)), 1e-12));
  const auto down = calibrate({0, -10, -40, -20}, Anchors{.exclusion = 0, .crossover = -10, .inclusion = -40});
  for (std::size_t i = 0; i < 4; ++i) CHECK_THAT(down[i], WithinAbs(up[i], 1e-15));
  double last = 0;
  for (int v = -50; v <= 90; ++v) {  // it rises
    const double here = calibrate({static_cast<double>(v)}, Anchors{0, 10, 40})[0];
    CHECK(here > last);
    last = here;
  }
}

TEST_CASE("calibrate: one threshold") {
  const auto m = calibrate({74.9, 75, undefined_value}, 75.0);
  CHECK(m[0] == 0);
  CHECK(m[1] == 1);
  CHECK(std::isnan(m[2]));
  CHECK_THROWS_AS(calibrate({1.0}, undefined_value), InputError);
}

TEST_CASE("calibrate: anchors must rise or fall") {
  for (const auto& a : {Anchors{1, 1, 2}, Anchors{1, 3, 2}, Anchors{2, 1, 3}, Anchors{undefined_value, 1, 2},
                        Anchors{0, 1, HUGE_VAL}, Anchors{}}) {
    CHECK_THROWS_AS(calibrate({1.0}, a), InputError);
  }
  CHECK_THROWS_AS(calibrate({HUGE_VAL}, Anchors{0, 1, 2}), InputError);
}
