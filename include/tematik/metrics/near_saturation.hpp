#pragma once

/// @file
/// @brief True and near saturation: where the last new code came, and where most of the codes were there.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct NearSaturationOptions {
  double share = 0.9;  ///< of all codes, above 0 and up to 1
};

struct NearSaturationResult {
  Status status = Status::no_data;                 ///< ok, undefined, no_data
  std::string reason = {};                         ///< no_units, no_codes; else ""
  std::optional<std::int64_t> stop = {};           ///< near: first position with `share` of all codes
  std::optional<std::int64_t> true_position = {};  ///< position of the last new code
  std::vector<std::int64_t> cumulative = {};       ///< codes seen up to each unit
  std::vector<double> ratios = {};                 ///< the same as a share of all codes
  std::optional<std::int64_t> codes_after_stop = {};
  std::optional<std::int64_t> last_new_position = {};  ///< the same as `true_position`
  double degree = undefined_value;                     ///< share of all codes seen up to `stop`
  std::int64_t codes = 0;                              ///< S
  Flags flags = {};                                    ///< retrospective
  NearSaturationOptions options = {};

  /// One row per unit: position, cumulative, share, near.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief With hindsight: the unit that brought the last new code, and the first by which `share` of all were there.
///
/// - **Inputs**: codes seen for the first time in each unit, or an incidence, in order of analysis.
/// - **Formula**: true = last i with new_i > 0; near = first i with cum_i >= share S, with slack 1e-9.
/// - **Range**: 1 <= near <= true <= T.
/// - **Undefined**: T = 0 `no_data`; no code at all `undefined`.
/// - **Assumptions**: S is the codebook of *these* units, known at the end only (flag `retrospective`): the last new
///   code always exists, and a further unit may bring another. Neither position is a stopping rule.
/// - **Complexity**: O(T).
/// - **Literature**: Squire et al. (2024), doi:10.2196/52998
///
/// @code
/// const std::vector<std::int64_t> new_codes{5, 3, 0, 1, 1};
/// const auto n = tematik::near_saturation(new_codes);
/// assert(n.stop == 4 && n.true_position == 5);
/// @endcode
/// @throws UsageError if share is not above 0 and up to 1; InputError if a count is negative
[[nodiscard]] NearSaturationResult near_saturation(std::span<const std::int64_t> new_codes,
                                                   NearSaturationOptions options = {});
[[nodiscard]] inline NearSaturationResult near_saturation(const Incidence& incidence,
                                                          NearSaturationOptions options = {}) {
  return near_saturation(incidence.new_counts(), options);
}

// ---------------------------------------------------------------------------------------------------------

inline NearSaturationResult near_saturation(std::span<const std::int64_t> new_codes, NearSaturationOptions options) {
  detail::positive_share(options.share, "near_saturation_options", "share");
  const detail::NewCodes seen(new_codes);
  NearSaturationResult out;
  out.options = options;
  out.codes = seen.total();
  out.cumulative.assign(seen.sums.begin() + 1, seen.sums.end());
  out.true_position = out.last_new_position = seen.last_new_position;
  if (seen.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  if (seen.total() == 0) {
    out.status = Status::undefined;
    out.reason = "no_codes";
    out.ratios.assign(new_codes.size(), undefined_value);
    return out;
  }
  out.status = Status::ok;
  out.flags.set(Flag::retrospective);
  const double wanted = options.share * static_cast<double>(seen.total()) - 1e-9;
  for (std::int64_t i = 1; i <= seen.units(); ++i) {
    out.ratios.push_back(seen.degree(i));
    if (out.stop || static_cast<double>(seen.to(i)) < wanted) continue;
    out.stop = i;
    out.codes_after_stop = seen.after(i);
    out.degree = seen.degree(i);
  }
  return out;
}

inline Table NearSaturationResult::table() const {
  std::vector<std::int64_t> positions;
  std::vector<std::uint8_t> near;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    positions.push_back(static_cast<std::int64_t>(i) + 1);
    near.push_back(stop && positions.back() >= *stop ? 1 : 0);
  }
  Table out;
  out.add("position", std::move(positions)).add("cumulative", cumulative).add("share", ratios);
  out.add_booleans("near", std::move(near));
  return out;
}

inline MethodRecord NearSaturationResult::method() const {
  MethodRecord out{.function = "near_saturation",
                   .n = static_cast<std::int64_t>(ratios.size()),
                   .citations = {"Squire et al. 2024, doi:10.2196/52998"}};
  out.option("share", options.share);
  return out;
}

}  // namespace tematik
