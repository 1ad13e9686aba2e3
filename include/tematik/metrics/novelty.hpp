#pragma once

/// @file
/// @brief What each unit brought: codes seen for the first time, and codes seen before.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// One element per unit, in order of analysis.
struct NoveltyResult {
  Status status = Status::no_data;  ///< ok, no_data
  std::vector<std::string> units = {};
  std::vector<std::int64_t> codes = {};       ///< codes of the unit
  std::vector<std::int64_t> novel = {};       ///< of these, seen for the first time
  std::vector<std::int64_t> duplicates = {};  ///< of these, seen before
  std::vector<double> novel_share = {};       ///< NaN for a unit without codes
  std::vector<double> duplicate_share = {};
  std::optional<std::int64_t> last_new_position = {};
  std::int64_t empty_units = 0;  ///< units without a code

  /// One row per unit: unit, codes, novel, duplicates, novel_share, duplicate_share, and the running sums
  /// cumulative_codes, cumulative_novel, cumulative_duplicates.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Novel and duplicate codes per unit, as counts, shares and running sums.
///
/// - **Inputs**: incidence, units in order of analysis.
/// - **Formula**: novel_i = codes first seen in unit i; duplicates_i = codes_i - novel_i; shares of codes_i.
/// - **Range**: shares 0..1, summing to 1.
/// - **Undefined**: T = 0 `no_data`; the shares of a unit without codes are NaN.
/// - **Assumptions**: the order is the real one; codes were merged before counting.
/// - **Complexity**: O(T S/64 + mentions).
/// - **Literature**: Wong et al. (2023), doi:10.1177/16094069231220773
///
/// @code
/// const auto n = tematik::novelty(tematik::incidence_from(tematik::Matrix<int>{{1, 1, 0}, {1, 0, 1}}));
/// assert(n.novel[1] == 1 && n.duplicates[1] == 1 && n.novel_share[1] == .5);
/// @endcode
[[nodiscard]] NoveltyResult novelty(const Incidence& incidence);

// ---------------------------------------------------------------------------------------------------------

inline NoveltyResult novelty(const Incidence& incidence) {
  NoveltyResult out;
  if (incidence.units() == 0) return out;
  out.status = Status::ok;
  out.units = incidence.unit_labels.empty() ? number_labels(incidence.units()) : incidence.unit_labels;
  out.codes = incidence.unit_counts();
  out.novel = incidence.new_counts();
  for (std::size_t i = 0; i < out.codes.size(); ++i) {
    out.duplicates.push_back(out.codes[i] - out.novel[i]);
    const bool empty = out.codes[i] == 0;
    const auto all = static_cast<double>(out.codes[i]);
    out.novel_share.push_back(empty ? undefined_value : static_cast<double>(out.novel[i]) / all);
    out.duplicate_share.push_back(empty ? undefined_value : static_cast<double>(out.duplicates[i]) / all);
    out.empty_units += empty ? 1 : 0;
    if (out.novel[i] > 0) out.last_new_position = static_cast<std::int64_t>(i) + 1;
  }
  return out;
}

inline Table NoveltyResult::table() const {
  const auto sums = [](std::vector<std::int64_t> values) {
    for (std::size_t i = 1; i < values.size(); ++i) values[i] += values[i - 1];
    return values;
  };
  Table out;
  out.add("unit", units).add("codes", codes).add("novel", novel).add("duplicates", duplicates);
  out.add("novel_share", novel_share).add("duplicate_share", duplicate_share);
  out.add("cumulative_codes", sums(codes)).add("cumulative_novel", sums(novel));
  out.add("cumulative_duplicates", sums(duplicates));
  return out;
}

inline MethodRecord NoveltyResult::method() const {
  return {.function = "novelty",
          .n = static_cast<std::int64_t>(codes.size()),
          .citations = {"Wong et al. 2023, doi:10.1177/16094069231220773"}};
}

}  // namespace tematik
