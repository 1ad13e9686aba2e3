#include <tematik/metrics/association_measure.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("association_measure: words") {
  CHECK(parse<Association>("cosine") == Association::ochiai);
  CHECK(to_string(Association::ochiai) == "ochiai");
  for (const auto& [measure, word] : EnumNames<Association>::names) CHECK(parse<Association>(word) == measure);
  for (const auto& [correction, word] : EnumNames<Correction>::names) CHECK(to_string(correction) == word);
  CHECK_THROWS_AS(parse<Association>("fisher"), UsageError);
  CHECK_THROWS_AS(parse<Correction>("half"), UsageError);
}
