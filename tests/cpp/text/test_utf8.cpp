#include <tematik/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generate.hpp"
#include "show.hpp"

using namespace std::string_view_literals;
using Catch::Matchers::ContainsSubstring;
using tematik::Newline;

namespace {

// The first and last code points of every length, and the neighbours of the surrogates.
const std::vector<char32_t> borders{0x1,    0x7F,   0x80,   0x7FF,  0x800,   0xFFF,   0x1000,  0xCFFF,
                                    0xD000, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0x10FFFF};

}  // namespace

TEST_CASE("the error names place and byte, and quotes nothing") {
  try {
    tematik::validate_utf8("rahasia\xED\xA0\x80", "guru.txt");
    FAIL("not refused");
  } catch (const tematik::InputError& error) {
    CHECK(error.code() == "text_encoding");
    CHECK(error.where() == "guru.txt");
    CHECK(error.detail() == "7");
    CHECK_THAT(std::string(error.what()), ContainsSubstring("guru.txt") && ContainsSubstring("byte 7") &&
                                              ContainsSubstring("surrogate") && !ContainsSubstring("rahasia"));
  }
}

TEST_CASE("every valid code point goes to bytes and back") {
  std::string all;
  std::u32string expected;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    tematik::append_utf8(all, c);
    expected += c;
  }
  CHECK_FALSE(tematik::find_utf8_problem(all));
  CHECK(tematik::count_code_points(all) == expected.size());
  CHECK((tematik::to_code_points(all) == expected));
  CHECK((tematik::to_utf8(expected) == all));
  for (const char32_t c : borders) {
    const std::string one = tematik::to_utf8(std::u32string(1, c));
    CHECK(one.size() == (c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U));
    CHECK(tematik::sequence_length(one[0]) == one.size());
    CHECK_NOTHROW(tematik::validate_utf8(one, "x"));
    for (std::size_t cut = 1; cut < one.size(); ++cut) {
      CHECK_THROWS_AS(tematik::validate_utf8(one.substr(0, cut), "x"), tematik::InputError);
      CHECK_THROWS_AS(tematik::validate_utf8(one.substr(cut), "x"), tematik::InputError);
    }
  }
}

TEST_CASE("BOM and line ends are taken out and told") {
  const auto check = [](std::string bytes, std::string text, bool bom, Newline newline) {
    INFO("newline " << to_string(newline));
    const auto out = tematik::normalize_newlines(std::move(bytes));
    CHECK(out.text == text);
    CHECK(out.bom == bom);
    CHECK(out.newline == newline);
  };
  check("", "", false, Newline::none);
  check("a", "a", false, Newline::none);
  check("a\nb\n", "a\nb\n", false, Newline::lf);
  check("a\r\nb\r\n", "a\nb\n", false, Newline::crlf);
  check("a\rb\r", "a\nb\n", false, Newline::cr);
  check("a\r\r\nb", "a\n\nb", false, Newline::mixed);
  check("a\n\rb", "a\n\nb", false, Newline::mixed);
  check("a\r\nb\n", "a\nb\n", false, Newline::mixed);
  check(
      "\xEF\xBB\xBF"
      "a\r\n",
      "a\n", true, Newline::crlf);
  check("\xEF\xBB\xBF", "", true, Newline::none);
  check(
      "\xEF\xBB\xBF\xEF\xBB\xBF"
      "a",
      "\xEF\xBB\xBF"
      "a",
      true, Newline::none);  // the second one is a character
  check("a\xEF\xBB\xBF", "a\xEF\xBB\xBF", false, Newline::none);
  check("\xEF\xBB", "\xEF\xBB", false, Newline::none);
  check("\xC2\x85\xE2\x80\xA8", "\xC2\x85\xE2\x80\xA8", false, Newline::none);  // U+0085 and U+2028 stay
}

TEST_CASE("white space has the 25 code points of Unicode") {
  int count = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) count += static_cast<int>(tematik::is_white_space(c));
  CHECK(count == 25);
  for (const char32_t c :
       {0x9, 0xA, 0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000}) {
    CHECK(tematik::is_white_space(c));
  }
  for (const char32_t c : {0x0, 0x8, 0xE, 0x1F, 0x180E, 0x200B, 0x2060, 0xFEFF})
    CHECK_FALSE(tematik::is_white_space(c));
}

TEST_CASE("word characters of the offset resolver") {
  for (const char32_t c : {U'a', U'Z', U'0', U'9', U'_', U'À', U'é', U'ж', U'字', U'\u0301', U'😀'})
    CHECK(tematik::is_word(c));
  for (const char32_t c : {U' ', U'-', U'.', U'@', U'[', U'`', U'{', U'¿', U'×', U'÷', U'\u2000', U'\u206F', U'\u3000',
                           U'\u303F', U'\uFF00', U'\uFF0F'}) {
    CHECK_FALSE(tematik::is_word(c));
  }
  CHECK(tematik::is_word(U'\u1FFF'));
  CHECK(tematik::is_word(U'\u2070'));
  CHECK(tematik::is_word(U'\uFF10'));
}

TEST_CASE("random bytes are either refused or decode to what encodes to them") {
  generate::Random random(generate::seed);
  const std::vector<std::string> pieces{"a",    "\x7F", "\x80", "\xBF", "\xC1", "\xC2", "\xDF", "\xE0", "\xE1",
                                        "\xED", "\xEF", "\xF0", "\xF4", "\xF5", "\x9F", "\xA0", "\x8F", "\x90"};
  int valid = 0;
  for (int round = 0; round < 50000; ++round) {
    const std::string bytes = generate::text(random, pieces, 1 + random.below(6));
    if (tematik::find_utf8_problem(bytes)) continue;
    ++valid;
    INFO("seed " << generate::seed << ", round " << round);
    const auto decoded = tematik::to_code_points(bytes);
    CHECK(tematik::to_utf8(decoded) == bytes);
    for (const char32_t c : decoded) CHECK((c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF)));
  }
  CHECK(valid > 1000);
}
