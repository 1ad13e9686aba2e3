#pragma once

/// @file
/// @brief Gwet's AC1, and AC2 with weights: agreement that rare categories do not push to zero.

#include <cmath>
#include <cstddef>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/gwet_variance.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// @brief Gwet's AC1; with weights it is AC2.
///
/// - **Inputs**: ratings, two coders or more, gaps allowed. Unit: whatever was rated.
/// - **Formula**: (p_a - p_e)/(1 - p_e) with p_a of `percent()`, pi_k = mean over units with a value of r_ik/r_i, and
///   p_e = (sum over k, l of w_kl) / (q(q-1)) times sum over k of pi_k(1 - pi_k); q = categories *declared* (those
///   found if none were)
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `single_category` (q < 2), `no_pairable`,
///   `no_variation` (all weights are 1 and all categories equally used). Everybody using one of several categories is
///   `ok` with value 1: chance is 0 here.
/// - **Assumptions**: chance agreement happens only on units that are hard to rate, at most 1/q of them. The value
///   depends on q (`n_categories`). se, lo, hi: Gwet's variance, Student's t with n - 1 degrees of freedom, cut at 1.
/// - **Complexity**: O(patterns x m + q), with weights + q^2.
/// - **Literature**: Gwet (2008), doi:10.1348/000711006X126600; Gwet (2014), Handbook of inter-rater reliability, 4th ed.
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
/// const auto a = tematik::gwet_ac1(r);                         // p_a .75, p_e 2 x .625 x .375 / 1
/// assert(std::abs(a.value - (0.75 - 0.46875) / (1 - 0.46875)) < 1e-15);
/// @endcode
/// @throws UsageError if an option is out of range or weights do not fit the categories
[[nodiscard]] AgreementValue gwet_ac1(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline AgreementValue gwet_ac1(const Ratings& ratings, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<AgreementValue>("gwet_ac1", ratings, options, true);
  const auto weights = detail::take_weights(out, ratings, options);
  if (out.status != Status::ok) return out;
  const auto pi = detail::category_shares(ratings);
  const auto q = static_cast<double>(pi.size());
  const double scale = weights.total() / (q * (q - 1));
  ChanceTerm chance;
  for (const double share : pi) {
    chance.per_category.push_back(scale * (1 - share));
    chance.expected += scale * share * (1 - share);
  }
  const bool constant = weights.total() == q * q && chance.expected >= 1;
  detail::settle(out, detail::observed_agreement(ratings, weights), chance.expected, constant);
  if (!options.variance || constant) return out;
  detail::set_interval(
      out, gwet_variance(ratings, weights, chance, out.observed, {options.divisor, options.sampled_fraction}),
      detail::t_quantile(options.confidence, out.n_units - 1), "gwet");
  return out;
}

}  // namespace tematik
