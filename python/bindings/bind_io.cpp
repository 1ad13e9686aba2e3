#include "tematik_pybind.hpp"

#if TEMATIK_WITH_IO
#include <tematik/io/loss_report.hpp>
#include <tematik/io/write.hpp>
#endif

namespace tematik::python {

#if TEMATIK_WITH_IO

void bind_io(py::module_& m) {
  using io::LossReport;
  py::class_<LossReport>(m, "LossReport", "What became of everything in a file that was read or written.")
      .def_property_readonly(
          "losses", [](const LossReport& r) { return r.losses(); }, "Dropped and unverified objects.")
      .def("to_json", &LossReport::to_json)
      .def("to_csv", &LossReport::to_csv)
      .def("to_markdown", &LossReport::to_markdown)
      .def("__repr__", [](const LossReport& r) { return detail::cat("<LossReport ", r.losses(), " losses>"); });
  bind_readers(m);
  m.def(
      "_write",
      [](const Study& study, const std::string& path, io::WriteProfile profile, io::ThemeAs theme_as, CodingLayer layer,
         io::LossPolicy loss_policy, bool validate, io::Compression compression, bool spreadsheet_safe,
         std::int64_t examples, const py::object& progress) {
        const io::WriteOptions options{.profile = profile,
                                       .theme_as = theme_as,
                                       .layer = layer,
                                       .loss_policy = loss_policy,
                                       .validate = validate,
                                       .compression = compression,
                                       .spreadsheet_safe = spreadsheet_safe,
                                       .examples = examples,
                                       .progress = progress_of(progress)};
        const py::gil_scoped_release release;
        return io::write(study, std::filesystem::path(path), options);
      },
      py::arg("study"), py::arg("path"), py::arg("profile"), py::arg("theme_as"), py::arg("layer"),
      py::arg("loss_policy"), py::arg("validate"), py::arg("compression"), py::arg("spreadsheet_safe"),
      py::arg("examples"), py::arg("progress"));
}

#else

namespace {

[[noreturn]] void not_built(std::string_view what) {
  throw UsageError("io_not_built",
                   detail::cat("this build of tematik has no ", what, ": it was compiled with TEMATIK_BUILD_IO=OFF"));
}

}  // namespace

void bind_io(py::module_& m) {
  bind_readers(m);
  m.def(
      "_write",
      [](const Study&, const std::string&, const std::string&, const std::string&, const std::string&,
         const std::string&, bool, const std::string&, bool, std::int64_t, const py::object&) { not_built("writers"); },
      py::arg("study"), py::arg("path"), py::arg("profile"), py::arg("theme_as"), py::arg("layer"),
      py::arg("loss_policy"), py::arg("validate"), py::arg("compression"), py::arg("spreadsheet_safe"),
      py::arg("examples"), py::arg("progress"));
}

#endif

}  // namespace tematik::python
