#include "tematik_pybind.hpp"

#include <tematik/version.hpp>

PYBIND11_MODULE(_core, m) {
  using namespace tematik::python;
  m.doc() = "The compiled part of tematik.";
  m.attr("__version__") = tematik::version;
  bind_errors(m);
  bind_support(m);
  bind_query(m);
  bind_model(m);
  auto metrics = m.def_submodule("metrics", "Metrics on plain arrays, without a study.");
  bind_metrics(metrics);
  bind_cooccurrence_metrics(metrics);
  bind_saturation_metrics(metrics);
  bind_agreement_metrics(metrics);
  bind_continuum_metrics(metrics);
  bind_validity_metrics(metrics);
  bind_convergence_metrics(metrics);
  bind_check_metrics(metrics);
  bind_qca_metrics(metrics);
  bind_compare_metrics(metrics);
  bind_cooccurrence(m);
  bind_saturation(m);
  bind_agreement(m);
  bind_sampling(m);
  bind_triangulate(m);
  bind_member_check(m);
  bind_question_coverage(m);
  bind_qca(m);
  bind_compare(m);
  bind_io(m);
  py::module_::import("tematik._calls").attr("guard")(m);
}
