#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_agreement_metrics(py::module_&) {}

}  // namespace tematik::python
