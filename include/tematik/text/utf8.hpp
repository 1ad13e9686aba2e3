#pragma once

/// @file
/// @brief Are these bytes a text, and what are its characters? UTF-8, byte order marks and line ends.
///
/// **BOM and CRLF.** A text is stored with neither: whoever reads a file calls `normalize_newlines`, which
/// strips a UTF-8 byte order mark and turns CRLF and lone CR into LF, and says what it found, so that
/// positions which another program counted on the original file can be found again. Nothing else is
/// touched: U+0085, U+2028 and U+2029 stay.
///
/// **NFC.** A text is never normalised: "é" as one code point (U+00E9) and as two (e, U+0301) are kept as
/// they came, and positions count code points. Only names are compared in NFC (`nfc.hpp`).
///
/// The first fault of bytes is found by `support/utf8_problem.hpp`, and comes with this header. Everything here is
/// one pass, O(n).

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/utf8_problem.hpp>

namespace tematik {

/// Refuses bytes that are no text: invalid UTF-8, U+0000, surrogates.
/// @param where  what to name in the sentence, e.g. a file or `source 12`
/// @throws InputError `text_encoding`; `detail()` is the byte offset
void validate_utf8(std::string_view bytes, std::string_view where);

/// Number of code points. Valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view utf8) noexcept;

/// The code point at byte `at`; `at` moves behind it. Valid UTF-8, at < size.
[[nodiscard]] constexpr char32_t decode_next(std::string_view utf8, std::size_t& at) noexcept;

/// All code points. Valid UTF-8.
[[nodiscard]] std::u32string to_code_points(std::string_view utf8);

/// Appends one code point (no surrogate, at most U+10FFFF).
void append_utf8(std::string& out, char32_t c);
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

/// The line ends of a file.
enum class Newline : std::uint8_t { none, lf, crlf, cr, mixed };

template <>
struct EnumNames<Newline> {
  static constexpr std::string_view what = "newline";
  static constexpr std::array<std::pair<Newline, std::string_view>, 5> names{{
      {Newline::none, "none"},
      {Newline::lf, "lf"},
      {Newline::crlf, "crlf"},
      {Newline::cr, "cr"},
      {Newline::mixed, "mixed"},
  }};
};

/// Canonical text, and what was taken from it.
struct CanonicalText {
  std::string text;                 ///< without BOM, every line end one LF
  bool bom = false;                 ///< a UTF-8 byte order mark stood at the beginning
  Newline newline = Newline::none;  ///< the line ends that were found; `mixed` if more than one kind
};

/// Strips one BOM and turns CRLF and lone CR into LF. Looks at bytes only; validate before or after.
[[nodiscard]] CanonicalText normalize_newlines(std::string bytes);

/// Unicode White_Space (25 code points).
[[nodiscard]] constexpr bool is_white_space(char32_t c) noexcept;

/// The rough word character of the offset resolver (importers): ASCII letter, digit or `_`, or from U+00C0
/// on all but U+00D7, U+00F7 and the blocks U+2000-206F, U+3000-303F, U+FF00-FF0F. For tokens see
/// `words.hpp`.
[[nodiscard]] constexpr bool is_word(char32_t c) noexcept;

// --- bodies ------------------------------------------------------------------------------------------------

inline void validate_utf8(std::string_view bytes, std::string_view where) {
  const auto problem = find_utf8_problem(bytes);
  if (!problem) return;
  const auto reason = [&]() -> std::string_view {
    switch (problem->fault) {
      case Utf8Fault::stray_byte:
        return "a byte that begins no character";
      case Utf8Fault::truncated:
        return "a character that ends too early";
      case Utf8Fault::overlong:
        return "a character in more bytes than it needs";
      case Utf8Fault::surrogate:
        return "a lone surrogate";
      case Utf8Fault::too_large:
        return "a character past U+10FFFF";
      case Utf8Fault::zero:
        return "U+0000";
    }
    return "a fault";
  }();
  throw InputError("text_encoding",
                   detail::cat(where, ": expected UTF-8 without U+0000, found ", reason, " at byte ", problem->byte),
                   std::string(where), std::to_string(problem->byte));
}

inline std::size_t count_code_points(std::string_view utf8) noexcept {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return !detail::continues(c); }));
}

constexpr char32_t decode_next(std::string_view utf8, std::size_t& at) noexcept {
  const auto byte = [&](std::size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + k])); };
  const char32_t lead = byte(0);
  const std::size_t length = sequence_length(utf8[at]);
  char32_t c = lead;
  if (length == 2) {
    c = ((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU);
  } else if (length == 3) {
    c = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  } else if (length == 4) {
    c = ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
  }
  at += length;
  return c;
}

inline std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(count_code_points(utf8));
  for (std::size_t at = 0; at < utf8.size();) out += decode_next(utf8, at);
  return out;
}

inline void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

inline std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size());
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

inline CanonicalText normalize_newlines(std::string bytes) {
  CanonicalText out;
  out.bom = bytes.starts_with("\xEF\xBB\xBF");
  bool lf = false;
  bool crlf = false;
  bool cr = false;
  std::size_t write = 0;
  for (std::size_t read = out.bom ? 3 : 0; read < bytes.size(); ++read) {
    char c = bytes[read];
    if (c == '\r') {
      const bool pair = read + 1 < bytes.size() && bytes[read + 1] == '\n';
      (pair ? crlf : cr) = true;
      if (pair) ++read;
      c = '\n';
    } else if (c == '\n') {
      lf = true;
    }
    bytes[write++] = c;
  }
  bytes.resize(write);
  out.text = std::move(bytes);
  const int kinds = static_cast<int>(lf) + static_cast<int>(crlf) + static_cast<int>(cr);
  out.newline = kinds > 1 ? Newline::mixed : lf ? Newline::lf : crlf ? Newline::crlf : cr ? Newline::cr : Newline::none;
  return out;
}

constexpr bool is_white_space(char32_t c) noexcept {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr bool is_word(char32_t c) noexcept {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) &&
         !(c >= 0xFF00 && c <= 0xFF0F);
}

}  // namespace tematik
