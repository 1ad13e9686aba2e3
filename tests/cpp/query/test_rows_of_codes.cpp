#include <tematik/query/rows_of_codes.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// P > A, P > B > D, Q > B (B has two parents); theme T = {A, D}.
struct Tree {
  Study study{"t"};
  CodeId p, q, a, b, d;
  Tree() {
    p = study.add_code({.name = "P"});
    q = study.add_code({.name = "Q"});
    a = study.add_code({.name = "A", .parents = {p}});
    b = study.add_code({.name = "B", .parents = {p, q}});
    d = study.add_code({.name = "D", .parents = {b}});
    study.add_theme({.name = "T", .members = {{a, 1}, {d, 1}}});
  }
  [[nodiscard]] CodeRows rows(Level level, Unassigned unassigned = Unassigned::keep) const {
    return rows_of_codes(study, study.codebook_order(), level, unassigned);
  }
  [[nodiscard]] std::vector<std::string> of(CodeId code, Level level) const {
    const auto rolled = rows(level);
    std::vector<std::string> out;
    for (const auto at : rolled.of_code[row(code)]) out.push_back(rolled.labels[at]);
    return out;
  }
};

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("roll-up to parents, roots and depths, through every parent", "[query][rows_of_codes]") {
  const Tree tree;
  CHECK(tree.rows(Level::code).labels == Labels{"P", "A", "B", "D", "Q"});
  CHECK(tree.of(tree.b, Level::parent) == Labels{"P", "Q"});
  CHECK(tree.of(tree.p, Level::parent) == Labels{"P"});
  CHECK(tree.of(tree.d, Level::parent) == Labels{"B"});
  auto top = tree.of(tree.d, Level::top);
  std::sort(top.begin(), top.end());
  CHECK(top == Labels{"P", "Q"});
  CHECK(tree.of(tree.d, 2) == Labels{"B"});
  CHECK(tree.of(tree.a, 3) == Labels{"A"});
  CHECK(tree.of(tree.d, Level::subtree) == Labels{"P", "B", "D", "Q"});
}

TEST_CASE("themes, with and without the codes that have none", "[query][rows_of_codes]") {
  const Tree tree;
  const auto kept = tree.rows(Level::theme);
  CHECK(kept.labels == Labels{"T", "(no theme)"});
  CHECK(kept.orphans == 3);
  CHECK(tree.rows(Level::theme, Unassigned::drop).labels == Labels{"T"});
}

TEST_CASE("rows that share a code are structural pairs", "[query][rows_of_codes]") {
  const Tree tree;
  CHECK(tree.rows(Level::code).structural.empty());
  const auto parents = tree.rows(Level::parent);
  REQUIRE(parents.structural.size() == 1);
  CHECK(parents.labels[parents.structural[0].first] == "P");
  CHECK(parents.labels[parents.structural[0].second] == "Q");
}
