#pragma once

// Tails of the sum of many independent whole numbers with wide supports: by Fourier transforms, after an exponential
// tilt that moves the mean to the value observed. The digits of a small tail then do not drown in rounding.

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

#include <tematik/metrics/exact_distribution.hpp>

namespace tematik::detail {

/// In place, size a power of two; forward: exponent -2 pi i.
inline void fourier(std::vector<std::complex<double>>& x, bool forward) {
  const std::size_t n = x.size();
  for (std::size_t i = 1, j = 0; i < n; ++i) {
    std::size_t bit = n >> 1U;
    for (; (j & bit) != 0; bit >>= 1U) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(x[i], x[j]);
  }
  std::vector<std::complex<double>> root(n / 2);
  for (std::size_t k = 0; k < root.size(); ++k) {
    const double turn = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(n);
    root[k] = {std::cos(turn), forward ? -std::sin(turn) : std::sin(turn)};
  }
  for (std::size_t size = 2; size <= n; size *= 2) {
    const std::size_t half = size / 2, step = n / size;
    for (std::size_t first = 0; first < n; first += size) {
      for (std::size_t k = 0; k < half; ++k) {
        const auto even = x[first + k];
        const auto& w = root[k * step];
        const auto& y = x[first + k + half];
        const std::complex<double> odd(w.real() * y.real() - w.imag() * y.imag(),
                                       w.real() * y.imag() + w.imag() * y.real());
        x[first + k] = even + odd;
        x[first + k + half] = even - odd;
      }
    }
  }
}

/// The convolution of two lists of probabilities; rounding below 0 becomes 0.
[[nodiscard]] inline std::vector<double> transform_convolve(const std::vector<double>& a,
                                                            const std::vector<double>& b) {
  const std::size_t size = a.size() + b.size() - 1;
  std::vector<std::complex<double>> z(std::bit_ceil(size));
  for (std::size_t i = 0; i < a.size(); ++i) z[i].real(a[i]);
  for (std::size_t i = 0; i < b.size(); ++i) z[i].imag(b[i]);
  fourier(z, true);
  for (auto& x : z) {
    x = {x.real() * x.real() - x.imag() * x.imag(), 2 * x.real() * x.imag()};  // (a + ib)^2 holds 2ab
  }
  fourier(z, false);
  std::vector<double> out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = std::max(0.0, z[i].imag() / (2 * static_cast<double>(z.size())));
  return out;
}

/// The distribution of the sum; narrow pairs are convolved directly, wide ones by transforms.
[[nodiscard]] inline ExactDistribution transform_sum(std::vector<ExactDistribution> parts) {
  if (parts.empty()) return {};
  while (parts.size() > 1) {  // neighbours first, so that sizes stay alike
    std::vector<ExactDistribution> next;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
      const auto& a = parts[i];
      const auto& b = parts[i + 1];
      if (std::min(a.probability.size(), b.probability.size()) <= 64) {
        next.push_back(convolve(a, b));
      } else {
        next.push_back(
            {.lowest = a.lowest + b.lowest, .probability = transform_convolve(a.probability, b.probability)});
      }
    }
    if (parts.size() % 2 == 1) next.push_back(std::move(parts.back()));
    parts = std::move(next);
  }
  return std::move(parts.front());
}

/// P(sum >= observed), less half of P(sum = observed) with mid-p.
[[nodiscard]] inline double upper_tail(const std::vector<ExactDistribution>& parts, std::int64_t observed, bool mid_p) {
  std::int64_t highest = 0;
  double at_highest = 1;
  for (const auto& part : parts) {
    highest += part.highest();
    at_highest *= part.probability.back();
  }
  if (observed > highest) return 0;
  if (observed == highest) return mid_p ? at_highest / 2 : at_highest;
  const auto wanted = static_cast<double>(observed);
  // Tilted by exp(tilt x): mean and variance of the sum by Newton's method within a bracket. Any tilt gives the same
  // tail; one that is nearly right keeps its digits.
  double tilt = 0, low = 0, high = 64;
  std::vector<ExactDistribution> tilted;
  double log_scale = 0;
  for (int round = 0; round < 80; ++round) {
    tilted = parts;
    log_scale = 0;
    double mean = 0, variance = 0;
    for (auto& part : tilted) {
      double sum = 0;
      const std::size_t last = part.probability.size() - 1;
      for (std::size_t k = 0; k <= last; ++k) {
        if (part.probability[k] > 0)
          part.probability[k] *= std::exp(tilt * (static_cast<double>(k) - static_cast<double>(last)));
        sum += part.probability[k];
      }
      for (auto& p : part.probability) p /= sum;
      log_scale += std::log(sum) + tilt * static_cast<double>(part.highest());
      mean += part.mean();
      variance += part.variance();
    }
    const double apart = wanted - mean;
    if (apart <= 0 && round == 0) break;  // the tail holds the mean: nothing to tilt
    if (std::abs(apart) <= 0.05 * std::sqrt(variance) || high - low < 1e-12) break;
    (apart > 0 ? low : high) = tilt;
    tilt = variance > 0 ? tilt + apart / variance : high;
    if (!(tilt > low && tilt < high)) tilt = (low + high) / 2;
  }
  const auto sum = transform_sum(std::move(tilted));
  double tail = 0;
  for (std::int64_t x = sum.highest(); x >= std::max(observed, sum.lowest); --x) {
    tail += sum.at(x) * std::exp(-tilt * static_cast<double>(x - observed));
  }
  if (mid_p) tail -= sum.at(observed) / 2;
  return std::min(1.0, tail * std::exp(log_scale - tilt * wanted));
}

/// Either tail; two-sided from the distribution without a tilt, NaN where that has too few digits (p below 1e-5).
[[nodiscard]] inline double sum_tail(std::vector<ExactDistribution> parts, std::int64_t observed,
                                     Alternative alternative, bool mid_p) {
  if (alternative == Alternative::two_sided) {
    const double p = transform_sum(std::move(parts)).p_value(observed, alternative);
    return p < 1e-5 ? undefined_value : p;
  }
  if (alternative == Alternative::greater) return upper_tail(parts, observed, mid_p);
  for (auto& part : parts) {
    part.lowest = -part.highest();
    std::reverse(part.probability.begin(), part.probability.end());
  }
  return upper_tail(parts, -observed, mid_p);
}

}  // namespace tematik::detail
