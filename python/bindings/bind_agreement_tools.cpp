#include <tematik/metrics/agreement_drift.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/agreement_planning.hpp>
#include <tematik/metrics/consensus.hpp>
#include <tematik/metrics/unit_bootstrap.hpp>
#include <tematik/metrics/unitizing_alpha_1995.hpp>

#include "agreement_arguments.hpp"
#include "continuum_argument.hpp"

namespace tematik::python {

namespace {

/// A coefficient of one table without its variance; undefined figures have no value.
[[nodiscard]] auto plain_figure(Metric metric, const CoefficientOptions& given) {
  CoefficientOptions options = given;
  options.variance = false;
  return [metric, options](const Ratings& r) {
    const AgreementValue figure = agreement_value(metric, std::span(&r, 1), options);
    return figure.status == Status::ok ? std::optional(figure.value) : std::nullopt;
  };
}

[[nodiscard]] CoefficientOptions weighted_options(const py::object& weights) {
  CoefficientOptions options;
  put_weights(options, weights);
  return options;
}

/// A source of a continuum as the sweep takes it.
[[nodiscard]] CoderSource coder_source_of(const Continuum& continuum, std::size_t s) {
  CoderSource out{.length = continuum.length(s), .codes = continuum.codes().size()};
  for (std::size_t g = 0; g < continuum.coders().size(); ++g) {
    const auto runs = continuum.looked(s, g).runs();
    const bool is_whole = runs.size() == 1 && runs.front() == Span{0, out.length};
    const RegionKind kind = is_whole ? RegionKind::whole : runs.empty() ? RegionKind::none : RegionKind::intervals;
    out.regions.push_back({kind, is_whole ? std::vector<Span>() : runs});
  }
  const auto units = continuum.units(s);
  out.spans.assign(units.begin(), units.end());
  return out;
}

/// Decisions of all sources with the names of everything.
struct ConsensusList {
  std::vector<std::pair<std::size_t, ConsensusItem>> items = {};
  std::vector<std::string> sources = {}, coders = {}, codes = {};
  double threshold = 0.5;

  [[nodiscard]] Table table() const {
    std::vector<std::string> source, code, decision, coded, looked;
    std::vector<std::int64_t> begin, end;
    const auto names = [&](std::uint64_t set) {
      std::string out;
      for (std::size_t g = 0; g < coders.size(); ++g) {
        if ((set >> g & 1U) != 0) out += (out.empty() ? "" : ", ") + coders[g];
      }
      return out;
    };
    for (const auto& [s, item] : items) {
      source.push_back(sources[s]);
      code.push_back(codes[item.code]);
      begin.push_back(item.span.begin);
      end.push_back(item.span.end);
      decision.emplace_back(to_string(item.decision));
      coded.push_back(names(item.coded));
      looked.push_back(names(item.looked));
    }
    Table out;
    out.add("source", std::move(source)).add("code", std::move(code)).add("begin", std::move(begin));
    out.add("end", std::move(end)).add("decision", std::move(decision)).add("coded", std::move(coded));
    out.add("looked", std::move(looked));
    return out;
  }
  [[nodiscard]] MethodRecord method() const {
    MethodRecord out{.function = "consensus", .n = static_cast<std::int64_t>(sources.size())};
    out.option("threshold", threshold);
    return out;
  }
};

[[nodiscard]] Table plan_table(const AgreementPlan& p) {
  Table out;
  out.add("n", std::vector<std::int64_t>{p.n}).add("half_width", std::vector<double>{p.half_width});
  out.add("status", std::vector<std::string>{std::string(to_string(p.status))});
  out.add("mc_se", std::vector<double>{p.mc_se}).add("first_guess", std::vector<std::int64_t>{p.first_guess});
  out.add("n_observed", std::vector<std::int64_t>{p.n_observed});
  out.add("observed_half_width", std::vector<double>{p.observed_half_width});
  return out;
}

void bind_agreement_tool_classes(py::module_& m) {
  using U = UnitBootstrapResult;
  agreement_class<U>(m, "UnitBootstrapResult", "A percentile interval from units drawn anew; read `status` first.")
      .def_readonly("status", &U::status)
      .def_readonly("lo", &U::lo)
      .def_readonly("hi", &U::hi)
      .def_readonly("se", &U::se)
      .def_readonly("n", &U::n, "Units with a value: what every resample draws.")
      .def_readonly("n_undefined", &U::n_undefined, "Resamples without a figure.")
      .def_property_readonly("flags", [](const U& r) { return r.flags.words(); })
      .def_property_readonly(
          "values", [](const U& r) { return owned_array(r.values); }, "One figure per resample; NaN where undefined.")
      .def(
          "table", [](const U& r) { return r.table(); }, "One row per resample.");
  using D = AgreementDrift;
  agreement_class<D>(m, "AgreementDrift", "Control charts of disagreement; read `status` first.")
      .def_readonly("status", &D::status)
      .def_readonly("mean", &D::mean, "mu0.")
      .def_readonly("sigma", &D::sigma)
      .def_readonly("n", &D::n, "Sources with a figure.")
      .def_readonly("n_missing", &D::n_missing)
      .def_readonly("n_undated", &D::n_undated, "Sources of a study that were left out because they have no time.")
      .def_readonly("sources", &D::sources, "Their labels, of a study.")
      .def_property_readonly("flags", [](const D& d) { return d.flags.words(); })
      .def_readonly("first_ewma_alarm", &D::first_ewma_alarm, "From 0; None: no alarm.")
      .def_readonly("first_cusum_alarm", &D::first_cusum_alarm)
      .def_property_readonly("ewma",
                             [](const D& d) {
                               std::vector<double> out;
                               for (const auto& point : d.points) out.push_back(point.ewma);
                               return owned_array(std::move(out));
                             })
      .def_property_readonly("cusum",
                             [](const D& d) {
                               std::vector<double> out;
                               for (const auto& point : d.points) out.push_back(point.cusum);
                               return owned_array(std::move(out));
                             })
      .def("table", &D::table, "One row per source, with limits and alarms.");
  using P = AgreementPlan;
  agreement_class<P>(m, "AgreementPlan", "How many units or sources are needed; read `status` first.")
      .def_readonly("status", &P::status)
      .def_readonly("n", &P::n, "Needed; `max_n` if that was not reached.")
      .def_readonly("half_width", &P::half_width, "Achieved with n.")
      .def_readonly("mc_se", &P::mc_se, "Monte-Carlo standard error of it.")
      .def_readonly("first_guess", &P::first_guess)
      .def_readonly("n_observed", &P::n_observed)
      .def_readonly("observed_half_width", &P::observed_half_width)
      .def_property_readonly("flags", [](const P& p) { return p.flags.words(); })
      .def("table", &plan_table, "One row.")
      .def("__repr__", [](const P& p) { return detail::cat("<plan ", p.n, ", ", to_string(p.status), ">"); });
  using A = UnitizingAlpha1995Result;
  agreement_class<A, AgreementValue>(m, "UnitizingAlpha1995Result", "alpha_U of 1995; the value is over all codes.")
      .def_readonly("codes", &A::codes, "One figure per code.");
  agreement_class<ConsensusList>(m, "ConsensusList", "Majority decisions per code and stretch of text.")
      .def("__len__", [](const ConsensusList& c) { return c.items.size(); })
      .def("table", &ConsensusList::table, "source, code, begin, end, decision, coded (by whom), looked (who).")
      .def("__repr__",
           [](const ConsensusList& c) { return detail::cat("<consensus, ", c.items.size(), " stretches>"); });
}

}  // namespace

void bind_agreement_tools(py::module_& m) {
  bind_agreement_tool_classes(m);
  m.def(
      "unit_bootstrap",
      [](const py::object& ratings, Metric metric, const py::object& weights, const py::object& categories,
         std::int64_t n_boot, double confidence, std::uint64_t seed, std::optional<int> threads,
         const py::object& progress) {
        const Ratings table = agreement_ratings(ratings, categories);
        const auto figure = plain_figure(metric, weighted_options(weights));
        const UnitBootstrapOptions options{.n_boot = n_boot,
                                           .confidence = confidence,
                                           .seed = seed,
                                           .threads = threads.value_or(0),
                                           .progress = progress_of(progress)};
        const py::gil_scoped_release release;
        return unit_bootstrap(table, figure, options);
      },
      py::arg("ratings"), py::arg("metric") = "krippendorff_alpha", py::kw_only(), py::arg("weights") = "identity",
      py::arg("categories") = py::none(), py::arg("n_boot") = 2000, py::arg("confidence") = 0.95, py::arg("seed") = 0,
      py::arg("threads") = py::none(), py::arg("progress") = py::none(),
      detail::cat("Percentile interval of a coefficient from units drawn with replacement.\n", ratings_parameter,
                  R"(metric : str
    A coefficient of one table of ratings, by name.
weights : str or array_like
n_boot, confidence, seed, threads, progress
    The result is the same for any number of threads.

Returns
-------
UnitBootstrapResult
    ``too_few_units`` with fewer than two units. Neighbouring sentences are not independent: where there are several
    sources, draw those (``tk.agreement``).

References
----------
.. [1] Efron & Tibshirani (1993), doi:10.1201/9780429246593

Examples
--------
>>> ci = tk.metrics.unit_bootstrap([[1, 1, 0, 0], [1, 0, 0, 0]], "percent", n_boot=200)
>>> ci.status, ci.lo <= 0.75 <= ci.hi
('ok', True)
)")
          .c_str());
  m.def(
      "agreement_drift",
      [](const std::vector<double>& x, double lambda, double limit, double slack, double decision,
         std::optional<double> mean, std::optional<double> sigma, std::int64_t baseline) {
        return agreement_drift(x, {.lambda = lambda,
                                   .limit = limit,
                                   .slack = slack,
                                   .decision = decision,
                                   .mean = mean,
                                   .sigma = sigma,
                                   .baseline = baseline});
      },
      py::arg("x"), py::kw_only(), py::arg("lambda_") = 0.2, py::arg("limit") = 3.0, py::arg("slack") = 0.5,
      py::arg("decision") = 5.0, py::arg("mean") = py::none(), py::arg("sigma") = py::none(), py::arg("baseline") = 10,
      R"(EWMA and CUSUM charts of disagreement per source, in order of completion.

Parameters
----------
x : array_like of float, shape (sources,)
    Disagreement (D_o) of each source; NaN: no figure.
lambda_ : float
    Weight of the newest source.
limit : float
    Half-width of the EWMA limits in standard errors.
slack, decision : float
    Of CUSUM, in sigma.
mean, sigma : float, optional
    Else those of the first `baseline` figures.
baseline : int

Returns
-------
AgreementDrift
    ``too_few_units``: fewer figures than the baseline needs. ``no_variation``: sigma is 0.

References
----------
.. [1] Page (1954), doi:10.1093/biomet/41.1-2.100; Roberts (1959), doi:10.1080/00401706.1959.10489860

Examples
--------
>>> d = tk.metrics.agreement_drift([0.1, 0.1, 0.3], mean=0.1, sigma=0.05)
>>> [round(z, 4) for z in d.ewma.tolist()]
[0.1, 0.1, 0.14]
)");
  const char* plan_doc =
      R"(The smallest number whose interval is narrow enough, by simulating studies like the one at hand.

Parameters
----------
ratings : array_like, shape (coders, units); of `plan_sources` a sequence of such tables, one per source
metric : str
half_width : float
    Wanted: half of the interval's width.
confidence : float
n_boot : int
    Simulated studies per tried number.
max_n : int
categories : sequence, optional
    Declared values; with several sources declare them.
seed, threads, progress

Returns
-------
AgreementPlan
    ``not_reached``: more than `max_n`. ``undefined``: no simulated study has a figure.

References
----------
.. [1] Gwet (2014), Handbook of inter-rater reliability, 4th ed.

Examples
--------
>>> plan = tk.metrics.plan_units([[1, 1, 0, 0], [1, 0, 0, 0]], "percent", n_boot=500)
>>> plan.status, 60 < plan.n < 85
('ok', True)
)";
  m.def(
      "plan_units",
      [](const py::object& ratings, Metric metric, double half_width, double confidence, std::int64_t n_boot,
         std::int64_t max_n, const py::object& categories, std::uint64_t seed, std::optional<int> threads,
         const py::object& progress) {
        const Ratings table = agreement_ratings(ratings, categories);
        const PlanningOptions options{half_width,          confidence,           n_boot, max_n, seed,
                                      threads.value_or(0), progress_of(progress)};
        const py::gil_scoped_release release;
        return plan_units(table, plain_figure(metric, {}), options);
      },
      py::arg("ratings"), py::arg("metric") = "krippendorff_alpha", py::kw_only(), py::arg("half_width") = 0.1,
      py::arg("confidence") = 0.95, py::arg("n_boot") = 2000, py::arg("max_n") = 100000,
      py::arg("categories") = py::none(), py::arg("seed") = 0, py::arg("threads") = py::none(),
      py::arg("progress") = py::none(), plan_doc);
  m.def(
      "plan_sources",
      [](const py::object& ratings, Metric metric, double half_width, double confidence, std::int64_t n_boot,
         std::int64_t max_n, const py::object& categories, std::uint64_t seed, std::optional<int> threads,
         const py::object& progress) {
        std::vector<Ratings> sources;
        for (const auto& source : py::list(ratings)) {
          sources.push_back(agreement_ratings(py::reinterpret_borrow<py::object>(source), categories));
        }
        const PlanningOptions options{half_width,          confidence,           n_boot, max_n, seed,
                                      threads.value_or(0), progress_of(progress)};
        const py::gil_scoped_release release;
        if (sources.empty()) return AgreementPlan{};
        const ClusteredRatings clustered(sources);
        const auto figure = plain_figure(metric, {});
        return plan_sources(
            sources.size(), [&](std::span<const std::int64_t> w) { return figure(clustered.weighted(w)); }, options);
      },
      py::arg("ratings"), py::arg("metric") = "krippendorff_alpha", py::kw_only(), py::arg("half_width") = 0.1,
      py::arg("confidence") = 0.95, py::arg("n_boot") = 2000, py::arg("max_n") = 100000,
      py::arg("categories") = py::none(), py::arg("seed") = 0, py::arg("threads") = py::none(),
      py::arg("progress") = py::none(), plan_doc);
  m.def(
      "consensus",
      [](const py::object& continuum, const py::object& length, const py::object& regions, const py::object& coders,
         const py::object& codes, double threshold) {
        const ContinuumArgument argument(continuum, length, regions, coders, codes);
        return on_continuum(argument, [&](const Continuum& c) {
          ConsensusList out{
              .sources = argument.sources(), .coders = c.coders(), .codes = c.codes(), .threshold = threshold};
          for (std::size_t s = 0; s < c.sources(); ++s) {
            for (const auto& item : consensus(coder_source_of(c, s), {.threshold = threshold}))
              out.items.emplace_back(s, item);
          }
          return out;
        });
      },
      py::arg("continuum"), py::arg("length"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("codes") = py::none(), py::arg("threshold") = 0.5,
      detail::cat("Majority decision per code and stretch: coded, rejected, or for the queue.\n", continuum_parameters,
                  R"(threshold : float
    Coded above this share of the coders who looked, rejected below 1 - it, else (and where one coder looked alone)
    in the queue.

Returns
-------
ConsensusList

References
----------
.. [1] The rule is plain counting; it decides nothing that people should talk about.

Examples
--------
>>> units = {"coder": ["A", "B"], "begin": [5, 5], "end": [15, 12], "code": ["x", "x"]}
>>> tk.metrics.consensus(units, 30).table().column("decision")
['coded', 'queue']
)")
          .c_str());
  m.def(
      "unitizing_alpha_1995",
      [](const py::object& continuum, const py::object& length, const py::object& regions, const py::object& coders,
         const py::object& codes, NoVariation no_variation) {
        const ContinuumArgument argument(continuum, length, regions, coders, codes);
        return on_continuum(argument, [&](const Continuum& c) {
          std::vector<CoderSource> sources;
          for (std::size_t s = 0; s < c.sources(); ++s) sources.push_back(coder_source_of(c, s));
          return unitizing_alpha_1995(sources, {.no_variation = no_variation});
        });
      },
      py::arg("continuum"), py::arg("length"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("codes") = py::none(), py::arg("no_variation") = "nan",
      detail::cat("Krippendorff's alpha_U of 1995, for comparison with older work; prefer ``unitizing_alpha``.\n",
                  continuum_parameters, R"(no_variation : {"nan", "one", "zero"}

Returns
-------
UnitizingAlpha1995Result
    A shifted match can score better than an exact one, and two codings without a common character can give 1.

References
----------
.. [1] Krippendorff (1995), doi:10.2307/271061; Krippendorff (2004), doi:10.1007/s11135-004-8107-7

Examples
--------
>>> units = {"coder": ["A", "B"], "begin": [1, 1], "end": [9, 9], "code": ["x", "x"]}
>>> tk.metrics.unitizing_alpha_1995(units, 10).value
1.0
)")
          .c_str());
}

}  // namespace tematik::python
