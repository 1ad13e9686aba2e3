#pragma once

#include <tematik/validity/case_values.hpp>

namespace tematik {

namespace detail {

/// Whether a filter asks about nothing but cases.
[[nodiscard]] inline bool asks_cases_only(const FilterNode& node) {
  switch (node.op) {
    case FilterOp::all:
    case FilterOp::case_:
      return true;
    case FilterOp::and_:
    case FilterOp::or_:
    case FilterOp::not_:
      return std::all_of(node.parts.begin(), node.parts.end(), [](const auto& p) { return asks_cases_only(*p); });
    default:
      return node.attribute.starts_with("case.");
  }
}

}  // namespace detail

inline std::string case_attribute(std::string_view name) {
  if (name.starts_with("case.")) return std::string(name.substr(5));
  if (name.starts_with("source.") || name.starts_with("coder.")) {
    throw UsageError(
        "case_attribute",
        detail::cat("expected an attribute of cases such as \"exam\" or \"case.exam\", found \"", name, '"'),
        "attribute", std::string(name));
  }
  return std::string(name);
}

inline std::vector<std::pair<std::string, Filter>> case_rules(const Study& study) {
  std::vector<std::pair<std::string, Filter>> out;
  for (const auto& [id, query] : study.queries()) {
    if (!is_filter_text(query.text)) continue;
    Filter rule = stored_filter(study, query.name);
    if (detail::asks_cases_only(rule.node())) out.emplace_back(query.name, std::move(rule));
  }
  return out;
}

inline CaseValues::CaseValues(const Study& study, WaveChoice choice) : study_(study), choice_(std::move(choice)) {
  for (const auto& [id, record] : study.cases()) {
    if (consent_of(study, id, ConsentScope::analyse) == ConsentState::refused) {
      ++refused_;
    } else {
      cases_.push_back(id);
    }
  }
  waves_.resize(study.attributes().end_row());
  std::vector<std::string> known;
  for (const auto& [key, value] : study.values()) {
    const auto& [attribute, object, wave] = key;
    auto& waves = waves_[row(attribute)];
    const auto place = std::lower_bound(waves.begin(), waves.end(), wave, wave_before);
    if (place == waves.end() || *place != wave) waves.insert(place, wave);
    known.push_back(wave);
  }
  if (!choice_.wave || choice_.wave->empty()) return;
  for (const auto& [id, source] : study.sources()) known.push_back(source.wave);
  if (std::find(known.begin(), known.end(), *choice_.wave) != known.end()) return;
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  throw LookupError("wave_unknown",
                    detail::cat("no value and no source of the study has wave \"", *choice_.wave, '"',
                                did_you_mean(*choice_.wave, known)),
                    *choice_.wave);
}

inline std::vector<Warning> CaseValues::warnings() const {
  std::vector<Warning> out;
  if (refused_ > 0) out.push_back({.code = "consent.excluded_cases", .values = {std::to_string(refused_)}});
  if (study_.consents().size() == 0) return out;  // a study that keeps no records of consent
  std::int64_t without = 0;
  for (const CaseId id : cases_) {
    without += consent_of(study_, id, ConsentScope::analyse) == ConsentState::no_record ? 1 : 0;
  }
  if (without > 0) out.push_back({.code = "consent.no_record", .values = {std::to_string(without)}});
  return out;
}

inline std::optional<AttributeValue> CaseValues::value(std::string_view attribute, CaseId id) const {
  const std::string name = case_attribute(attribute);
  const auto own = attribute_value(study_, "case." + name, ObjectRef(id));  // unknown names throw
  if (name == "name" || (name == "role" && !study_.cases()[id].role.empty())) return own;
  const auto& found = study_.attributes().find(name);
  const auto is_of_cases = [&](AttributeId a) { return study_.attributes()[a].of == ObjectKind::case_; };
  const auto at = std::find_if(found.begin(), found.end(), is_of_cases);
  if (at == found.end()) return own;
  const auto& waves = waves_[row(*at)];
  const bool by_wave = !waves.empty() && !waves.back().empty();
  if (!by_wave) return own;
  const std::string wanted = choice_.wave ? *choice_.wave : waves.front();
  const auto at_wave = [&](const std::string& wave) -> std::optional<AttributeValue> {
    const auto* value = study_.value(ObjectRef(id), *at, wave);
    return value == nullptr ? std::nullopt : *value;
  };
  auto out = at_wave(wanted);
  if (!choice_.carry) return out;
  for (std::size_t i = waves.size(); i > 0 && !out; --i) {
    if (wave_before(waves[i - 1], wanted)) out = at_wave(waves[i - 1]);
  }
  return out;
}

inline double CaseValues::number(std::string_view attribute, CaseId id) const {
  const auto found = value(attribute, id);
  if (!found) return undefined_value;
  if (const auto* truth = std::get_if<bool>(&*found)) return *truth ? 1 : 0;
  if (const auto* whole = std::get_if<std::int64_t>(&*found)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&*found)) return *real;
  throw InputError("not_numeric",
                   detail::cat("attribute \"", case_attribute(attribute),
                               "\": expected numbers, found words; use a predicate such as attr(\"case.",
                               case_attribute(attribute), "\") == …"),
                   case_attribute(attribute));
}

inline Kleene CaseValues::holds(const FilterNode& node, CaseId id) const {
  switch (node.op) {
    case FilterOp::all:
      return Kleene::yes;
    case FilterOp::and_:
      return holds(*node.parts[0], id) & holds(*node.parts[1], id);
    case FilterOp::or_:
      return holds(*node.parts[0], id) | holds(*node.parts[1], id);
    case FilterOp::not_:
      return ~holds(*node.parts[0], id);
    case FilterOp::case_:
      for (std::size_t i = 0; i < node.names.size(); ++i) {
        const auto look = [&](const std::string& name) { return study_.case_(name); };
        if (detail::bound_id(study_.cases(), node.names, node.ids, i, look) == id) return Kleene::yes;
      }
      return Kleene::no;
    default:
      break;
  }
  const std::string attribute = detail::bound_attribute(study_, node);
  if (!attribute.starts_with("case.")) {
    throw UsageError(
        "predicate",
        detail::cat("a predicate on cases asks about attributes of cases (\"case.<name>\") and about cases; "
                    "found a part of kind \"",
                    to_string(node.op), '"', attribute.empty() ? "" : " on ", attribute),
        "predicate");
  }
  return FilterEvaluator::compare(node, value(attribute, id));
}

}  // namespace tematik
