#include <tematik/saturation_options.hpp>

#include "../catch.hpp"

TEST_CASE("options of saturation: their words and defaults", "[front][saturation]") {
  using namespace tematik;
  CHECK(parse<UnitCoderRule>("majority") == UnitCoderRule::majority);
  CHECK(parse<CodebookTime>("as_coded") == CodebookTime::as_coded);
  CHECK(parse<EdgeRule>("segment") == EdgeRule::segment);
  CHECK_THROWS_AS(parse<EdgeRule>("edge"), UsageError);
  const SaturationOptions options;
  CHECK(options.unit.word() == "source");
  CHECK(options.edges == EdgeRule::none);
  CHECK(options.min_units == 1);
  const SaturationReportOptions report;
  CHECK(report.n == 10'000);
  CHECK(report.seed == 0);
  CHECK(report.guest.base == 4);
}
