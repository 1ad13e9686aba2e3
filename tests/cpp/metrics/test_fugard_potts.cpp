#include <tematik/metrics/fugard_potts.hpp>

#include <cmath>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

/// P(X >= m) by summing the terms below it.
double fugard_sum(std::int64_t n, double p, std::int64_t m) {
  double below = 0;
  double term = std::pow(1 - p, static_cast<double>(n));
  for (std::int64_t k = 0; k < m && k <= n; ++k) {
    below += term;
    term *= static_cast<double>(n - k) / static_cast<double>(k + 1) * p / (1 - p);
  }
  return m > n ? 0 : 1 - below;
}

}  // namespace

TEST_CASE("fugard_potts: the table of 25 designs at power .8") {
  const std::vector<std::int64_t> mentions{1, 2, 3, 5, 10};
  const std::vector<std::pair<double, std::vector<std::int64_t>>> known{{.05, {32, 59, 85, 134, 249}},
                                                                        {.1, {16, 29, 42, 66, 124}},
                                                                        {.2, {8, 14, 21, 33, 61}},
                                                                        {.3, {5, 9, 14, 21, 40}},
                                                                        {.5, {3, 5, 8, 12, 24}}};
  for (const auto& [p, units] : known) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      CAPTURE(p, mentions[i]);
      CHECK(fugard_potts({.prevalence = p, .mentions = mentions[i]}).units == units[i]);
    }
  }
}

TEST_CASE("fugard_potts: published figures") {
  const auto first = fugard_potts({.prevalence = .1, .mentions = 2});
  CHECK(first.units == 29);
  CHECK_THAT(first.power, WithinAbs(.801128, 1e-6));
  CHECK_THAT(fugard_potts({.prevalence = .1, .mentions = 2, .units = 28}).power, WithinAbs(.784846, 1e-6));
  CHECK(fugard_potts({.prevalence = .25, .mentions = 2, .power = .9}).units == 15);
  CHECK(fugard_potts({.prevalence = .5, .mentions = 1}).units == 3);
  CHECK_THAT(fugard_potts({.prevalence = .06, .mentions = 5, .units = 200}).power, WithinAbs(.993623, 1e-6));
  CHECK_THAT(fugard_potts({.prevalence = .5, .mentions = 1, .units = 3}).power, WithinAbs(.875, 1e-15));
}

TEST_CASE("fugard_potts: against summed terms, minimal, monotone") {
  for (int i = 1; i < 20; ++i) {
    const double p = i / 20.0;
    std::int64_t before = 0;
    for (std::int64_t m = 1; m <= 8; ++m) {
      CAPTURE(p, m);
      for (const std::int64_t n : {m - 1, m, m + 3, 4 * m}) {
        if (n < 1) continue;
        CHECK_THAT(fugard_potts({.prevalence = p, .mentions = m, .units = n}).power,
                   WithinAbs(fugard_sum(n, p, m), 1e-11));
      }
      const auto n = fugard_potts({.prevalence = p, .mentions = m, .power = .9}).units;
      CHECK(fugard_sum(n, p, m) >= .9 - 1e-11);
      CHECK(fugard_sum(n - 1, p, m) < .9);
      CHECK(n > before);
      CHECK(n <= fugard_potts({.prevalence = p, .mentions = m, .power = .95}).units);
      before = n;
    }
  }
}

TEST_CASE("fugard_potts: a theme that is not always mentioned") {
  CHECK(fugard_potts({.prevalence = .2, .mentions = 2, .mention = .5}).units == 29);
  CHECK_THAT(fugard_potts({.prevalence = .2, .mentions = 2, .mention = .5}).power, WithinAbs(.801128, 1e-6));
}

TEST_CASE("fugard_potts: what it refuses, and its limits") {
  for (const double bad : {0.0, 1.0, -.1, undefined_value}) {
    CHECK_THROWS_AS(fugard_potts({.prevalence = bad}), UsageError);
    CHECK_THROWS_AS(fugard_potts({.power = bad}), UsageError);
  }
  CHECK_THROWS_AS(fugard_potts({.mentions = 0}), UsageError);
  CHECK_THROWS_AS(fugard_potts({.mention = 0}), UsageError);
  CHECK_THROWS_AS(fugard_potts({.mention = 1.5}), UsageError);
  CHECK_THROWS_AS(fugard_potts({.units = 0}), UsageError);
  CHECK(fugard_potts({.prevalence = 1e-30}).status == Status::out_of_range);
  CHECK(fugard_potts({.mentions = std::int64_t{1} << 60}).status == Status::out_of_range);
  CHECK(fugard_potts({.prevalence = 1e-200, .mention = 1e-200}).status == Status::out_of_range);
  CHECK(std::isnan(fugard_potts({.prevalence = 1e-30}).power));
  CHECK(fugard_potts({.prevalence = 1e-9, .mentions = 1}).units == 1609437912);
  CHECK(fugard_potts().table()["units"].as<std::int64_t>()[0] == 29);
  CHECK(fugard_potts().method().function == "fugard_potts");
}
