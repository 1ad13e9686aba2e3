#include <tematik/metrics/percent_agreement.hpp>

#include "check_agreement.hpp"

using namespace tematik;

TEST_CASE("percent_agreement: D1, D3, D5, D11") {
  check::figure(percent(data::d1()), .818182, .12561, 5e-6);
  CHECK_THAT(percent(data::d1()).observed, Catch::Matchers::WithinAbs(9.0 / 11, 1e-12));
  CHECK_THAT(percent(data::d3()).value, Catch::Matchers::WithinAbs(.555556, 1e-6));
  check::figure(percent(data::d5a(), {.divisor = VarianceDivisor::n}), .89, .0312890);
  CHECK_THAT(percent(data::d11()).value, Catch::Matchers::WithinAbs(.6, 1e-12));
  const auto p = percent(data::d1());
  CHECK(p.expected == 0);
  CHECK(p.n_units == 12);
  CHECK(p.n_pairable == 11);
  CHECK(p.n_coders == 4);
  CHECK(p.n_categories == 5);
  CHECK(p.ci_method == "gwet");
}

TEST_CASE("percent_agreement: interval cut to 0..1, one value is fine") {
  const auto all = percent(data::table({{5, 0}, {0, 0}}));
  CHECK(all.value == 1);
  CHECK(all.status == Status::ok);
  CHECK(all.hi == 1);
  const auto none = percent(data::table({{0, 5}, {0, 0}}));
  CHECK(none.value == 0);
  CHECK(none.lo == 0);
  const auto one_unit = percent(data::table({{1, 0}, {0, 0}}));
  CHECK(one_unit.value == 1);
  CHECK(std::isnan(one_unit.se));
}

TEST_CASE("percent_agreement: statuses and options") {
  check::statuses([](const Ratings& r) { return percent(r); }, 2);
  check::statuses([](const Ratings& r) { return percent(r); }, 4);
  CHECK_THROWS_AS(percent(data::d1(), {.confidence = 1}), UsageError);
  CHECK_THROWS_AS(percent(data::d1(), {.sampled_fraction = -1}), UsageError);
  CHECK(percent(data::d1(), {.sampled_fraction = 1}).se == 0);
  CHECK(std::isnan(percent(data::d1(), {.variance = false}).se));
}

TEST_CASE("percent_agreement: the example of its documentation") {
  CHECK(percent(ratings_from(Matrix<double>{{1, 1, 0}, {1, 0, 0}})).value == 2.0 / 3);
}
