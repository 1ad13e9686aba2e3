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
/// Everything here is one pass, O(n), eight bytes at a time over ASCII.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// Why bytes are no text.
enum class Utf8Fault : std::uint8_t {
  stray_byte,  ///< a continuation byte without a lead byte, or a byte that UTF-8 never uses (F8 to FF)
  truncated,   ///< a character ends before its last byte
  overlong,    ///< a character in more bytes than it needs
  surrogate,   ///< half of a UTF-16 pair, U+D800 to U+DFFF
  too_large,   ///< past U+10FFFF
  zero,        ///< U+0000
};

template <>
struct EnumNames<Utf8Fault> {
  static constexpr std::string_view what = "fault";
  static constexpr std::array<std::pair<Utf8Fault, std::string_view>, 6> names{{
      {Utf8Fault::stray_byte, "stray_byte"},
      {Utf8Fault::truncated, "truncated"},
      {Utf8Fault::overlong, "overlong"},
      {Utf8Fault::surrogate, "surrogate"},
      {Utf8Fault::too_large, "too_large"},
      {Utf8Fault::zero, "zero"},
  }};
};

/// The first fault of some bytes: its kind, and the offset of the byte at which the faulty character
/// begins.
struct Utf8Problem {
  Utf8Fault fault = Utf8Fault::stray_byte;
  std::size_t byte = 0;
};

/// The first fault at or after byte `from`, or nothing: for readers that repair and report instead of
/// refusing.
[[nodiscard]] std::optional<Utf8Problem> find_utf8_problem(std::string_view bytes, std::size_t from = 0) noexcept;

/// Refuses bytes that are no text: invalid UTF-8, U+0000, surrogates.
/// @param where  what to name in the sentence, e.g. a file or `source 12`
/// @throws InputError `text_encoding`; `detail()` is the byte offset
void validate_utf8(std::string_view bytes, std::string_view where);

/// Number of code points. Valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view utf8) noexcept;

/// Bytes of the character that begins with this lead byte. Valid UTF-8.
[[nodiscard]] constexpr std::size_t sequence_length(char lead) noexcept;

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

namespace detail {

/// Eight bytes at once: all ASCII, none zero.
[[nodiscard]] inline bool plain_ascii(const char* p) noexcept {
  std::uint64_t v = 0;
  std::memcpy(&v, p, sizeof v);
  return (((v - 0x0101010101010101U) | v) & 0x8080808080808080U) == 0;
}

[[nodiscard]] constexpr bool continues(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace detail

constexpr std::size_t sequence_length(char lead) noexcept {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

inline std::optional<Utf8Problem> find_utf8_problem(std::string_view bytes, std::size_t from) noexcept {
  const std::size_t n = bytes.size();
  for (std::size_t i = from; i < n;) {
    if (n - i >= 8 && detail::plain_ascii(bytes.data() + i)) {
      i += 8;
      continue;
    }
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead == 0) return Utf8Problem{Utf8Fault::zero, i};
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (lead < 0xC0 || lead > 0xF7) return Utf8Problem{Utf8Fault::stray_byte, i};
    if (lead > 0xF4) return Utf8Problem{Utf8Fault::too_large, i};
    if (lead < 0xC2) return Utf8Problem{Utf8Fault::overlong, i};
    const std::size_t length = sequence_length(bytes[i]);
    if (n - i < 2 || !detail::continues(bytes[i + 1])) return Utf8Problem{Utf8Fault::truncated, i};
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90)) {
      return Utf8Problem{Utf8Fault::overlong, i};
    }
    if (lead == 0xED && second > 0x9F) return Utf8Problem{Utf8Fault::surrogate, i};
    if (lead == 0xF4 && second > 0x8F) return Utf8Problem{Utf8Fault::too_large, i};
    for (std::size_t k = 2; k < length; ++k) {
      if (i + k >= n || !detail::continues(bytes[i + k])) return Utf8Problem{Utf8Fault::truncated, i};
    }
    i += length;
  }
  return std::nullopt;
}

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
