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
    Counts of pairs have no 2x2 table: every pair is ``no_table``. Characters, and windows that overlap, are not
    independent units (flag ``not_independent``): for characters use `shift_test`.

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
            const auto options = pair_options(alternative, exact, adjust, mid_p, 0.95, threads, progress);
            const Computing computing(study);
            return t.shift_test(study, options);
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
      .def_readonly("directed", &Cooccurrence::directed, "Whether cells (i, j) and (j, i) are different questions.")
      .def_readonly("n", &Cooccurrence::n, "N; None for counts of pairs.")
      .def_property_readonly("labels", [](const Cooccurrence& c) { return c.labels(); })
      .def_property_readonly(
          "column_labels", [](const Cooccurrence& c) { return c.counts.columns(); },
          "Labels of columns: those of rows unless `columns` were named.")
      .def_property_readonly(
          "structural", [](const Cooccurrence& c) { return owned_matrix(c.structural); },
          "1: row and column share codes by construction.")
      .def_readonly("groups", &Cooccurrence::groups, "Labels of the groups of `by`, in order.")
      .def_readonly("additive", &Cooccurrence::additive, "Whether the tables of the groups add up to this one.")
      .def_property_readonly(
          "total", [](Cooccurrence& c) -> Cooccurrence& { return c; }, py::return_value_policy::reference_internal,
          "All groups together: this table itself.")
      .def("of_group", &Cooccurrence::of_group, py::arg("label"), py::return_value_policy::reference_internal,
           "The table of a group.")
      .def_readonly("unit", &Cooccurrence::unit)
      .def_readonly("count", &Cooccurrence::count)
      .def_readonly("level", &Cooccurrence::level)
      .def_readonly("is_table", &Cooccurrence::is_table)
      .def_readonly("status", &Cooccurrence::status)
      .def_readonly("warnings", &Cooccurrence::warnings)
      .def_property_readonly("flags", [](const Cooccurrence& c) { return c.flags.words(); })
      .def("table", [](const Cooccurrence& c) { return c.table(); })
      .def(
          "top", [](const Cooccurrence& c, std::size_t k) { return c.top(k); }, py::arg("k"),
          "The k cells with the largest counts, without a row with itself.")
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
         SameCode same_code, std::int64_t min_shared, double min_share, std::optional<std::int64_t> distance,
         const Unit& distance_unit, const py::object& mask, Membership membership, const Unit& base,
         std::int64_t window, std::int64_t step, std::vector<CodeRef> codes, std::vector<CodeRef> columns,
         Universe universe, Unassigned unassigned, const std::optional<std::string>& by, bool keep_sources,
         std::optional<int> threads, const py::object& progress) {
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
                                          .min_shared = min_shared,
                                          .min_share = min_share,
                                          .distance = distance,
                                          .distance_unit = distance_unit,
                                          .mask = mask.is_none() ? std::vector<std::string>() : mask_of(mask).words(),
                                          .membership = membership,
                                          .base = base,
                                          .window = window,
                                          .step = step,
                                          .codes = std::move(codes),
                                          .columns = std::move(columns),
                                          .universe = std::move(universe),
                                          .unassigned = unassigned,
                                          .by = by.value_or(""),
                                          .keep_sources = keep_sources,
                                          .threads = threads.value_or(0),
                                          .progress = progress_of(progress)};
        const Computing computing(study);
        return cooccurrence(study, options);
      },
      py::arg("study"), py::arg("unit") = "overlap", py::arg("count") = py::none(), py::arg("within") = py::none(),
      py::arg("level") = "code", py::kw_only(), py::arg("where") = py::none(), py::arg("layer") = "auto",
      py::arg("coder_rule") = "pooled", py::arg("across") = py::none(), py::arg("consensus") = py::none(),
      py::arg("same_code") = "auto", py::arg("min_shared") = 1, py::arg("min_share") = 0.0,
      py::arg("distance") = py::none(), py::arg("distance_unit") = "character", py::arg("mask") = py::none(),
      py::arg("membership") = "any", py::arg("base") = "line", py::arg("window") = 2, py::arg("step") = 1,
      py::arg("codes") = std::vector<std::string>(), py::arg("columns") = std::vector<std::string>(),
      py::arg("universe") = "coded", py::arg("unassigned") = "keep", py::arg("by") = py::none(),
      py::arg("keep_sources") = true, py::arg("threads") = py::none(), py::arg("progress") = py::none(),
      R"(Which codes occur together: when two codings meet (unit), what is counted (count), what is one coding.

Parameters
----------
study : Study
unit : str
    Contact rules: "overlap" (`min_shared` characters, `min_share` of the shorter span), "touching", "near" (`distance` in
    `distance_unit`), "exact", "relation" (`mask`). Else both codings are members of one "line", "sentence", "paragraph",
    "turn", "word", stored segmentation, "segment", "source", "case", or "window" (`window` units of `base`, one starting
    every `step`).
count : str, optional
    "pairs" of codings that meet (default of contact rules); "codings" of the row that meet one of the column (directed);
    "pair_characters" shared by the pairs; distinct "characters" under both; "units" with both (default of the others);
    "sources", "cases" or "coders" with a meeting. Characters and units make 2x2 tables, and so do sources of unit
    "source" and cases of unit "case".
within : Query, optional
    Units and characters are cut to its places; other codings count whole if they share a character with them.
level : str or int
    "code", "parent", "top", "theme", "subtree", or a depth (roots are 1).
where : Filter, optional
layer : {"auto", "coder", "final"}
coder_rule : {"pooled", "within", "across", "consensus"}
across : (str, str), optional
    Two coders: rows of the first, columns of the second.
consensus : int, optional
same_code : {"auto", "union", "keep", "distinct"}
min_shared, min_share : int, float
distance : int, optional
    Of near (None: 0) and of relation (needed with "<" or ">").
distance_unit : str
    "character", "word", "line", "sentence", "paragraph", "turn" or a stored segmentation.
mask : list of str or int, optional
    Allen relations such as ["o", "m"], or 13 bits. Directed unless it is its own inverse.
membership : str or float
    "any", "majority", "full", "begins", or a share of the unit.
base, window, step : str, int, int
codes, columns : list
    Codes, themes or stored queries by name, codes by id, queries, or (label, query). Without `columns` they are the rows.
universe : str or dict
    "coded", "all", "nonempty" (units with a row), or places such as {"source": [(0, 120)]}.
unassigned : {"keep", "drop"}
by : str, optional
    "source", "case", "coder", or an attribute such as "source.technique": tables of groups, by `of_group`.
keep_sources : bool
    Tests and intervals need the counts of each source.
threads : int, optional
progress : callable or True, optional

Returns
-------
Cooccurrence
    counts of shape (rows, columns), totals of rows and `column_totals`, and N.

References
----------
.. [1] Allen (1983), doi:10.1145/182.358434

Examples
--------
>>> study = tk.datasets.first_study()
>>> met = tk.cooccurrence(study, unit="window", base="sentence", window=3)
>>> met.is_table, met.counts.shape[0] == len(met.labels)
(True, True)
>>> before = tk.cooccurrence(study, unit="relation", mask=["<", "m"], distance=1, distance_unit="sentence")
>>> before.directed
True
)");
  bind_frequencies(m);
}

}  // namespace tematik::python
