#pragma once

/// @file
/// @brief Gwet's linearised variance: one formula for the standard error of every unit-based coefficient.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/pairable_units.hpp>
#include <tematik/metrics/weights.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Chance agreement p_e and its part of one unit, p_{e,i} = sum over k of r_ik c_k / r_i.
struct ChanceTerm {
  double expected = 0;                    ///< p_e
  std::vector<double> per_category = {};  ///< c_k; empty: p_{e,i} = p_e for every unit
};

struct GwetVarianceOptions {
  VarianceDivisor divisor = VarianceDivisor::n_minus_1;
  double sampled_fraction = 0;
};

/// @brief Variance of (p_a - p_e)/(1 - p_e) over units as a simple random sample, for any weights, with gaps.
///
/// - **Inputs**: ratings, weights, and how the coefficient expects agreement by chance: percent p_e = 0 and no c_k;
///   Brennan-Prediger p_e alone; Fleiss c = (W pi + W' pi)/2; AC c_k = (sum of weights)(1 - pi_k)/(q(q-1)).
/// - **Formula**: n = units with r_i >= 1, n' = units with r_i >= 2, f = sampled fraction,
///   p_{a,i} = sum over k of r_ik(r*_ik - 1)/(r_i(r_i - 1)), 0 if r_i < 2,
///   kappa*_i = (n/n')(p_{a,i} - p_e [r_i >= 2])/(1 - p_e) - 2(1 - kappa)(p_{e,i} - p_e)/(1 - p_e),
///   variance = (1 - f)/(n(n-1)) sum over i of (kappa*_i - kappa)^2; with divisor `n`, n n instead of n(n-1).
/// - **Range**: 0 and above. **Undefined**: NaN if n < 2, n' = 0 or p_e = 1.
/// - **Assumptions**: units are drawn independently; neighbouring characters are not (flag `not_independent`).
/// - **Complexity**: O(patterns x m + q).
/// - **Literature**: Gwet (2008), doi:10.1348/000711006X126600; Gwet (2014), Handbook of inter-rater reliability, 4th ed.
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0}, {1, 0, 0}});
/// const double v = tematik::gwet_variance(r, tematik::WeightMatrix(2), {.expected = 0}, 2.0 / 3);  // of percent
/// assert(std::abs(v - 1.0 / 9) < 1e-15);
/// @endcode
[[nodiscard]] double gwet_variance(const Ratings& ratings, const WeightMatrix& weights, const ChanceTerm& chance,
                                   double observed, GwetVarianceOptions options = {});

/// @brief The same for Krippendorff's alpha, from weights W = 1 - delta^2/max delta^2.
///
/// Only units with r_i >= 2 count, n of them, r = mean r_i. With p'_{a,i} = sum of r_ik(r*_ik - 1)/(r(r_i - 1)), p'_a
/// their mean, pi_k = (1/n) sum of r_ik/r, p_e = sum of w pi pi, alpha' = (p'_a - p_e)/(1 - p_e),
/// a_i = p'_{a,i} - p'_a(r_i - r)/r, e_i = sum of c_k r_ik/r - p_e(r_i - r)/r:
/// alpha*_i = (a_i - p_e)/(1 - p_e) - 2(1 - alpha')(e_i - p_e)/(1 - p_e), and
/// variance = (1 - f)/(n(n-1)) sum of (alpha*_i - alpha')^2. NaN if n < 2 or p_e = 1. O(patterns x m + q^2), identity + q.
[[nodiscard]] double gwet_alpha_variance(const Ratings& ratings, const WeightMatrix& weights,
                                         GwetVarianceOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// (1 - f) times the sum of squares over n(n-1) or n n.
[[nodiscard]] inline double sample_variance(double squares, std::int64_t n, GwetVarianceOptions options) {
  const auto size = static_cast<double>(n);
  const double divisor = options.divisor == VarianceDivisor::n ? size : size - 1;
  return (1 - options.sampled_fraction) * squares / (size * divisor);
}

/// `gwet_alpha_variance` of units that are read already; `n_c`: pairable values of each category.
[[nodiscard]] inline double alpha_variance(const Ratings& ratings, const std::vector<PairableUnit>& units,
                                           const std::vector<std::int64_t>& n_c, const WeightMatrix& weights,
                                           GwetVarianceOptions options) {
  std::int64_t n = 0;
  double values = 0;
  for (const auto& unit : units) {
    n += unit.count;
    values += static_cast<double>(unit.count * unit.values);
  }
  if (n < 2) return undefined_value;
  std::vector<double> pi(weights.size());
  for (std::size_t k = 0; k < pi.size(); ++k) pi[k] = static_cast<double>(n_c[k]) / values;
  const double mean = values / static_cast<double>(n);
  const auto near = weights.mean_weights(pi);
  double p_e = 0;
  for (std::size_t k = 0; k < pi.size(); ++k) p_e += pi[k] * near[k];
  const double left = 1 - p_e;
  if (left == 0) return undefined_value;

  const auto agreement = [mean](const PairableUnit& unit) {
    return unit.agreeing / (mean * static_cast<double>(unit.values - 1));
  };
  double p_a = 0;
  for (const auto& unit : units) p_a += static_cast<double>(unit.count) * agreement(unit);
  p_a /= static_cast<double>(n);
  const double alpha = (p_a - p_e) / left;
  double squares = 0;
  for (const auto& unit : units) {
    const double excess = (static_cast<double>(unit.values) - mean) / mean;
    double expected = 0;
    for (const auto value : ratings.row(unit.row)) {
      if (value != Ratings::missing) expected += near[static_cast<std::size_t>(value)];
    }
    const double a = agreement(unit) - p_a * excess;
    const double e = expected / mean - p_e * excess;
    const double term = (a - p_e) / left - 2 * (1 - alpha) * (e - p_e) / left;
    squares += static_cast<double>(unit.count) * (term - alpha) * (term - alpha);
  }
  return sample_variance(squares, n, options);
}

}  // namespace detail

inline double gwet_variance(const Ratings& ratings, const WeightMatrix& weights, const ChanceTerm& chance,
                            double observed, GwetVarianceOptions options) {
  std::int64_t n = 0;
  std::int64_t pairable = 0;
  detail::for_each_pattern(ratings, [&](const detail::RowTally& unit, std::int64_t count) {
    n += count;
    if (unit.total() >= 2) pairable += count;
  });
  const double p_e = chance.expected;
  const double left = 1 - p_e;
  if (n < 2 || pairable == 0 || left == 0) return undefined_value;
  const double kappa = (observed - p_e) / left;
  const double scale = static_cast<double>(n) / static_cast<double>(pairable);
  double squares = 0;
  detail::for_each_pattern(ratings, [&](const detail::RowTally& unit, std::int64_t count) {
    const auto r = static_cast<double>(unit.total());
    double term = unit.total() < 2 ? 0 : scale * (unit.agreeing(weights) / (r * (r - 1)) - p_e) / left;
    if (!chance.per_category.empty()) {
      double expected = 0;
      for (const auto& k : unit.cells())
        expected += static_cast<double>(k.coders) * chance.per_category[k.category] / r;
      term -= 2 * (1 - kappa) * (expected - p_e) / left;
    }
    squares += static_cast<double>(count) * (term - kappa) * (term - kappa);
  });
  return detail::sample_variance(squares, n, options);
}

inline double gwet_alpha_variance(const Ratings& ratings, const WeightMatrix& weights, GwetVarianceOptions options) {
  return detail::alpha_variance(ratings, detail::pairable_units(ratings, weights), detail::pairable_counts(ratings),
                                weights, options);
}

}  // namespace tematik
