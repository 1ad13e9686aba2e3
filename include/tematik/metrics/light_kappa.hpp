#pragma once

/// @file
/// @brief Light's kappa: the mean of Cohen's kappa over all pairs of coders.

#include <cstddef>
#include <cstdint>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Light's kappa and how many pairs of coders it rests on.
struct LightKappaResult : AgreementValue {
  std::int64_t n_pairs = 0;    ///< pairs with a kappa
  std::int64_t n_dropped = 0;  ///< pairs without: no common unit, or no variation
};

/// @brief Light's kappa: the plain mean of pairwise `cohen_kappa()`.
///
/// - **Inputs**: ratings, two coders or more; every pair uses the units that both rated. Unit: whatever was rated.
/// - **Formula**: mean of kappa_gh over the pairs g < h that have one; observed and expected are means over them too
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (no pair has a kappa; the
///   option chooses NaN, 1 or 0). Pairs without a kappa are dropped: flag `invalid_pairs_dropped`; pairs without a
///   common unit also set `missing_pairs`.
/// - **Assumptions**: each coder has a distribution of their own; every pair weighs the same, however many units it
///   shares. There is no formula for se: resample clusters.
/// - **Complexity**: O(m^2 (patterns + q^2)).
/// - **Literature**: Light (1971), doi:10.1037/h0031643
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 0, 0}, {1, 0, 0}, {1, 0, 1}});
/// assert(std::abs(tematik::light_kappa(r).value - (1 + 0.4 + 0.4) / 3) < 1e-15);
/// @endcode
/// @throws UsageError if an option is out of range or weights do not fit the categories
[[nodiscard]] LightKappaResult light_kappa(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline LightKappaResult light_kappa(const Ratings& ratings, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<LightKappaResult>("light_kappa", ratings, options, false);
  static_cast<void>(detail::take_weights(out, ratings, options));
  if (out.status != Status::ok) return out;
  CoefficientOptions pair_options = options;
  pair_options.no_variation = NoVariation::nan;
  pair_options.variance = false;
  double value = 0, observed = 0, expected = 0;
  for (std::size_t h = 1; h < ratings.coders().size(); ++h) {
    for (std::size_t g = 0; g < h; ++g) {
      const std::size_t pair[]{g, h};
      const auto kappa = cohen_kappa(ratings.selected(pair), pair_options);
      if (kappa.status == Status::ok) {
        ++out.n_pairs;
        value += kappa.value;
        observed += kappa.observed;
        expected += kappa.expected;
      } else if (kappa.n_coders == 2) {  // a coder without any value is no coder here
        ++out.n_dropped;
        out.flags.set(Flag::invalid_pairs_dropped);
        if (kappa.status == Status::no_pairable) out.flags.set(Flag::missing_pairs);
      }
    }
  }
  const auto n = static_cast<double>(out.n_pairs);
  if (out.n_pairs > 0) {
    out.value = value / n;
    out.observed = observed / n;
    out.expected = expected / n;
    return out;
  }
  out.status = Status::no_variation;
  if (out.no_variation != NoVariation::nan) out.value = out.no_variation == NoVariation::one ? 1 : 0;
  return out;
}

}  // namespace tematik
