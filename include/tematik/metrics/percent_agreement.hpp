#pragma once

/// @file
/// @brief Percent agreement: the share of agreeing pairs of coders.

#include <cmath>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/gwet_variance.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// @brief Percent agreement: how often two coders who rated the same unit gave it the same value.
///
/// - **Inputs**: ratings, two coders or more, gaps allowed. Unit: whatever was rated (character, sentence, source).
/// - **Formula**: mean over the n' units with r_i >= 2 of sum over k of r_ik(r*_ik - 1)/(r_i(r_i - 1)), where r_ik coders
///   gave k to unit i, r_i gave anything and r*_ik = sum over l of w_kl r_il (r_ik itself without weights)
/// - **Range**: 0..1 with weights in 0..1.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`: NaN, in this order.
/// - **Assumptions**: none about chance, which is its weakness: rare codes agree on "no" almost everywhere.
///   se, lo, hi: Gwet's variance with p_e = 0, Student's t with n - 1 degrees of freedom, cut to 0..1.
/// - **Complexity**: O(patterns x m), m coders.
/// - **Literature**: Gwet (2014), Handbook of inter-rater reliability, 4th ed.
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0}, {1, 0, 0}});   // coders x units
/// assert(tematik::percent(r).value == 2.0 / 3);
/// @endcode
/// @throws UsageError if an option is out of range or weights do not fit the categories
[[nodiscard]] AgreementValue percent(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline AgreementValue percent(const Ratings& ratings, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<AgreementValue>("percent", ratings, options, false);
  const auto weights = detail::take_weights(out, ratings, options);
  if (out.status != Status::ok) return out;
  detail::settle(out, detail::observed_agreement(ratings, weights), 0, false);
  if (!options.variance) return out;
  detail::set_interval(out,
                       gwet_variance(ratings, weights, {}, out.observed, {options.divisor, options.sampled_fraction}),
                       detail::t_quantile(options.confidence, out.n_units - 1), "gwet", 0);
  return out;
}

}  // namespace tematik
