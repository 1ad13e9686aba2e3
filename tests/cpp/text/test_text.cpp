#include <tematik/text/text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/support/sha256.hpp>

#include "generate.hpp"
#include "show.hpp"

using tematik::OffsetUnit;
using tematik::Snap;
using tematik::Text;

namespace {

// The positions of every code point by plain counting; the last row is the end of the text.
struct Row {
  std::uint32_t byte = 0;
  std::uint32_t utf16 = 0;
};

std::vector<Row> positions(const std::string& utf8) {
  std::vector<Row> rows;
  Row at;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80 || byte >= 0xC0) {
      rows.push_back({static_cast<std::uint32_t>(i), at.utf16});
      at.utf16 += byte >= 0xF0 ? 2 : 1;
    }
  }
  rows.push_back({static_cast<std::uint32_t>(utf8.size()), at.utf16});
  return rows;
}

// Compares every `stride`-th position of a text with plain counting.
void check_against_counting(const std::string& utf8, std::size_t stride = 1) {
  const Text text(utf8);
  const auto rows = positions(utf8);
  const auto n = static_cast<std::uint32_t>(rows.size() - 1);
  REQUIRE(text.size() == n);
  REQUIRE(text.bytes() == rows.back().byte);
  REQUIRE(text.utf16_size() == rows.back().utf16);
  REQUIRE(8 * text.table_bytes() <= utf8.size());
  bool right = true;
  for (std::size_t k = 0; k < rows.size(); k += stride) {
    const auto p = static_cast<std::uint32_t>(k);
    right = right && text.byte_of(p) == rows[k].byte && text.utf16_of(p) == rows[k].utf16 &&
            text.code_point_of_byte(rows[k].byte) == p && text.code_point_of_utf16(rows[k].utf16) == p;
    if (k + 1 == rows.size()) continue;
    for (std::uint32_t b = rows[k].byte + 1; b < rows[k + 1].byte; ++b) {
      right = right && text.code_point_of_byte(b, Snap::floor) == p && text.code_point_of_byte(b, Snap::ceil) == p + 1;
    }
    for (std::uint32_t u = rows[k].utf16 + 1; u < rows[k + 1].utf16; ++u) {
      right =
          right && text.code_point_of_utf16(u, Snap::floor) == p && text.code_point_of_utf16(u, Snap::ceil) == p + 1;
    }
    REQUIRE(right);
  }
  REQUIRE(right);
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

template <class Call>
std::string code_of(Call call) {
  try {
    call();
  } catch (const tematik::InputError& error) {
    return error.code();
  }
  return "no error";
}

}  // namespace

TEST_CASE("fixture: one text in three units") {
  const std::string y = "Ya 😀 é e\u0301\n";
  CHECK(tematik::to_hex(tematik::sha256(y)) == "66701a5e761d6a39db6ccd6fcc63dc83662ae8540958252cf5c3d5ed42d514f8");
  const Text text(y);
  CHECK(text.size() == 10);
  CHECK(text.bytes() == 15);
  CHECK(text.utf16_size() == 11);
  const std::vector<std::uint32_t> bytes{0, 1, 2, 3, 7, 8, 10, 11, 12, 14, 15};
  const std::vector<std::uint32_t> utf16{0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11};
  REQUIRE(bytes.size() == text.size() + 1);
  for (std::uint32_t p = 0; p <= text.size(); ++p) {
    INFO("code point " << p);
    CHECK(text.byte_of(p) == bytes[p]);
    CHECK(text.utf16_of(p) == utf16[p]);
    CHECK(text.code_point_of_byte(bytes[p]) == p);
    CHECK(text.code_point_of_utf16(utf16[p]) == p);
  }
}

TEST_CASE("fixture: positions inside a character") {
  const Text text("Ya 😀 é e\u0301\n");
  CHECK(text.code_point_of_byte(5, Snap::floor) == 3);
  CHECK(text.code_point_of_byte(5, Snap::ceil) == 4);
  CHECK(text.code_point_of_utf16(4, Snap::floor) == 3);
  CHECK(text.code_point_of_utf16(4, Snap::ceil) == 4);
  CHECK(code_of([&] { (void)text.code_point_of_byte(5); }) == "offset_in_character");
  CHECK(code_of([&] { (void)text.code_point_of_utf16(4); }) == "offset_in_character");
  CHECK(code_of([&] { (void)text.code_point_of_byte(16, Snap::floor); }) == "offset_past_text");
  CHECK(code_of([&] { (void)text.code_point_of_utf16(12, Snap::ceil); }) == "offset_past_text");
  CHECK(code_of([&] { (void)text.byte_of(11); }) == "offset_past_text");
  CHECK(code_of([&] { (void)text.utf16_of(static_cast<std::uint64_t>(-1)); }) == "offset_past_text");
  try {
    (void)text.code_point_of_byte(5);
  } catch (const tematik::InputError& error) {
    CHECK(error.where() == "5");
    CHECK(error.detail() == "3");
  }
}

TEST_CASE("convert goes from any unit to any other") {
  const Text text("Ya 😀 é e\u0301\n");
  CHECK(text.convert(7, OffsetUnit::byte, OffsetUnit::utf16) == 5);
  CHECK(text.convert(5, OffsetUnit::utf16, OffsetUnit::byte) == 7);
  CHECK(text.convert(4, OffsetUnit::code_point, OffsetUnit::byte) == 7);
  CHECK(text.convert(4, OffsetUnit::code_point, OffsetUnit::code_point) == 4);
  CHECK(text.convert(5, OffsetUnit::byte, OffsetUnit::byte, Snap::floor) == 3);
  CHECK(text.convert(5, OffsetUnit::byte, OffsetUnit::utf16, Snap::ceil) == 5);
  CHECK(code_of([&] { (void)text.convert(5, OffsetUnit::byte, OffsetUnit::byte); }) == "offset_in_character");
}

TEST_CASE("slice takes the characters under a span") {
  const Text text("Ya 😀 é e\u0301\n");
  CHECK(text.slice({0, 2}) == "Ya");
  CHECK(text.slice({3, 4}) == "😀");
  CHECK(text.slice({5, 9}) == "é e\u0301");
  CHECK(text.slice({0, 10}) == text.str());
  CHECK(text.slice({10, 10}).empty());
  CHECK(code_of([&] { (void)text.slice({9, 11}); }) == "span_past_text");
  CHECK(code_of([&] { (void)text.slice({5, 4}); }) == "span_reversed");
}

TEST_CASE("a text is kept as it came") {
  const std::string bytes =
      " \r\n\xEF\xBB\xBF"
      "e\u0301 \n\n ";
  CHECK(Text(bytes).str() == bytes);
  CHECK_FALSE(Text("e\u0301") == Text("é"));
  CHECK(Text("e\u0301").size() == 2);
}

TEST_CASE("an empty text, and ASCII") {
  const Text nothing;
  CHECK(nothing.size() == 0);
  CHECK(nothing.byte_of(0) == 0);
  CHECK(nothing.code_point_of_utf16(0) == 0);
  CHECK(nothing.slice({0, 0}).empty());
  CHECK(nothing == Text(""));
  const Text ascii(std::string(100000, 'x'));
  CHECK(ascii.table_bytes() == 0);
  CHECK(ascii.byte_of(99999) == 99999);
  CHECK(ascii.code_point_of_utf16(100000) == 100000);
  CHECK(code_of([&] { (void)ascii.byte_of(100001); }) == "offset_past_text");
}

TEST_CASE("bytes that are no text are refused, with file and byte") {
  try {
    const Text text(std::string("abc\xFFxyz"), "catatan.txt");
    FAIL("not refused");
  } catch (const tematik::InputError& error) {
    CHECK(error.code() == "text_encoding");
    CHECK(error.where() == "catatan.txt");
    CHECK(error.detail() == "3");
  }
}

TEST_CASE("positions against plain counting, around every size of table") {
  for (const std::string_view piece : {"é", "字", "😀", "aé", "a😀", "e\u0301", "字😀aé"}) {
    for (const std::size_t n : {1,    2,    31,   32,   33,   63,   64,   65,   127,  128,  129,
                                1023, 1024, 1365, 2047, 2048, 4095, 4096, 4097, 8191, 8192, 8193}) {
      INFO(piece << " x " << n);
      check_against_counting(repeat(piece, n));
    }
  }
}

TEST_CASE("positions against plain counting, characters mixed") {
  generate::Random random(generate::seed);
  for (int round = 0; round < 400; ++round) {
    INFO("seed " << generate::seed << ", round " << round);
    check_against_counting(generate::text(random, generate::characters, random.below(300)));
  }
  for (int round = 0; round < 6; ++round) check_against_counting(generate::text(random, generate::characters, 20000));
}

TEST_CASE("a checkpoint lies less than 64 characters before every position, in all three units") {
  for (const std::string& utf8 : {repeat("😀", 20000), repeat("é", 20000), "é" + std::string(20000, 'x'),
                                  std::string(9000, 'x') + repeat("字😀", 9000) + std::string(9000, 'x')}) {
    const auto rows = positions(utf8);
    const tematik::detail::OffsetTable table(utf8, rows.size() - 1);
    bool near = true;
    for (std::uint32_t p = 0; p < rows.size(); ++p) {
      for (const std::uint32_t found : {table.at_code_point(p).code_point, table.at_byte(rows[p].byte).code_point,
                                        table.at_utf16(rows[p].utf16).code_point}) {
        near = near && found <= p && p - found < 64;
      }
    }
    CHECK(near);
  }
}

TEST_CASE("one wide character in a long ASCII text, and blocks of unequal width") {
  for (const std::size_t at : {0, 63, 64, 4095, 4096, 4097, 8191, 12000, 19999}) {
    std::string utf8(20000, 'x');
    utf8.replace(at, 1, "😀");
    INFO("at " << at);
    check_against_counting(utf8);
  }
  check_against_counting(repeat("😀", 4096) + std::string(9000, 'x') + repeat("é", 5000) + repeat("😀", 4097));
  check_against_counting(std::string(4096, 'x') + repeat("😀", 8192) + std::string(4096, 'x'));
}

TEST_CASE("the table stays below an eighth of the bytes, for every length") {
  for (std::size_t n = 0; n < 3000; ++n) {
    const Text one(std::string(n, 'x') + "é");
    REQUIRE(8 * one.table_bytes() <= one.bytes());
  }
  const Text large(std::string(5000000, 'x') + "😀");
  CHECK(large.table_bytes() > 0);
  CHECK(15 * large.table_bytes() <= large.bytes());  // 6.65 %: 4/64 + 16/4096
}

TEST_CASE("several megabytes in one line") {
  check_against_counting(repeat("Anak-anak bertanya “kenapa?” 😀 ", 60000), 997);
}

TEST_CASE("copies and moves carry their table") {
  const std::string utf8 = repeat("aé😀", 500);
  Text text(utf8);
  const Text copy = text;
  const Text moved = std::move(text);
  CHECK(copy == moved);
  CHECK(moved.byte_of(1500) == utf8.size());
  CHECK(copy.byte_of(900) == moved.byte_of(900));
}
