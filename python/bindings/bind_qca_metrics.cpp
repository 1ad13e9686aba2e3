#include <tematik/metrics/calibration.hpp>
#include <tematik/metrics/case_types.hpp>

#include "bind_validity_qca.hpp"

namespace tematik::python {

namespace {

using MembershipArray = py::array_t<double, py::array::c_style | py::array::forcecast>;

[[nodiscard]] std::vector<double> membership_column(const MembershipArray& from, const char* name) {
  if (from.ndim() != 1) throw InputError(name, detail::cat(name, ": expected a one-dimensional array"), name);
  return {from.data(), from.data() + from.size()};
}

[[nodiscard]] SetMemberships memberships_from(const MembershipArray& conditions, const MembershipArray& outcome,
                                              std::vector<std::string> names, std::vector<std::string> cases,
                                              std::string outcome_name) {
  if (conditions.ndim() != 2) {
    throw InputError("conditions", "conditions: expected a table, one row per case and one column per condition",
                     "conditions");
  }
  Matrix<double> values(conditions.shape(0), conditions.shape(1));
  std::copy(conditions.data(), conditions.data() + conditions.size(), values.data());
  return set_memberships(values, membership_column(outcome, "outcome"),
                         {std::move(cases), std::move(names), std::move(outcome_name)});
}

/// "101" as a combination; all of one length.
[[nodiscard]] std::vector<std::uint32_t> combinations_of(const std::vector<std::string>& rows, std::size_t k) {
  std::vector<std::uint32_t> out;
  for (const auto& digits : rows) {
    if (digits.size() != k || digits.find_first_not_of("01") != std::string::npos) {
      throw InputError("row", detail::cat("combination \"", digits, "\": expected ", k, " digits 0 or 1"), digits);
    }
    std::uint32_t row = 0;
    for (std::size_t i = 0; i < k; ++i) row |= digits[i] == '1' ? std::uint32_t{1} << i : 0;
    out.push_back(row);
  }
  return out;
}

void bind_set_fit(py::module_& m) {
  py::class_<SetFit>(m, "SetFit", "Consistency and coverage of a set for an outcome; NaN where a denominator is 0.")
      .def_property_readonly("incl_s", [](const SetFit& f) { return f.incl_s.value; })
      .def_property_readonly("cov_s", [](const SetFit& f) { return f.cov_s.value; })
      .def_property_readonly(
          "incl_n", [](const SetFit& f) { return f.incl_n().value; }, "Consistency of necessity: the figure cov_s.")
      .def_property_readonly("pri", [](const SetFit& f) { return f.pri.value; })
      .def_property_readonly("ron", [](const SetFit& f) { return f.ron.value; })
      .def_property_readonly(
          "status",
          [](const SetFit& f) {
            return std::map<std::string, Status>{
                {"incl_s", f.incl_s.status}, {"cov_s", f.cov_s.status}, {"pri", f.pri.status}, {"ron", f.ron.status}};
          },
          "Of each figure: ok or undefined.")
      .def_readonly("n", &SetFit::n)
      .def("table", &SetFit::table)
      .def_property_readonly("_method_json", [](const SetFit& f) { return f.method().json(); })
      .def("__repr__", [](const SetFit& f) { return detail::cat("<SetFit of ", f.n, " cases>"); });
  m.def(
      "set_fit",
      [](const MembershipArray& x, const MembershipArray& y) {
        return set_fit(membership_column(x, "x"), membership_column(y, "y"));
      },
      py::arg("x"), py::arg("y"),
      R"(How well a set of cases x is a subset of an outcome y.

inclS = sum min(x,y)/sum x; covS = inclN = sum min(x,y)/sum y; PRI = (sum min(x,y) - sum min(x,y,1-y))/(sum x - sum
min(x,y,1-y)); RoN = sum (1-x)/sum (1-min(x,y)). Ragin 2008; Schneider & Wagemann 2012.

Parameters
----------
x, y : array_like of float, shape (n,)
    Memberships of the same cases, 0 to 1.

Returns
-------
SetFit
    incl_s, cov_s (the same as incl_n), pri, ron, each 0 to 1; NaN `undefined` where a denominator is 0.

Examples
--------
>>> f = tk.metrics.set_fit([.2, .7, .9], [.3, .6, .8])
>>> round(f.incl_s, 4), round(f.cov_s, 4), round(f.pri, 4), round(f.ron, 4)
(0.8889, 0.9412, 0.8, 0.8571)
)");
  m.def(
      "calibrate",
      [](const MembershipArray& values, double exclusion, double crossover, double inclusion) {
        return owned_array(calibrate(membership_column(values, "values"), Anchors{exclusion, crossover, inclusion}));
      },
      py::arg("values"), py::arg("exclusion"), py::arg("crossover"), py::arg("inclusion"),
      R"(Fuzzy memberships by the direct method: a logistic curve through three anchors.

1/(1 + 19^(-(v-c)/(i-c))) on the side of full inclusion i, 1/(1 + 19^(-(v-c)/(c-e))) on that of full exclusion e; c is the
crossover. Ragin 2008, Redesigning Social Inquiry, ch. 5.

Parameters
----------
values : array_like of float, shape (n,)
    Raw values; NaN is missing and stays NaN.
exclusion, crossover, inclusion : float
    Rising, or falling for a set in which low values are inside; memberships .05, .5 and .95. Take them from the field (a
    pass mark, a standard), not from the sample.

Returns
-------
numpy.ndarray of float64, shape (n,)
    0 to 1.

Raises
------
InputError
    Anchors that neither rise nor fall.

Examples
--------
>>> tk.metrics.calibrate([86.4, 78.0, 65, 75], 65, 75, 85).round(3).tolist()
[0.966, 0.708, 0.05, 0.5]
)");
  m.def(
      "case_types",
      [](const MembershipArray& x, const MembershipArray& y) {
        return case_types(membership_column(x, "x"), membership_column(y, "y"));
      },
      py::arg("x"), py::arg("y"),
      R"(What each case says to "x implies y", by memberships above .5.

typical (in x and y), deviant_consistency (in x, not in y), deviant_coverage (in y, not in x), irrelevant (in neither),
unclassified (a value is missing). Schneider & Rohlfing 2013, doi:10.1177/0049124113481341.

Examples
--------
>>> tk.metrics.case_types([1, 1, 0], [1, 0, 1])
['typical', 'deviant_consistency', 'deviant_coverage']
)");
}

void bind_minimise(py::module_& m) {
  py::class_<Minimised>(m, "Minimised", "All minimal models of a Boolean function.")
      .def_readonly("status", &Minimised::status)
      .def_property_readonly("models", &Minimised::texts, "In order of printing.")
      .def_property_readonly("primes",
                             [](const Minimised& x) {
                               std::vector<std::string> out;
                               for (const Term& term : x.primes) out.push_back(term_text(term, x.conditions));
                               return out;
                             })
      .def("table", &Minimised::table)
      .def_property_readonly("_method_json", [](const Minimised& x) { return x.method().json(); })
      .def("__len__", [](const Minimised& x) { return x.models.size(); })
      .def("__repr__", [](const Minimised& x) {
        return detail::cat("<Minimised ", x.models.size(), " models, ", to_string(x.status), ">");
      });
  m.def(
      "minimise",
      [](const std::vector<std::string>& on, const std::vector<std::string>& dont_care, std::vector<std::string> names,
         std::int64_t max_models) {
        const std::size_t k = !on.empty()          ? on.front().size()
                              : !dont_care.empty() ? dont_care.front().size()
                                                   : names.size();
        const auto wanted = combinations_of(on, k), open = combinations_of(dont_care, k);
        const py::gil_scoped_release release;
        return minimise(k, wanted, open, {.max_models = max_models, .conditions = std::move(names)});
      },
      py::arg("on"), py::arg("dont_care") = std::vector<std::string>(), py::kw_only(),
      py::arg("names") = std::vector<std::string>(), py::arg("max_models") = 1000,
      R"(All minimal sums of products of a Boolean function with don't-cares.

Minimal: fewest prime implicants (Quine 1952, doi:10.2307/2308219; McCluskey 1956, doi:10.1002/j.1538-7305.1956.tb03835.x)
that cover `on` (Petrick 1956). Ties are all returned.

Parameters
----------
on, dont_care : list of str
    Combinations such as "101", one digit per condition: with the outcome, and those that may be assumed to have it.
names : list of str, optional
    Of the conditions; default "0", "1", ...
max_models : int
    More: `truncated`.

Returns
-------
Minimised
    `no_data` if `on` is empty.

Examples
--------
>>> tk.metrics.minimise(["10", "01"], names=["A", "B"]).models
['A*~B + ~A*B']
>>> tk.metrics.minimise(["10", "01"], ["11"], names=["A", "B"]).models
['A + B']
)");
}

}  // namespace

void bind_qca_metrics(py::module_& m) {
  bind_set_fit(m);
  bind_minimise(m);
  bind_truth_table(m);
  m.def(
      "truth_table",
      [](const MembershipArray& conditions, const MembershipArray& outcome, std::vector<std::string> names,
         std::vector<std::string> cases, std::string outcome_name, std::int64_t n_cut, double incl_cut, bool negate) {
        SetMemberships data =
            memberships_from(conditions, outcome, std::move(names), std::move(cases), std::move(outcome_name));
        const py::gil_scoped_release release;
        return truth_table(std::move(data), {.n_cut = n_cut, .incl_cut = incl_cut, .negate = negate});
      },
      py::arg("conditions"), py::arg("outcome"), py::kw_only(), py::arg("names") = std::vector<std::string>(),
      py::arg("cases") = std::vector<std::string>(), py::arg("outcome_name") = "Y", py::arg("n_cut") = 1,
      py::arg("incl_cut") = .8, py::arg("negate") = false,
      R"(The truth table of cases over conditions.

A case belongs to the combination in which its membership is above .5. Of n >= n_cut cases: output 1 if inclS >= incl_cut,
else 0; of fewer: a remainder. Crisp sets with 0 < inclS < 1: contradictory. Ragin 1987, 2008.

Parameters
----------
conditions : array_like of float, shape (cases, conditions)
    Memberships, 0 to 1; NaN is missing. At most 12 conditions.
outcome : array_like of float, shape (cases,)
names, cases : list of str, optional
outcome_name : str
n_cut : int
incl_cut : float
negate : bool
    Explain the absence of the outcome.

Returns
-------
TruthTable
    `solution`, `fit` and `sweep` read it; `no_data` if no case belongs to a combination.

Examples
--------
>>> t = tk.metrics.truth_table([[1, 1], [1, 0], [0, 0]], [1, 1, 0], names=["A", "B"])
>>> t.solution("conservative").models, t.remainders
(['A'], 1)
>>> t.fit("A*B").cov_s
0.5
)");
  m.def(
      "necessity",
      [](const MembershipArray& conditions, const MembershipArray& outcome, std::vector<std::string> names, double cut,
         bool negate) {
        return necessity(memberships_from(conditions, outcome, std::move(names), {}, "Y"),
                         {.cut = cut, .negate = negate});
      },
      py::arg("conditions"), py::arg("outcome"), py::kw_only(), py::arg("names") = std::vector<std::string>(),
      py::arg("cut") = .9, py::arg("negate") = false,
      R"(Necessity of each condition and of its negation for an outcome.

inclN = sum min(x,y)/sum y, with its relevance RoN = sum (1-x)/sum (1-min(x,y)): a condition that nearly every case has is
nearly necessary, and RoN is low. Schneider & Wagemann 2012.

Parameters
----------
conditions : array_like of float, shape (cases, conditions)
outcome : array_like of float, shape (cases,)
names : list of str, optional
cut : float
    inclN from which a condition counts as necessary.
negate : bool

Returns
-------
Necessity
    `undefined` if no case has the outcome.

Examples
--------
>>> tk.metrics.necessity([[1, 1], [1, 0], [0, 0]], [1, 1, 0], names=["A", "B"]).necessary
['A']
)");
}

}  // namespace tematik::python
