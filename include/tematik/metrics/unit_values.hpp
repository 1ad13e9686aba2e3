#pragma once

/// @file
/// @brief What coders say of units beside yes and no: one label of an exclusive domain, a set of codes, a count, a weight.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/tables/coder_sources.hpp>
#include <tematik/tables/continuum.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// What a coder says of a unit.
enum class ValueKind : std::uint8_t { binary, label, set, count, weight };

template <>
struct EnumNames<ValueKind> {
  static constexpr std::string_view what = "values";
  static constexpr std::array<std::pair<ValueKind, std::string_view>, 5> names{{{ValueKind::binary, "binary"},
                                                                                {ValueKind::label, "label"},
                                                                                {ValueKind::set, "set"},
                                                                                {ValueKind::count, "count"},
                                                                                {ValueKind::weight, "weight"}}};
};

/// The value of a unit to which a coder gave no code of the domain.
inline constexpr std::string_view no_code_label = "(none)";

struct UnitValueOptions {
  ValueKind values = ValueKind::label;         ///< not binary
  Membership membership = {};                  ///< when a code, or a coding that is counted, concerns a unit
  bool include_uncoded = true;                 ///< of label: a unit without a code has the value "(none)", else none
  OverlapOrder order = OverlapOrder::longest;  ///< of label on characters: which of overlapping codes has the text
  bool strict = false;                         ///< of label: overlapping codes are a conflict
  /// Declared values in their order: codes of label ("(none)" is added unless it stands there), numbers of count and
  /// weight. Empty: the values found.
  std::vector<std::string> categories = {};
  std::vector<std::size_t> known = {};  ///< of label: values, as `UnitValues::codes`, that are there beside those found
  bool all_codes = false;               ///< of label: without `categories` every code is declared, then "(none)"
};

/// Ratings of every source; coders are those of the continuum.
struct UnitValues {
  std::vector<std::vector<Ratings>> tables =
      {};  ///< by code (count, weight) or one for all (label, set); then by source
  std::vector<std::vector<std::uint32_t>> sets = {};  ///< of set: category k
  std::vector<std::size_t> codes = {};                ///< of label: the code of category k; past the last: "(none)"
  std::vector<std::vector<bool>> tied = {};           ///< by source and coder: two codes cover a unit equally
  std::vector<std::vector<bool>> conflict = {};       ///< by source and coder: two codes on one character

  /// Table `table` of a source for some of the coders. @param strict  a conflict of one of them counts
  [[nodiscard]] Ratings of(std::size_t table, std::size_t source, std::span<const std::size_t> coders,
                           bool strict) const;
};

/// @brief The values that coders gave to units, or to characters.
///
/// - **Inputs**: a continuum; by source the units (sentences, turns, ...), or nothing: stretches of characters in which
///   nobody's codes change, counted by their length; for `weight` the codings with a weight.
/// - **label**: of the codes that concern the unit (by `membership`, on the union of a coder's spans) the one that covers
///   most of it; a tie goes to the code declared first, and is noted. On characters the order of overlapping units
///   decides. None: "(none)", or no value.
/// - **set**: the codes that concern the unit. **count**: per code, how many spans concern it, each by itself (equal
///   spans of one coder once); `begins` counts each span once. **weight**: per code the mean of its codings' weights, by
///   the characters they share with the unit; without a weight no value.
/// - **Who looked where**: a coder who looked at less than half of a unit gave no value; count and weight ask for each
///   code, label and set for all codes of the continuum at once.
/// - **Complexity**: O(S log S + units x coders + touched units x log S), S spans.
/// @throws UsageError for a category that is no code, or no number; InputError for a value found that is not declared
[[nodiscard]] UnitValues unit_values(const Continuum& continuum, const std::vector<std::vector<Span>>& units,
                                     const std::vector<std::vector<WeightedSpan>>& weighted,
                                     const UnitValueOptions& options);

}  // namespace tematik

#include <tematik/metrics/detail/unit_values.ipp>
