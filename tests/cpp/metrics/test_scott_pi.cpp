#include <tematik/metrics/scott_pi.hpp>

#include <tematik/metrics/fleiss_kappa.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("scott_pi: published tables") {
  CHECK_THAT(scott_pi(data::d6a()).value, WithinAbs(.340659, 1e-6));
  CHECK_THAT(scott_pi(data::d6b()).value, WithinAbs(.799532, 1e-6));
  check::figure(scott_pi(data::d4b()), .487179, .052283);
  check::figure(scott_pi(data::d5a()), .7962397, .0590547, 1e-7);
  check::figure(scott_pi(data::d5b()), .4303406, .0462315, 1e-7);
}

TEST_CASE("scott_pi: equals Fleiss on complete tables, and its error is that of section 4 with divisor n") {
  for (const auto& r : {data::d4a(), data::d4b(), data::d5a(), data::d5b(), data::d6a(), data::d7(), data::d11()}) {
    for (const auto weights : {AgreementWeights::identity, AgreementWeights::linear, AgreementWeights::quadratic}) {
      const auto pi = scott_pi(r, {.weights = weights});
      const auto fleiss = fleiss_kappa(r, {.weights = weights, .divisor = VarianceDivisor::n});
      CHECK_THAT(pi.value, WithinAbs(fleiss.value, 1e-12));
      CHECK_THAT(pi.se, WithinAbs(fleiss.se, 1e-12));
    }
  }
}

TEST_CASE("scott_pi: gaps make it another figure than Fleiss, statuses") {
  const auto gaps = ratings_from(data::digits({"11212.1", "1221122"}));
  CHECK(std::abs(scott_pi(gaps).value - fleiss_kappa(gaps).value) > 1e-3);
  check::statuses([](const Ratings& r) { return scott_pi(r); }, 2);
  CHECK(scott_pi(data::table({{9, 0}, {0, 0}})).status == Status::no_variation);
  CHECK_THAT(scott_pi(data::table({{0, 9}, {0, 0}})).value, WithinAbs(-1, 1e-12));
  CHECK_THROWS_AS(scott_pi(data::d3()), UsageError);
}

TEST_CASE("scott_pi: the example of its documentation") {
  Ratings r({"Ani", "Budi"}, {"no", "yes"});
  const std::int32_t a[]{0, 0}, b[]{0, 1}, c[]{1, 0}, d[]{1, 1};
  r.add(a, 20), r.add(b, 10), r.add(c, 20), r.add(d, 50);
  CHECK(std::abs(scott_pi(r).value - 31.0 / 91) < 1e-12);
}
