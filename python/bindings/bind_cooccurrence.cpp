#include <tematik/cooccurrence.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

void bind_cooccurrence(py::module_& m) {
  py::class_<Cooccurrence>(m, "Cooccurrence", "Which codes occur together, by a named rule.", py::dynamic_attr())
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
        const Computing computing(study);
        return cooccurrence(study, options);
      },
      py::arg("study"), py::arg("unit") = "overlap", py::arg("count") = py::none(), py::arg("within") = py::none(),
      py::arg("level") = "code", py::kw_only(), py::arg("where") = py::none(), py::arg("layer") = "auto",
      py::arg("coder_rule") = "pooled", py::arg("same_code") = "auto", py::arg("distance") = 0,
      py::arg("membership") = "any", py::arg("codes") = std::vector<std::string>(), py::arg("universe") = "coded",
      py::arg("unassigned") = "keep", py::arg("threads") = py::none(), py::arg("progress") = py::none());
}

}  // namespace tematik::python
