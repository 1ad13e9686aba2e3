#include <tematik/model/codings.hpp>
#include <tematik/model/study.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"
#include "small_study.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("a coding reads as it was written", "[model][codings]") {
  Small small;
  const Coding given{.source = small.source,
                     .span = {2, 9},
                     .code = small.b,
                     .coder = small.ani,
                     .layer = CodingLayer::final_,
                     .polarity = Polarity::negative,
                     .important = true,
                     .weight = 0.5,
                     .created = Timestamp{1'000'000, false},
                     .pass = "2",
                     .version = 3,
                     .uid = "x1"};
  small.code({0, 1}, small.a);  // a row without side columns before it
  const CodingId id = small.study.add_coding(given);
  small.code({1, 2}, small.a);
  const Coding read = small.study.codings()[id];
  CHECK(read.source == given.source);
  CHECK(read.span == given.span);
  CHECK(read.code == given.code);
  CHECK(read.coder == given.coder);
  CHECK(read.layer == given.layer);
  CHECK(read.polarity == given.polarity);
  CHECK(read.important);
  CHECK_FALSE(read.segment);
  CHECK(read.weight == given.weight);
  CHECK(read.created == given.created);
  CHECK(read.pass == "2");
  CHECK(read.version == 3U);
  CHECK(read.uid == "x1");
  for (const CodingId plain : {CodingId{0}, CodingId{2}}) {
    const Coding other = small.study.codings()[plain];
    CHECK_FALSE((other.weight || other.created || other.version || other.important));
    CHECK((other.pass.empty() && other.uid.empty()));
    CHECK(other.layer == CodingLayer::coder);
  }
}

TEST_CASE("a coding without a coder is by the coder unknown, who is added once", "[model][codings]") {
  Small small;
  const CodingId first = small.study.add_coding({.source = small.source, .span = {0, 2}, .code = small.a});
  const CodingId second = small.study.add_coding({.source = small.source, .span = {0, 2}, .code = small.b});
  CHECK(small.study.coders().size() == 2);
  CHECK(small.study.codings()[first].coder == small.study.coder("unknown"));
  CHECK(small.study.codings()[second].coder == small.study.coder("unknown"));
}

TEST_CASE("what add_coding refuses", "[model][codings]") {
  Small small;
  const auto add = [&](Coding coding) { return refused(small.study, [&](Study& study) { study.add_coding(coding); }); };
  const Coding good{.source = small.source, .span = {0, 5}, .code = small.a};
  auto coding = good;
  coding.span = {4, 4};
  auto refusal = add(coding);
  CHECK(refusal.kind == "input");
  CHECK(refusal.code == "span_empty");
  CHECK(refusal.sentence == "a coding needs a span of at least one character; found [4, 4) in source \"P01\"");
  coding.span = {9, 4};
  refusal = add(coding);
  CHECK(refusal.code == "span_reversed");
  CHECK(refusal.sentence == "coding: span [9, 4) in source \"P01\" ends before it begins");
  coding.span = {9, 21};
  refusal = add(coding);
  CHECK(refusal.code == "span_out_of_text");
  CHECK(refusal.sentence == "coding: span [9, 21) in source \"P01\" ends past the text, which has 20 code points");
  CHECK(refusal.sentence.find("rahasia") == std::string::npos);

  coding = good;
  coding.code = small.category;
  refusal = add(coding);
  CHECK(refusal.code == "code_not_codable");
  says(refusal, "\"Kategori\" is a category of the codebook");
  CHECK(refusal.where == "code [2]");
  coding.code = CodeId{9};
  refusal = add(coding);
  CHECK(refusal.kind == "lookup");
  CHECK(refusal.code == "code_unknown");
  CHECK(refusal.sentence == "coding: the study has no code with id 9");
  coding = good;
  coding.source = SourceId{4};
  CHECK(add(coding).code == "source_unknown");
  coding = good;
  coding.coder = CoderId{8};
  CHECK(add(coding).code == "coder_unknown");
  coding = good;
  coding.weight = std::numeric_limits<double>::quiet_NaN();
  refusal = add(coding);
  CHECK(refusal.code == "coding_weight");
  CHECK(refusal.sentence == "a coding's weight is a finite number, or missing");
  coding.weight = std::numeric_limits<double>::infinity();
  CHECK(add(coding).code == "coding_weight");
  coding = good;
  coding.segment = SegmentId{0};
  CHECK(add(coding).code == "segment_unknown");
}

TEST_CASE("without a text spans are unchecked, but neither empty nor reversed", "[model][codings]") {
  Study study;
  const SourceId s = study.add_source({.name = "rekaman"});
  const CodeId a = study.add_code({.name = "A"});
  study.add_coding({.source = s, .span = {0, 4'000'000'000U}, .code = a});
  CHECK(refused(study, [&](Study& x) {
          x.add_coding({.source = s, .span = {5, 4}, .code = a});
        }).code == "span_reversed");
  const SourceId empty = study.add_source({.name = "kosong", .text = Text("")});
  CHECK(refused(study, [&](Study& x) {
          x.add_coding({.source = empty, .span = {0, 1}, .code = a});
        }).code == "span_out_of_text");
}

TEST_CASE("a coding on a recorded place", "[model][codings]") {
  Small small;
  const SegmentId whole = small.study.add_segment({.source = small.source, .kind = PlaceKind::source});
  const SegmentId span = small.study.add_segment({.source = small.source, .span = Span{3, 8}, .label = "kutipan"});
  const SegmentId point = small.study.add_segment({.source = small.source, .span = Span{3, 3}, .state = "point"});
  const auto coding = [&](SegmentId segment) {
    return small.study.codings()[small.study.add_coding({.source = small.source, .code = small.a, .segment = segment})];
  };
  CHECK(coding(whole).segment == whole);
  CHECK(coding(whole).span == Span{});
  CHECK(coding(span).segment == span);
  CHECK(coding(span).span == Span{3, 8});
  CHECK(coding(point).segment == point);
  CHECK(coding(point).span == Span{});
  CHECK((small.study.codings().flags()[0] & coding_flags::no_span) != 0);
  CHECK((small.study.codings().flags()[2] & coding_flags::no_span) == 0);
  CHECK(small.study.codings().segment_of(CodingId{2}) == span);

  const SourceId other = small.study.add_source({.name = "P02"});
  auto refusal =
      refused(small.study, [&](Study& s) { s.add_coding({.source = other, .code = small.a, .segment = whole}); });
  CHECK(refusal.code == "coding_segment");
  CHECK(refusal.sentence == "coding: the recorded place [0] lies in source \"P01\", not in \"P02\"");
  refusal = refused(small.study, [&](Study& s) {
    s.add_coding({.source = small.source, .span = {3, 9}, .code = small.a, .segment = span});
  });
  CHECK(refusal.code == "coding_segment");
  says(refusal, "the span [3, 9) is not that of the recorded place [1]");
  small.study.add_coding({.source = small.source, .span = {3, 8}, .code = small.b, .segment = span});
  CHECK(check_consistent(small.study) == "");
}

TEST_CASE("set_coding replaces, and keeps the coder if none is given", "[model][codings]") {
  Small small;
  const CodingId id = small.study.add_coding(
      {.source = small.source, .span = {0, 2}, .code = small.a, .coder = small.ani, .weight = 2.0, .pass = "1"});
  small.study.set_coding(id, {.source = small.source, .span = {1, 3}, .code = small.b});
  const Coding read = small.study.codings()[id];
  CHECK(read.span == Span{1, 3});
  CHECK(read.code == small.b);
  CHECK(read.coder == small.ani);
  CHECK_FALSE(read.weight);
  CHECK(read.pass.empty());
  CHECK(small.study.coders().size() == 1);
  const auto bad = refused(small.study, [&](Study& s) { s.set_coding(id, {.source = small.source, .code = small.b}); });
  CHECK(bad.code == "span_empty");
  CHECK(refused(small.study, [&](Study& s) { s.set_coding(CodingId{5}, {}); }).code == "coding_unknown");
}

TEST_CASE("a removed coding is a gap without words", "[model][codings]") {
  Small small;
  const CodingId a = small.study.add_coding(
      {.source = small.source, .span = {0, 2}, .code = small.a, .coder = small.ani, .pass = "rahasia", .uid = "u"});
  const CodingId b = small.code({1, 2}, small.a);
  small.study.delete_coding(a);
  CHECK(small.study.codings().size() == 1);
  CHECK(small.study.codings().end_row() == 2);
  CHECK_FALSE(small.study.codings().contains(a));
  CHECK(small.study.codings().contains(b));
  const auto gone = refusal([&] { (void)small.study.codings()[a]; });
  CHECK(gone.code == "coding_unknown");
  CHECK(gone.sentence == "coding [0] was removed from the study");
  CHECK(refused(small.study, [&](Study& s) { s.delete_coding(a); }).code == "coding_unknown");
  CHECK(row(small.code({0, 1}, small.b)) == 2);
}
