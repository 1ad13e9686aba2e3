#include <tematik/metrics/random_chance.hpp>

#include <cmath>
#include <numeric>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

double random_chance_product(const std::vector<double>& p, int n) {
  double all = 1;
  for (const double x : p) all *= 1 - std::pow(1 - x, n);
  return all;
}

}  // namespace

TEST_CASE("random_chance: equal chances") {
  struct Known {
    std::size_t codes;
    double p;
    std::int64_t units;
  };
  for (const auto& known : {Known{10, .1, 51}, Known{50, .1, 66}, Known{100, .1, 72}, Known{10, .3, 15},
                            Known{50, .3, 20}, Known{100, .3, 22}, Known{100, .05, 148}, Known{100, .5, 11}}) {
    CAPTURE(known.codes, known.p);
    const std::vector<double> p(known.codes, known.p);
    const auto r = random_chance(p);
    CHECK(r.status == Status::ok);
    CHECK(r.units == known.units);
    CHECK(r.chance >= .95);
    CHECK(r.allocation == std::vector<std::int64_t>{known.units});
  }
  CHECK(random_chance(std::vector{.05, .1, .2, .4}).units == 60);
}

TEST_CASE("random_chance: minimal, and the formula") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    RandomStream dice(seed, RandomPurpose::scenario, 0);
    std::vector<double> p(1 + dice.draw(8));
    for (auto& x : p) x = .02 + .9 * dice.uniform();
    const auto r = random_chance(p, {.chance = .9});
    const auto n = static_cast<int>(r.units);
    CHECK_THAT(r.chance, WithinAbs(random_chance_product(p, n), 1e-12));
    CHECK(r.chance >= .9 - 1e-11);
    if (n > 1) CHECK(random_chance_product(p, n - 1) < .9);
    CHECK_THAT(random_chance(p, {.units = 7}).chance, WithinAbs(random_chance_product(p, 7), 1e-12));
  }
}

TEST_CASE("random_chance: populations with quotas") {
  const std::vector<double> p{.1, .2, .3};
  // two parts with the same chances are one population
  const std::vector<Population> same{{.chances = p, .quota = 1}, {.chances = p, .quota = 3}};
  CHECK(random_chance(same).units == random_chance(p).units);
  // each code lives in one part only: product over parts
  const std::vector<Population> apart{{.chances = {.5, 0}, .quota = 2}, {.chances = {0, .2}, .quota = 1}};
  const auto nine = random_chance(apart, {.units = 9});
  CHECK(nine.allocation == std::vector<std::int64_t>{6, 3});
  CHECK_THAT(nine.chance, WithinAbs((1 - std::pow(.5, 6)) * (1 - std::pow(.8, 3)), 1e-12));
  const auto least = random_chance(apart);
  CHECK(least.chance >= .95);
  CHECK(random_chance(apart, {.units = least.units - 1}).chance < .95);
  // the allocation never shrinks for a part and stays within one unit of the quota
  const std::vector<Population> three{
      {.chances = {.1}, .quota = 5}, {.chances = {.1}, .quota = 3}, {.chances = {.1}, .quota = 1}};
  std::vector<std::int64_t> before(3);
  for (std::int64_t n = 0; n < 60; ++n) {
    const auto units = random_chance(three, {.units = n}).allocation;
    CHECK(std::accumulate(units.begin(), units.end(), std::int64_t{0}) == n);
    for (std::size_t g = 0; g < 3; ++g) {
      CHECK(units[g] >= before[g]);
      CHECK(std::abs(static_cast<double>(units[g]) - three[g].quota / 9 * static_cast<double>(n)) < 1);
    }
    before = units;
  }
  CHECK(random_chance(three, {.units = 54}).allocation == std::vector<std::int64_t>{30, 18, 6});
}

TEST_CASE("random_chance: never, no code, limits") {
  const auto never = random_chance(std::vector{.5, 0.0});
  CHECK(never.status == Status::never);
  CHECK(never.reason == "never");
  CHECK(never.impossible == std::vector<std::size_t>{1});
  CHECK(never.units == 0);
  CHECK(std::isnan(never.chance));
  CHECK(random_chance(std::vector{.5, 0.0}, {.units = 40}).chance == 0);
  CHECK(random_chance(std::vector{1.0, 1.0}).units == 1);
  CHECK(random_chance(std::vector{1.0}, {.units = 0}).chance == 0);
  CHECK(random_chance(std::vector<double>{}).status == Status::no_data);
  CHECK(random_chance(std::vector<Population>{}).status == Status::no_data);
  CHECK(random_chance(std::vector{1e-300}).status == Status::out_of_range);
  CHECK(random_chance(std::vector{.5}, {.units = (std::int64_t{1} << 50) + 1}).reason == "too_many_units");
  CHECK(random_chance(std::vector{1e-9}).status == Status::ok);
}

TEST_CASE("random_chance: what it refuses, and what it hands out") {
  CHECK_THROWS_AS(random_chance(std::vector{1.5}), InputError);
  CHECK_THROWS_AS(random_chance(std::vector{undefined_value}), InputError);
  CHECK_THROWS_WITH(random_chance(std::vector{.5, -.1}), ContainsSubstring("code 1"));
  CHECK_THROWS_AS(random_chance(std::vector{.5}, {.chance = 1}), UsageError);
  CHECK_THROWS_AS(random_chance(std::vector{.5}, {.units = -1}), UsageError);
  const std::vector<Population> ragged{{.chances = {.5}, .quota = 1}, {.chances = {.5, .5}, .quota = 1}};
  CHECK_THROWS_AS(random_chance(ragged), InputError);
  const std::vector<Population> no_quota{{.chances = {.5}, .quota = 0}};
  CHECK_THROWS_AS(random_chance(no_quota), InputError);
  const auto r = random_chance(std::vector<double>(10, .3));
  CHECK(r.units == 15);
  CHECK(r.table().rows() == 1);
  CHECK(r.table()["units"].as<std::int64_t>()[0] == 15);
  CHECK(r.method().function == "random_chance");
}
