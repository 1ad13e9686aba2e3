#pragma once

/// @file
/// @brief Cases x conditions: how far each case belongs to each set, and to the outcome. What QCA reads.

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/figure.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Memberships of complete cases: 0 outside, 1 inside, between them the degree. Cases with a missing value are named in
/// `left_out` and are in no figure.
struct SetMemberships {
  LabelledMatrix<double> conditions = {};  ///< cases x conditions
  std::vector<double> outcome = {};        ///< by case
  std::string outcome_name = "Y";
  std::vector<std::string> left_out = {};

  [[nodiscard]] std::size_t cases() const noexcept { return outcome.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return conditions.columns().size(); }
  [[nodiscard]] double at(std::size_t row, std::size_t condition) const {
    return conditions.values()(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(condition));
  }
  /// Whether every membership is 0 or 1.
  [[nodiscard]] bool crisp() const {
    const auto is_crisp = [](double x) { return x == 0 || x == 1; };
    for (const double y : outcome) {
      if (!is_crisp(y)) return false;
    }
    for (std::size_t i = 0; i < cases(); ++i) {
      for (std::size_t j = 0; j < size(); ++j) {
        if (!is_crisp(at(i, j))) return false;
      }
    }
    return true;
  }
};

/// Names of a table of memberships; empty: "0", "1", …
struct SetLabels {
  std::vector<std::string> cases = {};
  std::vector<std::string> conditions = {};
  std::string outcome = "Y";
};

/// @brief A table of memberships from plain numbers; NaN is missing.
///
/// - **Unit of analysis**: the case. One row per case, one column per condition.
/// @throws InputError for a membership outside 0..1, lengths that differ, or a name of a condition that is empty,
/// given twice, or holds a blank or one of * + ~
[[nodiscard]] SetMemberships set_memberships(const Matrix<double>& conditions, const std::vector<double>& outcome,
                                             SetLabels labels = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_membership(double x, std::size_t row, const std::string& set) {
  if (std::isnan(x) || (x >= 0 && x <= 1)) return;
  throw InputError("membership",
                   cat("set \"", set, "\", case ", row, ": ", std::to_string(x),
                       " is no membership; expected a number from 0 to 1 (calibrate raw values first)"),
                   cat("case ", row), std::to_string(x));
}

}  // namespace detail

inline SetMemberships set_memberships(const Matrix<double>& conditions, const std::vector<double>& outcome,
                                      SetLabels labels) {
  const auto n = static_cast<std::size_t>(conditions.rows());
  const auto k = static_cast<std::size_t>(conditions.cols());
  if (labels.cases.empty()) labels.cases = number_labels(n);
  if (labels.conditions.empty()) labels.conditions = number_labels(k);
  if (outcome.size() != n || labels.cases.size() != n || labels.conditions.size() != k) {
    throw InputError("memberships",
                     detail::cat(n, " x ", k, " memberships came with ", outcome.size(), " of the outcome, ",
                                 labels.cases.size(), " cases and ", labels.conditions.size(), " names of conditions"),
                     "outcome");
  }
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t other = 0; other < j; ++other) {
      if (labels.conditions[other] != labels.conditions[j]) continue;
      throw InputError("conditions", detail::cat("condition \"", labels.conditions[j], "\" is named twice"),
                       labels.conditions[j]);
    }
    if (labels.conditions[j].empty() || labels.conditions[j].find_first_of("*+~ ") != std::string::npos) {
      throw InputError("conditions",
                       detail::cat("condition \"", labels.conditions[j],
                                   "\": expected a name without blanks and without * + ~, which join conditions"),
                       labels.conditions[j]);
    }
  }
  std::vector<std::size_t> kept;
  SetMemberships out;
  out.outcome_name = labels.outcome;
  for (std::size_t i = 0; i < n; ++i) {
    detail::check_membership(outcome[i], i, labels.outcome);
    bool complete = !std::isnan(outcome[i]);
    for (std::size_t j = 0; j < k; ++j) {
      const double x = conditions(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
      detail::check_membership(x, i, labels.conditions[j]);
      complete = complete && !std::isnan(x);
    }
    if (complete) {
      kept.push_back(i);
    } else {
      out.left_out.push_back(labels.cases[i]);
    }
  }
  Matrix<double> values(static_cast<Eigen::Index>(kept.size()), conditions.cols());
  std::vector<std::string> cases;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    values.row(static_cast<Eigen::Index>(i)) = conditions.row(static_cast<Eigen::Index>(kept[i]));
    out.outcome.push_back(outcome[kept[i]]);
    cases.push_back(labels.cases[kept[i]]);
  }
  out.conditions = LabelledMatrix<double>(std::move(values), std::move(cases), std::move(labels.conditions));
  return out;
}

}  // namespace tematik
