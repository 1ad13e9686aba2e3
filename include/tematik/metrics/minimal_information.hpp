#pragma once

/// @file
/// @brief How many units it takes to see all codes when every next unit is a random one that brings something new.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct MinimalInformationOptions {
  std::int64_t state_budget = 50'000;  ///< sets of seen codes that the exact answer may hold; 0: always simulate
  std::int64_t runs = 10'000;          ///< simulated runs where that is not enough, at least 1
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all
};

struct MinimalInformationResult {
  Status status = Status::no_data;  ///< ok, no_data
  bool exact = false;               ///< by enumeration; else by simulation
  std::vector<std::int64_t> steps = {};
  std::vector<double> probability = {};  ///< of so many steps
  double mean = undefined_value;
  double sd = undefined_value;
  std::int64_t units = 0;
  std::int64_t codes = 0;
  MinimalInformationOptions options = {};

  /// One row per number of steps: steps, probability.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Steps until every code is seen, if each next unit is drawn at random among those that bring a new code.
///
/// - **Inputs**: incidence, observed or simulated. The order of its rows does not matter.
/// - **Formula**: from the set of codes seen, each unit with a code outside it is next with the same chance. The
///   distribution of steps is exact by enumeration of reachable sets, or simulated where these pass `state_budget`.
/// - **Range**: steps between the smallest cover and min(T, S). **Undefined**: T = 0 `no_data`; S = 0: 0 steps.
/// - **Assumptions**: the researcher can tell beforehand which units would bring something new, not how much. Steps are a
///   number of units of *this* table, no forecast.
/// - **Complexity**: O(states x T S/64); a simulated run O(T^2 S/64). The same bytes for any number of threads.
/// - **Literature**: van Rijnsoever (2017), doi:10.1371/journal.pone.0181689, scenario "minimal information"
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 1}, {0, 1}});
/// const auto m = tematik::minimal_information(inc);          // the first unit alone, or the second and then the first
/// assert(m.exact && m.mean == 1.5);
/// @endcode
/// @throws UsageError if an option lies outside its range
[[nodiscard]] MinimalInformationResult minimal_information(const Incidence& incidence,
                                                           MinimalInformationOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

using CodeSet = std::vector<std::uint64_t>;

/// Keeps the units with a code outside a set, in order.
inline void keep_news(const Incidence& incidence, const CodeSet& seen, std::vector<std::size_t>& units) {
  std::erase_if(units, [&](std::size_t i) {
    const auto row = incidence.bits.row(i);
    for (std::size_t w = 0; w < row.size(); ++w) {
      if ((row[w] & ~seen[w]) != 0) return false;
    }
    return true;
  });
}

[[nodiscard]] inline std::vector<std::size_t> all_units(const Incidence& incidence) {
  std::vector<std::size_t> out(incidence.units());
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

inline void unite(CodeSet& seen, std::span<const std::uint64_t> row) {
  for (std::size_t w = 0; w < row.size(); ++w) seen[w] |= row[w];
}

/// P(steps = index), or empty where more than `budget` sets would be held.
[[nodiscard]] inline std::vector<double> exact_steps(const Incidence& incidence, std::int64_t budget) {
  std::map<CodeSet, double> layer{{CodeSet(incidence.bits.words()), 1.0}};
  std::vector<double> out;
  const auto all = all_units(incidence);
  while (!layer.empty()) {
    out.push_back(0);
    budget -= static_cast<std::int64_t>(layer.size());
    std::map<CodeSet, double> after;
    for (const auto& [seen, probability] : layer) {
      if (static_cast<std::int64_t>(after.size()) > budget) return {};
      auto next = all;
      keep_news(incidence, seen, next);
      if (next.empty()) out.back() += probability;
      for (const auto i : next) {
        CodeSet more = seen;
        unite(more, incidence.bits.row(i));
        after[std::move(more)] += probability / static_cast<double>(next.size());
      }
    }
    layer = std::move(after);
  }
  return out;
}

/// Shares of simulated runs.
[[nodiscard]] inline std::vector<double> simulated_steps(const Incidence& incidence,
                                                         const MinimalInformationOptions& options) {
  constexpr std::int64_t per_chunk = 256;
  const auto chunks = static_cast<std::size_t>((options.runs + per_chunk - 1) / per_chunk);
  std::vector<std::vector<std::int64_t>> counts(chunks, std::vector<std::int64_t>(incidence.units() + 1));
  parallel_chunks(chunks, options.threads, [&](std::size_t chunk) {
    const auto all = all_units(incidence);
    const std::int64_t begin = static_cast<std::int64_t>(chunk) * per_chunk;
    for (std::int64_t run = begin; run < std::min(begin + per_chunk, options.runs); ++run) {
      RandomStream stream(options.seed, RandomPurpose::scenario, static_cast<std::uint64_t>(run));
      CodeSet seen(incidence.bits.words());
      std::size_t steps = 0;
      auto next = all;
      for (keep_news(incidence, seen, next); !next.empty(); keep_news(incidence, seen, next)) {
        unite(seen, incidence.bits.row(next[stream.draw(static_cast<std::uint32_t>(next.size()))]));
        ++steps;
      }
      ++counts[chunk][steps];
    }
  });
  std::vector<double> out(incidence.units() + 1);
  for (const auto& part : counts) {
    for (std::size_t k = 0; k < out.size(); ++k) out[k] += static_cast<double>(part[k]);
  }
  for (auto& share : out) share /= static_cast<double>(options.runs);
  return out;
}

}  // namespace detail

inline MinimalInformationResult minimal_information(const Incidence& incidence, MinimalInformationOptions options) {
  detail::at_least_1(options.runs, "minimal_information_options", "runs");
  if (options.state_budget < 0) {
    throw UsageError("minimal_information_options",
                     detail::cat("state_budget must be 0 or more, not ", options.state_budget), "state_budget");
  }
  MinimalInformationResult out;
  out.options = options;
  out.units = static_cast<std::int64_t>(incidence.units());
  out.codes = incidence.frequencies().observed();
  if (out.units == 0) return out;
  out.status = Status::ok;
  auto chances = detail::exact_steps(incidence, options.state_budget);
  out.exact = !chances.empty();
  if (!out.exact) chances = detail::simulated_steps(incidence, options);
  double squares = 0;
  out.mean = 0;
  for (std::size_t k = 0; k < chances.size(); ++k) {
    if (chances[k] == 0) continue;
    const auto steps = static_cast<double>(k);
    out.steps.push_back(static_cast<std::int64_t>(k));
    out.probability.push_back(chances[k]);
    out.mean += steps * chances[k];
    squares += steps * steps * chances[k];
  }
  out.sd = std::sqrt(std::max(0.0, squares - out.mean * out.mean));
  return out;
}

inline Table MinimalInformationResult::table() const {
  Table out;
  out.add("steps", steps).add("probability", probability);
  return out;
}

inline MethodRecord MinimalInformationResult::method() const {
  MethodRecord out{.function = "minimal_information",
                   .n = units,
                   .citations = {"van Rijnsoever 2017, doi:10.1371/journal.pone.0181689"}};
  out.option("state_budget", options.state_budget);
  out.option("exact", exact);
  if (!exact && status == Status::ok) {
    out.option("runs", options.runs);
    out.seed = options.seed;
  }
  return out;
}

}  // namespace tematik
