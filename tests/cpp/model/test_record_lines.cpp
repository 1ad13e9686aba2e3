#include <tematik/model/record_lines.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "lines_of.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

/// The study of the fixture in product 7.2.
Study fixture() {
  Study study("Demo", "id");
  const SourceId source = study.add_source(
      {.name = "P01", .text = Text("Bu guru memberi umpan balik.\nKelas 😀 ramai.\n"), .uid = "s1", .text_uid = "l1"});
  const CodeId dukungan = study.add_code({.name = "Dukungan", .uid = "c1"});
  const CodeId umpan = study.add_code({.name = "Umpan \"balik\"", .parents = {dukungan}, .uid = "c2"});
  const CoderId ani = study.add_coder({.name = "Ani", .uid = "k1"});
  const CaseId siti = study.add_case({.name = "Siti", .sources = {source}, .uid = "k7"});
  const AttributeId nilai = study.add_attribute(
      {.name = "nilai", .of = ObjectKind::case_, .type = ValueType::real, .scale = Scale::numeric, .uid = "a1"});
  study.set_value(siti, nilai, 86.4);
  study.set_value(siti, nilai, std::nullopt, "2");
  const CodingId coding = study.add_coding({.source = source,
                                            .span = {16, 36},
                                            .code = umpan,
                                            .coder = ani,
                                            .weight = 0.5,
                                            .created = parse_timestamp("2026-01-05T08:30:00Z", "test")});
  const SegmentId whole = study.add_segment({.source = source, .kind = PlaceKind::source});
  study.add_coding(
      {.source = source, .code = dukungan, .coder = ani, .polarity = Polarity::negative, .segment = whole});
  study.add_memo({.text = "a\tb\n", .on = {coding}, .uid = "m1"});
  return study;
}

}  // namespace

TEST_CASE("the published fixture of the study hash", "[model][record_lines]") {
  const Study study = fixture();
  CHECK(
      record_lines(study) ==
      Strings{
          R"(["attribute","a1",{"name":"nilai","of":"case","scale":"numeric","type":"float"}])",
          R"(["case","k7",{"name":"Siti","sources":["s1"]}])", R"(["code","c1",{"codable":true,"name":"Dukungan"}])",
          R"(["code","c2",{"codable":true,"name":"Umpan \"balik\"","parents":["c1"]}])",
          R"(["coder","k1",{"name":"Ani"}])",
          R"(["coding","",{"begin":16,"code":"c2","coder":"k1","created":"2026-01-05T08:30:00.000000Z","end":36,"layer":"coder","polarity":"+","source":"s1","weight":0.5}])",
          R"(["coding","",{"code":"c1","coder":"k1","layer":"coder","polarity":"-","segment":"#81874b92a8e1b961781e800bc373cd8124c64473c578b76ed616435450acf5d1","source":"s1"}])",
          R"(["layer","l1",{"chars":44,"sha256":"b453f4a9f31d4831d84272c606d3e6bc444c09bed22617848f7b18c44438f933","source":"s1"}])",
          R"(["memo","m1",{"kind":"note","on":[["coding","#fd2e39f9d9b7155aa843c3eac4217dfe8d93a0957680e1be959eecd4243c4d79"]],"text":"a\tb\n"}])",
          R"(["segment","",{"kind":"source","source":"s1"}])",
          R"(["source","s1",{"kind":"text","layers":["l1"],"name":"P01"}])",
          R"(["study","",{"language":"id","name":"Demo"}])",
          R"(["value","",{"attribute":"a1","of":["case","k7"],"value":86.4}])",
          R"(["value","",{"attribute":"a1","of":["case","k7"],"wave":"2"}])"});
  CHECK(study_sha256(study) == "1fe0dd53284bfbb351144dc487e710e3d05bf12c5941b19c0cd17ea3511ecd51");
  CHECK(study.sha256() == study_sha256(study));
}

TEST_CASE("an empty study has one line", "[model][record_lines]") {
  CHECK(record_lines(Study()) == Strings{R"(["study","",{"name":""}])"});
  Study study("Demo");
  study.set_description("d");
  study.set_approach(Approach::coding_reliability);
  CHECK(record_lines(study) ==
        Strings{R"(["study","",{"approach":"coding_reliability","description":"d","name":"Demo"}])"});
}

TEST_CASE("what has no id of its own is called by its row, never by its name", "[model][record_lines]") {
  Study study("Demo");
  study.add_code({.name = "weg"});
  study.delete_code(CodeId{0});
  const CodeId a = study.add_code({.name = "Rahasia"});
  const SourceId source =
      study.add_source({.name = "Rahasia", .text = Text("abc"), .more_layers = {{.text = Text("de")}, {.uid = "t3"}}});
  const CodingId plain = study.add_coding({.source = source, .span = {0, 1}, .code = a});
  const CodingId named = study.add_coding({.source = source, .span = {0, 1}, .code = a, .uid = "x1"});
  CHECK(text_id(study, a) == "code-1");
  CHECK(text_id(study, source) == "source-0");
  CHECK(text_id(study, named) == "x1");
  CHECK(
      text_id(study, plain) ==
      '#' +
          to_hex(sha256(
              R"(["coding","",{"begin":0,"code":"code-1","coder":"coder-0","end":1,"layer":"coder","polarity":"+","source":"source-0"}])")));
  CHECK(only_line(study, "source") ==
        R"(["source","source-0",{"kind":"text","layers":["layer-0","layer-0-1","t3"],"name":"Rahasia"}])");
  CHECK(lines_of(study, "layer").size() == 3);
  const auto unknown = refusal([&] { (void)text_id(study, CodeId{0}); });
  CHECK(unknown.kind == "lookup");
  CHECK(unknown.code == "code_unknown");
}

TEST_CASE("texts of sources are in no line", "[model][record_lines]") {
  Study study("Demo");
  const SourceId s =
      study.add_source({.name = "P01", .text = Text("kata rahasia"), .more_layers = {{.text = Text("kata rahasia")}}});
  study.add_segment({.source = s, .span = Span{0, 4}, .text = "kata rahasia", .provenance = {{"raw", "kata rahasia"}}});
  study.add_member({.path = "rahasia.txt", .bytes = "rahasia"});
  for (const auto& line : record_lines(study)) CHECK(line.find("rahasia") == std::string::npos);
}

TEST_CASE("equal records keep their lines apart", "[model][record_lines]") {
  Study study("Demo");
  const SourceId s = study.add_source({.name = "P01"});
  const CodeId a = study.add_code({.name = "A"});
  study.add_coding({.source = s, .span = {0, 1}, .code = a});
  const std::string once = study.sha256();
  study.add_coding({.source = s, .span = {0, 1}, .code = a});
  CHECK(study.sha256() != once);
  study.delete_coding(CodingId{0});
  CHECK(study.sha256() == once);
}

namespace {

/// One study whose records all have ids, added in an order drawn from the seed, with rows that are removed
/// again.
std::string hash_in_order(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto shuffled = [&random](std::vector<int> numbers) {
    for (std::size_t i = numbers.size(); i > 1; --i) std::swap(numbers[i - 1], numbers[random() % i]);
    return numbers;
  };
  Study study("Order");
  const auto name = [](const char* kind, int i) { return kind + std::to_string(i); };
  std::map<int, SourceId> sources;
  std::map<int, CodeId> codes;
  std::map<int, CoderId> coders;
  std::map<int, SegmentId> segments;
  std::map<int, CodingId> codings;
  std::map<int, CaseId> cases;
  const std::vector<int> four{0, 1, 2, 3};
  for (const int i : shuffled(four)) {
    if (random() % 2 == 0) study.delete_source(study.add_source({.name = "weg"}));
    sources[i] = study.add_source(
        {.name = name("S", i), .text = Text(std::string(20, 'x')), .uid = name("s", i), .text_uid = name("l", i)});
  }
  for (const int i : shuffled(four)) coders[i] = study.add_coder({.name = name("U", i), .uid = name("u", i)});
  for (const int i : shuffled(four)) codes[i] = study.add_code({.name = name("C", i), .uid = name("c", i)});
  for (const int i : shuffled(four)) {
    codes[4 + i] =
        study.add_code({.name = name("D", i), .parents = {codes[i], codes[(i + 1) % 4]}, .uid = name("d", i)});
  }
  for (const int i : shuffled(four)) {
    segments[i] = study.add_segment({.source = sources[i], .kind = PlaceKind::time, .numbers = {i, 9}});
  }
  for (const int i : shuffled({0, 1, 2, 3, 4, 5, 6, 7, 8, 9})) {
    if (random() % 3 == 0) {
      study.delete_coding(
          study.add_coding({.source = sources[0], .span = {0, 1}, .code = codes[0], .coder = coders[0]}));
    }
    Coding coding{.source = sources[i % 4], .code = codes[i % 8], .coder = coders[i % 3]};
    if (i % 2 == 0) coding.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + 4};
    if (i % 2 == 1) coding.segment = segments[i % 4];
    codings[i] = study.add_coding(coding);
  }
  for (const int i : shuffled(four)) {
    cases[i] = study.add_case({.name = name("K", i),
                               .sources = {sources[i], sources[(i + 1) % 4]},
                               .segments = {segments[i]},
                               .uid = name("k", i)});
  }
  for (const int i : shuffled(four))
    study.add_consent({.case_ = cases[i], .date = "2026-01-0" + std::to_string(i + 1)});
  for (const int i : shuffled(four)) study.add_coverage({.coder = coders[i], .source = sources[i]});
  for (const int i : shuffled(four)) {
    std::vector<ObjectRef> on;
    for (const int j : shuffled(four)) on.push_back(codings[(i + j) % 10]);
    on.push_back(segments[i]);
    study.add_memo({.text = name("m", i), .on = on, .uid = name("m", i)});
  }
  const AttributeId attribute =
      study.add_attribute({.name = "usia", .of = ObjectKind::case_, .type = ValueType::integer, .uid = "a1"});
  for (const int i : shuffled(four)) study.set_value(cases[i], attribute, std::int64_t{i});
  std::map<int, RelationId> relations;
  for (const int i : shuffled(four)) {
    relations[i] = study.add_relation(
        {.causes = {codes[(i + 1) % 4], codes[i]}, .effect = codes[5], .type = "promotes", .uid = name("r", i)});
  }
  for (const int i : shuffled(four))
    study.add_link({.relation = relations[i], .source = sources[i], .span = Span{0, 5}});
  return study.sha256();
}

}  // namespace

TEST_CASE("the order of addition does not matter", "[model][record_lines]") {
  const std::string first = hash_in_order(1);
  for (std::uint64_t seed = 2; seed <= 30; ++seed) CHECK(hash_in_order(seed) == first);
}

TEST_CASE("what figures read changes the hash, what they do not read does not", "[model][record_lines]") {
  const Study base = fixture();
  const auto changes = [&](auto change) {
    Study study = base;
    change(study);
    return study.sha256() != base.sha256();
  };
  const SourceId source{0};
  const auto edit_source = [&](auto edit) {
    return changes([&](Study& s) {
      Source record = s.sources()[source];
      edit(record);
      s.set_source(source, record);
    });
  };
  CHECK_FALSE(edit_source([](Source& s) { s.provenance = {{"path", "x"}}; }));
  CHECK(edit_source([](Source& s) { s.wave = "1"; }));
  CHECK(edit_source([](Source& s) { s.text = Text(s.text->str() + 'x'); }));
  CHECK(changes([](Study& s) { s.set_approach(Approach::reflexive); }));
  CHECK(changes([](Study& s) { s.clear_value(CaseId{0}, AttributeId{0}, "2"); }));  // no record is not missing
  CHECK(changes([](Study& s) {
    Coding coding = s.codings()[CodingId{0}];
    coding.polarity = Polarity::negative;
    s.set_coding(CodingId{0}, coding);
  }));
  CHECK(changes([](Study& s) {
    Coding coding = s.codings()[CodingId{0}];
    coding.weight = 1.0;
    s.set_coding(CodingId{0}, coding);
  }));
  CHECK_FALSE(changes([](Study& s) {
    const CodingId extra =
        s.add_coding({.source = SourceId{0}, .span = {0, 1}, .code = CodeId{0}, .coder = CoderId{0}});
    s.delete_coding(extra);
  }));
}
