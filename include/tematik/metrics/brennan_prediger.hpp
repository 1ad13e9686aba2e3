#pragma once

/// @file
/// @brief Brennan-Prediger: agreement beyond the chance of drawing one of q declared categories.

#include <cmath>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/gwet_variance.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// @brief Brennan-Prediger (Bennett's S, Randolph's free-marginal kappa), with weights and gaps.
///
/// - **Inputs**: ratings, two coders or more, gaps allowed. Unit: whatever was rated.
/// - **Formula**: (p_a - p_e)/(1 - p_e) with p_a of `percent()` and p_e = sum over k, l of w_kl / q^2, 1/q without
///   weights; q = categories *declared* (those found if none were), used or not
/// - **Range**: -1/(q-1)..1 without weights.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `single_category` (q < 2), `no_pairable`,
///   `no_variation` (all weights are 1).
/// - **Assumptions**: by chance every category is equally likely, however rare it is in the text. The value grows with
///   q: report q (`n_categories`). se, lo, hi: Gwet's variance, Student's t with n - 1 degrees of freedom, cut at 1.
/// - **Complexity**: O(patterns x m), with weights + q^2.
/// - **Literature**: Bennett, Alpert & Goldstein (1954), doi:10.1086/266520; Brennan & Prediger (1981),
///   doi:10.1177/001316448104100307; Randolph (2005), ERIC ED490661
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
/// assert(tematik::brennan_prediger(r).value == 0.5);
/// @endcode
/// @throws UsageError if an option is out of range or weights do not fit the categories
[[nodiscard]] AgreementValue brennan_prediger(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline AgreementValue brennan_prediger(const Ratings& ratings, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<AgreementValue>("brennan_prediger", ratings, options, true);
  const auto weights = detail::take_weights(out, ratings, options);
  if (out.status != Status::ok) return out;
  const auto q = static_cast<double>(weights.size());
  const double total = weights.total();
  const double p_e = total / (q * q);
  detail::settle(out, detail::observed_agreement(ratings, weights), p_e, total == q * q);
  if (!options.variance || out.status != Status::ok) return out;
  detail::set_interval(
      out,
      gwet_variance(ratings, weights, {.expected = p_e}, out.observed, {options.divisor, options.sampled_fraction}),
      detail::t_quantile(options.confidence, out.n_units - 1), "gwet");
  return out;
}

}  // namespace tematik
