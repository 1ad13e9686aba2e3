#include <tematik/tables/cell_places.hpp>

#include <algorithm>
#include <tematik/cooccurrence.hpp>
#include <utility>
#include <vector>

#include "../front/studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {

std::vector<Span> cell_spans(const Study& study, const CooccurrenceOptions& options, std::string_view a,
                             std::string_view b) {
  std::vector<Span> out;
  for (const auto& place : cooccurrence(study, options).places(study, a, b)) out.push_back(place.span);
  return out;
}

}  // namespace

TEST_CASE("the places of a pair of codes: what their codings share", "[cooccurrence][quotations]") {
  const Study study = studies::f1();
  CHECK(cell_spans(study, {}, "A", "B") == std::vector<Span>{{5, 9}, {5, 10}, {8, 15}});
  CHECK(cell_spans(study, {}, "B", "A") == cell_spans(study, {}, "A", "B"));
  CHECK(cell_spans(study, {}, "A", "A") == std::vector<Span>{{4, 9}, {8, 9}, {8, 10}});
  CHECK(cell_spans(study, {}, "C", "C").empty());
  CHECK(cell_spans(study, {.unit = UnitRule::touching}, "A", "C") == std::vector<Span>{{0, 12}, {10, 12}});
  CHECK(cell_spans(study, {.unit = UnitRule::near, .distance = 8}, "B", "C") == std::vector<Span>{{10, 12}, {10, 30}});
  CHECK(cell_spans(study, {.unit = UnitRule::exact}, "A", "B").empty());
  CHECK(cell_spans(study, {.count = Count::characters}, "B", "B") == std::vector<Span>{{5, 15}, {20, 30}});
  CHECK(cell_spans(study, {.within = code("C")}, "A", "B") == std::vector<Span>{{8, 15}});
}

TEST_CASE("the places of a pair of codes: units with both", "[cooccurrence][quotations]") {
  const Study study = studies::f3();
  CHECK(cell_spans(study, {.unit = "ten"}, "A", "B") == std::vector<Span>{{0, 10}, {10, 20}, {0, 10}});
  CHECK(cell_spans(study, {.unit = UnitRule::segment}, "A", "A").size() == 5);
  CHECK(cell_spans(study, {.unit = UnitRule::segment}, "A", "B").empty());
  CHECK(cell_spans(study, {.unit = UnitRule::source, .codes = {"B", "C"}}, "B", "C").size() == 6);
  CHECK(cell_spans(study, {.unit = UnitRule::case_, .where = in_case("q")}, "A", "B") ==
        std::vector<Span>{{0, 5}, {5, 9}});
  CHECK(cell_spans(study, {.unit = "ten", .within = code("C")}, "B", "C") == std::vector<Span>{{10, 20}, {10, 20}});
}

TEST_CASE("as many units behind a cell as it counts", "[cooccurrence][quotations]") {
  const Study study = studies::f3();
  for (const Membership& membership : {Membership(Membership::any), Membership("full"), Membership("begins")}) {
    const auto met = cooccurrence(study, {.unit = "ten", .membership = membership});
    for (const auto& a : met.labels()) {
      for (const auto& b : met.labels()) {
        CHECK(std::cmp_equal(met.places(study, a, b).size(), met.counts(a, b)));
      }
    }
  }
}

TEST_CASE("quotations name their coders and hold no words", "[cooccurrence][quotations]") {
  Study study = studies::f2();
  const auto met = cooccurrence(study, {.unit = "ten"});
  const Table table = met.quotations(study, "A", "C");
  REQUIRE(table.rows() == 1);
  CHECK(table["source"].as<std::string>()[0] == "source 1");
  CHECK(table["coder"].as<std::string>()[0] == "u, v");  // v's C [18,24) lies in the second line
  CHECK(table["begin"].as<std::int64_t>()[0] == 10);
  CHECK(table.columns().size() == 4);
  CHECK(thrown<LookupError>([&] { (void)met.quotations(study, "A", "Z"); }) == "label_unknown");
  study.add_code({.name = "new"});
  CHECK(thrown<UsageError>([&] { (void)met.quotations(study, "A", "C"); }) == "study_changed");
}
