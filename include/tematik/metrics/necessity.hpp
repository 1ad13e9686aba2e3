#pragma once

/// @file
/// @brief Which conditions are necessary for an outcome: each condition and its negation.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/boolean_term.hpp>
#include <tematik/metrics/set_fit.hpp>

namespace tematik {

struct NecessityOptions {
  double cut = .9;      ///< inclN from which a condition counts as necessary
  bool negate = false;  ///< for the absence of the outcome
};

struct NecessityRow {
  std::string condition = {};  ///< "UMP" or "~UMP"
  SetFit fit = {};             ///< inclN is `fit.incl_n()`, its relevance `fit.ron`
  bool necessary = false;
};

struct Necessity {
  Status status = Status::no_data;  ///< ok; no_data: no case; undefined: no case has the outcome
  std::vector<NecessityRow> rows = {};
  std::string outcome = {};
  std::int64_t n = 0;
  NecessityOptions options = {};

  /// One row per condition and negation: condition, incl_n, ron, cov_n, necessary.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Necessity of single conditions and of their negations.
///
/// - **Inputs**: memberships of complete cases. Unit: the case.
/// - **Formula**: inclN = Σmin(x,y)/Σy; RoN = Σ(1-x)/Σ(1-min(x,y)); necessary if inclN >= cut (a difference of 1e-9
///   counts as equal)
/// - **Range**: 0..1. A condition that nearly every case has is always nearly necessary: then RoN is low.
/// - **Undefined**: `undefined` if no case has the outcome.
/// - **Complexity**: O(cases x k).
/// - **Literature**: Schneider & Wagemann (2012), Set-Theoretic Methods for the Social Sciences, ch. 5, 9; Ragin (2008)
///
/// @code
/// for (const auto& row : tematik::necessity(data).rows) print(row.condition, row.fit.incl_n().value, row.fit.ron.value);
/// @endcode
/// @throws UsageError for a cut outside 0..1
[[nodiscard]] Necessity necessity(const SetMemberships& data, const NecessityOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline Necessity necessity(const SetMemberships& data, const NecessityOptions& options) {
  if (!(options.cut >= 0 && options.cut <= 1)) {
    throw UsageError("cut", detail::cat("cut must lie in 0..1, found ", std::to_string(options.cut)), "cut");
  }
  Necessity out;
  out.options = options;
  out.n = static_cast<std::int64_t>(data.cases());
  out.outcome = (options.negate ? "~" : "") + data.outcome_name;
  if (data.cases() == 0) return out;
  std::vector<double> x(data.cases()), y = data.outcome;
  if (options.negate) {
    for (double& value : y) value = 1 - value;
  }
  out.status = Status::ok;
  for (std::size_t j = 0; j < data.size(); ++j) {
    for (const bool present : {true, false}) {
      for (std::size_t i = 0; i < x.size(); ++i) x[i] = present ? data.at(i, j) : 1 - data.at(i, j);
      NecessityRow row{.condition = (present ? "" : "~") + data.conditions.columns()[j], .fit = set_fit(x, y)};
      const Figure incl = row.fit.incl_n();
      if (incl.status != Status::ok) out.status = incl.status;
      row.necessary = incl.status == Status::ok && incl.value >= options.cut - 1e-9;
      out.rows.push_back(std::move(row));
    }
  }
  return out;
}

inline Table Necessity::table() const {
  std::vector<std::string> names;
  std::vector<double> incl, ron, cov;
  std::vector<std::uint8_t> necessary;
  for (const NecessityRow& row : rows) {
    names.push_back(row.condition);
    incl.push_back(row.fit.incl_n().value);
    ron.push_back(row.fit.ron.value);
    cov.push_back(row.fit.incl_s.value);
    necessary.push_back(row.necessary ? 1 : 0);
  }
  Table out;
  out.add("condition", std::move(names)).add("incl_n", std::move(incl)).add("ron", std::move(ron));
  return out.add("cov_n", std::move(cov)).add_booleans("necessary", std::move(necessary));
}

inline MethodRecord Necessity::method() const {
  MethodRecord out{.function = "necessity", .unit = "case", .n = n};
  out.option("cut", options.cut);
  out.option("negate", options.negate);
  out.citations = {"Schneider & Wagemann 2012", "Ragin 2008"};
  return out;
}

}  // namespace tematik
