#pragma once

/// @file
/// @brief Which characters of a text? Sets of characters as sorted runs, with the algebra of sets.
///
/// - **Inputs**: spans of one text, in any order, overlapping as they like.
/// - **Form**: sorted, disjoint, non-empty runs; runs that touch are joined. Equal sets of characters
///   therefore have one form, and `==` compares the sets.
/// - **Undefined**: nothing; the empty set has no runs, measure 0 and an empty hull.
/// - **Complexity**: every operation is linear in the runs of its operands; `contains`, `meets` and
///   `shared` find their place in O(log n). `from_spans` is O(n), O(n log n) if the spans are not sorted.
///
/// @code
/// const auto a = SpanSet::from_spans({{0, 10}, {8, 20}, {4, 9}});     // one run [0,20)
/// const auto b = SpanSet::from_spans({{5, 15}, {20, 30}});
/// assert(intersect(a, b) == SpanSet::from_spans({{5, 15}}));
/// assert(unite(a, b).measure() == 30);
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/text/span.hpp>

namespace tematik {

/// @brief A set of characters of one text.
class SpanSet {
 public:
  SpanSet() = default;

  /// The characters that lie in at least one of the spans; empty spans are dropped.
  /// @throws InputError `span_reversed`, naming the row, if a span has begin > end
  [[nodiscard]] static SpanSet from_spans(std::span<const Span> spans);
  [[nodiscard]] static SpanSet from_spans(std::initializer_list<Span> spans) {
    return from_spans(std::span<const Span>(spans.begin(), spans.size()));
  }

  /// The runs: sorted, disjoint, non-empty, none touching the next.
  [[nodiscard]] const std::vector<Span>& runs() const noexcept { return runs_; }
  [[nodiscard]] bool empty() const noexcept { return runs_.empty(); }
  /// Number of characters.
  [[nodiscard]] std::uint32_t measure() const noexcept;
  /// Is the character at position p in the set?
  [[nodiscard]] bool contains(std::uint32_t p) const noexcept;
  /// Has the set at least one character in common with the span?
  [[nodiscard]] bool meets(Span span) const noexcept;
  /// Characters of the span that are in the set.
  [[nodiscard]] std::uint32_t shared(Span span) const noexcept;

  /// From the first begin to the last end; [0,0) of the empty set.
  [[nodiscard]] Span hull() const noexcept;
  /// hull - set: what lies between the runs.
  [[nodiscard]] SpanSet gaps() const;
  /// [0, length) - set. Runs past `length` are ignored.
  [[nodiscard]] SpanSet complement(std::uint32_t length) const;
  /// Every run [b, e) grown to [b - n, e + n), clipped to [0, length).
  [[nodiscard]] SpanSet dilate(std::uint32_t n, std::uint32_t length) const;
  /// Every run [b, e) shrunk to [b + n, e - n), at the ends of the text too; what becomes empty goes.
  [[nodiscard]] SpanSet erode(std::uint32_t n) const;

  friend bool operator==(const SpanSet&, const SpanSet&) = default;
  friend SpanSet unite(const SpanSet& a, const SpanSet& b);
  friend SpanSet intersect(const SpanSet& a, const SpanSet& b);
  friend SpanSet subtract(const SpanSet& a, const SpanSet& b);
  friend SpanSet symmetric_difference(const SpanSet& a, const SpanSet& b);

 private:
  /// Adds a span that begins nowhere before the last run; joins it to that run if they share or touch.
  void append(Span span);
  /// Sweeps over the boundaries of both sets, keeping the characters for which keep(in a, in b) holds.
  template <class Keep>
  [[nodiscard]] static SpanSet sweep(const SpanSet& a, const SpanSet& b, Keep keep);

  std::vector<Span> runs_;
};

/// Characters in a or b.
[[nodiscard]] SpanSet unite(const SpanSet& a, const SpanSet& b);
/// Characters in a and b.
[[nodiscard]] SpanSet intersect(const SpanSet& a, const SpanSet& b);
/// Characters in a and not in b.
[[nodiscard]] SpanSet subtract(const SpanSet& a, const SpanSet& b);
/// Characters in one of the two and not in the other.
[[nodiscard]] SpanSet symmetric_difference(const SpanSet& a, const SpanSet& b);

// --- bodies ------------------------------------------------------------------------------------------------

inline void SpanSet::append(Span span) {
  if (span.empty()) return;
  if (!runs_.empty() && span.begin <= runs_.back().end) {
    runs_.back().end = std::max(runs_.back().end, span.end);
  } else {
    runs_.push_back(span);
  }
}

inline SpanSet SpanSet::from_spans(std::span<const Span> spans) {
  for (std::size_t row = 0; row < spans.size(); ++row) {
    check_span(spans[row], std::numeric_limits<std::uint32_t>::max(), detail::cat("row ", row));
  }
  SpanSet out;
  if (std::is_sorted(spans.begin(), spans.end())) {
    for (const auto span : spans) out.append(span);
  } else {
    std::vector<Span> sorted(spans.begin(), spans.end());
    std::sort(sorted.begin(), sorted.end());
    for (const auto span : sorted) out.append(span);
  }
  return out;
}

inline std::uint32_t SpanSet::measure() const noexcept {
  std::uint32_t characters = 0;
  for (const auto run : runs_) characters += run.length();
  return characters;
}

inline bool SpanSet::contains(std::uint32_t p) const noexcept {
  const auto after = std::partition_point(runs_.begin(), runs_.end(), [p](Span run) { return run.end <= p; });
  return after != runs_.end() && after->begin <= p;
}

inline bool SpanSet::meets(Span span) const noexcept {
  const auto first =
      std::partition_point(runs_.begin(), runs_.end(), [span](Span run) { return run.end <= span.begin; });
  return first != runs_.end() && tematik::shared(*first, span) > 0;
}

inline std::uint32_t SpanSet::shared(Span span) const noexcept {
  auto run = std::partition_point(runs_.begin(), runs_.end(), [span](Span r) { return r.end <= span.begin; });
  std::uint32_t characters = 0;
  for (; run != runs_.end() && run->begin < span.end; ++run) characters += tematik::shared(*run, span);
  return characters;
}

inline Span SpanSet::hull() const noexcept {
  return runs_.empty() ? Span{} : Span{runs_.front().begin, runs_.back().end};
}

inline SpanSet SpanSet::gaps() const {
  SpanSet out;
  for (std::size_t i = 1; i < runs_.size(); ++i) out.append({runs_[i - 1].end, runs_[i].begin});
  return out;
}

inline SpanSet SpanSet::complement(std::uint32_t length) const { return subtract(from_spans({{0, length}}), *this); }

inline SpanSet SpanSet::dilate(std::uint32_t n, std::uint32_t length) const {
  SpanSet out;
  for (const auto run : runs_) {
    const std::uint32_t begin = run.begin > n ? run.begin - n : 0;
    const std::uint32_t end = run.end < length && n < length - run.end ? run.end + n : length;
    if (begin < end) out.append({begin, end});
  }
  return out;
}

inline SpanSet SpanSet::erode(std::uint32_t n) const {
  SpanSet out;
  for (const auto run : runs_) {
    if (n < run.length() && run.length() - n > n) out.append({run.begin + n, run.end - n});
  }
  return out;
}

template <class Keep>
SpanSet SpanSet::sweep(const SpanSet& a, const SpanSet& b, Keep keep) {
  constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();
  // boundary i of a set is the begin of run i/2 if i is even, else its end: inside the set while i is odd
  const auto boundary = [](const std::vector<Span>& runs, std::size_t i) -> std::uint64_t {
    if (i / 2 >= runs.size()) return never;
    return i % 2 == 0 ? runs[i / 2].begin : runs[i / 2].end;
  };
  SpanSet out;
  std::size_t i = 0;
  std::size_t j = 0;
  std::uint64_t from = 0;
  while (true) {
    const std::uint64_t to = std::min(boundary(a.runs_, i), boundary(b.runs_, j));
    if (to == never) return out;
    if (from < to && keep(i % 2 == 1, j % 2 == 1)) {
      out.append({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    }
    if (boundary(a.runs_, i) == to) ++i;
    if (boundary(b.runs_, j) == to) ++j;
    from = to;
  }
}

inline SpanSet unite(const SpanSet& a, const SpanSet& b) {
  return SpanSet::sweep(a, b, [](bool in_a, bool in_b) { return in_a || in_b; });
}
inline SpanSet intersect(const SpanSet& a, const SpanSet& b) {
  return SpanSet::sweep(a, b, [](bool in_a, bool in_b) { return in_a && in_b; });
}
inline SpanSet subtract(const SpanSet& a, const SpanSet& b) {
  return SpanSet::sweep(a, b, [](bool in_a, bool in_b) { return in_a && !in_b; });
}
inline SpanSet symmetric_difference(const SpanSet& a, const SpanSet& b) {
  return SpanSet::sweep(a, b, [](bool in_a, bool in_b) { return in_a != in_b; });
}

}  // namespace tematik
