#pragma once

/// @file
/// @brief Planning: units, drawn at random, until every code has been met at least once.

#include <algorithm>
#include <cmath>
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

namespace tematik {

/// A part of the population that is sampled for itself.
struct Population {
  std::vector<double> chances = {};  ///< per code: chance that a unit of this part brings it, 0..1
  double quota = 1;                  ///< its share of the sample, relative to the other parts, above 0
};

struct RandomChanceOptions {
  double chance = 0.95;                    ///< of meeting every code, between 0 and 1; not read if `units` is given
  std::optional<std::int64_t> units = {};  ///< if given, the chance of so many units is computed, 0 or more
};

struct RandomChanceResult {
  Status status = Status::no_data;  ///< ok; never: a code has chance 0 everywhere; out_of_range; no_data: no code
  std::string reason = {};          ///< no_codes, never, too_many_units; else ""
  std::int64_t units = 0;           ///< least n, or the n given
  double chance = undefined_value;  ///< of meeting every code with these units
  std::vector<std::int64_t> allocation = {};  ///< units per population
  std::vector<std::size_t> impossible = {};   ///< codes with chance 0 everywhere
  std::int64_t codes = 0;                     ///< K
  RandomChanceOptions options = {};

  /// One row per population: population, units, and the chance and status of the whole.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The least number of units, drawn at random, that bring every one of K codes with a given chance.
///
/// - **Inputs**: per code the chance p_c that one unit brings it; or several populations, each with its own chances and
///   a quota. Unit: whatever will be sampled.
/// - **Formula**: P(n) = product over codes of (1 - product over populations g of (1 - p_gc)^n_g); units = smallest n
///   with P(n) >= chance (slack 1e-12). Unit n + 1 goes to the population furthest behind its quota, a tie to the first.
/// - **Range**: P in 0..1, never falling in n.
/// - **Undefined**: no code `no_data`; a code with p = 0 in every population `never`, listed in `impossible`;
///   `out_of_range` above 2^50 units (10^7 with several populations).
/// - **Assumptions**: codes occur independently of each other; all of them are known to exist. The mean chance matters
///   more than the number of codes.
/// - **Complexity**: O(K G log n), with several populations O(n G log n).
/// - **Literature**: van Rijnsoever (2017), doi:10.1371/journal.pone.0181689, scenario "random chance"
///
/// @code
/// const std::vector<double> p(10, .3);                     // ten codes, each in 30 % of the units
/// assert(tematik::random_chance(p).units == 15);
/// @endcode
/// @throws UsageError if an option lies outside its range; InputError if a chance does, or populations differ in length
[[nodiscard]] RandomChanceResult random_chance(std::span<const double> chances, RandomChanceOptions options = {});
[[nodiscard]] RandomChanceResult random_chance(const std::vector<Population>& populations,
                                               RandomChanceOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Units per population, one unit after another to the one furthest behind its quota.
[[nodiscard]] inline std::vector<std::int64_t> allocate(const std::vector<Population>& populations, std::int64_t n) {
  std::vector<std::int64_t> out(populations.size());
  if (populations.size() == 1) out[0] = n;
  if (populations.size() <= 1) return out;
  double all = 0;
  for (const auto& p : populations) all += p.quota;
  for (std::int64_t i = 0; i < n; ++i) {
    std::size_t next = 0;
    double most = 0;
    for (std::size_t g = 0; g < out.size(); ++g) {
      const double behind = populations[g].quota / all * static_cast<double>(i + 1) - static_cast<double>(out[g]);
      if (g == 0 || behind > most + 1e-9) {
        next = g;
        most = behind;
      }
    }
    ++out[next];
  }
  return out;
}

[[nodiscard]] inline double chance_of_all(const std::vector<Population>& populations,
                                          const std::vector<std::int64_t>& units) {
  double all = 1;
  for (std::size_t c = 0; c < populations.front().chances.size(); ++c) {
    double miss = 0;  // logarithm of the chance to miss code c
    for (std::size_t g = 0; g < populations.size(); ++g) {
      if (units[g] > 0) miss += static_cast<double>(units[g]) * std::log1p(-populations[g].chances[c]);
    }
    all *= -std::expm1(miss);
  }
  return all;
}

inline void check_populations(const std::vector<Population>& populations) {
  for (std::size_t g = 0; g < populations.size(); ++g) {
    const auto& p = populations[g];
    if (!(p.quota > 0) || !std::isfinite(p.quota)) {
      throw InputError("quota", cat("population ", g, ": the quota must be a finite number above 0"),
                       cat("population ", g), std::to_string(p.quota));
    }
    if (p.chances.size() != populations.front().chances.size()) {
      throw InputError("chances",
                       cat("population ", g, " has ", p.chances.size(), " chances; expected one per code, ",
                           populations.front().chances.size()),
                       cat("population ", g));
    }
    for (std::size_t c = 0; c < p.chances.size(); ++c) {
      if (p.chances[c] >= 0 && p.chances[c] <= 1) continue;
      throw InputError("chances", cat("population ", g, ", code ", c, ": a chance must lie between 0 and 1"),
                       cat("code ", c), std::to_string(p.chances[c]));
    }
  }
}

}  // namespace detail

inline RandomChanceResult random_chance(const std::vector<Population>& populations, RandomChanceOptions options) {
  detail::inside_unit(options.chance, "random_chance_options", "chance");
  if (options.units && *options.units < 0) {
    throw UsageError("random_chance_options", detail::cat("units must be 0 or more, not ", *options.units), "units");
  }
  detail::check_populations(populations);
  RandomChanceResult out;
  out.options = options;
  out.codes = populations.empty() ? 0 : static_cast<std::int64_t>(populations.front().chances.size());
  if (out.codes == 0) {
    out.reason = "no_codes";
    return out;
  }
  for (std::size_t c = 0; c < populations.front().chances.size(); ++c) {
    if (std::all_of(populations.begin(), populations.end(), [c](const auto& p) { return p.chances[c] == 0; })) {
      out.impossible.push_back(c);
    }
  }
  const std::int64_t most = populations.size() == 1 ? std::int64_t{1} << 50 : 10'000'000;
  const auto fill = [&](std::int64_t n) {
    out.units = n;
    out.allocation = detail::allocate(populations, n);
    out.chance = detail::chance_of_all(populations, out.allocation);
    return out.chance;
  };
  const auto too_many = [&] {
    out.status = Status::out_of_range;
    out.reason = "too_many_units";
    out.units = 0;
    out.allocation.clear();
    out.chance = undefined_value;
    return out;
  };
  out.status = Status::ok;
  if (options.units) {
    if (*options.units > most) return too_many();
    fill(*options.units);
    return out;
  }
  if (!out.impossible.empty()) {
    out.status = Status::never;
    out.reason = "never";
    return out;
  }
  const double wanted = options.chance - 1e-12;
  std::int64_t below = 0;  // no unit, no code
  std::int64_t enough = 1;
  while (fill(enough) < wanted) {
    below = enough;
    enough *= 2;
    if (enough > most) return too_many();
  }
  while (enough - below > 1) {
    const std::int64_t middle = below + (enough - below) / 2;
    (fill(middle) >= wanted ? enough : below) = middle;
  }
  fill(enough);
  return out;
}

inline RandomChanceResult random_chance(std::span<const double> chances, RandomChanceOptions options) {
  return random_chance(std::vector<Population>{{.chances = {chances.begin(), chances.end()}, .quota = 1}}, options);
}

inline Table RandomChanceResult::table() const {
  std::vector<std::int64_t> population;
  for (std::size_t g = 0; g < allocation.size(); ++g) population.push_back(static_cast<std::int64_t>(g));
  Table out;
  out.add("population", std::move(population)).add("units", allocation);
  out.add("chance", std::vector<double>(allocation.size(), chance));
  out.add("status", std::vector<std::string>(allocation.size(), std::string(to_string(status))));
  return out;
}

inline MethodRecord RandomChanceResult::method() const {
  MethodRecord out{.function = "random_chance", .citations = {"van Rijnsoever 2017, doi:10.1371/journal.pone.0181689"}};
  out.option("chance", options.chance);
  out.option("units", options.units);
  return out;
}

}  // namespace tematik
