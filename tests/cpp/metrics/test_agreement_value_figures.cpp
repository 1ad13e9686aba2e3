#include <tematik/metrics/agreement_value_figures.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("agreement of labels: a figure with its flags, and distances as weights", "[metrics][agreement]") {
  const Study study = studies::t1(true);
  const auto data = study_continuum(study, {.coders = {"P", "Q"}});
  const auto values = unit_values(data.continuum, {}, {}, {});
  const auto scope = agreement_scopes(study, data.study, {ScopeKey::study}).front();
  const std::vector<std::size_t> clusters{0, 1, 2};
  AgreementFigureOptions o{.metric = Metric::cohen_kappa, .interval = {.n_boot = 100}};
  const auto kappa = agreement_value_figure(data, values, scope, clusters, o);
  CHECK(kappa.value.status == Status::ok);
  CHECK(kappa.value.n_categories == 4);
  CHECK_THAT(kappa.value.observed, Catch::Matchers::WithinAbs(70.0 / 90, 1e-12));  // 20 characters differ
  CHECK(kappa.coverage == 1);
  CHECK(kappa.value.ci_method == "cluster");
  CHECK_FALSE(kappa.value.flags.has(Flag::label_tie));
  CHECK_FALSE(kappa.value.flags.has(Flag::overlap_conflict));

  Matrix<double> half = Matrix<double>::Constant(3, 3, .5);
  half.diagonal().setZero();
  detail::weigh_labels(o, {}, half, false, values.codes, 3);
  REQUIRE(o.weight_matrix.rows() == 4);
  CHECK(o.weight_matrix(0, 1) == .5);
  CHECK(o.weight_matrix(0, 3) == 0);  // a code and "(none)"
  CHECK(o.weight_matrix(3, 3) == 1);
  o.metric = Metric::krippendorff_alpha;
  detail::weigh_labels(o, {}, half, true, values.codes, 3);
  CHECK(o.alpha.distance(1, 3) == 1);
  CHECK(o.alpha.distance(1, 0) == .5);
}
