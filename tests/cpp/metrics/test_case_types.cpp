#include <tematik/metrics/case_types.hpp>

#include <tematik/support/status.hpp>

#include "../catch.hpp"
#include "qca_tables.hpp"

using namespace tematik;

TEST_CASE("case_types: by membership above .5, missing values apart") {
  const std::vector<double> x{1, .6, .5, 0, undefined_value, 1}, y{1, .5, .51, 0, 1, undefined_value};
  CHECK(case_types(x, y) == std::vector<CaseType>{CaseType::typical, CaseType::deviant_consistency,
                                                  CaseType::deviant_coverage, CaseType::irrelevant,
                                                  CaseType::unclassified, CaseType::unclassified});
  CHECK(case_types({}, {}).empty());
  CHECK_THROWS_AS(case_types(std::vector{1.0}, std::vector{1.0, 0.0}), InputError);
  CHECK(to_string(CaseType::deviant_coverage) == "deviant_coverage");
}
