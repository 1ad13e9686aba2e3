#include <tematik/query/case_places.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("a case lies in sources, spans, turns and what its code covers", "[query][case_places]") {
  Study study("s");
  const auto text = Text(std::string(30, 'x'));
  const auto whole = study.add_source({.name = "whole", .text = text});
  const auto shared = study.add_source(
      {.name = "shared",
       .text = text,
       .segmentations = {
           {.name = "turn", .units = {{.span = {0, 10}, .speaker = "P01"}, {.span = {10, 20}, .speaker = "P02"}}}}});
  const auto code = study.add_code({.name = "P03"});
  study.add_coding({.source = shared, .span = {20, 25}, .code = code});
  const auto a = study.add_case({.name = "a", .sources = {whole}, .spans = {{shared, {25, 30}}}});
  const auto b = study.add_case({.name = "b", .speakers = {"P02"}});
  const auto c = study.add_case({.name = "c", .code = code});
  const CasePlaces places(study);
  REQUIRE(places.in(whole).size() == 1);
  CHECK(places.in(whole)[0].case_ == a);
  CHECK(places.in(whole)[0].holds({}));  // a coding without a span, in a whole source
  REQUIRE(places.in(shared).size() == 3);
  const auto holders = [&](Span span) {
    std::vector<CaseId> out;
    for (const auto& place : places.in(shared)) {
      if (place.holds(span)) out.push_back(place.case_);
    }
    return out;
  };
  CHECK(holders({0, 10}).empty());
  CHECK(holders({9, 11}) == std::vector<CaseId>{b});
  CHECK(holders({19, 26}) == std::vector<CaseId>{a, b, c});
  CHECK(holders({}).empty());
}
