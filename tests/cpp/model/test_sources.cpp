#include <tematik/model/sources.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

const std::string words = "rahasia: sepuluh kata";  // 21 code points

/// One source with everything that can lie on it, all ending at 21 or before.
struct Full {
  Study study{"full"};
  SourceId source =
      study.add_source({.name = "P01", .text = Text(words), .more_layers = {{.text = Text("lapis kedua")}}});
  CodeId a = study.add_code({.name = "A"});
  CoderId ani = study.add_coder({.name = "Ani"});
  CaseId siti = study.add_case({.name = "Siti", .sources = {source}});
  RelationId relation = study.add_relation({.causes = {a}, .effect = a, .type = "promotes"});
};

Refusal shorten(Full& full, std::uint32_t length) {
  Source source = full.study.sources()[full.source];
  source.text = Text(words.substr(0, length));
  return refused(full.study, [&](Study& s) { s.set_source(full.source, source); });
}

}  // namespace

TEST_CASE("unknown text and empty text are two things", "[model][sources]") {
  Study study;
  const SourceId unknown = study.add_source({.name = "rekaman", .kind = SourceKind::audio});
  const SourceId empty = study.add_source({.name = "kosong", .text = Text("")});
  const SourceId known = study.add_source({.name = "P01", .text = Text("a 😀")});
  CHECK_FALSE(study.sources()[unknown].length());
  CHECK(study.sources()[empty].length() == 0U);
  CHECK(study.sources()[known].length() == 3U);
}

TEST_CASE("what sources refuse", "[model][sources]") {
  Study study;
  auto refusal = refused(study, [](Study& s) { s.add_source({.name = "P01", .date = "31-01-2026"}); });
  CHECK(refusal.kind == "input");
  CHECK(refusal.code == "date");
  CHECK(refusal.sentence ==
        "source \"P01\": expected a date such as 2026, 2026-01 or 2026-01-31, found \"31-01-2026\"");
  for (const auto* date : {"2026", "2026-01", "2026-01-31", ""}) study.add_source({.name = "x", .date = date});

  const auto units = [&](std::vector<SegmentationUnit> turns) {
    return refused(study, [&](Study& s) {
      s.add_source({.name = "P01", .text = Text(words), .segmentations = {{.name = "turn", .units = turns}}});
    });
  };
  refusal = units({{.span = {0, 5}}, {.span = {4, 9}}});
  CHECK(refusal.code == "segmentation");
  CHECK(refusal.sentence ==
        "source \"P01\": units of \"turn\" must be sorted, disjoint and inside the text; found [4, 9)");
  CHECK(units({{.span = {6, 5}}}).code == "segmentation");
  CHECK(units({{.span = {6, 22}}}).code == "segmentation");
  CHECK(units({{.span = {0, 5}}, {.span = {5, 5}}, {.span = {7, 21}}}).code == "");  // touching, empty, to the end
  refusal = refused(study, [](Study& s) {
    s.add_source({.name = "P01", .segmentations = {{.name = "turn"}, {.name = "turn"}}});
  });
  CHECK(refusal.code == "segmentation_twice");
  CHECK(refusal.sentence == "source \"P01\": has the segmentation \"turn\" twice");
  CHECK(refused(study, [](Study& s) { s.set_source(SourceId{99}, {}); }).code == "source_unknown");
}

TEST_CASE("what recorded places refuse", "[model][sources][segments]") {
  Full full;
  const auto add = [&](Segment segment) { return refused(full.study, [&](Study& s) { s.add_segment(segment); }); };
  auto refusal = add({.source = full.source});
  CHECK(refusal.code == "segment_span");
  CHECK(refusal.sentence == "a recorded place of kind span needs a span");
  CHECK(add({.source = full.source, .kind = PlaceKind::page, .span = Span{0, 1}}).sentence ==
        "a recorded place of kind page has no span");
  CHECK(add({.source = full.source, .span = Span{0, 22}}).code == "span_out_of_text");
  CHECK(add({.source = full.source, .span = Span{3, 2}}).code == "span_reversed");
  CHECK(add({.source = SourceId{5}, .kind = PlaceKind::source}).code == "source_unknown");
  refusal = add({.source = full.source, .kind = PlaceKind::layer, .span = Span{0, 1}, .layer = 1});
  CHECK(refusal.code == "segment_layer");
  CHECK(refusal.sentence == "source \"P01\" has 1 further text layers; the recorded place names none of them");
  CHECK(add({.source = full.source, .kind = PlaceKind::layer, .span = Span{0, 1}}).code == "segment_layer");
  refusal = add({.source = full.source, .kind = PlaceKind::layer, .span = Span{0, 12}, .layer = 0});
  CHECK(refusal.code == "span_out_of_text");
  CHECK(refusal.sentence == "recorded place: span [0, 12) does not fit its text layer");
  CHECK(add({.source = full.source, .kind = PlaceKind::layer, .span = Span{0, 11}, .layer = 0}).code == "");
  CHECK(add({.source = full.source, .span = Span{4, 4}, .state = "point"}).code == "");  // a point is a place
}

TEST_CASE("a new text must still hold every span on it", "[model][sources]") {
  Full full;
  Study& s = full.study;
  const Passage end{full.source, {15, 21}};
  std::string what;
  SECTION("a coding") {
    s.add_coding({.source = full.source, .span = end.span, .code = full.a});
    what = "coding";
  }
  SECTION("a recorded place") {
    s.add_segment({.source = full.source, .span = end.span});
    what = "recorded place";
  }
  SECTION("coder coverage") {
    s.add_coverage({.coder = full.ani, .source = full.source, .span = end.span});
    what = "coder coverage record";
  }
  SECTION("a link") {
    s.add_link({.relation = full.relation, .source = full.source, .span = end.span});
    what = "link";
  }
  SECTION("a span of a case") {
    s.add_case({.name = "Budi", .spans = {end}});
    what = "span of a case";
  }
  SECTION("evidence of a claim") {
    s.add_claim({.evidence = {{.passage = end}}});
    what = "passage of a claim";
  }
  SECTION("where a claim is said") {
    s.add_claim({.says = {{full.siti, end}}});
    what = "passage of a claim";
  }
  const auto refusal = shorten(full, 20);
  CHECK(refusal.code == "span_out_of_text");
  CHECK(refusal.sentence == "source \"P01\": the new text has 20 code points, but a " + what + " lies on [15, 21)");
  CHECK(refusal.sentence.find("rahasia") == std::string::npos);
  CHECK(refusal.where == "source [0]");
  CHECK(shorten(full, 21).code == "");
  Source unknown = s.sources()[full.source];
  unknown.text.reset();
  s.set_source(full.source, unknown);  // spans are then unchecked
  CHECK(check_consistent(s) == "");
}

TEST_CASE("a new source must still have the text layers that places lie on", "[model][sources]") {
  Full full;
  full.study.add_segment({.source = full.source, .kind = PlaceKind::layer, .span = Span{0, 11}, .layer = 0});
  Source source = full.study.sources()[full.source];
  source.more_layers[0].text = Text("lapis");
  auto refusal = refused(full.study, [&](Study& s) { s.set_source(full.source, source); });
  CHECK(refusal.code == "span_out_of_text");
  CHECK(refusal.sentence == "source \"P01\": the new text has 5 code points, but a recorded place lies on [0, 11)");
  source.more_layers.clear();
  refusal = refused(full.study, [&](Study& s) { s.set_source(full.source, source); });
  CHECK(refusal.code == "segment_layer");
  says(refusal, "lies on further text layer 0, of which the new source has 0");
}

TEST_CASE("a removed coding does not hold a text back", "[model][sources]") {
  Full full;
  const CodingId id = full.study.add_coding({.source = full.source, .span = {15, 21}, .code = full.a});
  full.study.delete_coding(id);
  CHECK(shorten(full, 5).code == "");
}

TEST_CASE("deleting a source takes what lies on it", "[model][sources]") {
  Full full;
  Study& s = full.study;
  const SourceId other = s.add_source({.name = "P02", .text = Text(words)});
  const SegmentId place = s.add_segment({.source = full.source, .kind = PlaceKind::source});
  const SegmentId other_place = s.add_segment({.source = other, .kind = PlaceKind::source});
  const CodingId on_place = s.add_coding({.source = full.source, .code = full.a, .segment = place});
  const CodingId on_text = s.add_coding({.source = full.source, .span = {0, 4}, .code = full.a});
  const CodingId stays = s.add_coding({.source = other, .span = {0, 4}, .code = full.a});
  s.add_coverage({.coder = full.ani, .source = full.source});
  s.add_coverage({.coder = full.ani, .source = other});
  s.add_link({.relation = full.relation, .source = full.source});
  s.add_link({.relation = full.relation, .source = other});
  const AttributeId attribute = s.add_attribute({.name = "tempat"});
  s.set_value(full.source, attribute, std::string("sekolah"));
  s.set_value(other, attribute, std::string("rumah"));
  s.set_case(full.siti, {.name = "Siti",
                         .sources = {full.source, other},
                         .spans = {{full.source, {0, 4}}, {other, {0, 4}}},
                         .segments = {place, other_place}});
  const MemoId memo = s.add_memo({.text = "m", .on = {full.source, place, on_text, on_place, stays, other_place}});
  const ClaimId claim = s.add_claim({.evidence = {{.passage = Passage{full.source, {0, 4}}},
                                                  {.object = full.a, .passage = Passage{full.source, {0, 4}}},
                                                  {.object = on_text},
                                                  {.passage = Passage{other, {0, 4}}}},
                                     .says = {{full.siti, Passage{full.source, {0, 4}}}}});
  s.delete_source(full.source);
  CHECK(s.codings().size() == 1);
  CHECK(s.segments().size() == 1);
  CHECK(s.coverage().size() == 1);
  CHECK(s.links().size() == 1);
  CHECK(s.values().size() == 1);
  const Case& siti = s.cases()[full.siti];
  CHECK(siti.sources == std::vector<SourceId>{other});
  CHECK(siti.spans == std::vector<Passage>{{other, {0, 4}}});
  CHECK(siti.segments == std::vector<SegmentId>{other_place});
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{stays, other_place});
  const auto& evidence = s.claims()[claim].evidence;
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].object == ObjectRef(full.a));
  CHECK_FALSE(evidence[0].passage);
  CHECK(evidence[1].passage == Passage{other, {0, 4}});
  REQUIRE(s.claims()[claim].says.size() == 1);
  CHECK_FALSE(s.claims()[claim].says[0].passage);
  CHECK(check_consistent(s) == "");
}

TEST_CASE("deleting a recorded place takes the codings that have no other", "[model][sources][segments]") {
  Full full;
  Study& s = full.study;
  const SegmentId whole = s.add_segment({.source = full.source, .kind = PlaceKind::source});
  const SegmentId span = s.add_segment({.source = full.source, .span = Span{0, 4}, .label = "kutipan"});
  const CodingId on_whole = s.add_coding({.source = full.source, .code = full.a, .segment = whole});
  const CodingId on_span = s.add_coding({.source = full.source, .code = full.a, .segment = span});
  s.add_case({.name = "Budi", .segments = {whole, span}});
  const MemoId memo = s.add_memo({.text = "m", .on = {whole, on_whole, on_span}});
  s.delete_segment(whole);
  s.delete_segment(span);
  CHECK_FALSE(s.codings().contains(on_whole));
  REQUIRE(s.codings().contains(on_span));
  CHECK_FALSE(s.codings()[on_span].segment);
  CHECK(s.codings()[on_span].span == Span{0, 4});
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{on_span});
  CHECK(check_consistent(s) == "");
  CHECK(refused(s, [&](Study& x) { x.delete_segment(whole); }).code == "segment_unknown");
}

TEST_CASE("copies of one source become one", "[model][sources][merge]") {
  Full full;
  Study& s = full.study;
  const SourceId copy = s.add_source({.name = "P01 (2)", .text = Text(words)});
  const SourceId third = s.add_source({.name = "P01 (3)", .text = Text(words)});
  const AttributeId attribute = s.add_attribute({.name = "tempat"});
  s.set_value(copy, attribute, std::string("sekolah"));
  s.set_value(copy, attribute, std::nullopt, "2");
  s.set_value(full.source, attribute, std::string("rumah"));
  const CodingId a = s.add_coding({.source = full.source, .span = {0, 4}, .code = full.a, .coder = full.ani});
  const CodingId twin = s.add_coding({.source = copy, .span = {0, 4}, .code = full.a, .coder = full.ani});
  const CodingId b = s.add_coding({.source = third, .span = {1, 4}, .code = full.a, .coder = full.ani});
  const SegmentId whole = s.add_segment({.source = full.source, .kind = PlaceKind::source});
  const SegmentId whole_copy = s.add_segment({.source = copy, .kind = PlaceKind::source});
  s.add_coding({.source = full.source, .code = full.a, .coder = full.ani, .segment = whole});
  const CodingId whole_twin = s.add_coding({.source = copy, .code = full.a, .coder = full.ani, .segment = whole_copy});
  const CoverageId coverage = s.add_coverage({.coder = full.ani, .source = copy});
  const LinkId link = s.add_link({.relation = full.relation, .source = copy});
  s.set_case(full.siti, {.name = "Siti", .sources = {copy, full.source, third}, .spans = {{copy, {0, 4}}}});
  const MemoId memo = s.add_memo({.text = "m", .on = {copy, twin, full.source}});
  const ClaimId claim =
      s.add_claim({.evidence = {{.passage = Passage{copy, {0, 4}}}}, .says = {{full.siti, Passage{third, {0, 4}}}}});
  s.merge_sources(std::vector<SourceId>{copy, third, copy}, full.source);
  CHECK(s.sources().size() == 1);
  CHECK(s.codings().contains(a));
  CHECK_FALSE(s.codings().contains(twin));
  CHECK_FALSE(s.codings().contains(whole_twin));
  CHECK(s.codings()[b].source == full.source);
  CHECK(s.segments()[whole_copy].source == full.source);
  CHECK(s.coverage()[coverage].source == full.source);
  CHECK(s.links()[link].source == full.source);
  CHECK(s.cases()[full.siti].sources == std::vector<SourceId>{full.source});
  CHECK(s.cases()[full.siti].spans == std::vector<Passage>{{full.source, {0, 4}}});
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{full.source, a});
  CHECK(s.claims()[claim].evidence[0].passage->source == full.source);
  CHECK(s.claims()[claim].says[0].passage->source == full.source);
  REQUIRE(s.value(full.source, attribute) != nullptr);
  CHECK(*s.value(full.source, attribute) == AttributeValue(std::string("rumah")));  // what the kept source says wins
  REQUIRE(s.value(full.source, attribute, "2") != nullptr);
  CHECK_FALSE(*s.value(full.source, attribute, "2"));
  CHECK(check_consistent(s) == "");
}

TEST_CASE("what a merge of sources refuses", "[model][sources][merge]") {
  Full full;
  const SourceId other = full.study.add_source({.name = "P02", .text = Text("lain")});
  const SourceId unknown = full.study.add_source({.name = "P03"});
  const SourceId layered = full.study.add_source({.name = "P04", .text = Text(words), .more_layers = {{}}});
  const auto merge = [&](std::vector<SourceId> sources) {
    return refused(full.study, [&](Study& s) { s.merge_sources(sources, full.source); });
  };
  auto refusal = merge({other});
  CHECK(refusal.kind == "usage");
  CHECK(refusal.code == "merge_text");
  CHECK(refusal.sentence ==
        "merge_sources: \"P02\" and \"P01\" have different texts; positions would lose their meaning");
  CHECK(merge({unknown}).code == "merge_text");
  CHECK(merge({full.source}).code == "merge_into_itself");
  CHECK(merge({layered}).code == "merge_layers");
  CHECK(merge({SourceId{9}}).code == "source_unknown");
}
