#include <tematik/io/coding_table.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <tematik/io/write.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/text/nfc.hpp>

#include "../../../src/coding_table.hpp"
#include "../../../src/coding_table_cases.hpp"
#include "../../../src/coding_table_codes.hpp"
#include "../../../src/coding_table_search.hpp"
#include "../../../src/offset_names.hpp"
#include "../catch.hpp"
#include "rounds.hpp"

using namespace tematik;

namespace {

using TableAction = io::LossAction;
using TableReason = io::LossReason;

io::ReadResult table_read(std::string_view bytes, const io::ReadOptions& options = {}) {
  return io::read(bytes, "t.csv", options);
}

Coding table_coding(const Study& study, std::uint32_t row) { return study.codings()[static_cast<CodingId>(row)]; }

/// Code and sentence of the error.
std::string table_error(std::string_view bytes, const io::ReadOptions& options = {}, const Study& into = {}) {
  try {
    static_cast<void>(io::read_codings(bytes, "t.csv", into, options));
  } catch (const Error& error) {
    return error.code() + ": " + error.what();
  }
  return {};
}

void check_table_totals(const io::LossReport& report) {
  for (const auto& t : report.totals) {
    CHECK(t.in == t.kept + t.changed + t.guessed + t.merged + t.unverified + t.dropped);
    CHECK(t.out == t.kept + t.changed + t.guessed + t.unverified + t.added);
  }
}

/// A study whose texts are known.
Study table_texts() {
  Study study("Demo");
  study.add_source({.name = "P01", .text = Text("Kelas \xF0\x9F\x98\x80 ramai.\nGuru  tanya. Guru tanya.")});
  study.add_code({.name = "Hadir"});
  return study;
}

}  // namespace

TEST_CASE("every column of a coding table", "[io][coding_table]") {
  const auto [study, report] = table_read(
      "source,code,begin,end,text,coder,created,memo,case,weight,value,colour\n"
      "P01,Dukungan > Guru,0,5,,Ani,2026-01-05T08:30:00Z,Catatan,Siti,0.5,1,red\n"
      "P01,Dukungan,6,9,,Budi,,,Siti,,1,blue\n"
      "P01,Dukungan,6,9,,Ani,2026-01-05T09:00:00Z,Tidak ada,Siti,,0,\n"
      "P02,Dukungan > Guru,,,rapor naik,Ani,,,,,1,\n"
      "P02,Dukungan,,,,,,,,,1,\n");
  CHECK(study.name() == "t");
  CHECK(study.sources().size() == 2);
  CHECK_FALSE(study.sources()[study.source("P01")].text);
  CHECK(study.codes().size() == 2);
  CHECK(study.path(study.code("Guru")) == "Dukungan > Guru");
  REQUIRE(study.codings().size() == 4);
  const Coding first = table_coding(study, 0);
  CHECK(first.span == Span{0, 5});
  CHECK(first.weight == 0.5);
  CHECK(to_string(*first.created) == "2026-01-05T08:30:00.000000Z");
  CHECK(study.label(*first.coder) == "Ani");
  CHECK(table_coding(study, 1).span == Span{6, 9});
  const Coding quoted = table_coding(study, 2);
  CHECK(quoted.span.empty());
  const Segment& quotation = study.segments()[*quoted.segment];
  CHECK(quotation.kind == PlaceKind::raw);
  CHECK(quotation.text == "rapor naik");
  CHECK(quotation.state == "unverified");
  CHECK(study.segments()[*table_coding(study, 3).segment].kind == PlaceKind::source);
  CHECK(study.label(*table_coding(study, 3).coder) == "unknown");
  // Where they looked: every row with a place, once; of the judged-absent one the time too.
  REQUIRE(study.coverage().size() == 4);
  const Coverage& absent = study.coverage()[CoverageId{2}];
  CHECK(absent.coder == study.coder("Ani"));
  CHECK(absent.code == study.code("Dukungan"));
  CHECK(absent.span == Span{6, 9});
  CHECK(to_string(*absent.time) == "2026-01-05T09:00:00.000000Z");
  CHECK_FALSE(study.coverage()[CoverageId{3}].span);
  REQUIRE(study.memos().size() == 2);
  CHECK(study.memos()[MemoId{0}].on == std::vector<ObjectRef>{CodingId{0}});
  CHECK(study.segments()[static_cast<SegmentId>(study.memos()[MemoId{1}].on.front().row)].span == Span{6, 9});
  CHECK(study.cases()[study.case_("Siti")].sources == std::vector<SourceId>{study.source("P01")});

  CHECK(report.format == "csv");
  CHECK(report.total("row").in == 5);
  CHECK(report.total("row").unverified == 4);  // no text to compare with
  CHECK(report.total("row").changed == 1);     // the whole source, by nobody
  CHECK(report.total("column").in == 12);
  CHECK(report.count(TableAction::dropped, "column", TableReason::not_in_schema) == 1);
  CHECK(report.total("coder").added == 1);
  CHECK(report.count(TableAction::note, "table", TableReason::delimiter_guessed) == 1);
  check_table_totals(report);
}

TEST_CASE("a unit table is a coding table turned", "[io][coding_table]") {
  const auto [study, report] = table_read(
      "\xEF\xBB\xBFUnit;Coder;Dukungan > Guru;Motivasi;Kosong;\nP01;Ani;1;0;;\nP01;Budi;1.0;;;\n\nP02;Ani;;;;\n");
  CHECK(study.sources().size() == 1);
  CHECK(study.codes().size() == 4);  // also the code nobody said anything about
  CHECK(study.path(study.code("Guru")) == "Dukungan > Guru");
  CHECK_FALSE(study.codes().find("Kosong").empty());
  REQUIRE(study.codings().size() == 2);
  const Coding first = table_coding(study, 0);
  CHECK(first.code == study.code("Guru"));
  CHECK(study.label(*first.coder) == "Ani");
  CHECK(study.segments()[*first.segment].kind == PlaceKind::source);
  CHECK(first.segment == table_coding(study, 1).segment);
  REQUIRE(study.coverage().size() == 3);  // yes, no, yes
  CHECK(study.coverage()[CoverageId{1}].code == study.code("Motivasi"));
  CHECK_FALSE(study.coverage()[CoverageId{1}].span);
  CHECK(report.total("column").in == 6);
  CHECK(report.total("column").dropped == 1);  // without a heading
  CHECK(report.total("row").in == 3);
  CHECK(report.total("cell").in == 3);
  CHECK(report.total("cell").kept == 3);
  CHECK(report.count(TableAction::note, "row", TableReason::value_missing) == 1);
  for (const auto& entry : report.entries) {
    if (entry.element == "row") CHECK(entry.examples.front().where == "row 5");
  }
  check_table_totals(report);
  // The same as the long form, whatever the order of columns.
  const auto longer = table_read(
      "source,coder,code,value\nP01,Ani,Dukungan > Guru,1\nP01,Ani,Motivasi,0\nP01,Budi,Dukungan > Guru,1\n");
  const auto turned = table_read("Motivasi,Dukungan > Guru,unit,coder\n,1,P01,Budi\n0,1,P01,Ani\n");
  Study named = turned.study;
  named.set_name(longer.study.name());
  CHECK(named.codings().size() == longer.study.codings().size());
  CHECK(named.coverage().size() == longer.study.coverage().size());
  const auto nobody = table_read("unit,A\nP,1\n");
  CHECK(nobody.report.total("coder").added == 1);
  CHECK(nobody.report.total("cell").changed == 1);
  const auto mapped = table_read("Segmen,Siapa,A\nP,Ani,1\n", {.columns = {{"Segmen", "unit"}, {"Siapa", "coder"}}});
  CHECK(mapped.study.codings().size() == 1);
  CHECK(mapped.study.coders().size() == 1);
}

TEST_CASE("unit tables that contradict themselves are refused", "[io][coding_table]") {
  CHECK(table_error("unit,coder,A\nP,Ani,1\nP,Ani,0\n").find("row 3: unit and coder are those of row 2") !=
        std::string::npos);
  CHECK(table_error("coder,A,unit\nAni,ya,P\n").find("t.csv, row 2, column 2 (value)") != std::string::npos);
  CHECK(table_error("unit,A,B\nP,,2\n").find("t.csv, row 2, column 3 (value)") != std::string::npos);
  CHECK(table_error("unit,A,A\nP,1,1\n").starts_with("table_columns"));
  CHECK(table_error("unit,unit,A\nP,1,1\n").starts_with("table_columns"));
  CHECK(table_error("unit,coder\nP,Ani\n").starts_with("table_columns"));
  CHECK(table_error("unit,A,X > A\nP,1,1\n").starts_with("code_path_ambiguous: t.csv, row 1 (code)"));
  CHECK(table_error("unit,A\nP,1\n", {.columns = {{"A", "code"}}}).starts_with("table_columns"));
  CHECK(table_error("Segmen,A\nP,1\n", {.columns = {{"Segmen", "unit"}, {"A", "weight"}}}).starts_with("columns"));
  CHECK(table_error("unit,A\nP,1\n", {.columns = {{"Tidak", "unit"}}}).starts_with("table_columns"));
  const Study known = table_texts();
  CHECK(io::read_codings("unit,Hadir\nP01,1\n", "t.csv", known).study.codes().size() == 1);
  CHECK(table_error("unit,A,B\n" + std::string("ab,1,1\na,b,1\n")).find("row 3, column 2") != std::string::npos);
}

TEST_CASE("without the column value nobody is said to have looked", "[io][coding_table]") {
  const auto [study, report] = table_read("source;begin;end;code;coder\nP01;0;5;A;Ani\n");
  CHECK(study.codings().size() == 1);
  CHECK(study.coverage().empty());
  for (const auto& entry : report.entries) {
    if (entry.reason == TableReason::delimiter_guessed) CHECK(entry.examples.front().where == "delimiter ;");
  }
  const auto tabs = io::read("source\tbegin\tend\tcode\nP;01\t0\t5\tA\n", "t.tsv");
  CHECK(tabs.study.source("P;01") == SourceId{0});
  CHECK(tabs.report.format == "tsv");
  CHECK(tabs.report.count(TableAction::note, "table", TableReason::delimiter_guessed) == 0);
}

TEST_CASE("places that are none", "[io][coding_table]") {
  const auto [study, report] = table_read(
      "source,code,begin,end,text\n"
      "P,A,9,4,\nP,A,3,3,\nP,A,-5,99999999999999999999999,\nP,A,4,,kata\nP,A,2.0,4.00,\nP,A,1.5,4,\nP,A,4294967295,"
      "4294967296,\n");
  REQUIRE(study.codings().size() == 7);
  CHECK(table_coding(study, 0).span == Span{4, 9});
  CHECK(study.segments()[*table_coding(study, 1).segment].state == "point");
  const Segment& bad = study.segments()[*table_coding(study, 2).segment];
  CHECK(bad.state == "invalid");
  CHECK(bad.provenance ==
        std::vector<std::pair<std::string, std::string>>{{"begin", "-5"}, {"end", "99999999999999999999999"}});
  CHECK(study.segments()[*table_coding(study, 3).segment].text == "kata");
  CHECK(table_coding(study, 4).span == Span{2, 4});
  CHECK(study.segments()[*table_coding(study, 5).segment].state == "invalid");
  CHECK(study.segments()[*table_coding(study, 6).segment].state == "invalid");
  CHECK(report.count(TableAction::unverified, "row", TableReason::integer_out_of_range) == 3);
  CHECK(report.count(TableAction::unverified, "row", TableReason::value_missing) == 1);
  CHECK(report.count(TableAction::note, "row", TableReason::range_reversed) ==
        1);  // beside text_missing, which is more severe
  CHECK(report.count(TableAction::note, "row", TableReason::range_empty) == 1);
  check_table_totals(report);
}

TEST_CASE("a table is added to a study with texts: checked and searched", "[io][coding_table]") {
  const auto [study, report] = io::read_codings(
      "source,code,begin,end,text,coder\n"
      "P01,Hadir,8,13,ramai,Ani\n"
      "P01,Hadir,0,5,\"Kel\xE2\x80\xA6\",Ani\n"
      "P01,Hadir,0,5,Rapor,Ani\n"
      "P01,Hadir,,,\"Guru tanya.\",Ani\n"
      "P01,Hadir,,,\" ramai.  Guru \",Ani\n"
      "P01,Hadir,,,guru,Ani\n"
      "P01,Hadir,30,99,,Ani\n"
      "P01,Hadir,0,5,,Ani\n"
      "P02,Baru,0,5,,Ani\n",
      "t.csv", table_texts());
  REQUIRE(study.codings().size() == 9);
  CHECK(study.sources().size() == 2);
  CHECK(study.codes().size() == 2);
  const auto slice = [&](std::uint32_t i) {
    return std::string(study.sources()[SourceId{0}].text->slice(table_coding(study, i).span));
  };
  CHECK(slice(0) == "ramai");
  CHECK(slice(2) == "Kelas");
  CHECK(study.segments()[*table_coding(study, 2).segment].text == "Rapor");
  CHECK(slice(3) == "Guru  tanya.");
  CHECK(slice(4) == "ramai.\nGuru");
  CHECK(study.segments()[*table_coding(study, 5).segment].text == "guru");
  const Segment& beyond = study.segments()[*table_coding(study, 6).segment];
  CHECK(beyond.state == "out_of_range");
  CHECK(beyond.numbers == std::vector<std::int64_t>{30, 99});
  CHECK(report.total("row").kept == 4);
  CHECK(report.count(TableAction::guessed, "row", TableReason::text_ambiguous) == 1);
  CHECK(report.count(TableAction::unverified, "row", TableReason::text_mismatch) == 2);
  CHECK(report.count(TableAction::unverified, "row", TableReason::offset_out_of_range) == 1);
  CHECK(report.count(TableAction::unverified, "row", TableReason::text_missing) == 1);
  check_table_totals(report);
}

TEST_CASE("a quotation is found where a slow search finds it", "[io][coding_table]") {
  RandomStream random(5, RandomPurpose::scenario, 0);
  const std::vector<std::string> letters{"a", "b", " ", "\n", "\xF0\x9F\x98\x80", "\xC2\xA0"};
  const auto word = [&](std::uint32_t most) {
    std::string out;
    for (std::uint32_t n = random.draw(most + 1); n > 0; --n) out += letters[random.draw(6)];
    return out;
  };
  int hits = 0;
  for (int round = 0; round < 2000; ++round) {
    const Text text(word(14));
    const std::string quotation = word(4);
    const std::string wanted = io::detail::folded(quotation);
    // Every stretch that neither begins nor ends in white space and folds to the quotation.
    std::vector<Span> places;
    for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= text.size() && !wanted.empty(); ++end) {
        const auto stretch = text.slice({begin, end});
        std::size_t first = 0;
        const bool blank_begin = is_white_space(decode_next(stretch, first));
        std::size_t last = 0;
        const auto last_char = text.slice({end - 1, end});
        const bool blank_end = is_white_space(decode_next(last_char, last));
        if (!blank_begin && !blank_end && io::detail::folded(stretch) == wanted) places.push_back({begin, end});
      }
    }
    const auto hit = io::detail::QuotationSearch(text).find(quotation);
    REQUIRE(hit.has_value() == !places.empty());
    if (!hit) continue;
    ++hits;
    CHECK(hit->span == places.front());
    CHECK(hit->several == (places.size() > 1));
  }
  CHECK(hits > 300);
}

TEST_CASE("names of codes: paths, ids, and what could mean two", "[io][coding_table]") {
  const auto codes = [](std::string_view bytes) {
    std::string out;
    const auto study = table_read(bytes).study;
    for (const CodeId id : study.codebook_order()) out += study.path(id) + '|';
    return out;
  };
  CHECK(codes("source,code\nP,A > B\nP,A\nP,C\nP,A > D\n") == "A|A > B|A > D|C|");
  CHECK(codes("source,code,code_id\nP,A > B,7\nP,,8\nP,lain,7\n") == "A > B||");  // the name is taken whole
  CHECK(codes("source,code_id\nP,x1\n") == "x1|");
  CHECK(codes("source,code\nP,\xC3\xA9\nP,e\xCC\x81\n") == "\xC3\xA9|");  // one name in two spellings
  CHECK(table_error("source,code\nP,B\nP,A > B\n").starts_with("code_path_ambiguous: t.csv, row 2, column 2"));
  CHECK(table_error("source,code\nP,A > \n").starts_with("code_path_ambiguous"));
  CHECK(table_error("source,code,code_id\nP,B,1\nP,A > B,\n").empty());

  Study study = table_texts();
  const CodeId top = study.add_code({.name = "Dukungan", .codable = false});
  const CodeId guru = study.add_code({.name = "Guru", .parents = {top}, .uid = "raw:7"});
  study.add_code({.name = "A > B"});
  const auto into =
      io::read_codings("source,code,code_id\nP01,Guru,\nP01,Dukungan > Guru,\nP01,x,7\nP01,A > B,\n", "t.csv", study);
  CHECK(into.study.codes().size() == 4);
  for (std::uint32_t i = 0; i < 3; ++i) CHECK(table_coding(into.study, i).code == guru);
  CHECK(table_error("source,code\nP01,Hadir\nP01,Dukungan\n", {}, study).starts_with("code_not_codable: t.csv, row 3"));
  study.add_code({.name = "Guru"});
  CHECK(table_error("source,code\nP01,Guru\n", {}, study).starts_with("code_path_ambiguous"));
  CHECK(table_error("source,code\nP01,Dukungan > Guru\n", {}, study).empty());
  CHECK(table_error("source,code\nP01,Guru [4]\n", {}, study).empty());
}

TEST_CASE("headings by another name, and tables that are refused", "[io][coding_table]") {
  const io::ReadOptions mapped{
      .columns = {{"Dokumen", "source"}, {"Kode", "code"}, {"mulai", "begin"}, {"akhir", "end"}}};
  const auto [study, report] = table_read("Dokumen, kode ,Mulai,akhir,Code\nP01,A,0,5,x\n", mapped);
  CHECK(study.code("A") == CodeId{0});
  CHECK(report.count(TableAction::dropped, "column", TableReason::not_in_schema) == 1);
  CHECK(table_error("a,b\n1,2\n", {.columns = {{"a", "kode"}}}).starts_with("columns: "));
  CHECK(table_error("a,b\n1,2\n", {.columns = {{"c", "code"}}}).starts_with("table_columns: t.csv, row 1"));
  CHECK(table_error("source,source,code\n").starts_with("table_columns: t.csv, row 1: the columns 1 and 2"));
  CHECK(table_error("source,begin,end\n").find("\"code\" or \"code_id\"") != std::string::npos);
  CHECK(table_error("source,code,begin\n").find("\"end\" beside \"begin\"") != std::string::npos);
  CHECK(table_error("P01,Saya takut kepada guru,0,5\n").find("takut") == std::string::npos);  // no words in a message
  CHECK(table_error("source,code,value\nP,A,1\nP,A,ya\n") ==
        "table_cell: t.csv, row 3, column 3 (value): expected 1 (applied) or 0 (judged absent)");
  CHECK(table_error("source,code\nP,A\n", {.format = io::Format::refi_qda_project}).starts_with("format_not_read"));
  CHECK(table_error("source,code\nP,A\n", {.progress = [](std::int64_t, std::int64_t) { return false; }})
            .starts_with("cancelled"));
  CHECK(table_error("source,code\nP,A\n", {.limits = {.text_bytes = 5}}).starts_with("limit_member_bytes"));
  Study two;
  two.add_source({.name = "P"});
  two.add_source({.name = "P"});
  CHECK(table_error("source,code\nP,A\n", {}, two).starts_with("table_cell: t.csv, row 2, column 1"));
  CHECK(table_error("source,code\nP [1],A\n", {}, two).empty());
}

TEST_CASE("rows that say nothing are dropped and counted", "[io][coding_table]") {
  const auto [study, report] = table_read(
      "source,code,begin,end,created,weight,value\n,,,,,,\nP,,0,5,,,1\nP,A,0,5,,,\nP,A,3,3,,,0\n"
      "P,A,0,5,kemarin,\"0,5\",1.0\nP,A,0,5,2026-01-05 08:30,,0\n,A,0,5,,,1\n");
  CHECK(report.total("row").in == 7);
  CHECK(report.count(TableAction::dropped, "row", TableReason::value_missing) == 3);
  CHECK(report.count(TableAction::dropped, "row", TableReason::no_counterpart) == 1);
  CHECK(report.count(TableAction::note, "row", TableReason::value_type) == 1);
  CHECK(report.count(TableAction::note, "row", TableReason::date_no_zone) == 1);
  CHECK(report.count(TableAction::note, "row", TableReason::name_empty) == 1);
  CHECK(study.codings().size() == 2);
  CHECK(study.coverage().size() == 2);  // the same coder, code and place twice is one
  check_table_totals(report);
}

TEST_CASE("a case is the source, or the places of its rows", "[io][coding_table]") {
  const auto study = table_read(
                         "source,code,begin,end,case\nP,A,0,5,Siti\nP,B,2,5,Siti\nQ,A,0,5,Siti\nQ,A,0,5,Budi\nQ,A,7,9,"
                         "Budi\nQ,B,7,9,Budi\nR,A,0,5,Budi\nR,A,6,9,\n")
                         .study;
  const Case& siti = study.cases()[study.case_("Siti")];
  const Case& budi = study.cases()[study.case_("Budi")];
  const SourceId p{0}, q{1}, r{2};
  CHECK(siti.sources == std::vector<SourceId>{p});
  CHECK(siti.spans == std::vector<Passage>{{q, {0, 5}}});
  CHECK(budi.sources.empty());
  CHECK(budi.spans == std::vector<Passage>{{q, {0, 5}}, {q, {7, 9}}, {r, {0, 5}}});
}

TEST_CASE("what a table cannot carry stays out and is counted", "[io][coding_table]") {
  Study study;
  const SourceId s = study.add_source({.name = "P01", .technique = "interview"});
  const SourceId m = study.add_source({.name = "Memo", .kind = SourceKind::memo});
  const CodeId a = study.add_code({.name = "A"});
  const CodeId k = study.add_code({.name = "Kasus"});
  const CoderId u = study.add_coder({.name = "Ani", .initials = "A"});
  study.add_case({.name = "Siti", .code = k});
  const auto box = study.add_segment({.source = s, .kind = PlaceKind::page, .numbers = {0, 1, 2, 3, 4}});
  study.add_coding({.source = s, .code = a, .coder = u, .segment = box});
  study.add_coding({.source = s, .span = {0, 9}, .code = k, .coder = u});
  study.add_coding({.source = m, .span = {0, 9}, .code = a, .coder = u});
  study.add_coding({.source = s, .span = {0, 4}, .code = a, .coder = u, .polarity = Polarity::negative});
  const auto last =
      study.add_coding({.source = s, .span = {5, 6}, .code = a, .coder = u, .layer = CodingLayer::final_});
  study.add_memo({.name = "Judul", .text = "Isi", .on = {CodingId{3}, s}});
  study.add_memo({.text = "Lain", .on = {CodingId{3}}});
  study.add_coverage({.coder = u, .source = s});
  study.add_adjudication({.final_coding = last, .who = u});
  std::string bytes;
  const auto report = io::write(study, bytes, io::Format::csv);
  CHECK(bytes == "source,code,begin,end,coder,memo,case\r\nP01,A,0,4,Ani,Isi,Siti\r\n");
  CHECK(report.total("coding").in == 5);
  CHECK(report.total("coding").dropped == 4);
  CHECK(report.total("coding_detail").dropped == 2);
  CHECK(report.total("source").out == 1);
  CHECK(report.total("source_detail").dropped == 2);
  CHECK(report.total("code").out == 1);
  CHECK(report.total("code_detail").dropped == 1);
  CHECK(report.total("coder_detail").dropped == 1);
  CHECK(report.total("case").out == 1);
  CHECK(report.total("case_detail").dropped == 1);
  CHECK(report.total("segment").dropped == 1);
  CHECK(report.total("memo").changed == 1);
  CHECK(report.total("memo").dropped == 1);
  CHECK(report.total("memo_detail").dropped == 1);
  CHECK(report.total("coverage").dropped == 1);
  CHECK(report.total("adjudication").dropped == 1);
  check_table_totals(report);
  io::write(study, bytes, io::Format::csv, {.layer = CodingLayer::final_});
  CHECK(bytes == "source,code,begin,end,coder,case\r\nP01,A,5,6,Ani,Siti\r\n");
}

TEST_CASE("the column value is written only if every coding is covered", "[io][coding_table]") {
  Study study;
  const SourceId s = study.add_source({.name = "P"});
  const CodeId a = study.add_code({.name = "A"});
  const CoderId u = study.add_coder({.name = "Ani"});
  study.add_coding({.source = s, .span = {0, 4}, .code = a, .coder = u});
  study.add_coverage({.coder = u, .source = s, .span = Span{0, 4}, .code = a});
  study.add_coverage({.coder = u, .source = s, .span = Span{5, 9}, .code = a});
  std::string bytes;
  CHECK(io::write(study, bytes, io::Format::csv).total("coverage").kept == 2);
  CHECK(bytes == "source,code,begin,end,coder,value\r\nP,A,0,4,Ani,1\r\nP,A,5,9,Ani,0\r\n");
  study.add_coding({.source = s, .span = {20, 24}, .code = a, .coder = u});
  CHECK(io::write(study, bytes, io::Format::csv).total("coverage").dropped == 2);
  CHECK(bytes == "source,code,begin,end,coder\r\nP,A,0,4,Ani\r\nP,A,20,24,Ani\r\n");
}

TEST_CASE("formulas are guarded and the guard is counted", "[io][coding_table]") {
  Study study;
  const SourceId s = study.add_source({.name = "=1+1"});
  study.add_coding({.source = s, .span = {0, 4}, .code = study.add_code({.name = "'x"}), .weight = -0.5});
  std::string bytes;
  const auto report = io::write(study, bytes, io::Format::csv, {.spreadsheet_safe = true});
  CHECK(bytes == "source,code,begin,end,coder,weight\r\n'=1+1,''x,0,4,unknown,-0.5\r\n");
  CHECK(report.count(TableAction::changed, "coding", TableReason::char_not_allowed) == 1);
  const auto back = table_read(bytes, {.spreadsheet_safe = true}).study;
  CHECK(back.source("=1+1") == s);
  CHECK(back.code("'x") == CodeId{0});
  CHECK(table_read(bytes).study.sources()[s].name == "'=1+1");  // never by guess
}

namespace {

/// Studies with everything that a coding table carries, and names that are hard to write.
class TableMaker {
 public:
  explicit TableMaker(std::uint64_t seed) : random_(seed, RandomPurpose::scenario, 7) {}

  Study make() {
    Study study("t");
    names_.clear();
    for (std::uint32_t i = 0, n = 1 + random_.draw(3); i < n; ++i) study.add_source({.name = name(true)});
    names_.clear();
    for (std::uint32_t i = 0, n = 1 + random_.draw(3); i < n; ++i) study.add_coder({.name = name(false)});
    for (std::uint32_t i = 0, n = 1 + random_.draw(8); i < n; ++i) {
      Code code{.name = words()};  // names may repeat
      if (i > 0 && random_.draw(2) == 0) code.parents = {static_cast<CodeId>(random_.draw(i))};
      if (random_.draw(4) == 0)
        code.uid = random_.draw(2) == 0 ? "raw:k" : "11111111-0000-4000-8000-00000000000" + std::to_string(i);
      study.add_code(std::move(code));
    }
    names_.clear();
    for (std::uint32_t i = 0, n = random_.draw(3); i < n; ++i) {
      study.add_case({.name = name(false), .sources = {static_cast<SourceId>(random_.draw(pick(study.sources())))}});
    }
    const bool covered = random_.draw(2) == 0;
    for (std::uint32_t i = 0, n = random_.draw(20); i < n; ++i) add_coding(study, covered);
    if (covered) {
      for (std::uint32_t i = 0, n = random_.draw(5); i < n; ++i) {
        const std::uint32_t begin = random_.draw(1000);
        study.add_coverage(
            {.coder = static_cast<CoderId>(random_.draw(pick(study.coders()))),
             .source = static_cast<SourceId>(random_.draw(pick(study.sources()))),
             .span = random_.draw(4) == 0 ? std::optional<Span>() : Span{begin, begin + 1 + random_.draw(9)},
             .code = static_cast<CodeId>(random_.draw(pick(study.codes())))});
      }
    }
    return study;
  }

 private:
  template <class Rows>
  static std::uint32_t pick(const Rows& rows) {
    return static_cast<std::uint32_t>(rows.end_row());
  }

  std::string words() {
    static const std::vector<std::string> pieces{
        "a",        "b",         "=", "'", "@", "\t",  "\r", "\n", "\"", ",", ";", " > ", "\xF0\x9F\x98\x80",
        "\xC3\xA9", "e\xCC\x81", " ", "+", "-", "[0]", ">"};
    std::string out;
    for (std::uint32_t n = random_.draw(4); n > 0; --n) out += pieces[random_.draw(20)];
    return out;
  }

  /// A name that no other of its kind has, in NFC.
  std::string name(bool may_be_empty) {
    for (;;) {
      std::string out = words();
      if ((may_be_empty || !out.empty()) && names_.insert(nfc(out)).second) return out;
    }
  }

  void add_coding(Study& study, bool covered) {
    const auto source = static_cast<SourceId>(random_.draw(pick(study.sources())));
    Coding coding{.source = source,
                  .code = static_cast<CodeId>(random_.draw(pick(study.codes()))),
                  .coder = static_cast<CoderId>(random_.draw(pick(study.coders())))};
    const std::uint32_t kind = random_.draw(8);
    const std::uint32_t begin = random_.draw(1000);
    if (kind == 0) {
      coding.segment = study.add_segment({.source = source, .kind = PlaceKind::source});
    } else if (kind == 1) {
      coding.segment =
          study.add_segment({.source = source, .kind = PlaceKind::raw, .text = "q" + words(), .state = "unverified"});
    } else if (kind == 2) {
      coding.segment = study.add_segment(
          {.source = source, .span = Span{begin, begin + 3}, .text = "q" + words(), .state = "unverified"});
    } else {
      coding.span = {begin, begin + 1 + random_.draw(50)};
    }
    if (random_.draw(3) == 0) coding.weight = random_.uniform() * 20 - 10;
    if (random_.draw(3) == 0) {
      coding.created =
          Timestamp{static_cast<std::int64_t>(random_.uniform() * 4e15) - 1'000'000'000'000'000, random_.draw(2) == 0};
    }
    const CodingId id = study.add_coding(coding);
    if (random_.draw(4) == 0) {
      if (const std::string text = words(); !text.empty()) study.add_memo({.text = text, .on = {id}});
    }
    if (covered && kind != 1) {
      study.add_coverage({.coder = *coding.coder,
                          .source = source,
                          .span = kind == 0 ? std::optional<Span>() : study.codings()[id].span,
                          .code = coding.code});
    }
  }

  RandomStream random_;
  std::set<std::string> names_;
};

/// A coding as its table says it, apart from its code.
std::string spoken_coding(const Study& study, CodingId id, const std::map<std::uint32_t, std::string>& memos,
                          const io::detail::CaseMembers& members) {
  const Coding c = study.codings()[id];
  std::string out = study.sources()[c.source].name + '\x1f' + study.coders()[*c.coder].name + '\x1f';
  out += std::to_string(c.span.begin) + '-' + std::to_string(c.span.end) + '\x1f';
  if (c.segment) out += std::string(to_string(study.segments()[*c.segment].kind)) + study.segments()[*c.segment].text;
  out += '\x1f' + (c.created ? to_string(*c.created) : "") + '\x1f' + (c.weight ? std::to_string(*c.weight) : "");
  const auto memo = memos.find(static_cast<std::uint32_t>(row(id)));
  out += '\x1f' + (memo == memos.end() ? "" : memo->second);
  const auto cases = members.of(c);
  return out + '\x1f' + (cases.empty() ? "" : study.cases()[cases.front()].name);
}

/// Line ends outside quotes: an independent count of the rows that were written.
std::int64_t records_in(std::string_view bytes) {
  std::int64_t out = 0;
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) ++out;
  }
  return out;
}

std::map<std::uint32_t, std::string> coding_memos(const Study& study) {
  std::map<std::uint32_t, std::string> out;
  for (const auto& [id, memo] : study.memos()) out.emplace(memo.on.front().row, memo.text);
  return out;
}

std::set<std::string> coverage_words(const Study& study) {
  std::set<std::string> out;
  for (const auto& [id, c] : study.coverage()) {
    out.insert(study.coders()[c.coder].name + '\x1f' + study.sources()[c.source].name + '\x1f' +
               study.codes()[*c.code].name + '\x1f' +
               (c.span ? std::to_string(c.span->begin) + '-' + std::to_string(c.span->end) : "whole"));
  }
  return out;
}

}  // namespace

TEST_CASE("study, table, study: equal in codings, and without ids the second table equals the first",
          "[io][coding_table]") {
  std::size_t codings = 0;
  std::size_t with_id = 0;
  std::size_t by_path = 0;
  for (std::uint64_t seed = 0; seed < rounds::of(std::uint64_t{600}); ++seed) {
    const Study study = TableMaker(seed).make();
    const bool safe = seed % 2 == 0;
    const auto format = seed % 3 == 0 ? io::Format::tsv : io::Format::csv;
    const std::string name = "t." + std::string(to_string(format));
    std::string bytes;
    const auto report = io::write(study, bytes, format, {.spreadsheet_safe = safe}, name);
    check_table_totals(report);
    CHECK(report.total("coding").dropped == 0);
    const auto back = io::read(bytes, name, {.spreadsheet_safe = safe});
    check_table_totals(back.report);
    CHECK(back.report.total("row").dropped == 0);
    REQUIRE(back.study.codings().size() == study.codings().size());
    CHECK(back.report.total("row").in == records_in(bytes) - 1);
    const io::detail::CaseMembers members(study), members_back(back.study);
    const auto memos = coding_memos(study), memos_back = coding_memos(back.study);
    std::map<CodeId, CodeId> codes, codes_back;
    for (std::uint32_t i = 0; i < study.codings().end_row(); ++i) {
      const auto id = static_cast<CodingId>(i);
      CHECK(spoken_coding(study, id, memos, members) == spoken_coding(back.study, id, memos_back, members_back));
      const CodeId one = study.codings()[id].code;
      const CodeId two = back.study.codings()[id].code;
      const Code& code = back.study.codes()[two];
      if (code.uid.empty()) {
        CHECK(nfc(back.study.path(two)) == nfc(study.path(one)));
        ++by_path;
      } else {
        CHECK(code.name == study.codes()[one].name);
        ++with_id;
      }
      // Codes stay apart, and none becomes two.
      CHECK(codes.emplace(one, two).first->second == two);
      CHECK(codes_back.emplace(two, one).first->second == one);
      ++codings;
    }
    CHECK(coverage_words(back.study) == coverage_words(study));
    const bool with_ids = bytes.find("code_id") < bytes.find('\n');
    std::string again;
    io::write(back.study, again, format, {.spreadsheet_safe = safe}, name);
    if (with_ids) {  // an id that is no longer needed goes with the second table
      CHECK(records_in(again) == records_in(bytes));
    } else {
      CHECK(again == bytes);
    }
  }
  CHECK(codings > 4000 / rounds::share);
  CHECK(with_id > 500 / rounds::share);
  CHECK(by_path > 500 / rounds::share);
}

TEST_CASE("a damaged table is refused or read, and every row is accounted for", "[io][coding_table]") {
  const std::string table =
      "source,code,code_id,begin,end,text,coder,created,memo,case,weight,value\r\nP01,Dukungan > Guru,,0,5,,Ani,"
      "2026-01-05T08:30:00Z,\"a \"\"b\"\"\",Siti,0.5,1\r\nP01,Guru,7,,,rapor "
      "naik,,,,,,0\r\nP02,A,,9,4,x,Ani,,,Budi,,1\r\n";
  RandomStream random(9, RandomPurpose::scenario, 0);
  int read = 0;
  for (int round = 0; round < rounds::of(3000); ++round) {
    std::string bytes = table;
    for (std::uint32_t n = 1 + random.draw(4); n > 0; --n) {
      const std::size_t at = random.draw(static_cast<std::uint32_t>(bytes.size()));
      switch (random.draw(3)) {
        case 0:
          bytes[at] = static_cast<char>(random.draw(256));
          break;
        case 1:
          bytes.erase(at, 1 + random.draw(3));
          break;
        default:
          bytes.insert(at, 1, "\",;\n\r'\t0"[random.draw(8)]);
      }
    }
    try {
      const auto [study, report] = table_read(bytes);
      check_table_totals(report);
      ++read;
    } catch (const InputError&) {  // a sentence, never a crash
    }
  }
  CHECK(read > rounds::of(100));
}
