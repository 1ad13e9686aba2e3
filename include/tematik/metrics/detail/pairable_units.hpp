#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/weights.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik::detail {

/// A pattern with two values or more.
struct PairableUnit {
  std::size_t row = 0;
  std::int64_t count = 0;
  std::int64_t values = 0;  ///< r_i
  double agreeing = 0;      ///< agreeing ordered pairs of coders: sum over k of r_ik (r*_ik - 1)
};

[[nodiscard]] inline std::int64_t value_count(std::span<const std::int32_t> row) noexcept {
  std::int64_t values = 0;
  for (const auto value : row) values += value != Ratings::missing;
  return values;
}

/// Values, and agreeing ordered pairs by comparing all coders: of a few that is faster than a tally.
[[nodiscard]] inline PairableUnit compared(std::span<const std::int32_t> row) noexcept {
  std::int64_t values = 0;
  std::int64_t equal = 0;
  for (std::size_t g = 0; g < row.size(); ++g) {
    const auto value = row[g];
    const std::int64_t is_there = value != Ratings::missing;
    std::int64_t before = 0;
    for (std::size_t h = 0; h < g; ++h) before += row[h] == value;
    values += is_there;
    equal += is_there * before;
  }
  return {.values = values, .agreeing = static_cast<double>(2 * equal)};
}

/// Read once for all sums over units that alpha and its variance need.
[[nodiscard]] inline std::vector<PairableUnit> pairable_units(const Ratings& ratings, const WeightMatrix& weights) {
  constexpr std::size_t few = 12;
  const bool compares = weights.is_identity() && ratings.coders().size() <= few;
  std::vector<PairableUnit> out(ratings.rows());
  std::size_t size = 0;
  RowTally tally;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    const auto row = ratings.row(i);
    PairableUnit& unit = out[size];  // written over by the next one if it does not count
    if (compares) {
      unit = compared(row);
    } else {
      tally.read(row);
      unit.values = tally.total();
      unit.agreeing = tally.agreeing(weights);
    }
    unit.row = i;
    unit.count = ratings.count(i);
    size += unit.count != 0 && unit.values >= 2 ? 1 : 0;
  }
  out.resize(size);
  return out;
}

/// n_c, the pairable values of each category.
[[nodiscard]] inline std::vector<std::int64_t> pairable_counts(const Ratings& ratings) {
  std::vector<std::int64_t> n_c(ratings.categories().size() + 1);  // from 1; 0: missing, so that no gap is a branch
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    const auto row = ratings.row(i);
    const std::int64_t count = value_count(row) < 2 ? 0 : ratings.count(i);
    for (const auto value : row) n_c[static_cast<std::size_t>(value + 1)] += count;
  }
  n_c.erase(n_c.begin());
  return n_c;
}

}  // namespace tematik::detail
