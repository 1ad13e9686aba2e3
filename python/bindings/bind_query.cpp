#include <tematik/model/consent.hpp>
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

namespace {

/// Places as rows: source, begin, end; with `text` also the words, empty where a participant refused to be quoted.
[[nodiscard]] Table places_table(const Study& study, const std::vector<std::pair<SourceId, Span>>& places, bool text) {
  std::vector<std::string> sources, words;
  std::vector<std::int64_t> begins, ends;
  std::vector<std::uint8_t> known;
  for (const auto& [source, span] : places) {
    sources.push_back(study.label(source));
    begins.push_back(span.begin);
    ends.push_back(span.end);
    if (!text) continue;
    const auto& whole = study.sources()[source].text;
    const bool may = whole.has_value() && allows(study, source, span, ConsentScope::quote) != ConsentState::refused;
    known.push_back(may ? 1 : 0);
    words.emplace_back(may ? std::string(whole->slice(span)) : std::string());
  }
  Table out;
  out.add("source", std::move(sources)).add("begin", std::move(begins)).add("end", std::move(ends));
  if (text) out.add("text", std::move(words), std::move(known));
  return out;
}

}  // namespace

void bind_select(StudyClass& study) {
  study.def(
      "select",
      [](const Study& s, const Query& query, const std::optional<Filter>& where, LayerChoice layer, bool text) {
        std::vector<std::pair<SourceId, Span>> places;
        const Reading reading = read_codings(s, {.where = where.value_or(Filter()), .within = query, .layer = layer});
        for (std::size_t i = 0; i < reading.within->size(); ++i) {
          for (const Span run : (*reading.within)[i].runs()) places.emplace_back(static_cast<SourceId>(i), run);
        }
        return places_table(s, places, text);
      },
      py::arg("query"), py::kw_only(), py::arg("where") = py::none(), py::arg("layer") = "auto",
      py::arg("text") = false,
      R"(The places of a query: maximal runs of characters, one row each.

Parameters
----------
query : Query
where : Filter
    Only codings that pass count.
layer : {"auto", "coder", "final"}
text : bool
    Also the words of each place, except where a participant refused to be quoted; they are the participants': keep
    them on your own screen.
)");
}

}  // namespace tematik::python
