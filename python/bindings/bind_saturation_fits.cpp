#include <tematik/metrics/its.hpp>
#include <tematik/metrics/lowe.hpp>
#include <tematik/metrics/meaning_saturation.hpp>
#include <tematik/metrics/michaelis_menten.hpp>
#include <tematik/metrics/weller.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_lowe(py::module_& m) {
  auto c = saturation_result<LoweResult>(m, "LoweResult", "Three fitted curves: read all of them, never one alone.");
  c.def_readonly("closed_status", &LoweResult::closed_status, "Of the closed form of iw.")
      .def_readonly("closed_a", &LoweResult::closed_a)
      .def_readonly("closed_beta", &LoweResult::closed_beta)
      .def_readonly("codes", &LoweResult::codes, "S");
  m.def(
      "lowe",
      [](const py::object& from, LoweFits fits) {
        const auto new_codes = saturation_new_codes(from);
        const py::gil_scoped_release release;
        return lowe(new_codes, {.lowe = fits});
      },
      py::arg("new"), py::arg("lowe") = "both",
      R"(Three curves fitted by least squares to the codes seen after each unit, and the share of their end reached.

With cum_n codes seen after n units: is a(1 - (1-b)^n); iw a b n/(1 + b(n-1)); sw a(1 - G(1-b+n)/(G(1-b) G(1+n))), G the
gamma function; index = 100 cum_T/floor(a). The table has one row per fit, free and with an end a of at least S. That
the equations are those of the paper was not confirmed: check its appendix before you cite them. The models often
differ so much (33 to 106 % on one demo study) that an index alone is a choice of model.

Parameters
----------
new : array_like of int, shape (T,), or incidence, shape (T, S)
    Codes first seen in each unit, in order of analysis.
lowe : str
    "both", "free" or "constrained": which fits are returned.

Returns
-------
LoweResult
    `.table()`: model, constrained, a (codes), beta (0 to 1), sse, index (per cent; above 100 where a free end lies
    below S), status, reason. ``too_few_units`` below 3 units; ``undefined`` without a code; a row is ``limit`` where a
    straight or logarithmic line fits as well; `closed_a`, `closed_beta`: iw through the first and last point.

References
----------
.. [1] Lowe et al. (2018), Field Methods 30(3). doi:10.1177/1525822X17749386

Examples
--------
>>> fits = tk.metrics.lowe([5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0], lowe="free")
>>> [round(index, 2) for index in fits.table().column("index")]
[105.88, 85.71, 33.33]
)");
}

void bind_its(py::module_& m) {
  auto c = saturation_result<ItsResult>(m, "ItsResult", "Different codes divided by codes given.");
  def_saturation_number(c, "Different codes / codes given.");
  c.def_readonly("slope", &ItsResult::slope, "Least squares through 0, unit by unit.")
      .def_readonly("different", &ItsResult::different)
      .def_readonly("given", &ItsResult::given);
  m.def(
      "its",
      [](const py::object& from, const py::object& given, const std::string& merge_policy) {
        const ItsOptions options{.merge_policy = merge_policy};
        if (given.is_none()) return its(saturation_incidence(from), options);
        return its(saturation_new_codes(from), saturation_new_codes(given), options);
      },
      py::arg("new"), py::arg("given") = py::none(), py::arg("merge_policy") = "not recorded",
      R"(Different codes after merging, divided by codes given in all units: for machine coding, low when labels repeat.

value = cum_T/G_T with G_i the codes given in units 1..i, above 0 and up to 1; slope = sum of G_i cum_i/sum of G_i^2, a
line through 0 by least squares.

Parameters
----------
new : incidence, shape (T, S), or with `given` array_like of int, shape (T,)
    Codes first seen in each unit, in order of analysis.
given : array_like of int, shape (T,), optional
    Codes given in each unit.
merge_policy : str
    How labels of one meaning were merged. The figure depends wholly on it, so it goes into the record.

Returns
-------
ItsResult
    A number with `.slope`, `.different` and `.given`; ``no_data`` without units, ``undefined`` if no code was given.

References
----------
.. [1] De Paoli & Mathis (2024), arXiv:2401.03239

Examples
--------
>>> tk.metrics.its([6, 4], [20, 20]).value
0.25
)");
}

void bind_weller(py::module_& m) {
  auto c = saturation_result<WellerResult>(m, "WellerResult", "A power curve through the codes seen.");
  c.def_readonly("units", &WellerResult::units, "First N with a slope below 1; 0 unless status is ok.")
      .def_readonly("factor", &WellerResult::factor)
      .def_readonly("exponent", &WellerResult::exponent)
      .def_readonly("points", &WellerResult::points, "Units that entered the fit.");
  m.def(
      "weller", [](const py::object& from) { return weller(saturation_new_codes(from)); }, py::arg("new"),
      R"(A power curve factor N^exponent through the codes seen, and the first N whose slope is below one code per unit.

Fitted by least squares of ln cum_N on ln N over the units by which a code had been seen; that the paper fits it in this
way was not confirmed. A power curve never ends, so it says nothing on how many codes there are.

Parameters
----------
new : array_like of int, shape (T,), or incidence, shape (T, S)
    Codes first seen in each unit, in order of analysis.

Returns
-------
WellerResult
    `.units`: the first N, 1 or more, often far beyond T. ``never`` if the curve does not flatten (exponent 1 or more),
    ``too_few_units`` with fewer than two points, ``undefined`` without a code.

References
----------
.. [1] Weller et al. (2018), PLOS ONE 13(6). doi:10.1371/journal.pone.0198606

Examples
--------
>>> w = tk.metrics.weller([8, 0, 0, 8])
>>> w.status, w.points
('ok', 4)
)");
  m.def(
      "weller_units", [](double factor, double exponent) { return weller_units(factor, exponent); }, py::arg("factor"),
      py::arg("exponent"), R"(First N at which the curve factor N^exponent has a slope below one code per unit.

Parameters
----------
factor : float
    Above 0: the codes of the first unit.
exponent : float
    Any finite number.

Returns
-------
WellerResult
    The first N with exponent factor N^(exponent - 1) < 1; ``never`` if the exponent is 1 or more and the slope does not
    lie below 1 already, ``out_of_range`` past 9e15.

References
----------
.. [1] Weller et al. (2018), PLOS ONE 13(6). doi:10.1371/journal.pone.0198606

Examples
--------
>>> tk.metrics.weller_units(10, 0.5).units
26
)");
}

void bind_meaning(py::module_& m) {
  auto c =
      saturation_result<MeaningSaturationResult>(m, "MeaningSaturationResult", "When each code's meaning was full.");
  c.def_readonly("stop", &MeaningSaturationResult::stop, "Quantile over codes of their positions.")
      .def_readonly("codes", &MeaningSaturationResult::codes)
      .def_property_readonly("dimensions", [](const MeaningSaturationResult& r) { return owned_array(r.dimensions); })
      .def_property_readonly(
          "positions", [](const MeaningSaturationResult& r) { return owned_array(r.positions); },
          "Unit of each code's last new dimension; 0: no dimension was seen.")
      .def_readonly("codes_without_dimensions", &MeaningSaturationResult::codes_without_dimensions)
      .def_readonly("dimensions_after_stop", &MeaningSaturationResult::dimensions_after_stop);
  m.def(
      "meaning_saturation",
      [](const py::object& dimensions, const std::vector<std::string>& code_of, double quantile) {
        return meaning_saturation(saturation_incidence(dimensions), code_of, {.quantile = quantile});
      },
      py::arg("dimensions"), py::arg("code_of"), py::arg("quantile") = 1.0,
      R"(Per code, the position of its last new dimension (sub-code, or tag of memos); for the study, the latest of them.

A dimension is one aspect of what a code means. The position of a code is the unit (from 1) in which the last of its
dimensions was seen first; the study's is the smallest position that `quantile` of the codes have reached.

Parameters
----------
dimensions : array_like, shape (T, D)
    Units x dimensions, units in order of analysis.
code_of : list of str, length D
    The code that each dimension belongs to.
quantile : float
    Of the codes, above 0 and up to 1; 1 is the latest.

Returns
-------
MeaningSaturationResult
    `.stop`, and `.positions` per code (0: no dimension was seen). ``refused`` without any coded dimension: when codes
    appeared says nothing on when they were understood. ``no_data`` without units.

References
----------
.. [1] Hennink, Kaiser & Marconi (2017), Qualitative Health Research 27(4). doi:10.1177/1049732316665344

Examples
--------
>>> s = tk.metrics.meaning_saturation([[1, 0, 0], [1, 1, 0], [0, 0, 1]], ["trust", "trust", "cost"])
>>> s.positions.tolist(), s.stop
([2, 3], 3)
)");
}

void bind_michaelis_menten(py::module_& m) {
  auto c = saturation_result<MichaelisMentenResult>(m, "MichaelisMentenResult", "An end of the mean curve.");
  def_saturation_number(c, "S_max");
  c.def_readonly("half", &MichaelisMentenResult::half, "Units at which half of S_max is seen.");
  m.def(
      "michaelis_menten", [](const py::object& from) { return michaelis_menten(saturation_incidence(from)); },
      py::arg("incidence"),
      R"(S_max and B of S(t) = S_max t/(B + t), fitted to the mean accumulation curve; flag when S_max lies below S.

With y = S(t), x = S(t)/t, t = 1..T, and S_xx, S_xy, S_yy the sums of products about the means: B = (mean x S_yy - mean y
S_xy)/(mean y S_xx - mean x S_xy), S_max = mean y + B mean x. Nothing about codes demands this shape, and S_max is no
lower bound.

Parameters
----------
incidence : array_like, shape (T, S)
    Their order does not matter.

Returns
-------
MichaelisMentenResult
    A number of codes, with `.half` in units; below S it is kept with the flag ``below_observed``. ``too_few_units``
    below 3 units; ``undefined`` without a code or for a straight curve, which has no end.

References
----------
.. [1] Raaijmakers (1987), Biometrics 43, 793-803

Examples
--------
>>> tk.metrics.michaelis_menten([[1, 0], [1, 1], [0, 1], [1, 1]]).status
'ok'
)");
}

}  // namespace

void bind_saturation_fits(py::module_& m) {
  bind_lowe(m);
  bind_its(m);
  bind_weller(m);
  bind_meaning(m);
  bind_michaelis_menten(m);
}

}  // namespace tematik::python
