#include <tematik/model/study.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "random_commands.hpp"
#include "refusals.hpp"
#include "rounds.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("thousands of random commands leave no reference that leads nowhere", "[model][study]") {
  std::map<std::string, int> done;
  for (std::uint64_t seed = 1; seed <= rounds::of(std::uint64_t{6}); ++seed) {
    Study study("random");
    RandomCommands commands(study, seed);
    for (int step = 0; step < 900; ++step) {
      const std::string before = print_of(study);
      const auto revision = study.revision();
      std::string thrown;
      try {
        commands.step();
        ++done[commands.last()];
      } catch (const Error& error) {
        thrown = error.what();
      }
      INFO("seed " << seed << ", step " << step << ": " << commands.last() << ' ' << thrown);
      REQUIRE(check_consistent(study) == "");
      if (thrown.empty()) {
        REQUIRE(study.revision() > revision);
      } else {
        REQUIRE(print_of(study) == before);
      }
    }
  }
  // Every command got through many times: the stream tests what it names.
  CHECK(done.size() == 48);
  for (const auto& [name, times] : done) {
    INFO(name);
    CHECK(times >= rounds::of(12));
  }
}

TEST_CASE("the same commands give the same study", "[model][study]") {
  const auto play = [] {
    Study study("random");
    RandomCommands commands(study, 99);
    for (int step = 0; step < 500; ++step) {
      try {
        commands.step();
      } catch (const Error&) {
      }
    }
    return print_of(study);
  };
  CHECK(play() == play());
}

TEST_CASE("a study says what it is, and every command raises its revision", "[model][study]") {
  Study study("Demo", "id");
  CHECK(study.name() == "Demo");
  CHECK(study.language() == "id");
  CHECK(study.description().empty());
  CHECK(study.approach() == Approach::undeclared);
  CHECK(study.revision() == 0);
  study.set_name("Sekolah");
  study.set_language("en");
  study.set_description("Empat kelas");
  study.set_approach(Approach::codebook);
  CHECK(study.revision() == 4);
  CHECK(study.name() == "Sekolah");
  CHECK(study.approach() == Approach::codebook);

  CHECK(refused(study, [](Study& s) { s.set_name("\xff"); }).code == "text_encoding");
  CHECK(refused(study, [](Study& s) { s.set_language(std::string("a\0b", 3)); }).code == "text_encoding");
  CHECK(refused(study, [](Study& s) { s.set_description("\xc3"); }).code == "text_encoding");
  CHECK(refusal([] { Study("\xff"); }).code == "text_encoding");
}

TEST_CASE("a study is a value", "[model][study]") {
  Study study("Demo");
  const CodeId a = study.add_code({.name = "A"});
  Study copy = study;
  copy.set_code(a, {.name = "B"});
  CHECK(study.codes()[a].name == "A");
  CHECK(copy.codes()[a].name == "B");
  CHECK(study.sha256() != copy.sha256());
}

TEST_CASE("contains tells what exists", "[model][study]") {
  Study study;
  const CodeId a = study.add_code({.name = "A"});
  const CoderId u = study.add_coder({.name = "Ani"});
  CHECK(study.contains(a));
  CHECK(study.contains(u));
  CHECK_FALSE(study.contains(CodeId{1}));
  CHECK_FALSE(study.contains(ObjectRef(ObjectKind::coder, 65536)));  // would wrap round to coder 0
  for (const auto& [kind, word] : EnumNames<ObjectKind>::names) {
    INFO(word);
    CHECK_FALSE(study.contains(ObjectRef(kind, 7)));
  }
  study.delete_code(a);
  CHECK_FALSE(study.contains(a));
}

TEST_CASE("ids are never given again, and loops skip what was removed", "[model][study]") {
  Study study;
  const CodeId a = study.add_code({.name = "A"});
  const CodeId b = study.add_code({.name = "B"});
  const CodeId c = study.add_code({.name = "C"});
  study.delete_code(b);
  study.delete_code(c);
  const CodeId d = study.add_code({.name = "D"});
  CHECK(row(d) == 3);
  CHECK(study.codes().size() == 2);
  CHECK(study.codes().end_row() == 4);
  std::vector<CodeId> seen;
  for (const auto& [id, code] : study.codes()) seen.push_back(id);
  CHECK(seen == std::vector<CodeId>{a, d});
  CHECK(study.codebook_order() == std::vector<CodeId>{a, d});
  const auto gone = refusal([&] { (void)study.codes()[b]; });
  CHECK(gone.kind == "lookup");
  CHECK(gone.code == "code_unknown");
  says(gone, "code [1] was removed from the study");
  says(refusal([&] { (void)study.codes()[CodeId{9}]; }), "no code with id 9; the study has 2");
}

TEST_CASE("a name that one object has leads to it", "[model][study][names]") {
  Study study;
  const SourceId s = study.add_source({.name = "P01"});
  const CodeId a = study.add_code({.name = "Dukungan"});
  const CoderId u = study.add_coder({.name = "Ani"});
  const CaseId k = study.add_case({.name = "Siti"});
  const ThemeId t = study.add_theme({.name = "Iklim"});
  const FactorId f = study.add_factor({.name = "Motivasi"});
  const ClaimId c = study.add_claim({.name = "Klaim 1"});
  CHECK(study.source("P01") == s);
  CHECK(study.code("Dukungan") == a);
  CHECK(study.coder("Ani") == u);
  CHECK(study.case_("Siti") == k);
  CHECK(study.theme("Iklim") == t);
  CHECK(study.factor("Motivasi") == f);
  CHECK(study.claim("Klaim 1") == c);

  const auto unknown = refusal([&] { (void)study.code("Dukugan"); });
  CHECK(unknown.kind == "lookup");
  CHECK(unknown.code == "code_unknown");
  CHECK(unknown.where == "code");
  says(unknown, "the study has no code \"Dukugan\"; did you mean \"Dukungan\"?");
  CHECK(refusal([&] { (void)study.theme("?"); }).code == "theme_unknown");
}

TEST_CASE("names of participants stand in no message", "[model][study][names]") {
  Study study;
  const SourceId s = study.add_source({.name = "P01", .text = Text("rahasia sekali")});
  const CaseId k = study.add_case({.name = "Siti"});
  const AttributeId age = study.add_attribute({.name = "usia", .of = ObjectKind::case_, .type = ValueType::integer});
  CHECK(refusal([&] { (void)study.case_("Sit"); }).sentence == "the study has no case \"Sit\"");
  const auto value = refused(study, [&](Study& x) { x.set_value(k, age, std::string("tua")); });
  CHECK(value.sentence == "attribute \"usia\" of case [0]: expected a value of type integer");
  const auto unknown = refused(study, [&](Study& x) { x.set_case(k, {.name = "Siti", .sources = {SourceId{5}}}); });
  CHECK(unknown.sentence == "case: the study has no source with id 5");
  const auto span = refused(study, [&](Study& x) { x.add_case({.name = "Siti", .spans = {{s, {3, 99}}}}); });
  CHECK(span.sentence == "case: span [3, 99) in source \"P01\" ends past the text, which has 14 code points");
}

TEST_CASE("names are compared in NFC", "[model][study][names]") {
  Study study;
  const CodeId composed = study.add_code({.name = "\xC3\xA9"});
  CHECK(study.code("e\xCC\x81") == composed);
  const CodeId apart = study.add_code({.name = "e\xCC\x81"});
  CHECK(study.label(composed) == "\xC3\xA9 [0]");
  CHECK(study.label(apart) == "e\xCC\x81 [1]");
  study.delete_code(composed);
  CHECK(study.code("\xC3\xA9") == apart);
  CHECK(refusal([&] { (void)study.code("\xff"); }).code == "text_encoding");
}

TEST_CASE("labels tell equal names apart and are accepted as names", "[model][study][names]") {
  Study study;
  const CodeId guru = study.add_code({.name = "Guru"});
  const CodeId siswa = study.add_code({.name = "Siswa"});
  const CodeId a = study.add_code({.name = "Sikap", .parents = {guru}});
  CHECK(study.label(a) == "Sikap");
  const CodeId b = study.add_code({.name = "Sikap", .parents = {siswa}});
  CHECK(study.label(a) == "Guru > Sikap");
  CHECK(study.label(b) == "Siswa > Sikap");
  CHECK(study.code("Siswa > Sikap") == b);
  const CodeId root = study.add_code({.name = "Sikap"});
  CHECK(study.label(root) == "Sikap [4]");
  const CodeId twin = study.add_code({.name = "Sikap", .parents = {guru}});
  CHECK(study.label(a) == "Guru > Sikap [2]");
  CHECK(study.label(twin) == "Guru > Sikap [5]");
  CHECK(study.code("Guru > Sikap [5]") == twin);
  CHECK(study.code("Sikap [4]") == root);

  const auto shared = refusal([&] { (void)study.code("Sikap"); });
  CHECK(shared.kind == "lookup");
  CHECK(shared.code == "code_ambiguous");
  says(shared, "4 objects of kind code share the name \"Sikap\"; use one of the labels");
  says(shared, "\"Guru > Sikap [2]\", \"Siswa > Sikap\", \"Sikap [4]\", \"Guru > Sikap [5]\"");
  CHECK(refusal([&] { (void)study.code("Guru > Sikap"); }).code == "code_unknown");

  SECTION("a path that is another code's name is no label") {
    const CodeId literal = study.add_code({.name = "Siswa > Sikap"});
    CHECK(study.code("Siswa > Sikap") == literal);
    CHECK(study.label(b) == "Siswa > Sikap [3]");
    CHECK(study.code("Siswa > Sikap [3]") == b);
  }
  SECTION("nor is a label that is another code's name") {
    const CodeId literal = study.add_code({.name = "Sikap [4]"});
    CHECK(study.code("Sikap [4]") == literal);
    CHECK(study.label(root) == "Sikap [4] [4]");
    CHECK(study.code("Sikap [4] [4]") == root);
  }
  SECTION("other objects have an id behind a shared name") {
    const CaseId k = study.add_case({.name = "P01"});
    const CaseId l = study.add_case({.name = "P01"});
    CHECK(study.label(k) == "P01 [0]");
    CHECK(study.case_("P01 [1]") == l);
    CHECK(refusal([&] { (void)study.case_("P01"); }).code == "case_ambiguous");
    study.delete_case(k);
    CHECK(study.label(l) == "P01");
  }
  SECTION("what has no name has its id") {
    const CoderId u = study.add_coder({});
    const MemoId m = study.add_memo({});
    CHECK(study.label(u) == "[0]");
    CHECK(study.coder("[0]") == u);
    CHECK(study.label(ObjectRef(m)) == "memo [0]");
    CHECK(study.label(ObjectRef(guru)) == "Guru");
  }
}

TEST_CASE("words that are no text are refused in every record", "[model][study]") {
  Study study;
  const std::string bad = "\xff";
  const SourceId s = study.add_source({.name = "S"});
  const CodeId c = study.add_code({.name = "C"});
  const CoderId u = study.add_coder({.name = "U"});
  const CaseId k = study.add_case({.name = "K"});
  const FactorId f = study.add_factor({.name = "F"});
  const RelationId r = study.add_relation({.causes = {c}, .effect = c, .type = "t"});
  const AttributeId a = study.add_attribute({.name = "A"});
  const std::vector<std::function<void(Study&)>> commands{
      [&](Study& x) { x.add_source({.name = bad}); },
      [&](Study& x) { x.add_source({.name = "x", .role = bad}); },
      [&](Study& x) { x.add_source({.name = "x", .segmentations = {{.name = "turn", .units = {{.speaker = bad}}}}}); },
      [&](Study& x) {
        x.set_source(s, {.name = "x", .provenance = {{"raw", bad}}});
      },
      [&](Study& x) { x.add_segment({.source = s, .kind = PlaceKind::source, .label = bad}); },
      [&](Study& x) { x.add_code({.name = bad}); },
      [&](Study& x) { x.set_code(c, {.name = "C", .definition = bad}); },
      [&](Study& x) { x.add_code({.name = "D"}, {.reason = bad}); },
      [&](Study& x) { x.set_coder(u, {.name = bad}); },
      [&](Study& x) { x.add_coder({.name = "x", .initials = bad}); },
      [&](Study& x) {
        x.add_coding({.source = s, .span = {0, 1}, .code = c, .pass = bad});
      },
      [&](Study& x) { x.add_coverage({.coder = u, .source = s, .batch = bad}); },
      [&](Study& x) { x.add_adjudication({.who = u, .why = bad}); },
      [&](Study& x) { x.add_case({.name = bad}); },
      [&](Study& x) { x.set_case(k, {.name = "K", .speakers = {bad}}); },
      [&](Study& x) { x.add_consent({.case_ = k, .evidence = bad}); },
      [&](Study& x) { x.add_attribute({.name = bad}); },
      [&](Study& x) { x.set_value(s, a, bad); },
      [&](Study& x) { x.set_value(s, a, std::string("x"), bad); },
      [&](Study& x) { x.add_theme({.name = bad}); },
      [&](Study& x) { x.add_theme({.name = "x", .central_idea = bad}); },
      [&](Study& x) { x.set_factor(f, {.name = bad}); },
      [&](Study& x) { x.add_relation({.causes = {c}, .effect = c, .type = bad}); },
      [&](Study& x) { x.set_relation(r, {.causes = {c}, .effect = c, .type = "t", .note = bad}); },
      [&](Study& x) { x.add_relation_type({.name = bad}); },
      [&](Study& x) { x.add_claim({.text_en = bad}); },
      [&](Study& x) { x.add_memo({.text = bad}); },
      [&](Study& x) { x.add_memo({.name = bad}); },
      [&](Study& x) { x.add_query({.name = bad}); },
      [&](Study& x) { x.add_set({.name = bad}); },
      [&](Study& x) { x.add_diagram({.name = bad}); },
      [&](Study& x) { x.add_member({.path = bad}); },
  };
  for (std::size_t i = 0; i < commands.size(); ++i) {
    INFO("command " << i);
    const auto refusal = refused(study, commands[i]);
    CHECK(refusal.kind == "input");
    CHECK(refusal.code == "text_encoding");
  }
}
