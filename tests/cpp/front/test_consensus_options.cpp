#include <tematik/consensus_options.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("consensus options: what is not said is the majority of all who looked", "[front][consensus]") {
  const StudyConsensusOptions o;
  CHECK(o.threshold == 0.5);
  CHECK(to_string(o.by) == "majority");
  CHECK(parse<ConsensusBy>("gamma") == ConsensusBy::gamma);
  CHECK_THROWS_AS(parse<ConsensusBy>("vote"), UsageError);
  CHECK(ItemDecision{}.accept);
  CHECK_FALSE(AdjudicationOptions{}.when);
}
