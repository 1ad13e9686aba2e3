#pragma once

/// @file
/// @brief How well a model of QCA and each of its terms fit the cases, and which cases it leaves unexplained.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/boolean_term.hpp>
#include <tematik/metrics/case_types.hpp>
#include <tematik/metrics/set_fit.hpp>

namespace tematik {

/// One term of a model.
struct TermFit {
  Term term = {};
  SetFit fit = {};
  Figure cov_u = {};                    ///< unique coverage: what the model would lose without the term
  std::vector<std::string> cases = {};  ///< members of the term by more than .5
};

struct ModelFit {
  std::vector<TermFit> terms = {};
  SetFit fit = {};  ///< of the whole model
  std::vector<CaseType> types = {};
  std::vector<std::string> cases = {};  ///< beside `types`
  std::vector<std::string> conditions = {};
  std::string outcome = {};

  /// The names of the cases of a type.
  [[nodiscard]] std::vector<std::string> cases_of(CaseType type) const;
  /// One row per term and a last one for the model: term, incl_s, pri, cov_s, cov_u, cases (joined by a blank).
  [[nodiscard]] Table table() const;
};

/// @brief Fit of a sum of terms for an outcome.
///
/// - **Formula**: `set_fit` of each term and of the model (the largest of its terms, case by case);
///   covU = covS of the model - covS of the model without the term
/// - **Inputs**: memberships of complete cases; `negate`: for the absence of the outcome.
/// - **Range, undefined, literature**: those of `set_fit` and `case_types`.
/// - **Complexity**: O(cases x terms²).
[[nodiscard]] ModelFit model_fit(const SetMemberships& data, const std::vector<Term>& terms, bool negate = false);

// ---------------------------------------------------------------------------------------------------------

inline ModelFit model_fit(const SetMemberships& data, const std::vector<Term>& terms, bool negate) {
  std::vector<double> y = data.outcome;
  if (negate) {
    for (double& value : y) value = 1 - value;
  }
  ModelFit out;
  out.outcome = (negate ? "~" : "") + data.outcome_name;
  out.conditions = data.conditions.columns();
  out.cases = data.conditions.rows();
  const std::vector<double> whole = memberships(data, terms);
  out.fit = set_fit(whole, y);
  out.types = case_types(whole, y);
  for (std::size_t t = 0; t < terms.size(); ++t) {
    TermFit one{.term = terms[t]};
    const std::vector<double> x = memberships(data, std::span(&terms[t], 1));
    one.fit = set_fit(x, y);
    std::vector<Term> others = terms;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(t));
    const Figure without = set_fit(memberships(data, others), y).cov_s;
    if (out.fit.cov_s.status == Status::ok) one.cov_u = defined(out.fit.cov_s.value - without.value);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (x[i] > .5) one.cases.push_back(out.cases[i]);
    }
    out.terms.push_back(std::move(one));
  }
  return out;
}

inline std::vector<std::string> ModelFit::cases_of(CaseType type) const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (types[i] == type) out.push_back(cases[i]);
  }
  return out;
}

inline Table ModelFit::table() const {
  std::vector<std::string> names, members;
  std::vector<double> incl, pri, cov_s, cov_u;
  const auto add = [&](std::string name, const SetFit& figures, double unique, const std::vector<std::string>& who) {
    names.push_back(std::move(name));
    incl.push_back(figures.incl_s.value);
    pri.push_back(figures.pri.value);
    cov_s.push_back(figures.cov_s.value);
    cov_u.push_back(unique);
    std::string& joined = members.emplace_back();
    for (const auto& one : who) joined += (joined.empty() ? "" : " ") + one;
  };
  for (const TermFit& one : terms) add(term_text(one.term, conditions), one.fit, one.cov_u.value, one.cases);
  std::vector<std::string> in_model;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (types[i] == CaseType::typical || types[i] == CaseType::deviant_consistency) in_model.push_back(cases[i]);
  }
  add("model", fit, undefined_value, in_model);
  Table out;
  out.add("term", std::move(names)).add("incl_s", std::move(incl)).add("pri", std::move(pri));
  out.add("cov_s", std::move(cov_s)).add("cov_u", std::move(cov_u));
  return out.add("cases", std::move(members));
}

}  // namespace tematik
