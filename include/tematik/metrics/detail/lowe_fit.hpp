#pragma once

/// @file
/// @brief Least squares of a curve a f(n, beta): for each beta the best a is known, so one number is searched.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace tematik::detail {

/// f(1..T, beta) and its slope in beta.
struct LoweShape {
  std::vector<double> f = {};
  std::vector<double> slope = {};
};

/// 1 - (1-beta)^n
[[nodiscard]] inline LoweShape lowe_is(double beta, std::size_t units) {
  LoweShape out;
  double miss = 1;
  for (std::size_t n = 1; n <= units; ++n) {
    out.slope.push_back(static_cast<double>(n) * miss);
    miss *= 1 - beta;
    out.f.push_back(1 - miss);
  }
  return out;
}

/// beta n/(1 + beta(n-1))
[[nodiscard]] inline LoweShape lowe_iw(double beta, std::size_t units) {
  LoweShape out;
  for (std::size_t i = 1; i <= units; ++i) {
    const auto n = static_cast<double>(i);
    const double below = 1 + beta * (n - 1);
    out.f.push_back(beta * n / below);
    out.slope.push_back(n / (below * below));
  }
  return out;
}

/// 1 - Gamma(1-beta+n)/(Gamma(1-beta) Gamma(1+n)) = 1 - (1-beta)(1-beta/2)…(1-beta/n)
[[nodiscard]] inline LoweShape lowe_sw(double beta, std::size_t units) {
  LoweShape out;
  double miss = 1;
  double slope = 0;
  for (std::size_t i = 1; i <= units; ++i) {
    const auto n = static_cast<double>(i);
    slope = slope * (1 - beta / n) - miss / n;
    miss *= 1 - beta / n;
    out.f.push_back(1 - miss);
    out.slope.push_back(-slope);
  }
  return out;
}

struct LoweFitted {
  double a = 0;
  double beta = 0;
  double sse = 0;
  bool unbounded = false;  // a straight or logarithmic line, a without end, fits at least as well
};

/// @param shape  (beta, T) -> LoweShape; @param limit  what f is proportional to as beta falls to 0;
/// @param floor  least a
template <class Shape>
[[nodiscard]] LoweFitted fit_lowe(const std::vector<double>& y, Shape&& shape, const std::vector<double>& limit,
                                  double floor) {
  double at_slope = 0;  // of half the sum of squares, in beta, a at its best
  const auto at = [&](double beta) {
    const LoweShape s = shape(beta, y.size());
    double fy = 0;
    double ff = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      fy += s.f[i] * y[i];
      ff += s.f[i] * s.f[i];
    }
    LoweFitted out{.a = std::max(fy / ff, floor), .beta = beta};
    at_slope = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double rest = out.a * s.f[i] - y[i];
      out.sse += rest * rest;
      at_slope += rest * out.a * s.slope[i];
    }
    return out;
  };
  constexpr int points = 2000;
  const auto grid = [](int i) { return std::pow(10.0, -6.0 * (points - i) / points); };  // 1e-6 .. 1
  int best = 0;
  LoweFitted out = at(grid(0));
  for (int i = 1; i <= points; ++i) {
    const LoweFitted next = at(grid(i));
    if (next.sse < out.sse) {
      best = i;
      out = next;
    }
  }
  double low = grid(std::max(best - 1, 0));
  double high = grid(std::min(best + 1, points));
  static_cast<void>(at(low));
  const bool falls = at_slope < 0;
  static_cast<void>(at(high));
  if (falls && at_slope > 0) {  // the slope changes its sign: halve until nothing lies between
    while (true) {
      const double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) break;
      static_cast<void>(at(middle));
      (at_slope < 0 ? low : high) = middle;
    }
    out = at(low);
  }
  double ly = 0;
  double ll = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    ly += limit[i] * y[i];
    ll += limit[i] * limit[i];
  }
  double sse = 0;
  for (std::size_t i = 0; i < y.size(); ++i) sse += (ly / ll * limit[i] - y[i]) * (ly / ll * limit[i] - y[i]);
  double size = 0;
  for (const double v : y) size += v * v;
  out.unbounded = sse <= out.sse + 1e-12 * size;
  if (out.unbounded) out.sse = sse;
  return out;
}

}  // namespace tematik::detail
