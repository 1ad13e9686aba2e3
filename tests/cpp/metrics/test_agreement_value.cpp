#include <tematik/metrics/agreement_value.hpp>

#include <tematik/metrics/gwet_ac1.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("agreement_value: words") {
  CHECK(parse<VarianceDivisor>("n-1") == VarianceDivisor::n_minus_1);
  CHECK(parse<NoVariation>("zero") == NoVariation::zero);
  CHECK_THROWS_AS(parse<NoVariation>("half"), UsageError);
}

TEST_CASE("agreement_value: table and method") {
  const auto a = gwet_ac1(data::d1(), {.weights = AgreementWeights::quadratic});
  const auto t = a.table();
  CHECK(t.rows() == 1);
  CHECK(t["metric"].as<std::string>()[0] == "gwet_ac1");
  CHECK(t["weights"].as<std::string>()[0] == "quadratic");
  CHECK(t["n_coders"].as<std::int64_t>()[0] == 4);
  CHECK(t["value"].as<double>()[0] == a.value);
  CHECK(gwet_ac1(Ratings()).table()["value"].is_missing(0));
  CHECK_THAT(a.method().json(), ContainsSubstring("\"weights\":\"quadratic\"") && ContainsSubstring("\"n\":11"));
}

TEST_CASE("agreement_value: tallies") {
  detail::RowTally tally;
  const std::int32_t row[]{2, -1, 0, 2, 2};
  tally.read(row);
  CHECK(tally.total() == 4);
  CHECK(tally.cells().size() == 2);
  CHECK(tally.agreeing(WeightMatrix(3)) == 6);  // three coders gave 2: six ordered pairs
}

TEST_CASE("agreement_value: intervals") {
  CHECK_THAT(detail::t_quantile(.95, 11), WithinAbs(2.200985, 1e-6));
  CHECK(std::isnan(detail::t_quantile(.95, 0)));
  AgreementValue a;
  a.value = .9;
  detail::set_interval(a, .01, 2, "gwet", 0);
  CHECK(a.hi == 1);
  CHECK_THAT(a.lo, WithinAbs(.7, 1e-15));
  AgreementValue b;
  detail::set_interval(b, undefined_value, 2, "gwet");
  CHECK(std::isnan(b.se));
  CHECK(b.ci_method == "none");
}
