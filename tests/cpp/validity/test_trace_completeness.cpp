#include <tematik/validity/trace_completeness.hpp>

#include <cmath>
#include <string>

#include "../catch.hpp"

using namespace tematik;

namespace {

struct TracedStudy {
  Study s{"trace"};
  SourceId first = s.add_source({.name = "a", .text = Text(std::string(20, 'x'))});
  SourceId second = s.add_source({.name = "b", .text = Text(std::string(20, 'x'))});
  CaseId person = s.add_case({.name = "p", .sources = {second}});
  CodeId used = s.add_code({.name = "used"});
  CodeId unused = s.add_code({.name = "unused"});
  ThemeId theme = s.add_theme({.name = "T", .members = {{used}, {unused}}});
  ThemeId bare = s.add_theme({.name = "B"});
  ThemeId quiet = s.add_theme({.name = "Q", .members = {{unused}}});
  RelationId linked = s.add_relation({.causes = {used}, .effect = unused, .type = "promotes"});
  RelationId loose = s.add_relation({.causes = {unused}, .effect = used, .type = "promotes"});
  MemoId memo = s.add_memo({.text = "m"});

  TracedStudy() {
    const auto ani = s.add_coder({.name = "ani"});
    for (const SourceId source : {first, second}) {
      s.add_coding({.source = source, .span = {0, 5}, .code = used, .coder = ani});
    }
    s.add_link({.relation = linked, .source = second, .span = Span{3, 9}});
    s.add_link({.relation = loose, .source = second, .against = true});
  }
  ClaimId claim(std::string name, ObjectRef evidence, bool against = false) {
    return s.add_claim({.name = std::move(name), .evidence = {{.object = evidence, .against = against}}});
  }
};

}  // namespace

TEST_CASE("trace completeness: paths, and the first missing step of the others", "[validity][trace]") {
  TracedStudy t;
  t.claim("theme", t.theme);
  t.claim("relation", t.linked);
  t.claim("bare", t.bare);
  t.claim("quiet", t.quiet);
  t.claim("loose", t.loose);
  t.claim("memo", t.memo);
  t.claim("against", t.theme, true);
  t.s.add_claim({.name = "none"});
  const auto other = t.s.claim("theme");
  t.claim("claim", other);
  t.s.add_claim({.name = "passage", .evidence = {{.passage = Passage{t.first, {2, 4}}}}});
  const TraceCompleteness all = trace_completeness(t.s);
  std::string found;
  for (const auto& claim : all.claims) found += claim.label + ':' + std::string(to_string(claim.missing)) + ' ';
  CHECK(found ==
        "theme:none relation:none bare:code quiet:segment loose:segment memo:finding against:evidence none:evidence "
        "claim:none passage:none ");
  CHECK(all.complete.count == 4);
  CHECK(all.complete.of == 10);
  CHECK(all.complete.value == .4);
  CHECK(all.number_paths == Status::not_applicable);
  CHECK(all.claims[0].segments == 2);
  CHECK(all.claims[0].sources == 2);
  CHECK(all.table()["claim"].as<std::string>().front() == "bare");
  CHECK(all.table()["missing"].is_missing(9));

  t.s.add_consent({.case_ = t.person, .state = ConsentState::refused});
  const TraceCompleteness fewer = trace_completeness(t.s);
  CHECK(fewer.claims[0].sources == 1);
  CHECK(fewer.claims[1].missing == TraceStep::source);  // its only link lies in a source that may not be used
  CHECK(fewer.complete.count == 3);
}

TEST_CASE("trace completeness: circles end, and no claim is no figure", "[validity][trace]") {
  TracedStudy t;
  const auto a = t.s.add_claim({.name = "a"});
  const auto b = t.claim("b", a);
  t.s.set_claim(a, {.name = "a", .evidence = {{.object = b}}});
  CHECK(trace_completeness(t.s).complete.count == 0);
  const auto nothing = trace_completeness(Study("none"));
  CHECK(nothing.status == Status::not_applicable);
  CHECK(std::isnan(nothing.complete.value));
}
