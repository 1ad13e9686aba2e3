#include <tematik/agreement.hpp>

#include "agreement_arguments.hpp"
#include "study_arguments.hpp"

namespace tematik::python {

namespace {

/// The disagreements of a result, with the words of each passage where asked for.
struct ListedDisagreements {
  DisagreementList list = {};
  std::vector<std::string> words = {};
  std::vector<std::uint8_t> may_be_shown = {};

  [[nodiscard]] Table table() const {
    Table out = list.table();
    if (may_be_shown.size() == list.rows.size() && !words.empty()) out.add("text", words, may_be_shown);
    return out;
  }
};

[[nodiscard]] ListedDisagreements disagreements_of(const py::object& self, double threshold,
                                                   const std::optional<std::string>& reference, bool matches,
                                                   bool text) {
  const auto& result = self.cast<const Agreement&>();
  const Study& study = study_of_agreement(self);
  ListedDisagreements out;
  std::vector<std::pair<SourceId, Span>> places;
  {
    const Computing computing(study);
    out.list =
        result.disagreements(study, {.threshold = threshold, .reference = reference.value_or(""), .matches = matches});
    for (const auto& row : out.list.rows) {
      places.emplace_back(study.source(out.list.sources[row.source]), row.passage());
    }
  }
  if (text) std::tie(out.words, out.may_be_shown) = words_of_places(study, places);
  return out;
}

/// Declared values as words: codes by name, numbers in their shortest form.
[[nodiscard]] std::vector<std::string> category_words(const std::optional<std::vector<py::object>>& categories) {
  std::vector<std::string> out;
  if (!categories) return out;
  if (categories->empty())
    throw UsageError("categories", "categories: declare one value or more, or None", "categories");
  for (const auto& value : *categories) {
    const bool is_number = py::isinstance<py::float_>(value) || PyIndex_Check(value.ptr()) != 0;
    out.push_back(is_number ? json_number(py::float_(value).cast<double>()) : py::str(value).cast<std::string>());
  }
  return out;
}

/// The shares of a result, with the words of each place where asked for.
struct ListedShares {
  DisagreementShares shares = {};
  std::vector<std::string> words = {};
  std::vector<std::uint8_t> may_be_shown = {};

  [[nodiscard]] Table table() const {
    Table out = shares.table();
    if (may_be_shown.size() == shares.rows.size() && !words.empty()) out.add("text", words, may_be_shown);
    return out;
  }
};

[[nodiscard]] ListedShares shares_of(const py::object& self, bool text) {
  const auto& result = self.cast<const Agreement&>();
  const Study& study = study_of_agreement(self);
  ListedShares out;
  std::vector<std::pair<SourceId, Span>> places;
  {
    const Computing computing(study);
    out.shares = result.shares(study);
    for (const auto& row : out.shares.rows)
      places.emplace_back(study.source(out.shares.sources[row.source]), row.place);
  }
  if (text) std::tie(out.words, out.may_be_shown) = words_of_places(study, places);
  return out;
}

[[nodiscard]] CodeConfusion confusion_of(const py::object& self) {
  const auto& result = self.cast<const Agreement&>();
  const Study& study = study_of_agreement(self);
  const Computing computing(study);
  return result.confusion(study);
}

void bind_shares_and_confusion(py::module_& m) {
  using S = ListedShares;
  py::class_<S>(m, "DisagreementShares", "Which places make up the disagreement, the largest share first.")
      .def("__len__", [](const S& s) { return s.shares.rows.size(); })
      .def_property_readonly(
          "total", [](const S& s) { return s.shares.total; }, "The sum of all shares: ``observed`` of the row.")
      .def("table", &S::table, "One row per place.")
      .def_property_readonly("_method_json", [](const S& s) { return s.shares.method().json(); })
      .def("__repr__", [](const S& s) { return detail::cat("<DisagreementShares ", s.shares.rows.size(), " rows>"); });
  using C = CodeConfusion;
  py::class_<C>(m, "CodeConfusion", "Which codes coders take for one another, in characters and passages.")
      .def_readonly("status", &C::status)
      .def_property_readonly(
          "labels", [](const C& c) { return c.labels(); }, "The codes and, last, ``(none)``: looked at, not coded.")
      .def_property_readonly(
          "lengths", [](const C& c) { return owned_matrix(c.lengths.values()); },
          "l_ck in characters, labels x labels; with two coders a character counts twice on the diagonal.")
      .def_property_readonly(
          "counts", [](const C& c) { return owned_matrix(c.counts.values()); }, "Passages, labels x labels.")
      .def_readonly("pairable", &C::pairable, "Characters that two coders or more looked at.")
      .def_readonly("conflict_length", &C::conflict_length,
                    "Characters to which one coder gave several codes, over coders.")
      .def("table", &C::table, "One row per pair of labels that occurs.")
      .def_property_readonly("_method_json", [](const C& c) { return c.method().json(); })
      .def("__repr__", [](const C& c) { return detail::cat("<CodeConfusion ", c.labels().size(), " labels>"); });
}

void bind_disagreements(py::module_& m) {
  using L = ListedDisagreements;
  py::class_<L>(m, "Disagreements", "Where coders differ, passage by passage.")
      .def("__len__", [](const L& l) { return l.list.rows.size(); })
      .def_property_readonly(
          "counts",
          [](const L& l) {
            std::map<std::string, std::int64_t> out;
            for (const auto& row : l.list.rows) ++out[std::string(to_string(row.kind))];
            return out;
          },
          "Rows by kind.")
      .def_property_readonly(
          "characters",
          [](const L& l) {
            std::int64_t sum = 0;
            for (const auto& row : l.list.rows) {
              if (row.kind != DisagreementKind::not_covered) sum += row.characters;
            }
            return sum;
          },
          "Characters on which coders differ, over all rows; what one of them did not look at is left out.")
      .def("table", &L::table, "One row per passage.")
      .def_property_readonly("_method_json", [](const L& l) { return l.list.method().json(); })
      .def("__repr__", [](const L& l) { return detail::cat("<Disagreements ", l.list.rows.size(), " rows>"); });
}

}  // namespace

void bind_agreement(py::module_& m) {
  bind_disagreements(m);
  bind_shares_and_confusion(m);
  py::class_<Agreement> result(m, "Agreement", "How far coders agree: rows with value, status and interval.",
                               py::dynamic_attr());
  bind_drift_and_plan(result);
  result.def("__len__", [](const Agreement& a) { return a.rows.size(); })
      .def_readonly("coders", &Agreement::coders)
      .def_property_readonly(
          "n_clusters", [](const Agreement& a) { return a.method.n.value_or(0); },
          "Sources in which two or more coders of the request are present.")
      .def_readonly("unit", &Agreement::unit)
      .def_readonly("metric", &Agreement::metric)
      .def_readonly("status", &Agreement::status)
      .def_readonly("warnings", &Agreement::warnings)
      .def_property_readonly("flags", [](const Agreement& a) { return a.flags.words(); })
      .def("table", &Agreement::table, "One row per figure.")
      .def("report", &Agreement::report, py::arg("language") = "en", "The paragraph for the methods section.")
      .def("disagreements", &disagreements_of, py::kw_only(), py::arg("threshold") = 0.5,
           py::arg("reference") = py::none(), py::arg("matches") = false, py::arg("text") = false,
           R"(Where the coders of this result differ, span by span, and in which way.

Parameters
----------
threshold : float
    Least IoU (shared characters / characters of either) of spans of different codes to be taken as one passage.
reference : str, optional
    A coder: compared with that one, others ``missed`` a passage or gave an ``extra`` one.
matches : bool
    List also what agrees.
text : bool
    Also the words of each passage, except where a participant refused to be quoted; they are the participants': keep
    them on your own screen.

Returns
-------
Disagreements
    Kinds: match, boundary, split_merge, parent_child, sibling, cross_theme, only_first, only_second (missed, extra).
    ``not_covered`` is no disagreement: one of the two did not look there.

Examples
--------
>>> study = tk.datasets.first_study()
>>> found = tk.agreement(study, ci="none").disagreements()
>>> len(found) > 0
True
)")
      .def("shares", &shares_of, py::kw_only(), py::arg("text") = false,
           R"(Which places make up the disagreement of the whole call, the largest share first.

Shares add up to ``observed`` (D_o, of gamma delta_o) of the row for scope "study": of krippendorff_alpha one row per
place and code, of unitizing_alpha (component u) one per place, of gamma one per unitary alignment.

Parameters
----------
text : bool
    Also the words of each place, except where a participant refused to be quoted; keep them on your own screen.

Returns
-------
DisagreementShares

Examples
--------
>>> study = tk.datasets.first_study()
>>> alpha = tk.agreement(study, ci="none")
>>> abs(alpha.shares().total - alpha.table().column("observed")[0]) < 1e-9
True
)")
      .def("confusion", &confusion_of,
           R"(Which codes the coders of this result take for one another, in characters and passages.

Where a coder gave several codes to one place, ``overlap_policy`` (the longest by default) says which one keeps it.

Returns
-------
CodeConfusion
    ``labels`` (the codes and ``(none)``), ``lengths`` and ``counts`` (labels x labels, symmetric).

References
----------
.. [1] Krippendorff, Mathet, Bouvry & Widlocher (2016), doi:10.1007/s11135-015-0266-1

Examples
--------
>>> study = tk.datasets.first_study()
>>> confusion = tk.agreement(study, ci="none").confusion()
>>> confusion.lengths.shape == (len(confusion.labels), len(confusion.labels))
True
)")
      .def(
          "_method",
          [](const Agreement& a, const std::optional<std::string>& hash) { return a.method.json(a.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Agreement& a) {
        return detail::cat("<Agreement ", a.rows.size(), " rows, ", to_string(a.metric), ", unit ", a.unit, ">");
      });
  m.def(
      "agreement",
      [](const Study& study, Metric metric, Unit unit, const py::object& scope, Level level, std::vector<CodeRef> codes,
         std::vector<std::string> coders, std::optional<Filter> where, std::optional<Query> within,
         const py::object& weights, std::string overlap_policy, Membership membership, Uncovered uncovered,
         NoVariation no_variation, double min_coverage, IntervalMethod ci, std::int64_t n_boot, double confidence,
         std::uint64_t seed, std::optional<int> threads, const py::object& progress, const py::object& distance,
         std::int64_t window_width, std::optional<std::int64_t> window_step, WindowIn window_in, double alpha,
         double beta, double delta, GammaSampler sampler, GammaBounds bounds, PivotDistance pivot_distance,
         GammaSources sources, std::int64_t samples, std::optional<double> precision, std::int64_t max_states,
         std::int64_t max_tuples, bool weight_alpha, bool count_empty, std::int64_t n_t, std::int64_t k,
         ValueKind values, std::string domain, const std::optional<std::vector<py::object>>& categories,
         bool include_uncoded, std::string cluster, bool drop_blank) {
        const auto keys =
            py::isinstance<py::str>(scope) ? std::vector{scope.cast<ScopeKey>()} : scope.cast<std::vector<ScopeKey>>();
        CoefficientOptions weighed;
        put_weights(weighed, weights);
        const bool is_word = py::isinstance<py::str>(distance);
        const AgreementOptions options{
            .metric = metric,
            .unit = unit,
            .scope = keys,
            .level = level,
            .codes = std::move(codes),
            .coders = std::move(coders),
            .where = where.value_or(Filter()),
            .within = std::move(within),
            .values = values,
            .domain = std::move(domain),
            .categories = category_words(categories),
            .weights = weighed.weights,
            .distance = is_word ? distance.cast<std::string>() : std::string(),
            .overlap_policy = std::move(overlap_policy),
            .membership = membership,
            .include_uncoded = include_uncoded,
            .uncovered = uncovered,
            .no_variation = no_variation,
            .min_coverage = min_coverage,
            .ci = ci,
            .cluster = std::move(cluster),
            .n_boot = n_boot,
            .confidence = confidence,
            .seed = seed,
            .threads = threads.value_or(0),
            .progress = progress_of(progress),
            .window = {.width = window_width, .step = window_step.value_or(0), .in = window_in},
            .gamma = {.alpha = alpha,
                      .beta = beta,
                      .delta = delta,
                      .sampler = sampler,
                      .bounds = bounds,
                      .pivot_distance = pivot_distance,
                      .sources = sources,
                      .samples = samples,
                      .precision = precision,
                      .max_states = max_states,
                      .max_tuples = max_tuples,
                      .weight_alpha = weight_alpha,
                      .count_empty = count_empty},
            .segmentation = {.n_t = n_t},
            .window_diff = {.k = k},
            .weight_matrix = std::move(weighed.weight_matrix),
            .distance_matrix = is_word ? Matrix<double>() : agreement_matrix(distance, "distance"),
            .drop_blank = drop_blank};
        const Computing computing(study);
        return agreement(study, options);
      },
      py::arg("study"), py::arg("metric") = "krippendorff_alpha", py::arg("unit") = "character",
      py::arg("scope") = "study", py::arg("level") = "code", py::kw_only(),
      py::arg("codes") = std::vector<std::string>(), py::arg("coders") = std::vector<std::string>(),
      py::arg("where") = py::none(), py::arg("within") = py::none(), py::arg("weights") = "identity",
      py::arg("overlap_policy") = "", py::arg("membership") = "any", py::arg("uncovered") = "missing",
      py::arg("no_variation") = "nan", py::arg("min_coverage") = 0.5, py::arg("ci") = "cluster",
      py::arg("n_boot") = 2000, py::arg("confidence") = 0.95, py::arg("seed") = 0, py::arg("threads") = py::none(),
      py::arg("progress") = py::none(), py::arg("distance") = "", py::arg("window_width") = WindowRule().width,
      py::arg("window_step") = py::none(), py::arg("window_in") = "sources", py::arg("alpha") = 1.0,
      py::arg("beta") = 1.0, py::arg("delta") = 1.0, py::arg("sampler") = "shuffle", py::arg("bounds") = "source",
      py::arg("pivot_distance") = "full", py::arg("sources") = "pooled", py::arg("samples") = 30,
      py::arg("precision") = py::none(), py::arg("max_states") = GammaOptions().max_states,
      py::arg("max_tuples") = GammaOptions().max_tuples, py::arg("weight_alpha") = false,
      py::arg("count_empty") = false, py::arg("n_t") = 2, py::arg("k") = 0, py::arg("values") = "binary",
      py::arg("domain") = "", py::arg("categories") = py::none(), py::arg("include_uncoded") = true,
      py::arg("cluster") = "source", py::arg("drop_blank") = true,
      R"(How far coders agree, from raw codings.

Parameters
----------
study : Study
metric : str
    percent, holsti, brennan_prediger, scott_pi, cohen_kappa, fleiss_kappa, conger_kappa, light_kappa, gwet_ac1,
    krippendorff_alpha, pabak, rogot_goldberg, kupper_hafner, lin_ccc, icc, pooled_kappa, bangdiwala_b,
    unitizing_alpha, span_f1, gamma, gamma_cat, gamma_k, boundary_similarity, segmentation_similarity, p_k,
    window_diff or unitizing_alpha_1995.
unit : str
    character, line, sentence, paragraph, turn, segment, source or a stored segmentation. Spans (unitizing_alpha,
    span_f1, the gamma family) lie on characters; boundaries stand between neighbouring units.
scope : str or list of str
    study, source, case, code or theme, coder_pair or coder, batch or window; one row per combination.
level : str or int
codes, coders : list, optional
    Those that take part. Coders flagged as programs only where named; "final" stands for what was decided
    (``study.adjudicate``). Passes of a coder who made several are coders of their own ("P, pass 2").
where, within : Filter, Query, optional
weights : str or array_like
    Between values, of the coefficients that take weights: a word, or a square table over the categories. Between "no"
    and "yes" all words are the identity.
overlap_policy : str
    Of unitizing_alpha and labels: longest, first, declared or strict; of unitizing_alpha also per_code and sets.
membership : str or float
    When a code counts for a unit: any, majority, full, begins, or a share.
uncovered : {"missing", "no"}
    A coder who did not look is missing, or counts as "no".
no_variation : {"nan", "one", "zero"}
min_coverage : float
    Below it: flag ``low_coverage``.
ci : {"cluster", "unit", "gwet", "jackknife", "kripp", "kripp_pairs", "none"}
    cluster draws sources; with fewer than two of them units are drawn (flag ``ci_fallback_unit``).
n_boot, confidence, seed, threads, progress
    The result is the same for any number of threads.
distance : str or array_like
    Between codes, of unitizing_alpha, the gamma family and labels: nominal, tree (1/2 for siblings, parent and child, else
    1) or a square table in [0, 1]. Of krippendorff_alpha between labels also ordinal (declared categories), between sets
    jaccard, dice, masi, masi_product, set_1minusM or nominal, between numbers interval, nominal, ordinal, ratio, circular
    or bipolar. Without it the first that fits.
window_width, window_step : int
    Of scope window: so many sources (or days), the next window so many later (None: no overlap).
window_in : {"sources", "days"}
    Sources in order of completion, or days (UTC). A coder has finished a source at the latest completed coverage with a
    time, else at the latest coding made there.
alpha, beta, delta, sampler, bounds, pivot_distance, samples, precision
    Of the gamma family, see ``tk.metrics.gamma``.
sources, max_states, max_tuples, weight_alpha, count_empty
    Likewise; texts that are joined (``sources="concatenate"``) give no interval.
n_t : int
    Of boundary_similarity and segmentation_similarity: boundaries less than so many places apart are one that moved.
k : int
    Of p_k and window_diff: the window in units; 0: half the mean segment of the reference, the first coder.
values : {"binary", "label", "set", "count", "weight"}
    What a coder says of a unit: per code yes or no; the one code of a domain that covers most of it (flag ``label_tie``
    where two cover the same); the set of its codes; per code the number of codings, or their mean weight by length.
domain : str
    Of label and set: a theme, or a code with codes below it, whose codes exclude each other. "": all codes of the call.
categories : list, optional
    Declared values of label (codes), count and weight (numbers), in their order; None: the values found.
include_uncoded : bool
    Of label: a unit without a code has the value ``(none)``; else it is missing.
cluster : {"source", "case"}
    What is drawn, or left out by the jackknife. Cases that share text are drawn together; a source without a case, and
    what of it belongs to none of several, on its own.
drop_blank : bool
    Units of nothing but white space are left out (never characters).

Returns
-------
Agreement
    Rows with value, status, flags, interval, observed and expected figures, and coverage.

References
----------
.. [1] Krippendorff (1970), doi:10.1177/001316447003000105; of the others see ``tk.metrics``.

Examples
--------
>>> study = tk.datasets.first_study()
>>> alpha = tk.agreement(study, scope="code", n_boot=100)
>>> sorted(set(alpha.table().column("ci_method")))
['cluster']
)");
}

}  // namespace tematik::python
