#include "agreement_arguments.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] bool is_missing_rating(py::handle cell) {
  return cell.is_none() || (py::isinstance<py::float_>(cell) && std::isnan(cell.cast<double>()));
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

Ratings agreement_ratings(const py::object& from, const py::object& categories) {
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
      are_numbers = are_numbers && is_number_rating(value);
      words.push_back(word_of_rating(value));
    }
    for (const auto& value : py::list(categories)) {
      if (are_numbers) numbers.push_back(value.cast<double>());
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
    for (const auto& cell : py::list(row.cast<py::object>())) {
      const bool is_missing = is_missing_rating(cell);
      all_numbers = all_numbers && (is_missing || is_number_rating(cell));
      coder.push_back(is_missing ? std::nullopt : std::optional(word_of_rating(cell)));
    }
  }
  if (all_numbers) return agreement_ratings(numpy.attr("asarray")(array, py::arg("dtype") = "float64"), categories);
  if (!numbers.empty()) mixed();
  return ratings_from(cells, {}, words);
}

bool has_set_cells(const py::object& from) {
  if (!py::isinstance<py::list>(from) && !py::isinstance<py::tuple>(from)) return false;
  for (const auto& row : py::list(from)) {
    if (!py::isinstance<py::list>(row) && !py::isinstance<py::tuple>(row)) return false;
    for (const auto& cell : py::list(row.cast<py::object>())) {
      if (!is_missing_rating(cell)) return is_set_cell(cell);
    }
  }
  return false;
}

SetRatings agreement_sets(const py::object& from, const py::object& categories) {
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
