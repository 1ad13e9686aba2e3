#pragma once

/// @file
/// @brief Guest's stopping rule: base, run and threshold.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

struct GuestOptions {
  std::int64_t base = 4;    ///< units in the base, at least 1
  std::int64_t run = 2;     ///< units in each run, at least 1
  double threshold = 0.05;  ///< largest ratio that stops; equality stops
};

/// What the rule says; read `status` first.
struct GuestResult {
  Status status = Status::no_data;        ///< ok, not_reached, too_few_units, undefined, no_data
  std::string reason = {};                ///< why there is no stop: no_units, base_and_run, empty_base, no_run; else ""
  std::optional<std::int64_t> stop = {};  ///< s; printed "s+run"
  std::vector<double> ratios = {};        ///< one per s = base..T-run; NaN if the base brought nothing
  std::optional<std::int64_t> codes_after_stop = {};   ///< codes first seen after unit `stop`
  std::optional<std::int64_t> last_new_position = {};  ///< last unit (from 1) with a new code
  double degree = undefined_value;  ///< share of all codes seen up to `stop` (knows the final codebook: retrospective)
  Flags flags = {};
  GuestOptions options = {};

  /// One row per s: s, ratio, stops.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Guest's stopping rule: the unit after which a run of further units adds almost no new code.
///
/// - **Inputs**: `new_codes[i]`, codes seen for the first time in unit i+1. Unit: whatever was coded one after another
///   (interview, site), in order of analysis. 0 means "coded, nothing new"; leave out units that are not coded yet.
/// - **Formula**: with b = base, r = run, t = threshold, T = number of units
///   - B = new codes of units 1..b
///   - ratio(s) = (new codes of units s+1..s+r) / B, for s = b, b+1, ..., T-r
///   - stop = smallest s with ratio(s) <= t (equality stops, with slack 1e-12 relative to B), reported as "s+r"
///   - B stays the divisor throughout; runs overlap and move by one unit
/// - **Range**: ratio in [0, inf), since a run may bring more than the base did; stop in [b, T-r].
/// - **Undefined**: `stop` is empty unless status is `ok`. `no_data` without units, `too_few_units` if T < b+r (no
///   ratios); `undefined` if B = 0 (ratios NaN); otherwise `not_reached`. None of these means "saturated".
/// - **Assumptions**: the order is the real one; codes were merged before counting. Another order may stop elsewhere,
///   and new codes may follow: read `codes_after_stop` (first seen after unit stop). Silent on meaning saturation.
/// - **Complexity**: O(T) time, O(T-b-r+1) memory.
/// - **Literature**: Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
///
/// @code
/// const std::vector<std::int64_t> new_codes{9, 5, 4, 2, 2, 1, 1, 0, 0, 1};   // B = 20
/// const auto g = tematik::guest(new_codes);                                  // ratios .15 .10 .05 0 .05
/// assert(g.status == tematik::Status::ok && g.stop == 6);                    // "6+2"; g.codes_after_stop == 2
/// assert(tematik::guest(new_codes, {.threshold = 0.0}).stop == 7);
/// @endcode
/// @param new_codes  counts per unit, first analysed first
/// @param options    base = 4, run = 2, threshold = 0.05; the result repeats them
/// @return status (read it first), stop, ratios (one per s), codes_after_stop, last_new_position, degree, options
/// @throws UsageError if base or run < 1 or threshold is negative or not finite; InputError if a count is negative
[[nodiscard]] GuestResult guest(std::span<const std::int64_t> new_codes, GuestOptions options = {});

/// The same rule on the first appearances of an incidence.
[[nodiscard]] inline GuestResult guest(const Incidence& incidence, GuestOptions options = {}) {
  return guest(incidence.new_counts(), options);
}

// ---------------------------------------------------------------------------------------------------------

inline GuestResult guest(std::span<const std::int64_t> new_codes, GuestOptions options) {
  if (options.base < 1 || options.run < 1) {
    throw UsageError("guest_options",
                     detail::cat("base and run must be 1 or more, not ", options.base, " and ", options.run),
                     options.base < 1 ? "base" : "run");
  }
  if (!std::isfinite(options.threshold) || options.threshold < 0) {
    throw UsageError("guest_options", "threshold must be a finite number, 0 or more", "threshold",
                     std::to_string(options.threshold));
  }
  GuestResult out;
  out.options = options;
  const auto size = static_cast<std::int64_t>(new_codes.size());
  std::vector<std::int64_t> cumulative(new_codes.size() + 1);
  for (std::size_t i = 0; i < new_codes.size(); ++i) {
    if (new_codes[i] < 0) {
      throw InputError("negative_count",
                       detail::cat("unit ", i + 1, " has ", new_codes[i], " new codes; expected 0 or more"),
                       detail::cat("unit ", i + 1));
    }
    cumulative[i + 1] = cumulative[i] + new_codes[i];
    if (new_codes[i] > 0) out.last_new_position = static_cast<std::int64_t>(i) + 1;
  }
  const auto sum_to = [&](std::int64_t position) { return cumulative[static_cast<std::size_t>(position)]; };

  if (size == 0) {
    out.reason = "no_units";
    return out;
  }
  if (options.run > size || options.base > size - options.run) {
    out.status = Status::too_few_units;
    out.reason = "base_and_run";
    return out;
  }
  const auto base = static_cast<double>(sum_to(options.base));
  const double most = options.threshold * base + 1e-12 * std::max(1.0, base);
  out.status = base > 0 ? Status::not_reached : Status::undefined;
  out.reason = base > 0 ? "no_run" : "empty_base";
  out.ratios.reserve(static_cast<std::size_t>(size - options.run - options.base + 1));
  for (std::int64_t s = options.base; s + options.run <= size; ++s) {
    const auto gain = static_cast<double>(sum_to(s + options.run) - sum_to(s));
    out.ratios.push_back(base > 0 ? gain / base : undefined_value);
    if (out.stop || base <= 0 || gain > most) continue;
    out.status = Status::ok;
    out.reason.clear();
    out.stop = s;
    out.codes_after_stop = cumulative.back() - sum_to(s);
    out.degree = static_cast<double>(sum_to(s)) / static_cast<double>(cumulative.back());
    out.flags.set(Flag::retrospective);
  }
  return out;
}

inline Table GuestResult::table() const {
  std::vector<std::int64_t> positions;
  std::vector<std::uint8_t> stops;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    positions.push_back(options.base + static_cast<std::int64_t>(i));
    stops.push_back(stop && positions.back() == *stop ? 1 : 0);
  }
  Table out;
  out.add("s", std::move(positions)).add("ratio", ratios).add_booleans("stops", std::move(stops));
  return out;
}

inline MethodRecord GuestResult::method() const {
  MethodRecord out{.function = "guest", .citations = {"Guest, Namey & Chen 2020, doi:10.1371/journal.pone.0232076"}};
  out.option("base", options.base);
  out.option("run", options.run);
  out.option("threshold", options.threshold);
  return out;
}

}  // namespace tematik
