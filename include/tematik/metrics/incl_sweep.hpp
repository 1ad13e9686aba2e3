#pragma once

/// @file
/// @brief How the solutions of QCA change with the threshold of consistency.

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/qca_solution.hpp>

namespace tematik {

/// One threshold.
struct SweepStep {
  double incl_cut = 0;
  std::int64_t rows = 0;  ///< combinations with output 1
  QcaSolution solution = {};
};

struct InclSweep {
  std::vector<SweepStep> steps = {};  ///< by rising threshold
  SolutionType type = SolutionType::conservative;

  /// One row per threshold and model: incl_cut, rows, status, model; a threshold without a model has one row.
  [[nodiscard]] Table table() const;
};

/// @brief The solutions of one type per threshold of consistency.
///
/// - **Inputs**: memberships and the options of `truth_table`; thresholds in 0..1, each once; empty: every consistency
///   above 0 that a row of n_cut cases has, the points where the table changes.
/// - **Definition**: `qca_solution` of `truth_table` with each threshold.
/// - **Undefined**: as `qca_solution`, threshold by threshold.
/// - **Literature**: Schneider & Wagemann (2012), Set-Theoretic Methods for the Social Sciences, ch. 11
/// @throws as `truth_table` and `qca_solution`
[[nodiscard]] InclSweep incl_sweep(const SetMemberships& data, SolutionType type, std::vector<double> cuts = {},
                                   const TruthTableOptions& options = {}, const SolutionOptions& solve = {});

// ---------------------------------------------------------------------------------------------------------

inline InclSweep incl_sweep(const SetMemberships& data, SolutionType type, std::vector<double> cuts,
                            const TruthTableOptions& options, const SolutionOptions& solve) {
  if (cuts.empty()) {
    for (const TruthRow& row : truth_table(data, options).rows) {
      if (row.n >= options.n_cut && row.incl.value > 0) cuts.push_back(std::min(row.incl.value, 1.0));
    }
  }
  std::sort(cuts.begin(), cuts.end());
  const auto equal = [](double a, double b) { return detail::reaches(a, b) && detail::reaches(b, a); };
  cuts.erase(std::unique(cuts.begin(), cuts.end(), equal), cuts.end());
  InclSweep out;
  out.type = type;
  for (const double cut : cuts) {
    TruthTableOptions here = options;
    here.incl_cut = cut;
    const TruthTable table = truth_table(data, here);
    SweepStep step{.incl_cut = cut, .solution = qca_solution(table, type, solve)};
    step.rows = static_cast<std::int64_t>(table.combinations(RowOut::present).size());
    out.steps.push_back(std::move(step));
  }
  return out;
}

inline Table InclSweep::table() const {
  std::vector<double> cut;
  std::vector<std::int64_t> rows;
  std::vector<std::string> status, model;
  std::vector<std::uint8_t> known;
  for (const SweepStep& step : steps) {
    std::vector<std::string> texts = step.solution.texts();
    const bool has_model = !texts.empty();
    if (!has_model) texts.emplace_back();
    for (auto& text : texts) {
      cut.push_back(step.incl_cut);
      rows.push_back(step.rows);
      status.emplace_back(to_string(step.solution.status));
      model.push_back(std::move(text));
      known.push_back(has_model ? 1 : 0);
    }
  }
  Table out;
  out.add("incl_cut", std::move(cut)).add("rows", std::move(rows)).add("status", std::move(status));
  return out.add("model", std::move(model), std::move(known));
}

}  // namespace tematik
