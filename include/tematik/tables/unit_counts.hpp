#pragma once

/// @file
/// @brief In how many units two codes both occur.
///
/// - **Inputs**: two columns of integers, one row per (unit, code) in any order; doubles count once.
/// - **Definition**: counts(i, j) = units with both i and j; counts(i, i) = units with i.
/// - **Range**: max(0, n_i + n_j - N) … min(n_i, n_j), so that with N = n_units every cell is a valid 2x2 table.
/// - **Complexity**: O(n + units·K/64 + pairs of codes within units); one set of bits per unit.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include <tematik/support/int_column.hpp>
#include <tematik/tables/detail/grouped_spans.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Counts units per pair of codes.
/// @return a symmetric n_codes x n_codes matrix; the diagonal holds the totals
/// @throws InputError naming the row: a unit or code outside its range, unequal lengths
[[nodiscard]] inline Matrix<std::int64_t> unit_counts(const IntColumn& unit, const IntColumn& code, std::size_t n_units,
                                                      std::size_t n_codes) {
  detail::check_length(code, "code", unit.size(), "unit");
  const auto k = static_cast<Eigen::Index>(n_codes);
  Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(k, k);
  if (unit.empty()) return counts;
  if (n_units == 0) detail::bad_row(0, "unit", "n_units is 0, so no unit can stand here");
  if (n_codes == 0) detail::bad_row(0, "code", "n_codes is 0, so no code can stand here");
  const auto units = detail::read_u32(unit, "unit", n_units - 1);
  const auto codes = detail::read_u32(code, "code", n_codes - 1);

  std::vector<std::uint32_t> held;  // codes of one unit, ascending
  const auto count_held = [&] {
    for (std::size_t a = 0; a < held.size(); ++a) {
      std::int64_t* const row = counts.data() + std::size_t{held[a]} * n_codes;
      for (std::size_t b = a; b < held.size(); ++b) ++row[held[b]];
    }
  };
  const std::size_t words = (n_codes + 63) / 64;
  constexpr std::size_t most_words = std::size_t{1} << 27U;  // 1 GiB of bits; beyond that sort
  if (n_units <= most_words / words) {
    std::vector<std::uint64_t> bits(n_units * words);
    for (std::size_t i = 0; i < units.size(); ++i) {
      bits[units[i] * words + codes[i] / 64] |= std::uint64_t{1} << (codes[i] % 64);
    }
    for (std::size_t u = 0; u < n_units; ++u) {
      held.clear();
      for (std::size_t w = 0; w < words; ++w) {
        for (std::uint64_t left = bits[u * words + w]; left != 0; left &= left - 1) {
          held.push_back(static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(left))));
        }
      }
      count_held();
    }
  } else {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) pairs[i] = {units[i], codes[i]};
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (std::size_t i = 0; i < pairs.size();) {
      const std::uint32_t u = pairs[i].first;
      held.clear();
      for (; i < pairs.size() && pairs[i].first == u; ++i) held.push_back(pairs[i].second);
      count_held();
    }
  }
  for (Eigen::Index i = 0; i < k; ++i) {
    for (Eigen::Index j = i + 1; j < k; ++j) counts(j, i) = counts(i, j);
  }
  return counts;
}

}  // namespace tematik
