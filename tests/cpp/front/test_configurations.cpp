#include <tematik/configurations.hpp>

#include <map>
#include <tematik/cooccurrence.hpp>

#include "studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {

/// Units (or characters) by set, labels joined.
std::map<std::string, std::int64_t> units_by_set(const Configurations& c) {
  std::map<std::string, std::int64_t> out;
  for (const auto& set : c.sets) {
    std::string word;
    for (const auto member : set.members) word += c.labels[member];
    out[word] = set.units;
  }
  return out;
}
using Sets = std::map<std::string, std::int64_t>;

}  // namespace

TEST_CASE("F1 and F3: configurations", "[configurations]") {
  const Study f1 = studies::f1(), f3 = studies::f3();
  const auto characters = configurations(f1);
  CHECK(units_by_set(characters) == Sets{{"A", 10}, {"AB", 8}, {"ABC", 2}, {"B", 10}});
  CHECK(characters.n == 30);
  CHECK(characters.counts_characters);
  CHECK(characters.status == Status::ok);
  CHECK(characters.method.function == "configurations");
  CHECK_FALSE(characters.report().empty());
  CHECK(units_by_set(configurations(f1, {.unit = UnitRule::line})) == Sets{{"AB", 1}, {"ABC", 1}, {"B", 1}});
  const auto lines = configurations(f3, {.unit = UnitRule::line, .universe = Universe::all});
  CHECK(units_by_set(lines) == Sets{{"AB", 2}, {"ABC", 1}, {"B", 1}, {"BC", 1}, {"A", 1}, {"", 2}});
  CHECK(lines.n == 8);
  CHECK(units_by_set(configurations(f3, {.unit = UnitRule::line}))[""] == 1);
  CHECK(units_by_set(configurations(f3, {.unit = UnitRule::case_})) == Sets{{"ABC", 1}, {"AB", 1}, {"A", 1}});
}

TEST_CASE("configurations reproduce counts, totals and N of co-occurrence", "[configurations]") {
  const Study f3 = studies::f3();
  for (const Unit& unit :
       {Unit(UnitRule::overlap), Unit(UnitRule::line), Unit(UnitRule::source), Unit(UnitRule::segment)}) {
    for (const auto& within : {std::optional<Query>(), std::optional<Query>(code("B"))}) {
      INFO(unit.word());
      const auto sets = configurations(f3, {.unit = unit, .within = within});
      const std::optional<Count> count = unit.is_contact() ? std::optional(Count::characters) : std::nullopt;
      const auto met = cooccurrence(f3, {.unit = unit, .count = count, .within = within});
      CHECK(sets.n == met.n);
      Matrix<std::int64_t> sums = Matrix<std::int64_t>::Zero(3, 3);
      std::int64_t units = 0;
      for (const auto& set : sets.sets) {
        units += set.units;
        for (const auto i : set.members) {
          for (const auto j : set.members) sums(i, j) += set.units;
        }
      }
      CHECK(units == sets.n);
      CHECK(sums == met.counts.values());
    }
  }
}

TEST_CASE("configurations: sizes, support and dimensions", "[configurations]") {
  const Study study = studies::f1();
  const auto large = configurations(study, {.unit = UnitRule::line, .min_support = 2});
  CHECK(units_by_set(large) == Sets{{"AB", 1}, {"B", 1}});
  CHECK(large.units_left_out == 1);
  CHECK(units_by_set(configurations(study, {.max_size = 1})) == Sets{{"A", 10}, {"B", 10}});
  const auto parents = configurations(study, {.unit = UnitRule::line, .dimensions = {"P"}});
  CHECK(units_by_set(parents) == Sets{{"P: conflict", 2}, {"P: B", 1}});
  CHECK(units_by_set(configurations(study, {.unit = UnitRule::line, .level = Level::parent})) ==
        Sets{{"P", 2}, {"PQ", 1}});
  CHECK(thrown<UsageError>([&] { (void)configurations(study, {.unit = UnitRule::near}); }) == "unit");
  CHECK(thrown<UsageError>([&] { (void)configurations(study, {.dimensions = {"A"}}); }) == "dimensions");
  CHECK(thrown<UsageError>([&] { (void)configurations(study, {.dimensions = {"P"}, .level = Level::parent}); }) ==
        "dimensions");
  CHECK(thrown<UsageError>([&] { (void)configurations(study, {.universe = Universe::nonempty}); }) == "not_available");
  CHECK(thrown<LookupError>([&] { (void)configurations(study, {.dimensions = {"Z"}}); }) != "");
  CHECK(thrown<UsageError>([&] { (void)configurations(study, {.max_size = -1}); }) == "configurations");
}

TEST_CASE("configurations of an empty study", "[configurations]") {
  const auto none = configurations(Study("empty"));
  CHECK(none.status == Status::no_data);
  CHECK(none.sets.empty());
  CHECK(none.n == 0);
}

TEST_CASE("F1: the sets of windows of two lines, and of places given by hand", "[configurations]") {
  const Study study = studies::f1();
  const auto windows = configurations(study, {.unit = UnitRule::window});
  REQUIRE(windows.sets.size() == 1);  // ABC, ABC
  CHECK(windows.sets[0].units == 2);
  CHECK(windows.sets[0].members.size() == 3);
  const std::vector<std::pair<std::string, SpanSet>> places{{"source 1", SpanSet::from_spans({{8, 12}, {25, 30}})}};
  const auto inside = configurations(study, {.universe = places});
  CHECK(inside.n == 9);  // AB [8,10), ABC [10,12), B [25,30)
  CHECK(inside.sets.size() == 3);
}
