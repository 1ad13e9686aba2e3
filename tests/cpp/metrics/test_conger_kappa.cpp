#include <tematik/metrics/conger_kappa.hpp>

#include <tematik/metrics/cohen_kappa.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("conger_kappa: D1 and D1 with unit 12 rated by C") {
  check::figure(conger_kappa(data::d1()), .762067, .150109);
  check::figure(conger_kappa(data::d1_prime()), .76282, .14917, 5e-6);
  const auto quadratic = conger_kappa(data::d1_prime(), {.weights = AgreementWeights::quadratic});
  check::figure(quadratic, .85771, .14367, 5.1e-6);
  const std::vector<std::pair<AgreementWeights, double>> known{
      {AgreementWeights::linear, .81378},   {AgreementWeights::ratio, .81197},
      {AgreementWeights::circular, .80535}, {AgreementWeights::bipolar, .84487},
      {AgreementWeights::radical, .78834},  {AgreementWeights::ordinal_gwet, .84366}};
  for (const auto& [weights, value] : known) {
    check::figure(conger_kappa(data::d1_prime(), {.weights = weights}), value, undefined_value, 5.1e-6);
  }
}

TEST_CASE("conger_kappa: two complete coders give Cohen's kappa and, with divisor n, its error") {
  for (const auto& r : {data::d4a(), data::d4b(), data::d5a(), data::d5b(), data::d6a(), data::d7(), data::d11()}) {
    for (const auto weights : {AgreementWeights::identity, AgreementWeights::linear, AgreementWeights::quadratic}) {
      const auto conger = conger_kappa(r, {.weights = weights, .divisor = VarianceDivisor::n});
      const auto cohen = cohen_kappa(r, {.weights = weights});
      CHECK_THAT(conger.value, WithinAbs(cohen.value, 1e-12));
      CHECK_THAT(conger.se, WithinAbs(cohen.se, 1e-12));
    }
  }
}

TEST_CASE("conger_kappa: statuses") {
  check::statuses([](const Ratings& r) { return conger_kappa(r); }, 3);
  CHECK(conger_kappa(data::table({{9, 0}, {0, 0}})).status == Status::no_variation);
  CHECK(conger_kappa(data::table({{0, 9}, {0, 0}})).value == 0);
}

TEST_CASE("conger_kappa: the example of its documentation") {
  CHECK(std::abs(conger_kappa(ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}})).value - 0.5) < 1e-15);
}
