#pragma once

/// @file
/// @brief Bangdiwala's B: how much of the agreement chart is filled.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

struct BangdiwalaOptions {
  double confidence = 0.95;
  bool variance = true;  ///< false: no standard error
};

/// @brief Bangdiwala's B.
///
/// - **Inputs**: ratings of exactly two coders; units that both rated. Unit: whatever was rated.
/// - **Formula**: sum of p_kk^2 / sum of p_k. p_.k: the squares of agreement in the rectangles of the margins. Variance
///   by the delta method on the multinomial: [sum p_kl g_kl^2 - (sum p_kl g_kl)^2]/n with
///   g_kl = (2 p_kk [k = l] - B (p_.k + p_l.)) / sum of p_k. p_.k
/// - **Range**: 0..1; no value stands for chance, so it is not comparable with kappa.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `undefined` (the two coders share no
///   category). Both using the same one category: 1.
/// - **Assumptions**: units independent (characters are not); lo, hi: normal, cut to 0..1.
/// - **Complexity**: O(patterns + q).
/// - **Literature**: Bangdiwala (1985), 45th session of the International Statistical Institute, 307-308
///
/// @code
/// tematik::Ratings r({"Ani", "Budi"}, {"no", "yes"});
/// const std::int32_t a[]{0, 0}, b[]{0, 1}, d[]{1, 1};
/// r.add(a, 2), r.add(b, 1), r.add(d, 1);
/// assert(tematik::bangdiwala_b(r).value == 5.0 / 8);            // (4 + 1)/(3 x 2 + 1 x 2)
/// @endcode
/// @throws UsageError if there are not exactly two coders or confidence is out of range
[[nodiscard]] AgreementValue bangdiwala_b(const Ratings& ratings, const BangdiwalaOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline AgreementValue bangdiwala_b(const Ratings& ratings, const BangdiwalaOptions& options) {
  detail::TwoCoders::require("bangdiwala_b", ratings);
  auto out = detail::begin_agreement<AgreementValue>("bangdiwala_b", ratings,
                                                     CoefficientOptions{.confidence = options.confidence}, false);
  if (out.status != Status::ok) return out;
  const detail::TwoCoders table(ratings);
  const std::size_t q = table.first.size();
  const auto n = static_cast<double>(table.n);
  std::vector<double> diagonal(q);
  detail::TwoCoders::for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
    if (k == l) diagonal[k] += static_cast<double>(count);
  });
  double squares = 0, rectangles = 0;
  out.observed = 0;
  for (std::size_t k = 0; k < q; ++k) {
    diagonal[k] /= n;
    out.observed += diagonal[k];
    squares += diagonal[k] * diagonal[k];
    rectangles += table.first[k] * table.second[k];
  }
  if (rectangles == 0) {
    out.status = Status::undefined;
    return out;
  }
  out.value = squares / rectangles;
  if (!options.variance) return out;
  double mean = 0, mean_square = 0;
  detail::TwoCoders::for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
    const double g = ((k == l ? 2 * diagonal[k] : 0) - out.value * (table.second[k] + table.first[l])) / rectangles;
    mean += static_cast<double>(count) / n * g;
    mean_square += static_cast<double>(count) / n * g * g;
  });
  detail::set_interval(out, std::max(0.0, mean_square - mean * mean) / n, detail::normal_quantile(options.confidence),
                       "normal", 0);
  return out;
}

}  // namespace tematik
