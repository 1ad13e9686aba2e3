#include <tematik/saturation.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

void bind_saturation(py::module_& m) {
  py::class_<Saturation>(m, "Saturation", "How new codes arrive unit by unit.", py::dynamic_attr())
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
        const Computing computing(study);
        return saturation(study, options);
      },
      py::arg("study"), py::arg("unit") = "source", py::arg("order") = py::none(), py::arg("level") = "code",
      py::kw_only(), py::arg("coder_rule") = "pooled", py::arg("skip_empty") = false, py::arg("where") = py::none(),
      py::arg("within") = py::none(), py::arg("layer") = "auto", py::arg("codes") = std::vector<std::string>(),
      py::arg("min_units") = 1, py::arg("unassigned") = "drop");
}

}  // namespace tematik::python
