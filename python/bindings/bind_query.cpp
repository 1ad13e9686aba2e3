#include <limits>
#include <map>

#include <tematik/query/filter.hpp>
#include <tematik/query/query.hpp>
#include <tematik/query/reading.hpp>

#include "study_arguments.hpp"

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

/// `tk.query.one_of(a, b, c)`.
[[nodiscard]] Query one_of_these(const py::Args<Query>& queries) {
  std::vector<Query> parts;
  for (const auto& query : queries) {
    if (!py::isinstance<Query>(query) && !py::isinstance<Filter>(query)) {
      throw UsageError("arguments", "one_of: give queries, one after the other", "one_of");
    }
    parts.push_back(query.cast<Query>());
  }
  return one_of(parts);
}

/// `tk.query.spans({"source": [(0, 5), (7, 9)]})`.
[[nodiscard]] Query spans_of(const SpansBySource& places) { return spans(source_spans(places, "spans")); }

/// A time as text, or anything with `isoformat()`; None: open.
[[nodiscard]] std::optional<Timestamp> time_of(const py::object& from, std::string_view name) {
  if (from.is_none()) return {};
  if (py::isinstance<py::str>(from)) return parse_timestamp(from.cast<std::string>(), name);
  if (!py::hasattr(from, "isoformat")) {
    throw UsageError("created", detail::cat(name, ": expected a time such as 2026-01-05T08:30:00Z or a datetime"),
                     std::string(name));
  }
  return parse_timestamp(from.attr("isoformat")().cast<std::string>(), name);
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
      .def("to_json", &write_filter, "Versioned canonical JSON.")
      .def_static("from_json", &read_filter, py::arg("text"), "Reads what `to_json` wrote.")
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
      .def("to_json", &write_query, "Versioned canonical JSON.")
      .def_static("from_json", &read_query, py::arg("text"),
                  "Reads what `to_json` wrote; of a filter, the places of the codings that it keeps.")
      .def("__repr__", [](const Query& a) { return "Query(" + a.text() + ")"; })
      .def("on", &Query::on, py::arg("domain"),
           "The query evaluated in a domain of its own (\"line\", \"source\", ...); what stands around it sees the "
           "spans "
           "of its places.")
      .def("within", &Query::within, py::arg("other"), py::arg("strict") = false,
           "Places of this query inside a place of the other; strict: not equal to it.")
      .def("encloses", &Query::encloses, py::arg("other"), py::arg("strict") = false,
           "Places of this query around a place of the other; strict: not equal to it.")
      .def("overlaps", &Query::overlaps, py::arg("other"),
           "Places that begin before a place of the other and end inside it.")
      .def("overlapped_by", &Query::overlapped_by, py::arg("other"),
           "Places that begin inside a place of the other and end after it.")
      .def("cooccurs", &Query::cooccurs, py::arg("other"), py::arg("distinct") = false,
           "Places that share a character with a place of the other; distinct: with another place than themselves.")
      .def("precedes", &Query::precedes, py::arg("other"), py::arg("distance") = py::none(),
           py::arg("distance_unit") = "character",
           "Places that end before a place of the other begins, at most so far from it.")
      .def("follows", &Query::follows, py::arg("other"), py::arg("distance") = py::none(),
           py::arg("distance_unit") = "character",
           "Places that begin after a place of the other has ended, at most so far from it.")
      .def("near", &Query::near, py::arg("other"), py::arg("distance"), py::arg("distance_unit") = "character",
           py::arg("distinct") = false,
           "Places at most so far from a place of the other; places that share or touch are at 0 characters.")
      .def(
          "relates",
          [](const Query& a, const Query& other, const py::object& mask, std::optional<std::int64_t> distance,
             const Unit& distance_unit) { return a.relates(other, mask_of(mask), distance, distance_unit); },
          py::arg("other"), py::arg("mask"), py::arg("distance") = py::none(), py::arg("distance_unit") = "character",
          "Places in one of Allen's relations (a list such as [\"o\", \"m\"], or 13 bits) to a place of the other.")
      .def("overlapping", &Query::overlapping, "Every coded place that shares a character with a place of this query.")
      .def("nearby", &Query::nearby, py::arg("distance"), py::arg("distance_unit") = "character",
           "Every coded place at most so far from a place of this query.")
      .def("where", &Query::where, py::arg("filter"), "The query read on the codings that the filter keeps.")
      .def("scope", &Query::scope, py::arg("filter"),
           "The query read in the sources of which a coding could satisfy the filter.");
  py::implicitly_convertible<Filter, Query>();
  m.def("has_code", &has_code, py::arg("names"));
  m.def("coder", &by_coder, py::arg("name"));
  m.def("source", &in_source, py::arg("name"));
  m.def("case", &in_case, py::arg("name"));
  m.def("layer", &in_layer, py::arg("layer"));
  m.def("polarity", &has_polarity, py::arg("polarity"));
  m.def("attr", &attr, py::arg("name"), py::arg("quantifier") = "any",
        "An attribute to compare; of a coding with several cases any of them counts, or with quantifier=\"all\" all.");
  m.def("weight", &weight, "The weight of a coding, to compare; one that was not given is missing, not 1.");
  m.def(
      "created",
      [](const py::object& begin, const py::object& end) {
        return created(time_of(begin, "begin"), time_of(end, "end"));
      },
      py::arg("begin") = py::none(), py::arg("end") = py::none(),
      R"(Codings made at `begin` or later and before `end`; either may be left open.

Parameters
----------
begin, end : str or datetime, optional
    Such as 2026-01-05T08:30:00Z; without a zone: read as UTC.

Returns
-------
Filter
    A coding without a time is neither kept by it nor by its complement.

Examples
--------
>>> tk.query.created("2026-01-05T08:30:00Z")
Filter(["created","2026-01-05T08:30:00.000000Z",null])
)");
  m.def("code", &code, py::arg("name"), "Where a code lies.");
  m.def("codes", &codes, py::arg("names"), "Where any of the codes lies.");
  m.def("theme", &theme, py::arg("name"), py::arg("nested") = true,
        "Where a code of the theme, or with `nested` of a theme below it, lies.");
  m.def("spans", &spans_of, py::arg("places"),
        "Places given by hand: a mapping of sources to (begin, end) pairs, in the sources that count as coded.");
  m.def("units", &units, py::arg("unit"),
        "The units of a segmentation (line, sentence, turn, ... or a stored one) in the sources that count as coded.");
  m.def("stored", &stored, py::arg("name"),
        "The places of a query stored in the study (`study.add_query`), as the study is when it is evaluated.");
  m.def("all", &all, "Every coded place.");
  m.def("none", &none, "No place.");
  m.def("one_of", &one_of_these, "Where exactly one of the queries holds.");
  m.def("at_least", &at_least, py::arg("x"), py::arg("queries"), "Where at least x of the queries hold.");
  m.def("at_most", &at_most, py::arg("x"), py::arg("queries"),
        "Where at most x of the queries hold, none included: judged over what is coded, as ~ is.");
  m.def("exactly", &exactly, py::arg("x"), py::arg("queries"), "Where exactly x of the queries hold.");
  m.def(
      "select", [](const Filter& filter) { return select(filter); }, py::arg("filter"),
      "The places of the codings that a filter keeps.");
}

}  // namespace tematik::python
