#include <limits>
#include <map>
#include <variant>

#include <tematik/model/consent.hpp>
#include <tematik/query/filter.hpp>
#include <tematik/query/query.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/stored_queries.hpp>

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

/// `tk.query.spans({"source": [(0, 5), (7, 9)]})`.
[[nodiscard]] Query spans_of(const std::map<std::string, std::vector<std::pair<std::int64_t, std::int64_t>>>& places) {
  std::vector<std::pair<std::string, SpanSet>> out;
  for (const auto& [source, pairs] : places) {
    std::vector<Span> spans;
    for (const auto& [begin, end] : pairs) {
      if (begin < 0 || end < begin || end > std::numeric_limits<std::uint32_t>::max()) {
        throw InputError(
            "span",
            detail::cat("spans: source \"", source, "\": expected 0 <= begin <= end, found [", begin, ", ", end, ")"),
            source);
      }
      spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    out.emplace_back(source, SpanSet::from_spans(spans));
  }
  return spans(out);
}

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

/// One row per case that holds.
[[nodiscard]] Table cases_table(const Study& study, const Places& found) {
  std::vector<std::string> cases;
  for (const auto& [id, record] : study.cases()) {
    if (!found[row(id)].empty()) cases.push_back(study.label(id));
  }
  Table out;
  out.add("case", std::move(cases));
  return out;
}

}  // namespace

void bind_select(StudyClass& study) {
  study
      .def("add_query",
           command([](Study& s, std::string name, const std::variant<Query, Filter>& query, std::string note) {
             const auto* filter = std::get_if<Filter>(&query);
             return row(filter != nullptr ? store_filter(s, std::move(name), *filter, std::move(note))
                                          : store_query(s, std::move(name), std::get<Query>(query), std::move(note)));
           }),
           py::arg("name"), py::arg("query"), py::arg("note") = "",
           R"(Keeps a query (or a filter, as a named rule) under a name: a smart code.

It is evaluated on the study as it is when it is used: by `tk.query.stored(name)`, and by its name among the ``codes`` of
`tk.cooccurrence`, `tk.frequencies` and `tk.configurations`, where it supplies its maximal runs, coders pooled. It refers
to ids, so codes may be renamed.

Parameters
----------
name : str
query : Query or Filter
note : str

Returns
-------
int
    Its id.

Examples
--------
>>> study = tk.Study("s")
>>> _ = study.add_code("A")
>>> study.add_query("smart", ~tk.code("A"))
0
>>> study.stored_query("smart")
Query(["not",["codes",[0,"A"]]])
)")
      .def("delete_query", command([](Study& s, const std::string& name) {
             static_cast<void>(tematik::detail::stored_record(s, name));  // unknown: names the nearest ones
             s.delete_query(s.queries().find(name).front());
           }),
           py::arg("name"), "Forgets a stored query.")
      .def("stored_query", &stored_query, py::arg("name"), "The query stored under a name, as it was stored.")
      .def("stored_filter", &stored_filter, py::arg("name"), "The filter stored under a name, as it was stored.");
  study.def(
      "select",
      [](const Study& s, const Query& query, const Domain& domain, const std::optional<Filter>& where,
         LayerChoice layer, bool text) {
        const Places found = places_read(s, query, {.where = where.value_or(Filter()), .layer = layer}, domain);
        if (domain == Domain(Domain::case_)) return cases_table(s, found);
        std::vector<std::pair<SourceId, Span>> places;
        for (std::size_t i = 0; i < found.size(); ++i) {
          const auto id = static_cast<SourceId>(i);
          for (const Span place : found[i]) {
            const bool whole = domain == Domain(Domain::source);
            places.emplace_back(id, whole ? Span{0, s.sources()[id].length().value_or(0)} : place);
          }
        }
        return places_table(s, places, text);
      },
      py::arg("query"), py::arg("domain") = "segments", py::kw_only(), py::arg("where") = py::none(),
      py::arg("layer") = "auto", py::arg("text") = false,
      R"(The places of a query, one row each, in order of source, begin and end.

Parameters
----------
query : Query
domain : {"segments", "characters", "source", "case"} or a unit
    What a place is: a distinct coded (source, begin, end), where ``a & b`` needs one segment with both; a maximal run
    of characters, where ``a & b`` is the shared stretch; or a source, a case or a unit (line, turn, a stored
    segmentation ...) with both anywhere in it. Cases have one column, ``case``.
where : Filter
    Only codings that pass count.
layer : {"auto", "coder", "final"}
text : bool
    Also the words of each place, except where a participant refused to be quoted; they are the participants': keep
    them on your own screen.
)");
}

}  // namespace tematik::python
