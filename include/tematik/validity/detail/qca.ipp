#pragma once

#include <cmath>

#include <tematik/validity/detail/figure_text.hpp>
#include <tematik/validity/qca.hpp>

namespace tematik {

namespace detail {

/// The membership of a case in a set; NaN where it is missing.
[[nodiscard]] inline double set_value(const CaseValues& values, const NamedSet& set, CaseId id) {
  if (const auto* predicate = std::get_if<Filter>(&set.from)) {
    const Kleene verdict = values.holds(*predicate, id);
    return verdict == Kleene::unknown ? undefined_value : verdict == Kleene::yes ? 1 : 0;
  }
  if (const auto* fuzzy = std::get_if<Calibrated>(&set.from)) {
    return calibrate({values.number(fuzzy->attribute, id)}, fuzzy->anchors).front();
  }
  const auto& attribute = std::get<std::string>(set.from);
  return values.number(attribute.empty() ? set.name : attribute, id);
}

[[nodiscard]] inline JsonText set_json(const NamedSet& set) {
  JsonObject out;
  out.add("name", set.name);
  if (const auto* predicate = std::get_if<Filter>(&set.from)) {
    out.add("predicate", JsonText{predicate->text()});
  } else if (const auto* fuzzy = std::get_if<Calibrated>(&set.from)) {
    out.add("attribute", fuzzy->attribute);
    out.add("anchors",
            std::vector<double>{fuzzy->anchors.exclusion, fuzzy->anchors.crossover, fuzzy->anchors.inclusion});
  } else {
    const auto& attribute = std::get<std::string>(set.from);
    out.add("attribute", attribute.empty() ? set.name : attribute);
  }
  return out.json();
}

/// Whether a memo on the case, with author and date, holds the words.
[[nodiscard]] inline bool memo_names(const Study& study, CaseId id, const std::string& words) {
  for (const auto& [memo_id, memo] : study.memos()) {
    const bool on_case = std::find(memo.on.begin(), memo.on.end(), ObjectRef(id)) != memo.on.end();
    if (!on_case || !memo.author || memo.date.empty()) continue;
    if (nfc(memo.text).find(words) != std::string::npos || nfc(memo.name).find(words) != std::string::npos) return true;
  }
  return false;
}

[[nodiscard]] inline std::vector<DeviantCase> deviant_cases(const Study& study, const std::vector<CaseId>& ids,
                                                            const ModelFit& fit, const std::string& text) {
  std::vector<DeviantCase> out;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (fit.types[i] != CaseType::deviant_consistency && fit.types[i] != CaseType::deviant_coverage) continue;
    out.push_back({.name = fit.cases[i], .type = fit.types[i], .handled = memo_names(study, ids[i], nfc(text))});
  }
  return out;
}

inline void describe_qca(const QcaOptions& o, const CaseValues& values, Qca& out) {
  MethodRecord& method = out.method;
  method.function = "qca";
  method.unit = "case";
  method.n = static_cast<std::int64_t>(out.truth.data.cases());
  method.option("outcome", set_json(o.outcome));
  std::vector<JsonText> conditions;
  for (const auto& one : o.conditions) conditions.push_back(set_json(one));
  method.option("conditions", conditions);
  JsonObject expect;
  for (const auto& [name, direction] : o.expect) expect.add(name, direction);
  method.option("expect", expect.json());
  method.option("negate", o.negate);
  method.option("n_cut", o.n_cut);
  method.option("incl_cut", o.incl_cut);
  method.option("wave", o.wave);
  method.option("carry", o.carry);
  method.option("necessity_cut", o.necessity_cut);
  method.option("max_models", o.max_models);
  method.step("cases_without_consent", values.refused());
  method.step("cases_unrelated", static_cast<std::int64_t>(out.unrelated.size()));
  method.step("cases_left_out", static_cast<std::int64_t>(out.truth.data.left_out.size()));
  method.step("cases_without_row", static_cast<std::int64_t>(out.truth.ambiguous.size()));
  method.step("combinations", out.truth.possible());
  method.step("remainders", out.truth.remainders());
  method.citations = {"Ragin 1987", "Ragin 2008", "Schneider & Wagemann 2012",
                      "Schneider & Rohlfing 2013, doi:10.1177/0049124113481341"};
  const auto warn = [&](const char* code, std::vector<std::string> objects, std::vector<std::string> with) {
    out.warnings.push_back({.code = code, .objects = std::move(objects), .values = std::move(with)});
  };
  const auto number = [](auto n) { return std::to_string(n); };
  warn("qca.remainders", {}, {number(out.truth.remainders()), number(out.truth.possible())});
  std::vector<std::string> contradictory;
  for (const auto& row : out.truth.rows) {
    if (row.contradictory) contradictory.push_back(row_text(row.row, out.truth.data.size()));
  }
  if (!contradictory.empty()) warn("qca.contradictory", contradictory, {words_joined(contradictory, ", ")});
  const auto& left_out = out.truth.data.left_out;
  if (!left_out.empty()) warn("qca.missing", left_out, {number(left_out.size())});
  if (!out.truth.ambiguous.empty()) warn("qca.ambiguous", out.truth.ambiguous, {number(out.truth.ambiguous.size())});
}

}  // namespace detail

inline Qca qca(const Study& study, const QcaOptions& o) {
  const CaseValues values(study, {.wave = o.wave, .carry = o.carry});
  const std::size_t k = o.conditions.size();
  if (k == 0 || k > detail::most_conditions) {
    throw UsageError("conditions", detail::cat("conditions: expected 1 to ", detail::most_conditions, ", found ", k),
                     "conditions", std::to_string(k));
  }
  Qca out;
  out.options = o;
  out.revision = study.revision();
  out.warnings = values.warnings();
  SetLabels labels{.outcome = o.outcome.name};
  for (const auto& one : o.conditions) labels.conditions.push_back(one.name);
  SolutionOptions solve{.expect = std::vector<Expectation>(k, Expectation::none), .max_models = o.max_models};
  for (const auto& [name, direction] : o.expect) solve.expect[label_index(labels.conditions, name)] = direction;
  std::vector<std::vector<double>> rows;
  std::vector<double> outcome;
  std::vector<CaseId> ids;
  for (const CaseId id : values.cases()) {
    std::vector<double>& row = rows.emplace_back();
    for (const auto& one : o.conditions) row.push_back(detail::set_value(values, one, id));
    outcome.push_back(detail::set_value(values, o.outcome, id));
    const auto missing = std::count_if(row.begin(), row.end(), [](double x) { return std::isnan(x); });
    if (std::cmp_equal(missing, k) && std::isnan(outcome.back())) {
      out.unrelated.push_back(study.label(id));
      rows.pop_back();
      outcome.pop_back();
      continue;
    }
    labels.cases.push_back(study.label(id));
    if (missing == 0 && !std::isnan(outcome.back())) ids.push_back(id);
  }
  Matrix<double> memberships(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(k));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      memberships(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = rows[i][j];
    }
  }
  SetMemberships data = set_memberships(memberships, outcome, std::move(labels));
  out.necessity = necessity(data, {.cut = o.necessity_cut, .negate = o.negate});
  out.truth = truth_table(std::move(data), {.n_cut = o.n_cut, .incl_cut = o.incl_cut, .negate = o.negate});
  for (const auto& [type, word] : EnumNames<SolutionType>::names) {
    const QcaSolution& found = out.solutions.emplace_back(qca_solution(out.truth, type, solve));
    const std::vector<std::string> texts = found.texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      QcaModel model{.type = type,
                     .number = static_cast<std::int64_t>(i) + 1,
                     .of = static_cast<std::int64_t>(texts.size()),
                     .text = texts[i],
                     .model = found.models[i],
                     .fit = model_fit(out.truth.data, found.models[i].terms, o.negate)};
      model.deviant = detail::deviant_cases(study, ids, model.fit, model.text);
      out.models.push_back(std::move(model));
    }
  }
  out.status = out.truth.status;
  for (const auto& one : out.solutions) {
    if (out.status == Status::ok && one.status != Status::ok) out.status = one.status;
  }
  detail::describe_qca(o, values, out);
  return out;
}

inline Table Qca::table() const {
  std::vector<std::string> type, text, consistency, coverage, unhandled;
  std::vector<std::int64_t> number, of, assumptions;
  std::vector<double> incl, pri, cov;
  for (const QcaModel& one : models) {
    type.emplace_back(to_string(one.type));
    number.push_back(one.number);
    of.push_back(one.of);
    text.push_back(one.text);
    incl.push_back(one.fit.fit.incl_s.value);
    pri.push_back(one.fit.fit.pri.value);
    cov.push_back(one.fit.fit.cov_s.value);
    assumptions.push_back(static_cast<std::int64_t>(one.model.assumptions.size()));
    consistency.push_back(detail::words_joined(one.fit.cases_of(CaseType::deviant_consistency), " "));
    coverage.push_back(detail::words_joined(one.fit.cases_of(CaseType::deviant_coverage), " "));
    std::vector<std::string> open;
    for (const auto& deviant : one.deviant) {
      if (!deviant.handled) open.push_back(deviant.name);
    }
    unhandled.push_back(detail::words_joined(open, " "));
  }
  Table out;
  out.add("type", std::move(type)).add("model", std::move(number)).add("of", std::move(of));
  out.add("text", std::move(text)).add("incl_s", std::move(incl)).add("pri", std::move(pri));
  out.add("cov_s", std::move(cov)).add("simplifying_assumptions", std::move(assumptions));
  out.add("deviant_consistency", std::move(consistency)).add("deviant_coverage", std::move(coverage));
  return out.add("unhandled", std::move(unhandled));
}

inline Table Qca::terms() const {
  std::vector<std::string> type, term, cases;
  std::vector<std::int64_t> number;
  std::vector<double> incl, pri, cov_s, cov_u;
  for (const QcaModel& one : models) {
    for (const TermFit& part : one.fit.terms) {
      type.emplace_back(to_string(one.type));
      number.push_back(one.number);
      term.push_back(term_text(part.term, one.fit.conditions));
      incl.push_back(part.fit.incl_s.value);
      pri.push_back(part.fit.pri.value);
      cov_s.push_back(part.fit.cov_s.value);
      cov_u.push_back(part.cov_u.value);
      cases.push_back(detail::words_joined(part.cases, " "));
    }
  }
  Table out;
  out.add("type", std::move(type)).add("model", std::move(number)).add("term", std::move(term));
  out.add("incl_s", std::move(incl)).add("pri", std::move(pri)).add("cov_s", std::move(cov_s));
  return out.add("cov_u", std::move(cov_u)).add("cases", std::move(cases));
}

inline InclSweep Qca::sweep(SolutionType type, std::vector<double> cuts) const {
  SolutionOptions solve{.max_models = options.max_models};
  for (const auto& name : truth.conditions()) {
    const auto found = options.expect.find(name);
    solve.expect.push_back(found == options.expect.end() ? Expectation::none : found->second);
  }
  return incl_sweep(truth.data, type, std::move(cuts), truth.options, solve);
}

inline std::string Qca::report(Language language) const {
  const auto figure = [language](double x) { return detail::figure_text(x, language); };
  std::string out = message("method.qca", language,
                            {std::to_string(truth.data.cases()), detail::words_joined(truth.conditions(), ", "),
                             version, truth.outcome_text(), std::to_string(options.n_cut), figure(options.incl_cut)});
  for (const auto& warning : warnings) out += ' ' + warning.text(language);
  if (models.empty()) out += ' ' + message("method.qca.none", language, {std::string(to_string(status))});
  for (const QcaModel& one : models) {
    out +=
        ' ' + message(detail::cat("method.qca.", to_string(one.type)), language,
                      {std::to_string(one.number), std::to_string(one.of), one.text, figure(one.fit.fit.incl_s.value),
                       figure(one.fit.fit.cov_s.value), std::to_string(one.model.assumptions.size())});
  }
  std::vector<std::string> necessary;
  for (const auto& row : necessity.rows) {
    if (row.necessary) necessary.push_back(row.condition);
  }
  const std::string named = necessary.empty() ? std::string("–") : detail::words_joined(necessary, ", ");
  return out + ' ' + message("method.qca.necessary", language, {figure(options.necessity_cut), named});
}

}  // namespace tematik
