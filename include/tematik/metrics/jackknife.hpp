#pragma once

/// @file
/// @brief Interval of a figure by leaving out one source, or one unit, at a time.

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/resample_interval.hpp>
#include <tematik/metrics/unit_bootstrap.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

struct JackknifeOptions {
  double confidence = 0.95;
  bool pairable_only = true;  ///< units: leave out only units with two values or more (alpha knows no others)
};

struct JackknifeResult {
  Status status = Status::too_few_units;  ///< ok; too_few_units (n < 2); undefined (the figure, or one left out)
  double value = undefined_value;         ///< the figure of everything
  double se = undefined_value;
  double lo = undefined_value;
  double hi = undefined_value;
  double confidence = 0.95;
  std::int64_t n = 0;                     ///< sources or units left out in turn
  std::int64_t n_undefined = 0;           ///< times that leaving one out left no figure
  std::vector<double> values = {};        ///< per source, or per pattern of units: the figure without (one of) it
  std::vector<std::int64_t> counts = {};  ///< how many sources or units each value stands for

  [[nodiscard]] MethodRecord method() const;
};

/// @brief Leave-one-out interval.
///
/// - **Inputs**: n sources (or cases) and a callable of their weights as in `cluster_bootstrap()`; or ratings and a
///   callable of ratings as in `unit_bootstrap()`.
/// - **Formula**: se = sqrt((n-1)/n sum of (theta_(i) - mean)^2), theta_(i) the figure without i; lo, hi = theta -+ t
///   quantile of n - 1 degrees of freedom times se, hi cut at 1
/// - **Range**: se 0 and above. **Undefined**: n < 2 `too_few_units`; the figure, or one of those left out, undefined:
///   `undefined` (a rare code that one source carries alone; resample instead).
/// - **Assumptions**: a smooth figure, n independent parts. Better than percentiles with few sources.
/// - **Complexity**: n + 1 figures; for units one figure per distinct pattern.
/// - **Literature**: Efron & Tibshirani (1993), doi:10.1201/9780429246593; Hughes (2022), arXiv:2210.13265
///
/// @code
/// const std::vector<double> means{1, 2, 4};
/// const auto ci = tematik::jackknife(3, [&](std::span<const std::int64_t> w) {
///   double sum = 0, n = 0;
///   for (std::size_t k = 0; k < 3; ++k) sum += double(w[k]) * means[k], n += double(w[k]);
///   return sum / n;
/// });
/// assert(std::abs(ci.se * ci.se - 7.0 / 9) < 1e-12);            // variance of the mean: (14/3)/2/3
/// @endcode
/// @throws UsageError if confidence is out of range
template <class Figure>
  requires std::invocable<const Figure&, std::span<const std::int64_t>>
[[nodiscard]] JackknifeResult jackknife(std::size_t clusters, const Figure& figure,
                                        const JackknifeOptions& options = {});
template <class Figure>
  requires std::invocable<const Figure&, const Ratings&>
[[nodiscard]] JackknifeResult jackknife(const Ratings& ratings, const Figure& figure,
                                        const JackknifeOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void settle_jackknife(JackknifeResult& out) {
  double mean = 0;
  for (std::size_t i = 0; i < out.values.size(); ++i) {
    out.n += out.counts[i];
    if (std::isnan(out.values[i])) out.n_undefined += out.counts[i];
  }
  if (out.n < 2) return;
  out.status = out.n_undefined > 0 || std::isnan(out.value) ? Status::undefined : Status::ok;
  if (out.status != Status::ok) return;
  const auto n = static_cast<double>(out.n);
  for (std::size_t i = 0; i < out.values.size(); ++i) mean += static_cast<double>(out.counts[i]) / n * out.values[i];
  double squares = 0;
  for (std::size_t i = 0; i < out.values.size(); ++i)
    squares += static_cast<double>(out.counts[i]) * (out.values[i] - mean) * (out.values[i] - mean);
  out.se = std::sqrt((n - 1) / n * squares);
  const double reach = t_quantile(out.confidence, out.n - 1) * out.se;
  out.lo = out.value - reach;
  out.hi = std::min(1.0, out.value + reach);
}

}  // namespace detail

template <class Figure>
  requires std::invocable<const Figure&, std::span<const std::int64_t>>
JackknifeResult jackknife(std::size_t clusters, const Figure& figure, const JackknifeOptions& options) {
  detail::check_resampling(1, options.confidence);
  JackknifeResult out;
  out.confidence = options.confidence;
  std::vector<std::int64_t> weights(clusters, 1);
  const auto of = [&] {
    const std::optional<double> value = figure(std::span<const std::int64_t>(weights));
    return value.value_or(undefined_value);
  };
  out.counts.assign(clusters, 1);
  if (clusters > 0) out.value = of();
  for (auto& weight : weights) {
    if (clusters < 2) break;
    weight = 0;
    out.values.push_back(of());
    weight = 1;
  }
  out.values.resize(clusters, undefined_value);
  detail::settle_jackknife(out);
  return out;
}

template <class Figure>
  requires std::invocable<const Figure&, const Ratings&>
JackknifeResult jackknife(const Ratings& ratings, const Figure& figure, const JackknifeOptions& options) {
  detail::check_resampling(1, options.confidence);
  JackknifeResult out;
  out.confidence = options.confidence;
  const Ratings patterns = detail::patterns_with_value(ratings);
  std::vector<std::int64_t> counts(patterns.rows());
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = patterns.count(i);
  const auto of = [&] {
    const std::optional<double> value = figure(detail::with_counts(patterns, counts));
    return value.value_or(undefined_value);
  };
  out.value = of();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto row = patterns.row(i);
    const auto missing = std::count(row.begin(), row.end(), Ratings::missing);
    if (options.pairable_only && static_cast<std::size_t>(missing) + 2 > row.size()) continue;
    --counts[i];
    out.values.push_back(of());
    ++counts[i];
    out.counts.push_back(counts[i]);
  }
  detail::settle_jackknife(out);
  return out;
}

inline MethodRecord JackknifeResult::method() const {
  MethodRecord out{.function = "jackknife", .n = n};
  out.option("confidence", confidence);
  out.step("undefined", n_undefined);
  return out;
}

}  // namespace tematik
