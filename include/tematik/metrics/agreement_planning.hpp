#pragma once

/// @file
/// @brief How many units or sources must be coded twice for an interval of a wanted width?

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <tematik/metrics/detail/binomial_draw.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/metrics/resample_interval.hpp>
#include <tematik/metrics/unit_bootstrap.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

struct PlanningOptions {
  double half_width = 0.1;      ///< wanted: half of the interval's width
  double confidence = 0.95;     ///< of the interval
  std::int64_t n_boot = 2000;   ///< simulated studies per tried n, 2 or more
  std::int64_t max_n = 100000;  ///< no more than this is tried
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

struct AgreementPlan {
  Status status = Status::too_few_units;  ///< ok; too_few_units (fewer than two to draw from); undefined (no simulated
                                          ///< study has a figure); not_reached (more than max_n)
  Flags flags = {};
  std::int64_t n = 0;                            ///< units or sources needed; max_n if not reached
  double half_width = undefined_value;           ///< achieved with n
  double mc_se = undefined_value;                ///< Monte-Carlo standard error of it
  std::int64_t first_guess = 0;                  ///< by the square-root rule alone
  std::int64_t n_observed = 0;                   ///< units or sources in the data
  double observed_half_width = undefined_value;  ///< with as many as there are
  double wanted = undefined_value;
  double confidence = 0.95;
  std::int64_t n_boot = 0;
  std::uint64_t seed = 0;

  [[nodiscard]] MethodRecord method() const;
};

/// @brief The smallest n whose interval is narrow enough, by simulating studies like the one at hand.
///
/// - **Inputs**: `plan_units`: ratings, and a callable of ratings as in `unit_bootstrap()`; `plan_sources`: the number
///   of sources, and a callable of their weights as in `cluster_bootstrap()` (weights then add up to the tried n).
/// - **Formula**: half-width(n) = normal quantile x standard deviation of the figure over `n_boot` studies of n units
///   (multinomial over the patterns) or n sources (with replacement); first guess = n_observed (half-width(n_observed)
///   / wanted)^2; from there doubling or halving, then bisection. An n counts as enough only if at most 5 % of its
///   studies have no figure. mc_se = half-width / sqrt(2 (defined studies - 1))
/// - **Range**: n from 2 to max_n.
/// - **Undefined**: `too_few_units`, `undefined`, `not_reached` (n is then max_n with its half-width).
/// - **Assumptions**: the rest of the material is like the data at hand; a pilot with few sources knows little about
///   how sources differ. Neighbouring characters are not independent: plan sources.
/// - **Complexity**: O(log(n / n_observed) + log n) times `n_boot` figures.
/// - **Literature**: Gwet (2014), Handbook of inter-rater reliability, 4th ed.; Efron & Tibshirani (1993),
///   doi:10.1201/9780429246593
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});   // percent .75
/// const auto plan = tematik::plan_units(r, [](const auto& x) { return tematik::percent(x).value; });
/// assert(plan.n > 65 && plan.n < 80);                           // 1.96^2 x .75 x .25 / .1^2 = 72
/// @endcode
/// @throws UsageError if an option is out of range; Error `cancelled` if `progress` says no
template <class Figure>
  requires std::invocable<const Figure&, const Ratings&>
[[nodiscard]] AgreementPlan plan_units(const Ratings& ratings, const Figure& figure,
                                       const PlanningOptions& options = {});
template <class Figure>
  requires std::invocable<const Figure&, std::span<const std::int64_t>>
[[nodiscard]] AgreementPlan plan_sources(std::size_t sources, const Figure& figure,
                                         const PlanningOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

struct SimulatedWidth {
  double half_width = undefined_value;
  std::int64_t defined = 0;
  bool many_undefined = false;
};

/// Searches the smallest n; `study(stream, n)` gives the figure of one simulated study.
template <class Study>
[[nodiscard]] AgreementPlan search_plan(std::int64_t observed, const PlanningOptions& o, Study&& study) {
  check_resampling(o.n_boot, o.confidence);
  const auto refuse = [](std::string_view option, std::string_view wanted) {
    throw UsageError(std::string(option), cat(option, " must be ", wanted), std::string(option));
  };
  if (!(o.half_width > 0 && std::isfinite(o.half_width))) refuse("half_width", "a number above 0");
  if (o.n_boot < 2) refuse("n_boot", "2 or more");
  if (o.max_n < 2 || o.max_n > std::int64_t{0xFFFFFFFF}) refuse("max_n", "between 2 and 4294967295");
  AgreementPlan out;
  out.n_observed = observed;
  out.wanted = o.half_width;
  out.confidence = o.confidence;
  out.n_boot = o.n_boot;
  out.seed = o.seed;
  if (observed < 2) return out;
  const auto width = [&](std::int64_t n) {
    std::vector<double> values(static_cast<std::size_t>(o.n_boot));
    fill_resamples(values, o.threads, o.progress, [&](std::uint32_t replicate) {
      RandomStream stream(o.seed, RandomPurpose::agreement, (std::uint64_t{3} << 56U) | replicate);  // use 3: planning
      return std::optional<double>(study(stream, n));
    });
    ResampleInterval interval;
    summarise_resamples(interval, values, o.confidence);
    return SimulatedWidth{normal_quantile(o.confidence) * interval.se, o.n_boot - interval.n_undefined,
                          interval.n_undefined * 20 > o.n_boot};
  };
  const auto enough = [&](const SimulatedWidth& w) { return !w.many_undefined && w.half_width <= o.half_width; };

  const auto now = width(observed);
  out.observed_half_width = now.half_width;
  if (now.defined < 2) {
    out.status = Status::undefined;
    return out;
  }
  const double ratio = now.half_width / o.half_width;
  const double guess = std::ceil(static_cast<double>(observed) * ratio * ratio);
  out.first_guess = static_cast<std::int64_t>(std::clamp(guess, 2.0, static_cast<double>(o.max_n)));
  std::int64_t high = out.first_guess;
  std::int64_t low = 1;
  auto found = width(high);
  if (enough(found)) {
    while (high / 2 >= 2) {
      const auto w = width(high / 2);
      if (!enough(w)) {
        low = high / 2;
        break;
      }
      high /= 2;
      found = w;
    }
  } else {
    while (high < o.max_n && !enough(found)) {
      low = high;
      high = std::min(2 * high, o.max_n);
      found = width(high);
    }
  }
  out.status = enough(found) ? Status::ok : Status::not_reached;
  while (out.status == Status::ok && high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const auto w = width(middle);
    if (enough(w)) {
      high = middle;
      found = w;
    } else {
      low = middle;
    }
  }
  out.n = high;
  out.half_width = found.half_width;
  out.mc_se = found.half_width / std::sqrt(2 * static_cast<double>(found.defined - 1));
  out.flags.set(Flag::ci_undefined_resamples, found.many_undefined);
  return out;
}

}  // namespace detail

template <class Figure>
  requires std::invocable<const Figure&, const Ratings&>
AgreementPlan plan_units(const Ratings& ratings, const Figure& figure, const PlanningOptions& options) {
  const Ratings patterns = detail::patterns_with_value(ratings);
  const auto weights = detail::pattern_weights(patterns);
  return detail::search_plan(patterns.units(), options, [&](RandomStream& stream, std::int64_t n) {
    const std::optional<double> value = figure(detail::draw_units(stream, patterns, weights, n));
    return value.value_or(undefined_value);
  });
}

template <class Figure>
  requires std::invocable<const Figure&, std::span<const std::int64_t>>
AgreementPlan plan_sources(std::size_t sources, const Figure& figure, const PlanningOptions& options) {
  return detail::search_plan(static_cast<std::int64_t>(sources), options, [&](RandomStream& stream, std::int64_t n) {
    std::vector<std::int64_t> weights(sources);
    for (std::int64_t i = 0; i < n; ++i) ++weights[stream.draw(static_cast<std::uint32_t>(sources))];
    const std::optional<double> value = figure(std::span<const std::int64_t>(weights));
    return value.value_or(undefined_value);
  });
}

inline MethodRecord AgreementPlan::method() const {
  MethodRecord out{.function = "agreement_planning", .n = n_observed, .seed = seed};
  out.option("half_width", wanted);
  out.option("confidence", confidence);
  out.option("n_boot", n_boot);
  return out;
}

}  // namespace tematik
