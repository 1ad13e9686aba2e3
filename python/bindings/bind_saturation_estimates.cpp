#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/hill.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/metrics/units_for.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_sample_coverage(py::module_& m) {
  auto c = saturation_result<CoverageResult>(m, "CoverageResult", "Sample coverage: a share of code mentions.");
  def_saturation_number(c, "Chao-Jost coverage, of t units if t was given.");
  c.def_readonly("turing", &CoverageResult::turing, "1 - Q1/U")
      .def_readonly("mentions", &CoverageResult::mentions, "U");
  m.def(
      "coverage",
      [](const py::object& from, std::optional<std::int64_t> t) {
        return coverage(saturation_incidence(from), {.t = t});
      },
      py::arg("incidence"), py::arg("t") = py::none(),
      R"(Coverage of the sample: of all code mentions in further units, the share that belongs to codes already seen.

Parameters
----------
incidence : array_like, shape (T, S)
t : int, optional
    Coverage of t units (exact up to T, extrapolated past it); None: of the T units there are.

Returns
-------
CoverageResult
    1 with reason ``no_uniques`` if no code stands in one unit alone; flag ``optimistic`` where one code does and none
    stands in two. NaN: ``no_data`` without units, ``too_few_units`` with one, ``undefined`` if no unit holds a code.

References
----------
.. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> z4 = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]
>>> round(tk.metrics.coverage(z4).value, 6)
0.678571
)");

  auto next = saturation_result<ExpectedNewResult>(m, "ExpectedNewResult", "Expected new codes from the next unit.");
  def_saturation_number(next, "New codes that one more unit is expected to bring.");
  m.def(
      "expected_new", [](const py::object& from) { return expected_new(saturation_incidence(from)); },
      py::arg("incidence"),
      R"(Expected new codes from the next unit, if it resembles those studied: (U/T)(1 - coverage).

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes, above 0 is "held".

Returns
-------
ExpectedNewResult
    NaN: ``no_data`` without units, ``too_few_units`` with one.

References
----------
.. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> tk.metrics.expected_new([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]).value
0.5625
)");
}

void bind_units_for(py::module_& m) {
  auto c = saturation_result<UnitsForResult>(m, "UnitsForResult", "Units that a target is expected to take.");
  def_saturation_number(c, "Units in all, a real number.");
  c.def_readonly("further", &UnitsForResult::further, "Of these, beyond T; 0 where T is enough.")
      .def_readonly("units", &UnitsForResult::units, "Whole units in all; 0 unless status is ok.")
      .def_readonly("target", &UnitsForResult::target)
      .def_readonly("estimate", &UnitsForResult::estimate, "All codes by Chao2, or the coverage of the T units.");
  m.def(
      "units_for_share",
      [](const py::object& from, double g) { return units_for_share(saturation_incidence(from), g); },
      py::arg("incidence"), py::arg("g"),
      R"(Units until a share `g` of all codes, by Chao2 in its classic form, is expected to be seen.

The number of codes is a lower bound, so say "at least"; past 2 T (flag ``beyond_double``) it is hardly more than a
formula.

Parameters
----------
incidence : array_like, shape (T, S)
g : float
    Between 0 and 1, both excluded.

Returns
-------
UnitsForResult
    ``further`` is 0 where the T units already hold the share.

References
----------
.. [1] Chao et al. (2009), Ecology 90(4). doi:10.1890/07-2147.1

Examples
--------
>>> tk.metrics.units_for_share([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]], 0.8).units
7
)");
  m.def(
      "units_for_coverage",
      [](const py::object& from, double c) { return units_for_coverage(saturation_incidence(from), c); },
      py::arg("incidence"), py::arg("c"),
      R"(Units until the coverage of code mentions is expected to be `c`.

Parameters
----------
incidence : array_like, shape (T, S)
c : float
    Between 0 and 1. If T or fewer units are enough, the fewest on the exact curve, reason ``within``.

References
----------
.. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> tk.metrics.units_for_coverage([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]], 0.7).units
5
)");
}

void bind_richness(py::module_& m) {
  auto c =
      saturation_result<RichnessResult>(m, "RichnessResult", R"(An estimate of the number of codes: say "at least".)");
  def_saturation_number(c, "The estimate.");
  c.def_readonly("se", &RichnessResult::se)
      .def_readonly("lo", &RichnessResult::lo)
      .def_readonly("hi", &RichnessResult::hi)
      .def_readonly("observed", &RichnessResult::observed, "S")
      .def_readonly("units", &RichnessResult::units, "T, or the number of segments")
      .def_readonly("used", &RichnessResult::used, "The estimator that was computed.");
  def_saturation_column(c);
  py::class_<RichnessTable>(m, "RichnessTable", "Several estimates of one table, one row each.")
      .def_readonly("rows", &RichnessTable::rows)
      .def("__len__", [](const RichnessTable& r) { return r.rows.size(); })
      .def("__getitem__",
           [](const RichnessTable& r, std::size_t i) {
             if (i >= r.rows.size()) throw py::index_error();
             return r.rows[i];
           })
      .def("table", &RichnessTable::table)
      .def_property_readonly("_method_json", [](const RichnessTable& r) { return r.method().json(); })
      .def("__repr__", [](const RichnessTable& r) { return detail::cat("<RichnessTable ", r.rows.size(), " rows>"); });

  const auto reads_counts = [](RichnessEstimator e) {
    return e == RichnessEstimator::chao1 || e == RichnessEstimator::chao1_bc || e == RichnessEstimator::ace;
  };
  const auto one = [reads_counts](const py::object& from, const RichnessOptions& options) {
    if (!reads_counts(options.estimator)) {
      const Incidence table = saturation_incidence(from);
      const py::gil_scoped_release release;
      return richness(table, options);
    }
    std::vector<py::object> keep;
    const IntColumn column = int_column(from, "counts", keep);
    SegmentCounts counts;
    for (std::size_t j = 0; j < column.size(); ++j) counts.codes.push_back(column[j]);
    return richness(counts, options);
  };
  m.def(
      "richness",
      [one](const py::object& from, RichnessEstimator estimator, double confidence, JackSe jack_se, IceForm ice,
            std::int64_t cut, std::optional<bool> small_sample_factor) {
        return one(from, {.estimator = estimator,
                          .confidence = confidence,
                          .jack_se = jack_se,
                          .ice = ice,
                          .cut = cut,
                          .small_sample_factor = small_sample_factor});
      },
      py::arg("incidence"), py::arg("estimator") = "chao2_bc", py::arg("confidence") = 0.95,
      py::arg("jack_se") = "pseudo", py::arg("ice") = "spader", py::arg("cut") = 10,
      py::arg("small_sample_factor") = py::none(),
      R"(The number of codes, seen or not: a lower bound (Chao) or another estimate.

Print "at least about N codes, if further units resemble those studied"; never "N codes exist".

Parameters
----------
incidence : array_like, shape (T, S)
    For chao1, chao1_bc and ace: segments per code, shape (S,).
estimator : str, or list of str
    chao2, chao2_bc, chao2_auto, ichao2, jackknife1, jackknife2, bootstrap, ice; chao1, chao1_bc, ace. A list gives a
    table of estimates.
confidence : float
    Of the log-normal interval; it starts at S or above.
jack_se : str
    Standard error of the jackknife: "pseudo" (variance of the pseudo-values, first order only) or "delta" (what SpadeR
    prints).
ice : str
    "spader" or "estimates": ICE as two programs write it.
cut : int
    ICE, ACE: codes with at most so many units or segments are rare.
small_sample_factor : bool, optional
    The factor (T-1)/T of Chao's formulas; None: on for units, off for segments.

Returns
-------
RichnessResult
    ``degenerate``: the estimate is S, without interval. ``too_few_units`` with one unit. An estimate below S (second
    jackknife) is not raised to it: flag ``below_observed``, no interval. ``undefined``: ACE where every rare code has
    one segment.

References
----------
.. [1] Chao (1987), Biometrics 43(4). doi:10.2307/2531532
.. [2] Chiu et al. (2014), Biometrics 70(3). doi:10.1111/biom.12200
.. [3] Smith & van Belle (1984), Biometrics 40: 119 (bootstrap); Lee & Chao (1994) (ICE, ACE)

Examples
--------
>>> z4 = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]
>>> tk.metrics.richness(z4).value
6.25
>>> tk.metrics.richness(z4, ["chao2", "jackknife1"]).table().column("value")
[6.25, 6.25]
)");
  m.def(
      "richness",
      [one](const py::object& from, const std::vector<RichnessEstimator>& estimator, double confidence, JackSe jack_se,
            IceForm ice, std::int64_t cut, std::optional<bool> small_sample_factor) {
        RichnessTable out;
        for (const auto e : estimator) {
          out.rows.push_back(one(from, {.estimator = e,
                                        .confidence = confidence,
                                        .jack_se = jack_se,
                                        .ice = ice,
                                        .cut = cut,
                                        .small_sample_factor = small_sample_factor}));
        }
        return out;
      },
      py::arg("incidence"), py::arg("estimator"), py::arg("confidence") = 0.95, py::arg("jack_se") = "pseudo",
      py::arg("ice") = "spader", py::arg("cut") = 10, py::arg("small_sample_factor") = py::none());
}

[[nodiscard]] std::vector<double> hill_orders(const std::variant<double, std::vector<double>>& q) {
  if (const auto* one = std::get_if<double>(&q)) return {*one};
  return std::get<std::vector<double>>(q);
}

void bind_hill(py::module_& m) {
  auto c = saturation_result<HillResult>(m, "HillResult", "Hill numbers of code mentions.");
  c.def_readonly("skipped", &HillResult::skipped, "Bootstrap replicates without any code.")
      .def(
          "value", [](const HillResult& r, HillKind kind, double q) { return r.value(kind, q); }, py::arg("kind"),
          py::arg("q"),
          R"(The figure of a kind ("observed", "rarefied", "asymptotic") and order; NaN if not asked for.)");
  m.def(
      "hill",
      [](const py::object& from, const std::variant<double, std::vector<double>>& q, std::optional<std::int64_t> t,
         double confidence, std::int64_t n_boot, std::uint64_t seed, std::optional<int> threads) {
        const Incidence table = saturation_incidence(from);
        const HillOptions options{.q = hill_orders(q),
                                  .t = t,
                                  .confidence = confidence,
                                  .n_boot = n_boot,
                                  .seed = seed,
                                  .threads = threads.value_or(0)};
        const py::gil_scoped_release release;
        return hill(table, options);
      },
      py::arg("incidence"), py::arg("q") = std::vector<double>{0, 1, 2}, py::arg("t") = py::none(),
      py::arg("confidence") = 0.95, py::arg("n_boot") = 2000, py::arg("seed") = 0, py::arg("threads") = py::none(),
      R"(Hill numbers of code mentions: observed, rarefied to `t` units, and with the codes not seen yet.

Parameters
----------
incidence : array_like, shape (T, S)
q : float, or list of float
    Orders, 0 or more: 0 counts codes, 2 hardly counts rare ones. Asymptotic figures exist for 0, 1 and 2.
t : int, optional
    Rarefied to so many units, 1..T.
confidence : float
    Of the bootstrap intervals.
n_boot : int
    Bootstrap replicates for the intervals; 0: none.
seed : int
    Of the replicates: the same seed gives the same interval.
threads : int, optional
    None: all processors; the figures do not depend on it.

Returns
-------
HillResult
    With few units asymptotic figures may rise with q: flag ``order_violated``. Without units or codes every figure is
    NaN with its status.

References
----------
.. [1] Chao et al. (2014), Ecological Monographs 84(1). doi:10.1890/13-0133.1

Examples
--------
>>> tk.metrics.hill([[1, 0], [1, 1], [0, 1]], n_boot=0).value("observed", 0)
2.0
)");
}

}  // namespace

void bind_saturation_estimates(py::module_& m) {
  bind_sample_coverage(m);
  bind_units_for(m);
  bind_richness(m);
  bind_hill(m);
}

}  // namespace tematik::python
