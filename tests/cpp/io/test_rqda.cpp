#include <tematik/io/rqda.hpp>

#include <set>
#include <string>

#include <tematik/io/inspect.hpp>

#include "../catch.hpp"
#include "stores.hpp"

using namespace tematik;

namespace {

const std::string rqda_schema =
    "CREATE TABLE project(encoding text, databaseversion text, date text, dateM text, memo text, about text, "
    "imageDir text);"
    "CREATE TABLE source(name text, id integer, file text, memo text, owner text, date text, dateM text, "
    "status integer);"
    "CREATE TABLE freecode(name text, memo text, owner text, date text, dateM text, id integer, status integer, "
    "color text);"
    "CREATE TABLE coding(cid integer, fid integer, seltext text, selfirst real, selend real, status integer, "
    "owner text, date text, memo text);"
    "CREATE TABLE coding2(cid integer, fid integer, seltext text, selfirst real, selend real, status integer, "
    "owner text, date text, memo text);"
    "CREATE TABLE codecat(name text, cid integer, catid integer, owner text, date text, dateM text, memo text, "
    "status integer);"
    "CREATE TABLE treecode(cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);"
    "CREATE TABLE filecat(name text, fid integer, catid integer, owner text, date text, dateM text, memo text, "
    "status integer);"
    "CREATE TABLE treefile(fid integer, catid integer, date text, dateM text, memo text, status integer, owner text);"
    "CREATE TABLE cases(name text, memo text, owner text, date text, dateM text, id integer, status integer);"
    "CREATE TABLE caselinkage(caseid integer, fid integer, selfirst real, selend real, status integer, owner text, "
    "date text, memo text);"
    "CREATE TABLE attributes(name text, status integer, date text, dateM text, owner text, memo text, class text);"
    "CREATE TABLE caseAttr(variable text, value text, caseID integer, date text, dateM text, owner text, "
    "status integer);"
    "CREATE TABLE fileAttr(variable text, value text, fileID integer, date text, dateM text, owner text, "
    "status integer);"
    "CREATE TABLE journal(name text, journal text, date text, dateM text, owner text, status integer);"
    "CREATE TABLE annotation(fid integer, position integer, annotation text, owner text, date text, dateM text, "
    "status integer);"
    "CREATE TABLE image(name text, id integer, date text, dateM text, owner text, status integer);"
    "CREATE TABLE imageCoding(cid integer, iid integer, x1 integer, y1 integer, x2 integer, y2 integer, memo text, "
    "date text, dateM text, owner text, status integer);";

const std::string rqda_full =
    rqda_schema +
    "INSERT INTO project VALUES('','0.2.2','','','Tentang kelas.','','/home/x');"
    "INSERT INTO source VALUES('P01',1,'Kelas 😀 ramai.' || char(10) || 'Guru tanya.','Catatan sumber','rqda',"
    "'Mon Jan 05 08:30:00 2026','',1),('P02',2,'Hilang.','','rqda','','',0),('P03',3,'Siswa hadir.','','rqda','','',1);"
    "INSERT INTO freecode VALUES('Suasana','Arti','rqda','','',1,1,'#ff0000'),('Lama','','rqda','','',2,0,''),"
    "('Guru','','rqda','','',3,1,'burlywood1');"
    "INSERT INTO coding VALUES"
    "(1,1,'ramai',8.0,13.0,1,'ani','Mon Jan  5 08:30:00 2026','Memo koding'),"
    "(1,1,'ramai',8.0,13.0,-1,'ani','',''),(1,1,'ramai',8.0,13.0,0,'ani','',''),(1,1,'ramai',8.0,13.0,NULL,'ani','','')"
    ","
    "(2,1,'ramai',8.0,13.0,1,'ani','',''),(1,2,'Hilang',0.0,6.0,1,'ani','',''),(9,1,'x',0.0,1.0,1,'ani','',''),"
    "(3,1,'Guru',16.0,20.0,1,'ani','',''),(3,1,' Guru ',15.0,19.0,1,'citra','',''),"
    "(3,1,'bukan ini',15.0,19.0,1,'dewi','',''),(3,1,'Guru',15.5,19.0,1,'ani','',''),"
    "(3,3,'iswa',0.0,4.0,1,'','','');"
    "INSERT INTO coding2 VALUES(3,1,'Guru tanya',15.0,25.0,1,'budi','',''),(2,1,'Guru',15.0,19.0,1,'budi','','');"
    "INSERT INTO codecat VALUES('Kelas',NULL,1,'','','','Kelompok',1),('Buang',NULL,2,'','','','',0);"
    "INSERT INTO treecode VALUES(1,1,'','','',1,''),(3,1,'','','',1,''),(2,1,'','','',1,''),(1,2,'','','',1,''),"
    "(1,1,'','','',0,'');"
    "INSERT INTO filecat VALUES('Berkas',NULL,1,'','','','',1);"
    "INSERT INTO treefile VALUES(1,1,'','','',1,''),(2,1,'','','',1,'');"
    "INSERT INTO cases VALUES('Ani','Memo kasus','','','',1,1),('Budi','','','','',2,0),('Citra','','','','',3,1);"
    "INSERT INTO caselinkage VALUES(1,1,0,26,1,'','',''),(3,1,15,19,1,'','',''),(2,1,0,26,1,'','',''),"
    "(3,2,0,7,1,'','',''),(3,1,0,5,0,'','','');"
    "INSERT INTO attributes VALUES('Umur',1,'','','','tahun','numeric'),('Kelas',1,'','','','','character'),"
    "('Lama',0,'','','','',''),('Sepi',1,'','','','','');"
    "INSERT INTO caseAttr VALUES('Umur','12',1,'','','',1),('Umur','NA',3,'','','',1),('Kelas','7B',1,'','','',0),"
    "('Kelas','7A',1,'','','',1),('Lama','x',1,'','','',1),('Kelas','7A',2,'','','',1);"
    "INSERT INTO fileAttr VALUES('Kelas','7B',1,'','','',1),('Kelas','7B',2,'','','',1);"
    "INSERT INTO journal VALUES('Jurnal','Isi jurnal.','Mon Jan 05 08:30:00 2026','','rqda',1),('x','y','','','',0);"
    "INSERT INTO annotation VALUES(1,15,'Catatan','rqda','','',1),(2,0,'x','','','',1),(1,1,'y','','','',0);"
    "INSERT INTO image VALUES('foto.png',1,'','','rqda',1);"
    "INSERT INTO imageCoding VALUES(1,1,10,20,5,40,'Memo foto','','','ani',1),(1,1,1,2,3,4,'','','','ani',0),"
    "(1,7,1,2,3,4,'','','','ani',1);";

}  // namespace

TEST_CASE("live rows alone are read from RQDA", "[io][rqda]") {
  const auto [study, report] =
      io::read(stores::image("CREATE TABLE source(name text, id integer, file text, status integer);"
                             "CREATE TABLE freecode(name text, id integer, status integer);"
                             "CREATE TABLE coding(cid integer, fid integer, seltext text, selfirst real, selend real, "
                             "status integer, owner text);"
                             "CREATE TABLE cases(name text, id integer, status integer);"
                             "CREATE TABLE caseAttr(variable text, value text, caseID integer, status integer);"
                             "INSERT INTO source VALUES('P01',1,'Kelas 😀 ramai.' || char(10) || 'Guru tanya.',1);"
                             "INSERT INTO freecode VALUES('Suasana',1,1); INSERT INTO cases VALUES('Ani',1,1);"
                             "INSERT INTO coding VALUES(1,1,'ramai',8.0,13.0,1,'ani'),(1,1,'ramai',8.0,13.0,-1,'ani');"
                             "INSERT INTO caseAttr VALUES('Kelas','7A',1,0),('Kelas','7B',1,1);"),
               "kelas.rqda");
  CHECK(study.name() == "kelas");
  REQUIRE(study.codings().size() == 1);
  CHECK(study.codings()[CodingId{0}].span == Span{8, 13});
  CHECK(report.count(io::LossAction::dropped, "coding", io::LossReason::deleted_in_source) == 1);
  CHECK(report.count(io::LossAction::dropped, "caseattr", io::LossReason::deleted_in_source) == 1);
  const auto attribute = study.attribute(ObjectKind::case_, "Kelas");
  CHECK(**study.value(study.case_("Ani"), attribute) == AttributeValue(std::string("7B")));
  CHECK(report.offsets.at(0).status == "verified");
  CHECK(stores::consistent(report));
}

TEST_CASE("every table of RQDA", "[io][rqda]") {
  const fixtures::TempDir dir;
  const auto path = stores::file(dir.path() / "kelas.rqda", rqda_full);
  const auto before = stores::listing(dir.path());
  const auto [study, report] = io::read(path);
  CHECK(stores::listing(dir.path()) == before);
  CHECK(stores::consistent(report));
  const stores::Database database(path);
  for (const auto& total : report.totals) {
    if (total.element == "member" || total.element == "coder") continue;
    CHECK(total.in == database.number("SELECT count(*) FROM " + total.element));
  }
  CHECK(report.format == "rqda");
  CHECK(report.origin == "RQDA");
  CHECK(study.description() == "Tentang kelas.");
  CHECK(study.sources().size() == 3);
  CHECK(study.sources()[study.source("foto.png")].kind == SourceKind::picture);
  CHECK(report.total("source").dropped == 1);
  CHECK(report.count(io::LossAction::unverified, "member", io::LossReason::member_missing) == 1);

  SECTION("codes") {
    CHECK(study.codes().size() == 2);
    CHECK(study.codes()[study.code("Suasana")].colour == "#FF0000");
    CHECK(study.codes()[study.code("Suasana")].definition == "Arti");
    CHECK(study.codes()[study.code("Guru")].colour.empty());
    CHECK(study.codes()[study.code("Guru")].provenance.at(0).second == "burlywood1");
  }
  SECTION("codings") {
    const auto total = report.total("coding");
    CHECK(total.in == 12);
    CHECK(report.count(io::LossAction::dropped, "coding", io::LossReason::deleted_in_source) == 3);
    CHECK(report.count(io::LossAction::dropped, "coding", io::LossReason::parent_deleted) == 2);
    CHECK(report.count(io::LossAction::dropped, "coding", io::LossReason::ref_unresolved) == 1);
    CHECK(report.count(io::LossAction::guessed, "coding", io::LossReason::offset_repaired) == 2);
    CHECK(report.count(io::LossAction::unverified, "coding", io::LossReason::text_mismatch) == 1);
    CHECK(report.count(io::LossAction::unverified, "coding", io::LossReason::integer_out_of_range) == 1);
    CHECK(report.count(io::LossAction::dropped, "coding2", io::LossReason::parent_deleted) == 1);
    CHECK(study.codings().size() == 8);
    std::set<std::string> uids;
    for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
      const Coding coding = study.codings()[static_cast<CodingId>(i)];
      uids.insert(coding.uid);
      if (coding.uid == "raw:coding/1") {
        CHECK(coding.span == Span{8, 13});
        REQUIRE(coding.created);
        CHECK(to_string(*coding.created) == "2026-01-05T08:30:00.000000");
      }
      if (coding.uid == "raw:coding/8") CHECK(coding.span == Span{15, 19});  // from 16-20
      if (coding.uid == "raw:coding/9") CHECK(coding.span == Span{15, 19});  // blanks around the quotation
      if (coding.uid == "raw:coding/12") CHECK(coding.span == Span{1, 5});   // from 0-4
      if (coding.uid == "raw:coding2/1") CHECK(coding.span == Span{15, 25});
    }
    CHECK(uids == std::set<std::string>{"raw:coding/1", "raw:coding/8", "raw:coding/9", "raw:coding/10",
                                        "raw:coding/11", "raw:coding/12", "raw:coding2/1", "raw:imagecoding/1"});
    CHECK(report.count(io::LossAction::changed, "imagecoding", io::LossReason::box_normalised) == 1);
    CHECK(report.total("imagecoding").dropped == 2);
    CHECK(report.total("coder").added == 1);
  }
  SECTION("cases and attributes") {
    CHECK(study.cases().size() == 2);
    CHECK(study.cases()[study.case_("Ani")].sources == std::vector<SourceId>{study.source("P01")});
    CHECK(study.cases()[study.case_("Citra")].spans == std::vector<Passage>{{study.source("P01"), Span{15, 19}}});
    CHECK(report.total("caselinkage").dropped == 3);
    const auto age = study.attribute(ObjectKind::case_, "Umur");
    CHECK(**study.value(study.case_("Ani"), age) == AttributeValue(12.0));
    CHECK_FALSE(study.value(study.case_("Citra"), age)->has_value());
    CHECK(study.attributes()[age].description == "tahun");
    CHECK(**study.value(study.source("P01"), study.attribute(ObjectKind::source, "Kelas")) ==
          AttributeValue(std::string("7B")));
    CHECK(study.attributes().find("Lama").empty());
    CHECK(study.attributes().find("Sepi").size() == 1);
    CHECK(report.total("caseattr").dropped == 3);
    CHECK(report.total("fileattr").dropped == 1);
  }
  SECTION("sets and memos") {
    REQUIRE(study.sets().size() == 2);
    const auto& codes = study.sets()[SetId{0}];
    CHECK(codes.name == "Kelas");
    CHECK(codes.description == "Kelompok");
    CHECK(codes.members == std::vector<ObjectRef>{study.code("Suasana"), study.code("Guru")});
    CHECK(study.sets()[SetId{1}].members == std::vector<ObjectRef>{study.source("P01")});
    CHECK(report.total("treecode").dropped == 3);
    std::set<std::string> texts;
    for (const auto& [id, memo] : study.memos()) {
      texts.insert(memo.text);
      if (memo.text != "Catatan") continue;
      const auto& point = study.segments()[static_cast<SegmentId>(memo.on.at(0).row)];
      CHECK(point.state == "point");
      CHECK(point.span == Span{15, 15});
    }
    CHECK(texts ==
          std::set<std::string>{"Catatan sumber", "Memo koding", "Memo foto", "Catatan", "Isi jurnal.", "Memo kasus"});
  }
  SECTION("inspection") {
    const auto seen = io::inspect(path);
    CHECK(seen.format == io::Format::rqda);
    CHECK(seen.version == "0.2.2");
    CHECK(seen.count("coding") == 12);
  }
}

TEST_CASE("an older RQDA file lacks tables and columns", "[io][rqda]") {
  const auto [study, report] =
      io::read(stores::image("CREATE TABLE source(name text, file text); CREATE TABLE freecode(name text);"
                             "CREATE TABLE coding(cid integer, fid integer, selfirst real, selend real);"
                             "INSERT INTO source VALUES('a','Guru tanya.'); INSERT INTO freecode VALUES('x');"
                             "INSERT INTO coding VALUES(1,1,0,4);"),
               "old.rqda");
  REQUIRE(study.codings().size() == 1);
  CHECK(study.codings()[CodingId{0}].span == Span{0, 4});
  CHECK(study.sources()[SourceId{0}].uid == "raw:source/1");
  CHECK(report.losses() == 0);
  CHECK(fixtures::error_code([] {
          (void)io::read(stores::image("CREATE TABLE source(name); CREATE TABLE freecode(name); CREATE TABLE "
                                       "coding(cid);"),
                         "x.rqda");
        }) == "sqlite_schema");
}

TEST_CASE("changed bytes of a RQDA file are refused or reported", "[io][rqda]") {
  CHECK(stores::survives_changes(stores::image(rqda_full), "x.rqda"));
}
