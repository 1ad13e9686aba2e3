#include <tematik/metrics/fugard_potts.hpp>
#include <tematik/metrics/galvin.hpp>
#include <tematik/metrics/information_power.hpp>
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

P = 1 - (1-R)^n, so n = ceil(ln(1-P)/ln(1-R)) and R = 1 - (1-P)^(1/n). The prevalence is a guess made before there are
data; units are drawn at random and independently.

Parameters
----------
prevalence, power : float, optional
    Between 0 and 1.
units : int, optional
    At least 1.

Returns
-------
GalvinResult
    All three, one of them computed; of `units` the power is that of the whole number of units. ``out_of_range`` where
    the number of units would not fit.

References
----------
.. [1] The binomial with one success. Its attribution to Galvin (2015) was not confirmed: check it before you cite it.

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

power(n) = P(X >= mentions), X binomial with n units and p = prevalence x mention; the answer is the smallest n with
power(n) >= power. It takes themes for things that exist beforehand and can be counted, which is disputed for
interpretive work (answers by Hammersley and by Emmel in the same journal).

Parameters
----------
prevalence : float
    Share of the population that could bring the theme, between 0 and 1: a guess.
mentions : int
    Units that must bring it, at least 1.
power : float
    Chance that they do, between 0 and 1; not read if `units` is given.
mention : float
    Chance that a unit that could bring the theme does, above 0 and up to 1.
units : int, optional
    If given, the power of so many units is computed.

Returns
-------
FugardPottsResult
    `.units`, at least `mentions`, and `.power` of so many. ``out_of_range`` past 2^50 units.

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

P(n) = product over codes of (1 - product over populations g of (1 - p_gc)^n_g), codes independent of each other and all
known to exist; the answer is the smallest n with P(n) >= chance. Unit n + 1 goes to the population furthest behind its
quota. The mean chance matters more than the number of codes.

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
    `.units`, `.chance` of meeting every code with them, `.allocation` (G,) units per population. ``never`` if a code has
    chance 0 everywhere (``impossible``), ``no_data`` without codes, ``out_of_range`` past 2^50 units (10^7 with several
    populations).

References
----------
.. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

Examples
--------
>>> tk.metrics.random_chance([0.3] * 10).units
15
)");
}

using InformationArgument = std::optional<std::variant<std::string, std::pair<std::string, std::string>>>;

[[nodiscard]] InformationAnswer information_answer(const InformationArgument& given) {
  if (!given) return {};
  if (const auto* answer = std::get_if<std::string>(&*given)) return {.answer = *answer};
  const auto& [answer, reason] = std::get<std::pair<std::string, std::string>>(*given);
  return {.answer = answer, .reason = reason};
}

void bind_information_power(py::module_& m) {
  auto c = saturation_result<InformationPowerResult>(
      m, "InformationPowerResult", "Five questions with their answers and reasons; there is no score.");
  def_saturation_column(c);
  m.def(
      "information_power",
      [](const InformationArgument& aim, const InformationArgument& specificity, const InformationArgument& theory,
         const InformationArgument& dialogue, const InformationArgument& analysis) {
        return information_power({.aim = information_answer(aim),
                                  .specificity = information_answer(specificity),
                                  .theory = information_answer(theory),
                                  .dialogue = information_answer(dialogue),
                                  .analysis = information_answer(analysis)});
      },
      py::kw_only(), py::arg("aim") = py::none(), py::arg("specificity") = py::none(), py::arg("theory") = py::none(),
      py::arg("dialogue") = py::none(), py::arg("analysis") = py::none(),
      R"(Information power: answers to five questions with two poles each, to print beside the numbers of planning.

The more a sample can tell for the study, the fewer participants it takes; towards the first pole fewer may do. The
model names no number and no score, and none is made here.

Parameters
----------
aim : str, or pair of str (answer, reason), optional
    "narrow" or "broad".
specificity : str or pair, optional
    Of the sample for the aim: "dense" or "sparse".
theory : str or pair, optional
    Established theory is "applied" or "not_applied".
dialogue : str or pair, optional
    Between researcher and participant: "strong" or "weak".
analysis : str or pair, optional
    "case" or "cross_case".

Returns
-------
InformationPowerResult
    `.table()`: item, fewer, more (the poles), answer, reason. ``no_data`` if nothing was answered; another word is a
    `UsageError`.

References
----------
.. [1] Malterud, Siersma & Guassora (2016), Qualitative Health Research 26(13). doi:10.1177/1049732315617444

Examples
--------
>>> power = tk.metrics.information_power(aim=("narrow", "one question"), dialogue="strong")
>>> power.column("answer")
['narrow', '', '', 'strong', '']
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

The scenario "minimal information": one can tell beforehand which units would bring something new, not how much. Each
such unit is next with the same chance; the distribution is exact by enumeration of the sets of codes seen. Steps count
units of this table; they are no forecast.

Parameters
----------
incidence : array_like, shape (T, S)
    Real or simulated; the order of its rows does not matter.
state_budget : int
    Sets of seen codes that the exact answer may hold; past it, or with 0, `runs` runs are simulated.
runs, seed : int
    Of the simulation: the same seed gives the same figures, whatever the number of `threads`.

Returns
-------
MinimalInformationResult
    `.steps`, `.probability`, `.mean` and `.sd`; steps lie between the smallest cover and min(T, S). ``no_data`` without
    units; 0 steps without codes.

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

The scenario "maximal information": one knows beforehand what each unit would bring. The minimum is exact, by branch and
bound. In hindsight, and no forecast.

Parameters
----------
incidence : array_like, shape (T, S)
ties : str
    Units that add equally much: "lowest" takes the first, "range" also tries them all.
node_budget : int
    Steps of each exact search; past it the status is ``bounded``, reason ``not_proven_optimal``.

Returns
-------
MaximalInformationResult
    `.greedy` and `.gains`: positions (from 1) in the order taken, and the codes each adds; `.optimum`, `.cover`,
    `.covers`. ``no_data`` without units.

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
  bind_information_power(m);
  bind_information(m);
}

}  // namespace tematik::python
