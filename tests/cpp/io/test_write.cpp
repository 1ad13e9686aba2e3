#include <tematik/io/write.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <tematik/io/read.hpp>
#include <tematik/support/sha256.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

Study written_study() {
  Study study("Demo");
  const SourceId s = study.add_source({.name = "P01", .text = Text("Guru hadir.")});
  const CodeId c = study.add_code({.name = "Hadir", .definition = "Ada di kelas"});
  study.add_coding({.source = s, .span = {0, 4}, .code = c});
  study.add_theme({.name = "Tema", .members = {{c, 1}}});
  return study;
}

std::string writing_error(const Study& study, const std::filesystem::path& path, const io::WriteOptions& options = {}) {
  try {
    io::write(study, path, options);
  } catch (const Error& error) {
    return error.code();
  }
  return {};
}

}  // namespace

TEST_CASE("a study goes to a file, with a report of what the file cannot hold", "[io][write]") {
  std::string name = (std::filesystem::temp_directory_path() / "tematik-write-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  const std::filesystem::path folder = name;
  const Study study = written_study();
  const auto report = io::write(study, folder / "codings.csv");
  std::ifstream in(folder / "codings.csv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  CHECK(bytes == "source,code,begin,end,coder\r\nP01,Hadir,0,4,unknown\r\n");
  CHECK(report.direction == io::LossDirection::export_);
  CHECK(report.format == "csv");
  CHECK(report.input.name == "codings.csv");
  CHECK(report.input.sha256 == sha256_hex(bytes));
  CHECK(report.input.bytes == static_cast<std::int64_t>(bytes.size()));
  CHECK(report.total("coding").out == 1);
  CHECK(report.total("text").dropped == 1);
  CHECK(report.total("theme").dropped == 1);
  CHECK(report.total("code_detail").dropped == 1);
  CHECK(report.losses() == 3);
  CHECK(io::read(folder / "codings.csv").study.codings().size() == 1);

  CHECK(writing_error(study, folder / "x.csv", {.loss_policy = io::LossPolicy::error}) == "write_loss_refused");
  CHECK(writing_error(study, folder / "x.docx") == "format_not_written");
  CHECK(writing_error(study, folder / "x") == "format_not_written");
  CHECK(writing_error(study, folder / "no" / "x.csv") == "write_io");
  const io::WriteOptions stopped{.progress = [](std::int64_t, std::int64_t) { return false; }};
  CHECK(writing_error(study, folder / "x.csv", stopped) == "cancelled");
  CHECK(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()) == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("the refusal carries the report", "[io][write]") {
  std::string bytes = "untouched";
  try {
    io::write(written_study(), bytes, io::Format::csv, {.loss_policy = io::LossPolicy::error});
    FAIL("nothing was thrown");
  } catch (const StorageError& error) {
    CHECK(error.code() == "write_loss_refused");
    CHECK(error.detail().find("\"tematik.loss/1\"") != std::string::npos);
  }
  CHECK(bytes == "untouched");
  Study bare;
  const SourceId s = bare.add_source({.name = "P01"});
  bare.add_coding({.source = s, .span = {0, 4}, .code = bare.add_code({.name = "Hadir"})});
  CHECK(io::write(bare, bytes, io::Format::tsv, {.loss_policy = io::LossPolicy::error}).losses() == 0);
  CHECK(bytes == "source\tcode\tbegin\tend\tcoder\r\nP01\tHadir\t0\t4\tunknown\r\n");
}

TEST_CASE("consent decides what leaves", "[io][write]") {
  Study study;
  const CodeId code = study.add_code({.name = "Hadir"});
  const auto person = [&](const std::string& name, std::optional<ConsentState> share, const std::string& expiry = {}) {
    const SourceId s = study.add_source({.name = name});
    study.add_coding({.source = s, .span = {0, 4}, .code = code});
    const CaseId c = study.add_case({.name = "K-" + name, .sources = {s}});
    study.add_consent({.case_ = c, .scope = ConsentScope::analyse});
    if (share) study.add_consent({.case_ = c, .scope = ConsentScope::share, .state = *share, .expiry = expiry});
  };
  person("yes", ConsentState::granted);
  person("no", ConsentState::refused);
  person("none", std::nullopt);
  person("old", ConsentState::refused, "2001-01-01");
  study.add_source({.name = "document"});
  std::string bytes;
  const auto report = io::write(study, bytes, io::Format::csv);
  CHECK(bytes.find("yes,") != std::string::npos);
  CHECK(bytes.find("none,") != std::string::npos);
  CHECK(bytes.find("no,") == std::string::npos);
  CHECK(bytes.find("K-no,") == std::string::npos);
  CHECK(bytes.find("old") == std::string::npos);
  using enum io::LossAction;
  CHECK(report.count(dropped, "source", io::LossReason::consent) == 2);
  CHECK(report.count(dropped, "coding", io::LossReason::consent) == 2);
  CHECK(report.count(note, "source", io::LossReason::consent) == 1);  // no record: it goes, and the report says so
  CHECK(report.count(dropped, "source", io::LossReason::no_counterpart) == 1);
  CHECK(report.total("coding").out == 2);
}
