#include <tematik/agreement_options.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("every word of an option reads back", "[front][agreement]") {
  for (const auto& [metric, word] : EnumNames<Metric>::names) CHECK(parse<Metric>(word) == metric);
  for (const auto& [key, word] : EnumNames<ScopeKey>::names) CHECK(parse<ScopeKey>(word) == key);
  for (const auto& [method, word] : EnumNames<IntervalMethod>::names) CHECK(parse<IntervalMethod>(word) == method);
  CHECK_THROWS_AS(parse<Metric>("kappa"), UsageError);
  const AgreementOptions defaults;
  CHECK(defaults.metric == Metric::krippendorff_alpha);
  CHECK(defaults.n_boot == 2000);
  CHECK(defaults.uncovered == Uncovered::missing);
}
