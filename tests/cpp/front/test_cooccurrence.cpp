#include <tematik/cooccurrence.hpp>

#include "studies.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using studies::thrown;
using Numbers = std::vector<std::int64_t>;

namespace {

/// A–A, B–B, C–C, A–B, A–C, B–C.
Numbers cells(const Cooccurrence& t) {
  return {t.counts("A", "A"), t.counts("B", "B"), t.counts("C", "C"),
          t.counts("A", "B"), t.counts("A", "C"), t.counts("B", "C")};
}
/// A–B, A–C, B–C.
Numbers pairs(const Cooccurrence& t) {
  CHECK(t.counts.values() == t.counts.values().transpose());
  return {t.counts("A", "B"), t.counts("A", "C"), t.counts("B", "C")};
}

}  // namespace

TEST_CASE("F1: contact rules as coded", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto kept = [&](Unit unit, std::int64_t distance = 0) {
    return cooccurrence(study, {.unit = unit, .same_code = SameCode::keep, .distance = distance});
  };
  CHECK(cells(kept(UnitRule::overlap)) == Numbers{3, 0, 0, 3, 1, 1});
  CHECK(cells(kept(UnitRule::touching)) == Numbers{3, 0, 0, 4, 2, 1});
  CHECK(cells(kept(UnitRule::near, 0)) == Numbers{3, 0, 0, 4, 2, 1});
  CHECK(cells(kept(UnitRule::near, 2)) == Numbers{3, 0, 0, 4, 3, 1});
  CHECK(cells(kept(UnitRule::near, 8)) == Numbers{3, 1, 0, 4, 3, 2});
  CHECK(kept(UnitRule::near, 10).counts("A", "B") == 5);
  CHECK(kept(UnitRule::near, 11).counts("A", "B") == 6);
  CHECK(cells(kept(UnitRule::exact)) == Numbers{0, 0, 0, 0, 0, 0});
  const auto overlap = kept(UnitRule::overlap);
  CHECK(overlap.totals == Numbers{3, 2, 1});
  CHECK(overlap.labels() == std::vector<std::string>{"A", "B", "C"});
  CHECK_FALSE(overlap.n);
  CHECK_FALSE(overlap.is_table);
  CHECK(overlap.status == Status::ok);
  CHECK(overlap.revision == study.revision());
  CHECK(studies::has_warning(overlap.warnings, "cooccurrence.pair_counts"));
  CHECK(overlap.method.function == "cooccurrence");
  CHECK_FALSE(overlap.report().empty());
}

TEST_CASE("F1: runs of one code, the default", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto overlap = cooccurrence(study);
  CHECK(cells(overlap) == Numbers{0, 0, 0, 1, 1, 1});
  CHECK(overlap.totals == Numbers{1, 2, 1});
  CHECK(cells(cooccurrence(study, {.unit = UnitRule::touching})) == Numbers{0, 0, 0, 2, 1, 1});
}

TEST_CASE("F1: characters", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto characters = cooccurrence(study, {.count = Count::characters});
  CHECK(cells(characters) == Numbers{20, 20, 2, 10, 2, 2});
  CHECK(characters.totals == Numbers{20, 20, 2});
  CHECK(characters.n == 30);
  CHECK(characters.is_table);
  const auto jaccard = characters.association(Association::jaccard);
  CHECK_THAT(jaccard.values("A", "B"), WithinAbs(1.0 / 3, 1e-12));
  CHECK_THAT(jaccard.values("A", "C"), WithinAbs(.1, 1e-12));
  CHECK_THAT(jaccard.values("B", "C"), WithinAbs(.1, 1e-12));

  const auto shared = cooccurrence(study, {.count = Count::pair_characters});
  CHECK(cells(shared) == Numbers{8, 0, 0, 16, 2, 2});
  CHECK(shared.totals == Numbers{27, 20, 2});
  CHECK_FALSE(shared.n);
}

TEST_CASE("F1: lines, and who is a member of one", "[cooccurrence]") {
  const Study study = studies::f1();
  for (const Unit& unit : {Unit(UnitRule::line), Unit("ten")}) {
    INFO(unit.word());
    const auto lines = cooccurrence(study, {.unit = unit});
    CHECK(cells(lines) == Numbers{2, 3, 1, 2, 1, 1});
    CHECK(lines.totals == Numbers{2, 3, 1});
    CHECK(lines.n == 3);
    CHECK(lines.is_table);
    const auto by = [&](Membership membership) {
      return cells(cooccurrence(study, {.unit = unit, .membership = membership}));
    };
    CHECK(by(Membership::any) == Numbers{2, 3, 1, 2, 1, 1});  // AB, ABC, B
    CHECK(by("full") == Numbers{2, 1, 0, 0, 0, 0});           // A, A, B
    CHECK(by("begins") == Numbers{1, 2, 1, 1, 0, 0});         // AB, C, B
  }
  CHECK(cells(cooccurrence(study, {.unit = "ten", .membership = Membership::share(.5)})) == Numbers{2, 3, 0, 2, 0, 0});
  // With the line ends the units are [0,10) …; B has just half of each, which is no majority.
  CHECK(cells(cooccurrence(study, {.unit = "ten", .membership = "majority"})) == Numbers{2, 1, 0, 0, 0, 0});
}

TEST_CASE("F1: segments", "[cooccurrence]") {
  const auto segments = cooccurrence(studies::f1(), {.unit = UnitRule::segment});
  CHECK(cells(segments) == Numbers{3, 2, 1, 0, 0, 0});
  CHECK(segments.n == 6);
}

TEST_CASE("F1: roll-up comes before runs are joined", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto kept = cooccurrence(study, {.level = Level::parent, .same_code = SameCode::keep});
  CHECK(kept.labels() == std::vector<std::string>{"P", "Q"});
  CHECK(kept.counts("P", "P") == 6);
  CHECK(kept.counts("P", "Q") == 2);
  const auto runs = cooccurrence(study, {.level = Level::parent});
  CHECK(runs.counts("P", "Q") == 1);
  CHECK(runs.counts("P", "P") == 0);
  CHECK(runs.totals == Numbers{1, 1});  // P [0,30), Q [10,12)
  const auto subtree = cooccurrence(study, {.level = Level::subtree, .same_code = SameCode::keep});
  CHECK(subtree.counts("P", "Q") == 2);
  CHECK(subtree.structural(0, 1) == 1);
}

TEST_CASE("F2: coders pooled", "[cooccurrence]") {
  const Study study = studies::f2();
  const auto kept = cooccurrence(study, {.same_code = SameCode::keep});
  CHECK(cells(kept) == Numbers{6, 1, 0, 8, 2, 3});
  CHECK(kept.totals == Numbers{4, 3, 2});
  const auto runs = cooccurrence(study);
  CHECK(cells(runs) == Numbers{0, 0, 0, 1, 2, 2});
  CHECK(runs.totals == Numbers{1, 2, 2});
  CHECK(cells(cooccurrence(study, {.unit = UnitRule::near, .same_code = SameCode::keep, .distance = 2})) ==
        Numbers{6, 1, 0, 9, 5, 3});
  const auto characters = cooccurrence(study, {.count = Count::characters});
  CHECK(cells(characters) == Numbers{20, 20, 8, 10, 4, 6});
  CHECK(characters.n == 30);
  const auto lines = cooccurrence(study, {.unit = UnitRule::line});
  CHECK(cells(lines) == Numbers{2, 3, 2, 2, 1, 2});
  CHECK(lines.n == 3);
}

TEST_CASE("F3: several sources and cases", "[cooccurrence]") {
  const Study study = studies::f3();
  const auto by = [&](Unit unit, SameCode same, std::int64_t distance = 0) {
    return pairs(cooccurrence(study, {.unit = unit, .same_code = same, .distance = distance}));
  };
  CHECK(by(UnitRule::overlap, SameCode::keep) == Numbers{3, 1, 2});
  CHECK(by(UnitRule::touching, SameCode::keep) == Numbers{5, 2, 2});
  CHECK(by(UnitRule::near, SameCode::keep, 3) == Numbers{5, 3, 3});
  CHECK(by(UnitRule::overlap, SameCode::union_) == Numbers{1, 1, 2});
  CHECK(by(UnitRule::touching, SameCode::union_) == Numbers{3, 1, 2});
  CHECK(by(UnitRule::near, SameCode::union_, 3) == Numbers{3, 1, 3});
  struct Row {
    Unit unit;
    std::optional<Count> count;
    Numbers cells, totals;
    std::int64_t coded, all;
  };
  for (const Row& row :
       {Row{UnitRule::source, {}, {2, 2, 2}, {3, 2, 2}, 3, 4}, Row{UnitRule::case_, {}, {2, 1, 1}, {3, 2, 1}, 3, 4},
        Row{UnitRule::overlap, Count::characters, {10, 2, 4}, {29, 31, 5}, 64, 74},
        Row{UnitRule::line, {}, {3, 1, 2}, {4, 5, 2}, 7, 8}}) {
    INFO(row.unit.word());
    const auto coded = cooccurrence(study, {.unit = row.unit, .count = row.count});
    CHECK(pairs(coded) == row.cells);
    CHECK(coded.totals == row.totals);
    CHECK(coded.n == row.coded);
    const auto all = cooccurrence(study, {.unit = row.unit, .count = row.count, .universe = Universe::all});
    CHECK(pairs(all) == row.cells);
    CHECK(all.totals == row.totals);
    CHECK(all.n == row.all);
  }
}

TEST_CASE("within: what is counted is cut to the places of a query", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto characters = cooccurrence(study, {.count = Count::characters, .within = code("B")});
  CHECK(cells(characters) == Numbers{10, 20, 2, 10, 2, 2});
  CHECK(characters.n == 20);
  const auto lines = cooccurrence(study, {.unit = UnitRule::line, .within = code("C")});
  CHECK(cells(lines) == Numbers{1, 1, 1, 1, 1, 1});
  CHECK(lines.n == 1);
  // Pairs stay whole if they reach into the places: A[8,20) B[5,15) C[10,12).
  const auto kept = cooccurrence(study, {.within = code("C"), .same_code = SameCode::keep});
  CHECK(cells(kept) == Numbers{0, 0, 0, 1, 1, 1});
  // The query sees every code, also those that are no rows of the table.
  const auto others = cooccurrence(study, {.count = Count::characters, .within = code("B"), .codes = {"A", "C"}});
  CHECK(others.n == 20);
  CHECK(others.totals == Numbers{10, 2});
  CHECK(cooccurrence(study, {.count = Count::characters, .within = ~code("A")}).n == 10);
}

TEST_CASE("where: by coder, source and attribute", "[cooccurrence]") {
  const Study f2 = studies::f2();
  const auto v = cooccurrence(f2, {.where = by_coder("v"), .same_code = SameCode::keep});
  CHECK(cells(v) == Numbers{0, 0, 0, 1, 0, 0});  // A[2,9) B[6,14) C[18,24)
  CHECK(v.totals == Numbers{1, 1, 1});
  const auto u = cooccurrence(f2, {.where = by_coder("u"), .same_code = SameCode::keep});
  CHECK(cells(u) == Numbers{3, 0, 0, 3, 1, 1});

  const Study f3 = studies::f3();
  const auto second = cooccurrence(f3, {.unit = UnitRule::line, .where = in_source("source 2")});
  CHECK(second.n == 3);
  CHECK(pairs(second) == Numbers{1, 0, 1});
  CHECK(cooccurrence(f3, {.unit = UnitRule::line, .where = ~in_source("source 2"), .universe = Universe::all}).n == 5);
  const auto of_q = cooccurrence(f3, {.where = in_case("q"), .same_code = SameCode::keep});
  CHECK(of_q.totals == Numbers{1, 1, 0});

  const Study ages = studies::ages();
  const auto older = cooccurrence(ages, {.unit = UnitRule::source, .where = attr("source.age") > 40});
  CHECK(older.n == 1);
  CHECK(older.totals == Numbers{1});
}

TEST_CASE("rows: named codes, in the order given", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto two = cooccurrence(study, {.same_code = SameCode::keep, .codes = {"C", study.code("A")}});
  CHECK(two.labels() == std::vector<std::string>{"C", "A"});
  CHECK(two.counts(0, 1) == 1);
  CHECK(thrown<UsageError>([&] { (void)cooccurrence(study, {.codes = {"A", "A"}}); }) == "codes_twice");
}

TEST_CASE("threads change nothing", "[cooccurrence]") {
  const Study study = studies::f3();
  const auto one = cooccurrence(study, {.same_code = SameCode::keep, .threads = 1});
  const auto seven = cooccurrence(study, {.same_code = SameCode::keep, .threads = 7});
  CHECK(one.counts.values() == seven.counts.values());
}

TEST_CASE("nothing coded: zeros and no_data", "[cooccurrence]") {
  Study study("empty");
  study.add_code({.name = "A"});
  studies::add_source(study, "s", 30);
  const auto none = cooccurrence(study, {.unit = UnitRule::line});
  CHECK(none.status == Status::no_data);
  CHECK(none.counts("A", "A") == 0);
  CHECK(none.n == 0);
  CHECK(cooccurrence(Study(), {}).status == Status::no_data);
}

TEST_CASE("codings without a span are left out of positional rules, and counted", "[cooccurrence]") {
  Study study = studies::f1();
  const auto source = study.source("source 1");
  const auto whole = study.add_segment({.source = source, .kind = PlaceKind::source});
  study.add_coding({.source = source, .code = study.code("C"), .segment = whole});
  const auto overlap = cooccurrence(study, {.same_code = SameCode::keep});
  CHECK(overlap.totals == Numbers{3, 2, 1});
  CHECK(studies::has_warning(overlap.warnings, "cooccurrence.no_span"));
  CHECK(studies::has_warning(cooccurrence(study, {.unit = UnitRule::line}).warnings, "cooccurrence.no_span"));
  CHECK_FALSE(studies::has_warning(cooccurrence(study, {.unit = UnitRule::source}).warnings, "cooccurrence.no_span"));
}

TEST_CASE("options that do not fit are refused, never answered by another rule", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto refused = [&](const CooccurrenceOptions& options) {
    return thrown<UsageError>([&] { (void)cooccurrence(study, options); });
  };
  CHECK(refused({.coder_rule = CoderRule::consensus}) == "consensus");
  CHECK(refused({.coder_rule = CoderRule::consensus, .consensus = 0}) == "consensus");
  CHECK(refused({.consensus = 2}) == "consensus");
  CHECK(refused({.across = {"u", "v"}}) == "across");
  CHECK(refused({.coder_rule = CoderRule::across, .across = {"u"}}) == "across");
  CHECK(refused({.coder_rule = CoderRule::across, .across = {"u", "u"}}) == "across");
  CHECK(refused({.unit = UnitRule::line, .coder_rule = CoderRule::across}) == "coder_rule");
  CHECK(refused({.count = Count::characters, .coder_rule = CoderRule::across}) == "coder_rule");
  CHECK(refused({.count = Count::pair_characters, .coder_rule = CoderRule::across, .across = {"u", "v"}}) ==
        "coder_rule");
  CHECK(refused({.min_shared = 0}) == "min_shared");
  CHECK(refused({.min_share = 1.5}) == "min_share");
  CHECK(refused({.unit = UnitRule::touching, .min_shared = 2}) == "min_shared");
  CHECK(refused({.count = Count::characters, .min_share = .5}) == "min_share");
  CHECK(refused({.unit = UnitRule::near, .distance_unit = UnitRule::source}) == "distance_unit");
  CHECK(refused({.unit = UnitRule::touching, .count = Count::characters}) == "count");
  CHECK(refused({.unit = UnitRule::overlap, .count = Count::units}) == "count");
  CHECK(refused({.unit = UnitRule::line, .count = Count::pair_characters}) == "count");
  CHECK(refused({.unit = UnitRule::character}) == "unit");
  CHECK(refused({.count = Count::coders, .coder_rule = CoderRule::within}) == "coder_rule");
  CHECK(refused({.count = Count::sources, .coder_rule = CoderRule::across}) == "coder_rule");
  CHECK(refused({.unit = UnitRule::relation}) == "mask");
  CHECK(refused({.mask = {"o"}}) == "mask");
  CHECK(refused({.unit = UnitRule::relation, .mask = {"beside"}}) != "");
  CHECK(refused({.unit = UnitRule::relation, .mask = {"<"}}) == "distance");
  CHECK(refused({.unit = UnitRule::relation, .mask = {"o", ">"}}) == "distance");
  CHECK(refused({.unit = UnitRule::window, .base = UnitRule::segment}) == "base");
  CHECK(refused({.unit = UnitRule::window, .window = 0}) == "window");
  CHECK(refused({.unit = UnitRule::window, .step = 0}) == "step");
  CHECK(refused({.columns = {"A", "A"}}) == "codes_twice");
  CHECK(refused({.by = "colour"}) == "by");
  CHECK(refused({.unit = UnitRule::exact, .same_code = SameCode::union_}) == "same_code");
  CHECK(refused({.unit = UnitRule::near, .distance = -1}) == "distance");
}

TEST_CASE("unknown names", "[cooccurrence]") {
  const Study study = studies::f1();
  CHECK_THROWS_AS(cooccurrence(study, {.codes = {"Z"}}), LookupError);
  CHECK_THROWS_AS(cooccurrence(study, {.within = code("Z")}), LookupError);
  CHECK_THROWS_AS(cooccurrence(study, {.where = by_coder("nobody")}), LookupError);
  CHECK_THROWS_AS(cooccurrence(study, {.where = in_source("none")}), LookupError);
  CHECK_THROWS_AS(cooccurrence(study, {.where = attr("source.shoe") == 42}), LookupError);
  CHECK_THROWS_AS(cooccurrence(study, {.unit = "scene"}), LookupError);
}

TEST_CASE("F3: tests and intervals within sources", "[cooccurrence]") {
  const Study study = studies::f3();
  const auto lines = cooccurrence(study, {.unit = "ten"});
  CHECK(lines.by_source.size() == 3);  // source 4 is not coded
  const auto [sum, n] = sum_counts(lines.by_source, 3);
  CHECK(sum == lines.counts.values());
  CHECK(n == lines.n);
  const auto tests = lines.test();
  CHECK(tests.family == 3);
  // A and B on the lines of source 1 (2, 3 and 2 of 3), source 2 (1, 2 and 1 of 3); C without them where a code is missing
  CHECK_THAT(tests.expected("A", "B"), WithinAbs(2 * 3 / 3.0 + 1 * 2 / 3.0, 1e-12));
  CHECK_THAT(tests.expected("A", "C"), WithinAbs(2 * 1 / 3.0 + 1 * 1 / 3.0, 1e-12));
  CHECK_THAT(tests.p("A", "B"), WithinAbs(2 / 3.0, 1e-12));  // only source 2 can vary: 1 of 1 line in 2 of 3
  CHECK(tests.counts("A", "B") == 3);
  CHECK(lines.interval(Association::jaccard).exhaustive);
  CHECK(lines.interval(Association::jaccard).sources == 3);
  CHECK_THAT(lines.interval(Association::jaccard).values("A", "B"), WithinAbs(.5, 1e-12));
  for (const auto& unit : {Unit(UnitRule::source), Unit(UnitRule::case_), Unit(UnitRule::segment)}) {
    INFO(unit.word());
    const auto met = cooccurrence(study, {.unit = unit});
    const auto [counts, units] = sum_counts(met.by_source, 3);
    CHECK(counts == met.counts.values());
    CHECK(units == met.n);
  }
  CHECK(cooccurrence(study, {.unit = UnitRule::source}).test().pair_status("A", "B") == Status::no_variation);
  const auto characters = cooccurrence(study, {.count = Count::characters});
  CHECK(sum_counts(characters.by_source, 3).first == characters.counts.values());
  CHECK(characters.test().flags.has(Flag::not_independent));
  const auto met = cooccurrence(study);
  CHECK(met.test().pair_status("A", "B") == Status::no_table);
  CHECK(met.test().family == 0);
  CHECK(met.interval(Association::jaccard).status == Status::no_data);
  const auto without = cooccurrence(study, {.unit = "ten", .keep_sources = false});
  CHECK(thrown<UsageError>([&] { return without.test(); }) == "keep_sources");
  CHECK(thrown<UsageError>([&] { return without.interval(Association::phi); }) == "keep_sources");
}

TEST_CASE("F3: the shift test on lines and on characters", "[cooccurrence]") {
  const Study study = studies::f3();
  const auto lines = shift_test(study, {.unit = "ten"});
  CHECK(lines.counts("A", "B") == 3);
  CHECK(lines.few_arrangements);
  CHECK_THAT(lines.p("A", "B"), WithinAbs(2 / 3.0, 1e-12));
  const auto characters = shift_test(study, {.count = Count::characters});
  CHECK(characters.counts("A", "B") == 10);
  CHECK_THAT(characters.expected("A", "B"), WithinAbs(20 * 20 / 30.0 + 5 * 11 / 24.0, 1e-12));
  CHECK(characters.n == 64);
  CHECK_FALSE(characters.few_arrangements);
  CHECK(thrown<UsageError>([&] { return shift_test(study, {.unit = UnitRule::source}); }) == "unit");
  CHECK(thrown<UsageError>([&] { return shift_test(study, {}); }) == "unit");
}

TEST_CASE("F1: distances in lines, and thresholds of the shared length", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto near = [&](std::int64_t distance, Count count = Count::pairs) {
    return cooccurrence(study, {.unit = UnitRule::near,
                                .count = count,
                                .same_code = SameCode::keep,
                                .distance = distance,
                                .distance_unit = UnitRule::line});
  };
  CHECK(cells(near(1)) == Numbers{3, 1, 0, 4, 3, 2});
  CHECK(pairs(near(0)) == Numbers{3, 1, 1});
  CHECK(near(2).counts("A", "B") == 6);
  CHECK(near(2, Count::sources).counts("A", "B") == 1);
  const auto shared = [&](std::int64_t characters, double share) {
    return pairs(cooccurrence(study, {.same_code = SameCode::keep, .min_shared = characters, .min_share = share}));
  };
  // A[0,10) B[5,15) share 5, A[4,9) B 4, A[8,20) B 7; C [10,12) lies in A[8,20) and in B.
  CHECK(shared(2, 0) == Numbers{3, 1, 1});
  CHECK(shared(5, 0) == Numbers{2, 0, 0});
  CHECK(shared(1, .8) == Numbers{1, 1, 1});  // 4 of the 5 of [4,9)
  CHECK(shared(1, .5) == Numbers{3, 1, 1});
  const auto thresholds = cooccurrence(study, {.count = Count::pair_characters, .min_shared = 5});
  CHECK(pairs(thresholds) == Numbers{12, 0, 0});
  CHECK(cells(cooccurrence(studies::f2(), {.unit = UnitRule::exact, .count = Count::pair_characters})) ==
        Numbers{0, 0, 0, 0, 0, 0});
}

TEST_CASE("F1: the relation of each coding to each other", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto met = [&](const char* word, const char* row, const char* column) {
    const auto table =
        cooccurrence(study, {.unit = UnitRule::relation, .same_code = SameCode::keep, .distance = 30, .mask = {word}});
    CHECK(table.column_totals.size() == (table.directed ? 3U : 0U));
    return table.counts(row, column);
  };
  // A to A: o di o and their inverses; A to B: o < | oi m | o <; A to C: m | di | <; B to C: di | >.
  CHECK(met("o", "A", "A") == 2);
  CHECK(met("oi", "A", "A") == 2);
  CHECK(met("di", "A", "A") == 1);
  CHECK(met("o", "A", "B") == 2);
  CHECK(met("oi", "A", "B") == 1);
  CHECK(met("m", "A", "B") == 1);
  CHECK(met("<", "A", "B") == 2);
  CHECK(met("o", "B", "A") == 1);
  CHECK(met("oi", "B", "A") == 2);
  CHECK(met("mi", "B", "A") == 1);
  CHECK(met(">", "B", "A") == 2);
  CHECK(met("m", "A", "C") == 1);
  CHECK(met("di", "A", "C") == 1);
  CHECK(met("<", "A", "C") == 1);
  CHECK(met("d", "C", "A") == 1);
  CHECK(met("di", "B", "C") == 1);
  CHECK(met(">", "B", "C") == 1);
  CHECK(met("<", "C", "B") == 1);
  CHECK(met("<", "B", "B") == 1);
  CHECK(met("=", "A", "B") == 0);
  // For i and j the nine relations that share sum to overlap, and with m and mi to touching.
  CooccurrenceOptions o{.unit = UnitRule::relation, .same_code = SameCode::keep};
  o.mask = masks::shared.words();
  const auto sharing = cooccurrence(study, o);
  CHECK_FALSE(sharing.directed);
  CHECK(cells(sharing) == Numbers{3, 0, 0, 3, 1, 1});
  o.mask = (masks::shared | masks::touching).words();
  CHECK(cells(cooccurrence(study, o)) == Numbers{3, 0, 0, 4, 2, 1});
  o.mask = {"<", "m"};
  o.distance = 0;
  o.distance_unit = UnitRule::line;
  CHECK(cooccurrence(study, o).counts("A", "C") == 0);  // A[0,10) meets C[10,12) in the next line
  o.distance = 1;
  CHECK(cooccurrence(study, o).counts("A", "C") == 2);
  CHECK(cooccurrence(study, o).counts("C", "A") == 0);
  CHECK(cooccurrence(study, o).places(study, "A", "C").size() == 2);
  CHECK(cooccurrence(study, o).places(study, "C", "A").empty());
  CHECK(cooccurrence(study, o).test().status == Status::no_data);
}

TEST_CASE("F1: codings that meet, in both directions", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto met = cooccurrence(study, {.count = Count::codings, .same_code = SameCode::keep});
  CHECK(met.directed);
  CHECK(met.totals == Numbers{3, 2, 1});
  CHECK(met.column_totals == Numbers{3, 2, 1});
  CHECK(met.counts("A", "A") == 3);
  CHECK(met.counts("B", "B") == 0);
  CHECK(met.counts("C", "C") == 0);
  CHECK(met.counts("A", "B") == 3);
  CHECK(met.counts("B", "A") == 1);
  CHECK(met.counts("A", "C") == 1);
  CHECK(met.counts("C", "A") == 1);
  CHECK(met.counts("B", "C") == 1);
  CHECK(met.counts("C", "B") == 1);
  CHECK(met.association(Association::confidence).values("B", "A") == .5);
  CHECK(met.table().rows() == 9);
  CHECK(met.places(study, "B", "A").size() == 3);
  const auto lines =
      cooccurrence(study, {.unit = UnitRule::line, .count = Count::codings, .same_code = SameCode::keep});
  CHECK(lines.counts("B", "A") == 1);
  CHECK(lines.counts("A", "B") == 3);
}

TEST_CASE("F1 and F3: windows of two lines", "[cooccurrence]") {
  const Study study = studies::f1();
  const auto two = cooccurrence(study, {.unit = UnitRule::window});
  CHECK(cells(two) == Numbers{2, 2, 2, 2, 2, 2});  // ABC, ABC
  CHECK(two.n == 2);
  CHECK(two.is_table);
  CHECK(two.test().flags.has(Flag::not_independent));
  CHECK(two.places(study, "A", "C").front().span == Span{0, 19});  // line ends are no characters of a line
  const auto by = [&](Membership membership, std::int64_t window, std::int64_t step) {
    CooccurrenceOptions o{.unit = UnitRule::window, .membership = membership};
    o.base = "ten";
    o.window = window;
    o.step = step;
    return cooccurrence(study, o);
  };
  CHECK(cells(by("full", 2, 1)) == Numbers{1, 0, 0, 0, 0, 0});
  CHECK(cells(by("majority", 2, 1)) == Numbers{1, 1, 0, 0, 0, 0});  // B covers 10 of 20, then 15
  CHECK(cells(by("begins", 2, 1)) == Numbers{1, 2, 2, 1, 1, 2});
  CHECK(by("any", 2, 2).n == 1);  // of three lines the third begins no window of its own
  CHECK_FALSE(by("any", 2, 2).test().flags.has(Flag::not_independent));
  CHECK(by("any", 9, 1).n == 1);
  CHECK(by("any", 1, 1).counts.values() == cooccurrence(study, {.unit = "ten"}).counts.values());

  const Study f3 = studies::f3();
  const auto windows = cooccurrence(f3, {.unit = UnitRule::window});
  CHECK(pairs(windows) == Numbers{3, 3, 4});
  CHECK(windows.totals == Numbers{4, 4, 4});
  CHECK(windows.n == 5);
  CHECK(cooccurrence(f3, {.unit = UnitRule::window, .universe = Universe::all}).n == 6);
  CHECK(sum_counts(windows.by_source, 3).first == windows.counts.values());
  CHECK(shift_test(f3, {.unit = UnitRule::window}).counts("B", "C") == 4);
}

TEST_CASE("F2: coders with a meeting of their own", "[cooccurrence]") {
  const Study study = studies::f2();
  const auto coders = cooccurrence(study, {.count = Count::coders});
  CHECK(pairs(coders) == Numbers{2, 1, 1});
  CHECK(coders.totals == Numbers{2, 2, 2});
  CHECK(coders.counts("A", "A") == 2);
  CHECK(coders.n == 2);
  CHECK_FALSE(coders.is_table);
  CHECK(coders.association(Association::support).values("A", "B") == 1);
  CHECK(coders.places(study, "A", "C").size() == 1);  // u's only, not A of u and C of v
  CHECK(cooccurrence(study, {.unit = UnitRule::line, .count = Count::coders}).counts("B", "C") == 2);
}

TEST_CASE("F3: sources and cases with a meeting", "[cooccurrence]") {
  const Study study = studies::f3();
  const auto by = [&](Unit unit, Count count, std::int64_t distance = 0) {
    return cooccurrence(study, {.unit = unit, .count = count, .same_code = SameCode::keep, .distance = distance});
  };
  const auto overlap = by(UnitRule::overlap, Count::sources);
  CHECK(pairs(overlap) == Numbers{1, 1, 2});
  CHECK(overlap.totals == Numbers{3, 2, 2});
  CHECK(overlap.n == 3);
  CHECK_FALSE(overlap.is_table);
  CHECK(pairs(by(UnitRule::touching, Count::sources)) == Numbers{2, 1, 2});
  const auto cases = by(UnitRule::overlap, Count::cases);
  CHECK(pairs(cases) == Numbers{1, 1, 1});
  CHECK(cases.totals == Numbers{3, 2, 1});
  CHECK(cases.n == 3);
  CHECK(pairs(by(UnitRule::touching, Count::cases)) == Numbers{2, 1, 1});
  CHECK(cooccurrence(study, {.count = Count::cases, .universe = Universe::all}).n == 4);
  // Of the same thing they are the units.
  for (const auto& [unit, count] : {std::pair{UnitRule::source, Count::sources}, {UnitRule::case_, Count::cases}}) {
    const auto table = by(unit, count), units = by(unit, Count::units);
    CHECK(table.is_table);
    CHECK(table.counts.values() == units.counts.values());
    CHECK(table.totals == units.totals);
    CHECK(table.n == units.n);
    CHECK(table.by_source.size() == 3);
  }
}

TEST_CASE("the shift test inside places, and of coders kept apart", "[cooccurrence]") {
  const Study study = studies::f1();
  // Within B [5,15) [20,30): A [5,15) is [0,10) of 20 characters, C [10,12) is [5,7).
  const auto inside = shift_test(study, {.count = Count::characters, .within = code("B")});
  CHECK(inside.n == 20);
  CHECK(inside.counts("A", "C") == 2);
  CHECK_THAT(inside.expected("A", "C"), WithinAbs(10 * 2 / 20.0, 1e-12));
  const auto apart = shift_test(studies::f2(), {.unit = "ten", .coder_rule = CoderRule::within});
  CHECK(apart.n == 6);
  CHECK(apart.counts("A", "B") == 3);
  CHECK_THAT(apart.expected("A", "B"), WithinAbs(2 * 3 / 3.0 + 1 * 2 / 3.0, 1e-12));
  CHECK(thrown<UsageError>([&] { return shift_test(study, {.unit = "ten", .universe = Universe::nonempty}); }) ==
        "universe");
}
