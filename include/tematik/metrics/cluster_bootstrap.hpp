#pragma once

/// @file
/// @brief Interval of a figure by drawing sources (or cases) anew, as whole clusters.

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct ClusterBootstrapOptions {
  std::int64_t n_boot = 2000;  ///< resamples, 1 up to 2^32 - 1
  double confidence = 0.95;
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

struct ClusterBootstrapResult {
  Status status = Status::too_few_units;  ///< ok; too_few_units (K < 2); undefined (no resample has a value)
  Flags flags = {};                       ///< few_clusters (K < 10), ci_undefined_resamples (> 5 %)
  double lo = undefined_value;
  double hi = undefined_value;
  double se = undefined_value;  ///< standard deviation of the defined resamples, divisor N - 1
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  std::int64_t n_clusters = 0;
  double confidence = 0.95;
  std::uint64_t seed = 0;
  std::vector<double> values = {};  ///< one per resample, in order; NaN where undefined

  /// One row per resample: replicate, value.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// How often each of `clusters` sources is drawn in resample `replicate`: that many draws with replacement.
///
/// Depends on seed and replicate alone, so every figure of a call, and both figures of a difference, see the same
/// resamples. Philox stream of purpose 7, order low = replicate, order high = 0.
[[nodiscard]] std::vector<std::int64_t> cluster_weights(std::size_t clusters, std::uint64_t seed,
                                                        std::uint32_t replicate);

/// The smallest v with F(v) >= q - 1e-12, F the distribution of sorted values. NaN without values.
[[nodiscard]] double inverse_ecdf(std::span<const double> sorted, double q) noexcept;

/// @brief Percentile interval from K clusters drawn with replacement.
///
/// - **Inputs**: K clusters (sources, or cases: what was sampled), and a callable that computes the figure from one
///   integer weight per cluster, weight 0 leaving it out; it gives a `std::optional<double>` or a double, where nothing or
///   NaN says undefined. It is called from several threads at once and must not write to what it shares.
/// - **Formula**: B resamples of K draws each; the figure of the weighted sum of the clusters' tables; lo and hi are the
///   smallest v with F(v) >= (1 - confidence)/2 and (1 + confidence)/2 - 1e-12 each, over defined resamples
/// - **Range**: that of the figure; no symmetry is forced.
/// - **Undefined**: K < 2: `too_few_units`; no resample has a value: `undefined`. Undefined resamples are dropped and
///   counted; more than 5 % set `ci_undefined_resamples`.
/// - **Assumptions**: clusters are independent draws from what one wants to speak about. With fewer than ten the interval
///   is too narrow (flag `few_clusters`).
/// - **Complexity**: O(B (K + cost of the figure)), whatever the length of the texts; memory O(B + threads K).
/// - **Literature**: Efron & Tibshirani (1993), doi:10.1201/9780429246593
///
/// @code
/// const std::vector<double> means{1.0, 2.0, 4.0};
/// const auto ci = tematik::cluster_bootstrap(means.size(), [&](std::span<const std::int64_t> w) {
///   double sum = 0;
///   for (std::size_t k = 0; k < w.size(); ++k) sum += static_cast<double>(w[k]) * means[k];
///   return sum / 3;
/// });
/// assert(ci.status == tematik::Status::ok && ci.lo >= 1 && ci.hi <= 4);
/// @endcode
/// @throws UsageError if n_boot or confidence is out of range; Error `cancelled` if `progress` says no
template <class Figure>
  requires std::invocable<const Figure&, std::span<const std::int64_t>>
[[nodiscard]] ClusterBootstrapResult cluster_bootstrap(std::size_t clusters, const Figure& figure,
                                                       const ClusterBootstrapOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline std::vector<std::int64_t> cluster_weights(std::size_t clusters, std::uint64_t seed, std::uint32_t replicate) {
  std::vector<std::int64_t> weights(clusters);
  RandomStream stream(seed, RandomPurpose::agreement, replicate);
  const auto n = static_cast<std::uint32_t>(clusters);
  for (std::size_t draw = 0; draw < clusters; ++draw) ++weights[stream.draw(n)];
  return weights;
}

inline double inverse_ecdf(std::span<const double> sorted, double q) noexcept {
  if (sorted.empty()) return undefined_value;
  const auto n = static_cast<double>(sorted.size());
  const double wanted = q - 1e-12;
  auto i = static_cast<std::size_t>(std::clamp(std::floor(wanted * n), 0.0, n - 1));
  while (i > 0 && static_cast<double>(i) / n >= wanted) --i;
  while (i + 1 < sorted.size() && static_cast<double>(i + 1) / n < wanted) ++i;
  return sorted[i];
}

namespace detail {

inline void check_resampling(std::int64_t n_boot, double confidence) {
  if (n_boot < 1 || n_boot > std::int64_t{0xFFFFFFFF}) {
    throw UsageError("n_boot", cat("n_boot must lie between 1 and 4294967295, not ", n_boot), "n_boot");
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence", std::to_string(confidence));
  }
}

/// Sets lo, hi, se, n_undefined and the status from values; returns those that are defined, sorted.
template <class Result>
std::vector<double> summarise_resamples(Result& out, std::span<const double> values, double confidence) {
  std::vector<double> defined;
  for (const double value : values) {
    if (!std::isnan(value)) defined.push_back(value);
  }
  out.n_boot = static_cast<std::int64_t>(values.size());
  out.n_undefined = out.n_boot - static_cast<std::int64_t>(defined.size());
  out.confidence = confidence;
  out.status = defined.empty() ? Status::undefined : Status::ok;
  if (defined.size() > 1) {
    const auto n = static_cast<double>(defined.size());
    double mean = 0;
    for (const double value : defined) mean += value / n;
    double squares = 0;
    for (const double value : defined) squares += (value - mean) * (value - mean);
    out.se = std::sqrt(squares / (n - 1));
  }
  std::sort(defined.begin(), defined.end());
  if (defined.size() > 1 && defined.front() == defined.back()) out.se = 0;
  out.lo = inverse_ecdf(defined, (1 - confidence) / 2);
  out.hi = inverse_ecdf(defined, (1 + confidence) / 2);
  return defined;
}

}  // namespace detail

template <class Figure>
  requires std::invocable<const Figure&, std::span<const std::int64_t>>
ClusterBootstrapResult cluster_bootstrap(std::size_t clusters, const Figure& figure,
                                         const ClusterBootstrapOptions& options) {
  detail::check_resampling(options.n_boot, options.confidence);
  ClusterBootstrapResult out;
  out.n_boot = options.n_boot;
  out.n_clusters = static_cast<std::int64_t>(clusters);
  out.confidence = options.confidence;
  out.seed = options.seed;
  out.flags.set(Flag::few_clusters, clusters < 10);
  if (clusters < 2) return out;

  const auto size = static_cast<std::size_t>(options.n_boot);
  constexpr std::size_t chunk_size = 64;
  out.values.assign(size, undefined_value);
  parallel_chunks((size + chunk_size - 1) / chunk_size, options.threads,
                  [&](std::size_t chunk) {
                    for (std::size_t r = chunk * chunk_size; r < std::min(size, (chunk + 1) * chunk_size); ++r) {
                      const auto weights = cluster_weights(clusters, options.seed, static_cast<std::uint32_t>(r));
                      const std::optional<double> value = figure(std::span<const std::int64_t>(weights));
                      out.values[r] = value.value_or(undefined_value);
                    }
                  },
                  options.progress);

  detail::summarise_resamples(out, out.values, options.confidence);
  out.flags.set(Flag::ci_undefined_resamples, out.n_undefined * 20 > options.n_boot);
  return out;
}

inline Table ClusterBootstrapResult::table() const {
  std::vector<std::int64_t> replicates(values.size());
  for (std::size_t i = 0; i < replicates.size(); ++i) replicates[i] = static_cast<std::int64_t>(i);
  Table out;
  out.add("replicate", std::move(replicates)).add("value", values);
  return out;
}

inline MethodRecord ClusterBootstrapResult::method() const {
  MethodRecord out{.function = "cluster_bootstrap", .n = n_clusters, .seed = seed};
  out.option("n_boot", n_boot);
  out.option("confidence", confidence);
  out.step("undefined_resamples", n_undefined);
  return out;
}

}  // namespace tematik
