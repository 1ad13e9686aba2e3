// Studies of all kinds, written and read again (interchange specification, 14): generated ones, the shipped one, and
// the reference files of the folder TEMATIK_CONFORMANCE_DIR.

#include <tematik/io/write.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <tematik/io/read.hpp>
#include <tematik/support/philox.hpp>

#include "../catch.hpp"
#include "fixtures.hpp"
#include "written_studies.hpp"

namespace {

using namespace tematik;
using written_studies::lines_of;

class RefiStudyMaker {
 public:
  explicit RefiStudyMaker(std::uint64_t seed) : random_(seed, RandomPurpose::incidence_bootstrap, 5) {}

  Study make() {
    Study study(words(3));
    study.set_description(words(draw(4)));
    for (std::uint32_t i = 0, n = 1 + draw(3); i < n; ++i) {
      coders_.push_back(study.add_coder({.name = name("coder"), .initials = draw(2) == 0 ? "" : "K"}));
    }
    for (std::uint32_t i = 0, n = 1 + draw(12); i < n; ++i) {
      Code code{.name = name("code"), .definition = words(draw(5))};
      if (draw(2) == 0) code.colour = "#0A1B2C";
      if (!codes_.empty() && draw(3) != 0) code.parents = {codes_[draw(size(codes_))]};
      codes_.push_back(study.add_code(std::move(code)));
    }
    if (draw(2) == 0) {  // seven levels
      std::vector<CodeId> parents;
      for (int level = 0; level < 7; ++level) {
        parents = {study.add_code({.name = "level", .parents = parents, .codable = level > 3, .category = level <= 3})};
      }
      codes_.push_back(parents.front());
    }
    for (std::uint32_t i = 0, n = draw(5); i < n; ++i) add_text_source(study);
    if (draw(2) == 0) add_media(study);
    add_cases(study);
    add_memos(study);
    add_groups(study);
    return study;
  }

 private:
  std::uint32_t draw(std::uint32_t n) { return random_.draw(n); }
  template <class T>
  static std::uint32_t size(const std::vector<T>& items) {
    return static_cast<std::uint32_t>(items.size());
  }

  std::string words(std::uint32_t count) {
    static const std::vector<std::string> pieces{"guru",
                                                 "murid ",
                                                 "\xF0\x9F\x98\x80",
                                                 "e\xCC\x81",
                                                 "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 ",
                                                 "\n",
                                                 " ",
                                                 "a<b>&\"c\"",
                                                 "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8E\x93",
                                                 ". ",
                                                 "\t",
                                                 "-"};
    std::string out;
    for (std::uint32_t i = 0; i < count; ++i) out += pieces[draw(size(pieces))];
    return out;
  }
  std::string name(const std::string& stem) { return draw(3) == 0 ? stem : stem + words(1 + draw(3)) + "."; }

  Coding coding_on(SourceId source) {
    Coding coding{.source = source, .code = codes_[draw(size(codes_))], .coder = coders_[draw(size(coders_))]};
    if (draw(2) == 0) coding.created = Timestamp{1'700'000'000'000'000 + draw(1'000'000'000), draw(2) == 0};
    return coding;
  }

  void add_text_source(Study& study) {
    Source record{.name = name("source"), .description = words(draw(3))};
    const std::uint32_t length = draw(4) == 0 ? 0 : draw(200);
    record.text = Text(words(length));
    const std::uint32_t end = record.text->size();
    const SourceId source = study.add_source(std::move(record));
    sources_.push_back(source);
    for (std::uint32_t i = 0, n = end == 0 ? 0 : draw(12); i < n; ++i) {
      Coding coding = coding_on(source);
      const std::uint32_t begin = draw(end);
      coding.span = {begin, begin + 1 + draw(end - begin)};
      if (draw(3) == 0) coding.segment = study.add_segment({.source = source, .span = coding.span});
      if (coding.segment) segments_.push_back(*coding.segment);
      codings_.push_back(study.add_coding(coding));
    }
    if (draw(3) != 0) return;
    Coding whole = coding_on(source);
    whole.segment = study.add_segment({.source = source, .kind = PlaceKind::source});
    study.add_coding(whole);
  }

  void add_media(Study& study) {
    const auto coded = [&](Segment segment) {
      Coding coding = coding_on(segment.source);
      coding.segment = study.add_segment(std::move(segment));
      segments_.push_back(*coding.segment);
      study.add_coding(coding);
    };
    const SourceId picture = study.add_source({.name = "picture", .kind = SourceKind::picture});
    coded({.source = picture, .kind = PlaceKind::pixel, .numbers = {1, 2, 30, 40}, .label = "box"});
    const SourceId pages = study.add_source({.name = "pages", .text = Text("Halaman satu."), .kind = SourceKind::pdf});
    coded({.source = pages, .kind = PlaceKind::page, .numbers = {0, 10, 20, 30, 40}, .text = "Halaman"});
    Coding in_pages = coding_on(pages);
    in_pages.span = {0, 7};
    study.add_coding(in_pages);
    const SourceId film = study.add_source(
        {.name = "film",
         .text = Text("Selamat pagi. \xF0\x9F\x98\x80 Siapa?"),
         .kind = SourceKind::video,
         .more_layers = {{.name = "second", .kind = TextLayerKind::transcript, .text = Text("Good morning.")}},
         .sync_points = {{.position = 0, .time_ms = 1000}, {.position = 13, .time_ms = 3500}}});
    coded({.source = film, .kind = PlaceKind::time, .numbers = {1000, 2500}});
    Coding said = coding_on(film);
    said.span = {0, 13};
    study.add_coding(said);
    coded({.source = film, .kind = PlaceKind::layer, .span = Span{0, 4}, .layer = 0});
    for (const SourceId source : {picture, pages, film}) sources_.push_back(source);
  }

  void add_cases(Study& study) {
    const AttributeId age = study.add_attribute({.name = "age", .of = ObjectKind::case_, .type = ValueType::integer});
    const AttributeId score = study.add_attribute({.name = "score", .of = ObjectKind::case_, .type = ValueType::real});
    const AttributeId born = study.add_attribute({.name = "born", .of = ObjectKind::case_, .type = ValueType::date});
    for (std::uint32_t i = 0, n = draw(4); i < n; ++i) {
      Case record{.name = name("case"), .description = words(draw(3))};
      if (!sources_.empty()) record.sources = {sources_[draw(size(sources_))]};
      if (!segments_.empty() && draw(2) == 0) record.segments = {segments_[draw(size(segments_))]};
      const CaseId id = study.add_case(std::move(record));
      study.set_value(id, age, std::int64_t{draw(90)});
      if (draw(2) == 0) study.set_value(id, age, std::nullopt);
      study.set_value(id, score, draw(2) == 0 ? 1e-7 : 1.5e20);
      study.set_value(id, born, std::string("2001-02-03"));
    }
    if (sources_.empty()) return;
    const AttributeId place = study.add_attribute({.name = "place"});
    const AttributeId rural = study.add_attribute({.name = "rural", .type = ValueType::boolean});
    for (const SourceId id : sources_) {
      study.set_value(id, place, words(draw(3)));
      study.set_value(id, rural, draw(2) == 0);
    }
  }

  void add_memos(Study& study) {
    std::vector<MemoId> memos;
    for (std::uint32_t i = 0, n = draw(5); i < n; ++i) {
      Memo memo{.name = name("memo"), .text = words(draw(40))};
      if (draw(2) == 0) memo.on.push_back(codes_[draw(size(codes_))]);
      if (draw(2) == 0 && !sources_.empty()) memo.on.push_back(sources_[draw(size(sources_))]);
      if (draw(2) == 0 && !codings_.empty()) memo.on.push_back(codings_[draw(size(codings_))]);
      if (draw(2) == 0 && !segments_.empty()) memo.on.push_back(segments_[draw(size(segments_))]);
      if (draw(2) == 0 && !memos.empty()) memo.on.push_back(memos[draw(size(memos))]);
      if (draw(2) == 0) memo.author = coders_.front();
      if (draw(2) == 0) memo.date = "2026-01-05T08:30:00";
      memos.push_back(study.add_memo(std::move(memo)));
    }
    if (!memos.empty() && !sources_.empty()) {
      study.add_set({.name = "mixed", .members = {codes_.front(), sources_.front(), memos.front()}});
    }
  }

  void add_groups(Study& study) {
    study.add_set({.name = name("set"), .description = words(draw(4))});
    for (std::uint32_t i = 0, n = draw(3); i < n; ++i) {
      study.add_theme(
          {.name = name("theme"), .members = {{codes_[draw(size(codes_))], 1}}, .description = words(draw(4))});
    }
    study.add_relation({.causes = {codes_.front()}, .effect = codes_.back(), .type = name("near")});
    if (!sources_.empty()) {
      study.add_relation(
          {.causes = {sources_.front()}, .effect = codes_.front(), .type = "x", .direction = Direction::bidirectional});
    }
  }

  RandomStream random_;
  std::vector<CoderId> coders_{};
  std::vector<CodeId> codes_{};
  std::vector<SourceId> sources_{};
  std::vector<SegmentId> segments_{};
  std::vector<CodingId> codings_{};
};

std::string written_refi(const Study& study, const std::string& name, const io::WriteOptions& options = {}) {
  std::string bytes;
  io::write(study, bytes, io::Format::refi_qda_project, options, name);
  return bytes;
}

void check_refi_round_trip(const Study& study, const std::string& name) {
  const std::string bytes = written_refi(study, name);
  const bool twice_the_same = bytes == written_refi(study, name);
  CHECK(twice_the_same);
  const Study again = io::read(bytes, name).study;
  CHECK(lines_of(again) == lines_of(study));
  const bool written_the_same = written_refi(again, name) == bytes;
  CHECK(written_the_same);
}

void check_refi_file(const char* file) {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const Study study = io::read(*dir / file).study;
  const std::string bytes = written_refi(study, "again.qdpx");
  const Study again = io::read(bytes, "again.qdpx").study;
  CHECK(lines_of(again) == lines_of(study));
  const bool written_the_same = written_refi(again, "again.qdpx") == bytes;
  CHECK(written_the_same);
}

}  // namespace

TEST_CASE("generated studies come back equal", "[io][refi][write]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    const Study study = RefiStudyMaker(seed).make();
    check_refi_round_trip(study, "x.qdpx");
    if (seed % 5 == 0) check_refi_round_trip(study, "x.qde");
  }
}

TEST_CASE("a text of 60,000 characters comes back equal", "[io][refi][write]") {
  std::string text;
  while (count_code_points(text) < 60'000)
    text += "Guru \xF0\x9F\x98\x80 hadir e\xCC\x81.\n\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 ";
  Study study("long");
  const SourceId s = study.add_source({.name = "P01", .text = Text(text)});
  const CodeId c = study.add_code({.name = "A"});
  for (std::uint32_t begin = 0; begin < 59'000; begin += 700) {
    study.add_coding({.source = s, .span = {begin, begin + 1 + begin % 900}, .code = c});
  }
  check_refi_round_trip(study, "x.qdpx");
  check_refi_round_trip(study, "x.qde");
}

TEST_CASE("unknown texts keep their places", "[io][refi][write]") {
  Study study("no text");
  const SourceId s = study.add_source({.name = "P01"});
  const CodeId c = study.add_code({.name = "A"});
  study.add_coding({.source = s, .span = {700, 900}, .code = c});
  check_refi_round_trip(study, "x.qdpx");
  const SegmentId point = study.add_segment({.source = s, .span = Span{5, 5}, .state = "point"});
  study.add_coding({.source = s, .code = c, .segment = point});
  const std::string bytes = written_refi(study, "x.qdpx");
  CHECK(io::read(bytes, "x.qdpx").study.codings().size() == 2);
}

TEST_CASE("the shipped study comes back equal", "[io][refi][write]") {
  const auto file = std::filesystem::path(TEMATIK_TEST_DATA).parent_path().parent_path() / "python" / "tematik" /
                    "data" / "first_study.qdpx";
  const Study study = io::read(file).study;
  REQUIRE(study.codings().size() > 0);
  check_refi_round_trip(study, "x.qdpx");
  check_refi_round_trip(study, "x.qde");
}

TEST_CASE("reference files come back equal", "[io][refi][write][conformance]") {
  check_refi_file("A2_simple_project.qde");
  check_refi_file("A3_complex_project.qde");
  check_refi_file("TestProject.qdpx");
}

TEST_CASE("the reference codebook comes back equal", "[io][refi][write][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set");
    return;
  }
  const Study study = io::read(*dir / "A1_codebook.qdc").study;
  std::string bytes;
  CHECK(io::write(study, bytes, io::Format::refi_qda_codebook, {}, "A1_codebook.qdc").losses() == 0);
  const Study again = io::read(bytes, "A1_codebook.qdc").study;
  CHECK(lines_of(again) == lines_of(study));
}

TEST_CASE("exports are valid against the schemas", "[io][refi][write][conformance]") {
  const auto dir = fixtures::conformance_dir();
  if (!dir || std::system("command -v xmllint > /dev/null 2>&1") != 0) {
    WARN("skipped: TEMATIK_CONFORMANCE_DIR is not set, or there is no xmllint");
    return;
  }
  const fixtures::TempDir folder;
  const auto valid = [&](const std::string& xml, const char* schema) {
    const auto file = folder.write("x.xml", xml);
    const std::string command = "xmllint --noout --nonet --schema '" + (*dir / schema).string() + "' '" +
                                file.string() + "' > '" + (folder.path() / "log").string() + "' 2>&1";
    const bool fine = std::system(command.c_str()) == 0;
    INFO(fixtures::slurp(folder.path() / "log"));
    CHECK(fine);
  };
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Study study = RefiStudyMaker(seed).make();
    valid(written_refi(study, "x.qde"), "Project.xsd");
    std::string codebook;
    io::write(study, codebook, io::Format::refi_qda_codebook);
    valid(codebook, "Codebook.xsd");
  }
  for (const char* file : {"A2_simple_project.qde", "A3_complex_project.qde"}) {
    valid(written_refi(io::read(*dir / file).study, "x.qde"), "Project.xsd");
  }
}
