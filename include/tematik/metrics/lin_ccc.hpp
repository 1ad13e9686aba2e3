#pragma once

/// @file
/// @brief Lin's concordance correlation coefficient: do two coders give the same numbers, not merely related ones?

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

struct LinCccOptions {
  NoVariation no_variation = NoVariation::nan;
  double confidence = 0.95;
  bool variance = true;  ///< false: no standard error
};

/// The coefficient with its parts: value = pearson x bias_correction.
struct LinCccResult : AgreementValue {
  double pearson = undefined_value;
  double bias_correction = undefined_value;  ///< 1: same mean and same spread
  double se_z = undefined_value;             ///< standard error of Fisher's z, of which lo and hi are made
};

/// @brief Lin's concordance correlation coefficient of two coders who gave numbers (code weights, for example).
///
/// - **Inputs**: ratings of exactly two coders with numbers as values; units that both rated.
/// - **Formula**: with moments over n units (divisor n), c = 2 s_xy/(s_x^2 + s_y^2 + (mean x - mean y)^2);
///   observed = mean (x - y)^2, expected = the denominator, c = 1 - observed/expected;
///   var(z) = [(1-r^2)c^2/((1-c^2)r^2) + 2c^3(1-c)u^2/(r(1-c^2)^2) - c^4 u^4/(2r^2(1-c^2)^2)]/(n-2), r Pearson's
///   correlation, u^2 = (mean x - mean y)^2/(s_x s_y); lo, hi = tanh(atanh c -+ quantile se_z); se = (1 - c^2) se_z
/// - **Range**: -1..1, never further from 0 than r.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (both give one and the
///   same number). A coder who gives one number only: 0, without interval; no interval if n < 3 or |c| = 1.
/// - **Assumptions**: the interval takes both coders' numbers as jointly normal and units as independent.
/// - **Complexity**: O(patterns).
/// - **Literature**: Lin (1989), doi:10.2307/2532051
///
/// @code
/// const auto c = tematik::lin_ccc(tematik::ratings_from(tematik::Matrix<double>{{1, 3, 4, 2}, {2, 3, 5, 2}}));
/// assert(std::abs(c.value - 5.0 / 6) < 1e-12);
/// @endcode
/// @throws UsageError if there are not exactly two coders, values are no numbers, or confidence is out of range
[[nodiscard]] LinCccResult lin_ccc(const Ratings& ratings, const LinCccOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline LinCccResult lin_ccc(const Ratings& ratings, const LinCccOptions& options) {
  detail::TwoCoders::require("lin_ccc", ratings);
  if (!ratings.is_numeric()) {
    throw UsageError("numbers",
                     detail::cat("lin_ccc needs numbers as values, found ", ratings.categories().size(), " names"),
                     "ratings");
  }
  auto out = detail::begin_agreement<LinCccResult>(
      "lin_ccc", ratings, CoefficientOptions{.no_variation = options.no_variation, .confidence = options.confidence},
      false);
  if (out.status != Status::ok) return out;
  const auto& values = ratings.values();
  const auto n = static_cast<double>(out.n_pairable);
  double mean_x = 0, mean_y = 0;
  std::size_t first = values.size(), second = values.size();
  bool x_varies = false, y_varies = false;
  detail::TwoCoders::for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
    mean_x += static_cast<double>(count) / n * values[k];
    mean_y += static_cast<double>(count) / n * values[l];
    x_varies = x_varies || (first != values.size() && k != first);
    y_varies = y_varies || (second != values.size() && l != second);
    first = k;
    second = l;
  });
  if (!x_varies) mean_x = values[first];
  if (!y_varies) mean_y = values[second];
  double s_xx = 0, s_yy = 0, s_xy = 0, apart = 0;
  detail::TwoCoders::for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
    const double share = static_cast<double>(count) / n;
    const double x = values[k] - mean_x;
    const double y = values[l] - mean_y;
    s_xx += share * x * x;
    s_yy += share * y * y;
    s_xy += share * x * y;
    apart += share * (values[k] - values[l]) * (values[k] - values[l]);
  });
  out.observed = apart;
  out.expected = s_xx + s_yy + (mean_x - mean_y) * (mean_x - mean_y);
  if (!x_varies && !y_varies && first == second) {
    out.status = Status::no_variation;
    if (options.no_variation != NoVariation::nan) out.value = options.no_variation == NoVariation::one ? 1 : 0;
    return out;
  }
  const double c = out.value = 2 * s_xy / out.expected;
  if (!x_varies || !y_varies) return out;
  const double spread = std::sqrt(s_xx * s_yy);
  const double r = out.pearson = s_xy / spread;
  const double bias = out.bias_correction = 2 * spread / out.expected;  // c / r, also where both are 0
  const double rest = 1 - c * c;
  if (!options.variance || n < 3 || !(rest > 0)) return out;
  const double u2 = (mean_x - mean_y) * (mean_x - mean_y) / spread;
  const double variance = ((1 - r * r) * bias * bias / rest + 2 * bias * c * c * (1 - c) * u2 / (rest * rest) -
                           bias * bias * c * c * u2 * u2 / (2 * rest * rest)) /
                          (n - 2);
  if (!(variance >= 0)) return out;
  out.se_z = std::sqrt(variance);
  out.se = rest * out.se_z;
  const double reach = detail::normal_quantile(options.confidence) * out.se_z;
  out.lo = std::tanh(std::atanh(c) - reach);
  out.hi = std::tanh(std::atanh(c) + reach);
  out.ci_method = "fisher_z";
  return out;
}

}  // namespace tematik
