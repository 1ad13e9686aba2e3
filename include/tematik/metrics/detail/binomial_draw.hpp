#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <tematik/support/philox.hpp>

namespace tematik::detail {

/// log k! without its main term (k + 1/2) log(k + 1) - (k + 1) + log(2 pi)/2.
[[nodiscard]] inline double stirling_tail(double k) noexcept {
  if (k < 10) {
    double factorial = 1;
    for (double i = 2; i <= k; ++i) factorial *= i;
    return std::log(factorial) - ((k + 0.5) * std::log(k + 1) - (k + 1) + 0.91893853320467274178);
  }
  const double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

/// BTRS: transformed rejection with squeeze, for p <= 1/2 and n p >= 10 (Hormann 1993, doi:10.1080/00949659308811496).
[[nodiscard]] inline std::int64_t binomial_btrs(RandomStream& stream, std::int64_t trials, double p) noexcept {
  const auto n = static_cast<double>(trials);
  const double odds = p / (1 - p);
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double center = n * p + 0.5;
  const double squeeze = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double mode = std::floor((n + 1) * p);
  const auto log_factorials = [n](double k) {  // of log k! (n - k)!, without what does not depend on k
    return (k + 0.5) * std::log(k + 1) + (n - k + 0.5) * std::log(n - k + 1) + stirling_tail(k) + stirling_tail(n - k);
  };
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + center);
    if (us >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
    if (!(k >= 0 && k <= n)) continue;
    const double density = log_factorials(mode) - log_factorials(k) + (k - mode) * std::log(odds);
    if (std::log(v * alpha / (a / (us * us) + b)) <= density) return static_cast<std::int64_t>(k);
  }
}

/// Successes in n trials of probability p: inversion while n p < 10, else BTRS.
[[nodiscard]] inline std::int64_t binomial_draw(RandomStream& stream, std::int64_t n, double p) noexcept {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial_draw(stream, n, 1 - p);
  if (static_cast<double>(n) * p >= 10) return binomial_btrs(stream, n, p);
  double u = stream.uniform();
  double mass = std::exp(static_cast<double>(n) * std::log1p(-p));
  std::int64_t k = 0;
  while (u > mass && k < n) {
    u -= mass;
    ++k;
    mass *= static_cast<double>(n - k + 1) / static_cast<double>(k) * (p / (1 - p));
  }
  return k;
}

/// n draws over cells in proportion to their weights (0 or more, not all 0), as a row of binomials.
[[nodiscard]] inline std::vector<std::int64_t> multinomial_draw(RandomStream& stream, std::int64_t n,
                                                                std::span<const double> weights) {
  std::vector<std::int64_t> out(weights.size());
  std::vector<double> rest(weights.size());  // weight from here to the end
  double sum = 0;
  for (std::size_t i = weights.size(); i > 0; --i) rest[i - 1] = sum += weights[i - 1];
  std::size_t last = weights.size();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) last = i;
  }
  for (std::size_t i = 0; i < weights.size() && n > 0; ++i) {
    out[i] = i == last ? n : binomial_draw(stream, n, weights[i] / rest[i]);
    n -= out[i];
  }
  return out;
}

}  // namespace tematik::detail
