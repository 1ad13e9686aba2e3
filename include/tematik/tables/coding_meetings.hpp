#pragma once

/// @file
/// @brief Which spans of one source meet, pair by pair: for the rules and counts that ask more than how many pairs.
///
/// - **Inputs**: columns of spans (`SpanColumns`); each row is one coding. A rule (`MeetingTest`).
/// - **Definition**: overlap – at least `min_shared` characters in common, and that share of the shorter span; touching,
///   near, exact – as `overlap_counts`; relation – Allen's relation of x to y is in `mask`, and with a `distance` they lie
///   no farther apart. A relation can hold one way only: x meets y, but y does not meet x.
/// - **Distances in units** (`UnitAxis`): 0 if the spans share a character, else the units from the last character of the
///   earlier to the first of the later. In a source without such units only spans that share a character are near.
/// - **Complexity**: O(n log n + pairs looked at): those that share or touch, or lie within the distance.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/segmentations.hpp>
#include <tematik/tables/span_columns.hpp>
#include <tematik/tables/unit_columns.hpp>
#include <tematik/text/allen.hpp>

namespace tematik {

/// The units that spans lie in, numbered from 1 in each source (0: in front of the first).
struct UnitAxis {
  std::vector<std::uint32_t> first = {};   ///< of each span: of its first character
  std::vector<std::uint32_t> last = {};    ///< and of its last
  std::vector<bool> known = {};            ///< whether its source has such units
  std::int64_t sources_without_units = 0;  ///< of sources with a span
};

/// @throws LookupError if no source has such units
[[nodiscard]] UnitAxis unit_axis(const Study& study, const SpanColumns& spans, const Unit& unit);

/// When two spans of one source meet. The distance counts characters, or units where an axis is given.
struct MeetingTest {
  UnitRule rule = UnitRule::overlap;  ///< overlap, touching, near, exact, relation
  std::optional<std::int64_t> distance = {};
  std::int64_t min_shared = 1;
  double min_share = 0;
  AllenMask mask = {};

  /// Whether who meets whom is one question for both.
  [[nodiscard]] constexpr bool is_symmetric() const noexcept { return rule != UnitRule::relation || symmetric(mask); }
  /// Whether the counters of `overlap_counts` know the rule.
  [[nodiscard]] constexpr bool is_plain() const noexcept {
    return rule != UnitRule::relation && min_shared == 1 && min_share == 0;
  }
  /// The distance that counts, if any does.
  [[nodiscard]] constexpr std::optional<std::int64_t> limit() const noexcept {
    return rule == UnitRule::near       ? std::optional<std::int64_t>(distance.value_or(0))
           : rule == UnitRule::relation ? distance
                                        : std::nullopt;
  }
  /// Whether x meets y and y meets x, `apart` from each other (empty: not known, farther than any distance).
  [[nodiscard]] constexpr std::pair<bool, bool> operator()(Span x, Span y, std::optional<std::int64_t> apart) const;
};

/// @brief Calls `work(a, b, forward, backward)` for every two rows that meet, a before b in order (source, begin, end,
/// row): forward – a meets b; backward – b meets a.
template <class Work>
void for_each_meeting(const SpanColumns& spans, const UnitAxis* axis, const MeetingTest& test, Work&& work);

// ---------------------------------------------------------------------------------------------------------

inline UnitAxis unit_axis(const Study& study, const SpanColumns& spans, const Unit& unit) {
  UnitAxis out;
  const std::size_t n = spans.size();
  out.first.resize(n);
  out.last.resize(n);
  out.known.resize(n);
  std::vector<std::vector<std::size_t>> of_source(study.sources().end_row());
  for (std::size_t i = 0; i < n; ++i) of_source[spans.source[i]].push_back(i);
  bool any = false;
  for (std::size_t s = 0; s < of_source.size(); ++s) {
    if (of_source[s].empty()) continue;
    const auto units = units_of(study, static_cast<SourceId>(s), unit);
    if (!units) {
      ++out.sources_without_units;
      continue;
    }
    any = true;
    for (const std::size_t i : of_source[s]) {
      out.first[i] = static_cast<std::uint32_t>(units->index_of(spans.begin[i]) + 1);
      out.last[i] = static_cast<std::uint32_t>(units->index_of(spans.end[i] - 1) + 1);
      out.known[i] = true;
    }
  }
  if (n > 0 && !any) detail::require_units(study, unit);
  return out;
}

constexpr std::pair<bool, bool> MeetingTest::operator()(Span x, Span y, std::optional<std::int64_t> apart) const {
  const auto both = [](bool meets) { return std::pair(meets, meets); };
  const std::uint32_t common = shared(x, y);
  switch (rule) {
    case UnitRule::touching:
      return both(gap(x, y) == 0);
    case UnitRule::near:
      return both(apart && *apart <= *limit());
    case UnitRule::exact:
      return both(x == y);
    case UnitRule::relation: {
      if (distance && (!apart || *apart > *distance)) return {false, false};
      const Allen r = relation(x, y);
      return {mask.has(r), mask.has(inverse(r))};
    }
    default:
      // a share of a length may lie a rounding above a whole number
      return both(common >= min_shared && common > 0 &&
                  common >= min_share * std::min(x.length(), y.length()) * (1 - 1e-12));
  }
}

template <class Work>
void for_each_meeting(const SpanColumns& spans, const UnitAxis* axis, const MeetingTest& test, Work&& work) {
  std::vector<std::size_t> order(spans.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::size_t i) { return std::tuple(spans.source[i], spans.begin[i], spans.end[i], i); };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  const auto span = [&](std::size_t i) { return Span{spans.begin[i], spans.end[i]}; };
  const auto apart = [&](std::size_t earlier, std::size_t later) -> std::optional<std::int64_t> {
    if (axis == nullptr) return gap(span(earlier), span(later));
    if (spans.end[earlier] > spans.begin[later]) return 0;
    if (!axis->known[later]) return {};
    return std::int64_t{axis->first[later]} - axis->last[earlier];
  };
  const auto limit = test.limit();
  const bool reaches = test.rule == UnitRule::near || !(test.mask & masks::apart).empty();
  // Whether nothing that begins where `later` does, or after it, can meet `earlier`.
  const auto closed = [&](std::size_t earlier, std::size_t later) {
    if (spans.source[earlier] != spans.source[later]) return true;
    if (test.rule == UnitRule::exact) return spans.begin[earlier] != spans.begin[later];
    if (spans.end[earlier] >= spans.begin[later]) return false;
    if (!reaches) return true;
    const auto distance = apart(earlier, later);
    return limit && (!distance || *distance > *limit);
  };
  std::vector<std::size_t> open;
  for (const std::size_t later : order) {
    std::size_t kept = 0;
    for (const std::size_t earlier : open) {
      if (closed(earlier, later)) continue;
      open[kept++] = earlier;
      const auto [forward, backward] = test(span(earlier), span(later), apart(earlier, later));
      if (forward || backward) work(earlier, later, forward, backward);
    }
    open.resize(kept);
    open.push_back(later);
  }
}

}  // namespace tematik
