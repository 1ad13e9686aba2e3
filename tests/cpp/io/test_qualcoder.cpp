#include <tematik/io/qualcoder.hpp>

#include <set>
#include <string>

#include <tematik/io/inspect.hpp>
#include <tematik/io/write.hpp>

#include "../catch.hpp"
#include "stores.hpp"

using namespace tematik;

namespace {

// Tables as the program makes them (columns, types and keys).
const std::string qualcoder_schema =
    "CREATE TABLE project(databaseversion text, date text, memo text, about text, bookmarkfile integer, "
    "bookmarkpos integer, codername text, recently_used_codes text);"
    "CREATE TABLE source(id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, "
    "date text, av_text_id integer, risid integer, unique(name));"
    "CREATE TABLE code_image(imid integer primary key, id integer, x1 integer, y1 integer, width integer, "
    "height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);"
    "CREATE TABLE code_av(avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, "
    "date text, owner text, important integer);"
    "CREATE TABLE annotation(anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, "
    "owner text, date text, unique(fid,pos0,pos1,owner));"
    "CREATE TABLE attribute_type(name text primary key, date text, owner text, memo text, caseOrFile text, "
    "valuetype text);"
    "CREATE TABLE attribute(attrid integer primary key, name text, attr_type text, value text, id integer, "
    "date text, owner text, unique(name,attr_type,id));"
    "CREATE TABLE case_text(id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, "
    "owner text, date text, memo text);"
    "CREATE TABLE cases(caseid integer primary key, name text, memo text, owner text, date text, unique(name));"
    "CREATE TABLE code_cat(catid integer primary key, name text, owner text, date text, memo text, "
    "supercatid integer, unique(name));"
    "CREATE TABLE code_text(ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, "
    "pos1 integer, owner text, date text, memo text, avid integer, important integer, "
    "unique(cid,fid,pos0,pos1,owner));"
    "CREATE TABLE code_name(cid integer primary key, name text, memo text, catid integer, owner text, date text, "
    "color text, supercid integer, unique(name));"
    "CREATE TABLE journal(jid integer primary key, name text, jentry text, date text, owner text);"
    "CREATE TABLE stored_sql(title text, description text, grouper text, ssql text, unique(title));"
    "CREATE TABLE ris(risid integer, tag text, longtag text, value text);"
    "CREATE TABLE graph(grid integer primary key, name text, description text, date text);"
    "CREATE TABLE files_filter(filterid integer primary key, name text, filter text, owner text);"
    "CREATE TABLE coder_names(name text, visibility integer default 1);";

// The least that a project has.
const std::string qualcoder_least =
    "CREATE TABLE source(id integer primary key, name text, fulltext text);"
    "CREATE TABLE code_name(cid integer primary key, name text);"
    "CREATE TABLE code_text(cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text);";

const std::string two_rows =
    "INSERT INTO source(id,name,fulltext) VALUES(1,'P01','Kelas 😀 ramai.' || char(10) || 'Guru tanya.');"
    "INSERT INTO code_name(cid,name) VALUES(3,'Suasana'),(4,'Guru');";

const std::string qualcoder_full =
    qualcoder_schema +
    "INSERT INTO project VALUES('v12','2026-01-05 08:00:00','Tentang kelas.','QualCoder 3.6',1,2,'ani','1 2');"
    "INSERT INTO coder_names VALUES('ani',1),('budi',0),('citra',1);"
    "INSERT INTO source VALUES"
    "(1,'P01.txt','Kelas 😀 ramai.' || char(13,10) || 'Guru tanya.',NULL,'Catatan sumber','ani',"
    "'2026-01-05 08:30:00',NULL,9),"
    "(2,'foto.png',NULL,'/images/foto.png','','ani','2026-01-05 08:30:00',NULL,NULL),"
    "(3,'rekaman.mp3',NULL,'audio:/home/x/rekaman.mp3','','ani','2026-01-05 08:30:00',4,NULL),"
    "(4,'transkrip.txt','Selamat pagi semua.',NULL,'','ani','2026-01-05 08:30:00',NULL,NULL),"
    "(5,'surat.pdf','Surat edaran.','/docs/surat.pdf','','ani','2026-01-05 08:30:00',NULL,NULL),"
    "(6,'klip.mp4',NULL,'/video/klip.mp4','','ani','2026-01-05 08:30:00',NULL,NULL),"
    "(7,'klip.mp4.transcribed','Halo.',NULL,'','ani','2026-01-05 08:30:00',NULL,NULL);"
    "INSERT INTO code_cat VALUES(1,'Kelas','ani','','Kategori',NULL),(2,'Bawah','ani','','',1),"
    "(3,'Lingkar A','ani','','',4),(4,'Lingkar B','ani','','',3);"
    "INSERT INTO code_name VALUES(10,'Suasana','Arti suasana',2,'ani','','#ff0000',NULL),"
    "(11,'Guru','',NULL,'ani','','',10),(12,'Bebas','',99,'ani','','merah',NULL);"
    "INSERT INTO code_text VALUES"
    "(100,10,1,'ramai',8,13,'ani','2026-01-05 08:30:00','Memo koding',NULL,1),"
    "(101,11,1,'Guru',16,20,'budi','2026-01-05 08:30:00','',NULL,NULL),"
    "(102,10,1,'Guru',16,20,'','2026-01-05 08:30:00','',7,NULL),"
    "(103,10,1,'sepi sekali',8,13,'citra','kemarin','',NULL,NULL),"
    "(104,10,1,'x',400,500,'ani','','',NULL,NULL),"
    "(105,77,1,'Guru',16,20,'ani','','',NULL,NULL),"
    "(106,10,88,'Guru',16,20,'ani','','',NULL,NULL),"
    "(107,10,4,'pagi',8,12,'ani','','',NULL,NULL),"
    "(108,10,7,'Halo',0,4,'AI Agent','','',NULL,NULL),"
    "(109,10,1,'',3,3,'ani','','',NULL,NULL);"
    "INSERT INTO code_image VALUES(1,2,10,20,30,40,10,'Memo foto','2026-01-05 08:30:00','ani',NULL,NULL),"
    "(2,5,10,20,-5,40,11,'','','ani',1,0);"
    "INSERT INTO code_av VALUES(7,3,1000,2500,10,'','','ani',NULL),(8,6,5000,4000,10,'','','📌 Speaker coding',NULL);"
    "INSERT INTO annotation VALUES(1,1,16,27,'Catatan','budi','2026-01-06 10:00:00'),(2,55,0,1,'','ani','');"
    "INSERT INTO journal VALUES(1,'Jurnal','Isi jurnal.','2026-01-06 10:00:00','ani');"
    "INSERT INTO cases VALUES(1,'Ani','Memo kasus','ani',''),(2,'Budi','','ani','');"
    "INSERT INTO case_text VALUES(1,1,1,0,27,'ani','',''),(2,2,1,16,20,'ani','',''),(3,2,3,0,0,'ani','',''),"
    "(4,9,1,0,5,'ani','','');"
    "INSERT INTO attribute_type VALUES('Umur','','ani','dalam tahun','case','numeric'),"
    "('Kelas','','ani','','case','character'),('Jenis','','ani','','file','character'),"
    "('Nilai','','ani','','case','numeric'),('J','','ani','','journal','character');"
    "INSERT INTO attribute VALUES(1,'Umur','case','12',1,'',''),(2,'Umur','case','',2,'',''),"
    "(3,'Kelas','case','7B',1,'',''),(4,'Jenis','file','wawancara',1,'',''),(5,'Nilai','case','baik',1,'',''),"
    "(6,'J','journal','x',1,'',''),(7,'Jenis','file','x',99,'','');"
    "INSERT INTO ris VALUES(9,'AU','Author','Ani, A.'),(9,'AU','Author','Budi, B.'),(8,'TI','Title','x');"
    "INSERT INTO graph VALUES(1,'g','','');"
    "INSERT INTO stored_sql VALUES('t','','','select 1');"
    "INSERT INTO files_filter VALUES(1,'f','','ani');";

}  // namespace

TEST_CASE("code points, checked against the quotations", "[io][qualcoder]") {
  const auto bytes = stores::image(qualcoder_least + two_rows +
                                   "INSERT INTO code_text VALUES(3,1,'ramai',8,13,'ani'),(4,1,'Guru',15,19,'budi');");
  const auto [study, report] = io::read(bytes, "demo.qda");
  CHECK(study.name() == "demo");
  REQUIRE(study.sources().size() == 1);
  CHECK(study.sources()[SourceId{0}].length() == 26U);
  CHECK(study.sources()[SourceId{0}].uid == "raw:source/1");
  REQUIRE(study.codings().size() == 2);
  CHECK(study.coders().size() == 2);
  const Coding first = study.codings()[CodingId{0}];
  const Coding second = study.codings()[CodingId{1}];
  CHECK(first.span == Span{8, 13});
  CHECK(second.span == Span{15, 19});
  CHECK(study.label(*first.coder) == "ani");
  CHECK(study.label(second.code) == "Guru");
  CHECK(study.segments().empty());
  REQUIRE(report.offsets.size() == 1);
  CHECK(report.offsets[0].source == "source/1");
  CHECK(report.offsets[0].rule == "code_point/stored/no_bom");
  CHECK(report.offsets[0].status == "verified");
  CHECK(report.losses() == 0);
  CHECK(study.coverage().empty());
  CHECK(stores::consistent(report));
}

TEST_CASE("UTF-16 units behind an astral character are found out", "[io][qualcoder]") {
  const auto bytes = stores::image(qualcoder_least + two_rows +
                                   "INSERT INTO code_text VALUES(3,1,'ramai',9,14,'ani'),(4,1,'Guru',16,20,'budi');");
  const auto [study, report] = io::read(bytes, "demo.qda");
  CHECK(study.codings()[CodingId{0}].span == Span{8, 13});
  CHECK(study.codings()[CodingId{1}].span == Span{15, 19});
  CHECK(report.offsets.at(0).rule == "utf16/stored/no_bom");
  CHECK(report.count(io::LossAction::note, "source", io::LossReason::offset_rule) == 1);
}

TEST_CASE("every table of a project folder", "[io][qualcoder]") {
  const fixtures::TempDir dir;
  const auto folder = dir.path() / "Kelas 7.qda";
  stores::file(folder / "data.qda", qualcoder_full);
  dir.write("Kelas 7.qda/images/foto.png", "PNG");
  dir.write("Kelas 7.qda/docs/surat.pdf", "PDF");
  const auto before = stores::listing(dir.path());
  const auto [study, report] = io::read(folder);
  CHECK(stores::listing(dir.path()) == before);
  CHECK(stores::consistent(report));
  CHECK(report.format == "qualcoder");
  CHECK(report.origin == "QualCoder 3.6");
  CHECK(report.input.name == "data.qda");
  CHECK(study.name() == "Kelas 7");
  CHECK(study.description() == "Tentang kelas.");

  SECTION("sources") {
    CHECK(study.sources().size() == 5);  // two texts are transcripts of recordings
    const auto& text = study.sources()[study.source("P01.txt")];
    CHECK(text.text->str() == "Kelas 😀 ramai.\nGuru tanya.");
    CHECK(text.newline == Newline::crlf);
    CHECK(study.sources()[study.source("foto.png")].kind == SourceKind::picture);
    const auto& audio = study.sources()[study.source("rekaman.mp3")];
    CHECK(audio.kind == SourceKind::audio);
    CHECK(audio.text->str() == "Selamat pagi semua.");
    CHECK(audio.text_uid == "raw:source/4");
    CHECK(study.sources()[study.source("klip.mp4")].text->str() == "Halo.");
    CHECK(study.sources()[study.source("surat.pdf")].kind == SourceKind::pdf);
    CHECK(report.total("source").kept == 7);
    CHECK(study.members().size() == 2);
    CHECK(report.total("member").in == 4);
    CHECK(report.count(io::LossAction::unverified, "member", io::LossReason::media_external) == 1);
    CHECK(report.count(io::LossAction::unverified, "member", io::LossReason::member_missing) == 1);
  }
  SECTION("the tree of codes") {
    CHECK(study.path(study.code("Suasana")) == "Kelas > Bawah > Suasana");
    CHECK(study.path(study.code("Guru")) == "Kelas > Bawah > Suasana > Guru");
    CHECK(study.codes()[study.code("Suasana")].colour == "#FF0000");
    CHECK(study.codes()[study.code("Suasana")].definition == "Arti suasana");
    CHECK(study.codes()[study.code("Suasana")].codable);
    CHECK_FALSE(study.codes()[study.code("Kelas")].codable);
    CHECK(study.codes()[study.code("Kelas")].category);
    CHECK(study.codes()[study.code("Bebas")].parents.empty());
    CHECK(report.count(io::LossAction::note, "code_name", io::LossReason::ref_unresolved) == 1);
    CHECK(report.count(io::LossAction::guessed, "code_name", io::LossReason::color_guessed) == 1);
    CHECK(report.count(io::LossAction::changed, "code_cat", io::LossReason::cycle_cut) == 1);
    CHECK(study.codes().size() == 7);
  }
  SECTION("codings on texts") {
    std::set<std::string> uids;
    for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
      uids.insert(study.codings()[static_cast<CodingId>(i)].uid);
    }
    CHECK(uids.contains("raw:code_text/100"));
    CHECK_FALSE(uids.contains("raw:code_text/105"));
    const auto find = [&](const std::string& uid) {
      for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
        if (study.codings()[static_cast<CodingId>(i)].uid == uid) return study.codings()[static_cast<CodingId>(i)];
      }
      throw std::runtime_error(uid);
    };
    const Coding first = find("raw:code_text/100");
    CHECK(first.important);
    CHECK(first.span == Span{8, 13});
    REQUIRE(first.created);
    CHECK_FALSE(first.created->zone_known);
    CHECK(to_string(*first.created) == "2026-01-05T08:30:00.000000");
    CHECK(find("raw:code_text/101").span == Span{15, 19});  // a line end of two characters before it
    CHECK(study.label(*find("raw:code_text/102").coder) == "unknown");
    CHECK(find("raw:code_text/103").span == Span{8, 13});
    CHECK(study.segments()[*find("raw:code_text/103").segment].state == "unverified");
    CHECK(study.segments()[*find("raw:code_text/103").segment].text == "sepi sekali");
    CHECK(study.segments()[*find("raw:code_text/104").segment].state == "out_of_range");
    CHECK(study.segments()[*find("raw:code_text/109").segment].state == "point");
    CHECK(study.label(find("raw:code_text/107").source) == "rekaman.mp3");
    CHECK(study.coders()[*find("raw:code_text/108").coder].system);
    const auto total = report.total("code_text");
    CHECK(total.in == 10);
    CHECK(total.dropped == 2);
    CHECK(total.unverified == 2);
    CHECK(total.changed == 1);
    CHECK(report.count(io::LossAction::dropped, "code_text", io::LossReason::ref_unresolved) == 2);
    CHECK(report.total("coder").added == 1);
    CHECK(report.offsets.at(0).status == "verified");
  }
  SECTION("boxes and intervals") {
    CHECK(study.codings().size() == 12);
    std::vector<Segment> boxes;
    for (const auto& [id, segment] : study.segments()) {
      if (!segment.numbers.empty() && segment.state.empty()) boxes.push_back(segment);
    }
    REQUIRE(boxes.size() == 4);
    CHECK(boxes[0].kind == PlaceKind::pixel);
    CHECK(boxes[0].numbers == std::vector<std::int64_t>{10, 20, 40, 60});
    CHECK(boxes[1].kind == PlaceKind::page);
    CHECK(boxes[1].numbers == std::vector<std::int64_t>{0, 5, 20, 10, 60});
    CHECK(boxes[1].provenance == std::vector<std::pair<std::string, std::string>>{{"box_origin", "top_left"}});
    CHECK(boxes[2].kind == PlaceKind::time);
    CHECK(boxes[2].numbers == std::vector<std::int64_t>{1000, 2500});
    CHECK(boxes[3].numbers == std::vector<std::int64_t>{4000, 5000});
    CHECK(report.count(io::LossAction::changed, "code_image", io::LossReason::box_normalised) == 1);
    CHECK(report.count(io::LossAction::changed, "code_av", io::LossReason::range_reversed) == 1);
  }
  SECTION("coders") {
    CHECK(study.coders()[study.coder("budi")].hidden);
    CHECK_FALSE(study.coders()[study.coder("ani")].hidden);
    CHECK(study.coders()[study.coder("📌 Speaker coding")].system);
    CHECK(study.coders().size() == 6);
  }
  SECTION("memos") {
    std::set<std::string> texts;
    for (const auto& [id, memo] : study.memos()) texts.insert(memo.text);
    CHECK(texts ==
          std::set<std::string>{"Catatan sumber", "Memo koding", "Memo foto", "Catatan", "Isi jurnal.", "Memo kasus"});
    for (const auto& [id, memo] : study.memos()) {
      if (memo.text != "Catatan") continue;
      REQUIRE(memo.on.size() == 1);
      CHECK(study.segments()[static_cast<SegmentId>(memo.on[0].row)].span == Span{15, 26});
      CHECK(study.label(*memo.author) == "budi");
      CHECK(memo.date == "2026-01-06 10:00:00");
    }
    CHECK(report.count(io::LossAction::dropped, "annotation", io::LossReason::ref_unresolved) == 1);
  }
  SECTION("cases and attributes") {
    const auto& ani = study.cases()[study.case_("Ani")];
    const auto& budi = study.cases()[study.case_("Budi")];
    CHECK(ani.sources == std::vector<SourceId>{study.source("P01.txt")});
    CHECK(budi.spans == std::vector<Passage>{{study.source("P01.txt"), Span{15, 19}}});
    CHECK(budi.sources == std::vector<SourceId>{study.source("rekaman.mp3")});
    CHECK(report.count(io::LossAction::dropped, "case_text", io::LossReason::ref_unresolved) == 1);
    const auto age = study.attribute(ObjectKind::case_, "Umur");
    CHECK(study.attributes()[age].type == ValueType::real);
    CHECK(study.attributes()[age].description == "dalam tahun");
    CHECK(**study.value(study.case_("Ani"), age) == AttributeValue(12.0));
    REQUIRE(study.value(study.case_("Budi"), age) != nullptr);
    CHECK_FALSE(study.value(study.case_("Budi"), age)->has_value());
    const auto mark = study.attribute(ObjectKind::case_, "Nilai");
    CHECK(study.attributes()[mark].type == ValueType::text);
    CHECK(**study.value(study.case_("Ani"), mark) == AttributeValue(std::string("baik")));
    const auto kind = study.attribute(ObjectKind::source, "Jenis");
    CHECK(**study.value(study.source("P01.txt"), kind) == AttributeValue(std::string("wawancara")));
    const auto authors = study.attribute(ObjectKind::source, "ris.AU");
    CHECK(**study.value(study.source("P01.txt"), authors) == AttributeValue(std::string("Ani, A.; Budi, B.")));
    CHECK(report.count(io::LossAction::changed, "attribute_type", io::LossReason::value_type) == 1);
    CHECK(report.count(io::LossAction::dropped, "attribute_type", io::LossReason::no_counterpart) == 1);
    CHECK(report.total("attribute").dropped == 2);
    CHECK(report.total("ris").dropped == 1);
  }
  SECTION("what is not read") {
    const stores::Database database(folder / "data.qda");
    for (const auto& total : report.totals) {
      if (total.element == "member" || total.element == "column" || total.element == "coder") continue;
      CHECK(total.in == database.number("SELECT count(*) FROM " + total.element));
    }
    CHECK(report.count(io::LossAction::dropped, "graph", io::LossReason::no_counterpart) == 1);
    CHECK(report.count(io::LossAction::dropped, "stored_sql", io::LossReason::no_counterpart) == 1);
    CHECK(report.count(io::LossAction::dropped, "files_filter", io::LossReason::ui_state) == 1);
  }
  SECTION("inspection, and the way to another program") {
    const auto seen = io::inspect(folder);
    CHECK(seen.format == io::Format::qualcoder);
    CHECK(seen.version == "v12");
    CHECK(seen.origin == "QualCoder 3.6");
    CHECK(seen.count("code_text") == 10);
    std::string bytes;
    (void)io::write(study, bytes, io::Format::refi_qda_project, {}, "x.qdpx");
    // A box from the top of a page of unknown height has no place there.
    CHECK(io::read(bytes, "x.qdpx").study.codings().size() + 1 == study.codings().size());
  }
}

TEST_CASE("hidden coders can be left out", "[io][qualcoder]") {
  const auto bytes = stores::image(qualcoder_full);
  const auto [study, report] = io::read(bytes, "data.qda", {.include_hidden = false});
  CHECK(study.codings().size() == 11);
  CHECK(report.count(io::LossAction::dropped, "code_text", io::LossReason::ui_state) == 1);
  CHECK(stores::consistent(report));
  CHECK(study.members().empty());  // there is no folder
}

TEST_CASE("what is missing or of another type", "[io][qualcoder]") {
  const auto code = [](const std::string& sql) {
    return fixtures::error_code([&] { (void)io::read(stores::image(sql), "x.qda"); });
  };
  CHECK(code("CREATE TABLE source(id, name); CREATE TABLE code_name(cid, name); CREATE TABLE code_text(cid);") ==
        "sqlite_schema");
  CHECK(code("CREATE TABLE source(id, name, fulltext); CREATE TABLE code_name(cid, name); CREATE TABLE "
             "code_text(cid, fid, seltext, pos0, owner);") == "sqlite_schema");
  CHECK(code(qualcoder_least).empty());
  // A view instead of a table.
  CHECK(fixtures::error_code([&] {
          (void)io::read(stores::image("CREATE TABLE t(id, name, fulltext); CREATE VIEW source AS SELECT * FROM t;"
                                       "CREATE TABLE code_name(cid, name);"
                                       "CREATE TABLE code_text(cid, fid, seltext, pos0, pos1, owner);"),
                         "x.qda", {.format = io::Format::qualcoder});
        }) == "sqlite_schema");
  const auto [study, report] = io::read(
      stores::image("CREATE TABLE source(id, name, fulltext, extra); CREATE TABLE code_name(cid, name);"
                    "CREATE TABLE code_text(cid, fid, seltext, pos0, pos1, owner); CREATE TABLE novelty(x);"
                    "INSERT INTO source VALUES(1, 5, 'Guru tanya.', 1), (2, 'b', x'00ff', 1), (3, '', NULL, NULL),"
                    "(1, 'twice', 'x', 1), (4, 'nul', CAST(x'410042' AS TEXT), 1);"
                    "INSERT INTO code_name VALUES(1, 'A');"
                    "INSERT INTO code_text VALUES(1, 1, 'Guru', '0', 4.0, 'ani'), (1, 1, 'Guru', 'x', 4, 'ani'),"
                    "(1, 1, 'Guru', 0, -4, 7), (1, 1, NULL, 0, 1e300, 'ani'), (1, 2, 'Guru', 0, 4, 'ani'),"
                    "(1, 1, 'tanya', 10, 5, 'ani'), ('1', 1, NULL, 5, 10, 'ani');"
                    "INSERT INTO novelty VALUES(1), (2);"),
      "x.qda");
  CHECK(stores::consistent(report));
  CHECK(study.sources()[SourceId{0}].name == "5");
  CHECK(study.sources()[SourceId{3}].uid == "raw:source/1~2");
  CHECK(study.sources()[SourceId{4}].text->str() ==
        "A\xEF\xBF\xBD"
        "B");
  CHECK(report.count(io::LossAction::changed, "source", io::LossReason::encoding_changed) == 1);
  CHECK(report.count(io::LossAction::changed, "source", io::LossReason::guid_duplicate) == 1);
  CHECK(report.count(io::LossAction::unverified, "source", io::LossReason::text_missing) == 2);
  CHECK(report.count(io::LossAction::dropped, "novelty", io::LossReason::not_in_schema) == 2);
  CHECK(report.total("column").dropped == 1);
  CHECK(study.codings().size() == 7);
  CHECK(report.count(io::LossAction::unverified, "code_text", io::LossReason::integer_out_of_range) == 3);
  CHECK(report.count(io::LossAction::unverified, "code_text", io::LossReason::text_missing) == 1);
  CHECK(report.count(io::LossAction::changed, "code_text", io::LossReason::range_reversed) == 1);
  CHECK(study.codings()[CodingId{0}].span == Span{0, 4});
  CHECK(study.segments()[*study.codings()[CodingId{1}].segment].provenance.at(0) ==
        std::pair<std::string, std::string>("pos0", "x"));
  CHECK(study.codings()[CodingId{5}].span == Span{5, 10});
}

TEST_CASE("files outside the project folder are not opened", "[io][qualcoder]") {
  const fixtures::TempDir dir;
  stores::file(dir.path() / "x.qda" / "data.qda",
               "CREATE TABLE source(id integer primary key, name text, fulltext text, mediapath text);"
               "CREATE TABLE code_name(cid integer primary key, name text);"
               "CREATE TABLE code_text(cid, fid, seltext, pos0, pos1, owner);"
               "INSERT INTO source VALUES(1, 'a', NULL, '/images/../../secret.png'), (2, 'b', NULL, 'images:" +
                   (dir.path() / "secret.png").string() + "');");
  dir.write("secret.png", "secret");
  const auto [study, report] = io::read(dir.path() / "x.qda");
  CHECK(study.members().empty());
  CHECK(report.count(io::LossAction::unverified, "member", io::LossReason::member_missing) == 2);
  const auto allowed = io::read(dir.path() / "x.qda", {.allow_absolute = true});
  REQUIRE(allowed.study.members().size() == 1);
  CHECK(allowed.study.members()[MemberId{0}].bytes == "secret");
}

TEST_CASE("reading can be cancelled", "[io][qualcoder]") {
  const auto bytes = stores::image(qualcoder_full);
  std::int64_t last = 0;
  (void)io::read(bytes, "x.qda", {.progress = [&](std::int64_t done, std::int64_t total) {
                   CHECK(done >= last);
                   CHECK(done <= total);
                   last = done;
                   return true;
                 }});
  CHECK(last > 0);
  CHECK(fixtures::error_code([&] {
          (void)io::read(bytes, "x.qda", {.progress = [](std::int64_t done, std::int64_t) { return done < 2; }});
        }) == "cancelled");
}

TEST_CASE("changed bytes of a QualCoder file are refused or reported", "[io][qualcoder]") {
  CHECK(stores::survives_changes(stores::image(qualcoder_full), "x.qda"));
}
