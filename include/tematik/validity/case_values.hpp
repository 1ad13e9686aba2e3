#pragma once

/// @file
/// @brief What a study says of its cases: values of attributes by wave, and predicates on them.
///
/// - **Attributes** are named "exam" or "case.exam"; "role" and "name" are the case's own fields.
/// - **Waves**: an attribute is *by wave* if a value of it has a wave. A value without a wave then comes first; waves that
///   are whole numbers follow by size, others by code point. Without a wave in the call the attribute's earliest is read;
///   of an attribute that is not by wave its one value counts in every wave.
/// - **carry**: where the wave's value is missing, the last earlier one stands in.
/// - **Predicates** are filters on attributes of cases and on cases; a comparison with a missing value is unknown, and
///   `&`, `|`, `~` follow Kleene.
///
/// @code
/// const tematik::CaseValues values(study, {.wave = "2", .carry = true});
/// const auto passed = values.holds(tematik::attr("case.exam") >= 75, study.case_("G11"));
/// @endcode

#include <algorithm>
#include <charconv>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/consent.hpp>
#include <tematik/query/evaluate.hpp>
#include <tematik/query/stored_queries.hpp>
#include <tematik/support/status.hpp>

namespace tematik {

/// The wave that attributes are read at.
struct WaveChoice {
  std::optional<std::string> wave = {};  ///< empty: the earliest of each attribute
  bool carry = false;
};

/// The order of waves: none, whole numbers by size, others by code point.
[[nodiscard]] inline bool wave_before(std::string_view a, std::string_view b) {
  const auto key = [](std::string_view wave) {
    std::int64_t number = 0;
    const auto end = std::from_chars(wave.data(), wave.data() + wave.size(), number);
    const bool is_number = !wave.empty() && end.ec == std::errc() && end.ptr == wave.data() + wave.size();
    return std::pair(wave.empty() ? 0 : is_number ? 1 : 2, is_number ? number : 0);
  };
  const auto x = key(a), y = key(b);
  return x != y ? x < y : a < b;
}

/// Attributes of cases as a call reads them. Holds a reference to the study.
class CaseValues {
 public:
  /// @throws LookupError if no value and no source of the study has the wave
  explicit CaseValues(const Study& study, WaveChoice choice = {});

  /// Empty: missing or no record. @throws LookupError for an unknown attribute
  [[nodiscard]] std::optional<AttributeValue> value(std::string_view attribute, CaseId id) const;
  /// Whether a predicate holds of a case. @throws UsageError for what asks about codings, LookupError for unknown names
  [[nodiscard]] Kleene holds(const Filter& predicate, CaseId id) const { return holds(predicate.node(), id); }
  /// The value as a number (a boolean as 0 or 1); NaN where it is missing. @throws InputError for words
  [[nodiscard]] double number(std::string_view attribute, CaseId id) const;
  /// The cases whose participant did not refuse or withdraw consent to analysis, in order of rows.
  [[nodiscard]] const std::vector<CaseId>& cases() const noexcept { return cases_; }
  [[nodiscard]] std::int64_t refused() const noexcept { return refused_; }
  /// Warnings about consent: cases left out, cases without a record.
  [[nodiscard]] std::vector<Warning> warnings() const;

 private:
  [[nodiscard]] Kleene holds(const FilterNode& node, CaseId id) const;

  const Study& study_;
  WaveChoice choice_;
  std::vector<CaseId> cases_;
  std::vector<std::vector<std::string>> waves_;  // by attribute: the waves with a record, in their order
  std::int64_t refused_ = 0;
};

/// "case.exam" and "exam" are one attribute: the name without "case.". @throws UsageError for an attribute of sources or
/// coders
[[nodiscard]] std::string case_attribute(std::string_view name);

/// The named rules of a study that ask about cases only, in order of rows: name and predicate.
[[nodiscard]] std::vector<std::pair<std::string, Filter>> case_rules(const Study& study);

}  // namespace tematik

#include <tematik/validity/detail/case_values.ipp>
