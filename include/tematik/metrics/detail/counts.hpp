#pragma once

// What every metric of a table of counts checks first.

#include <cstdint>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik::detail {

/// @throws InputError `negative_count` (row and column from 0)
inline void check_counts(const Matrix<std::int64_t>& counts) {
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    for (Eigen::Index j = 0; j < counts.cols(); ++j) {
      if (counts(i, j) >= 0) continue;
      throw InputError("negative_count",
                       cat("row ", i, ", column ", j, ": the count is ", counts(i, j), "; expected 0 or more"),
                       cat("row ", i, ", column ", j));
    }
  }
}

}  // namespace tematik::detail
