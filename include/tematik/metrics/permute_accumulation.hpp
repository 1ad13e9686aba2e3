#pragma once

/// @file
/// @brief The order engine: curves, bands and stop points over many orders of the same units.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/order_counting.hpp>
#include <tematik/metrics/detail/order_histograms.hpp>
#include <tematik/metrics/detail/order_rules.hpp>
#include <tematik/metrics/detail/order_subsets.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct PermuteOptions {
  std::int64_t n = 10'000;  ///< orders; exhaustive and subset_dp: not read, all T! orders count
  std::uint64_t seed = 0;
  std::vector<OrderRule> rules = {OrderRule{}};  ///< guest(4,2,0.05)
  Resample resample = Resample::permutation;
  bool joint = false;        ///< also a table of stop positions for each pair of rules; not for subset_dp
  double confidence = 0.95;  ///< of the band
  int threads = 0;           ///< 0: all; the figures are the same for any number
  Progress progress = {};
};

/// The stop positions of one rule over all orders counted.
struct OrderStops {
  OrderRule rule = {};
  Status status = Status::no_data;  ///< ok; too_few_units, undefined (no codes), not_reached (no order stopped)
  std::int64_t orders = 0;
  StopCounts counts = {};

  /// Share of orders that stop at position s; of s = 0: that never stop. NaN without orders.
  [[nodiscard]] double share(std::size_t s) const;
  [[nodiscard]] double never() const { return share(0); }
  /// Among orders that stop: the mean position, and the smallest s with F(s) >= q.
  [[nodiscard]] double mean() const;
  [[nodiscard]] std::optional<std::int64_t> quantile(double q) const;
  /// Among orders that stop: the same of cum(stop)/S. It knows the final codebook: retrospective.
  [[nodiscard]] double degree_quantile(double q) const;
};

/// Read `status` first. The curve vectors have T + 1 elements, element t belongs to t units.
struct PermuteAccumulationResult {
  Status status = Status::no_data;  ///< ok; no_data without units
  Flags flags = {};                 ///< retrospective: a rule asks for the final codebook; bootstrap_bias
  std::vector<double> mean = {};
  std::vector<double> sd = {};  ///< over the orders counted, divided by their number
  std::vector<std::int64_t> lo = {};
  std::vector<std::int64_t> median = {};
  std::vector<std::int64_t> hi = {};
  std::vector<double> new_share = {};  ///< [t]: share of orders whose unit at position t adds a code; [0] NaN
  std::vector<OrderStops> stops = {};  ///< one per rule
  std::int64_t area = 0;               ///< area under the curve of the units as given
  double area_mean = undefined_value;
  double area_sd = undefined_value;
  double area_at_or_above = undefined_value;  ///< share of orders whose area is at least `area`
  OrderHistograms histograms = {};            ///< the counts behind all of it; they add
  PermuteOptions options = {};

  /// One row per t: t, mean, sd, lo, median, hi, new_share.
  [[nodiscard]] Table table() const;
  /// One row per rule and stop position that occurs (0: never): rule, stop, orders, share.
  [[nodiscard]] Table stop_table() const;
  /// Orders by the stops of rules a < b: stop_a, stop_b, orders. @throws UsageError without joint tables or that pair
  [[nodiscard]] Table joint_table(std::size_t a, std::size_t b) const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief What named rules and the accumulation curve would have said, had the same units come in another order.
///
/// - **Inputs**: incidence, T units x S codes (codes that no unit holds do not count). Unit: whatever was coded one
///   after another.
/// - **Definition**: for each of B orders the running count of codes cum_1..cum_T, and from it whole-number histograms:
///   cum at each position, a new code at each position, the area sum of cum_t, the stop of each rule
///   - guest(b, r, t): first s >= b with cum(s+r) - cum(s) <= t cum(b); francis(i, r): first N >= i+r with
///     cum(N) = cum(N-r); near(g): first t with cum_t >= g S; true: first t with cum_t = S
///   - band: smallest c with F(c) >= q, q = (1 -+ confidence)/2, and the median
///   - orders: `permutation`: replicate o is the shuffle of Philox stream (seed, permutation, o), a = 0..T-1, for
///     i = T-1 down to 1 swap a_i with a_draw(i+1); `bootstrap`: T draws with replacement, stream (seed, bootstrap, o);
///     `exhaustive`: all T! orders (T <= 9); `subset_dp`: the same counts for T <= 20 as a sum over subsets
/// - **Range**: shares 0..1, positions 1..T.
/// - **Undefined**: T = 0 `no_data`. A rule that needs more units than T: `too_few_units`; near and true without codes:
///   `undefined`; no order stopped: `not_reached`, a finding. All such orders count under stop 0 (never); Guest's with
///   an empty base also in `counts.undefined`.
/// - **Assumptions**: none about other units. Bands describe a reordering of these units; they are no forecast.
///   `bootstrap` repeats units, whose codes are then never new: rules fire too early, and near and true may never be
///   reached, since S is that of the units given.
/// - **Complexity**: O(B T S/64) time; T(S+1) counts per thread, never a list of orders. subset_dp: O(2^T T states).
/// - **Determinism**: order o depends on (seed, o) only. The figures are the same for any number of threads, any
///   processor, and any split into ranges that are added.
/// - **Literature**: Constantinou, Georgiou & Perdikogianni (2017), doi:10.1177/1468794116686650; Salmon et al. (2011),
///   doi:10.1145/2063384.2063405
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 1}});
/// const auto p = tematik::permute_accumulation(inc, {.resample = tematik::Resample::exhaustive});
/// assert(p.mean[1] == 1.5 && p.lo[1] == 1 && p.hi[1] == 2 && p.histograms.orders == 2);
/// @endcode
/// @throws UsageError if n is not 1 to 10^12, confidence is not between 0 and 1, a rule is malformed, T is too large for `resample`;
///   Error `cancelled` if progress said no
[[nodiscard]] PermuteAccumulationResult permute_accumulation(const Incidence& incidence,
                                                             const PermuteOptions& options = {});

/// The counts of orders first..last-1 alone (`options.n` is not read); parts of one call add with `+=`.
/// @throws UsageError also if the range is empty, too long, reaches past T!, or is not whole for subset_dp
[[nodiscard]] OrderHistograms order_histograms(const Incidence& incidence, std::int64_t first, std::int64_t last,
                                               const PermuteOptions& options = {});

/// The figures of histograms that were added, for the incidence they were counted on.
/// @throws UsageError `merge_other` if they belong to another incidence; if confidence is not between 0 and 1
[[nodiscard]] PermuteAccumulationResult finish_orders(const Incidence& incidence, OrderHistograms histograms,
                                                      double confidence = 0.95);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::int64_t most_orders = 1'000'000'000'000;  // of one call: days of work

/// Smallest i with counts[0] + … + counts[i] >= q of all; counts.size() without counts.
[[nodiscard]] inline std::size_t count_quantile(const std::int64_t* counts, std::size_t size, double q) {
  std::int64_t all = 0;
  for (std::size_t i = 0; i < size; ++i) all += counts[i];
  if (all == 0) return size;
  const double wanted = q * static_cast<double>(all);
  std::int64_t sum = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (counts[i] == 0) continue;
    last = i;
    sum += counts[i];
    if (static_cast<double>(sum) >= wanted - 1e-12 * std::max(1.0, wanted)) break;
  }
  return last;
}

inline void check_order_confidence(double confidence) {
  if (confidence > 0 && confidence < 1) return;
  throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence", std::to_string(confidence));
}

inline void check_permute_options(const PermuteOptions& o, std::size_t units) {
  check_order_confidence(o.confidence);
  for (const auto& rule : o.rules) check_order_rule(rule);
  const std::size_t most = o.resample == Resample::exhaustive  ? 9
                           : o.resample == Resample::subset_dp ? OrderSubsets::most_units
                                                               : units;
  if (units > most) {
    throw UsageError("resample",
                     cat("resample \"", to_string(o.resample), "\" takes at most ", most, " units, not ", units,
                         "; take \"permutation\""),
                     "resample");
  }
  if (o.joint && o.resample == Resample::subset_dp) {
    throw UsageError("not_available", "joint tables need resample \"permutation\", \"bootstrap\" or \"exhaustive\"",
                     "joint");
  }
}

[[nodiscard]] inline OrderHistograms order_call(const PermuteOptions& o) {
  return {.resample = o.resample, .seed = o.seed, .rules = o.rules, .joint_tables = o.joint};
}

}  // namespace detail

inline OrderHistograms order_histograms(const Incidence& incidence, std::int64_t first, std::int64_t last,
                                        const PermuteOptions& options) {
  detail::check_permute_options(options, incidence.units());
  const bool all = options.resample == Resample::exhaustive || options.resample == Resample::subset_dp;
  const std::int64_t most = all ? detail::order_count(incidence.units()) : last;
  const bool whole = options.resample != Resample::subset_dp || (first == 0 && last == most);
  if (first < 0 || last <= first || last > most || !whole || (!all && last - first > detail::most_orders)) {
    throw UsageError("order_range",
                     detail::cat("orders ", first, " to ", last, " (excluded) are no range of orders",
                                 all ? detail::cat(" within 0 to ", most) : std::string(),
                                 whole ? "" : "; subset_dp counts all of them at once"),
                     "first");
  }
  return detail::count_orders(incidence, detail::order_call(options), first, last, options.threads, options.progress);
}

inline PermuteAccumulationResult permute_accumulation(const Incidence& incidence, const PermuteOptions& options) {
  detail::check_permute_options(options, incidence.units());
  if (options.n < 1 || options.n > detail::most_orders) {
    throw UsageError("n", detail::cat("n must be 1 to ", detail::most_orders, ", not ", options.n), "n");
  }
  const bool all = options.resample == Resample::exhaustive || options.resample == Resample::subset_dp;
  const std::int64_t orders = all ? detail::order_count(incidence.units()) : options.n;
  auto counted =
      detail::count_orders(incidence, detail::order_call(options), 0, orders, options.threads, options.progress);
  auto out = finish_orders(incidence, std::move(counted), options.confidence);
  out.options.threads = options.threads;
  return out;
}

inline PermuteAccumulationResult finish_orders(const Incidence& incidence, OrderHistograms histograms,
                                               double confidence) {
  detail::check_order_confidence(confidence);
  if (histograms.data != detail::incidence_hash(incidence.bits)) {
    throw UsageError("merge_other", "these histograms of orders were counted on another incidence", "histograms");
  }
  PermuteAccumulationResult out;
  out.options.confidence = confidence;
  out.options.n = histograms.orders;
  out.options.rules = histograms.rules;
  out.options.resample = histograms.resample;
  out.options.joint = histograms.joint_tables;
  out.options.seed = histograms.seed;
  const auto& h = out.histograms = std::move(histograms);
  out.flags.set(Flag::bootstrap_bias, h.resample == Resample::bootstrap);
  for (std::size_t r = 0; r < h.rules.size(); ++r) {
    const detail::PreparedRule rule(h.rules[r], static_cast<std::size_t>(h.units), h.codes);
    OrderStops stops{.rule = h.rules[r], .status = rule.status(), .orders = h.orders, .counts = h.stops[r]};
    if (h.orders == 0) {
      stops.status = Status::no_data;
    } else if (stops.status == Status::ok && stops.counts.stop[0] == h.orders) {
      stops.status = Status::not_reached;
    }
    if (rule.rule().kind == OrderRuleKind::near || rule.rule().kind == OrderRuleKind::true_) {
      out.flags.set(Flag::retrospective);
    }
    out.stops.push_back(std::move(stops));
  }
  if (h.units == 0 || h.orders == 0) return out;
  out.status = Status::ok;
  const auto units = static_cast<std::size_t>(h.units);
  const auto width = static_cast<std::size_t>(h.codes) + 1;
  const auto orders = static_cast<double>(h.orders);
  out.mean.assign(units + 1, 0);
  out.sd = out.mean;
  out.lo.assign(units + 1, 0);
  out.median = out.hi = out.lo;
  out.new_share.assign(units + 1, undefined_value);
  for (std::size_t t = 1; t <= units; ++t) {
    const std::int64_t* const row = h.cumulative.data() + (t - 1) * width;
    double sum = 0;
    double squares = 0;
    for (std::size_t c = 0; c < width; ++c) sum += static_cast<double>(c) * static_cast<double>(row[c]);
    out.mean[t] = sum / orders;
    for (std::size_t c = 0; c < width; ++c) {
      const double gap = static_cast<double>(c) - out.mean[t];
      squares += gap * gap * static_cast<double>(row[c]);
    }
    out.sd[t] = std::sqrt(squares / orders);
    const auto quantile = [&](double q) { return static_cast<std::int64_t>(detail::count_quantile(row, width, q)); };
    out.lo[t] = quantile((1 - confidence) / 2);
    out.median[t] = quantile(0.5);
    out.hi[t] = quantile((1 + confidence) / 2);
    out.new_share[t] = static_cast<double>(h.with_new[t - 1]) / orders;
  }
  for (const auto count : incidence.cumulative()) out.area += count;
  double sum = 0;
  double squares = 0;
  std::int64_t above = 0;
  for (const auto& [area, count] : h.areas) {
    sum += static_cast<double>(area) * static_cast<double>(count);
    if (area >= out.area) above += count;
  }
  out.area_mean = sum / orders;
  for (const auto& [area, count] : h.areas) {
    const double gap = static_cast<double>(area) - out.area_mean;
    squares += gap * gap * static_cast<double>(count);
  }
  out.area_sd = std::sqrt(squares / orders);
  out.area_at_or_above = static_cast<double>(above) / orders;
  return out;
}

inline double OrderStops::share(std::size_t s) const {
  if (orders == 0 || s >= counts.stop.size()) return undefined_value;
  return static_cast<double>(counts.stop[s]) / static_cast<double>(orders);
}

inline double OrderStops::mean() const {
  double sum = 0;
  double stopped = 0;
  for (std::size_t s = 1; s < counts.stop.size(); ++s) {
    sum += static_cast<double>(s) * static_cast<double>(counts.stop[s]);
    stopped += static_cast<double>(counts.stop[s]);
  }
  return stopped > 0 ? sum / stopped : undefined_value;
}

inline std::optional<std::int64_t> OrderStops::quantile(double q) const {
  if (counts.stop.size() < 2) return std::nullopt;
  const std::size_t size = counts.stop.size() - 1;
  const std::size_t found = detail::count_quantile(counts.stop.data() + 1, size, q);
  if (found == size) return std::nullopt;
  return static_cast<std::int64_t>(found) + 1;
}

inline double OrderStops::degree_quantile(double q) const {
  const std::size_t found = detail::count_quantile(counts.codes.data(), counts.codes.size(), q);
  if (found == counts.codes.size() || counts.codes.size() < 2) return undefined_value;
  return static_cast<double>(found) / static_cast<double>(counts.codes.size() - 1);
}

inline Table PermuteAccumulationResult::table() const {
  std::vector<std::int64_t> positions(mean.size());
  std::iota(positions.begin(), positions.end(), std::int64_t{0});
  Table out;
  out.add("t", std::move(positions)).add("mean", mean).add("sd", sd).add("lo", lo).add("median", median);
  out.add("hi", hi).add("new_share", new_share);
  return out;
}

inline Table PermuteAccumulationResult::stop_table() const {
  std::vector<std::string> rules;
  std::vector<std::int64_t> positions, orders;
  std::vector<double> shares;
  for (const auto& rule : stops) {
    for (std::size_t s = 0; s < rule.counts.stop.size(); ++s) {
      if (rule.counts.stop[s] == 0) continue;
      rules.push_back(rule.rule.label());
      positions.push_back(static_cast<std::int64_t>(s));
      orders.push_back(rule.counts.stop[s]);
      shares.push_back(rule.share(s));
    }
  }
  Table out;
  out.add("rule", std::move(rules)).add("stop", std::move(positions)).add("orders", std::move(orders));
  out.add("share", std::move(shares));
  return out;
}

inline Table PermuteAccumulationResult::joint_table(std::size_t a, std::size_t b) const {
  const std::size_t rules = stops.size();
  if (histograms.joint.empty() || a >= b || b >= rules) {
    throw UsageError("joint_table", detail::cat("there is no joint table of rules ", a, " and ", b,
                                                "; ask for joint tables and for a < b < ", rules));
  }
  const std::size_t pair = a * rules - a * (a + 1) / 2 + (b - a - 1);
  const auto width = static_cast<std::size_t>(histograms.units) + 1;
  std::vector<std::int64_t> first, second, orders;
  for (std::size_t cell = 0; cell < width * width; ++cell) {
    if (histograms.joint[pair][cell] == 0) continue;
    first.push_back(static_cast<std::int64_t>(cell / width));
    second.push_back(static_cast<std::int64_t>(cell % width));
    orders.push_back(histograms.joint[pair][cell]);
  }
  Table out;
  out.add("stop_a", std::move(first)).add("stop_b", std::move(second)).add("orders", std::move(orders));
  return out;
}

inline MethodRecord PermuteAccumulationResult::method() const {
  MethodRecord out{.function = "permute_accumulation",
                   .n = histograms.units,
                   .citations = {"Constantinou, Georgiou & Perdikogianni 2017, doi:10.1177/1468794116686650",
                                 "Salmon et al. 2011, doi:10.1145/2063384.2063405"}};
  const bool drawn = options.resample == Resample::permutation || options.resample == Resample::bootstrap;
  if (drawn) out.seed = options.seed;
  std::vector<std::string> rules;
  for (const auto& rule : options.rules) rules.push_back(rule.label());
  out.option("n", options.n);
  out.option("rules", rules);
  out.option("resample", options.resample);
  out.option("joint", options.joint);
  out.option("confidence", options.confidence);
  return out;
}

}  // namespace tematik
