#pragma once

/// @file
/// @brief The coincidences of Krippendorff's alpha, and which units its disagreement comes from.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/tables/labelled_matrix.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Observed coincidences of two categories, c <= k.
struct Coincidence {
  std::size_t c = 0;
  std::size_t k = 0;
  double o = 0;  ///< o_ck, which is o_kc too
};

/// What alpha sums: only cells that are not zero.
struct CoincidenceTable {
  std::vector<std::int64_t> n_c = {};    ///< pairable values per category
  std::int64_t n = 0;                    ///< all pairable values
  std::vector<Coincidence> cells = {};   ///< by c, then k
  std::vector<std::string> labels = {};  ///< of the categories

  /// Cells of the full square that are not zero.
  [[nodiscard]] std::int64_t nonzero() const noexcept;
  /// The full square, q x q, symmetric; its row sums are n_c.
  [[nodiscard]] LabelledMatrix<double> matrix() const;
};

/// @brief o_ck: how often two coders of one unit gave c and k.
///
/// - **Formula**: o_ck = sum over units with m_u >= 2 values of (ordered pairs c, k of different coders)/(m_u - 1)
/// - **Range**: 0 and above; sum = n = number of pairable values. **Undefined**: never (empty tables are all zero).
/// - **Complexity**: O(patterns x m + pairs of values in them), memory O(cells that are not zero).
/// - **Literature**: Krippendorff (1970), doi:10.1177/001316447003000105
///
/// @code
/// const auto t = tematik::coincidences(tematik::ratings_from(tematik::Matrix<double>{{0, 1}, {1, 1}}));
/// assert(t.n == 4 && t.cells.size() == 2 && t.cells[1].o == 2);       // (0, 1) once each way, (1, 1) twice
/// @endcode
[[nodiscard]] CoincidenceTable coincidences(const Ratings& ratings);

/// @brief For each row of the table what its units add to D_o of `krippendorff_alpha()`; the shares add up to D_o.
///
/// A row of several equal units holds the share of all of them. Empty if alpha has no D_o (no pairable unit).
/// @throws as `krippendorff_alpha()`
[[nodiscard]] std::vector<double> disagreement_shares(const Ratings& ratings, const KrippendorffOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline std::int64_t CoincidenceTable::nonzero() const noexcept {
  std::int64_t out = 0;
  for (const auto& cell : cells) out += cell.c == cell.k ? 1 : 2;
  return out;
}

inline LabelledMatrix<double> CoincidenceTable::matrix() const {
  const auto q = static_cast<Eigen::Index>(n_c.size());
  Matrix<double> out = Matrix<double>::Zero(q, q);
  for (const auto& cell : cells) {
    const auto c = static_cast<Eigen::Index>(cell.c);
    const auto k = static_cast<Eigen::Index>(cell.k);
    out(c, k) = out(k, c) = cell.o;
  }
  return {std::move(out), labels};
}

inline CoincidenceTable coincidences(const Ratings& ratings) {
  CoincidenceTable out{.n_c = std::vector<std::int64_t>(ratings.categories().size()), .labels = ratings.categories()};
  // Pairs by number of values, divided at the end: no digit depends on the order of rows.
  std::map<std::array<std::size_t, 3>, std::int64_t> pairs;  // (c, k, m_u) -> ordered pairs in one direction
  detail::for_each_pattern(ratings, [&](const detail::RowTally& unit, std::int64_t count) {
    if (unit.total() < 2) return;
    const auto m = static_cast<std::size_t>(unit.total());
    const auto cells = unit.cells();
    out.n += count * unit.total();
    for (std::size_t a = 0; a < cells.size(); ++a) {
      const std::size_t c = cells[a].category;
      out.n_c[c] += count * cells[a].coders;
      if (cells[a].coders > 1) pairs[{c, c, m}] += count * cells[a].coders * (cells[a].coders - 1);
      for (std::size_t b = 0; b < a; ++b) {
        const auto [low, high] = std::minmax(c, cells[b].category);
        pairs[{low, high, m}] += count * cells[a].coders * cells[b].coders;
      }
    }
  });
  for (const auto& [key, count] : pairs) {
    if (out.cells.empty() || out.cells.back().c != key[0] || out.cells.back().k != key[1])
      out.cells.push_back({key[0], key[1], 0});
    out.cells.back().o += static_cast<double>(count) / static_cast<double>(key[2] - 1);
  }
  return out;
}

inline std::vector<double> disagreement_shares(const Ratings& ratings, const KrippendorffOptions& options) {
  KrippendorffOptions plain = options;
  plain.variance = false;
  if (std::isnan(krippendorff_alpha(ratings, plain).observed)) return {};
  const auto table = coincidences(ratings);
  const detail::AlphaDistance delta(ratings, options, table.n_c);
  std::vector<double> out(ratings.rows());
  detail::RowTally unit;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    if (ratings.count(i) == 0) continue;
    unit.read(ratings.row(i));
    const double sum = detail::disagreeing(unit.cells(), delta);
    if (sum > 0)
      out[i] = static_cast<double>(ratings.count(i)) * sum /
               (static_cast<double>(unit.total() - 1) * static_cast<double>(table.n));
  }
  return out;
}

}  // namespace tematik
