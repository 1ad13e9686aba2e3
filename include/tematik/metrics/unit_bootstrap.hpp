#pragma once

/// @file
/// @brief Interval of a figure by drawing units anew, the values of all coders staying together.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <tematik/metrics/cluster_bootstrap.hpp>
#include <tematik/metrics/detail/binomial_draw.hpp>
#include <tematik/metrics/resample_interval.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

struct UnitBootstrapOptions {
  std::int64_t n_boot = 2000;  ///< resamples, 1 up to 2^32 - 1
  double confidence = 0.95;
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

/// `n`: units with a value, which is what every resample draws.
struct UnitBootstrapResult : ResampleInterval {
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Percentile interval from n units drawn with replacement.
///
/// - **Inputs**: ratings, and a callable that computes the figure from a resample (`const Ratings&` with the same
///   coders and categories and other counts); it gives a `std::optional<double>` or a double, where nothing or NaN says
///   undefined. It is called from several threads at once and must not write to what it shares.
/// - **Formula**: B resamples, each the multinomial of n units over the distinct patterns; lo and hi the smallest v
///   with F(v) >= (1 - confidence)/2 and (1 + confidence)/2 - 1e-12 over defined resamples
/// - **Range**: that of the figure. **Undefined**: fewer than two units `too_few_units`; no resample has a value
///   `undefined`. Undefined resamples are dropped and counted; more than 5 % set `ci_undefined_resamples`.
/// - **Assumptions**: units are independent. Neighbouring characters or sentences are not: where a study has several
///   sources, draw those (`cluster_bootstrap()`).
/// - **Complexity**: O(B (patterns x m + cost of the figure)), whatever the number of units.
/// - **Literature**: Efron & Tibshirani (1993), doi:10.1201/9780429246593; Hormann (1993),
///   doi:10.1080/00949659308811496 (the binomial draw)
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
/// const auto ci = tematik::unit_bootstrap(r, [](const tematik::Ratings& x) { return tematik::percent(x).value; });
/// assert(ci.lo <= 0.75 && 0.75 <= ci.hi);
/// @endcode
/// @throws UsageError if n_boot or confidence is out of range; Error `cancelled` if `progress` says no
template <class Figure>
  requires std::invocable<const Figure&, const Ratings&>
[[nodiscard]] UnitBootstrapResult unit_bootstrap(const Ratings& ratings, const Figure& figure,
                                                 const UnitBootstrapOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The distinct patterns with a value, sorted: the order of rows in the input cannot matter.
[[nodiscard]] inline Ratings patterns_with_value(const Ratings& ratings) {
  std::vector<std::size_t> everybody(ratings.coders().size());
  for (std::size_t g = 0; g < everybody.size(); ++g) everybody[g] = g;
  return ratings.selected(everybody).compacted();
}

/// The same patterns with other counts; rows of count 0 are left out.
[[nodiscard]] inline Ratings with_counts(const Ratings& patterns, std::span<const std::int64_t> counts) {
  Ratings out(patterns.coders(), patterns.categories(), patterns.values(), patterns.is_declared());
  out.conflict = patterns.conflict;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) out.add(patterns.row(i), counts[i]);
  }
  return out;
}

/// n units over the patterns in proportion to their counts.
[[nodiscard]] inline Ratings draw_units(RandomStream& stream, const Ratings& patterns, std::span<const double> weights,
                                        std::int64_t n) {
  return with_counts(patterns, multinomial_draw(stream, n, weights));
}

[[nodiscard]] inline std::vector<double> pattern_weights(const Ratings& patterns) {
  std::vector<double> out(patterns.rows());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<double>(patterns.count(i));
  return out;
}

/// values[r] = work(r) for every replicate, in parallel.
template <class Work>
void fill_resamples(std::vector<double>& values, int threads, const Progress& progress, Work&& work) {
  constexpr std::size_t chunk_size = 64;
  parallel_chunks((values.size() + chunk_size - 1) / chunk_size, threads,
                  [&](std::size_t chunk) {
                    for (std::size_t r = chunk * chunk_size; r < std::min(values.size(), (chunk + 1) * chunk_size);
                         ++r) {
                      const std::optional<double> value = work(static_cast<std::uint32_t>(r));
                      values[r] = value.value_or(undefined_value);
                    }
                  },
                  progress);
}

}  // namespace detail

template <class Figure>
  requires std::invocable<const Figure&, const Ratings&>
UnitBootstrapResult unit_bootstrap(const Ratings& ratings, const Figure& figure, const UnitBootstrapOptions& options) {
  detail::check_resampling(options.n_boot, options.confidence);
  UnitBootstrapResult out;
  const Ratings patterns = detail::patterns_with_value(ratings);
  out.n = patterns.units();
  out.n_boot = options.n_boot;
  out.confidence = options.confidence;
  out.seed = options.seed;
  if (out.n < 2) return out;
  const auto weights = detail::pattern_weights(patterns);
  out.values.assign(static_cast<std::size_t>(options.n_boot), undefined_value);
  detail::fill_resamples(out.values, options.threads, options.progress, [&](std::uint32_t replicate) {
    RandomStream stream(options.seed, RandomPurpose::agreement, replicate);
    return std::optional<double>(figure(detail::draw_units(stream, patterns, weights, out.n)));
  });
  detail::summarise_resamples(out, out.values, options.confidence);
  out.flags.set(Flag::ci_undefined_resamples, out.n_undefined * 20 > out.n_boot);
  return out;
}

inline MethodRecord UnitBootstrapResult::method() const {
  MethodRecord out{.function = "unit_bootstrap", .n = n, .seed = seed};
  out.option("n_boot", n_boot);
  out.option("confidence", confidence);
  out.step("undefined_resamples", n_undefined);
  return out;
}

}  // namespace tematik
