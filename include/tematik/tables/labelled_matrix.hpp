#pragma once

/// @file
/// @brief A matrix whose rows and columns have names: `m(2, 3)` and `m("Feedback", "Motivation")` are one cell.

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/nearest.hpp>

namespace tematik {

/// Row-major, as NumPy expects it.
template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The labels of rows without names: "0", "1", …
[[nodiscard]] inline std::vector<std::string> number_labels(std::size_t n) {
  std::vector<std::string> labels(n);
  for (std::size_t i = 0; i < n; ++i) labels[i] = std::to_string(i);
  return labels;
}

/// The place of a label. @throws LookupError with the nearest labels
[[nodiscard]] inline std::size_t label_index(const std::vector<std::string>& labels, std::string_view label) {
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) {
    throw LookupError("label_unknown", detail::cat("no row or column \"", label, "\"", did_you_mean(label, labels)),
                      std::string(label));
  }
  return static_cast<std::size_t>(found - labels.begin());
}

/// A row-major matrix with one label per row and per column (labels are checked once, here).
template <class T>
class LabelledMatrix {
 public:
  LabelledMatrix() = default;
  LabelledMatrix(Matrix<T> values, std::vector<std::string> rows, std::vector<std::string> columns)
      : values_(std::move(values)), rows_(std::move(rows)), columns_(std::move(columns)) {
    if (static_cast<std::size_t>(values_.rows()) != rows_.size() ||
        static_cast<std::size_t>(values_.cols()) != columns_.size()) {
      throw UsageError("labels", detail::cat("a ", values_.rows(), " x ", values_.cols(), " matrix got ", rows_.size(),
                                             " row and ", columns_.size(), " column labels"));
    }
  }
  /// A square matrix whose rows and columns share their labels.
  LabelledMatrix(Matrix<T> values, std::vector<std::string> labels)
      : LabelledMatrix(std::move(values), labels, labels) {}

  [[nodiscard]] const Matrix<T>& values() const noexcept { return values_; }
  [[nodiscard]] const std::vector<std::string>& rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }

  /// A cell by numbers. @throws UsageError outside the matrix
  [[nodiscard]] const T& operator()(std::size_t row, std::size_t column) const {
    if (row >= rows_.size() || column >= columns_.size()) {
      throw UsageError("index", detail::cat("cell (", row, ", ", column, ") lies outside the ", rows_.size(), " x ",
                                            columns_.size(), " matrix"));
    }
    return values_(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
  }
  /// A cell by labels. @throws LookupError with the nearest labels
  [[nodiscard]] const T& operator()(std::string_view row, std::string_view column) const {
    return (*this)(label_index(rows_, row), label_index(columns_, column));
  }

 private:
  Matrix<T> values_;
  std::vector<std::string> rows_;
  std::vector<std::string> columns_;
};

}  // namespace tematik
