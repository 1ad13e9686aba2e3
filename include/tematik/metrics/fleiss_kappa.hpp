#pragma once

/// @file
/// @brief Fleiss' kappa: agreement of several coders beyond what their common distribution gives by chance.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/gwet_variance.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Fleiss' kappa with its figures per category.
struct FleissKappaResult : AgreementValue {
  double null_se = undefined_value;         ///< under chance agreement; complete ratings, no weights, else NaN
  std::vector<double> category_kappa = {};  ///< one per category; NaN where it is unused, gaps exist or weights are on
};

/// @brief Fleiss' kappa (generalised to gaps and weights): coders are interchangeable.
///
/// - **Inputs**: ratings, two coders or more, gaps allowed. Unit: whatever was rated.
/// - **Formula**: (p_a - p_e)/(1 - p_e) with p_a of `percent()`, pi_k = mean over units with a value of r_ik/r_i,
///   p_e = sum over k, l of w_kl pi_k pi_l
///   - category: kappa_k = 1 - sum over i of r_ik(m - r_ik)/(N m(m-1) pi_k(1 - pi_k))
///   - null s.e.: sqrt(2)/(A sqrt(N m(m-1))) sqrt(A^2 - sum of pi_k(1 - pi_k)(1 - 2 pi_k)), A = sum of pi_k(1 - pi_k)
/// - **Range**: up to 1; 0 is chance, below it is worse than chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (one value used; the
///   option chooses NaN, 1 or 0; observed and expected are given).
/// - **Assumptions**: one distribution for all coders. Two coders with gaps: not Scott's pi, because single values
///   enter pi_k here. se, lo, hi: Gwet's variance, Student's t with n - 1 degrees of freedom, cut at 1.
/// - **Complexity**: O(patterns x m + q), with weights + q^2.
/// - **Literature**: Fleiss (1971), doi:10.1037/h0031619; Fleiss, Nee & Landis (1979), doi:10.1037/0033-2909.86.5.974;
///   Gwet (2008), doi:10.1348/000711006X126600
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
/// const auto k = tematik::fleiss_kappa(r);                     // p_a .75, pi .625 and .375, p_e .53125
/// assert(k.status == tematik::Status::ok && std::abs(k.value - 7.0 / 15) < 1e-15);
/// @endcode
/// @throws UsageError if an option is out of range or weights do not fit the categories
[[nodiscard]] FleissKappaResult fleiss_kappa(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline FleissKappaResult fleiss_kappa(const Ratings& ratings, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<FleissKappaResult>("fleiss_kappa", ratings, options, false);
  const auto weights = detail::take_weights(out, ratings, options);
  const std::size_t q = ratings.categories().size();
  out.category_kappa.assign(q, undefined_value);
  if (out.status != Status::ok) return out;
  const auto pi = detail::category_shares(ratings);
  const bool constant = detail::nothing_varies(weights, pi, pi);
  const auto near = weights.mean_weights(pi);
  double p_e = 0;
  for (std::size_t k = 0; k < q; ++k) p_e += pi[k] * near[k];
  detail::settle(out, detail::observed_agreement(ratings, weights), p_e, constant);

  // Figures per category and the null s.e. need every unit rated by the same number of coders.
  std::int64_t m = -1;
  std::vector<double> split(q);
  detail::for_each_pattern(ratings, [&](const detail::RowTally& unit, std::int64_t count) {
    m = m == -1 || m == unit.total() ? unit.total() : 0;
    for (const auto& k : unit.cells())
      split[k.category] += static_cast<double>(count * k.coders * (unit.total() - k.coders));
  });
  if (m >= 2 && weights.is_identity()) {
    const double ratings_pairs = static_cast<double>(out.n_units) * static_cast<double>(m * (m - 1));
    double a = 0;
    double skew = 0;
    for (std::size_t k = 0; k < q; ++k) {
      const double spread = pi[k] * (1 - pi[k]);
      a += spread;
      skew += spread * (1 - 2 * pi[k]);
      if (pi[k] > 0 && !constant) out.category_kappa[k] = 1 - split[k] / (ratings_pairs * spread);
    }
    if (!constant)
      out.null_se = std::sqrt(2.0) / (a * std::sqrt(ratings_pairs)) * std::sqrt(std::max(0.0, a * a - skew));
  }
  if (!options.variance || constant) return out;
  detail::set_interval(
      out, gwet_variance(ratings, weights, {p_e, near}, out.observed, {options.divisor, options.sampled_fraction}),
      detail::t_quantile(options.confidence, out.n_units - 1), "gwet");
  return out;
}

}  // namespace tematik
