#include <tematik/saturation.hpp>

#include "bind_saturation.hpp"
#include "saturation_unit.hpp"

namespace tematik::python {

namespace {

using SaturationClass = py::class_<Saturation>;

void def_saturation_rules(SaturationClass& c) {
  c.def(
       "guest",
       [](const Saturation& s, std::int64_t base, std::int64_t run, double threshold) {
         return s.guest({.base = base, .run = run, .threshold = threshold});
       },
       py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05,
       "Guest's stopping rule, see `metrics.guest`.")
      .def(
          "francis",
          [](const Saturation& s, std::int64_t init, std::int64_t stop, std::int64_t min_units) {
            return s.francis({.init = init, .stop = stop, .min_units = min_units});
          },
          py::arg("init") = 10, py::arg("stop") = 3, py::arg("min_units") = 1,
          "Francis' stopping rule, see `metrics.francis`.")
      .def(
          "batches",
          [](const Saturation& s, std::int64_t width, std::optional<std::int64_t> denominator,
             std::vector<std::int64_t> edits) {
            return s.batches({.width = width, .denominator = denominator, .edits = std::move(edits)});
          },
          py::arg("width") = 6, py::arg("denominator") = py::none(), py::arg("edits") = std::vector<std::int64_t>(),
          "New codes per batch of units, see `metrics.batches`.")
      .def(
          "quartiles", [](const Saturation& s, std::int64_t blocks) { return s.quartiles({.blocks = blocks}); },
          py::arg("blocks") = 4, "New codes per quarter of the units.")
      .def(
          "near_saturation", [](const Saturation& s, double share) { return s.near_saturation({.share = share}); },
          py::arg("share") = 0.9, "With hindsight: when `share` of all codes were there, and the last one.")
      .def("novelty", &Saturation::novelty, "Novel and duplicate codes per unit.")
      .def(
          "salient", [](const Saturation& s, double share) { return s.salient({.share = share}); },
          py::arg("share") = 0.2, "When every code had appeared that `share` of the units hold.")
      .def(
          "lowe", [](const Saturation& s, LoweFits lowe) { return s.lowe({.lowe = lowe}); }, py::arg("lowe") = "both",
          "Three fitted curves: read all of them, never one alone.")
      .def("first_appearance", &Saturation::first_appearance, "First position of each code, against random order.");
}

void def_saturation_estimates(SaturationClass& c) {
  c.def(
       "curve",
       [](const Saturation& s, CurveVariance variance, std::optional<std::int64_t> extrapolate_to, double confidence,
          std::int64_t var_budget) {
         const AccumulationOptions options{.confidence = confidence,
                                           .var_budget = var_budget,
                                           .variance = variance,
                                           .extrapolate_to = extrapolate_to};
         const py::gil_scoped_release release;
         return s.curve(options);
       },
       py::arg("variance") = "conditional", py::arg("extrapolate_to") = py::none(), py::arg("confidence") = 0.95,
       py::arg("var_budget") = 5'000'000'000, "Mean over all orders and its exact spread, see `metrics.accumulation`.")
      .def(
          "coverage", [](const Saturation& s, std::optional<std::int64_t> t) { return s.coverage({.t = t}); },
          py::arg("t") = py::none(), "Chao-Jost coverage: a share of code mentions, not of codes.")
      .def("expected_new", &Saturation::expected_new, "Expected new codes from the next unit.")
      .def("units_for_coverage", &Saturation::units_for_coverage, py::arg("c"),
           "Units until the coverage is expected to be `c`.")
      .def("units_for_share", &Saturation::units_for_share, py::arg("g"),
           "Units until a share `g` of all codes (at least so many) is expected to be seen.")
      .def(
          "richness",
          [](const Saturation& s, const std::vector<RichnessEstimator>& estimator, double confidence, JackSe jack_se,
             IceForm ice, std::int64_t cut) {
            const RichnessOptions options{.confidence = confidence, .jack_se = jack_se, .ice = ice, .cut = cut};
            const py::gil_scoped_release release;
            return s.richness(estimator, options);
          },
          py::arg("estimator"), py::arg("confidence") = 0.95, py::arg("jack_se") = "pseudo", py::arg("ice") = "spader",
          py::arg("cut") = 10)
      .def(
          "richness",
          [](const Saturation& s, RichnessEstimator estimator, double confidence, JackSe jack_se, IceForm ice,
             std::int64_t cut) {
            const RichnessOptions options{
                .estimator = estimator, .confidence = confidence, .jack_se = jack_se, .ice = ice, .cut = cut};
            const py::gil_scoped_release release;
            return s.richness(options);
          },
          py::arg("estimator") = "chao2_bc", py::arg("confidence") = 0.95, py::arg("jack_se") = "pseudo",
          py::arg("ice") = "spader", py::arg("cut") = 10,
          "A lower bound of the number of codes: say \"at least\". A list of estimators gives a table.")
      .def(
          "hill",
          [](const Saturation& s, const std::variant<double, std::vector<double>>& q, std::optional<std::int64_t> t,
             double confidence, std::int64_t n_boot, std::uint64_t seed, std::optional<int> threads) {
            const auto* one = std::get_if<double>(&q);
            const HillOptions options{.q = one != nullptr ? std::vector{*one} : std::get<std::vector<double>>(q),
                                      .t = t,
                                      .confidence = confidence,
                                      .n_boot = n_boot,
                                      .seed = seed,
                                      .threads = threads.value_or(0)};
            const py::gil_scoped_release release;
            return s.hill(options);
          },
          py::arg("q") = std::vector<double>{0, 1, 2}, py::arg("t") = py::none(), py::arg("confidence") = 0.95,
          py::arg("n_boot") = 2000, py::arg("seed") = 0, py::arg("threads") = py::none(),
          "Hill numbers of code mentions, see `metrics.hill`.")
      .def(
          "chance_new",
          [](const Saturation& s, std::int64_t node_budget) {
            const py::gil_scoped_release release;
            return s.chance_new({.node_budget = node_budget});
          },
          py::arg("node_budget") = 10'000'000, "Chance that the unit at each position brings a new code.");
}

void def_saturation_orders(SaturationClass& c) {
  c.def(
       "permute",
       [](const Saturation& s, std::int64_t n, std::uint64_t seed, const OrderRuleTexts& rules, Resample resample,
          bool joint, double confidence, std::optional<int> threads, const py::object& progress) {
         const PermuteOptions options = permute_options(n, seed, rules, resample, joint, confidence, threads, progress);
         const py::gil_scoped_release release;
         return s.permute(options);
       },
       py::arg("n") = 10'000, py::arg("seed") = 0, py::arg("rules") = std::vector<std::string>{"guest(4,2,0.05)"},
       py::arg("resample") = "permutation", py::arg("joint") = false, py::arg("confidence") = 0.95,
       py::arg("threads") = py::none(), py::arg("progress") = py::none(),
       "Curve and rules had the same units come in another order, see `metrics.permute_accumulation`.")
      .def(
          "diagnostics",
          [](const Saturation& s, std::int64_t n, std::uint64_t seed, const OrderRuleTexts& rules,
             std::optional<int> threads, const py::object& progress) {
            const OrderDiagnosticsOptions options{.n = n,
                                                  .seed = seed,
                                                  .rules = order_rules_of(rules),
                                                  .threads = threads.value_or(0),
                                                  .progress = progress_of(progress)};
            const py::gil_scoped_release release;
            return s.diagnostics(options);
          },
          py::arg("n") = 10'000, py::arg("seed") = 0,
          py::arg("rules") = std::vector<std::string>{"guest(4,2,0.05)", "francis(10,3)", "near(0.9)", "true"},
          py::arg("threads") = py::none(), py::arg("progress") = py::none(),
          "Whether the order of the units carries meaning, see `metrics.order_diagnostics`.")
      .def(
          "strata",
          [](const py::object& self, const std::variant<std::string, std::vector<std::string>>& groups,
             std::vector<std::vector<std::int64_t>> points, std::vector<std::string> strata, std::int64_t grid_limit,
             std::int64_t var_budget) {
            const auto& s = self.cast<const Saturation&>();
            const StrataOptions options{.strata = std::move(strata),
                                        .points = std::move(points),
                                        .grid_limit = grid_limit,
                                        .var_budget = var_budget};
            if (const auto* attribute = std::get_if<std::string>(&groups)) {
              const py::object study = self.attr("_study");
              const Computing computing(study.cast<const Study&>());
              return s.strata(study.cast<const Study&>(), *attribute, options);
            }
            const py::gil_scoped_release release;
            return s.strata(std::get<std::vector<std::string>>(groups), options);
          },
          py::arg("groups"), py::arg("points") = std::vector<std::vector<std::int64_t>>(),
          py::arg("strata") = std::vector<std::string>(), py::arg("grid_limit") = 100'000,
          py::arg("var_budget") = 5'000'000'000,
          "Codes by units of each stratum: an attribute such as \"source.technique\", or one group per unit.")
      .def(
          "edges",
          [](const Saturation& s) {
            const py::gil_scoped_release release;
            return s.edges();
          },
          "Pairs of codes (that one unit holds, or by the rule `edges` of the call), beside the same figures for "
          "codes.")
      .def(
          "by_theme",
          [](const Saturation& s, std::int64_t base, std::int64_t run, double threshold, bool own_units) {
            const py::gil_scoped_release release;
            return s.by_theme({.guest = {.base = base, .run = run, .threshold = threshold}, .own_units = own_units});
          },
          py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05, py::arg("own_units") = false,
          "One row of figures per theme, see `metrics.theme_saturation`.");
}

void bind_saturation_report(py::module_& m) {
  using Report = SaturationReport;
  py::class_<Report>(m, "SaturationReport", "The default figures of a study, with what has to be said beside them.")
      .def_readonly("curve", &Report::curve)
      .def_readonly("orders", &Report::orders, "Band, and where Guest's rule stops in random orders.")
      .def_readonly("richness", &Report::richness, "chao2_bc: say \"at least\".")
      .def_readonly("coverage", &Report::coverage)
      .def_readonly("expected_new", &Report::expected_new)
      .def_readonly("guest", &Report::guest)
      .def_readonly("themes", &Report::themes)
      .def_readonly("cautions", &Report::cautions)
      .def_readonly("text", &Report::text, "The methods paragraph.")
      .def("table", &Report::table)
      .def_property_readonly("_method_json", [](const Report& r) { return r.method.json(r.cautions); })
      .def(
          "__contains__",
          [](const Report& r, const std::string& part) { return r.text.find(part) != std::string::npos; },
          py::arg("part"))
      .def("__str__", [](const Report& r) { return r.text; })
      .def("__repr__",
           [](const Report& r) { return detail::cat("<SaturationReport ", r.cautions.size(), " cautions>"); });
}

}  // namespace

void bind_saturation(py::module_& m) {
  bind_saturation_report(m);
  SaturationClass c(m, "Saturation", "How new codes arrive unit by unit.", py::dynamic_attr());
  c.def_readonly("incidence", &Saturation::incidence, "Units x codes, in order.")
      .def_property_readonly("new", [](const Saturation& s) { return owned_array(s.new_codes); })
      .def_property_readonly("cumulative", [](const Saturation& s) { return owned_array(s.cumulative); })
      .def_property_readonly("units", [](const Saturation& s) { return s.incidence.unit_labels; })
      .def_property_readonly("codes", [](const Saturation& s) { return s.incidence.code_labels; })
      .def_readonly("unit", &Saturation::unit)
      .def_readonly("order", &Saturation::order)
      .def_readonly("level", &Saturation::level)
      .def_readonly("codebook", &Saturation::codebook)
      .def_readonly("approach", &Saturation::approach, "How the study was analysed, as it says itself.")
      .def_property_readonly(
          "current",
          [](const Saturation& s) {
            return s.codebook == CodebookTime::as_coded ? std::optional(owned_array(s.current)) : std::nullopt;
          },
          "With ``codebook=\"as_coded\"``: `cumulative` by the codebook of today; else None.")
      .def_property_readonly(
          "gap",
          [](const Saturation& s) {
            return s.codebook == CodebookTime::as_coded ? std::optional(owned_array(s.gap)) : std::nullopt;
          },
          "With ``codebook=\"as_coded\"``: `current` - `cumulative` at each position; else None.")
      .def_readonly("status", &Saturation::status)
      .def_readonly("warnings", &Saturation::warnings)
      .def_property_readonly("flags", [](const Saturation& s) { return s.flags.words(); })
      .def("table", &Saturation::table)
      .def(
          "report",
          [](const Saturation& s, Language language, std::int64_t base, std::int64_t run, double threshold,
             std::int64_t n, std::uint64_t seed, double confidence, std::optional<int> threads) {
            const SaturationReportOptions options{.guest = {.base = base, .run = run, .threshold = threshold},
                                                  .n = n,
                                                  .seed = seed,
                                                  .confidence = confidence,
                                                  .threads = threads.value_or(0)};
            const py::gil_scoped_release release;
            return s.report(language, options);
          },
          py::arg("language") = "en", py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05,
          py::arg("n") = 10'000, py::arg("seed") = 0, py::arg("confidence") = 0.95, py::arg("threads") = py::none(),
          "The default figures, cautions and the methods paragraph (`.text`, also by str()).")
      .def(
          "_method",
          [](const Saturation& s, const std::optional<std::string>& hash) { return s.method.json(s.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Saturation& s) {
        const std::string_view what = s.edge_rule == EdgeRule::none ? " codes" : " pairs of codes";
        return detail::cat("<Saturation ", s.incidence.units(), " units, ", s.incidence.codes(), what, ", level ",
                           s.level, ", order ", s.order, ">");
      });
  def_saturation_rules(c);
  def_saturation_estimates(c);
  def_saturation_orders(c);
  m.def(
      "saturation",
      [](const Study& study, const SaturationUnit& unit, Order order, Level level, UnitCoderRule coder_rule,
         CodebookTime codebook, bool skip_empty, std::optional<Filter> where, std::optional<Query> within,
         LayerChoice layer, EdgeRule edges, std::vector<CodeRef> codes, std::int64_t min_units, Unassigned unassigned) {
        const SaturationOptions options{.unit = unit.unit,
                                        .order = order,
                                        .level = level,
                                        .coder_rule = coder_rule,
                                        .codebook = codebook,
                                        .skip_empty = skip_empty,
                                        .where = where.value_or(Filter()),
                                        .within = std::move(within),
                                        .layer = layer,
                                        .edges = edges,
                                        .codes = std::move(codes),
                                        .min_units = min_units,
                                        .unassigned = unassigned,
                                        .sets = saturation_sets(study, unit)};
        const Computing computing(study);
        return saturation(study, options);
      },
      py::arg("study"), py::arg("unit") = "source", py::arg("order") = py::none(), py::arg("level") = "code",
      py::kw_only(), py::arg("coder_rule") = "pooled", py::arg("codebook") = "current", py::arg("skip_empty") = false,
      py::arg("where") = py::none(), py::arg("within") = py::none(), py::arg("layer") = "auto",
      py::arg("edges") = "none", py::arg("codes") = std::vector<std::string>(), py::arg("min_units") = 1,
      py::arg("unassigned") = "drop",
      R"doc(How new codes arrive unit by unit: which unit holds which code, in an order.

A unit without a coded source has no row and is counted in the warnings; a coded unit that holds no code has an empty
row.

Parameters
----------
study : Study
unit : str, pair of str, or dict
    "source", "case", or an attribute such as "source.wave" or "case.group": one unit per value. A pair
    ``("case", "source.wave")``: one unit per case and wave that meet in a source (also written "case x source.wave").
    ``{"label": [...], ...}``: units put together by the caller, each of sources, cases (by name, record, or
    ``("case", name)``), segments or codings (by record); a source in two units counts in both.
order : str, list of str, or None
    "collected" (None): by date of the sources, the order of adding where one has no date (flag
    ``order_is_insertion``); "coded": by the first coding; "source": as added; "random(seed)"; or the labels of all
    units.
level : str or int
    "code", "parent", "top", "theme", "subtree" or a depth: codes are rolled up before anything is counted.
coder_rule : str
    "pooled": any coder's coding counts. "majority", "all": a code must be held by more than half, or by every one, of
    the coders with a coding in the unit; these read the coder layer.
codebook : str
    "current": merged codes are one. "as_coded": codings and merges in order of time (`created` of codings; where one
    has none, the order of adding, with a warning). Each coding counts as the code it was given, so a merged code is
    a column of its own for the codings before the merge, and a code that a split made is new in the first unit that
    was given it; what re-coding found in units begun before the one where a code was first given is left out.
    `.current` and `.gap` then hold the curve by the codebook of today and its distance. At other levels than
    "code" the tree and the themes are those of today.
skip_empty : bool
    Drops coded units without a code; they help every "nothing new" rule.
where : Filter, optional
    Codings that count, and whose coders and sources do.
within : Query, optional
    Only codings that reach into the places of the query.
layer : str
    "auto", "coder" or "final".
edges : str
    Pairs of codes as columns: "unit" (a unit holds both), "segment" (both on one span), "overlap" (two spans share a
    character; with a coder rule by one coder). Codings without a span meet nothing.
codes : list of str or int
    Codes that count; empty: all codable ones.
min_units : int
    Codes held by so many units at least (flag ``retrospective``).
unassigned : str
    At level "theme": "drop", or "keep" codes without a theme in a row of their own.

Returns
-------
Saturation
    ``no_data`` if no unit is coded. `.guest()`, `.curve()`, `.richness()` and others read the same table.

References
----------
.. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
.. [2] Colwell, Mao & Chang (2004), Ecology 85(10). doi:10.1890/03-0557
.. [3] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> study = tk.Study("two interviews")
>>> for code in ("trust", "cost"): _ = study.add_code(code)
>>> for name in ("a", "b"): _ = study.add_source(name, "some words")
>>> _ = study.add_coding("a", 0, 4, "trust"), study.add_coding("b", 0, 4, "trust")
>>> _ = study.add_coding("b", 2, 6, "cost")
>>> tk.saturation(study).new.tolist()
[1, 1]
>>> tk.saturation(study, edges="overlap").codes
['trust + cost']
>>> tk.saturation(study, unit={"both": ["a", "b"]}).new.tolist()
[2]
>>> study.merge_codes(["cost"], "trust")
>>> then = tk.saturation(study, codebook="as_coded")
>>> then.new.tolist(), then.gap.tolist()
([1, 1], [0, -1])
)doc");
}

}  // namespace tematik::python
