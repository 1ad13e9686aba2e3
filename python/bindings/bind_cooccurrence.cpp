#include <tematik/cooccurrence.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

/// The study that a result was made from; Python remembers it beside the result.
[[nodiscard]] const Study& study_of_result(const py::object& result) {
  if (!py::hasattr(result, "_study")) {
    throw UsageError("study_unknown", "this result does not know its study: make it with a call on the study", "study");
  }
  return result.attr("_study").cast<const Study&>();
}

void bind_pair_tests(py::module_& m) {
  py::class_<PairTests>(m, "PairTests", R"(Whether pairs of codes meet more often than chance; read `pair_status` first.

Matrices are symmetric, shape (K, K); figures that are not defined are NaN. `family` is the number of pairs that have a
p-value: p_adjusted is adjusted for it. Read the log odds ratio with its interval before p.)")
      .def_readonly("status", &PairTests::status)
      .def_property_readonly("flags", [](const PairTests& t) { return t.flags.words(); })
      .def_property_readonly("null", [](const PairTests& t) { return std::string(t.null); })
      .def_property_readonly("labels", [](const PairTests& t) { return t.counts.rows(); })
      .def_property_readonly("counts", [](const PairTests& t) { return owned_matrix(t.counts.values()); })
      .def_property_readonly("expected", [](const PairTests& t) { return owned_matrix(t.expected.values()); })
      .def_property_readonly("variance", [](const PairTests& t) { return owned_matrix(t.variance.values()); })
      .def_property_readonly("z", [](const PairTests& t) { return owned_matrix(t.z.values()); })
      .def_property_readonly("p", [](const PairTests& t) { return owned_matrix(t.p.values()); })
      .def_property_readonly("p_adjusted", [](const PairTests& t) { return owned_matrix(t.p_adjusted.values()); })
      .def_property_readonly("log_odds_ratio",
                             [](const PairTests& t) { return owned_matrix(t.log_odds_ratio.values()); })
      .def_property_readonly("lo", [](const PairTests& t) { return owned_matrix(t.lo.values()); })
      .def_property_readonly("hi", [](const PairTests& t) { return owned_matrix(t.hi.values()); })
      .def_property_readonly("smallest_p", [](const PairTests& t) { return owned_matrix(t.smallest_p.values()); })
      .def_property_readonly("pair_status", [](const PairTests& t) { return words_matrix(t.pair_status.values()); })
      .def_readonly("family", &PairTests::family)
      .def_readonly("strata", &PairTests::strata)
      .def_readonly("n", &PairTests::n)
      .def_readonly("few_arrangements", &PairTests::few_arrangements)
      .def("table", &PairTests::table)
      .def_property_readonly("_method_json", [](const PairTests& t) { return t.method().json(); })
      .def("__repr__", [](const PairTests& t) {
        return detail::cat("<PairTests ", t.null, ", ", t.family, " pairs, ", to_string(t.status), ">");
      });
}

void bind_association_intervals(py::module_& m) {
  py::class_<AssociationIntervals>(m, "AssociationIntervals", "A measure of every pair with its interval.")
      .def_readonly("status", &AssociationIntervals::status)
      .def_property_readonly("labels", [](const AssociationIntervals& t) { return t.values.rows(); })
      .def_property_readonly("values", [](const AssociationIntervals& t) { return owned_matrix(t.values.values()); })
      .def_property_readonly("lo", [](const AssociationIntervals& t) { return owned_matrix(t.lo.values()); })
      .def_property_readonly("hi", [](const AssociationIntervals& t) { return owned_matrix(t.hi.values()); })
      .def_property_readonly("mean", [](const AssociationIntervals& t) { return owned_matrix(t.mean.values()); })
      .def_property_readonly("se", [](const AssociationIntervals& t) { return owned_matrix(t.se.values()); })
      .def_property_readonly("value_status",
                             [](const AssociationIntervals& t) { return words_matrix(t.value_status.values()); })
      .def_readonly("too_few_sources", &AssociationIntervals::too_few_sources)
      .def_readonly("exhaustive", &AssociationIntervals::exhaustive)
      .def_readonly("sources", &AssociationIntervals::sources)
      .def_readonly("draws", &AssociationIntervals::draws)
      .def_readonly("measure", &AssociationIntervals::measure)
      .def("table", &AssociationIntervals::table)
      .def_property_readonly("_method_json", [](const AssociationIntervals& t) { return t.method().json(); })
      .def("__repr__", [](const AssociationIntervals& t) {
        return detail::cat("<AssociationIntervals ", to_string(t.measure), ", ", t.sources, " sources, ",
                           to_string(t.status), ">");
      });
}

[[nodiscard]] PairTestOptions pair_options(Alternative alternative, std::optional<bool> exact, Adjust adjust,
                                           bool mid_p, double confidence, std::optional<int> threads,
                                           const py::object& progress) {
  PairTestOptions out;
  out.alternative = alternative;
  out.exact = exact;
  out.mid_p = mid_p;
  out.adjust = adjust;
  out.confidence = confidence;
  out.threads = threads.value_or(0);
  out.progress = progress_of(progress);
  return out;
}

void bind_cooccurrence_tests(py::class_<Cooccurrence>& c) {
  c.def(
       "test",
       [](const Cooccurrence& t, Alternative alternative, std::optional<bool> exact, Adjust adjust, bool mid_p,
          double confidence, std::optional<int> threads, const py::object& progress) {
         const auto options = pair_options(alternative, exact, adjust, mid_p, confidence, threads, progress);
         const py::gil_scoped_release release;
         return t.test(options);  // a copy: the callback is let go with the lock held
       },
       py::kw_only(), py::arg("alternative") = "greater", py::arg("exact") = py::none(), py::arg("adjust") = "bh",
       py::arg("mid_p") = false, py::arg("confidence") = 0.95, py::arg("threads") = py::none(),
       py::arg("progress") = py::none(),
       R"(Whether each pair meets in more units than chance within each source explains (Mantel & Haenszel 1959).

Parameters
----------
alternative : {"greater", "less", "two_sided"}
exact : bool, optional
    None: the exact tail where it is cheap or E < 5, else the normal tail of z.
adjust : {"bh", "by", "none"}
    For the number of pairs: Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini & Yekutieli
    2001, doi:10.1214/aos/1013699998.
mid_p : bool
confidence : float
    Of the interval of the common log odds ratio.
threads : int, optional
progress : callable or True, optional

Returns
-------
PairTests
    Counts of pairs have no 2x2 table: every pair is ``no_table``. Characters are not independent units (flag
    ``not_independent``): use `shift_test`.

References
----------
.. [1] Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719

Examples
--------
>>> met = tk.cooccurrence(tk.datasets.first_study(), unit="sentence")
>>> tests = met.test()
>>> tests.status, tests.null, bool(tests.family > 0)
('ok', 'within_source', True)
)")
      .def(
          "shift_test",
          [](const py::object& self, Alternative alternative, std::optional<bool> exact, Adjust adjust, bool mid_p,
             std::optional<int> threads, const py::object& progress) {
            const auto& t = self.cast<const Cooccurrence&>();
            const Study& study = study_of_result(self);
            require_revision(study, t.revision);
            const auto options = pair_options(alternative, exact, adjust, mid_p, 0.95, threads, progress);
            const Computing computing(study);
            return shift_test(study, t.options, options);
          },
          py::kw_only(), py::arg("alternative") = "greater", py::arg("exact") = py::none(), py::arg("adjust") = "bh",
          py::arg("mid_p") = false, py::arg("threads") = py::none(), py::arg("progress") = py::none(),
          R"(Whether each pair meets more than chance if every row keeps its runs: one row is rotated along each source.

The end of a source meets its beginning. With few and short sources p is coarse: read `smallest_p` beside it. Units must
have an order inside a source (lines, sentences, turns ..., or characters).

Returns
-------
PairTests

References
----------
.. [1] Walter et al. (2011), doi:10.1093/bioinformatics/btq717 (another field)

Examples
--------
>>> met = tk.cooccurrence(tk.datasets.first_study(), count="characters")
>>> met.shift_test().null
'circular_shift'
)")
      .def(
          "interval",
          [](const Cooccurrence& t, Association measure, std::int64_t n_boot, double confidence, std::uint64_t seed,
             std::optional<int> threads, const py::object& progress) {
            AssociationIntervalOptions options;
            options.n_boot = n_boot;
            options.confidence = confidence;
            options.seed = seed;
            options.threads = threads.value_or(0);
            options.progress = progress_of(progress);
            const py::gil_scoped_release release;
            return t.interval(measure, options);
          },
          py::arg("measure"), py::arg("n_boot") = 2000, py::kw_only(), py::arg("confidence") = 0.95,
          py::arg("seed") = 0, py::arg("threads") = py::none(), py::arg("progress") = py::none(),
          R"(Percentile intervals of a measure: sources (with unit "case": cases) are drawn anew.

Up to eight sources every draw is listed; fewer than five say little (``too_few_sources``).

Parameters
----------
measure : str
    As at `association`.
n_boot : int
confidence : float
seed : int
threads : int, optional
progress : callable or True, optional

Returns
-------
AssociationIntervals

References
----------
.. [1] Efron & Tibshirani (1993), doi:10.1201/9780429246593

Examples
--------
>>> met = tk.cooccurrence(tk.datasets.first_study(), unit="sentence")
>>> ci = met.interval("jaccard", 200)
>>> ci.status
'ok'
)")
      .def(
          "quotations",
          [](const py::object& self, const std::string& row, const std::string& column, bool text) {
            const auto& t = self.cast<const Cooccurrence&>();
            return quotations_of(
                study_of_result(self), [&](const Study& s) { return t.places(s, row, column); }, text);
          },
          py::arg("row"), py::arg("column"), py::arg("text") = false,
          R"(The places behind a cell: what two codings share, or the units that hold both rows.

Parameters
----------
row, column : str
    Labels.
text : bool
    Also the words of each place, except where a participant refused to be quoted; they are the participants': keep
    them on your own screen.

Returns
-------
Table
    source, begin, end, coder (several joined by ", ") and, with `text`, text.
)");
}

}  // namespace

Table quotations_of(const Study& study, const std::function<std::vector<QuotedPlace>(const Study&)>& places,
                    bool text) {
  std::vector<QuotedPlace> found;
  {
    const Computing computing(study);
    found = places(study);
  }
  Table out = quoted_table(study, found);
  if (!text) return out;
  std::vector<std::pair<SourceId, Span>> spans;
  for (const auto& place : found) spans.emplace_back(place.source, place.span);
  auto [words, known] = words_of_places(study, spans);
  out.add("text", std::move(words), std::move(known));
  return out;
}

void bind_cooccurrence(py::module_& m) {
  bind_pair_tests(m);
  bind_association_intervals(m);
  py::class_<Cooccurrence> result(m, "Cooccurrence", "Which codes occur together, by a named rule.",
                                  py::dynamic_attr());
  bind_cooccurrence_tests(result);
  result.def_property_readonly("counts", [](const Cooccurrence& c) { return owned_matrix(c.counts.values()); })
      .def_property_readonly("totals", [](const Cooccurrence& c) { return owned_array(c.totals); })
      .def_property_readonly(
          "column_totals", [](const Cooccurrence& c) { return owned_array(c.totals_of_columns()); },
          "The marginal of each column; of a square table of one kind of rows the totals.")
      .def_readonly("directed", &Cooccurrence::directed, "Whether rows are of one coder and columns of another.")
      .def_readonly("n", &Cooccurrence::n, "N; None for counts of pairs.")
      .def_property_readonly("labels", [](const Cooccurrence& c) { return c.labels(); })
      .def_readonly("unit", &Cooccurrence::unit)
      .def_readonly("count", &Cooccurrence::count)
      .def_readonly("level", &Cooccurrence::level)
      .def_readonly("is_table", &Cooccurrence::is_table)
      .def_readonly("status", &Cooccurrence::status)
      .def_readonly("warnings", &Cooccurrence::warnings)
      .def_property_readonly("flags", [](const Cooccurrence& c) { return c.flags.words(); })
      .def("table", [](const Cooccurrence& c) { return c.table(); })
      .def("report", &Cooccurrence::report, py::arg("language") = "en")
      .def(
          "_method",
          [](const Cooccurrence& c, const std::optional<std::string>& hash) { return c.method.json(c.warnings, hash); },
          py::arg("study_sha256"))
      .def(
          "association", [](const Cooccurrence& c, Association measure) { return c.association(measure); },
          py::arg("measure"), "A measure of association for every pair, with its status.")
      .def(
          "__call__",
          [](const Cooccurrence& c, const std::string& row, const std::string& column) {
            return c.counts(row, column);
          },
          py::arg("row"), py::arg("column"), "One cell by labels.")
      .def("__repr__", [](const Cooccurrence& c) {
        return detail::cat("<Cooccurrence ", c.labels().size(), " rows, unit ", c.unit, ", count ", to_string(c.count),
                           ">");
      });
  m.def(
      "cooccurrence",
      [](const Study& study, Unit unit, std::optional<Count> count, std::optional<Query> within, Level level,
         std::optional<Filter> where, LayerChoice layer, CoderRule coder_rule,
         const std::optional<std::pair<std::string, std::string>>& across, std::optional<std::int64_t> consensus,
         SameCode same_code, std::int64_t distance, Membership membership, std::vector<CodeRef> codes,
         Universe universe, Unassigned unassigned, bool keep_sources, std::optional<int> threads,
         const py::object& progress) {
        std::vector<std::string> coders;
        if (across) coders = {across->first, across->second};
        const CooccurrenceOptions options{.unit = unit,
                                          .count = count,
                                          .within = std::move(within),
                                          .level = level,
                                          .where = where.value_or(Filter()),
                                          .layer = layer,
                                          .coder_rule = coder_rule,
                                          .across = std::move(coders),
                                          .consensus = consensus,
                                          .same_code = same_code,
                                          .distance = distance,
                                          .membership = membership,
                                          .codes = std::move(codes),
                                          .universe = universe,
                                          .unassigned = unassigned,
                                          .keep_sources = keep_sources,
                                          .threads = threads.value_or(0),
                                          .progress = progress_of(progress)};
        const Computing computing(study);
        return cooccurrence(study, options);
      },
      py::arg("study"), py::arg("unit") = "overlap", py::arg("count") = py::none(), py::arg("within") = py::none(),
      py::arg("level") = "code", py::kw_only(), py::arg("where") = py::none(), py::arg("layer") = "auto",
      py::arg("coder_rule") = "pooled", py::arg("across") = py::none(), py::arg("consensus") = py::none(),
      py::arg("same_code") = "auto", py::arg("distance") = 0, py::arg("membership") = "any",
      py::arg("codes") = std::vector<std::string>(), py::arg("universe") = "coded", py::arg("unassigned") = "keep",
      py::arg("keep_sources") = true, py::arg("threads") = py::none(), py::arg("progress") = py::none());
  bind_frequencies(m);
}

}  // namespace tematik::python
