#include <tematik/metrics/pabak.hpp>

#include <vector>

#include <tematik/metrics/brennan_prediger.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("pabak: D6a") {
  const auto p = pabak(data::d6a());
  check::figure(p, .40, 2 * std::sqrt(.7 * .3 / 100), 1e-12);
  CHECK_THAT(p.prevalence_index, WithinAbs(-.30, 1e-12));
  CHECK_THAT(p.bias_index, WithinAbs(-.10, 1e-12));
  CHECK_THAT(p.lo, WithinAbs(.4 - 1.959964 * p.se, 1e-6));
  CHECK(p.ci_method == "normal");
}

TEST_CASE("pabak: more categories, equal to Brennan-Prediger on complete tables") {
  for (const auto& r : {data::d4a(), data::d4b(), data::d5a(), data::d5b(), data::d6b(), data::d7()}) {
    const auto p = pabak(r);
    const auto b = brennan_prediger(r, {.divisor = VarianceDivisor::n});
    CHECK_THAT(p.value, WithinAbs(b.value, 1e-12));
    CHECK_THAT(p.se, WithinAbs(b.se, 1e-12));
    CHECK(std::isnan(p.prevalence_index));
  }
}

TEST_CASE("pabak: gaps, ends of the range, statuses") {
  const auto gaps = ratings_from(data::digits({"1212.1", "12212."}));
  const auto without = ratings_from(data::digits({"1212", "1221"}));
  CHECK(pabak(gaps).value == pabak(without).value);
  CHECK(pabak(gaps).se == pabak(without).se);
  const auto never = pabak(data::table({{0, 5}, {5, 0}}));
  CHECK(never.value == -1);
  CHECK(never.se == 0);
  CHECK(never.lo == -1);
  CHECK(pabak(data::table({{5, 0}, {0, 0}})).value == 1);
  CHECK(pabak(ratings_from(data::digits({"11", "11"}))).status == Status::single_category);
  CHECK(std::isnan(pabak(data::d6a(), {.variance = false}).se));
  check::statuses([](const Ratings& r) { return pabak(r); }, 2);
  CHECK_THROWS_AS(pabak(data::d3()), UsageError);
  CHECK_THROWS_AS(pabak(data::d6a(), {.confidence = 1}), UsageError);
}

TEST_CASE("pabak: on any small table a value or a status, never both") {
  check::value_or_status([](const Ratings& r) { return std::vector{pabak(r)}; }, 2, 3);
}

TEST_CASE("pabak: the example of its documentation") {
  Ratings r({"Ani", "Budi"}, {"no", "yes"});
  const std::int32_t a[]{0, 0}, b[]{0, 1}, c[]{1, 0}, d[]{1, 1};
  r.add(a, 20), r.add(b, 10), r.add(c, 20), r.add(d, 50);
  CHECK(std::abs(pabak(r).value - 0.4) < 1e-12);
}
