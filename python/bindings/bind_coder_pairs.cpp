#include <tematik/metrics/program_profiles.hpp>

#include "continuum_argument.hpp"

namespace tematik::python {

namespace {

/// The 2 x 2 tables of two coders, or groups, per source and code.
struct CoderPairs {
  std::vector<std::string> sources = {};
  std::vector<std::string> codes = {};
  std::vector<std::vector<CoderPair>> counts = {};  ///< source, code

  [[nodiscard]] std::vector<std::int64_t> of(std::size_t code, std::optional<std::size_t> source) const {
    std::vector<std::int64_t> out(4);
    for (std::size_t s = 0; s < counts.size(); ++s) {
      if (source && s != *source) continue;
      const auto& x = counts[s][code];
      out[0] += x.both;
      out[1] += x.only_first;
      out[2] += x.only_second;
      out[3] += x.neither;
    }
    return out;
  }
  [[nodiscard]] Table table() const {
    std::vector<std::string> source, code;
    std::vector<std::vector<std::int64_t>> columns(4);
    for (std::size_t s = 0; s < counts.size(); ++s) {
      for (std::size_t k = 0; k < codes.size(); ++k) {
        source.push_back(sources[s]);
        code.push_back(codes[k]);
        const auto four = of(k, s);
        for (std::size_t i = 0; i < 4; ++i) columns[i].push_back(four[i]);
      }
    }
    Table out;
    out.add("source", std::move(source)).add("code", std::move(code));
    out.add("both", std::move(columns[0])).add("only_first", std::move(columns[1]));
    out.add("only_second", std::move(columns[2])).add("neither", std::move(columns[3]));
    return out;
  }
};

/// Coders 0 .. first - 1 against the rest, in characters.
[[nodiscard]] std::vector<std::vector<CoderPair>> count_pairs(const Continuum& continuum, std::size_t first) {
  std::vector<std::size_t> a(first), b;
  for (std::size_t g = 0; g < first; ++g) a[g] = g;
  for (std::size_t g = first; g < continuum.coders().size(); ++g) b.push_back(g);
  std::vector<std::vector<CoderPair>> out(continuum.sources(), std::vector<CoderPair>(continuum.codes().size()));
  for (std::size_t k = 0; k < continuum.codes().size(); ++k) {
    const std::size_t one[]{k};
    const auto alone = continuum.of_codes(one);  // a coder may have looked for some codes only
    for (std::size_t s = 0; s < out.size(); ++s) {
      CoderSource source{.length = alone.length(s), .codes = 1};
      for (std::size_t g = 0; g < alone.coders().size(); ++g) {
        source.regions.push_back({RegionKind::intervals, alone.looked(s, g).runs()});
      }
      for (const auto& stretch : alone.stretches(s)) {
        source.spans.insert(source.spans.end(), stretch.units.begin(), stretch.units.end());
      }
      out[s][k] = group_pair(character_patterns(source), 0, a, b);
    }
  }
  return out;
}

}  // namespace

void bind_coder_pairs(py::module_& m) {
  py::class_<CoderPairs>(m, "CoderPairs", "2 x 2 tables of two coders or groups, in characters, per source and code.")
      .def_readonly("sources", &CoderPairs::sources)
      .def_readonly("codes", &CoderPairs::codes)
      .def(
          "pair",
          [](const CoderPairs& p, const py::object& code, const py::object& source) {
            const auto k = ContinuumArgument::find(py::make_tuple(code), "code", p.codes).front();
            if (source.is_none()) return p.of(k, std::nullopt);
            return p.of(k, ContinuumArgument::find(py::make_tuple(source), "source", p.sources).front());
          },
          py::arg("code"), py::arg("source") = py::none(),
          "both, only_first, only_second, neither of a code, in one source or over all.")
      .def("table", &CoderPairs::table, "One row per source and code.")
      .def("__repr__", [](const CoderPairs& p) {
        return detail::cat("<CoderPairs ", p.sources.size(), " sources, ", p.codes.size(), " codes>");
      });
  m.def(
      "coder_pairs",
      [](const py::object& continuum, const py::object& length, const py::object& first, const py::object& second,
         const py::object& regions, const py::object& codes) {
        const ContinuumArgument argument(continuum, length, regions, py::none(), codes);
        // Names are looked up before the lock is given up: the continuum is small beside the sweep.
        const auto known = argument.continuum();
        auto group = ContinuumArgument::find(first, "first", known.coders());
        const auto n_first = group.size();
        for (const auto g : ContinuumArgument::find(second, "second", known.coders())) {
          if (std::find(group.begin(), group.end(), g) != group.end()) {
            throw UsageError("second", detail::cat("second: \"", known.coders()[g], "\" is in the first group too"),
                             "second");
          }
          group.push_back(g);
        }
        CoderPairs out{argument.sources(), known.codes(), {}};
        const py::gil_scoped_release release;
        out.counts = count_pairs(known.selected(group), n_first);
        return out;
      },
      py::arg("continuum"), py::arg("length"), py::arg("first"), py::arg("second"), py::kw_only(),
      py::arg("regions") = py::none(), py::arg("codes") = py::none(),
      R"(The 2 x 2 tables of two coders or groups of coders, in characters, per source and code.

Parameters
----------
continuum, length, regions, codes
    As of `unitizing_alpha`.
first, second : sequence
    Coders of either group, 64 at most together. A group codes a character if any member does; characters count where a
    member of each group looked.

Returns
-------
CoderPairs
    ``pair(code, source=None)`` is what `nvivo`, `dedoose` and `atlasti` take.

Examples
--------
>>> units = {"coder": ["A", "B"], "begin": [0, 5], "end": [10, 10], "code": ["x", "x"]}
>>> tk.metrics.coder_pairs(units, 20, ["A"], ["B"]).pair("x")
[5, 5, 0, 10]
)");
}

}  // namespace tematik::python
