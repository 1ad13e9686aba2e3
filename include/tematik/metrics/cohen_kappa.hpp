#pragma once

/// @file
/// @brief Cohen's kappa: agreement of two coders beyond what their own habits give by chance.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Cohen's kappa with its ceiling and its standard error under chance.
struct CohenKappaResult : AgreementValue {
  double null_se = undefined_value;    ///< for z = value / null_se
  double kappa_max = undefined_value;  ///< the largest kappa these margins allow; without weights only
};

/// @brief Cohen's kappa, weighted kappa.
///
/// - **Inputs**: ratings of exactly two coders; units that both rated. Unit: whatever was rated.
/// - **Formula**: p_kl = share of units with k by the first and l by the second coder, p_a = sum of w_kl p_kl,
///   p_e = sum of w_kl p_k. p_.l, kappa = (p_a - p_e)/(1 - p_e); weights: `agreement_weights()`
///   - variance [sum p_kl (w_kl - (1-kappa)(u_k + v_l))^2 - (p_a - 2(1-kappa)p_e)^2] / (n(1-p_e)^2) with
///     u_k = sum over l of w_kl p_.l, v_l = sum over k of w_kl p_k.
///   - null variance [sum p_k. p_.l (w_kl - u_k - v_l)^2 - p_e^2] / (n(1-p_e)^2)
///   - kappa_max (sum of min(p_k., p_.k) - p_e)/(1 - p_e), identity weights only
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (both use the same one
///   value; the option chooses NaN, 1 or 0). Two coders who each use one value, but not the same: 0, `ok`.
/// - **Assumptions**: each coder has a distribution of their own. Rare codes pull kappa down even where nearly all units
///   agree: read kappa_max and `observed`. lo, hi: normal, cut at 1, units independent (characters are not). The
///   options `divisor` and `sampled_fraction` do not enter these classical formulas.
/// - **Complexity**: O(patterns + q^2).
/// - **Literature**: Cohen (1960), doi:10.1177/001316446002000104; Cohen (1968), doi:10.1037/h0026256; Fleiss, Cohen &
///   Everitt (1969), doi:10.1037/h0028106
///
/// @code
/// tematik::Ratings r({"Ani", "Budi"}, {"no", "yes"});
/// const std::int32_t yes_yes[]{1, 1}, yes_no[]{1, 0}, no_no[]{0, 0};
/// r.add(yes_yes, 15), r.add(yes_no, 5), r.add(no_no, 70);
/// assert(std::abs(tematik::cohen_kappa(r).value - 14.0 / 17) < 1e-12);
/// @endcode
/// @throws UsageError if there are not exactly two coders, an option is out of range, or weights do not fit
[[nodiscard]] CohenKappaResult cohen_kappa(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline CohenKappaResult cohen_kappa(const Ratings& ratings, const CoefficientOptions& options) {
  detail::TwoCoders::require("cohen_kappa", ratings);
  auto out = detail::begin_agreement<CohenKappaResult>("cohen_kappa", ratings, options, false);
  const auto w = detail::take_weights(out, ratings, options);
  if (out.status != Status::ok) return out;
  const detail::TwoCoders table(ratings);
  const std::size_t q = w.size();
  const bool constant = detail::nothing_varies(w, table.first, table.second);
  const double p_e = w.expected(table.first, table.second);
  detail::settle(out, detail::observed_agreement(ratings, w), p_e, constant);
  if (constant) return out;
  const double left = 1 - p_e;
  if (w.is_identity()) {
    double most = 0;
    for (std::size_t k = 0; k < q; ++k) most += std::min(table.first[k], table.second[k]);
    out.kappa_max = (most - p_e) / left;
  }
  if (!options.variance) return out;
  std::vector<double> by_row(q), by_column(q);
  for (std::size_t k = 0; k < q; ++k) {
    if (w.is_identity()) {
      by_row[k] = table.second[k];
      by_column[k] = table.first[k];
      continue;
    }
    for (std::size_t l = 0; l < q; ++l) {
      by_row[k] += w(k, l) * table.second[l];
      by_column[k] += w(l, k) * table.first[l];
    }
  }
  double null_squares = 0;
  for (std::size_t k = 0; k < q; ++k) {
    if (table.first[k] == 0) continue;
    for (std::size_t l = 0; l < q; ++l) {
      const double term = w(k, l) - by_row[k] - by_column[l];
      null_squares += table.first[k] * table.second[l] * term * term;
    }
  }
  out.null_se = std::sqrt(std::max(0.0, null_squares - p_e * p_e) / (static_cast<double>(table.n) * left * left));
  detail::set_interval(out, table.variance(ratings, w, out.observed, p_e, by_row, by_column),
                       detail::normal_quantile(options.confidence), "normal");
  return out;
}

}  // namespace tematik
