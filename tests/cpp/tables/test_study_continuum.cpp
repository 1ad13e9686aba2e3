#include <tematik/tables/study_continuum.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("study continuum: spans and who looked, as the study says", "[tables][agreement]") {
  const auto data = study_continuum(studies::t1());
  const Continuum& c = data.continuum;
  CHECK(c.coders() == std::vector<std::string>{"P", "Q", "R"});
  CHECK(c.codes() == std::vector<std::string>{"a", "b", "c"});
  REQUIRE(c.sources() == 3);
  CHECK(c.length(0) == 40);
  CHECK(c.units(0).size() == 7);
  CHECK(c.units(2).size() == 2);
  CHECK(c.is_coverage_inferred());
  CHECK(c.looked(2, 1).measure() == 20);  // recorded, nothing found
  CHECK(c.looked(1, 2).empty());          // never looked
  CHECK(data.study.sources[1].present == std::vector<bool>{true, true, false});
  CHECK(!study_continuum(studies::t1(true)).continuum.is_coverage_inferred());
}

TEST_CASE("study continuum: the decisions on its characters are those of study_ratings", "[tables][agreement]") {
  const Study study = studies::t1();
  for (const StudyRatingsOptions& options :
       {StudyRatingsOptions{}, StudyRatingsOptions{.level = Level::theme}, StudyRatingsOptions{.coders = {"R", "P"}},
        StudyRatingsOptions{.codes = {"b", "c"}}}) {
    const auto spans = study_continuum(study, options);
    const auto tables = study_ratings(study, options);
    CHECK(spans.study.coder_labels == tables.coder_labels);
    CHECK(spans.study.rows.labels == tables.rows.labels);
    for (std::size_t s = 0; s < tables.sources.size(); ++s) {
      for (std::size_t code = 0; code < tables.rows.size(); ++code) {
        for (std::size_t g = 0; g < tables.coders.size(); ++g) {
          std::vector<Span> own;
          for (const auto& unit : spans.continuum.units(s)) {
            if (unit.code == code && unit.coder == g) own.push_back(unit.span);
          }
          std::int64_t yes = 0;
          for (const auto& p : tables.sources[s].patterns.patterns(code)) yes += (p.coded >> g & 1) != 0 ? p.length : 0;
          CHECK(SpanSet::from_spans(own).measure() == yes);
        }
      }
    }
  }
  CHECK_THROWS_AS(study_continuum(study, {.coders = {"X"}}), LookupError);
  CHECK(study_continuum(Study("empty")).continuum.sources() == 0);
}
