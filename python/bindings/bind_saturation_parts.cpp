#include <tematik/metrics/edge_saturation.hpp>
#include <tematik/metrics/strata_surface.hpp>
#include <tematik/metrics/theme_saturation.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_edge_saturation(py::module_& m) {
  auto c = saturation_result<EdgeSaturationResult>(m, "EdgeSaturationResult", "Codes and their edges side by side.");
  c.def_readonly("edges", &EdgeSaturationResult::edges, "Units x edges.")
      .def_readonly("coverage", &EdgeSaturationResult::coverage)
      .def_readonly("expected_new", &EdgeSaturationResult::expected_new)
      .def_readonly("chao2", &EdgeSaturationResult::chao2)
      .def_readonly("chao2_bc", &EdgeSaturationResult::chao2_bc)
      .def_property_readonly(
          "mean", [](const EdgeSaturationResult& r) { return owned_array(r.mean); }, "Mean curve, t = 0..T.")
      .def_property_readonly(
          "new", [](const EdgeSaturationResult& r) { return owned_array(r.new_edges); },
          "Edges first held at each position.")
      .def_readonly("codes", &EdgeSaturationResult::codes, "S of the codes.")
      .def_readonly("code_coverage", &EdgeSaturationResult::code_coverage, "Show it beside `coverage`.")
      .def_readonly("code_expected_new", &EdgeSaturationResult::code_expected_new)
      .def("curve_table", &EdgeSaturationResult::curve_table, "One row per t: t, new, cumulative, mean.");
  m.def(
      "edge_saturation",
      [](const py::object& from, const py::object& edges, const std::optional<std::string>& kind) {
        const Incidence codes = saturation_incidence(from);
        const Incidence given = edges.is_none() ? Incidence() : saturation_incidence(edges);
        const bool own = edges.is_none();
        if (own && kind.value_or("unit") != "unit") {
          throw UsageError(
              "kind",
              "kind: a table of codes tells which unit holds two codes (\"unit\"); edges of another kind are "
              "given as `edges`",
              "kind", *kind);
        }
        const py::gil_scoped_release release;
        return own ? edge_saturation(codes) : edge_saturation(codes, given, kind.value_or("given"));
      },
      py::arg("incidence"), py::arg("edges") = py::none(), py::arg("kind") = py::none(),
      R"(How far relations between codes are from being all seen, beside the same figures for codes.

A unit holds the edge of two codes if it holds both; edges take the place of codes in the mean curve, coverage, expected
new ones and Chao2. Edges of one unit are dependent by construction (c codes at once make c(c-1)/2 edges), so no
intervals are given; codes are seen long before their relations: show both.

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes, units in order of analysis.
edges : array_like, shape (T, E), optional
    Edges that the caller counted by another rule: pairs on one segment or on overlapping spans, code and case, code
    and theme; the same units in the same order.
kind : str, optional
    What the edges are, for `.method`; "unit" without `edges`, else "given".

Returns
-------
EdgeSaturationResult
    `.new` (T,): edges first held at each position; `.mean` (T + 1,): the mean curve; `.coverage`, `.expected_new`,
    `.chao2`, `.chao2_bc` of the edges; `.code_coverage`, `.code_expected_new` beside them. ``no_data`` without units;
    ``ok`` with the reason ``no_edges`` if no unit holds two codes: each figure then says its own status.

References
----------
.. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1, applied to edges

Examples
--------
>>> e = tk.metrics.edge_saturation([[1, 1, 0], [1, 1, 1]])
>>> e.new.tolist(), e.edges.codes
([1, 2], ['0 + 1', '0 + 2', '1 + 2'])
)");
}

/// Columns of a theme as Python gives them: numbers from 0, or labels.
[[nodiscard]] std::vector<ThemeColumns> saturation_themes_of(const py::object& themes, const Incidence& table) {
  std::vector<ThemeColumns> out;
  if (!py::hasattr(themes, "items")) {
    throw UsageError("themes", "themes: expected a mapping of theme to columns or labels of codes", "themes");
  }
  for (const auto& item : themes.attr("items")()) {
    const auto [name, columns] =
        item.cast<std::pair<std::string, std::vector<std::variant<std::int64_t, std::string>>>>();
    auto& theme = out.emplace_back();
    theme.theme = name;
    for (const auto& column : columns) {
      if (const auto* label = std::get_if<std::string>(&column)) {
        theme.codes.push_back(label_index(table.code_labels, *label));
      } else {
        const std::int64_t number = std::get<std::int64_t>(column);
        if (number < 0 || number >= static_cast<std::int64_t>(table.codes())) {
          throw UsageError("themes", detail::cat("themes: there is no column ", number, " among ", table.codes()),
                           "themes", std::to_string(number));
        }
        theme.codes.push_back(static_cast<std::size_t>(number));
      }
    }
  }
  return out;
}

void bind_theme_saturation(py::module_& m) {
  py::class_<ThemeRow>(m, "ThemeRow", "The figures of one theme; each carries its own status.")
      .def_readonly("theme", &ThemeRow::theme)
      .def_readonly("units", &ThemeRow::units, "T")
      .def_readonly("coverage", &ThemeRow::coverage)
      .def_readonly("expected_new", &ThemeRow::expected_new)
      .def_readonly("chao2_bc", &ThemeRow::chao2_bc)
      .def_readonly("guest", &ThemeRow::guest)
      .def_readonly("francis", &ThemeRow::francis, "The rule per category, 10 + 3 units.")
      .def_property_readonly("new", [](const ThemeRow& r) { return owned_array(r.new_codes); })
      .def_readonly("last_new_position", &ThemeRow::last_new_position)
      .def_property_readonly("flags", [](const ThemeRow& r) { return r.flags.words(); })
      .def("__repr__", [](const ThemeRow&) { return "<ThemeRow>"; });
  auto c = saturation_result<ThemeSaturationResult>(m, "ThemeSaturationResult", "One row of figures per theme.");
  c.def_readonly("rows", &ThemeSaturationResult::rows).def_readonly("units", &ThemeSaturationResult::units, "T");
  m.def(
      "theme_saturation",
      [](const py::object& from, const py::object& themes, std::int64_t base, std::int64_t run, double threshold,
         bool own_units) {
        const Incidence table = saturation_incidence(from);
        const auto columns = saturation_themes_of(themes, table);
        const py::gil_scoped_release release;
        return theme_saturation(table, columns,
                                {.guest = {.base = base, .run = run, .threshold = threshold}, .own_units = own_units});
      },
      py::arg("incidence"), py::arg("themes"), py::arg("base") = 4, py::arg("run") = 2, py::arg("threshold") = 0.05,
      py::arg("own_units") = false,
      R"(Coverage, expected yield, lower bound and Guest's stop for the codes of each theme.

Every figure is that of the same function on the columns of the theme. Themes look saturated long before codes, and an
early stop of one theme may be followed by a new code of it: read `codes_after_stop`.

Parameters
----------
incidence : array_like, shape (T, S)
    Units x codes, units in order of analysis.
themes : mapping of str to list
    Columns (numbers from 0, or labels of codes) of each theme; a code may stand in several.
base, run, threshold : int, int, float
    Of Guest's rule.
own_units : bool
    T of a theme counts only units that hold a code of it; else T is the study's.

Returns
-------
ThemeSaturationResult
    `.rows`, one per theme, each figure with its own status: `.coverage`, `.expected_new`, `.chao2_bc` (a lower bound),
    `.guest`, `.francis` (10 + 3), `.new` (T,), `.last_new_position`. ``no_data`` without units or themes.

References
----------
.. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
.. [2] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

Examples
--------
>>> t = tk.metrics.theme_saturation([[1, 0, 1], [0, 1, 1]], {"X": [0, 1], "Y": [2]})
>>> t.table().column("uniques"), t.rows[1].coverage.value
([2, 0], 1.0)
)");
}

void bind_strata_surface(py::module_& m) {
  py::class_<Stratum>(m, "Stratum", "One stratum of units.")
      .def_readonly("name", &Stratum::name)
      .def_readonly("status", &Stratum::status)
      .def_readonly("units", &Stratum::units)
      .def_readonly("codes", &Stratum::codes)
      .def_readonly("uniques", &Stratum::uniques, "Codes held by one unit of all, which lies in it.")
      .def_readonly("next_yield", &Stratum::next_yield, "New codes that one more unit of it is expected to bring.")
      .def("__repr__", [](const Stratum& s) { return detail::cat("<Stratum ", s.units, " units>"); });
  py::class_<SurfacePoint>(m, "SurfacePoint", "The surface at one combination of units.")
      .def_readonly("units", &SurfacePoint::units)
      .def_readonly("mean", &SurfacePoint::mean)
      .def_readonly("sd", &SurfacePoint::sd)
      .def_property_readonly("yields", [](const SurfacePoint& p) { return owned_array(p.yields); })
      .def("__repr__", [](const SurfacePoint& p) { return detail::cat("<SurfacePoint ", json_number(p.mean), ">"); });
  auto c = saturation_result<StrataSurfaceResult>(m, "StrataSurfaceResult", "Codes in t_g units of each stratum g.");
  c.def_readonly("sd_status", &StrataSurfaceResult::sd_status)
      .def_readonly("strata", &StrataSurfaceResult::strata)
      .def_readonly("points", &StrataSurfaceResult::points)
      .def_property_readonly(
          "allocation",
          [](const StrataSurfaceResult& r) {
            return owned_array(std::vector<std::int64_t>(r.allocation.begin(), r.allocation.end()));
          },
          "Strata, one per unit, greedy on yield from no unit to all: advice, no more.")
      .def_readonly("codes", &StrataSurfaceResult::codes, "S")
      .def_readonly("shared", &StrataSurfaceResult::shared, "Codes held in every stratum that has units.")
      .def("strata_table", &StrataSurfaceResult::strata_table,
           "One row per stratum: stratum, units, codes, uniques, next_yield, status.");
  m.def(
      "strata_surface",
      [](const py::object& from, const std::vector<std::variant<std::int64_t, std::string>>& given,
         std::vector<std::vector<std::int64_t>> points, std::vector<std::string> strata, std::int64_t grid_limit,
         std::int64_t var_budget) {
        const Incidence table = saturation_incidence(from);
        std::vector<std::string> groups;
        for (const auto& group : given) {
          const auto* number = std::get_if<std::int64_t>(&group);
          groups.push_back(number != nullptr ? std::to_string(*number) : std::get<std::string>(group));
        }
        const StrataOptions options{.strata = std::move(strata),
                                    .points = std::move(points),
                                    .grid_limit = grid_limit,
                                    .var_budget = var_budget};
        const py::gil_scoped_release release;
        return strata_surface(table, groups, options);
      },
      py::arg("incidence"), py::arg("groups"), py::arg("points") = std::vector<std::vector<std::int64_t>>(),
      py::arg("strata") = std::vector<std::string>(), py::arg("grid_limit") = 100'000,
      py::arg("var_budget") = 5'000'000'000,
      R"(Mean and standard deviation of the number of codes in t_g random units of each stratum g, exactly.

mean = sum over codes j of (1 - product over g of C(T_g - n_jg, t_g)/C(T_g, t_g)), n_jg the units of g that hold j; the
variance as of `accumulation`. The yield of g is the difference that one unit more makes; at T_g it is the number of codes
that one unit of all holds, if that lies in g, divided by T_g, and asks that further units resemble those studied.

Parameters
----------
incidence : array_like, shape (T, S)
groups : list of str or int, length T
    The stratum (technique, role, site) of each unit: one and only one.
points : list of list of int
    Units per stratum; empty: the whole grid, up to `grid_limit` points.
strata : list of str
    Names of the strata in the order wanted; empty: as they come in `groups`.
grid_limit, var_budget : int
    Points of the whole grid, and word operations of the variance, that may be spent (else ``bounded``).

Returns
-------
StrataSurfaceResult
    `.points` with `.mean` (0 to S; S at (T_1..T_G)), `.sd` and `.yields`; `.strata` with `.next_yield`; `.allocation`, the
    greedy order of strata, as advice in hindsight. ``no_data`` without units; a stratum without units is
    ``undefined``.

References
----------
.. [1] Colwell, Mao & Chang (2004), Ecology 85(10). doi:10.1890/03-0557, whose curve this applies to several groups

Examples
--------
>>> s = tk.metrics.strata_surface([[1, 0], [1, 1], [0, 1]], ["talk", "talk", "group"], points=[[1, 0], [1, 1]])
>>> [point.mean for point in s.points]
[1.5, 2.0]
)");
}

}  // namespace

void bind_saturation_parts(py::module_& m) {
  bind_edge_saturation(m);
  bind_theme_saturation(m);
  bind_strata_surface(m);
}

}  // namespace tematik::python
