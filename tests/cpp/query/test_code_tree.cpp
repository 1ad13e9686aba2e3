#include <tematik/query/code_tree.hpp>

#include <tematik/query/places.hpp>

#include "../front/studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {
using TreeLabels = std::vector<std::string>;
}

TEST_CASE("F1: below, above and beside a code", "[query][code_tree]") {
  const Study study = studies::f1();
  const auto code = [&](const char* name) { return study.code(name); };
  const auto labels = [&](const std::vector<CodeId>& codes) { return labels_of(study, codes); };
  CHECK(labels(down(study, code("P"))) == TreeLabels{"P", "A", "B"});
  CHECK(labels(down(study, code("P"), false)) == TreeLabels{"A", "B"});
  CHECK(labels(up(study, code("A"))) == TreeLabels{"A", "P"});
  CHECK(labels(up(study, code("A"), false)) == TreeLabels{"P"});
  CHECK(labels(siblings(study, code("A"))) == TreeLabels{"B"});
  CHECK(labels(siblings(study, code("A"), true)) == TreeLabels{"A", "B"});
  CHECK(labels(siblings(study, code("P"))) == TreeLabels{"Q"});
  CHECK(labels(children(study, code("P"))) == TreeLabels{"A", "B"});
  CHECK(labels(children(study, code("A"))).empty());
  CHECK(labels(parents(study, code("A"))) == TreeLabels{"P"});
  CHECK(labels(parents(study, code("P"))).empty());
  CHECK(labels(at_level(study, 1)) == TreeLabels{"P", "Q"});
  CHECK(labels(at_level(study, 2)) == TreeLabels{"A", "B", "C"});
  CHECK(at_level(study, 3).empty());
  CHECK(thrown<UsageError>([&] { (void)at_level(study, 0); }) == "level");
  CHECK_THROWS_AS(down(study, static_cast<CodeId>(99)), LookupError);
  CHECK_THROWS_AS(siblings(study, static_cast<CodeId>(99)), LookupError);
}

TEST_CASE("a code with two parents is listed once", "[query][code_tree]") {
  Study study("two parents");
  const auto p = study.add_code({.name = "P"});
  const auto q = study.add_code({.name = "Q"});
  const auto a = study.add_code({.name = "A", .parents = {p, q}});
  const auto b = study.add_code({.name = "B", .parents = {q}});
  const auto deep = study.add_code({.name = "D", .parents = {a, p}});
  CHECK(down(study, p) == std::vector{p, a, deep});
  CHECK(down(study, q) == std::vector{q, a, deep, b});
  CHECK(up(study, deep).size() == 4);
  CHECK(siblings(study, a) == std::vector{deep, b});  // D beside it under P, B under Q
  CHECK(siblings(study, b) == std::vector{a});
  CHECK(at_level(study, 2) == std::vector{a, deep, b});
  CHECK(at_level(study, 3) == std::vector{deep});
}
