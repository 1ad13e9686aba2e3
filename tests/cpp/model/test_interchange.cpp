#include <tematik/model/interchange.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("stored queries have a name of their own and any text", "[model][interchange]") {
  Study study;
  const QueryId q = study.add_query({.name = "aturan", .note = "n", .text = "not read here ("});
  CHECK(study.queries()[q].text == "not read here (");
  const auto refusal = refused(study, [](Study& s) { s.add_query({.name = "aturan"}); });
  CHECK(refusal.code == "query_twice");
  CHECK(refusal.sentence == "a stored query \"aturan\" exists already");
  const SetId set = study.add_set({.name = "S", .members = {q}});
  study.delete_query(q);
  CHECK(study.sets()[set].members.empty());
  study.add_query({.name = "aturan"});  // the name is free again
  CHECK(refused(study, [&](Study& s) { s.delete_query(q); }).code == "query_unknown");
}

TEST_CASE("sets keep their order and lose what is removed", "[model][interchange]") {
  Study study;
  const CodeId a = study.add_code({.name = "A"});
  const SourceId s = study.add_source({.name = "P01"});
  const CaseId k = study.add_case({.name = "K"});
  const SetId set = study.add_set({.name = "S", .members = {k, a, s}});
  CHECK(study.sets()[set].members == std::vector<ObjectRef>{k, a, s});
  study.delete_code(a);
  CHECK(study.sets()[set].members == std::vector<ObjectRef>{k, s});
  const auto refusal = refused(study, [&](Study& x) { x.add_set({.name = "T", .members = {k, a}}); });
  CHECK(refusal.code == "code_unknown");
  CHECK(refusal.sentence == "set \"T\": the study has no code with id 0");
  const SetId outer = study.add_set({.name = "T", .members = {set}});
  study.delete_set(set);
  CHECK(study.sets()[outer].members.empty());
  CHECK(refused(study, [&](Study& x) { x.delete_set(set); }).code == "set_unknown");
  CHECK(check_consistent(study) == "");
}

TEST_CASE("diagrams and members are carried", "[model][interchange]") {
  Study study;
  const DiagramId d = study.add_diagram({.name = "Peta", .format = "refi-qda-graph", .content = "<Graph/>"});
  const MemberId m = study.add_member({.path = "sources/a.png", .bytes = std::string("\x89PNG\0\xff", 6)});
  const MemoId memo = study.add_memo({.text = "m", .on = {d}});
  CHECK(study.diagrams()[d].content == "<Graph/>");
  CHECK(study.members()[m].bytes.size() == 6);
  CHECK(study.memos()[memo].on == std::vector<ObjectRef>{d});
}
