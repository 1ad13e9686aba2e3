#include <tematik/metrics/richness_estimator.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("richness_estimator: words, and a paper for each") {
  for (const auto& [estimator, word] : EnumNames<RichnessEstimator>::names) {
    CHECK(parse<RichnessEstimator>(word) == estimator);
    CHECK_FALSE(detail::richness_citation(estimator).empty());
  }
  CHECK_THROWS_AS(parse<RichnessEstimator>("chao3"), UsageError);
  CHECK(parse<JackSe>("delta") == JackSe::delta);
  CHECK(parse<IceForm>("estimates") == IceForm::estimates);
}

TEST_CASE("richness_estimator: a row and a table hand out the same columns") {
  const RichnessResult row{.value = 5, .observed = 4, .units = 7, .options = {.estimator = RichnessEstimator::ice}};
  const RichnessTable both{{row, RichnessResult{}}};
  CHECK(row.table().columns().size() == both.table().columns().size());
  CHECK(both.table().rows() == 2);
  CHECK(both.table()["value"].is_missing(1));
  CHECK(row.table()["estimator"].as<std::string>()[0] == "ice");
  CHECK(row.method().n == 7);
  CHECK(row.method().json().find("jack_se") != std::string::npos);
  CHECK(both.method().json().find("estimators") != std::string::npos);
  CHECK(RichnessTable{}.table().rows() == 0);
  CHECK_FALSE(RichnessTable{}.method().n);
}
