#pragma once

/// @file
/// @brief A power curve through the codes seen, and the unit from which the next one brings less than one code.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct WellerResult {
  Status status = Status::no_data;    ///< ok; never: the curve does not flatten; out_of_range; undefined;
                                      ///< too_few_units; no_data
  std::string reason = {};            ///< no_units, fewer_than_2_points, no_codes, never; else ""
  std::int64_t units = 0;             ///< N*, the first N with a slope below 1; 0 unless status is ok
  double factor = undefined_value;    ///< b1
  double exponent = undefined_value;  ///< b0
  std::int64_t observed_units = 0;    ///< T
  std::int64_t points = 0;            ///< units that entered the fit: those by which a code had been seen
  bool fitted = false;                ///< factor and exponent come from data

  /// One row: factor, exponent, units, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief First N at which the curve factor N^exponent has a slope below 1 code per unit.
///
/// Slope exponent factor N^(exponent-1) < 1, with slack 1e-12. `never` if exponent >= 1 and the slope is not below 1
/// already; `out_of_range` past 9e15.
///
/// @code
/// assert(tematik::weller_units(10, .5).units == 26);        // the slope is 1 at 25
/// @endcode
/// @throws UsageError if the factor is not a positive number, or the exponent not a finite one
[[nodiscard]] WellerResult weller_units(double factor, double exponent);

/// @brief The same for a power curve fitted to the codes seen after each unit.
///
/// - **Inputs**: codes seen for the first time in each unit, or an incidence, in order of analysis.
/// - **Formula**: S = b1 N^b0, by least squares of ln cum_N on ln N over the units by which a code had been seen; then
///   `weller_units`. That the paper fits this curve in this way was not confirmed: check it before you cite it.
/// - **Range**: N* >= 1; it may lie far beyond T.
/// - **Undefined**: T = 0 `no_data`; no code `undefined`; fewer than two points `too_few_units`; b0 >= 1 `never`.
/// - **Assumptions**: a power curve never ends, so the curve says nothing on how many codes there are.
/// - **Complexity**: O(T).
/// - **Literature**: Weller et al. (2018), doi:10.1371/journal.pone.0198606
///
/// @throws InputError if a count is negative
[[nodiscard]] WellerResult weller(std::span<const std::int64_t> new_codes);
[[nodiscard]] inline WellerResult weller(const Incidence& incidence) { return weller(incidence.new_counts()); }

// ---------------------------------------------------------------------------------------------------------

inline WellerResult weller_units(double factor, double exponent) {
  if (!(factor > 0) || !std::isfinite(factor) || !std::isfinite(exponent)) {
    throw UsageError("weller_units", "factor must be a positive number and exponent a finite one", "weller_units",
                     std::to_string(factor) + ", " + std::to_string(exponent));
  }
  WellerResult out;
  out.factor = factor;
  out.exponent = exponent;
  const auto flat = [&](double n) { return exponent * factor * std::pow(n, exponent - 1) < 1 - 1e-12; };
  double n = 1;
  if (!flat(1)) {
    if (exponent >= 1) {
      out.status = Status::never;
      out.reason = "never";
      return out;
    }
    n = std::floor(std::pow(exponent * factor, 1 / (1 - exponent))) + 1;
    if (!(n <= 9e15)) {
      out.status = Status::out_of_range;
      return out;
    }
    if (n > 1 && flat(n - 1)) n -= 1;
    if (!flat(n)) n += 1;
  } else if (exponent > 1) {  // flat at the start only
    out.status = Status::never;
    out.reason = "never";
    return out;
  }
  out.status = Status::ok;
  out.units = static_cast<std::int64_t>(n);
  return out;
}

inline WellerResult weller(std::span<const std::int64_t> new_codes) {
  const detail::NewCodes seen(new_codes);
  double n = 0;
  double x_mean = 0;
  double y_mean = 0;
  double xx = 0;
  double xy = 0;
  for (std::int64_t i = 1; i <= seen.units(); ++i) {
    if (seen.to(i) == 0) continue;
    const double x = std::log(static_cast<double>(i));
    const double y = std::log(static_cast<double>(seen.to(i)));
    n += 1;
    const double dx = x - x_mean;
    x_mean += dx / n;
    y_mean += (y - y_mean) / n;
    xx += dx * (x - x_mean);
    xy += dx * (y - y_mean);
  }
  WellerResult out;
  if (n >= 2) {
    out = weller_units(std::exp(y_mean - xy / xx * x_mean), xy / xx);
    out.fitted = true;
  } else if (seen.units() == 0) {
    out.reason = "no_units";
  } else {
    out.status = seen.total() == 0 ? Status::undefined : Status::too_few_units;
    out.reason = seen.total() == 0 ? "no_codes" : "fewer_than_2_points";
  }
  out.observed_units = seen.units();
  out.points = static_cast<std::int64_t>(n);
  return out;
}

inline Table WellerResult::table() const {
  Table out;
  out.add("factor", std::vector<double>{factor}).add("exponent", std::vector<double>{exponent});
  out.add("units", std::vector<std::int64_t>{units},
          std::vector<std::uint8_t>{static_cast<std::uint8_t>(status == Status::ok ? 1 : 0)});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord WellerResult::method() const {
  MethodRecord out{.function = fitted || status == Status::no_data ? "weller" : "weller_units",
                   .n = observed_units,
                   .citations = {"Weller et al. 2018, doi:10.1371/journal.pone.0198606"}};
  out.option("factor", factor);
  out.option("exponent", exponent);
  return out;
}

}  // namespace tematik
