#include <tematik/tables/study_incidence.hpp>

#include <map>
#include <optional>
#include <set>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// Three sources added out of order of their dates, one without codings; two cases, one with a site.
struct Small {
  Study study{"i"};
  Small() {
    const auto u = study.add_coder({.name = "u"});
    std::vector<CodeId> codes;
    for (const char* name : {"A", "B", "C"}) codes.push_back(study.add_code({.name = name}));
    const auto add = [&](const char* name, const char* date, std::vector<int> held) {
      const auto s =
          study.add_source({.name = name, .text = Text(std::string(20, 'x')), .technique = "interview", .date = date});
      for (const int code : held) {
        const auto begin = static_cast<std::uint32_t>(code * 5);
        study.add_coding(
            {.source = s, .span = {begin, begin + 4}, .code = codes[static_cast<std::size_t>(code)], .coder = u});
      }
      return s;
    };
    const auto late = add("late", "2026-03", {0, 1, 2});
    const auto early = add("early", "2026-01", {0});
    add("uncoded", "2026-02", {});
    const auto site = study.add_attribute({.name = "site", .of = ObjectKind::case_});
    const auto k = study.add_case({.name = "k", .sources = {early}, .spans = {{late, {0, 5}}}});
    study.add_case({.name = "no site", .spans = {{late, {5, 20}}}});
    study.set_value(k, site, std::string("kota"));
  }
};

std::vector<std::int64_t> new_codes(const StudyIncidence& read) { return read.incidence.new_counts(); }
using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("sources by date, as added, as listed", "[tables][study_incidence]") {
  const Small small;
  const auto collected = incidence(small.study);
  CHECK(collected.incidence.unit_labels == std::vector<std::string>{"early", "late"});
  CHECK(new_codes(collected) == Numbers{1, 2});
  CHECK(collected.uncoded_units == 1);
  CHECK(new_codes(incidence(small.study, {.order = Order::source})) == Numbers{3, 0});
  CHECK(new_codes(incidence(small.study, {.order = Order(std::vector<std::string>{"early", "late"})})) ==
        Numbers{1, 2});
  CHECK_THROWS_AS(incidence(small.study, {.order = Order(std::vector<std::string>{"early"})}), UsageError);
  CHECK_THROWS_AS(incidence(small.study, {.order = Order::coded}), UsageError);
  const auto once = incidence(small.study, {.order = Order::random(4)});
  CHECK(once.incidence == incidence(small.study, {.order = Order::random(4)}).incidence);
}

TEST_CASE("cases and values of attributes as units", "[tables][study_incidence]") {
  const Small small;
  const auto cases = incidence(small.study, {.unit = UnitRule::case_});
  CHECK(cases.incidence.unit_labels == std::vector<std::string>{"k", "no site"});
  CHECK(cases.incidence.unit_counts() == Numbers{1, 2});  // k: A in both; no site: B and C of the rest
  const auto sites = incidence(small.study, {.unit = "case.site"});
  CHECK(sites.incidence.unit_labels == std::vector<std::string>{"kota"});
  CHECK(sites.incidence.unit_counts() == Numbers{1});  // nothing of the case without a site
  CHECK(incidence(small.study, {.unit = "source.technique"}).incidence.unit_counts() == Numbers{3});
  CHECK_THROWS_AS(incidence(small.study, {.unit = UnitRule::sentence}), UsageError);
  CHECK_THROWS_AS(incidence(small.study, {.unit = "case.nothing"}), LookupError);
}

TEST_CASE("columns that few units hold, and empty units", "[tables][study_incidence]") {
  const Small small;
  CHECK(incidence(small.study, {.min_units = 2}).incidence.code_labels == std::vector<std::string>{"A"});
  CHECK(incidence(small.study, {.min_units = 2}).flags.has(Flag::retrospective));
  CHECK_THROWS_AS(incidence(small.study, {.min_units = 0}), UsageError);
  const auto only_b = incidence(small.study, {.codes = {"B"}});
  CHECK(only_b.empty_units == 1);
  CHECK(only_b.incidence.units() == 2);
  CHECK(incidence(small.study, {.skip_empty = true, .codes = {"B"}}).incidence.units() == 1);
}

TEST_CASE("pairs of units: a case in a wave, and two values of one case", "[tables][study_incidence]") {
  Study study("waves");
  const auto a = study.add_code({.name = "A"}), b = study.add_code({.name = "B"});
  const auto add = [&](const char* name, const char* wave) {
    return study.add_source({.name = name, .text = Text(std::string(20, 'x')), .technique = "interview", .wave = wave});
  };
  const auto p1 = add("p1", "1"), p2 = add("p2", "2"), group = add("g", "2"), none = add("n", "");
  study.add_case({.name = "Ani", .sources = {p1, p2}, .spans = {{group, {0, 10}}}});
  study.add_case({.name = "Budi", .sources = {none}, .spans = {{group, {10, 20}}}});
  const auto site = study.add_attribute({.name = "site", .of = ObjectKind::case_});
  study.set_value(study.case_("Ani"), site, std::string("kota"));
  study.set_value(study.case_("Budi"), site, std::string("desa"));
  study.add_coding({.source = p1, .span = {0, 5}, .code = a});
  study.add_coding({.source = p2, .span = {0, 5}, .code = a});
  study.add_coding({.source = group, .span = {2, 5}, .code = b});
  study.add_coding({.source = group, .span = {12, 15}, .code = a});
  study.add_coding({.source = none, .span = {0, 5}, .code = b});
  using Labels = std::vector<std::string>;
  const auto waves = incidence(study, {.unit = "case x source.wave"});
  CHECK(waves.incidence.unit_labels == Labels{"Ani x 1", "Ani x 2", "Budi x 2"});
  CHECK(waves.incidence.unit_counts() == Numbers{1, 2, 1});
  CHECK(new_codes(waves) == Numbers{1, 1, 0});
  const auto sites = incidence(study, {.unit = "case x case.site"});
  CHECK(sites.incidence.unit_labels == Labels{"Ani x kota", "Budi x desa"});  // Ani never stands with desa
  CHECK(sites.incidence.unit_counts() == Numbers{2, 2});
  CHECK(incidence(study, {.unit = "source.technique x source.wave"}).incidence.unit_labels ==
        Labels{"interview x 1", "interview x 2"});
  CHECK_THROWS_AS(incidence(study, {.unit = "case x sentence"}), UsageError);
  CHECK_THROWS_AS(incidence(study, {.unit = "case x coder.x"}), UsageError);
  CHECK_THROWS_AS(incidence(study, {.unit = "case x source.nothing"}), LookupError);
}

TEST_CASE("units that the caller puts together", "[tables][study_incidence]") {
  const Small small;
  const Study& s = small.study;
  const auto late = s.source("late");
  std::vector<CodingId> of_late;
  for (std::uint32_t i = 0; i < s.codings().end_row(); ++i) {
    if (s.codings()[CodingId{i}].source == late) of_late.push_back(CodingId{i});
  }
  const std::vector<UnitSet> sets{{"both", {late, s.source("early")}},
                                  {"Ani", {s.case_("k")}},
                                  {"passage", {of_late[1]}},
                                  {"nobody", {s.source("uncoded")}}};
  const auto given = incidence(s, {.order = Order::source, .sets = sets});
  CHECK(given.incidence.unit_labels == std::vector<std::string>{"both", "Ani", "passage"});
  CHECK(given.incidence.unit_counts() == Numbers{3, 1, 1});  // a source in two units counts in both
  CHECK(given.incidence.bits.test(2, 1));
  CHECK(given.uncoded_units == 1);
  const auto refuses = [&](UnitSet set) { return incidence(s, {.sets = {std::move(set)}}); };
  CHECK_THROWS_AS(refuses({"x", {s.code("A")}}), UsageError);
  CHECK_THROWS_AS(refuses({"x", {SourceId{99}}}), LookupError);
  CHECK_THROWS_AS(incidence(s, {.sets = {{"x", {late}}, {"x", {late}}}}), UsageError);
}

namespace {

/// "unit: code" of every cell.
std::set<std::string> coded_cells(const Incidence& table) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < table.units(); ++i) {
    for (std::size_t j = 0; j < table.codes(); ++j) {
      if (table.bits.test(i, j)) out.insert(table.unit_labels[i] + ": " + table.code_labels[j]);
    }
  }
  return out;
}
using CodedCells = std::set<std::string>;

/// Sources u1, u2, … with codings at given minutes.
struct CodedStudy {
  Study study{"coded"};
  std::map<std::string, CodeId> codes = {};
  std::vector<CodingId> codings = {};
  bool timed = true;

  CodeId code(const std::string& name) {
    if (!codes.contains(name)) codes.emplace(name, study.add_code({.name = name}));
    return codes.at(name);
  }
  void unit(const char* name) { study.add_source({.name = name, .text = Text(std::string(40, 'x'))}); }
  CodingId give(const char* unit, const std::string& name, std::int64_t minute, std::uint32_t begin = 0) {
    codings.push_back(study.add_coding({.source = study.source(unit),
                                        .span = {begin, begin + 4},
                                        .code = code(name),
                                        .created = timed ? std::optional(Timestamp{minute}) : std::nullopt}));
    return codings.back();
  }
  [[nodiscard]] StudyIncidence then(IncidenceOptions o = {}) const {
    o.codebook = CodebookTime::as_coded;
    return incidence(study, o);
  }
};

}  // namespace

TEST_CASE("as coded: a merged code is what it was, and what it was merged into goes on", "[tables][as_coded]") {
  for (const bool timed : {true, false}) {
    CodedStudy c;
    c.timed = timed;
    for (const char* name : {"u1", "u2", "u3", "u4"}) c.unit(name);
    c.code("C");
    c.give("u1", "A", 1);
    c.give("u2", "B", 2);
    c.study.merge_codes(std::vector{c.code("A")}, c.code("B"));
    c.give("u3", "B", 3);
    c.study.merge_codes(std::vector{c.code("B")}, c.code("C"));  // C was never given before
    c.give("u4", "C", 4);
    const auto now = incidence(c.study), then = c.then();
    CHECK(new_codes(now) == Numbers{1, 0, 0, 0});
    CHECK(new_codes(then) == Numbers{1, 1, 0, 0});
    CHECK(coded_cells(then.incidence) == CodedCells{"u1: A", "u2: C", "u3: C", "u4: C"});
    CHECK(then.current == now.incidence);
    CHECK(then.has_times == timed);
    CHECK(then.found_again == 0);
  }
}

TEST_CASE("as coded: a code that a split made is new where a unit is given it", "[tables][as_coded]") {
  CodedStudy c;
  for (const char* name : {"u1", "u2", "u3"}) c.unit(name);
  c.give("u1", "Support", 1);
  const auto moved = c.give("u2", "Support", 2);
  const auto part = c.study.split_code(c.code("Support"), {.name = "Parents"}, std::vector{moved});
  c.codes.emplace("Parents", part);
  c.give("u3", "Parents", 3);
  CHECK(incidence(c.study).incidence.cumulative() == Numbers{1, 2, 2});
  const auto then = c.then();
  CHECK(then.incidence.cumulative() == Numbers{1, 1, 2});
  CHECK(coded_cells(then.incidence) == CodedCells{"u1: Support", "u2: Support", "u3: Parents"});
  c.study.delete_code(c.code("Support"));  // its codings go; what a split had moved stays, and was given it
  CHECK(coded_cells(c.then().incidence) == CodedCells{"u2: Support", "u3: Parents"});
  CHECK(c.then({.codes = {"Parents"}}).incidence.codes() == 2);
}

TEST_CASE("as coded: what coding again found in early units is left out", "[tables][as_coded]") {
  for (const bool timed : {true, false}) {
    CodedStudy c;
    c.timed = timed;
    for (const char* name : {"u1", "u2", "u3", "u4"}) c.unit(name);
    c.give("u1", "A", 1);
    c.give("u2", "A", 2);
    c.give("u3", "late", 3);
    c.give("u1", "late", 4, 10);
    c.give("u4", "late", 5);
    c.give("u2", "B", 6, 10);  // later, but nowhere else
    CHECK(incidence(c.study).incidence.cumulative() == Numbers{2, 3, 3, 3});
    const auto then = c.then();
    CHECK(then.incidence.cumulative() == Numbers{1, 2, 3, 3});
    CHECK(coded_cells(then.incidence) == CodedCells{"u1: A", "u2: A", "u2: B", "u3: late", "u4: late"});
    CHECK(then.found_again == 1);
    // A unit that is coded after others is no unit coded again, whatever its place in the order.
    const auto turned = c.then({.order = Order(std::vector<std::string>{"u4", "u3", "u2", "u1"})});
    CHECK(coded_cells(turned.incidence) == coded_cells(then.incidence));
    CHECK(new_codes(turned) == Numbers{1, 0, 2, 0});
    const auto pairs = c.then({.edges = EdgeRule::unit});
    CHECK(coded_cells(pairs.edges.incidence) == CodedCells{"u2: A + B"});
    CHECK(pairs.found_again == 1);
    CHECK(coded_cells(pairs.current) == CodedCells{"u1: A + late", "u2: A + B"});
  }
}

TEST_CASE("as coded: doubles that a merge dropped had been given their code", "[tables][as_coded]") {
  CodedStudy c;
  for (const char* name : {"u1", "u2"}) c.unit(name);
  c.give("u1", "A", 1);
  c.give("u1", "B", 2);
  c.give("u2", "B", 3);
  c.study.merge_codes(std::vector{c.code("B")}, c.code("A"));
  CHECK(coded_cells(incidence(c.study).incidence) == CodedCells{"u1: A", "u2: A"});
  CHECK(coded_cells(c.then().incidence) == CodedCells{"u1: A", "u1: B", "u2: B"});
  CHECK(coded_cells(c.then({.edges = EdgeRule::segment}).edges.incidence) == CodedCells{"u1: A + B"});
  // Themes are those of today: what was merged stands where its code does.
  c.study.add_theme({.name = "T", .members = {{c.code("A"), 1}}});
  CHECK(coded_cells(c.then({.level = Level::theme}).incidence) == CodedCells{"u1: T", "u2: T"});
  const auto all = c.then({.coder_rule = UnitCoderRule::all});
  CHECK(coded_cells(all.incidence) == CodedCells{"u1: A", "u1: B", "u2: B"});
  CHECK(c.then({.min_units = 2}).incidence.code_labels == std::vector<std::string>{"B"});
  CHECK(c.then({.skip_empty = true, .codes = {"A"}}).incidence.units() == 2);
}

TEST_CASE("as coded against a protocol kept by hand, on studies at random", "[tables][as_coded]") {
  std::int64_t merged = 0, again = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 1);
    CodedStudy c;
    c.timed = seed % 2 == 0;
    const std::vector<const char*> units{"u1", "u2", "u3", "u4", "u5"};
    for (const char* name : units) c.unit(name);
    std::vector<std::string> names{"A", "B", "C", "D", "E"};
    for (const auto& name : names) c.code(name);
    // The protocol: each code in use has a line name, which it takes over from the first code merged into it.
    std::map<std::string, std::string> line;                        // code in use -> line, once given
    std::map<std::string, std::map<std::string, std::int64_t>> at;  // line -> unit -> first time
    std::map<std::string, std::int64_t> begun;
    std::map<std::string, std::string> label;  // line -> its last code's name
    for (std::int64_t minute = 1; minute <= 14; ++minute) {
      if (random.draw(5) == 0 && names.size() > 1) {
        const std::string from = names[random.draw(static_cast<std::uint32_t>(names.size()))];
        std::erase(names, from);
        const std::string into = names[random.draw(static_cast<std::uint32_t>(names.size()))];
        c.study.merge_codes(std::vector{c.code(from)}, c.code(into), {.time = Timestamp{minute}});
        ++merged;
        if (line.contains(from) && !line.contains(into)) {
          line[into] = line[from];
          label[line[into]] = into;
        }
        line.erase(from);
        continue;
      }
      const std::string name = names[random.draw(static_cast<std::uint32_t>(names.size()))];
      const char* unit = units[random.draw(5)];
      c.give(unit, name, minute, 4 * random.draw(2));
      if (!line.contains(name)) {
        line[name] = name;
        label[name] = name;
      }
      at[line[name]].try_emplace(unit, minute);
      begun.try_emplace(unit, minute);
    }
    CodedCells expected;
    for (const auto& [which, given] : at) {
      std::string first;
      for (const auto& [unit, minute] : given) {
        if (first.empty() || minute < given.at(first)) first = unit;
      }
      for (const auto& [unit, minute] : given) {
        if (begun[unit] < begun[first]) {
          ++again;
        } else {
          expected.insert(unit + ": " + label[which]);
        }
      }
    }
    INFO("seed " << seed);
    CHECK(coded_cells(c.then().incidence) == expected);
    // Without a merge and without coding again the two codebooks are one.
    if (c.study.operations().size() == 5 && c.then().found_again == 0) {
      CHECK(coded_cells(c.then().incidence) == coded_cells(incidence(c.study).incidence));
    }
  }
  CHECK(merged > 100);
  CHECK(again > 50);
}
