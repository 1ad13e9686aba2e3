#pragma once

/// @file
/// @brief The words of the offset resolver: counting rules, how sure they are, what a position came to.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik::io {

enum class RuleUnit : std::uint8_t { code_point, utf16, utf8 };
enum class RuleNewline : std::uint8_t { stored, lf1, crlf2 };

/// One way of counting.
struct OffsetRule {
  RuleUnit unit = RuleUnit::code_point;
  RuleNewline newline = RuleNewline::stored;
  bool bom = false;

  /// E.g. "code_point/lf1/no_bom".
  [[nodiscard]] std::string text() const;
  /// The rule of a word; "/no_bom" may be left out. @throws UsageError naming the parts.
  [[nodiscard]] static OffsetRule from_text(std::string_view text);
  /// The rule that a program uses where nothing else is known.
  [[nodiscard]] static OffsetRule default_of(std::string_view origin) noexcept;

  friend bool operator==(const OffsetRule&, const OffsetRule&) = default;
};

/// All 18 rules in the order that breaks ties.
[[nodiscard]] std::array<OffsetRule, 18> offset_rules() noexcept;

/// How well the rule of a text is borne out; the first that holds.
enum class OffsetStatus : std::uint8_t {
  verified,  ///< a quotation matches, and every one that matches under any rule matches under this one
  partial,   ///< some of those
  conflict,  ///< none of those
  single,    ///< nothing to check, and all rules give the same spans
  default_,  ///< nothing to check: the rule is an assumption; or the text is missing
};

/// What a pair of positions came to.
enum class SpanState : std::uint8_t {
  ok,            ///< a span of T
  point,         ///< begin = end: a place without characters
  out_of_range,  ///< beyond the end of T: the numbers as read, no span
  invalid,       ///< not a number, negative or above 2^63-1 (without a text: above 2^32-2): no span
  unverified,    ///< the text is missing: the numbers as read, taken as code points
};

}  // namespace tematik::io

namespace tematik {

template <>
struct EnumNames<io::RuleUnit> {
  static constexpr std::string_view what = "unit of an offset rule";
  static constexpr std::array<std::pair<io::RuleUnit, std::string_view>, 3> names{
      {{io::RuleUnit::code_point, "code_point"}, {io::RuleUnit::utf16, "utf16"}, {io::RuleUnit::utf8, "utf8"}}};
};

template <>
struct EnumNames<io::RuleNewline> {
  static constexpr std::string_view what = "newline of an offset rule";
  static constexpr std::array<std::pair<io::RuleNewline, std::string_view>, 3> names{
      {{io::RuleNewline::stored, "stored"}, {io::RuleNewline::lf1, "lf1"}, {io::RuleNewline::crlf2, "crlf2"}}};
};

template <>
struct EnumNames<io::OffsetStatus> {
  static constexpr std::string_view what = "offset status";
  static constexpr std::array<std::pair<io::OffsetStatus, std::string_view>, 5> names{
      {{io::OffsetStatus::verified, "verified"},
       {io::OffsetStatus::partial, "partial"},
       {io::OffsetStatus::conflict, "conflict"},
       {io::OffsetStatus::single, "single"},
       {io::OffsetStatus::default_, "default"}}};
};

template <>
struct EnumNames<io::SpanState> {
  static constexpr std::string_view what = "span state";
  static constexpr std::array<std::pair<io::SpanState, std::string_view>, 5> names{
      {{io::SpanState::ok, "ok"},
       {io::SpanState::point, "point"},
       {io::SpanState::out_of_range, "out_of_range"},
       {io::SpanState::invalid, "invalid"},
       {io::SpanState::unverified, "unverified"}}};
};

}  // namespace tematik
