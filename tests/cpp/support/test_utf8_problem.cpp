#include <tematik/support/utf8_problem.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../catch.hpp"

using namespace std::string_view_literals;
using tematik::Utf8Fault;

namespace {

struct BadUtf8 {
  std::string_view bytes;
  Utf8Fault fault;
};

// Every class of ill-formed bytes, at its borders.
const std::vector<BadUtf8> bad_utf8{
    {"\0"sv, Utf8Fault::zero},
    {"\x80"sv, Utf8Fault::stray_byte},
    {"\xBF"sv, Utf8Fault::stray_byte},
    {"\xF8\x88\x80\x80\x80"sv, Utf8Fault::stray_byte},
    {"\xFE"sv, Utf8Fault::stray_byte},
    {"\xFF"sv, Utf8Fault::stray_byte},
    {"\xC2"sv, Utf8Fault::truncated},
    {"\xC2\x41"sv, Utf8Fault::truncated},
    {"\xC2\xC2"sv, Utf8Fault::truncated},
    {"\xE1\x80"sv, Utf8Fault::truncated},
    {"\xE1\x80\x41"sv, Utf8Fault::truncated},
    {"\xF1\x80\x80"sv, Utf8Fault::truncated},
    {"\xF1\x80\x80\x41"sv, Utf8Fault::truncated},
    {"\xED"sv, Utf8Fault::truncated},
    {"\xC0\x80"sv, Utf8Fault::overlong},                   // U+0000 in two bytes
    {"\xC1\xBF"sv, Utf8Fault::overlong},                   // U+007F
    {"\xE0\x80\x80"sv, Utf8Fault::overlong},               // U+0000 in three
    {"\xE0\x9F\xBF"sv, Utf8Fault::overlong},               // U+07FF
    {"\xF0\x80\x80\x80"sv, Utf8Fault::overlong},           // U+0000 in four
    {"\xF0\x8F\xBF\xBF"sv, Utf8Fault::overlong},           // U+FFFF
    {"\xED\xA0\x80"sv, Utf8Fault::surrogate},              // U+D800
    {"\xED\xBF\xBF"sv, Utf8Fault::surrogate},              // U+DFFF
    {"\xED\xA0\xBD\xED\xB8\x80"sv, Utf8Fault::surrogate},  // a pair, three bytes each
    {"\xF4\x90\x80\x80"sv, Utf8Fault::too_large},          // U+110000
    {"\xF5\x80\x80\x80"sv, Utf8Fault::too_large},
    {"\xF7\xBF\xBF\xBF"sv, Utf8Fault::too_large},
};

}  // namespace

TEST_CASE("utf8_problem: every class of bytes that are no text is found, wherever it lies") {
  for (const std::size_t before : {0, 1, 7, 8, 9, 23, 64}) {
    for (const std::string_view after : {""sv, "z"sv, "zzzzzzzzzzzz"sv}) {
      for (std::size_t row = 0; row < bad_utf8.size(); ++row) {
        INFO("row " << row << " after " << before << " bytes, before " << after.size());
        std::string bytes(before, 'a');
        bytes += bad_utf8[row].bytes;
        bytes += after;
        const auto problem = tematik::find_utf8_problem(bytes);
        REQUIRE(problem);
        CHECK(problem->fault == bad_utf8[row].fault);
        CHECK(problem->byte == before);
      }
    }
  }
}

TEST_CASE("utf8_problem: a reader can go on behind a fault") {
  const std::string bytes =
      "a\xFF"
      "b\xC2"
      "c";
  const auto first = tematik::find_utf8_problem(bytes);
  REQUIRE(first);
  const auto second = tematik::find_utf8_problem(bytes, first->byte + 1);
  REQUIRE(second);
  CHECK(first->byte == 1);
  CHECK(second->byte == 3);
  CHECK_FALSE(tematik::find_utf8_problem(bytes, second->byte + 1));
}

TEST_CASE("utf8_problem: all one and two byte inputs agree with the definition") {
  for (unsigned a = 0; a < 256; ++a) {
    const bool one_ok = a > 0 && a < 0x80;
    const std::string one(1, static_cast<char>(a));
    CHECK(!tematik::find_utf8_problem(one) == one_ok);
    for (unsigned b = 0; b < 256; ++b) {
      const bool ok = (one_ok && b > 0 && b < 0x80) || (a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF);
      const bool found = !tematik::find_utf8_problem(one + static_cast<char>(b));
      if (found != ok) FAIL("bytes " << a << " " << b);
    }
  }
}
