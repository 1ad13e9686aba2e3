#include <tematik/metrics/span_f1.hpp>
#include <tematik/metrics/unitizing_alpha.hpp>

#include "continuum_argument.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] UnitizingOptions unitizing_options(OverlapOrder order, bool strict, const py::object& distance,
                                                 NoVariation no_variation) {
  return {.order = order, .strict = strict, .distance = code_distance(distance), .no_variation = no_variation};
}

[[nodiscard]] Table unitizing_value_table(const UnitizingValue& v) {
  auto out = v.table();
  out.add("component", std::vector<std::string>{std::string(v.component)});
  out.add("coverage", std::vector<double>{v.coverage});
  return out;
}

void bind_unitizing_classes(py::module_& m) {
  py::class_<UnitizingValue, AgreementValue>(m, "UnitizingValue",
                                             "One figure of the unitizing family; read `status` first.")
      .def_property_readonly(
          "component", [](const UnitizingValue& v) { return std::string(v.component); }, "u, |u, cu or (k)u.")
      .def_readonly("coverage", &UnitizingValue::coverage,
                    "u, |u: text that two coders looked at, of all text; cu: text that both marked, of that; (k)u: the "
                    "same of the code's text.")
      .def("table", &unitizing_value_table);
  using R = UnitizingAlphaResult;
  py::class_<R>(m, "UnitizingAlphaResult", "Krippendorff's family for unitizing; read `status` first.")
      .def_property_readonly(
          "value", [](const R& r) { return r.u.value; }, "u-alpha; NaN where undefined.")
      .def_property_readonly(
          "status", [](const R& r) { return r.u.status; }, "Of u-alpha.")
      .def_property_readonly("flags", [](const R& r) { return r.u.flags.words(); })
      .def_property_readonly(
          "observed", [](const R& r) { return r.u.observed; }, "D_o of u-alpha.")
      .def_property_readonly(
          "expected", [](const R& r) { return r.u.expected; }, "D_e of u-alpha.")
      .def_readonly("u", &R::u, "Cutting and coding together.")
      .def_readonly("relevance", &R::relevance, "|u: text against gap, whatever the code.")
      .def_readonly("coding", &R::coding, "cu: codes where two coders marked something.")
      .def_property_readonly(
          "by_code", [](const R& r) { return by_name(r.codes, r.by_code); }, "(k)u by code.")
      .def_readonly("codes", &R::codes)
      .def_readonly("conflict_length", &R::conflict_length,
                    "Characters to which one coder gave several codes, over coders.")
      .def("__float__", [](const R& r) { return r.u.value; })
      .def("table", &R::table, "One row per figure.")
      .def_property_readonly("_method_json", [](const R& r) { return r.method().json(); })
      .def("__repr__", [](const R& r) {
        return detail::cat("<unitizing_alpha ",
                           std::isnan(r.u.value) ? std::string("undefined") : json_number(r.u.value), ", ",
                           to_string(r.u.status), ">");
      });
}

/// One of the calls that take a continuum and the options of the unitizing family.
template <class Call>
void def_unitizing(py::module_& m, const char* name, const Call& call, std::string_view intro, std::string_view rest) {
  m.def(
      name,
      [call](const py::object& continuum, const py::object& length, const py::object& regions, const py::object& coders,
             const py::object& codes, OverlapOrder order, bool strict, const py::object& distance,
             NoVariation no_variation) {
        const ContinuumArgument argument(continuum, length, regions, coders, codes);
        return call(argument, unitizing_options(order, strict, distance, no_variation));
      },
      py::arg("continuum"), py::arg("length"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("codes") = py::none(), py::arg("order") = "longest",
      py::arg("strict") = false, py::arg("distance") = "nominal", py::arg("no_variation") = "nan",
      detail::cat(intro, "\n", continuum_parameters, R"(order : {"longest", "first", "declared"}
    Which of a coder's overlapping units of different codes keeps the text they share: the longest, the earliest, or
    that of the lowest code.
strict : bool
    Units of different codes that overlap: status ``overlap_conflict``.
distance : "nominal" or array_like of float, shape (codes, codes)
    Between codes, for cu and (k)u; symmetric, 0 on the diagonal.
no_variation : {"nan", "one", "zero"}
    The value where everybody uses one value only.
)",
                  rest)
          .c_str());
}

void bind_unitizing(py::module_& m) {
  def_unitizing(
      m, "unitizing_alpha",
      [](const ContinuumArgument& argument, const UnitizingOptions& options) {
        return on_continuum(argument, [&](const Continuum& c) { return unitizing_alpha(c, options); });
      },
      "Krippendorff's u-alpha, |u-alpha, cu-alpha and (k)u-alpha: do coders mark the same stretches with the same "
      "codes?",
      R"(
Returns
-------
UnitizingAlphaResult
    ``u`` (its ``value``, ``status``, ... also directly), ``relevance`` (\|u), ``coding`` (cu) and ``by_code`` ((k)u).

Notes
-----
``alpha = 1 - D_o/D_e``, from lengths of text in characters; up to 1, 0 is chance. cu is 1 whenever coders who both
marked a text gave it the same code, however little that is: read its ``coverage``. Characters are not independent, so
there is no standard error. Undefined: ``no_data`` (nobody looked), ``overlap_conflict`` (``strict``), ``single_coder``,
``no_pairable`` (no text with two coders; cu, (k)u: none that two marked), ``no_variation`` (one value only).

References
----------
.. [1] Krippendorff, Mathet, Bouvry & Widlocher (2016), Quality & Quantity 50. doi:10.1007/s11135-015-0266-1

Examples
--------
>>> units = {"coder": ["A", "B"], "begin": [0, 5], "end": [10, 10], "code": ["x", "x"]}
>>> a = tk.metrics.unitizing_alpha(units, 20)
>>> a.status, a.observed, a.coding.status
('ok', 0.25, 'no_variation')
)");
  def_unitizing(
      m, "unitizing_alpha_per_code",
      [](const ContinuumArgument& argument, const UnitizingOptions& options) {
        std::vector<std::string> names;
        const auto results = on_continuum(argument, [&](const Continuum& c) {
          names = c.codes();
          return unitizing_alpha_per_code(c, options);
        });
        return by_name(names, results);
      },
      "The unitizing family of each code alone against everything else: no code gives way to another.",
      R"(
Returns
-------
dict of str to UnitizingAlphaResult
    By code. See `unitizing_alpha` for definition, statuses and source.

Examples
--------
>>> units = {"coder": ["A", "A", "B"], "begin": [0, 4, 0], "end": [10, 20, 10], "code": ["x", "y", "x"]}
>>> alone = tk.metrics.unitizing_alpha_per_code(units, 30)
>>> alone["x"].value, alone["x"].conflict_length
(1.0, 0)
)");
  def_unitizing(
      m, "unitizing_shares",
      [](const ContinuumArgument& argument, const UnitizingOptions& options) {
        return on_continuum(argument, [&](const Continuum& c) {
          std::vector<std::string> source;
          std::vector<std::int64_t> begin, end;
          std::vector<double> share;
          for (const auto& x : unitizing_shares(c, options)) {
            source.push_back(argument.sources()[x.source]);
            begin.push_back(x.place.begin);
            end.push_back(x.place.end);
            share.push_back(x.share);
          }
          Table out;
          out.add("source", std::move(source))
              .add("begin", std::move(begin))
              .add("end", std::move(end))
              .add("share", std::move(share));
          return out;
        });
      },
      "Where the disagreement of u-alpha lies: stretches of text with their share of D_o, the largest first.",
      R"(
Returns
-------
Table
    source, begin, end, share; shares add up to ``observed`` of `unitizing_alpha`.

Examples
--------
>>> units = {"coder": ["A", "B"], "begin": [0, 5], "end": [10, 10], "code": ["x", "x"]}
>>> tk.metrics.unitizing_shares(units, 20).to_dict()
{'source': ['0'], 'begin': [0], 'end': [5], 'share': [0.25]}
)");
}

void bind_span_f1(py::module_& m) {
  using R = SpanF1Result;
  py::class_<R>(m, "SpanF1Result", "F1 of two coders' spans; read `status` first.")
      .def_property_readonly(
          "value", [](const R& r) { return r.micro.value; }, "Micro F1; NaN where undefined.")
      .def_property_readonly("status", [](const R& r) { return r.micro.status; })
      .def_property_readonly("flags", [](const R& r) { return r.micro.flags.words(); })
      .def_readonly("micro", &R::micro, "Over all codes together.")
      .def_readonly("macro", &R::macro, "Mean over the codes that either coder used.")
      .def_property_readonly("by_code", [](const R& r) { return by_name(r.codes, r.by_code); })
      .def_readonly("codes", &R::codes)
      .def("__float__", [](const R& r) { return r.micro.value; })
      .def("table", &R::table, "One row per code, then micro and macro, with what matched.")
      .def_property_readonly("_method_json", [](const R& r) { return r.method().json(); })
      .def("__repr__", [](const R& r) {
        return detail::cat("<span_f1 ",
                           std::isnan(r.micro.value) ? std::string("undefined") : json_number(r.micro.value), ", ",
                           to_string(r.micro.status), ">");
      });
  m.def(
      "span_f1",
      [](const py::object& continuum, const py::object& length, const py::object& regions, const py::object& coders,
         const py::object& codes, SpanMatch match, double threshold) {
        const ContinuumArgument argument(continuum, length, regions, coders, codes);
        return on_continuum(argument,
                            [&](const Continuum& c) { return span_f1(c, {.match = match, .threshold = threshold}); });
      },
      py::arg("continuum"), py::arg("length"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("codes") = py::none(), py::arg("match") = "exact",
      py::arg("threshold") = 0.5,
      detail::cat("F1 of two coders' spans: how many of their units match, or how much of their text.\n",
                  continuum_parameters, R"(match : {"exact", "iou", "shorter", "character"}
    Two spans of one code match if they are the same; if the characters they share are at least `threshold` of the
    characters of either, or of the shorter. ``character``: no spans, characters.
threshold : float
    Above 0, up to 1.

Returns
-------
SpanF1Result
    ``micro``, ``macro`` and ``by_code``.

Notes
-----
``F1 = 2 matched/(N_1 + N_2)``, matched by a largest one-to-one matching. Symmetric: neither coder is the truth; no
correction for chance. Exactly two coders (``coders=[...]``). Undefined: ``no_data`` where neither has a span,
``single_coder``, ``no_pairable``.

References
----------
.. [1] Hripcsak & Rothschild (2005), JAMIA 12(3). doi:10.1197/jamia.M1733

Examples
--------
>>> units = {"coder": ["A", "B"], "begin": [0, 2], "end": [10, 10], "code": ["x", "x"]}
>>> tk.metrics.span_f1(units, 40).value, tk.metrics.span_f1(units, 40, match="iou", threshold=0.75).value
(0.0, 1.0)
)")
          .c_str());
}

}  // namespace

void bind_continuum_metrics(py::module_& m) {
  bind_unitizing_classes(m);
  bind_unitizing(m);
  bind_span_f1(m);
  bind_gamma_metrics(m);
  bind_coder_pairs(m);
  bind_program_profiles(m);
}

}  // namespace tematik::python
