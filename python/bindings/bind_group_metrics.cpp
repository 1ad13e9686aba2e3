#include <tematik/metrics/group_figures.hpp>
#include <tematik/metrics/permutation_test.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

using ValueArray = py::array_t<double, py::array::c_style | py::array::forcecast>;

[[nodiscard]] std::vector<double> group_values(const ValueArray& from, const char* name) {
  if (from.ndim() != 1) throw InputError(name, detail::cat(name, ": expected a one-dimensional array"), name);
  return {from.data(), from.data() + from.size()};
}

void bind_group_figures(py::module_& m) {
  py::class_<GroupSummary>(m, "GroupSummary", "n, missing values, mean, SD and median of a group; NaN where undefined.")
      .def_readonly("n", &GroupSummary::n)
      .def_readonly("n_missing", &GroupSummary::n_missing)
      .def_property_readonly("mean", [](const GroupSummary& g) { return g.mean.value; })
      .def_property_readonly(
          "sd", [](const GroupSummary& g) { return g.sd.value; }, "With n - 1.")
      .def_property_readonly("median", [](const GroupSummary& g) { return g.median.value; })
      .def("__repr__", [](const GroupSummary& g) { return detail::cat("<GroupSummary n ", g.n, ">"); });
  py::class_<CliffsDelta>(m, "CliffsDelta", "Cliff's delta with the counts it is made of.")
      .def_property_readonly("value", [](const CliffsDelta& d) { return d.delta.value; })
      .def_property_readonly("status", [](const CliffsDelta& d) { return d.delta.status; })
      .def_readonly("greater", &CliffsDelta::greater, "Pairs with a > b.")
      .def_readonly("less", &CliffsDelta::less, "Pairs with a < b.")
      .def_readonly("pairs", &CliffsDelta::pairs)
      .def("__float__", [](const CliffsDelta& d) { return d.delta.value; })
      .def("__repr__", [](const CliffsDelta& d) {
        return detail::cat("<CliffsDelta (", d.greater, " - ", d.less, ")/", d.pairs, ">");
      });
  m.def(
      "group_summary", [](const ValueArray& values) { return group_summary(group_values(values, "values")); },
      py::arg("values"),
      R"(n, missing values, mean, standard deviation (n - 1) and median of a group; NaN is missing.

Without a value all are NaN; so is the SD of one.

Examples
--------
>>> tk.metrics.group_summary([1, 2, 4]).median
2.0
)");
  m.def(
      "cliffs_delta",
      [](const ValueArray& a, const ValueArray& b) { return cliffs_delta(group_values(a, "a"), group_values(b, "b")); },
      py::arg("a"), py::arg("b"),
      R"(How much more often a case of group a lies above one of group b than below it.

(#(a > b) - #(a < b))/(n1 n2) over all pairs; -1 to 1. Cliff 1993, doi:10.1037/0033-2909.114.3.494. NaN `too_few_units` if a
group has no value.

Examples
--------
>>> d = tk.metrics.cliffs_delta([3, 4, 5], [1, 2, 4])
>>> d.greater, d.less, round(float(d), 4)
(7, 1, 0.6667)
)");
  m.def(
      "hedges_g",
      [](const ValueArray& a, const ValueArray& b) {
        return hedges_g(group_values(a, "a"), group_values(b, "b")).value;
      },
      py::arg("a"), py::arg("b"),
      R"(The difference of two means in units of the pooled standard deviation, corrected for small groups.

(1 - 3/(4(n1 + n2) - 9)) (m1 - m2)/s; Hedges 1981, doi:10.3102/10769986006002107. NaN if a group has no value, both have one,
or s is 0.

Examples
--------
>>> round(tk.metrics.hedges_g([3, 4, 5], [1, 2, 4]), 4)
1.0328
)");
  m.def(
      "site_icc",
      [](const ValueArray& values, const py::object& sites) {
        std::vector<py::object> keep;
        const IntColumn column = int_column(sites, "sites", keep);
        std::vector<std::int64_t> numbers(column.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = column[i];
        return site_icc(group_values(values, "values"), numbers).value;
      },
      py::arg("values"), py::arg("sites"),
      R"(ICC(1): the share of the variance that lies between sites.

(MSB - MSW)/(MSB + (k0 - 1) MSW), k0 = (N - sum n^2/N)/(G - 1); up to 1. Shrout & Fleiss 1979,
doi:10.1037/0033-2909.86.2.420. NaN with fewer than two sites, one case per site, or no variance.

Parameters
----------
values : array_like of float, shape (n,)
    NaN is left out.
sites : array_like of int, shape (n,)
    Below 0: no site, left out.

Examples
--------
>>> round(tk.metrics.site_icc([1, 2, 4, 5, 7, 9], [0, 0, 1, 1, 2, 2]), 4)
0.9098
)");
}

void bind_permutation_test(py::module_& m) {
  py::class_<PermutationResult>(m, "PermutationResult", "A permutation test of the difference of two means.")
      .def_readonly("status", &PermutationResult::status)
      .def_readonly("difference", &PermutationResult::difference)
      .def_readonly("p_two_sided", &PermutationResult::p_two_sided)
      .def_readonly("p_one_sided", &PermutationResult::p_one_sided)
      .def_readonly("hits_two_sided", &PermutationResult::hits_two_sided)
      .def_readonly("hits_one_sided", &PermutationResult::hits_one_sided)
      .def_readonly("assignments", &PermutationResult::assignments)
      .def_readonly("exact", &PermutationResult::exact)
      .def("table", &PermutationResult::table)
      .def_property_readonly("_method_json", [](const PermutationResult& p) { return p.method().json(); })
      .def("__repr__", [](const PermutationResult& p) {
        return detail::cat("<PermutationResult ", p.hits_two_sided, " of ", p.assignments, ">");
      });
  m.def(
      "permutation_test",
      [](const ValueArray& values, const std::vector<bool>& in_first, const py::object& strata, std::int64_t max_exact,
         std::int64_t n_perm, std::uint64_t seed, std::optional<int> threads, const py::object& progress) {
        const auto numbers = group_values(values, "values");
        const std::vector<std::uint8_t> first(in_first.begin(), in_first.end());
        std::vector<std::int64_t> parts;
        if (!strata.is_none()) {
          std::vector<py::object> keep;
          const IntColumn column = int_column(strata, "strata", keep);
          for (std::size_t i = 0; i < column.size(); ++i) parts.push_back(column[i]);
        }
        const PermutationOptions options{.max_exact = max_exact,
                                         .n_perm = n_perm,
                                         .seed = seed,
                                         .threads = threads.value_or(0),
                                         .progress = progress_of(progress)};
        const py::gil_scoped_release release;
        return permutation_test(numbers, first, parts, options);
      },
      py::arg("values"), py::arg("in_first"), py::arg("strata") = py::none(), py::kw_only(),
      py::arg("max_exact") = 10'000'000, py::arg("n_perm") = 9999, py::arg("seed") = 0, py::arg("threads") = py::none(),
      py::arg("progress") = py::none(),
      R"(Exact permutation test of the difference of two means, over all cases or inside strata.

p = share of all assignments with |D| >= |D observed| (one-sided: D >= D observed); ties count. Above `max_exact`
assignments (b + 1)/(B + 1) over B random ones. Pitman 1937, doi:10.2307/2984124; Phipson & Smyth 2010,
doi:10.2202/1544-6115.1585.

Parameters
----------
values : array_like of float, shape (n,)
    NaN is left out; decimals are compared as whole numbers, so that ties are ties.
in_first : list of bool
    Of group 1.
strata : array_like of int, shape (n,), optional
    The group is permuted inside each; D is still the overall difference.
max_exact, n_perm, seed, threads, progress

Returns
-------
PermutationResult
    `too_few_units` if a group has no value. Of cases that were not drawn at random p is descriptive.

Examples
--------
>>> p = tk.metrics.permutation_test([3, 4, 5, 1, 2, 4], [True, True, True, False, False, False])
>>> p.hits_two_sided, p.hits_one_sided, p.assignments
(6, 3, 20)
)");
}

}  // namespace

void bind_compare_metrics(py::module_& m) {
  bind_group_figures(m);
  bind_permutation_test(m);
}

}  // namespace tematik::python
