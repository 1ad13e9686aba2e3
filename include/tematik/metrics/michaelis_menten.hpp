#pragma once

/// @file
/// @brief The end of the mean accumulation curve, if it is a Michaelis-Menten curve.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct MichaelisMentenResult {
  Status status = Status::no_data;  ///< ok, undefined, too_few_units, no_data
  std::string reason = {};          ///< no_units, fewer_than_3_units, no_codes, straight, below_observed; else ""
  double value = undefined_value;   ///< S_max
  double half = undefined_value;    ///< B: units at which half of S_max is seen
  double observed = 0;              ///< S, the last point of the curve
  std::int64_t units = 0;           ///< T
  Flags flags = {};                 ///< below_observed

  /// One row: value, half, observed, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief S_max and B of S(t) = S_max t/(B + t), from the mean accumulation curve.
///
/// - **Inputs**: incidence, frequencies, or a curve S(1), S(2), …, S(T).
/// - **Formula**: y = S(t), x = S(t)/t, t = 1..T; B = (mean x S_yy - mean y S_xy)/(mean y S_xx - mean x S_xy), with S_xx,
///   S_xy, S_yy the sums of products about the means; S_max = mean y + B mean x.
/// - **Range**: any; below S the value is kept, reason `below_observed`.
/// - **Undefined**: T = 0 `no_data`; T < 3 `too_few_units`; no code, or x without spread (a straight line: no end),
///   `undefined`.
/// - **Assumptions**: the curve has this shape, which nothing about codes demands. It is no lower bound.
/// - **Complexity**: O(T) from a curve.
/// - **Literature**: Raaijmakers (1987), Biometrics 43, 793-803
///
/// @code
/// std::vector<double> curve;
/// for (int t = 1; t <= 10; ++t) curve.push_back(20.0 * t / (3 + t));
/// assert(std::abs(tematik::michaelis_menten(curve).value - 20) < 1e-9);
/// @endcode
[[nodiscard]] MichaelisMentenResult michaelis_menten(std::span<const double> curve);
[[nodiscard]] MichaelisMentenResult michaelis_menten(const FrequencyCounts& frequencies);
[[nodiscard]] inline MichaelisMentenResult michaelis_menten(const Incidence& incidence) {
  return michaelis_menten(incidence.frequencies());
}

// ---------------------------------------------------------------------------------------------------------

inline MichaelisMentenResult michaelis_menten(std::span<const double> curve) {
  MichaelisMentenResult out;
  out.units = static_cast<std::int64_t>(curve.size());
  if (curve.empty()) {
    out.reason = "no_units";
    return out;
  }
  out.observed = curve.back();
  out.status = curve.size() < 3 ? Status::too_few_units : Status::undefined;
  out.reason = curve.size() < 3 ? "fewer_than_3_units" : "no_codes";
  if (curve.size() < 3 || !(out.observed > 0)) return out;
  const auto t = static_cast<double>(curve.size());
  double x_mean = 0;
  double y_mean = 0;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    x_mean += curve[i] / static_cast<double>(i + 1) / t;
    y_mean += curve[i] / t;
  }
  double xx = 0;
  double xy = 0;
  double yy = 0;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const double dx = curve[i] / static_cast<double>(i + 1) - x_mean;
    const double dy = curve[i] - y_mean;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const double below = y_mean * xx - x_mean * xy;
  if (!(xx > 1e-24 * t * x_mean * x_mean) || below == 0) {
    out.reason = "straight";
    return out;
  }
  out.status = Status::ok;
  out.reason.clear();
  out.half = (x_mean * yy - y_mean * xy) / below;
  out.value = y_mean + out.half * x_mean;
  if (out.value < out.observed - 1e-9) {
    out.reason = "below_observed";
    out.flags.set(Flag::below_observed);
  }
  return out;
}

inline MichaelisMentenResult michaelis_menten(const FrequencyCounts& frequencies) {
  if (frequencies.units == 0) return michaelis_menten(std::span<const double>{});
  const auto curve = mean_accumulation(frequencies);
  return michaelis_menten(std::span(curve).subspan(1));
}

inline Table MichaelisMentenResult::table() const {
  Table out;
  out.add("value", std::vector<double>{value}).add("half", std::vector<double>{half});
  out.add("observed", std::vector<double>{observed});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord MichaelisMentenResult::method() const {
  return {.function = "michaelis_menten", .n = units, .citations = {"Raaijmakers 1987, Biometrics 43, 793-803"}};
}

}  // namespace tematik
