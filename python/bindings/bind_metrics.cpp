#include <tematik/metrics/association.hpp>
#include <tematik/metrics/guest.hpp>
#include <tematik/tables/overlap_counts.hpp>
#include <tematik/tables/unit_counts.hpp>

#include "bind_saturation.hpp"
#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] std::vector<std::int64_t> whole_numbers(const py::object& from, std::string_view name) {
  std::vector<py::object> keep;
  const IntColumn column = int_column(from, name, keep);
  std::vector<std::int64_t> out(column.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = column[i];
  return out;
}

}  // namespace

void bind_metrics(py::module_& m) {
  m.def(
      "overlap_counts",
      [](const py::object& source, const py::object& begin, const py::object& end, const py::object& code,
         std::int64_t n_codes, Contact mode, std::int64_t distance, std::optional<int> threads,
         const py::object& progress) {
        std::vector<py::object> keep;
        const auto s = int_column(source, "source", keep);
        const auto b = int_column(begin, "begin", keep);
        const auto e = int_column(end, "end", keep);
        const auto c = int_column(code, "code", keep);
        if (n_codes < 0) throw UsageError("n_codes", "n_codes must be 0 or more", "n_codes");
        const OverlapOptions options{
            .mode = mode, .distance = distance, .threads = threads.value_or(0), .progress = progress_of(progress)};
        Matrix<std::int64_t> counts;
        {
          const py::gil_scoped_release release;
          counts = overlap_counts(s, b, e, c, static_cast<std::size_t>(n_codes), options);
        }
        return owned_matrix(std::move(counts));
      },
      py::arg("source"), py::arg("begin"), py::arg("end"), py::arg("code"), py::arg("n_codes"), py::kw_only(),
      py::arg("mode") = "overlap", py::arg("distance") = 0, py::arg("threads") = py::none(),
      py::arg("progress") = py::none(),
      R"(Meeting pairs of spans, counted per pair of codes.

Parameters
----------
source, begin, end, code : array_like of int, shape (n,)
    One row per coding, in any order; spans are half-open, code in 0 .. n_codes - 1.
n_codes : int
mode : {"overlap", "touching", "near", "exact"}
distance : int
    Of "near": at most so many characters lie between the spans.

Returns
-------
numpy.ndarray of int64, shape (n_codes, n_codes)
    Symmetric; the diagonal holds unordered pairs of the same code.

Raises
------
InputError
    A row with begin >= end or a code outside its range (the sentence names the row).

Examples
--------
>>> tk.metrics.overlap_counts([0, 0, 0], [0, 8, 10], [10, 20, 12], [0, 0, 1], 2).tolist()
[[1, 1], [1, 0]]
)");
  m.def(
      "unit_counts",
      [](const py::object& unit, const py::object& code, std::int64_t n_units, std::int64_t n_codes) {
        std::vector<py::object> keep;
        const auto u = int_column(unit, "unit", keep);
        const auto c = int_column(code, "code", keep);
        if (n_units < 0 || n_codes < 0) throw UsageError("n_units", "n_units and n_codes must be 0 or more", "n_units");
        Matrix<std::int64_t> counts;
        {
          const py::gil_scoped_release release;
          counts = unit_counts(u, c, static_cast<std::size_t>(n_units), static_cast<std::size_t>(n_codes));
        }
        return owned_matrix(std::move(counts));
      },
      py::arg("unit"), py::arg("code"), py::arg("n_units"), py::arg("n_codes"),
      R"(In how many units two codes both occur; doubles of (unit, code) count once.

Examples
--------
>>> tk.metrics.unit_counts([0, 0, 1], [0, 1, 1], 2, 2).tolist()
[[1, 1], [1, 2]]
)");

  py::class_<GuestResult>(m, "GuestResult", "Guest's stopping rule; read `status` first.")
      .def_readonly("status", &GuestResult::status)
      .def_readonly("reason", &GuestResult::reason)
      .def_readonly("stop", &GuestResult::stop, "s, printed s+run; None unless status is ok.")
      .def_property_readonly("ratios", [](const GuestResult& g) { return owned_array(g.ratios); })
      .def_readonly("codes_after_stop", &GuestResult::codes_after_stop)
      .def_readonly("last_new_position", &GuestResult::last_new_position)
      .def_readonly("degree", &GuestResult::degree)
      .def_property_readonly("flags", [](const GuestResult& g) { return g.flags.words(); })
      .def_property_readonly("base", [](const GuestResult& g) { return g.options.base; })
      .def_property_readonly("run", [](const GuestResult& g) { return g.options.run; })
      .def_property_readonly("threshold", [](const GuestResult& g) { return g.options.threshold; })
      .def("table", &GuestResult::table)
      .def_property_readonly("_method_json", [](const GuestResult& g) { return g.method().json(); })
      .def("__repr__", [](const GuestResult& g) {
        return g.stop ? detail::cat("<guest ", *g.stop, "+", g.options.run, ">")
                      : detail::cat("<guest ", to_string(g.status), ">");
      });
  m.def(
      "guest",
      [](const py::object& new_codes, std::int64_t base, std::int64_t run, double threshold) {
        return guest(saturation_new_codes(new_codes), {.base = base, .run = run, .threshold = threshold});
      },
      py::arg("new"), py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05,
      R"(Guest's stopping rule: the unit after which a run adds almost no new code.

Parameters
----------
new : array_like of int, shape (T,), or incidence, shape (T, S)
    Codes seen for the first time in each unit, in order of analysis.
base, run : int
    Units in the base and in each run, both at least 1.
threshold : float
    Largest ratio that stops; equality stops.

Returns
-------
GuestResult
    ``stop``, printed "stop+run", and every ratio. Without a stop: ``not_reached``; ``too_few_units`` below base + run;
    ``undefined`` if the base holds no code.

Notes
-----
``ratio(s) = sum(new[s:s+run]) / sum(new[:base])``. The result depends on the order of units and says nothing
about meaning saturation.

References
----------
.. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076

Examples
--------
>>> g = tk.metrics.guest([9, 5, 4, 2, 2, 1, 1, 0, 0, 1])
>>> g.status, g.stop, g.codes_after_stop, g.ratios.tolist()
('ok', 6, 2, [0.15, 0.1, 0.05, 0.0, 0.05])
)");

  py::class_<AssociationResult>(m, "AssociationResult", "A measure for every pair, with its status.")
      .def_property_readonly("values", [](const AssociationResult& a) { return owned_matrix(a.values.values()); })
      .def_property_readonly("status", [](const AssociationResult& a) { return words_matrix(a.status.values()); })
      .def_property_readonly("p", [](const AssociationResult& a) { return owned_matrix(a.p.values()); })
      .def_property_readonly("se", [](const AssociationResult& a) { return owned_matrix(a.se.values()); })
      .def_property_readonly("lo", [](const AssociationResult& a) { return owned_matrix(a.lo.values()); })
      .def_property_readonly("hi", [](const AssociationResult& a) { return owned_matrix(a.hi.values()); })
      .def_property_readonly("labels", [](const AssociationResult& a) { return a.values.rows(); })
      .def_readonly("measure", &AssociationResult::measure)
      .def("table", &AssociationResult::table)
      .def_property_readonly("_method_json", [](const AssociationResult& a) { return a.method().json(); })
      .def(
          "__call__",
          [](const AssociationResult& a, const std::string& row, const std::string& column) {
            return a.values(row, column);
          },
          py::arg("row"), py::arg("column"), "One cell by labels.");
  m.def(
      "association",
      [](const py::object& counts, const py::object& totals, std::optional<std::int64_t> n, Association measure) {
        const auto array = py::array_t<std::int64_t, py::array::c_style>::ensure(counts);
        if (!array || array.ndim() != 2) {
          PyErr_Clear();
          throw InputError("counts", "counts: expected a square table of whole numbers", "counts");
        }
        Matrix<std::int64_t> table(array.shape(0), array.shape(1));
        std::copy(array.data(), array.data() + array.size(), table.data());
        const auto marginals = whole_numbers(totals, "totals");
        return association(table, marginals, n, measure);
      },
      py::arg("counts"), py::arg("totals"), py::arg("n"), py::arg("measure"),
      "A measure of association for every pair of a table of meetings; n None: the counts are no 2x2 table.");
}

}  // namespace tematik::python
