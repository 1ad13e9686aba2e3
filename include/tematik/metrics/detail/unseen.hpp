#pragma once

/// @file
/// @brief Codes not seen yet, by Chao2 in its classic form, and the ratio that coverage and extrapolation share.

#include <cmath>

#include <tematik/tables/incidence.hpp>

namespace tematik::detail {

/// Q0, the classic Chao2 estimate of unseen codes: k Q1^2/(2 Q2), or k Q1(Q1-1)/2 if Q2 = 0, k = (T-1)/T; 0 if T = 0.
[[nodiscard]] inline double unseen_codes(const FrequencyCounts& f) noexcept {
  if (f.units == 0) return 0;
  const auto q1 = static_cast<double>(f.q(1));
  const auto q2 = static_cast<double>(f.q(2));
  const auto t = static_cast<double>(f.units);
  return (t - 1) / t * (q2 > 0 ? q1 * q1 / (2 * q2) : q1 * (q1 - 1) / 2);
}

/// A = T Q0/(T Q0 + Q1), 0 if Q1 = 0.
[[nodiscard]] inline double unseen_ratio(const FrequencyCounts& f) noexcept {
  const auto q1 = static_cast<double>(f.q(1));
  const auto q2 = static_cast<double>(f.q(2));
  const auto t = static_cast<double>(f.units);
  if (q1 == 0) return 0;
  if (q2 > 0) return (t - 1) * q1 / ((t - 1) * q1 + 2 * q2);
  return (t - 1) * (q1 - 1) / ((t - 1) * (q1 - 1) + 2);
}

/// ln A, from 1 - A, which is exact near 1; only where A > 0.
[[nodiscard]] inline double log_unseen_ratio(const FrequencyCounts& f) noexcept {
  const auto q1 = static_cast<double>(f.q(1));
  const auto q2 = static_cast<double>(f.q(2));
  const auto less = static_cast<double>(f.units) - 1;
  return q2 > 0 ? std::log1p(-2 * q2 / (less * q1 + 2 * q2)) : std::log1p(-2 / (less * (q1 - 1) + 2));
}

}  // namespace tematik::detail
