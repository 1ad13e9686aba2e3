#pragma once

// Included at the end of ratings.hpp: ratings from numbers and from words.

#include <algorithm>
#include <cmath>
#include <functional>

#include <tematik/tables/detail/found_categories.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

namespace detail {

/// Names the first value, unit by unit, that is infinite or not declared.
[[noreturn]] inline void refuse_unknown_rating(const Matrix<double>& coders_by_units,
                                               const std::vector<double>& categories, bool declared) {
  Eigen::Index g = 0;
  Eigen::Index i = 0;
  const auto is_unknown = [&](double v) {
    return std::isinf(v) || (!std::isnan(v) && std::find(categories.begin(), categories.end(), v) == categories.end());
  };
  while (!is_unknown(coders_by_units(g, i))) {
    g = (g + 1) % coders_by_units.rows();
    if (g == 0) ++i;
  }
  const double value = coders_by_units(g, i);
  throw InputError("category_unknown",
                   cat("coder ", g, ", unit ", i, ": ", std::isfinite(value) ? json_number(value) : "infinity",
                       " is not a ", declared ? "declared category" : "finite number"),
                   cat("coder ", g, ", unit ", i));
}

}  // namespace detail

inline Ratings ratings_from(const Matrix<double>& coders_by_units, std::vector<std::string> coder_labels,
                            std::vector<double> categories) {
  const Eigen::Index m = coders_by_units.rows();
  const Eigen::Index n = coders_by_units.cols();
  if (coder_labels.empty()) coder_labels = number_labels(static_cast<std::size_t>(m));
  if (coder_labels.size() != static_cast<std::size_t>(m)) {
    throw UsageError("labels", detail::cat(m, " coders got ", coder_labels.size(), " labels"), "labels");
  }
  const bool declared = !categories.empty();
  detail::FoundCategories found =
      detail::found_categories({coders_by_units.data(), static_cast<std::size_t>(coders_by_units.size())});
  if (!declared) categories = found.values;
  std::vector<std::pair<double, std::int32_t>> sorted;
  for (std::size_t k = 0; k < categories.size(); ++k) {
    if (declared && !std::isfinite(categories[k])) {
      throw UsageError("categories", "declared categories must be finite numbers", "categories");
    }
    sorted.emplace_back(categories[k], static_cast<std::int32_t>(k));
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::int32_t> number{Ratings::missing};  // of a missing value, then of each value found
  for (const double value : found.values) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), std::pair(value, Ratings::missing));
    if (at == sorted.end() || at->first != value || std::isinf(value)) {
      detail::refuse_unknown_rating(coders_by_units, categories, declared);
    }
    number.push_back(at->second);
  }
  std::vector<std::int32_t> cells(found.cells.size());
  for (Eigen::Index g = 0; g < m; ++g) {
    for (Eigen::Index i = 0; i < n; ++i) {
      const auto cell = found.cells[static_cast<std::size_t>(g * n + i)];
      cells[static_cast<std::size_t>(i * m + g)] = number[static_cast<std::size_t>(cell + 1)];
    }
  }
  std::vector<std::string> names;
  for (const double value : categories) names.push_back(json_number(value));
  Ratings out(std::move(coder_labels), std::move(names), std::move(categories), declared);
  out.add_units(std::move(cells));
  return out;
}

inline Ratings ratings_from(const std::vector<std::vector<std::optional<std::string>>>& coders_by_units,
                            std::vector<std::string> coder_labels, std::vector<std::string> categories) {
  const std::size_t m = coders_by_units.size();
  const std::size_t n = m == 0 ? 0 : coders_by_units.front().size();
  if (coder_labels.empty()) coder_labels = number_labels(m);
  if (coder_labels.size() != m) {
    throw UsageError("labels", detail::cat(m, " coders got ", coder_labels.size(), " labels"), "labels");
  }
  const bool declared = !categories.empty();
  for (std::size_t g = 0; g < m; ++g) {
    if (coders_by_units[g].size() != n) {
      throw InputError("ragged", detail::cat("coder ", g, " has ", coders_by_units[g].size(), " units; expected ", n),
                       detail::cat("coder ", g));
    }
    if (declared) continue;
    for (const auto& value : coders_by_units[g]) {
      if (value) categories.push_back(*value);
    }
  }
  if (!declared) {
    std::sort(categories.begin(), categories.end());
    categories.erase(std::unique(categories.begin(), categories.end()), categories.end());
  }
  Ratings out(std::move(coder_labels), std::move(categories), {}, declared);
  std::map<std::string, std::int32_t, std::less<>> places;
  for (std::size_t k = 0; k < out.categories().size(); ++k) places[out.categories()[k]] = static_cast<std::int32_t>(k);
  std::vector<std::int32_t> row(m);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t g = 0; g < m; ++g) {
      row[g] = Ratings::missing;
      if (!coders_by_units[g][i]) continue;
      const auto found = places.find(*coders_by_units[g][i]);
      if (found == places.end()) {
        throw InputError(
            "category_unknown",
            detail::cat("coder ", g, ", unit ", i, ": \"", *coders_by_units[g][i], "\" is not a declared category"),
            detail::cat("coder ", g, ", unit ", i));
      }
      row[g] = found->second;
    }
    out.add(row);
  }
  return out;
}

}  // namespace tematik
