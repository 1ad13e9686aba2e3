#include <tematik/model/record_tables.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"

using namespace tematik;

namespace {

using Strings = std::vector<std::string>;

Strings names(const Table& table) {
  Strings out;
  for (const auto& column : table.columns()) out.push_back(column.name);
  return out;
}

/// A cell as text; "–" is missing.
std::string cell(const Table& table, const std::string& column, std::size_t row) {
  const Column& cells = table[column];
  if (cells.is_missing(row)) return "–";
  switch (cells.type) {
    case ColumnType::float64:
      return std::to_string(cells.as<double>()[row]).substr(0, 4);
    case ColumnType::boolean:
      return cells.as<std::uint8_t>()[row] != 0 ? "yes" : "no";
    case ColumnType::utf8:
      return cells.as<std::string>()[row];
    default:
      return std::to_string(cells.as<std::int64_t>()[row]);
  }
}

Strings cells(const Table& table, std::size_t row) {
  Strings out;
  for (const auto& name : names(table)) out.push_back(cell(table, name, row));
  return out;
}

struct Sample {
  Study study{"sample"};
  SourceId gone = study.add_source({.name = "gone"});
  SourceId p1 = study.add_source(
      {.name = "P01",
       .text = Text("kata rahasia"),
       .technique = "interview",
       .date = "2026-01",
       .role = "guru",
       .segmentations = {{.name = "turn", .units = {{.span = {0, 4}, .speaker = "Siti"}}}, {.name = "item"}},
       .more_layers = {{.text = Text("kata rahasia")}}});
  SourceId p2 = study.add_source({.name = "P02", .kind = SourceKind::audio});
  CodeId guru = study.add_code({.name = "Guru", .codable = false});
  CodeId siswa = study.add_code({.name = "Siswa"});
  CodeId sikap = study.add_code(
      {.name = "Sikap", .parents = {guru}, .definition = "D", .example = "kata rahasia", .counter = siswa});
  CodeId sikap_2 = study.add_code({.name = "Sikap", .parents = {siswa, guru}, .origin = CodeOrigin::inductive});
  CoderId ani = study.add_coder({.name = "Ani", .initials = "A", .system = true});
  SegmentId place = study.add_segment(
      {.source = p2, .kind = PlaceKind::time, .numbers = {0, 1500}, .label = "awal", .text = "kata rahasia"});
  CaseId siti =
      study.add_case({.name = "Siti", .role = "guru", .minor = true, .sources = {p1, p2}, .spans = {{p1, {0, 4}}}});
  CodingId first = study.add_coding({.source = p1,
                                     .span = {0, 4},
                                     .code = sikap,
                                     .coder = ani,
                                     .important = true,
                                     .weight = 0.5,
                                     .created = Timestamp{1'500'000},
                                     .pass = "1"});
  CodingId second = study.add_coding(
      {.source = p2, .code = sikap_2, .layer = CodingLayer::final_, .polarity = Polarity::negative, .segment = place});

  Sample() { study.delete_source(gone); }
};

}  // namespace

TEST_CASE("sources as a table", "[model][tables]") {
  const Sample s;
  const Table table = source_table(s.study);
  CHECK(names(table) == Strings{"id", "name", "kind", "technique", "date", "wave", "language", "role", "characters",
                                "text_layers", "segmentations", "codings", "description"});
  REQUIRE(table.rows() == 2);
  CHECK(cells(table, 0) ==
        Strings{"1", "P01", "text", "interview", "2026-01", "–", "–", "guru", "12", "2", "turn; item", "1", "–"});
  CHECK(cells(table, 1) == Strings{"2", "P02", "audio", "–", "–", "–", "–", "–", "–", "0", "–", "1", "–"});
}

TEST_CASE("codings as a table", "[model][tables]") {
  Sample s;
  const CodingId removed = s.study.add_coding({.source = s.p1, .span = {0, 1}, .code = s.sikap});
  s.study.delete_coding(removed);
  const Table table = coding_table(s.study);
  CHECK(names(table) == Strings{"id", "source", "begin", "end", "code", "coder", "layer", "polarity", "important",
                                "weight", "created", "pass", "segment"});
  REQUIRE(table.rows() == 2);
  CHECK(cells(table, 0) ==
        Strings{"0", "P01", "0", "4", "Guru > Sikap", "Ani", "coder", "+", "yes", "0.50", "1500000", "1", "–"});
  CHECK(cells(table, 1) ==
        Strings{"1", "P02", "–", "–", "Siswa > Sikap", "unknown", "final", "-", "no", "–", "–", "–", "0"});
  CHECK(table["id"].type == ColumnType::int64);
  CHECK(table["begin"].type == ColumnType::int64);
  CHECK(table["important"].type == ColumnType::boolean);
  CHECK(table["weight"].type == ColumnType::float64);
  CHECK(table["created"].type == ColumnType::timestamp);
  CHECK(table["id"].valid.empty());  // none is missing
}

TEST_CASE("codes as a table, in order of the codebook", "[model][tables]") {
  Sample s;
  s.study.add_theme({.name = "T", .members = {{s.sikap, 1}}});
  s.study.add_theme({.name = "U", .members = {{s.sikap, -1}}});
  const Table table = code_table(s.study);
  CHECK(names(table) == Strings{"id", "label", "name", "path", "parents", "codable", "category", "case_code", "origin",
                                "definition", "short_definition", "when", "when_not", "colour", "counter", "themes",
                                "codings"});
  REQUIRE(table.rows() == 4);
  CHECK(cells(table, 0) ==
        Strings{"0", "Guru", "Guru", "Guru", "–", "no", "no", "no", "–", "–", "–", "–", "–", "–", "–", "–", "0"});
  CHECK(cells(table, 1) == Strings{"2", "Guru > Sikap", "Sikap", "Guru > Sikap", "Guru", "yes", "no", "no", "–", "D",
                                   "–", "–", "–", "–", "Siswa", "T; U", "1"});
  CHECK(cell(table, "id", 2) == "1");
  CHECK(cell(table, "parents", 3) == "Siswa; Guru");
  CHECK(cell(table, "origin", 3) == "inductive");
}

TEST_CASE("cases, consent, coders, segments and coverage as tables", "[model][tables]") {
  Sample s;
  s.study.add_consent({.case_ = s.siti, .scope = ConsentScope::quote, .guardian = true, .date = "2026-01-01"});
  s.study.add_coverage({.coder = s.ani, .source = s.p1, .span = Span{0, 4}, .code = s.sikap, .time = Timestamp{5}});
  s.study.add_coverage({.coder = s.ani, .source = s.p2, .state = CoverageState::assigned});
  const Table cases = case_table(s.study);
  CHECK(names(cases) == Strings{"id", "name", "role", "minor", "sources", "spans", "code", "description"});
  CHECK(cells(cases, 0) == Strings{"0", "Siti", "guru", "yes", "P01; P02", "1", "–", "–"});
  const Table consent = consent_table(s.study);
  CHECK(names(consent) == Strings{"id", "case", "scope", "state", "guardian", "date", "evidence", "expiry"});
  CHECK(cells(consent, 0) == Strings{"0", "Siti", "quote", "granted", "yes", "2026-01-01", "–", "–"});
  const Table coders = coder_table(s.study);
  CHECK(names(coders) == Strings{"id", "name", "initials", "system", "hidden", "codings"});
  CHECK(cells(coders, 0) == Strings{"0", "Ani", "A", "yes", "no", "1"});
  const Table segments = segment_table(s.study);
  CHECK(names(segments) == Strings{"id", "source", "kind", "begin", "end", "layer", "numbers", "label", "state"});
  CHECK(cells(segments, 0) == Strings{"0", "P02", "time", "–", "–", "–", "0; 1500", "awal", "–"});
  const Table coverage = coverage_table(s.study);
  CHECK(names(coverage) == Strings{"id", "coder", "source", "begin", "end", "code", "pass", "state", "time", "batch"});
  CHECK(cells(coverage, 0) == Strings{"0", "Ani", "P01", "0", "4", "Guru > Sikap", "–", "completed", "5", "–"});
  CHECK(cells(coverage, 1) == Strings{"1", "Ani", "P02", "–", "–", "–", "–", "assigned", "–", "–"});
}

TEST_CASE("attributes and values as tables", "[model][tables]") {
  Sample s;
  const AttributeId usia =
      s.study.add_attribute({.name = "usia", .of = ObjectKind::case_, .type = ValueType::integer, .unit = "tahun"});
  const AttributeId level =
      s.study.add_attribute({.name = "level", .scale = Scale::ordinal, .levels = {"rendah", "tinggi"}});
  const AttributeId nilai = s.study.add_attribute({.name = "nilai", .of = ObjectKind::coder, .type = ValueType::real});
  const AttributeId yes = s.study.add_attribute({.name = "ya", .of = ObjectKind::case_, .type = ValueType::boolean});
  s.study.set_value(s.siti, usia, std::int64_t{40});
  s.study.set_value(s.siti, usia, std::nullopt, "2");
  s.study.set_value(s.p1, level, std::string("tinggi"));
  s.study.set_value(s.ani, nilai, 86.5);
  s.study.set_value(s.siti, yes, false);
  const Table attributes = attribute_table(s.study);
  CHECK(names(attributes) ==
        Strings{"id", "name", "of", "type", "scale", "levels", "unit", "provenance", "description", "values"});
  CHECK(cells(attributes, 0) == Strings{"0", "usia", "case", "integer", "nominal", "–", "tahun", "–", "–", "2"});
  CHECK(cell(attributes, "levels", 1) == "rendah; tinggi");
  const Table values = value_table(s.study);
  CHECK(names(values) == Strings{"id", "attribute", "of", "object", "wave", "value", "number"});
  REQUIRE(values.rows() == 5);
  CHECK(cells(values, 0) == Strings{"0", "usia", "case", "Siti", "–", "40", "40.0"});
  CHECK(cells(values, 1) == Strings{"1", "usia", "case", "Siti", "2", "–", "–"});
  CHECK(cells(values, 2) == Strings{"2", "level", "source", "P01", "–", "tinggi", "–"});
  CHECK(cells(values, 3) == Strings{"3", "nilai", "coder", "Ani", "–", "86.5", "86.5"});
  CHECK(cells(values, 4) == Strings{"4", "ya", "case", "Siti", "–", "false", "–"});
}

TEST_CASE("themes, factors, relations, links and claims as tables", "[model][tables]") {
  Sample s;
  const ThemeId top =
      s.study.add_theme({.name = "Iklim", .members = {{s.sikap, 1}, {s.siswa, -1}}, .questions = {"q1", "q2"}});
  s.study.add_theme({.name = "Bawah", .parents = {top}});
  const FactorId f = s.study.add_factor({.name = "F", .stands_for = top, .stage = "input"});
  const RelationId r = s.study.add_relation(
      {.causes = {f, s.siswa}, .effect = top, .type = "promotes", .sign = 1, .asserter = Asserter::participant});
  s.study.add_relation({.causes = {s.siswa}, .effect = f, .type = "associated"});
  s.study.add_link({.relation = r, .source = s.p1, .span = Span{0, 4}, .coder = s.ani});
  s.study.add_link({.relation = r, .source = s.p2, .sign = -1, .against = true});
  s.study.add_claim(
      {.name = "K1",
       .text_en = "yes",
       .from = {s.siswa},
       .to = {top},
       .evidence = {{.object = top}, {.passage = Passage{s.p1, {0, 4}}}, {.object = s.siswa, .against = true}}});
  const Table themes = theme_table(s.study);
  CHECK(names(themes) ==
        Strings{"id", "name", "codes", "parents", "label", "central_idea", "questions", "description"});
  CHECK(cells(themes, 0) == Strings{"0", "Iklim", "Guru > Sikap; Siswa (-)", "–", "–", "–", "q1; q2", "–"});
  CHECK(cell(themes, "parents", 1) == "Iklim");
  CHECK(cells(factor_table(s.study), 0) == Strings{"0", "F", "Iklim", "input"});
  const Table relations = relation_table(s.study);
  CHECK(names(relations) ==
        Strings{"id", "causes", "effect", "type", "direction", "sign", "asserter", "map", "links", "note"});
  CHECK(cells(relations, 0) ==
        Strings{"0", "F; Siswa", "Iklim", "promotes", "one_way", "1", "participant", "study", "2", "–"});
  CHECK(cell(relations, "asserter", 1) == "–");
  const Table links = link_table(s.study);
  CHECK(names(links) ==
        Strings{"id", "relation", "causes", "effect", "source", "begin", "end", "coder", "sign", "against"});
  CHECK(cells(links, 0) ==
        Strings{"0", "0", "F; Siswa", "Iklim", "P01", "0", "4", "Ani", "1", "no"});  // the relation's sign
  CHECK(cells(links, 1) == Strings{"1", "0", "F; Siswa", "Iklim", "P02", "–", "–", "–", "-1", "yes"});
  const Table claims = claim_table(s.study);
  CHECK(names(claims) == Strings{"id", "name", "text_id", "text_en", "kind", "generalisation", "asserter", "scope",
                                 "implication", "from", "to", "evidence", "counter_evidence", "author", "date"});
  CHECK(cells(claims, 0) == Strings{"0", "K1", "–", "yes", "descriptive", "none", "–", "–", "–", "Siswa", "Iklim",
                                    "Iklim; P01 [0, 4)", "Siswa", "–", "–"});
}

TEST_CASE("memos show their text only when asked", "[model][tables]") {
  Sample s;
  s.study.add_memo({.name = "J",
                    .text = "pikiran",
                    .kind = MemoKind::analytic,
                    .on = {s.siswa, s.first},
                    .author = s.ani,
                    .date = "2026"});
  s.study.add_memo({});
  const Table table = memo_table(s.study);
  CHECK(names(table) == Strings{"id", "title", "kind", "on", "author", "date"});
  CHECK(cells(table, 0) == Strings{"0", "J", "analytic", "Siswa; coding [0]", "Ani", "2026"});
  const Table with_text = memo_table(s.study, true);
  CHECK(cell(with_text, "text", 0) == "pikiran");
  CHECK(cell(with_text, "text", 1) == "");  // an empty memo is not a missing one
}

TEST_CASE("queries and sets as tables", "[model][tables]") {
  Sample s;
  s.study.add_query({.name = "Q", .text = "x"});
  s.study.add_set({.name = "Set", .members = {s.sikap, s.p1}});
  CHECK(names(query_table(s.study)) == Strings{"id", "name", "note", "text"});
  CHECK(cells(query_table(s.study), 0) == Strings{"0", "Q", "–", "x"});
  CHECK(cells(set_table(s.study), 0) == Strings{"0", "Set", "Guru > Sikap; P01", "–"});
}

TEST_CASE("an empty study has empty tables with all their columns", "[model][tables]") {
  const Study study;
  for (const auto make : {source_table, case_table, coder_table, code_table, theme_table, coding_table, segment_table,
                          factor_table, relation_table, link_table, claim_table, attribute_table, value_table,
                          coverage_table, query_table, set_table, consent_table}) {
    const Table table = make(study);
    CHECK(table.rows() == 0);
    REQUIRE(table.columns().size() >= 4);
    CHECK(table.columns().front().name == "id");
  }
}

TEST_CASE("participants' words are in no table", "[model][tables]") {
  Sample s;
  s.study.add_memo({.text = "kata rahasia"});
  for (const auto& table : {source_table(s.study), case_table(s.study), code_table(s.study), coding_table(s.study),
                            segment_table(s.study), memo_table(s.study)}) {
    for (const auto& column : table.columns()) {
      if (column.type != ColumnType::utf8) continue;
      for (const auto& word : column.as<std::string>()) CHECK(word.find("rahasia") == std::string::npos);
    }
  }
}
