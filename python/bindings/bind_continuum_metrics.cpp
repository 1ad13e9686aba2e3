#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_continuum_metrics(py::module_&) {}

}  // namespace tematik::python
