#pragma once

/// @file
/// @brief Which spans of one list stand in a relation to some span of another list of the same text?
///
/// A semijoin: spans of the left list are kept or left out, pairs are never listed.
///
/// - **Definition**: x of `left` is kept if some y of `right` has relation(x, y) in the mask and, where a limit is
///   given, lies near enough. Nearness is a matter of the relations `<`, `m`, `mi` and `>` only: spans that share a
///   character are at distance 0.
/// - **Complexity**: O((n + m) log m), whatever the number of pairs.
///
/// @code
/// const std::vector<Span> a{{0, 10}, {4, 9}, {8, 20}}, b{{5, 15}, {20, 30}};
/// assert(semijoin(a, b, masks::overlaps) == (std::vector<Span>{{0, 10}, {4, 9}}));
/// @endcode

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <tematik/text/allen.hpp>

namespace tematik {

namespace detail {

/// The largest value in any stretch of a column, in constant time.
class RangeMaximum {
 public:
  RangeMaximum() = default;
  explicit RangeMaximum(std::vector<std::int64_t> values) : levels_{std::move(values)} {
    for (std::size_t width = 1; 2 * width <= levels_[0].size(); width *= 2) {
      const auto& below = levels_.back();
      std::vector<std::int64_t> level(levels_[0].size() - 2 * width + 1);
      for (std::size_t i = 0; i < level.size(); ++i) level[i] = std::max(below[i], below[i + width]);
      levels_.push_back(std::move(level));
    }
  }
  /// Of the values at [first, last); if the stretch is empty, the smallest number that has a negative.
  [[nodiscard]] std::int64_t operator()(std::size_t first, std::size_t last) const {
    if (first >= last) return -std::numeric_limits<std::int64_t>::max();
    const auto level = static_cast<std::size_t>(std::bit_width(last - first) - 1);
    return std::max(levels_[level][first], levels_[level][last - (std::size_t{1} << level)]);
  }

 private:
  std::vector<std::vector<std::int64_t>> levels_;
};

/// The spans of the right list, by begin and by end.
class Partners {
 public:
  explicit Partners(std::span<const Span> spans)
      : by_begin_(spans.begin(), spans.end()), by_end_(spans.begin(), spans.end()) {
    std::sort(by_begin_.begin(), by_begin_.end());
    std::sort(by_end_.begin(), by_end_.end(),
              [](Span a, Span b) { return std::pair(a.end, a.begin) < std::pair(b.end, b.begin); });
    std::vector<std::int64_t> ends, minus_ends, minus_begins;
    for (const Span span : by_begin_) {
      ends.push_back(span.end);
      minus_ends.push_back(-std::int64_t{span.end});
    }
    for (const Span span : by_end_) minus_begins.push_back(-std::int64_t{span.begin});
    largest_end_ = RangeMaximum(std::move(ends));
    smallest_end_ = RangeMaximum(std::move(minus_ends));
    smallest_begin_ = RangeMaximum(std::move(minus_begins));
  }

  /// Whether some partner y has relation(x, y) == r; `near(earlier, later)` is asked of the closest one that lies
  /// apart.
  template <class Near>
  [[nodiscard]] bool has(Allen r, Span x, Near&& near) const {
    const std::int64_t b = x.begin, e = x.end;
    switch (r) {
      case Allen::before: {
        const std::size_t at = begins_below(e + 1);
        return at < by_begin_.size() && near(x, by_begin_[at]);
      }
      case Allen::meets: {
        const std::size_t at = begins_below(e);
        return at < by_begin_.size() && by_begin_[at].begin == x.end && near(x, by_begin_[at]);
      }
      case Allen::met_by: {
        const std::size_t at = ends_below(b + 1);
        return at > 0 && by_end_[at - 1].end == x.begin && near(by_end_[at - 1], x);
      }
      case Allen::after: {
        const std::size_t at = ends_below(b);
        return at > 0 && near(by_end_[at - 1], x);
      }
      case Allen::overlaps:
        return largest_end_(begins_below(b + 1), begins_below(e)) > e;
      case Allen::overlapped_by:
        return -smallest_begin_(ends_below(b + 1), ends_below(e)) < b && ends_below(b + 1) < ends_below(e);
      case Allen::during:
        return largest_end_(0, begins_below(b)) > e;
      case Allen::contains: {
        const std::size_t first = begins_below(b + 1);
        return first < by_begin_.size() && -smallest_end_(first, by_begin_.size()) < e;
      }
      case Allen::starts:
        return largest_end_(begins_below(b), begins_below(b + 1)) > e;
      case Allen::started_by: {
        const std::size_t first = begins_below(b), last = begins_below(b + 1);
        return first < last && -smallest_end_(first, last) < e;
      }
      case Allen::finishes: {
        const std::size_t first = ends_below(e), last = ends_below(e + 1);
        return first < last && by_end_[first].begin < x.begin;
      }
      case Allen::finished_by: {
        const std::size_t first = ends_below(e), last = ends_below(e + 1);
        return first < last && by_end_[last - 1].begin > x.begin;
      }
      case Allen::equal:
        return std::binary_search(by_begin_.begin(), by_begin_.end(), x);
    }
    return false;
  }

 private:
  /// Partners that begin before p.
  [[nodiscard]] std::size_t begins_below(std::int64_t p) const {
    const auto at = std::partition_point(by_begin_.begin(), by_begin_.end(), [p](Span y) { return y.begin < p; });
    return static_cast<std::size_t>(at - by_begin_.begin());
  }
  /// Partners that end before p.
  [[nodiscard]] std::size_t ends_below(std::int64_t p) const {
    const auto at = std::partition_point(by_end_.begin(), by_end_.end(), [p](Span y) { return y.end < p; });
    return static_cast<std::size_t>(at - by_end_.begin());
  }

  std::vector<Span> by_begin_;
  std::vector<Span> by_end_;  // then by begin
  RangeMaximum largest_end_, smallest_end_, smallest_begin_;
};

}  // namespace detail

/// The spans of `left`, in their order, that stand in a relation of the mask to some span of `right`. All non-empty.
/// @param near  bool(earlier, later): whether two spans that share no character lie near enough. It must not say no to
///              the closest partner and yes to a farther one.
template <class Near>
[[nodiscard]] std::vector<Span> semijoin(std::span<const Span> left, std::span<const Span> right, AllenMask mask,
                                         Near&& near) {
  std::vector<Span> out;
  if (right.empty()) return out;
  const detail::Partners partners(right);
  for (const Span x : left) {
    bool kept = false;
    for (unsigned bit = 0; bit < 13 && !kept; ++bit) {
      const auto r = static_cast<Allen>(bit);
      kept = mask.has(r) && partners.has(r, x, near);
    }
    if (kept) out.push_back(x);
  }
  return out;
}

/// The same at any distance.
[[nodiscard]] inline std::vector<Span> semijoin(std::span<const Span> left, std::span<const Span> right,
                                                AllenMask mask) {
  return semijoin(left, right, mask, [](Span, Span) { return true; });
}

}  // namespace tematik
