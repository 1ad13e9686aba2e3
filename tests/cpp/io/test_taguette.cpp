#include <tematik/io/taguette.hpp>

#include <set>
#include <string>

#include <tematik/io/inspect.hpp>

#include "../catch.hpp"
#include "stores.hpp"

using namespace tematik;

namespace {

const std::string taguette_schema =
    "CREATE TABLE alembic_version(version_num VARCHAR(32) NOT NULL);"
    "CREATE TABLE users(login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME, hashed_password VARCHAR(192), "
    "disabled BOOLEAN, password_set_date DATETIME, language VARCHAR(10), email VARCHAR(256), email_sent DATETIME);"
    "CREATE TABLE projects(id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), description TEXT, created DATETIME);"
    "CREATE TABLE project_members(project_id INTEGER, user_login VARCHAR(30), privileges VARCHAR(11));"
    "CREATE TABLE documents(id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), description TEXT, "
    "filename VARCHAR(200), created DATETIME, project_id INTEGER, text_direction VARCHAR(13), contents TEXT);"
    "CREATE TABLE tags(id INTEGER NOT NULL PRIMARY KEY, project_id INTEGER, path VARCHAR(200), description TEXT);"
    "CREATE TABLE highlights(id INTEGER NOT NULL PRIMARY KEY, document_id INTEGER, start_offset INTEGER, "
    "end_offset INTEGER, snippet TEXT);"
    "CREATE TABLE highlight_tags(highlight_id INTEGER, tag_id INTEGER, PRIMARY KEY(highlight_id, tag_id));"
    "CREATE TABLE commands(id INTEGER NOT NULL PRIMARY KEY, date DATETIME, user_login VARCHAR(30), "
    "project_id INTEGER, document_id INTEGER, payload TEXT);";

const std::string taguette_full =
    taguette_schema +
    "INSERT INTO alembic_version VALUES('5ae1b2c3');"
    "INSERT INTO users(login, hashed_password, email) VALUES('ani','secret','ani@x'),('budi','secret','budi@x'),"
    "('citra','secret','citra@x');"
    "INSERT INTO projects VALUES(1,'Kelas','Tentang kelas.','2026-01-05 08:00:00.000000');"
    "INSERT INTO project_members VALUES(1,'ani','ADMIN'),(1,'budi','TAG');"
    "INSERT INTO documents VALUES(1,'P01','Wawancara','p01.docx','2026-01-05 08:00:00.000000',1,'LEFT_TO_RIGHT',"
    "'<p>Bu guru: “Ayo!” 😀</p>' || char(10) || '<p>Murid &amp; <em>wali</em> hadir.</p>'),"
    "(2,'P02','','','',1,'LEFT_TO_RIGHT',' <p> Ani</p>');"
    "INSERT INTO tags VALUES(1,1,'orang','Siapa'),(2,1,'orang.wali',''),(3,1,'tempat.kelas',''),(4,1,'lain','');"
    "INSERT INTO highlights VALUES(1,1,12,16,'Ayo!'),(2,1,33,43,'<em>wali</em> hadir'),(3,1,21,44,'lama sekali'),"
    "(4,2,1,4,'Ani'),(5,1,22,44,''),(6,9,0,1,'x'),(7,1,400,410,'x');"
    "INSERT INTO highlight_tags VALUES(1,1),(1,2),(2,2),(3,1),(4,1),(6,1),(5,77),(88,1),(7,4);"
    "INSERT INTO commands VALUES"
    "(10,'2026-01-05 08:30:00.250000','ani',1,1,'{\"type\":\"highlight_add\",\"highlight_id\":1,\"tags\":[1]}'),"
    "(11,'2026-01-05 08:31:00.000000','budi',1,1,'{\"type\":\"highlight_add\",\"highlight_id\":1,\"tags\":[1,2]}'),"
    "(12,'2026-01-05 08:32:00.000000','budi',1,1,'{\"type\":\"highlight_add\",\"highlight_id\":2,\"tags\":[]}'),"
    "(13,'2026-01-05 08:33:00.000000','ani',1,NULL,'{\"type\":\"tag_add\",\"tag_id\":3}'),"
    "(14,'2026-01-05 08:34:00.000000','ani',1,1,'{broken');";

Coding taguette_coding(const Study& study, const std::string& uid) {
  for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
    const Coding coding = study.codings()[static_cast<CodingId>(i)];
    if (coding.uid == uid) return coding;
  }
  throw std::runtime_error(uid);
}

}  // namespace

TEST_CASE("every table of Taguette", "[io][taguette]") {
  const fixtures::TempDir dir;
  const auto path = stores::file(dir.path() / "kelas.sqlite3", taguette_full);
  const auto before = stores::listing(dir.path());
  const auto [study, report] = io::read(path);
  CHECK(stores::listing(dir.path()) == before);
  CHECK(stores::consistent(report));
  const stores::Database database(path);
  for (const auto& total : report.totals) {
    if (total.element == "coder") continue;
    CHECK(total.in == database.number("SELECT count(*) FROM " + total.element));
  }
  CHECK(report.format == "taguette");
  CHECK(report.origin == "Taguette");
  CHECK(study.name() == "Kelas");
  CHECK(study.description() == "Tentang kelas.");
  const auto& source = study.sources()[study.source("P01")];
  CHECK(source.length() == 37U);
  CHECK(source.description == "Wawancara");
  CHECK(study.sources()[study.source("P02")].text->str() == " Ani");

  SECTION("bytes become code points") {
    CHECK(taguette_coding(study, "raw:highlight_tags/1").span == Span{10, 14});
    CHECK(source.text->slice({10, 14}) == "Ayo!");
    CHECK(taguette_coding(study, "raw:highlight_tags/3").span == Span{26, 36});
    CHECK(source.text->slice({26, 36}) == "wali hadir");
    CHECK(taguette_coding(study, "raw:highlight_tags/4").span == Span{17, 37});  // 21 is inside the emoji
    CHECK(study.sources()[study.source("P02")].text->slice(taguette_coding(study, "raw:highlight_tags/5").span) ==
          "Ani");
    REQUIRE(report.offsets.size() == 2);
    CHECK(report.offsets[0].rule == "utf8/stored/no_bom");
    CHECK(report.offsets[0].status == "verified");
    CHECK(report.count(io::LossAction::unverified, "highlights", io::LossReason::text_mismatch) == 1);
    CHECK(report.count(io::LossAction::unverified, "highlights", io::LossReason::offset_out_of_range) == 1);
    CHECK(report.count(io::LossAction::note, "highlights", io::LossReason::offset_split) == 1);
    CHECK(report.count(io::LossAction::dropped, "highlights", io::LossReason::ref_unresolved) == 1);
    CHECK(study.codings().size() == 6);
    CHECK(report.total("highlight_tags").dropped == 3);
  }
  SECTION("coders come from the log") {
    const Coding first = taguette_coding(study, "raw:highlight_tags/1");
    const Coding second = taguette_coding(study, "raw:highlight_tags/2");
    CHECK(first.span == second.span);
    CHECK(study.label(*first.coder) == "ani");
    CHECK(study.label(*second.coder) == "budi");
    CHECK(to_string(*first.created) == "2026-01-05T08:30:00.250000");
    CHECK(study.label(*taguette_coding(study, "raw:highlight_tags/3").coder) == "budi");
    CHECK(report.count(io::LossAction::guessed, "highlight_tags", io::LossReason::coder_from_log) == 1);
    CHECK(study.label(*taguette_coding(study, "raw:highlight_tags/4").coder) == "unknown");
    CHECK(report.count(io::LossAction::changed, "highlight_tags", io::LossReason::coder_unknown) == 3);
    CHECK(report.total("coder").added == 1);
    CHECK(report.total("commands").kept == 3);
    CHECK(report.total("commands").dropped == 2);
    CHECK(report.total("users").kept == 2);
    CHECK(report.total("project_members").dropped == 2);
    CHECK(report.total("column").in == 0);
    CHECK(report.to_json().find("secret") == std::string::npos);
  }
  SECTION("a highlight without tags is a place") {
    std::size_t bare = 0;
    for (const auto& [id, segment] : study.segments()) {
      if (segment.span == Span{17, 37} && segment.state.empty()) ++bare;
    }
    CHECK(bare == 1);
  }
  SECTION("tags are flat, or a tree") {
    CHECK(study.codes().size() == 4);
    CHECK(study.codes()[study.code("orang")].definition == "Siapa");
    const auto split = io::read(path, {.tag_separator = "."});
    CHECK(split.study.path(split.study.code("wali")) == "orang > wali");
    CHECK(split.study.path(split.study.code("kelas")) == "tempat > kelas");
    CHECK(split.study.codes().size() == 5);
    CHECK(split.report.total("tags").changed == 2);
    CHECK(split.report.total("tags").added == 1);
    CHECK(split.study.codings().size() == study.codings().size());
    CHECK(stores::consistent(split.report));
  }
  SECTION("inspection") {
    const auto seen = io::inspect(path);
    CHECK(seen.format == io::Format::taguette);
    CHECK(seen.version == "5ae1b2c3");
    CHECK(seen.origin == "Taguette");
    CHECK(seen.count("highlights") == 7);
  }
}

TEST_CASE("several projects in one Taguette database", "[io][taguette]") {
  const auto bytes =
      stores::image(taguette_full +
                    "INSERT INTO projects VALUES(2,'Rumah','','');"
                    "INSERT INTO documents VALUES(3,'P03','','','',2,'LEFT_TO_RIGHT','<p>Ibu pulang.</p>');"
                    "INSERT INTO tags VALUES(9,2,'orang','');"
                    "INSERT INTO highlights VALUES(9,3,0,3,'Ibu');"
                    "INSERT INTO highlight_tags VALUES(9,9),(9,1);");
  const auto code = [&](const std::string& project) {
    return fixtures::error_code([&] { (void)io::read(bytes, "x.sqlite3", {.project = project}); });
  };
  CHECK(code("") == "project_ambiguous");
  CHECK(code("Sekolah") == "project_unknown");
  for (const char* project : {"Rumah", "2"}) {
    const auto [study, report] = io::read(bytes, "x.sqlite3", {.project = project});
    CHECK(study.name() == "Rumah");
    CHECK(study.sources().size() == 1);
    CHECK(study.codes().size() == 1);
    REQUIRE(study.codings().size() == 1);
    CHECK(study.codings()[CodingId{0}].span == Span{0, 3});
    CHECK(report.total("documents").dropped == 2);
    CHECK(report.count(io::LossAction::dropped, "projects", io::LossReason::no_counterpart) == 1);
    CHECK(report.total("highlight_tags").kept + report.total("highlight_tags").changed == 1);
    CHECK(stores::consistent(report));
  }
}

TEST_CASE("a Taguette file without log, and with values of other types", "[io][taguette]") {
  const auto [study, report] =
      io::read(stores::image("CREATE TABLE documents(id, name, contents); CREATE TABLE tags(id, path);"
                             "CREATE TABLE highlights(id, document_id, start_offset, end_offset, snippet);"
                             "CREATE TABLE highlight_tags(highlight_id, tag_id);"
                             "INSERT INTO documents VALUES(1,'a','Guru &eacute; tanya.'),(2,'b',NULL);"
                             "INSERT INTO tags VALUES(1,'x'),(2,'');"
                             "INSERT INTO highlights VALUES(1,1,'0',4,'Guru'),(2,1,-3,4,'Guru'),(3,2,0,4,'Guru'),"
                             "(4,1,x'00',4,NULL);"
                             "INSERT INTO highlight_tags VALUES(1,1),(2,1),(3,1),(4,2),(NULL,1);"),
               "kelas.sqlite3");
  CHECK(stores::consistent(report));
  CHECK(study.name() == "kelas");
  CHECK(study.codings().size() == 4);
  CHECK(report.count(io::LossAction::changed, "highlights", io::LossReason::value_type) == 1);
  CHECK(report.count(io::LossAction::unverified, "highlights", io::LossReason::integer_out_of_range) == 2);
  CHECK(report.count(io::LossAction::unverified, "highlights", io::LossReason::text_missing) == 1);
  CHECK(report.count(io::LossAction::note, "documents", io::LossReason::char_not_allowed) == 1);
  CHECK(report.count(io::LossAction::note, "tags", io::LossReason::name_empty) == 1);
  CHECK(report.total("highlight_tags").dropped == 1);
  CHECK(fixtures::error_code([] {
          (void)io::read(stores::image("CREATE TABLE documents(id); CREATE TABLE tags(id); CREATE TABLE "
                                       "highlights(id);"),
                         "x.sqlite3");
        }) == "sqlite_schema");
}

TEST_CASE("changed bytes of a Taguette file are refused or reported", "[io][taguette]") {
  CHECK(stores::survives_changes(stores::image(taguette_full), "x.sqlite3"));
}
