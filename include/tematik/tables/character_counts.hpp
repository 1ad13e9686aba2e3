#pragma once

/// @file
/// @brief How many characters lie under two codes at once.
///
/// - **Definition**: spans of one code are united per source; counts(i, j) = characters under both, counts(i, i) =
///   characters under i. With `pairs`: spans stay as they are, and counts sums the shared characters of every pair of
///   different spans (counts(i, i) then holds pairs of i).
/// - **Range**: 0 … characters of the texts; per distinct character a valid 2x2 table with N = those characters.
/// - **Complexity**: O(n log n + overlapping runs).

#include <cstdint>
#include <vector>

#include <tematik/support/int_column.hpp>
#include <tematik/tables/detail/grouped_spans.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// What a shared character counts for.
enum class CharacterCount : std::uint8_t { distinct, pairs };

/// Counts shared characters per pair of codes.
/// @return a symmetric n_codes x n_codes matrix
/// @throws InputError naming the row, as `overlap_counts`
[[nodiscard]] inline Matrix<std::int64_t> character_counts(const IntColumn& source, const IntColumn& begin,
                                                           const IntColumn& end, const IntColumn& code,
                                                           std::size_t n_codes,
                                                           CharacterCount what = CharacterCount::distinct) {
  detail::GroupedSpans grouped(source, begin, end, code, n_codes);
  const auto k = static_cast<Eigen::Index>(n_codes);
  Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(k, k);
  std::vector<detail::SpanOfCode> runs;
  std::vector<detail::SpanOfCode> open;
  for (std::size_t group = 0; group < grouped.size(); ++group) {
    const auto spans = grouped.group(group);
    if (what == CharacterCount::pairs) {
      runs.assign(spans.begin(), spans.end());
    } else {
      std::sort(spans.begin(), spans.end(),
                [](const auto& a, const auto& b) { return a.code != b.code ? a.code < b.code : a.begin < b.begin; });
      runs.clear();
      for (const auto& span : spans) {
        const bool joins = !runs.empty() && runs.back().code == span.code && span.begin <= runs.back().end;
        if (joins) {
          runs.back().end = std::max(runs.back().end, span.end);
        } else {
          runs.push_back(span);
        }
      }
      for (const auto& run : runs) counts(run.code, run.code) += run.end - run.begin;
    }
    std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    open.clear();
    for (const auto& run : runs) {
      std::size_t kept = 0;
      for (const auto& other : open) {
        if (other.end <= run.begin) continue;
        const std::int64_t shared = std::min(other.end, run.end) - run.begin;
        counts(run.code, other.code) += shared;
        if (run.code != other.code) counts(other.code, run.code) += shared;
        open[kept++] = other;
      }
      open.resize(kept);
      open.push_back(run);
    }
  }
  return counts;
}

}  // namespace tematik
