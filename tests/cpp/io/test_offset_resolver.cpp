#include <tematik/io/offset_resolver.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include <tematik/support/error.hpp>

#include "../catch.hpp"

namespace {

using namespace tematik::io;

const std::string text_a = "Guru hadir.\r\nSiswa bertanya.\r\nRapor naik.";
const std::string text_a_lf = "Guru hadir.\nSiswa bertanya.\nRapor naik.";
const std::string text_b = "Kelas 😀 ramai: anak-anak senang.";
const std::string text_c = "Satu baris.\r\nDua baris.\r\nTiga baris.\r\nEmpat baris.\r\nLima baris.\r\n";

struct OffsetCase {
  std::int64_t begin;
  std::int64_t end;
  std::string_view name = {};
};

OffsetResolution resolve(const std::string& text, std::string_view origin, const std::vector<OffsetCase>& cases,
                         bool inline_content = false, std::optional<OffsetRule> fixed = {}) {
  const OffsetText stored{.stored = text, .inline_content = inline_content};
  std::vector<OffsetSelection> selections;
  for (const auto& c : cases) selections.push_back({.text = 0, .begin = c.begin, .end = c.end, .name = c.name});
  return resolve_offsets({&stored, 1}, selections, origin, fixed);
}

std::vector<std::pair<std::int64_t, std::int64_t>> spans(const OffsetResolution& resolution) {
  std::vector<std::pair<std::int64_t, std::int64_t>> out;
  for (const auto& span : resolution.spans) out.emplace_back(span.begin, span.end);
  return out;
}

using Spans = std::vector<std::pair<std::int64_t, std::int64_t>>;

}  // namespace

// The rows of the table in the interchange specification, 14.2, one section each.
TEST_CASE("the published table of the offset resolver", "[io][offsets]") {
  SECTION("A, no origin: a quotation decides for stored line ends") {
    const auto r = resolve(text_a, "", {{30, 40, "Rapor naik"}});
    CHECK(r.rule.text() == "code_point/stored/no_bom");
    CHECK(spans(r) == Spans{{28, 38}});
    CHECK(r.texts[0].status == OffsetStatus::verified);
    REQUIRE(r.texts[0].runner_up);
    CHECK(r.texts[0].runner_up->text() == "code_point/lf1/no_bom");
  }
  SECTION("A, no origin: or for line ends that count once") {
    const auto r = resolve(text_a, "", {{28, 38, "Rapor naik"}});
    CHECK(r.rule.text() == "code_point/lf1/no_bom");
    CHECK(spans(r) == Spans{{28, 38}});
  }
  SECTION("A, ATLAS.ti: its default, without a quotation") {
    const auto r = resolve(text_a, "ATLAS.ti 9.1", {{28, 38}});
    CHECK(r.rule.text() == "code_point/lf1/no_bom");
    CHECK(spans(r) == Spans{{28, 38}});
  }
  SECTION("A, no origin: two word edges are less than the margin of three") {
    const auto r = resolve(text_a, "", {{28, 38}});
    CHECK(r.rule.text() == "code_point/stored/no_bom");
    CHECK(spans(r) == Spans{{27, 36}});
    CHECK(r.texts[0].status == OffsetStatus::default_);
  }
  SECTION("A, ATLAS.ti: its default overflows") {
    const auto r = resolve(text_a, "ATLAS.ti 9.1", {{0, 41}});
    CHECK(r.rule.text() == "code_point/stored/no_bom");
    CHECK(spans(r) == Spans{{0, 39}});
    CHECK(r.texts[0].status == OffsetStatus::default_);
  }
  SECTION("A, no origin: equal character by character beats equal after folding") {
    const auto r = resolve(text_a, "", {{12, 38, "Siswa bertan…"}});
    CHECK(r.rule.text() == "code_point/lf1/no_bom");
    CHECK(spans(r) == Spans{{12, 38}});
  }
  SECTION("A with LF, inside the XML: line ends that counted two before XML turned them into one") {
    const auto r = resolve(text_a_lf, "", {{30, 40, "Rapor naik"}}, true);
    CHECK(r.rule.text() == "code_point/crlf2/no_bom");
    CHECK(spans(r) == Spans{{28, 38}});
  }
  SECTION("B: UTF-16 units, UTF-8 bytes") {
    const auto utf16 = resolve(text_b, "", {{16, 25, "anak-anak"}});
    CHECK(utf16.rule.text() == "utf16/stored/no_bom");
    CHECK(spans(utf16) == Spans{{15, 24}});
    const auto utf8 = resolve(text_b, "", {{18, 27, "anak-anak"}});
    CHECK(utf8.rule.text() == "utf8/stored/no_bom");
    CHECK(spans(utf8) == Spans{{15, 24}});
  }
  SECTION("B with a byte-order mark that counts") {
    const auto r = resolve("\xEF\xBB\xBF" + text_b, "", {{1, 6, "Kelas"}});
    CHECK(r.rule.text() == "code_point/stored/bom");
    CHECK(spans(r) == Spans{{0, 5}});
  }
  SECTION("C, NVivo: word edges overrule the default") {
    const auto r = resolve(text_c, "NVivo", {{0, 4}, {12, 15}, {23, 27}, {35, 40}, {48, 52}});
    CHECK(r.rule.text() == "code_point/lf1/no_bom");
    CHECK(spans(r) == Spans{{0, 4}, {12, 15}, {23, 27}, {35, 40}, {48, 52}});
  }
  SECTION("C, NVivo: one split is no reason to leave the default") {
    const auto r = resolve(text_c, "NVivo", {{0, 4}, {13, 16}, {25, 29}, {38, 43}, {52, 56}, {13, 24}});
    CHECK(r.rule.text() == "code_point/stored/no_bom");
    CHECK(spans(r) == Spans{{0, 4}, {12, 15}, {23, 27}, {35, 40}, {48, 52}, {12, 23}});
    CHECK(r.spans[5].split);
  }
  SECTION("A with LF, inside the XML: one broken position does not overrule a quotation") {
    const auto r = resolve(text_a_lf, "", {{28, 38, "Rapor naik"}, {0, 40}}, true);
    CHECK(r.rule.text() == "code_point/stored/no_bom");
    CHECK(r.texts[0].status == OffsetStatus::verified);
    CHECK(r.spans[0].begin == 28);
    CHECK(r.spans[0].end == 38);
    CHECK(r.spans[1].state == SpanState::out_of_range);
    CHECK(r.spans[1].end == 40);
  }
  SECTION("A with LF: verified by a quotation, single without one") {
    const auto verified = resolve(text_a_lf, "", {{28, 38, "Rapor naik"}});
    CHECK(verified.rule.text() == "code_point/stored/no_bom");
    CHECK(verified.texts[0].status == OffsetStatus::verified);
    const auto single = resolve(text_a_lf, "", {{28, 38, "Kutipan 1"}});
    CHECK(single.texts[0].status == OffsetStatus::single);
    CHECK_FALSE(single.texts[0].runner_up);
    CHECK_FALSE(single.spans[0].name_matches);
  }
  SECTION("A, no origin: partial") {
    const auto r = resolve(text_a, "", {{28, 38, "Rapor naik"}, {13, 18, "Siswa"}, {30, 40, "Rapor naik"}});
    CHECK(r.rule.text() == "code_point/stored/no_bom");
    CHECK(r.texts[0].status == OffsetStatus::partial);
    CHECK(r.texts[0].checkable == 3);
    CHECK(r.texts[0].matched == 2);
    CHECK(spans(r) == Spans{{27, 36}, {12, 17}, {28, 38}});
  }
}

TEST_CASE("what a pair of positions comes to", "[io][offsets]") {
  SECTION("reversed, empty, beyond the text, no number, negative") {
    const OffsetText text{.stored = text_a_lf};
    const std::vector<OffsetSelection> selections{{.begin = 38, .end = 28, .name = "Rapor naik"},
                                                  {.begin = 5, .end = 5},
                                                  {.begin = 5, .end = 500},
                                                  {.begin = 5, .end = {}},
                                                  {.begin = -5, .end = 5}};
    const auto r = resolve_offsets({&text, 1}, selections);
    CHECK(r.spans[0] == OffsetSpan{.begin = 28, .end = 38, .reversed = true, .name_matches = true});
    CHECK(r.spans[1].state == SpanState::point);
    CHECK(r.spans[2].state == SpanState::out_of_range);
    CHECK(r.spans[3].state == SpanState::invalid);
    CHECK(r.spans[4].state == SpanState::invalid);
    CHECK(r.texts[0].selections == 5);
  }
  SECTION("a missing text keeps the numbers") {
    const OffsetText missing{};
    const std::vector<OffsetSelection> selections{{.begin = 139, .end = 195, .name = "Oh, that was great."},
                                                  {.begin = 0, .end = 9'000'000'000}};
    const auto r = resolve_offsets({&missing, 1}, selections, "ATLAS.ti 8.4.0");
    CHECK(r.spans[0].state == SpanState::unverified);
    CHECK(r.spans[0].begin == 139);
    CHECK(r.spans[0].end == 195);
    CHECK(r.spans[1].state == SpanState::invalid);
    CHECK(r.texts[0].status == OffsetStatus::default_);
    CHECK(r.rule.text() == "code_point/lf1/no_bom");
  }
  SECTION("an empty text is known") {
    const OffsetText empty{.stored = ""};
    const OffsetSelection selection{.begin = 0, .end = 4};
    CHECK(resolve_offsets({&empty, 1}, {&selection, 1}).spans[0].state == SpanState::out_of_range);
  }
  SECTION("Taguette rounds both ends up, others begin down and end up") {
    const auto taguette = resolve("aéb", "Taguette", {{2, 4}});  // byte 2 lies inside é
    CHECK(spans(taguette) == Spans{{2, 3}});
    CHECK(taguette.spans[0].split);
    const auto other = resolve("aéb", "", {{2, 4}}, false, OffsetRule{.unit = RuleUnit::utf8});
    CHECK(spans(other) == Spans{{1, 3}});
  }
  SECTION("a sync point follows the rule and is no evidence") {
    const OffsetText text{.stored = text_a};
    const std::vector<OffsetSelection> selections{{.begin = 28, .end = 38, .name = "Rapor naik"},
                                                  {.begin = 12, .end = 12, .evidence = false}};
    const auto r = resolve_offsets({&text, 1}, selections);
    CHECK(r.spans[1].begin == 12);
    CHECK(r.texts[0].selections == 1);
  }
  SECTION("a rule set by hand is taken as it is, and judged") {
    const auto r = resolve(text_a, "", {{30, 40, "Rapor naik"}}, false, OffsetRule{.newline = RuleNewline::lf1});
    CHECK(r.rule.text() == "code_point/lf1/no_bom");
    CHECK(r.texts[0].status == OffsetStatus::conflict);
    CHECK(r.spans[0].state == SpanState::out_of_range);
  }
  SECTION("a selection must name a text") {
    const OffsetSelection selection{.text = 1, .begin = 0, .end = 1};
    CHECK_THROWS_AS(resolve_offsets({}, {&selection, 1}), tematik::UsageError);
  }
  SECTION("bad UTF-8 is refused") {
    const OffsetText bad{.stored = "ab\xFF"};
    const OffsetSelection selection{.begin = 0, .end = 1};
    CHECK_THROWS_AS(resolve_offsets({&bad, 1}, {&selection, 1}), tematik::InputError);
  }
}

TEST_CASE("one text of a project may have a rule of its own", "[io][offsets]") {
  const std::vector<OffsetText> texts{{.stored = text_a_lf}, {.stored = text_a_lf}, {.stored = text_a}};
  std::vector<OffsetSelection> selections;
  for (std::uint32_t t = 0; t < 2; ++t) {  // the rule of these does not show
    selections.push_back({.text = t, .begin = 28, .end = 38, .name = "Rapor naik"});
    selections.push_back({.text = t, .begin = 12, .end = 17, .name = "Siswa"});
  }
  selections.push_back({.text = 2, .begin = 28, .end = 38, .name = "Rapor naik"});
  selections.push_back({.text = 2, .begin = 12, .end = 17, .name = "Siswa"});
  const auto r = resolve_offsets(texts, selections, "", OffsetRule{});
  CHECK(r.texts[2].status == OffsetStatus::conflict);  // by hand: nothing is repaired
  // Three quotations in UTF-16 units outweigh two that count a line end once.
  std::vector<OffsetText> mixed{{.stored = text_b}, {.stored = text_a}};
  std::vector<OffsetSelection> cases{{.text = 0, .begin = 16, .end = 25, .name = "anak-anak"},
                                     {.text = 0, .begin = 9, .end = 14, .name = "ramai"},
                                     {.text = 0, .begin = 26, .end = 32, .name = "senang"},
                                     {.text = 1, .begin = 30, .end = 40, .name = "Rapor naik"},
                                     {.text = 1, .begin = 13, .end = 18, .name = "Siswa"}};
  CHECK(resolve_offsets(mixed, cases).rule.text() == "utf16/stored/no_bom");
  cases.push_back({.text = 1, .begin = 0, .end = 4, .name = "Guru"});
  cases[3] = {.text = 1, .begin = 28, .end = 38, .name = "Rapor naik"};
  cases[4] = {.text = 1, .begin = 12, .end = 17, .name = "Siswa"};
  mixed[0].inline_content = false;
  const auto both = resolve_offsets(mixed, cases);
  CHECK(both.rule.text() == "utf16/lf1/no_bom");
  CHECK_FALSE(both.texts[1].own_rule);
  // No rule fits both: lines that count twice inside the XML, and once in a member.
  const std::vector<OffsetText> torn{{.stored = text_a_lf, .inline_content = true}, {.stored = text_a}};
  const std::vector<OffsetSelection> pulls{{.text = 0, .begin = 30, .end = 40, .name = "Rapor naik"},
                                           {.text = 0, .begin = 13, .end = 18, .name = "Siswa"},
                                           {.text = 0, .begin = 19, .end = 27, .name = "bertanya"},
                                           {.text = 1, .begin = 28, .end = 38, .name = "Rapor naik"},
                                           {.text = 1, .begin = 12, .end = 17, .name = "Siswa"}};
  const auto own = resolve_offsets(torn, pulls);
  CHECK(own.rule.text() == "code_point/crlf2/no_bom");
  CHECK(own.texts[1].own_rule);
  CHECK(own.texts[1].rule.text() == "code_point/lf1/no_bom");
  CHECK(own.spans[3].begin == 28);
  CHECK(own.spans[0].begin == 28);
}

TEST_CASE("a possible inclusive end is told, not repaired", "[io][offsets]") {
  const auto r = resolve(text_a_lf, "", {{28, 37, "Rapor naik"}, {0, 3, "Guru"}});
  CHECK(r.texts[0].inclusive_end);
  CHECK(r.spans[0].end == 37);
  CHECK_FALSE(resolve(text_a_lf, "", {{28, 38, "Rapor naik"}, {0, 3, "Guru"}}).texts[0].inclusive_end);
}

TEST_CASE("rules that are declared alike give the same spans", "[io][offsets]") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"a", "é", "😀", "\n", "\r\n", "\r", " ", "kata"};
  for (int run = 0; run < 300; ++run) {
    std::string text = run % 3 == 0 ? "\xEF\xBB\xBF" : "";
    const auto length = 1 + random() % 20;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    std::vector<OffsetCase> cases;
    for (int i = 0; i < 5; ++i) {
      cases.push_back({static_cast<std::int64_t>(random() % 40), static_cast<std::int64_t>(random() % 40)});
    }
    const bool inline_content = run % 2 == 0;
    const auto chosen = resolve(text, "", cases, inline_content);
    const auto fixed = resolve(text, "", cases, inline_content, chosen.texts[0].rule);
    CHECK(chosen.spans == fixed.spans);
    for (const auto& span : chosen.spans) {
      if (span.state == SpanState::ok) CHECK(span.begin < span.end);
    }
  }
}
