#pragma once

/// @file
/// @brief From resampled figures to an interval, and to the interval and p-value of the difference of two figures.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/cluster_bootstrap.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// A percentile interval with the resampled figures behind it.
struct ResampleInterval {
  Status status =
      Status::too_few_units;  ///< ok; too_few_units (nothing to resample); undefined (no resample has a value)
  Flags flags = {};           ///< ci_undefined_resamples (> 5 %)
  double lo = undefined_value;
  double hi = undefined_value;
  double se = undefined_value;  ///< standard deviation of the defined resamples, divisor N - 1
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  std::int64_t n = 0;  ///< what was drawn in each resample: units, or pairs of values
  double confidence = 0.95;
  std::uint64_t seed = 0;
  std::vector<double> values = {};  ///< one per resample, in order; NaN where undefined

  /// One row per resample: replicate, value.
  [[nodiscard]] Table table() const;
};

/// Two figures on the same resamples, compared.
struct ResampleDifference {
  Status status = Status::undefined;  ///< ok; undefined (no resample where both have a value)
  double lo = undefined_value;
  double hi = undefined_value;
  double se = undefined_value;
  double p = undefined_value;  ///< two-sided
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  double confidence = 0.95;
};

/// @brief Interval and p-value of the difference first - second (two coders, two batches, two levels).
///
/// - **Inputs**: resampled values of both figures, position for position from the same resamples (equal seed and
///   clusters, as every call of `cluster_bootstrap()` or `unit_bootstrap()` makes them); NaN: undefined.
/// - **Formula**: d = first - second over the B resamples where both are defined; lo, hi the percentiles of d;
///   p = min(1, 2 min(#{d <= 0} + 1, #{d >= 0} + 1)/(B + 1))
/// - **Range**: p from 2/(B + 1) to 1. **Undefined**: `undefined` if B = 0.
/// - **Assumptions**: those of the resampling. **Complexity**: O(B log B).
/// - **Literature**: Efron & Tibshirani (1993), doi:10.1201/9780429246593
///
/// @code
/// const std::vector<double> a{.8, .9, .7}, b{.5, .6, .6};
/// assert(tematik::resample_difference(a, b).p == 0.5);          // 2 (0 + 1)/(3 + 1)
/// @endcode
/// @throws UsageError if the numbers of resamples differ or confidence is out of range
[[nodiscard]] ResampleDifference resample_difference(std::span<const double> first, std::span<const double> second,
                                                     double confidence = 0.95);

// ---------------------------------------------------------------------------------------------------------

inline Table ResampleInterval::table() const {
  std::vector<std::int64_t> replicates(values.size());
  for (std::size_t i = 0; i < replicates.size(); ++i) replicates[i] = static_cast<std::int64_t>(i);
  Table out;
  out.add("replicate", std::move(replicates)).add("value", values);
  return out;
}

inline ResampleDifference resample_difference(std::span<const double> first, std::span<const double> second,
                                              double confidence) {
  if (first.size() != second.size()) {
    throw UsageError("resamples",
                     detail::cat("both figures need the same resamples, found ", first.size(), " and ", second.size()),
                     "resamples");
  }
  ResampleDifference out;
  out.confidence = confidence;
  if (!(confidence > 0 && confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence", std::to_string(confidence));
  }
  std::vector<double> d(first.size());
  for (std::size_t r = 0; r < d.size(); ++r) d[r] = first[r] - second[r];
  const auto defined = detail::summarise_resamples(out, d, confidence);
  if (defined.empty()) return out;
  const auto low = std::count_if(defined.begin(), defined.end(), [](double x) { return x <= 0; });
  const auto high = std::count_if(defined.begin(), defined.end(), [](double x) { return x >= 0; });
  const auto n = static_cast<double>(defined.size());
  out.p = std::min(1.0, 2 * static_cast<double>(std::min(low, high) + 1) / (n + 1));
  return out;
}

}  // namespace tematik
