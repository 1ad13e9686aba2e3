#include <tematik/agreement.hpp>

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
  if (!py::hasattr(self, "_study")) {
    throw UsageError("study_unknown", "this result does not know its study: make it with tk.agreement", "study");
  }
  const Study& study = self.attr("_study").cast<const Study&>();
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
  py::class_<Agreement>(m, "Agreement", "How far coders agree: rows with value, status and interval.",
                        py::dynamic_attr())
      .def("__len__", [](const Agreement& a) { return a.rows.size(); })
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
         AgreementWeights weights, std::string overlap_policy, Membership membership, Uncovered uncovered,
         NoVariation no_variation, double min_coverage, IntervalMethod ci, std::int64_t n_boot, double confidence,
         std::uint64_t seed, std::optional<int> threads, const py::object& progress) {
        const auto keys =
            py::isinstance<py::str>(scope) ? std::vector{scope.cast<ScopeKey>()} : scope.cast<std::vector<ScopeKey>>();
        const AgreementOptions options{.metric = metric,
                                       .unit = unit,
                                       .scope = keys,
                                       .level = level,
                                       .codes = std::move(codes),
                                       .coders = std::move(coders),
                                       .where = where.value_or(Filter()),
                                       .within = std::move(within),
                                       .weights = weights,
                                       .overlap_policy = std::move(overlap_policy),
                                       .membership = membership,
                                       .uncovered = uncovered,
                                       .no_variation = no_variation,
                                       .min_coverage = min_coverage,
                                       .ci = ci,
                                       .n_boot = n_boot,
                                       .confidence = confidence,
                                       .seed = seed,
                                       .threads = threads.value_or(0),
                                       .progress = progress_of(progress)};
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
      py::arg("progress") = py::none(),
      R"(How far coders agree, from raw codings.

Parameters
----------
study : Study
metric : str
    percent, holsti, brennan_prediger, scott_pi, cohen_kappa, fleiss_kappa, conger_kappa, light_kappa, gwet_ac1,
    krippendorff_alpha, pabak, rogot_goldberg, kupper_hafner, lin_ccc, icc, pooled_kappa, bangdiwala_b,
    unitizing_alpha or span_f1.
unit : str
    character, line, sentence, paragraph, turn, segment, source or a stored segmentation.
scope : str or list of str
    study, source, code or theme, coder_pair or coder; one row per combination.
level : str or int
codes, coders : list, optional
    Those that take part. Coders flagged as programs only where named.
where, within : Filter, Query, optional
weights : str
    Between "no" and "yes" all of them are the identity.
overlap_policy : str
    Of unitizing_alpha: per_code, longest, first, declared or strict.
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
