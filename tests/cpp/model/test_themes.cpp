#include <tematik/model/themes.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Themes {
  Study study{"themes"};
  CodeId a = study.add_code({.name = "A"});
  CodeId b = study.add_code({.name = "B"});
  CodeId c = study.add_code({.name = "C"});
  ThemeId top = study.add_theme({.name = "Top", .members = {{a, 1}}});
  ThemeId middle = study.add_theme({.name = "Middle", .members = {{b, 1}, {a, -1}}, .parents = {top}});
  ThemeId low = study.add_theme({.name = "Low", .members = {{c, 1}}, .parents = {middle, top}});
};

}  // namespace

TEST_CASE("the codes of a theme and of those below it", "[model][themes]") {
  Themes t;
  CHECK(t.study.codes_of(t.top) == std::vector<CodeId>{t.a, t.b, t.c});
  CHECK(t.study.codes_of(t.top, false) == std::vector<CodeId>{t.a});
  CHECK(t.study.codes_of(t.middle) == std::vector<CodeId>{t.b, t.a, t.c});
  CHECK(t.study.codes_of(t.low) == std::vector<CodeId>{t.c});
  CHECK_THROWS_AS(t.study.codes_of(ThemeId{9}), LookupError);
}

TEST_CASE("what themes refuse", "[model][themes]") {
  Themes t;
  const auto set = [&](ThemeId id, auto change) {
    Theme theme = t.study.themes()[id];
    change(theme);
    return refused(t.study, [&](Study& s) { s.set_theme(id, theme); });
  };
  auto refusal = set(t.top, [&](Theme& x) { x.parents = {t.low}; });
  CHECK(refusal.kind == "input");
  CHECK(refusal.code == "theme_cycle");
  CHECK(refusal.sentence == "theme \"Top\" would lie below itself");
  CHECK(set(t.top, [&](Theme& x) { x.parents = {t.top}; }).code == "theme_cycle");
  refusal = set(t.low, [&](Theme& x) { x.members = {{t.a, 1}, {t.a, -1}}; });
  CHECK(refusal.code == "theme_member_twice");
  CHECK(refusal.sentence == "theme \"Low\" holds the code \"A\" twice");
  refusal = set(t.low, [&](Theme& x) { x.members = {{t.a, 0}}; });
  CHECK(refusal.code == "theme_sign");
  CHECK(refusal.sentence == "theme \"Low\": the sign of a code is +1 or -1, found 0");
  refusal = set(t.low, [&](Theme& x) { x.members = {{CodeId{8}, 1}}; });
  CHECK(refusal.kind == "lookup");
  CHECK(refusal.code == "code_unknown");
  CHECK(set(t.low, [&](Theme& x) { x.parents = {ThemeId{8}}; }).code == "theme_unknown");
  CHECK(refused(t.study, [](Study& s) {
          s.add_theme({.name = "x", .members = {{CodeId{8}, 1}}});
        }).code == "code_unknown");
  CHECK(refused(t.study, [](Study& s) { s.set_theme(ThemeId{8}, {}); }).code == "theme_unknown");
  CHECK(refused(t.study, [](Study& s) { s.add_theme({.name = "x"}, {.author = CoderId{1}}); }).code == "coder_unknown");
  CHECK(refused(t.study, [&](Study& s) { s.delete_theme(t.low, {.author = CoderId{1}}); }).code == "coder_unknown");
}

TEST_CASE("the history of a theme", "[model][themes][history]") {
  Themes t;
  const std::size_t before = t.study.operations().size();
  Theme low = t.study.themes()[t.low];
  low.name = "Rendah";
  low.central_idea = "Gagasan";
  low.members = {{t.c, -1}, {t.a, 1}};
  t.study.set_theme(t.low, low, {.reason = "cek anggota", .cause = "check-2"});
  t.study.delete_theme(t.low);
  const auto& o = t.study.operations();
  REQUIRE(o.size() == before + 6);
  CHECK(o[before].op == OperationKind::rename);
  CHECK(o[before].before == "Low");
  CHECK(o[before].after == "Rendah");
  CHECK(o[before].cause == "check-2");
  CHECK(o[before + 1].op == OperationKind::redefine);
  CHECK(o[before + 1].after == "Gagasan");
  CHECK(o[before + 2].op == OperationKind::move);  // c with +1 goes out ...
  CHECK(o[before + 2].before == "C");
  CHECK(o[before + 2].into == std::vector<ObjectRef>{t.c});
  CHECK(o[before + 3].after == "C");  // ... and comes in with -1
  CHECK(o[before + 4].after == "A");
  CHECK(o[before + 5].op == OperationKind::remove);
  CHECK(o[before + 5].before == "Rendah");
  CHECK(o[before + 5].of == ObjectRef(t.low));
}

TEST_CASE("deleting a theme takes what referred to it", "[model][themes]") {
  Themes t;
  Study& s = t.study;
  const RelationId relation = s.add_relation({.causes = {t.middle}, .effect = t.top, .type = "promotes"});
  const MemoId memo = s.add_memo({.text = "m", .on = {t.middle, relation, t.top}});
  const ClaimId claim = s.add_claim({.evidence = {{.object = t.middle}, {.object = t.top}}});
  s.delete_theme(t.middle);
  CHECK(s.themes()[t.low].parents == std::vector<ThemeId>{t.top});
  CHECK(s.relations().empty());
  CHECK(s.memos()[memo].on == std::vector<ObjectRef>{t.top});
  CHECK(s.claims()[claim].evidence.size() == 1);
  CHECK(s.codes().size() == 3);
  CHECK(check_consistent(s) == "");
}
