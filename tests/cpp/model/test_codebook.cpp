#include <tematik/model/codebook.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

using Codes = std::vector<CodeId>;

/// Guru > (Sikap, Metode > Diskusi); Siswa > Diskusi; Kelas
struct Tree {
  Study study{"tree"};
  CodeId guru = study.add_code({.name = "Guru"});
  CodeId siswa = study.add_code({.name = "Siswa"});
  CodeId sikap = study.add_code({.name = "Sikap", .parents = {guru}});
  CodeId metode = study.add_code({.name = "Metode", .parents = {guru}});
  CodeId diskusi = study.add_code({.name = "Diskusi", .parents = {metode, siswa}});
  CodeId kelas = study.add_code({.name = "Kelas"});
  SourceId source = study.add_source({.name = "P01", .text = Text("dua puluh karakter di sini")});
  CoderId ani = study.add_coder({.name = "Ani"});
};

std::vector<std::string> history(const Study& study) {
  std::vector<std::string> out;
  for (const auto& o : study.operations()) {
    std::string into;
    for (const ObjectRef object : o.into) into += ' ' + std::to_string(object.row);
    out.push_back(std::string(to_string(o.op)) + ' ' + std::to_string(o.of.row) + " [" + o.before + "] [" + o.after +
                  "]" + into);
  }
  return out;
}

}  // namespace

TEST_CASE("the tree of codes", "[model][codebook]") {
  Tree t;
  const Study& s = t.study;
  CHECK(s.codebook_order() == Codes{t.guru, t.sikap, t.metode, t.diskusi, t.siswa, t.kelas});
  CHECK(s.children(t.guru) == Codes{t.sikap, t.metode});
  CHECK(s.children(t.siswa) == Codes{t.diskusi});
  CHECK(s.descendants(t.guru) == Codes{t.guru, t.sikap, t.metode, t.diskusi});
  CHECK(s.descendants(t.siswa) == Codes{t.diskusi, t.siswa});  // in order of the codebook
  CHECK(s.descendants(t.kelas) == Codes{t.kelas});
  CHECK(s.ancestors(t.diskusi) == Codes{t.diskusi, t.metode, t.siswa, t.guru});
  CHECK(s.path(t.diskusi) == "Guru > Metode > Diskusi");
  CHECK_THROWS_AS(s.children(CodeId{9}), LookupError);
  CHECK_THROWS_AS(s.descendants(CodeId{9}), LookupError);
  CHECK_THROWS_AS(s.ancestors(CodeId{9}), LookupError);
}

TEST_CASE("the order of the codebook follows rows, not names, and a moved code moves with what is below",
          "[model][codebook]") {
  Tree t;
  Code metode = t.study.codes()[t.metode];
  metode.parents = {t.kelas};
  t.study.set_code(t.metode, metode);
  CHECK(t.study.codebook_order() == Codes{t.guru, t.sikap, t.siswa, t.kelas, t.metode, t.diskusi});
}

TEST_CASE("what the codebook refuses", "[model][codebook]") {
  Tree t;
  const auto set = [&](CodeId id, auto change) {
    Code code = t.study.codes()[id];
    change(code);
    return refused(t.study, [&](Study& s) { s.set_code(id, code); });
  };
  auto refusal = set(t.guru, [&](Code& c) { c.parents = {t.diskusi}; });
  CHECK(refusal.kind == "input");
  CHECK(refusal.code == "code_cycle");
  CHECK(refusal.sentence ==
        "code \"Guru\" cannot lie below \"Diskusi\", which lies below it: the tree of codes has no cycles");
  CHECK(refusal.where == "code [0]");
  CHECK(set(t.guru, [&](Code& c) { c.parents = {t.guru}; }).code == "code_cycle");
  CHECK(set(t.siswa, [&](Code& c) { c.parents = {t.diskusi}; }).code == "code_cycle");  // through a second parent
  refusal = set(t.sikap, [&](Code& c) { c.parents = {t.siswa, t.guru, t.siswa}; });
  CHECK(refusal.code == "code_parent_twice");
  CHECK(refusal.sentence == "code \"Sikap\" names the parent \"Siswa\" twice");
  refusal = set(t.sikap, [&](Code& c) { c.parents = {CodeId{9}}; });
  CHECK(refusal.kind == "lookup");
  CHECK(refusal.sentence == "parent of code \"Sikap\": the study has no code with id 9");
  CHECK(set(t.sikap, [&](Code& c) { c.counter = CodeId{9}; }).code == "code_unknown");
  refusal = set(t.sikap, [&](Code& c) { c.counter = t.sikap; });
  CHECK(refusal.code == "code_counter");
  CHECK(refusal.sentence == "code \"Sikap\" cannot be its own counter-code");
  CHECK(refused(t.study, [](Study& s) { s.add_code({.name = "x", .parents = {CodeId{9}}}); }).code == "code_unknown");
  CHECK(refused(t.study, [](Study& s) { s.set_code(CodeId{9}, {}); }).code == "code_unknown");
  refusal = refused(t.study, [](Study& s) { s.add_code({.name = "x"}, {.author = CoderId{4}}); });
  CHECK(refusal.code == "coder_unknown");
  CHECK(refusal.sentence == "author of a change: the study has no coder with id 4");

  t.study.add_coding({.source = t.source, .span = {0, 3}, .code = t.sikap});
  refusal = set(t.sikap, [&](Code& c) { c.codable = false; });
  CHECK(refusal.code == "code_not_codable");
  CHECK(refusal.sentence == "code \"Sikap\" has codings and cannot become a category; merge or delete them first");
  t.study.delete_coding(CodingId{0});
  CHECK(set(t.sikap, [&](Code& c) { c.codable = false; }).code == "");  // a removed coding is no obstacle
}

TEST_CASE("changes of codes are written down, with who and why", "[model][codebook][history]") {
  Tree t;
  const ChangeNote note{.author = t.ani, .time = Timestamp{5}, .reason = "terlalu luas", .cause = "check-1"};
  Code code = t.study.codes()[t.sikap];
  code.name = "Sikap guru";
  code.definition = "cara";
  code.parents = {t.kelas, t.guru};
  t.study.set_code(t.sikap, code, note);
  t.study.set_code(t.sikap, code, note);  // nothing changed: nothing to write
  const auto lines = history(t.study);
  REQUIRE(lines.size() == 9);
  CHECK(lines[0] == "add 0 [] [Guru]");
  CHECK(lines[6] == "rename 2 [Sikap] [Sikap guru]");
  CHECK(lines[7] == "redefine 2 [] [cara]");
  CHECK(lines[8] == "move 2 [Guru] [Kelas]");
  const Operation& last = t.study.operations().back();
  CHECK(last.of == ObjectRef(t.sikap));
  CHECK(last.author == t.ani);
  CHECK(last.time == Timestamp{5});
  CHECK(last.reason == "terlalu luas");
  CHECK(last.cause == "check-1");
  t.study.delete_coder(t.ani);
  CHECK_FALSE(t.study.operations().back().author);
}

TEST_CASE("deleting a code lifts its children to its place", "[model][codebook]") {
  Tree t;
  const CodeId rapat = t.study.add_code({.name = "Rapat", .parents = {t.siswa, t.metode, t.kelas}});
  Code metode = t.study.codes()[t.metode];
  metode.parents = {t.guru, t.kelas};
  t.study.set_code(t.metode, metode);
  t.study.delete_code(t.metode, {.reason = "ganda"});
  CHECK(t.study.codes()[t.diskusi].parents == Codes{t.guru, t.kelas, t.siswa});
  CHECK(t.study.codes()[rapat].parents == Codes{t.siswa, t.guru, t.kelas});  // no parent twice
  CHECK(history(t.study).back() == "remove 3 [Metode] []");
  CHECK(t.study.operations().back().reason == "ganda");
  t.study.delete_code(t.guru);
  CHECK(t.study.codes()[t.sikap].parents.empty());
  CHECK(check_consistent(t.study) == "");
}

TEST_CASE("deleting a code takes what referred to it", "[model][codebook]") {
  Tree t;
  Study& s = t.study;
  Code kelas = s.codes()[t.kelas];
  kelas.counter = t.sikap;
  s.set_code(t.kelas, kelas);
  const CodingId gone = s.add_coding({.source = t.source, .span = {0, 3}, .code = t.sikap});
  const CodingId stays = s.add_coding({.source = t.source, .span = {0, 3}, .code = t.kelas});
  const MemoId memo = s.add_memo({.text = "m", .on = {t.sikap, gone, stays, t.kelas}});
  const ThemeId theme = s.add_theme({.name = "T", .members = {{t.sikap, 1}, {t.kelas, -1}}});
  const CaseId k = s.add_case({.name = "K", .code = t.sikap});
  const FactorId factor = s.add_factor({.name = "F", .stands_for = t.sikap});
  const RelationId relation = s.add_relation({.causes = {t.kelas, t.sikap}, .effect = t.guru, .type = "promotes"});
  s.add_link({.relation = relation, .source = t.source});
  const ClaimId claim =
      s.add_claim({.from = {t.sikap}, .to = {t.kelas}, .evidence = {{.object = t.sikap}, {.object = relation}}});
  const SetId set = s.add_set({.name = "S", .members = {t.kelas, t.sikap}});
  s.add_coverage({.coder = t.ani, .source = t.source, .code = t.sikap});
  s.add_coverage({.coder = t.ani, .source = t.source});
  s.delete_code(t.sikap);
  CHECK_FALSE(s.codes()[t.kelas].counter);
  CHECK_FALSE(s.codings().contains(gone));
  CHECK(s.codings().contains(stays));
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{stays, t.kelas});
  CHECK(s.themes()[theme].members == std::vector<ThemeMember>{{t.kelas, -1}});
  CHECK_FALSE(s.cases()[k].code);
  CHECK_FALSE(s.factors()[factor].stands_for);
  CHECK(s.relations().empty());
  CHECK(s.links().empty());
  CHECK(s.claims()[claim].from.empty());
  CHECK(s.claims()[claim].to == std::vector<ObjectRef>{t.kelas});
  CHECK(s.claims()[claim].evidence.empty());
  CHECK(s.sets()[set].members == std::vector<ObjectRef>{t.kelas});
  CHECK(s.coverage().size() == 1);
  CHECK(check_consistent(s) == "");
}

TEST_CASE("merging codes moves everything to one", "[model][codebook][merge]") {
  Tree t;
  Study& s = t.study;
  const CodeId anak = s.add_code({.name = "Anak", .parents = {t.sikap, t.kelas}});
  const CodingId moved = s.add_coding({.source = t.source, .span = {0, 3}, .code = t.sikap, .coder = t.ani});
  const MemoId memo = s.add_memo({.text = "m", .on = {t.sikap, t.guru, t.kelas}});
  const ThemeId both = s.add_theme({.name = "both", .members = {{t.sikap, -1}, {t.kelas, 1}}});
  const ThemeId one = s.add_theme({.name = "one", .members = {{t.sikap, -1}}});
  const RelationId relation = s.add_relation({.causes = {t.sikap, t.kelas}, .effect = t.sikap, .type = "promotes"});
  const SetId set = s.add_set({.name = "S", .members = {t.kelas, t.sikap, t.guru}});
  const CoverageId coverage = s.add_coverage({.coder = t.ani, .source = t.source, .code = t.sikap});
  Code counter = s.codes()[t.siswa];
  counter.counter = t.sikap;
  s.set_code(t.siswa, counter);
  counter = s.codes()[t.kelas];
  counter.counter = t.sikap;
  s.set_code(t.kelas, counter);
  s.merge_codes(Codes{t.sikap}, t.kelas, {.reason = "sama"});
  CHECK_FALSE(s.contains(t.sikap));
  CHECK(s.codings()[moved].code == t.kelas);
  CHECK(s.codes()[anak].parents == Codes{t.kelas});
  CHECK(s.codes()[t.siswa].counter == t.kelas);
  CHECK_FALSE(s.codes()[t.kelas].counter);  // it is not its own counter-code
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{t.kelas, t.guru});
  CHECK(s.themes()[both].members == std::vector<ThemeMember>{{t.kelas, 1}});
  CHECK(s.themes()[one].members == std::vector<ThemeMember>{{t.kelas, -1}});
  CHECK(s.relations()[relation].causes == std::vector<ObjectRef>{t.kelas});
  CHECK(s.relations()[relation].effect == ObjectRef(t.kelas));
  CHECK(s.sets()[set].members == std::vector<ObjectRef>{t.kelas, t.guru});
  CHECK(s.coverage()[coverage].code == t.kelas);
  CHECK(history(s).back() == "merge 2 [Sikap] [Kelas] 5");
  CHECK(s.operations().back().reason == "sama");
  CHECK(check_consistent(s) == "");
}

TEST_CASE("what a merge of codes refuses", "[model][codebook][merge]") {
  Tree t;
  auto refusal = refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.sikap, t.guru}, t.guru); });
  CHECK(refusal.kind == "usage");
  CHECK(refusal.code == "merge_into_itself");
  CHECK(refusal.sentence == "merge_codes: \"Guru\" cannot merge into itself");
  refusal = refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.sikap, t.guru}, t.diskusi); });
  CHECK(refusal.code == "merge_ancestor");
  CHECK(refusal.sentence == "merge_codes: \"Guru\" lies above \"Diskusi\"; move \"Diskusi\" out of it first");
  CHECK(refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.sikap, CodeId{9}}, t.guru); }).code == "code_unknown");
  CHECK(refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.sikap}, CodeId{9}); }).code == "code_unknown");
  CHECK(refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.sikap}, t.guru, {.author = CoderId{7}}); }).code ==
        "coder_unknown");
  const CodeId folder = t.study.add_code({.name = "Folder", .codable = false});
  refusal = refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.sikap}, folder); });
  CHECK(refusal.code == "code_not_codable");
  CHECK(refusal.sentence == "merge_codes: \"Folder\" is a category");
  t.study.add_case({.name = "K", .code = t.kelas});
  refusal = refused(t.study, [&](Study& s) { s.merge_codes(Codes{t.kelas}, t.sikap); });
  CHECK(refusal.code == "merge_case_code");
  CHECK(refusal.sentence ==
        "merge_codes: of \"Kelas\" and \"Sikap\" one marks the passages of a case, the other does not");
  // Saying a code twice is saying it once.
  t.study.merge_codes(Codes{t.sikap, t.metode, t.sikap}, t.siswa);
  CHECK(t.study.codes().size() == 5);
  CHECK(check_consistent(t.study) == "");
}

TEST_CASE("a merge drops codings that say the same twice", "[model][codebook][merge]") {
  Tree t;
  Study& s = t.study;
  const auto add = [&](CodeId code, Span span, std::string pass = {}, CodingLayer layer = CodingLayer::coder,
                       Polarity polarity = Polarity::positive) {
    return s.add_coding({.source = t.source,
                         .span = span,
                         .code = code,
                         .coder = t.ani,
                         .layer = layer,
                         .polarity = polarity,
                         .pass = std::move(pass)});
  };
  const CodingId first = add(t.kelas, {0, 5}, "1");
  const CodingId other_pass = add(t.sikap, {0, 5}, "2");
  const CodingId twin = add(t.sikap, {0, 5}, "1");  // a double behind another pass
  const CodingId other_layer = add(t.sikap, {0, 5}, "1", CodingLayer::final_);
  const CodingId against = add(t.sikap, {0, 5}, "1", CodingLayer::coder, Polarity::negative);
  const CodingId elsewhere = add(t.sikap, {0, 6}, "1");
  const CodingId by_other = s.add_coding(
      {.source = t.source, .span = {0, 5}, .code = t.sikap, .coder = s.add_coder({.name = "Budi"}), .pass = "1"});
  // Doubles of other codes are none of the merge's business.
  const CodingId guru_1 = add(t.guru, {0, 5});
  const CodingId guru_2 = add(t.guru, {0, 5});
  const MemoId memo = s.add_memo({.text = "m", .on = {twin, first}});
  s.merge_codes(Codes{t.sikap}, t.kelas);
  for (const CodingId id : {first, other_pass, other_layer, against, elsewhere, by_other, guru_1, guru_2}) {
    INFO(row(id));
    CHECK(s.codings().contains(id));
  }
  CHECK_FALSE(s.codings().contains(twin));
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{first});
  CHECK(s.codings().size() == 8);
}

TEST_CASE("a double leaves its importance and its decisions to the coding that stays", "[model][codebook][merge]") {
  Tree t;
  Study& s = t.study;
  const Coding base{.source = t.source, .span = {2, 8}, .code = t.sikap, .coder = t.ani, .layer = CodingLayer::final_};
  const CodingId old = s.add_coding(base);
  Coding later = base;
  later.code = t.kelas;
  later.important = true;
  const CodingId twin = s.add_coding(later);
  const AdjudicationId decision = s.add_adjudication({.final_coding = twin, .decides = {old, twin}, .who = t.ani});
  s.merge_codes(Codes{t.kelas}, t.sikap);
  REQUIRE(s.codings().contains(old));
  CHECK_FALSE(s.codings().contains(twin));
  CHECK(s.codings()[old].important);
  REQUIRE(s.adjudications().contains(decision));
  CHECK(s.adjudications()[decision].final_coding == old);
  CHECK(s.adjudications()[decision].decides == std::vector<CodingId>{old});
}

TEST_CASE("two records of one place are one place to a merge", "[model][codebook][merge]") {
  Tree t;
  Study& s = t.study;
  const auto place = [&](PlaceKind kind, std::vector<std::int64_t> numbers) {
    return s.add_segment({.source = t.source, .kind = kind, .numbers = std::move(numbers)});
  };
  const SegmentId a = place(PlaceKind::time, {0, 500});
  const SegmentId b = place(PlaceKind::time, {0, 500});
  const SegmentId c = place(PlaceKind::time, {0, 600});
  const auto add = [&](CodeId code, SegmentId segment) {
    return s.add_coding({.source = t.source, .code = code, .coder = t.ani, .segment = segment});
  };
  const CodingId first = add(t.sikap, a);
  const CodingId twin = add(t.kelas, b);
  const CodingId other = add(t.kelas, c);
  s.merge_codes(Codes{t.kelas}, t.sikap);
  CHECK(s.codings().contains(first));
  CHECK_FALSE(s.codings().contains(twin));
  CHECK(s.codings().contains(other));
  CHECK(s.segments().size() == 3);  // both records survive
}

TEST_CASE("splitting a code moves the named codings and keeps the themes whole", "[model][codebook]") {
  Study study("Demo");
  const CodeId parent = study.add_code({.name = "Guru"});
  const CodeId support = study.add_code({.name = "Dukungan", .parents = {parent}});
  const CodeId other = study.add_code({.name = "Lain"});
  const SourceId source = study.add_source({.name = "P01", .text = Text("0123456789")});
  const CodingId first = study.add_coding({.source = source, .span = {0, 3}, .code = support});
  const CodingId second = study.add_coding({.source = source, .span = {3, 6}, .code = support});
  const CodingId third = study.add_coding({.source = source, .span = {6, 9}, .code = other});
  const ThemeId theme = study.add_theme({.name = "T", .members = {{support, -1}}});

  CHECK(refused(study, [&](Study& s) {
          s.split_code(support, {.name = "Orang tua"}, std::vector{first, third});
        }).code == "split_other_code");
  CHECK(refused(study, [&](Study& s) {
          s.split_code(support, {.name = "K", .codable = false}, std::vector{first});
        }).code == "code_not_codable");
  CHECK(refused(study, [&](Study& s) {
          s.split_code(support, {.name = "K"}, std::vector{static_cast<CodingId>(99)});
        }).code == "coding_unknown");

  const CodeId part = study.split_code(support, {.name = "Orang tua"}, std::vector{second}, {.reason = "two meanings"});
  CHECK(study.codes()[part].parents == std::vector{parent});
  CHECK(study.codings().code()[row(first)] == row(support));
  CHECK(study.codings().code()[row(second)] == row(part));
  CHECK(study.themes()[theme].members == std::vector<ThemeMember>{{support, -1}, {part, -1}});
  CHECK(study.operations().back().op == OperationKind::split);
  CHECK(study.operations().back().into == std::vector<ObjectRef>{part});
}

TEST_CASE("a coding keeps the code it was given first, through merges and splits", "[model][codebook][merge]") {
  Study s("Demo");
  const CodeId a = s.add_code({.name = "A"}), b = s.add_code({.name = "B"}), c = s.add_code({.name = "C"});
  const SourceId source = s.add_source({.name = "P01", .text = Text("0123456789")});
  const CodingId first = s.add_coding({.source = source, .span = {0, 3}, .code = a});
  const CodingId second = s.add_coding({.source = source, .span = {3, 6}, .code = b, .created = Timestamp{5}});
  CHECK_FALSE(s.codings().given(row(first)));
  s.merge_codes(Codes{a}, b);
  CHECK(s.operations().back().codings_before == 2);
  CHECK(s.codings().given(row(first)) == a);
  CHECK_FALSE(s.codings().given(row(second)));
  const CodeId part = s.split_code(b, {.name = "D"}, std::vector{first, second});
  CHECK(s.codings().given(row(first)) == a);
  CHECK(s.codings().given(row(second)) == b);
  s.merge_codes(Codes{part}, b);  // back to the code it was given
  CHECK(s.codings().given(row(first)) == a);
  CHECK_FALSE(s.codings().given(row(second)));
  const CodingId third = s.add_coding({.source = source, .span = {6, 9}, .code = c});
  CHECK_FALSE(s.codings().given(row(third)));
  // Another code by hand is a code given; another field is not.
  Coding record = s.codings()[first];
  record.important = true;
  s.set_coding(first, record);
  CHECK(s.codings().given(row(first)) == a);
  record.code = c;
  s.set_coding(first, record);
  CHECK_FALSE(s.codings().given(row(first)));
  s.merge_codes(Codes{c}, b);
  s.delete_coding(third);
  CHECK_FALSE(s.codings().given(row(third)));
  const Study copy = s;
  CHECK(copy.codings().given(row(first)) == c);
  CHECK(copy.sha256() == s.sha256());
  CHECK(check_consistent(s) == "");
}

TEST_CASE("a merge that drops doubles keeps what they had been given", "[model][codebook][merge]") {
  Study s("Demo");
  const CodeId a = s.add_code({.name = "A"}), b = s.add_code({.name = "B"}), c = s.add_code({.name = "C"});
  const SourceId source = s.add_source({.name = "P01", .text = Text("0123456789")});
  const auto add = [&](CodeId code, std::int64_t time) {
    return s.add_coding({.source = source, .span = {0, 3}, .code = code, .created = Timestamp{time}});
  };
  const CodingId of_b = add(b, 7), of_a = add(a, 3), of_c = add(c, 9), again = add(c, 4);
  s.merge_codes(Codes{a}, b);
  REQUIRE(s.codings().doubles_of(of_b).size() == 1);
  CHECK(s.codings().doubles_of(of_b)[0] == DroppedDouble{of_b, static_cast<std::uint32_t>(of_a), a, Timestamp{3}});
  s.merge_codes(Codes{b}, c);  // the oldest stays: it had been given B, and stands for A and both C
  CHECK(s.codings().size() == 1);
  CHECK(s.codings().given(row(of_b)) == b);
  std::vector<std::pair<CodeId, std::int64_t>> said;
  for (const auto& one : s.codings().doubles_of(of_b)) said.emplace_back(one.given, one.created->micros);
  CHECK(said == std::vector<std::pair<CodeId, std::int64_t>>{{a, 3}, {c, 9}, {c, 4}});
  CHECK_FALSE(s.codings().contains(of_c));
  CHECK_FALSE(s.codings().contains(again));
  CHECK(check_consistent(s) == "");
  Coding record = s.codings()[of_b];
  record.code = s.add_code({.name = "E"});
  s.set_coding(of_b, record);
  CHECK(s.codings().doubles_of(of_b).empty());
}
