#pragma once

/// @file
/// @brief What the order engine counts: whole numbers only, so that parts add up to the whole, byte for byte.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/order_rules.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// Where orders come from.
enum class Resample : std::uint8_t {
  permutation,  ///< each order of the units equally likely, drawn
  bootstrap,    ///< T units drawn with replacement: a repeated unit is never new, so that rules fire early
  exhaustive,   ///< all T! orders, one by one (T <= 9)
  subset_dp,    ///< all T! orders, counted over the subsets of units (T <= 20)
};

template <>
struct EnumNames<Resample> {
  static constexpr std::string_view what = "resample";
  static constexpr std::array<std::pair<Resample, std::string_view>, 4> names{{{Resample::permutation, "permutation"},
                                                                               {Resample::bootstrap, "bootstrap"},
                                                                               {Resample::exhaustive, "exhaustive"},
                                                                               {Resample::subset_dp, "subset_dp"}}};
};

/// Where one rule stopped.
struct StopCounts {
  std::vector<std::int64_t> stop = {};   ///< [s] = orders that stop at s, s = 1..T; [0] = orders that never do
  std::vector<std::int64_t> codes = {};  ///< [c] = orders with c codes at the stop, c = 0..S
  std::int64_t undefined = 0;            ///< of stop[0]: orders whose base brought nothing (guest)

  friend bool operator==(const StopCounts&, const StopCounts&) = default;
};

/// Histograms over a set of orders. They add for the same data, seed and rules and disjoint ranges of orders.
struct OrderHistograms {
  std::string data = {};  ///< SHA-256 of the size and bits of the incidence
  Resample resample = Resample::permutation;
  std::uint64_t seed = 0;
  std::vector<OrderRule> rules = {};
  bool joint_tables = false;
  std::vector<std::pair<std::int64_t, std::int64_t>> ranges = {};  ///< orders counted, [first, last), ascending
  std::int64_t units = 0;                                          ///< T
  std::int64_t codes = 0;                                          ///< S
  std::int64_t orders = 0;
  std::vector<std::int64_t> cumulative = {};  ///< [(t-1)(S+1) + c] = orders with c codes in t units
  std::vector<std::int64_t> with_new = {};    ///< [i-1] = orders whose unit at position i adds a code
  std::vector<std::pair<std::int64_t, std::int64_t>> areas = {};  ///< (area under the curve, orders), ascending
  std::vector<StopCounts> stops = {};                             ///< one per rule
  std::vector<std::vector<std::int64_t>> joint = {};  ///< per pair of rules a < b: [stop_a (T+1) + stop_b] = orders

  /// @throws UsageError `merge_other` if data, seed, resample or rules differ; `merge_overlap` if an order is in both
  OrderHistograms& operator+=(const OrderHistograms& other);
  friend bool operator==(const OrderHistograms&, const OrderHistograms&) = default;
};

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void add_counts(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

/// Two ascending lists of (value, count) as one.
[[nodiscard]] inline std::vector<std::pair<std::int64_t, std::int64_t>> merged_counts(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& a,
    const std::vector<std::pair<std::int64_t, std::int64_t>>& b) {
  std::vector<std::pair<std::int64_t, std::int64_t>> out;
  out.reserve(a.size() + b.size());
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (j == b.size() || (i < a.size() && a[i].first < b[j].first)) {
      out.push_back(a[i++]);
    } else if (i == a.size() || b[j].first < a[i].first) {
      out.push_back(b[j++]);
    } else {
      out.emplace_back(a[i].first, a[i].second + b[j].second);
      ++i;
      ++j;
    }
  }
  return out;
}

/// Values in any order as an ascending list of (value, count).
[[nodiscard]] inline std::vector<std::pair<std::int64_t, std::int64_t>> counted(std::vector<std::int64_t>& values) {
  std::sort(values.begin(), values.end());
  std::vector<std::pair<std::int64_t, std::int64_t>> out;
  for (const auto value : values) {
    if (out.empty() || out.back().first != value) out.emplace_back(value, 0);
    ++out.back().second;
  }
  return out;
}

/// Adds the counts of `other`, without looking at who it is.
inline void add_histograms(OrderHistograms& to, const OrderHistograms& other) {
  to.orders += other.orders;
  add_counts(to.cumulative, other.cumulative);
  add_counts(to.with_new, other.with_new);
  to.areas = merged_counts(to.areas, other.areas);
  for (std::size_t r = 0; r < to.stops.size(); ++r) {
    add_counts(to.stops[r].stop, other.stops[r].stop);
    add_counts(to.stops[r].codes, other.stops[r].codes);
    to.stops[r].undefined += other.stops[r].undefined;
  }
  for (std::size_t p = 0; p < to.joint.size(); ++p) add_counts(to.joint[p], other.joint[p]);
}

/// Empty histograms of the right sizes.
inline void size_histograms(OrderHistograms& h) {
  const auto units = static_cast<std::size_t>(h.units);
  const auto codes = static_cast<std::size_t>(h.codes);
  h.cumulative.assign(units * (codes + 1), 0);
  h.with_new.assign(units, 0);
  h.stops.assign(h.rules.size(), {});
  for (auto& stops : h.stops) {
    stops.stop.assign(units + 1, 0);
    stops.codes.assign(codes + 1, 0);
  }
  const std::size_t pairs = h.joint_tables && h.rules.size() > 1 ? h.rules.size() * (h.rules.size() - 1) / 2 : 0;
  h.joint.assign(pairs, std::vector<std::int64_t>((units + 1) * (units + 1)));
}

/// Adds one order; `where` is room for one stop per rule.
inline std::int64_t add_order(OrderHistograms& h, std::span<const std::uint32_t> cumulative,
                              const std::vector<PreparedRule>& rules, std::vector<std::size_t>& where) {
  const auto width = static_cast<std::size_t>(h.codes) + 1;
  const auto units = static_cast<std::size_t>(h.units);
  std::int64_t* row = h.cumulative.data();
  std::int64_t* const with_new = h.with_new.data();
  const std::uint32_t* const c = cumulative.data();
  std::uint64_t area = 0;
  for (std::size_t t = 1; t <= units; ++t, row += width) {
    ++row[c[t]];
    area += c[t];
    with_new[t - 1] += c[t] != c[t - 1] ? 1 : 0;
  }
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const auto stop = rules[r].stop(cumulative);
    ++h.stops[r].stop[stop.position];
    if (stop.position > 0) ++h.stops[r].codes[c[stop.position]];
    h.stops[r].undefined += stop.undefined ? 1 : 0;
    where[r] = stop.position;
  }
  if (!h.joint.empty()) {
    std::size_t pair = 0;
    for (std::size_t a = 0; a < rules.size(); ++a) {
      for (std::size_t b = a + 1; b < rules.size(); ++b) ++h.joint[pair++][where[a] * (units + 1) + where[b]];
    }
  }
  ++h.orders;
  return static_cast<std::int64_t>(area);
}

}  // namespace detail

inline OrderHistograms& OrderHistograms::operator+=(const OrderHistograms& other) {
  if (data != other.data || resample != other.resample || seed != other.seed || rules != other.rules ||
      joint_tables != other.joint_tables) {
    throw UsageError("merge_other", "histograms of orders add only for the same data, resample, seed and rules");
  }
  auto all = ranges;
  all.insert(all.end(), other.ranges.begin(), other.ranges.end());
  std::sort(all.begin(), all.end());
  std::vector<std::pair<std::int64_t, std::int64_t>> joined;
  for (const auto& range : all) {
    if (!joined.empty() && range.first < joined.back().second) {
      throw UsageError("merge_overlap", detail::cat("order ", range.first, " is in both parts; it would count twice"),
                       detail::cat("order ", range.first));
    }
    if (!joined.empty() && range.first == joined.back().second) {
      joined.back().second = range.second;
    } else {
      joined.push_back(range);
    }
  }
  detail::add_histograms(*this, other);
  ranges = std::move(joined);
  return *this;
}

}  // namespace tematik
