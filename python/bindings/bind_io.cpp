#include "tematik_pybind.hpp"

#if TEMATIK_WITH_IO
#include <tematik/io/read.hpp>
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
  m.def(
      "_read",
      [](const std::string& path, const std::string& base_dir, bool allow_absolute, const std::string& study_id,
         std::int64_t examples, const py::object& progress) {
        const io::ReadOptions options{.base_dir = base_dir,
                                      .allow_absolute = allow_absolute,
                                      .study_id = study_id,
                                      .examples = examples,
                                      .progress = progress_of(progress)};
        auto read = [&] {
          const py::gil_scoped_release release;
          return io::read(std::filesystem::path(path), options);
        }();
        return std::pair(std::move(read.study), std::move(read.report));
      },
      py::arg("path"), py::arg("base_dir"), py::arg("allow_absolute"), py::arg("study_id"), py::arg("examples"),
      py::arg("progress"));
}

#else

void bind_io(py::module_& m) {
  m.def(
      "_read",
      [](const std::string&, const std::string&, bool, const std::string&, std::int64_t, const py::object&) {
        throw UsageError("io_not_built",
                         "this build of tematik has no readers: it was compiled with TEMATIK_BUILD_IO=OFF");
      },
      py::arg("path"), py::arg("base_dir"), py::arg("allow_absolute"), py::arg("study_id"), py::arg("examples"),
      py::arg("progress"));
}

#endif

}  // namespace tematik::python
