#pragma once

#include <map>
#include <tuple>

#include <tematik/query/code_groups.hpp>
#include <tematik/validity/compare.hpp>
#include <tematik/validity/detail/figure_text.hpp>

namespace tematik {

namespace detail {

/// The values of an attribute that cases have: by declared level, then numbers by size, then words by code point.
[[nodiscard]] inline std::vector<AttributeValue> attribute_levels(const Study& study, const CaseValues& values,
                                                                  const std::string& attribute) {
  const std::string name = case_attribute(attribute);
  std::vector<std::string> declared;
  for (const AttributeId id : study.attributes().find(name)) {
    if (study.attributes()[id].of == ObjectKind::case_) declared = study.attributes()[id].levels;
  }
  std::map<std::tuple<std::size_t, double, std::string>, AttributeValue> found;
  for (const CaseId id : values.cases()) {
    const auto value = values.value(name, id);
    if (!value) continue;
    const std::string label = value_label(*value);
    const auto level = static_cast<std::size_t>(std::find(declared.begin(), declared.end(), label) - declared.begin());
    const auto* whole = std::get_if<std::int64_t>(&*value);
    const auto* real = std::get_if<double>(&*value);
    found.try_emplace({level,
                       whole != nullptr  ? static_cast<double>(*whole)
                       : real != nullptr ? *real
                                         : 0,
                       label},
                      *value);
  }
  std::vector<AttributeValue> out;
  for (const auto& [key, value] : found) out.push_back(value);
  return out;
}

[[nodiscard]] inline Filter predicate_of(const Study& study, const CaseRule& rule) {
  if (rule.predicate) return *rule.predicate;
  if (rule.name.empty()) throw UsageError("rule", "rule: name a stored rule, or give a predicate on cases", "rule");
  return stored_filter(study, rule.name);
}

/// The cases of a comparison as columns; `out.unclassified` and the steps of its method are filled.
[[nodiscard]] inline GroupedValues grouped_values(const Study& study, const CaseValues& values, const CompareOptions& o,
                                                  Comparison& out) {
  const Filter predicate = predicate_of(study, o.rule);
  GroupedValues data;
  std::vector<AttributeValue> levels;
  if (!o.strata.empty()) levels = attribute_levels(study, values, o.strata);
  for (const auto& level : levels) data.stratum_labels.push_back(value_label(level));
  std::int64_t unrelated = 0;
  for (const CaseId id : values.cases()) {
    const double y = values.number(o.outcome, id);
    const Kleene verdict = values.holds(predicate, id);
    if (verdict == Kleene::unknown) {
      if (std::isnan(y)) {
        ++unrelated;
      } else {
        out.unclassified.push_back(study.label(id));
      }
      continue;
    }
    data.values.push_back(y);
    data.in_first.push_back(verdict == Kleene::yes ? 1 : 0);
    data.cases.push_back(study.label(id));
    if (o.strata.empty()) continue;
    const auto value = values.value(o.strata, id);
    const auto place = value ? std::find(data.stratum_labels.begin(), data.stratum_labels.end(), value_label(*value))
                             : data.stratum_labels.end();
    data.strata.push_back(value ? place - data.stratum_labels.begin() : -1);
  }
  out.method.step("cases_without_consent", values.refused());
  out.method.step("cases_unrelated", unrelated);
  out.method.step("cases_unclassified", static_cast<std::int64_t>(out.unclassified.size()));
  return data;
}

inline void describe_comparison(const Study& study, const CompareOptions& o, Comparison& out) {
  MethodRecord& method = out.method;
  method.function = "compare";
  method.unit = "case";
  method.n = out.first.n + out.second.n;
  method.option("outcome", case_attribute(o.outcome));
  method.option("rule", o.rule.name);
  method.option("predicate", JsonText{predicate_of(study, o.rule).text()});
  method.option("strata", o.strata.empty() ? std::string() : case_attribute(o.strata));
  method.option("wave", o.wave);
  method.option("max_exact", o.max_exact);
  method.option("n_perm", o.n_perm);
  method.option("probability_sample", o.probability_sample);
  if (!out.permutation.exact || !out.within.exact) method.seed = o.seed;
  method.citations = {"Cliff 1993, doi:10.1037/0033-2909.114.3.494", "Hedges 1981, doi:10.3102/10769986006002107",
                      "Pitman 1937, doi:10.2307/2984124"};
  if (!o.probability_sample) out.warnings.push_back({.code = "compare.descriptive"});
  if (out.unclassified.empty()) return;
  out.warnings.push_back({.code = "compare.unclassified",
                          .objects = out.unclassified,
                          .values = {std::to_string(out.unclassified.size())}});
}

[[nodiscard]] inline Comparison compare_with(const Study& study, const CaseValues& values, const CompareOptions& o) {
  if (o.outcome.empty()) throw UsageError("outcome", "outcome: name a numeric attribute of cases", "outcome");
  Comparison out;
  const GroupedValues data = grouped_values(study, values, o, out);
  static_cast<GroupDifference&>(out) = group_difference(
      data,
      {.max_exact = o.max_exact, .n_perm = o.n_perm, .seed = o.seed, .threads = o.threads, .progress = o.progress});
  out.options = o;
  out.options.progress = {};
  out.revision = study.revision();
  out.warnings = values.warnings();
  describe_comparison(study, o, out);
  return out;
}

/// The rows compared; the record of the call is that of its rules together.
[[nodiscard]] inline Comparisons compare_each(const Study& study, const CaseValues& values, const CompareOptions& o,
                                              const std::vector<CaseRule>& rules, std::string function) {
  Comparisons out;
  std::vector<std::string> names;
  for (const CaseRule& rule : rules) {
    CompareOptions here = o;
    here.rule = rule;
    Comparison& row = out.rows.emplace_back(compare_with(study, values, here));
    names.push_back(rule.name);
    for (const auto& warning : row.warnings) {
      if (std::find(out.warnings.begin(), out.warnings.end(), warning) == out.warnings.end()) {
        out.warnings.push_back(warning);
      }
    }
  }
  out.method = {.function = std::move(function), .unit = "case", .citations = out.rows.front().method.citations};
  for (const auto& [name, value] : out.rows.front().method.options) {
    if (name != "rule" && name != "predicate") out.method.option(name, value);
  }
  out.method.option("rules", names);
  out.method.step("cases_without_consent", values.refused());
  out.revision = study.revision();
  return out;
}

}  // namespace detail

inline Comparison compare(const Study& study, const CompareOptions& o) {
  return detail::compare_with(study, CaseValues(study, {.wave = o.wave}), o);
}

inline Comparisons rule_sensitivity(const Study& study, const CompareOptions& o, const std::vector<CaseRule>& rules) {
  std::vector<CaseRule> wanted = rules;
  if (wanted.empty()) {
    for (auto& [name, predicate] : case_rules(study)) wanted.emplace_back(name, predicate);
  }
  if (wanted.empty()) {
    throw UsageError("rules", "rules: the study holds no named rule on cases; store one, or give rules", "rules");
  }
  return detail::compare_each(study, CaseValues(study, {.wave = o.wave}), o, wanted, "rule_sensitivity");
}

inline Comparisons rival_attributes(const Study& study, const CompareOptions& o,
                                    const std::vector<std::string>& attributes) {
  std::vector<std::string> wanted = attributes;
  if (wanted.empty()) {
    for (const auto& [id, attribute] : study.attributes()) {
      if (attribute.of == ObjectKind::case_ && attribute.scale != Scale::numeric) wanted.push_back(attribute.name);
    }
  }
  const CaseValues values(study, {.wave = o.wave});
  std::vector<CaseRule> rules;
  for (const auto& attribute : wanted) {
    const std::string name = case_attribute(attribute);
    for (const AttributeValue& level : detail::attribute_levels(study, values, name)) {
      if (const auto* truth = std::get_if<bool>(&level); truth != nullptr && !*truth) continue;
      rules.emplace_back(detail::cat(name, " = ", value_label(level)),
                         attr("case." + name).compare(FilterOp::equal, {level}));
    }
  }
  if (rules.empty()) {
    throw UsageError("attributes", "attributes: no attribute of cases with values; name one that is not numeric",
                     "attributes");
  }
  return detail::compare_each(study, values, o, rules, "rival_attributes");
}

inline std::string Comparison::label(Language language) const {
  if (options.probability_sample) return language == Language::id ? "sampel probabilitas" : "probability sample";
  return language == Language::id ? "deskriptif" : "descriptive";
}

inline Table Comparison::table() const { return Comparisons{.rows = {*this}}.table(); }

inline Table Comparisons::table() const {
  std::vector<std::string> rule, status, label;
  std::vector<std::int64_t> n1, n2, exceptions;
  std::vector<double> mean1, mean2, apart, median1, median2, delta, g, two_sided, one_sided, within, icc;
  for (const Comparison& one : rows) {
    rule.push_back(one.options.rule.name);
    n1.push_back(one.first.n);
    n2.push_back(one.second.n);
    mean1.push_back(one.first.mean.value);
    mean2.push_back(one.second.mean.value);
    apart.push_back(one.difference.value);
    median1.push_back(one.first.median.value);
    median2.push_back(one.second.median.value);
    delta.push_back(one.cliff.delta.value);
    g.push_back(one.hedges_g.value);
    two_sided.push_back(one.permutation.p_two_sided);
    one_sided.push_back(one.permutation.p_one_sided);
    within.push_back(one.within.p_one_sided);
    icc.push_back(one.icc.value);
    exceptions.push_back(static_cast<std::int64_t>(one.exceptions.size()));
    status.emplace_back(to_string(one.status));
    label.push_back(one.label());
  }
  Table out;
  out.add("rule", std::move(rule)).add("n1", std::move(n1)).add("n2", std::move(n2));
  out.add("mean1", std::move(mean1)).add("mean2", std::move(mean2)).add("difference", std::move(apart));
  out.add("median1", std::move(median1)).add("median2", std::move(median2)).add("cliffs_delta", std::move(delta));
  out.add("hedges_g", std::move(g)).add("p_two_sided", std::move(two_sided)).add("p_one_sided", std::move(one_sided));
  out.add("p_within_one_sided", std::move(within)).add("p_label", std::move(label)).add("icc", std::move(icc));
  return out.add("exceptions", std::move(exceptions)).add("status", std::move(status));
}

inline std::string Comparison::report(Language language) const {
  const auto figure = [language](double x) { return detail::figure_text(x, language); };
  std::string out = message("method.compare", language,
                            {case_attribute(options.outcome), std::to_string(first.n), options.rule.name,
                             std::to_string(second.n), version, figure(first.mean.value), figure(second.mean.value),
                             figure(difference.value), figure(cliff.delta.value), figure(hedges_g.value)});
  if (permutation.status == Status::ok) {
    out += ' ' + message("method.compare.p", language,
                         {std::to_string(permutation.assignments), figure(permutation.p_two_sided),
                          figure(permutation.p_one_sided), label(language)});
  }
  if (within.status == Status::ok) {
    out += ' ' + message("method.compare.within", language,
                         {case_attribute(options.strata), std::to_string(within.assignments),
                          figure(within.p_two_sided), figure(within.p_one_sided), figure(icc.value), label(language)});
  }
  std::vector<std::string> pairs, against;
  for (const auto& pair : exceptions) {
    pairs.push_back(pair.first + (pair.value1 < pair.value2 ? " < " : " > ") + pair.second);
  }
  for (const auto& stratum : strata) {
    if (stratum.against) against.push_back(stratum.label);
  }
  const auto listed = [](const std::vector<std::string>& words) {
    return words.empty() ? std::string("–") : detail::words_joined(words, ", ");
  };
  out += ' ' + message("method.compare.exceptions", language,
                       {std::to_string(exceptions.size()), listed(pairs), listed(against)});
  for (const auto& warning : warnings) out += ' ' + warning.text(language);
  return out;
}

}  // namespace tematik
