#pragma once

/// @file
/// @brief The words of the options of `read`.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik::io {

/// Line ends of texts in a study. Spans count a line end as one character, so there is one choice.
enum class ReadNewline : std::uint8_t { lf };

/// What a code that stands for a case becomes.
enum class CaseCodes : std::uint8_t {
  membership,  ///< all that is coded with it belongs to the case, and it is left out of analytic lists
  codes,       ///< an ordinary code
};

/// Which sets become themes.
enum class ReadThemes : std::uint8_t {
  by_marker,  ///< those whose description ends in a line `[tematik:theme]`
  none,       ///< none: they stay sets
};

/// What comments of a docx become.
enum class Comments : std::uint8_t { memo, coding };

/// Which state of a docx with tracked changes is read.
enum class Changes : std::uint8_t { accepted, original };

}  // namespace tematik::io

namespace tematik {

template <>
struct EnumNames<io::ReadNewline> {
  static constexpr std::string_view what = "newline";
  static constexpr std::array<std::pair<io::ReadNewline, std::string_view>, 1> names{{{io::ReadNewline::lf, "lf"}}};
};

template <>
struct EnumNames<io::CaseCodes> {
  static constexpr std::string_view what = "case_codes";
  static constexpr std::array<std::pair<io::CaseCodes, std::string_view>, 2> names{
      {{io::CaseCodes::membership, "membership"}, {io::CaseCodes::codes, "codes"}}};
};

template <>
struct EnumNames<io::ReadThemes> {
  static constexpr std::string_view what = "themes";
  static constexpr std::array<std::pair<io::ReadThemes, std::string_view>, 2> names{
      {{io::ReadThemes::by_marker, "by_marker"}, {io::ReadThemes::none, "none"}}};
};

template <>
struct EnumNames<io::Comments> {
  static constexpr std::string_view what = "comments";
  static constexpr std::array<std::pair<io::Comments, std::string_view>, 2> names{
      {{io::Comments::memo, "memo"}, {io::Comments::coding, "coding"}}};
};

template <>
struct EnumNames<io::Changes> {
  static constexpr std::string_view what = "changes";
  static constexpr std::array<std::pair<io::Changes, std::string_view>, 2> names{
      {{io::Changes::accepted, "accepted"}, {io::Changes::original, "original"}}};
};

}  // namespace tematik
