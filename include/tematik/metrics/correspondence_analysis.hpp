#pragma once

/// @file
/// @brief Correspondence analysis: rows and columns of a table of counts as points on a few axes.

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/counts.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

struct CorrespondenceOptions {
  std::int64_t dimensions = 0;  ///< axes to keep; 0: all
};

struct CorrespondenceResult {
  Status status = Status::no_data;  ///< ok; no_variation: rows do not differ; no_data: no count
  std::int64_t n = 0;
  double total_inertia = undefined_value;    ///< chi2/N, over all axes
  std::vector<double> singular_values = {};  ///< of the axes kept, descending
  std::vector<double> inertia = {};          ///< their squares
  std::vector<double> share = {};            ///< of the total inertia
  std::vector<double> row_mass = {};
  std::vector<double> column_mass = {};
  LabelledMatrix<double> row_coordinates = {};     ///< rows x axes, principal; NaN for rows without a count
  LabelledMatrix<double> column_coordinates = {};  ///< columns x axes, principal
  CorrespondenceOptions options = {};

  /// Long form, one row per point and axis: kind (row, column), label, axis, coordinate, mass.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Principal coordinates of rows and columns, by the singular value decomposition of standardised residuals.
///
/// - **Inputs**: counts >= 0, e.g. codes x sources or codes x groups.
/// - **Formula**: P = counts/N, r and c its row and column sums, S(i, j) = (P(i, j) - r_i c_j)/sqrt(r_i c_j) = U D V';
///   row coordinates U D/sqrt(r), column coordinates V D/sqrt(c); inertia of an axis = its squared singular value; total
///   inertia = chi2/N. Rows and columns without a count are left out (NaN). Axes whose singular value is below 1e-12 times
///   the largest, or below 1e-14, are dropped: at most min(r, c) - 1 remain.
/// - **Range**: singular values 0..1.
/// - **Undefined**: N = 0: `no_data`; all rows have one profile: `no_variation`, no axis.
/// - **Assumptions**: a description, not a test. The sign of an axis means nothing: it is set so that the row that lies
///   farthest out is positive. Axes with equal inertia can turn into each other.
/// - **Complexity**: O(r c min(r, c)).
/// - **Literature**: Greenacre (2017), doi:10.1201/9781315369983
///
/// @code
/// tematik::Matrix<std::int64_t> counts(2, 2);
/// counts << 3, 1, 1, 3;
/// const auto ca = tematik::correspondence_analysis(counts);
/// assert(ca.inertia.size() == 1 && std::abs(ca.inertia[0] - 0.25) < 1e-12);
/// @endcode
/// @throws InputError (row and column from 0) for a negative count; UsageError for dimensions below 0
[[nodiscard]] CorrespondenceResult correspondence_analysis(const Matrix<std::int64_t>& counts,
                                                           const CorrespondenceOptions& options = {},
                                                           std::vector<std::string> row_labels = {},
                                                           std::vector<std::string> column_labels = {});

// ---------------------------------------------------------------------------------------------------------

inline CorrespondenceResult correspondence_analysis(const Matrix<std::int64_t>& counts,
                                                    const CorrespondenceOptions& options,
                                                    std::vector<std::string> row_labels,
                                                    std::vector<std::string> column_labels) {
  if (options.dimensions < 0) {
    throw UsageError("dimensions", detail::cat("dimensions must be 0 (all) or more, not ", options.dimensions),
                     "dimensions");
  }
  detail::check_counts(counts);
  CorrespondenceResult out;
  out.options = options;
  out.n = counts.sum();
  if (row_labels.empty()) row_labels = number_labels(static_cast<std::size_t>(counts.rows()));
  if (column_labels.empty()) column_labels = number_labels(static_cast<std::size_t>(counts.cols()));
  const Eigen::MatrixXd shares = counts.cast<double>() / std::max(1.0, static_cast<double>(out.n));
  const Eigen::VectorXd r = shares.rowwise().sum(), c = shares.colwise().sum();
  out.row_mass.assign(r.data(), r.data() + r.size());
  out.column_mass.assign(c.data(), c.data() + c.size());
  std::vector<Eigen::Index> rows, columns;
  for (Eigen::Index i = 0; i < r.size(); ++i) {
    if (r(i) > 0) rows.push_back(i);
  }
  for (Eigen::Index j = 0; j < c.size(); ++j) {
    if (c(j) > 0) columns.push_back(j);
  }
  std::size_t axes = 0;
  Eigen::MatrixXd u, v;
  if (out.n > 0) {
    Eigen::MatrixXd s(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(columns.size()));
    for (Eigen::Index i = 0; i < s.rows(); ++i) {
      for (Eigen::Index j = 0; j < s.cols(); ++j) {
        const auto x = rows[static_cast<std::size_t>(i)], y = columns[static_cast<std::size_t>(j)];
        s(i, j) = (shares(x, y) - r(x) * c(y)) / std::sqrt(r(x) * c(y));
      }
    }
    out.total_inertia = s.squaredNorm();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(s, Eigen::ComputeThinU | Eigen::ComputeThinV);
    const auto& d = svd.singularValues();
    const std::size_t most = std::min(rows.size(), columns.size()) - 1;  // one axis is trivial
    while (axes < most && d(static_cast<Eigen::Index>(axes)) > std::max(1e-14, 1e-12 * d(0))) ++axes;
    if (options.dimensions > 0) axes = std::min(axes, static_cast<std::size_t>(options.dimensions));
    out.singular_values.assign(d.data(), d.data() + axes);
    u = svd.matrixU();
    v = svd.matrixV();
    out.status = axes > 0 ? Status::ok : Status::no_variation;
    if (axes == 0) out.total_inertia = 0;
  }
  for (const double d : out.singular_values) {
    out.inertia.push_back(d * d);
    out.share.push_back(d * d / out.total_inertia);
  }
  const auto width = static_cast<Eigen::Index>(axes);
  Matrix<double> row_points = Matrix<double>::Constant(counts.rows(), width, undefined_value);
  Matrix<double> column_points = Matrix<double>::Constant(counts.cols(), width, undefined_value);
  for (Eigen::Index a = 0; a < width; ++a) {
    const double d = out.singular_values[static_cast<std::size_t>(a)];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      row_points(rows[i], a) = u(static_cast<Eigen::Index>(i), a) * d / std::sqrt(r(rows[i]));
    }
    for (std::size_t j = 0; j < columns.size(); ++j) {
      column_points(columns[j], a) = v(static_cast<Eigen::Index>(j), a) * d / std::sqrt(c(columns[j]));
    }
    double farthest = 0;  // ties within rounding go to the first row
    for (const auto i : rows) {
      if (std::abs(row_points(i, a)) > std::abs(farthest) * (1 + 1e-9)) farthest = row_points(i, a);
    }
    if (farthest < 0) {
      row_points.col(a) *= -1;
      column_points.col(a) *= -1;
    }
  }
  const auto axis_labels = number_labels(axes);
  out.row_coordinates = LabelledMatrix<double>(std::move(row_points), std::move(row_labels), axis_labels);
  out.column_coordinates = LabelledMatrix<double>(std::move(column_points), std::move(column_labels), axis_labels);
  return out;
}

inline Table CorrespondenceResult::table() const {
  std::vector<std::string> kind, label;
  std::vector<std::int64_t> axis;
  std::vector<double> coordinate, mass;
  const auto put = [&](const char* what, const LabelledMatrix<double>& points, const std::vector<double>& masses) {
    for (std::size_t i = 0; i < points.rows().size(); ++i) {
      for (std::size_t a = 0; a < points.columns().size(); ++a) {
        kind.emplace_back(what);
        label.push_back(points.rows()[i]);
        axis.push_back(static_cast<std::int64_t>(a));
        coordinate.push_back(points(i, a));
        mass.push_back(masses[i]);
      }
    }
  };
  put("row", row_coordinates, row_mass);
  put("column", column_coordinates, column_mass);
  Table out;
  out.add("kind", std::move(kind)).add("label", std::move(label)).add("axis", std::move(axis));
  out.add("coordinate", std::move(coordinate)).add("mass", std::move(mass));
  return out;
}

inline MethodRecord CorrespondenceResult::method() const {
  MethodRecord out{
      .function = "correspondence_analysis", .n = n, .citations = {"Greenacre 2017, doi:10.1201/9781315369983"}};
  out.option("dimensions", options.dimensions);
  return out;
}

}  // namespace tematik
