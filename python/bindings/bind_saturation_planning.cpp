#include <tematik/metrics/fugard_potts.hpp>
#include <tematik/metrics/galvin.hpp>
#include <tematik/metrics/maximal_information.hpp>
#include <tematik/metrics/minimal_information.hpp>
#include <tematik/metrics/random_chance.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_galvin(py::module_& m) {
  auto c = saturation_result<GalvinResult>(m, "GalvinResult", "Prevalence, power and units of one code.");
  c.def_readonly("prevalence", &GalvinResult::prevalence)
      .def_readonly("power", &GalvinResult::power, "Of these units: at least the power asked for.")
      .def_readonly("units", &GalvinResult::units);
  m.def(
      "galvin",
      [](std::optional<double> prevalence, std::optional<double> power, std::optional<std::int64_t> units) {
        return galvin({.prevalence = prevalence, .power = power, .units = units});
      },
      py::arg("prevalence") = py::none(), py::arg("power") = py::none(), py::arg("units") = py::none(),
      R"(Chance P that n units bring a code of prevalence R at least once; or n, or R: give two of the three.

P = 1 - (1-R)^n. The prevalence is a guess made before there are data; units are drawn independently.

Parameters
----------
prevalence, power : float, optional
    Between 0 and 1.
units : int, optional
    At least 1.

Examples
--------
>>> tk.metrics.galvin(prevalence=0.1, power=0.95).units
29
)");
}

void bind_fugard_potts(py::module_& m) {
  auto c = saturation_result<FugardPottsResult>(m, "FugardPottsResult", "Units that bring a theme often enough.");
  c.def_readonly("units", &FugardPottsResult::units, "Least n, or the n given.")
      .def_readonly("power", &FugardPottsResult::power, "Of these units.");
  m.def(
      "fugard_potts",
      [](double prevalence, std::int64_t mentions, double power, double mention, std::optional<std::int64_t> units) {
        return fugard_potts(
            {.prevalence = prevalence, .mentions = mentions, .power = power, .mention = mention, .units = units});
      },
      py::arg("prevalence") = 0.1, py::arg("mentions") = 2, py::arg("power") = 0.8, py::arg("mention") = 1.0,
      py::arg("units") = py::none(),
      R"(The least number of units that bring a theme `mentions` times or more with the chance `power`; or the power.

It takes themes for things that can be counted, which is disputed for interpretive work.

Parameters
----------
prevalence : float
    Share of the population that could bring the theme.
mentions : int
    Units that must bring it.
power : float
    Chance that they do; not read if `units` is given.
mention : float
    Chance that a unit that could bring the theme does.
units : int, optional
    If given, the power of so many units is computed.

References
----------
.. [1] Fugard & Potts (2015), Int. J. Social Research Methodology 18(6). doi:10.1080/13645579.2015.1005453

Examples
--------
>>> tk.metrics.fugard_potts(prevalence=0.1, mentions=2).units
29
>>> tk.metrics.fugard_potts(prevalence=0.5, mentions=1, units=3).power
0.875
)");
}

void bind_random_chance(py::module_& m) {
  auto c = saturation_result<RandomChanceResult>(m, "RandomChanceResult", "Units that bring every code.");
  c.def_readonly("units", &RandomChanceResult::units, "Least n, or the n given.")
      .def_readonly("chance", &RandomChanceResult::chance, "Of meeting every code with these units.")
      .def_property_readonly(
          "allocation", [](const RandomChanceResult& r) { return owned_array(r.allocation); }, "Units per population.")
      .def_property_readonly(
          "impossible",
          [](const RandomChanceResult& r) {
            return owned_array(std::vector<std::int64_t>(r.impossible.begin(), r.impossible.end()));
          },
          "Codes with chance 0 everywhere.");
  m.def(
      "random_chance",
      [](const py::object& chances, double chance, std::optional<std::int64_t> units, std::vector<double> quotas) {
        const auto table = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(chances);
        if (!table || table.ndim() < 1 || table.ndim() > 2) {
          PyErr_Clear();
          throw InputError("chances", "chances: expected one chance per code, or a table populations x codes",
                           "chances");
        }
        const auto rows = static_cast<std::size_t>(table.ndim() == 2 ? table.shape(0) : 1);
        const auto width = static_cast<std::size_t>(table.shape(table.ndim() - 1));
        if (!quotas.empty() && quotas.size() != rows) {
          throw UsageError(
              "quotas", detail::cat("expected one quota per population, ", rows, ", found ", quotas.size()), "quotas");
        }
        std::vector<Population> populations;
        for (std::size_t g = 0; g < rows; ++g) {
          const double* const row = table.data() + g * width;
          populations.push_back({.chances = {row, row + width}, .quota = quotas.empty() ? 1 : quotas[g]});
        }
        const py::gil_scoped_release release;
        return random_chance(populations, {.chance = chance, .units = units});
      },
      py::arg("chances"), py::arg("chance") = 0.95, py::arg("units") = py::none(),
      py::arg("quotas") = std::vector<double>(),
      R"(The least number of units, drawn at random, that bring every one of K codes with a given chance.

Parameters
----------
chances : array_like of float, shape (K,) or (G, K)
    Chance that a unit (of each population) brings the code.
chance : float
    Of meeting every code; not read if `units` is given.
units : int, optional
    If given, the chance of so many units is computed.
quotas : list of float, length G
    Shares of the sample, relative to each other; empty: equal.

Returns
-------
RandomChanceResult
    ``never`` if a code has chance 0 everywhere (``impossible``).

References
----------
.. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

Examples
--------
>>> tk.metrics.random_chance([0.3] * 10).units
15
)");
}

void bind_information(py::module_& m) {
  using Minimal = MinimalInformationResult;
  auto c = saturation_result<Minimal>(m, "MinimalInformationResult", "Steps until every code is seen.");
  c.def_readonly("exact", &Minimal::exact, "By enumeration; else by simulation.")
      .def_property_readonly("steps", [](const Minimal& r) { return owned_array(r.steps); })
      .def_property_readonly("probability", [](const Minimal& r) { return owned_array(r.probability); })
      .def_readonly("mean", &Minimal::mean)
      .def_readonly("sd", &Minimal::sd);
  m.def(
      "minimal_information",
      [](const py::object& from, std::int64_t state_budget, std::int64_t runs, std::uint64_t seed,
         std::optional<int> threads) {
        const Incidence table = saturation_incidence(from);
        const py::gil_scoped_release release;
        return minimal_information(
            table, {.state_budget = state_budget, .runs = runs, .seed = seed, .threads = threads.value_or(0)});
      },
      py::arg("incidence"), py::arg("state_budget") = 50'000, py::arg("runs") = 10'000, py::arg("seed") = 0,
      py::arg("threads") = py::none(),
      R"(Steps until every code is seen, if each next unit is drawn at random among those that bring a new code.

Parameters
----------
incidence : array_like, shape (T, S)
    Real or simulated.
state_budget : int
    Sets of seen codes that the exact answer may hold; past it, or with 0, `runs` runs are simulated.

References
----------
.. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

Examples
--------
>>> r = tk.metrics.minimal_information([[1, 1], [0, 1]])
>>> r.exact, r.mean
(True, 1.5)
)");

  using Maximal = MaximalInformationResult;
  auto most = saturation_result<Maximal>(m, "MaximalInformationResult", "The fewest units that hold every code.");
  most.def_property_readonly(
          "greedy", [](const Maximal& r) { return owned_array(r.greedy); },
          "Positions (from 1) of the units, in the order they are taken.")
      .def_property_readonly("gains", [](const Maximal& r) { return owned_array(r.gains); })
      .def_readonly("fewest", &Maximal::fewest, "Smallest greedy answer over all ties, with ties=\"range\".")
      .def_readonly("most", &Maximal::most)
      .def_readonly("optimum", &Maximal::optimum, "Size of the smallest cover found.")
      .def_readonly("at_least", &Maximal::at_least, "No cover is smaller than this.")
      .def_property_readonly(
          "cover", [](const Maximal& r) { return owned_array(r.cover); }, "One smallest cover, positions rising.")
      .def_readonly("covers", &Maximal::covers, "Number of smallest covers; None where they were not counted.");
  m.def(
      "maximal_information",
      [](const py::object& from, GreedyTies ties, std::int64_t node_budget) {
        const Incidence table = saturation_incidence(from);
        const py::gil_scoped_release release;
        return maximal_information(table, {.ties = ties, .node_budget = node_budget});
      },
      py::arg("incidence"), py::arg("ties") = "lowest", py::arg("node_budget") = 200'000,
      R"(The fewest units that hold every code: taking the one that adds most each time, and the true minimum.

Parameters
----------
incidence : array_like, shape (T, S)
ties : str
    Units that add equally much: "lowest" takes the first, "range" also tries them all.
node_budget : int
    Steps of each exact search; past it the status is ``bounded``, reason ``not_proven_optimal``.

References
----------
.. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

Examples
--------
>>> r = tk.metrics.maximal_information([[1, 0], [1, 1]])
>>> r.optimum, r.cover.tolist(), r.covers
(1, [2], 1)
)");
}

}  // namespace

void bind_saturation_planning(py::module_& m) {
  bind_galvin(m);
  bind_fugard_potts(m);
  bind_random_chance(m);
  bind_information(m);
}

}  // namespace tematik::python
