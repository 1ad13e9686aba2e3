#pragma once

/// @file
/// @brief How many units a share of the codes, or a coverage of the mentions, is expected to take.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/metrics/detail/unseen.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// What it takes; read `status` first.
struct UnitsForResult {
  double value = undefined_value;     ///< units in all, a real number
  double further = undefined_value;   ///< of these, beyond T; 0 where T is enough
  std::int64_t units = 0;             ///< whole units in all; 0 unless status is ok
  Status status = Status::no_data;    ///< ok, undefined, too_few_units, no_data
  std::string reason = {};            ///< within: T or fewer units are enough; else ""
  Flags flags = {};                   ///< beyond_double: past 2 T; lower_bound: the share is of a lower bound
  double target = undefined_value;    ///< the share or coverage asked for
  double estimate = undefined_value;  ///< all codes by Chao2, or the coverage of the T units
  std::int64_t observed_units = 0;    ///< T
  std::string function = {};          ///< units_for_share or units_for_coverage

  /// One row: target, value, further, units, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Units until a share g of all codes, by Chao2 in its classic form, is expected to be seen.
///
/// - **Inputs**: incidence, or how many codes are held by how many units.
/// - **Formula**: S codes in T units, Q0 unseen by Chao2 in its classic form, A as in `coverage`:
///   further = ln((1 - g)(S + Q0)/Q0)/ln A, which is 0 if g (S + Q0) <= S; value = T + further
/// - **Range**: 0 and above, finite since g < 1.
/// - **Undefined**: T = 0 `no_data`; T = 1 `too_few_units`; S = 0 `undefined`.
/// - **Assumptions**: further units resemble those studied. S + Q0 is a lower bound, so the answer is one too: say "at
///   least". Past 2 T (flag `beyond_double`) it is hardly more than a formula.
/// - **Complexity**: O(T).
/// - **Literature**: Chao et al. (2009), doi:10.1890/07-2147.1
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
/// const auto u = tematik::units_for_share(inc, 0.8);        // 5 of 6.25 codes: further = ln(1.25/2.25)/ln .75
/// assert(u.units == 7);
/// @endcode
/// @throws UsageError if the share is not between 0 and 1
[[nodiscard]] UnitsForResult units_for_share(const FrequencyCounts& frequencies, double share);
[[nodiscard]] inline UnitsForResult units_for_share(const Incidence& incidence, double share) {
  return units_for_share(incidence.frequencies(), share);
}

/// @brief Units until the coverage of code mentions is expected to be c.
///
/// - **Inputs, assumptions, literature**: as `coverage`.
/// - **Formula**: c above the coverage of the T units: further = (ln(U/Q1) + ln(1 - c))/ln A - 1; else the smallest t
///   whose coverage, on the exact curve, is at least c (slack 1e-12), reason `within`.
/// - **Range**: 1 and above, finite since c < 1.
/// - **Undefined**: T = 0 `no_data`; T = 1 `too_few_units`; U = 0 `undefined`.
/// - **Complexity**: O(D T log T), D = distinct frequencies.
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
/// assert(tematik::units_for_coverage(inc, 0.7).units == 5);
/// @endcode
/// @throws UsageError if the coverage is not between 0 and 1
[[nodiscard]] UnitsForResult units_for_coverage(const FrequencyCounts& frequencies, double wanted);
[[nodiscard]] inline UnitsForResult units_for_coverage(const Incidence& incidence, double wanted) {
  return units_for_coverage(incidence.frequencies(), wanted);
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Fills what lies beyond T.
inline void finish_units_for(UnitsForResult& out, double further) {
  const auto t = static_cast<double>(out.observed_units);
  out.further = further;
  out.value = t + further;
  const double whole = std::ceil(further - 1e-12 * std::max(1.0, further));
  out.units = out.observed_units + static_cast<std::int64_t>(std::min(whole, 9e18 - t));
  out.flags.set(Flag::beyond_double, further > t);
}

}  // namespace detail

inline UnitsForResult units_for_share(const FrequencyCounts& f, double share) {
  detail::inside_unit(share, "units_for_share", "share");
  UnitsForResult out;
  out.function = "units_for_share";
  out.target = share;
  out.observed_units = f.units;
  if (f.units == 0) return out;
  const auto seen = static_cast<double>(f.observed());
  out.status = f.units == 1 ? Status::too_few_units : seen == 0 ? Status::undefined : Status::ok;
  if (out.status != Status::ok) return out;
  const double unseen = detail::unseen_codes(f);
  out.estimate = seen + unseen;
  out.flags.set(Flag::lower_bound);
  double further = 0;
  if (share * out.estimate > seen) {
    further = std::log((1 - share) * out.estimate / unseen) / detail::log_unseen_ratio(f);
  } else {
    out.reason = "within";
  }
  detail::finish_units_for(out, std::max(0.0, further));
  return out;
}

inline UnitsForResult units_for_coverage(const FrequencyCounts& f, double wanted) {
  detail::inside_unit(wanted, "units_for_coverage", "coverage");
  UnitsForResult out;
  out.function = "units_for_coverage";
  out.target = wanted;
  out.observed_units = f.units;
  const CoverageResult now = coverage(f);
  out.status = now.status;
  if (now.status != Status::ok) return out;
  out.estimate = now.value;
  out.flags = now.flags;
  if (wanted > now.value) {
    const auto q1 = static_cast<double>(f.q(1));
    const double logs = std::log(static_cast<double>(f.mentions()) / q1) + std::log1p(-wanted);
    detail::finish_units_for(out, std::max(0.0, logs / detail::log_unseen_ratio(f) - 1));
    return out;
  }
  std::int64_t below = 0;  // coverage of no unit is 0
  std::int64_t enough = f.units;
  while (enough - below > 1) {
    const std::int64_t middle = below + (enough - below) / 2;
    (coverage(f, {.t = middle}).value >= wanted - 1e-12 ? enough : below) = middle;
  }
  out.reason = "within";
  out.value = static_cast<double>(enough);
  out.further = 0;
  out.units = enough;
  return out;
}

inline Table UnitsForResult::table() const {
  Table out;
  out.add("target", std::vector<double>{target}).add("value", std::vector<double>{value});
  out.add("further", std::vector<double>{further});
  out.add("units", std::vector<std::int64_t>{units},
          std::vector<std::uint8_t>{static_cast<std::uint8_t>(status == Status::ok ? 1 : 0)});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord UnitsForResult::method() const {
  const bool share = function == "units_for_share";
  MethodRecord out{
      .function = function,
      .n = observed_units,
      .citations = {share ? "Chao et al. 2009, doi:10.1890/07-2147.1" : "Chao & Jost 2012, doi:10.1890/11-1952.1"}};
  out.option(share ? "share" : "coverage", target);
  return out;
}

}  // namespace tematik
