#include <tematik/tables/unit_columns.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("membership equals a test of every character", "[tables][unit_columns]") {
  RandomStream random(3, RandomPurpose::scenario, 1);
  for (int round = 0; round < 100; ++round) {
    Study study("r");
    StoredSegmentation units{.name = "own"};
    for (std::uint32_t at = random.draw(3); at < 36;) {
      const std::uint32_t end = std::min(40U, at + 1 + random.draw(9));
      units.units.push_back({.span = {at, end}});
      at = end + random.draw(3);
    }
    const auto s = study.add_source({.name = "s", .text = Text(std::string(40, 'x')), .segmentations = {units}});
    const auto a = study.add_code({.name = "A"});
    std::vector<Span> spans;
    for (int i = 0; i < 4; ++i) {
      const std::uint32_t begin = random.draw(38);
      spans.push_back({begin, std::min(40U, begin + 1 + random.draw(12))});
      study.add_coding({.source = s, .span = spans.back(), .code = a});
    }
    const auto reading = read_codings(study, {});
    const auto rows = rows_of_codes(study, reading.codes, Level::code);
    const auto found = [&](const Membership& membership) {
      const auto columns = unit_columns(study, reading, rows, "own", membership, reading.coded);
      CHECK(columns.n_units == units.units.size());
      std::vector<bool> in(columns.n_units);
      for (const auto u : columns.unit) in[u] = true;
      return in;
    };
    std::vector<bool> any, majority, full, half, begins;
    for (const auto& unit : units.units) {
      std::uint32_t covered = 0;
      bool starts = false;
      for (std::uint32_t p = unit.span.begin; p < unit.span.end; ++p) {
        bool here = false;
        for (const Span span : spans) {
          here = here || span.contains(p);
          starts = starts || span.begin == p;
        }
        covered += here ? 1 : 0;
      }
      any.push_back(covered > 0);
      majority.push_back(2 * covered > unit.span.length());
      half.push_back(covered > 0 && 2 * covered >= unit.span.length());
      full.push_back(covered == unit.span.length());
      begins.push_back(starts);
    }
    INFO("round " << round);
    CHECK(found(Membership::any) == any);
    CHECK(found(Membership::majority) == majority);
    CHECK(found(Membership::share(.5)) == half);
    CHECK(found(Membership::full) == full);
    CHECK(found(Membership::begins) == begins);
  }
}

TEST_CASE("a contact rule cuts nothing into units", "[tables][unit_columns]") {
  Study study("s");
  const auto reading = read_codings(study, {});
  CHECK_THROWS_AS(unit_columns(study, reading, {}, UnitRule::overlap, Membership::any, {}), UsageError);
}
