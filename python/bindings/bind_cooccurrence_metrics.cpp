#include <tematik/metrics/block_shuffle.hpp>
#include <tematik/metrics/circular_shift.hpp>
#include <tematik/metrics/correspondence_analysis.hpp>
#include <tematik/metrics/crosstab.hpp>
#include <tematik/metrics/document_similarity.hpp>
#include <tematik/metrics/fisher_exact.hpp>
#include <tematik/metrics/multiple_testing.hpp>
#include <tematik/metrics/stratified_hypergeometric.hpp>
#include <tematik/tables/code_configurations.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] std::vector<std::int64_t> counts_column(const py::object& from, std::string_view name) {
  std::vector<py::object> keep;
  const IntColumn column = int_column(from, name, keep);
  std::vector<std::int64_t> out(column.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = column[i];
  return out;
}

/// A table of whole numbers; anything else is refused, never rounded.
[[nodiscard]] Matrix<std::int64_t> counts_table(const py::object& from, std::string_view name) {
  const auto array = py::array::ensure(from);
  const char kind = array ? array.dtype().kind() : ' ';
  if (!array || array.ndim() != 2 || (array.size() > 0 && kind != 'i' && kind != 'u')) {
    PyErr_Clear();
    throw InputError("counts", detail::cat(name, ": expected a table of whole numbers"), std::string(name));
  }
  const auto whole = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>::ensure(array);
  Matrix<std::int64_t> out(whole.shape(0), whole.shape(1));
  std::copy(whole.data(), whole.data() + whole.size(), out.data());
  return out;
}

/// What the results of single tests have in common.
template <class Result>
py::class_<Result> test_result(py::module_& m, const char* name, const char* doc) {
  py::class_<Result> c(m, name, doc);
  c.def_readonly("status", &Result::status)
      .def_readonly("p", &Result::p)
      .def_property_readonly("value", [](const Result& r) { return r.p; })
      .def("__float__", [](const Result& r) { return r.p; })
      .def("table", &Result::table)
      .def_property_readonly("_method_json", [](const Result& r) { return r.method().json(); })
      .def("__repr__", [name = std::string(name)](const Result& r) {
        return detail::cat("<", name, " p ", std::isnan(r.p) ? std::string("undefined") : json_number(r.p), ", ",
                           to_string(r.status), ">");
      });
  return c;
}

/// Figures of the tests of meetings.
template <class Result>
void def_meetings(py::class_<Result>& c) {
  c.def_readonly("n_ij", &Result::n_ij)
      .def_readonly("n_i", &Result::n_i)
      .def_readonly("n_j", &Result::n_j)
      .def_readonly("n", &Result::n)
      .def_readonly("expected", &Result::expected)
      .def_readonly("variance", &Result::variance)
      .def_readonly("z", &Result::z);
}

void bind_test_results(py::module_& m) {
  py::class_<AdjustedP>(m, "AdjustedP", "P-values adjusted for the size of their family.")
      .def_readonly("status", &AdjustedP::status)
      .def_property_readonly("values", [](const AdjustedP& a) { return owned_array(a.values); })
      .def_readonly("family", &AdjustedP::family, "p-values that are defined")
      .def("table", &AdjustedP::table)
      .def_property_readonly("_method_json", [](const AdjustedP& a) { return a.method().json(); });
  test_result<FisherResult>(m, "FisherResult", "Fisher's exact test of one 2x2 table.");
  auto stratified = test_result<StratifiedResult>(m, "StratifiedResult", "A test within sources.");
  def_meetings(stratified);
  stratified.def_readonly("is_exact", &StratifiedResult::is_exact)
      .def_readonly("strata", &StratifiedResult::strata)
      .def_readonly("chi2", &StratifiedResult::chi2)
      .def_readonly("chi2_p", &StratifiedResult::chi2_p)
      .def_readonly("chi2_corrected", &StratifiedResult::chi2_corrected)
      .def_readonly("chi2_corrected_p", &StratifiedResult::chi2_corrected_p)
      .def_readonly("odds_status", &StratifiedResult::odds_status)
      .def_readonly("log_odds_ratio", &StratifiedResult::log_odds_ratio)
      .def_readonly("se", &StratifiedResult::se)
      .def_readonly("lo", &StratifiedResult::lo)
      .def_readonly("hi", &StratifiedResult::hi);
  auto shift = test_result<CircularShiftResult>(m, "CircularShiftResult", "A test that keeps runs.");
  def_meetings(shift);
  shift.def_readonly("is_exact", &CircularShiftResult::is_exact)
      .def_readonly("few_arrangements", &CircularShiftResult::few_arrangements)
      .def_readonly("smallest_p", &CircularShiftResult::smallest_p);
  auto shuffle = test_result<BlockShuffleResult>(m, "BlockShuffleResult", "A test that shuffles blocks of units.");
  def_meetings(shuffle);
  shuffle.def_readonly("at_least", &BlockShuffleResult::at_least).def_readonly("at_most", &BlockShuffleResult::at_most);
  test_result<CrosstabResult>(m, "CrosstabResult", "Association of the rows and columns of a table of counts.")
      .def_readonly("chi2", &CrosstabResult::chi2)
      .def_readonly("g2", &CrosstabResult::g2)
      .def_readonly("v", &CrosstabResult::v, "Cramer's V")
      .def_property_readonly("p_method", [](const CrosstabResult& x) { return std::string(x.p_method); })
      .def_readonly("n", &CrosstabResult::n)
      .def_property_readonly("expected", [](const CrosstabResult& x) { return owned_matrix(x.expected.values()); })
      .def_property_readonly("residuals", [](const CrosstabResult& x) { return owned_matrix(x.residuals.values()); });
  py::class_<CorrespondenceResult>(m, "CorrespondenceResult", "Principal coordinates of rows and columns.")
      .def_readonly("status", &CorrespondenceResult::status)
      .def_readonly("total_inertia", &CorrespondenceResult::total_inertia)
      .def_property_readonly("inertia", [](const CorrespondenceResult& c) { return owned_array(c.inertia); })
      .def_property_readonly("share", [](const CorrespondenceResult& c) { return owned_array(c.share); })
      .def_property_readonly("row_coordinates",
                             [](const CorrespondenceResult& c) { return owned_matrix(c.row_coordinates.values()); })
      .def_property_readonly("column_coordinates",
                             [](const CorrespondenceResult& c) { return owned_matrix(c.column_coordinates.values()); })
      .def("table", &CorrespondenceResult::table)
      .def_property_readonly("_method_json", [](const CorrespondenceResult& c) { return c.method().json(); });
  py::class_<SimilarityResult>(m, "SimilarityResult", "How alike sources are, by the codes that they hold.")
      .def_property_readonly("values", [](const SimilarityResult& s) { return owned_matrix(s.values.values()); })
      .def_property_readonly("status", [](const SimilarityResult& s) { return words_matrix(s.status.values()); })
      .def_readonly("measure", &SimilarityResult::measure)
      .def("table", &SimilarityResult::table)
      .def_property_readonly("_method_json", [](const SimilarityResult& s) { return s.method().json(); });
  py::class_<CodeConfigurations>(m, "CodeConfigurations", "Distinct sets of codes of units.")
      .def_readonly("status", &CodeConfigurations::status)
      .def_readonly("n", &CodeConfigurations::n)
      .def_property_readonly("sets",
                             [](const CodeConfigurations& c) {
                               std::vector<std::vector<std::uint32_t>> out;
                               for (const auto& set : c.sets) out.push_back(set.members);
                               return out;
                             })
      .def_property_readonly("units",
                             [](const CodeConfigurations& c) {
                               std::vector<std::int64_t> out;
                               for (const auto& set : c.sets) out.push_back(set.units);
                               return owned_array(std::move(out));
                             })
      .def("table", &CodeConfigurations::table)
      .def_property_readonly("_method_json", [](const CodeConfigurations& c) { return c.method().json(); });
}

}  // namespace

void bind_cooccurrence_metrics(py::module_& m) {
  bind_test_results(m);
  m.def(
      "adjust_p",
      [](const py::array_t<double, py::array::c_style | py::array::forcecast>& p, Adjust method) {
        if (p.ndim() != 1) throw InputError("p", "p: expected a one-dimensional array", "p");
        return adjust_p(std::span<const double>(p.data(), static_cast<std::size_t>(p.size())), method);
      },
      py::arg("p"), py::arg("method") = "bh",
      R"(P-values adjusted for the number of tests made; NaN has no p-value and is outside the family.

bh: min over j >= k of min(1, m p_(j)/j), Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; by: the
same times the sum of 1/j, Benjamini & Yekutieli 2001, doi:10.1214/aos/1013699998; none.

Examples
--------
>>> tk.metrics.adjust_p([0.01, 0.04]).values.tolist()
[0.02, 0.04]
)");
  m.def(
      "fisher_exact",
      [](std::int64_t a, std::int64_t n_i, std::int64_t n_j, std::int64_t n, Alternative alternative, bool mid_p) {
        const py::gil_scoped_release release;
        return fisher_exact(a, n_i, n_j, n, {.alternative = alternative, .mid_p = mid_p});
      },
      py::arg("a"), py::arg("n_i"), py::arg("n_j"), py::arg("n"), py::kw_only(), py::arg("alternative") = "greater",
      py::arg("mid_p") = false,
      R"(Fisher's exact test: a units with both codes, n_i and n_j with each, n in all.

Fisher 1935, doi:10.2307/2342435.

NaN `zero_total` if a code is nowhere; 1 `full_total` if one is everywhere.

Examples
--------
>>> f"{float(tk.metrics.fisher_exact(12, 17, 19, 100)):.3g}"
'2.01e-07'
)");
  m.def(
      "stratified_test",
      [](const py::object& a, const py::object& n_i, const py::object& n_j, const py::object& n,
         Alternative alternative, std::optional<bool> exact, bool mid_p, double confidence) {
        const auto x = counts_column(a, "a"), i = counts_column(n_i, "n_i"), j = counts_column(n_j, "n_j"),
                   u = counts_column(n, "n");
        const py::gil_scoped_release release;
        return stratified_test(x, i, j, u,
                               {.alternative = alternative, .exact = exact, .mid_p = mid_p, .confidence = confidence});
      },
      py::arg("a"), py::arg("n_i"), py::arg("n_j"), py::arg("n"), py::kw_only(), py::arg("alternative") = "greater",
      py::arg("exact") = py::none(), py::arg("mid_p") = false, py::arg("confidence") = 0.95,
      R"(Whether two codes meet more than independent placement within each source explains.

One entry per source: a units with both codes, n_i and n_j with each, n in all. Mantel & Haenszel 1959,
doi:10.1093/jnci/22.4.719; Robins, Breslow & Greenland 1986, doi:10.2307/2531052. NaN `zero_total`, `no_variation`.

Examples
--------
>>> t = tk.metrics.stratified_test([5, 2, 4], [8, 6, 5], [7, 5, 7], [20, 30, 12])
>>> round(t.z, 5), t.is_exact
(2.65005, True)
)");
  m.def(
      "circular_shift_test",
      [](const py::object& i, const py::object& j, const py::object& source, Alternative alternative,
         std::optional<bool> exact, bool mid_p) {
        const auto x = counts_column(i, "i"), y = counts_column(j, "j"), s = counts_column(source, "source");
        const py::gil_scoped_release release;
        return circular_shift_test(IntColumn(x), IntColumn(y), IntColumn(s),
                                   {.alternative = alternative, .exact = exact, .mid_p = mid_p});
      },
      py::arg("i"), py::arg("j"), py::arg("source"), py::kw_only(), py::arg("alternative") = "greater",
      py::arg("exact") = py::none(), py::arg("mid_p") = false,
      R"(Whether two codes meet more than they would if one were moved along its sources, runs kept.

One entry per unit in order: 0 or 1 for each code, and its source. Exact, without simulation; the end of a source meets
its beginning (Walter et al. 2011, doi:10.1093/bioinformatics/btq717).

Examples
--------
>>> t = tk.metrics.circular_shift_test([1, 1, 0, 0, 0, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0, 1, 0, 0, 0], [0] * 10)
>>> t.n_ij, t.few_arrangements
(3, True)
)");
  m.def(
      "block_shuffle_test",
      [](const py::object& i, const py::object& j, const py::object& source, std::int64_t block,
         Alternative alternative, std::int64_t n_perm, std::uint64_t seed, std::optional<int> threads) {
        const auto x = counts_column(i, "i"), y = counts_column(j, "j"), s = counts_column(source, "source");
        const py::gil_scoped_release release;
        return block_shuffle_test(IntColumn(x), IntColumn(y), IntColumn(s),
                                  {.block = block,
                                   .alternative = alternative,
                                   .n_perm = n_perm,
                                   .seed = seed,
                                   .threads = threads.value_or(0)});
      },
      py::arg("i"), py::arg("j"), py::arg("source"), py::kw_only(), py::arg("block") = 0,
      py::arg("alternative") = "greater", py::arg("n_perm") = 9999, py::arg("seed") = 0,
      py::arg("threads") = py::none(),
      R"(Whether two codes meet more than if one is cut into blocks of units in random order; block 0: the root of the
units of a source. Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.

Examples
--------
>>> held = [1, 1, 0, 0, 0, 0, 0, 0, 1]
>>> tk.metrics.block_shuffle_test(held, held, [0] * 9, n_perm=99).n_ij
3
)");
  m.def(
      "crosstab",
      [](const py::object& counts, std::int64_t n_perm, std::uint64_t seed, std::optional<int> threads) {
        const auto table = counts_table(counts, "counts");
        const py::gil_scoped_release release;
        return crosstab(table, {.n_perm = n_perm, .seed = seed, .threads = threads.value_or(0)});
      },
      py::arg("counts"), py::arg("n_perm") = 9999, py::arg("seed") = 0, py::arg("threads") = py::none(),
      R"(Chi-square, G, adjusted residuals, Cramer's V, and p by Fisher's test (2x2) or permutation.

counts: sources (or cases) by row and group, each in one of both; never codings. Haberman 1973, doi:10.2307/2529686.

Examples
--------
>>> x = tk.metrics.crosstab([[12, 5], [7, 76]])
>>> x.p_method, round(x.v, 6)
('fisher', 0.595137)
)");
  m.def(
      "correspondence_analysis",
      [](const py::object& counts, std::int64_t dimensions) {
        const auto table = counts_table(counts, "counts");
        CorrespondenceOptions options;
        options.dimensions = static_cast<decltype(options.dimensions)>(dimensions);
        const py::gil_scoped_release release;
        return correspondence_analysis(table, options);
      },
      py::arg("counts"), py::arg("dimensions") = 0,
      R"(Principal coordinates of rows and columns of a table of counts; dimensions 0: all axes.

A description, not a test; the sign of an axis means nothing. Greenacre 2017, doi:10.1201/9781315369983.

Examples
--------
>>> round(tk.metrics.correspondence_analysis([[3, 1], [1, 3]]).total_inertia, 6)
0.25
)");
  m.def(
      "document_similarity",
      [](const py::object& counts, Similarity measure) {
        const auto table = counts_table(counts, "counts");
        const py::gil_scoped_release release;
        return document_similarity(table, measure);
      },
      py::arg("counts"), py::arg("measure"),
      R"(Similarity of each pair of sources from counts (sources x codes): simple_matching, jaccard, russell_rao,
cosine, kuckartz_raediker (the last is not checked against its first publication).

Examples
--------
>>> tk.metrics.document_similarity([[1, 1, 0, 0], [1, 0, 1, 0]], "simple_matching").values.tolist()
[[1.0, 0.5], [0.5, 1.0]]
)");
  m.def(
      "code_configurations",
      [](const py::object& source_of_unit, const py::object& unit, const py::object& code, std::int64_t n_codes,
         std::optional<std::int64_t> max_size, std::int64_t min_support) {
        if (n_codes < 0) throw UsageError("n_codes", "n_codes must be 0 or more", "n_codes");
        const auto s = counts_column(source_of_unit, "source_of_unit"), u = counts_column(unit, "unit"),
                   c = counts_column(code, "code");
        ConfigurationOptions options;
        options.max_size = max_size;
        options.min_support = min_support;
        const py::gil_scoped_release release;
        return code_configurations(IntColumn(s), IntColumn(u), IntColumn(c), static_cast<std::size_t>(n_codes),
                                   std::move(options));
      },
      py::arg("source_of_unit"), py::arg("unit"), py::arg("code"), py::arg("n_codes"), py::kw_only(),
      py::arg("max_size") = py::none(), py::arg("min_support") = 1,
      R"(The distinct sets of codes of units: one source per unit, and rows of (unit, code) in any order.

Examples
--------
>>> c = tk.metrics.code_configurations([0, 0, 0], [0, 0, 1], [0, 1, 0], 2)
>>> c.sets, c.units.tolist()
([[], [0], [0, 1]], [1, 1, 1])
)");
}

}  // namespace tematik::python
