#pragma once

/// @file
/// @brief How far codes are apart in the codebook's tree.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// @brief Distances between the rows of a call, for `distance = tree`.
///
/// - **Rule**: 0 the same, 1/2 siblings (a parent in common) or parent and child, 1 otherwise, two roots too. Rows that
///   are no codes (themes) are 1 apart.
/// - **Complexity**: O(rows^2 x parents).
[[nodiscard]] Matrix<double> tree_distance(const Study& study, const CodeRows& rows);

/// The codes above each row, by number of row; codes that are no row of their own (categories) get numbers behind them,
/// with entries of their own. For `disagreements()`.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> parents_of_rows(const Study& study, const CodeRows& rows);

// ---------------------------------------------------------------------------------------------------------

inline Matrix<double> tree_distance(const Study& study, const CodeRows& rows) {
  const auto n = rows.size();
  std::vector<std::vector<CodeId>> parents(n);
  const auto is_code = [&](std::size_t i) { return rows.objects[i].kind == ObjectKind::code; };
  const auto code_of = [&](std::size_t i) { return static_cast<CodeId>(rows.objects[i].row); };
  for (std::size_t i = 0; i < n; ++i) {
    if (is_code(i)) parents[i] = study.codes()[code_of(i)].parents;
  }
  const auto has = [](const std::vector<CodeId>& list, CodeId id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  Matrix<double> out = Matrix<double>::Zero(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      bool near = false;
      if (is_code(i) && is_code(j)) {
        near = has(parents[i], code_of(j)) || has(parents[j], code_of(i)) ||
               std::any_of(parents[i].begin(), parents[i].end(), [&](CodeId p) { return has(parents[j], p); });
      }
      const auto x = static_cast<Eigen::Index>(i);
      const auto y = static_cast<Eigen::Index>(j);
      out(x, y) = out(y, x) = near ? 0.5 : 1;
    }
  }
  return out;
}

inline std::vector<std::vector<std::uint32_t>> parents_of_rows(const Study& study, const CodeRows& rows) {
  std::vector<ObjectRef> known = rows.objects;
  const auto number_of = [&](CodeId code) {
    const auto at = std::find(known.begin(), known.end(), ObjectRef(code));
    const auto number = static_cast<std::uint32_t>(at - known.begin());
    if (at == known.end()) known.emplace_back(code);
    return number;
  };
  std::vector<std::vector<std::uint32_t>> out;
  for (std::size_t i = 0; i < known.size(); ++i) {
    out.emplace_back();
    if (known[i].kind != ObjectKind::code) continue;
    for (const CodeId parent : study.codes()[static_cast<CodeId>(known[i].row)].parents)
      out[i].push_back(number_of(parent));
  }
  return out;
}

}  // namespace tematik
