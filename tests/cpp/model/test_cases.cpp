#include <tematik/model/cases.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Cases {
  Study study{"cases"};
  SourceId source = study.add_source({.name = "P01", .text = Text("sepuluh kata")});
  CodeId a = study.add_code({.name = "A"});
  CodeId b = study.add_code({.name = "B"});
};

}  // namespace

TEST_CASE("a case's members must exist", "[model][cases]") {
  Cases c;
  const auto add = [&](Case record) { return refused(c.study, [&](Study& s) { s.add_case(record); }); };
  CHECK(add({.name = "Siti", .sources = {SourceId{4}}}).code == "source_unknown");
  CHECK(add({.name = "Siti", .spans = {{SourceId{4}, {0, 1}}}}).code == "source_unknown");
  CHECK(add({.name = "Siti", .spans = {{c.source, {0, 13}}}}).code == "span_out_of_text");
  CHECK(add({.name = "Siti", .spans = {{c.source, {3, 2}}}}).code == "span_reversed");
  CHECK(add({.name = "Siti", .segments = {SegmentId{0}}}).code == "segment_unknown");
  CHECK(add({.name = "Siti", .code = CodeId{5}}).code == "code_unknown");
  CHECK(refused(c.study, [](Study& s) { s.set_case(CaseId{0}, {.name = "Siti"}); }).code == "case_unknown");
}

TEST_CASE("the code of a case marks its passages", "[model][cases]") {
  Cases c;
  const CaseId siti = c.study.add_case({.name = "Siti", .code = c.a});
  CHECK(c.study.codes()[c.a].case_code);
  CHECK_FALSE(c.study.codes()[c.b].case_code);
  c.study.set_case(siti, {.name = "Siti", .code = c.b});
  CHECK(c.study.codes()[c.b].case_code);
  Code plain = c.study.codes()[c.b];
  plain.case_code = false;
  const auto refusal = refused(c.study, [&](Study& s) { s.set_code(c.b, plain); });
  CHECK(refusal.code == "case_code");
  CHECK(refusal.sentence == "code \"B\" marks the passages of case [0] and stays a case code (case_code = true)");
  c.study.set_case(siti, {.name = "Siti"});
  c.study.set_code(c.b, plain);  // nobody's any more
  CHECK_FALSE(c.study.codes()[c.b].case_code);
}

TEST_CASE("consent is about a case, on a day", "[model][cases][consent]") {
  Cases c;
  const CaseId siti = c.study.add_case({.name = "Siti"});
  c.study.add_consent({.case_ = siti, .date = "2026-01-31", .expiry = "2027-01-31"});
  const auto add = [&](Consent consent) { return refused(c.study, [&](Study& s) { s.add_consent(consent); }); };
  CHECK(add({.case_ = CaseId{5}}).code == "case_unknown");
  for (const auto* date : {"2026", "2026-01", "2026-02-30", "31-01-2026"}) {
    INFO(date);
    CHECK(add({.case_ = siti, .date = date}).code == "date");
    CHECK(add({.case_ = siti, .expiry = date}).code == "date");
  }
  CHECK(add({.case_ = siti, .date = "x"}).sentence == "consent: expected a date such as 2026-01-31, found \"x\"");
}

TEST_CASE("deleting a case takes its consent and its values, not its sources", "[model][cases]") {
  Cases c;
  Study& s = c.study;
  const CaseId siti = s.add_case({.name = "Siti", .sources = {c.source}});
  const CaseId budi = s.add_case({.name = "Budi"});
  s.add_consent({.case_ = siti});
  s.add_consent({.case_ = budi});
  const AttributeId usia = s.add_attribute({.name = "usia", .of = ObjectKind::case_, .type = ValueType::integer});
  s.set_value(siti, usia, std::int64_t{40});
  s.set_value(budi, usia, std::int64_t{41});
  const MemoId memo = s.add_memo({.text = "m", .on = {siti, budi}});
  const ClaimId claim = s.add_claim({.says = {{siti, {}}, {budi, {}}}});
  s.delete_case(siti);
  CHECK(s.consents().size() == 1);
  CHECK(s.values().size() == 1);
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{budi});
  REQUIRE(s.claims()[claim].says.size() == 1);
  CHECK(s.claims()[claim].says[0].case_ == budi);
  CHECK(s.sources().size() == 1);
  CHECK(check_consistent(s) == "");
  CHECK(refused(s, [&](Study& x) { x.delete_case(siti); }).code == "case_unknown");
}
