#pragma once

/// @file
/// @brief PABAK: kappa as it would be without prevalence and bias, and the two indices that say how far they matter.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

struct PabakOptions {
  double confidence = 0.95;
  bool variance = true;  ///< false: no standard error
};

/// PABAK with the indices of its two-by-two table.
struct PabakResult : AgreementValue {
  double prevalence_index = undefined_value;  ///< (a - d)/n, two categories only
  double bias_index = undefined_value;        ///< (b - c)/n, two categories only
};

/// @brief Prevalence-adjusted, bias-adjusted kappa.
///
/// - **Inputs**: ratings of exactly two coders; units that both rated. Unit: whatever was rated.
/// - **Formula**: (q p_a - 1)/(q - 1), q = categories *declared* (those found if none were); with q = 2 and the table a
///   (both the first category), b (only the first coder), c (only the second coder), d (neither): prevalence index
///   (a - d)/n, bias index (b - c)/n; se q/(q-1) sqrt(p_a(1 - p_a)/n)
/// - **Range**: -1/(q-1)..1; the indices -1..1.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `single_category` (q < 2), `no_pairable`.
/// - **Assumptions**: equals `brennan_prediger()` on two coders without gaps: every category is taken as equally
///   likely, so the value says nothing about chance in *this* text. Read it beside kappa, never instead of it. lo, hi:
///   normal, cut at 1 and at -1/(q-1), units independent (characters are not).
/// - **Complexity**: O(patterns).
/// - **Literature**: Byrt, Bishop & Carlin (1993), doi:10.1016/0895-4356(93)90018-V
///
/// @code
/// tematik::Ratings r({"Ani", "Budi"}, {"no", "yes"});
/// const std::int32_t a[]{0, 0}, b[]{0, 1}, c[]{1, 0}, d[]{1, 1};
/// r.add(a, 20), r.add(b, 10), r.add(c, 20), r.add(d, 50);
/// assert(std::abs(tematik::pabak(r).value - 0.4) < 1e-12);
/// @endcode
/// @throws UsageError if there are not exactly two coders or confidence is out of range
[[nodiscard]] PabakResult pabak(const Ratings& ratings, const PabakOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline PabakResult pabak(const Ratings& ratings, const PabakOptions& options) {
  detail::TwoCoders::require("pabak", ratings);
  auto out = detail::begin_agreement<PabakResult>("pabak", ratings,
                                                  CoefficientOptions{.confidence = options.confidence}, true);
  if (out.status != Status::ok) return out;
  const auto q = static_cast<double>(out.n_categories);
  const auto n = static_cast<double>(out.n_pairable);
  detail::settle(out, detail::observed_agreement(ratings, WeightMatrix(out.n_categories)), 1 / q, false);
  if (out.n_categories == 2) {
    std::int64_t prevalence = 0;
    std::int64_t bias = 0;
    detail::TwoCoders::for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
      if (k == l)
        prevalence += k == 0 ? count : -count;
      else
        bias += k == 0 ? count : -count;
    });
    out.prevalence_index = static_cast<double>(prevalence) / n;
    out.bias_index = static_cast<double>(bias) / n;
  }
  if (!options.variance) return out;
  const double se = q / (q - 1) * std::sqrt(std::max(0.0, out.observed * (1 - out.observed)) / n);
  detail::set_interval(out, se * se, detail::normal_quantile(options.confidence), "normal", -1 / (q - 1));
  return out;
}

}  // namespace tematik
