#pragma once

/// @file
/// @brief Whether bytes are UTF-8, and where they first are not. What a text is stands in `text/utf8.hpp`.
///
/// One pass, O(n), eight bytes at a time over ASCII.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

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

/// Bytes of the character that begins with this lead byte. Valid UTF-8.
[[nodiscard]] constexpr std::size_t sequence_length(char lead) noexcept;

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

}  // namespace tematik
