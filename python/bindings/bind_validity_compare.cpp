#include <tematik/validity/compare.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] CaseRule case_rule(const py::handle& from) {
  if (py::isinstance<py::str>(from)) return {from.cast<std::string>()};
  if (py::isinstance<Filter>(from)) return {from.cast<Filter>()};
  if (py::isinstance<py::dict>(from) && py::len(from) == 1) {
    for (const auto& [name, predicate] : from.cast<py::dict>()) {
      if (py::isinstance<py::str>(name) && py::isinstance<Filter>(predicate)) {
        return {name.cast<std::string>(), predicate.cast<Filter>()};
      }
    }
  }
  throw UsageError(
      "rule",
      "rule: expected the name of a stored rule, a predicate such as tk.query.attr(\"case.pkg\") >= 76, or "
      "a dictionary of one name and predicate",
      "rule");
}

[[nodiscard]] std::vector<CaseRule> case_rules_from(const py::object& from) {
  std::vector<CaseRule> out;
  if (from.is_none()) return out;
  if (py::isinstance<py::dict>(from)) {
    for (const auto& [name, predicate] : from.cast<py::dict>()) {
      py::dict one;
      one[name] = predicate;
      out.push_back(case_rule(one));
    }
    return out;
  }
  if (!py::isinstance<py::list>(from) && !py::isinstance<py::tuple>(from)) {
    throw UsageError("rules", "rules: expected names of stored rules, or a dictionary of names and predicates",
                     "rules");
  }
  for (const auto& one : from) out.push_back(case_rule(one));
  return out;
}

void bind_comparison(py::module_& m) {
  py::class_<Comparison>(m, "Comparison", "Two groups of cases on an outcome, with every exception.",
                         py::dynamic_attr())
      .def_readonly("status", &Comparison::status)
      .def_property_readonly("flags", [](const Comparison& c) { return c.flags.words(); })
      .def_readonly("warnings", &Comparison::warnings)
      .def_property_readonly("rule", [](const Comparison& c) { return c.options.rule.name; })
      .def_property_readonly(
          "first", [](const Comparison& c) { return c.first; }, "The group that meets the rule.")
      .def_property_readonly("second", [](const Comparison& c) { return c.second; })
      .def_property_readonly("difference", [](const Comparison& c) { return c.difference.value; })
      .def_property_readonly("cliffs_delta", [](const Comparison& c) { return c.cliff; })
      .def_property_readonly("hedges_g", [](const Comparison& c) { return c.hedges_g.value; })
      .def_property_readonly(
          "icc", [](const Comparison& c) { return c.icc.value; }, "ICC(1) over the strata.")
      .def_property_readonly("permutation", [](const Comparison& c) { return c.permutation; })
      .def_property_readonly(
          "within", [](const Comparison& c) { return c.within; }, "The test inside strata; `no_data` without strata.")
      .def_readonly("unclassified", &Comparison::unclassified,
                    "Cases with an outcome for which the rule asks a missing value.")
      .def("label", &Comparison::label, py::arg("language") = "en", "Stands beside every p: \"descriptive\".")
      .def("table", &Comparison::table, "One row.")
      .def(
          "groups", [](const Comparison& c) { return c.groups(); }, "One row per group.")
      .def(
          "strata", [](const Comparison& c) { return c.strata_table(); }, "One row per stratum.")
      .def(
          "exceptions", [](const Comparison& c) { return c.exceptions_table(); },
          "One row per pair of cases that goes against the tendency.")
      .def("report", &Comparison::report, py::arg("language") = "en", "Methods, figures and exceptions, in sentences.")
      .def(
          "_method",
          [](const Comparison& c, const std::optional<std::string>& hash) { return c.method.json(c.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Comparison& c) {
        return detail::cat("<Comparison ", c.first.n, " and ", c.second.n, " cases, ", c.exceptions.size(),
                           " exceptions>");
      });
  py::class_<Comparisons>(m, "Comparisons", "The same comparison under several rules.", py::dynamic_attr())
      .def_readonly("rows", &Comparisons::rows)
      .def_readonly("warnings", &Comparisons::warnings)
      .def("table", &Comparisons::table, "One row per rule.")
      .def("__len__", [](const Comparisons& c) { return c.rows.size(); })
      .def(
          "_method",
          [](const Comparisons& c, const std::optional<std::string>& hash) { return c.method.json(c.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Comparisons& c) { return detail::cat("<Comparisons ", c.rows.size(), " rules>"); });
}

}  // namespace

void bind_compare(py::module_& m) {
  bind_comparison(m);
  m.def(
      "compare",
      [](const Study& study, std::string outcome, const py::object& rule, std::optional<std::string> strata,
         std::optional<std::string> wave, std::int64_t max_exact, std::int64_t n_perm, std::uint64_t seed,
         std::optional<int> threads, bool probability_sample, const py::object& progress) {
        const CompareOptions options{.outcome = std::move(outcome),
                                     .rule = case_rule(rule),
                                     .strata = std::move(strata).value_or(""),
                                     .wave = std::move(wave),
                                     .max_exact = max_exact,
                                     .n_perm = n_perm,
                                     .seed = seed,
                                     .threads = threads.value_or(0),
                                     .progress = progress_of(progress),
                                     .probability_sample = probability_sample};
        const Computing computing(study);
        return compare(study, options);
      },
      py::arg("study"), py::arg("outcome"), py::arg("rule"), py::arg("strata") = py::none(),
      py::arg("wave") = py::none(), py::kw_only(), py::arg("max_exact") = 10'000'000, py::arg("n_perm") = 9999,
      py::arg("seed") = 0, py::arg("threads") = py::none(), py::arg("probability_sample") = false,
      py::arg("progress") = py::none(),
      R"(Cases that meet a rule beside those that do not, on an outcome: the tendency and every exception.

Means, medians and SD, Cliff's delta (1993, doi:10.1037/0033-2909.114.3.494), Hedges' g (1981,
doi:10.3102/10769986006002107), an exact permutation test (Pitman 1937, doi:10.2307/2984124), overall and inside strata,
ICC(1) over the strata.

Parameters
----------
study : Study
outcome : str
    A numeric attribute of cases.
rule : str, Filter or dict
    A stored rule's name, a predicate on attributes of cases, or one name and predicate. A case for which it is unknown is in
    neither group.
strata : str, optional
    An attribute of cases, such as their site.
wave : str, optional
    Of attributes measured by wave; None: the earliest.
max_exact : int
    More assignments: `n_perm` random ones.
n_perm, seed, threads, progress
probability_sample : bool
    The cases were drawn with known chances; else every p is labelled descriptive.

Returns
-------
Comparison
    `too_few_units` if a group has no value. The groups may differ in more than the rule: see
    `validity.rival_attributes`.

Examples
--------
>>> study = tk.Study("s")
>>> for name, mark, group in [("a", 3, 1), ("b", 4, 1), ("c", 5, 1), ("d", 1, 0), ("e", 2, 0), ("f", 4, 0)]:
...     _ = study.add_case(name, attributes={"mark": mark, "group": group})
>>> c = tk.compare(study, "mark", {"group 1": tk.query.attr("case.group") == 1})
>>> c.permutation.p_two_sided, c.label(), c.exceptions().to_dict()["second"]
(0.3, 'descriptive', ['f'])
)");
  m.def(
      "rule_sensitivity",
      [](const Study& study, std::string outcome, const py::object& rules, std::optional<std::string> strata,
         std::optional<std::string> wave, std::uint64_t seed) {
        const CompareOptions options{.outcome = std::move(outcome),
                                     .strata = std::move(strata).value_or(""),
                                     .wave = std::move(wave),
                                     .seed = seed};
        const auto wanted = case_rules_from(rules);
        const Computing computing(study);
        return rule_sensitivity(study, options, wanted);
      },
      py::arg("study"), py::arg("outcome"), py::arg("rules") = py::none(), py::arg("strata") = py::none(),
      py::arg("wave") = py::none(), py::kw_only(), py::arg("seed") = 0,
      R"(`tk.compare` under each of several rules: those given, or every stored rule that asks about cases only.

A difference that holds under one way of drawing the line only is a property of the line.

Parameters
----------
study, outcome, strata, wave
    As at `tk.compare`.
rules : list of str, or dict of str to Filter, optional

Returns
-------
Comparisons
    One row per rule.
)");
  m.def(
      "rival_attributes",
      [](const Study& study, std::string outcome, const std::vector<std::string>& attributes,
         std::optional<std::string> strata, std::optional<std::string> wave, std::uint64_t seed) {
        const CompareOptions options{.outcome = std::move(outcome),
                                     .strata = std::move(strata).value_or(""),
                                     .wave = std::move(wave),
                                     .seed = seed};
        const Computing computing(study);
        return rival_attributes(study, options, attributes);
      },
      py::arg("study"), py::arg("outcome"), py::arg("attributes") = std::vector<std::string>(),
      py::arg("strata") = py::none(), py::arg("wave") = py::none(), py::kw_only(), py::arg("seed") = 0,
      R"(`tk.compare` on other attributes of cases: each of their values against the rest ("prior = high").

What such an attribute tells apart may be what the rule of interest tells apart too. Without `attributes`: all that are not
numeric.

Parameters
----------
study, outcome, strata, wave
    As at `tk.compare`.
attributes : list of str

Returns
-------
Comparisons
    One row per attribute and value; of a boolean one only "true".
)");
}

}  // namespace tematik::python
