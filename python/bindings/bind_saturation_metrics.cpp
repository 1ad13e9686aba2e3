#include "bind_saturation.hpp"

namespace tematik::python {

void bind_saturation_metrics(py::module_& m) {
  bind_saturation_rules(m);
  bind_saturation_fits(m);
  bind_saturation_curves(m);
  bind_saturation_estimates(m);
  bind_saturation_parts(m);
  bind_saturation_orders(m);
  bind_saturation_planning(m);
  bind_saturation_streams(m);
}

}  // namespace tematik::python
