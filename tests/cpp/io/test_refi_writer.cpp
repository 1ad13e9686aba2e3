// The writer of REFI-QDA: bytes, order, GUIDs, refusals (interchange specification, 10 and 14.4).

#include <tematik/io/refi_qda.hpp>
#include <tematik/io/write.hpp>

#include <filesystem>
#include <string>
#include <string_view>

#include <tematik/io/read.hpp>
#include <tematik/support/sha256.hpp>

#include "../catch.hpp"
#include "fixtures.hpp"
#include "written_studies.hpp"

namespace {

using namespace tematik;
using written_studies::lines_of;

/// The study of 14.4, with the GUIDs that its own id gives.
Study refi_golden_study() {
  Study study("Demo");
  const CoderId ani = study.add_coder({.name = "Ani", .uid = "3e649982-c94e-5c90-9cfb-eeb664180bc4"});
  const CodeId c1 = study.add_code({.name = "Peran guru",
                                    .definition = "Kata & laku",
                                    .colour = "#1F77B4",
                                    .uid = "851ac0c4-96be-5783-9daa-7c2c78c34d35"});
  const CodeId c2 =
      study.add_code({.name = "Umpan balik", .parents = {c1}, .uid = "95659951-e4d7-500e-bcc3-06072dbb4feb"});
  const SourceId s1 = study.add_source({.name = "P01",
                                        .text = Text("Bu guru memberi umpan balik.\nKelas \xF0\x9F\x98\x80 ramai.\n"),
                                        .uid = "3c2f87f5-d1d3-5514-a92d-0e76e7b00b97"});
  const SegmentId g1 =
      study.add_segment({.source = s1, .span = Span{16, 36}, .uid = "d2e869b6-9d9a-517a-96f4-bbb838d3c268"});
  study.add_coding({.source = s1,
                    .span = {16, 36},
                    .code = c2,
                    .coder = ani,
                    .segment = g1,
                    .created = read_timestamp("2026-01-05T08:30:00Z"),
                    .uid = "e6e2146c-bc46-508e-bded-6a97661ed6f6"});
  return study;
}

std::string packed_refi(const Study& study, const io::WriteOptions& options = {}) {
  std::string bytes;
  io::write(study, bytes, io::Format::refi_qda_project, options);
  return bytes;
}

std::string loose_refi(const Study& study, const io::WriteOptions& options = {}) {
  std::string bytes;
  io::write(study, bytes, io::Format::refi_qda_project, options, "study.qde");
  return bytes;
}

std::string codebook_refi(const Study& study, const io::WriteOptions& options = {}) {
  std::string bytes;
  io::write(study, bytes, io::Format::refi_qda_codebook, options);
  return bytes;
}

bool refi_text_holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("a project is the golden file", "[io][refi][write]") {
  const Study study = refi_golden_study();
  const std::string archive = packed_refi(study, {.compression = io::Compression::store});
  const std::size_t at = archive.find("<?xml");
  REQUIRE(at != std::string::npos);
  const std::string xml = archive.substr(at, 1288);
  CHECK(sha256_hex(xml) == "70119ca81a8c28f236abcbe3c08677b9c63ee51565184956e5dfdac82d00c087");
  CHECK(refi_text_holds(archive, "sources/3c2f87f5-d1d3-5514-a92d-0e76e7b00b97.txt"));
  CHECK(packed_refi(study) == packed_refi(refi_golden_study()));
  CHECK(packed_refi(study) != archive);
  CHECK(lines_of(io::read(packed_refi(study), "x.qdpx").study) == lines_of(study));
}

TEST_CASE("a codebook is the golden file", "[io][refi][write]") {
  Study study = refi_golden_study();
  const std::string guid = io::foreign_guid("demo", "set", "t1");
  study.add_theme({.name = "Dukungan", .members = {{study.code("Umpan balik"), 1}}, .uid = guid});
  const std::string bytes = codebook_refi(study);
  CHECK(bytes.size() == 773);
  CHECK(sha256_hex(bytes) == "e14629336ad7c108e03af55b9d3067788fb75e752cac6e2f8492be53c79154b9");
  const Study again = io::read(bytes, "x.qdc").study;
  CHECK(again.codes().size() == 2);
  CHECK(again.themes().size() == 1);
}

TEST_CASE("GUIDs are kept or derived", "[io][refi][write]") {
  Study study("demo");
  study.add_code({.name = "a", .uid = "{3E649982-C94E-5C90-9CFB-EEB664180BC4}"});
  study.add_code({.name = "b", .uid = "raw:c001"});
  study.add_code({.name = "c", .uid = "3e649982-c94e-5c90-9cfb-eeb664180bc4"});
  study.add_code({.name = "d"});
  std::string bytes;
  const auto report = io::write(study, bytes, io::Format::refi_qda_codebook);
  CHECK(refi_text_holds(bytes, "guid=\"3e649982-c94e-5c90-9cfb-eeb664180bc4\" name=\"a\""));
  CHECK(refi_text_holds(bytes, "guid=\"0fd8301d-db6b-5957-8acd-46c15ddf4fe2\" name=\"b\""));
  CHECK(refi_text_holds(
      bytes, io::foreign_guid("demo", "code", "raw:3e649982-c94e-5c90-9cfb-eeb664180bc4~2") + "\" name=\"c\""));
  CHECK(report.count(io::LossAction::changed, "code", io::LossReason::guid_invalid) == 1);
  CHECK(report.count(io::LossAction::changed, "code", io::LossReason::guid_duplicate) == 1);
  CHECK(report.losses() == 0);
}

TEST_CASE("hostile names are escaped", "[io][refi][write]") {
  const std::string name = "a<b>&\"c\"'\t\n\r]]>\xF0\x9F\x98\x80 e\xCC\x81 \xD8\xB3";
  Study study(name);
  const SourceId s = study.add_source({.name = name, .text = Text("Guru & <murid>\n\t]]> \xE2\x80\xAE")});
  const CodeId c = study.add_code({.name = name, .definition = name});
  study.add_coding({.source = s, .span = {0, 14}, .code = c, .coder = study.add_coder({.name = name})});
  study.add_memo({.name = name, .text = "a < b && c > d\n]]>", .on = {c}});
  CHECK(lines_of(io::read(loose_refi(study), "x.qde").study) == lines_of(study));
  CHECK(lines_of(io::read(packed_refi(study), "x.qdpx").study) == lines_of(study));

  Study odd;
  odd.add_code({.name = std::string("a\x01") + "b\x1F" + "\xEF\xBF\xBF"});
  odd.add_source({.name = "s", .text = Text("x\x02y")});
  std::string bytes;
  const auto report = io::write(odd, bytes, io::Format::refi_qda_project);
  CHECK(report.count(io::LossAction::changed, "code", io::LossReason::char_not_allowed) == 1);
  const Study again = io::read(bytes, "x.qdpx").study;
  CHECK(again.codes()[CodeId{0}].name ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(again.sources()[SourceId{0}].text->str() == "x\x02y");  // a file of its own has no such limit
}

TEST_CASE("texts with CRLF count a line end as one", "[io][refi][write]") {
  Study study("Demo");
  const SourceId s = study.add_source({.name = "P01", .text = Text("Guru hadir.\nSiswa bertanya.\nRapor naik.")});
  const CodeId c = study.add_code({.name = "Rapor"});
  study.add_coding({.source = s, .span = {28, 38}, .code = c});
  study.add_coding({.source = s, .span = {12, 26}, .code = c});
  const std::string bytes =
      packed_refi(study, {.profile = io::WriteProfile::maxqda, .compression = io::Compression::store});
  CHECK(refi_text_holds(bytes, "hadir.\r\nSiswa bertanya.\r\nRapor"));
  CHECK(refi_text_holds(bytes, "startPosition=\"28\" endPosition=\"38\""));
  CHECK(lines_of(io::read(bytes, "x.qdpx").study) == lines_of(study));
}

TEST_CASE("a write that fails leaves nothing behind", "[io][refi][write]") {
  const fixtures::TempDir folder;
  const Study study = refi_golden_study();
  const auto code = [&](const Study& of, const std::filesystem::path& path, const io::WriteOptions& options = {}) {
    return fixtures::error_code([&] { io::write(of, path, options); });
  };
  CHECK(code(Study("empty"), folder.path() / "x.qdc") == "write_invalid");
  CHECK(code(study, folder.path() / "no" / "x.qdpx") == "write_io");
  const io::WriteOptions stopped{.progress = [](std::int64_t done, std::int64_t) { return done < 3; }};
  CHECK(code(study, folder.path() / "x.qdpx", stopped) == "cancelled");
  Study weighted = refi_golden_study();
  weighted.add_factor({.name = "f"});
  CHECK(code(weighted, folder.path() / "x.qdpx", {.loss_policy = io::LossPolicy::error}) == "write_loss_refused");
  CHECK(std::filesystem::is_empty(folder.path()));
  const auto old = folder.write("x.qdpx", "old");
  CHECK(code(weighted, old, {.loss_policy = io::LossPolicy::error}) == "write_loss_refused");
  CHECK(fixtures::slurp(old) == "old");
  const auto report = io::write(study, old);
  CHECK(report.losses() == 0);
  CHECK(report.input.sha256 == sha256_hex(fixtures::slurp(old)));
  CHECK(lines_of(io::read(old).study) == lines_of(study));
  // An empty study is a project all the same, and an empty wrapper is never written.
  CHECK_FALSE(refi_text_holds(loose_refi(Study("empty")), "<Sets"));
}

TEST_CASE("what REFI-QDA cannot hold is in the report", "[io][refi][write]") {
  Study study("Demo", "id");
  const CoderId ani = study.add_coder({.name = "Ani"});
  const CodeId a = study.add_code({.name = "A", .when = "always", .origin = CodeOrigin::inductive});
  const CodeId b = study.add_code({.name = "B", .parents = {a}});
  study.add_code({.name = "C", .parents = {a, b}});
  const SourceId open = study.add_source({.name = "open", .text = Text("Guru hadir."), .technique = "interview"});
  const SourceId closed = study.add_source({.name = "closed", .text = Text("Siswa bertanya.")});
  study.add_coding({.source = open, .span = {0, 4}, .code = a, .coder = ani, .weight = 2.0});
  study.add_coding({.source = open, .span = {5, 10}, .code = b, .coder = ani, .polarity = Polarity::negative});
  study.add_coding({.source = open, .span = {5, 10}, .code = b, .coder = ani, .layer = CodingLayer::final_});
  study.add_coding({.source = closed, .span = {0, 5}, .code = a, .coder = ani});
  study.add_coverage({.coder = ani, .source = open});
  const CaseId person = study.add_case({.name = "P", .role = "guru", .sources = {closed}});
  study.add_consent({.case_ = person, .scope = ConsentScope::share, .state = ConsentState::refused});
  const FactorId f = study.add_factor({.name = "f"});
  const RelationId causes = study.add_relation({.causes = {ObjectRef(f)}, .effect = a, .type = "causes"});
  study.add_link({.relation = causes, .source = open});
  study.add_relation({.causes = {a}, .effect = b, .type = "near", .sign = 1});
  study.add_claim({.name = "c", .text_en = "it holds"});
  study.add_theme({.name = "T", .members = {{a, -1}}, .central_idea = "idea"});
  study.add_wave({.name = "1"});
  study.add_codebook_version({.name = "v1"});
  study.add_judgement({.on = {ThemeId{0}}, .value = "agree", .author = ani, .date = "2025"});
  study.add_memo({.text = "on a theme", .kind = MemoKind::analytic, .on = {ThemeId{0}}});
  std::string bytes;
  const auto report = io::write(study, bytes, io::Format::refi_qda_project);
  const auto dropped = [&](const char* element) { return report.total(element).dropped; };
  CHECK(report.direction == io::LossDirection::export_);
  CHECK(report.format == "refi-qda-project");
  CHECK(dropped("coding") == 2);  // the final one, and the one on the closed source
  CHECK(report.count(io::LossAction::dropped, "coding", io::LossReason::consent) == 1);
  CHECK(dropped("coding_detail") == 3);
  CHECK(dropped("source") == 1);
  CHECK(dropped("text") == 1);
  CHECK(dropped("source_detail") == 1);
  CHECK(dropped("code_detail") == 2);
  CHECK(dropped("case") == 1);
  for (const char* element : {"coverage", "consent", "factor", "link", "claim", "theme_detail", "memo_detail", "wave",
                              "codebook_version", "judgement"}) {
    INFO(element);
    CHECK(dropped(element) == 1);
  }
  CHECK(dropped("relation") == 1);
  CHECK(dropped("relation_detail") == 1);
  CHECK(dropped("study_detail") == 1);
  CHECK(report.total("theme").changed == 1);
  CHECK(report.count(io::LossAction::changed, "memo", io::LossReason::memo_via_link) == 1);
  const Study again = io::read(bytes, "x.qdpx").study;
  CHECK(again.codings().size() == 2);
  CHECK(again.sources().size() == 1);
  CHECK_FALSE(refi_text_holds(packed_refi(study, {.compression = io::Compression::store}), "Siswa"));
  CHECK_FALSE(refi_text_holds(loose_refi(study, {.theme_as = io::ThemeAs::drop}), "tematik:theme"));
  const Study below = io::read(loose_refi(study, {.theme_as = io::ThemeAs::parent_code}), "x.qde").study;
  CHECK(below.path(below.code("B")) == "T > A > B");
}
