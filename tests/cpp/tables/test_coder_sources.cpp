#include <tematik/tables/coder_sources.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("coder sources: all of a study, and a part of it", "[tables][agreement]") {
  const Study study = studies::t1(true);
  const CoderSources whole = coder_sources(study);
  REQUIRE(whole.ids.size() == 3);
  CHECK(whole.length(0) == 40);
  CHECK(whole.present[1] == std::vector<bool>{true, true, false});
  CHECK(!whole.coverage_inferred);
  const auto row_of = [&](const char* name) { return static_cast<std::size_t>(study.source(name)); };

  StudyPart part;
  part.sources.assign(study.sources().end_row(), false);
  part.sources[row_of("s1")] = true;
  part.places.resize(study.sources().end_row());
  part.places[row_of("s1")] = SpanSet::from_spans({{5, 20}});
  part.work.assign(study.sources().end_row(), std::vector<bool>(study.coders().end_row(), true));
  part.work[row_of("s1")][static_cast<std::size_t>(study.coder("R"))] = false;
  const CoderSources cut = part_of(whole, part);
  REQUIRE(cut.ids.size() == 1);
  CHECK(cut.length(0) == 15);
  CHECK(cut.present[0] == std::vector<bool>{true, true, false});
  CHECK(cut.sources[0].regions[2].kind == RegionKind::none);
  REQUIRE(cut.sources[0].spans.size() == 4);  // a and b of P and of Q, cut; c lies outside
  for (const auto& x : cut.sources[0].spans) {
    CHECK(x.coder < 2);
    CHECK(x.span.begin >= 5);
    CHECK(x.span.end <= 20);
  }
  part.work[row_of("s1")].assign(study.coders().end_row(), false);
  CHECK(part_of(whole, part).ids.empty());
  CHECK(part_of(whole, {}).ids.size() == 3);
  CHECK_THROWS_AS(coder_sources(study, {.coders = {"X"}}), LookupError);
}

TEST_CASE("coder sources: within is in scope, and parts cut it further", "[tables][agreement]") {
  const Study study = studies::t1(true);
  const CoderSources c = coder_sources(study, {.within = code("c")});
  CHECK(c.length(0) == 6);
  CHECK(c.length(2) == 0);
  StudyPart part;
  part.places.resize(study.sources().end_row());
  part.places[static_cast<std::size_t>(study.source("s1"))] = SpanSet::from_spans({{0, 32}});
  CHECK(part_of(c, part).length(0) == 2);
}
