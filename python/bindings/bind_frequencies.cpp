#include <tematik/configurations.hpp>
#include <tematik/frequencies.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] const Study& study_of_frequencies(const py::object& result) {
  if (!py::hasattr(result, "_study")) {
    throw UsageError("study_unknown", "this result does not know its study: make it with a call on the study", "study");
  }
  return result.attr("_study").cast<const Study&>();
}

void bind_frequencies_result(py::module_& m) {
  py::class_<FrequencyFigures>(m, "FrequencyFigures", "Shares or rates of a table of frequencies; rows x groups.")
      .def_property_readonly("values", [](const FrequencyFigures& f) { return owned_matrix(f.values.values()); })
      .def_property_readonly("status", [](const FrequencyFigures& f) { return words_matrix(f.status.values()); })
      .def_property_readonly("labels", [](const FrequencyFigures& f) { return f.values.rows(); })
      .def_property_readonly("groups", [](const FrequencyFigures& f) { return f.values.columns(); })
      .def_readonly("figure", &FrequencyFigures::figure)
      .def("table", &FrequencyFigures::table)
      .def_property_readonly("_method_json", [](const FrequencyFigures& f) { return f.method().json(); })
      .def(
          "__call__",
          [](const FrequencyFigures& f, const std::string& row, const std::string& group) {
            return f.values(row, group);
          },
          py::arg("row"), py::arg("group"), "One cell by labels.");
  py::class_<Frequencies>(m, "Frequencies", "How often each row occurs in each group.", py::dynamic_attr())
      .def_property_readonly("counts", [](const Frequencies& f) { return owned_matrix(f.counts.values()); })
      .def_property_readonly("labels", [](const Frequencies& f) { return f.counts.rows(); })
      .def_property_readonly("groups", [](const Frequencies& f) { return f.counts.columns(); })
      .def_property_readonly(
          "row_totals", [](const Frequencies& f) { return owned_array(f.row_totals); }, "Counted, not summed.")
      .def_property_readonly(
          "column_totals", [](const Frequencies& f) { return owned_array(f.column_totals); }, "Counted, not summed.")
      .def_property_readonly(
          "group_characters", [](const Frequencies& f) { return owned_array(f.group_characters); },
          "Characters of the coded sources of each group; -1 where a length is not known.")
      .def_readonly("total", &Frequencies::total)
      .def_readonly("additive", &Frequencies::additive, "Whether nothing is counted in two groups.")
      .def_readonly("count", &Frequencies::count)
      .def_readonly("status", &Frequencies::status)
      .def_readonly("warnings", &Frequencies::warnings)
      .def_property_readonly("flags", [](const Frequencies& f) { return f.flags.words(); })
      .def("table", [](const Frequencies& f) { return f.table(); })
      .def("report", &Frequencies::report, py::arg("language") = "en")
      .def(
          "_method",
          [](const Frequencies& f, const std::optional<std::string>& hash) { return f.method.json(f.warnings, hash); },
          py::arg("study_sha256"))
      .def(
          "share", [](const Frequencies& f, ShareOf of) { return f.share(of); }, py::arg("of"),
          "Counts over the total of their \"row\", \"column\", or \"total\"; NaN `zero_total` where that is 0.")
      .def(
          "per", [](const Frequencies& f, double characters) { return f.per(characters); },
          py::arg("characters") = 1000.0, "Counts per so many characters of the group's coded sources.")
      .def(
          "coded_share", [](const Frequencies& f) { return f.coded_share(); },
          "Characters under the row over those of the group's coded sources; of count \"characters\".")
      .def(
          "crosstab",
          [](const Frequencies& f, std::int64_t n_perm, std::uint64_t seed, std::optional<int> threads) {
            const py::gil_scoped_release release;
            return f.crosstab({.n_perm = n_perm, .seed = seed, .threads = threads.value_or(0)});
          },
          py::arg("n_perm") = 9999, py::arg("seed") = 0, py::arg("threads") = py::none(),
          R"(Whether rows depend on groups: of counts of sources or cases, each in one group; else NaN `no_table`.

Returns
-------
CrosstabResult
)")
      .def(
          "quotations",
          [](const py::object& self, const std::string& row, const std::string& group, bool text) {
            const auto& f = self.cast<const Frequencies&>();
            return quotations_of(
                study_of_frequencies(self), [&](const Study& s) { return f.places(s, row, group); }, text);
          },
          py::arg("row"), py::arg("group"), py::arg("text") = false,
          "The places behind a cell (source, begin, end, coder); with text also their words, except where a "
          "participant "
          "refused to be quoted.")
      .def(
          "__call__",
          [](const Frequencies& f, const std::string& row, const std::string& group) { return f.counts(row, group); },
          py::arg("row"), py::arg("group"), "One cell by labels.")
      .def("__repr__", [](const Frequencies& f) {
        return detail::cat("<Frequencies ", f.counts.rows().size(), " rows, ", f.counts.columns().size(), " groups, ",
                           to_string(f.count), ">");
      });
}

/// Labelled queries: a mapping of labels to queries, in its order.
[[nodiscard]] std::vector<std::pair<std::string, Query>> labelled_queries(const py::object& from) {
  std::vector<std::pair<std::string, Query>> out;
  if (from.is_none()) return out;
  if (!py::isinstance<py::dict>(from)) {
    throw UsageError("columns", "columns: expected a dictionary of labels and queries", "columns");
  }
  for (const auto& [label, query] : from.cast<py::dict>()) {
    const bool fits = py::isinstance<py::str>(label) && (py::isinstance<Query>(query) || py::isinstance<Filter>(query));
    if (!fits) throw UsageError("columns", "columns: expected a dictionary of labels and queries", "columns");
    out.emplace_back(label.cast<std::string>(), query.cast<Query>());
  }
  return out;
}

void bind_configurations_result(py::module_& m) {
  py::class_<Configurations>(m, "Configurations", "Which sets of codes occur together as a whole.", py::dynamic_attr())
      .def_property_readonly("sets",
                             [](const Configurations& c) {
                               std::vector<std::vector<std::string>> out;
                               for (const auto& set : c.sets) {
                                 auto& words = out.emplace_back();
                                 for (const std::uint32_t member : set.members) words.push_back(c.labels[member]);
                               }
                               return out;
                             })
      .def_property_readonly("units",
                             [](const Configurations& c) {
                               std::vector<std::int64_t> out;
                               for (const auto& set : c.sets) out.push_back(set.units);
                               return owned_array(std::move(out));
                             })
      .def_readonly("labels", &Configurations::labels)
      .def_readonly("n", &Configurations::n)
      .def_readonly("unit", &Configurations::unit)
      .def_readonly("level", &Configurations::level)
      .def_readonly("status", &Configurations::status)
      .def_readonly("warnings", &Configurations::warnings)
      .def_readonly("sets_left_out", &Configurations::sets_left_out)
      .def_readonly("units_left_out", &Configurations::units_left_out)
      .def_property_readonly("flags", [](const Configurations& c) { return c.flags.words(); })
      .def("table", [](const Configurations& c) { return c.table(); })
      .def("report", &Configurations::report, py::arg("language") = "en")
      .def(
          "_method",
          [](const Configurations& c, const std::optional<std::string>& hash) {
            return c.method.json(c.warnings, hash);
          },
          py::arg("study_sha256"))
      .def("__repr__", [](const Configurations& c) {
        return detail::cat("<Configurations ", c.sets.size(), " sets, unit ", c.unit, ", N ", c.n, ">");
      });
}

}  // namespace

void bind_frequencies(py::module_& m) {
  bind_frequencies_result(m);
  bind_configurations_result(m);
  m.def(
      "frequencies",
      [](const Study& study, const std::optional<std::string>& by, Frequency count, Level level,
         const py::object& columns, const std::optional<Filter>& where, const std::optional<Query>& within,
         LayerChoice layer, std::vector<CodeRef> codes, Unassigned unassigned) {
        const FrequencyOptions options{.by = by.value_or(""),
                                       .count = count,
                                       .level = level,
                                       .where = where.value_or(Filter()),
                                       .within = within,
                                       .layer = layer,
                                       .codes = std::move(codes),
                                       .columns = labelled_queries(columns),
                                       .unassigned = unassigned};
        const Computing computing(study);
        return frequencies(study, options);
      },
      py::arg("study"), py::arg("by") = py::none(), py::arg("count") = "codings", py::arg("level") = "code",
      py::arg("columns") = py::none(), py::kw_only(), py::arg("where") = py::none(), py::arg("within") = py::none(),
      py::arg("layer") = "auto", py::arg("codes") = std::vector<std::string>(), py::arg("unassigned") = "keep",
      R"(How often each code occurs in each group of sources, cases or coders.

Parameters
----------
study : Study
by : str, optional
    "source", "case", "coder", or an attribute such as "source.technique" or "case.age"; None: all together. What is
    missing is a group of its own. Groups of cases and coders may overlap: totals are counted, not summed.
count : {"codings", "segments", "sources", "cases", "characters"}
level : str or int
columns : dict of str to Query, optional
    Instead of `by`: a coding counts in a column where it shares a character with a place of the query.
where : Filter, optional
within : Query, optional
layer : {"auto", "coder", "final"}
codes : list of str or int
    The rows; empty: all codable codes.
unassigned : {"keep", "drop"}

Returns
-------
Frequencies
    counts of shape (rows, groups); `share`, `per`, `coded_share`, `crosstab`, `quotations` read it.

Examples
--------
>>> f = tk.frequencies(tk.datasets.first_study(), by="source.technique", count="sources")
>>> f.status, bool((f.counts.sum(axis=1) >= f.row_totals).all())
('ok', True)
)");
  m.def(
      "configurations",
      [](const Study& study, Unit unit, std::optional<std::int64_t> max_size, std::int64_t min_support, Level level,
         std::vector<CodeRef> dimensions, const std::optional<Filter>& where, const std::optional<Query>& within,
         LayerChoice layer, Membership membership, std::vector<CodeRef> codes, Universe universe, Unassigned unassigned,
         const Unit& base, std::int64_t window, std::int64_t step) {
        const ConfigurationsOptions options{.unit = unit,
                                            .max_size = max_size,
                                            .min_support = min_support,
                                            .dimensions = std::move(dimensions),
                                            .level = level,
                                            .where = where.value_or(Filter()),
                                            .within = within,
                                            .layer = layer,
                                            .membership = membership,
                                            .codes = std::move(codes),
                                            .universe = std::move(universe),
                                            .unassigned = unassigned,
                                            .base = base,
                                            .window = window,
                                            .step = step};
        const Computing computing(study);
        return configurations(study, options);
      },
      py::arg("study"), py::arg("unit") = "overlap", py::arg("max_size") = py::none(), py::arg("min_support") = 1,
      py::arg("level") = "code", py::kw_only(), py::arg("dimensions") = std::vector<std::string>(),
      py::arg("where") = py::none(), py::arg("within") = py::none(), py::arg("layer") = "auto",
      py::arg("membership") = "any", py::arg("codes") = std::vector<std::string>(), py::arg("universe") = "coded",
      py::arg("unassigned") = "keep", py::arg("base") = "line", py::arg("window") = 2, py::arg("step") = 1,
      R"(The distinct sets of codes of units, each with the units that have exactly it.

Parameters
----------
study : Study
unit : str
    A unit of `cooccurrence`; "overlap": characters are counted.
max_size : int, optional
min_support : int
    Least number of units whose set includes a listed one.
level : str or int
dimensions : list of str or int
    Parents: per unit one child of each, none, or a conflict of two and more.
where, within, layer, membership, codes, universe, unassigned, base, window, step
    As at `cooccurrence`; the universe "nonempty" has no answer here.

Returns
-------
Configurations
    Over all sets, the empty one included, units add up to N.

Examples
--------
>>> sets = tk.configurations(tk.datasets.first_study(), unit="sentence")
>>> int(sets.units.sum()) == sets.n
True
)");
}

}  // namespace tematik::python
