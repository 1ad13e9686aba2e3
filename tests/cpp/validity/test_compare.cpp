#include <tematik/validity/compare.hpp>

#include "../catch.hpp"
#include "teachers.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

[[nodiscard]] Filter has(const char* attribute) { return attr(std::string("case.") + attribute) == 1; }

[[nodiscard]] CompareOptions high_performance(std::string strata = "school") {
  return {.outcome = "exam", .rule = {"R*M*F", has("R") & has("M") & has("F")}, .strata = std::move(strata)};
}

}  // namespace

TEST_CASE("compare: the worked example, every number") {
  const Study study = teachers_study::make();
  const auto c = compare(study, high_performance());
  CHECK(c.status == Status::ok);
  CHECK(c.first.n == 7);
  CHECK(c.second.n == 11);
  CHECK_THAT(c.first.mean.value, WithinAbs(80.986, 5e-4));
  CHECK_THAT(c.second.mean.value, WithinAbs(70.091, 5e-4));
  CHECK_THAT(c.first.sd.value, WithinAbs(4.887, 5e-4));
  CHECK_THAT(c.second.sd.value, WithinAbs(5.546, 5e-4));
  CHECK_THAT(c.first.median.value, WithinAbs(81.6, 1e-12));
  CHECK_THAT(c.second.median.value, WithinAbs(69.9, 1e-12));
  CHECK_THAT(c.difference.value, WithinAbs(10.895, 5e-4));
  CHECK(c.cliff.greater == 73);
  CHECK(c.cliff.less == 4);
  CHECK_THAT(c.cliff.delta.value, WithinAbs(.8961, 5e-5));
  CHECK(c.permutation.exact);
  CHECK(c.permutation.assignments == 31824);
  CHECK(c.permutation.hits_two_sided == 34);
  CHECK_THAT(c.permutation.p_two_sided, WithinAbs(.00107, 5e-6));
  const std::vector<double> per_school{6.75, 14.10, 10.65, 12.45, 13.35, .35};
  REQUIRE(c.strata.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(c.strata[i].label == "S" + std::to_string(i + 1));
    CHECK_THAT(c.strata[i].difference.value, WithinAbs(per_school[i], 1e-9));
    CHECK_FALSE(c.strata[i].against);
  }
  REQUIRE(c.exceptions.size() == 4);
  const std::vector<std::string> above{"G03", "G08", "G15", "G18"};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(c.exceptions[i].first == "G16");
    CHECK(c.exceptions[i].second == above[i]);
    CHECK(c.exceptions[i].same_stratum == (above[i] == "G18"));
  }
  CHECK(c.within.assignments == 3 * 3 * 3 * 3 * 3 * 3);  // 2 of 3, then 1 of 3 in five schools
  CHECK(c.within.p_one_sided < .05);
  CHECK(c.icc.status == Status::ok);
  CHECK(c.hedges_g.status == Status::ok);
  CHECK(c.label() == "descriptive");
  CHECK(c.label(Language::id) == "deskriptif");
  CHECK(c.warnings[0].code == "compare.descriptive");
  CHECK(c.unclassified.empty());
  CHECK(c.method.n == 18);
  CHECK(c.table().rows() == 1);
  CHECK(c.table()["p_label"].as<std::string>()[0] == "descriptive");
  CHECK_THAT(c.report(), ContainsSubstring("G16 < G18") && ContainsSubstring("descriptive"));
  CHECK_THAT(c.report(Language::id), ContainsSubstring("selisih 10,895") && ContainsSubstring("deskriptif"));
}

TEST_CASE("compare: other rules and the rival, side by side") {
  Study study = teachers_study::make();
  store_filter(study, "R*M*F", has("R") & has("M") & has("F"));
  store_filter(study, "PKG", attr("case.pkg") >= 76);
  store_filter(study, "two of three", (has("R") & has("M")) | (has("R") & has("F")) | (has("M") & has("F")));
  study.add_coder({.name = "ani"});
  store_filter(study, "no rule on cases", by_coder("ani"));
  const auto rules = rule_sensitivity(study, {.outcome = "exam", .strata = "school"});
  REQUIRE(rules.rows.size() == 3);
  const std::vector<std::pair<std::int64_t, std::int64_t>> sizes{{7, 11}, {13, 5}, {10, 8}};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(rules.rows[i].first.n == sizes[i].first);
    CHECK(rules.rows[i].second.n == sizes[i].second);
  }
  CHECK(rules.table()["rule"].as<std::string>() == std::vector<std::string>{"R*M*F", "PKG", "two of three"});
  CHECK(rules.warnings.size() == 1);
  CHECK(rules.method.function == "rule_sensitivity");
  CHECK(rules.revision == study.revision());
  CHECK(compare(study, {.outcome = "exam", .rule = "PKG"}).first.n == 13);
  CHECK(rule_sensitivity(study, {.outcome = "exam"}, {"PKG", {"mine", has("D")}}).rows.size() == 2);

  const auto rivals = rival_attributes(study, {.outcome = "case.exam"}, {"prior"});
  REQUIRE(rivals.rows.size() == 3);
  CHECK(rivals.rows[2].options.rule.name == "prior = tinggi");  // by level
  CHECK(rivals.rows[2].first.n == 6);
  CHECK(rivals.rows[2].second.n == 12);
  CHECK(rival_attributes(study, {.outcome = "exam"}).rows.size() == 3 + 6);  // prior and school
  const auto schools = rival_attributes(study, {.outcome = "exam"}, {"school"});
  CHECK(schools.rows[0].options.rule.name == "school = S1");
  CHECK(schools.rows[0].first.n == 3);
}

TEST_CASE("compare: levels of numbers, booleans and missing strata") {
  Study study("levels");
  const auto year = study.add_attribute({.name = "year", .of = ObjectKind::case_, .type = ValueType::integer});
  const auto urban = study.add_attribute({.name = "urban", .of = ObjectKind::case_, .type = ValueType::boolean});
  const auto y =
      study.add_attribute({.name = "y", .of = ObjectKind::case_, .type = ValueType::real, .scale = Scale::numeric});
  for (std::int64_t i = 0; i < 6; ++i) {
    const auto id = study.add_case({.name = "c" + std::to_string(i)});
    if (i < 5) study.set_value(id, year, 2 + 8 * (i % 2));
    study.set_value(id, urban, i % 3 == 0);
    study.set_value(id, y, static_cast<double>(i));
  }
  const auto rivals = rival_attributes(study, {.outcome = "y"}, {"year", "urban"});
  REQUIRE(rivals.rows.size() == 3);
  CHECK(rivals.rows[0].options.rule.name == "year = 2");
  CHECK(rivals.rows[1].options.rule.name == "year = 10");
  CHECK(rivals.rows[2].options.rule.name == "urban = true");
  CHECK(rivals.rows[0].unclassified == std::vector<std::string>{"c5"});  // no year: unknown
  CHECK(rivals.rows[0].warnings.back().code == "compare.unclassified");
  const auto c = compare(study, {.outcome = "y", .rule = {"urban", attr("case.urban") == true}, .strata = "year"});
  REQUIRE(c.strata.size() == 3);
  CHECK(c.strata[2].label == "(missing)");
}

TEST_CASE("compare: waves, missing outcomes, consent, an empty group") {
  Study study = teachers_study::make();
  auto o = high_performance({});
  o.wave = "2";
  const auto later = compare(study, {.outcome = "exam", .rule = {"R", has("R")}, .wave = "2"});
  CHECK(later.first.n == 3);  // G05 G11 G15 of eleven
  CHECK(later.first.n_missing == 8);
  CHECK(later.second.n == 3);
  CHECK(later.within.status == Status::no_data);
  const auto followed = compare(study, o);  // M and F of wave 2: unknown but where R is 0
  CHECK(followed.first.n == 0);
  CHECK(followed.status == Status::too_few_units);
  CHECK_THAT(followed.report(), ContainsSubstring("–"));
  study.add_consent({.case_ = study.case_("G16"), .state = ConsentState::refused});
  const auto without = compare(study, high_performance());
  CHECK(without.first.n == 6);
  CHECK(without.exceptions.empty());
  CHECK(without.warnings[0].code == "consent.excluded_cases");
  auto drawn = high_performance();
  drawn.probability_sample = true;
  CHECK(compare(study, drawn).label() == "probability sample");
}

TEST_CASE("compare: wrong arguments") {
  const Study study = teachers_study::make();
  CHECK_THROWS_AS(compare(study, {.outcome = "exm", .rule = {"R", has("R")}}), LookupError);
  CHECK_THROWS_AS(compare(study, {.outcome = "prior", .rule = {"R", has("R")}}), InputError);
  CHECK_THROWS_AS(compare(study, {.rule = {"R", has("R")}}), UsageError);
  CHECK_THROWS_AS(compare(study, {.outcome = "exam"}), UsageError);
  CHECK_THROWS_AS(compare(study, {.outcome = "exam", .rule = "no such rule"}), LookupError);
  CHECK_THROWS_AS(compare(study, {.outcome = "exam", .rule = by_coder("x")}), UsageError);
  CHECK_THROWS_AS(compare(study, {.outcome = "exam", .rule = has("R"), .strata = "nowhere"}), LookupError);
  CHECK_THROWS_AS(compare(study, {.outcome = "exam", .rule = has("R"), .wave = "9"}), LookupError);
  CHECK_THROWS_AS(rule_sensitivity(study, {.outcome = "exam"}), UsageError);
  CHECK_THROWS_AS(rival_attributes(study, {.outcome = "exam"}, {"nothing"}), LookupError);
}
