#include <tematik/metrics/gamma.hpp>

#include "continuum_argument.hpp"

namespace tematik::python {

namespace {

/// A result of gamma with the names of what it numbers.
struct NamedGamma : GammaResult {
  std::vector<std::string> coders = {};
  std::vector<std::string> codes = {};
  std::vector<std::string> source_names = {};  ///< by the number of a unitary alignment; empty: texts were joined
  std::vector<std::string> totals = {};        ///< by the place in `sources`
};

struct NamedGammaCat : GammaCategoryValue {
  NamedGamma gamma = {};
};

struct NamedGammaK {
  GammaKResult result = {};
  NamedGamma gamma = {};
};

[[nodiscard]] NamedGamma named_gamma(GammaResult result, const Continuum& continuum,
                                     const std::vector<std::string>& sources) {
  NamedGamma out;
  static_cast<GammaResult&>(out) = std::move(result);
  out.coders = continuum.coders();
  out.codes = continuum.codes();
  if (out.options.sources == GammaSources::pooled || sources.size() < 2) {
    out.source_names = sources;
    out.totals = sources;
  } else {
    out.totals = {"all"};
  }
  return out;
}

[[nodiscard]] Table gamma_alignment(const NamedGamma& g) {
  std::vector<std::int64_t> alignment, begin, end;
  std::vector<std::string> source, coder, code;
  std::vector<double> disorder, share;
  for (std::size_t i = 0; i < g.alignment.size(); ++i) {
    const auto& x = g.alignment[i];
    for (const auto& unit : x.units) {
      alignment.push_back(static_cast<std::int64_t>(i));
      source.push_back(g.source_names.empty() ? "all" : g.source_names[x.source]);
      coder.push_back(g.coders[unit.coder]);
      begin.push_back(unit.span.begin);
      end.push_back(unit.span.end);
      code.push_back(g.codes[unit.code]);
      disorder.push_back(x.disorder);
      share.push_back(x.share);
    }
  }
  Table out;
  out.add("alignment", std::move(alignment))
      .add("source", std::move(source))
      .add("coder", std::move(coder))
      .add("begin", std::move(begin))
      .add("end", std::move(end))
      .add("code", std::move(code))
      .add("disorder", std::move(disorder))
      .add("share", std::move(share));
  return out;
}

[[nodiscard]] Table gamma_totals(const NamedGamma& g) {
  std::vector<double> disorder, size;
  for (const auto& x : g.sources) {
    disorder.push_back(x.disorder);
    size.push_back(x.size);
  }
  Table out;
  out.add("source", g.sources.empty() ? std::vector<std::string>{} : g.totals)
      .add("disorder", std::move(disorder))
      .add("size", std::move(size));
  return out;
}

[[nodiscard]] Table gamma_table(const NamedGamma& g) {
  auto out = g.AgreementValue::table();
  const auto one = [](auto x) { return std::vector<decltype(x)>{x}; };
  out.add("lower", one(g.lower)).add("upper", one(g.upper)).add("monte_carlo_se", one(g.monte_carlo_se));
  out.add("cv", one(g.cv)).add("n_samples", one(g.n_samples)).add("n_optima", one(g.n_optima));
  return out;
}

[[nodiscard]] MethodRecord gamma_category_method(const GammaResult& gamma, std::string_view metric) {
  auto out = gamma.method();
  out.function = metric;
  out.citations.emplace_back("Mathet 2017, doi:10.1162/COLI_a_00296");
  return out;
}

void bind_gamma_classes(py::module_& m) {
  py::class_<NamedGamma, AgreementValue>(m, "GammaResult", "Gamma and the alignment it rests on; read `status` first.")
      .def_readonly("lower", &NamedGamma::lower, "Bounds of gamma; equal to it unless status is ``bounded``.")
      .def_readonly("upper", &NamedGamma::upper)
      .def_readonly("observed_lower", &NamedGamma::observed_lower, "The least delta_o there can be.")
      .def_readonly("expected_lower", &NamedGamma::expected_lower)
      .def_readonly("monte_carlo_se", &NamedGamma::monte_carlo_se, "Of gamma, from the number of samples alone.")
      .def_readonly("cv", &NamedGamma::cv, "SD (divisor n-1) over mean of the disorders of the first samples.")
      .def_readonly("n_samples", &NamedGamma::n_samples)
      .def_readonly("n_optima", &NamedGamma::n_optima, "Alignments of this disorder, counted up to 1000; 0: unknown.")
      .def_readonly("optima_at_least", &NamedGamma::optima_at_least, "There may be more than `n_optima`.")
      .def_readonly("has_ties", &NamedGamma::has_ties)
      .def_readonly("codes", &NamedGamma::codes)
      .def_readonly("coders", &NamedGamma::coders)
      .def_property_readonly(
          "alignment", &gamma_alignment,
          "One row per unit: alignment (number of its unitary alignment), source, coder, begin, end, "
          "code, disorder and share of delta_o of the unitary alignment.")
      .def_property_readonly("sources", &gamma_totals,
                             "One row per source: disorder of its alignment in units of delta, and size (units per "
                             "coder). Sums of both give `observed`.")
      .def_property_readonly(
          "samples", [](const NamedGamma& g) { return owned_array(g.samples); }, "Delta of every sample, in order.")
      .def("table", &gamma_table, "One row with the figure.")
      .def_property_readonly("_method_json", [](const NamedGamma& g) { return g.GammaResult::method().json(); });
  py::class_<GammaCategoryValue, AgreementValue>(m, "GammaCategoryValue",
                                                 "A figure on codes given the alignment; read `status` first.")
      .def_readonly("n_samples", &GammaCategoryValue::n_samples)
      .def_readonly("n_undefined", &GammaCategoryValue::n_undefined, "Samples without an aligned pair, left out.");
  py::class_<NamedGammaCat, GammaCategoryValue>(m, "GammaCatResult", "Gamma-cat; read `status` first.")
      .def_readonly("gamma", &NamedGammaCat::gamma)
      .def_property_readonly("_method_json",
                             [](const NamedGammaCat& g) { return gamma_category_method(g.gamma, "gamma_cat").json(); });
  py::class_<NamedGammaK>(m, "GammaKResult", "Gamma-k, one figure per code.")
      .def_property_readonly("by_code", [](const NamedGammaK& g) { return by_name(g.result.codes, g.result.by_code); })
      .def_property_readonly("codes", [](const NamedGammaK& g) { return g.result.codes; })
      .def_readonly("gamma", &NamedGammaK::gamma)
      .def(
          "table", [](const NamedGammaK& g) { return g.result.table(); }, "One row per code.")
      .def_property_readonly("_method_json",
                             [](const NamedGammaK& g) { return gamma_category_method(g.gamma, "gamma_k").json(); })
      .def("__repr__",
           [](const NamedGammaK& g) { return detail::cat("<gamma_k of ", g.result.codes.size(), " codes>"); });
}

constexpr std::string_view gamma_parameters = R"(alpha, beta : float
    Weights of position and of code, 0 or more; alpha=3, beta=1 and alpha=3, beta=2 are common too.
delta : float
    Disorder of a unit that stays alone. Scales observed and expected, not gamma.
distance : "nominal" or array_like of float, shape (codes, codes)
    Between codes, in [0, 1]; symmetric, 0 on the diagonal.
sampler : {"shuffle", "statistical"}
    Chance: real coders with their units moved around the text, or units drawn with the numbers, gaps, lengths and codes
    of the data.
bounds : {"source", "hull"}
    Where units are moved: the whole text, or from the first begin to the last end.
pivot_distance : {"full", "half"}
    Moves of a sample are at least a mean unit length apart, or half of it (the authors' program).
sources : {"pooled", "concatenate"}
    Disorders and sizes of sources are added up (tematik's definition), or the texts are put one behind the other.
samples : int
precision : float, optional
    e.g. 0.02: samples are added once to reach it.
seed : int
max_states, max_tuples : int
    Budget of the exact search; beyond it the status is ``bounded``.
weight_alpha, count_empty : bool
    Of gamma-cat and gamma-k, to compare with other programs: alpha enters the weight; delta**2 counts for every unit
    left without a partner.
no_variation : {"nan", "one", "zero"}
threads : int, optional
    None: all. The result is the same for any number.
progress : callable or True, optional
    Called with (done, total) samples; False stops (`Error` ``cancelled``).
)";

template <class Call>
void def_gamma(py::module_& m, const char* name, const Call& call, std::string_view intro, std::string_view rest) {
  m.def(
      name,
      [call](const py::object& continuum, const py::object& length, const py::object& regions, const py::object& coders,
             const py::object& codes, double alpha, double beta, double delta, const py::object& distance,
             GammaSampler sampler, GammaBounds bounds, PivotDistance pivot_distance, GammaSources sources,
             std::int64_t samples, std::optional<double> precision, std::uint64_t seed, std::int64_t max_states,
             std::int64_t max_tuples, bool weight_alpha, bool count_empty, NoVariation no_variation,
             std::optional<int> threads, const py::object& progress) {
        const ContinuumArgument argument(continuum, length, regions, coders, codes);
        const GammaOptions options{.alpha = alpha,
                                   .beta = beta,
                                   .delta = delta,
                                   .distance = code_distance(distance),
                                   .sampler = sampler,
                                   .bounds = bounds,
                                   .pivot_distance = pivot_distance,
                                   .sources = sources,
                                   .samples = samples,
                                   .precision = precision,
                                   .seed = seed,
                                   .max_states = max_states,
                                   .max_tuples = max_tuples,
                                   .weight_alpha = weight_alpha,
                                   .count_empty = count_empty,
                                   .no_variation = no_variation,
                                   .threads = threads.value_or(0),
                                   .progress = progress_of(progress)};
        return call(argument, options);
      },
      py::arg("continuum"), py::arg("length"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("codes") = py::none(), py::arg("alpha") = 1.0, py::arg("beta") = 1.0,
      py::arg("delta") = 1.0, py::arg("distance") = "nominal", py::arg("sampler") = "shuffle",
      py::arg("bounds") = "source", py::arg("pivot_distance") = "full", py::arg("sources") = "pooled",
      py::arg("samples") = 30, py::arg("precision") = py::none(), py::arg("seed") = 0,
      py::arg("max_states") = GammaOptions().max_states, py::arg("max_tuples") = GammaOptions().max_tuples,
      py::arg("weight_alpha") = false, py::arg("count_empty") = false, py::arg("no_variation") = "nan",
      py::arg("threads") = py::none(), py::arg("progress") = py::none(),
      detail::cat(intro, "\n", continuum_parameters, gamma_parameters, rest).c_str());
}

}  // namespace

void bind_gamma_metrics(py::module_& m) {
  bind_gamma_classes(m);
  def_gamma(
      m, "gamma",
      [](const ContinuumArgument& argument, const GammaOptions& options) {
        return on_continuum(argument,
                            [&](const Continuum& c) { return named_gamma(gamma(c, options), c, argument.sources()); });
      },
      "Gamma: agreement on where units lie and what they are, over the best alignment of the coders' units.",
      R"(
Returns
-------
GammaResult
    ``observed`` is delta_o, ``expected`` delta_e; ``alignment`` is a table.

Notes
-----
``gamma = 1 - delta_o/delta_e``; delta_o is the least sum of disorders of an alignment over (units/coders), delta_e its
mean over samples. Up to 1, 0 is chance. Several alignments may be optimal (flag ``ties``); gamma is the same for all.
Undefined: ``no_data`` (nobody looked), ``single_coder``, ``no_pairable``, ``no_variation`` (no unit, or delta_e = 0).
``bounded``: the search stopped at its budget; ``lower`` and ``upper`` hold the exact gamma.

References
----------
.. [1] Mathet, Widlocher & Metivier (2015), Computational Linguistics 41(3). doi:10.1162/COLI_a_00227

Examples
--------
>>> units = {"coder": ["A", "B", "B"], "begin": [0, 0, 20], "end": [10, 10, 25], "code": ["x", "x", "y"]}
>>> g = tk.metrics.gamma(units, 40)
>>> g.status, round(g.observed, 6), g.alignment.column("alignment")
('ok', 0.666667, [0, 0, 1])
)");
  def_gamma(
      m, "gamma_per_source",
      [](const ContinuumArgument& argument, const GammaOptions& options) {
        const auto& sources = argument.sources();
        auto pooled = options;  // `sources` does not enter
        pooled.sources = GammaSources::pooled;
        const auto results = on_continuum(argument, [&](const Continuum& c) {
          std::vector<NamedGamma> out;
          for (auto& result : gamma_per_source(c, pooled)) {
            out.push_back(named_gamma(std::move(result), c, sources));
            out.back().totals = {sources[out.size() - 1]};
          }
          return out;
        });
        return by_name(sources, results);
      },
      "Gamma of every source alone, each with its own samples. See `gamma`; `sources` does not enter.",
      R"(
Returns
-------
dict of str to GammaResult
    By source.

Examples
--------
>>> units = {"source": ["s", "s", "t"], "coder": ["A", "B", "A"], "begin": [0, 0, 2], "end": [9, 9, 5], "code": [1, 1, 1]}
>>> {s: g.status for s, g in tk.metrics.gamma_per_source(units, {"s": 20, "t": 10}).items()}
{'s': 'ok', 't': 'single_coder'}
)");
  def_gamma(
      m, "gamma_cat",
      [](const ContinuumArgument& argument, const GammaOptions& options) {
        return on_continuum(argument, [&](const Continuum& c) {
          auto result = gamma_cat(c, options);
          NamedGammaCat out;
          static_cast<GammaCategoryValue&>(out) = result;
          out.gamma = named_gamma(std::move(result.gamma), c, argument.sources());
          return out;
        });
      },
      "Gamma-cat: do aligned units have the same code?",
      R"(
Returns
-------
GammaCatResult
    ``gamma`` is that of the same alignment.

Notes
-----
Over pairs of units in one unitary alignment of n units: ``sum(w dist)/sum(w)``, ``w = max(0, 1 - d_pos/delta)/(n - 1)``;
one less observed over the mean of the samples'. Units alone do not enter. Undefined as `gamma`; also ``undefined`` where
no pair is aligned, ``no_variation`` where samples never differ.

References
----------
.. [1] Mathet (2017), Computational Linguistics 43(3). doi:10.1162/COLI_a_00296

Examples
--------
>>> units = {"coder": ["A", "A", "B", "B"], "begin": [0, 20, 0, 20], "end": [9, 30, 9, 30], "code": ["x", "y", "x", "y"]}
>>> tk.metrics.gamma_cat(units, 40).value
1.0
)");
  def_gamma(
      m, "gamma_k",
      [](const ContinuumArgument& argument, const GammaOptions& options) {
        return on_continuum(argument, [&](const Continuum& c) {
          NamedGammaK out;
          out.result = gamma_k(c, options);
          out.gamma = named_gamma(std::move(out.result.gamma), c, argument.sources());
          return out;
        });
      },
      "Gamma-k: gamma-cat of the pairs in which one unit at least has the code, per code.",
      R"(
Returns
-------
GammaKResult
    ``by_code``. Undefined as `gamma_cat`.

References
----------
.. [1] Mathet (2017), Computational Linguistics 43(3). doi:10.1162/COLI_a_00296

Examples
--------
>>> units = {"coder": ["A", "A", "B", "B"], "begin": [0, 20, 0, 20], "end": [9, 30, 9, 30], "code": ["x", "y", "x", "z"]}
>>> {code: k.observed for code, k in tk.metrics.gamma_k(units, 40).by_code.items()}
{'x': 0.0, 'y': 1.0, 'z': 1.0}
)");
}

}  // namespace tematik::python
