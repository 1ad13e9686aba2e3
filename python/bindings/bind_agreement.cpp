#include <tematik/agreement.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

void bind_agreement(py::module_& m) {
  py::class_<Agreement>(m, "Agreement", "How far coders agree: rows with value, status and interval.",
                        py::dynamic_attr())
      .def("__len__", [](const Agreement& a) { return a.rows.size(); })
      .def_readonly("coders", &Agreement::coders)
      .def_property_readonly(
          "n_clusters", [](const Agreement& a) { return a.method.n.value_or(0); },
          "Sources in which two or more coders of the request are present.")
      .def_readonly("unit", &Agreement::unit)
      .def_readonly("metric", &Agreement::metric)
      .def_readonly("status", &Agreement::status)
      .def_readonly("warnings", &Agreement::warnings)
      .def_property_readonly("flags", [](const Agreement& a) { return a.flags.words(); })
      .def("table", &Agreement::table)
      .def("report", &Agreement::report, py::arg("language") = "en")
      .def(
          "_method",
          [](const Agreement& a, const std::optional<std::string>& hash) { return a.method.json(a.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Agreement& a) {
        return detail::cat("<Agreement ", a.rows.size(), " rows, ", to_string(a.metric), ", unit ", a.unit, ">");
      });
  m.def(
      "agreement",
      [](const Study& study, Metric metric, Unit unit, const py::object& scope, Level level, std::vector<CodeRef> codes,
         std::vector<std::string> coders, std::optional<Filter> where, std::optional<Query> within,
         AgreementWeights weights, Membership membership, Uncovered uncovered, NoVariation no_variation,
         double min_coverage, IntervalMethod ci, std::int64_t n_boot, double confidence, std::uint64_t seed,
         std::optional<int> threads, const py::object& progress) {
        const auto keys =
            py::isinstance<py::str>(scope) ? std::vector{scope.cast<ScopeKey>()} : scope.cast<std::vector<ScopeKey>>();
        const AgreementOptions options{.metric = metric,
                                       .unit = unit,
                                       .scope = keys,
                                       .level = level,
                                       .codes = std::move(codes),
                                       .coders = std::move(coders),
                                       .where = where.value_or(Filter()),
                                       .within = std::move(within),
                                       .weights = weights,
                                       .membership = membership,
                                       .uncovered = uncovered,
                                       .no_variation = no_variation,
                                       .min_coverage = min_coverage,
                                       .ci = ci,
                                       .n_boot = n_boot,
                                       .confidence = confidence,
                                       .seed = seed,
                                       .threads = threads.value_or(0),
                                       .progress = progress_of(progress)};
        const Computing computing(study);
        return agreement(study, options);
      },
      py::arg("study"), py::arg("metric") = "krippendorff_alpha", py::arg("unit") = "character",
      py::arg("scope") = "study", py::arg("level") = "code", py::kw_only(),
      py::arg("codes") = std::vector<std::string>(), py::arg("coders") = std::vector<std::string>(),
      py::arg("where") = py::none(), py::arg("within") = py::none(), py::arg("weights") = "identity",
      py::arg("membership") = "any", py::arg("uncovered") = "missing", py::arg("no_variation") = "nan",
      py::arg("min_coverage") = 0.5, py::arg("ci") = "cluster", py::arg("n_boot") = 2000, py::arg("confidence") = 0.95,
      py::arg("seed") = 0, py::arg("threads") = py::none(), py::arg("progress") = py::none());
}

}  // namespace tematik::python
