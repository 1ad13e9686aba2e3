#include <tematik/metrics/agreement_planning.hpp>

#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/percent_agreement.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const auto percent_of_plan = [](const Ratings& r) { return percent(r, {.variance = false}).value; };

}  // namespace

TEST_CASE("agreement_planning: units for a share, where the answer is known") {
  const auto r = data::table({{60, 20}, {0, 20}});  // .8
  for (const double h : {.15, .08, .03}) {
    const auto plan = plan_units(r, percent_of_plan, {.half_width = h});
    REQUIRE(plan.status == Status::ok);
    const double known = 1.959964 * 1.959964 * .8 * .2 / (h * h);
    CHECK_THAT(static_cast<double>(plan.n), WithinRel(known, .12));
    CHECK_THAT(static_cast<double>(plan.first_guess), WithinRel(known, .12));
    CHECK(plan.half_width <= h);
    CHECK(plan.half_width > .93 * h);
    CHECK_THAT(plan.mc_se, WithinRel(plan.half_width / std::sqrt(2 * 1999.0), 1e-9));
    CHECK(plan.n_observed == 100);
    CHECK_THAT(plan.observed_half_width, WithinRel(1.96 * .04, .06));
  }
}

TEST_CASE("agreement_planning: seed and threads") {
  const auto kappa = [](const Ratings& r) { return cohen_kappa(r, {.variance = false}).value; };
  const auto r = data::d5a();
  const auto plan = plan_units(r, kappa, {.half_width = .08, .n_boot = 500});
  CHECK(plan.status == Status::ok);
  CHECK_THAT(static_cast<double>(plan.n), WithinRel(100 * std::pow(1.96 * .0589 / .08, 2), .2));
  for (const int threads : {1, 4}) {
    const auto again = plan_units(r, kappa, {.half_width = .08, .n_boot = 500, .threads = threads});
    CHECK(again.n == plan.n);
    CHECK(again.half_width == plan.half_width);
  }
  CHECK(plan.method().seed == 0);
}

TEST_CASE("agreement_planning: sources") {
  RandomStream dice(9, RandomPurpose::scenario, 2);
  std::vector<double> x(20);
  double mean = 0, variance = 0;
  for (auto& v : x) v = dice.uniform();
  for (const double v : x) mean += v / 20;
  for (const double v : x) variance += (v - mean) * (v - mean) / 20;
  const auto figure = [&](std::span<const std::int64_t> w) {
    double sum = 0, n = 0;
    for (std::size_t k = 0; k < w.size(); ++k) sum += static_cast<double>(w[k]) * x[k], n += static_cast<double>(w[k]);
    return sum / n;
  };
  const auto plan = plan_sources(20, figure, {.half_width = .06});
  REQUIRE(plan.status == Status::ok);
  CHECK_THAT(static_cast<double>(plan.n), WithinRel(1.96 * 1.96 * variance / (.06 * .06), .12));
  CHECK(plan.n_observed == 20);
}

TEST_CASE("agreement_planning: figures that are often undefined do not count as narrow") {
  // kappa has no value while the one "yes" is not drawn: 5 % of the studies are allowed
  const auto kappa = [](const Ratings& r) { return cohen_kappa(r, {.variance = false}).value; };
  const auto plan = plan_units(data::table({{39, 0}, {0, 1}}), kappa, {.half_width = .2});
  REQUIRE(plan.status == Status::ok);
  const double missed = std::pow(39.0 / 40, static_cast<double>(plan.n));
  CHECK_THAT(missed, WithinAbs(.05, .012));
  CHECK(plan.half_width == 0);
}

TEST_CASE("agreement_planning: statuses and options") {
  CHECK(plan_units(Ratings(), percent_of_plan).status == Status::too_few_units);
  const auto r = data::table({{60, 20}, {0, 20}});
  const auto far = plan_units(r, percent_of_plan, {.half_width = .001, .n_boot = 100, .max_n = 5000});
  CHECK(far.status == Status::not_reached);
  CHECK(far.n == 5000);
  CHECK(far.half_width > .001);
  const auto never = plan_units(r, [](const Ratings&) { return undefined_value; }, {.n_boot = 50});
  CHECK(never.status == Status::undefined);
  const auto flat = plan_units(r, [](const Ratings&) { return 1.0; }, {.n_boot = 50});
  CHECK(flat.n == 2);
  CHECK(flat.half_width == 0);
  for (const auto& bad : {PlanningOptions{.half_width = 0}, PlanningOptions{.confidence = 1},
                          PlanningOptions{.n_boot = 1}, PlanningOptions{.max_n = 1}}) {
    CHECK_THROWS_AS(plan_units(r, percent_of_plan, bad), UsageError);
  }
}

TEST_CASE("agreement_planning: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
  const auto plan = plan_units(r, [](const auto& x) { return percent(x).value; });
  CHECK(plan.n > 65);
  CHECK(plan.n < 80);
}
