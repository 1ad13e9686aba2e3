#include <tematik/agreement.hpp>
#include <tematik/cooccurrence.hpp>
#include <tematik/saturation.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_front_doors(py::module_& m) {
  py::class_<Cooccurrence>(m, "Cooccurrence", "Which codes occur together, by a named rule.")
      .def_property_readonly("counts", [](const Cooccurrence& c) { return owned_matrix(c.counts.values()); })
      .def_property_readonly("totals", [](const Cooccurrence& c) { return owned_array(c.totals); })
      .def_readonly("n", &Cooccurrence::n, "N; None for counts of pairs.")
      .def_property_readonly("labels", [](const Cooccurrence& c) { return c.labels(); })
      .def_readonly("unit", &Cooccurrence::unit)
      .def_readonly("count", &Cooccurrence::count)
      .def_readonly("level", &Cooccurrence::level)
      .def_readonly("is_table", &Cooccurrence::is_table)
      .def_readonly("status", &Cooccurrence::status)
      .def_readonly("warnings", &Cooccurrence::warnings)
      .def_property_readonly("flags", [](const Cooccurrence& c) { return c.flags.words(); })
      .def("table", [](const Cooccurrence& c) { return c.table(); })
      .def("report", &Cooccurrence::report, py::arg("language") = "en")
      .def(
          "_method",
          [](const Cooccurrence& c, const std::optional<std::string>& hash) { return c.method.json(c.warnings, hash); },
          py::arg("study_sha256"))
      .def(
          "association", [](const Cooccurrence& c, Association measure) { return c.association(measure); },
          py::arg("measure"), "A measure of association for every pair, with its status.")
      .def(
          "__call__",
          [](const Cooccurrence& c, const std::string& row, const std::string& column) {
            return c.counts(row, column);
          },
          py::arg("row"), py::arg("column"), "One cell by labels.")
      .def("__repr__", [](const Cooccurrence& c) {
        return detail::cat("<Cooccurrence ", c.labels().size(), " rows, unit ", c.unit, ", count ", to_string(c.count),
                           ">");
      });
  m.def(
      "cooccurrence",
      [](const Study& study, Unit unit, std::optional<Count> count, std::optional<Query> within, Level level,
         std::optional<Filter> where, LayerChoice layer, CoderRule coder_rule, SameCode same_code,
         std::int64_t distance, Membership membership, std::vector<CodeRef> codes, Universe universe,
         Unassigned unassigned, std::optional<int> threads, const py::object& progress) {
        const CooccurrenceOptions options{.unit = unit,
                                          .count = count,
                                          .within = std::move(within),
                                          .level = level,
                                          .where = where.value_or(Filter()),
                                          .layer = layer,
                                          .coder_rule = coder_rule,
                                          .same_code = same_code,
                                          .distance = distance,
                                          .membership = membership,
                                          .codes = std::move(codes),
                                          .universe = universe,
                                          .unassigned = unassigned,
                                          .threads = threads.value_or(0),
                                          .progress = progress_of(progress)};
        const py::gil_scoped_release release;
        return cooccurrence(study, options);
      },
      py::arg("study"), py::arg("unit") = "overlap", py::arg("count") = py::none(), py::arg("within") = py::none(),
      py::arg("level") = "code", py::kw_only(), py::arg("where") = py::none(), py::arg("layer") = "auto",
      py::arg("coder_rule") = "pooled", py::arg("same_code") = "auto", py::arg("distance") = 0,
      py::arg("membership") = "any", py::arg("codes") = std::vector<std::string>(), py::arg("universe") = "coded",
      py::arg("unassigned") = "keep", py::arg("threads") = py::none(), py::arg("progress") = py::none());

  py::class_<Saturation>(m, "Saturation", "How new codes arrive unit by unit.")
      .def_property_readonly("new", [](const Saturation& s) { return owned_array(s.new_codes); })
      .def_property_readonly("cumulative", [](const Saturation& s) { return owned_array(s.cumulative); })
      .def_property_readonly("units", [](const Saturation& s) { return s.incidence.unit_labels; })
      .def_property_readonly("codes", [](const Saturation& s) { return s.incidence.code_labels; })
      .def_readonly("unit", &Saturation::unit)
      .def_readonly("order", &Saturation::order)
      .def_readonly("level", &Saturation::level)
      .def_readonly("status", &Saturation::status)
      .def_readonly("warnings", &Saturation::warnings)
      .def_property_readonly("flags", [](const Saturation& s) { return s.flags.words(); })
      .def(
          "guest",
          [](const Saturation& s, std::int64_t base, std::int64_t run, double threshold) {
            return s.guest({.base = base, .run = run, .threshold = threshold});
          },
          py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05)
      .def(
          "curve", [](const Saturation& s) { return s.curve().table(); }, "Mean over all orders and its exact spread.")
      .def(
          "coverage", [](const Saturation& s) { return s.coverage().value; }, "Chao-Jost coverage of code mentions.")
      .def(
          "expected_new", [](const Saturation& s) { return s.expected_new().value; },
          "Expected new codes from the next unit.")
      .def(
          "richness",
          [](const Saturation& s, RichnessEstimator estimator) { return s.richness({.estimator = estimator}).table(); },
          py::arg("estimator") = "chao2_bc", "A lower bound of the number of codes: say \"at least\".")
      .def("table", &Saturation::table)
      .def(
          "report", [](const Saturation& s, Language language) { return s.report(language); },
          py::arg("language") = "en")
      .def(
          "_method",
          [](const Saturation& s, const std::optional<std::string>& hash) { return s.method.json(s.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Saturation& s) {
        return detail::cat("<Saturation ", s.incidence.units(), " units, ", s.incidence.codes(), " codes, order ",
                           s.order, ">");
      });
  m.def(
      "saturation",
      [](const Study& study, Unit unit, Order order, Level level, UnitCoderRule coder_rule, bool skip_empty,
         std::optional<Filter> where, std::optional<Query> within, LayerChoice layer, std::vector<CodeRef> codes,
         std::int64_t min_units, Unassigned unassigned) {
        const SaturationOptions options{.unit = unit,
                                        .order = order,
                                        .level = level,
                                        .coder_rule = coder_rule,
                                        .skip_empty = skip_empty,
                                        .where = where.value_or(Filter()),
                                        .within = std::move(within),
                                        .layer = layer,
                                        .codes = std::move(codes),
                                        .min_units = min_units,
                                        .unassigned = unassigned};
        const py::gil_scoped_release release;
        return saturation(study, options);
      },
      py::arg("study"), py::arg("unit") = "source", py::arg("order") = py::none(), py::arg("level") = "code",
      py::kw_only(), py::arg("coder_rule") = "pooled", py::arg("skip_empty") = false, py::arg("where") = py::none(),
      py::arg("within") = py::none(), py::arg("layer") = "auto", py::arg("codes") = std::vector<std::string>(),
      py::arg("min_units") = 1, py::arg("unassigned") = "drop");

  py::class_<Agreement>(m, "Agreement", "How far coders agree: rows with value, status and interval.")
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
        const py::gil_scoped_release release;
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
