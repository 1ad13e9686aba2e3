#include <tematik/query/domain.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("a domain is a word or a unit", "[query][domain]") {
  CHECK(Domain() == Domain(Domain::segments));
  CHECK(Domain("segments") == Domain::segments);
  CHECK(Domain(UnitRule::segment) == Domain::segments);
  CHECK(Domain("character") == Domain::characters);
  CHECK(Domain("case") == Domain::case_);
  CHECK(Domain(UnitRule::source).word() == "source");
  CHECK(Domain("line") == Domain(UnitRule::line));
  CHECK_FALSE(Domain("line") == Domain("turn"));
  CHECK(Domain("informant_turn").word() == "informant_turn");
  CHECK(Domain("informant_turn").kind() == Domain::units_);
  for (const char* word : {"segments", "characters", "source", "case", "line", "own \"one\""}) {
    CHECK(Domain(Domain(word).word()) == Domain(word));
  }
  CHECK(to_json(Domain("own \"one\"")) == R"("own \"one\"")");
}

TEST_CASE("what cuts no source is no domain", "[query][domain]") {
  for (const char* word : {"overlap", "touching", "near", "exact", "relation", "window"}) {
    CHECK_THROWS_AS(Domain(word), UsageError);
  }
}
