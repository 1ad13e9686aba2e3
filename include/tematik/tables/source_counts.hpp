#pragma once

/// @file
/// @brief Per source, in how many of its units two codes both occur: what tests within sources and intervals read.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/tables/character_counts.hpp>
#include <tematik/tables/labelled_matrix.hpp>
#include <tematik/tables/unit_counts.hpp>

namespace tematik {

/// The counts of one source (or case, or source and coder): only the codes that occur there.
struct SourceCounts {
  std::int64_t n = 0;                     ///< units
  std::vector<std::uint32_t> codes = {};  ///< ascending
  std::vector<std::int64_t> counts = {};  ///< codes x codes, row by row; the diagonal holds the totals

  /// Units with both of the codes at these places of `codes`.
  [[nodiscard]] std::int64_t at(std::size_t i, std::size_t j) const noexcept { return counts[i * codes.size() + j]; }
};

/// @brief Counts units per pair of codes, source by source.
///
/// - **Inputs**: `source_of_unit`, one entry per unit: the source (0 … n_sources - 1) it belongs to; and two columns of
///   (unit, code), in any order, doubles count once. Where coders are kept apart, number (source, coder) instead.
/// - **Definition**: as `unit_counts`, within one source; the sum over sources is `unit_counts` of all.
/// - **Complexity**: O(n log n + sum of k_s^2 + pairs of codes within units), k_s = codes of a source; memory k_s^2.
/// @throws InputError naming the row: a number outside its range, unequal lengths
[[nodiscard]] std::vector<SourceCounts> source_counts(const IntColumn& source_of_unit, const IntColumn& unit,
                                                      const IntColumn& code, std::size_t n_sources,
                                                      std::size_t n_codes);

/// @brief The same for characters: counts(i, j) = characters under both, N = characters of the source (or of its part in
/// scope), from columns of spans in any order: source (0 … lengths.size() - 1), begin, end, code.
/// @throws InputError naming the row, as `character_counts`, or naming a source with more coded characters than its length
[[nodiscard]] std::vector<SourceCounts> source_character_counts(const IntColumn& source, const IntColumn& begin,
                                                                const IntColumn& end, const IntColumn& code,
                                                                const IntColumn& lengths, std::size_t n_codes);

/// Counts of all sources together, and their N.
[[nodiscard]] std::pair<Matrix<std::int64_t>, std::int64_t> sum_counts(std::span<const SourceCounts> sources,
                                                                       std::size_t n_codes);

// ---------------------------------------------------------------------------------------------------------

inline std::vector<SourceCounts> source_counts(const IntColumn& source_of_unit, const IntColumn& unit,
                                               const IntColumn& code, std::size_t n_sources, std::size_t n_codes) {
  detail::check_length(code, "code", unit.size(), "unit");
  const std::size_t n_units = source_of_unit.size();
  if (n_units > 0 && n_sources == 0) detail::bad_row(0, "source", "n_sources is 0, so no unit can stand here");
  if (!unit.empty() && n_units == 0) detail::bad_row(0, "unit", "there are no units, so none can stand here");
  if (!unit.empty() && n_codes == 0) detail::bad_row(0, "code", "n_codes is 0, so no code can stand here");
  const auto source_of = detail::read_u32(source_of_unit, "source", n_sources - 1);
  const auto units = detail::read_u32(unit, "unit", n_units - 1);
  const auto codes = detail::read_u32(code, "code", n_codes - 1);
  std::vector<SourceCounts> out(n_sources);
  std::vector<std::uint32_t> place(n_units);  // of a unit within its source
  for (std::size_t u = 0; u < n_units; ++u) place[u] = static_cast<std::uint32_t>(out[source_of[u]].n++);

  std::vector<std::size_t> first(n_sources + 1);  // rows by source
  for (const std::uint32_t u : units) ++first[source_of[u] + 1];
  for (std::size_t s = 0; s < n_sources; ++s) first[s + 1] += first[s];
  std::vector<std::size_t> rows(units.size());
  auto next = first;
  for (std::size_t i = 0; i < units.size(); ++i) rows[next[source_of[units[i]]]++] = i;

  std::vector<std::uint32_t> local_unit, local_code;
  for (std::size_t s = 0; s < n_sources; ++s) {
    auto& counts = out[s];
    for (std::size_t i = first[s]; i < first[s + 1]; ++i) counts.codes.push_back(codes[rows[i]]);
    std::sort(counts.codes.begin(), counts.codes.end());
    counts.codes.erase(std::unique(counts.codes.begin(), counts.codes.end()), counts.codes.end());
    local_unit.clear();
    local_code.clear();
    for (std::size_t i = first[s]; i < first[s + 1]; ++i) {
      const auto at = std::lower_bound(counts.codes.begin(), counts.codes.end(), codes[rows[i]]);
      local_unit.push_back(place[units[rows[i]]]);
      local_code.push_back(static_cast<std::uint32_t>(at - counts.codes.begin()));
    }
    const auto matrix = unit_counts(local_unit, local_code, static_cast<std::size_t>(counts.n), counts.codes.size());
    counts.counts.assign(matrix.data(), matrix.data() + matrix.size());
  }
  return out;
}

inline std::vector<SourceCounts> source_character_counts(const IntColumn& source, const IntColumn& begin,
                                                         const IntColumn& end, const IntColumn& code,
                                                         const IntColumn& lengths, std::size_t n_codes) {
  const detail::GroupedSpans checked(source, begin, end, code, n_codes);
  std::vector<SourceCounts> out(lengths.size());
  std::vector<std::vector<std::size_t>> rows(lengths.size());
  for (std::size_t row = 0; row < source.size(); ++row) {
    const std::int64_t s = source[row];
    if (s < 0 || std::cmp_greater_equal(s, lengths.size())) {
      detail::bad_row(row, "source", detail::cat("expected a number below ", lengths.size(), ", found ", s));
    }
    rows[static_cast<std::size_t>(s)].push_back(row);
  }
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    auto& counts = out[s];
    counts.n = lengths[s];
    for (const std::size_t row : rows[s]) counts.codes.push_back(static_cast<std::uint32_t>(code[row]));
    std::sort(counts.codes.begin(), counts.codes.end());
    counts.codes.erase(std::unique(counts.codes.begin(), counts.codes.end()), counts.codes.end());
    std::vector<std::uint32_t> one, from, to, local;
    for (const std::size_t row : rows[s]) {
      one.push_back(0);
      from.push_back(static_cast<std::uint32_t>(begin[row]));
      to.push_back(static_cast<std::uint32_t>(end[row]));
      const auto at = std::lower_bound(counts.codes.begin(), counts.codes.end(), static_cast<std::uint32_t>(code[row]));
      local.push_back(static_cast<std::uint32_t>(at - counts.codes.begin()));
    }
    const auto matrix = character_counts(one, from, to, local, counts.codes.size());
    counts.counts.assign(matrix.data(), matrix.data() + matrix.size());
    const std::vector<std::uint32_t> any(one.size());  // all spans as one code
    const std::int64_t covered = one.empty() ? 0 : character_counts(one, from, to, any, 1)(0, 0);
    if (covered > counts.n) {
      throw InputError(
          "lengths", detail::cat("source ", s, " has ", covered, " coded characters, more than its length ", counts.n),
          detail::cat("source ", s));
    }
  }
  return out;
}

inline std::pair<Matrix<std::int64_t>, std::int64_t> sum_counts(std::span<const SourceCounts> sources,
                                                                std::size_t n_codes) {
  const auto k = static_cast<Eigen::Index>(n_codes);
  std::pair<Matrix<std::int64_t>, std::int64_t> out{Matrix<std::int64_t>::Zero(k, k), 0};
  for (const auto& source : sources) {
    out.second += source.n;
    for (const std::uint32_t code : source.codes) {
      if (code < n_codes) continue;
      throw UsageError("n_codes", detail::cat("code ", code, " does not fit n_codes = ", n_codes), "n_codes");
    }
    for (std::size_t i = 0; i < source.codes.size(); ++i) {
      for (std::size_t j = 0; j < source.codes.size(); ++j) {
        out.first(source.codes[i], source.codes[j]) += source.at(i, j);
      }
    }
  }
  return out;
}

}  // namespace tematik
