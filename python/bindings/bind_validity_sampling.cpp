#include <tematik/validity/sampling.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

template <class R>
py::class_<R> sampling_result(py::module_& m, const char* name, const char* doc) {
  py::class_<R> c(m, name, doc);
  c.def_readonly("status", &R::status)
      .def("table", [](const R& r) { return r.table(); })
      .def_property_readonly("_method_json", [](const R& r) { return r.method().json(); });
  return c;
}

void bind_quota_and_iqv(py::module_& m) {
  sampling_result<QuotaResult>(m, "QuotaResult", "How far targets are filled.")
      .def_readonly("fill", &QuotaResult::fill, "filled / wanted; NaN `undefined` where nothing was wanted.")
      .def_readonly("filled", &QuotaResult::filled)
      .def_readonly("wanted", &QuotaResult::wanted)
      .def_readonly("excess", &QuotaResult::excess, "Cases beyond the target of their cell.")
      .def_readonly("short", &QuotaResult::short_, "By cell, how many are missing.")
      .def_readonly("value", &QuotaResult::fill)
      .def("__float__", [](const QuotaResult& r) { return r.fill; })
      .def("__repr__", [](const QuotaResult& r) {
        return detail::cat("<QuotaResult ", r.filled, " of ", r.wanted, ", excess ", r.excess, '>');
      });
  m.def("quota", &quota, py::arg("counts"), py::arg("targets"),
        R"(How far the targets of a sampling matrix are filled.

Fill = sum of min(n, t) over sum of t; excess = sum of max(0, n - t); a cell is short by t - n where that is above 0.
Overfilled cells never make up for short ones.

Parameters
----------
counts, targets : dict of str to int
    Cases per cell. A cell without a count has 0, one without a target has target 0.

Returns
-------
QuotaResult
    Fill is from 0 to 1; NaN ``undefined`` where no target is above 0. A negative number is an InputError.

References
----------
.. [1] Patton (2002), Qualitative research and evaluation methods.
.. [2] Palinkas et al. (2015), doi:10.1007/s10488-013-0528-y

Examples
--------
>>> q = tk.metrics.quota({"a": 3, "b": 4, "c": 2}, {"a": 3, "b": 3, "c": 3})
>>> q.filled, q.wanted, q.excess, q.short
(8, 9, 1, {'c': 1})
)");
  sampling_result<IqvResult>(m, "IqvResult", "How even categories are filled.")
      .def_readonly("value", &IqvResult::value)
      .def_readonly("n", &IqvResult::n)
      .def_readonly("categories", &IqvResult::categories)
      .def("__float__", [](const IqvResult& r) { return r.value; })
      .def("__repr__", [](const IqvResult& r) {
        return detail::cat("<IqvResult ", to_json(r.value), ", ", to_string(r.status), '>');
      });
  m.def(
      "iqv", [](const std::vector<std::int64_t>& counts) { return iqv(counts); }, py::arg("counts"),
      R"(Index of qualitative variation: k/(k-1) * (1 - sum of p squared).

Parameters
----------
counts : list of int
    Cases per declared category, empty ones included. Missing values are no category.

Returns
-------
IqvResult
    0 where all cases are in one category, 1 where they are spread evenly; NaN ``undefined`` with fewer than two
    categories or no case.

References
----------
.. [1] Mueller & Schuessler (1961), Statistical reasoning in sociology.

Examples
--------
>>> [float(tk.metrics.iqv(c)) for c in ([6, 6, 0], [9, 0], [5, 5])]
[0.75, 0.0, 1.0]
)");
}

void bind_coverage_and_aliasing(py::module_& m) {
  sampling_result<CrossCoverageResult>(m, "CrossCoverageResult", "Which combinations of levels occur.")
      .def_readonly("share", &CrossCoverageResult::share, "filled / possible")
      .def_readonly("filled", &CrossCoverageResult::filled)
      .def_readonly("possible", &CrossCoverageResult::possible)
      .def_readonly("empty", &CrossCoverageResult::empty, "Levels of each empty cell.")
      .def_readonly("contradicted", &CrossCoverageResult::contradicted,
                    "Cells that were declared impossible and hold a case.")
      .def_readonly("n_missing", &CrossCoverageResult::n_missing, "Cases with a missing value, left out.")
      .def_readonly("value", &CrossCoverageResult::share)
      .def("__float__", [](const CrossCoverageResult& r) { return r.share; })
      .def("__repr__", [](const CrossCoverageResult& r) {
        return detail::cat("<CrossCoverageResult ", r.filled, " of ", r.possible, '>');
      });
  m.def("cross_coverage", &cross_coverage, py::arg("rows"), py::arg("levels"), py::kw_only(),
        py::arg("impossible") = std::vector<std::vector<std::int64_t>>(),
        R"(Which combinations of levels occur: filled cells over possible cells, and the empty ones by name.

Parameters
----------
rows : list of list of int
    Of each case its level of each attribute (0, 1, ...); -1 is missing, such a case is left out and counted.
levels : list of int
    How many levels each attribute has.
impossible : list of list of int
    Cells that cannot exist; they leave both numbers.

Returns
-------
CrossCoverageResult
    The share is from 0 to 1; NaN ``undefined`` without a possible cell.

References
----------
.. [1] Ritchie & Lewis (2003), Qualitative research practice.

Examples
--------
>>> c = tk.metrics.cross_coverage([[0, 0], [1, 1], [1, 0]], [2, 2])
>>> c.filled, c.possible, c.empty
(3, 4, [[0, 1]])
)");
  py::class_<Alias>(m, "Alias", "One binding of two attributes.")
      .def_readonly("kind", &Alias::kind, "full, nested or level.")
      .def_readonly("reversed", &Alias::reversed, "b is bound to a, not a to b.")
      .def_readonly("level", &Alias::level, "Of the bound attribute; -1 but for kind level.")
      .def_readonly("within", &Alias::within, "Of the other attribute; -1 but for kind level.")
      .def("__repr__", [](const Alias& a) { return detail::cat("<Alias ", to_string(a.kind), '>'); });
  sampling_result<AliasingResult>(m, "AliasingResult", "What of two attributes cannot be told apart.")
      .def_readonly("n", &AliasingResult::n)
      .def_readonly("n_missing", &AliasingResult::n_missing)
      .def_readonly("aliases", &AliasingResult::aliases)
      .def("__repr__",
           [](const AliasingResult& r) { return detail::cat("<AliasingResult ", r.aliases.size(), " aliases>"); });
  m.def(
      "aliasing", [](const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) { return aliasing(a, b); },
      py::arg("a"), py::arg("b"),
      R"(Whether a comparison on one attribute is one on the other too.

*full*: each level of a occurs with one level of b and the reverse; *nested*: each level of one with one level of the
other; *level*: one level, of at least two cases, within one level of the other. Only the strongest kind is given.

Parameters
----------
a, b : list of int
    The level of each case; -1 is missing, such a case is left out and counted.

Returns
-------
AliasingResult
    Without aliases and ``no_variation`` where one of the two is constant.

Examples
--------
>>> [x.kind for x in tk.metrics.aliasing([0, 1, 2, 2], [0, 0, 1, 1]).aliases]
['nested']
)");
}

void bind_sampling_parts(py::module_& m) {
  py::class_<SampledCell>(m, "SampledCell", "One cell of a sampling matrix.")
      .def_readonly("levels", &SampledCell::levels)
      .def_readonly("count", &SampledCell::count)
      .def_readonly("target", &SampledCell::target, "None: none was set.")
      .def_readonly("impossible", &SampledCell::impossible);
  py::class_<SampledFrame>(m, "SampledFrame", "A sampling matrix: what was wanted and what was found.")
      .def_readonly("name", &SampledFrame::name)
      .def_readonly("attributes", &SampledFrame::attributes)
      .def_readonly("cells", &SampledFrame::cells)
      .def_readonly("quota", &SampledFrame::quota)
      .def_readonly("coverage", &SampledFrame::coverage)
      .def_readonly("empty", &SampledFrame::empty, "Labels of the empty cells.")
      .def_readonly("n", &SampledFrame::n, "Cases in a cell.");
  py::class_<SampledAttribute>(m, "SampledAttribute", "How even one attribute is filled.")
      .def_readonly("name", &SampledAttribute::name)
      .def_readonly("levels", &SampledAttribute::levels)
      .def_readonly("counts", &SampledAttribute::counts)
      .def_readonly("iqv", &SampledAttribute::iqv)
      .def_readonly("n_missing", &SampledAttribute::n_missing)
      .def_readonly("declared", &SampledAttribute::declared, "Whether every category was declared.");
  py::class_<AliasedAttributes>(m, "AliasedAttributes", "Two attributes, or levels of them, that say the same.")
      .def_readonly("kind", &AliasedAttributes::kind)
      .def_readonly("bound", &AliasedAttributes::bound)
      .def_readonly("bound_level", &AliasedAttributes::bound_level)
      .def_readonly("to", &AliasedAttributes::to)
      .def_readonly("to_level", &AliasedAttributes::to_level);
  py::class_<InclusionReasons>(m, "InclusionReasons", "Why a case is in the study.")
      .def_property_readonly("case", [](const InclusionReasons& r) { return row(r.case_); })
      .def_readonly("label", &InclusionReasons::label)
      .def_readonly("met", &InclusionReasons::met)
      .def_readonly("unknown", &InclusionReasons::unknown, "Criteria that a missing value leaves open.");
}

}  // namespace

void bind_validity_metrics(py::module_& m) {
  bind_quota_and_iqv(m);
  bind_coverage_and_aliasing(m);
}

void bind_sampling(py::module_& m) {
  bind_sampling_parts(m);
  py::class_<Sampling>(m, "Sampling", "What was wanted beside what was found.", py::dynamic_attr())
      .def_readonly("status", &Sampling::status)
      .def_readonly("frames_status", &Sampling::frames_status, "`not_done`: no frame was declared.")
      .def_readonly("attributes_status", &Sampling::attributes_status)
      .def_readonly("inclusion_status", &Sampling::inclusion_status, "`not_done`: no criterion was declared.")
      .def_readonly("frames", &Sampling::frames)
      .def_readonly("attributes", &Sampling::attributes)
      .def_readonly("aliases", &Sampling::aliases)
      .def_readonly("inclusion", &Sampling::inclusion)
      .def_readonly("n", &Sampling::n)
      .def_readonly("warnings", &Sampling::warnings)
      .def("aliases_of", &Sampling::aliases_of, py::arg("attribute"),
           "What is to be named beside every comparison on an attribute.")
      .def("table", &Sampling::table)
      .def("frames_table", &Sampling::frames_table)
      .def("attributes_table", &Sampling::attributes_table)
      .def("aliases_table", &Sampling::aliases_table)
      .def("inclusion_table", &Sampling::inclusion_table)
      .def(
          "_method",
          [](const Sampling& s, const std::optional<std::string>& hash) { return s.method.json(s.warnings, hash); },
          py::arg("study_sha256"))
      .def("__repr__", [](const Sampling& s) {
        return detail::cat("<Sampling ", s.n, " cases, ", s.frames.size(), " frames, ", to_string(s.frames_status),
                           '>');
      });
  m.def(
      "sampling",
      [](const Study& study, std::vector<std::string> frames, std::vector<std::string> attributes, std::string role) {
        const SamplingOptions options{
            .frames = std::move(frames), .attributes = std::move(attributes), .role = std::move(role)};
        const Computing computing(study);
        return sampling(study, options);
      },
      py::arg("study"), py::kw_only(), py::arg("frames") = std::vector<std::string>(),
      py::arg("attributes") = std::vector<std::string>(), py::arg("role") = "",
      R"(Sampling: what was wanted beside what was found, how even it is, what is aliased, why each case is in.

Parameters
----------
study : Study
    With sampling frames (`add_frame`), criteria (`add_criterion`) and attributes of cases.
frames : list of str
    Frames by name; empty: all.
attributes : list of str
    Attributes of cases for evenness and aliases; empty: all that are not numeric.
role : str
    Keeps the cases of a role; "": all.

Returns
-------
Sampling
    Quota, IQV, cross coverage and aliasing on the cases of the study (see `tk.metrics`). A part that nobody declared has
    the status ``not_done``; a case without a value enters no cell and is counted; a case that meets no criterion is named
    in the warning ``sampling.no_reason``.

References
----------
.. [1] Palinkas et al. (2015), doi:10.1007/s10488-013-0528-y
.. [2] Patton (2002), Qualitative research and evaluation methods.

Examples
--------
>>> tk.sampling(tk.Study("empty")).frames_status
'not_done'
)");
}

}  // namespace tematik::python
