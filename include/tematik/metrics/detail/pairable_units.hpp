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

/// Ordered pairs of coders who gave one value, by comparing all of them: of a few coders that is faster than a tally.
[[nodiscard]] inline std::int64_t equal_pairs(std::span<const std::int32_t> row) noexcept {
  std::int64_t pairs = 0;
  for (std::size_t g = 1; g < row.size(); ++g) {
    for (std::size_t h = 0; h < g; ++h) pairs += row[g] == row[h] && row[g] != Ratings::missing ? 1 : 0;
  }
  return 2 * pairs;
}

[[nodiscard]] inline std::int64_t value_count(std::span<const std::int32_t> row) noexcept {
  std::int64_t values = 0;
  for (const auto value : row) values += value == Ratings::missing ? 0 : 1;
  return values;
}

/// Read once for all sums over units that alpha and its variance need.
[[nodiscard]] inline std::vector<PairableUnit> pairable_units(const Ratings& ratings, const WeightMatrix& weights) {
  constexpr std::size_t few = 12;
  const bool compares = weights.is_identity() && ratings.coders().size() <= few;
  std::vector<PairableUnit> out;
  out.reserve(ratings.rows());
  RowTally tally;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    const auto row = ratings.row(i);
    const PairableUnit unit{.row = i, .count = ratings.count(i), .values = value_count(row)};
    if (unit.count == 0 || unit.values < 2) continue;
    out.push_back(unit);
    if (compares) {
      out.back().agreeing = static_cast<double>(equal_pairs(row));
    } else {
      tally.read(row);
      out.back().agreeing = tally.agreeing(weights);
    }
  }
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
