#pragma once

/// @file
/// @brief The known names nearest to a mistyped one, for error messages.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tematik {

/// Levenshtein's distance in bytes: insertions, deletions and substitutions cost 1 each; letter case costs 0.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (fold(a[i - 1]) == fold(b[j - 1]) ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// Up to three known names, nearest first, whose distance is at most half the length of the longer of the two.
[[nodiscard]] inline std::vector<std::string> nearest(std::string_view wanted, const std::vector<std::string>& known) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& name : known) {
    const std::size_t distance = edit_distance(wanted, name);
    if (2 * distance <= std::max(wanted.size(), name.size())) ranked.emplace_back(distance, name);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < ranked.size() && i < 3; ++i) out.push_back(std::move(ranked[i].second));
  return out;
}

/// `; did you mean "x", "y"?`, or nothing.
[[nodiscard]] inline std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& known) {
  const auto names = nearest(wanted, known);
  if (names.empty()) return {};
  std::string out = "; did you mean ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    out += '"' + names[i] + '"';
  }
  return out + '?';
}

}  // namespace tematik
