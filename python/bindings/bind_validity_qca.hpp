#pragma once

// What the units of QCA share.

#include <map>

#include <tematik/metrics/incl_sweep.hpp>
#include <tematik/metrics/minimise.hpp>
#include <tematik/metrics/model_fit.hpp>
#include <tematik/metrics/necessity.hpp>
#include <tematik/metrics/qca_solution.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

/// The classes of truth tables, solutions, fits and necessity.
void bind_truth_table(py::module_& m);

/// Combinations as digits.
[[nodiscard]] inline std::vector<std::string> rows_as_text(const std::vector<std::uint32_t>& rows, std::size_t k) {
  std::vector<std::string> out;
  for (const std::uint32_t row : rows) out.push_back(row_text(row, k));
  return out;
}

}  // namespace tematik::python
