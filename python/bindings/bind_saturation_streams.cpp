#include <tematik/metrics/saturation_monitor.hpp>
#include <tematik/metrics/saturation_partial.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

using StreamCodeIds = std::vector<std::variant<bool, std::int64_t, std::string>>;

[[nodiscard]] std::vector<std::string> stream_code_ids(const StreamCodeIds& codes) {
  std::vector<std::string> out;
  for (const auto& code : codes) {
    if (std::holds_alternative<bool>(code)) {
      throw UsageError(
          "codes",
          "codes: a unit is given by the names or numbers of the codes it holds, not by a row of truth values; "
          "of a row of a table: numpy.flatnonzero(row)",
          "codes");
    }
    const auto* number = std::get_if<std::int64_t>(&code);
    out.push_back(number != nullptr ? std::to_string(*number) : std::get<std::string>(code));
  }
  return out;
}

void bind_monitor(py::module_& m) {
  auto state = saturation_result<MonitorState>(m, "MonitorState", "Where the study stands after so many units.");
  state.def_readonly("units", &MonitorState::units, "N")
      .def_readonly("new", &MonitorState::new_codes, "New codes of the last unit.")
      .def_readonly("codes", &MonitorState::codes, "S")
      .def_readonly("mentions", &MonitorState::mentions, "U")
      .def_readonly("uniques", &MonitorState::uniques, "Q1")
      .def_readonly("duplicates", &MonitorState::duplicates, "Q2")
      .def_readonly("coverage", &MonitorState::coverage)
      .def_readonly("expected_new", &MonitorState::expected_new)
      .def_readonly("chao2_bc", &MonitorState::chao2_bc)
      .def_readonly("share_with_unique", &MonitorState::share_with_unique, "Units that hold a code of their own.")
      .def_readonly("guest_status", &MonitorState::guest_status)
      .def_readonly("guest_stop", &MonitorState::guest_stop)
      .def_readonly("francis_run", &MonitorState::francis_run, "Units without a new code at the end.")
      .def_readonly("francis_stop", &MonitorState::francis_stop)
      .def_readonly("alarm", &MonitorState::alarm,
                    "Guest has stopped and the next unit is expected to bring at most `delta` codes.")
      .def_readonly("warnings", &MonitorState::warnings, "Looking after every unit makes an early stop more likely.");

  py::class_<SaturationMonitor>(m, "SaturationMonitor",
                                R"(Saturation figures of a growing list of units, each in time of its own codes.

After N units every figure equals the same call on the incidence of these N units: `coverage`, `expected_new`,
`richness` (chao2_bc), `guest`, Francis' rule, the share of units that hold a code of their own. Looking after every unit
makes an early stop more likely than one look at the end; the alarm is an occasion to think, no verdict.

Parameters
----------
base, run, threshold : int, int, float
    Of Guest's rule.
francis_init, francis_stop : int
    Of Francis' rule.
delta : float
    The alarm's largest expected yield of the next unit, in codes.

References
----------
.. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
.. [2] Francis et al. (2010), Psychology & Health 25(10). doi:10.1080/08870440903194015
.. [3] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> monitor = tk.metrics.SaturationMonitor()
>>> monitor.push(["support", "cost"]).new
2
>>> now = monitor.push(["support"])
>>> now.units, now.codes, now.new, now.uniques
(2, 2, 0, 1)
)")
      .def(py::init([](std::int64_t base, std::int64_t run, double threshold, std::int64_t francis_init,
                       std::int64_t francis_stop, double delta) {
             return SaturationMonitor({.guest = {.base = base, .run = run, .threshold = threshold},
                                       .francis_init = francis_init,
                                       .francis_stop = francis_stop,
                                       .delta = delta});
           }),
           py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05, py::arg("francis_init") = 10,
           py::arg("francis_stop") = 3, py::arg("delta") = 0.05)
      .def(
          "push", [](SaturationMonitor& self, const StreamCodeIds& codes) { return self.push(stream_code_ids(codes)); },
          py::arg("codes"),
          R"(Adds a unit and gives the state after it.

Parameters
----------
codes : list of str or int
    Ids of the codes that the unit holds; number 3 and "3" are one code, a repeated one counts once. [] is a unit that was
    coded and holds no code. Not a row of 0 and 1: of such a row ``numpy.flatnonzero(row)``.

Returns
-------
MonitorState
    ``too_few_units`` after one unit, ``undefined`` while no unit holds a code.
)")
      .def_property_readonly("state", &SaturationMonitor::state, "The figures so far.")
      .def_property_readonly(
          "new", [](const SaturationMonitor& self) { return owned_array(self.new_codes()); },
          "New codes of each unit so far.")
      .def("table", [](const SaturationMonitor& self) { return self.state().table(); })
      .def_property_readonly("_method_json", [](const SaturationMonitor& self) { return self.method().json(); })
      .def(
          "to_bytes", [](const SaturationMonitor& self) { return py::bytes(self.to_bytes()); }, "A versioned record.")
      .def_static(
          "from_bytes", [](const py::bytes& bytes) { return SaturationMonitor::from_bytes(std::string(bytes)); },
          py::arg("bytes"), "The monitor that `to_bytes` wrote down.")
      .def("__repr__", [](const SaturationMonitor& self) {
        const auto now = self.state();
        return detail::cat("<SaturationMonitor ", now.units, " units, ", now.codes, " codes>");
      });
}

void bind_partial(py::module_& m) {
  auto seen = saturation_result<FirstSeen>(m, "FirstSeen", "What the parts of a study tell together.");
  seen.def_readonly("units", &FirstSeen::units, "T")
      .def_readonly("codes", &FirstSeen::codes, "By position, then by id.")
      .def_property_readonly("first", [](const FirstSeen& r) { return owned_array(r.first); })
      .def_property_readonly(
          "new", [](const FirstSeen& r) { return owned_array(r.new_codes); },
          "Codes first seen in each unit: what every ordered rule reads.");

  py::class_<SaturationPartial>(m, "SaturationPartial",
                                R"(First position of each code in a part of a study; parts merge, in any grouping.

With positions fixed before the study was split, ``+=`` merges; ``append`` puts a part behind another, whose positions
are then shifted. A source in both parts is a UsageError, never counted twice. ``+=`` is associative and commutative,
``append`` associative: first_j = min(first_L, T_L + first_R). `finish` gives exactly the new codes of the whole, which
every ordered rule reads.

Parameters
----------
rules : str
    What was counted and how; parts with different rules do not merge.

Examples
--------
>>> a, b = tk.metrics.SaturationPartial(), tk.metrics.SaturationPartial()
>>> a.add("s1", 0, ["x"])
>>> b.add("s2", 1, ["x", "y"])
>>> b += a
>>> b.finish().new.tolist()
[1, 1]
)")
      .def(py::init([](const std::string& rules) { return SaturationPartial(rules); }), py::arg("rules") = "{}")
      .def(
          "add",
          [](SaturationPartial& self, const std::string& source, std::int64_t position, const StreamCodeIds& codes) {
            self.add(source, position, stream_code_ids(codes));
          },
          py::arg("source"), py::arg("position"), py::arg("codes"), "Adds a unit at a position from 0, each unit once.")
      .def(
          "append",
          [](SaturationPartial& self, const SaturationPartial& right) -> SaturationPartial& {
            return self.append(right);
          },
          py::arg("right"), py::return_value_policy::reference_internal, "Puts a complete part behind this one.")
      .def(
          "__iadd__",
          [](SaturationPartial& self, const SaturationPartial& other) -> SaturationPartial& { return self += other; },
          py::arg("other"), py::return_value_policy::reference_internal)
      .def(
          "__eq__",
          [](const SaturationPartial& a, const py::object& other) {
            return py::isinstance<SaturationPartial>(other) && a == other.cast<const SaturationPartial&>();
          },
          py::arg("other"))
      .def_property_readonly("units", &SaturationPartial::units)
      .def("__len__", [](const SaturationPartial& self) { return static_cast<std::size_t>(self.units()); })
      .def("finish", &SaturationPartial::finish, "The study as a whole; UsageError if parts are missing.")
      .def(
          "to_bytes", [](const SaturationPartial& self) { return py::bytes(self.to_bytes()); }, "A versioned record.")
      .def_static(
          "from_bytes", [](const py::bytes& bytes) { return SaturationPartial::from_bytes(std::string(bytes)); },
          py::arg("bytes"), "The part that `to_bytes` wrote down.")
      .def("__repr__",
           [](const SaturationPartial& self) { return detail::cat("<SaturationPartial ", self.units(), " units>"); });
}

}  // namespace

void bind_saturation_streams(py::module_& m) {
  bind_monitor(m);
  bind_partial(m);
}

}  // namespace tematik::python
