#pragma once

/// @file
/// @brief The formulas of `richness`, written once: with plain numbers for the estimate, with a slope for its variance.

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/tables/incidence.hpp>

namespace tematik::detail {

/// A number and its slope in one direction.
struct Slope {
  double value = 0;
  double slope = 0;

  Slope(double number = 0, double rate = 0) : value(number), slope(rate) {}  // NOLINT: plain numbers are constants
  friend Slope operator+(Slope a, Slope b) { return {a.value + b.value, a.slope + b.slope}; }
  friend Slope operator-(Slope a, Slope b) { return {a.value - b.value, a.slope - b.slope}; }
  friend Slope operator*(Slope a, Slope b) { return {a.value * b.value, a.slope * b.value + a.value * b.slope}; }
  friend Slope operator/(Slope a, Slope b) {
    return {a.value / b.value, (a.slope - a.value / b.value * b.slope) / b.value};
  }
};

[[nodiscard]] inline double value_of(double x) noexcept { return x; }
[[nodiscard]] inline double value_of(const Slope& x) noexcept { return x.value; }

/// How many codes have which count (of units, or of segments), counts from 1 upwards, and how many things were counted.
struct CountSpectrum {
  std::vector<std::pair<std::int64_t, std::int64_t>> counts = {};  // (k, codes with k), k rising
  double size = 0;                                                 // T units, or n segments
  double factor = 1;                                               // k of the formulas: (size-1)/size, or 1

  [[nodiscard]] double codes(std::int64_t k) const {
    for (const auto& [count, number] : counts) {
      if (count == k) return static_cast<double>(number);
    }
    return 0;
  }
  [[nodiscard]] double observed() const {
    double sum = 0;
    for (const auto& [count, number] : counts) sum += static_cast<double>(number);
    return sum;
  }
};

[[nodiscard]] inline CountSpectrum spectrum_of(const FrequencyCounts& f) {
  CountSpectrum out{.size = static_cast<double>(f.units)};
  for (std::size_t k = 1; k < f.codes.size(); ++k) {
    if (f.codes[k] > 0) out.counts.emplace_back(static_cast<std::int64_t>(k), f.codes[k]);
  }
  return out;
}

/// Of n_j per code; zeros are codes that were not seen.
[[nodiscard]] inline CountSpectrum spectrum_of(std::vector<std::int64_t> per_code) {
  CountSpectrum out;
  std::sort(per_code.begin(), per_code.end());
  for (const auto n : per_code) {
    if (n == 0) continue;
    out.size += static_cast<double>(n);
    if (out.counts.empty() || out.counts.back().first != n) out.counts.emplace_back(n, 0);
    ++out.counts.back().second;
  }
  return out;
}

/// The spectrum read as numbers of type X; a `Slope` is taken in the direction of Q_k, k = `along`.
template <class X>
struct SpectrumReader {
  const CountSpectrum& spectrum;
  std::int64_t along = 0;

  [[nodiscard]] X make(double value, std::int64_t k) const {
    if constexpr (std::is_same_v<X, Slope>) {
      return {value, k == along ? 1.0 : 0.0};
    } else {
      return value;
    }
  }
  [[nodiscard]] X q(std::int64_t k) const { return make(spectrum.codes(k), k); }
  [[nodiscard]] X observed() const { return make(spectrum.observed(), along); }
};

/// S + k Q1^2/(2 Q2), or S + k Q1(Q1-1)/2 if Q2 = 0.
template <class X>
[[nodiscard]] X chao_classic(const SpectrumReader<X>& r) {
  const X q1 = r.q(1);
  const X q2 = r.q(2);
  const X k = r.spectrum.factor;
  if (value_of(q2) > 0) return r.observed() + k * q1 * q1 / (X(2) * q2);
  return r.observed() + k * q1 * (q1 - X(1)) / X(2);
}

/// Chao2 and its second part from Q3 and Q4.
template <class X>
[[nodiscard]] X chao_improved(const SpectrumReader<X>& r) {
  const double t = r.spectrum.size;
  const X base = chao_classic(r);
  if (t < 4) return base;
  const X q3 = r.q(3);
  const X q4 = r.spectrum.codes(4) > 0 ? r.q(4) : X(1);
  const X more = r.q(1) - X((t - 3) / (t - 1)) * r.q(2) * q3 / (X(2) * q4);
  if (value_of(more) <= 0) return base;
  return base + X((t - 3) / t) * q3 / (X(4) * q4) * more;
}

template <class X>
[[nodiscard]] X jackknife_first(const SpectrumReader<X>& r) {
  const double t = r.spectrum.size;
  return r.observed() + X((t - 1) / t) * r.q(1);
}

template <class X>
[[nodiscard]] X jackknife_second(const SpectrumReader<X>& r) {
  const double t = r.spectrum.size;
  return r.observed() + X((2 * t - 3) / t) * r.q(1) - X((t - 2) * (t - 2) / (t * (t - 1))) * r.q(2);
}

/// What ICE and ACE read: sums over the codes with at most `cut`.
template <class X>
struct RareCodes {
  X frequent = 0;  // codes above the cut
  X rare = 0;      // codes up to it
  X mentions = 0;  // sum of k Q_k over them
  X pairs = 0;     // sum of k(k-1) Q_k over them

  RareCodes(const SpectrumReader<X>& r, std::int64_t cut) {
    for (const auto& [k, number] : r.spectrum.counts) {
      const X codes = r.q(k);
      const auto n = static_cast<double>(k);
      if (k > cut) {
        frequent = frequent + codes;
      } else {
        rare = rare + codes;
        mentions = mentions + X(n) * codes;
        pairs = pairs + X(n * (n - 1)) * codes;
      }
    }
  }
};

/// S_f + S_i/C + (Q1/C) gamma^2 with gamma^2 = max(S_i/C scale pairs - 1, 0); the caller made sure that C > 0.
template <class X>
[[nodiscard]] X by_coverage(const RareCodes<X>& c, X q1, X coverage, X scale) {
  X out = c.frequent + c.rare / coverage;
  const X spread = c.rare / coverage * scale * c.pairs - X(1);
  if (value_of(spread) > 0) out = out + q1 / coverage * spread;
  return out;
}

/// Coverage of the rare codes: 1 - Q1 A/U_i (A from Q1, Q2 and T units), or with A = 1.
template <class X>
[[nodiscard]] X rare_coverage(const SpectrumReader<X>& r, const RareCodes<X>& c, bool with_a) {
  const X q1 = r.q(1);
  if (value_of(q1) == 0) return X(1);
  X a = 1;
  if (with_a) {
    const X q2 = r.q(2);
    const X less = r.spectrum.size - 1;
    a = value_of(q2) > 0 ? less * q1 / (less * q1 + X(2) * q2) : less * (q1 - X(1)) / (less * (q1 - X(1)) + X(2));
  }
  return X(1) - q1 * a / c.mentions;
}

/// ICE as SpadeR has it (units < 0), or as EstimateS has it, with the number of units that hold a rare code.
template <class X>
[[nodiscard]] X ice_value(const SpectrumReader<X>& r, std::int64_t cut, double units) {
  const RareCodes<X> c(r, cut);
  if (value_of(c.rare) == 0) return c.frequent;
  const bool spader = units < 0;
  const X coverage = rare_coverage(r, c, spader);
  X scale = 0;
  if (value_of(c.pairs) > 0) {
    const double t = spader ? r.spectrum.size : units;
    scale = X(t / (t - 1)) / (c.mentions * (spader ? c.mentions - X(1) : c.mentions));
  }
  return by_coverage(c, r.q(1), coverage, scale);
}

template <class X>
[[nodiscard]] X ace_value(const SpectrumReader<X>& r, std::int64_t cut) {
  const RareCodes<X> c(r, cut);
  if (value_of(c.rare) == 0) return c.frequent;
  const X scale = value_of(c.pairs) > 0 ? X(1) / (c.mentions * (c.mentions - X(1))) : X(0);
  return by_coverage(c, r.q(1), rare_coverage(r, c, false), scale);
}

/// Delta method: gradient in (Q_1, Q_2, ...), covariance Q_i (delta_ij - Q_j/value).
template <class Formula>
[[nodiscard]] double delta_variance(const CountSpectrum& spectrum, double value, Formula&& formula) {
  double squares = 0;
  double sum = 0;
  for (const auto& [k, number] : spectrum.counts) {
    const double slope = formula(SpectrumReader<Slope>{spectrum, k}).slope;
    squares += slope * slope * static_cast<double>(number);
    sum += slope * static_cast<double>(number);
  }
  return squares - sum * sum / value;
}

/// Variance of Chao's classic estimate.
[[nodiscard]] inline double chao_classic_variance(double q1, double q2, double k, double value) {
  if (q2 > 0) {
    const double r = q1 / q2;
    return q2 * (k * r * r / 2 + k * k * r * r * r + k * k * r * r * r * r / 4);
  }
  const double v = k * q1 * (q1 - 1) / 2 + k * k * q1 * (2 * q1 - 1) * (2 * q1 - 1) / 4;
  return v - k * k * q1 * q1 * q1 * q1 / (4 * value);
}

/// Variance of the bias-corrected estimate, Q2 > 0.
[[nodiscard]] inline double chao_corrected_variance(double q1, double q2, double k) {
  const double more = q2 + 1;
  return k * q1 * (q1 - 1) / (2 * more) + k * k * q1 * (2 * q1 - 1) * (2 * q1 - 1) / (4 * more * more) +
         k * k * q1 * q1 * q2 * (q1 - 1) * (q1 - 1) / (4 * more * more * more * more);
}

}  // namespace tematik::detail
