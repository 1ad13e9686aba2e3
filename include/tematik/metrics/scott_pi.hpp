#pragma once

/// @file
/// @brief Scott's pi: agreement of two coders beyond what their common distribution gives by chance.

#include <cstddef>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// @brief Scott's pi, with weights.
///
/// - **Inputs**: ratings of exactly two coders; units that both rated. Unit: whatever was rated.
/// - **Formula**: pi_k = (p_k. + p_.k)/2, p_a = sum of w_kl p_kl, p_e = sum of w_kl pi_k pi_l, pi = (p_a - p_e)/(1 - p_e);
///   variance [sum p_kl (w_kl - (1-pi)(t_k + t_l))^2 - (p_a - 2(1-pi)p_e)^2] / (n(1-p_e)^2) with
///   t_k = half the sum over l of w_kl p_.l + w_lk p_l.
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (one value used by both;
///   the option chooses NaN, 1 or 0).
/// - **Assumptions**: coders are interchangeable; with gaps it is not Fleiss' kappa of two coders, which counts single
///   values too. lo, hi: normal, cut at 1, units independent (characters are not); the options `divisor` and
///   `sampled_fraction` do not enter.
/// - **Complexity**: O(patterns + q), with weights + q^2.
/// - **Literature**: Scott (1955), doi:10.1086/266577
///
/// @code
/// tematik::Ratings r({"Ani", "Budi"}, {"no", "yes"});
/// const std::int32_t a[]{0, 0}, b[]{0, 1}, c[]{1, 0}, d[]{1, 1};
/// r.add(a, 20), r.add(b, 10), r.add(c, 20), r.add(d, 50);
/// assert(std::abs(tematik::scott_pi(r).value - 31.0 / 91) < 1e-12);
/// @endcode
/// @throws UsageError if there are not exactly two coders, an option is out of range, or weights do not fit
[[nodiscard]] AgreementValue scott_pi(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline AgreementValue scott_pi(const Ratings& ratings, const CoefficientOptions& options) {
  detail::TwoCoders::require("scott_pi", ratings);
  auto out = detail::begin_agreement<AgreementValue>("scott_pi", ratings, options, false);
  const auto w = detail::take_weights(out, ratings, options);
  if (out.status != Status::ok) return out;
  const detail::TwoCoders table(ratings);
  std::vector<double> pi(w.size());
  for (std::size_t k = 0; k < pi.size(); ++k) pi[k] = (table.first[k] + table.second[k]) / 2;
  const bool constant = detail::nothing_varies(w, pi, pi);
  const double p_e = w.expected(pi, pi);
  detail::settle(out, detail::observed_agreement(ratings, w), p_e, constant);
  if (constant || !options.variance) return out;
  std::vector<double> near(pi.size());
  for (std::size_t k = 0; k < pi.size(); ++k) {
    if (w.is_identity()) {
      near[k] = pi[k];
      continue;
    }
    for (std::size_t l = 0; l < pi.size(); ++l) near[k] += (w(k, l) * table.second[l] + w(l, k) * table.first[l]) / 2;
  }
  detail::set_interval(out, table.variance(ratings, w, out.observed, p_e, near, near),
                       detail::normal_quantile(options.confidence), "normal");
  return out;
}

}  // namespace tematik
