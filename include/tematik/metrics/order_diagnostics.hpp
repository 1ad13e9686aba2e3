#pragma once

/// @file
/// @brief What the order and single units do to saturation: is this order usual, and does one unit carry the result?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/first_appearance.hpp>
#include <tematik/metrics/permute_accumulation.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct OrderDiagnosticsOptions {
  std::int64_t n = 10'000;  ///< random orders
  std::uint64_t seed = 0;
  std::vector<OrderRule> rules = {guest_rule(), francis_rule(), near_rule(), true_rule()};
  int threads = 0;
  Progress progress = {};
};

/// One rule, in the order given and over random orders.
struct ObservedStop {
  OrderRule rule = {};
  Status status = Status::no_data;  ///< ok; not_reached, too_few_units, undefined
  std::optional<std::int64_t> stop = {};
  std::optional<std::int64_t> codes_after_stop = {};
  double never = undefined_value;  ///< share of random orders that never stop
};

/// One code: when it came, against random order.
struct CodeArrival {
  std::string code = {};
  std::int64_t held_by = 0;  ///< n_j
  std::int64_t first = 0;    ///< position from 1; 0: no unit holds it
  double mean = undefined_value;
  double sd = undefined_value;
  double z = undefined_value;  ///< (first - mean)/sd; NaN if the position cannot vary
};

/// The study without one unit.
struct WithoutUnit {
  std::string unit = {};
  std::int64_t uniques = 0;                  ///< u_i, codes of this unit only
  std::int64_t codes = 0;                    ///< S without the unit
  double coverage = undefined_value;         ///< without the unit
  double coverage_change = undefined_value;  ///< minus the coverage with it
  Status status = Status::no_data;           ///< of both coverages: ok, too_few_units, undefined
};

struct OrderDiagnosticsResult {
  Status status = Status::no_data;            ///< ok; no_data without units
  Flags flags = {};                           ///< retrospective
  std::int64_t area = 0;                      ///< area under the curve, in the order given
  double area_mean = undefined_value;         ///< exact, over all orders
  double area_sd = undefined_value;           ///< over the random orders
  double area_at_or_below = undefined_value;  ///< share of random orders: high if codes came early
  double area_at_or_above = undefined_value;
  std::vector<ObservedStop> stops = {};
  std::vector<CodeArrival> codes = {};
  std::vector<WithoutUnit> units = {};
  OrderDiagnosticsOptions options = {};

  /// One row per code: code, held_by, first, mean, sd, z.
  [[nodiscard]] Table table() const;
  /// One row per unit: unit, uniques, codes, coverage, coverage_change, status.
  [[nodiscard]] Table unit_table() const;
  /// One row per rule: rule, status, stop, codes_after_stop, never.
  [[nodiscard]] Table stop_table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Order diagnostics: area under the curve, arrival of each code, codes after each stop, units left out in turn.
///
/// - **Inputs**: incidence, T units x S codes, in order of analysis.
/// - **Formula**
///   - area = sum of cum_t, against its exact mean and n random orders of `permute_accumulation`
///   - z_j = (first_j - mean)/sd with mean and sd of `first_position`, exact over all orders
///   - codes after a stop = S - cum(stop)
///   - without unit i: S - u_i codes, and the Chao-Jost coverage of the other T - 1 units minus that of all
/// - **Range**: shares 0..1; z has mean 0 and variance 1 over all orders, and is skewed for codes of few units.
/// - **Undefined**: T = 0 `no_data`. z of a code that no unit or every unit holds; coverage as in `coverage`, and
///   without a unit if fewer than two are left.
/// - **Assumptions**: none about other units. An unusual order is no error: guides change, sites differ. z of codes of
///   one unit are alike, since they arrive together.
/// - **Complexity**: O(n T S/64 + T^2).
/// - **Literature**: Constantinou, Georgiou & Perdikogianni (2017), doi:10.1177/1468794116686650
///
/// @code
/// const auto d = tematik::order_diagnostics(tematik::incidence_from(tematik::Matrix<int>{{0, 1}, {1, 1}, {0, 1}}));
/// assert(d.codes[0].first == 2 && d.codes[0].z == 0 && d.units[1].uniques == 1 && d.units[1].codes == 1);
/// @endcode
/// @throws UsageError as `permute_accumulation`
[[nodiscard]] OrderDiagnosticsResult order_diagnostics(const Incidence& incidence,
                                                       const OrderDiagnosticsOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Stop of each rule in the order of the rows.
[[nodiscard]] inline std::vector<ObservedStop> observed_stops(const Incidence& incidence,
                                                              const std::vector<OrderStops>& over_orders) {
  std::vector<std::uint32_t> cumulative{0};
  for (const auto count : incidence.cumulative()) cumulative.push_back(static_cast<std::uint32_t>(count));
  std::vector<ObservedStop> out;
  for (const auto& orders : over_orders) {
    const PreparedRule rule(orders.rule, incidence.units(), cumulative.back());
    ObservedStop observed{.rule = orders.rule, .status = rule.status(), .never = orders.never()};
    const auto stop = rule.stop(cumulative);
    if (stop.position > 0) {
      observed.stop = static_cast<std::int64_t>(stop.position);
      observed.codes_after_stop = std::int64_t{cumulative.back()} - cumulative[stop.position];
    } else if (observed.status == Status::ok) {
      observed.status = stop.undefined ? Status::undefined : Status::not_reached;
    }
    out.push_back(std::move(observed));
  }
  return out;
}

/// Frequencies without unit i.
[[nodiscard]] inline FrequencyCounts without_unit(FrequencyCounts f, const Incidence& incidence,
                                                  const std::vector<std::int64_t>& held_by, std::size_t unit) {
  for_each_bit(incidence.bits.row(unit), [&](std::size_t j) {
    const auto n = static_cast<std::size_t>(held_by[j]);
    --f.codes[n];
    ++f.codes[n - 1];
  });
  // A code of all units held this one too, so that none is held by more than the T - 1 others.
  f.codes.pop_back();
  --f.units;
  return f;
}

}  // namespace detail

inline OrderDiagnosticsResult order_diagnostics(const Incidence& incidence, const OrderDiagnosticsOptions& options) {
  const auto orders = permute_accumulation(incidence, {.n = options.n,
                                                       .seed = options.seed,
                                                       .rules = options.rules,
                                                       .threads = options.threads,
                                                       .progress = options.progress});
  OrderDiagnosticsResult out;
  out.options = options;
  out.options.progress = {};
  if (incidence.units() == 0) return out;
  out.status = Status::ok;
  out.flags.set(Flag::retrospective);
  out.area = orders.area;
  out.area_mean = accumulation_area(incidence).expected;
  out.area_sd = orders.area_sd;
  out.area_at_or_above = orders.area_at_or_above;
  std::int64_t below = 0;
  for (const auto& [area, count] : orders.histograms.areas) below += area <= out.area ? count : 0;
  out.area_at_or_below = static_cast<double>(below) / static_cast<double>(orders.histograms.orders);
  out.stops = detail::observed_stops(incidence, orders.stops);

  const auto arrivals = first_appearance(incidence);
  for (std::size_t j = 0; j < incidence.codes(); ++j) {
    CodeArrival code{.code = arrivals.codes[j],
                     .held_by = arrivals.held_by[j],
                     .first = arrivals.first[j],
                     .mean = arrivals.mean[j],
                     .sd = arrivals.sd[j]};
    if (code.sd > 0) code.z = (static_cast<double>(code.first) - code.mean) / code.sd;
    out.codes.push_back(std::move(code));
  }

  const auto frequencies = incidence.frequencies();
  const auto all = coverage(frequencies);
  const auto held_by = incidence.held_by();
  const auto uniques = incidence.uniques();
  const auto labels = incidence.unit_labels.empty() ? number_labels(incidence.units()) : incidence.unit_labels;
  for (std::size_t i = 0; i < incidence.units(); ++i) {
    const auto rest = detail::without_unit(frequencies, incidence, held_by, i);
    const auto covered = coverage(rest);
    out.units.push_back({.unit = labels[i],
                         .uniques = uniques[i],
                         .codes = rest.observed(),
                         .coverage = covered.value,
                         .coverage_change = covered.value - all.value,
                         .status = rest.units == 0 ? Status::too_few_units : covered.status});
  }
  return out;
}

inline Table OrderDiagnosticsResult::table() const {
  std::vector<std::string> names;
  std::vector<std::int64_t> held, first;
  std::vector<double> means, sds, zs;
  for (const auto& code : codes) {
    names.push_back(code.code);
    held.push_back(code.held_by);
    first.push_back(code.first);
    means.push_back(code.mean);
    sds.push_back(code.sd);
    zs.push_back(code.z);
  }
  Table out;
  out.add("code", std::move(names)).add("held_by", std::move(held)).add("first", std::move(first));
  out.add("mean", std::move(means)).add("sd", std::move(sds)).add("z", std::move(zs));
  return out;
}

inline Table OrderDiagnosticsResult::unit_table() const {
  std::vector<std::string> names, statuses;
  std::vector<std::int64_t> unique, left;
  std::vector<double> covered, changes;
  for (const auto& unit : units) {
    names.push_back(unit.unit);
    unique.push_back(unit.uniques);
    left.push_back(unit.codes);
    covered.push_back(unit.coverage);
    changes.push_back(unit.coverage_change);
    statuses.emplace_back(to_string(unit.status));
  }
  Table out;
  out.add("unit", std::move(names)).add("uniques", std::move(unique)).add("codes", std::move(left));
  out.add("coverage", std::move(covered)).add("coverage_change", std::move(changes)).add("status", std::move(statuses));
  return out;
}

inline Table OrderDiagnosticsResult::stop_table() const {
  std::vector<std::string> rules, statuses;
  std::vector<std::int64_t> positions, after;
  std::vector<std::uint8_t> stopped;
  std::vector<double> shares;
  for (const auto& stop : stops) {
    rules.push_back(stop.rule.label());
    statuses.emplace_back(to_string(stop.status));
    positions.push_back(stop.stop.value_or(0));
    after.push_back(stop.codes_after_stop.value_or(0));
    stopped.push_back(stop.stop ? 1 : 0);
    shares.push_back(stop.never);
  }
  Table out;
  out.add("rule", std::move(rules)).add("status", std::move(statuses)).add("stop", std::move(positions), stopped);
  out.add("codes_after_stop", std::move(after), stopped).add("never", std::move(shares));
  return out;
}

inline MethodRecord OrderDiagnosticsResult::method() const {
  MethodRecord out{.function = "order_diagnostics",
                   .n = static_cast<std::int64_t>(units.size()),
                   .seed = options.seed,
                   .citations = {"Constantinou, Georgiou & Perdikogianni 2017, doi:10.1177/1468794116686650",
                                 "Chao & Jost 2012, doi:10.1890/11-1952.1"}};
  std::vector<std::string> rules;
  for (const auto& rule : options.rules) rules.push_back(rule.label());
  out.option("n", options.n);
  out.option("rules", rules);
  return out;
}

}  // namespace tematik
