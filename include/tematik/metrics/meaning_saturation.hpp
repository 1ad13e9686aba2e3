#pragma once

/// @file
/// @brief Meaning saturation: for each code, the unit that brought its last new dimension.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct MeaningSaturationOptions {
  double quantile = 1;  ///< of the codes, above 0 and up to 1; 1: the latest
};

struct MeaningSaturationResult {
  Status status = Status::no_data;            ///< ok; refused: no dimension was coded; no_data
  std::string reason = {};                    ///< no_units, no_dimensions; else ""
  std::optional<std::int64_t> stop = {};      ///< quantile over codes of `positions`
  std::vector<std::string> codes = {};        ///< in the order in which they are named
  std::vector<std::int64_t> dimensions = {};  ///< dimensions of the code that were seen
  std::vector<std::int64_t> positions = {};   ///< unit (from 1) of the last new dimension; 0: no dimension was seen
  std::int64_t codes_without_dimensions = 0;
  std::int64_t dimensions_after_stop = 0;
  std::int64_t units = 0;
  Flags flags = {};  ///< retrospective
  MeaningSaturationOptions options = {};

  /// One row per code: code, dimensions, position.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Per code, the position of its last new dimension; for the study, the latest or another quantile.
///
/// - **Inputs**: incidence units x dimensions (sub-codes, or tags of memos), in order of analysis, and the code that
///   each dimension belongs to.
/// - **Formula**: position of a code = latest first appearance of its dimensions; stop = smallest position p for which
///   at least `quantile` of the codes with dimensions have a position up to p.
/// - **Range**: 1..T.
/// - **Undefined**: T = 0 `no_data`; no dimension seen `refused`: when codes appeared says nothing on when they were
///   understood, so nothing is put in its place.
/// - **Assumptions**: somebody coded dimensions throughout. Known with hindsight only (flag `retrospective`).
/// - **Complexity**: O(T D/64 + mentions + D log D), D dimensions.
/// - **Literature**: Hennink, Kaiser & Marconi (2017), doi:10.1177/1049732316665344
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0}, {1, 1, 0}, {0, 0, 1}});
/// const auto m = tematik::meaning_saturation(inc, {"trust", "trust", "cost"});
/// assert(m.positions[0] == 2 && m.positions[1] == 3 && m.stop == 3);
/// @endcode
/// @throws UsageError if `code_of` is not one name per dimension, or quantile is not above 0 and up to 1
[[nodiscard]] MeaningSaturationResult meaning_saturation(const Incidence& dimensions,
                                                         const std::vector<std::string>& code_of,
                                                         MeaningSaturationOptions options = {});

// ---------------------------------------------------------------------------------------------------------

inline MeaningSaturationResult meaning_saturation(const Incidence& dimensions, const std::vector<std::string>& code_of,
                                                  MeaningSaturationOptions options) {
  detail::positive_share(options.quantile, "meaning_saturation_options", "quantile");
  if (code_of.size() != dimensions.codes()) {
    throw UsageError("code_of",
                     detail::cat("expected one code per dimension, ", dimensions.codes(), ", found ", code_of.size()),
                     "code_of");
  }
  MeaningSaturationResult out;
  out.options = options;
  out.units = static_cast<std::int64_t>(dimensions.units());
  if (out.units == 0) {
    out.reason = "no_units";
    return out;
  }
  const auto first = dimensions.first_positions();
  std::map<std::string, std::size_t> rows;
  for (std::size_t d = 0; d < first.size(); ++d) {
    const auto [place, is_new] = rows.try_emplace(code_of[d], out.codes.size());
    if (is_new) {
      out.codes.push_back(code_of[d]);
      out.dimensions.push_back(0);
      out.positions.push_back(0);
    }
    if (first[d] == 0) continue;
    ++out.dimensions[place->second];
    out.positions[place->second] = std::max(out.positions[place->second], first[d]);
  }
  std::vector<std::int64_t> seen;
  for (const auto position : out.positions) {
    if (position > 0) {
      seen.push_back(position);
    } else {
      ++out.codes_without_dimensions;
    }
  }
  if (seen.empty()) {
    out.status = Status::refused;
    out.reason = "no_dimensions";
    return out;
  }
  std::sort(seen.begin(), seen.end());
  const double wanted = options.quantile * static_cast<double>(seen.size());
  const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(wanted - 1e-12 * std::max(1.0, wanted))));
  out.status = Status::ok;
  out.flags.set(Flag::retrospective);
  out.stop = seen[rank - 1];
  for (const auto position : first) out.dimensions_after_stop += position > *out.stop ? 1 : 0;
  return out;
}

inline Table MeaningSaturationResult::table() const {
  std::vector<std::uint8_t> valid;
  for (const auto position : positions) valid.push_back(position > 0 ? 1 : 0);
  Table out;
  out.add("code", codes).add("dimensions", dimensions).add("position", positions, std::move(valid));
  return out;
}

inline MethodRecord MeaningSaturationResult::method() const {
  MethodRecord out{.function = "meaning_saturation",
                   .n = units,
                   .citations = {"Hennink, Kaiser & Marconi 2017, doi:10.1177/1049732316665344"}};
  out.option("quantile", options.quantile);
  return out;
}

}  // namespace tematik
