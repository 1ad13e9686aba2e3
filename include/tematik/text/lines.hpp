#pragma once

/// @file
/// @brief The lines and the paragraphs of a text.
///
/// - **Unit**: half-open spans without the white space around them (Unicode White_Space); gaps belong to no
///   unit.
/// - **Line**: what lies between two LFs. Empty lines count, as empty spans, and so do lines of nothing but
///   white space (an empty span where the line begins). No line follows a final LF.
/// - **Paragraph**: a run of lines that are not blank; or each line that is not blank
///   (`ParagraphRule::line`), for sources whose reader wrote one paragraph per line (docx, surveys).
/// - **Undefined**: an empty text has no lines and no paragraphs.
/// - **Complexity**: O(n).
///
/// @code
/// const Text text("Satu dua.\nTiga!\n\nEmpat");
/// assert(lines(text) == Segmentation({{0, 9}, {10, 15}, {16, 16}, {17, 22}}));
/// assert(paragraphs(text) == Segmentation({{0, 15}, {17, 22}}));
/// @endcode

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/text/detail/lines.hpp>
#include <tematik/text/segmentation.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/text.hpp>

namespace tematik {

/// What ends a paragraph: a blank line, or every line end.
enum class ParagraphRule : std::uint8_t { block, line };

template <>
struct EnumNames<ParagraphRule> {
  static constexpr std::string_view what = "paragraph rule";
  static constexpr std::array<std::pair<ParagraphRule, std::string_view>, 2> names{{
      {ParagraphRule::block, "block"},
      {ParagraphRule::line, "line"},
  }};
};

/// The lines of a text.
[[nodiscard]] Segmentation lines(const Text& text);

/// The paragraphs of a text.
[[nodiscard]] Segmentation paragraphs(const Text& text, ParagraphRule rule = ParagraphRule::block);

// --- bodies ------------------------------------------------------------------------------------------------

inline Segmentation lines(const Text& text) {
  std::vector<Span> units;
  detail::for_each_line(text, [&](const detail::Line& line) { units.push_back(line.trimmed); });
  return Segmentation(std::move(units));
}

inline Segmentation paragraphs(const Text& text, ParagraphRule rule) {
  std::vector<Span> units;
  bool open = false;  // the line before this one belongs to the last unit, which may go on
  detail::for_each_line(text, [&](const detail::Line& line) {
    if (!line.blank()) {
      if (open && rule == ParagraphRule::block) {
        units.back().end = line.trimmed.end;
      } else {
        units.push_back(line.trimmed);
      }
    }
    open = !line.blank();
  });
  return Segmentation(std::move(units));
}

}  // namespace tematik
