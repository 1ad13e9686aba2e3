#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/kupper_hafner.hpp>

#include "agreement_arguments.hpp"

namespace tematik::python {

namespace {

void bind_agreement_values(py::module_& m) {
  using V = AgreementValue;
  agreement_class<V>(m, "AgreementValue", "One figure of agreement; read `status` first.")
      .def_property_readonly(
          "metric", [](const V& v) { return std::string(v.metric); }, "Which coefficient.")
      .def_readonly("value", &V::value, "The figure; NaN where undefined.")
      .def_readonly("status", &V::status, "Why the figure is or is not there. Read it first.")
      .def_property_readonly("flags", [](const V& v) { return v.flags.words(); })
      .def_readonly("observed", &V::observed, "Observed agreement, of alpha observed disagreement.")
      .def_readonly("expected", &V::expected, "Agreement (of alpha disagreement) expected by chance.")
      .def_readonly("se", &V::se, "Standard error; NaN where there is no formula.")
      .def_readonly("lo", &V::lo)
      .def_readonly("hi", &V::hi)
      .def_property_readonly(
          "ci_method", [](const V& v) { return std::string(v.ci_method); }, "How the interval was made.")
      .def_readonly("n_units", &V::n_units, "Units with a value.")
      .def_readonly("n_pairable", &V::n_pairable, "Units with two values or more.")
      .def_readonly("n_coders", &V::n_coders, "Coders with a value.")
      .def_readonly("n_categories", &V::n_categories, "Categories, declared or found.")
      .def("__float__", [](const V& v) { return v.value; })
      .def(
          "table", [](const V& v) { return v.table(); }, "One row with every figure.")
      .def("__repr__", [](const V& v) {
        return detail::cat("<", v.metric, " ", std::isnan(v.value) ? std::string("undefined") : json_number(v.value),
                           ", ", to_string(v.status), ">");
      });
  agreement_class<CohenKappaResult, V>(m, "CohenKappaResult", "Cohen's kappa with what its margins allow.")
      .def_readonly("null_se", &CohenKappaResult::null_se, "Standard error if chance alone were at work.")
      .def_readonly("kappa_max", &CohenKappaResult::kappa_max, "The largest kappa that these margins allow.");
  agreement_class<FleissKappaResult, V>(m, "FleissKappaResult", "Fleiss' kappa, also per category.")
      .def_readonly("null_se", &FleissKappaResult::null_se, "Standard error if chance alone were at work.")
      .def_property_readonly(
          "category_kappa", [](const FleissKappaResult& r) { return owned_array(r.category_kappa); },
          "One per category; NaN where undefined.");
  agreement_class<LightKappaResult, V>(m, "LightKappaResult", "Light's kappa and the pairs behind it.")
      .def_readonly("n_pairs", &LightKappaResult::n_pairs)
      .def_readonly("n_dropped", &LightKappaResult::n_dropped, "Pairs without a kappa.");
  agreement_class<HolstiResult, V>(m, "HolstiResult", "Holsti's coefficient and the pairs behind it.")
      .def_readonly("n_pairs", &HolstiResult::n_pairs)
      .def_readonly("n_dropped", &HolstiResult::n_dropped, "Pairs without a figure.");
  agreement_class<PabakResult, V>(m, "PabakResult", "PABAK with the indices of its table.")
      .def_readonly("prevalence_index", &PabakResult::prevalence_index, "(a - d)/n; NaN unless two categories.")
      .def_readonly("bias_index", &PabakResult::bias_index, "(b - c)/n; NaN unless two categories.");
  agreement_class<RogotGoldbergResult, V>(m, "RogotGoldbergResult", "A1 is the value; A2 stands beside it.")
      .def_readonly("a2", &RogotGoldbergResult::a2);
  agreement_class<KupperHafnerResult, V>(m, "KupperHafnerResult", "Kupper and Hafner's concordance.")
      .def_readonly("n_dropped", &KupperHafnerResult::n_dropped, "Units where one coder gave no code.");
  agreement_class<LinCccResult, V>(m, "LinCccResult", "Lin's concordance and its parts.")
      .def_readonly("pearson", &LinCccResult::pearson)
      .def_readonly("bias_correction", &LinCccResult::bias_correction)
      .def_readonly("se_z", &LinCccResult::se_z, "Standard error of Fisher's z.");
  agreement_class<IccResult, V>(m, "IccResult", "An intraclass correlation with its mean squares.")
      .def_readonly("form", &IccResult::form)
      .def_readonly("between", &IccResult::between, "Mean square of units.")
      .def_readonly("within", &IccResult::within)
      .def_readonly("raters", &IccResult::raters)
      .def_readonly("residual", &IccResult::residual)
      .def_readonly("n_complete", &IccResult::n_complete, "Units that every coder rated.")
      .def_readonly("n_dropped", &IccResult::n_dropped);
  agreement_class<PooledKappaResult, V>(m, "PooledKappaResult", "Pooled kappa over codes.")
      .def_readonly("n_codes", &PooledKappaResult::n_codes)
      .def_readonly("n_dropped", &PooledKappaResult::n_dropped, "Codes without a unit that both rated.")
      .def_readonly("mean_kappa", &PooledKappaResult::mean_kappa, "The mean of the kappas: not the pooled one.");
}

/// A coefficient with weights.
template <class Metric>
void def_weighted(py::module_& m, const char* name, Metric metric, std::string_view about, std::string_view after) {
  m.def(
      name,
      [metric](const py::object& ratings, const py::object& weights, const py::object& categories,
               NoVariation no_variation, double confidence, VarianceDivisor divisor) {
        const Ratings table = agreement_ratings(ratings, categories);
        CoefficientOptions options{.no_variation = no_variation, .confidence = confidence, .divisor = divisor};
        put_weights(options, weights);
        const py::gil_scoped_release release;
        return metric(table, options);
      },
      py::arg("ratings"), py::arg("weights") = "identity", py::kw_only(), py::arg("categories") = py::none(),
      py::arg("no_variation") = "nan", py::arg("confidence") = 0.95, py::arg("divisor") = "n-1",
      detail::cat(about, "\n", ratings_parameter, R"(weights : str or array_like, shape (q, q)
    identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
no_variation : {"nan", "one", "zero"}
    The value where everybody used one value; `status` says so whatever is chosen.
confidence : float
divisor : {"n-1", "n"}
    Of the variance; "n" as in classical tables.

)",
                  after)
          .c_str());
}

}  // namespace

void bind_agreement_metrics(py::module_& m) {
  bind_agreement_values(m);
  def_weighted(
      m, "percent", [](const Ratings& r, const CoefficientOptions& o) { return percent(r, o); },
      "Percent agreement: the mean over units of the share of pairs of coders who gave the same value.",
      R"(Returns
-------
AgreementValue
    ``no_pairable`` where no unit has two values.

References
----------
.. [1] Gwet (2014), Handbook of inter-rater reliability, 4th ed.

Examples
--------
>>> tk.metrics.percent([["a", "b", None], ["a", "c", "c"]]).value
0.5
)");
  def_weighted(
      m, "cohen_kappa", [](const Ratings& r, const CoefficientOptions& o) { return cohen_kappa(r, o); },
      "Cohen's kappa of two coders: (p_a - p_e)/(1 - p_e), chance from each coder's own margins.",
      R"(Returns
-------
CohenKappaResult
    ``no_variation`` where both used one and the same value.

References
----------
.. [1] Cohen (1960), doi:10.1177/001316446002000104; Cohen (1968), doi:10.1037/h0026256

Examples
--------
>>> k = tk.metrics.cohen_kappa([[1, 1, 0, 0], [1, 0, 0, 0]])
>>> k.value, k.kappa_max
(0.5, 0.5)
)");
  def_weighted(
      m, "scott_pi", [](const Ratings& r, const CoefficientOptions& o) { return scott_pi(r, o); },
      "Scott's pi of two coders: chance from the margins of both together.",
      R"(Returns
-------
AgreementValue

References
----------
.. [1] Scott (1955), doi:10.1086/266577

Examples
--------
>>> round(tk.metrics.scott_pi([[1, 1, 0, 0], [1, 0, 0, 0]]).value, 4)
0.4667
)");
  def_weighted(
      m, "fleiss_kappa", [](const Ratings& r, const CoefficientOptions& o) { return fleiss_kappa(r, o); },
      "Fleiss' kappa of two coders or more: chance from the shares of all values.",
      R"(Returns
-------
FleissKappaResult

References
----------
.. [1] Fleiss (1971), doi:10.1037/h0031619

Examples
--------
>>> round(tk.metrics.fleiss_kappa([[1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 1]]).value, 4)
0.3333
)");
  def_weighted(
      m, "conger_kappa", [](const Ratings& r, const CoefficientOptions& o) { return conger_kappa(r, o); },
      "Conger's kappa: Cohen's kappa for more than two coders, each with margins of their own.",
      R"(Returns
-------
AgreementValue

References
----------
.. [1] Conger (1980), doi:10.1037/0033-2909.88.2.322

Examples
--------
>>> tk.metrics.conger_kappa([[1, 1, 0, 0], [1, 0, 0, 0]]).value
0.5
)");
  def_weighted(
      m, "light_kappa", [](const Ratings& r, const CoefficientOptions& o) { return light_kappa(r, o); },
      "Light's kappa: the mean of Cohen's kappa over pairs of coders.",
      R"(Returns
-------
LightKappaResult
    Pairs without a kappa are left out (flag ``invalid_pairs_dropped``). No standard error: resample.

References
----------
.. [1] Light (1971), doi:10.1037/h0031643

Examples
--------
>>> tk.metrics.light_kappa([[1, 1, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]]).n_pairs
3
)");
  def_weighted(
      m, "gwet_ac1", [](const Ratings& r, const CoefficientOptions& o) { return gwet_ac1(r, o); },
      "Gwet's AC1, with weights AC2: chance is small where one value dominates.",
      R"(Returns
-------
AgreementValue
    ``single_category`` where fewer than two categories are declared.

References
----------
.. [1] Gwet (2008), doi:10.1348/000711006X126600

Examples
--------
>>> round(tk.metrics.gwet_ac1([[1, 1, 0, 0], [1, 0, 0, 0]]).value, 4)
0.5294
)");
  def_weighted(
      m, "brennan_prediger", [](const Ratings& r, const CoefficientOptions& o) { return brennan_prediger(r, o); },
      "Brennan and Prediger's coefficient: every *declared* category is equally likely by chance.",
      R"(Returns
-------
AgreementValue

References
----------
.. [1] Brennan & Prediger (1981), doi:10.1177/001316448104100307

Examples
--------
>>> tk.metrics.brennan_prediger([[1, 1, 0, 0], [1, 0, 0, 0]]).value
0.5
>>> tk.metrics.brennan_prediger([[1, 1, 0, 0], [1, 0, 0, 0]], categories=[0, 1, 2, 3]).n_categories
4
)");
  bind_agreement_two(m);
  bind_agreement_tools(m);
  bind_segmentation_metrics(m);
}

}  // namespace tematik::python
