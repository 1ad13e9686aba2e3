#pragma once

// Two tables of cases: Lipset's crisp data as published counts of combinations, and the teachers of the worked example.

#include <string>
#include <vector>

#include <tematik/tables/set_memberships.hpp>

namespace qca_tables {

/// Rows "11101", n and outcome as cases c0, c1, …
[[nodiscard]] inline tematik::SetMemberships of_rows(const std::vector<std::string>& rows, const std::vector<int>& n,
                                                     const std::vector<double>& outcome, std::vector<std::string> names,
                                                     std::string outcome_name) {
  std::vector<std::string> cases;
  std::vector<double> y;
  int total = 0;
  for (const int one : n) total += one;
  tematik::Matrix<double> x(total, static_cast<Eigen::Index>(names.size()));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (int i = 0; i < n[r]; ++i) {
      for (std::size_t j = 0; j < names.size(); ++j) {
        x(static_cast<Eigen::Index>(y.size()), static_cast<Eigen::Index>(j)) = rows[r][j] == '1' ? 1 : 0;
      }
      cases.push_back("c" + std::to_string(y.size()));
      y.push_back(outcome[r]);
    }
  }
  return tematik::set_memberships(x, y, {std::move(cases), std::move(names), std::move(outcome_name)});
}

[[nodiscard]] inline tematik::SetMemberships lipset() {
  return of_rows({"11111", "10101", "10111", "00000", "00001", "00100", "00101", "10110", "11110"},
                 {4, 2, 2, 3, 2, 2, 1, 1, 1}, {1, 1, 1, 0, 0, 0, 0, 0, 0}, {"DEV", "URB", "LIT", "IND", "STB"}, "SURV");
}

/// R M F D L of G01 … G18, and their marks.
inline const std::vector<std::string> teacher_rows{"11111", "11111", "00111", "11100", "10000", "00000",
                                                   "11111", "10111", "01011", "11110", "11000", "00010",
                                                   "11101", "00001", "10101", "11100", "00100", "00000"};
inline const std::vector<double> teacher_marks{86.4, 83.1, 78.0, 79.2, 68.5, 61.7, 84.7, 77.3, 70.8,
                                               80.5, 69.9, 66.2, 81.6, 64.4, 72.1, 71.4, 65.3, 76.8};

[[nodiscard]] inline std::string teacher(std::size_t i) { return (i < 9 ? "G0" : "G") + std::to_string(i + 1); }

[[nodiscard]] inline tematik::SetMemberships teachers() {
  tematik::Matrix<double> x(18, 5);
  std::vector<double> y;
  std::vector<std::string> cases;
  for (std::size_t i = 0; i < 18; ++i) {
    for (std::size_t j = 0; j < 5; ++j) {
      x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = teacher_rows[i][j] == '1' ? 1 : 0;
    }
    y.push_back(teacher_marks[i] >= 75 ? 1 : 0);
    cases.push_back(teacher(i));
  }
  return tematik::set_memberships(x, y, {std::move(cases), {"RPP", "MET", "UMP", "ORT", "LIN"}, "HAS"});
}

}  // namespace qca_tables
