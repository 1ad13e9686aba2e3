#pragma once

/// @file
/// @brief Is this character a letter, and of which case? Classes of characters; case folding of names.
///
/// - **Classes** are Unicode general categories: letter L, mark M, digit Nd, upper case Lu and Lt, lower
///   case Ll. A letter of a script without case (Arabic, Han, Javanese) is neither upper nor lower.
/// - **Folding** is Unicode's simple case folding, one code point to one code point, without the Turkic
///   rules: "İ" stays, "ß" stays and "ẞ" becomes "ß", final sigma becomes sigma. Positions are therefore
///   kept in code points.
/// - **Unassigned** code points (of a newer Unicode than the tables) belong to no class and fold to
///   themselves.
/// - **Complexity**: two comparisons for ASCII, else a binary search in at most 648 ranges.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <tematik/text/detail/case_folding.hpp>
#include <tematik/text/detail/case_ranges.hpp>
#include <tematik/text/detail/code_point_range.hpp>
#include <tematik/text/detail/letter_ranges.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

[[nodiscard]] constexpr bool is_letter(char32_t c) noexcept;
[[nodiscard]] constexpr bool is_mark(char32_t c) noexcept;   ///< combining marks, which follow their letter
[[nodiscard]] constexpr bool is_digit(char32_t c) noexcept;  ///< decimal digits of any script
[[nodiscard]] constexpr bool is_upper(char32_t c) noexcept;  ///< upper and title case
[[nodiscard]] constexpr bool is_lower(char32_t c) noexcept;

/// One code point, folded.
[[nodiscard]] constexpr char32_t fold_case(char32_t c) noexcept;

/// @brief A name, folded, so that "SITI" and "siti" compare equal.
///
/// Folding does not compose or decompose: put names in NFC first (`nfc.hpp`): `fold_case(nfc(name))`.
/// @throws InputError `text_encoding` if the name is no UTF-8
[[nodiscard]] std::string fold_case(std::string_view utf8);

// --- bodies ------------------------------------------------------------------------------------------------

namespace detail {

/// The last row of a sorted table that begins at or before c, or nothing; rows have `first`, `last` and
/// `stride`.
template <class Table>
[[nodiscard]] constexpr auto find_row(const Table& table, std::uint32_t c) noexcept -> const
    typename Table::value_type* {
  const auto after = std::partition_point(table.begin(), table.end(), [c](const auto& row) { return row.first <= c; });
  if (after == table.begin()) return nullptr;
  const auto& row = *(after - 1);
  return c <= row.last && (c - row.first) % row.stride == 0 ? &row : nullptr;
}

}  // namespace detail

constexpr bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return detail::find_row(detail::letter_ranges, c) != nullptr;
}

constexpr bool is_mark(char32_t c) noexcept {
  return c >= 0x300 && detail::find_row(detail::mark_ranges, c) != nullptr;
}

constexpr bool is_digit(char32_t c) noexcept {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return detail::find_row(detail::digit_ranges, c) != nullptr;
}

constexpr bool is_upper(char32_t c) noexcept {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return detail::find_row(detail::upper_ranges, c) != nullptr;
}

constexpr bool is_lower(char32_t c) noexcept {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return detail::find_row(detail::lower_ranges, c) != nullptr;
}

constexpr char32_t fold_case(char32_t c) noexcept {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  const auto* row = detail::find_row(detail::fold_ranges, c);
  return row == nullptr ? c : static_cast<char32_t>(static_cast<std::int32_t>(c) + row->delta);
}

inline std::string fold_case(std::string_view utf8) {
  validate_utf8(utf8, "name");
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) append_utf8(out, fold_case(decode_next(utf8, at)));
  return out;
}

}  // namespace tematik
