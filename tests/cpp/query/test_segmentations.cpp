#include <tematik/query/segmentations.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("units are computed from the text, or stored", "[query][segmentations]") {
  Study study("s", "id");
  const auto s = study.add_source(
      {.name = "s",
       .text = Text("Satu dua.\nTiga!\n\nEmpat"),
       .segmentations = {{.name = "own", .units = {{.span = {0, 4}}, {.span = {4, 4}}, {.span = {5, 9}}}}}});
  const auto count = [&](const Unit& unit) { return units_of(study, s, unit)->size(); };
  CHECK(count(UnitRule::line) == 3);  // the empty line has no characters
  CHECK(count(UnitRule::paragraph) == 2);
  CHECK(count(UnitRule::sentence) == 3);
  CHECK(count(UnitRule::word) == 4);
  CHECK(count("own") == 2);
  CHECK_FALSE(units_of(study, s, "scene"));
  CHECK_FALSE(units_of(study, s, UnitRule::turn));
  const auto unknown = study.add_source({.name = "no text"});
  CHECK_FALSE(units_of(study, unknown, UnitRule::line));
}

TEST_CASE("turns are found, shown and stored", "[query][segmentations]") {
  Study study("s");
  const auto s = study.add_source({.name = "s", .text = Text("Ani: Halo.\nBudi: Ya.\nAni: Baik.\nBudi: Oke.\n")});
  const auto found = store_turns(study, s);
  CHECK(found.turns.size() == 4);
  REQUIRE(found.labels.size() == 2);
  CHECK(found.labels[0].occurrences == 2);
  CHECK(units_of(study, s, UnitRule::turn)->size() == 4);
  CHECK(stored_segmentation(study.sources()[s], "turn")->units[1].speaker == "Budi");
  store_turns(study, s);
  CHECK(study.sources()[s].segmentations.size() == 1);
  CHECK_THROWS_AS(store_turns(study, study.add_source({.name = "no text"})), InputError);
}
