#include <tematik/query/quoted_places.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("places once each, in order, with all their coders", "[query][quotations]") {
  Study study("s");
  const auto s = study.add_source({.name = "talk", .text = Text("abcdef")});
  for (const char* name : {"Ani", "Budi"}) study.add_coder({.name = name});
  QuotedPlaces places;
  places.add(0, {2, 4}, 1);
  places.add(0, {0, 3}, 0);
  places.add(0, {2, 4}, 0);
  places.add(0, {2, 4}, 1);
  const auto list = places.list();
  REQUIRE(list.size() == 2);
  CHECK(list[0] == QuotedPlace{s, {0, 3}, {study.coder("Ani")}});
  const Table table = quoted_table(study, list);
  CHECK(table["coder"].as<std::string>() == std::vector<std::string>{"Ani", "Ani, Budi"});
  CHECK(table["source"].as<std::string>() == std::vector<std::string>{"talk", "talk"});
  CHECK(table["end"].as<std::int64_t>() == std::vector<std::int64_t>{3, 4});
}

TEST_CASE("a result goes back to the study it was made from only", "[query][quotations]") {
  Study study("s");
  const auto before = study.revision();
  CHECK_NOTHROW(require_revision(study, before));
  study.add_code({.name = "A"});
  CHECK_THROWS_AS(require_revision(study, before), UsageError);
}
