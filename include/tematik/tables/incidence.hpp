#pragma once

/// @file
/// @brief Which unit holds which code: the one table that every saturation figure reads.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// How many codes are held by how many units: all that frequency-based estimators read. Adds over nothing: make it
/// from the incidence of all units.
struct FrequencyCounts {
  std::int64_t units = 0;                ///< T
  std::vector<std::int64_t> codes = {};  ///< codes[k] = Q_k, the codes held by exactly k units, k = 0..T

  /// Q_k; 0 past the end.
  [[nodiscard]] std::int64_t q(std::size_t k) const noexcept { return k < codes.size() ? codes[k] : 0; }
  /// S, the codes held by at least one unit.
  [[nodiscard]] std::int64_t observed() const noexcept;
  /// U = sum of k Q_k, the (unit, code) pairs.
  [[nodiscard]] std::int64_t mentions() const noexcept;
};

/// The frequency counts of T units from n_j, the number of units that hold each code.
/// @throws UsageError if T is negative; InputError (code number) if an n_j is negative or larger than T
[[nodiscard]] FrequencyCounts frequency_counts(std::int64_t units, const std::vector<std::int64_t>& held_by);

/// T units x S codes, one bit per cell, units in order of analysis.
///
/// A row of zeros is a unit that was coded and holds none of the codes; a unit that is not coded yet has no row.
/// Counts collapse to 0/1. Columns that no unit holds are allowed and count nowhere.
struct Incidence {
  BitMatrix bits = {};  ///< units x codes
  std::vector<std::string> unit_labels = {};
  std::vector<std::string> code_labels = {};

  [[nodiscard]] std::size_t units() const noexcept { return bits.rows(); }
  [[nodiscard]] std::size_t codes() const noexcept { return bits.columns(); }

  /// n_j: the number of units that hold code j. O(T S / 64 + U).
  [[nodiscard]] std::vector<std::int64_t> held_by() const;
  /// Q_k, k = 0..T.
  [[nodiscard]] FrequencyCounts frequencies() const;
  /// Codes per unit.
  [[nodiscard]] std::vector<std::int64_t> unit_counts() const;
  /// u_i: the codes that occur in unit i only; they sum to Q_1.
  [[nodiscard]] std::vector<std::int64_t> uniques() const;
  /// The position (from 1) of the first unit that holds code j; 0: no unit holds it.
  [[nodiscard]] std::vector<std::int64_t> first_positions() const;
  /// new_i: the codes seen for the first time at position i.
  [[nodiscard]] std::vector<std::int64_t> new_counts() const;
  /// cum_i: the running sum of `new_counts()`.
  [[nodiscard]] std::vector<std::int64_t> cumulative() const;
  /// Coded units that hold none of the codes.
  [[nodiscard]] std::int64_t empty_units() const;
  /// The same bits, codes x units.
  [[nodiscard]] BitMatrix by_code() const;
  /// The units in another order (indices from 0, each once). @throws UsageError if that is no permutation
  [[nodiscard]] Incidence reordered(const std::vector<std::size_t>& order) const;
  /// One row per unit: unit, codes, new, cumulative, unique.
  [[nodiscard]] Table table() const;

  friend bool operator==(const Incidence&, const Incidence&) = default;
};

/// An incidence from a matrix units x codes: 0 is "not held", any positive number "held".
///
/// @param unit_ids, code_ids  labels; empty: "0", "1", …
/// @throws InputError if a cell is negative or NaN (row and column from 0); UsageError if labels do not fit
template <class T>
  requires std::is_arithmetic_v<T>
[[nodiscard]] Incidence incidence_from(const Matrix<T>& matrix, std::vector<std::string> unit_ids = {},
                                       std::vector<std::string> code_ids = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Calls `work(column)` for each bit set in a row, in order.
template <class Work>
void for_each_bit(std::span<const std::uint64_t> row, Work&& work) {
  for (std::size_t w = 0; w < row.size(); ++w) {
    for (std::uint64_t word = row[w]; word != 0; word &= word - 1) {
      work(64 * w + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }
}

}  // namespace detail

inline std::int64_t FrequencyCounts::observed() const noexcept {
  std::int64_t sum = 0;
  for (std::size_t k = 1; k < codes.size(); ++k) sum += codes[k];
  return sum;
}

inline std::int64_t FrequencyCounts::mentions() const noexcept {
  std::int64_t sum = 0;
  for (std::size_t k = 1; k < codes.size(); ++k) sum += static_cast<std::int64_t>(k) * codes[k];
  return sum;
}

inline FrequencyCounts frequency_counts(std::int64_t units, const std::vector<std::int64_t>& held_by) {
  if (units < 0) throw UsageError("units", detail::cat("the number of units must be 0 or more, not ", units), "units");
  FrequencyCounts out{.units = units, .codes = std::vector<std::int64_t>(static_cast<std::size_t>(units) + 1)};
  for (std::size_t j = 0; j < held_by.size(); ++j) {
    if (held_by[j] < 0 || held_by[j] > units) {
      throw InputError("count_range",
                       detail::cat("code ", j, " is held by ", held_by[j], " units; expected 0 to ", units),
                       detail::cat("code ", j));
    }
    ++out.codes[static_cast<std::size_t>(held_by[j])];
  }
  return out;
}

inline std::vector<std::int64_t> Incidence::held_by() const {
  std::vector<std::int64_t> n(codes());
  for (std::size_t i = 0; i < units(); ++i) {
    detail::for_each_bit(bits.row(i), [&](std::size_t j) { ++n[j]; });
  }
  return n;
}

inline FrequencyCounts Incidence::frequencies() const {
  return frequency_counts(static_cast<std::int64_t>(units()), held_by());
}

inline std::vector<std::int64_t> Incidence::unit_counts() const {
  std::vector<std::int64_t> out(units());
  for (std::size_t i = 0; i < units(); ++i) out[i] = bits.count(i);
  return out;
}

inline std::vector<std::int64_t> Incidence::uniques() const {
  const auto n = held_by();
  std::vector<std::int64_t> out(units());
  for (std::size_t i = 0; i < units(); ++i) {
    detail::for_each_bit(bits.row(i), [&](std::size_t j) { out[i] += n[j] == 1 ? 1 : 0; });
  }
  return out;
}

inline std::vector<std::int64_t> Incidence::first_positions() const {
  std::vector<std::int64_t> first(codes());
  for (std::size_t i = units(); i > 0; --i) {
    detail::for_each_bit(bits.row(i - 1), [&](std::size_t j) { first[j] = static_cast<std::int64_t>(i); });
  }
  return first;
}

inline std::vector<std::int64_t> Incidence::new_counts() const {
  std::vector<std::int64_t> out(units());
  for (const auto position : first_positions()) {
    if (position > 0) ++out[static_cast<std::size_t>(position - 1)];
  }
  return out;
}

inline std::vector<std::int64_t> Incidence::cumulative() const {
  auto out = new_counts();
  for (std::size_t i = 1; i < out.size(); ++i) out[i] += out[i - 1];
  return out;
}

inline std::int64_t Incidence::empty_units() const {
  std::int64_t n = 0;
  for (std::size_t i = 0; i < units(); ++i) n += bits.count(i) == 0 ? 1 : 0;
  return n;
}

inline BitMatrix Incidence::by_code() const {
  BitMatrix out(codes(), units());
  for (std::size_t i = 0; i < units(); ++i) {
    detail::for_each_bit(bits.row(i), [&](std::size_t j) { out.set(j, i); });
  }
  return out;
}

inline Incidence Incidence::reordered(const std::vector<std::size_t>& order) const {
  std::vector<bool> seen(units());
  bool permutation = order.size() == units();
  for (const auto i : order) {
    permutation = permutation && i < units() && !seen[i];
    if (!permutation)
      throw UsageError("order", detail::cat("an order names each of the ", units(), " units once"), "order");
    seen[i] = true;
  }
  if (!permutation)
    throw UsageError("order", detail::cat("an order names each of the ", units(), " units once"), "order");
  Incidence out{.bits = BitMatrix(units(), codes()), .unit_labels = {}, .code_labels = code_labels};
  for (std::size_t i = 0; i < order.size(); ++i) {
    detail::for_each_bit(bits.row(order[i]), [&](std::size_t j) { out.bits.set(i, j); });
    if (order[i] < unit_labels.size()) out.unit_labels.push_back(unit_labels[order[i]]);
  }
  return out;
}

inline Table Incidence::table() const {
  Table out;
  out.add("unit", unit_labels.empty() ? number_labels(units()) : unit_labels)
      .add("codes", unit_counts())
      .add("new", new_counts())
      .add("cumulative", cumulative())
      .add("unique", uniques());
  return out;
}

template <class T>
  requires std::is_arithmetic_v<T>
Incidence incidence_from(const Matrix<T>& matrix, std::vector<std::string> unit_ids,
                         std::vector<std::string> code_ids) {
  const auto units = static_cast<std::size_t>(matrix.rows());
  const auto codes = static_cast<std::size_t>(matrix.cols());
  if (unit_ids.empty()) unit_ids = number_labels(units);
  if (code_ids.empty()) code_ids = number_labels(codes);
  if (unit_ids.size() != units || code_ids.size() != codes) {
    throw UsageError("labels",
                     detail::cat("a ", units, " x ", codes, " matrix got ", unit_ids.size(), " unit and ",
                                 code_ids.size(), " code labels"),
                     "labels");
  }
  Incidence out{
      .bits = BitMatrix(units, codes), .unit_labels = std::move(unit_ids), .code_labels = std::move(code_ids)};
  for (std::size_t i = 0; i < units; ++i) {
    for (std::size_t j = 0; j < codes; ++j) {
      const T cell = matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
      if (cell > T{0}) {
        out.bits.set(i, j);
      } else if (!(cell == T{0})) {
        throw InputError("cell",
                         detail::cat("row ", i, ", column ", j,
                                     ": expected 0 (not held) or a positive number "
                                     "(held), found a negative number or NaN"),
                         detail::cat("row ", i, ", column ", j));
      }
    }
  }
  return out;
}

}  // namespace tematik
