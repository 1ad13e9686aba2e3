#include <tematik/metrics/agreement_drift.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("agreement_drift: EWMA of .1 .1 .3 around .1") {
  const std::vector<double> x{.1, .1, .3};
  const auto d = agreement_drift(x, {.mean = .1, .sigma = .05});
  REQUIRE(d.status == Status::ok);
  CHECK_THAT(d.points[0].ewma, WithinAbs(.1, 1e-12));
  CHECK_THAT(d.points[1].ewma, WithinAbs(.1, 1e-12));
  CHECK_THAT(d.points[2].ewma, WithinAbs(.14, 1e-12));
  CHECK_THAT(d.points[0].upper, WithinAbs(.1 + 3 * .05 * .2, 1e-12));  // sqrt(.2/1.8 x .36) = .2
  CHECK_THAT(d.points[0].lower, WithinAbs(.1 - 3 * .05 * .2, 1e-12));
  CHECK_THAT(d.points[2].upper, WithinAbs(.1 + 3 * .05 * std::sqrt(.2 / 1.8 * (1 - std::pow(.8, 6))), 1e-12));
  CHECK_THAT(d.points[2].cusum, WithinAbs(.2 - .025, 1e-12));
  CHECK_FALSE(d.first_cusum_alarm);
  CHECK(d.table().rows() == 3);
  CHECK_THAT(d.method().json(), Catch::Matchers::ContainsSubstring("\"lambda\":0.2"));
}

TEST_CASE("agreement_drift: a baseline, then a shift") {
  std::vector<double> x;
  for (int i = 0; i < 10; ++i) x.push_back(i % 2 == 0 ? .08 : .12);
  for (int i = 0; i < 10; ++i) x.push_back(.2);
  const auto d = agreement_drift(x);
  CHECK_THAT(d.mean, WithinAbs(.1, 1e-12));
  CHECK_THAT(d.sigma, WithinAbs(.02 * std::sqrt(10.0 / 9), 1e-12));
  REQUIRE(d.first_ewma_alarm);
  REQUIRE(d.first_cusum_alarm);
  CHECK(*d.first_ewma_alarm == 10);  // .118 and more, far above the limit
  CHECK(*d.first_cusum_alarm == 11);
  double z = d.mean, c = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    z = .2 * x[i] + .8 * z;
    c = std::max(0.0, c + x[i] - d.mean - .5 * d.sigma);
    const double reach = 3 * d.sigma * std::sqrt(.2 / 1.8 * (1 - std::pow(.8, 2.0 * static_cast<double>(i + 1))));
    CHECK_THAT(d.points[i].ewma, WithinAbs(z, 1e-12));
    CHECK_THAT(d.points[i].cusum, WithinAbs(c, 1e-12));
    CHECK(d.points[i].ewma_alarm == (std::abs(z - d.mean) > reach));
    CHECK(d.points[i].cusum_alarm == (c > 5 * d.sigma));
  }
  for (auto& v : x) v = .3 - v;  // better agreement: EWMA says so too, CUSUM is silent
  const auto better = agreement_drift(x);
  CHECK(better.first_ewma_alarm);
  CHECK_FALSE(better.first_cusum_alarm);
}

TEST_CASE("agreement_drift: sources without a figure leave the charts where they are") {
  const std::vector<double> with{.1, undefined_value, .3, undefined_value}, without{.1, .3};
  const DriftOptions given{.mean = .1, .sigma = .05};
  const auto a = agreement_drift(with, given);
  const auto b = agreement_drift(without, given);
  CHECK(a.n == 2);
  CHECK(a.n_missing == 2);
  CHECK(a.points[2].ewma == b.points[1].ewma);
  CHECK(a.points[2].upper == b.points[1].upper);
  CHECK(a.points[3].cusum == b.points[1].cusum);
  CHECK_FALSE(a.points[3].ewma_alarm);
}

TEST_CASE("agreement_drift: statuses and options") {
  CHECK(agreement_drift({}).status == Status::no_data);
  CHECK(agreement_drift(std::vector<double>{undefined_value}).status == Status::no_data);
  const std::vector<double> nine(9, .1), ten(12, .1);
  const auto few = agreement_drift(nine);
  CHECK(few.status == Status::too_few_units);
  CHECK(few.points.size() == 9);
  CHECK(std::isnan(few.points[0].ewma));
  CHECK(agreement_drift(nine, {.mean = .1}).status == Status::too_few_units);
  CHECK(agreement_drift(nine, {.baseline = 9}).status == Status::no_variation);
  const auto flat = agreement_drift(ten);
  CHECK(flat.status == Status::no_variation);
  CHECK(flat.sigma == 0);
  CHECK(flat.mean == .1);
  CHECK_FALSE(flat.first_ewma_alarm);
  for (const auto& bad : {DriftOptions{.lambda = 0}, DriftOptions{.lambda = 1.1}, DriftOptions{.limit = 0},
                          DriftOptions{.slack = -1}, DriftOptions{.decision = 0}, DriftOptions{.mean = undefined_value},
                          DriftOptions{.sigma = -1}, DriftOptions{.baseline = 1}}) {
    CHECK_THROWS_AS(agreement_drift(ten, bad), UsageError);
  }
}

TEST_CASE("agreement_drift: the example of its documentation") {
  const std::vector<double> x{.1, .1, .3};
  CHECK(std::abs(agreement_drift(x, {.mean = .1, .sigma = .05}).points[2].ewma - .14) < 1e-12);
}
