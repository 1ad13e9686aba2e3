#pragma once

/// @file
/// @brief Salient codes: those that many units hold, and the unit by which all of them had appeared.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct SalientOptions {
  double share = 0.2;  ///< of the units, above 0 and up to 1
};

struct SalientResult {
  Status status = Status::no_data;                    ///< ok, undefined, no_data
  std::string reason = {};                            ///< no_units, no_salient_code; else ""
  std::optional<std::int64_t> stop = {};              ///< the unit by which every salient code had appeared
  std::vector<std::size_t> codes = {};                ///< salient codes, columns of the incidence
  std::vector<std::int64_t> covered = {};             ///< salient codes seen up to each unit
  std::vector<double> ratios = {};                    ///< `covered` as a share of the salient codes
  std::optional<std::int64_t> codes_after_stop = {};  ///< codes of any kind first seen later
  std::optional<std::int64_t> last_new_position = {};
  double degree = undefined_value;  ///< share of all codes seen up to `stop`
  Flags flags = {};                 ///< retrospective
  SalientOptions options = {};

  /// One row per unit: position, covered, share.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The unit by which every code had appeared that at least `share` of the units hold.
///
/// - **Inputs**: incidence, units in order of analysis.
/// - **Formula**: code j is salient if n_j >= share T (slack 1e-12, relative); stop = latest first appearance among them.
/// - **Range**: stop in [1, T].
/// - **Undefined**: T = 0 `no_data`; no salient code `undefined`.
/// - **Assumptions**: how often a code occurs is known at the end only (flag `retrospective`). Rare codes may matter
///   most: read `codes_after_stop`.
/// - **Complexity**: O(T S/64 + mentions).
///
/// @code
/// const auto s = tematik::salient(tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 0}, {1, 1}}), {.share = .5});
/// assert(s.codes.size() == 1 && s.stop == 1 && s.codes_after_stop == 1);
/// @endcode
/// @throws UsageError if share is not above 0 and up to 1
[[nodiscard]] SalientResult salient(const Incidence& incidence, SalientOptions options = {});

// ---------------------------------------------------------------------------------------------------------

inline SalientResult salient(const Incidence& incidence, SalientOptions options) {
  detail::positive_share(options.share, "salient_options", "share");
  SalientResult out;
  out.options = options;
  if (incidence.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  const auto held = incidence.held_by();
  const auto first = incidence.first_positions();
  const double wanted = options.share * static_cast<double>(incidence.units());
  const double least = wanted - 1e-12 * std::max(1.0, wanted);
  std::int64_t last = 0;
  out.covered.assign(incidence.units(), 0);
  for (std::size_t j = 0; j < held.size(); ++j) {
    if (held[j] == 0 || static_cast<double>(held[j]) < least) continue;
    out.codes.push_back(j);
    ++out.covered[static_cast<std::size_t>(first[j] - 1)];
    last = std::max(last, first[j]);
  }
  for (std::size_t i = 1; i < out.covered.size(); ++i) out.covered[i] += out.covered[i - 1];
  const detail::NewCodes seen(incidence.new_counts());
  out.last_new_position = seen.last_new_position;
  const auto all = static_cast<double>(out.codes.size());
  for (const auto n : out.covered) out.ratios.push_back(all > 0 ? static_cast<double>(n) / all : undefined_value);
  if (out.codes.empty()) {
    out.status = Status::undefined;
    out.reason = "no_salient_code";
    return out;
  }
  out.status = Status::ok;
  out.flags.set(Flag::retrospective);
  out.stop = last;
  out.codes_after_stop = seen.after(last);
  out.degree = seen.degree(last);
  return out;
}

inline Table SalientResult::table() const {
  std::vector<std::int64_t> positions(covered.size());
  for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = static_cast<std::int64_t>(i) + 1;
  Table out;
  out.add("position", std::move(positions)).add("covered", covered).add("share", ratios);
  return out;
}

inline MethodRecord SalientResult::method() const {
  MethodRecord out{.function = "salient", .n = static_cast<std::int64_t>(covered.size())};
  out.option("share", options.share);
  return out;
}

}  // namespace tematik
