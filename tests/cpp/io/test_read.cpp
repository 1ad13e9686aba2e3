#include <tematik/io/read.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

constexpr std::string_view u = "11111111-0000-4000-8000-000000000001";

/// A project of one text with astral characters: 26 code points, "Guru" at 15-19.
const std::string project = R"(<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Demo">
<Users><User guid="11111111-0000-4000-8000-000000000001" name="Ani"/></Users>
<CodeBook><Codes><Code guid="11111111-0000-4000-8000-000000000002" name="Peran" isCodable="false">
<Description>Kata &amp; laku</Description>
<Code guid="11111111-0000-4000-8000-000000000003" name="Hadir" isCodable="true"/></Code></Codes></CodeBook>
<Sources><TextSource guid="11111111-0000-4000-8000-000000000004" name="P01">
<PlainTextContent>Kelas 😀 ramai.
Guru tanya.</PlainTextContent>
<PlainTextSelection guid="11111111-0000-4000-8000-000000000005" name="Guru" startPosition="15" endPosition="19">
<Coding guid="11111111-0000-4000-8000-000000000006" creatingUser="11111111-0000-4000-8000-000000000001">
<CodeRef targetGUID="11111111-0000-4000-8000-000000000003"/></Coding></PlainTextSelection>
</TextSource></Sources>
<Sets><Set guid="11111111-0000-4000-8000-000000000007" name="Tema"><Description>Sebuah tema.
[tematik:theme]</Description><MemberCode targetGUID="11111111-0000-4000-8000-000000000003"/></Set></Sets>
</Project>)";

}  // namespace

TEST_CASE("a project becomes a study, and every element is accounted for", "[io][read]") {
  const auto [study, report] = io::read(project, "demo.qde");
  CHECK(study.name() == "Demo");
  REQUIRE(study.codings().size() == 1);
  const Coding coding = study.codings()[CodingId{0}];
  CHECK(coding.span == Span{15, 19});
  CHECK(study.sources()[coding.source].text->slice(coding.span) == "Guru");
  CHECK(study.path(coding.code) == "Peran > Hadir");
  CHECK(study.label(*coding.coder) == "Ani");
  CHECK(study.coders()[*coding.coder].uid == u);
  CHECK(study.codes()[study.code("Peran")].definition == "Kata & laku");
  CHECK_FALSE(study.codes()[study.code("Peran")].codable);
  CHECK(study.codes_of(study.theme("Tema")) == std::vector<CodeId>{coding.code});
  CHECK(report.losses() == 0);
  CHECK(study.coverage().empty());  // an import says nothing of who looked where
}

TEST_CASE("what is no such file is refused with its name, and nothing is half read", "[io][read]") {
  const auto code_of = [](std::string_view bytes, std::string_view name) -> std::string {
    try {
      static_cast<void>(io::read(bytes, name));
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(name) != std::string::npos);
      return error.code();
    }
    return "";
  };
  CHECK(code_of("<Project/><Project/>", "two.qde") == "xml_malformed");
  CHECK(code_of("<!DOCTYPE x><Project/>", "dtd.qde") == "xml_dtd_forbidden");
  CHECK(code_of("", "empty.bin") == "format_unknown");
  CHECK_THROWS_AS(io::read(std::filesystem::path("nowhere.qdpx")), StorageError);
}
