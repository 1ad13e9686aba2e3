#include <tematik/model/claims.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Claims {
  Study study{"claims"};
  SourceId source = study.add_source({.name = "P01", .text = Text("rahasia kita")});
  CodeId a = study.add_code({.name = "A"});
  CaseId siti = study.add_case({.name = "Siti"});
  ClaimId claim = study.add_claim({.name = "K1", .text_en = "A matters."});
};

}  // namespace

TEST_CASE("what claims refuse", "[model][claims]") {
  Claims c;
  const auto both = [&](Claim claim) {
    const auto add = refused(c.study, [&](Study& s) { s.add_claim(claim); });
    const auto set = refused(c.study, [&](Study& s) { s.set_claim(c.claim, claim); });
    CHECK(add.code == set.code);
    CHECK(add.sentence == set.sentence);
    return add;
  };
  auto refusal = both({.name = "K2", .evidence = {{.note = "entah"}}});
  CHECK(refusal.kind == "input");
  CHECK(refusal.code == "claim_evidence");
  CHECK(refusal.sentence == "claim \"K2\": evidence names an object of the study or a passage");
  refusal = both({.name = "K2", .from = {ThemeId{3}}});
  CHECK(refusal.kind == "lookup");
  CHECK(refusal.sentence == "claim \"K2\": the study has no theme with id 3");
  CHECK(both({.to = {FactorId{3}}}).code == "factor_unknown");
  CHECK(both({.evidence = {{.object = MemoId{3}}}}).code == "memo_unknown");
  CHECK(both({.evidence = {{.object = c.a, .coder = CoderId{3}}}}).code == "coder_unknown");
  refusal = both({.name = "K2", .evidence = {{.passage = Passage{c.source, {0, 13}}}}});
  CHECK(refusal.code == "span_out_of_text");
  CHECK(refusal.sentence ==
        "claim \"K2\": span [0, 13) in source \"P01\" ends past the text, which has 12 code points");
  CHECK(both({.says = {{CaseId{5}, {}}}}).code == "case_unknown");
  CHECK(both({.says = {{c.siti, Passage{SourceId{5}, {0, 1}}}}}).code == "source_unknown");
  CHECK(both({.author = CoderId{5}}).code == "coder_unknown");
  CHECK(refused(c.study, [](Study& s) { s.set_claim(ClaimId{7}, {}); }).code == "claim_unknown");
}

TEST_CASE("deleting a claim takes what referred to it", "[model][claims]") {
  Claims c;
  Study& s = c.study;
  const ClaimId other = s.add_claim({.evidence = {{.object = c.claim, .against = true}, {.object = c.a}}});
  const MemoId memo = s.add_memo({.text = "m", .on = {c.claim}});
  s.delete_claim(c.claim);
  REQUIRE(s.claims()[other].evidence.size() == 1);
  CHECK(s.claims()[other].evidence[0].object == ObjectRef(c.a));
  CHECK(s.memos()[memo].on.empty());
  CHECK(check_consistent(s) == "");
  CHECK(refused(s, [&](Study& x) { x.delete_claim(c.claim); }).code == "claim_unknown");
}

TEST_CASE("fields that only the researcher fills stay empty", "[model][claims]") {
  Claims c;
  const Claim& claim = c.study.claims()[c.claim];
  CHECK(claim.asserter == Asserter::unknown);
  CHECK(claim.scope.empty());
  CHECK_FALSE(claim.author);
  CHECK(claim.generalisation == Generalisation::none);
  CHECK(c.study.claim("K1") == c.claim);
}
