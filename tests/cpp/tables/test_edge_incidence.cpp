#include <tematik/tables/edge_incidence.hpp>

#include <map>
#include <set>
#include <string>

#include <tematik/support/philox.hpp>
#include <tematik/tables/study_incidence.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

using HeldNames = std::set<std::string>;  // "unit: first + second", or "unit: code"

HeldNames names_of(const Incidence& table) {
  HeldNames out;
  for (std::size_t i = 0; i < table.units(); ++i) {
    for (std::size_t j = 0; j < table.codes(); ++j) {
      if (table.bits.test(i, j)) out.insert(table.unit_labels[i] + ": " + table.code_labels[j]);
    }
  }
  return out;
}

/// Three sources of 32 characters in two cases, two themes that share a code, three coders and short spans at random.
struct DrawnStudy {
  Study study{"drawn"};
  std::vector<CodeId> codes = {};

  explicit DrawnStudy(std::uint64_t seed) {
    RandomStream random(seed, RandomPurpose::scenario, 0);
    std::vector<CoderId> coders;
    for (const char* name : {"u", "v", "w"}) coders.push_back(study.add_coder({.name = name}));
    for (const char* name : {"A", "B", "C", "D"}) codes.push_back(study.add_code({.name = name}));
    study.add_theme({.name = "T", .members = {{codes[0], 1}, {codes[1], 1}}});
    study.add_theme({.name = "V", .members = {{codes[1], 1}, {codes[2], 1}}});
    std::vector<SourceId> sources;
    for (const char* name : {"s1", "s2", "s3"}) {
      sources.push_back(study.add_source({.name = name, .text = Text(std::string(32, 'x'))}));
    }
    study.add_case({.name = "k", .sources = {sources[0]}, .spans = {{sources[1], {0, 9}}}});
    study.add_case({.name = "l", .spans = {{sources[1], {6, 32}}, {sources[2], {0, 32}}}});
    const std::uint32_t n = 4 + random.draw(14);
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t begin = 4 * random.draw(7);
      study.add_coding({.source = sources[random.draw(3)],
                        .span = {begin, begin + 2 + 2 * random.draw(4)},
                        .code = codes[random.draw(4)],
                        .coder = coders[random.draw(3)]});
    }
  }

  /// What is in a case: each character by itself.
  [[nodiscard]] bool in_unit(const std::string& unit, SourceId source, std::uint32_t at) const {
    const std::string name = study.label(source);
    if (unit == "k") return name == "s1" || (name == "s2" && at < 9);
    if (unit == "l") return (name == "s2" && at >= 6) || name == "s3";
    return unit == name;
  }
};

/// By definition: for each unit and pair of rows, the coders with two codings that meet on a character of the unit.
HeldNames expected_of(const DrawnStudy& drawn, const std::vector<std::string>& units, bool by_theme, EdgeRule rule,
                      UnitCoderRule coder_rule, bool with_codes) {
  const Study& study = drawn.study;
  const auto labels = [&](const Coding& coding) {
    std::vector<std::string> out;
    if (!by_theme) return std::vector{study.label(coding.code)};
    const std::string code = study.label(coding.code);
    if (code == "A" || code == "B") out.emplace_back("T");
    if (code == "B" || code == "C") out.emplace_back("V");
    return out;
  };
  std::vector<Coding> all;
  for (std::uint32_t i = 0; i < study.codings().end_row(); ++i) all.push_back(study.codings()[CodingId{i}]);
  HeldNames out;
  for (const auto& unit : units) {
    const auto reaches = [&](const Coding& a, const Coding& b) {
      for (std::uint32_t at = std::max(a.span.begin, b.span.begin); at < std::min(a.span.end, b.span.end); ++at) {
        if (drawn.in_unit(unit, a.source, at)) return true;
      }
      return false;
    };
    std::set<CoderId> present;
    for (const auto& a : all) {
      if (reaches(a, a)) present.insert(*a.coder);
    }
    std::map<std::string, std::set<CoderId>> claims;
    const auto anyone = CoderId{0};
    for (const auto& a : all) {
      for (const auto& b : all) {
        const bool one_coder = a.coder == b.coder;
        if (a.source != b.source || (coder_rule != UnitCoderRule::pooled && !one_coder)) continue;
        if (rule == EdgeRule::segment && a.span != b.span) continue;
        if (!reaches(a, b)) continue;
        const CoderId who = coder_rule == UnitCoderRule::pooled ? anyone : *a.coder;
        for (const auto& x : labels(a)) {
          for (const auto& y : labels(b)) {
            if (x < y) claims[x + " + " + y].insert(who);
            if (x == y && with_codes) claims[x].insert(who);
          }
        }
      }
    }
    for (const auto& [edge, who] : claims) {
      const bool holds = coder_rule == UnitCoderRule::pooled     ? true
                         : coder_rule == UnitCoderRule::majority ? 2 * who.size() > present.size()
                                                                 : who.size() == present.size();
      if (holds) out.insert(unit + ": " + edge);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("edges of rows, and edges that the caller lists", "[tables][edge_incidence]") {
  const auto table = incidence_from(Matrix<int>{{1, 1, 0}, {1, 1, 1}}, {"u", "v"}, {"a", "b", "c"});
  const auto edges = edge_incidence(table);
  CHECK(edges.edges == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {0, 2}, {1, 2}});
  CHECK(names_of(edges.incidence) == HeldNames{"u: a + b", "v: a + b", "v: a + c", "v: b + c"});
  const auto listed = edge_incidence(table, {{{1, 2}, 1}, {{0, 1}, 0}, {{1, 2}, 1}});
  CHECK(names_of(listed.incidence) == HeldNames{"u: a + b", "v: b + c"});
  CHECK(edge_incidence(table, {}).incidence.units() == 2);
  CHECK_THROWS_AS(edge_incidence(table, {{{1, 1}, 0}}), UsageError);
  CHECK_THROWS_AS(edge_incidence(table, {{{0, 3}, 0}}), UsageError);
  CHECK_THROWS_AS(edge_incidence(table, {{{0, 1}, 2}}), UsageError);
}

TEST_CASE("edges by segment and overlap, under every coder rule, are those of the definition",
          "[tables][edge_incidence]") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const DrawnStudy drawn(seed);
    for (const bool cases : {false, true}) {
      for (const bool by_theme : {false, true}) {
        for (const auto coders : {UnitCoderRule::pooled, UnitCoderRule::majority, UnitCoderRule::all}) {
          std::map<EdgeRule, HeldNames> held;
          for (const auto rule : {EdgeRule::unit, EdgeRule::segment, EdgeRule::overlap}) {
            const auto got = incidence(drawn.study, {.unit = cases ? UnitRule::case_ : UnitRule::source,
                                                     .level = by_theme ? Level::theme : Level::code,
                                                     .coder_rule = coders,
                                                     .edges = rule});
            held[rule] = names_of(got.edges.incidence);
            INFO("seed " << seed << " cases " << cases << " themes " << by_theme << " rule " << to_string(coders) << ' '
                         << to_string(rule));
            if (rule == EdgeRule::unit) {
              HeldNames codes;
              for (const auto& name :
                   expected_of(drawn, got.incidence.unit_labels, by_theme, EdgeRule::overlap, coders, true)) {
                if (name.find(" + ") == std::string::npos) codes.insert(name);
              }
              CHECK(names_of(got.incidence) == codes);
              continue;
            }
            CHECK(held[rule] == expected_of(drawn, got.incidence.unit_labels, by_theme, rule, coders, false));
            found += held[rule].size();
          }
          for (const auto& edge : held[EdgeRule::segment]) CHECK(held[EdgeRule::overlap].count(edge) == 1);
          for (const auto& edge : held[EdgeRule::overlap]) CHECK(held[EdgeRule::unit].count(edge) == 1);
        }
      }
    }
  }
  CHECK(found > 500);
}

TEST_CASE("scope of edges: places of a query, few units, codings without a span", "[tables][edge_incidence]") {
  Study study("scope");
  const auto a = study.add_code({.name = "A"}), b = study.add_code({.name = "B"}), c = study.add_code({.name = "C"});
  const auto s = study.add_source({.name = "s", .text = Text(std::string(20, 'x'))});
  study.add_coding({.source = s, .span = {0, 10}, .code = a});
  study.add_coding({.source = s, .span = {8, 16}, .code = b});
  study.add_coding({.source = s, .span = {0, 4}, .code = c});
  const auto edges = [&](IncidenceOptions o) {
    o.edges = EdgeRule::overlap;
    return names_of(incidence(study, o).edges.incidence);
  };
  CHECK(edges({}) == HeldNames{"s: A + B", "s: A + C"});
  CHECK(edges({.within = Query(code("C"))}) == HeldNames{"s: A + C"});  // A and B meet outside of C
  CHECK(edges({.codes = {"A", "B"}}) == HeldNames{"s: A + B"});
  CHECK(edges({.min_units = 2}).empty());
  const auto whole = study.add_segment({.source = s, .kind = PlaceKind::source});
  study.add_coding({.source = s, .code = b, .segment = whole});
  CHECK(incidence(study, {.edges = EdgeRule::segment}).without_span == 1);
}

TEST_CASE("who counts as a coder of a unit", "[tables][edge_incidence]") {
  Study study("coders");
  const auto a = study.add_code({.name = "A"}), b = study.add_code({.name = "B"});
  const auto u = study.add_coder({.name = "u"}), v = study.add_coder({.name = "v"}), w = study.add_coder({.name = "w"});
  const auto s = study.add_source({.name = "s", .text = Text(std::string(20, 'x'))});
  study.add_coding({.source = s, .span = {0, 5}, .code = a, .coder = u});
  study.add_coding({.source = s, .span = {1, 5}, .code = a, .coder = v});
  study.add_coding({.source = s, .span = {6, 9}, .code = b, .coder = w});
  const auto held = [&](UnitCoderRule rule, IncidenceOptions o = {}) {
    o.coder_rule = rule;
    return names_of(incidence(study, o).incidence);
  };
  CHECK(held(UnitCoderRule::pooled) == HeldNames{"s: A", "s: B"});
  CHECK(held(UnitCoderRule::majority) == HeldNames{"s: A"});
  CHECK(held(UnitCoderRule::all).empty());
  CHECK(incidence(study, {.coder_rule = UnitCoderRule::all}).empty_units == 1);
  // A coder who used other codes only has still looked; one who is filtered out has not.
  CHECK(held(UnitCoderRule::all, {.codes = {"A"}}).empty());
  CHECK(held(UnitCoderRule::all, {.where = by_coder("u") | by_coder("v")}) == HeldNames{"s: A"});
  CHECK(held(UnitCoderRule::majority, {.where = by_coder("u") | by_coder("w")}).empty());  // half is not more than half
  // What was agreed on is read by pooled only.
  study.add_coding({.source = s, .span = {6, 9}, .code = b, .coder = u, .layer = CodingLayer::final_});
  CHECK(held(UnitCoderRule::pooled) == HeldNames{"s: B"});
  CHECK(held(UnitCoderRule::majority) == HeldNames{"s: A"});
  CHECK(held(UnitCoderRule::all, {.layer = LayerChoice::final_}) == HeldNames{"s: B"});
}
