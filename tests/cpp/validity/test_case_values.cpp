#include <tematik/validity/case_values.hpp>

#include "../catch.hpp"
#include "teachers.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("case_values: waves, none first, numbers by size, then words") {
  std::vector<std::string> waves{"b", "10", "2", "", "a", "2a"};
  std::sort(waves.begin(), waves.end(), wave_before);
  CHECK(waves == std::vector<std::string>{"", "2", "10", "2a", "a", "b"});
}

TEST_CASE("case_values: the earliest wave, a named one, and carrying") {
  const Study study = teachers_study::make();
  const CaseId g11 = study.case_("G11"), g01 = study.case_("G01");
  const CaseValues first(study), second(study, {.wave = "2"}), carried(study, {.wave = "2", .carry = true});
  CHECK(first.number("exam", g11) == 69.9);
  CHECK(first.number("case.exam", g11) == 69.9);
  CHECK(second.number("exam", g11) == 76.1);
  CHECK(std::isnan(second.number("exam", g01)));
  CHECK(carried.number("exam", g01) == 86.4);
  CHECK(first.number("F", g11) == 0);  // without a wave: before wave 2
  CHECK(second.number("F", g11) == 1);
  CHECK(std::isnan(second.number("F", g01)));
  CHECK(carried.number("F", g01) == 1);
  CHECK(second.number("R", g01) == 1);  // not by wave: holds in each
  CHECK(std::get<std::string>(*first.value("role", g01)) == "guru");
  CHECK(std::get<std::string>(*first.value("name", g01)) == "G01");
  CHECK_FALSE(first.value("exam", study.case_("W01")));
  CHECK_THROWS_AS(first.value("source.wave", g01), UsageError);
  CHECK_THROWS_AS(first.value("exm", g01), LookupError);
  CHECK_THROWS_AS(CaseValues(study, {.wave = "3"}), LookupError);
  CHECK_THROWS_WITH(first.number("prior", g01), ContainsSubstring("words"));
}

TEST_CASE("case_values: predicates follow Kleene") {
  const Study study = teachers_study::make();
  const CaseValues values(study);
  const CaseId g01 = study.case_("G01"), w01 = study.case_("W01");
  const Filter pass = attr("case.exam") >= 75;
  CHECK(values.holds(pass, g01) == Kleene::yes);
  CHECK(values.holds(~pass, g01) == Kleene::no);
  CHECK(values.holds(pass, w01) == Kleene::unknown);
  CHECK(values.holds(~pass, w01) == Kleene::unknown);
  CHECK(values.holds(pass & (attr("case.role") == "guru"), w01) == Kleene::no);
  CHECK(values.holds(pass | (attr("case.role") == "siswa"), w01) == Kleene::yes);
  CHECK(values.holds(attr("case.exam").is_missing(), w01) == Kleene::yes);
  CHECK(values.holds(in_case("G01"), g01) == Kleene::yes);
  CHECK(values.holds(in_case("G01"), w01) == Kleene::no);
  CHECK(values.holds(Filter(), w01) == Kleene::yes);
  for (const auto& wrong : {by_coder("x"), in_layer(CodingLayer::coder), attr("source.wave") == "1", weight() > 1}) {
    CHECK_THROWS_AS(values.holds(wrong, g01), UsageError);
  }
  CHECK_THROWS_AS(values.holds(in_case("G99"), g01), LookupError);
}

TEST_CASE("case_values: named rules on cases, and consent") {
  Study study = teachers_study::make();
  store_filter(study, "band", attr("case.pkg") >= 76);
  study.add_coder({.name = "ani"});
  store_filter(study, "of ani", by_coder("ani"));
  const auto rules = case_rules(study);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].first == "band");
  CHECK(CaseValues(study).holds(rules[0].second, study.case_("G01")) == Kleene::yes);
  CHECK(CaseValues(study).cases().size() == 20);
  CHECK(CaseValues(study).warnings().empty());
  study.add_consent({.case_ = study.case_("G02"), .state = ConsentState::refused});
  const CaseValues values(study);
  CHECK(values.cases().size() == 19);
  CHECK(values.refused() == 1);
  REQUIRE(values.warnings().size() == 2);
  CHECK(values.warnings()[0].code == "consent.excluded_cases");
  CHECK(values.warnings()[1].values == std::vector<std::string>{"19"});
}
