#pragma once

/// @file
/// @brief The ratio of different codes to codes given, for machine coding.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct ItsOptions {
  std::string merge_policy = "not recorded";  ///< how labels of one meaning were merged; goes into the method record
};

struct ItsResult {
  Status status = Status::no_data;  ///< ok, undefined, no_data
  double value = undefined_value;   ///< different codes / codes given
  double slope = undefined_value;   ///< least squares through 0 of different codes on codes given, unit by unit
  std::int64_t different = 0;       ///< cum_T
  std::int64_t given = 0;           ///< sum over units of their codes
  std::int64_t units = 0;
  ItsOptions options = {};

  /// One row: value, slope, different, given, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Different codes after merging, divided by codes given in all units: low when labels repeat.
///
/// - **Inputs**: incidence in order of analysis; or per unit the codes first seen and the codes given.
/// - **Formula**: value = cum_T/G_T, with G_i = codes given in units 1..i; slope = sum of G_i cum_i/sum of G_i^2.
/// - **Range**: above 0 and up to 1. **Undefined**: T = 0 `no_data`; no code given `undefined`.
/// - **Assumptions**: the figure depends wholly on how labels were merged, so that is recorded with it. The tool of the
///   authors has used two formulas; compare figures only where the formula is the same.
/// - **Complexity**: O(T S/64 + mentions).
/// - **Literature**: De Paoli & Mathis (2024), arXiv:2401.03239
///
/// @code
/// const std::vector<std::int64_t> first_seen{6, 4}, given{20, 20};
/// assert(tematik::its(first_seen, given).value == .25);
/// @endcode
/// @throws UsageError if both lists differ in length; InputError if a count is negative, or a unit has more new codes
/// than codes
[[nodiscard]] ItsResult its(std::span<const std::int64_t> new_codes, std::span<const std::int64_t> given,
                            const ItsOptions& options = {});
[[nodiscard]] inline ItsResult its(const Incidence& incidence, const ItsOptions& options = {}) {
  return its(incidence.new_counts(), incidence.unit_counts(), options);
}

// ---------------------------------------------------------------------------------------------------------

inline ItsResult its(std::span<const std::int64_t> new_codes, std::span<const std::int64_t> given,
                     const ItsOptions& options) {
  if (new_codes.size() != given.size()) {
    throw UsageError(
        "its", detail::cat("new codes are given for ", new_codes.size(), " units, codes for ", given.size()), "its");
  }
  const detail::NewCodes seen(new_codes);
  ItsResult out;
  out.options = options;
  out.units = seen.units();
  out.different = seen.total();
  double across = 0;
  double squares = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] < new_codes[i]) {
      throw InputError("its", detail::cat("unit ", i + 1, " has ", given[i], " codes, but ", new_codes[i], " new ones"),
                       detail::cat("unit ", i + 1));
    }
    out.given += given[i];
    const auto x = static_cast<double>(out.given);
    across += x * static_cast<double>(seen.to(static_cast<std::int64_t>(i) + 1));
    squares += x * x;
  }
  if (out.units == 0) return out;
  out.status = out.given > 0 ? Status::ok : Status::undefined;
  if (out.given == 0) return out;
  out.value = static_cast<double>(out.different) / static_cast<double>(out.given);
  out.slope = across / squares;
  return out;
}

inline Table ItsResult::table() const {
  Table out;
  out.add("value", std::vector<double>{value}).add("slope", std::vector<double>{slope});
  out.add("different", std::vector<std::int64_t>{different}).add("given", std::vector<std::int64_t>{given});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord ItsResult::method() const {
  MethodRecord out{.function = "its", .n = units, .citations = {"De Paoli & Mathis 2024, arXiv:2401.03239"}};
  out.option("merge_policy", options.merge_policy);
  return out;
}

}  // namespace tematik
