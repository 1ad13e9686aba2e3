#include "bind_validity_qca.hpp"

#include <tematik/validity/qca.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] NamedSet named_set(std::string name, const py::handle& from) {
  if (py::isinstance<py::str>(from)) return {std::move(name), from.cast<std::string>()};
  if (py::isinstance<Filter>(from)) return {std::move(name), from.cast<Filter>()};
  if (py::isinstance<Calibrated>(from)) return {std::move(name), from.cast<Calibrated>()};
  throw UsageError("set",
                   detail::cat("set \"", name, "\": expected the name of an attribute, a predicate such as ",
                               "tk.query.attr(\"case.exam\") >= 75, or tk.Calibrated"),
                   name);
}

/// A name, a mapping of names to where they come from, or a list of names.
[[nodiscard]] std::vector<NamedSet> named_sets(const py::object& from, const char* what) {
  std::vector<NamedSet> out;
  const auto plain = [](const std::string& name) {
    return NamedSet(name.starts_with("case.") ? name.substr(5) : name, name);
  };
  if (py::isinstance<py::str>(from)) {
    out.push_back(plain(from.cast<std::string>()));
  } else if (py::isinstance<py::dict>(from)) {
    for (const auto& [name, source] : from.cast<py::dict>()) {
      if (!py::isinstance<py::str>(name)) throw UsageError(what, detail::cat(what, ": names are text"), what);
      out.push_back(named_set(name.cast<std::string>(), source));
    }
  } else if (py::isinstance<py::list>(from) || py::isinstance<py::tuple>(from)) {
    for (const auto& name : from) {
      if (!py::isinstance<py::str>(name)) throw UsageError(what, detail::cat(what, ": names are text"), what);
      out.push_back(plain(name.cast<std::string>()));
    }
  } else {
    throw UsageError(what, detail::cat(what, ": expected the name of an attribute, or a dictionary of names and sets"),
                     what);
  }
  return out;
}

void bind_qca_results(py::module_& m) {
  py::class_<Calibrated>(m, "Calibrated",
                         "An attribute of cases as a fuzzy set by the direct method; see `tk.metrics.calibrate`.")
      .def(py::init([](std::string attribute, double exclusion, double crossover, double inclusion) {
             return Calibrated{std::move(attribute), {exclusion, crossover, inclusion}};
           }),
           py::arg("attribute"), py::arg("exclusion"), py::arg("crossover"), py::arg("inclusion"))
      .def_readonly("attribute", &Calibrated::attribute)
      .def_property_readonly("exclusion", [](const Calibrated& c) { return c.anchors.exclusion; })
      .def_property_readonly("crossover", [](const Calibrated& c) { return c.anchors.crossover; })
      .def_property_readonly("inclusion", [](const Calibrated& c) { return c.anchors.inclusion; })
      .def("__repr__", [](const Calibrated& c) { return "Calibrated('" + c.attribute + "')"; });
  py::class_<QcaModel>(m, "QcaModel", "One of the tied models of a solution.")
      .def_readonly("type", &QcaModel::type)
      .def_readonly("number", &QcaModel::number)
      .def_readonly("of", &QcaModel::of, "How many models tie.")
      .def_readonly("text", &QcaModel::text)
      .def_readonly("fit", &QcaModel::fit)
      .def_property_readonly(
          "simplifying_assumptions",
          [](const QcaModel& x) { return rows_as_text(x.model.assumptions, x.fit.conditions.size()); },
          "Remainders that the model covers.")
      .def_property_readonly(
          "deviant",
          [](const QcaModel& x) {
            std::vector<std::string> out;
            for (const auto& one : x.deviant) out.push_back(one.name);
            return out;
          },
          "Cases that the model does not explain.")
      .def_property_readonly(
          "unhandled",
          [](const QcaModel& x) {
            std::vector<std::string> out;
            for (const auto& one : x.deviant) {
              if (!one.handled) out.push_back(one.name);
            }
            return out;
          },
          "Deviant cases without a memo (author and date) that holds the text of the model.")
      .def("__repr__",
           [](const QcaModel& x) { return detail::cat("<QcaModel ", to_string(x.type), ": ", x.text, ">"); });
  py::class_<Qca>(m, "Qca", "A qualitative comparative analysis; read the share of remainders and every tied model.",
                  py::dynamic_attr())
      .def_readonly("status", &Qca::status)
      .def_property_readonly("flags", [](const Qca& q) { return q.flags.words(); })
      .def_readonly("warnings", &Qca::warnings)
      .def_readonly("truth", &Qca::truth, "The truth table.")
      .def_readonly("models", &Qca::models, "All models of the three types.")
      .def_readonly("necessity", &Qca::necessity)
      .def_readonly("unrelated", &Qca::unrelated, "Cases without a value in any of the sets.")
      .def_property_readonly(
          "left_out", [](const Qca& q) { return q.truth.data.left_out; }, "Cases with some values, but not all.")
      .def("solution", &Qca::solution, py::arg("type"), py::return_value_policy::copy)
      .def("table", &Qca::table, "One row per model.")
      .def("terms", &Qca::terms, "One row per model and term.")
      .def(
          "sweep",
          [](const Qca& q, SolutionType type, std::vector<double> cuts) {
            const py::gil_scoped_release release;
            return q.sweep(type, std::move(cuts));
          },
          py::arg("type") = "conservative", py::arg("cuts") = std::vector<double>(),
          "The solutions at other thresholds of consistency; without `cuts` at all where the truth table changes.")
      .def("report", &Qca::report, py::arg("language") = "en", "Methods, cautions and every model, in sentences.")
      .def(
          "_method",
          [](const Qca& q, const std::optional<std::string>& hash) { return q.method.json(q.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Qca& q) {
        return detail::cat("<Qca ", q.truth.outcome_text(), ", ", q.truth.data.cases(), " cases, ",
                           q.truth.remainders(), " of ", q.truth.possible(), " combinations are remainders>");
      });
}

}  // namespace

void bind_qca(py::module_& m) {
  bind_qca_results(m);
  m.def(
      "qca",
      [](const Study& study, const py::object& outcome, const py::object& conditions,
         const std::optional<std::map<std::string, Expectation>>& expect, bool negate, std::int64_t n_cut,
         double incl_cut, std::optional<std::string> wave, bool carry, double necessity_cut, std::int64_t max_models) {
        auto outcomes = named_sets(outcome, "outcome");
        if (outcomes.size() != 1) throw UsageError("outcome", "outcome: expected one set", "outcome");
        const QcaOptions options{.outcome = std::move(outcomes.front()),
                                 .conditions = named_sets(conditions, "conditions"),
                                 .expect = expect.value_or(std::map<std::string, Expectation>()),
                                 .negate = negate,
                                 .n_cut = n_cut,
                                 .incl_cut = incl_cut,
                                 .wave = std::move(wave),
                                 .carry = carry,
                                 .necessity_cut = necessity_cut,
                                 .max_models = max_models};
        const Computing computing(study);
        return qca(study, options);
      },
      py::arg("study"), py::arg("outcome"), py::arg("conditions"), py::arg("expect") = py::none(),
      py::arg("negate") = false, py::arg("n_cut") = 1, py::arg("incl_cut") = .8, py::arg("wave") = py::none(),
      py::arg("carry") = false, py::kw_only(), py::arg("necessity_cut") = .9, py::arg("max_models") = 1000,
      R"(Which conditions, in which combinations, go with an outcome: qualitative comparative analysis of the cases.

Truth table, conservative, intermediate and parsimonious solution with every tied model, consistency and coverage, necessity,
deviant cases. Ragin 1987, 2008; Schneider & Wagemann 2012; Schneider & Rohlfing 2013, doi:10.1177/0049124113481341.

Parameters
----------
study : Study
outcome : str or dict
    The name of an attribute of cases, or one name and where its memberships come from: an attribute (0 to 1, true and
    false), a predicate (a filter on attributes of cases; unknown is missing), or `Calibrated`.
conditions : list of str or dict
    At most 12, likewise.
expect : dict of str to str, optional
    Condition -> "present" or "absent": a judgement, for the intermediate solution.
negate : bool
    Explain the absence of the outcome.
n_cut : int
    Fewer cases: the combination is a remainder.
incl_cut : float
    Consistency from which a combination leads to the outcome.
wave : str, optional
    Of attributes measured by wave; None: the earliest.
carry : bool
    A missing value of the wave: the last earlier one stands in.
necessity_cut : float
max_models : int
    More: `truncated`.

Returns
-------
Qca
    `no_data` without a complete case, `no_variation` if the combinations seen have one output: no models. Cases with a
    missing value are left out and listed.

Examples
--------
>>> study = tk.Study("s")
>>> for name, a, b, y in [("c1", 1, 1, 1), ("c2", 1, 0, 1), ("c3", 0, 0, 0)]:
...     _ = study.add_case(name, attributes={"A": a, "B": b, "mark": 60 + 20 * y})
>>> q = tk.qca(study, {"PASS": tk.query.attr("case.mark") >= 75}, ["A", "B"])
>>> q.solution("conservative").models, q.truth.remainders
(['A'], 1)
)");
}

}  // namespace tematik::python
