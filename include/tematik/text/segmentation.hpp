#pragma once

/// @file
/// @brief A text cut into units of one kind (lines, sentences, turns, own), and questions put to the cut.
///
/// - **Inputs**: spans of one text, sorted and disjoint; gaps between them are allowed and belong to no
///   unit.
/// - **Index**: idx(p) = (units with begin <= p) - 1, so that text between units counts as the unit before
///   it, and text before the first unit as -1.
/// - **Distance** of two spans: 0 if they share a character, else idx(first character of the later span) -
///   idx(last character of the earlier). Same unit 0, neighbours 1; spans that touch at a line break are 1
///   line apart.
/// - **Empty units** (an empty line, a turn without words) keep their place in the order and count in
///   distances. They hold no character, so no code is ever in one: `without_empty` before anything is
///   counted per unit.
/// - **Complexity**: O(log n) per question, O(n) to build.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/span.hpp>

namespace tematik {

/// Units first, first + 1, ..., last - 1.
struct UnitRange {
  std::size_t first = 0;
  std::size_t last = 0;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return last - first; }
  [[nodiscard]] constexpr bool empty() const noexcept { return first == last; }
  friend constexpr bool operator==(UnitRange, UnitRange) noexcept = default;
};

/// @brief Sorted, disjoint spans of one text.
///
/// @code
/// const Segmentation lines({{0, 10}, {10, 20}, {20, 30}});
/// assert(lines.index_of(12) == 1);
/// assert((lines.touched({8, 20}) == UnitRange{0, 2}));
/// assert(lines.distance({4, 9}, {20, 30}) == 2);
/// @endcode
class Segmentation {
 public:
  Segmentation() = default;
  /// @param where  what errors name, e.g. `segmentation "informant_turn" of source 3`
  /// @throws InputError `span_reversed`; `units_not_disjoint` if a unit begins before the one before it has
  ///   ended.
  ///         The sentence names the row.
  explicit Segmentation(std::vector<Span> units, std::string_view where = "segmentation");

  [[nodiscard]] const std::vector<Span>& units() const noexcept { return units_; }
  [[nodiscard]] std::size_t size() const noexcept { return units_.size(); }
  [[nodiscard]] bool empty() const noexcept { return units_.empty(); }
  [[nodiscard]] Span operator[](std::size_t unit) const noexcept { return units_[unit]; }
  [[nodiscard]] auto begin() const noexcept { return units_.begin(); }
  [[nodiscard]] auto end() const noexcept { return units_.end(); }

  /// idx(p): the last unit that begins at or before p, -1 in front of the first.
  [[nodiscard]] std::int64_t index_of(std::uint32_t p) const noexcept;

  /// The units from the first to the last with which the span shares a character; none: an empty range.
  /// Empty units between those two are in the range, at its ends never.
  [[nodiscard]] UnitRange touched(Span span) const noexcept;

  /// Distance in units (file comment). Symmetric. Both spans non-empty.
  [[nodiscard]] std::int64_t distance(Span x, Span y) const noexcept;

  /// The units that have characters, in the same order.
  [[nodiscard]] Segmentation without_empty() const;

  friend bool operator==(const Segmentation&, const Segmentation&) = default;

 private:
  std::vector<Span> units_;
};

/// Segmentation::distance, as a function.
[[nodiscard]] inline std::int64_t unit_distance(const Segmentation& units, Span x, Span y) noexcept {
  return units.distance(x, y);
}

// --- bodies ------------------------------------------------------------------------------------------------

inline Segmentation::Segmentation(std::vector<Span> units, std::string_view where) : units_(std::move(units)) {
  std::uint32_t reached = 0;
  for (std::size_t row = 0; row < units_.size(); ++row) {
    const Span unit = units_[row];
    check_span(unit, UINT32_MAX, detail::cat(where, ", row ", row));
    if (unit.begin < reached) {
      throw InputError("units_not_disjoint",
                       detail::cat(where, ", row ", row, ": units must be sorted and disjoint; the unit begins at ",
                                   unit.begin, ", the one before it ends at ", reached),
                       detail::cat(where, ", row ", row), std::to_string(row));
    }
    reached = unit.end;
  }
}

inline std::int64_t Segmentation::index_of(std::uint32_t p) const noexcept {
  const auto after = std::partition_point(units_.begin(), units_.end(), [p](Span unit) { return unit.begin <= p; });
  return (after - units_.begin()) - 1;
}

inline UnitRange Segmentation::touched(Span span) const noexcept {
  if (span.empty()) return {};
  auto first = std::partition_point(units_.begin(), units_.end(), [span](Span unit) { return unit.end <= span.begin; });
  auto last = std::partition_point(first, units_.end(), [span](Span unit) { return unit.begin < span.end; });
  while (first != last && first->empty()) ++first;
  while (first != last && std::prev(last)->empty()) --last;
  if (first == last) return {};
  return {static_cast<std::size_t>(first - units_.begin()), static_cast<std::size_t>(last - units_.begin())};
}

inline std::int64_t Segmentation::distance(Span x, Span y) const noexcept {
  if (shared(x, y) > 0) return 0;
  const Span earlier = x.begin < y.begin ? x : y;
  const Span later = x.begin < y.begin ? y : x;
  return index_of(later.begin) - index_of(earlier.end - 1);
}

inline Segmentation Segmentation::without_empty() const {
  Segmentation out;
  std::copy_if(units_.begin(), units_.end(), std::back_inserter(out.units_), [](Span unit) { return !unit.empty(); });
  return out;
}

}  // namespace tematik
