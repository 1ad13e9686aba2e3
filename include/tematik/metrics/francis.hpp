#pragma once

/// @file
/// @brief Francis' stopping rule: an initial sample, then a run of units without a new code.

#include <cstddef>
#include <cstdint>
#include <optional>
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

struct FrancisOptions {
  std::int64_t init = 10;      ///< units before the run may count, at least 1
  std::int64_t stop = 3;       ///< units in a row without a new code, at least 1
  std::int64_t min_units = 1;  ///< only codes held by so many units (2: "shared" codes); needs an incidence
};

/// What the rule says; read `status` first.
struct FrancisResult {
  Status status = Status::no_data;        ///< ok, not_reached, too_few_units, no_data
  std::string reason = {};                ///< no_units, init_and_stop, no_run; else ""
  std::optional<std::int64_t> stop = {};  ///< the unit after which the rule fires
  std::vector<std::int64_t> runs = {};    ///< units in a row without a new code, up to and with each unit
  std::int64_t tail_run = 0;              ///< the run at the end
  std::optional<std::int64_t> codes_after_stop = {};
  std::optional<std::int64_t> last_new_position = {};
  double degree = undefined_value;  ///< share of all codes seen up to `stop` (knows the final codebook: retrospective)
  std::int64_t codes = 0;           ///< codes that count
  Flags flags = {};
  FrancisOptions options = {};

  /// One row per unit: position, run, stops.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Francis' stopping rule: the first unit, past the initial sample, that ends a run without any new code.
///
/// - **Inputs**: codes seen for the first time in each unit, or an incidence. Unit: whatever was coded one after
///   another (interview, site), in order of analysis. For a category or theme, give the columns of that theme.
/// - **Formula**: stop = smallest N >= init + stop for which units N-stop+1..N brought no new code; tested after each
///   unit. `min_units` keeps codes held by so many units (in the end, so with hindsight) before codes are counted.
/// - **Range**: stop in [init + stop, T].
/// - **Undefined**: `no_data` without units, `too_few_units` if T < init + stop, otherwise `not_reached`; `tail_run`
///   tells how far the run at the end has come. None of these means "saturated".
/// - **Assumptions**: the order is the real one; codes were merged before counting. Units without any code lengthen the
///   run. Codes may follow: read `codes_after_stop`.
/// - **Complexity**: O(T), from an incidence O(T S/64 + mentions).
/// - **Literature**: Francis et al. (2010), doi:10.1080/08870440903194015
///
/// @code
/// const std::vector<std::int64_t> new_codes{5, 3, 0, 1, 0, 0, 2};
/// const auto f = tematik::francis(new_codes, {.init = 3, .stop = 2});
/// assert(f.stop == 6 && f.codes_after_stop == 2);
/// @endcode
/// @throws UsageError if an option is below 1, or min_units is above 1 without an incidence; InputError if a count is
/// negative
[[nodiscard]] FrancisResult francis(std::span<const std::int64_t> new_codes, FrancisOptions options = {});

/// The same rule on the first appearances of an incidence.
[[nodiscard]] FrancisResult francis(const Incidence& incidence, FrancisOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline FrancisResult apply_francis(std::span<const std::int64_t> new_codes, FrancisOptions options) {
  at_least_1(options.init, "francis_options", "init");
  at_least_1(options.stop, "francis_options", "stop");
  at_least_1(options.min_units, "francis_options", "min_units");
  FrancisResult out;
  out.options = options;
  const NewCodes seen(new_codes);
  out.last_new_position = seen.last_new_position;
  out.codes = seen.total();
  out.flags.set(Flag::retrospective, options.min_units > 1);
  if (seen.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  const bool too_few = options.stop > seen.units() || options.init > seen.units() - options.stop;
  out.status = too_few ? Status::too_few_units : Status::not_reached;
  out.reason = too_few ? "init_and_stop" : "no_run";
  for (std::size_t i = 0; i < new_codes.size(); ++i) {
    out.tail_run = new_codes[i] == 0 ? out.tail_run + 1 : 0;
    out.runs.push_back(out.tail_run);
    const auto position = static_cast<std::int64_t>(i) + 1;
    if (too_few || out.stop || position - options.stop < options.init || out.tail_run < options.stop) continue;
    out.status = Status::ok;
    out.reason.clear();
    out.stop = position;
    out.codes_after_stop = seen.after(position);
    if (seen.total() > 0) out.degree = seen.degree(position);
    out.flags.set(Flag::retrospective);
  }
  return out;
}

}  // namespace detail

inline FrancisResult francis(std::span<const std::int64_t> new_codes, FrancisOptions options) {
  if (options.min_units > 1) {
    throw UsageError("francis_options",
                     "min_units asks which units hold a code: give the incidence, not the counts of new codes",
                     "min_units", std::to_string(options.min_units));
  }
  return detail::apply_francis(new_codes, options);
}

inline FrancisResult francis(const Incidence& incidence, FrancisOptions options) {
  const auto held = incidence.held_by();
  const auto first = incidence.first_positions();
  std::vector<std::int64_t> new_codes(incidence.units());
  for (std::size_t j = 0; j < first.size(); ++j) {
    if (held[j] > 0 && held[j] >= options.min_units) ++new_codes[static_cast<std::size_t>(first[j] - 1)];
  }
  return detail::apply_francis(new_codes, options);
}

inline Table FrancisResult::table() const {
  std::vector<std::int64_t> positions;
  std::vector<std::uint8_t> stops;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    positions.push_back(static_cast<std::int64_t>(i) + 1);
    stops.push_back(stop && positions.back() == *stop ? 1 : 0);
  }
  Table out;
  out.add("position", std::move(positions)).add("run", runs).add_booleans("stops", std::move(stops));
  return out;
}

inline MethodRecord FrancisResult::method() const {
  MethodRecord out{.function = "francis",
                   .n = static_cast<std::int64_t>(runs.size()),
                   .citations = {"Francis et al. 2010, doi:10.1080/08870440903194015"}};
  out.option("init", options.init);
  out.option("stop", options.stop);
  out.option("min_units", options.min_units);
  return out;
}

}  // namespace tematik
