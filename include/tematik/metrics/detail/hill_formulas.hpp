#pragma once

/// @file
/// @brief The formulas of `hill`, for one table of frequencies.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <tematik/metrics/detail/unseen.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik::detail {

/// Weights lo..hi in proportion to a distribution whose neighbours have the ratio w(k+1)/w(k) = ratio(k); sum 1.
/// Started at the mode, so nothing overflows.
template <class Ratio>
[[nodiscard]] std::vector<double> by_ratio(std::int64_t lo, std::int64_t hi, std::int64_t mode, Ratio&& ratio) {
  std::vector<double> w(static_cast<std::size_t>(hi - lo) + 1);
  const auto at = [&](std::int64_t k) -> double& { return w[static_cast<std::size_t>(k - lo)]; };
  mode = std::clamp(mode, lo, hi);
  at(mode) = 1;
  for (std::int64_t k = mode; k < hi; ++k) at(k + 1) = at(k) * ratio(k);
  for (std::int64_t k = mode; k > lo; --k) at(k - 1) = at(k) / ratio(k - 1);
  double sum = 0;
  for (const double x : w) sum += x;
  for (double& x : w) x /= sum;
  return w;
}

/// Q_k(t), k = 0..t: codes that t of the T units are expected to hold k times.
[[nodiscard]] inline std::vector<double> rarefied_counts(const FrequencyCounts& f, std::int64_t t) {
  std::vector<double> out(static_cast<std::size_t>(t) + 1);
  for (std::size_t j = 1; j < f.codes.size(); ++j) {
    if (f.codes[j] == 0) continue;
    const auto n = static_cast<std::int64_t>(j);
    const std::int64_t lo = std::max<std::int64_t>(0, t - (f.units - n));
    const std::int64_t hi = std::min(n, t);
    const auto mode = static_cast<std::int64_t>(static_cast<double>(t + 1) * static_cast<double>(n + 1) /
                                                static_cast<double>(f.units + 2));
    const auto weights = by_ratio(lo, hi, mode, [&](std::int64_t k) {
      return static_cast<double>(n - k) * static_cast<double>(t - k) /
             (static_cast<double>(k + 1) * static_cast<double>(f.units - n - t + k + 1));
    });
    for (std::int64_t k = lo; k <= hi; ++k) {
      out[static_cast<std::size_t>(k)] += static_cast<double>(f.codes[j]) * weights[static_cast<std::size_t>(k - lo)];
    }
  }
  return out;
}

/// The Hill number of order q of codes[k] codes with the share k/total each; NaN if total = 0.
template <class Number>
[[nodiscard]] double hill_number(const std::vector<Number>& codes, double total, double q) {
  if (!(total > 0)) return undefined_value;
  const bool shannon = std::abs(q - 1) < 1e-9;
  double sum = 0;
  for (std::size_t k = 1; k < codes.size(); ++k) {
    if (codes[k] == 0) continue;
    const double share = static_cast<double>(k) / total;
    sum += static_cast<double>(codes[k]) * (shannon ? -share * std::log(share) : std::pow(share, q));
  }
  return shannon ? std::exp(sum) : std::pow(sum, 1 / (1 - q));
}

/// Sum over r >= T of A^(r-T+1)/r.
[[nodiscard]] inline double unseen_tail(double a, std::int64_t units) {
  if (a <= 0) return 0;
  const auto t = static_cast<double>(units);
  if ((1 - a) * t < 1) {  // a long tail: the closed form loses little here
    double head = 0;
    double power = 1;
    for (std::int64_t r = 1; r < units; ++r) {
      power *= a;
      head += power / static_cast<double>(r);
    }
    return (-std::log1p(-a) - head) * std::pow(a, 1 - t);
  }
  double sum = 0;
  double power = 1;
  for (double r = t;; r += 1) {
    power *= a;
    const double term = power / r;
    sum += term;
    if (term < 1e-17 * sum) return sum;
  }
}

/// Hill numbers of all codes, seen or not: q = 0, 1 or 2; NaN for another q, or where nothing tells it.
[[nodiscard]] inline double hill_asymptotic(const FrequencyCounts& f, double q) {
  const auto t = static_cast<double>(f.units);
  const auto u = static_cast<double>(f.mentions());
  if (f.units < 2) return undefined_value;
  if (q == 0) return static_cast<double>(f.observed()) + unseen_codes(f);
  if (u == 0) return undefined_value;
  if (q == 1) {
    double sum = static_cast<double>(f.q(1)) / t * unseen_tail(unseen_ratio(f), f.units);
    double harmonic = 0;  // sum of 1/m over m = n..T-1
    for (std::size_t n = f.codes.size() - 1; n-- > 1;) {
      harmonic += 1 / static_cast<double>(n);
      sum += static_cast<double>(f.codes[n]) * static_cast<double>(n) / t * harmonic;
    }
    return std::exp(t / u * sum + std::log(u / t));
  }
  if (q == 2) {
    double pairs = 0;
    for (std::size_t n = 2; n < f.codes.size(); ++n) {
      pairs += static_cast<double>(f.codes[n]) * static_cast<double>(n) * static_cast<double>(n - 1);
    }
    return pairs > 0 ? u * u * (1 - 1 / t) / pairs : undefined_value;
  }
  return undefined_value;
}

}  // namespace tematik::detail
