#include <tematik/metrics/batches.hpp>
#include <tematik/metrics/francis.hpp>
#include <tematik/metrics/near_saturation.hpp>
#include <tematik/metrics/novelty.hpp>
#include <tematik/metrics/salient.hpp>

#include "bind_saturation.hpp"

namespace tematik::python {

namespace {

void bind_saturation_incidence(py::module_& m) {
  py::class_<Incidence>(m, "Incidence", R"(Which unit holds which code: T units x S codes, units in order of analysis.

A row of zeros is a unit that was coded and holds none of the codes; a unit that is not coded yet has no row.)")
      .def_readonly("units", &Incidence::unit_labels, "Labels of the rows.")
      .def_readonly("codes", &Incidence::code_labels, "Labels of the columns.")
      .def_property_readonly(
          "held_by", [](const Incidence& i) { return owned_array(i.held_by()); }, "Units that hold each code.")
      .def_property_readonly(
          "new", [](const Incidence& i) { return owned_array(i.new_counts()); }, "Codes first seen in each unit.")
      .def_property_readonly("cumulative", [](const Incidence& i) { return owned_array(i.cumulative()); })
      .def_property_readonly(
          "uniques", [](const Incidence& i) { return owned_array(i.uniques()); }, "Codes of each unit only.")
      .def_property_readonly(
          "frequencies", [](const Incidence& i) { return owned_array(i.frequencies().codes); },
          "Q_k: codes held by exactly k units, k = 0..T.")
      .def(
          "to_numpy",
          [](const Incidence& i) {
            Matrix<std::uint8_t> out(static_cast<Eigen::Index>(i.units()), static_cast<Eigen::Index>(i.codes()));
            for (Eigen::Index u = 0; u < out.rows(); ++u) {
              for (Eigen::Index c = 0; c < out.cols(); ++c) {
                out(u, c) = i.bits.test(static_cast<std::size_t>(u), static_cast<std::size_t>(c)) ? 1 : 0;
              }
            }
            return owned_matrix(std::move(out));
          },
          "The table as 0 and 1.")
      .def(
          "__array__",
          [](const py::object& self, const py::object& dtype, const py::object&) {
            const py::object table = self.attr("to_numpy")();
            return dtype.is_none() ? table : py::object(table.attr("astype")(dtype));
          },
          py::arg("dtype") = py::none(), py::arg("copy") = py::none(), "The table as 0 and 1, for `numpy.asarray`.")
      .def("table", &Incidence::table)
      .def("__repr__",
           [](const Incidence& i) { return detail::cat("<Incidence ", i.units(), " units x ", i.codes(), " codes>"); });
  m.def(
      "incidence_from",
      [](const py::object& matrix, std::vector<std::string> unit_ids, std::vector<std::string> code_ids) {
        return saturation_incidence(matrix, std::move(unit_ids), std::move(code_ids));
      },
      py::arg("matrix"), py::arg("unit_ids") = std::vector<std::string>(),
      py::arg("code_ids") = std::vector<std::string>(),
      R"(An incidence from a table units x codes: 0 is "not held", any positive number "held".

Parameters
----------
matrix : array_like, shape (T, S)
    Units in order of analysis: numbers or truth values as NumPy reads them, a pandas or polars data frame (nullable
    types too), a sparse matrix, lists of lists, or an Incidence.
unit_ids, code_ids : list of str
    Labels; without them those of a data frame, else "0", "1", ...

Returns
-------
Incidence
    A negative number, NaN, None, a masked cell or text is an `InputError` that names its row and column: missing is
    not "not held". A unit that is not coded yet has no row.

Examples
--------
>>> tk.metrics.incidence_from([[1, 0], [1, 2]], ["a", "b"], ["trust", "cost"]).new.tolist()
[1, 1]
)");
}

void bind_francis(py::module_& m) {
  auto c = saturation_result<FrancisResult>(m, "FrancisResult", "Francis' stopping rule.");
  def_saturation_stop(c);
  c.def_property_readonly("runs", [](const FrancisResult& r) { return owned_array(r.runs); })
      .def_readonly("tail_run", &FrancisResult::tail_run, "Units without a new code at the end.")
      .def_readonly("codes", &FrancisResult::codes, "Codes that count.");
  m.def(
      "francis",
      [](const py::object& from, std::int64_t init, std::int64_t stop, std::int64_t min_units) {
        const FrancisOptions options{.init = init, .stop = stop, .min_units = min_units};
        if (py::isinstance<Incidence>(from) || saturation_array(from).ndim() == 2) {
          return francis(saturation_incidence(from), options);
        }
        return francis(saturation_new_codes(from), options);
      },
      py::arg("new"), py::arg("init") = 10, py::arg("stop") = 3, py::arg("min_units") = 1,
      R"(Francis' stopping rule: the first unit, past the initial sample, that ends a run without any new code.

Parameters
----------
new : array_like of int, shape (T,), or incidence, shape (T, S)
    Codes seen for the first time in each unit, in order of analysis.
init, stop : int
    Units of the initial sample, and units in a row without a new code.
min_units : int
    Only codes held by so many units (2: "shared"); it needs an incidence and is known with hindsight only.

Returns
-------
FrancisResult
    ``not_reached``: no such run yet (``tail_run`` units at the end); ``too_few_units`` below init + stop.

References
----------
.. [1] Francis et al. (2010), Psychology & Health 25(10). doi:10.1080/08870440903194015

Examples
--------
>>> f = tk.metrics.francis([5, 3, 0, 1, 0, 0, 2], init=3, stop=2)
>>> f.stop, f.codes_after_stop
(6, 2)
)");
}

void bind_batches(py::module_& m) {
  auto c = saturation_result<BatchesResult>(m, "BatchesResult", "New codes per block of units.");
  c.def_property_readonly(
       "ends", [](const BatchesResult& r) { return owned_array(r.ends); }, "Last unit of each block.")
      .def_property_readonly("new", [](const BatchesResult& r) { return owned_array(r.new_codes); })
      .def_property_readonly("cumulative", [](const BatchesResult& r) { return owned_array(r.cumulative); })
      .def_property_readonly(
          "share", [](const BatchesResult& r) { return owned_array(r.share); }, "cumulative / denominator")
      .def_property_readonly("edits", [](const BatchesResult& r) { return owned_array(r.edits); })
      .def_readonly("short_last", &BatchesResult::short_last, "The last batch has fewer units than the others.")
      .def_readonly("denominator", &BatchesResult::denominator, "Print it beside every share.")
      .def_readonly("last_new_position", &BatchesResult::last_new_position);
  m.def(
      "batches",
      [](const py::object& from, std::int64_t width, std::optional<std::int64_t> denominator,
         std::vector<std::int64_t> edits) {
        return batches(saturation_new_codes(from),
                       {.width = width, .denominator = denominator, .edits = std::move(edits)});
      },
      py::arg("new"), py::arg("width") = 6, py::arg("denominator") = py::none(),
      py::arg("edits") = std::vector<std::int64_t>(),
      R"(New codes per batch of `width` units, with cumulative shares.

Parameters
----------
new : array_like of int, shape (T,), or incidence, shape (T, S)
width : int
    Units in a batch; a short last batch is kept and marked (``short_last``).
denominator : int, optional
    Codes that shares refer to; None: all codes seen. Published shares of one study used different codebooks here.
edits : list of int
    Changes of the codebook after each unit, if they were recorded.

References
----------
.. [1] Guest, Bunce & Johnson (2006), Field Methods 18(1). doi:10.1177/1525822X05279903

Examples
--------
>>> b = tk.metrics.batches([5, 3, 0, 1, 1], width=2)
>>> b.new.tolist(), b.share.tolist(), b.short_last
([8, 1, 1], [0.8, 0.9, 1.0], True)
)");
  m.def(
      "quartiles",
      [](const py::object& from, std::int64_t blocks) {
        return quartiles(saturation_new_codes(from), {.blocks = blocks});
      },
      py::arg("new"), py::arg("blocks") = 4,
      R"(New codes per quarter of the units: block q of 4 ends at unit floor(q T/4).

``too_few_units`` with fewer units than blocks.

References
----------
.. [1] Turner-Bowker et al. (2018), Value in Health 21(7), 839

Examples
--------
>>> tk.metrics.quartiles([5, 3, 0, 1, 1]).new.tolist()
[5, 3, 0, 2]
)");
}

void bind_retrospective_rules(py::module_& m) {
  auto near = saturation_result<NearSaturationResult>(m, "NearSaturationResult", "True and near saturation.");
  def_saturation_stop(near);
  near.def_readonly("true_position", &NearSaturationResult::true_position, "Position of the last new code.")
      .def_property_readonly("ratios", [](const NearSaturationResult& r) { return owned_array(r.ratios); })
      .def_readonly("codes", &NearSaturationResult::codes, "S");
  m.def(
      "near_saturation",
      [](const py::object& from, double share) {
        return near_saturation(saturation_new_codes(from), {.share = share});
      },
      py::arg("new"), py::arg("share") = 0.9,
      R"(With hindsight: the unit that brought the last new code, and the first by which `share` of all were there.

Parameters
----------
new : array_like of int, shape (T,), or incidence, shape (T, S)
share : float
    Above 0 and up to 1.

References
----------
.. [1] Squire et al. (2024), Journal of Medical Internet Research. doi:10.2196/52998

Examples
--------
>>> n = tk.metrics.near_saturation([5, 3, 0, 1, 1])
>>> n.stop, n.true_position, n.flags
(4, 5, ['retrospective'])
)");

  auto novel = saturation_result<NoveltyResult>(m, "NoveltyResult", "Novel and duplicate codes per unit.");
  novel.def_readonly("units", &NoveltyResult::units)
      .def_property_readonly("codes", [](const NoveltyResult& r) { return owned_array(r.codes); })
      .def_property_readonly("novel", [](const NoveltyResult& r) { return owned_array(r.novel); })
      .def_property_readonly("duplicates", [](const NoveltyResult& r) { return owned_array(r.duplicates); })
      .def_property_readonly("novel_share", [](const NoveltyResult& r) { return owned_array(r.novel_share); })
      .def_property_readonly("duplicate_share", [](const NoveltyResult& r) { return owned_array(r.duplicate_share); })
      .def_readonly("last_new_position", &NoveltyResult::last_new_position)
      .def_readonly("empty_units", &NoveltyResult::empty_units);
  m.def(
      "novelty", [](const py::object& from) { return novelty(saturation_incidence(from)); }, py::arg("incidence"),
      R"(Novel and duplicate codes per unit, as counts, shares and running sums; NaN shares for a unit without codes.

Parameters
----------
incidence : array_like, shape (T, S)

References
----------
.. [1] Wong et al. (2023), International Journal of Qualitative Methods. doi:10.1177/16094069231220773

Examples
--------
>>> n = tk.metrics.novelty([[1, 1, 0], [1, 0, 1]])
>>> n.novel.tolist(), n.duplicates.tolist()
([2, 1], [0, 1])
)");

  auto salient_class = saturation_result<SalientResult>(m, "SalientResult", "When every salient code had appeared.");
  def_saturation_stop(salient_class);
  salient_class
      .def_property_readonly(
          "codes",
          [](const SalientResult& r) { return owned_array(std::vector<std::int64_t>(r.codes.begin(), r.codes.end())); },
          "Columns of the salient codes.")
      .def_property_readonly("covered", [](const SalientResult& r) { return owned_array(r.covered); })
      .def_property_readonly("ratios", [](const SalientResult& r) { return owned_array(r.ratios); });
  m.def(
      "salient",
      [](const py::object& from, double share) { return salient(saturation_incidence(from), {.share = share}); },
      py::arg("incidence"), py::arg("share") = 0.2,
      R"(The unit by which every code had appeared that at least `share` of the units hold; `undefined` without any.

Parameters
----------
incidence : array_like, shape (T, S)
share : float
    Of the units, above 0 and up to 1.

Examples
--------
>>> s = tk.metrics.salient([[1, 0], [1, 0], [1, 1]], share=0.5)
>>> s.codes.tolist(), s.stop, s.codes_after_stop
([0], 1, 1)
)");
}

}  // namespace

void bind_saturation_rules(py::module_& m) {
  bind_saturation_incidence(m);
  bind_francis(m);
  bind_batches(m);
  bind_retrospective_rules(m);
}

}  // namespace tematik::python
