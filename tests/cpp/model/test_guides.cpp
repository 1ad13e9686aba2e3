#include <tematik/model/guides.hpp>

#include <tematik/model/record_tables.hpp>

#include "../catch.hpp"
#include "consistency.hpp"
#include "lines_of.hpp"
#include "refusals.hpp"
#include "small_study.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("guide items serve findings and lose what is removed", "[model][design]") {
  Small small;
  Study& s = small.study;
  const ThemeId theme = s.add_theme({.name = "T1"});
  const SourceId copy = s.add_source({.name = "P02", .text = Text("rahasia participants")});
  const auto item = s.add_guide_item({.name = "Q1",
                                      .kind = GuideItemKind::dimension,
                                      .serves = {theme},
                                      .roles = {"guru"},
                                      .applied_in = {small.source, copy}});
  CHECK(only_line(s, "guide_item") ==
        R"(["guide_item","guide_item-0",{"applied_in":["source-0","source-1"],"kind":"dimension","name":"Q1",)"
        R"("roles":["guru"],"serves":[["theme","theme-0"]]}])");
  CHECK(guide_table(s)["serves"].as<std::string>().front() == "T1");
  CHECK(refused(s, [&](Study& x) { x.add_guide_item({.name = "Q1"}); }).code == "guide_item_twice");
  CHECK(refused(s, [&](Study& x) { x.add_guide_item({.name = "Q2", .serves = {small.a}}); }).code == "guide_serves");
  CHECK(refused(s, [&](Study& x) { x.add_guide_item({.name = "Q2", .serves = {ThemeId{8}}}); }).code ==
        "theme_unknown");
  CHECK(refused(s, [&](Study& x) { x.set_guide_item(item, {.name = "Q1", .applied_in = {SourceId{8}}}); }).code ==
        "source_unknown");
  const SourceId copies[] = {copy};
  s.merge_sources(copies, small.source);
  CHECK(s.guide()[item].applied_in == std::vector{small.source});
  s.delete_theme(theme);
  s.delete_source(small.source);
  CHECK(s.guide()[item].serves.empty());
  CHECK(s.guide()[item].applied_in.empty());
  CHECK(Consistency(s).problems().empty());
  s.delete_guide_item(item);
  CHECK(s.guide().empty());
  CHECK(parse<GuideItemKind>("document_item") == GuideItemKind::document_item);
}
