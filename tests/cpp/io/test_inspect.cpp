#include <tematik/io/inspect.hpp>

#include <string>

#include "../catch.hpp"
#include "fixtures.hpp"
#include "stores.hpp"

namespace {

using namespace tematik::io;
using fixtures::error_code;

const std::string qualcoder_tables =
    "CREATE TABLE source(id, name, fulltext); CREATE TABLE code_name(cid, name);"
    "CREATE TABLE code_text(cid, fid, seltext, pos0, pos1, owner);";

std::string word(std::string_view bytes, std::string_view name) {
  return std::string(tematik::to_string(inspect(bytes, name).format));
}

std::string code_of(std::string_view bytes, std::string_view name) {
  return error_code([&] { (void)inspect(bytes, name); });
}

}  // namespace

TEST_CASE("formats by content, whatever the suffix", "[io][inspect]") {
  CHECK(word(fixtures::stored_zip({{"project.qde", "<Project name='x'/>"}}), "x.zip") == "refi-qda-project");
  CHECK(word("<Project name='x'/>", "x.bin") == "refi-qda-project");
  CHECK(word("\xEF\xBB\xBF<?xml version='1.0'?><!-- c -->\n<q:CodeBook xmlns:q='urn:QDA-XML:codebook:1.0'/>", "x") ==
        "refi-qda-codebook");
  CHECK(word(fixtures::stored_zip({{"word/document.xml", "x"}}), "x.qdpx") == "docx");
  CHECK(word(fixtures::stored_zip({{"xl/workbook.xml", "x"}}), "x") == "xlsx");
  CHECK(word("WEBVTT\n\n", "x.txt") == "vtt");
  CHECK(word("\xEF\xBB\xBFWEBVTT - title\n", "x") == "vtt");
  CHECK(word("PAR1....", "x.csv") == "parquet");
  CHECK(word(stores::image(qualcoder_tables), "data.qda") == "qualcoder");
  CHECK(word(stores::image("CREATE TABLE documents(id, name, contents); CREATE TABLE tags(id, path);"
                           "CREATE TABLE highlights(id, document_id, start_offset, end_offset);"),
             "x") == "taguette");
  CHECK(word(stores::image("CREATE TABLE source(name, file); CREATE TABLE freecode(name);"
                           "CREATE TABLE coding(cid, fid, selfirst, selend);"),
             "x.rqda") == "rqda");
  CHECK(word(stores::image("CREATE TABLE coded_line(id); CREATE TABLE document_index(id);"), "x") == "qc");
  CHECK(word(stores::image("PRAGMA application_id=1414353995; CREATE TABLE x(id);"), "x") == "tematik");
}

TEST_CASE("then by suffix", "[io][inspect]") {
  CHECK(word("source,code\n", "x.csv") == "csv");
  CHECK(word("source\tcode\n", "x.TSV") == "tsv");
  CHECK(word("1\n00:00:01,000 --> 00:00:02,000\nx\n", "x.srt") == "srt");
  CHECK(word("<b>no XML of ours</b>", "x.txt") == "txt");
  CHECK(word("WEBVTTX", "x.txt") == "txt");
}

TEST_CASE("what cannot be told, and what cannot be read", "[io][inspect]") {
  CHECK(code_of("hello", "x.dat") == "format_unknown");
  CHECK(code_of("", "x") == "format_unknown");
  CHECK(code_of("<html/>", "x.html") == "format_unknown");
  CHECK(code_of("not a zip", "x.qdpx") == "format_unknown");
  CHECK(code_of(fixtures::stored_zip({{"a", "b"}}), "x") == "container_no_qde");
  CHECK(code_of(fixtures::stored_zip({{"a.qde", "b"}, {"b.qde", "b"}}), "x") == "container_ambiguous");
  CHECK(code_of(fixtures::stored_zip({{"a.qde", "b"}, {"word/document.xml", "b"}}), "x") == "format_ambiguous");
  CHECK(code_of(stores::image("CREATE TABLE Codewords(id); CREATE TABLE Codings(id); CREATE TABLE Texts(id);"),
                "x.mx24") == "unsupported_native");
  CHECK(code_of(stores::image("CREATE TABLE x(id);"), "x") == "format_unknown");
  CHECK(code_of(stores::image("CREATE TABLE source(id); CREATE TABLE code_name(cid); CREATE TABLE code_text(cid);"
                              "CREATE TABLE freecode(id); CREATE TABLE coding(cid);"),
                "x") == "format_ambiguous");
  CHECK(code_of(std::string("SQLite format 3\0 rubbish", 24), "x") == "sqlite_corrupt");
  CHECK(code_of("<!DOCTYPE x><Project/>", "x.qde") == "xml_dtd_forbidden");
  CHECK(code_of("rubbish", "x.qde") == "xml_malformed");
  CHECK(code_of("<Story/>", "x.qde") == "schema_unusable");
}

TEST_CASE("folders", "[io][inspect]") {
  const fixtures::TempDir dir;
  stores::file(dir.path() / "a.qda" / "data.qda", qualcoder_tables);
  dir.write("b/qualitative_coding.sqlite3", "x");
  dir.write("c/other", "x");
  CHECK(inspect(dir.path() / "a.qda").format == Format::qualcoder);
  CHECK(inspect(dir.path() / "b").format == Format::qc);
  CHECK(error_code([&] { (void)inspect(dir.path() / "c"); }) == "format_unknown");
  CHECK(error_code([&] { (void)inspect(dir.path() / "none"); }) == "file_not_found");
}

TEST_CASE("what a project says of itself", "[io][inspect]") {
  const auto seen =
      inspect(fixtures::stored_zip(
                  {{"Project.qde",
                    "<Project xmlns='urn:QDA-XML:project:0:10' name='x' origin='Test 1'><Sets><Set guid='e' name='S' "
                    "creatingUser='u'/></Sets><Other/></Project>"}}),
              "x.qdpx");
  CHECK(seen.origin == "Test 1");
  CHECK(seen.version == "0:10");
  CHECK(seen.dialect == std::vector<std::string>{"R1", "R3", "R15", "R19", "R23"});
  CHECK(seen.count("Set") == 1);
  CHECK(seen.count("element") == 1);
  CHECK(seen.count("attribute") == 1);
  CHECK(seen.count("Coding") == 0);
  CHECK(seen.counts.front().first == "Project");
}

TEST_CASE("the published examples", "[io][inspect][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const auto a1 = inspect(*dir / "A1_codebook.qdc");
  CHECK(a1.format == Format::refi_qda_codebook);
  CHECK(a1.count("Code") == 6);
  const auto a2 = inspect(*dir / "A2_simple_project.qde");
  const auto packed = inspect(*dir / "TestProject.qdpx");
  CHECK(packed.format == Format::refi_qda_project);
  CHECK(packed.counts == a2.counts);
  CHECK(packed.origin.starts_with("ATLAS.ti 8.4"));
  CHECK(packed.dialect == std::vector<std::string>{"R2", "R3"});
  CHECK(inspect(*dir / "A3_complex_project.qde").count("Coding") == 66);
}
