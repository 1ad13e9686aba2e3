#pragma once

/// @file
/// @brief Co-occurrence counts with what they need to be read: marginals, N, and the rules that made them.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// What a cell counts once two codings meet.
enum class Count : std::uint8_t { pairs, codings, pair_characters, characters, units, sources, cases, coders };

template <>
struct EnumNames<Count> {
  static constexpr std::string_view what = "count";
  static constexpr std::array<std::pair<Count, std::string_view>, 8> names{{
      {Count::pairs, "pairs"},
      {Count::codings, "codings"},
      {Count::pair_characters, "pair_characters"},
      {Count::characters, "characters"},
      {Count::units, "units"},
      {Count::sources, "sources"},
      {Count::cases, "cases"},
      {Count::coders, "coders"},
  }};
};

/// Counts, marginals and N. Rows are codes, parents, themes … as the level says; square, and symmetric unless `directed`:
/// then the rule asks for a direction, or columns are not the rows (of another coder, or other codes).
struct CooccurrenceTable {
  LabelledMatrix<std::int64_t> counts = {};
  std::vector<std::int64_t> totals = {};  ///< the marginal of each row, as the counting rule defines it
  std::optional<std::int64_t> n = {};     ///< N; none for counts of pairs
  bool is_table = false;                  ///< whether (cell, totals, N) is a valid 2x2 table
  Matrix<std::uint8_t> structural = {};   ///< 1: the two rows share codes by construction
  std::string unit = {};
  Count count = Count::pairs;
  std::string level = {};
  bool directed = false;                         ///< counts(i, j) and counts(j, i) are different questions
  std::vector<std::int64_t> column_totals = {};  ///< of a directed table; else they are those of the rows

  [[nodiscard]] const std::vector<std::int64_t>& totals_of_columns() const noexcept {
    return directed ? column_totals : totals;
  }
  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return counts.rows(); }

  /// Long form, one row per unordered pair (of a directed table: per cell) and the diagonal: row, column, n_ij, n_i, n_j, n.
  [[nodiscard]] Table table() const {
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t i = 0; i < labels().size(); ++i) {
      for (std::size_t j = directed ? 0 : i; j < counts.columns().size(); ++j) cells.emplace_back(i, j);
    }
    return table_of(cells);
  }
  /// The same of the k cells with the largest counts, the largest first, equal ones as in the table; a row with itself is
  /// not among them.
  [[nodiscard]] Table top(std::size_t k) const {
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t i = 0; i < labels().size(); ++i) {
      for (std::size_t j = directed ? 0 : i; j < counts.columns().size(); ++j) {
        if (labels()[i] != counts.columns()[j]) cells.emplace_back(i, j);
      }
    }
    std::stable_sort(cells.begin(), cells.end(), [&](const auto& a, const auto& b) {
      return counts(a.first, a.second) > counts(b.first, b.second);
    });
    cells.resize(std::min(k, cells.size()));
    return table_of(cells);
  }

 private:
  [[nodiscard]] Table table_of(const std::vector<std::pair<std::size_t, std::size_t>>& cells) const {
    std::vector<std::string> row_names;
    std::vector<std::string> column_names;
    std::vector<std::int64_t> n_ij;
    std::vector<std::int64_t> n_i;
    std::vector<std::int64_t> n_j;
    for (const auto& [i, j] : cells) {
      row_names.push_back(labels()[i]);
      column_names.push_back(counts.columns()[j]);
      n_ij.push_back(counts(i, j));
      n_i.push_back(totals[i]);
      n_j.push_back(totals_of_columns()[j]);
    }
    const std::size_t rows = n_ij.size();
    Table out;
    out.add("row", std::move(row_names)).add("column", std::move(column_names));
    out.add("n_ij", std::move(n_ij)).add("n_i", std::move(n_i)).add("n_j", std::move(n_j));
    out.add("n", std::vector<std::int64_t>(rows, n.value_or(0)), std::vector<std::uint8_t>(n ? 0 : rows, 0));
    return out;
  }
};

}  // namespace tematik
