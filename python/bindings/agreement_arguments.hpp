#pragma once

// What the binding units of agreement share: ratings as Python gives them, and the form of a figure.

#include <algorithm>
#include <map>
#include <set>

#include <tematik/agreement.hpp>
#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/set_distance.hpp>
#include <tematik/tables/ratings.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_agreement_alpha(py::module_& m);
void bind_agreement_two(py::module_& m);
void bind_agreement_tools(py::module_& m);
void bind_segmentation_metrics(py::module_& m);
void bind_drift_and_plan(py::class_<Agreement>& result);

/// The study that a result was made of. @throws UsageError if it does not know it
[[nodiscard]] const Study& study_of_agreement(const py::object& self);

/// Coders x units: numbers with NaN, or words with None. `categories`: declared values in their order, or None.
[[nodiscard]] Ratings agreement_ratings(const py::object& from, const py::object& categories = py::none());

/// Does a cell hold several codes (a set, list or tuple)?
[[nodiscard]] bool has_set_cells(const py::object& from);

/// Coders x units of sets of codes; None is a missing value, an empty set is "no code". `categories`: declared codes.
[[nodiscard]] SetRatings agreement_sets(const py::object& from, const py::object& categories = py::none());

/// Words of `AgreementWeights`, or a table of weights.
void put_weights(CoefficientOptions& options, const py::object& weights);

/// A square table of numbers. @throws UsageError with the name of the argument
[[nodiscard]] Matrix<double> agreement_matrix(const py::object& from, std::string_view name);

/// The parameters that the coefficients share, for their docstrings.
inline constexpr std::string_view ratings_parameter = R"(
Parameters
----------
ratings : array_like, shape (coders, units)
    One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
    data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
categories : sequence, optional
    Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
    the values found.
)";

/// A figure as Python shows it; coefficients with more to say derive from it.
template <class Result, class... Base>
py::class_<Result, Base...> agreement_class(py::module_& m, const char* name, const char* doc) {
  py::class_<Result, Base...> c(m, name, doc);
  c.def_property_readonly("_method_json", [](const Result& v) { return v.method().json(); });
  return c;
}

}  // namespace tematik::python
