#include <tematik/metrics/order_diagnostics.hpp>
#include <tematik/metrics/permute_accumulation.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_permute(py::module_& m) {
  py::class_<OrderStops>(m, "OrderStops", "The stop positions of one rule over all orders counted.")
      .def_property_readonly("rule", [](const OrderStops& s) { return s.rule.label(); })
      .def_readonly("status", &OrderStops::status)
      .def_readonly("orders", &OrderStops::orders)
      .def_property_readonly(
          "counts", [](const OrderStops& s) { return owned_array(s.counts.stop); },
          "Orders that stop at s = 1..T; element 0: orders that never stop.")
      .def_property_readonly("never", &OrderStops::never, "Share of orders that never stop.")
      .def_property_readonly("mean", &OrderStops::mean, "Of the position, among orders that stop.")
      .def("share", &OrderStops::share, py::arg("s"), "Share of orders that stop at s; of 0: that never stop.")
      .def("quantile", &OrderStops::quantile, py::arg("q"), "Of the position, among orders that stop.")
      .def("degree_quantile", &OrderStops::degree_quantile, py::arg("q"),
           "Of the share of all codes seen at the stop: it knows the final codebook.")
      .def("__repr__", [](const OrderStops& s) {
        return detail::cat("<OrderStops ", s.rule.label(), ", ", to_string(s.status), ">");
      });
  using Result = PermuteAccumulationResult;
  auto c = saturation_result<Result>(m, "PermuteAccumulationResult", "Curve and rules over many orders of the units.");
  c.def_property_readonly("mean", [](const Result& r) { return owned_array(r.mean); })
      .def_property_readonly("sd", [](const Result& r) { return owned_array(r.sd); })
      .def_property_readonly("lo", [](const Result& r) { return owned_array(r.lo); })
      .def_property_readonly("median", [](const Result& r) { return owned_array(r.median); })
      .def_property_readonly("hi", [](const Result& r) { return owned_array(r.hi); })
      .def_property_readonly(
          "new_share", [](const Result& r) { return owned_array(r.new_share); },
          "Share of orders whose unit at position t adds a code; element 0 is NaN.")
      .def_property_readonly(
          "counts",
          [](const Result& r) {
            const auto width = static_cast<Eigen::Index>(r.histograms.codes) + 1;
            Matrix<std::int64_t> out(static_cast<Eigen::Index>(r.histograms.cumulative.size()) / width, width);
            std::copy(r.histograms.cumulative.begin(), r.histograms.cumulative.end(), out.data());
            return owned_matrix(std::move(out));
          },
          "Orders with c codes (column) after t units (row t - 1).")
      .def_property_readonly("orders", [](const Result& r) { return r.histograms.orders; })
      .def_readonly("stops", &Result::stops, "One per rule.")
      .def_readonly("area", &Result::area, "Area under the curve of the units as given.")
      .def_readonly("area_mean", &Result::area_mean)
      .def_readonly("area_sd", &Result::area_sd)
      .def_readonly("area_at_or_above", &Result::area_at_or_above, "Share of orders whose area is at least `area`.")
      .def("stop_table", &Result::stop_table, "One row per rule and stop that occurs (0: never).")
      .def("joint_table", &Result::joint_table, py::arg("a"), py::arg("b"), "Orders by the stops of rules a < b.");
  m.def(
      "permute_accumulation",
      [](const py::object& from, std::int64_t n, std::uint64_t seed, const OrderRuleTexts& rules, Resample resample,
         bool joint, double confidence, std::optional<int> threads, const py::object& progress) {
        const Incidence table = saturation_incidence(from);
        const PermuteOptions options = permute_options(n, seed, rules, resample, joint, confidence, threads, progress);
        const py::gil_scoped_release release;
        return permute_accumulation(table, options);
      },
      py::arg("incidence"), py::arg("n") = 10'000, py::arg("seed") = 0,
      py::arg("rules") = std::vector<std::string>{"guest(4,2,0.05)"}, py::arg("resample") = "permutation",
      py::arg("joint") = false, py::arg("confidence") = 0.95, py::arg("threads") = py::none(),
      py::arg("progress") = py::none(),
      R"doc(What named rules and the accumulation curve would have said, had the same units come in another order.

Each of n orders is a shuffle of the T units (Philox4x32-10, one counter per order). Counted are the codes seen after t
units, the positions at which each rule fires, and the orders in which it never does. A stop in one order says little
if others stop far away: read the distribution.

Parameters
----------
incidence : array_like, shape (T, S)
n : int
    Orders; not read by "exhaustive" and "subset_dp", which count all T! orders.
seed : int
    The same seed gives the same figures, whatever the number of threads.
rules : str or list of str
    "guest(base,run,threshold)", "francis(init,stop)", "near(share)", "true"; what is left out keeps its default.
resample : str
    "permutation"; "bootstrap" (units drawn with replacement: a repeated unit is never new, so rules fire early, flag
    ``bootstrap_bias``); "exhaustive" (T <= 9); "subset_dp" (all orders, T <= 20).
joint : bool
    Also a table of stop positions for each pair of rules.
confidence : float
    Of the band over orders; it describes these units and is no forecast.

Returns
-------
PermuteAccumulationResult
    `.mean`, `.sd`, `.lo`, `.median`, `.hi` (T + 1,): codes after t units; `.counts` (T, S + 1): orders with c codes after t
    units; `.new_share` (T + 1,): orders whose unit at t adds a code; `.stops`: per rule the orders that stop at s, the
    share that never does, quantiles; `.area`: sum of the curve of the order given, and its place among all. ``no_data``
    without units; a rule that T units cannot meet says ``too_few_units``.

References
----------
.. [1] Constantinou, Georgiou & Perdikogianni (2017), Qualitative Research 17(5). doi:10.1177/1468794116686650
.. [2] Salmon et al. (2011), SC11. doi:10.1145/2063384.2063405

Examples
--------
>>> p = tk.metrics.permute_accumulation([[1, 0], [1, 1]], resample="exhaustive")
>>> p.orders, p.mean.tolist(), p.lo.tolist(), p.hi.tolist()
(2, [0.0, 1.5, 2.0], [0, 1, 2], [0, 2, 2])
)doc");
}

void bind_order_diagnostics(py::module_& m) {
  using Result = OrderDiagnosticsResult;
  auto c = saturation_result<Result>(m, "OrderDiagnosticsResult", "Whether the order of the units carries meaning.");
  c.def_readonly("area", &Result::area, "Area under the curve, in the order given.")
      .def_readonly("area_mean", &Result::area_mean, "Exact, over all orders.")
      .def_readonly("area_sd", &Result::area_sd)
      .def_readonly("area_at_or_below", &Result::area_at_or_below, "Share of random orders: high if codes came early.")
      .def_readonly("area_at_or_above", &Result::area_at_or_above)
      .def("unit_table", &Result::unit_table, "One row per unit left out: uniques, codes, coverage, its change.")
      .def("stop_table", &Result::stop_table, "One row per rule: status, stop, codes_after_stop, never.");
  m.def(
      "order_diagnostics",
      [](const py::object& from, std::int64_t n, std::uint64_t seed, const OrderRuleTexts& rules,
         std::optional<int> threads, const py::object& progress) {
        const Incidence table = saturation_incidence(from);
        const OrderDiagnosticsOptions options{.n = n,
                                              .seed = seed,
                                              .rules = order_rules_of(rules),
                                              .threads = threads.value_or(0),
                                              .progress = progress_of(progress)};
        const py::gil_scoped_release release;
        return order_diagnostics(table, options);
      },
      py::arg("incidence"), py::arg("n") = 10'000, py::arg("seed") = 0,
      py::arg("rules") = std::vector<std::string>{"guest(4,2,0.05)", "francis(10,3)", "near(0.9)", "true"},
      py::arg("threads") = py::none(), py::arg("progress") = py::none(),
      R"(Area under the curve against random order, arrival of each code, codes after each stop, units left out in turn.

``table()`` has one row per code: first position, its mean and sd in random order, and z = (first - mean)/sd. In random
order the first of n units among T lies at (T+1)/(n+1) on average, with the variance n(T-n)(T+1)/((n+1)^2(n+2)). A high
share of orders with a smaller area says that codes came early.

Parameters
----------
incidence : array_like, shape (T, S)
    Units in order of analysis: the order is what is judged.
n, seed : int
    Random orders, for the area and the rules.
rules : str or list of str
    As in `permute_accumulation`.

Returns
-------
OrderDiagnosticsResult
    `.area` and its mean (exact), sd and share at or below; `.unit_table()`: u_i, S and coverage without each unit;
    `.stop_table()`: per rule the stop, the codes after it and the share of orders without one. z is NaN where the
    position cannot vary. ``no_data`` without units.

References
----------
.. [1] Constantinou, Georgiou & Perdikogianni (2017), Qualitative Research 17(5). doi:10.1177/1468794116686650
.. [2] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> d = tk.metrics.order_diagnostics([[0, 1], [1, 1], [0, 1]], n=100)
>>> d.table().column("first"), d.unit_table().column("uniques")
([2, 1], [0, 1, 0])
)");
}

}  // namespace

void bind_saturation_orders(py::module_& m) {
  bind_permute(m);
  bind_order_diagnostics(m);
}

}  // namespace tematik::python
