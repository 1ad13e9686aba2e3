#include <tematik/query/universe.hpp>

#include "../front/studies.hpp"

using namespace tematik;
using studies::thrown;

TEST_CASE("universe: words and places", "[query][universe]") {
  CHECK(Universe("all") == Universe::all);
  CHECK(Universe().word() == Universe::coded);
  CHECK(Universe(Universe::nonempty).name() == "nonempty");
  CHECK(to_json(Universe(Universe::all)) == "\"all\"");
  const Universe places(std::vector<std::pair<std::string, SpanSet>>{{"s", SpanSet::from_spans({{0, 4}})}});
  CHECK(places.name() == "places");
  CHECK(to_json(places) == "[\"spans\",[\"s\",[[0,4]]]]");
  CHECK_FALSE(places == Universe::all);
  CHECK(thrown<UsageError>([] { (void)Universe("some"); }) == "universe");
}

TEST_CASE("universe: places cut what is read", "[query][universe]") {
  const Study study = studies::f3();
  Reading reading = read_codings(study, {.within = code("B")});
  const Universe universe(std::vector<std::pair<std::string, SpanSet>>{{"source 1", SpanSet::from_spans({{0, 7}})},
                                                                       {"source 4", SpanSet::from_spans({{0, 10}})}});
  CHECK(cut_to_places(study, universe, reading) == std::vector{true, false, false, true});
  REQUIRE(reading.within);
  CHECK((*reading.within)[0] == SpanSet::from_spans({{5, 7}}));
  CHECK((*reading.within)[1].empty());
  CHECK_FALSE(reading.whole(3));  // within leaves nothing of it
  Reading all = read_codings(study, {});
  (void)cut_to_places(study, universe, all);
  CHECK(all.whole(3));
  CHECK_FALSE(all.whole(0));
}
