// The published annexes of the REFI-QDA standard, and a packed project: every figure of the interchange
// specification, 14.1. The files are not in this repository; without TEMATIK_CONFORMANCE_DIR nothing is tested.

#include <tematik/io/inspect.hpp>
#include <tematik/io/read.hpp>

#include <map>
#include <set>
#include <string>

#include "../catch.hpp"
#include "fixtures.hpp"

namespace {

using namespace tematik;
using namespace tematik::io;

LossTotal expect(std::string element, std::int64_t in, LossTotal rest = {}) {
  rest.element = std::move(element);
  rest.in = in;
  rest.kept = in - rest.changed - rest.guessed - rest.merged - rest.unverified - rest.dropped;
  rest.out = rest.kept + rest.changed + rest.guessed + rest.unverified + rest.added;
  return rest;
}

void check(const LossReport& report, const LossTotal& expected) {
  const auto t = report.total(expected.element);
  INFO(expected.element << ": in " << t.in << " kept " << t.kept << " changed " << t.changed << " guessed " << t.guessed
                        << " merged " << t.merged << " unverified " << t.unverified << " dropped " << t.dropped
                        << " added " << t.added << " out " << t.out);
  CHECK(t == expected);
}

void check_sums(const LossReport& report) {
  std::map<std::string, std::int64_t> acted;
  for (const auto& entry : report.entries) {
    if (entry.action != LossAction::note) acted[entry.element] += entry.count;
  }
  for (const auto& t : report.totals) {
    CHECK(t.in == t.kept + t.changed + t.guessed + t.merged + t.unverified + t.dropped);
    CHECK(t.out == t.kept + t.changed + t.guessed + t.unverified + t.added);
    CHECK(acted[t.element] == t.in - t.kept + t.added);
  }
}

void check_a2(const ReadResult& result) {
  const auto& [study, report] = result;
  check(report, expect("User", 3));
  check(report, expect("Code", 14));
  check(report, expect("TextSource", 6, {.unverified = 6}));
  check(report, expect("PictureSource", 1));
  check(report, expect("PDFSource", 2));
  check(report, expect("AudioSource", 1));
  check(report, expect("VideoSource", 2));
  check(report, expect("Representation", 5, {.unverified = 2}));
  check(report, expect("Transcript", 3, {.unverified = 3}));
  check(report, expect("SyncPoint", 13));
  check(report, expect("PlainTextSelection", 8, {.merged = 2, .unverified = 6}));
  check(report, expect("PDFSelection", 4));
  check(report, expect("PictureSelection", 1));
  check(report, expect("VideoSelection", 2));
  check(report, expect("Coding", 16, {.merged = 2}));
  check(report, expect("Note", 2));
  check(report, expect("Link", 1));
  check(report, expect("Set", 16));
  check(report, expect("MemberSource", 23));
  check(report, expect("MemberCode", 19));
  check(report, expect("Graph", 1));
  check(report, expect("Vertex", 3));
  check(report, expect("Edge", 2));
  check(report, expect("member", 20, {.unverified = 20}));
  CHECK(report.count(LossAction::unverified, "member", LossReason::member_missing) == 17);
  CHECK(report.count(LossAction::unverified, "member", LossReason::media_external) == 3);
  CHECK(report.count(LossAction::merged, "Coding", LossReason::twin_anchor) == 2);
  CHECK(report.total("attribute").in == 0);
  CHECK(report.total("element").in == 0);
  check_sums(report);

  CHECK(study.name() == "ATLAS.ti standard project");
  CHECK(study.segments().size() == 13);
  CHECK(study.codings().size() == 14);
  CHECK(study.coders().size() == 3);
  CHECK(study.codes().size() == 14);
  CHECK(study.sources().size() == 12);
  std::set<CodeId> codes;
  std::set<CoderId> coders;
  std::set<SegmentId> coded;
  for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
    const auto coding = study.codings()[static_cast<CodingId>(i)];
    codes.insert(coding.code);
    coders.insert(*coding.coder);
    if (coding.segment) coded.insert(*coding.segment);
  }
  CHECK(codes.size() == 9);
  CHECK(coders.size() == 1);
  CHECK(coded.size() == 11);
  int described = 0;
  int by_link = 0;
  for (const auto& [id, memo] : study.memos()) {
    for (const auto object : memo.on) {
      if (object.kind != ObjectKind::segment || coded.contains(static_cast<SegmentId>(object.row))) continue;
      (memo.uid.empty() ? described : by_link) += 1;
    }
  }
  CHECK(described == 1);
  CHECK(by_link == 1);
  CHECK(study.sets().size() == 16);
  CHECK(study.relations().size() == 1);
  CHECK(study.diagrams().size() == 1);
  CHECK(study.coverage().empty());
}

}  // namespace

TEST_CASE("A.1, a codebook", "[io][refi][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const auto [study, report] = read(*dir / "A1_codebook.qdc");
  CHECK(report.format == "refi-qda-codebook");
  check(report, expect("Code", 6));
  CHECK(report.losses() == 0);
  CHECK(study.codes().size() == 6);
  int categories = 0;
  for (const auto& [id, code] : study.codes()) categories += code.category && !code.codable ? 1 : 0;
  CHECK(categories == 2);
  CHECK(study.codes()[study.code("Topics")].uid == "5215cc69-b628-4e02-afb9-9beeaee55808");
  CHECK(study.codes()[study.code("Economy")].colour == "#FFFF00");
}

TEST_CASE("A.2, a project of ATLAS.ti", "[io][refi][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const auto result = read(*dir / "A2_simple_project.qde");
  check_a2(result);
  CHECK(result.report.dialect == std::vector<std::string>{"R5", "R9", "R10"});
  const auto again = read(*dir / "A2_simple_project.qde");
  CHECK(again.report == result.report);
  CHECK(again.study.sha256() == result.study.sha256());
}

TEST_CASE("the same project in an archive", "[io][refi][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const auto result = read(*dir / "TestProject.qdpx");
  check_a2(result);
  CHECK(result.report.dialect == std::vector<std::string>{"R2", "R3", "R5", "R9", "R10"});
  CHECK(result.report.input.bytes == 7004);
  CHECK(result.report.input.sha256 == "84336f0df725026eadd59d4d38f265c120cc527550a0894b657395d19f616189");
}

TEST_CASE("A.3, a project of Transana", "[io][refi][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const auto [study, report] = read(*dir / "A3_complex_project.qde");
  check(report, expect("User", 63, {.added = 1}));
  check(report, expect("Code", 19));
  check(report, expect("TextSource", 6, {.unverified = 6}));
  check(report, expect("PictureSource", 5));
  check(report, expect("VideoSource", 5));
  check(report, expect("Transcript", 5, {.unverified = 5}));
  check(report, expect("SyncPoint", 55));
  check(report, expect("PlainTextSelection", 15, {.unverified = 15}));
  check(report, expect("PictureSelection", 5, {.changed = 5}));
  check(report, expect("TranscriptSelection", 5));
  check(report, expect("Coding", 66, {.changed = 66}));
  check(report, expect("Note", 40, {.unverified = 40}));
  check(report, expect("Set", 6));
  check(report, expect("MemberSource", 11, {.changed = 11}));
  check(report, expect("MemberNote", 5, {.changed = 5}));
  check(report, expect("member", 68, {.unverified = 68}));
  check(report, expect("attribute", 6, {.dropped = 6}));
  CHECK(report.total("NoteRef").in == 35);
  CHECK(report.total("NoteRef").dropped == 0);
  CHECK(report.count(LossAction::changed, "Coding", LossReason::coder_unknown) == 66);
  CHECK(report.count(LossAction::changed, "PictureSelection", LossReason::box_normalised) == 5);
  CHECK(report.count(LossAction::changed, "MemberSource", LossReason::member_ref_form) == 11);
  CHECK(report.count(LossAction::dropped, "attribute", LossReason::not_in_schema) == 6);
  check_sums(report);

  CHECK(study.segments().size() == 41);
  CHECK(study.codings().size() == 66);
  int whole = 0;
  for (const auto& [id, segment] : study.segments()) whole += segment.kind == PlaceKind::source ? 1 : 0;
  CHECK(whole == 16);
  std::set<CodeId> codes;
  for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
    codes.insert(study.codings()[static_cast<CodingId>(i)].code);
  }
  CHECK(codes.size() == 12);
  int top = 0;
  for (const auto& [id, code] : study.codes()) {
    if (!code.parents.empty()) continue;
    ++top;
    CHECK_FALSE(code.codable);
  }
  CHECK(top == 7);
  bool clip = false;
  for (const auto& [id, segment] : study.segments()) {
    if (segment.label != "English Clip 1") continue;
    clip = true;
    CHECK(segment.second_numbers == std::vector<std::int64_t>{5000, 10000});
    CHECK(segment.span == Span{2, 17});
  }
  CHECK(clip);
  int joined = 0;
  for (const auto& [id, memo] : study.memos()) {
    if (!memo.uid.empty()) joined += static_cast<int>(memo.on.size());
  }
  CHECK(joined == 35);
}
