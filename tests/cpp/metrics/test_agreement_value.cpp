#include <tematik/metrics/agreement_value.hpp>

#include <tematik/metrics/brennan_prediger.hpp>
#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/conger_kappa.hpp>
#include <tematik/metrics/fleiss_kappa.hpp>
#include <tematik/metrics/gwet_ac1.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/light_kappa.hpp>
#include <tematik/metrics/percent_agreement.hpp>
#include <tematik/metrics/scott_pi.hpp>

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

TEST_CASE("agreement_value: no coefficient throws, or has a value without a status, on any small table") {
  std::vector<Matrix<double>> tables{Matrix<double>(0, 0),      Matrix<double>(3, 0),
                                     Matrix<double>(0, 3),      Matrix<double>::Constant(3, 4, undefined_value),
                                     Matrix<double>{{1, 2, 1}}, Matrix<double>{{1}, {2}, {1}},
                                     Matrix<double>{{1}, {1}},  Matrix<double>{{0}, {0}}};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    data::Dice dice(seed);
    tables.push_back(data::random_ratings(dice, dice.between(1, 4), dice.between(1, 5), dice.between(1, 3), dice(9)));
  }
  std::size_t number = 0;
  for (const auto& x : tables) {
    CAPTURE(number);
    ++number;
    const auto r = ratings_from(x);
    std::vector<AgreementValue> all;
    for (const auto& [level, word] : EnumNames<MeasurementLevel>::names)
      all.push_back(krippendorff_alpha(r, {.level = level}));
    for (const auto& [name, word] : EnumNames<AgreementWeights>::names) {
      const CoefficientOptions options{.weights = name};
      for (const auto& figure : std::vector<AgreementValue>{percent(r, options), fleiss_kappa(r, options),
                                                            gwet_ac1(r, options), brennan_prediger(r, options),
                                                            conger_kappa(r, options), light_kappa(r, options)}) {
        all.push_back(figure);
      }
      if (r.coders().size() != 2) continue;
      all.push_back(cohen_kappa(r, options));
      all.push_back(scott_pi(r, options));
    }
    for (const auto& a : all) {
      CAPTURE(a.metric, a.weights, to_string(a.status));
      CHECK(std::isnan(a.value) == (a.status != Status::ok));
      CHECK_FALSE(std::isinf(a.value));
      CHECK_FALSE(a.value > 1 + 1e-12);
      if (!std::isnan(a.se)) {
        CHECK(a.lo <= a.value + 1e-12);
        CHECK(a.value <= a.hi + 1e-12);
      }
    }
  }
}
