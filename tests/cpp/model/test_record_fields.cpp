#include <tematik/model/record_lines.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "lines_of.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("the lines of sources, layers, units and places", "[model][record_lines]") {
  Study study("Demo");
  const std::string sha_a = to_hex(sha256("a"));
  const SourceId s = study.add_source(
      {.name = "P01",
       .text = Text("a"),
       .kind = SourceKind::audio,
       .technique = "interview",
       .date = "2026-01",
       .wave = "1",
       .language = "id",
       .role = "guru",
       .description = "d",
       .paragraph = "line",
       .segmentations =
           {{.name = "turn",
             .units =
                 {{.span = {0, 1}, .label = "L", .speaker = "Ani", .question = "q1", .start_ms = 0, .end_ms = 900}}},
            {.name = "item"}},
       .more_layers = {{.uid = "l2",
                        .name = "T",
                        .kind = TextLayerKind::transcript,
                        .sync_points = {{"y2", {}, 5}, {"y1", 0, {}}}}},
       .bom = true,
       .newline = Newline::crlf,
       .uid = "s1",
       .text_uid = "l1",
       .provenance = {{"raw", "secret path"}}});
  CHECK(
      only_line(study, "source") ==
      R"(["source","s1",{"date":"2026-01","description":"d","kind":"audio","language":"id","layers":["l1","l2"],"name":"P01","paragraph":"line","role":"guru","segmentations":["item","turn"],"technique":"interview","wave":"1"}])");
  CHECK(
      only_line(study, "unit") ==
      R"(["unit","",{"begin":0,"end":1,"end_ms":900,"label":"L","question":"q1","segmentation":"turn","source":"s1","speaker":"Ani","start_ms":0}])");
  CHECK(
      lines_of(study, "layer") ==
      Strings{
          R"(["layer","l1",{"bom":true,"chars":1,"newline":"crlf","sha256":")" + sha_a + R"(","source":"s1"}])",
          R"(["layer","l2",{"kind":"transcript","name":"T","source":"s1","sync_points":[{"position":0,"uid":"y1"},{"time_ms":5,"uid":"y2"}]}])"});
  study.add_segment({.source = s,
                     .kind = PlaceKind::layer,
                     .span = Span{0, 1},
                     .layer = 0,
                     .label = "k",
                     .text = "a",
                     .state = "unverified",
                     .uid = "g1",
                     .second_uid = "g2",
                     .second_numbers = {3, 1}});
  CHECK(
      only_line(study, "segment") ==
      R"(["segment","g1",{"begin":0,"end":1,"kind":"layer","label":"k","layer":"l2","second_numbers":[3,1],"second_uid":"g2","source":"s1","state":"unverified","text":{"chars":1,"sha256":")" +
          sha_a + R"("}}])");

  Study bare("Demo");
  bare.add_source({.name = "rekaman", .kind = SourceKind::video});  // nothing is known of a text: no layer
  CHECK(lines_of(bare, "layer").empty());
  CHECK(only_line(bare, "source") == R"(["source","source-0",{"kind":"video","name":"rekaman"}])");
}

TEST_CASE("the lines of codes, coders and codings", "[model][record_lines]") {
  Study study("Demo");
  const SourceId s = study.add_source({.name = "P01", .uid = "s1"});
  const CodeId b = study.add_code({.name = "B", .codable = false, .category = true, .uid = "b"});
  const CodeId z = study.add_code({.name = "Z", .uid = "z"});
  const CodeId a = study.add_code({.name = "A",
                                   .parents = {z, b},
                                   .label = "L",
                                   .definition = "D",
                                   .short_definition = "d",
                                   .when = "w",
                                   .when_not = "n",
                                   .example = "e",
                                   .colour = "#112233",
                                   .origin = CodeOrigin::in_vivo,
                                   .counter = b,
                                   .case_code = true,
                                   .uid = "a",
                                   .provenance = {{"x", "y"}}});
  CHECK(
      lines_of(study, "code") ==
      Strings{
          R"(["code","a",{"case_code":true,"codable":true,"colour":"#112233","counter":"b","definition":"D","example":"e","label":"L","name":"A","origin":"in_vivo","parents":["z","b"],"short":"d","when":"w","when_not":"n"}])",
          R"(["code","b",{"category":true,"name":"B"}])", R"(["code","z",{"codable":true,"name":"Z"}])"});
  const CoderId ani = study.add_coder({.name = "Ani", .initials = "A", .system = true, .hidden = true, .uid = "k1"});
  CHECK(only_line(study, "coder") == R"(["coder","k1",{"hidden":true,"initials":"A","name":"Ani","system":true}])");
  const CodingId coding = study.add_coding({.source = s,
                                            .span = {1, 2},
                                            .code = a,
                                            .coder = ani,
                                            .layer = CodingLayer::final_,
                                            .important = true,
                                            .created = Timestamp{0, false},
                                            .pass = "p",
                                            .version = 2,
                                            .uid = "x1"});
  CHECK(
      only_line(study, "coding") ==
      R"(["coding","x1",{"begin":1,"code":"a","coder":"k1","created":"1970-01-01T00:00:00.000000","end":2,"important":true,"layer":"final","pass":"p","polarity":"+","source":"s1","version":2}])");
  study.add_coverage(
      {.coder = ani, .source = s, .span = Span{0, 9}, .code = a, .pass = "p", .time = Timestamp{0}, .batch = "b"});
  CHECK(
      only_line(study, "coverage") ==
      R"(["coverage","",{"batch":"b","begin":0,"code":"a","coder":"k1","end":9,"pass":"p","source":"s1","state":"completed","time":"1970-01-01T00:00:00.000000Z"}])");
  study.add_adjudication(
      {.final_coding = coding, .decides = {coding}, .who = ani, .when = Timestamp{0}, .why = "y", .uid = "j"});
  CHECK(
      only_line(study, "adjudication") ==
      R"(["adjudication","j",{"decides":["x1"],"final":"x1","when":"1970-01-01T00:00:00.000000Z","who":"k1","why":"y"}])");
  // A coding with a span and a recorded place says both.
  const SegmentId place = study.add_segment({.source = s, .span = Span{3, 5}, .uid = "g1"});
  study.add_coding({.source = s, .code = z, .coder = ani, .segment = place});
  CHECK(
      lines_of(study, "coding").front() ==
      R"(["coding","",{"begin":3,"code":"z","coder":"k1","end":5,"layer":"coder","polarity":"+","segment":"g1","source":"s1"}])");
}

TEST_CASE("the lines of cases, consent and values", "[model][record_lines]") {
  Study study("Demo");
  const SourceId s = study.add_source({.name = "P01", .uid = "s1"});
  const SourceId r = study.add_source({.name = "P02", .uid = "r1"});
  const CodeId code = study.add_code({.name = "A", .uid = "a"});
  const SegmentId place = study.add_segment({.source = s, .kind = PlaceKind::source, .uid = "g1"});
  const CaseId k = study.add_case({.name = "Siti",
                                   .role = "guru",
                                   .minor = true,
                                   .sources = {s, r},
                                   .spans = {{s, {3, 4}}},
                                   .speakers = {"S", "B"},
                                   .segments = {place},
                                   .code = code,
                                   .description = "d",
                                   .uid = "k1"});
  CHECK(
      only_line(study, "case") ==
      R"(["case","k1",{"code":"a","description":"d","minor":true,"name":"Siti","role":"guru","segments":["g1"],"sources":["r1","s1"],"spans":[{"begin":3,"end":4,"source":"s1"}],"speakers":["B","S"]}])");
  study.add_consent({.case_ = k,
                     .scope = ConsentScope::share,
                     .state = ConsentState::refused,
                     .guardian = true,
                     .date = "2026-01-01",
                     .evidence = "form",
                     .expiry = "2027-01-01"});
  CHECK(
      only_line(study, "consent") ==
      R"(["consent","",{"case":"k1","date":"2026-01-01","evidence":"form","expiry":"2027-01-01","guardian":true,"scope":"share","state":"refused"}])");
  const AttributeId level = study.add_attribute({.name = "level",
                                                 .of = ObjectKind::case_,
                                                 .scale = Scale::ordinal,
                                                 .levels = {"z", "a"},
                                                 .unit = "u",
                                                 .provenance = "p",
                                                 .description = "d",
                                                 .uid = "t"});
  CHECK(
      only_line(study, "attribute") ==
      R"(["attribute","t",{"description":"d","levels":["z","a"],"name":"level","of":"case","provenance":"p","scale":"ordinal","type":"text","unit":"u"}])");
  const AttributeId yes =
      study.add_attribute({.name = "yes", .of = ObjectKind::case_, .type = ValueType::boolean, .uid = "y"});
  const AttributeId free = study.add_attribute({.name = "free", .of = ObjectKind::case_, .uid = "f"});
  study.set_value(k, level, std::string("z"));
  study.set_value(k, yes, false);
  study.set_value(k, yes, true, "2");
  study.set_value(k, free, std::string());
  CHECK(lines_of(study, "value") ==
        Strings{R"(["value","",{"attribute":"f","of":["case","k1"],"value":""}])",
                R"(["value","",{"attribute":"t","of":["case","k1"],"value":"z"}])",
                R"(["value","",{"attribute":"y","of":["case","k1"],"value":0}])",
                R"(["value","",{"attribute":"y","of":["case","k1"],"value":1,"wave":"2"}])"});
}

TEST_CASE("the lines of themes, relations, claims and what is carried", "[model][record_lines]") {
  Study study("Demo");
  const SourceId s = study.add_source({.name = "P01", .uid = "s1"});
  const CodeId b = study.add_code({.name = "B", .uid = "b"});
  const CodeId a = study.add_code({.name = "A", .uid = "a"});
  const CoderId u = study.add_coder({.name = "U", .uid = "u"});
  const CaseId k = study.add_case({.name = "K", .uid = "k"});
  const ThemeId t = study.add_theme({.name = "T", .uid = "t"});
  study.add_theme({.name = "S",
                   .members = {{b, 1}, {a, -1}},
                   .parents = {t},
                   .label = "L",
                   .central_idea = "i",
                   .questions = {"q2", "q1"},
                   .description = "d",
                   .uid = "t2"});
  CHECK(
      lines_of(study, "theme") ==
      Strings{
          R"(["theme","t",{"name":"T"}])",
          R"(["theme","t2",{"central_idea":"i","description":"d","label":"L","members":[["a",-1],["b",1]],"name":"S","parents":["t"],"questions":["q1","q2"]}])"});
  const FactorId f = study.add_factor({.name = "F", .stands_for = t, .stage = "input", .uid = "f"});
  CHECK(only_line(study, "factor") == R"(["factor","f",{"name":"F","stage":"input","stands_for":["theme","t"]}])");
  study.add_relation_type(
      {.name = "promotes", .symmetric = true, .transitive = true, .sign = 1, .inverse = "i", .excludes = {"z", "a"}});
  CHECK(
      only_line(study, "relation_type") ==
      R"(["relation_type","",{"excludes":["a","z"],"inverse":"i","name":"promotes","sign":1,"symmetric":true,"transitive":true}])");
  const RelationId r = study.add_relation({.causes = {f, a},
                                           .effect = b,
                                           .type = "promotes",
                                           .direction = Direction::associative,
                                           .sign = -1,
                                           .asserter = Asserter::participant,
                                           .note = "n",
                                           .uid = "r"});
  CHECK(
      only_line(study, "relation") ==
      R"(["relation","r",{"asserter":"participant","causes":[["code","a"],["factor","f"]],"direction":"associative","effect":["code","b"],"map":"study","note":"n","sign":-1,"type":"promotes"}])");
  study.add_link({.relation = r, .source = s, .span = Span{1, 2}, .coder = u, .sign = 1, .against = true});
  CHECK(only_line(study, "link") ==
        R"(["link","",{"against":true,"begin":1,"coder":"u","end":2,"relation":"r","sign":1,"source":"s1"}])");
  study.add_claim(
      {.name = "K1",
       .text_id = "ya",
       .text_en = "yes",
       .kind = ClaimKind::causal,
       .generalisation = Generalisation::transfer,
       .asserter = Asserter::researcher,
       .scope = "s",
       .implication = "X => Y",
       .from = {b, a},
       .to = {t},
       .evidence = {{.object = t, .note = "n"}, {.passage = Passage{s, {0, 1}}, .coder = u, .against = true}},
       .says = {{k, Passage{s, {0, 1}}}},
       .author = u,
       .date = "2026",
       .uid = "c"});
  CHECK(
      only_line(study, "claim") ==
      R"(["claim","c",{"asserter":"researcher","author":"u","date":"2026","evidence":[{"against":true,"coder":"u","passage":{"begin":0,"end":1,"source":"s1"}},{"note":"n","object":["theme","t"]}],"from":[["code","a"],["code","b"]],"generalisation":"transfer","implication":"X => Y","kind":"causal","name":"K1","says":[{"case":"k","passage":{"begin":0,"end":1,"source":"s1"}}],"scope":"s","text_en":"yes","text_id":"ya","to":[["theme","t"]]}])");
  study.add_memo(
      {.name = "J", .text = "", .kind = MemoKind::analytic, .on = {t, a}, .author = u, .date = "2026", .uid = "m"});
  CHECK(
      only_line(study, "memo") ==
      R"(["memo","m",{"author":"u","date":"2026","kind":"analytic","on":[["code","a"],["theme","t"]],"text":"","title":"J"}])");
  study.add_query({.name = "Q", .note = "n", .text = "x", .uid = "q"});
  CHECK(only_line(study, "query") == R"(["query","q",{"name":"Q","note":"n","text":"x"}])");
  study.add_set({.name = "S", .description = "d", .members = {b, a}, .uid = "e"});  // their order means something
  CHECK(only_line(study, "set") ==
        R"(["set","e",{"description":"d","members":[["code","b"],["code","a"]],"name":"S"}])");
  study.add_diagram({.name = "D", .format = "f", .content = "<x/>", .uid = "d"});
  CHECK(only_line(study, "diagram") == R"(["diagram","d",{"content":"<x/>","format":"f","name":"D"}])");
  study.add_member({.path = "secret/path", .bytes = "a"});
  CHECK(only_line(study, "member") == R"(["member","",{"sha256":")" + to_hex(sha256("a")) + R"(","size":1}])");
}

TEST_CASE("what a coding was given first is hashed where a merge or a split changed it", "[model][record_lines]") {
  Study study("Demo");
  const CodeId a = study.add_code({.name = "A", .uid = "a"}), b = study.add_code({.name = "B", .uid = "b"});
  const SourceId s = study.add_source({.name = "P01", .text = Text("0123456789"), .uid = "s"});
  const CoderId u = study.add_coder({.name = "u", .uid = "u"});
  const CodingId one = study.add_coding({.source = s, .span = {0, 3}, .code = a, .coder = u, .uid = "1"});
  study.add_coding({.source = s, .span = {0, 3}, .code = b, .coder = u, .created = Timestamp{0}, .uid = "2"});
  study.merge_codes(std::vector<CodeId>{a}, b);
  CHECK(
      only_line(study, "coding") ==
      R"(["coding","1",{"begin":0,"code":"b","coder":"u","doubles":[["b","1970-01-01T00:00:00.000000Z"]],"end":3,"given":"code-0","layer":"coder","polarity":"+","source":"s"}])");
  CHECK(text_id(study, ObjectRef(one)) == "1");
  Coding record = study.codings()[one];
  record.uid.clear();
  study.set_coding(one, record);  // without an id of its own it is called by the same line, prepared or not
  CHECK(text_id(study, ObjectRef(one)) == '#' + to_hex(sha256(only_line(study, "coding"))));
}

TEST_CASE("the history is hashed where it says more than the records do", "[model][record_lines]") {
  Study study("Demo");
  const CoderId ani = study.add_coder({.name = "Ani", .uid = "u"});
  const CodeId a = study.add_code({.name = "A", .uid = "a"});
  const CodeId b = study.add_code({.name = "B", .uid = "b"}, {.author = ani, .time = Timestamp{0}});
  const ThemeId t = study.add_theme({.name = "T", .uid = "t"});
  CHECK(only_line(study, "operation") ==
        R"(["operation","",{"after":"B","author":"u","of":"b","op":"add","time":"1970-01-01T00:00:00.000000Z"}])");
  study.set_theme(t, {.name = "T", .members = {{a, 1}}, .uid = "t"}, {.reason = "r", .cause = "c"});
  CHECK(only_line(study, "theme_event") ==
        R"(["theme_event","",{"after":"A","cause":"c","into":[["code","a"]],"of":"t","op":"move","reason":"r"}])");
  study.merge_codes(std::vector<CodeId>{a}, b);
  // What is gone is called by its row.
  const auto lines = lines_of(study, "operation");
  CHECK(std::find(lines.begin(), lines.end(),
                  R"(["operation","",{"after":"B","before":"A","into":[["code","b"]],"of":"code-0","op":"merge"}])") !=
        lines.end());
}
