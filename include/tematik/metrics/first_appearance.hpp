#pragma once

/// @file
/// @brief Where codes first appear, against random order: per code, and as the area under the curve.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// Mean and standard deviation of the first position of a code; NaN if no unit holds it.
struct FirstPosition {
  double mean = undefined_value;
  double sd = undefined_value;
};

/// One element per column of the incidence.
struct FirstAppearanceResult {
  Status status = Status::no_data;  ///< ok, no_data
  std::vector<std::string> codes = {};
  std::vector<std::int64_t> held_by = {};  ///< n_j
  std::vector<std::int64_t> first = {};    ///< observed, from 1; 0: no unit holds the code
  std::vector<double> mean = {};           ///< in random order; NaN where first is 0
  std::vector<double> sd = {};
  std::int64_t units = 0;

  /// One row per code: code, held_by, first, mean, sd.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// The area under the accumulation curve.
struct AccumulationAreaResult {
  Status status = Status::no_data;    ///< ok, no_data
  double value = undefined_value;     ///< observed: sum of cum_t over t = 1..T
  double expected = undefined_value;  ///< its mean over all orders
  std::int64_t units = 0;
  std::int64_t codes = 0;

  /// One row: value, expected, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief First position of a code that n of T units hold, when the units stand in random order.
///
/// Negative hypergeometric: mean (T+1)/(n+1), variance n(T-n)(T+1)/((n+1)^2(n+2)).
/// @throws UsageError if n is negative or above T
[[nodiscard]] FirstPosition first_position(std::int64_t units, std::int64_t held_by);

/// @brief For each code its first position, and mean and spread of that position over all orders of these units.
///
/// - **Inputs**: incidence, units in order of analysis.
/// - **Formula**: that of `first_position`, exact over all T! orders.
/// - **Range**: mean in 1..(T+1)/2. **Undefined**: T = 0 `no_data`; a code that no unit holds has first 0 and no mean.
/// - **Assumptions**: none about other units. A code far from its mean hints that the order carries meaning (waves,
///   sites, a changed guide), not that something is wrong.
/// - **Complexity**: O(T S/64 + mentions).
///
/// @code
/// const auto f = tematik::first_appearance(tematik::incidence_from(tematik::Matrix<int>{{0, 1}, {1, 1}}));
/// assert(f.first[0] == 2 && f.mean[0] == 1.5 && f.sd[0] == .5 && f.mean[1] == 1);
/// @endcode
[[nodiscard]] FirstAppearanceResult first_appearance(const Incidence& incidence);

/// @brief Area under the accumulation curve: large when codes come early.
///
/// - **Inputs**: incidence, units in order of analysis.
/// - **Formula**: value = sum over t of cum_t = sum over codes of (T + 1 - first_j); expected = (T+1) times the sum of
///   n_j/(n_j+1), the mean over all T! orders. Spread and percentile come from simulated orders.
/// - **Range**: S..S T. **Undefined**: T = 0 `no_data`; S = 0: both are 0.
/// - **Complexity**: O(T S/64 + mentions).
///
/// @code
/// const auto a = tematik::accumulation_area(tematik::incidence_from(tematik::Matrix<int>{{0, 1}, {1, 1}}));
/// assert(a.value == 3 && a.expected == 3.5);
/// @endcode
[[nodiscard]] AccumulationAreaResult accumulation_area(const Incidence& incidence);

// ---------------------------------------------------------------------------------------------------------

inline FirstPosition first_position(std::int64_t units, std::int64_t held_by) {
  if (held_by < 0 || held_by > units) {
    throw UsageError("held_by", detail::cat("a code is held by 0 to ", units, " units, not by ", held_by), "held_by");
  }
  if (held_by == 0) return {};
  const auto t = static_cast<double>(units);
  const auto n = static_cast<double>(held_by);
  return {.mean = (t + 1) / (n + 1), .sd = std::sqrt(n * (t - n) * (t + 1) / (n + 2)) / (n + 1)};
}

inline FirstAppearanceResult first_appearance(const Incidence& incidence) {
  FirstAppearanceResult out;
  out.units = static_cast<std::int64_t>(incidence.units());
  if (out.units == 0) return out;
  out.status = Status::ok;
  out.codes = incidence.code_labels.empty() ? number_labels(incidence.codes()) : incidence.code_labels;
  out.held_by = incidence.held_by();
  out.first = incidence.first_positions();
  for (const auto n : out.held_by) {
    const FirstPosition position = first_position(out.units, n);
    out.mean.push_back(position.mean);
    out.sd.push_back(position.sd);
  }
  return out;
}

inline AccumulationAreaResult accumulation_area(const Incidence& incidence) {
  AccumulationAreaResult out;
  out.units = static_cast<std::int64_t>(incidence.units());
  if (out.units == 0) return out;
  out.status = Status::ok;
  out.value = 0;
  out.expected = 0;
  for (const auto n : incidence.cumulative()) out.value += static_cast<double>(n);
  for (const auto held : incidence.held_by()) {
    const auto n = static_cast<double>(held);
    out.expected += static_cast<double>(out.units + 1) * n / (n + 1);
    out.codes += held > 0 ? 1 : 0;
  }
  return out;
}

inline Table FirstAppearanceResult::table() const {
  Table out;
  out.add("code", codes).add("held_by", held_by).add("first", first).add("mean", mean).add("sd", sd);
  return out;
}

inline MethodRecord FirstAppearanceResult::method() const { return {.function = "first_appearance", .n = units}; }

inline Table AccumulationAreaResult::table() const {
  Table out;
  out.add("value", std::vector<double>{value}).add("expected", std::vector<double>{expected});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord AccumulationAreaResult::method() const { return {.function = "accumulation_area", .n = units}; }

}  // namespace tematik
