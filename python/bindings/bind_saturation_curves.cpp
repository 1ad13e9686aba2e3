#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/chance_new.hpp>
#include <tematik/metrics/first_appearance.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_accumulation(py::module_& m) {
  auto c = saturation_result<AccumulationResult>(m, "AccumulationResult", "Codes in t units on average, t = 0..T.");
  c.def_readonly("sd_status", &AccumulationResult::sd_status, "Of sd, lo and hi.")
      .def_property_readonly("mean", [](const AccumulationResult& r) { return owned_array(r.mean); })
      .def_property_readonly("sd", [](const AccumulationResult& r) { return owned_array(r.sd); })
      .def_property_readonly("lo", [](const AccumulationResult& r) { return owned_array(r.lo); })
      .def_property_readonly("hi", [](const AccumulationResult& r) { return owned_array(r.hi); })
      .def_readonly("units", &AccumulationResult::units, "T")
      .def_readonly("codes", &AccumulationResult::codes, "S");
  def_saturation_column(c);
  m.def(
      "accumulation",
      [](const py::object& from, CurveVariance variance, std::optional<std::int64_t> extrapolate_to, double confidence,
         std::int64_t var_budget) {
        const Incidence table = saturation_incidence(from);
        const py::gil_scoped_release release;
        return accumulation(table, {.confidence = confidence,
                                    .var_budget = var_budget,
                                    .variance = variance,
                                    .extrapolate_to = extrapolate_to});
      },
      py::arg("incidence"), py::arg("variance") = "conditional", py::arg("extrapolate_to") = py::none(),
      py::arg("confidence") = 0.95, py::arg("var_budget") = 5'000'000'000,
      R"(Mean and standard deviation of the number of codes in t of these T units, over all T! orders, exactly.

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes, above 0 is "held".
variance : str
    "conditional": another order of these units. "unconditional": another sample of units, not 0 at T.
extrapolate_to : int, optional
    Last t of the curve, past T without a band; advisable up to 2 T (flag ``beyond_double`` after it).
confidence : float
    Of the band mean +- z sd.
var_budget : int
    Word operations that the exact variance may cost; past it ``sd_status`` is ``bounded`` and sd is NaN.

Returns
-------
AccumulationResult
    ``mean``, ``sd``, ``lo`` and ``hi`` of length T + 1 (element t belongs to t units). The band describes reordering
    of these units; it is no forecast. ``no_data`` without units.

References
----------
.. [1] Colwell, Mao & Chang (2004), Ecology 85(10). doi:10.1890/03-0557
.. [2] Colwell et al. (2012), Journal of Plant Ecology 5(1). doi:10.1093/jpe/rtr044

Examples
--------
>>> curve = tk.metrics.accumulation([[1, 0], [1, 1]])
>>> curve.mean.tolist(), curve.sd.tolist()
([0.0, 1.5, 2.0], [0.0, 0.5, 0.0])
)");
}

void bind_first_appearance(py::module_& m) {
  auto c = saturation_result<FirstAppearanceResult>(m, "FirstAppearanceResult", "First position of each code.");
  c.def_readonly("codes", &FirstAppearanceResult::codes)
      .def_property_readonly("held_by", [](const FirstAppearanceResult& r) { return owned_array(r.held_by); })
      .def_property_readonly(
          "first", [](const FirstAppearanceResult& r) { return owned_array(r.first); },
          "Observed, from 1; 0: no unit holds the code.")
      .def_property_readonly(
          "mean", [](const FirstAppearanceResult& r) { return owned_array(r.mean); }, "In random order.")
      .def_property_readonly("sd", [](const FirstAppearanceResult& r) { return owned_array(r.sd); });
  m.def(
      "first_appearance", [](const py::object& from) { return first_appearance(saturation_incidence(from)); },
      py::arg("incidence"),
      R"(For each code its first position, and mean and spread of that position over all orders of these units.

With n of T units: mean (T+1)/(n+1), variance n(T-n)(T+1)/((n+1)^2(n+2)). A code far from its mean hints that the order
carries meaning (waves, sites, a changed guide), not that something is wrong.

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes in order of analysis, above 0 is "held".

Returns
-------
FirstAppearanceResult
    A code that no unit holds has ``first`` 0 and no mean.

Notes
-----
The position is that of the first success in draws without replacement: negative hypergeometric.

Examples
--------
>>> f = tk.metrics.first_appearance([[0, 1], [1, 1]])
>>> f.first.tolist(), f.mean.tolist()
([2, 1], [1.5, 1.0])
)");

  auto area = saturation_result<AccumulationAreaResult>(m, "AccumulationAreaResult", "Area under the curve.");
  def_saturation_number(area, "Observed: the sum of the codes seen after each unit.");
  area.def_readonly("expected", &AccumulationAreaResult::expected, "Its mean over all orders.");
  m.def(
      "accumulation_area", [](const py::object& from) { return accumulation_area(saturation_incidence(from)); },
      py::arg("incidence"), R"(Area under the accumulation curve: large when codes come early.

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes in order of analysis, above 0 is "held".

Returns
-------
AccumulationAreaResult
    ``value``, and ``expected``: (T+1) times the sum of n/(n+1) over codes held by n units. Its spread and the share of
    orders at or above it: `permute_accumulation`.

Examples
--------
>>> a = tk.metrics.accumulation_area([[0, 1], [1, 1]])
>>> a.value, a.expected
(3.0, 3.5)
)");
}

void bind_chance_new(py::module_& m) {
  auto c = saturation_result<ChanceNewResult>(m, "ChanceNewResult", "Chance of a new code at each position.");
  c.def_property_readonly(
      "chance", [](const ChanceNewResult& r) { return owned_array(r.chance); }, "Element i belongs to position i + 1.");
  m.def(
      "chance_new",
      [](const py::object& from, std::int64_t node_budget) {
        const Incidence table = saturation_incidence(from);
        const py::gil_scoped_release release;
        return chance_new(table, {.node_budget = node_budget});
      },
      py::arg("incidence"), py::arg("node_budget") = 10'000'000,
      R"(For each position, the share of all T! orders in which the unit there brings a code that none before it held.

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes, above 0 is "held".
node_budget : int
    Unions of code columns that may be formed; past it only both ends are figures (``bounded``): simulate orders.

Returns
-------
ChanceNewResult
    ``chance`` of length T; the last is the share of units with a code of their own. ``no_data`` without units.

References
----------
.. [1] Tran et al. (2016), Journal of Clinical Epidemiology 80. doi:10.1016/j.jclinepi.2016.07.014

Examples
--------
>>> tk.metrics.chance_new([[1, 0], [1, 1]]).chance.tolist()
[1.0, 0.5]
)");
}

}  // namespace

void bind_saturation_curves(py::module_& m) {
  bind_accumulation(m);
  bind_first_appearance(m);
  bind_chance_new(m);
}

}  // namespace tematik::python
