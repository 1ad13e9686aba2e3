#include <tematik/tables/meeting_scope.hpp>

#include <tematik/configurations.hpp>
#include <tematik/cooccurrence.hpp>
#include <tematik/query/stored_queries.hpp>

#include "../front/studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {
using ScopeNumbers = std::vector<std::int64_t>;
using SourceSpans = std::vector<std::pair<std::string, SpanSet>>;
}  // namespace

TEST_CASE("columns: a rectangular table out of the square one", "[cooccurrence][columns]") {
  Study study = studies::f3();
  const auto square = cooccurrence(study, {.count = Count::characters});
  CooccurrenceOptions o{.count = Count::characters, .codes = {"C", "A"}, .columns = {"B", "A"}};
  const auto table = cooccurrence(study, o);
  CHECK(table.counts.rows() == std::vector<std::string>{"C", "A"});
  CHECK(table.counts.columns() == std::vector<std::string>{"B", "A"});
  for (const char* row : {"C", "A"}) {
    for (const char* column : {"B", "A"}) CHECK(table.counts(row, column) == square.counts(row, column));
  }
  CHECK(table.totals == ScopeNumbers{5, 29});
  CHECK(table.column_totals == ScopeNumbers{31, 29});
  CHECK(table.n == 64);
  CHECK(table.table().rows() == 4);
  CHECK(table.association(Association::jaccard).values("A", "B") ==
        square.association(Association::jaccard).values("A", "B"));
  CHECK(table.places(study, "A", "B").size() == cooccurrence(study, {}).places(study, "A", "B").size());
  CHECK(thrown<UsageError>([&] { return table.test(); }) == "not_available");
  CHECK(thrown<UsageError>([&] { return table.interval(Association::jaccard); }) == "not_available");
  // Without rows all codable codes stand in them.
  CHECK(cooccurrence(study, {.columns = {"C"}}).counts.rows() == std::vector<std::string>{"A", "B", "C"});
  // Pairs keep the diagonal rule.
  CHECK(cooccurrence(study, {.same_code = SameCode::keep, .codes = {"A"}, .columns = {"A", "B"}}).counts("A", "A") ==
        3);
  const auto two = cooccurrence(studies::f2(), {.coder_rule = CoderRule::across,
                                                .across = {"u", "v"},
                                                .same_code = SameCode::keep,
                                                .codes = {"C", "A"},
                                                .columns = {"B"}});
  CHECK(two.counts("A", "B") == 3);
  CHECK(two.counts("C", "B") == 1);
  CHECK(two.totals == ScopeNumbers{1, 3});
  CHECK(two.column_totals == ScopeNumbers{1});
}

TEST_CASE("themes and queries are rows and columns", "[cooccurrence][columns]") {
  Study study = studies::f3();
  study.add_theme({.name = "T", .members = {{.code = study.code("A")}, {.code = study.code("C")}}});
  store_query(study, "alone", code("B") - code("A"));
  const auto characters = cooccurrence(
      study, {.count = Count::characters, .codes = {"T", CodeRef("A or C", code("A") | code("C")), "alone", "B"}});
  CHECK(characters.labels() == std::vector<std::string>{"B", "T", "A or C", "alone"});
  CHECK(characters.counts("T", "T") == 20 + 5 + 3 + 4);
  CHECK(characters.counts("T", "B") == characters.counts("A or C", "B"));
  CHECK(characters.structural(0, 3) == 1);
  CHECK(characters.structural(0, 1) == 0);
  CHECK(characters.structural(1, 2) == 1);
  // A theme keeps its codings, coders too; a query supplies runs.
  const auto kept = cooccurrence(study, {.same_code = SameCode::keep, .codes = {"T", "A", "B"}});
  CHECK(kept.totals == ScopeNumbers{5, 4, 7});
  CHECK(kept.counts("B", "T") == 3 + 2);
  CHECK(kept.structural(0, 2) == 1);
  CHECK(cooccurrence(study, {.coder_rule = CoderRule::within, .codes = {"T", "B"}}).counts("T", "B") > 0);
  const auto table = cooccurrence(study, {.codes = {"B"}, .columns = {"T", CodeRef("q", code("C"))}});
  CHECK(table.counts.columns() == std::vector<std::string>{"T", "q"});
  CHECK(table.places(study, "B", "q").size() == 2);
  CHECK(thrown<UsageError>([&] { (void)cooccurrence(study, {.codes = {"T", "T"}}); }) == "codes_twice");
  CHECK(thrown<UsageError>([&] { (void)read_codings(study, {.codes = {CodeRef("q", code("A"))}}); }) == "stored_query");
  CHECK(thrown<LookupError>([&] { (void)read_codings(study, {.codes = {"T"}}); }) == "code_unknown");
}

TEST_CASE("universe: units with a row, and places given by hand", "[cooccurrence][universe]") {
  const Study study = studies::f3();
  const auto lines = cooccurrence(study, {.unit = "ten", .codes = {"C"}, .universe = Universe::nonempty});
  CHECK(lines.n == 2);
  CHECK_FALSE(lines.is_table);
  const auto tens = cooccurrence(study, {.unit = "ten", .universe = Universe::nonempty});
  CHECK(tens.n == 6);  // of the lines of source 2 the last holds no code
  CHECK(tens.association(Association::phi).status("A", "B") == Status::no_table);
  CHECK(tens.association(Association::jaccard).values("A", "B") == .5);
  CHECK(lines.test().status == Status::no_data);
  CHECK(cooccurrence(study, {.count = Count::characters, .universe = Universe::nonempty}).n == 30 + 17 + 4);
  CHECK(cooccurrence(study, {.count = Count::sources, .codes = {"C"}, .universe = Universe::nonempty}).n == 2);

  const auto [f1_counts, n] = std::pair(cooccurrence(studies::f1(), {.count = Count::characters}), 30);
  const auto first = cooccurrence(
      study, {.count = Count::characters, .universe = SourceSpans{{"source 1", SpanSet::from_spans({{0, 30}})}}});
  CHECK(first.counts.values() == f1_counts.counts.values());
  CHECK(first.n == n);
  // In a source without a coding they count too.
  const SourceSpans places{{"source 1", SpanSet::from_spans({{5, 15}, {20, 30}})},
                           {"source 4", SpanSet::from_spans({{0, 4}})}};
  const auto inside = cooccurrence(study, {.count = Count::characters, .universe = places});
  CHECK(inside.n == 24);
  CHECK(inside.totals == ScopeNumbers{10, 20, 2});
  CHECK(inside.counts.values() ==
        cooccurrence(study, {.count = Count::characters, .within = spans(places)}).counts.values());
  CHECK(cooccurrence(study, {.unit = "ten", .universe = places}).n == 4);
  CHECK(cooccurrence(study, {.unit = UnitRule::source, .universe = places}).n == 2);
  const auto all = [&](const CooccurrenceOptions& options) {
    CooccurrenceOptions by_hand = options;
    SourceSpans whole;
    for (const auto& [id, source] : study.sources()) {
      whole.emplace_back(source.name, SpanSet::from_spans({{0, *source.length()}}));
    }
    by_hand.universe = whole;
    CooccurrenceOptions every = options;
    every.universe = Universe::all;
    const auto a = cooccurrence(study, by_hand), b = cooccurrence(study, every);
    CHECK(a.counts.values() == b.counts.values());
    CHECK(a.totals == b.totals);
    CHECK(a.n == b.n);
  };
  all({.count = Count::characters});
  all({.unit = "ten"});
  all({.unit = UnitRule::case_});
  all({.count = Count::sources});
  CHECK(to_json(Universe(places)) == "[\"spans\",[\"source 1\",[[5,15],[20,30]]],[\"source 4\",[[0,4]]]]");
  CHECK(thrown<InputError>([&] {
          (void)cooccurrence(study, {.universe = SourceSpans{{"source 1", SpanSet::from_spans({{0, 31}})}}});
        }) == "span_end");
  CHECK(thrown<LookupError>([&] { (void)cooccurrence(study, {.universe = SourceSpans{{"none", {}}}}); }) != "");
  CHECK(thrown<UsageError>([] { (void)Universe("some"); }) == "universe");
}

TEST_CASE("by: a table for each group, beside the total", "[cooccurrence][groups]") {
  Study study = studies::f3();
  const auto v = study.add_coder({.name = "v"});
  studies::code_all(study, study.source("source 2"), v, {{"A", 0, 8}, {"B", 6, 14}, {"C", 18, 24}});
  const auto same = [](const Cooccurrence& a, const Cooccurrence& b) {
    CHECK(a.counts.values() == b.counts.values());
    CHECK(a.totals == b.totals);
    CHECK(a.n == b.n);
  };
  const std::vector<CooccurrenceOptions> rules{{.same_code = SameCode::keep},
                                               {.count = Count::characters},
                                               {.unit = "ten"},
                                               {.unit = UnitRule::window},
                                               {.unit = UnitRule::source},
                                               {.unit = UnitRule::segment},
                                               {.count = Count::codings, .same_code = SameCode::keep},
                                               {.count = Count::sources}};
  for (CooccurrenceOptions o : rules) {
    INFO(o.unit.word() << ' ' << (o.count ? to_string(*o.count) : "default"));
    const auto plain = cooccurrence(study, o);
    o.by = "source";
    const auto sources = cooccurrence(study, o);
    same(sources, plain);
    CHECK(sources.groups == std::vector<std::string>{"source 1", "source 2", "source 3"});
    CHECK(sources.additive);
    Matrix<std::int64_t> sum = Matrix<std::int64_t>::Zero(3, 3);
    for (const auto& name : sources.groups) {
      CooccurrenceOptions one = o;
      one.by.clear();
      one.where = in_source(name);
      same(sources.of_group(name), cooccurrence(study, one));
      sum += sources.of_group(name).counts.values();
    }
    CHECK(sum == plain.counts.values());
    o.by = "coder";
    const auto coders = cooccurrence(study, o);
    CHECK(coders.groups == std::vector<std::string>{"u", "v"});
    CHECK_FALSE(coders.additive);
    for (const auto& name : coders.groups) {
      CooccurrenceOptions one = o;
      one.by.clear();
      one.where = by_coder(name);
      same(coders.of_group(name), cooccurrence(study, one));
    }
  }
  // Groups of cases: what lies in their places.
  const auto cases = cooccurrence(study, {.count = Count::characters, .by = "case"});
  CHECK(cases.groups == std::vector<std::string>{"p", "q", "r"});
  CHECK_FALSE(cases.additive);
  const SourceSpans of_q{{"source 2", SpanSet::from_spans({{0, 10}})}};
  same(cases.of_group("q"), cooccurrence(study, {.count = Count::characters, .within = spans(of_q)}));
  CHECK(cases.of_group("p").n == 30 + 14);
  CHECK(cases.of_group("q").places(study, "A", "A").size() == 2);
  CHECK(cooccurrence(study, {.by = "case"}).of_group("r").totals == ScopeNumbers{1, 0, 0});
  CHECK(cooccurrence(study, {.unit = UnitRule::case_, .by = "case"}).of_group("p").n == 1);
  // A missing value is a group of its own.
  const Study ages = studies::ages();
  const auto by_age = cooccurrence(ages, {.unit = UnitRule::source, .by = "source.age"});
  CHECK(by_age.groups == std::vector<std::string>{"30", "50", "(missing)"});
  CHECK(by_age.of_group("50").n == 1);
  // Calls on a part stay in it.
  const auto units = cooccurrence(study, {.unit = "ten", .by = "source"});
  CHECK(units.of_group("source 2").test().n == 3);
  CHECK(units.of_group("source 2").shift_test(study).n == 3);
  CHECK(units.shift_test(study).n == 7);
  CHECK(units.of_group("source 1").places(study, "A", "B").size() == 2);
  CHECK(thrown<LookupError>([&] { (void)units.of_group("source 4"); }) == "label_unknown");
}

TEST_CASE("by case: codings of no case, and codings without a span", "[cooccurrence][groups]") {
  Study study = studies::f1();
  const auto s2 = studies::add_source(study, "source 2", 20);
  studies::code_all(study, s2, study.coder("u"), {{"A", 0, 12}, {"B", 8, 18}});
  study.add_case({.name = "p", .sources = {study.source("source 1")}, .spans = {{.source = s2, .span = {0, 10}}}});
  const auto whole = study.add_segment({.source = study.source("source 1"), .kind = PlaceKind::source});
  study.add_coding({.source = study.source("source 1"), .code = study.code("C"), .segment = whole});
  const auto characters = cooccurrence(study, {.count = Count::characters, .by = "case"});
  REQUIRE(characters.groups == std::vector<std::string>{"p"});  // all codings share a character with it
  CHECK(characters.of_group("p").counts("A", "B") == 10 + 2);
  studies::code_all(study, s2, study.coder("u"), {{"C", 14, 20}});
  const auto with = cooccurrence(study, {.count = Count::characters, .by = "case"});
  REQUIRE(with.groups == std::vector<std::string>{"p", "(no case)"});
  CHECK(with.of_group("(no case)").n == 10);
  CHECK(with.of_group("(no case)").totals == ScopeNumbers{0, 0, 6});
  CHECK(cooccurrence(study, {.unit = UnitRule::source, .by = "case"}).of_group("p").totals == ScopeNumbers{2, 2, 1});
}
