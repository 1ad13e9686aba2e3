#include <tematik/metrics/brennan_prediger.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("brennan_prediger: published tables") {
  check::figure(brennan_prediger(data::d1()), .77273, .14472, 5e-6);
  check::figure(brennan_prediger(data::d4b()), .55, undefined_value);
  check::figure(brennan_prediger(data::d3()), .444444, .055123);
  check::figure(brennan_prediger(data::d3_first15()), .4388889, .0831214, 1e-7);
  check::figure(brennan_prediger(data::d5a(), {.divisor = VarianceDivisor::n}), .835, .0469335);
  check::figure(brennan_prediger(data::d5b()), .4499253, undefined_value);
  check::figure(brennan_prediger(data::d6a()), .40, undefined_value, 1e-12);
  check::figure(brennan_prediger(data::d6b()), .82, undefined_value, 1e-12);
  const std::vector<std::pair<AgreementWeights, double>> known{
      {AgreementWeights::quadratic, .90152},   {AgreementWeights::linear, .84848},  {AgreementWeights::ratio, .84024},
      {AgreementWeights::circular, .82355},    {AgreementWeights::bipolar, .88815}, {AgreementWeights::radical, .81263},
      {AgreementWeights::ordinal_gwet, .88636}};
  for (const auto& [weights, value] : known) {
    check::figure(brennan_prediger(data::d1(), {.weights = weights}), value, undefined_value, 5.1e-6);
  }
  CHECK_THAT(brennan_prediger(data::d1(), {.weights = AgreementWeights::quadratic}).se, WithinAbs(.11089, 5e-6));
}

TEST_CASE("brennan_prediger: q is that of the declared categories") {
  const auto two = ratings_from(data::digits({"1122", "1121"}));
  const auto five = ratings_from(data::digits({"1122", "1121"}), {}, {1, 2, 3, 4, 5});
  CHECK_THAT(brennan_prediger(two).value, WithinAbs(.5, 1e-12));
  CHECK_THAT(brennan_prediger(five).value, WithinAbs((.75 - .2) / .8, 1e-12));
  CHECK(brennan_prediger(five).n_categories == 5);
  CHECK(brennan_prediger(five).flags.has(Flag::unused_categories));
}

TEST_CASE("brennan_prediger: statuses") {
  check::statuses([](const Ratings& r) { return brennan_prediger(r); }, 2);
  CHECK(brennan_prediger(ratings_from(data::digits({"11", "11"}))).status == Status::single_category);
  CHECK(brennan_prediger(data::table({{9, 0}, {0, 0}})).value == 1);
  const auto ones = brennan_prediger(data::d6a(), {.weight_matrix = Matrix<double>::Ones(2, 2)});
  CHECK(ones.status == Status::no_variation);
  CHECK(ones.weights == "matrix");
}

TEST_CASE("brennan_prediger: the example of its documentation") {
  CHECK(brennan_prediger(ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}})).value == 0.5);
}
