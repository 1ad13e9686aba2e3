#include <tematik/text/nfc.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/support/sha256.hpp>

#include "generate.hpp"
#include "rounds.hpp"
#include "show.hpp"

using tematik::nfc;

namespace {

struct Golden {
  std::string_view name;
  std::u32string_view from;
  std::u32string_view to;
};

// Computed with another implementation (Python's unicodedata, Unicode 14).
const std::vector<Golden> golden{
    {"letter and mark", U"e\u0301", U"\u00E9"},
    {"marks of two classes in the wrong order", U"a\u0301\u0323", U"\u1EA1\u0301"},
    {"two marks of one class keep their order", U"a\u0301\u0300", U"\u00E1\u0300"},
    {"a mark in between blocks", U"a\u0315\u0301", U"\u00E1\u0315"},
    {"a mark of lower class does not", U"a\u0323\u0302", U"\u1EAD"},
    {"composed, then one more", U"\u00E2\u0323", U"\u1EAD"},
    {"Vietnamese", U"\u1EAD", U"\u1EAD"},
    {"Vietnamese from parts", U"a\u0302\u0323", U"\u1EAD"},
    {"Angstrom sign", U"\u212B", U"\u00C5"},
    {"Ohm sign", U"\u2126", U"\u03A9"},
    {"Kelvin sign", U"\u212A", U"K"},
    {"excluded: Devanagari qa", U"\u0958", U"\u0915\u093C"},
    {"excluded from parts", U"\u0915\u093C", U"\u0915\u093C"},
    {"excluded: combining Greek dialytika tonos", U"\u0344", U"\u0308\u0301"},
    {"excluded: Hebrew", U"\uFB2A", U"\u05E9\u05C1"},
    {"excluded: musical symbol", U"\U0001D15E", U"\U0001D157\U0001D165"},
    {"mark alone", U"\u0301", U"\u0301"},
    {"marks alone, wrong order", U"\u0301\u0323", U"\u0323\u0301"},
    {"starter after marks", U"a\u0323b\u0301", U"\u1EA1b\u0301"},
    {"Hangul from three", U"\u1112\u1161\u11AB", U"\uD55C"},
    {"Hangul from two", U"\u1100\u1161", U"\uAC00"},
    {"Hangul syllable and tail", U"\uAC00\u11A8", U"\uAC01"},
    {"Hangul syllable with tail, and tail", U"\uAC01\u11A8", U"\uAC01\u11A8"},
    {"Hangul tail filler is no tail", U"\uAC00\u11A7", U"\uAC00\u11A7"},
    {"last Hangul tail", U"\uAC00\u11C2", U"\uAC1B"},
    {"past the last tail", U"\uAC00\u11C3", U"\uAC00\u11C3"},
    {"old lead", U"\u115F\u1161", U"\u115F\u1161"},
    {"Hangul with a mark between", U"\u1100\u0301\u1161", U"\u1100\u0301\u1161"},
    {"Bengali o", U"\u09C7\u09BE", U"\u09CB"},
    {"Bengali blocked", U"\u09C7\u0301\u09BE", U"\u09C7\u0301\u09BE"},
    {"Tamil", U"\u0BC6\u0BBE", U"\u0BCA"},
    {"Balinese", U"\u1B05\u1B35", U"\u1B06"},
    {"Kaithi, above U+FFFF", U"\U00011099\U000110BA", U"\U0001109A"},
    {"compatibility ideograph", U"\uF900", U"\u8C48"},
    {"ideograph above U+FFFF", U"\U0002F800", U"\u4E3D"},
    {"long s with dots", U"\u1E9B\u0323", U"\u1E9B\u0323"},
    {"ligature stays", U"\uFB01", U"\uFB01"},
    {"superscript stays", U"\u00B2", U"\u00B2"},
    {"Greek with three marks", U"\u03B1\u0345\u0300\u0313", U"\u1FB2\u0313"},
    {"Cyrillic short i", U"\u0438\u0306", U"\u0439"},
    {"Tibetan", U"\u0F73", U"\u0F71\u0F72"},
    {"Tibetan order", U"\u0F71\u0F72\u0F74", U"\u0F71\u0F72\u0F74"},
    {"two letters", U"e\u0301e\u0301", U"\u00E9\u00E9"},
    {"Arabic", U"\u0627\u0653", U"\u0622"},
    {"Hebrew order", U"\u05D0\u05B7\u05BC", U"\u05D0\u05B7\u05BC"},
    {"mark after a composed pair", U"\u00E9\u0301", U"\u00E9\u0301"},
    {"i with dot and acute", U"i\u0307\u0301", U"i\u0307\u0301"},
    {"dotless", U"\u0131\u0307", U"\u0131\u0307"},
    {"enclosing circle blocks nothing", U"a\u20DD\u0301", U"a\u20DD\u0301"},
    {"zero width joiner blocks", U"e\u200D\u0301", U"e\u200D\u0301"},
};

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += part;
  return out;
}

}  // namespace

TEST_CASE("golden cases of composition") {
  for (const Golden& row : golden) {
    INFO(row.name);
    CHECK((tematik::to_code_points(nfc(tematik::to_utf8(row.from))) == row.to));
  }
}

TEST_CASE("every code point alone, and between a letter and two marks: digests of another implementation") {
  tematik::Sha256 alone;
  tematik::Sha256 between;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string one = tematik::to_utf8(std::u32string(1, c));
    alone.update(nfc(one));
    between.update(nfc("a" + one + "\u0323\u0301"));
  }
  CHECK(tematik::to_hex(alone.finish()) == "4cfceeaa95429f76ddcdbcb63bb371dc9ee5ef66e459efcc5a9034ce17023260");
  CHECK(tematik::to_hex(between.finish()) == "d62518e60f163d806c6772decd412a6308a5cbe7a9b5299700731ca0f2100e1e");
}

TEST_CASE("normalisation is idempotent, and names that look alike become one") {
  generate::Random random(generate::seed);
  const std::vector<std::string> letters{"a", "E", "é", "ậ", "α", "ж", "각", "ᄀ", "ᅡ", "ᆨ", "字", "क़", "😀", "Å"};
  const std::vector<std::string> marks{"\u0301", "\u0323", "\u0302", "\u0307", "\u0315", "\u0327", "\u0345", "\u093C"};
  for (int round = 0; round < 20000; ++round) {
    INFO("seed " << generate::seed << ", round " << round);
    std::vector<std::string> parts;
    for (std::uint32_t i = random.below(8); i > 0; --i)
      parts.push_back(random.pick(random.below(2) == 0 ? letters : marks));
    const std::string once = nfc(join(parts));
    CHECK(nfc(once) == once);
    // marks of different classes may stand in either order
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      std::size_t at = 0;
      const auto first = tematik::detail::combining_class(tematik::decode_next(parts[i], at));
      at = 0;
      const auto second = tematik::detail::combining_class(tematik::decode_next(parts[i + 1], at));
      if (first == 0 || second == 0 || first == second) continue;
      std::vector<std::string> swapped = parts;
      std::swap(swapped[i], swapped[i + 1]);
      CHECK(nfc(join(swapped)) == once);
    }
  }
}

TEST_CASE("what needs no work is returned as it is, what is no text is refused") {
  CHECK(nfc("").empty());
  CHECK(nfc("Satu dua, é ß Ǆ") == "Satu dua, é ß Ǆ");
  CHECK_THROWS_AS(nfc("a\xCC"), tematik::InputError);
  CHECK_THROWS_AS(nfc("\xC0\x80"), tematik::InputError);
}

TEST_CASE("a long run of marks is sorted, not swapped one by one") {
  std::string utf8 = "a";
  std::string below = "a";
  std::string above;
  for (int i = 0; i < rounds::of(200000); ++i) {
    utf8 += "\u0301\u0323";
    below += "\u0323";
    above += "\u0301";
  }
  CHECK((nfc(utf8) == nfc(below + above)));
  CHECK((nfc(utf8) == nfc("ạ" + below.substr(3) + above)));
}
