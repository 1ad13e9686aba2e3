#include <tematik/model/checks.hpp>

#include <tematik/model/record_tables.hpp>

#include "../catch.hpp"
#include "consistency.hpp"
#include "lines_of.hpp"
#include "refusals.hpp"
#include "small_study.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Checked : Small {
  ThemeId theme = study.add_theme({.name = "T1"});
  CaseId g01 = study.add_case({.name = "G01", .sources = {source}});
  CaseId school = study.add_case({.name = "S1"});  // a unit of comparison, no participant
  CodebookVersionId version = study.add_codebook_version({.name = "v1"});
  CheckRoundId round = study.add_check_round(
      {.name = "MC1", .version = version, .statements = {{"S1", "words", theme}}, .recipients = {g01}});
};

}  // namespace

TEST_CASE("check rounds: only participants are asked, and only once", "[model][design]") {
  Checked c;
  Study& s = c.study;
  CHECK(s.codebook_versions()[c.version].operations == s.operations().size());
  CHECK(refused(s, [](Study& x) { x.add_codebook_version({.name = "v9", .operations = 99}); }).code ==
        "version_operations");
  CHECK(refused(s, [&](Study& x) { x.add_check_round({.name = "MC2", .recipients = {c.school}}); }).code ==
        "recipient_no_participant");
  CHECK(refused(s, [&](Study& x) { x.add_check_round({.name = "MC2", .recipients = {CaseId{77}}}); }).kind == "input");
  CHECK(refused(s, [&](Study& x) {
          x.add_check_round({.name = "MC2", .recipients = {c.g01, c.g01}});
        }).code == "recipient_twice");
  CHECK(refused(s, [&](Study& x) {
          x.add_check_round({.name = "MC2", .statements = {{"a"}, {"a"}}});
        }).code == "check_statement");
  CHECK(refused(s, [&](Study& x) { x.add_check_round({.name = "MC1"}); }).code == "check_round_twice");
  const auto refuses = [&](CheckResponse response) {
    return refused(s, [&](Study& x) { x.add_check_response(response); }).code;
  };
  CHECK(refuses({.round = CheckRoundId{9}}) == "check_round_unknown");
  CHECK(refuses({.round = c.round, .case_ = c.school, .statement = "S1"}) == "response_not_invited");
  CHECK(refuses({.round = c.round, .case_ = c.g01, .statement = "S9"}) == "response_statement");
  CHECK(refuses({.round = c.round, .case_ = c.g01, .statement = "S1", .operations = {99}}) == "response_operation");
  CHECK(refuses({.round = c.round, .case_ = c.g01, .statement = "S1", .disposition = Disposition::kept}) ==
        "disposition_author");
  const auto response = s.add_check_response({.round = c.round,
                                              .case_ = c.g01,
                                              .statement = "S1",
                                              .answer = Answer::tidak,
                                              .comment = "rahasia",
                                              .disposition = Disposition::kept,
                                              .reason = "why",
                                              .decided_by = c.ani,
                                              .decided = "2025-03-01"});
  CHECK(refuses({.round = c.round, .case_ = c.g01, .statement = "S1"}) == "response_twice");
  CHECK(refused(s, [&](Study& x) { x.set_check_round(c.round, {.name = "MC1"}); }).code == "check_answered");
  CHECK(refused(s, [&](Study& x) { x.delete_coder(c.ani); }).code == "coder_in_use");
  CHECK(only_line(s, "check_response") ==
        R"(["check_response","check_response-0",{"answer":"tidak","case":"case-0","comment":"rahasia","decided":)"
        R"("2025-03-01","decided_by":"coder-0","disposition":"kept","reason":"why","round":"check_round-0",)"
        R"("statement":"S1"}])");
  const Table responses = check_response_table(s);
  for (const auto& column : responses.columns()) CHECK(column.name != "comment");
  CHECK(check_round_table(s)["responses"].as<std::int64_t>().front() == 1);
  CheckResponse again = s.check_responses()[response];
  again.answer = Answer::sebagian;
  s.set_check_response(response, again);
  CHECK(s.check_responses()[response].answer == Answer::sebagian);
}

TEST_CASE("check rounds: what goes with a case, a version, a round", "[model][design]") {
  Checked c;
  Study& s = c.study;
  s.add_check_response({.round = c.round, .case_ = c.g01, .statement = "S1"});
  s.delete_codebook_version(c.version);
  CHECK_FALSE(s.check_rounds()[c.round].version.has_value());
  s.delete_theme(c.theme);
  CHECK_FALSE(s.check_rounds()[c.round].statements.front().about.has_value());
  s.delete_case(c.g01);
  CHECK(s.check_responses().empty());
  CHECK(s.check_rounds()[c.round].recipients.empty());
  CHECK(Consistency(s).problems().empty());

  Checked d;
  d.study.add_check_response({.round = d.round, .case_ = d.g01, .statement = "S1"});
  d.study.delete_check_round(d.round);
  CHECK(d.study.check_responses().empty());
  CHECK(Consistency(d.study).problems().empty());
}

TEST_CASE("judgements have an author, a date and a known value", "[model][design]") {
  Checked c;
  Study& s = c.study;
  const auto refuses = [&](Judgement judgement) {
    return refused(s, [&](Study& x) { x.add_judgement(judgement); }).code;
  };
  CHECK(refuses({.value = "agree", .author = c.ani}) == "judgement_date");
  CHECK(refuses({.value = "agree", .author = CoderId{9}, .date = "2025"}) == "coder_unknown");
  CHECK(refuses({.value = "yes", .author = c.ani, .date = "2025"}) == "judgement_value");
  CHECK(refuses({.field = JudgementField::discrepancy, .value = "agree", .author = c.ani, .date = "2025"}) ==
        "judgement_value");
  CHECK(refuses({.field = JudgementField::believed, .author = c.ani, .date = "2025"}) == "judgement_value");
  CHECK(refuses({.on = {ThemeId{9}}, .value = "agree", .author = c.ani, .date = "2025"}) == "theme_unknown");
  const auto judgement = s.add_judgement(
      {.on = {c.theme}, .keys = {"wawancara", "dokumen"}, .value = "agree", .author = c.ani, .date = "2025-03"});
  CHECK(only_line(s, "judgement") ==
        R"(["judgement","judgement-0",{"author":"coder-0","date":"2025-03","field":"meaning","keys":["dokumen",)"
        R"("wawancara"],"on":[["theme","theme-0"]],"value":"agree"}])");
  CHECK(judgement_table(s)["author"].as<std::string>().front() == "Ani");
  CHECK(refused(s, [&](Study& x) { x.delete_coder(c.ani); }).code == "coder_in_use");
  Judgement other = s.judgements()[judgement];
  other.value = "disagree";
  s.set_judgement(judgement, other);
  CHECK(s.judgements()[judgement].value == "disagree");
  s.delete_theme(c.theme);  // a judgement about nothing is none
  CHECK(s.judgements().empty());
  const auto free =
      s.add_judgement({.field = JudgementField::relevance, .value = "high", .author = c.ani, .date = "2025"});
  s.delete_judgement(free);
  CHECK(s.judgements().empty());
  s.delete_coder(c.ani);
  CHECK(Consistency(s).problems().empty());
}
