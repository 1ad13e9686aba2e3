#include <tematik/model/coders.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Coders {
  Study study{"coders"};
  SourceId source = study.add_source({.name = "P01", .text = Text("sepuluh kata")});
  CodeId a = study.add_code({.name = "A"});
  CoderId ani = study.add_coder({.name = "Ani"});
  CoderId budi = study.add_coder({.name = "Budi"});

  CodingId code(CoderId coder, CodingLayer layer = CodingLayer::coder) {
    return study.add_coding({.source = source, .span = {0, 4}, .code = a, .coder = coder, .layer = layer});
  }
};

}  // namespace

TEST_CASE("coders are replaced as records", "[model][coders]") {
  Coders c;
  c.study.set_coder(c.ani, {.name = "Ani S.", .initials = "AS", .system = true, .hidden = true});
  CHECK(c.study.coders()[c.ani].initials == "AS");
  CHECK(c.study.coder("Ani S.") == c.ani);
  CHECK(refused(c.study, [](Study& s) { s.set_coder(CoderId{9}, {.name = "x"}); }).code == "coder_unknown");
}

TEST_CASE("coder coverage must lead somewhere", "[model][coders][coverage]") {
  Coders c;
  const CoverageId id = c.study.add_coverage({.coder = c.ani,
                                              .source = c.source,
                                              .span = Span{0, 12},
                                              .code = c.a,
                                              .pass = "1",
                                              .state = CoverageState::assigned,
                                              .batch = "b"});
  CHECK(c.study.coverage()[id].state == CoverageState::assigned);
  const auto add = [&](Coverage coverage) { return refused(c.study, [&](Study& s) { s.add_coverage(coverage); }); };
  CHECK(add({.coder = CoderId{7}, .source = c.source}).code == "coder_unknown");
  CHECK(add({.coder = c.ani, .source = SourceId{7}}).code == "source_unknown");
  CHECK(add({.coder = c.ani, .source = c.source, .code = CodeId{7}}).code == "code_unknown");
  const auto refusal = add({.coder = c.ani, .source = c.source, .span = Span{0, 13}});
  CHECK(refusal.code == "span_out_of_text");
  CHECK(refusal.sentence ==
        "coder coverage: span [0, 13) in source \"P01\" ends past the text, which has 12 code points");
}

TEST_CASE("a decision is on codings that exist, and its result on the final layer", "[model][coders][adjudication]") {
  Coders c;
  const CodingId ani = c.code(c.ani);
  const CodingId budi = c.code(c.budi);
  const CodingId final_one = c.code(c.ani, CodingLayer::final_);
  const AdjudicationId decision =
      c.study.add_adjudication({.final_coding = final_one, .decides = {ani, budi}, .who = c.ani, .why = "jelas"});
  const AdjudicationId rejection = c.study.add_adjudication({.decides = {budi}, .who = c.ani});
  const auto add = [&](Adjudication record) { return refused(c.study, [&](Study& s) { s.add_adjudication(record); }); };
  auto refusal = add({.final_coding = ani, .who = c.ani});
  CHECK(refusal.code == "adjudication_layer");
  CHECK(refusal.sentence == "adjudication: coding [0] is not on the layer \"final\"");
  CHECK(add({.decides = {CodingId{9}}, .who = c.ani}).code == "coding_unknown");
  CHECK(add({.final_coding = CodingId{9}, .who = c.ani}).code == "coding_unknown");
  CHECK(add({.who = CoderId{9}}).code == "coder_unknown");

  SECTION("its result stays on the final layer") {
    Coding coding = c.study.codings()[final_one];
    coding.layer = CodingLayer::coder;
    refusal = refused(c.study, [&](Study& s) { s.set_coding(final_one, coding); });
    CHECK(refusal.code == "adjudication_layer");
    CHECK(refusal.sentence == "coding [2] is the decision of adjudication [0] and stays on the layer \"final\"");
    coding = c.study.codings()[final_one];
    coding.important = true;
    c.study.set_coding(final_one, coding);
  }
  SECTION("a coding that was decided on may go") {
    c.study.delete_coding(budi);
    CHECK(c.study.adjudications()[decision].decides == std::vector<CodingId>{ani});
    CHECK(c.study.adjudications()[rejection].decides.empty());
  }
  SECTION("without its result there is no decision") {
    c.study.delete_coding(final_one);
    CHECK_FALSE(c.study.adjudications().contains(decision));
    CHECK(c.study.adjudications().contains(rejection));
  }
  CHECK(check_consistent(c.study) == "");
}

TEST_CASE("a coder whose work is there stays", "[model][coders]") {
  Coders c;
  const CodingId coding = c.code(c.ani);
  c.study.add_coverage({.coder = c.ani, .source = c.source});
  c.study.add_adjudication({.decides = {coding}, .who = c.ani});
  const auto refusal = refused(c.study, [&](Study& s) { s.delete_coder(c.ani); });
  CHECK(refusal.kind == "usage");
  CHECK(refusal.code == "coder_in_use");
  CHECK(refusal.sentence == "coder \"Ani\" still has 3 codings, coverage records or decisions; delete those first");
  CHECK(refused(c.study, [](Study& s) { s.delete_coder(CoderId{9}); }).code == "coder_unknown");
}

TEST_CASE("deleting a coder takes the name from what is not their work", "[model][coders]") {
  Coders c;
  Study& s = c.study;
  const CodingId coding = c.code(c.budi);
  s.delete_coding(coding);  // a gap is no work
  const MemoId memo = s.add_memo({.text = "m", .on = {c.budi, c.a}, .author = c.budi});
  const ClaimId claim = s.add_claim({.evidence = {{.object = c.a, .coder = c.budi}}, .author = c.budi});
  const RelationId relation = s.add_relation({.causes = {c.a}, .effect = c.a, .type = "promotes"});
  const LinkId link = s.add_link({.relation = relation, .source = c.source, .coder = c.budi});
  const AttributeId attribute = s.add_attribute({.name = "lama", .of = ObjectKind::coder, .type = ValueType::integer});
  s.set_value(c.budi, attribute, std::int64_t{3});
  s.set_value(c.ani, attribute, std::int64_t{4});
  s.delete_coder(c.budi);
  CHECK_FALSE(s.memos()[memo].author);
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{c.a});
  CHECK_FALSE(s.claims()[claim].author);
  CHECK_FALSE(s.claims()[claim].evidence[0].coder);
  CHECK_FALSE(s.links()[link].coder);
  CHECK(s.values().size() == 1);
  CHECK(check_consistent(s) == "");
}
