#include <tematik/metrics/units_for.hpp>

#include <cmath>

#include <tematik/metrics/accumulation.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("units_for_share: F15, T8, BCI") {
  struct Known {
    FrequencyCounts frequencies;
    double share, further;
  };
  for (const auto& known :
       {Known{data::f15().frequencies(), .99, .933092}, Known{data::t8().frequencies(), .90, .727714},
        Known{data::t8().frequencies(), .95, 3.137135}, Known{data::t8().frequencies(), .99, 8.731637},
        Known{data::bci(), .90, 0}, Known{data::bci(), .95, 0}, Known{data::bci(), .99, 43.322178}}) {
    CAPTURE(known.share, known.further);
    const auto u = units_for_share(known.frequencies, known.share);
    CHECK(u.status == Status::ok);
    CHECK_THAT(u.further, WithinAbs(known.further, 1e-6));
    CHECK(u.units == known.frequencies.units + static_cast<std::int64_t>(std::ceil(known.further)));
    CHECK((u.reason == "within") == (known.further == 0));
    CHECK(u.flags.has(Flag::lower_bound));
    CHECK(u.flags.has(Flag::beyond_double) == (known.further > static_cast<double>(known.frequencies.units)));
  }
}

TEST_CASE("units_for_share: the extrapolated curve gets there then and not before") {
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, 2 + static_cast<int>(seed % 12), 14, 5);
    const double share = .8 + static_cast<double>(seed % 19) / 100;
    const auto u = units_for_share(incidence, share);
    if (u.status != Status::ok) continue;
    const auto curve = accumulation(incidence, {.extrapolate_to = u.units});
    CHECK(curve.mean[static_cast<std::size_t>(u.units)] >= share * u.estimate - 1e-9);
    if (u.further > 0) CHECK(curve.mean[static_cast<std::size_t>(u.units) - 1] < share * u.estimate);
  }
}

TEST_CASE("units_for_coverage: F15") {
  const auto beyond = units_for_coverage(data::f15(), .99);
  CHECK(beyond.status == Status::ok);
  CHECK_THAT(beyond.further, WithinAbs(2.322292, 1e-6));
  CHECK_THAT(beyond.value, WithinAbs(17.322292, 1e-6));
  CHECK(beyond.units == 18);
  CHECK_FALSE(beyond.flags.has(Flag::lower_bound));
  const auto within = units_for_coverage(data::f15(), .85);
  CHECK(within.units == 10);
  CHECK(within.value == 10);
  CHECK(within.reason == "within");
}

TEST_CASE("units_for_coverage: coverage is reached there and not before") {
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    CAPTURE(seed);
    const auto f = data::random_incidence(seed, 2 + static_cast<int>(seed % 12), 14, 5).frequencies();
    const double wanted = .05 + static_cast<double>(seed % 95) / 100;
    const auto u = units_for_coverage(f, wanted);
    if (u.status != Status::ok) continue;
    CHECK(coverage(f, {.t = u.units}).value >= wanted - 1e-9);
    if (u.units > 1) CHECK(coverage(f, {.t = u.units - 1}).value < wanted + 1e-9);
  }
}

TEST_CASE("units_for: degenerate and refused") {
  for (const auto& u : {units_for_share(FrequencyCounts{}, .5), units_for_coverage(FrequencyCounts{}, .5)}) {
    CHECK(u.status == Status::no_data);
    CHECK(u.table()["units"].is_missing(0));
  }
  const auto one = incidence_from(data::bits({"110"}));
  CHECK(units_for_share(one, .5).status == Status::too_few_units);
  CHECK(units_for_coverage(one, .5).status == Status::too_few_units);
  const auto zeros = incidence_from(data::bits({"00", "00"}));
  CHECK(units_for_share(zeros, .5).status == Status::undefined);
  CHECK(units_for_coverage(zeros, .5).status == Status::undefined);
  CHECK(std::isnan(units_for_coverage(zeros, .5).value));
  const auto full = incidence_from(data::bits({"11", "11"}));
  CHECK(units_for_share(full, .999).further == 0);
  CHECK(units_for_coverage(full, .999).units == 1);
  for (const double bad : {0.0, 1.0, -1.0, undefined_value}) {
    CHECK_THROWS_AS(units_for_share(data::f15(), bad), UsageError);
    CHECK_THROWS_AS(units_for_coverage(data::f15(), bad), UsageError);
  }
  CHECK(units_for_share(data::f15(), .99).method().function == "units_for_share");
  CHECK(units_for_coverage(data::f15(), .99).method().function == "units_for_coverage");
  CHECK(units_for_share(data::f15(), .99).table()["units"].as<std::int64_t>()[0] == 16);
}

TEST_CASE("units_for: the examples of the documentation") {
  CHECK(units_for_share(data::z4(), .8).units == 7);
  CHECK_THAT(units_for_share(data::z4(), .8).further, WithinAbs(std::log(1.25 / 2.25) / std::log(.75), 1e-12));
  CHECK(units_for_coverage(data::z4(), .7).units == 5);
}
