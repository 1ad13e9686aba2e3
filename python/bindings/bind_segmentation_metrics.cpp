#include <tematik/metrics/segmentation_similarity.hpp>
#include <tematik/metrics/window_diff.hpp>

#include "agreement_arguments.hpp"

namespace tematik::python {

namespace {

using Masses = std::vector<std::int64_t>;

/// Texts from the numbers of units per segment: one list per coder, or one list of coders per text.
[[nodiscard]] std::vector<SegmentedText> texts_of_masses(const std::vector<std::vector<std::optional<Masses>>>& texts) {
  std::vector<SegmentedText> out;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    auto& text = out.emplace_back();
    bool is_known = false;
    for (std::size_t g = 0; g < texts[t].size(); ++g) {
      const auto& masses = texts[t][g];
      text.boundaries.emplace_back();
      if (!masses) continue;
      std::int64_t units = 0;
      for (const auto mass : *masses) units += mass;
      const auto where = detail::cat("text ", t, ", coder ", g);
      if (masses->empty() || (is_known && units != text.units)) {
        throw InputError(
            "masses",
            detail::cat(where, ": expected segments that add up to ",
                        is_known ? std::to_string(text.units) : std::string("1 or more"), " units, found ", units),
            where);
      }
      text.units = units;
      is_known = true;
      text.boundaries.back() = boundaries_of_masses(*masses);
    }
  }
  return out;
}

[[nodiscard]] SegmentationSimilarity similarity_of(std::vector<std::vector<std::optional<Masses>>> texts,
                                                   std::int64_t n_t) {
  const py::gil_scoped_release release;
  return segmentation_similarity(texts_of_masses(texts), {.n_t = n_t});
}

[[nodiscard]] WindowDiffResult windows_of(const Masses& reference, const Masses& other, std::int64_t k) {
  const auto texts = texts_of_masses({{reference, other}});
  return window_diff(*texts[0].boundaries[0], *texts[0].boundaries[1], texts[0].units, {.k = k});
}

[[nodiscard]] AgreementValue windows_value(const WindowDiffResult& w, std::string_view metric, double value) {
  AgreementValue out{.metric = metric, .value = value, .status = w.status, .expected = undefined_value};
  out.n_units = out.n_pairable = w.windows;
  out.n_coders = 2;
  return out;
}

}  // namespace

void bind_segmentation_metrics(py::module_& m) {
  using S = SegmentationSimilarity;
  agreement_class<S>(m, "SegmentationSimilarity", "How alike coders cut a text; read the status of each figure first.")
      .def_readonly("boundary", &S::boundary, "B.")
      .def_readonly("segmentation", &S::segmentation, "S: high wherever boundaries are rare; prefer B.")
      .def_readonly("pi", &S::pi, "B beyond chance, one habit for all coders.")
      .def_readonly("kappa", &S::kappa, "B beyond chance, each coder's own habit.")
      .def_property_readonly(
          "status", [](const S& s) { return s.boundary.status; }, "Of B.")
      .def_property_readonly("matches", [](const S& s) { return s.edits.matches; })
      .def_property_readonly("additions", [](const S& s) { return s.edits.additions; })
      .def_property_readonly("transpositions", [](const S& s) { return s.edits.transpositions; })
      .def("table", &S::table, "One row per figure.");
  m.def("segmentation_similarity", &similarity_of, py::arg("texts"), py::arg("n_t") = 2,
        R"(Boundary similarity B, segmentation similarity S, and B corrected for chance (pi, kappa).

Parameters
----------
texts : sequence of texts
    A text is a list with, per coder, the numbers of units of its segments (``[2, 8, 2, 1]``), or None where the coder
    did not look.
n_t : int
    A boundary that moved by fewer than `n_t` units is a transposition, not two edits.

Returns
-------
SegmentationSimilarity
    ``no_variation`` where nobody set a boundary; ``no_pairable`` where no text has two coders.

References
----------
.. [1] Fournier (2013), ACL P13-1167

Examples
--------
>>> s = tk.metrics.segmentation_similarity([[[3, 4, 3], [3, 5, 2]]])
>>> s.boundary.value, s.transpositions
(0.75, 1)
)");
  m.def(
      "boundary_similarity",
      [](std::vector<std::vector<std::optional<Masses>>> texts, std::int64_t n_t) {
        return similarity_of(std::move(texts), n_t).boundary;
      },
      py::arg("texts"), py::arg("n_t") = 2,
      R"(Boundary similarity B alone: 1 - (additions + weighted transpositions)/(all boundaries compared).

Parameters
----------
texts, n_t
    As in ``segmentation_similarity``.

Returns
-------
AgreementValue

References
----------
.. [1] Fournier (2013), ACL P13-1167

Examples
--------
>>> tk.metrics.boundary_similarity([[[2, 8, 2, 1], [2, 1, 7, 2, 1]]]).value
0.75
)");
  m.def(
      "window_diff",
      [](const Masses& reference, const Masses& other, std::int64_t k) {
        const auto w = windows_of(reference, other, k);
        return windows_value(w, "window_diff", w.window_diff());
      },
      py::arg("reference"), py::arg("other"), py::arg("k") = 0,
      R"(WindowDiff of a segmentation against a reference: share of windows with different numbers of boundaries.

Parameters
----------
reference, other : sequence of int
    Units per segment. Not symmetric: name the reference wherever the figure is shown.
k : int
    Window in units; 0: half the mean segment of the reference, at least 2.

Returns
-------
AgreementValue
    0 is the same; ``too_few_units`` where no window fits.

References
----------
.. [1] Pevzner & Hearst (2002), doi:10.1162/089120102317341756

Examples
--------
>>> tk.metrics.window_diff([3, 4, 3], [3, 5, 2]).value
0.25
)");
  m.def(
      "p_k",
      [](const Masses& reference, const Masses& other, std::int64_t k) {
        const auto w = windows_of(reference, other, k);
        return windows_value(w, "p_k", w.p_k());
      },
      py::arg("reference"), py::arg("other"), py::arg("k") = 0,
      R"(P_k of a segmentation against a reference: share of windows where exactly one side has no boundary.

Parameters
----------
reference, other, k
    As in ``window_diff``.

Returns
-------
AgreementValue
    Never above ``window_diff``.

References
----------
.. [1] Beeferman, Berger & Lafferty (1999), doi:10.1023/A:1007506220214

Examples
--------
>>> tk.metrics.p_k([3, 4, 3], [3, 5, 2]).value
0.25
)");
}

}  // namespace tematik::python
