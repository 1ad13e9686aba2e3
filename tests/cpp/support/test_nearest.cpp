#include <tematik/support/nearest.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("nearest: edit distance") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("flaw", "lawn") == 2);
  CHECK(edit_distance("DUKUNGAN", "dukungan") == 0);
  CHECK(edit_distance("caf\xC3\xA9", "cafe") == 2);  // bytes
}

TEST_CASE("nearest: names worth offering") {
  const std::vector<std::string> known{"Dukungan", "Motivasi", "Dukung", "Dukungan keluarga", "D"};
  CHECK(nearest("dukugan", known) == std::vector<std::string>{"Dukungan", "Dukung"});
  CHECK(nearest("xyz", known).empty());
  CHECK(nearest("a", {"a", "a", "a", "a"}).size() == 3);
  CHECK(nearest("x", {}).empty());
  CHECK(did_you_mean("Motivsi", known) == "; did you mean \"Motivasi\"?");
  CHECK(did_you_mean("dukugan", known) == "; did you mean \"Dukungan\", \"Dukung\"?");
  CHECK(did_you_mean("xyz", known).empty());
}
