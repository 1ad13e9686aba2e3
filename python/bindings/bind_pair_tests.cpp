#include <tematik/metrics/association_interval.hpp>
#include <tematik/metrics/pair_tests.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_pair_tests(py::module_& m) {
  py::class_<PairTests>(m, "PairTests", R"(Whether pairs of codes meet more often than chance; read `pair_status` first.

Matrices are symmetric, shape (K, K); figures that are not defined are NaN. `family` is the number of pairs that have a
p-value: p_adjusted is adjusted for it. Read the log odds ratio with its interval before p.)")
      .def_readonly("status", &PairTests::status)
      .def_property_readonly("flags", [](const PairTests& t) { return t.flags.words(); })
      .def_property_readonly("null", [](const PairTests& t) { return std::string(t.null); })
      .def_property_readonly("labels", [](const PairTests& t) { return t.counts.rows(); })
      .def_property_readonly("counts", [](const PairTests& t) { return owned_matrix(t.counts.values()); })
      .def_property_readonly("expected", [](const PairTests& t) { return owned_matrix(t.expected.values()); })
      .def_property_readonly("variance", [](const PairTests& t) { return owned_matrix(t.variance.values()); })
      .def_property_readonly("z", [](const PairTests& t) { return owned_matrix(t.z.values()); })
      .def_property_readonly("p", [](const PairTests& t) { return owned_matrix(t.p.values()); })
      .def_property_readonly("p_adjusted", [](const PairTests& t) { return owned_matrix(t.p_adjusted.values()); })
      .def_property_readonly("log_odds_ratio",
                             [](const PairTests& t) { return owned_matrix(t.log_odds_ratio.values()); })
      .def_property_readonly("lo", [](const PairTests& t) { return owned_matrix(t.lo.values()); })
      .def_property_readonly("hi", [](const PairTests& t) { return owned_matrix(t.hi.values()); })
      .def_property_readonly("smallest_p", [](const PairTests& t) { return owned_matrix(t.smallest_p.values()); })
      .def_property_readonly("pair_status", [](const PairTests& t) { return words_matrix(t.pair_status.values()); })
      .def_readonly("family", &PairTests::family)
      .def_readonly("strata", &PairTests::strata)
      .def_readonly("n", &PairTests::n)
      .def_readonly("few_arrangements", &PairTests::few_arrangements)
      .def("table", &PairTests::table)
      .def_property_readonly("_method_json", [](const PairTests& t) { return t.method().json(); })
      .def("__repr__", [](const PairTests& t) {
        return detail::cat("<PairTests ", t.null, ", ", t.family, " pairs, ", to_string(t.status), ">");
      });
}

void bind_association_intervals(py::module_& m) {
  py::class_<AssociationIntervals>(m, "AssociationIntervals", "A measure of every pair with its interval.")
      .def_readonly("status", &AssociationIntervals::status)
      .def_property_readonly("labels", [](const AssociationIntervals& t) { return t.values.rows(); })
      .def_property_readonly("values", [](const AssociationIntervals& t) { return owned_matrix(t.values.values()); })
      .def_property_readonly("lo", [](const AssociationIntervals& t) { return owned_matrix(t.lo.values()); })
      .def_property_readonly("hi", [](const AssociationIntervals& t) { return owned_matrix(t.hi.values()); })
      .def_property_readonly("mean", [](const AssociationIntervals& t) { return owned_matrix(t.mean.values()); })
      .def_property_readonly("se", [](const AssociationIntervals& t) { return owned_matrix(t.se.values()); })
      .def_property_readonly("value_status",
                             [](const AssociationIntervals& t) { return words_matrix(t.value_status.values()); })
      .def_readonly("too_few_sources", &AssociationIntervals::too_few_sources)
      .def_readonly("exhaustive", &AssociationIntervals::exhaustive)
      .def_readonly("sources", &AssociationIntervals::sources)
      .def_readonly("draws", &AssociationIntervals::draws)
      .def_readonly("measure", &AssociationIntervals::measure)
      .def("table", &AssociationIntervals::table)
      .def_property_readonly("_method_json", [](const AssociationIntervals& t) { return t.method().json(); })
      .def("__repr__", [](const AssociationIntervals& t) {
        return detail::cat("<AssociationIntervals ", to_string(t.measure), ", ", t.sources, " sources, ",
                           to_string(t.status), ">");
      });
}

}  // namespace tematik::python
