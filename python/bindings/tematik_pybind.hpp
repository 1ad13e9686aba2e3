#pragma once

// The one header of every binding unit: casters that differ between units would break the one-definition rule.

#include <pybind11/functional.h>
#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/query/domain.hpp>
#include <tematik/query/order.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/query/universe.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace py = pybind11;

namespace tematik::python {

using SpansBySource = std::map<std::string, std::vector<std::pair<std::int64_t, std::int64_t>>>;

/// `{"source": [(0, 5), (7, 9)]}`. @throws InputError for what is no span
[[nodiscard]] inline std::vector<std::pair<std::string, SpanSet>> source_spans(const SpansBySource& places,
                                                                               std::string_view option) {
  std::vector<std::pair<std::string, SpanSet>> out;
  for (const auto& [source, pairs] : places) {
    std::vector<Span> spans;
    for (const auto& [begin, end] : pairs) {
      if (begin < 0 || end < begin || end > std::numeric_limits<std::uint32_t>::max()) {
        throw InputError("span",
                         detail::cat(option, ": source \"", source, "\": expected 0 <= begin <= end, found [", begin,
                                     ", ", end, ")"),
                         source);
      }
      spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    out.emplace_back(source, SpanSet::from_spans(spans));
  }
  return out;
}

/// Allen relations as words or as a number of 13 bits.
[[nodiscard]] inline AllenMask mask_of(const py::object& from) {
  if (py::isinstance<py::int_>(from)) {
    const auto bits = from.cast<std::int64_t>();
    return AllenMask::from_bits(bits < 0 ? UINT64_MAX : static_cast<std::uint64_t>(bits));
  }
  if (!py::isinstance<py::list>(from) && !py::isinstance<py::tuple>(from)) {
    throw UsageError("mask", "a mask of relations is a list of words such as [\"o\", \"m\"], or a number of 13 bits",
                     "mask");
  }
  std::vector<std::string> words;
  for (const auto& word : from) words.push_back(py::str(word).cast<std::string>());
  return AllenMask::from_words(words);
}

}  // namespace tematik::python

namespace PYBIND11_NAMESPACE {
namespace detail {

template <class E>
struct type_caster_enum_type_enabled<E, std::enable_if_t<tematik::NamedEnum<E>>> : std::false_type {};

/// An enumeration is its word in Python; an unknown word is a UsageError that names the known ones.
template <class E>
class type_caster<E, std::enable_if_t<tematik::NamedEnum<E>>> {
 public:
  PYBIND11_TYPE_CASTER(E, const_name("str"));
  bool load(handle from, bool) {
    if (!isinstance<py::str>(from)) return false;
    value = tematik::parse<E>(from.cast<std::string>());
    return true;
  }
  static handle cast(E member, return_value_policy, handle) {
    const auto word = tematik::to_string(member);
    return py::str(word.data(), word.size()).release();
  }
};

template <>
class type_caster<tematik::Unit> {
 public:
  PYBIND11_TYPE_CASTER(tematik::Unit, const_name("str"));
  type_caster() : value(tematik::UnitRule::overlap) {}
  bool load(handle from, bool) {
    if (!isinstance<py::str>(from)) return false;
    value = tematik::Unit(from.cast<std::string>());
    return true;
  }
  static handle cast(const tematik::Unit& unit, return_value_policy, handle) { return py::str(unit.word()).release(); }
};

template <>
class type_caster<tematik::Domain> {
 public:
  PYBIND11_TYPE_CASTER(tematik::Domain, const_name("str"));
  bool load(handle from, bool) {
    if (!isinstance<py::str>(from)) return false;
    value = tematik::Domain(from.cast<std::string>());
    return true;
  }
  static handle cast(const tematik::Domain& domain, return_value_policy, handle) {
    return py::str(domain.word()).release();
  }
};

template <>
class type_caster<tematik::Level> {
 public:
  PYBIND11_TYPE_CASTER(tematik::Level, const_name("str | int"));
  type_caster() : value(tematik::Level::code) {}
  bool load(handle from, bool) {
    if (isinstance<py::str>(from)) {
      value = tematik::Level(std::string_view(from.cast<std::string>()));
    } else if (isinstance<py::int_>(from)) {
      value = tematik::Level(from.cast<int>());
    } else {
      return false;
    }
    return true;
  }
  static handle cast(tematik::Level level, return_value_policy, handle) { return py::str(level.word()).release(); }
};

template <>
class type_caster<tematik::Membership> {
 public:
  PYBIND11_TYPE_CASTER(tematik::Membership, const_name("str | float"));
  bool load(handle from, bool) {
    if (isinstance<py::str>(from)) {
      value = tematik::Membership(std::string_view(from.cast<std::string>()));
    } else if (isinstance<py::float_>(from) || isinstance<py::int_>(from)) {
      value = tematik::Membership::share(from.cast<double>());
    } else {
      return false;
    }
    return true;
  }
  static handle cast(const tematik::Membership& m, return_value_policy, handle) { return py::str(m.name()).release(); }
};

template <>
class type_caster<tematik::Order> {
 public:
  PYBIND11_TYPE_CASTER(tematik::Order, const_name("str | list[str] | None"));
  bool load(handle from, bool) {
    if (from.is_none()) {
      value = tematik::Order();
    } else if (isinstance<py::str>(from)) {
      value = tematik::Order(std::string_view(from.cast<std::string>()));
    } else {
      value = tematik::Order(from.cast<std::vector<std::string>>());
    }
    return true;
  }
  static handle cast(const tematik::Order& order, return_value_policy, handle) {
    return py::str(order.name()).release();
  }
};

/// A code, stored query or theme by name, a code by id, a query, or a query with its label.
template <>
class type_caster<tematik::CodeRef> {
 public:
  PYBIND11_TYPE_CASTER(tematik::CodeRef,
                       const_name("str | int | tematik._core.Query | tuple[str, tematik._core.Query]"));
  type_caster() : value(std::string()) {}
  bool load(handle from, bool) {
    if (isinstance<py::str>(from)) {
      value = tematik::CodeRef(from.cast<std::string>());
    } else if (isinstance<py::int_>(from)) {
      value = tematik::CodeRef(static_cast<tematik::CodeId>(from.cast<std::uint32_t>()));
    } else if (isinstance<tematik::Query>(from)) {
      const auto& query = from.cast<const tematik::Query&>();
      value = tematik::CodeRef(query.text(), query);
    } else if (isinstance<py::tuple>(from) && py::len(from) == 2) {
      const auto pair = reinterpret_borrow<py::tuple>(from);
      if (!isinstance<py::str>(pair[0]) || !isinstance<tematik::Query>(pair[1])) return false;
      value = tematik::CodeRef(pair[0].cast<std::string>(), pair[1].cast<const tematik::Query&>());
    } else {
      return false;
    }
    return true;
  }
  static handle cast(const tematik::CodeRef&, return_value_policy, handle) { return none().release(); }
};

/// A word, or places by name of a source.
template <>
class type_caster<tematik::Universe> {
 public:
  PYBIND11_TYPE_CASTER(tematik::Universe, const_name("str | dict[str, list[tuple[int, int]]]"));
  bool load(handle from, bool) {
    if (isinstance<py::str>(from)) {
      value = tematik::Universe(std::string_view(from.cast<std::string>()));
    } else if (isinstance<py::dict>(from)) {
      value = tematik::Universe(tematik::python::source_spans(from.cast<tematik::python::SpansBySource>(), "universe"));
    } else {
      return false;
    }
    return true;
  }
  static handle cast(const tematik::Universe& universe, return_value_policy, handle) {
    return py::str(universe.name()).release();
  }
};

}  // namespace detail
}  // namespace PYBIND11_NAMESPACE

namespace tematik::python {

void bind_errors(py::module_& m);
void bind_support(py::module_& m);
void bind_query(py::module_& m);
void bind_model(py::module_& m);
void bind_metrics(py::module_& m);
void bind_cooccurrence(py::module_& m);
void bind_pair_tests(py::module_& m);
void bind_association_intervals(py::module_& m);
void bind_saturation(py::module_& m);
void bind_agreement(py::module_& m);
void bind_continuum_metrics(py::module_& m);
void bind_cooccurrence_metrics(py::module_& m);
void bind_saturation_metrics(py::module_& m);
void bind_agreement_metrics(py::module_& m);
void bind_frequencies(py::module_& m);
void bind_validity_metrics(py::module_& m);
void bind_convergence_metrics(py::module_& m);
void bind_check_metrics(py::module_& m);
void bind_sampling(py::module_& m);
void bind_triangulate(py::module_& m);
void bind_member_check(py::module_& m);
void bind_question_coverage(py::module_& m);
void bind_io(py::module_& m);
void bind_readers(py::module_& m);
void bind_qca_metrics(py::module_& m);
void bind_qca(py::module_& m);
void bind_compare_metrics(py::module_& m);
void bind_compare(py::module_& m);

/// The places behind a cell as a table; with `text` also their words, as `words_of_places` gives them.
[[nodiscard]] Table quotations_of(const Study& study,
                                  const std::function<std::vector<QuotedPlace>(const Study&)>& places, bool text);

/// The words of places, and whether each may be shown: not where a participant refused to be quoted.
[[nodiscard]] std::pair<std::vector<std::string>, std::vector<std::uint8_t>> words_of_places(
    const Study& study, const std::vector<std::pair<SourceId, Span>>& places);

/// Looks up for Ctrl-C and reports progress; called from the calling thread while the lock is released.
inline Progress progress_of(const py::object& callback) {
  // Shared, so that copies of the options made without the lock touch no Python reference count.
  return [callback = std::make_shared<py::object>(callback)](std::int64_t done, std::int64_t total) {
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (callback->is_none()) return true;
    const py::object answer = (*callback)(done, total);
    return answer.is_none() || answer.cast<bool>();
  };
}

/// A contiguous integer array as a column; arrays of other layouts are copied once into `keep`.
inline IntColumn int_column(const py::object& from, std::string_view name, std::vector<py::object>& keep) {
  py::array array = py::array::ensure(from);
  if (!array || array.ndim() != 1) {
    PyErr_Clear();
    throw InputError("column", detail::cat("column \"", name, "\": expected a one-dimensional array of whole numbers"),
                     std::string(name));
  }
  const char kind = array.dtype().kind();
  if (array.size() == 0) return {};
  if (kind != 'i' && kind != 'u') {
    throw InputError("column",
                     detail::cat("column \"", name, "\": expected whole numbers, found an array of type ",
                                 py::str(static_cast<py::object>(array.dtype())).cast<std::string>()),
                     std::string(name));
  }
  const bool is_native = array.dtype().byteorder() == '=' || array.dtype().byteorder() == '|';
  if ((array.flags() & py::array::c_style) == 0 || !is_native) {
    array = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>::ensure(array);
  }
  keep.push_back(array);
  const auto n = static_cast<std::size_t>(array.size());
  const void* data = array.data();
  const bool is_signed = array.dtype().kind() == 'i';
  switch (array.itemsize()) {
    case 1:
      return is_signed ? IntColumn(static_cast<const std::int8_t*>(data), n)
                       : IntColumn(static_cast<const std::uint8_t*>(data), n);
    case 2:
      return is_signed ? IntColumn(static_cast<const std::int16_t*>(data), n)
                       : IntColumn(static_cast<const std::uint16_t*>(data), n);
    case 4:
      return is_signed ? IntColumn(static_cast<const std::int32_t*>(data), n)
                       : IntColumn(static_cast<const std::uint32_t*>(data), n);
    default:
      return is_signed ? IntColumn(static_cast<const std::int64_t*>(data), n)
                       : IntColumn(static_cast<const std::uint64_t*>(data), n);
  }
}

/// A NumPy array that owns a copy of a vector, read-only.
template <class T>
[[nodiscard]] py::array_t<T> owned_array(std::vector<T> values) {
  auto* held = new std::vector<T>(std::move(values));
  const py::capsule owner(held, [](void* p) { delete static_cast<std::vector<T>*>(p); });
  py::array_t<T> out(static_cast<py::ssize_t>(held->size()), held->data(), owner);
  py::detail::array_proxy(out.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
  return out;
}

/// A NumPy matrix that owns a copy, read-only.
template <class T>
[[nodiscard]] py::array_t<T> owned_matrix(Matrix<T> values) {
  auto* held = new Matrix<T>(std::move(values));
  const py::capsule owner(held, [](void* p) { delete static_cast<Matrix<T>*>(p); });
  py::array_t<T> out({held->rows(), held->cols()}, held->data(), owner);
  py::detail::array_proxy(out.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
  return out;
}

/// The words of a matrix of enumeration members.
template <NamedEnum E>
[[nodiscard]] py::object words_matrix(const Matrix<E>& values) {
  py::list rows;
  for (Eigen::Index i = 0; i < values.rows(); ++i) {
    py::list row;
    for (Eigen::Index j = 0; j < values.cols(); ++j) row.append(py::cast(values(i, j)));
    rows.append(row);
  }
  return py::module_::import("numpy").attr("array")(rows, py::arg("dtype") = "object");
}

}  // namespace tematik::python
