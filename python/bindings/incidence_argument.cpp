#include <algorithm>
#include <string_view>
#include <tuple>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

constexpr std::string_view expected_incidence =
    "incidence: expected a table of numbers, units x codes (0: not held, above 0: held), or an Incidence";

/// The labels of a data frame's axis as text.
[[nodiscard]] std::vector<std::string> frame_labels(const py::object& axis) {
  std::vector<std::string> out;
  for (const py::handle label : axis) out.push_back(py::str(label).cast<std::string>());
  return out;
}

[[nodiscard]] bool is_frame(const py::object& from) {
  return py::hasattr(from, "columns") && py::hasattr(from, "shape") && py::len(from.attr("shape")) == 2;
}

/// Objects that are numbers or truth values, one by one; None and pandas' NA are missing.
[[nodiscard]] py::array_t<double> numbers_of_objects(const py::array& array, const py::object& from) {
  const py::object numpy = py::module_::import("numpy");
  py::array_t<double> out({array.shape(0), array.shape(1)});
  auto cells = out.mutable_unchecked<2>();
  const py::object bool_type = numpy.attr("bool_"), number_type = numpy.attr("number");
  const py::list rows = array.attr("tolist")();
  for (py::ssize_t i = 0; i < array.shape(0); ++i) {
    const py::list row = rows[static_cast<std::size_t>(i)];
    for (py::ssize_t j = 0; j < array.shape(1); ++j) {
      const py::object cell = row[static_cast<std::size_t>(j)];
      const bool is_number = PyBool_Check(cell.ptr()) != 0 || PyLong_Check(cell.ptr()) != 0 ||
                             PyFloat_Check(cell.ptr()) != 0 || py::isinstance(cell, bool_type) ||
                             py::isinstance(cell, number_type);
      if (!is_number) {
        const bool is_text = py::isinstance<py::str>(cell);
        std::string sentence =
            detail::cat(expected_incidence, "; found ", is_text ? "text" : "no number", " in row ", i, ", column ", j);
        if (is_frame(from)) {
          const auto name = py::str(py::list(from.attr("columns"))[static_cast<std::size_t>(j)]).cast<std::string>();
          sentence += detail::cat(" (\"", name, "\")");
          if (is_text) sentence += detail::cat("; if that column names the units: frame.set_index(\"", name, "\")");
        }
        if (!is_text)
          sentence += "; a missing value is not 0: fill in 0 where a unit was coded and does not hold the code";
        throw InputError("incidence", sentence, detail::cat("row ", i, ", column ", j));
      }
      cells(i, j) = cell.cast<double>();
    }
  }
  return out;
}

}  // namespace

py::array saturation_array(const py::object& from) {
  try {
    const bool is_sparse = py::hasattr(from, "toarray") && py::hasattr(from, "nnz");
    const py::object dense = is_sparse ? from.attr("toarray")() : from;
    const py::object array = py::module_::import("numpy").attr("asarray")(dense);
    return py::array(array);
  } catch (const py::error_already_set& error) {
    if (!error.matches(PyExc_ValueError)) throw;
  }
  throw InputError("incidence", "incidence: the rows of a table must have one length", "incidence");
}

Incidence saturation_incidence(const py::object& from, std::vector<std::string> units, std::vector<std::string> codes) {
  if (py::isinstance<Incidence>(from)) {
    auto out = from.cast<Incidence>();
    if (!units.empty() || !codes.empty()) {
      for (const auto& [given, labels, what] :
           {std::tuple(&units, &out.unit_labels, "unit"), std::tuple(&codes, &out.code_labels, "code")}) {
        if (given->empty()) continue;
        if (given->size() != labels->size()) {
          throw UsageError("labels",
                           detail::cat("an incidence of ", out.units(), " x ", out.codes(), " got ", given->size(), " ",
                                       what, " labels"),
                           "labels");
        }
        *labels = *given;
      }
    }
    return out;
  }
  if (py::hasattr(from, "mask") && py::hasattr(from, "filled") &&
      py::module_::import("numpy").attr("any")(from.attr("mask")).cast<bool>()) {
    throw InputError(
        "incidence",
        "incidence: some cells are masked; fill in 0 where a unit was coded and does not hold the code, and "
        "leave out units that are not coded",
        "incidence");
  }
  const py::array array = saturation_array(from);
  const char kind = array.dtype().kind();
  const bool is_empty_list = array.ndim() == 1 && array.size() == 0;
  const bool is_table = array.ndim() == 2 || is_empty_list;
  if (!is_table || std::string_view("biufO").find(kind) == std::string_view::npos) {
    std::string sentence(expected_incidence);
    if (is_table) {
      sentence += "; found " + std::string(kind == 'U' || kind == 'S' ? "text" : "an array of type ") +
                  (kind == 'U' || kind == 'S' ? std::string()
                                              : py::str(static_cast<py::object>(array.dtype())).cast<std::string>());
    } else {
      sentence += detail::cat("; found ", array.ndim(), array.ndim() == 1 ? " dimension" : " dimensions");
    }
    throw InputError("incidence", sentence, "incidence");
  }
  if (is_empty_list) return incidence_from(Matrix<double>(0, 0), std::move(units), std::move(codes));
  if (is_frame(from)) {
    if (units.empty() && py::hasattr(from, "index")) units = frame_labels(from.attr("index"));
    if (codes.empty()) codes = frame_labels(from.attr("columns"));
  }
  using Numbers = py::array_t<double, py::array::c_style | py::array::forcecast>;
  const Numbers numbers = kind == 'O' ? Numbers::ensure(numbers_of_objects(array, from)) : Numbers::ensure(array);
  Matrix<double> values(numbers.shape(0), numbers.shape(1));
  std::copy(numbers.data(), numbers.data() + numbers.size(), values.data());
  return incidence_from(values, std::move(units), std::move(codes));
}

std::vector<std::int64_t> saturation_new_codes(const py::object& from) {
  if (py::isinstance<Incidence>(from)) return from.cast<const Incidence&>().new_counts();
  const py::array array = saturation_array(from);
  if (array.ndim() == 2) return saturation_incidence(from).new_counts();
  if (array.ndim() == 1 && array.dtype().kind() == 'f') {  // sums of a data frame come as 5.0
    const auto numbers = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(array);
    std::vector<std::int64_t> out;
    for (py::ssize_t i = 0; i < numbers.size(); ++i) {
      const double value = numbers.at(i);
      if (!(value == std::floor(value) && std::abs(value) < 1e15)) {
        const std::string found = std::isfinite(value) ? json_number(value) : "NaN or an infinity";
        throw InputError("new",
                         detail::cat("new: expected whole numbers of new codes, found ", found, " at unit ", i + 1),
                         detail::cat("unit ", i + 1));
      }
      out.push_back(static_cast<std::int64_t>(value));
    }
    return out;
  }
  std::vector<py::object> keep;
  const IntColumn column = int_column(from, "new", keep);
  std::vector<std::int64_t> out(column.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = column[i];
  return out;
}

}  // namespace tematik::python
