#include <tematik/validity/qca.hpp>

#include "../catch.hpp"
#include "teachers.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Names = std::vector<std::string>;

namespace {

[[nodiscard]] QcaOptions five_conditions(Expectation direction = Expectation::present) {
  QcaOptions o{.outcome = {"HAS", attr("case.exam") >= 75},
               .conditions = {{"RPP", "R"}, {"MET", "M"}, {"UMP", "F"}, {"ORT", "case.D"}, {"LIN", "L"}}};
  for (const auto& one : o.conditions) o.expect[one.name] = direction;
  return o;
}

}  // namespace

TEST_CASE("qca: the worked example, every number") {
  const Study study = teachers_study::make();
  const auto q = qca(study, five_conditions());
  CHECK(q.status == Status::ok);
  CHECK(q.truth.rows.size() == 14);
  CHECK(q.truth.remainders() == 18);
  CHECK(q.truth.data.cases() == 18);
  CHECK(q.truth.data.left_out.empty());
  CHECK(q.unrelated == Names{"W01", "W02"});
  REQUIRE(q.models.size() == 5);
  CHECK(q.models[0].text == "RPP*MET*UMP*ORT + RPP*MET*UMP*LIN + ~MET*UMP*ORT*LIN");
  CHECK(q.models[1].text == "UMP*ORT*LIN + RPP*MET*UMP*ORT + RPP*MET*UMP*LIN");
  CHECK(q.models[2].text == "UMP*ORT + RPP*MET*LIN");
  CHECK(q.models[3].text == "UMP*ORT + MET*UMP*LIN");
  CHECK(q.models[4].text == "UMP*ORT + MET*~ORT*LIN");
  const std::vector<std::size_t> assumptions{0, 1, 6, 5, 7};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(q.models[i].fit.fit.incl_s.value == 1);
    CHECK_THAT(q.models[i].fit.fit.cov_s.value, WithinAbs(.778, 5e-4));
    CHECK(q.models[i].model.assumptions.size() == assumptions[i]);
    REQUIRE(q.models[i].deviant.size() == 2);
    CHECK(q.models[i].deviant[0].name == "G04");
    CHECK(q.models[i].deviant[1].name == "G18");
    CHECK_FALSE(q.models[i].deviant[1].handled);
  }
  CHECK_THAT(q.models[1].fit.terms[0].fit.cov_s.value, WithinAbs(5.0 / 9, 1e-12));
  CHECK_THAT(q.models[1].fit.terms[0].cov_u.value, WithinAbs(2.0 / 9, 1e-12));
  CHECK_THAT(q.necessity.rows[4].fit.incl_n().value, WithinAbs(.889, 5e-4));
  CHECK_THAT(q.necessity.rows[4].fit.ron.value, WithinAbs(.700, 5e-4));
  CHECK(q.solution(SolutionType::parsimonious).models.size() == 3);
  CHECK(q.table().rows() == 5);
  CHECK(q.table()["unhandled"].as<std::string>()[0] == "G04 G18");
  CHECK(q.terms().rows() == 3 + 3 + 2 + 2 + 2);
  CHECK(q.warnings[0].code == "qca.remainders");
  CHECK(q.warnings[1].values == Names{"11100, 00000"});
  CHECK(q.method.n == 18);
  CHECK(q.revision == study.revision());
  CHECK(q.sweep(SolutionType::conservative).steps.size() == 2);
  CHECK(q.sweep(SolutionType::intermediate, {.8}).steps[0].solution.texts() == Names{q.models[1].text});
}

TEST_CASE("qca: a memo with author and date that names the model handles a case") {
  Study study = teachers_study::make();
  const auto author = study.add_coder({.name = "ani"});
  const ObjectRef g18 = study.case_("G18");
  const std::string text = "UMP*ORT*LIN + RPP*MET*UMP*ORT + RPP*MET*UMP*LIN";
  study.add_memo({.name = "G18", .text = "Selected class: " + text, .on = {g18}});  // no author, no date
  CHECK_FALSE(qca(study, five_conditions()).models[1].deviant[1].handled);
  study.add_memo(
      {.name = "G18", .text = "Selected class: " + text, .on = {g18}, .author = author, .date = "2026-03-01"});
  const auto q = qca(study, five_conditions());
  CHECK(q.models[1].deviant[1].handled);
  CHECK_FALSE(q.models[1].deviant[0].handled);  // G04
  CHECK_FALSE(q.models[0].deviant[1].handled);  // another model
  CHECK(q.table()["unhandled"].as<std::string>()[1] == "G04");
}

TEST_CASE("qca: the absence of the outcome is analysed apart") {
  auto o = five_conditions(Expectation::absent);
  o.negate = true;
  const auto q = qca(teachers_study::make(), o);
  CHECK(q.truth.outcome_text() == "~HAS");
  CHECK(q.status == Status::ok);
  CHECK(q.truth.combinations(RowOut::present).size() == 7);  // of 14: 5 with HAS, 2 contradictory
  for (const auto& model : q.models) CHECK(model.fit.fit.incl_s.value == 1);
  CHECK(q.models.size() >= 3);
  CHECK_THAT(q.report(), ContainsSubstring("~HAS"));
}

TEST_CASE("qca: wave 2 with carried values, and without") {
  auto o = five_conditions();
  o.wave = "2";
  o.carry = true;
  const Study study = teachers_study::make();
  const auto q = qca(study, o);
  const auto row = std::find_if(q.truth.rows.begin(), q.truth.rows.end(), [](const auto& r) { return r.row == 7; });
  REQUIRE(row != q.truth.rows.end());
  CHECK(row->cases == Names{"G04", "G11", "G16"});
  CHECK_THAT(row->incl.value, WithinAbs(.667, 5e-4));
  CHECK(row->contradictory);
  CHECK(row->out == RowOut::absent);
  o.carry = false;
  const auto strict = qca(study, o);
  CHECK(strict.truth.data.cases() == 0);  // nobody has M and F of wave 2
  CHECK(strict.truth.data.left_out.size() == 18);
  CHECK(strict.status == Status::no_data);
  CHECK(strict.models.empty());
  CHECK_THAT(strict.report(Language::id), ContainsSubstring("Tidak ada model"));
}

TEST_CASE("qca: a calibrated outcome") {
  auto o = five_conditions();
  o.outcome = {"HAS", Calibrated{"exam", {.exclusion = 65, .crossover = 75, .inclusion = 85}}};
  const auto q = qca(teachers_study::make(), o);
  CHECK_FALSE(q.truth.crisp);
  CHECK_THAT(q.truth.data.outcome[0], WithinAbs(.966, 5e-4));
  CHECK_THAT(q.truth.data.outcome[5], WithinAbs(.020, 5e-4));
  for (const auto& row : q.truth.rows) CHECK_FALSE(row.contradictory);
}

TEST_CASE("qca: missing values, report, wrong arguments") {
  Study study = teachers_study::make();
  study.set_value(study.case_("G05"), study.attribute(ObjectKind::case_, "F"), std::nullopt);
  const auto q = qca(study, five_conditions());
  CHECK(q.truth.data.left_out == Names{"G05"});
  CHECK(q.truth.data.cases() == 17);
  CHECK_THAT(q.report(), ContainsSubstring("Conservative model 1 of 1") && ContainsSubstring("17 cases") &&
                             ContainsSubstring("1 cases with a missing value"));
  CHECK_THAT(q.report(Language::id), ContainsSubstring("konsistensi 1,000"));
  CHECK_THROWS_AS(qca(study, {.outcome = {"HAS", attr("case.exam") >= 75}}), UsageError);
  CHECK_THROWS_AS(qca(study, {.outcome = {"exam"}, .conditions = {"R"}}), InputError);  // raw marks
  CHECK_THROWS_AS(qca(study, {.outcome = {"R"}, .conditions = {"nothing"}}), LookupError);
  CHECK_THROWS_AS(qca(study, {.outcome = {"R"}, .conditions = {"F"}, .expect = {{"G", Expectation::present}}}),
                  LookupError);
  CHECK_THROWS_AS(qca(study, {.outcome = {"R"}, .conditions = {{"F", by_coder("x")}}}), UsageError);
  CHECK_THROWS_AS(qca(study, {.outcome = {"R"}, .conditions = {"F"}, .incl_cut = 2}), UsageError);
  CHECK_THROWS_AS(qca(study, {.outcome = {"R"}, .conditions = {"F"}, .wave = "9"}), LookupError);
  CHECK(qca(Study("empty"), {.outcome = {"name"}, .conditions = {"name"}}).status == Status::no_data);
}
