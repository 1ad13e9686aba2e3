#pragma once

// One-to-one matchings of spans of two coders.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <tematik/tables/continuum.hpp>

namespace tematik::detail {

/// As many pairs as there can be; `near[i]`: partners of i on the other side, numbers below `others`.
class MaximumMatching {
 public:
  MaximumMatching(const std::vector<std::vector<std::size_t>>& near, std::size_t others)
      : near_(near), partner_(others, nobody), seen_(others, nobody) {
    for (std::size_t i = 0; i < near.size(); ++i) size_ += augment(i) ? 1 : 0;
  }
  [[nodiscard]] std::int64_t size() const noexcept { return size_; }

 private:
  static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

  /// An augmenting path from `start`, found with a list of its own: chains may be as long as the text.
  [[nodiscard]] bool augment(std::size_t start) {
    struct Place {
      std::size_t row, next, column;
    };
    std::vector<Place> path{{start, 0, nobody}};
    while (!path.empty()) {
      auto& at = path.back();
      if (at.next == near_[at.row].size()) {
        path.pop_back();
        continue;
      }
      const auto j = near_[at.row][at.next++];
      if (seen_[j] == start) continue;
      seen_[j] = start;
      at.column = j;
      if (partner_[j] == nobody) {
        for (const auto& step : path) partner_[step.column] = step.row;
        return true;
      }
      path.push_back({partner_[j], 0, nobody});
    }
    return false;
  }

  const std::vector<std::vector<std::size_t>>& near_;
  std::vector<std::size_t> partner_, seen_;
  std::int64_t size_ = 0;
};

/// Pairs that match, of spans by begin; spans that share no character never do.
template <class Match>
[[nodiscard]] std::int64_t matched_spans(const std::vector<Span>& a, const std::vector<Span>& b, const Match& match) {
  std::uint32_t longest = 0;
  for (const Span y : b) longest = std::max(longest, y.length());
  std::vector<std::vector<std::size_t>> near(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto from = a[i].begin > longest ? a[i].begin - longest : 0;
    auto j = static_cast<std::size_t>(std::partition_point(b.begin(), b.end(), [&](Span y) { return y.begin < from; }) -
                                      b.begin());
    for (; j < b.size() && b[j].begin < a[i].end; ++j) {
      if (shared(a[i], b[j]) > 0 && match(a[i], b[j])) near[i].push_back(j);
    }
  }
  return MaximumMatching(near, b.size()).size();
}

}  // namespace tematik::detail
