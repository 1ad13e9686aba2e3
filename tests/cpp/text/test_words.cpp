#include <tematik/text/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "generate.hpp"
#include "show.hpp"

using tematik::Segmentation;
using tematik::Span;
using tematik::Text;

namespace {

using Pieces = std::vector<std::string>;

Pieces pieces(const std::string& utf8) {
  const Text text(utf8);
  Pieces out;
  for (const Span unit : tematik::words(text)) out.emplace_back(text.slice(unit));
  return out;
}

// Are the characters at p and q, in this order, of one word? Only what lies between them and they themselves
// decide.
bool letter(char32_t c) { return c == U'a' || c == U'B' || c == U'é' || c == U'\u0301'; }
bool digit(char32_t c) { return c == U'1' || c == U'2'; }

}  // namespace

TEST_CASE("fixture: the words around a term") {
  const Text text("Anak-anak bertanya; guru menjawab. Gurunya sabar.");
  CHECK(text.size() == 49);
  CHECK(tematik::words(text) == Segmentation({{0, 9}, {10, 18}, {20, 24}, {25, 33}, {35, 42}, {43, 48}}));
  // guru with two words on each side: [20,24), left from word 0, right to the end of word 4
  CHECK(text.slice({0, 20}) == "Anak-anak bertanya; ");
  CHECK(text.slice({24, 42}) == " menjawab. Gurunya");
}

TEST_CASE("what joins letters") {
  CHECK(pieces("anak-anak guru-nya") == Pieces{"anak-anak", "guru-nya"});
  CHECK(pieces("anak--anak") == Pieces{"anak", "anak"});
  CHECK(pieces("-anak anak- - -") == Pieces{"anak", "anak"});
  CHECK(pieces("Jum'at don’t 'kata' ’n’") == Pieces{"Jum'at", "don’t", "kata", "n"});
  CHECK(pieces("a-'b") == Pieces{"a", "b"});
  CHECK(pieces("co\u2011op co\u2010op") == Pieces{"co\u2011op", "co\u2010op"});
  CHECK(pieces("a\u2013b a/b a_b a·b") == Pieces{"a", "b", "a", "b", "a", "b", "a", "b"});
  CHECK(pieces("a.b a,b www.sekolah.id") == Pieces{"a", "b", "a", "b", "www", "sekolah", "id"});
}

TEST_CASE("what joins digits") {
  CHECK(pieces("3.5 1.000,50 08.30") == Pieces{"3.5", "1.000,50", "08.30"});
  CHECK(pieces("12. 3,") == Pieces{"12", "3"});
  CHECK(pieces("3..5") == Pieces{"3", "5"});
  CHECK(pieces("3-5 3'5") == Pieces{"3", "5", "3", "5"});
  CHECK(pieces("٣.٥") == Pieces{"٣.٥"});
}

TEST_CASE("letters and digits side by side are one word, joined by nothing else") {
  CHECK(pieces("P1 SMP3 3G") == Pieces{"P1", "SMP3", "3G"});
  CHECK(pieces("ke-2 2-an P1.5 a.1") == Pieces{"ke", "2", "2", "an", "P1.5", "a", "1"});
}

TEST_CASE("marks belong to the letter before them") {
  CHECK(pieces("e\u0301a") == Pieces{"e\u0301a"});
  CHECK(pieces("e\u0301-a\u0301") == Pieces{"e\u0301-a\u0301"});
  CHECK(pieces("\u0301") == Pieces{"\u0301"});
  CHECK(pieces("ko\u00ADma a\u200Db") == Pieces{"ko\u00ADma", "a\u200Db"});
  CHECK(pieces("ko\u00AD ma\u00AD") == Pieces{"ko", "ma"});
}

TEST_CASE("other scripts, and characters that are no words") {
  CHECK(pieces("Зима 字字 ꦲꦏ") == Pieces{"Зима", "字字", "ꦲꦏ"});
  CHECK(pieces("😀 … ½ ² \n “”").empty());
  CHECK(pieces("").empty());
}

TEST_CASE("words against a rule for neighbours") {
  generate::Random random(generate::seed);
  const std::vector<std::string> alphabet{"a", "B", "é", "\u0301", "1", "2", "-", "'", ".", ",", " ", "!"};
  for (int round = 0; round < 20000; ++round) {
    const Text text(generate::text(random, alphabet, random.below(14)));
    INFO("seed " << generate::seed << ", round " << round << ": " << text.str());
    const auto t = tematik::to_code_points(text.str());
    std::vector<Span> expected;
    for (std::uint32_t p = 0; p < t.size(); ++p) {
      if (!letter(t[p]) && !digit(t[p])) continue;
      const bool direct = p >= 1 && (letter(t[p - 1]) || digit(t[p - 1]));
      const bool by_letters = p >= 2 && letter(t[p]) && letter(t[p - 2]) && (t[p - 1] == U'-' || t[p - 1] == U'\'');
      const bool by_digits = p >= 2 && digit(t[p]) && digit(t[p - 2]) && (t[p - 1] == U'.' || t[p - 1] == U',');
      if (direct || by_letters || by_digits) {
        expected.back().end = p + 1;
      } else {
        expected.push_back({p, p + 1});
      }
    }
    REQUIRE(tematik::words(text).units() == expected);
  }
}

TEST_CASE("a megabyte without a blank") {
  CHECK(tematik::words(Text(std::string(1000000, 'x'))) == Segmentation({{0, 1000000}}));
  CHECK(tematik::words(Text(std::string(1000000, '-'))).empty());
}
