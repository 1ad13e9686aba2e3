#pragma once

/// @file
/// @brief The chance that the unit at a position brings a new code, over all orders, exactly.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct ChanceNewOptions {
  std::int64_t node_budget = 10'000'000;  ///< unions of code columns that may be formed, at least 1
};

struct ChanceNewResult {
  Status status = Status::no_data;  ///< ok; bounded: past `node_budget`, only both ends are there; no_data
  std::vector<double> chance = {};  ///< element i belongs to position i + 1
  ChanceNewOptions options = {};

  /// One row per position: position, chance.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief For each position, the share of all T! orders in which the unit there holds a code that none before it held.
///
/// - **Inputs**: incidence, T units x S codes. The order of its rows does not matter.
/// - **Formula**: mean over units i of 1 - P(t other units drawn at random hold every code of i), t = position - 1;
///   the chance that all are held is the sum over sets A of codes of i of (-1)^|A| C(T-1-u_A, t)/C(T-1, t), u_A = other
///   units that hold a code of A. Codes whose other units include those of another code of i are left out first.
/// - **Range**: 0..1, never rising. At position 1 the share of units that hold a code; at position T the share of units
///   with a code of their own.
/// - **Undefined**: T = 0 `no_data`; past `node_budget` NaN between both ends, status `bounded`: simulate orders.
/// - **Assumptions**: none about other units: it is a figure of *these* units in random order.
/// - **Complexity**: O(T (N + T)) with N sets of codes per unit, at most 2^(codes of the unit), usually far fewer.
/// - **Literature**: Tran et al. (2016), doi:10.1016/j.jclinepi.2016.07.014
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 1}});
/// const auto c = tematik::chance_new(inc);
/// assert(c.chance[0] == 1 && c.chance[1] == .5);
/// @endcode
/// @throws UsageError if node_budget is below 1
[[nodiscard]] ChanceNewResult chance_new(const Incidence& incidence, ChanceNewOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Signed counts of unions of columns, by size: the terms of inclusion and exclusion.
class SignedUnions {
 public:
  using Bits = std::vector<std::uint64_t>;

  /// @param columns  none holds another; @param units  the most a union can have
  SignedUnions(std::vector<Bits> columns, std::size_t units, std::int64_t& budget)
      : columns_(std::move(columns)), counts_(units + 1), budget_(&budget) {
    visit(0, Bits(columns_.empty() ? 0 : columns_.front().size()), 1);
  }

  [[nodiscard]] const std::vector<std::int64_t>& counts() const noexcept { return counts_; }

 private:
  /// Every choice among the columns from `next` on, beside a union. Where a column lies inside the union, with and
  /// without it cancel: the whole branch is 0.
  void visit(std::size_t next, const Bits& united, std::int64_t sign) {
    if (--*budget_ < 0) return;
    for (std::size_t c = next; c < columns_.size(); ++c) {
      bool inside = true;
      for (std::size_t w = 0; w < united.size() && inside; ++w) inside = (columns_[c][w] & ~united[w]) == 0;
      if (inside) return;
    }
    if (next == columns_.size()) {
      std::size_t size = 0;
      for (const auto word : united) size += static_cast<std::size_t>(std::popcount(word));
      counts_[size] += sign;
      return;
    }
    visit(next + 1, united, sign);
    Bits more = united;
    for (std::size_t w = 0; w < more.size(); ++w) more[w] |= columns_[next][w];
    visit(next + 1, more, -sign);
  }

  std::vector<Bits> columns_;
  std::vector<std::int64_t> counts_;
  std::int64_t* budget_;
};

/// The units beside `unit` that hold each of its codes, smallest sets first, without sets that hold another.
[[nodiscard]] inline std::vector<SignedUnions::Bits> smallest_columns(const Incidence& incidence,
                                                                      const BitMatrix& by_code, std::size_t unit) {
  std::vector<std::pair<std::int64_t, SignedUnions::Bits>> all;
  for_each_bit(incidence.bits.row(unit), [&](std::size_t j) {
    const auto row = by_code.row(j);
    SignedUnions::Bits bits(row.begin(), row.end());
    bits[unit / 64] &= ~(std::uint64_t{1} << (unit % 64));
    all.emplace_back(by_code.count(j) - 1, std::move(bits));
  });
  std::sort(all.begin(), all.end());
  std::vector<SignedUnions::Bits> out;
  for (const auto& [size, bits] : all) {
    const bool needless = std::any_of(out.begin(), out.end(), [&](const auto& smaller) {
      for (std::size_t w = 0; w < smaller.size(); ++w) {
        if ((smaller[w] & ~bits[w]) != 0) return false;
      }
      return true;
    });
    if (!needless) out.push_back(bits);
  }
  return out;
}

}  // namespace detail

inline ChanceNewResult chance_new(const Incidence& incidence, ChanceNewOptions options) {
  detail::at_least_1(options.node_budget, "chance_new_options", "node_budget");
  ChanceNewResult out;
  out.options = options;
  const std::size_t units = incidence.units();
  if (units == 0) return out;
  const auto by_code = incidence.by_code();
  const auto own = incidence.uniques();
  std::int64_t budget = options.node_budget;
  std::vector<std::int64_t> terms(units);  // terms[u]: of unions of u other units, over all units
  std::int64_t with_own = 0;
  for (std::size_t i = 0; i < units && budget >= 0; ++i) {
    if (own[i] > 0) {  // never held by the others
      ++with_own;
      continue;
    }
    const detail::SignedUnions unions(detail::smallest_columns(incidence, by_code, i), units - 1, budget);
    for (std::size_t u = 0; u < unions.counts().size(); ++u) terms[u] += unions.counts()[u];
  }
  const auto all = static_cast<double>(units);
  if (budget < 0) {
    out.status = Status::bounded;
    out.chance.assign(units, undefined_value);
    out.chance.front() = static_cast<double>(static_cast<std::int64_t>(units) - incidence.empty_units()) / all;
    out.chance.back() = static_cast<double>(std::count_if(own.begin(), own.end(), [](auto u) { return u > 0; })) / all;
    return out;
  }
  out.status = Status::ok;
  std::vector<double> held(units);  // held[t]: expected units whose codes t other units hold
  for (std::size_t u = 0; u < terms.size(); ++u) {
    if (terms[u] != 0) detail::add_misses(held, static_cast<std::int64_t>(u), static_cast<double>(terms[u]));
  }
  for (const double h : held) out.chance.push_back(std::clamp(1 - h / all, static_cast<double>(with_own) / all, 1.0));
  return out;
}

inline Table ChanceNewResult::table() const {
  std::vector<std::int64_t> positions(chance.size());
  for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = static_cast<std::int64_t>(i) + 1;
  Table out;
  out.add("position", std::move(positions)).add("chance", chance);
  return out;
}

inline MethodRecord ChanceNewResult::method() const {
  MethodRecord out{.function = "chance_new",
                   .n = static_cast<std::int64_t>(chance.size()),
                   .citations = {"Tran et al. 2016, doi:10.1016/j.jclinepi.2016.07.014"}};
  out.option("node_budget", options.node_budget);
  return out;
}

}  // namespace tematik
