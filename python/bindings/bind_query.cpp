#include <tematik/query/filter.hpp>
#include <tematik/query/query.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] AttributeValue value_of(const py::handle& from) {
  if (py::isinstance<py::bool_>(from)) return from.cast<bool>();
  if (py::isinstance<py::int_>(from)) return from.cast<std::int64_t>();
  if (py::isinstance<py::float_>(from)) return from.cast<double>();
  if (py::isinstance<py::str>(from)) return from.cast<std::string>();
  throw UsageError("filter_type", "an attribute is compared with text, a number, True or False");
}

template <FilterOp op>
[[nodiscard]] Filter compare(const AttributeTest& test, const py::object& value) {
  return test.compare(op, {value_of(value)});
}

[[noreturn]] bool no_truth() {
  throw UsageError("query_truth", "use &, | and ~ to combine filters and queries; and, or, not have no meaning here");
}

}  // namespace

void bind_query(py::module_& m) {
  py::class_<Filter>(m, "Filter", "A predicate on one coding; combine with &, | and ~.")
      .def(py::self & py::self)
      .def(py::self | py::self)
      .def("__invert__", [](const Filter& a) { return ~a; })
      .def("__eq__", [](const Filter& a,
                        const py::object& b) { return py::isinstance<Filter>(b) && a == b.cast<const Filter&>(); })
      .def("__hash__", [](const Filter& a) { return py::hash(py::str(a.text())); })
      .def("__bool__", [](const Filter&) -> bool { no_truth(); })
      .def("__repr__", [](const Filter& a) { return "Filter(" + a.text() + ")"; });
  py::class_<AttributeTest>(m, "AttributeTest", "An attribute to compare.")
      .def("__eq__", &compare<FilterOp::equal>)
      .def("__ne__", &compare<FilterOp::not_equal>)
      .def("__lt__", &compare<FilterOp::less>)
      .def("__le__", &compare<FilterOp::at_most>)
      .def("__gt__", &compare<FilterOp::more>)
      .def("__ge__", &compare<FilterOp::at_least>)
      .def(
          "isin",
          [](const AttributeTest& test, const std::vector<py::object>& values) {
            std::vector<AttributeValue> out;
            for (const auto& value : values) out.push_back(value_of(value));
            return test.isin(std::move(out));
          },
          py::arg("values"))
      .def(
          "between",
          [](const AttributeTest& test, const py::object& low, const py::object& high) {
            return test.between(value_of(low), value_of(high));
          },
          py::arg("low"), py::arg("high"), "Both ends included.")
      .def("is_missing", &AttributeTest::is_missing);
  py::class_<Query>(m, "Query", "A set of places; combine with &, |, ~ and -.")
      .def(py::init<Filter>(), py::arg("filter"))
      .def(py::self & py::self)
      .def(py::self | py::self)
      .def(py::self - py::self)
      .def("__invert__", [](const Query& a) { return ~a; })
      .def("__eq__",
           [](const Query& a, const py::object& b) { return py::isinstance<Query>(b) && a == b.cast<const Query&>(); })
      .def("__hash__", [](const Query& a) { return py::hash(py::str(a.text())); })
      .def("__bool__", [](const Query&) -> bool { no_truth(); })
      .def("__repr__", [](const Query& a) { return "Query(" + a.text() + ")"; });
  py::implicitly_convertible<Filter, Query>();
  m.def("has_code", &has_code, py::arg("names"));
  m.def("coder", &by_coder, py::arg("name"));
  m.def("source", &in_source, py::arg("name"));
  m.def("case", &in_case, py::arg("name"));
  m.def("layer", &in_layer, py::arg("layer"));
  m.def("polarity", &has_polarity, py::arg("polarity"));
  m.def("attr", &attr, py::arg("name"));
  m.def("code", &code, py::arg("name"), "Where a code lies.");
  m.def("codes", &codes, py::arg("names"), "Where any of the codes lies.");
  m.def("theme", &theme, py::arg("name"), "Where a code of the theme lies.");
  m.def(
      "select", [](const Filter& filter) { return select(filter); }, py::arg("filter"),
      "The places of the codings that a filter keeps.");
}

}  // namespace tematik::python
