#include <tematik/metrics/model_fit.hpp>

#include <tematik/metrics/qca_solution.hpp>

#include "../catch.hpp"
#include "qca_tables.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("model_fit: the intermediate solution of the teachers") {
  const auto data = qca_tables::teachers();
  const auto t = truth_table(data);
  const auto middle =
      qca_solution(t, SolutionType::intermediate, {.expect = std::vector<Expectation>(5, Expectation::present)});
  const auto f = model_fit(data, middle.models[0].terms);
  const std::vector<double> cov_s{5.0 / 9, 4.0 / 9, 4.0 / 9}, cov_u{2.0 / 9, 1.0 / 9, 1.0 / 9};
  REQUIRE(f.terms.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_THAT(f.terms[i].fit.cov_s.value, WithinAbs(cov_s[i], 1e-12));
    CHECK_THAT(f.terms[i].cov_u.value, WithinAbs(cov_u[i], 1e-12));
    CHECK(f.terms[i].fit.incl_s.value == 1);
  }
  CHECK(f.fit.incl_s.value == 1);
  CHECK_THAT(f.fit.cov_s.value, WithinAbs(7.0 / 9, 1e-12));
  CHECK(f.cases_of(CaseType::deviant_coverage) == std::vector<std::string>{"G04", "G18"});
  CHECK(f.cases_of(CaseType::deviant_consistency).empty());
  CHECK(f.table().rows() == 4);
  CHECK(f.table()["cases"].as<std::string>()[0] == "G01 G02 G03 G07 G08");
  for (const auto type : {SolutionType::conservative, SolutionType::parsimonious}) {
    for (const auto& model : qca_solution(t, type).models) {
      const auto fit = model_fit(data, model.terms);
      CHECK(fit.fit.incl_s.value == 1);
      CHECK_THAT(fit.fit.cov_s.value, WithinAbs(7.0 / 9, 1e-12));
      CHECK(fit.cases_of(CaseType::deviant_coverage) == std::vector<std::string>{"G04", "G18"});
    }
  }
}

TEST_CASE("model_fit: the two claims of the worked example") {
  const auto data = qca_tables::teachers();
  const auto plain = model_fit(data, {{.care = 0b00111, .value = 0b00111}});  // RPP*MET*UMP
  CHECK_THAT(plain.fit.incl_s.value, WithinAbs(6.0 / 7, 1e-12));
  CHECK_THAT(plain.fit.cov_s.value, WithinAbs(6.0 / 9, 1e-12));
  CHECK(plain.cases_of(CaseType::deviant_consistency) == std::vector<std::string>{"G16"});
  CHECK(plain.cases_of(CaseType::deviant_coverage) == std::vector<std::string>{"G03", "G08", "G18"});
  CHECK_THAT(plain.terms[0].cov_u.value, WithinAbs(6.0 / 9, 1e-12));             // alone: all of it
  const auto combined = model_fit(data, {{.care = 0b11100, .value = 0b11100}});  // UMP*ORT*LIN
  CHECK(combined.fit.incl_s.value == 1);
  CHECK_THAT(combined.fit.cov_s.value, WithinAbs(5.0 / 9, 1e-12));
  CHECK(combined.cases_of(CaseType::deviant_coverage) == std::vector<std::string>{"G04", "G10", "G13", "G18"});
}

TEST_CASE("model_fit: without the outcome, without terms") {
  const auto data = qca_tables::teachers();
  const auto none = model_fit(data, {});
  CHECK(none.fit.incl_s.status == Status::undefined);
  CHECK(none.fit.cov_s.value == 0);
  CHECK(none.table().rows() == 1);
  const auto not_has = model_fit(data, {{.care = 0b00100, .value = 0}}, true);  // ~UMP => ~HAS
  CHECK(not_has.outcome == "~HAS");
  CHECK_THAT(not_has.fit.incl_s.value, WithinAbs(6.0 / 7, 1e-12));  // all without feedback but G18
  CHECK_THAT(not_has.fit.cov_s.value, WithinAbs(6.0 / 9, 1e-12));
  const auto empty = model_fit(set_memberships(Matrix<double>(0, 1), {}), {{.care = 1, .value = 1}});
  CHECK(empty.terms[0].cov_u.status == Status::undefined);
}
