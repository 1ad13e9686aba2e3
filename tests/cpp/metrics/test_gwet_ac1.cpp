#include <tematik/metrics/gwet_ac1.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("gwet_ac1: published tables") {
  const auto d1 = gwet_ac1(data::d1());
  check::figure(d1, .775444, undefined_value);
  CHECK_THAT(d1.se, WithinAbs(.14295, 5e-6));
  CHECK_THAT(d1.lo, WithinAbs(.461, 5e-4));
  CHECK(d1.hi == 1);
  const auto quadratic = gwet_ac1(data::d1(), {.weights = AgreementWeights::quadratic});
  check::figure(quadratic, .914001, undefined_value);
  CHECK_THAT(quadratic.se, WithinAbs(.10396, 5e-6));
  const auto table = gwet_ac1(data::table({{80, 7}, {8, 5}}));
  CHECK_THAT(table.expected, WithinAbs(.21875, 1e-6));
  CHECK_THAT(table.value, WithinAbs(.808, 1e-6));
  CHECK_THAT(gwet_ac1(data::d4a()).value, WithinAbs(-.04797, 5e-6));
  CHECK_THAT(gwet_ac1(data::d4a(), {.weights = AgreementWeights::quadratic}).value, WithinAbs(.18310, 5e-6));
  CHECK_THAT(gwet_ac1(data::d4b()).value, WithinAbs(.57597, 5e-6));
  CHECK_THAT(gwet_ac1(data::d4b(), {.weights = AgreementWeights::quadratic}).value, WithinAbs(.63855, 5e-6));
  check::figure(gwet_ac1(data::d3()), .447885, .055662);
  check::figure(gwet_ac1(data::d3_first15()), .4448007, .0841876, 1e-7);
  check::figure(gwet_ac1(data::d5a(), {.divisor = VarianceDivisor::n}), .8493305, .0432175, 1e-7);
  check::figure(gwet_ac1(data::d5b(), {.divisor = VarianceDivisor::n}), .4561576, .0434499, 1e-7);
  const std::vector<std::pair<AgreementWeights, double>> known{
      {AgreementWeights::linear, .85874},   {AgreementWeights::ratio, .85737},
      {AgreementWeights::circular, .83020}, {AgreementWeights::bipolar, .90037},
      {AgreementWeights::radical, .81981},  {AgreementWeights::ordinal_gwet, .89894}};
  for (const auto& [weights, value] : known) {
    check::figure(gwet_ac1(data::d1(), {.weights = weights}), value, undefined_value, 5.1e-6);
  }
}

TEST_CASE("gwet_ac1: statuses") {
  check::statuses([](const Ratings& r) { return gwet_ac1(r); }, 2);
  check::statuses([](const Ratings& r) { return gwet_ac1(r); }, 5);
  CHECK(gwet_ac1(ratings_from(data::digits({"11", "11"}))).status == Status::single_category);
  const auto same = gwet_ac1(data::table({{9, 0}, {0, 0}}));
  CHECK(same.status == Status::ok);
  CHECK(same.value == 1);
  CHECK(same.expected == 0);
  CHECK(gwet_ac1(data::table({{5, 0}, {0, 5}}), {.weight_matrix = Matrix<double>::Ones(2, 2)}).status ==
        Status::no_variation);
}

TEST_CASE("gwet_ac1: the example of its documentation") {
  const auto a = gwet_ac1(ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}}));
  CHECK(std::abs(a.value - (0.75 - 0.46875) / (1 - 0.46875)) < 1e-15);
}
