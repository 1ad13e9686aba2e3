#include <tematik/query/unit.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("a word that is a rule is that rule, any other names a segmentation", "[query][unit]") {
  CHECK(Unit("turn").is(UnitRule::turn));
  CHECK(Unit("case").is(UnitRule::case_));
  CHECK_FALSE(Unit("informant_turn").rule());
  CHECK(Unit("informant_turn").word() == "informant_turn");
  CHECK(Unit("overlap").is_contact());
  CHECK_FALSE(Unit("segment").is_contact());
}

TEST_CASE("levels are words or depths", "[query][unit]") {
  CHECK(Level("theme").is(Level::theme));
  CHECK(Level(2).depth() == 2);
  CHECK(Level(2).word() == "2");
  CHECK_THROWS_AS(Level(0), UsageError);
  CHECK_THROWS_AS(Level("tree"), UsageError);
}

TEST_CASE("membership by covered characters", "[query][unit]") {
  CHECK(Membership().holds(1, 10));
  CHECK_FALSE(Membership(Membership::majority).holds(5, 10));
  CHECK(Membership::share(.5).holds(5, 10));
  CHECK_FALSE(Membership::share(.5).holds(4, 9));
  CHECK(Membership::share(.55).holds(11, 20));
  CHECK_FALSE(Membership::share(.55).holds(10, 20));
  CHECK(Membership("full").holds(9, 9));
  CHECK_THROWS_AS(Membership::share(0), UsageError);
  CHECK_THROWS_AS(Membership("most"), UsageError);
}
