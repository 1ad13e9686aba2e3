#include <tematik/metrics/program_profiles.hpp>

#include "continuum_argument.hpp"

namespace tematik::python {

namespace {

using FourCounts = std::vector<std::int64_t>;

[[nodiscard]] CoderPair profile_pair(const FourCounts& counts, std::string_view what) {
  const bool fits = counts.size() == 4 && std::all_of(counts.begin(), counts.end(),
                                                      [](auto n) { return n >= 0 && n <= (std::int64_t{1} << 53); });
  if (!fits) {
    throw UsageError("pair",
                     detail::cat(what, ": expected four counts of 0 or more (both, only_first, only_second, neither)"),
                     std::string(what));
  }
  return {counts[0], counts[1], counts[2], counts[3]};
}

[[nodiscard]] std::vector<CoderPair> profile_pairs(const std::vector<FourCounts>& rows, std::string_view what) {
  std::vector<CoderPair> out;
  for (const auto& row : rows) out.push_back(profile_pair(row, detail::cat(what, " ", out.size())));
  return out;
}

[[nodiscard]] Table profile_rows(const std::vector<std::pair<std::string, AgreementValue>>& rows, const char* label) {
  std::vector<std::string> names, status;
  std::vector<double> value, observed, expected;
  for (const auto& [name, x] : rows) {
    names.push_back(name);
    status.emplace_back(to_string(x.status));
    value.push_back(x.value);
    observed.push_back(x.observed);
    expected.push_back(x.expected);
  }
  Table out;
  out.add(label, std::move(names)).add("value", std::move(value)).add("status", std::move(status));
  out.add("observed", std::move(observed)).add("expected", std::move(expected));
  return out;
}

struct NamedMaxqda : MaxqdaResult {
  std::vector<std::string> codes = {};
  MaxqdaOptions options = {};

  [[nodiscard]] Table table() const {
    std::vector<std::int64_t> agreed, total;
    for (const auto& x : by_code) {
      agreed.push_back(x.agreed);
      total.push_back(x.total);
    }
    Table out;
    out.add("code", codes).add("agreed", std::move(agreed)).add("total", std::move(total));
    return out;
  }
  [[nodiscard]] MethodRecord method() const {
    MethodRecord out{.function = "maxqda", .n = percent.n_units};
    out.option("mode", options.mode);
    out.option("threshold", options.threshold);
    return out;
  }
};

void bind_nvivo_and_dedoose(py::module_& m) {
  m.def(
      "nvivo",
      [](const FourCounts& pair, NoVariation no_variation) { return nvivo(profile_pair(pair, "pair"), no_variation); },
      py::arg("pair"), py::arg("no_variation") = "nan",
      R"(NVivo's kappa and percentage of one code in one file.

Parameters
----------
pair : sequence of 4 int
    Characters coded by both, by the first only, by the second only, by neither (`coder_pairs`).
no_variation : {"nan", "one", "zero"}

Returns
-------
AgreementValue
    ``value`` is kappa = (O - E)/(L - E), Cohen's on characters; ``observed`` the percentage O/L as a share.
    Undefined: ``no_data`` (no character), ``no_variation`` (both coded all or nothing).

Examples
--------
>>> n = tk.metrics.nvivo([50, 75, 75, 800])
>>> n.observed, round(n.value, 6)
(0.85, 0.314286)
)");
  m.def(
      "nvivo_mean",
      [](const std::vector<FourCounts>& files, FileWeighting weighting, NoVariation no_variation) {
        return nvivo_mean(profile_pairs(files, "file"), weighting, no_variation);
      },
      py::arg("files"), py::arg("weighting") = "equal", py::arg("no_variation") = "nan",
      R"(NVivo's mean kappa (``value``) and mean percentage (``observed``) over files.

Parameters
----------
files : sequence of pairs
    As of `nvivo`; each figure is a mean over the files that have it.
weighting : {"equal", "length"}
no_variation : {"nan", "one", "zero"}

Examples
--------
>>> round(tk.metrics.nvivo_mean([[50, 75, 75, 800], [200, 20, 30, 750]]).value, 6)
0.585469
)");
  py::class_<DedooseResult>(m, "DedooseResult", "Kappa per code and pooled kappa; read `status` first.")
      .def_readonly("by_code", &DedooseResult::by_code, "Cohen's kappa of each code, in the order given.")
      .def_readonly("pooled", &DedooseResult::pooled)
      .def_property_readonly(
          "value", [](const DedooseResult& d) { return d.pooled.value; }, "Pooled kappa.")
      .def_property_readonly("status", [](const DedooseResult& d) { return d.pooled.status; })
      .def("__float__", [](const DedooseResult& d) { return d.pooled.value; })
      .def(
          "table",
          [](const DedooseResult& d) {
            std::vector<std::pair<std::string, AgreementValue>> rows;
            for (const auto& x : d.by_code) rows.emplace_back(std::to_string(rows.size()), x);
            rows.emplace_back("pooled", d.pooled);
            return profile_rows(rows, "code");
          },
          "One row per code, then pooled.")
      .def_property_readonly("_method_json", [](const DedooseResult& d) {
        MethodRecord out{.function = "dedoose", .n = d.pooled.n_units};
        out.option("no_variation", d.pooled.no_variation);
        out.citations.emplace_back("De Vries et al. 2008, doi:10.1177/1525822X08317166");
        return out.json();
      });
  m.def(
      "dedoose",
      [](const std::vector<FourCounts>& codes, NoVariation no_variation) {
        return dedoose(profile_pairs(codes, "code"), no_variation);
      },
      py::arg("codes"), py::arg("no_variation") = "nan",
      R"(Dedoose's kappa per code and pooled kappa.

Parameters
----------
codes : sequence of pairs
    Per code the excerpts to which both, only the first, only the second, neither coder applied it.
no_variation : {"nan", "one", "zero"}

Notes
-----
``pooled = (mean p_a - mean p_e)/(1 - mean p_e)`` over codes: not the mean of kappa.

References
----------
.. [1] De Vries et al. (2008), Field Methods 20(3). doi:10.1177/1525822X08317166

Examples
--------
>>> round(tk.metrics.dedoose([[50, 75, 75, 800], [200, 20, 30, 750]]).value, 6)
0.647608
)");
  m.def(
      "dedoose_weights",
      [](const std::vector<double>& first, const std::vector<double>& second) {
        return dedoose_weights(first, second);
      },
      py::arg("first"), py::arg("second"),
      R"(Dedoose: Pearson's r of two coders' code weights over excerpts that both weighted.

Parameters
----------
first, second : array_like of float, shape (excerpts,)
    NaN: not weighted. Undefined: ``no_pairable``, ``too_few_units`` (one pair), ``no_variation`` (one weight only).

Examples
--------
>>> round(tk.metrics.dedoose_weights([1, 2, 3], [2, 4, 6]).value, 6)
1.0
)");
}

void bind_maxqda(py::module_& m) {
  py::class_<NamedMaxqda>(m, "MaxqdaResult", "MAXQDA's agreement of two coders; read `status` first.")
      .def_readonly("percent", &NamedMaxqda::percent, "agreed/total over all codes, as a share.")
      .def_readonly("kappa", &NamedMaxqda::kappa, "Of segments: (percent - 1/q)/(1 - 1/q), q codes.")
      .def_property_readonly(
          "value", [](const NamedMaxqda& r) { return r.percent.value; }, "The share that agrees.")
      .def_property_readonly("status", [](const NamedMaxqda& r) { return r.percent.status; })
      .def_readonly("codes", &NamedMaxqda::codes)
      .def("__float__", [](const NamedMaxqda& r) { return r.percent.value; })
      .def("table", &NamedMaxqda::table, "One row per code: agreed, total.")
      .def_property_readonly("_method_json", [](const NamedMaxqda& r) { return r.method().json(); });
  m.def(
      "maxqda",
      [](const py::object& continuum, const py::object& length, const py::object& regions, const py::object& coders,
         const py::object& codes, MaxqdaMode mode, double threshold) {
        const ContinuumArgument argument(continuum, length, regions, coders, codes);
        return on_continuum(argument, [&](const Continuum& c) {
          NamedMaxqda out;
          out.options = {.mode = mode, .threshold = threshold};
          out.codes = c.codes();
          static_cast<MaxqdaResult&>(out) = maxqda(c, out.options);
          return out;
        });
      },
      py::arg("continuum"), py::arg("length"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("codes") = py::none(), py::arg("mode") = "segments",
      py::arg("threshold") = 0.9,
      detail::cat("MAXQDA's agreement of two coders.\n", continuum_parameters,
                  R"(mode : {"presence", "frequency", "segments"}
    What is compared per code: present in a document, as often in it, or segments that overlap enough (each coder's are
    judged separately).
threshold : float
    Of segments: shared characters over characters of either, above 0, up to 1.

Notes
-----
Not confirmed: the default of the threshold, what the overlap is a share of, kappa over several codes. Undefined:
``no_data``; kappa also ``single_category`` (one code) and ``undefined`` (not of segments).

Examples
--------
>>> units = {"coder": ["A", "B", "B"], "begin": [0, 0, 1], "end": [10, 10, 10], "code": ["x", "x", "x"]}
>>> tk.metrics.maxqda(units, 20).table().to_dict()
{'code': ['x'], 'agreed': [3], 'total': [3]}
)")
          .c_str());
}

void bind_atlasti(py::module_& m) {
  py::class_<AtlastiResult>(m, "AtlastiResult", "ATLAS.ti's figures of one code.")
      .def_readonly("percent", &AtlastiResult::percent, "(both + neither)/all.")
      .def_readonly("holsti", &AtlastiResult::holsti, "2A/(N1 + N2).")
      .def_readonly("alpha", &AtlastiResult::alpha, "Krippendorff's alpha on coded / not coded.")
      .def(
          "table",
          [](const AtlastiResult& a) {
            return profile_rows({{"percent", a.percent}, {"holsti", a.holsti}, {"alpha", a.alpha}}, "figure");
          },
          "One row per figure.")
      .def_property_readonly("_method_json", [](const AtlastiResult& a) {
        MethodRecord out{.function = "atlasti", .n = a.percent.n_units};
        out.option("no_variation", a.alpha.no_variation);
        return out.json();
      });
  m.def(
      "atlasti",
      [](const FourCounts& pair, NoVariation no_variation) {
        return atlasti(profile_pair(pair, "pair"), no_variation);
      },
      py::arg("pair"), py::arg("no_variation") = "nan",
      R"(ATLAS.ti's percent, Holsti and binary alpha of one code.

Parameters
----------
pair : sequence of 4 int
    Characters or quotations coded by both, by the first only, by the second only, by neither.
no_variation : {"nan", "one", "zero"}

Examples
--------
>>> a = tk.metrics.atlasti([1, 1, 3, 5])
>>> round(a.percent.value, 4), round(a.holsti.value, 4), round(a.alpha.value, 4)
(0.6, 0.3333, 0.0952)
)");
  m.def(
      "atlasti_domains",
      [](const py::object& continuum, const py::object& length, const py::object& domains, const py::object& regions,
         const py::object& coders, OverlapOrder order, bool strict, NoVariation no_variation) {
        const ContinuumArgument argument(continuum, length, regions, coders, py::none());
        if (!py::hasattr(domains, "items")) {
          throw UsageError("domains", "domains: expected a mapping from each domain to its codes", "domains");
        }
        const auto known = argument.continuum();
        std::vector<std::string> names;
        std::vector<std::vector<std::size_t>> codes;
        for (const auto entry : domains.attr("items")()) {
          const auto pair = py::cast<py::tuple>(entry);
          names.push_back(py::str(pair[0]).cast<std::string>());
          codes.push_back(
              ContinuumArgument::find(pair[1], detail::cat("domain \"", names.back(), "\""), known.codes()));
        }
        std::vector<UnitizingValue> values;
        {
          const py::gil_scoped_release release;
          values = atlasti_domains(known, codes, {.order = order, .strict = strict, .no_variation = no_variation});
        }
        return by_name(names, values);
      },
      py::arg("continuum"), py::arg("length"), py::arg("domains"), py::kw_only(), py::arg("regions") = py::none(),
      py::arg("coders") = py::none(), py::arg("order") = "longest", py::arg("strict") = false,
      py::arg("no_variation") = "nan",
      R"(cu-alpha per semantic domain: codes of a domain exclude each other, domains may share a quotation.

Parameters
----------
continuum, length, regions, coders, order, strict, no_variation
    As of `unitizing_alpha`.
domains : mapping
    From the name of a domain to its codes.

Returns
-------
dict of str to UnitizingValue

Notes
-----
ATLAS.ti's Cu-alpha over all domains and csu-alpha are not offered: their algebra is not confirmed.

References
----------
.. [1] Gonzalez-Prieto et al. (2020), arXiv 2008.00977

Examples
--------
>>> units = {"coder": ["A", "A", "B", "B"], "begin": [0, 20, 0, 20], "end": [9, 30, 9, 30], "code": ["x", "y", "x", "y"]}
>>> tk.metrics.atlasti_domains(units, 40, {"d": ["x", "y"]})["d"].value
1.0
)");
}

}  // namespace

void bind_program_profiles(py::module_& m) {
  bind_nvivo_and_dedoose(m);
  bind_maxqda(m);
  bind_atlasti(m);
}

}  // namespace tematik::python
