#pragma once

/// @file
/// @brief Planning: units until a code of a given prevalence is met at least once.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// Give two of the three; the third is computed.
struct GalvinOptions {
  std::optional<double> prevalence = {};   ///< R, share of units that would bring the code, between 0 and 1
  std::optional<double> power = {};        ///< P, chance to meet it at least once, between 0 and 1
  std::optional<std::int64_t> units = {};  ///< n, at least 1
};

struct GalvinResult {
  Status status = Status::no_data;      ///< ok; out_of_range: more than 9e15 units
  double prevalence = undefined_value;  ///< R
  double power = undefined_value;       ///< P of these units: at least the power asked for
  std::int64_t units = 0;               ///< n
  GalvinOptions options = {};

  /// One row: prevalence, units, power, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Chance P that n units bring a code of prevalence R at least once; or n, or R, from the other two.
///
/// - **Inputs**: two of prevalence, power and units. Unit: whatever will be sampled (interview, site).
/// - **Formula**: P = 1 - (1-R)^n; n = smallest whole number with P at least the power asked for (slack 1e-12);
///   R = 1 - (1-P)^(1/n).
/// - **Range**: R and P between 0 and 1, n >= 1.
/// - **Undefined**: `out_of_range` where n would pass 9e15.
/// - **Assumptions**: units are drawn at random and independently, and a unit that could bring the code does. The
///   prevalence is a guess made before there are data. It says nothing on how many codes there are.
/// - **Complexity**: O(1).
/// - **Literature**: textbook binomial. The name is the usual one; which paper to cite was not confirmed, so none is
///   given here.
///
/// @code
/// assert(tematik::galvin({.prevalence = .1, .power = .95}).units == 29);
/// @endcode
/// @throws UsageError unless exactly two are given, each in its range
[[nodiscard]] GalvinResult galvin(GalvinOptions options);

// ---------------------------------------------------------------------------------------------------------

inline GalvinResult galvin(GalvinOptions options) {
  const int given = (options.prevalence ? 1 : 0) + (options.power ? 1 : 0) + (options.units ? 1 : 0);
  if (given != 2) {
    throw UsageError("galvin_options", "give two of prevalence, power and units; the third is computed", "galvin",
                     std::to_string(given));
  }
  if (options.prevalence) detail::inside_unit(*options.prevalence, "galvin_options", "prevalence");
  if (options.power) detail::inside_unit(*options.power, "galvin_options", "power");
  if (options.units) detail::at_least_1(*options.units, "galvin_options", "units");
  GalvinResult out;
  out.options = options;
  out.status = Status::ok;
  if (!options.prevalence) {
    out.units = *options.units;
    out.power = *options.power;
    out.prevalence = -std::expm1(std::log1p(-out.power) / static_cast<double>(out.units));
    return out;
  }
  out.prevalence = *options.prevalence;
  const double miss = std::log1p(-out.prevalence);
  const auto power_of = [miss](double n) { return -std::expm1(n * miss); };
  if (options.units) {
    out.units = *options.units;
  } else {
    double n = std::max(1.0, std::ceil(std::log1p(-*options.power) / miss));
    if (!(n <= 9e15)) {
      out.status = Status::out_of_range;
      return out;
    }
    const double enough = *options.power - 1e-12;
    if (n > 1 && power_of(n - 1) >= enough) n -= 1;
    out.units = static_cast<std::int64_t>(n);
  }
  out.power = power_of(static_cast<double>(out.units));
  return out;
}

inline Table GalvinResult::table() const {
  Table out;
  out.add("prevalence", std::vector<double>{prevalence});
  out.add("units", std::vector<std::int64_t>{units},
          std::vector<std::uint8_t>{static_cast<std::uint8_t>(status == Status::ok ? 1 : 0)});
  out.add("power", std::vector<double>{power});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord GalvinResult::method() const {
  MethodRecord out{.function = "galvin"};
  out.option("prevalence", options.prevalence);
  out.option("power", options.power);
  out.option("units", options.units);
  return out;
}

}  // namespace tematik
