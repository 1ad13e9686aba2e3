#pragma once

// A table as a stream of the Arrow C data interface (https://arrow.apache.org/docs/format/CDataInterface.html):
// one record batch whose buffers belong to a copy of the table that the stream shares.

#include <memory>

#include <tematik/support/table.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

/// A PyCapsule "arrow_schema" of the table's columns.
[[nodiscard]] py::object arrow_schema(const Table& table);
/// A fresh PyCapsule "arrow_array_stream" with the whole table as one batch.
[[nodiscard]] py::object arrow_stream(const Table& table);

}  // namespace tematik::python
