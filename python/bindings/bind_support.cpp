#include <tematik/support/messages.hpp>
#include <tematik/support/status.hpp>

#include "arrow_stream.hpp"
#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

/// A column as a Python list; missing values are None.
[[nodiscard]] py::object column_list(const Column& column) {
  py::list out;
  std::visit(
      [&](const auto& values) {
        for (std::size_t row = 0; row < values.size(); ++row) {
          if (column.is_missing(row)) {
            out.append(py::none());
          } else if (column.type == ColumnType::boolean) {
            if constexpr (std::is_same_v<std::decay_t<decltype(values[row])>, std::uint8_t>)
              out.append(values[row] != 0);
          } else {
            out.append(values[row]);
          }
        }
      },
      column.values);
  return out;
}

}  // namespace

void bind_support(py::module_& m) {
  py::class_<Warning>(m, "Warning", "A remark about the study that travels with a result.")
      .def_readonly("code", &Warning::code)
      .def_readonly("objects", &Warning::objects)
      .def("text", &Warning::text, py::arg("language") = "en", "The sentence in English or Indonesian.")
      .def("__str__", [](const Warning& w) { return w.text(); })
      .def("__repr__", [](const Warning& w) { return "Warning('" + w.code + "')"; });

  py::class_<Table>(m, "Table", "Named, typed columns of equal length; missing values are None.")
      .def("__len__", &Table::rows)
      .def_property_readonly(
          "columns",
          [](const Table& table) {
            std::vector<std::string> names;
            for (const auto& column : table.columns()) names.push_back(column.name);
            return names;
          },
          "Names of the columns, in order.")
      .def_property_readonly(
          "types",
          [](const Table& table) {
            std::vector<std::string> types;
            for (const auto& column : table.columns()) types.emplace_back(to_string(column.type));
            return types;
          },
          "Types of the columns: int64, float64, bool, utf8 or timestamp.")
      .def(
          "column", [](const Table& table, const std::string& name) { return column_list(table[name]); },
          py::arg("name"), "One column as a list.")
      .def(
          "__arrow_c_stream__", [](const Table& table, const py::object&) { return arrow_stream(table); },
          py::arg("requested_schema") = py::none(), "The table as a fresh stream of the Arrow C data interface.")
      .def("__arrow_c_schema__", &arrow_schema, "The columns as a schema of the Arrow C data interface.");
}

}  // namespace tematik::python
