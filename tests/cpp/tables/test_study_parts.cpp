#include <tematik/tables/study_parts.hpp>

#include "../front/studies.hpp"

using namespace tematik;

namespace {

Timestamp noon_of_day(int day) { return parse_timestamp(detail::cat("2026-01-0", day, "T12:00:00Z"), "test"); }

/// T1 with the day on which each coder finished each source, and its batch.
Study dated_t1() {
  Study study = studies::t1();
  const auto add = [&](const char* coder, const char* source, int day, const char* batch) {
    study.add_coverage(
        {.coder = study.coder(coder), .source = study.source(source), .time = noon_of_day(day), .batch = batch});
  };
  add("P", "s1", 1, "one");
  add("Q", "s1", 1, "one");
  add("R", "s1", 2, "one");
  add("P", "s2", 5, "two");
  add("Q", "s2", 4, "one");
  add("P", "s3", 3, "two");
  add("Q", "s3", 3, "two");
  study.add_coverage({.coder = study.coder("Q"),
                      .source = study.source("s1"),
                      .state = CoverageState::assigned,
                      .time = noon_of_day(9)});  // not finished: no completion
  return study;
}

/// "source coder" words of who works in a part.
std::vector<std::string> works_of(const Study& study, const StudyPart& part) {
  std::vector<std::string> out;
  for (const auto& [s, source] : study.sources()) {
    for (const auto& [g, coder] : study.coders()) {
      if (part.work[static_cast<std::size_t>(s)][static_cast<std::size_t>(g)]) out.push_back(source.name + coder.name);
    }
  }
  return out;
}

using Works = std::vector<std::string>;

}  // namespace

TEST_CASE("study parts: cases are sources and places in them", "[tables][agreement]") {
  Study study = studies::t1();
  study.add_case({.name = "whole", .sources = {study.source("s1"), study.source("s3")}});
  study.add_case({.name = "piece", .spans = {{study.source("s1"), {5, 20}}, {study.source("s2"), {0, 10}}}});
  study.add_case({.name = "nowhere"});
  const auto found = case_parts(study, coder_sources(study)).parts;
  REQUIRE(found.size() == 3);
  CHECK(found[0].case_ == "whole");
  CHECK(found[0].sources == std::vector<bool>{true, false, true});
  CHECK(!found[0].places[0]);
  CHECK(found[1].sources == std::vector<bool>{true, true, false});
  CHECK(found[1].places[0] == SpanSet::from_spans({{5, 20}}));
  CHECK(found[2].sources == std::vector<bool>{false, false, false});
}

TEST_CASE("study parts: batches are of a source and coder", "[tables][agreement]") {
  const Study study = dated_t1();
  const auto found = batch_parts(study, coder_sources(study));
  REQUIRE(found.parts.size() == 2);
  CHECK(found.parts[0].batch == "one");
  CHECK(works_of(study, found.parts[0]) == Works{"s1P", "s1Q", "s1R", "s2Q"});
  CHECK(works_of(study, found.parts[1]) == Works{"s2P", "s3P", "s3Q"});
  CHECK(found.left_out == 1);  // R in s3 has no label
  CHECK(batch_parts(studies::t1(), coder_sources(studies::t1())).parts.empty());
}

TEST_CASE("study parts: windows of sources and of days", "[tables][agreement]") {
  Study study = dated_t1();
  const auto windows = [&](const WindowRule& rule) { return window_parts(study, coder_sources(study), rule); };
  const auto two = windows({.width = 2, .step = 1});  // s1 (day 2), s3 (day 3), s2 (day 5)
  REQUIRE(two.parts.size() == 2);
  CHECK(two.parts[0].window == "1-2");
  CHECK(works_of(study, two.parts[0]) == Works{"s1P", "s1Q", "s1R", "s3P", "s3Q", "s3R"});
  CHECK(two.parts[1].window == "2-3");
  CHECK(works_of(study, two.parts[1]) == Works{"s2P", "s2Q", "s3P", "s3Q", "s3R"});
  CHECK(two.left_out == 0);
  const auto apart = windows({.width = 2});
  REQUIRE(apart.parts.size() == 2);
  CHECK(apart.parts[1].window == "3-3");
  const auto days = windows({.width = 2, .in = WindowIn::days});
  REQUIRE(days.parts.size() == 3);
  CHECK(days.parts[0].window == "2026-01-01/2026-01-02");
  CHECK(works_of(study, days.parts[0]) == Works{"s1P", "s1Q", "s1R"});
  CHECK(works_of(study, days.parts[1]) == Works{"s2Q", "s3P", "s3Q"});
  CHECK(works_of(study, days.parts[2]) == Works{"s2P"});
  CHECK(days.left_out == 1);  // nobody knows when R finished s3
  study.add_coding({.source = study.source("s3"),
                    .span = {0, 1},
                    .code = study.code("c"),
                    .coder = study.coder("R"),
                    .created = noon_of_day(6)});
  CHECK(windows({.width = 2, .in = WindowIn::days}).left_out == 0);  // the codings' own times
  CHECK(windows({.width = 1000000}).parts.size() == 1);
  CHECK_THROWS_AS(windows({.width = 0}), UsageError);
  CHECK_THROWS_AS(windows({.step = -1}), UsageError);
  CHECK(window_parts(studies::t1(), coder_sources(studies::t1()), {}).parts.empty());
}
