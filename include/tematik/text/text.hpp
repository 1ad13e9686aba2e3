#pragma once

/// @file
/// @brief The text of a source, and where its characters lie in bytes and in UTF-16 units.
///
/// tematik counts Unicode code points. Files count bytes, and many programs count UTF-16 units (NVivo,
/// Word, JavaScript); a `Text` answers in all three.
///
/// **What is stored**: the text as it was decoded, to the last code point: no trimming, no normalisation.
/// "é" as one code point and as e + U+0301 are different texts, and spans count them as 1 and 2. A BOM and
/// CRLF are taken out when a file is read (`normalize_newlines`, `utf8.hpp`), before a `Text` is made; a
/// `Text` made from bytes that hold them keeps them, as the characters U+FEFF and CR.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/detail/offset_table.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// What a position counts.
enum class OffsetUnit : std::uint8_t { code_point, byte, utf16 };

template <>
struct EnumNames<OffsetUnit> {
  static constexpr std::string_view what = "offset unit";
  static constexpr std::array<std::pair<OffsetUnit, std::string_view>, 3> names{{
      {OffsetUnit::code_point, "code_point"},
      {OffsetUnit::byte, "byte"},
      {OffsetUnit::utf16, "utf16"},
  }};
};

/// What to do with a position inside a character: refuse it, take the character's begin, or its end.
enum class Snap : std::uint8_t { none, floor, ceil };

template <>
struct EnumNames<Snap> {
  static constexpr std::string_view what = "snap";
  static constexpr std::array<std::pair<Snap, std::string_view>, 3> names{{
      {Snap::none, "none"},
      {Snap::floor, "floor"},
      {Snap::ceil, "ceil"},
  }};
};

/// @brief A validated text with a table of positions.
///
/// - **Inputs**: UTF-8 bytes, below 4 GiB.
/// - **Positions**: 0 to the size, both included: a position lies in front of a character or at the end.
/// - **Memory**: the bytes; for ASCII nothing else, as all three units agree; otherwise a checkpoint every
///   64 code points, below 7 % of the bytes whatever the text (`table_bytes`).
/// - **Complexity**: building O(n); each question O(1) plus a scan of less than 64 characters.
///
/// @code
/// const Text text("a \xF0\x9F\x98\x80 \xC3\xA9");                         // a, blank, U+1F600, blank, U+00E9
/// assert(text.size() == 5 && text.bytes() == 9 && text.utf16_size() == 6);
/// assert(text.byte_of(3) == 6 && text.utf16_of(3) == 4);
/// assert(text.code_point_of_byte(4, Snap::floor) == 2);                   // byte 4 is inside the emoji
/// assert(text.slice({4, 5}) == "\xC3\xA9");
/// @endcode
class Text {
 public:
  Text() = default;
  /// @param where  what errors name, e.g. a file
  /// @throws InputError `text_encoding` (see `validate_utf8`), `text_too_long`
  explicit Text(std::string utf8, std::string_view where = "text");

  [[nodiscard]] const std::string& str() const noexcept { return utf8_; }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }  ///< code points
  [[nodiscard]] std::uint32_t bytes() const noexcept { return static_cast<std::uint32_t>(utf8_.size()); }
  [[nodiscard]] std::uint32_t utf16_size() const noexcept { return ascii() ? size_ : table_.utf16_size(); }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] bool ascii() const noexcept { return size_ == utf8_.size(); }
  /// Heap memory of the table: 0 for ASCII.
  [[nodiscard]] std::size_t table_bytes() const noexcept { return table_.bytes(); }

  /// @throws InputError `offset_past_text`
  [[nodiscard]] std::uint32_t byte_of(std::uint64_t code_point) const { return locate(code_point).byte; }
  /// @throws InputError `offset_past_text`
  [[nodiscard]] std::uint32_t utf16_of(std::uint64_t code_point) const { return locate(code_point).utf16; }
  /// @throws InputError `offset_past_text`; `offset_in_character` unless snapped
  [[nodiscard]] std::uint32_t code_point_of_byte(std::uint64_t byte, Snap snap = Snap::none) const {
    return find(byte, OffsetUnit::byte, snap);
  }
  /// @throws InputError `offset_past_text`; `offset_in_character` unless snapped
  [[nodiscard]] std::uint32_t code_point_of_utf16(std::uint64_t utf16, Snap snap = Snap::none) const {
    return find(utf16, OffsetUnit::utf16, snap);
  }
  /// A position in one unit as a position in another.
  /// @throws InputError `offset_past_text`; `offset_in_character` unless snapped
  [[nodiscard]] std::uint32_t convert(std::uint64_t offset, OffsetUnit from, OffsetUnit to,
                                      Snap snap = Snap::none) const;

  /// The text under a span, as a view into this object.
  /// @throws InputError `span_reversed`, `span_past_text`
  [[nodiscard]] std::string_view slice(Span span) const;

  friend bool operator==(const Text& a, const Text& b) noexcept { return a.utf8_ == b.utf8_; }

 private:
  [[nodiscard]] detail::TextPosition locate(std::uint64_t code_point) const;
  [[nodiscard]] std::uint32_t find(std::uint64_t offset, OffsetUnit unit, Snap snap) const;
  void check_offset(std::uint64_t offset, std::uint32_t limit, OffsetUnit unit) const;
  void step(detail::TextPosition& at) const noexcept;

  std::string utf8_;
  std::uint32_t size_ = 0;
  detail::OffsetTable table_;
};

// --- bodies ------------------------------------------------------------------------------------------------

inline Text::Text(std::string utf8, std::string_view where) : utf8_(std::move(utf8)) {
  if (utf8_.size() > 0xFFFFFFFFU) {
    throw InputError("text_too_long",
                     detail::cat(where, ": a text holds less than 4 GiB, found ", utf8_.size(), " bytes"),
                     std::string(where), std::to_string(utf8_.size()));
  }
  validate_utf8(utf8_, where);
  size_ = static_cast<std::uint32_t>(count_code_points(utf8_));
  if (!ascii()) table_ = detail::OffsetTable(utf8_, size_);
}

inline void Text::check_offset(std::uint64_t offset, std::uint32_t limit, OffsetUnit unit) const {
  if (offset <= limit) return;
  throw InputError("offset_past_text",
                   detail::cat("position ", offset, " (", to_string(unit), ") lies past the end of the text, ", limit),
                   std::to_string(offset), std::to_string(limit));
}

inline void Text::step(detail::TextPosition& at) const noexcept {
  const std::size_t length = sequence_length(utf8_[at.byte]);
  ++at.code_point;
  at.byte += static_cast<std::uint32_t>(length);
  at.utf16 += detail::utf16_length(length);
}

inline detail::TextPosition Text::locate(std::uint64_t code_point) const {
  check_offset(code_point, size_, OffsetUnit::code_point);
  const auto p = static_cast<std::uint32_t>(code_point);
  if (ascii()) return {p, p, p};
  detail::TextPosition at = table_.at_code_point(p);
  while (at.code_point < p) step(at);
  return at;
}

inline std::uint32_t Text::find(std::uint64_t offset, OffsetUnit unit, Snap snap) const {
  const bool by_byte = unit == OffsetUnit::byte;
  check_offset(offset, by_byte ? bytes() : utf16_size(), unit);
  const auto p = static_cast<std::uint32_t>(offset);
  if (ascii()) return p;
  const auto member = by_byte ? &detail::TextPosition::byte : &detail::TextPosition::utf16;
  detail::TextPosition at = by_byte ? table_.at_byte(p) : table_.at_utf16(p);
  while (at.*member < p) step(at);
  if (at.*member == p || snap == Snap::ceil) return at.code_point;
  if (snap == Snap::floor) return at.code_point - 1;
  throw InputError("offset_in_character",
                   detail::cat("position ", offset, " (", to_string(unit), ") lies inside the character at code point ",
                               at.code_point - 1),
                   std::to_string(offset), std::to_string(at.code_point - 1));
}

inline std::uint32_t Text::convert(std::uint64_t offset, OffsetUnit from, OffsetUnit to, Snap snap) const {
  const detail::TextPosition at = locate(from == OffsetUnit::code_point ? offset : find(offset, from, snap));
  return to == OffsetUnit::code_point ? at.code_point : to == OffsetUnit::byte ? at.byte : at.utf16;
}

inline std::string_view Text::slice(Span span) const {
  check_span(span, size_, "text");
  const std::uint32_t begin = byte_of(span.begin);
  return std::string_view(utf8_).substr(begin, byte_of(span.end) - begin);
}

}  // namespace tematik
