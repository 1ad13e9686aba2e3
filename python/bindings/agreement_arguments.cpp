#include "agreement_arguments.hpp"

namespace tematik::python {

namespace {

/// A cell as plain Python: NumPy's numbers and words are not Python's.
[[nodiscard]] py::object plain_cell(py::handle cell) {
  static const py::handle generic = py::object(py::module_::import("numpy").attr("generic")).release();
  if (py::isinstance(cell, generic)) return cell.attr("item")();
  return py::reinterpret_borrow<py::object>(cell);
}

/// None, NaN, what pandas writes for missing values (NA, NaT), and what is masked.
[[nodiscard]] bool is_missing_rating(py::handle cell) {
  if (cell.is_none()) return true;
  if (py::isinstance<py::float_>(cell)) return std::isnan(cell.cast<double>());
  const std::string_view type = Py_TYPE(cell.ptr())->tp_name;
  const auto ends = [&](std::string_view name) { return type.ends_with(name); };
  return ends("NAType") || ends("NaTType") || ends("MaskedConstant");
}

/// What users have in other forms: a mapping coder -> values, masked values. A long table is no table of ratings.
[[nodiscard]] py::object coders_by_units(const py::object& from) {
  if (py::isinstance<py::dict>(from)) return py::list(from.attr("values")());
  const py::module_ masked = py::module_::import("numpy.ma");
  if (masked.attr("isMaskedArray")(from).cast<bool>()) return from.attr("tolist")();
  if (py::hasattr(from, "columns") && py::hasattr(from, "shape")) {
    const auto has = [&](const char* name) { return from.attr("columns").attr("__contains__")(name).cast<bool>(); };
    if (has("coder") && (has("unit") || has("code") || has("value"))) {
      throw InputError(
          "ratings_long",
          "ratings: this is a long table (one row per decision); make one row per coder and one column per "
          "unit of it, for example with pivot(index=\"coder\", columns=\"unit\", values=\"code\")",
          "ratings");
    }
  }
  return from;
}

/// The categories that all columns of a data frame declare alike, in their order; None: they do not.
[[nodiscard]] py::object declared_by_frame(const py::object& from) {
  if (!py::hasattr(from, "dtypes") || !py::hasattr(from, "columns")) return py::none();
  py::object declared = py::none();
  for (const auto& type : py::list(from.attr("dtypes"))) {
    if (!py::hasattr(type, "categories") || !py::hasattr(type, "ordered")) return py::none();
    if (!declared.is_none() && !declared.equal(type)) return py::none();
    declared = py::reinterpret_borrow<py::object>(type);
  }
  return declared.is_none() ? declared : py::object(py::list(declared.attr("categories")));
}

/// The rows of a data frame, an array of objects or a mapping; lists as they are.
[[nodiscard]] py::object rows_of_sets(const py::object& given) {
  const py::object from = coders_by_units(given);
  if (py::hasattr(from, "to_numpy") && py::hasattr(from, "columns")) return from.attr("to_numpy")().attr("tolist")();
  if (py::isinstance<py::array>(from) && from.cast<py::array>().dtype().kind() == 'O') return from.attr("tolist")();
  return from;
}

[[nodiscard]] bool is_set_cell(py::handle cell) {
  return py::isinstance<py::set>(cell) || py::isinstance<py::frozenset>(cell) || py::isinstance<py::list>(cell) ||
         py::isinstance<py::tuple>(cell);
}

[[nodiscard]] std::string word_of_rating(py::handle cell) { return py::str(cell).cast<std::string>(); }

[[nodiscard]] bool is_number_rating(py::handle cell) {
  return py::isinstance<py::float_>(cell) || py::isinstance<py::int_>(cell);
}

}  // namespace

Ratings agreement_ratings(const py::object& given, const py::object& given_categories) {
  const py::object from = coders_by_units(given);
  const py::object categories = given_categories.is_none() ? declared_by_frame(from) : given_categories;
  const py::module_ numpy = py::module_::import("numpy");
  py::array array;
  try {
    array = numpy.attr("asarray")(from);
  } catch (const py::error_already_set&) {  // rows of different lengths
    array = py::array();
  }
  if (array.ndim() != 2) {
    throw InputError("ratings",
                     "ratings: expected a table coders x units, rows of equal length (NaN or None is a missing value)",
                     "ratings");
  }
  std::vector<double> numbers;
  std::vector<std::string> words;
  bool are_numbers = true;
  if (!categories.is_none()) {
    for (const auto& value : py::list(categories)) {
      const py::object plain = plain_cell(value);
      are_numbers = are_numbers && is_number_rating(plain);
      words.push_back(word_of_rating(plain));
    }
    for (const auto& value : py::list(categories)) {
      if (are_numbers) numbers.push_back(plain_cell(value).cast<double>());
    }
    if (words.empty()) throw UsageError("categories", "categories: declare one value or more, or None", "categories");
  }
  const auto mixed = [] {
    throw UsageError("categories", "categories and ratings must both be numbers, or both words", "categories");
  };
  const bool is_number = std::string_view("iufb").find(array.dtype().kind()) != std::string_view::npos;
  if (is_number) {
    if (!are_numbers) mixed();
    const auto cells = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(array);
    Matrix<double> values(cells.shape(0), cells.shape(1));
    std::copy(cells.data(), cells.data() + cells.size(), values.data());
    return ratings_from(values, {}, numbers);
  }
  // NumPy turns numbers beside words, and None beside words in a list, into text: read the cells as they were given.
  std::vector<std::vector<std::optional<std::string>>> cells;
  bool all_numbers = true;
  const bool is_list = py::isinstance<py::list>(from) || py::isinstance<py::tuple>(from);
  const py::object rows = array.dtype().kind() != 'O' && is_list ? from : py::object(array.attr("tolist")());
  for (const auto& row : py::list(rows)) {
    auto& coder = cells.emplace_back();
    for (const auto& given_cell : py::list(row.cast<py::object>())) {
      const py::object cell = plain_cell(given_cell);
      const bool is_missing = is_missing_rating(cell);
      all_numbers = all_numbers && (is_missing || is_number_rating(cell));
      coder.push_back(is_missing ? std::nullopt : std::optional(word_of_rating(cell)));
    }
  }
  if (all_numbers) {
    if (!are_numbers) mixed();
    Matrix<double> values(static_cast<Eigen::Index>(cells.size()), array.shape(1));
    values.setConstant(undefined_value);
    Eigen::Index g = 0;
    for (const auto& row : py::list(rows)) {
      Eigen::Index i = 0;
      for (const auto& cell : py::list(row.cast<py::object>())) {
        const py::object plain = plain_cell(cell);
        if (!is_missing_rating(plain)) values(g, i) = plain.cast<double>();
        ++i;
      }
      ++g;
    }
    return ratings_from(values, {}, numbers);
  }
  if (!numbers.empty()) mixed();
  return ratings_from(cells, {}, words);
}

bool has_set_cells(const py::object& given) {
  const py::object from = rows_of_sets(given);
  if (!py::isinstance<py::list>(from) && !py::isinstance<py::tuple>(from)) return false;
  for (const auto& row : py::list(from)) {
    if (!py::isinstance<py::list>(row) && !py::isinstance<py::tuple>(row)) return false;
    for (const auto& cell : py::list(row.cast<py::object>())) {
      if (!is_missing_rating(cell)) return is_set_cell(cell);
    }
  }
  return false;
}

SetRatings agreement_sets(const py::object& given, const py::object& categories) {
  const py::object from = rows_of_sets(given);
  std::vector<std::vector<std::optional<std::vector<std::string>>>> cells;
  std::set<std::string> found;
  if (!py::isinstance<py::list>(from) && !py::isinstance<py::tuple>(from)) {
    throw InputError("ratings", "ratings: expected one list per coder with a set of codes, or None, for each unit",
                     "ratings");
  }
  for (const auto& row : py::list(from)) {
    auto& coder = cells.emplace_back();
    for (const auto& cell : py::list(row.cast<py::object>())) {
      if (is_missing_rating(cell)) {
        coder.emplace_back();
        continue;
      }
      if (!is_set_cell(cell)) {
        const auto where = detail::cat("coder ", cells.size() - 1, ", unit ", coder.size());
        throw InputError("ratings", detail::cat(where, ": expected a set of codes or None"), where);
      }
      auto& codes = coder.emplace_back(std::vector<std::string>()).value();
      for (const auto& code : py::list(cell.cast<py::object>())) codes.push_back(word_of_rating(code));
      found.insert(codes.begin(), codes.end());
    }
  }
  std::vector<std::string> names(found.begin(), found.end());
  if (!categories.is_none()) {
    names.clear();
    for (const auto& value : py::list(categories)) names.push_back(word_of_rating(value));
  }
  std::map<std::string, std::uint32_t> number;
  for (const auto& name : names) {
    if (!number.emplace(name, static_cast<std::uint32_t>(number.size())).second) {
      throw UsageError("category_twice", detail::cat("category \"", name, "\" is declared twice"), "categories", name);
    }
  }
  std::vector<std::vector<LabelSet>> sets;
  for (std::size_t g = 0; g < cells.size(); ++g) {
    auto& coder = sets.emplace_back();
    for (std::size_t i = 0; i < cells[g].size(); ++i) {
      auto& set = coder.emplace_back();
      if (!cells[g][i]) continue;
      set.emplace();
      for (const auto& code : *cells[g][i]) {
        const auto at = number.find(code);
        if (at == number.end()) {
          const auto where = detail::cat("coder ", g, ", unit ", i);
          throw InputError("category_unknown", detail::cat(where, ": \"", code, "\" is not a declared category"),
                           where);
        }
        set->push_back(at->second);
      }
      std::sort(set->begin(), set->end());
      set->erase(std::unique(set->begin(), set->end()), set->end());
    }
  }
  return set_ratings(sets, categories.is_none() ? 0 : names.size());
}

Matrix<double> agreement_matrix(const py::object& from, std::string_view name) {
  const auto array = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(from);
  if (!array || array.ndim() != 2 || array.size() == 0) {
    PyErr_Clear();
    throw UsageError(std::string(name), detail::cat(name, ": expected a word or a square table of numbers"),
                     std::string(name));
  }
  Matrix<double> out(array.shape(0), array.shape(1));
  std::copy(array.data(), array.data() + array.size(), out.data());
  return out;
}

void put_weights(CoefficientOptions& options, const py::object& weights) {
  if (py::isinstance<py::str>(weights)) {
    options.weights = parse<AgreementWeights>(weights.cast<std::string>());
  } else {
    options.weight_matrix = agreement_matrix(weights, "weights");
  }
}

}  // namespace tematik::python
