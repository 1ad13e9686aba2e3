#include <tematik/metrics/agreement_metric.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;

TEST_CASE("agreement by name equals the coefficient itself", "[metrics][agreement]") {
  Ratings two({"P", "Q"}, {"no", "yes"}, {0, 1});
  two.add(std::array{0, 0}, 50), two.add(std::array{0, 1}, 20), two.add(std::array{1, 0}, 10),
      two.add(std::array{1, 1}, 20);
  const std::span one(&two, 1);
  int computed = 0;
  for (const auto& [metric, word] : EnumNames<Metric>::names) {
    const auto input = traits_of(metric).input;
    if (input == MetricInput::ratings || input == MetricInput::ratings_per_code) {
      const auto figure = agreement_value(metric, one);
      CHECK(figure.metric == word);
      CHECK(figure.status == Status::ok);
      // A formula for the interval is there where the traits say so; form 2,1 of icc has none.
      if (metric != Metric::icc) CHECK(traits_of(metric).variance == !std::isnan(figure.lo));
      ++computed;
    } else {
      CHECK_THROWS_AS(agreement_value(metric, one), UsageError);
    }
  }
  CHECK(computed == 16);
  CHECK(agreement_value(Metric::cohen_kappa, one).value == cohen_kappa(two).value);
  CHECK(agreement_value(Metric::pabak, one).value == pabak(two).value);
  CHECK(agreement_value(Metric::holsti, one).value == holsti(two).value);
  CHECK(agreement_value(Metric::gwet_ac1, one, {.weights = AgreementWeights::quadratic}).value ==
        gwet_ac1(two, {.weights = AgreementWeights::quadratic}).value);
}

TEST_CASE("agreement by name: how many tables and coders", "[metrics][agreement]") {
  Ratings three({"P", "Q", "R"}, {"no", "yes"}, {0, 1});
  three.add(std::array{0, 1, 1}, 4), three.add(std::array{0, 0, 0}, 4);
  for (const auto& [metric, word] : EnumNames<Metric>::names) {
    const auto traits = traits_of(metric);
    if (traits.input != MetricInput::ratings) continue;
    if (traits.two_coders)
      CHECK_THROWS_AS(agreement_value(metric, std::span(&three, 1)), UsageError);
    else
      CHECK_NOTHROW(agreement_value(metric, std::span(&three, 1)));
  }
  const std::vector<Ratings> twice{three, three};
  CHECK_THROWS_AS(agreement_value(Metric::percent, twice), UsageError);
  CHECK_THROWS_AS(agreement_value(Metric::percent, {}), UsageError);
  CHECK(agreement_value(Metric::pooled_kappa, {}).status == Status::no_data);
}
