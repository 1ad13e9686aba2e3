#include <tematik/model/relations.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Map {
  Study study{"map"};
  SourceId source = study.add_source({.name = "P01", .text = Text("sepuluh kata")});
  CodeId a = study.add_code({.name = "A"});
  FactorId f = study.add_factor({.name = "F", .stands_for = a});
  FactorId g = study.add_factor({.name = "G"});
  RelationId relation = study.add_relation({.causes = {f}, .effect = g, .type = "promotes", .sign = 1});
};

}  // namespace

TEST_CASE("what relations refuse", "[model][relations]") {
  Map m;
  const Relation good{.causes = {m.f, m.a}, .effect = m.g, .type = "promotes"};
  const auto both = [&](Relation relation) {
    const auto add = refused(m.study, [&](Study& s) { s.add_relation(relation); });
    const auto set = refused(m.study, [&](Study& s) { s.set_relation(m.relation, relation); });
    CHECK(add.code == set.code);
    CHECK(add.sentence == set.sentence);
    return add;
  };
  Relation bad = good;
  bad.causes.clear();
  auto refusal = both(bad);
  CHECK(refusal.code == "relation_cause");
  CHECK(refusal.sentence == "relation of type \"promotes\": needs at least one cause");
  bad = good;
  bad.type.clear();
  refusal = both(bad);
  CHECK(refusal.code == "relation_type");
  CHECK(refusal.sentence == "a relation needs a type, e.g. \"promotes\"");
  bad = good;
  bad.sign = 2;
  refusal = both(bad);
  CHECK(refusal.code == "relation_sign");
  CHECK(refusal.sentence == "relation of type \"promotes\": the sign is -1, 0 or +1, found 2");
  bad = good;
  bad.causes.push_back(FactorId{9});
  CHECK(both(bad).code == "factor_unknown");
  bad = good;
  bad.effect = ThemeId{0};
  CHECK(both(bad).code == "theme_unknown");
  CHECK(refused(m.study, [&](Study& s) { s.set_relation(RelationId{7}, good); }).code == "relation_unknown");
}

TEST_CASE("a type that is not known yet is added without properties", "[model][relations]") {
  Map m;
  CHECK(m.study.relation_types().size() == 1);
  m.study.add_relation_type({.name = "is-part-of", .transitive = true});
  m.study.set_relation(m.relation, {.causes = {m.f}, .effect = m.g, .type = "is-part-of"});
  CHECK(m.study.relation_types().size() == 2);
  m.study.set_relation(m.relation, {.causes = {m.f}, .effect = m.g, .type = "barrier"});
  REQUIRE(m.study.relation_types().size() == 3);
  CHECK_FALSE(m.study.relation_types()[m.study.relation_types().find("barrier").front()].transitive);
  auto refusal = refused(m.study, [](Study& s) { s.add_relation_type({.name = "promotes"}); });
  CHECK(refusal.code == "relation_type_twice");
  CHECK(refusal.sentence == "the relation type \"promotes\" exists already");
  refusal = refused(m.study, [](Study& s) { s.add_relation_type({.name = "x", .sign = 3}); });
  CHECK(refusal.code == "relation_sign");
}

TEST_CASE("what links refuse", "[model][relations]") {
  Map m;
  const auto add = [&](Link link) { return refused(m.study, [&](Study& s) { s.add_link(link); }); };
  CHECK(add({.relation = RelationId{5}, .source = m.source}).code == "relation_unknown");
  CHECK(add({.relation = m.relation, .source = SourceId{5}}).code == "source_unknown");
  CHECK(add({.relation = m.relation, .source = m.source, .coder = CoderId{5}}).code == "coder_unknown");
  auto refusal = add({.relation = m.relation, .source = m.source, .span = Span{0, 13}});
  CHECK(refusal.sentence == "link: span [0, 13) in source \"P01\" ends past the text, which has 12 code points");
  refusal = add({.relation = m.relation, .source = m.source, .sign = -2});
  CHECK(refusal.code == "link_sign");
  CHECK(refusal.sentence == "link: the sign is -1, 0 or +1, found -2");
  CHECK(refused(m.study, [](Study& s) { s.delete_link(LinkId{0}); }).code == "link_unknown");
}

TEST_CASE("factors stand for objects that exist", "[model][relations]") {
  Map m;
  auto refusal = refused(m.study, [](Study& s) { s.add_factor({.name = "H", .stands_for = CodeId{8}}); });
  CHECK(refusal.code == "code_unknown");
  CHECK(refusal.sentence == "factor \"H\": the study has no code with id 8");
  CHECK(refused(m.study, [&](Study& s) { s.set_factor(m.f, {.name = "H", .stands_for = CodeId{8}}); }).code ==
        "code_unknown");
  CHECK(refused(m.study, [](Study& s) { s.set_factor(FactorId{9}, {}); }).code == "factor_unknown");
}

TEST_CASE("deleting a factor takes its relations and their links", "[model][relations]") {
  Map m;
  Study& s = m.study;
  s.add_link({.relation = m.relation, .source = m.source});
  const RelationId other = s.add_relation({.causes = {m.a}, .effect = m.a, .type = "promotes"});
  s.add_link({.relation = other, .source = m.source});
  const FactorId h = s.add_factor({.name = "H", .stands_for = m.g});
  s.delete_factor(m.g);
  CHECK_FALSE(s.contains(m.relation));
  CHECK(s.contains(other));
  CHECK(s.links().size() == 1);
  CHECK_FALSE(s.factors()[h].stands_for);
  s.delete_factor(m.f);
  CHECK(s.relations().size() == 1);
  CHECK(check_consistent(s) == "");
}

TEST_CASE("deleting a relation takes its links and what referred to it", "[model][relations]") {
  Map m;
  Study& s = m.study;
  const LinkId link = s.add_link({.relation = m.relation, .source = m.source});
  const MemoId memo = s.add_memo({.text = "m", .on = {m.relation, m.a}});
  const ClaimId claim = s.add_claim({.evidence = {{.object = m.relation}}});
  s.delete_relation(m.relation);
  CHECK_FALSE(s.links().contains(link));
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{m.a});
  CHECK(s.claims()[claim].evidence.empty());
  CHECK(s.factors().size() == 2);
  CHECK(check_consistent(s) == "");
}

TEST_CASE("relations about relations go together, even in a circle", "[model][relations]") {
  Map m;
  Study& s = m.study;
  const RelationId b = s.add_relation({.causes = {m.relation}, .effect = m.a, .type = "explains"});
  const RelationId c = s.add_relation({.causes = {b, m.relation}, .effect = b, .type = "explains"});
  s.set_relation(m.relation, {.causes = {c}, .effect = m.relation, .type = "explains"});  // about itself and c
  SECTION("one of them goes") { s.delete_relation(b); }
  SECTION("what one of them is about goes") { s.delete_code(m.a); }
  CHECK(s.relations().empty());
  CHECK(check_consistent(s) == "");
}
