#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/kupper_hafner.hpp>

#include "agreement_arguments.hpp"

namespace tematik::python {

void bind_agreement_alpha(py::module_& m) {
  m.def(
      "krippendorff_alpha",
      [](const py::object& ratings, MeasurementLevel level, NoVariation no_variation, double confidence,
         const py::object& categories, const py::object& distance) {
        KrippendorffOptions options{.level = level, .no_variation = no_variation, .confidence = confidence};
        Ratings table;
        if (has_set_cells(ratings)) {
          const SetRatings sets = agreement_sets(ratings, categories);
          const std::string word = distance.is_none() ? "jaccard" : distance.cast<std::string>();
          options.distance = set_distance(sets.sets, parse<SetDistance>(word));
          table = sets.ratings;
        } else {
          table = agreement_ratings(ratings, categories);
          if (!distance.is_none()) options.distance = agreement_matrix(distance, "distance");
        }
        const py::gil_scoped_release release;
        return krippendorff_alpha(table, options);
      },
      py::arg("ratings"), py::arg("level") = "nominal", py::arg("no_variation") = "nan", py::arg("confidence") = 0.95,
      py::kw_only(), py::arg("categories") = py::none(), py::arg("distance") = py::none(),
      detail::cat(R"(Krippendorff's alpha: 1 - D_o/D_e, disagreement observed over disagreement expected.
)",
                  ratings_parameter, R"(    A cell may also be a set (or list) of codes; an empty one says "no code".
level : {"nominal", "ordinal", "interval", "ratio", "circular", "bipolar"}
no_variation : {"nan", "one", "zero"}
confidence : float
distance : array_like, shape (q, q), or word, optional
    A table instead of `level`, taken as it is (not squared). For sets a word: jaccard (default), dice, masi,
    masi_product, set_1minusM.

Returns
-------
AgreementValue
    `observed` and `expected` are D_o and D_e. ``no_variation`` where no two values differ.

References
----------
.. [1] Krippendorff (1970), doi:10.1177/001316447003000105; Hayes & Krippendorff (2007),
   doi:10.1080/19312450709336664

Examples
--------
>>> a = tk.metrics.krippendorff_alpha([[0, 1], [1, 0]])
>>> a.value, a.status
(-0.5, 'ok')
>>> round(tk.metrics.krippendorff_alpha([[{"a"}, {"a", "b"}, set()], [{"a"}, {"b"}, {"c"}]]).value, 4)
0.4
)")
          .c_str());
}

void bind_agreement_two(py::module_& m) {
  bind_agreement_alpha(m);
  m.def(
      "holsti",
      [](const py::object& ratings, HolstiRule several, const py::object& categories) {
        const HolstiOptions options{.several = several};
        const bool is_sets = has_set_cells(ratings);
        const SetRatings sets = is_sets ? agreement_sets(ratings, categories) : SetRatings{};
        const Ratings table = is_sets ? Ratings() : agreement_ratings(ratings, categories);
        const py::gil_scoped_release release;
        return is_sets ? holsti(sets, options) : holsti(table, options);
      },
      py::arg("ratings"), py::kw_only(), py::arg("several") = "pairs", py::arg("categories") = py::none(),
      detail::cat("Holsti's coefficient: decisions alike over each coder's own decisions, 2M/(N1 + N2).\n",
                  ratings_parameter,
                  R"(    A cell may also be a set (or list) of codes: then each code on a unit is a decision.
several : {"pairs", "joint"}
    More than two coders: the mean over pairs, or what all of them share.

Returns
-------
HolstiResult
    No chance is taken out; no standard error: resample.

References
----------
.. [1] Holsti (1969), Content analysis for the social sciences and humanities

Examples
--------
>>> round(tk.metrics.holsti([["a", "a", "b", "a"], ["a", "b", "b", None]]).value, 4)
0.5714
)")
          .c_str());
  m.def(
      "pabak",
      [](const py::object& ratings, const py::object& categories, double confidence) {
        const auto table = agreement_ratings(ratings, categories);
        const py::gil_scoped_release release;
        return pabak(table, {.confidence = confidence});
      },
      py::arg("ratings"), py::kw_only(), py::arg("categories") = py::none(), py::arg("confidence") = 0.95,
      detail::cat("PABAK of two coders: (q p_a - 1)/(q - 1), with prevalence and bias index.\n", ratings_parameter,
                  R"(confidence : float

Returns
-------
PabakResult

References
----------
.. [1] Byrt, Bishop & Carlin (1993), doi:10.1016/0895-4356(93)90018-V

Examples
--------
>>> p = tk.metrics.pabak([[1, 1, 0, 0], [1, 0, 0, 0]])
>>> p.value, p.prevalence_index, p.bias_index
(0.5, 0.25, -0.25)
)")
          .c_str());
  m.def(
      "rogot_goldberg",
      [](const py::object& ratings, const py::object& categories) {
        const auto table = agreement_ratings(ratings, categories);
        const py::gil_scoped_release release;
        return rogot_goldberg(table);
      },
      py::arg("ratings"), py::kw_only(), py::arg("categories") = py::none(),
      detail::cat("Rogot and Goldberg's A1 (the value) and A2 of two coders and two categories.\n", ratings_parameter,
                  R"(
Returns
-------
RogotGoldbergResult
    ``undefined`` where a coder never used one of the categories.

References
----------
.. [1] Rogot & Goldberg (1966), doi:10.1016/0021-9681(66)90032-4

Examples
--------
>>> r = tk.metrics.rogot_goldberg([[0, 0, 1, 1], [0, 1, 0, 1]])
>>> r.value, r.a2
(0.5, 0.5)
)")
          .c_str());
  m.def(
      "kupper_hafner",
      [](const py::object& ratings, const py::object& categories, NoVariation no_variation) {
        const auto table = agreement_sets(ratings, categories);
        const py::gil_scoped_release release;
        return kupper_hafner(table, {.no_variation = no_variation});
      },
      py::arg("ratings"), py::kw_only(), py::arg("categories") = py::none(), py::arg("no_variation") = "nan",
      R"(Kupper and Hafner's concordance of two coders who give each unit one code or several.

Parameters
----------
ratings : list of two lists, one cell per unit
    A set (or list) of codes, or None where the coder did not look. Units where one coder gave no code are dropped.
categories : sequence, optional
    Declared codes; their number enters the figure.
no_variation : {"nan", "one", "zero"}

Returns
-------
KupperHafnerResult

References
----------
.. [1] Kupper & Hafner (1989), doi:10.2307/2531695

Examples
--------
>>> k = tk.metrics.kupper_hafner([[{"A"}, {"A", "B"}, set()], [{"A"}, {"B"}, {"C"}]], categories=["A", "B", "C"])
>>> k.observed, k.n_dropped
(0.75, 1)
)");
  m.def(
      "lin_ccc",
      [](const py::object& ratings, NoVariation no_variation, double confidence) {
        const auto table = agreement_ratings(ratings);
        const py::gil_scoped_release release;
        return lin_ccc(table, {.no_variation = no_variation, .confidence = confidence});
      },
      py::arg("ratings"), py::kw_only(), py::arg("no_variation") = "nan", py::arg("confidence") = 0.95,
      R"(Lin's concordance correlation of two coders who give numbers.

Parameters
----------
ratings : array_like of float, shape (2, units)
    NaN is a missing value.
no_variation : {"nan", "one", "zero"}
confidence : float

Returns
-------
LinCccResult
    Interval by Fisher's z.

References
----------
.. [1] Lin (1989), doi:10.2307/2532051

Examples
--------
>>> round(tk.metrics.lin_ccc([[1, 3, 4, 2], [2, 3, 5, 2]]).value, 6)
0.833333
)");
  m.def(
      "icc",
      [](const py::object& ratings, IccForm form, NoVariation no_variation, double confidence) {
        const auto table = agreement_ratings(ratings);
        const py::gil_scoped_release release;
        return icc(table, {.form = form, .no_variation = no_variation, .confidence = confidence});
      },
      py::arg("ratings"), py::arg("form") = "2,1", py::kw_only(), py::arg("no_variation") = "nan",
      py::arg("confidence") = 0.95,
      R"(Intraclass correlation of coders who give numbers; units that not every coder rated are left out.

Parameters
----------
ratings : array_like of float, shape (coders, units)
form : {"1,1", "2,1", "3,1", "1,k", "2,k", "3,k"}
    1: other coders for every unit; 2: these coders stand for others; 3: these coders only. k: of their mean.
no_variation : {"nan", "one", "zero"}
confidence : float

Returns
-------
IccResult
    No interval for form 2: resample.

References
----------
.. [1] Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420

Examples
--------
>>> round(tk.metrics.icc([[1, 3, 4, 2], [2, 3, 5, 2], [4, 4, 6, 5]], "3,1").value, 6)
0.763636
)");
  m.def(
      "pooled_kappa",
      [](const py::object& codes, const py::object& weights, const py::object& categories, NoVariation no_variation) {
        std::vector<Ratings> tables;
        for (const auto& code : py::list(codes)) {
          tables.push_back(agreement_ratings(py::reinterpret_borrow<py::object>(code), categories));
        }
        CoefficientOptions options{.no_variation = no_variation};
        put_weights(options, weights);
        const py::gil_scoped_release release;
        return pooled_kappa(tables, options);
      },
      py::arg("codes"), py::arg("weights") = "identity", py::kw_only(), py::arg("categories") = py::none(),
      py::arg("no_variation") = "nan",
      R"(Pooled kappa of two coders over codes: (mean p_a - mean p_e)/(1 - mean p_e).

Parameters
----------
codes : sequence of array_like, shape (2, units) each
    One table of ratings per code, usually 0 and 1.
weights : str or array_like
categories : sequence, optional
    Declared values of every code.
no_variation : {"nan", "one", "zero"}

Returns
-------
PooledKappaResult
    Defined also where the kappa of a single code is not; not the mean of the kappas (`mean_kappa`).

References
----------
.. [1] De Vries et al. (2008), doi:10.1177/1525822X08317166

Examples
--------
>>> tk.metrics.pooled_kappa([[[1, 1, 0, 0], [1, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0]]]).value
0.5
)");
  m.def(
      "bangdiwala_b",
      [](const py::object& ratings, const py::object& categories, double confidence) {
        const auto table = agreement_ratings(ratings, categories);
        const py::gil_scoped_release release;
        return bangdiwala_b(table, {.confidence = confidence});
      },
      py::arg("ratings"), py::kw_only(), py::arg("categories") = py::none(), py::arg("confidence") = 0.95,
      detail::cat("Bangdiwala's B of two coders: sum of p_kk^2 over sum of p_k. p_.k.\n", ratings_parameter,
                  R"(confidence : float

Returns
-------
AgreementValue

References
----------
.. [1] Bangdiwala (1985), 45th session of the International Statistical Institute, 307-308

Examples
--------
>>> tk.metrics.bangdiwala_b([[0, 0, 0, 1], [0, 0, 1, 1]]).value
0.625
)")
          .c_str());
}

}  // namespace tematik::python
