#pragma once

// Attributes of cases as columns of levels, and rules on cases: for the headers of validity/.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/model/consent.hpp>
#include <tematik/query/evaluate.hpp>
#include <tematik/query/stored_queries.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/nearest.hpp>

namespace tematik::detail {

[[nodiscard]] inline std::string level_words(const AttributeValue& value) {
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  return json_number(std::get<double>(value));
}

/// The cases that a check is about: of a role (empty: all), none that refused analysis.
struct KeptCases {
  std::vector<CaseId> ids = {};
  std::int64_t refused = 0;
};

[[nodiscard]] inline KeptCases kept_cases(const Study& study, std::string_view role) {
  KeptCases out;
  bool known = role.empty();
  for (const auto& [id, record] : study.cases()) {
    if (!role.empty() && record.role != role) continue;
    known = true;
    if (consent_of(study, id, ConsentScope::analyse) == ConsentState::refused) {
      ++out.refused;
    } else {
      out.ids.push_back(id);
    }
  }
  if (!known) {
    std::vector<std::string> roles;
    for (const auto& [id, record] : study.cases()) {
      if (std::find(roles.begin(), roles.end(), record.role) == roles.end()) roles.push_back(record.role);
    }
    throw LookupError("role_unknown", cat("no case has the role \"", role, '"', did_you_mean(role, roles)), "role",
                      std::string(role));
  }
  return out;
}

/// One attribute: its levels in order, and of each case kept the place of its level, -1 missing.
struct LevelColumn {
  std::string name = {};
  std::vector<std::string> levels = {};
  std::vector<std::int64_t> of_case = {};
  bool declared = true;  ///< every level was declared before anybody looked
};

/// `wanted`: levels that a sampling frame names. Declared levels first, then wanted ones, then those found (numbers
/// ascending, words as bytes).
[[nodiscard]] inline LevelColumn level_column(const Study& study, const std::vector<CaseId>& cases,
                                              const std::string& name, const std::vector<std::string>& wanted = {}) {
  LevelColumn out{.name = name};
  bool declares = !wanted.empty();
  const auto place = [&](const std::string& level) -> std::int64_t {
    const auto found = std::find(out.levels.begin(), out.levels.end(), level);
    return found == out.levels.end() ? -1 : found - out.levels.begin();
  };
  const auto add = [&](const std::string& level) {
    if (place(level) < 0) out.levels.push_back(level);
  };
  for (const auto& [id, attribute] : study.attributes()) {
    if (attribute.of != ObjectKind::case_ || attribute.name != name) continue;
    for (const auto& level : attribute.levels) add(level);
    if (attribute.type == ValueType::boolean) {
      add("false");
      add("true");
    }
    declares = declares || !attribute.levels.empty() || attribute.type == ValueType::boolean;
  }
  for (const auto& level : wanted) add(level);
  std::vector<std::optional<AttributeValue>> values;
  for (const CaseId id : cases) values.push_back(attribute_value(study, "case." + name, ObjectRef(id)));
  std::vector<AttributeValue> found;
  for (const auto& value : values) {
    if (value && place(level_words(*value)) < 0) found.push_back(*value);
  }
  out.declared = declares && found.empty();
  std::sort(found.begin(), found.end());
  for (const auto& value : found) add(level_words(value));
  for (const auto& value : values) out.of_case.push_back(value ? place(level_words(*value)) : -1);
  return out;
}

/// Whether a filter asks about nothing but cases.
[[nodiscard]] inline bool asks_only_cases(const FilterNode& node) {
  switch (node.op) {
    case FilterOp::all:
    case FilterOp::case_:
      return true;
    case FilterOp::and_:
    case FilterOp::or_:
    case FilterOp::not_:
      return std::all_of(node.parts.begin(), node.parts.end(), [](const auto& part) { return asks_only_cases(*part); });
    case FilterOp::has_code:
    case FilterOp::coder:
    case FilterOp::source:
    case FilterOp::layer:
    case FilterOp::polarity:
    case FilterOp::created:
      return false;
    default:
      return node.attribute.starts_with("case.");
  }
}

/// A rule on cases: yes, no, or unknown where a value is missing.
class CaseRule {
 public:
  /// @throws UsageError for a rule that asks about anything but cases
  CaseRule(const Study& study, const Filter& rule, std::string_view what)
      : yes_(checked(study, rule, what)), no_(study, ~rule) {}
  [[nodiscard]] Kleene operator()(CaseId id) const {
    if (yes_.may_hold(SourceId{}, id)) return Kleene::yes;
    return no_.may_hold(SourceId{}, id) ? Kleene::no : Kleene::unknown;
  }

 private:
  [[nodiscard]] static FilterEvaluator checked(const Study& study, const Filter& rule, std::string_view what) {
    if (!asks_only_cases(rule.node())) {
      throw UsageError("case_rule", cat(what, ": a rule on cases asks about case.<attribute> and cases only"),
                       std::string(what));
    }
    return {study, rule};
  }
  FilterEvaluator yes_, no_;
};

}  // namespace tematik::detail
