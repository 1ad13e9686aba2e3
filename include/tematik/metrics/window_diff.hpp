#pragma once

/// @file
/// @brief How far a segmentation misses a reference: P_k and WindowDiff.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <tematik/metrics/segmentation_similarity.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>

namespace tematik {

struct WindowDiffOptions {
  std::int64_t k = 0;  ///< window in units; 0: half the mean segment of the reference, at least 2
};

/// Windows counted; texts add up (`+=`), each with its own k.
struct WindowDiffResult {
  Status status = Status::no_data;  ///< ok; no_data (no unit); too_few_units (no window fits: units <= k)
  std::int64_t windows = 0;
  std::int64_t different = 0;  ///< windows with another number of boundaries
  std::int64_t missed = 0;     ///< windows where exactly one side has no boundary
  std::int64_t k = 0;          ///< of the last text added

  [[nodiscard]] double window_diff() const noexcept;
  [[nodiscard]] double p_k() const noexcept;
  [[nodiscard]] MethodRecord method() const;
  WindowDiffResult& operator+=(const WindowDiffResult& other) noexcept;
};

/// @brief WindowDiff and P_k of a segmentation against a reference.
///
/// - **Inputs**: one text of N units; boundaries p (1 .. N - 1, before unit p), ascending. **Not symmetric**: name the
///   reference wherever the figure is shown.
/// - **Formula**: k = max(2, round(mean reference segment / 2)), halves to even; windows i = 0 .. N-k-1 hold the
///   boundaries i < p <= i + k; WindowDiff = share of windows with different numbers of boundaries, P_k = share where
///   exactly one side has none
/// - **Range**: 0 (same) to 1; P_k is never above WindowDiff.
/// - **Undefined**: `no_data`, `too_few_units`: both NaN.
/// - **Assumptions**: errors near the ends of a text count less, because fewer windows hold them. Prefer
///   `segmentation_similarity()` between coders of equal standing.
/// - **Complexity**: O(N), memory O(1).
/// - **Literature**: Beeferman, Berger & Lafferty (1999), doi:10.1023/A:1007506220214; Pevzner & Hearst (2002),
///   doi:10.1162/089120102317341756
///
/// @code
/// const std::int64_t reference[]{3, 7}, other[]{3, 8};
/// const auto w = tematik::window_diff(reference, other, 10);
/// assert(w.k == 2 && w.window_diff() == 0.25 && w.p_k() == 0.25);
/// @endcode
/// @throws InputError if boundaries are not ascending places 1 .. units - 1; UsageError if k < 0
[[nodiscard]] WindowDiffResult window_diff(std::span<const std::int64_t> reference, std::span<const std::int64_t> other,
                                           std::int64_t units, const WindowDiffOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline double WindowDiffResult::window_diff() const noexcept {
  return status == Status::ok ? static_cast<double>(different) / static_cast<double>(windows) : undefined_value;
}

inline double WindowDiffResult::p_k() const noexcept {
  return status == Status::ok ? static_cast<double>(missed) / static_cast<double>(windows) : undefined_value;
}

inline WindowDiffResult& WindowDiffResult::operator+=(const WindowDiffResult& other) noexcept {
  windows += other.windows;
  different += other.different;
  missed += other.missed;
  k = other.k;
  if (windows > 0)
    status = Status::ok;
  else if (status == Status::no_data)
    status = other.status;
  return *this;
}

inline WindowDiffResult window_diff(std::span<const std::int64_t> reference, std::span<const std::int64_t> other,
                                    std::int64_t units, const WindowDiffOptions& options) {
  if (options.k < 0)
    throw UsageError("k", detail::cat("k must be 1 or more (0: from the reference), not ", options.k), "k");
  detail::check_boundaries(reference, units, "reference");
  detail::check_boundaries(other, units, "segmentation");
  WindowDiffResult out;
  if (units < 1) return out;
  out.k = options.k;
  if (out.k == 0) {
    const auto twice = 2 * static_cast<std::int64_t>(reference.size() + 1);  // N / twice, halves to even
    const std::int64_t whole = units / twice;
    const std::int64_t rest = 2 * (units % twice);
    out.k = std::max<std::int64_t>(2, whole + (rest > twice || (rest == twice && whole % 2 == 1) ? 1 : 0));
  }
  if (units <= out.k) {
    out.status = Status::too_few_units;
    return out;
  }
  out.status = Status::ok;
  out.windows = units - out.k;
  // Numbers of boundaries at or before a place, moved along with both ends of the window.
  struct Count {
    std::span<const std::int64_t> at;
    std::size_t before_end = 0, before_begin = 0;
    std::int64_t in(std::int64_t i, std::int64_t k) {
      while (before_end < at.size() && at[before_end] <= i + k) ++before_end;
      while (before_begin < at.size() && at[before_begin] <= i) ++before_begin;
      return static_cast<std::int64_t>(before_end - before_begin);
    }
  } a{reference}, b{other};
  for (std::int64_t i = 0; i < out.windows; ++i) {
    const auto x = a.in(i, out.k);
    const auto y = b.in(i, out.k);
    out.different += x != y ? 1 : 0;
    out.missed += (x == 0) != (y == 0) ? 1 : 0;
  }
  return out;
}

inline MethodRecord WindowDiffResult::method() const {
  MethodRecord out{.function = "window_diff", .n = windows};
  out.option("k", k);
  return out;
}

}  // namespace tematik
