#include <tematik/query/places.hpp>

#include <algorithm>
#include <set>

#include <tematik/query/reading.hpp>
#include <tematik/support/philox.hpp>

#include "../front/studies.hpp"

using namespace tematik;
using Spans = std::vector<Span>;

namespace {

/// The places of a query in the first source, read as a study-level call reads it.
Spans places_in(const Study& study, const Query& query, Domain domain, std::size_t source = 0) {
  const Reading reading = read_codings(study, {.within = Query()});
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < study.codings().end_row(); ++i) rows.push_back(i);
  return evaluate_places(study, query, rows, reading.coded, domain)[source];
}

}  // namespace

TEST_CASE("F1: queries in characters", "[query][places]") {
  const Study study = studies::f1();
  const Query a = code("A"), b = code("B"), c = code("C");
  const auto in = [&](const Query& query) { return places_in(study, query, Domain::characters); };
  CHECK(in(a & b) == Spans{{5, 15}});
  CHECK(in(a | c) == Spans{{0, 20}});
  CHECK(in(a & ~b) == Spans{{0, 5}, {15, 20}});
  CHECK(in(a - b) == Spans{{0, 5}, {15, 20}});
  CHECK(in(~a) == Spans{{20, 30}});
  CHECK(in(one_of({a, b, c})) == Spans{{0, 5}, {15, 30}});
  CHECK(in(at_least(2, {a, b, c})) == Spans{{5, 15}});
  CHECK(in(at_least(3, {a, b, c})) == Spans{{10, 12}});
  CHECK(in(at_most(1, {a, b, c})) == Spans{{0, 5}, {15, 30}});
  CHECK(in(at_most(3, {a, b, c})) == Spans{{0, 30}});
  CHECK(in(exactly(2, {a, b, c})) == Spans{{5, 10}, {12, 15}});
  CHECK(in(none()).empty());
  CHECK(in(all()) == Spans{{0, 30}});
  CHECK(in(b.within(a)) == Spans{{5, 15}});  // runs: A [0,20), B [5,15) and [20,30)
}

TEST_CASE("F1: queries in segments", "[query][places]") {
  const Study study = studies::f1();
  const Query a = code("A"), b = code("B"), c = code("C");
  const auto in = [&](const Query& query) { return places_in(study, query, Domain::segments); };
  const Spans all_a{{0, 10}, {4, 9}, {8, 20}};
  CHECK(in(a) == all_a);
  CHECK(in(a & b).empty());
  CHECK(in(b & ~a.overlapping()) == Spans{{20, 30}});
  CHECK(in(a & ~c.overlapping()) == Spans{{0, 10}, {4, 9}});
  CHECK(in(c.within(a)) == Spans{{10, 12}});
  CHECK(in(c.within(b)) == Spans{{10, 12}});
  CHECK(in(a.within(b)).empty());
  CHECK(in(a.encloses(c)) == Spans{{8, 20}});
  CHECK(in(b.encloses(c)) == Spans{{5, 15}});
  CHECK(in(a.overlaps(b)) == Spans{{0, 10}, {4, 9}});
  CHECK(in(a.overlapped_by(b)) == Spans{{8, 20}});
  CHECK(in(b.overlaps(a)) == Spans{{5, 15}});
  CHECK(in(a.precedes(b)) == all_a);
  CHECK(in(a.precedes(b, 0)) == Spans{{8, 20}});
  CHECK(in(a.precedes(c)) == Spans{{0, 10}, {4, 9}});
  CHECK(in(a.precedes(c, 0)) == Spans{{0, 10}});
  CHECK(in(a.precedes(c, 2)) == Spans{{0, 10}, {4, 9}});
  CHECK(in(c.precedes(b)) == Spans{{10, 12}});
  CHECK(in(c.precedes(b, 2)).empty());
  CHECK(in(c.precedes(b, 8)) == Spans{{10, 12}});
  CHECK(in(b.follows(a)) == Spans{{20, 30}});
  CHECK(in(b.follows(c)) == Spans{{20, 30}});
  CHECK(in(a.near(c, 0)) == Spans{{0, 10}, {8, 20}});
  CHECK(in(a.near(c, 2)) == all_a);
  const auto distinct_within = a.within(a, true), distinct_encloses = a.encloses(a, true);
  CHECK(in(distinct_within) == Spans{{4, 9}});
  CHECK(in(distinct_encloses) == Spans{{0, 10}});
  CHECK(in(a.cooccurs(a)) == all_a);
  CHECK(in(c.cooccurs(c, true)).empty());
  CHECK(in(c.near(c, 5, "character", true)).empty());
  CHECK(in(at_most(1, {a, b})).size() == 6);
  CHECK(in(~a) == Spans{{5, 15}, {10, 12}, {20, 30}});
}

TEST_CASE("F1: distances in lines count from the line of the end to the line of the begin", "[query][places]") {
  const Study study = studies::f1();
  const Query a = code("A"), b = code("B"), c = code("C");
  const auto in = [&](const Query& query) { return places_in(study, query, Domain::segments); };
  CHECK(in(a.near(c, 0, "line")) == Spans{{8, 20}});  // A [0,10) touches C at a line break: one line apart
  CHECK(in(a.near(c, 1, "line")) == Spans{{0, 10}, {4, 9}, {8, 20}});
  CHECK(in(a.precedes(b, 1, "ten")) == Spans{{8, 20}});
  CHECK(in(a.precedes(b, 2, "ten")) == Spans{{0, 10}, {4, 9}, {8, 20}});
  CHECK(in(a.near(b, 9, "scene")) == Spans{{0, 10}, {4, 9}, {8, 20}});  // no such units: only what shares a character
  CHECK(in(c.precedes(b, 9, "scene")).empty());
}

TEST_CASE("where and scope narrow what a query sees", "[query][places]") {
  const Study f2 = studies::f2();
  const auto in = [&](const Query& query) { return places_in(f2, query, Domain::segments); };
  CHECK(in(code("A").where(by_coder("v"))) == Spans{{2, 9}});
  CHECK(in(all().where(by_coder("v"))) == Spans{{2, 9}, {6, 14}, {18, 24}});
  // The complement is taken in all coded segments, the code is looked up among v's.
  CHECK(in((~code("A")).where(by_coder("v"))).size() == 8);
  CHECK(in(code("A") & code("A").where(by_coder("v"))) == Spans{{2, 9}});
  const Study f3 = studies::f3();
  const Query outside = (~code("A")).scope(in_source("source 2"));
  CHECK(places_in(f3, outside, Domain::characters, 0).empty());
  CHECK(places_in(f3, outside, Domain::characters, 1) == Spans{{5, 24}});
  CHECK(places_in(f3, outside, Domain::segments, 1) == Spans{{5, 9}, {12, 15}, {13, 20}});
}

TEST_CASE("a complement in characters only where somebody coded", "[query][places]") {
  const Study f3 = studies::f3();
  CHECK(places_in(f3, ~code("A"), Domain::characters, 2) == Spans{{0, 2}, {6, 10}});
  CHECK(places_in(f3, ~code("A"), Domain::characters, 3).empty());
  const auto sets = evaluate(f3, ~code("A"), {}, {true, false, false, true});
  CHECK(sets[3].runs() == Spans{{0, 10}});
  CHECK(sets[1].empty());
}

TEST_CASE("a query that is shared a hundred times over is evaluated once", "[query][places]") {
  const Study study = studies::f1();
  Query query = code("A");
  for (int i = 0; i < 100; ++i) query = query & query;
  CHECK(places_in(study, query, Domain::characters) == Spans{{0, 20}});
}

namespace {

/// The oracle: places as a set of segments, or as one truth value per character. No code shared with the library.
struct Oracle {
  std::uint32_t length;
  std::vector<std::pair<char, Span>> codings;
  Domain domain;

  [[nodiscard]] Spans spell(const std::vector<bool>& held) const {
    Spans out;
    for (std::uint32_t p = 0; p < length; ++p) {
      if (!held[p]) continue;
      if (p > 0 && held[p - 1]) {
        ++out.back().end;
      } else {
        out.push_back({p, p + 1});
      }
    }
    return out;
  }
  [[nodiscard]] Spans leaf(std::string_view wanted) const {
    std::vector<bool> held(length);
    std::set<std::pair<std::uint32_t, std::uint32_t>> segments;
    for (const auto& [name, span] : codings) {
      if (wanted.find(name) == std::string_view::npos) continue;
      segments.insert({span.begin, span.end});
      for (std::uint32_t p = span.begin; p < span.end; ++p) held[p] = true;
    }
    if (domain == Domain::characters) return spell(held);
    Spans out;
    for (const auto& [b, e] : segments) out.push_back({b, e});
    return out;
  }
  /// Places where the number of parts that hold passes the test, among the universe.
  template <class Test>
  [[nodiscard]] Spans counted(const std::vector<Spans>& parts, Test test) const {
    if (domain == Domain::characters) {
      std::vector<bool> held(length);
      for (std::uint32_t p = 0; p < length; ++p) {
        int n = 0;
        for (const auto& part : parts) {
          n += std::any_of(part.begin(), part.end(), [&](Span s) { return s.begin <= p && p < s.end; }) ? 1 : 0;
        }
        held[p] = test(n);
      }
      return spell(held);
    }
    Spans out;
    for (const Span place : leaf("ABC")) {
      int n = 0;
      for (const auto& part : parts) n += std::count(part.begin(), part.end(), place) > 0 ? 1 : 0;
      if (test(n)) out.push_back(place);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("queries equal set arithmetic on segments and characters", "[query][places]") {
  std::size_t nonempty = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 2);
    const std::uint32_t length = 1 + random.draw(14);
    Oracle oracle{length, {}, seed % 2 == 0 ? Domain::segments : Domain::characters};
    Study study("drawn");
    for (const char* name : {"A", "B", "C"}) study.add_code({.name = name});
    const auto u = study.add_coder({.name = "u"});
    const auto s = study.add_source({.name = "s", .text = Text(std::string(length, 'x'))});
    for (std::uint32_t i = random.draw(12) + 1; i > 0; --i) {
      const std::uint32_t begin = random.draw(length), end = begin + 1 + random.draw(length - begin);
      const std::uint32_t which = random.draw(3);
      oracle.codings.emplace_back(
          "ABC" [which], Span { begin, end });
      study.add_coding({.source = s, .span = {begin, end}, .code = static_cast<CodeId>(which), .coder = u});
    }
    std::vector<Query> queries{code("A"), code("B"), code("C"), codes({"A", "C"}), all(), none()};
    std::vector<Spans> truths{oracle.leaf("A"),  oracle.leaf("B"),   oracle.leaf("C"),
                              oracle.leaf("AC"), oracle.leaf("ABC"), {}};
    for (int step = 0; step < 8; ++step) {
      const std::size_t i = random.draw(static_cast<std::uint32_t>(queries.size()));
      const std::size_t j = random.draw(static_cast<std::uint32_t>(queries.size()));
      const std::size_t k = random.draw(static_cast<std::uint32_t>(queries.size()));
      const std::vector<Query> three{queries[i], queries[j], queries[k]};
      const std::vector<Spans> held{truths[i], truths[j], truths[k]};
      const std::int64_t x = 1 + random.draw(3);
      switch (random.draw(8)) {
        case 0:
          queries.push_back(queries[i] & queries[j]);
          truths.push_back(oracle.counted({truths[i], truths[j]}, [](int n) { return n == 2; }));
          break;
        case 1:
          queries.push_back(queries[i] | queries[j]);
          truths.push_back(oracle.counted({truths[i], truths[j]}, [](int n) { return n >= 1; }));
          break;
        case 2:
          queries.push_back(queries[i] - queries[j]);
          truths.push_back(oracle.counted({truths[i], truths[i], truths[j]}, [](int n) { return n == 2; }));
          break;
        case 3:
          queries.push_back(~queries[i]);
          truths.push_back(oracle.counted({truths[i]}, [](int n) { return n == 0; }));
          break;
        case 4:
          queries.push_back(at_least(x, three));
          truths.push_back(oracle.counted(held, [&](int n) { return n >= x; }));
          break;
        case 5:
          queries.push_back(at_most(x, three));
          truths.push_back(oracle.counted(held, [&](int n) { return n <= x; }));
          break;
        case 6:
          queries.push_back(exactly(x, three));
          truths.push_back(oracle.counted(held, [&](int n) { return n == x; }));
          break;
        default: {
          const auto mask = AllenMask::from_bits(random.draw(0x2000));
          const std::int64_t distance = random.draw(4);
          queries.push_back(queries[i].relates(queries[j], mask, distance));
          Spans kept;
          for (const Span left : truths[i]) {
            const bool meets = std::any_of(truths[j].begin(), truths[j].end(), [&](Span right) {
              return mask.has(relation(left, right)) && gap(left, right) <= distance;
            });
            if (meets) kept.push_back(left);
          }
          truths.push_back(std::move(kept));
        }
      }
      INFO("seed " << seed << " " << queries.back().text());
      REQUIRE(places_in(study, queries.back(), oracle.domain) == truths.back());
      nonempty += truths.back().empty() ? 0 : 1;
    }
  }
  CHECK(nonempty > 3000);
}
