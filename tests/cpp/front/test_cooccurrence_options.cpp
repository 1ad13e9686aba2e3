#include <tematik/cooccurrence_options.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("words of the options of co-occurrence", "[cooccurrence]") {
  CHECK(parse<SameCode>("union") == SameCode::union_);
  CHECK(to_string(CoderRule::consensus) == "consensus");
  CHECK(Universe("all") == Universe::all);
  CHECK_THROWS_AS(parse<SameCode>("merge"), UsageError);
  const CooccurrenceOptions options;
  CHECK(options.unit.is(UnitRule::overlap));
  CHECK_FALSE(options.count);
}
