#include <tematik/text/sentences.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generate.hpp"
#include "rounds.hpp"
#include "show.hpp"

using tematik::Abbreviations;
using tematik::ParagraphRule;
using tematik::Segmentation;
using tematik::SentenceOptions;
using tematik::Span;
using tematik::Text;

namespace {

std::vector<std::string> pieces(const std::string& utf8, const SentenceOptions& options = {}) {
  const Text text(utf8);
  std::vector<std::string> out;
  for (const Span unit : tematik::sentences(text, options)) out.emplace_back(text.slice(unit));
  return out;
}

using Pieces = std::vector<std::string>;

// The rule once more, written for one paragraph and one possible end at a time, without regard to speed.
bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool blank(char32_t c) { return one_of(c, U" \t\n\u00A0"); }

std::vector<Span> slow_sentences(std::u32string_view t, const Abbreviations& lists) {
  std::vector<Span> out;
  std::size_t start = 0;
  while (start < t.size() && blank(t[start])) ++start;
  std::size_t last = t.size();
  while (last > start && blank(t[last - 1])) --last;
  for (std::size_t end = start + 1; end < last; ++end) {
    if (!blank(t[end])) continue;  // a sentence ends in front of white space, or at the end
    std::size_t marks_end = end;
    while (marks_end > start && one_of(t[marks_end - 1], U"\"'”’»›)]}")) --marks_end;
    std::size_t marks_begin = marks_end;
    while (marks_begin > start && one_of(t[marks_begin - 1], U".!?…")) --marks_begin;
    if (marks_begin == marks_end) continue;
    const std::u32string_view run = t.substr(marks_begin, marks_end - marks_begin);
    std::size_t x = end;
    while (x < last && (blank(t[x]) || one_of(t[x], U"\"'“‘«‹„‚([{"))) ++x;
    if (x >= last) break;
    const bool lower = (t[x] >= U'a' && t[x] <= U'z') || t[x] == U'é';
    const bool upper = (t[x] >= U'A' && t[x] <= U'Z') || t[x] == U'É';
    const bool digit = t[x] >= U'0' && t[x] <= U'9';
    bool ends = true;
    if (lower) {
      ends = false;
    } else if (run.find(U'!') != run.npos || run.find(U'?') != run.npos) {
      ends = true;
    } else if (run.size() > 1 || run == U"…") {
      ends = upper;
    } else {
      std::size_t w = marks_begin;
      while (w > start && !blank(t[w - 1]) && !one_of(t[w - 1], U"\"'“‘«‹„‚([{")) --w;
      const std::u32string_view stem = t.substr(w, marks_begin - w);
      const std::string word = tematik::to_utf8(t.substr(w, marks_end - w));
      const bool digits = !stem.empty() && stem.size() <= 3 &&
                          std::all_of(stem.begin(), stem.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
      if (lists.title.contains(word)) {
        ends = false;
      } else if (stem.size() == 1 && ((stem[0] >= U'A' && stem[0] <= U'Z') || stem[0] == U'É')) {
        ends = false;
      } else if (lists.number.contains(word)) {
        ends = !digit;
      } else if (lists.either.contains(word)) {
        ends = upper;
      } else if (digits && w == start) {
        ends = false;
      }
    }
    if (!ends) continue;
    out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    start = end;
    while (blank(t[start])) ++start;
    end = start;
  }
  if (start < last) out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(last)});
  return out;
}

// What holds for the sentences of any text.
void check_invariants(const Text& text, const SentenceOptions& options) {
  const auto units = tematik::sentences(text, options);
  const auto paragraphs = tematik::paragraphs(text, options.paragraph);
  const auto decoded = tematik::to_code_points(text.str());
  std::vector<bool> covered(decoded.size());
  for (const Span unit : units) {
    REQUIRE_FALSE(unit.empty());
    CHECK_FALSE(tematik::is_white_space(decoded[unit.begin]));
    CHECK_FALSE(tematik::is_white_space(decoded[unit.end - 1]));
    const auto inside = [&](Span whole) { return whole.begin <= unit.begin && unit.end <= whole.end; };
    CHECK(std::any_of(paragraphs.begin(), paragraphs.end(), inside));
    if (options.turns != nullptr) CHECK(std::any_of(options.turns->begin(), options.turns->end(), inside));
    for (std::uint32_t p = unit.begin; p < unit.end; ++p) {
      REQUIRE_FALSE(covered[p]);
      covered[p] = true;
    }
  }
  for (std::uint32_t p = 0; p < decoded.size(); ++p) {
    const auto holds_p = [p](Span whole) { return whole.contains(p); };
    const bool counted = options.turns == nullptr || std::any_of(options.turns->begin(), options.turns->end(), holds_p);
    if (counted != (covered[p] || tematik::is_white_space(decoded[p])) && counted)
      FAIL("character " << p << " is lost");
    if (!counted && covered[p]) FAIL("character " << p << " lies in no turn");
  }
}

const std::vector<std::string> alphabet{"a", "B",  "é", "É", "7", "12", " ", " ",   " ",   ".",    ".",    "!",     "?",
                                        "…", "\"", "'", "“", "”", "(",  ")", "Dr.", "No.", "dll.", "hlm.", "\u00A0"};

}  // namespace

TEST_CASE("fixture: lines, paragraphs, sentences") {
  CHECK(tematik::sentences(Text("Satu dua.\nTiga!\n\nEmpat")) == Segmentation({{0, 9}, {10, 15}, {17, 22}}));
}

TEST_CASE("fixture: Indonesian") {
  const Text text(
      "Menurut Dr. Siti, nilai naik 3.5 persen. Lihat hlm. 12. Buku, pensil, dll. dibeli dkk. “Kenapa?” tanya "
      "ibu. Rapat "
      "pukul 08.30. Selesai…");
  const Segmentation expected({{0, 40}, {41, 55}, {56, 86}, {87, 107}, {108, 126}, {127, 135}});
  CHECK(tematik::sentences(text, {.language = "id"}) == expected);
  CHECK(tematik::sentences(text, {.language = "id-ID"}) == expected);
  CHECK(tematik::sentences(text) == expected);
}

TEST_CASE("fixture: English") {
  const Text text(
      "I said no. See No. 5 and Fig. 2. Smith et al. (2010) agree. “Why?” she asked. It ended at 5 p.m. Then "
      "we left.");
  const Segmentation expected({{0, 10}, {11, 32}, {33, 59}, {60, 77}, {78, 96}, {97, 110}});
  CHECK(tematik::sentences(text, {.language = "en"}) == expected);
  CHECK(tematik::sentences(text, {.language = "en-GB"}) == expected);
  CHECK(tematik::sentences(text) == expected);
}

TEST_CASE("each line of the rule") {
  CHECK(pieces("Ya. tidak") == Pieces{"Ya. tidak"});  // lower case
  CHECK(pieces("Ya. Tidak") == Pieces{"Ya.", "Tidak"});
  CHECK(pieces("Ya. 5 orang") == Pieces{"Ya.", "5 orang"});
  CHECK(pieces("Ya! 5 orang? “Lagi?” ya") == Pieces{"Ya!", "5 orang?", "“Lagi?” ya"});
  CHECK(pieces("Ya... Tidak") == Pieces{"Ya...", "Tidak"});  // more than one mark
  CHECK(pieces("Ya... 5") == Pieces{"Ya... 5"});
  CHECK(pieces("Ya… 5") == Pieces{"Ya… 5"});
  CHECK(pieces("Ya… Tidak") == Pieces{"Ya…", "Tidak"});
  CHECK(pieces("Ya?.. 5") == Pieces{"Ya?..", "5"});
  CHECK(pieces("Kata Dr. Siti") == Pieces{"Kata Dr. Siti"});  // title
  CHECK(pieces("Kata (Dr. Siti)") == Pieces{"Kata (Dr. Siti)"});
  CHECK(pieces("Kata DR. Siti") == Pieces{"Kata DR.", "Siti"});   // case-sensitive
  CHECK(pieces("Kata B. Suharto") == Pieces{"Kata B. Suharto"});  // one capital letter
  CHECK(pieces("Kata É. Suharto") == Pieces{"Kata É. Suharto"});
  CHECK(pieces("Kata b. Suharto") == Pieces{"Kata b.", "Suharto"});
  CHECK(pieces("Lihat hlm. 12") == Pieces{"Lihat hlm. 12"});  // number
  CHECK(pieces("Lihat hlm. Ini") == Pieces{"Lihat hlm.", "Ini"});
  CHECK(pieces("Lihat hlm. (12)") == Pieces{"Lihat hlm. (12)"});
  CHECK(pieces("Buku dll. Ini") == Pieces{"Buku dll.", "Ini"});  // either
  CHECK(pieces("Buku dll. 5") == Pieces{"Buku dll. 5"});
  CHECK(pieces("Buku dll.) 5") == Pieces{"Buku dll.) 5"});
  CHECK(pieces("1. Satu. 2. Dua. 1234. Tiga") == Pieces{"1. Satu.", "2. Dua.", "1234.", "Tiga"});  // list numbers
  CHECK(pieces("Ada 12. Tiga") == Pieces{"Ada 12.", "Tiga"});
  CHECK(pieces("Ya.\u00A0Tidak") == Pieces{"Ya.", "Tidak"});
  CHECK(pieces("Ya.Tidak www.a.b 3.5") == Pieces{"Ya.Tidak www.a.b 3.5"});  // no white space behind
  CHECK(pieces("Ya.” “Tidak.”") == Pieces{"Ya.”", "“Tidak.”"});
  CHECK(pieces("(Ya.) [Tidak.] {Lagi!} Baik") == Pieces{"(Ya.)", "[Tidak.]", "{Lagi!}", "Baik"});
  CHECK(pieces("Dia bilang \"Ya. \"") == Pieces{"Dia bilang \"Ya. \""});  // a stray quote is no sentence
  CHECK(pieces("the U.S. Senate") == Pieces{"the U.S.", "Senate"});       // the known limit
  CHECK(pieces("Ya. 字") == Pieces{"Ya.", "字"});
}

TEST_CASE("sentences end with their paragraph") {
  CHECK(pieces("Ya dan\ntidak\n\nlagi") == Pieces{"Ya dan\ntidak", "lagi"});
  CHECK(pieces("Ya dan\ntidak", {.paragraph = ParagraphRule::line}) == Pieces{"Ya dan", "tidak"});
  CHECK(pieces("Kata Dr.\n\nSiti") == Pieces{"Kata Dr.", "Siti"});
  CHECK(pieces("Kata Dr.\nSiti") == Pieces{"Kata Dr.\nSiti"});
}

TEST_CASE("sentences end with their turn, and text outside the turns is in none") {
  const Text text("Ani: Ya. tidak dan\nBudi: lagi. Baik\n");
  const Segmentation turns({{5, 18}, {25, 35}});
  CHECK(tematik::sentences(text, {.turns = &turns}) == Segmentation({{5, 18}, {25, 30}, {31, 35}}));
  const Text two("Ani: Ya. Tidak\n\nLagi.\nBudi: Baik.");
  const Segmentation long_turn({{5, 21}, {28, 33}});
  CHECK(tematik::sentences(two, {.turns = &long_turn}) == Segmentation({{5, 8}, {9, 14}, {16, 21}, {28, 33}}));
  const Segmentation none;
  CHECK(tematik::sentences(two, {.turns = &none}).empty());
  const Segmentation untrimmed({{4, 15}, {15, 22}, {22, 22}});
  CHECK(tematik::sentences(two, {.turns = &untrimmed}) == Segmentation({{5, 8}, {9, 14}, {16, 21}}));
}

TEST_CASE("a study's own words") {
  const Abbreviations own{{"Nyai."}, {"ke."}, {"Yay."}};
  CHECK(pieces("Kata Nyai. Siti") == Pieces{"Kata Nyai.", "Siti"});
  CHECK(pieces("Kata Nyai. Siti", {.own = &own}) == Pieces{"Kata Nyai. Siti"});
  CHECK(pieces("Lihat ke. 5", {.own = &own}) == Pieces{"Lihat ke. 5"});
  CHECK(pieces("Oleh Yay. 5", {.language = "en", .own = &own}) == Pieces{"Oleh Yay. 5"});
}

TEST_CASE("the language picks the words") {
  CHECK(pieces("Beli buku dll. 5", {.language = "id"}) == Pieces{"Beli buku dll. 5"});
  CHECK(pieces("Beli buku dll. 5", {.language = "en"}) == Pieces{"Beli buku dll.", "5"});
  CHECK(pieces("See Mr. Smith", {.language = "id"}) == Pieces{"See Mr.", "Smith"});
  CHECK(pieces("See Mr. Smith", {.language = "jv"}) == Pieces{"See Mr. Smith"});
}

TEST_CASE("texts without sentences, and marks alone") {
  CHECK(pieces("").empty());
  CHECK(pieces(" \n\n \t").empty());
  CHECK(pieces("...") == Pieces{"..."});
  CHECK(pieces("?! “") == Pieces{"?! “"});
  CHECK(pieces("\"") == Pieces{"\""});
}

TEST_CASE("the rule, written twice, agrees") {
  generate::Random random(generate::seed);
  for (int round = 0; round < 20000; ++round) {
    const Text text(generate::text(random, alphabet, random.below(30)));
    INFO("seed " << generate::seed << ", round " << round << ": " << text.str());
    const auto expected = slow_sentences(tematik::to_code_points(text.str()), tematik::abbreviations());
    REQUIRE(tematik::sentences(text).units() == expected);
  }
}

TEST_CASE("sentences are disjoint, trimmed, inside paragraph and turn, and lose nothing but white space") {
  generate::Random random(generate::seed + 1);
  std::vector<std::string> with_lines = alphabet;
  with_lines.insert(with_lines.end(), {"\n", "\n", "\n\n", "😀", "\u0301"});
  for (int round = 0; round < 1500; ++round) {
    INFO("seed " << generate::seed + 1 << ", round " << round);
    const Text text(generate::text(random, with_lines, random.below(40)));
    check_invariants(text, {});
    check_invariants(text, {.paragraph = ParagraphRule::line});
    std::vector<Span> cut;
    for (std::uint32_t at = random.below(4); at < text.size();) {
      const std::uint32_t end = std::min(text.size(), at + random.below(12));
      cut.push_back({at, end});
      at = end + random.below(5) + (end == at ? 1 : 0);
    }
    const Segmentation turns(cut);
    check_invariants(text, {.turns = &turns});
  }
}

TEST_CASE("a megabyte in one line takes linear time, whatever it holds") {
  for (const std::string_view piece :
       {"a. ", "a.a", "a.a ", "x", " ", "(", ". (", ". \"", "\"", ".", "?", "1. ", "Dr. ", "é. ", "A. \u00A0", "…”"}) {
    std::string utf8;
    while (utf8.size() < rounds::of(std::size_t{1000000})) utf8 += piece;
    const Text text(utf8);
    INFO(piece);
    const auto units = tematik::sentences(text);
    CHECK(units.size() <= text.size());
    CHECK(units.empty() == (piece == " "));
  }
}
