#include <tematik/metrics/cohen_kappa.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("cohen_kappa: D4") {
  const auto b = cohen_kappa(data::d4b());
  check::figure(b, .491525, .0510018, 5e-7);
  CHECK_THAT(b.null_se, WithinAbs(.0519789, 5e-8));
  CHECK_THAT(b.kappa_max, WithinAbs(.830508, 1e-6));
  check::figure(cohen_kappa(data::d4b(), {.weights = AgreementWeights::linear}), .473684, .054432);
  const auto quadratic = cohen_kappa(data::d4b(), {.weights = AgreementWeights::quadratic});
  check::figure(quadratic, .454545, .066454);
  CHECK(std::isnan(quadratic.kappa_max));
  const auto a = cohen_kappa(data::d4a());
  CHECK_THAT(a.value, WithinAbs(-.092308, 1e-6));
  CHECK_THAT(a.kappa_max, WithinAbs(.846154, 1e-6));
}

TEST_CASE("cohen_kappa: D5, D6, D7") {
  check::figure(cohen_kappa(data::d5a()), .7964094, .0589107, 1e-7);
  check::figure(cohen_kappa(data::d5b()), .4315008, .0459692, 1e-7);
  CHECK_THAT(cohen_kappa(data::d6a()).value, WithinAbs(.347826, 1e-6));
  CHECK_THAT(cohen_kappa(data::d6b()).value, WithinAbs(.801325, 1e-6));
  const Matrix<double> half{{1, 0, .5}, {0, 1, .5}, {.5, .5, 1}};
  CHECK_THAT(cohen_kappa(data::d6b(), {.weight_matrix = half}).value, WithinAbs(.816327, 1e-6));
  check::figure(cohen_kappa(data::d7()), .493006, .056743);
  check::figure(cohen_kappa(data::d7(), {.weights = AgreementWeights::quadratic}), .783822, .038670);
  CHECK_THAT(cohen_kappa(data::d7(), {.weights = AgreementWeights::linear}).value, WithinAbs(.648810, 1e-6));
}

TEST_CASE("cohen_kappa: pairs of D1") {
  const std::vector<std::pair<std::vector<std::size_t>, double>> known{
      {{0, 1}, .844828}, {{0, 2}, .478261}, {{0, 3}, .850000}, {{1, 2}, .542373}, {{1, 3}, .870130}, {{2, 3}, .615385}};
  for (const auto& [pair, value] : known) {
    CHECK_THAT(cohen_kappa(data::d1().selected(pair)).value, WithinAbs(value, 1e-6));
  }
}

TEST_CASE("cohen_kappa: T1") {
  const auto all = data::sum(data::per_source(data::t1()));
  const auto kappa = [&](std::size_t code, std::size_t g, std::size_t h) {
    const std::size_t pair[]{g, h};
    return cohen_kappa(all.ratings(code, pair));
  };
  CHECK_THAT(kappa(0, 0, 1).value, WithinAbs(14.0 / 17, 1e-12));
  CHECK_THAT(kappa(1, 0, 1).value, WithinAbs(.561213, 1e-6));
  CHECK_THAT(kappa(2, 0, 1).value, WithinAbs(.692483, 1e-6));
  CHECK_THAT(kappa(0, 0, 2).value, WithinAbs(.869565, 1e-6));
  CHECK_THAT(kappa(1, 0, 2).value, WithinAbs(.864048, 1e-6));
  const auto nobody = kappa(2, 0, 2);
  CHECK(nobody.status == Status::no_variation);
  CHECK(nobody.observed == 1);
  CHECK(nobody.expected == 1);
  CHECK_THAT(kappa(0, 1, 2).value, WithinAbs(.711538, 1e-6));
  CHECK_THAT(kappa(1, 1, 2).value, WithinAbs(.528487, 1e-6));
  CHECK(kappa(2, 1, 2).status == Status::ok);
  CHECK(kappa(2, 1, 2).value == 0);
  const auto themes = data::sum(data::per_source(data::t1_themes()));
  const std::size_t p_and_q[]{0, 1};
  CHECK_THAT(cohen_kappa(themes.ratings(0, p_and_q)).value, WithinAbs(.653465, 1e-6));
}

TEST_CASE("cohen_kappa: T1 in sentences, the table of NVivo") {
  for (const auto& [mark, value] :
       std::vector<std::pair<Membership, double>>{{{}, 1}, {Membership::share(.5), .727273}, {Membership::full, 0}}) {
    PatternTable table(3, 3);
    for (const auto& source : data::t1()) {
      std::vector<Span> units;
      for (std::uint32_t b = 0; b < source.length; b += 10) units.push_back({b, b + 10});
      table += unit_patterns(source, units, mark);
    }
    const std::size_t pair[]{0, 1};
    CHECK_THAT(cohen_kappa(table.ratings(0, pair)).value, WithinAbs(value, 1e-6));
  }
  const auto nvivo = data::table({{50, 75}, {75, 800}});
  CHECK_THAT(cohen_kappa(nvivo).value, WithinAbs(.314286, 1e-6));
  CHECK_THAT(cohen_kappa(data::table({{50, 0}, {150, 800}})).observed, WithinAbs(.85, 1e-12));
}

TEST_CASE("cohen_kappa: variation, gaps, statuses") {
  check::statuses([](const Ratings& r) { return cohen_kappa(r); }, 2);
  CHECK(cohen_kappa(data::table({{9, 0}, {0, 0}})).status == Status::no_variation);
  CHECK(cohen_kappa(data::table({{9, 0}, {0, 0}}), {.no_variation = NoVariation::one}).value == 1);
  const auto apart = cohen_kappa(data::table({{0, 9}, {0, 0}}));
  CHECK(apart.status == Status::ok);
  CHECK(apart.value == 0);
  const auto ones = cohen_kappa(data::d6a(), {.weight_matrix = Matrix<double>::Ones(2, 2)});
  CHECK(ones.status == Status::no_variation);
  // units with one value do not enter
  const auto gaps = ratings_from(data::digits({"1212.1", "12212."}));
  const auto without = ratings_from(data::digits({"1212", "1221"}));
  CHECK(cohen_kappa(gaps).value == cohen_kappa(without).value);
  CHECK(cohen_kappa(gaps).n_units == 6);
  CHECK(cohen_kappa(gaps).n_pairable == 4);
  CHECK_THROWS_WITH(cohen_kappa(data::d1()), ContainsSubstring("fleiss_kappa, conger_kappa or light_kappa"));
  CHECK_THROWS_AS(cohen_kappa(Ratings()), UsageError);
  CHECK_THROWS_AS(cohen_kappa(data::d6a(), {.weight_matrix = Matrix<double>::Ones(3, 3)}), UsageError);
  const auto negative = ratings_from(Matrix<double>{{-1, 1, 2}, {-1, 1, 1}});
  CHECK(cohen_kappa(negative, {.weights = AgreementWeights::ratio}).status == Status::undefined);
}

TEST_CASE("cohen_kappa: the example of its documentation") {
  Ratings r({"Ani", "Budi"}, {"no", "yes"});
  const std::int32_t yes_yes[]{1, 1}, yes_no[]{1, 0}, no_no[]{0, 0};
  r.add(yes_yes, 15), r.add(yes_no, 5), r.add(no_no, 70);
  CHECK(std::abs(cohen_kappa(r).value - 14.0 / 17) < 1e-12);
}
