#include <variant>

#include <tematik/model/consent.hpp>
#include <tematik/query/code_tree.hpp>
#include <tematik/query/query.hpp>
#include <tematik/query/selection.hpp>
#include <tematik/query/stored_queries.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

/// A question to the tree of codes: a code by name, label or id, and labels back.
template <class Tree>
[[nodiscard]] auto tree_of(Tree tree) {
  return [tree](const Study& study, const std::variant<std::int64_t, std::string>& code, bool include_self) {
    const auto* name = std::get_if<std::string>(&code);
    const CodeId id = name != nullptr ? study.code(*name) : static_cast<CodeId>(std::get<std::int64_t>(code));
    return labels_of(study, tree(study, id, include_self));
  };
}

void bind_code_tree(py::module_& m) {
  m.def("down", tree_of(&down), py::arg("study"), py::arg("code"), py::arg("include_self") = true,
        R"(The code and all below it, in the order of the codebook, each once.

Parameters
----------
study : Study
code : str or int
include_self : bool
    False: without the code itself.

Returns
-------
list of str
    Labels, as `tk.codes` and the option ``codes`` take them.

Examples
--------
>>> study = tk.Study("s")
>>> _ = study.add_code("P"), study.add_code("A", parent="P"), study.add_code("B", parent="P")
>>> tk.query.down(study, "P"), tk.query.up(study, "A"), tk.query.siblings(study, "A")
(['P', 'A', 'B'], ['A', 'P'], ['B'])
)");
  m.def("up", tree_of(&up), py::arg("study"), py::arg("code"), py::arg("include_self") = true,
        "The code and all above it, through every parent, nearest first; see `down`.");
  m.def("siblings", tree_of(&siblings), py::arg("study"), py::arg("code"), py::arg("include_self") = false,
        "The other children of the code's parents; of a root the other roots. See `down`.");
  m.def("children", tree_of(&children), py::arg("study"), py::arg("code"), py::arg("include_self") = false,
        "The codes right below a code; see `down`.");
  m.def("parents", tree_of(&parents), py::arg("study"), py::arg("code"), py::arg("include_self") = false,
        "The codes right above a code; see `down`.");
  m.def(
      "at_level", [](const Study& study, int level) { return labels_of(study, at_level(study, level)); },
      py::arg("study"), py::arg("level"), "The codes at a depth of the tree, along any parent; roots are at 1.");
}

}  // namespace

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

/// A selection with its names: a result holds no study.
struct SelectionResult {
  Selection selection = {};
  Table table = {};
  SpansBySource spans = {};
  std::vector<std::string> sources = {}, cases = {};
};

[[nodiscard]] SelectionResult selection_result(const Study& study, const Query& query, const Domain& domain,
                                               const ReadScope& scope, bool text) {
  SelectionResult out{.selection = select(study, query, domain, scope)};
  const Selection& found = out.selection;
  out.table = selection_table(study, found);
  if (text && domain.kind() != Domain::case_) {
    std::vector<std::pair<SourceId, Span>> places;
    for (const auto& element : found.elements) places.emplace_back(element.source, element.span);
    auto [words, known] = words_of_places(study, places);
    out.table.add("text", std::move(words), std::move(known));
  }
  for (const SourceId id : found.sources) {
    out.sources.push_back(study.label(id));
    auto& of = out.spans[out.sources.back()];
    for (const Span run : found.spans[row(id)].runs()) of.emplace_back(run.begin, run.end);
  }
  for (const CaseId id : found.cases) out.cases.push_back(study.label(id));
  return out;
}

void bind_selection(py::module_& m) {
  py::class_<SelectionResult>(
      m, "Selection",
      R"(What a query selects: places, and the codings, sources and cases that stand behind them.

It is a table of its places: `column`, `to_dict()` and `to_pandas()` read it.)",
      py::dynamic_attr())
      .def_property_readonly(
          "elements", [](const SelectionResult& s) { return s.table; }, "The places, one row each.")
      .def_readonly("spans", &SelectionResult::spans, "Their characters: runs (begin, end) by source.")
      .def_property_readonly(
          "codings",
          [](const SelectionResult& s) {
            std::vector<std::int64_t> out;
            for (const CodingId id : s.selection.codings) out.push_back(static_cast<std::int64_t>(row(id)));
            return out;
          },
          R"(Ids of the witnesses: codings on the places that match a part of the query which stands positively in it.

In order of source, begin, end, code, coder and id. A query without such a part (``~a``) has all codings on its places.)")
      .def_readonly("sources", &SelectionResult::sources)
      .def_readonly("cases", &SelectionResult::cases, "Cases that some place belongs to.")
      .def_property_readonly(
          "n", [](const SelectionResult& s) { return s.selection.n; }, "The number of places.")
      .def_property_readonly("warnings", [](const SelectionResult& s) { return s.selection.warnings; })
      .def("table", [](const SelectionResult& s) { return s.table; })
      .def(
          "column",
          [](const py::object& self, const std::string& name) { return self.attr("table")().attr("column")(name); },
          py::arg("name"), "A column of the places.")
      .def("__len__", [](const SelectionResult& s) { return s.selection.n; })
      .def(
          "_method",
          [](const SelectionResult& s, const std::optional<std::string>& hash) {
            return s.selection.method.json(s.selection.warnings, hash);
          },
          py::arg("study_sha256"))
      .def("__repr__", [](const SelectionResult& s) {
        return detail::cat("<Selection ", s.selection.n, " places, ", s.selection.codings.size(), " codings>");
      });
}

}  // namespace

void bind_select(py::module_& m, StudyClass& study) {
  bind_code_tree(m);
  bind_selection(m);
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
        return selection_result(s, query, domain, {.where = where.value_or(Filter()), .layer = layer}, text);
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

Returns
-------
Selection
    The places as a table, with ``.spans``, ``.codings`` (witnesses), ``.sources``, ``.cases``, ``.n`` and ``.method``.

Examples
--------
>>> study = tk.datasets.first_study()
>>> found = study.select(tk.query.all())
>>> found.n == len(found.elements), len(found.codings) >= found.n
(True, True)
)");
}

}  // namespace tematik::python
