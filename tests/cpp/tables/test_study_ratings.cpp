#include <tematik/tables/study_ratings.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("who looked where: records first, then own codings", "[tables][study_ratings]") {
  Study study("r");
  const auto s = study.add_source({.name = "s", .text = Text(std::string(20, 'x'))});
  const auto a = study.add_code({.name = "A"});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  study.add_coding({.source = s, .span = {0, 10}, .code = a, .coder = p});
  study.add_coverage({.coder = q, .source = s, .span = Span{0, 8}});
  const auto data = study_ratings(study);
  CHECK(data.coder_labels == std::vector<std::string>{"P", "Q"});
  CHECK(data.coverage_inferred);  // of P
  REQUIRE(data.sources.size() == 1);
  const CoderPair pair = data.sources[0].patterns.pair(0, 0, 1);
  CHECK(pair == CoderPair{.both = 0, .only_first = 8, .only_second = 0, .neither = 0});
  CHECK(study_ratings(study, {.uncovered_is_no = true}).sources[0].patterns.pair(0, 0, 1).neither == 10);
}

TEST_CASE("final codings and programs take no part, a coder of other codes does", "[tables][study_ratings]") {
  Study study("r");
  const auto s = study.add_source({.name = "s", .text = Text(std::string(20, 'x'))});
  const auto a = study.add_code({.name = "A"});
  const auto b = study.add_code({.name = "B"});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  const auto program = study.add_coder({.name = "auto", .system = true});
  study.add_coding({.source = s, .span = {0, 10}, .code = a, .coder = p});
  study.add_coding({.source = s, .span = {0, 4}, .code = b, .coder = q});
  study.add_coding({.source = s, .span = {0, 20}, .code = a, .coder = program});
  study.add_coding({.source = s, .span = {0, 20}, .code = a, .coder = q, .layer = CodingLayer::final_});
  const auto data = study_ratings(study, {.codes = {"A"}});
  CHECK(data.coder_labels == std::vector<std::string>{"P", "Q"});
  CHECK(data.sources[0].patterns.pair(0, 0, 1) ==
        CoderPair{.both = 0, .only_first = 10, .only_second = 0, .neither = 10});
  CHECK_THROWS_AS(study_ratings(study, {.unit = UnitRule::overlap}), UsageError);
  CHECK_THROWS_AS(study_ratings(study, {.unit = "turn"}), LookupError);
}
