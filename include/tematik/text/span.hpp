#pragma once

/// @file
/// @brief A stretch of text: where a quotation begins and where it ends.
///
/// A span is half-open, `[begin, end)`, and counts Unicode code points of one text, first = 0: bytes,
/// UTF-16 units and what a reader sees as one character are other things (`text.hpp`). Spans of different
/// texts stand in no relation; who compares spans makes sure that they are of one text.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// @brief Half-open stretch `[begin, end)` of one text, in code points.
///
/// - **Order**: by begin, then by end (the order of every list of spans).
/// - **Valid**: begin <= end, and end not past the text; `check_span` says so at the boundary, inside it is
///   trusted.
/// - **Empty**: begin = end. A coding never has an empty span; an empty line or an empty turn is one.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t length() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  /// Does the character at position p lie in the span?
  [[nodiscard]] constexpr bool contains(std::uint32_t p) const noexcept { return begin <= p && p < end; }

  friend constexpr auto operator<=>(const Span&, const Span&) noexcept = default;
};

/// Characters that lie in both: max(0, min(e1, e2) - max(b1, b2)).
[[nodiscard]] constexpr std::uint32_t shared(Span x, Span y) noexcept {
  const auto begin = std::max(x.begin, y.begin);
  const auto end = std::min(x.end, y.end);
  return end > begin ? end - begin : 0;
}

/// Characters that lie between the two: max(0, max(b1, b2) - min(e1, e2)); 0 for spans that share or touch.
[[nodiscard]] constexpr std::uint32_t gap(Span x, Span y) noexcept {
  const auto begin = std::max(x.begin, y.begin);
  const auto end = std::min(x.end, y.end);
  return begin > end ? begin - end : 0;
}

/// One ends where the other begins: nothing shared, nothing between. **Touching is not overlapping.**
[[nodiscard]] constexpr bool touching(Span x, Span y) noexcept { return shared(x, y) == 0 && gap(x, y) == 0; }

/// @brief NEAR(n) in characters: at most `distance` characters lie between the two.
///
/// near(x, y, 0) holds for spans that share a character and for spans that touch. For a distance in lines,
/// sentences or other units: `Segmentation::distance`.
/// @throws UsageError (`distance_negative`) if distance < 0
[[nodiscard]] inline bool near(Span x, Span y, std::int64_t distance) {
  if (distance < 0) {
    throw UsageError("distance_negative", detail::cat("distance must be 0 or more, found ", distance), "distance",
                     std::to_string(distance));
  }
  return gap(x, y) <= distance;
}

/// @brief Checks a span that comes from outside against the length of its text.
/// @param where  what to name in the sentence, e.g. `row 17`
/// @throws InputError `span_reversed` if begin > end; `span_past_text` if end > length
inline void check_span(Span span, std::uint32_t length, std::string_view where) {
  const auto found = [&] { return detail::cat("[", span.begin, ",", span.end, ")"); };
  if (span.begin > span.end) {
    throw InputError("span_reversed", detail::cat(where, ": a span needs begin <= end, found ", found()),
                     std::string(where), found());
  }
  if (span.end > length) {
    throw InputError("span_past_text",
                     detail::cat(where, ": the text has ", length, " characters, the span ", found(), " ends past it"),
                     std::string(where), found());
  }
}

}  // namespace tematik
