#pragma once

/// @file
/// @brief In how many units two codes both occur.
///
/// - **Inputs**: two columns of integers, one row per (unit, code) in any order; doubles count once.
/// - **Definition**: counts(i, j) = units with both i and j; counts(i, i) = units with i.
/// - **Range**: max(0, n_i + n_j - N) … min(n_i, n_j), so that with N = n_units every cell is a valid 2x2 table.
/// - **Complexity**: O(n + units·K/64 + pairs of codes within units); one set of bits per unit.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <tematik/support/int_column.hpp>
#include <tematik/tables/detail/grouped_spans.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

namespace detail {

/// `work(unit, code)` for every row, with both checked.
template <class Work>
void for_each_unit_code(const IntColumn& unit, const IntColumn& code, std::size_t n_units, std::size_t n_codes,
                        Work&& work) {
  std::array<std::uint32_t, rows_at_once> units{}, codes{};
  for (std::size_t from = 0; from < unit.size(); from += rows_at_once) {
    const std::size_t n = std::min(rows_at_once, unit.size() - from);
    read_u32(unit, "unit", n_units - 1, from, std::span(units).first(n));
    read_u32(code, "code", n_codes - 1, from, std::span(codes).first(n));
    for (std::size_t i = 0; i < n; ++i) work(units[i], codes[i]);
  }
}

}  // namespace detail

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
  std::vector<std::uint32_t> held(n_codes);  // codes of one unit, ascending
  const auto row_of = [&](std::size_t a) { return counts.data() + std::size_t{held[a]} * n_codes; };
  const auto count_held = [&](std::size_t size) {
    switch (size) {  // most units hold few codes; loops of one or two turns cost more than what they count
      case 0:
        return;
      case 1:
        ++row_of(0)[held[0]];
        return;
      case 2:
        ++row_of(0)[held[0]], ++row_of(0)[held[1]], ++row_of(1)[held[1]];
        return;
      case 3:
        ++row_of(0)[held[0]], ++row_of(0)[held[1]], ++row_of(0)[held[2]];
        ++row_of(1)[held[1]], ++row_of(1)[held[2]], ++row_of(2)[held[2]];
        return;
      default:
        for (std::size_t a = 0; a < size; ++a) {
          std::int64_t* const row = row_of(a);
          for (std::size_t b = a; b < size; ++b) ++row[held[b]];
        }
    }
  };
  const std::size_t words = (n_codes + 63) / 64;
  constexpr std::size_t most_words = std::size_t{1} << 27U;  // 1 GiB of bits; beyond that sort
  if (n_units <= most_words / words) {
    std::vector<std::uint64_t> bits(n_units * words);
    detail::for_each_unit_code(unit, code, n_units, n_codes, [&](std::uint32_t u, std::uint32_t c) {
      bits[u * words + c / 64] |= std::uint64_t{1} << (c % 64);
    });
    for (std::size_t u = 0; u < n_units; ++u) {
      std::size_t size = 0;
      for (std::size_t w = 0; w < words; ++w) {
        for (std::uint64_t left = bits[u * words + w]; left != 0; left &= left - 1) {
          held[size++] = static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(left)));
        }
      }
      count_held(size);
    }
  } else {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(unit.size());
    detail::for_each_unit_code(unit, code, n_units, n_codes,
                               [&](std::uint32_t u, std::uint32_t c) { pairs.emplace_back(u, c); });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (std::size_t i = 0; i < pairs.size();) {
      const std::uint32_t u = pairs[i].first;
      std::size_t size = 0;
      for (; i < pairs.size() && pairs[i].first == u; ++i) held[size++] = pairs[i].second;
      count_held(size);
    }
  }
  for (Eigen::Index i = 0; i < k; ++i) {
    for (Eigen::Index j = i + 1; j < k; ++j) counts(j, i) = counts(i, j);
  }
  return counts;
}

}  // namespace tematik
