#include <tematik/metrics/galvin.hpp>

#include <cmath>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("galvin: units for a prevalence and a power") {
  struct Known {
    double prevalence, power;
    std::int64_t units;
  };
  for (const auto& known : {Known{.1, .8, 16}, Known{.1, .9, 22}, Known{.1, .95, 29}, Known{.1, .99, 44},
                            Known{.05, .8, 32}, Known{.05, .9, 45}, Known{.05, .95, 59}, Known{.05, .99, 90}}) {
    CAPTURE(known.prevalence, known.power);
    const auto g = galvin({.prevalence = known.prevalence, .power = known.power});
    CHECK(g.status == Status::ok);
    CHECK(g.units == known.units);
    CHECK(g.power >= known.power);
  }
}

TEST_CASE("galvin: the other two questions") {
  const auto r = galvin({.power = .95, .units = 12});
  CHECK_THAT(r.prevalence, WithinAbs(.220922, 1e-6));
  CHECK_THAT(galvin({.prevalence = r.prevalence, .units = 12}).power, WithinAbs(.95, 1e-12));
  CHECK(galvin({.prevalence = .5, .units = 3}).power == .875);
}

TEST_CASE("galvin: n is the least that is enough, and rises with power and rarity") {
  for (int i = 1; i < 40; ++i) {
    std::int64_t before = 0;
    for (int j = 1; j < 100; ++j) {
      CAPTURE(i, j);
      const double prevalence = i / 40.0;
      const double power = j / 100.0;
      const auto n = galvin({.prevalence = prevalence, .power = power}).units;
      CHECK(1 - std::pow(1 - prevalence, static_cast<double>(n)) >= power - 1e-11);
      if (n > 1) CHECK(1 - std::pow(1 - prevalence, static_cast<double>(n - 1)) < power);
      CHECK(n >= before);
      before = n;
      if (i > 1) CHECK(n <= galvin({.prevalence = (i - 1) / 40.0, .power = power}).units);
    }
  }
  CHECK(galvin({.prevalence = .5, .power = .75}).units == 2);  // met exactly
  CHECK(galvin({.prevalence = .5, .power = .875}).units == 3);
}

TEST_CASE("galvin: what it refuses, and its limits") {
  CHECK_THROWS_AS(galvin({}), UsageError);
  CHECK_THROWS_AS(galvin({.prevalence = .1}), UsageError);
  CHECK_THROWS_AS(galvin({.prevalence = .1, .power = .8, .units = 3}), UsageError);
  for (const double bad : {0.0, 1.0, -.1, undefined_value}) {
    CHECK_THROWS_AS(galvin({.prevalence = bad, .units = 3}), UsageError);
    CHECK_THROWS_AS(galvin({.power = bad, .units = 3}), UsageError);
  }
  CHECK_THROWS_AS(galvin({.prevalence = .1, .units = 0}), UsageError);
  const auto rare = galvin({.prevalence = 1e-300, .power = .8});
  CHECK(rare.status == Status::out_of_range);
  CHECK(rare.table()["units"].is_missing(0));
  const auto g = galvin({.prevalence = .1, .power = .95});
  CHECK(g.units == 29);
  CHECK(g.table()["units"].as<std::int64_t>()[0] == 29);
  CHECK(g.method().function == "galvin");
  CHECK(g.method().citations.empty());
}
