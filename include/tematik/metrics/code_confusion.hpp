#pragma once

/// @file
/// @brief Which codes do coders take for one another? Code by code, in characters.

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/continuum.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Rows and columns are the codes and, last, "(none)": looked at, and not coded. Both matrices are symmetric.
struct CodeConfusion {
  Status status = Status::no_data;           ///< ok; no_data; single_coder; no_pairable
  LabelledMatrix<double> lengths = {};       ///< l_ck in characters
  LabelledMatrix<std::int64_t> counts = {};  ///< passages
  std::int64_t pairable = 0;                 ///< characters that two coders or more looked at
  std::int64_t conflict_length = 0;          ///< characters to which one coder gave several codes, over coders
  OverlapOrder order = OverlapOrder::longest;

  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return lengths.rows(); }
  /// One row per pair of values that occurs, the first not after the second: code_1, code_2, characters, passages.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The confusion matrix of a continuum.
///
/// - **Inputs**: a continuum of two coders or more. Where one coder gave several codes, the order decides which keeps the
///   text (`UnitizingOptions`); nothing is decided by halves.
/// - **Formula**: l_ck = sum over stretches of (1/(m-1)) sum over coders i != j of the length of (c of i and k of j), m
///   coders of the stretch: with two coders each character counts once in l_ck and once in l_kc, twice on the diagonal.
///   Summed over all cells: sum of m times length. `counts`: passages, as long as can be, in which some coder gave c,
///   another k, and nobody's value changes.
/// - **Undefined**: `no_data` (nobody looked), `single_coder`, `no_pairable`: all cells 0.
/// - **Assumptions**: codes exclude each other; else read it beside `conflict_length`.
/// - **Complexity**: that of `unitizing_tables()`, and codes^2 for the matrix.
/// - **Literature**: Krippendorff, Mathet, Bouvry & Widlocher (2016), doi:10.1007/s11135-015-0266-1
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 0}, end{10, 8}, code{0, 1};
/// const auto m = tematik::code_confusion(tematik::continuum_from({coder, begin, end, code}, {20}));
/// assert(m.lengths(0, 1) == 8 && m.lengths(0, 2) == 2 && m.lengths(2, 2) == 20 && m.counts(0, 1) == 1);
/// @endcode
[[nodiscard]] CodeConfusion code_confusion(const Continuum& continuum, OverlapOrder order = OverlapOrder::longest);

// ---------------------------------------------------------------------------------------------------------

inline CodeConfusion code_confusion(const Continuum& continuum, OverlapOrder order) {
  CodeConfusion out;
  out.order = order;
  std::vector<std::string> labels = continuum.codes();
  labels.emplace_back("(none)");
  const auto size = static_cast<Eigen::Index>(labels.size());
  const auto gap = static_cast<std::uint32_t>(labels.size() - 1);
  Matrix<double> lengths = Matrix<double>::Zero(size, size);
  Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(size, size);
  std::set<std::uint32_t> seen;
  for (std::size_t s = 0; s < continuum.sources(); ++s) {
    for (const auto& stretch : continuum.stretches(s)) {
      seen.insert(stretch.coders.begin(), stretch.coders.end());
      const auto m = static_cast<std::int64_t>(stretch.coders.size());
      if (m < 2) continue;
      out.pairable += stretch.place.length();
      const auto coders = detail::partitions_of(stretch, order);
      for (const auto& own : coders) out.conflict_length += own.conflict;
      detail::ValueTally before;
      detail::for_each_constant_part(stretch, coders, gap, [&](Span part, const detail::ValueTally& tally) {
        const bool goes_on = tally == before;
        before = tally;
        const auto add = [&](std::uint32_t c, std::uint32_t k, std::int64_t pairs) {
          lengths(c, k) += static_cast<double>(pairs * part.length()) / static_cast<double>(m - 1);
          counts(c, k) += goes_on ? 0 : 1;
        };
        for (const auto& [c, n] : tally) {
          for (const auto& [k, o] : tally) {
            if (c != k) add(c, k, n * o);
          }
          if (n > 1) add(c, c, n * (n - 1));
        }
      });
    }
  }
  out.lengths = LabelledMatrix<double>(std::move(lengths), labels);
  out.counts = LabelledMatrix<std::int64_t>(std::move(counts), std::move(labels));
  if (!seen.empty()) out.status = seen.size() == 1 ? Status::single_coder : Status::no_pairable;
  if (out.pairable > 0) out.status = Status::ok;
  return out;
}

inline Table CodeConfusion::table() const {
  std::vector<std::string> code_1, code_2;
  std::vector<double> characters;
  std::vector<std::int64_t> passages;
  for (std::size_t c = 0; c < labels().size(); ++c) {
    for (std::size_t k = c; k < labels().size(); ++k) {
      if (counts(c, k) == 0) continue;
      code_1.push_back(labels()[c]);
      code_2.push_back(labels()[k]);
      characters.push_back(lengths(c, k));
      passages.push_back(counts(c, k));
    }
  }
  Table out;
  out.add("code_1", std::move(code_1))
      .add("code_2", std::move(code_2))
      .add("characters", std::move(characters))
      .add("passages", std::move(passages));
  return out;
}

inline MethodRecord CodeConfusion::method() const {
  MethodRecord out{.function = "code_confusion", .unit = "character", .n = pairable};
  out.option("order", order);
  out.step("conflict_length", conflict_length);
  out.citations.emplace_back("Krippendorff, Mathet, Bouvry & Widlocher 2016, doi:10.1007/s11135-015-0266-1");
  return out;
}

}  // namespace tematik
