#include <tematik/tables/meeting_counts.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("F2: pooled = within + across for pairs as coded", "[tables][meeting_counts]") {
  const Study study = studies::f2();
  const Reading read = read_codings(study, {.keeps_coders_apart = true});
  const CodeRows rows = rows_of_codes(study, read, Level::code);
  for (const UnitRule unit : {UnitRule::overlap, UnitRule::touching, UnitRule::near, UnitRule::exact}) {
    const MeetingRule rule{.unit = unit, .same_code = SameCode::keep, .distance = 2};
    const auto pooled = meeting_counts(study, read, rows, rule, read.coded);
    MeetingCounts within(rows.size());
    for (const std::uint32_t coder : coders_taking_part(read)) {
      within += meeting_counts(study, of_coder(study, read, coder), rows, rule, read.coded);
    }
    const auto across = across_counts(study, read, rows, rule);
    CHECK(pooled.counts == within.counts + across.counts);
    CHECK(pooled.totals == within.totals);
    CHECK(pooled.totals == across.totals);
    CHECK(pooled.spans == across.spans);
    CHECK_FALSE(pooled.n);
  }
}

TEST_CASE("counts of disjoint parts add up", "[tables][meeting_counts]") {
  const Study study = studies::f3();
  const Reading read = read_codings(study, {});
  const CodeRows rows = rows_of_codes(study, read, Level::code);
  const MeetingRule rule{.unit = "ten", .count = Count::units};
  const auto whole = meeting_counts(study, read, rows, rule, read.coded);
  CHECK(whole.n == 7);
  CHECK(whole.sources == std::vector<std::uint32_t>{0, 1, 2});
  MeetingCounts sum(rows.size());
  for (std::size_t s = 0; s < 3; ++s) {
    Reading part = read;
    std::erase_if(part.codings, [&](std::uint32_t coding) { return study.codings().source()[coding] != s; });
    std::vector<bool> one(read.coded.size());
    one[s] = true;
    sum += meeting_counts(study, part, rows, rule, one);
  }
  CHECK(sum.counts == whole.counts);
  CHECK(sum.totals == whole.totals);
  CHECK(sum.n == whole.n);
  CHECK(sum.sources == whole.sources);
}
