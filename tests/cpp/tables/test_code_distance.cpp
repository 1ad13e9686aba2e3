#include <tematik/tables/code_distance.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("code distance: siblings and parents are half as far", "[tables][agreement]") {
  Study study("tree");
  studies::add_tree(study);  // P = {A, B}, Q = {C}
  study.add_code({.name = "A1", .parents = {study.code("A")}});
  study.add_code({.name = "BC", .parents = {study.code("B"), study.code("Q")}});
  std::vector<CodeId> all;
  for (const auto& [id, code] : study.codes()) all.push_back(id);
  const auto rows = rows_of_codes(study, all, Level::code, Unassigned::drop);
  const auto d = tree_distance(study, rows);
  const auto of = [&](const char* a, const char* b) {
    const auto at = [&](const char* name) {
      return std::find(rows.labels.begin(), rows.labels.end(), name) - rows.labels.begin();
    };
    REQUIRE(at(a) < d.rows());
    REQUIRE(at(b) < d.rows());
    return d(at(a), at(b));
  };
  CHECK(of("A", "A") == 0);
  CHECK(of("A", "B") == 0.5);  // siblings
  CHECK(of("A", "P") == 0.5);  // parent
  CHECK(of("P", "A") == 0.5);
  CHECK(of("P", "Q") == 1);  // two roots
  CHECK(of("A", "C") == 1);
  CHECK(of("A1", "P") == 1);    // two steps
  CHECK(of("BC", "C") == 0.5);  // its second parent
  CHECK(tree_distance(study, {}).size() == 0);
  // Rows A and C alone: P and Q stand behind them.
  const auto two = rows_of_codes(study, {study.code("A"), study.code("C")}, Level::code, Unassigned::drop);
  CHECK(parents_of_rows(study, two) == std::vector<std::vector<std::uint32_t>>{{2}, {3}, {}, {}});
}
