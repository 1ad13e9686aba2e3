#include <tematik/model/protocol.hpp>

#include <tematik/model/record_tables.hpp>

#include <limits>

#include "../catch.hpp"
#include "consistency.hpp"
#include "lines_of.hpp"
#include "refusals.hpp"
#include "small_study.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("protocol items say what became of them", "[model][design]") {
  Small small;
  Study& s = small.study;
  const auto item =
      s.add_protocol_item({.name = "P1", .text = "interviews", .evidence = {small.source}, .planned_n = 24});
  CHECK(s.protocol()[item].status == ProtocolStatus::planned);
  CHECK(only_line(s, "protocol_item") ==
        R"(["protocol_item","protocol_item-0",{"evidence":[["source","source-0"]],"name":"P1","planned_n":24,)"
        R"("status":"planned","text":"interviews"}])");
  CHECK(refused(s, [](Study& x) { x.add_protocol_item({.name = "P2", .planned_n = -1}); }).code == "protocol_n");
  CHECK(refused(s, [](Study& x) { x.add_protocol_item({.name = "P2", .evidence = {MemoId{3}}}); }).code ==
        "memo_unknown");
  s.set_protocol_item(item, {.name = "P1", .status = ProtocolStatus::changed, .reason = "groups"});
  CHECK(protocol_table(s)["status"].as<std::string>().front() == "changed");
  CHECK(protocol_table(s)["planned_n"].is_missing(0));
  s.delete_protocol_item(item);
  CHECK(s.protocol().empty());
}

TEST_CASE("waves and recommendations", "[model][design]") {
  Small small;
  Study& s = small.study;
  const auto wave = s.add_wave({.name = "1", .begins = "2025-01", .ends = "2025-06"});
  CHECK(refused(s, [](Study& x) { x.add_wave({.name = "2", .begins = "spring"}); }).code == "date");
  CHECK(refused(s, [](Study& x) { x.add_wave({.name = "1"}); }).code == "wave_twice");
  s.set_wave(wave, {.name = "2"});
  CHECK(wave_table(s)["name"].as<std::string>().front() == "2");
  s.delete_wave(wave);
  const ThemeId theme = s.add_theme({.name = "T1"});
  const FactorId factor = s.add_factor({.name = "HAS"});
  const auto advice = s.add_recommendation({.name = "A1",
                                            .text_en = "Train.",
                                            .addressees = {"sekolah"},
                                            .actors = {"guru"},
                                            .rests_on = {theme},
                                            .indicator = factor,
                                            .threshold = 75.0});
  CHECK(only_line(s, "recommendation") ==
        R"(["recommendation","recommendation-0",{"actors":["guru"],"addressees":["sekolah"],"indicator":["factor",)"
        R"("factor-0"],"name":"A1","rests_on":[["theme","theme-0"]],"text_en":"Train.","threshold":75}])");
  CHECK(refused(s, [&](Study& x) { x.add_recommendation({.name = "A2", .indicator = theme}); }).code ==
        "recommendation_indicator");
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK(refused(s, [&](Study& x) { x.set_recommendation(advice, {.name = "A1", .threshold = infinite}); }).code ==
        "recommendation_threshold");
  CHECK(recommendation_table(s)["indicator"].as<std::string>().front() == "HAS");
  s.delete_factor(factor);
  s.delete_theme(theme);
  CHECK(s.recommendations()[advice].rests_on.empty());
  CHECK_FALSE(s.recommendations()[advice].indicator.has_value());
  CHECK(Consistency(s).problems().empty());
  s.delete_recommendation(advice);
  CHECK(s.recommendations().empty());
}
