#pragma once

/// @file
/// @brief The fewest units that hold all codes: greedily, and exactly.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/metrics/detail/unit_cover.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// Units that bring equally much: take the first, or also try them all.
enum class GreedyTies : std::uint8_t { lowest, range };

template <>
struct EnumNames<GreedyTies> {
  static constexpr std::string_view what = "ties";
  static constexpr std::array<std::pair<GreedyTies, std::string_view>, 2> names{
      {{GreedyTies::lowest, "lowest"}, {GreedyTies::range, "range"}}};
};

struct MaximalInformationOptions {
  GreedyTies ties = GreedyTies::lowest;
  std::int64_t node_budget = 200'000;  ///< steps of each exact search, at least 1
};

struct MaximalInformationResult {
  Status status = Status::no_data;        ///< ok; bounded: an exact search passed `node_budget`; no_data
  std::string reason = {};                ///< no_units, not_proven_optimal, ties_not_counted, covers_not_counted or ""
  std::vector<std::int64_t> greedy = {};  ///< positions (from 1) of the units, in the order they are taken
  std::vector<std::int64_t> gains = {};   ///< codes that each of them adds
  std::optional<std::int64_t> fewest = {};  ///< smallest greedy answer over all ties, with `ties` = range
  std::optional<std::int64_t> most = {};    ///< largest
  std::int64_t optimum = 0;                 ///< size of the smallest cover found
  std::int64_t at_least = 0;                ///< no cover is smaller than this; the optimum where status is ok
  std::vector<std::int64_t> cover = {};     ///< one smallest cover, positions rising: the first in alphabetical order
  std::optional<std::int64_t> covers = {};  ///< number of smallest covers; empty where they were not counted
  std::vector<std::string> units = {};      ///< labels of the units of `greedy`
  std::int64_t codes = 0;
  MaximalInformationOptions options = {};

  /// One row per greedy step: step, position, unit, gain, cumulative.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The fewest units that hold every code: taking the one that adds most each time, and the true minimum.
///
/// - **Inputs**: incidence, observed or simulated.
/// - **Formula**: greedy: next unit = the one with most codes outside those seen, a tie to the lowest position
///   (`ties` = range: fewest and most steps over all tie breaks). Exact: smallest set of units whose codes are all
///   codes, by branch and bound on the code that fewest units hold; bound = codes left / most that one unit adds.
/// - **Range**: optimum <= greedy <= min(T, S).
/// - **Undefined**: T = 0 `no_data`; S = 0: empty covers. Past `node_budget`: `bounded`, with the smallest cover found
///   and a lower bound (`not_proven_optimal`), or without the counts that are missing.
/// - **Assumptions**: somebody knows beforehand what every unit will bring: a floor for *this* table, never a plan.
/// - **Complexity**: greedy O(T S (T + S)/64); the exact search is exponential at worst, hence the budget.
/// - **Literature**: van Rijnsoever (2017), doi:10.1371/journal.pone.0181689, scenario "maximal information"
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 1}});
/// const auto m = tematik::maximal_information(inc);
/// assert(m.optimum == 1 && m.cover[0] == 2 && m.covers == 1);
/// @endcode
/// @throws UsageError if node_budget is below 1
[[nodiscard]] MaximalInformationResult maximal_information(const Incidence& incidence,
                                                           MaximalInformationOptions options = {});

// ---------------------------------------------------------------------------------------------------------

inline MaximalInformationResult maximal_information(const Incidence& incidence, MaximalInformationOptions options) {
  detail::at_least_1(options.node_budget, "maximal_information_options", "node_budget");
  MaximalInformationResult out;
  out.options = options;
  if (incidence.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  out.status = Status::ok;
  out.codes = incidence.frequencies().observed();
  detail::UnitCover search(incidence);
  for (const auto& [unit, gain] : search.greedy()) {
    out.greedy.push_back(static_cast<std::int64_t>(unit) + 1);
    out.gains.push_back(gain);
    out.units.push_back(unit < incidence.unit_labels.size() ? incidence.unit_labels[unit] : std::to_string(unit));
  }
  const auto fall_short = [&](const char* reason) {
    out.status = Status::bounded;
    if (out.reason.empty()) out.reason = reason;
  };
  const bool proven = search.find_optimum(out.greedy, options.node_budget);
  out.cover = search.cover();
  out.optimum = static_cast<std::int64_t>(out.cover.size());
  out.at_least = proven ? out.optimum : search.root_bound();
  if (!proven) {
    fall_short("not_proven_optimal");
  } else {
    out.covers = search.count_covers(options.node_budget);
    if (!out.covers) fall_short("covers_not_counted");
    out.cover = search.cover();
  }
  if (options.ties == GreedyTies::range) {
    if (const auto range = search.greedy_range(options.node_budget)) {
      out.fewest = range->first;
      out.most = range->second;
    } else {
      fall_short("ties_not_counted");
    }
  }
  return out;
}

inline Table MaximalInformationResult::table() const {
  std::vector<std::int64_t> step;
  std::vector<std::int64_t> cumulative;
  for (const auto gain : gains) {
    step.push_back(static_cast<std::int64_t>(step.size()) + 1);
    cumulative.push_back(gain + (cumulative.empty() ? 0 : cumulative.back()));
  }
  Table out;
  out.add("step", std::move(step)).add("position", greedy).add("unit", units).add("gain", gains);
  out.add("cumulative", std::move(cumulative));
  return out;
}

inline MethodRecord MaximalInformationResult::method() const {
  MethodRecord out{.function = "maximal_information",
                   .citations = {"van Rijnsoever 2017, doi:10.1371/journal.pone.0181689"}};
  out.option("ties", options.ties);
  out.option("node_budget", options.node_budget);
  return out;
}

}  // namespace tematik
