#include "bind_validity_qca.hpp"

namespace tematik::python {

void bind_truth_table(py::module_& m) {
  py::class_<QcaSolution>(m, "QcaSolution",
                          "A conservative, intermediate or parsimonious solution with all its models.")
      .def_readonly("status", &QcaSolution::status)
      .def_readonly("type", &QcaSolution::type)
      .def_property_readonly("models", &QcaSolution::texts, "Every tied model, in order of printing.")
      .def_property_readonly(
          "simplifying_assumptions",
          [](const QcaSolution& s) {
            std::vector<std::vector<std::string>> out;
            for (const auto& model : s.models) out.push_back(rows_as_text(model.assumptions, s.conditions.size()));
            return out;
          },
          "Of each model the remainders it covers.")
      .def_property_readonly(
          "easy_counterfactuals", [](const QcaSolution& s) { return rows_as_text(s.easy, s.conditions.size()); },
          "Of the intermediate solution.")
      .def("chart", &QcaSolution::chart, "Prime implicants beside the combinations that they cover.")
      .def("table", &QcaSolution::table)
      .def("__repr__", [](const QcaSolution& s) {
        return detail::cat("<QcaSolution ", to_string(s.type), ", ", s.models.size(), " models>");
      });
  py::class_<InclSweep>(m, "InclSweep", "The solutions of one type at several thresholds of consistency.")
      .def_readonly("type", &InclSweep::type)
      .def("table", &InclSweep::table)
      .def("__len__", [](const InclSweep& s) { return s.steps.size(); })
      .def("__repr__", [](const InclSweep& s) { return detail::cat("<InclSweep ", s.steps.size(), " thresholds>"); });
  py::class_<ModelFit>(m, "ModelFit", "Fit of a model of QCA and of its terms, and what each case says to it.")
      .def_property_readonly("incl_s", [](const ModelFit& f) { return f.fit.incl_s.value; })
      .def_property_readonly("cov_s", [](const ModelFit& f) { return f.fit.cov_s.value; })
      .def_property_readonly("pri", [](const ModelFit& f) { return f.fit.pri.value; })
      .def("cases_of", &ModelFit::cases_of, py::arg("type"),
           "Names of the cases of a type, such as \"deviant_coverage\".")
      .def("table", &ModelFit::table)
      .def("__repr__", [](const ModelFit& f) { return detail::cat("<ModelFit ", f.terms.size(), " terms>"); });
  py::class_<TruthTable>(m, "TruthTable", "The combinations of conditions that were seen, with their cases.")
      .def_readonly("status", &TruthTable::status)
      .def_property_readonly("conditions", &TruthTable::conditions)
      .def_property_readonly("outcome", &TruthTable::outcome_text)
      .def_property_readonly(
          "n", [](const TruthTable& t) { return t.data.cases(); }, "Complete cases.")
      .def_property_readonly("remainders", &TruthTable::remainders, "Combinations not seen in n_cut cases.")
      .def_property_readonly("remainder_share", &TruthTable::remainder_share)
      .def_readonly("ambiguous", &TruthTable::ambiguous, "Cases with a membership of exactly .5: in no row.")
      .def_property_readonly(
          "left_out", [](const TruthTable& t) { return t.data.left_out; }, "Cases with a missing value.")
      .def("table", &TruthTable::table)
      .def_property_readonly("_method_json", [](const TruthTable& t) { return t.method().json(); })
      .def(
          "solution",
          [](const TruthTable& t, SolutionType type, const std::map<std::string, Expectation>& expect,
             std::int64_t max_models) {
            SolutionOptions options{.max_models = max_models};
            options.expect.assign(t.data.size(), Expectation::none);
            for (const auto& [name, way] : expect) options.expect[label_index(t.conditions(), name)] = way;
            const py::gil_scoped_release release;
            return qca_solution(t, type, options);
          },
          py::arg("type") = "conservative", py::kw_only(), py::arg("expect") = std::map<std::string, std::string>(),
          py::arg("max_models") = 1000,
          R"(The solution of a type, with every tied model.

Parameters
----------
type : {"conservative", "intermediate", "parsimonious"}
    Without remainders, with the easy counterfactuals, with all remainders.
expect : dict of str to str
    Of the intermediate solution, condition -> "present" or "absent": how theory expects it to work.
max_models : int

Returns
-------
QcaSolution
    `no_variation` if the combinations seen have one output.
)")
      .def(
          "fit",
          [](const TruthTable& t, const std::string& model) {
            return model_fit(t.data, solution_terms(model, t.conditions()), t.options.negate);
          },
          py::arg("model"), "Fit of a model or claim written as \"A*~B + C\", for the outcome of the table.")
      .def(
          "sweep",
          [](const TruthTable& t, SolutionType type, std::vector<double> cuts) {
            const py::gil_scoped_release release;
            return incl_sweep(t.data, type, std::move(cuts), t.options);
          },
          py::arg("type") = "conservative", py::arg("cuts") = std::vector<double>(),
          "The solutions at other thresholds of consistency; without `cuts` at all where the table changes.")
      .def("__repr__", [](const TruthTable& t) {
        return detail::cat("<TruthTable ", t.rows.size(), " of ", t.possible(), " combinations, ", t.outcome_text(),
                           ">");
      });
  py::class_<Necessity>(m, "Necessity", "Necessity of each condition and of its negation.")
      .def_readonly("status", &Necessity::status)
      .def_readonly("outcome", &Necessity::outcome)
      .def_property_readonly("cut", [](const Necessity& n) { return n.options.cut; })
      .def_property_readonly("necessary",
                             [](const Necessity& n) {
                               std::vector<std::string> out;
                               for (const auto& row : n.rows) {
                                 if (row.necessary) out.push_back(row.condition);
                               }
                               return out;
                             })
      .def("table", &Necessity::table)
      .def_property_readonly("_method_json", [](const Necessity& n) { return n.method().json(); })
      .def("__repr__",
           [](const Necessity& n) { return detail::cat("<Necessity ", n.rows.size(), " rows, ", n.outcome, ">"); });
}

}  // namespace tematik::python
