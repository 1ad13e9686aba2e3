#pragma once

// How Python gives a continuum: columns by name, the length of each source, and who looked where.

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>

#include <tematik/support/nearest.hpp>
#include <tematik/tables/continuum.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_coder_pairs(py::module_& m);
void bind_gamma_metrics(py::module_& m);
void bind_program_profiles(py::module_& m);

/// A name, or a whole number that stands for one.
struct ContinuumName {
  std::string text = {};
  std::int64_t number = 0;
  bool is_number = false;
};

/// Nothing where the cell is neither text nor a whole number that fits.
[[nodiscard]] inline std::optional<ContinuumName> continuum_name(py::handle cell) {
  if (py::isinstance<py::str>(cell)) {
    Py_ssize_t size = 0;
    const char* text = PyUnicode_AsUTF8AndSize(cell.ptr(), &size);
    if (text == nullptr) PyErr_Clear();  // half of a surrogate pair
    if (text == nullptr || size == 0) return std::nullopt;
    return ContinuumName{std::string(text, static_cast<std::size_t>(size))};
  }
  if (PyBool_Check(cell.ptr()) || PyIndex_Check(cell.ptr()) == 0) return std::nullopt;
  const auto index = py::reinterpret_steal<py::object>(PyNumber_Index(cell.ptr()));
  const std::int64_t number = index ? PyLong_AsLongLong(index.ptr()) : -1;
  if (PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    return std::nullopt;
  }
  return ContinuumName{std::to_string(number), number, true};
}

[[nodiscard]] inline std::string type_name(py::handle cell) { return Py_TYPE(cell.ptr())->tp_name; }

/// Names met so far, numbered as they came; `sort` puts numbers before text, each in order.
class ContinuumNames {
 public:
  std::uint32_t add(const ContinuumName& name) {
    const auto [at, is_new] = known_.try_emplace(name.text, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    return at->second;
  }
  std::uint32_t add(std::int64_t number) {
    const auto at = numbers_.find(number);
    if (at != numbers_.end()) return at->second;
    return numbers_[number] = add(ContinuumName{std::to_string(number), number, true});
  }
  [[nodiscard]] const std::string& text(std::size_t i) const { return names_[i].text; }
  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const auto& name : names_) out.push_back(name.text);
    return out;
  }
  /// Old number -> new one.
  [[nodiscard]] std::vector<std::uint32_t> sort() {
    std::vector<std::uint32_t> order(names_.size()), place(names_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key = [&](std::uint32_t i) {
      const auto& name = names_[i];
      return std::tuple<bool, std::int64_t, const std::string&>(!name.is_number, name.number, name.text);
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
    std::vector<ContinuumName> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(names_[order[i]]);
    }
    names_ = std::move(sorted);
    known_.clear();
    numbers_.clear();
    return place;
  }

 private:
  std::vector<ContinuumName> names_ = {};
  std::unordered_map<std::string, std::uint32_t> known_ = {};
  std::unordered_map<std::int64_t, std::uint32_t> numbers_ = {};
};

/// Columns by name: a dict of sequences, a data frame, an Arrow table, the `Table` of a result.
class NamedColumns {
 public:
  /// A cell of `names` without a name.
  static constexpr std::uint32_t missing = std::numeric_limits<std::uint32_t>::max();

  NamedColumns(py::object table, std::string what) : table_(std::move(table)), what_(std::move(what)) {
    for (const char* list : {"column_names", "columns", "keys"}) {
      if (!py::hasattr(table_, list)) continue;
      py::object names = table_.attr(list);
      if (PyCallable_Check(names.ptr()) != 0) names = names();
      for (const auto name : names) {
        if (py::isinstance<py::str>(name)) columns_.push_back(name.cast<std::string>());
      }
      return;
    }
    throw InputError(
        "columns",
        detail::cat(what_, ": expected columns by name (a dict of sequences, a data frame), found ", type_name(table_)),
        what_);
  }

  [[nodiscard]] bool has(std::string_view name) const {
    return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
  }
  [[nodiscard]] std::string place(std::string_view name, std::size_t row) const {
    return detail::cat(what_, ", column \"", name, "\", row ", row);
  }

  /// Whole numbers. @throws InputError with column and row
  [[nodiscard]] std::vector<std::int64_t> numbers(std::string_view name) const {
    std::vector<std::int64_t> out;
    read(
        name, [&](std::int64_t number) { out.push_back(number); },
        [&](py::handle cell) {
          const auto found = continuum_name(cell);
          if (!found || !found->is_number) refuse(name, out.size(), "a whole number", cell);
          out.push_back(found->number);
        });
    return check_rows(name, std::move(out));
  }
  /// Names or ids as numbers in `names`. `optional`: None is `missing`.
  [[nodiscard]] std::vector<std::uint32_t> names(std::string_view name, ContinuumNames& names,
                                                 bool optional = false) const {
    std::vector<std::uint32_t> out;
    read(
        name, [&](std::int64_t number) { out.push_back(names.add(number)); },
        [&](py::handle cell) {
          const auto found = continuum_name(cell);
          const bool is_missing = optional && cell.is_none();
          if (!found && !is_missing) refuse(name, out.size(), "a name or a whole number", cell);
          out.push_back(is_missing ? missing : names.add(*found));
        });
    return check_rows(name, std::move(out));
  }

 private:
  template <class Number, class Cell>
  void read(std::string_view name, const Number& number, const Cell& cell) const {
    if (!has(name)) {
      throw InputError("column_missing",
                       detail::cat(what_, ": there is no column \"", name, "\"", did_you_mean(name, columns_)),
                       std::string(name));
    }
    const py::str key(name.data(), name.size());
    const py::object column = py::isinstance<Table>(table_) ? table_.attr("column")(key) : table_[key];
    // NumPy would turn numbers and NaN in a list of names into text.
    if (!py::isinstance<py::list>(column) && !py::isinstance<py::tuple>(column)) {
      const auto array = py::array::ensure(column);
      const bool is_time = array && (array.dtype().kind() == 'M' || array.dtype().kind() == 'm');
      if (!array || array.ndim() != 1 || is_time) {
        PyErr_Clear();
        throw InputError("column",
                         detail::cat(what_, ": column \"", name, "\": expected a sequence, found ", type_name(column)),
                         std::string(name));
      }
      if (array.dtype().kind() == 'i' || array.dtype().kind() == 'u') {
        std::vector<py::object> keep;
        const auto values = int_column(array, name, keep);
        for (std::size_t row = 0; row < values.size(); ++row) number(values[row]);
        return;
      }
      for (const auto x : array.attr("tolist")()) cell(x);
      return;
    }
    for (const auto x : column) cell(x);
  }
  template <class T>
  [[nodiscard]] std::vector<T> check_rows(std::string_view name, std::vector<T> out) const {
    if (rows_.second.empty()) rows_ = {out.size(), std::string(name)};
    if (out.size() == rows_.first) return out;
    throw InputError("column_length",
                     detail::cat(what_, ", column \"", name, "\": expected ", rows_.first, " rows as column \"",
                                 rows_.second, "\", found ", out.size()),
                     std::string(name));
  }
  [[noreturn]] void refuse(std::string_view name, std::size_t row, std::string_view expected, py::handle found) const {
    throw InputError("cell", detail::cat(place(name, row), ": expected ", expected, ", found ", type_name(found)),
                     place(name, row));
  }

  py::object table_;
  std::string what_;
  std::vector<std::string> columns_ = {};
  mutable std::pair<std::size_t, std::string> rows_ = {};  ///< rows of the first column read, and its name
};

/// What Python said, as plain values; `continuum` needs no lock.
class ContinuumArgument {
 public:
  ContinuumArgument(const py::object& units, const py::object& length, const py::object& regions,
                    const py::object& coders, const py::object& codes);

  [[nodiscard]] Continuum continuum() const {
    auto out = continuum_from({coder_, begin_, end_, code_, source_}, lengths_, regions_, labels_);
    if (!coders_.empty()) out = out.selected(coders_);
    if (!codes_.empty()) out = out.of_codes(codes_);
    return out;
  }
  [[nodiscard]] const std::vector<std::string>& sources() const noexcept { return source_names_; }
  /// The numbers of named codes or coders in the continuum. @throws LookupError
  [[nodiscard]] static std::vector<std::size_t> find(const py::object& names, std::string_view what,
                                                     const std::vector<std::string>& known);

 private:
  [[nodiscard]] static std::vector<ContinuumName> list(const py::object& names, std::string_view what);
  void read_length(const py::object& length);
  [[nodiscard]] std::vector<std::uint32_t> read_sources(const NamedColumns& table, std::size_t rows);
  void read_regions(const NamedColumns& table, ContinuumNames& coders, ContinuumNames& codes);

  std::vector<std::uint32_t> coder_ = {}, code_ = {}, source_ = {};
  std::vector<std::int64_t> begin_ = {}, end_ = {}, lengths_ = {};
  std::optional<std::vector<ContinuumRegion>> regions_ = {};
  ContinuumLabels labels_ = {};
  std::vector<std::string> source_names_ = {};
  bool is_unnamed_ = false;  ///< length was one number: the source takes the name that the rows give it
  std::vector<std::size_t> coders_ = {}, codes_ = {};  ///< selected; empty: all
};

/// Makes the continuum and works on it without Python's lock.
template <class Work>
[[nodiscard]] auto on_continuum(const ContinuumArgument& argument, const Work& work) {
  const py::gil_scoped_release release;
  return work(argument.continuum());
}

/// Values by name, in order.
template <class T>
[[nodiscard]] py::typing::Dict<py::str, T> by_name(const std::vector<std::string>& names,
                                                   const std::vector<T>& values) {
  py::typing::Dict<py::str, T> out;
  for (std::size_t i = 0; i < values.size(); ++i) out[py::str(names[i])] = py::cast(values[i]);
  return out;
}

/// A square table of distances between codes; None or "nominal": 0 for the same code, else 1.
[[nodiscard]] inline Matrix<double> code_distance(const py::object& from) {
  if (from.is_none() || (py::isinstance<py::str>(from) && from.cast<std::string>() == "nominal")) return {};
  const auto array = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(from);
  if (!array || array.ndim() != 2 || array.size() == 0) {
    PyErr_Clear();
    throw UsageError("distance", "distance: expected \"nominal\" or a square table of numbers, one row per code",
                     "distance");
  }
  Matrix<double> out(array.shape(0), array.shape(1));
  std::copy(array.data(), array.data() + array.size(), out.data());
  return out;
}

/// The parameters that every function on a continuum shares, for its docstring.
inline constexpr std::string_view continuum_parameters = R"(
Parameters
----------
continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
    coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
    source are names or whole numbers.
length : int or mapping
    Characters of the one source, or of each source by its name.
regions : columns by name, optional
    Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
    every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
    all of it (flag ``coverage_inferred``).
coders, codes : sequence, optional
    Those that take part, in this order. Else all, numbers and then names in alphabetical order.
)";

}  // namespace tematik::python
