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

/// Allen relations as words or as a number of 13 bits.
[[nodiscard]] AllenMask mask_of(const py::object& from) {
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
      .def("__repr__", [](const Query& a) { return "Query(" + a.text() + ")"; })
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
  m.def("attr", &attr, py::arg("name"));
  m.def("code", &code, py::arg("name"), "Where a code lies.");
  m.def("codes", &codes, py::arg("names"), "Where any of the codes lies.");
  m.def("theme", &theme, py::arg("name"), "Where a code of the theme lies.");
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

std::pair<std::vector<std::string>, std::vector<std::uint8_t>> words_of_places(
    const Study& study, const std::vector<std::pair<SourceId, Span>>& places) {
  std::pair<std::vector<std::string>, std::vector<std::uint8_t>> out;
  for (const auto& [source, span] : places) {
    const auto& whole = study.sources()[source].text;
    const bool may = whole.has_value() && allows(study, source, span, ConsentScope::quote) != ConsentState::refused;
    out.first.emplace_back(may ? std::string(whole->slice(span)) : std::string());
    out.second.push_back(may ? 1 : 0);
  }
  return out;
}

namespace {

/// Places as rows: source, begin, end; with `text` also the words, missing where a participant refused to be quoted.
[[nodiscard]] Table places_table(const Study& study, const std::vector<std::pair<SourceId, Span>>& places, bool text) {
  std::vector<std::string> sources;
  std::vector<std::int64_t> begins, ends;
  for (const auto& [source, span] : places) {
    sources.push_back(study.label(source));
    begins.push_back(span.begin);
    ends.push_back(span.end);
  }
  Table out;
  out.add("source", std::move(sources)).add("begin", std::move(begins)).add("end", std::move(ends));
  if (text) {
    auto [words, known] = words_of_places(study, places);
    out.add("text", std::move(words), std::move(known));
  }
  return out;
}

}  // namespace

void bind_select(StudyClass& study) {
  study.def(
      "select",
      [](const Study& s, const Query& query, Domain domain, const std::optional<Filter>& where, LayerChoice layer,
         bool text) {
        const Places found = places_read(s, query, {.where = where.value_or(Filter()), .layer = layer}, domain);
        std::vector<std::pair<SourceId, Span>> places;
        for (std::size_t i = 0; i < found.size(); ++i) {
          for (const Span place : found[i]) places.emplace_back(static_cast<SourceId>(i), place);
        }
        return places_table(s, places, text);
      },
      py::arg("query"), py::arg("domain") = "segments", py::kw_only(), py::arg("where") = py::none(),
      py::arg("layer") = "auto", py::arg("text") = false,
      R"(The places of a query, one row each, in order of source, begin and end.

Parameters
----------
query : Query
domain : {"segments", "characters"}
    What a place is: a distinct coded (source, begin, end), where ``a & b`` needs one segment with both; or a maximal
    run of characters, where ``a & b`` is the shared stretch.
where : Filter
    Only codings that pass count.
layer : {"auto", "coder", "final"}
text : bool
    Also the words of each place, except where a participant refused to be quoted; they are the participants': keep
    them on your own screen.
)");
}

}  // namespace tematik::python
