#include <tematik/metrics/incl_sweep.hpp>

#include "../catch.hpp"
#include "qca_tables.hpp"

using namespace tematik;

TEST_CASE("incl_sweep: at .5 the contradictory rows of the teachers join") {
  const auto data = qca_tables::teachers();
  const auto s = incl_sweep(data, SolutionType::conservative);
  REQUIRE(s.steps.size() == 2);  // consistencies .5 and 1
  CHECK(s.steps[0].incl_cut == .5);
  CHECK(s.steps[0].rows == 7);
  CHECK(s.steps[1].incl_cut == 1);
  CHECK(s.steps[1].rows == 5);
  CHECK(s.steps[1].solution.texts() ==
        std::vector<std::string>{"RPP*MET*UMP*ORT + RPP*MET*UMP*LIN + ~MET*UMP*ORT*LIN"});
  const auto chosen = incl_sweep(data, SolutionType::parsimonious, {.9, .8, .8, .2});
  REQUIRE(chosen.steps.size() == 3);
  CHECK(chosen.steps[0].incl_cut == .2);
  CHECK(chosen.steps[1].solution.models.size() == 3);
  CHECK(chosen.table().rows() == chosen.steps[0].solution.models.size() + 3 + 3);
  for (const auto& step : chosen.steps) {
    const auto alone = qca_solution(truth_table(data, {.incl_cut = step.incl_cut}), SolutionType::parsimonious);
    CHECK(step.solution.texts() == alone.texts());
  }
}

TEST_CASE("incl_sweep: thresholds without a model have a row") {
  const auto data = qca_tables::of_rows({"1", "0"}, {1, 1}, {1, 0}, {"A"}, "Y");
  const auto s = incl_sweep(data, SolutionType::conservative, {0, 1});
  REQUIRE(s.table().rows() == 2);
  CHECK(s.table()["status"].as<std::string>() == std::vector<std::string>{"no_variation", "ok"});
  CHECK(s.table()["model"].is_missing(0));
  CHECK_THROWS_AS(incl_sweep(data, SolutionType::conservative, {1.5}), UsageError);
}
