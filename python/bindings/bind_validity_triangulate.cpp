#include <tematik/validity/triangulate.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

using FractionPair = std::pair<std::int64_t, std::int64_t>;

[[nodiscard]] Fraction fraction_of(const FractionPair& given) { return {given.first, given.second}; }

[[nodiscard]] ConvergenceOptions convergence_options(ConvergenceReading reading, ConvergenceBasis basis,
                                                     const FractionPair& positive, const FractionPair& negative,
                                                     const FractionPair& high, const FractionPair& middle) {
  return {.reading = reading,
          .basis = basis,
          .positive = fraction_of(positive),
          .negative = fraction_of(negative),
          .high = fraction_of(high),
          .middle = fraction_of(middle)};
}

void bind_convergence_parts(py::module_& m) {
  py::class_<PairJudgement>(m, "PairJudgement", "What a researcher said of a pair, with author and date.")
      .def_readonly("agrees", &PairJudgement::agrees)
      .def_readonly("author", &PairJudgement::author)
      .def_readonly("date", &PairJudgement::date);
  py::class_<ConvergenceEntry>(m, "ConvergenceEntry", "One finding and pair of data sets.")
      .def_readonly("finding", &ConvergenceEntry::finding, "Place among the findings.")
      .def_readonly("first", &ConvergenceEntry::first)
      .def_readonly("second", &ConvergenceEntry::second)
      .def_readonly("status", &ConvergenceEntry::status, "ok or `judgement_missing`.")
      .def_readonly("verdict", &ConvergenceEntry::verdict, "AG, PA, SL, DS; None while a judgement is missing.")
      .def_readonly("reason", &ConvergenceEntry::reason, "Of silence: applied_silent, uncovered or not_applied.")
      .def_readonly("meaning", &ConvergenceEntry::meaning)
      .def_readonly("prominence", &ConvergenceEntry::prominence)
      .def_readonly("examples", &ConvergenceEntry::examples)
      .def_readonly("judged_meaning", &ConvergenceEntry::judged_meaning)
      .def_readonly("judged_examples", &ConvergenceEntry::judged_examples)
      .def("__repr__", [](const ConvergenceEntry& e) {
        return detail::cat("<ConvergenceEntry ", e.verdict ? to_string(*e.verdict) : to_string(e.status), '>');
      });
  py::class_<ConvergenceShare>(m, "ConvergenceShare", "A share of the entries that are no silence.")
      .def_readonly("status", &ConvergenceShare::status)
      .def_readonly("value", &ConvergenceShare::value)
      .def_readonly("count", &ConvergenceShare::count)
      .def_readonly("of", &ConvergenceShare::of)
      .def("__float__", [](const ConvergenceShare& s) { return s.value; })
      .def("__repr__", [](const ConvergenceShare& s) {
        return detail::cat("<ConvergenceShare ", s.count, " of ", s.of, ", ", to_string(s.status), '>');
      });
  py::class_<ConvergenceAgreement>(m, "ConvergenceAgreement", "Two researchers' matrices beside each other.")
      .def_readonly("status", &ConvergenceAgreement::status)
      .def_readonly("value", &ConvergenceAgreement::value, "same / compared")
      .def_readonly("same", &ConvergenceAgreement::same)
      .def_readonly("compared", &ConvergenceAgreement::compared)
      .def_readonly("not_compared", &ConvergenceAgreement::not_compared, "Without a verdict in one of them.")
      .def("table", &ConvergenceAgreement::table)
      .def("__float__", [](const ConvergenceAgreement& a) { return a.value; })
      .def("__repr__", [](const ConvergenceAgreement& a) {
        return detail::cat("<ConvergenceAgreement ", a.same, " of ", a.compared, '>');
      });
}

void bind_convergence_matrix(py::module_& m) {
  py::class_<ConvergenceMatrix>(m, "ConvergenceMatrix", "The convergence coding matrix, in one reading.")
      .def_readonly("n", &ConvergenceMatrix::n)
      .def_readonly("findings", &ConvergenceMatrix::findings)
      .def_readonly("data_sets", &ConvergenceMatrix::data_sets)
      .def_readonly("entries", &ConvergenceMatrix::entries)
      .def_property_readonly("reading", [](const ConvergenceMatrix& c) { return c.options.reading; })
      .def_property_readonly("basis", [](const ConvergenceMatrix& c) { return c.options.basis; })
      .def_property_readonly("counts",
                             [](const ConvergenceMatrix& c) {
                               return std::map<std::string, std::int64_t>{{"AG", c.agreement},
                                                                          {"PA", c.partial},
                                                                          {"SL", c.silence},
                                                                          {"DS", c.dissonance},
                                                                          {"judgement_missing", c.missing}};
                             })
      .def_readonly("full", &ConvergenceMatrix::full, "AG / (AG + PA + DS)")
      .def_readonly("at_least_partial", &ConvergenceMatrix::at_least_partial, "(AG + PA) / (AG + PA + DS)")
      .def_readonly("warnings", &ConvergenceMatrix::warnings)
      .def_property_readonly("heading", &ConvergenceMatrix::heading, "Reading, basis and N.")
      .def(
          "entry",
          [](const ConvergenceMatrix& c, const std::string& finding, const std::string& a,
             const std::string& b) -> std::optional<ConvergenceEntry> {
            const ConvergenceEntry* found = c.entry(finding, a, b);
            return found == nullptr ? std::nullopt : std::optional(*found);
          },
          py::arg("finding"), py::arg("a"), py::arg("b"), "None where both data sets are absent.")
      .def("table", &ConvergenceMatrix::table)
      .def("counts_table", &ConvergenceMatrix::counts_table)
      .def(
          "compare", [](const ConvergenceMatrix& a, const ConvergenceMatrix& b) { return convergence_agreement(a, b); },
          py::arg("other"), "A second researcher's matrix: how many entries agree, and which differ.")
      .def_property_readonly("_method_json", [](const ConvergenceMatrix& c) { return c.method().json(c.warnings); })
      .def("__repr__", [](const ConvergenceMatrix& c) {
        return detail::cat("<ConvergenceMatrix ", c.findings.size(), " findings, ", c.heading(), '>');
      });
  m.def(
      "convergence_matrix",
      [](const std::vector<std::pair<std::string, std::vector<std::array<std::int64_t, 6>>>>& counts,
         std::vector<std::string> data_sets, std::int64_t n, ConvergenceReading reading, ConvergenceBasis basis,
         const std::vector<
             std::tuple<std::size_t, std::size_t, std::size_t, std::string, bool, std::string, std::string>>& judged,
         const FractionPair& positive, const FractionPair& negative, const FractionPair& high,
         const FractionPair& middle) {
        std::vector<FindingCounts> findings;
        for (const auto& [finding, sets] : counts) {
          auto& of = findings.emplace_back(finding, std::vector<DataSetCounts>()).second;
          for (const auto& c : sets) of.push_back({c[0], c[1], c[2], c[3], c[4], c[5]});
        }
        std::vector<JudgedPair> pairs;
        for (const auto& [finding, first, second, field, agrees, author, date] : judged) {
          if (author.empty() || date.empty()) {
            throw InputError("judgement_author", "convergence_matrix: a judgement has an author and a date", "judged");
          }
          auto& pair = pairs.emplace_back(JudgedPair{.finding = finding, .first = first, .second = second});
          const auto known = parse<JudgementField>(field);
          if (known != JudgementField::meaning && known != JudgementField::examples) {
            throw UsageError("judged", "convergence_matrix: pairs are judged on meaning and examples", "judged", field);
          }
          (known == JudgementField::meaning ? pair.meaning : pair.examples) = PairJudgement{agrees, author, date};
        }
        return convergence_matrix(std::move(findings), std::move(data_sets), n,
                                  convergence_options(reading, basis, positive, negative, high, middle), pairs);
      },
      py::arg("counts"), py::arg("data_sets"), py::arg("n"), py::kw_only(), py::arg("reading") = "A",
      py::arg("basis") = "direction_counts", py::arg("judged") = py::list(), py::arg("positive") = FractionPair(2, 3),
      py::arg("negative") = FractionPair(1, 3), py::arg("high") = FractionPair(2, 3),
      py::arg("middle") = FractionPair(1, 3),
      R"(The convergence coding matrix of findings and data sets.

Per finding and pair of data sets: exactly one present (somebody speaks) is SL; none, no entry; where both are, two
elements are compared: AG both agree, PA one, DS neither. Direction is + if pos >= 2/3 of those that speak, - if pos <= 1/3,
else both; prominence is tinggi if pos >= 2/3 of n, sedang from 1/3, else rendah. Whole numbers are compared.

Parameters
----------
counts : list of (finding, list of [positive, negative, mixed, silent, not_applied, uncovered])
    Cases per data set; they add up to n.
data_sets : list of str
n : int
reading : {"A", "B"}
    A: meaning, and prominence. B: meaning and prominence together, and coverage with specific examples (judged).
basis : {"direction_counts", "judged"}
    Where meaning comes from; the two are never mixed.
judged : list of (finding, first, second, "meaning" or "examples", agrees, author, date)
    By places. A judgement always has its author and date.
positive, negative, high, middle : (numerator, denominator)
    The thresholds, stored with the result.

Returns
-------
ConvergenceMatrix
    An entry that needs a judgement nobody made has no verdict (``judgement_missing``), and neither have the shares then.
    Shares are ``undefined`` where every entry is silence. Convergence is not truth.

References
----------
.. [1] Farmer et al. (2006), doi:10.1177/1049732305285708
.. [2] Squires et al. (2015), doi:10.1186/s13012-015-0325-y

Examples
--------
>>> sets = [[16, 2, 0, 0, 0, 0], [13, 5, 0, 0, 0, 0]]
>>> tk.metrics.convergence_matrix([("T1", sets)], ["interview", "document"], 18).counts["AG"]
1
)");
  m.def(
      "triangulation_class", [](const std::vector<CellState>& cells) { return triangulation_class(cells); },
      py::arg("cells"),
      R"(The class of one case's cells: sama, berbeda, spesifik or diam.

Over the cells that speak ("+", "-", "±"): sama if two or more are all equal, berbeda if not all equal, spesifik if one
speaks, diam if none does. "silent", "not_applied" and "uncovered" are not "no".

References
----------
.. [1] Denzin (1978), The research act.
.. [2] Carter et al. (2014), doi:10.1188/14.ONF.545-547

Examples
--------
>>> tk.metrics.triangulation_class(["+", "-", "silent", "+"])
'berbeda'
)");
}

void bind_triangulation_result(py::module_& m) {
  py::class_<Triangulation>(m, "Triangulation", "What each key says of each finding, case by case.", py::dynamic_attr())
      .def_readonly("status", &Triangulation::status)
      .def_readonly("findings", &Triangulation::findings)
      .def_readonly("groups", &Triangulation::groups, "Cases, or the values that join them.")
      .def_readonly("keys", &Triangulation::keys)
      .def_readonly("warnings", &Triangulation::warnings)
      .def_property_readonly("n", [](const Triangulation& t) { return t.groups.size(); })
      .def(
          "state",
          [](const Triangulation& t, const std::string& finding, const std::string& group, const std::string& key) {
            return t.state(finding, group, key);
          },
          py::arg("finding"), py::arg("case"), py::arg("key"),
          R"("+", "-", "±", "silent" (asked), "uncovered" (nobody looked) or "not_applied" (not asked).)")
      .def(
          "class_of",
          [](const Triangulation& t, const std::string& finding, const std::string& group) {
            return t.of(finding, group).verdict;
          },
          py::arg("finding"), py::arg("case"), "sama, berbeda, spesifik or diam.")
      .def_property_readonly(
          "open",
          [](const Triangulation& t) {
            std::vector<std::pair<std::string, std::string>> out;
            for (const auto* one : t.open()) out.emplace_back(t.findings[one->finding], t.groups[one->group]);
            return out;
          },
          "Differences (finding, case) that wait for a judgement.")
      .def("table", &Triangulation::table)
      .def("classes_table", &Triangulation::classes_table, "Differences first.")
      .def("counts_table", &Triangulation::counts_table, "Cases per finding, key and state.")
      .def(
          "convergence",
          [](const Triangulation& t, ConvergenceReading reading, ConvergenceBasis basis, const std::string& author,
             const FractionPair& positive, const FractionPair& negative, const FractionPair& high,
             const FractionPair& middle) {
            return t.convergence(convergence_options(reading, basis, positive, negative, high, middle), author);
          },
          py::arg("reading") = "A", py::arg("basis") = "direction_counts", py::kw_only(), py::arg("author") = "",
          py::arg("positive") = FractionPair(2, 3), py::arg("negative") = FractionPair(1, 3),
          py::arg("high") = FractionPair(2, 3), py::arg("middle") = FractionPair(1, 3),
          R"(The convergence coding matrix of techniques (`tk.metrics.convergence_matrix`).

Judgements are those of the study (`add_judgement` with field "meaning" or "examples" on the theme, keys the two techniques):
of `author`, or the latest of anybody's. What is not judged has no verdict.
)")
      .def(
          "_method",
          [](const Triangulation& t, const std::optional<std::string>& hash) {
            return t.method.json(t.warnings, hash);
          },
          py::arg("study_sha256"))
      .def("__repr__", [](const Triangulation& t) {
        return detail::cat("<Triangulation ", t.findings.size(), " findings, ", t.groups.size(), " cases, by ",
                           to_string(t.options.by), '>');
      });
}

}  // namespace

void bind_convergence_metrics(py::module_& m) {
  bind_convergence_parts(m);
  bind_convergence_matrix(m);
}

void bind_triangulate(py::module_& m) {
  bind_triangulation_result(m);
  m.def(
      "triangulate",
      [](const Study& study, TriangulateBy by, std::string role, std::string wave, std::string per,
         std::vector<std::string> themes, std::vector<std::string> keys, const std::optional<Filter>& where,
         LayerChoice layer) {
        const TriangulateOptions options{.by = by,
                                         .role = std::move(role),
                                         .wave = std::move(wave),
                                         .per = std::move(per),
                                         .themes = std::move(themes),
                                         .keys = std::move(keys),
                                         .where = where.value_or(Filter()),
                                         .layer = layer};
        const Computing computing(study);
        return triangulate(study, options);
      },
      py::arg("study"), py::arg("by") = "technique", py::kw_only(), py::arg("role") = "", py::arg("wave") = "",
      py::arg("per") = "case", py::arg("themes") = std::vector<std::string>(),
      py::arg("keys") = std::vector<std::string>(), py::arg("where") = py::none(), py::arg("layer") = "auto",
      R"(Do sources, techniques, waves or coders say the same of a finding, case by case?

A finding is a theme with a sign for each of its codes; a coding counts sign x polarity. A unit (a case within a technique)
is positive, negative, both, *silent* (something that serves the finding was put to it and a coder looked), *uncovered* (put
to it, nobody looked) or *not_applied* (nothing was put to it: see `add_guide_item`). None of the last three is "no".

Parameters
----------
study : Study
by : {"role", "technique", "wave", "coder"}
    Sources, techniques, time, investigators.
role, wave : str
    Keep these cases and sources; "": all.
per : str
    "case", or an attribute of cases that joins its people ("school").
themes : list of str
    Findings; empty: all.
keys : list of str
    Which, in this order; empty: all there are, sorted.

Returns
-------
Triangulation
    Cells, and a class per finding and case: sama, berbeda, spesifik, diam. Nothing is averaged. A difference waits for a
    judgement (field "discrepancy"); ``no_data`` without a finding, case or key.

References
----------
.. [1] Denzin (1978), The research act.
.. [2] Patton (1999), Health Services Research 34(5).
.. [3] Carter et al. (2014), doi:10.1188/14.ONF.545-547

Examples
--------
>>> tk.triangulate(tk.Study("empty")).status
'no_data'
)");
}

}  // namespace tematik::python
