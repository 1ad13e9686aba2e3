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

TEST_CASE("F3: lines, sources and cases as places", "[query][places]") {
  const Study study = studies::f3();
  const Query a = code("A"), b = code("B"), c = code("C");
  const auto in = [&](const Query& query, const Domain& domain) {
    std::vector<std::size_t> held;  // how many places in each source, or case
    for (const auto& of : places_read(study, query, {}, domain)) held.push_back(of.size());
    return held;
  };
  using Held = std::vector<std::size_t>;
  CHECK(in(a, "ten") == Held{2, 1, 1, 0});
  CHECK(in(a & b, "ten") == Held{2, 1, 0, 0});
  CHECK(in(a & b & c, "ten") == Held{1, 0, 0, 0});
  CHECK(in(b & c, "ten") == Held{1, 1, 0, 0});
  CHECK(in(~a & ~b & ~c, "ten") == Held{0, 1, 0, 0});  // source 4 is not coded
  CHECK(in(a & b, "source") == Held{1, 1, 0, 0});
  CHECK(in(~b, "source") == Held{0, 0, 1, 0});
  CHECK(in(a & b, "case") == Held{1, 1, 0, 0});
  CHECK(in(b & c, "case") == Held{1, 0, 0, 0});
  CHECK(in(~c, "case") == Held{0, 1, 1, 0});
  CHECK(in((~c).scope(in_case("q")), "case") == Held{0, 1, 0, 0});
  CHECK(in(a.precedes(b, 1, "ten"), "ten") == in(a.on("ten").precedes(b.on("ten"), 1, "ten"), "ten"));
  CHECK_THROWS_AS(in(a.within(b), "source"), UsageError);
  CHECK_THROWS_AS(in(a.overlapping(), "case"), UsageError);
  CHECK(in(a.within(b).on("segments") | c, "source") == Held{1, 1, 0, 0});
}

TEST_CASE("F1: a part in a domain of its own", "[query][places]") {
  const Study study = studies::f1();
  const Query a = code("A"), b = code("B"), c = code("C");
  const auto in = [&](const Query& query, const Domain& domain = Domain::segments) {
    return places_read(study, query, {}, domain)[0];
  };
  CHECK(in(a.on("ten"), Domain::characters) == Spans{{0, 20}});
  CHECK(in((a & b).on("ten"), Domain::characters) == Spans{{0, 20}});
  CHECK(in(a.within(c.on("ten"))).empty());
  CHECK(in(c.within(b.on("ten"))) == Spans{{10, 12}});
  CHECK(in(b.within((~a).on("ten"))) == Spans{{20, 30}});
  CHECK(in(b.within((~a).on("ten")), Domain::characters) == Spans{{20, 30}});
  CHECK(in(a.within(units("ten"))) == Spans{{0, 10}, {4, 9}});
  CHECK(in(a.overlapped_by(units("ten"))) == Spans{{8, 20}});
  CHECK(in(units("ten"), Domain::characters) == Spans{{0, 30}});
  CHECK(in(units("ten") - c, "ten") == Spans{{0, 10}, {20, 30}});
  const Query here = spans({{"source 1", SpanSet::from_spans({{9, 11}})}});
  CHECK(in(here) == Spans{{9, 11}});
  CHECK(in(here, "ten") == Spans{{0, 10}, {10, 20}});
  CHECK(in(here & b, Domain::characters) == Spans{{9, 11}});
  CHECK(in(a.cooccurs(here)) == Spans{{0, 10}, {8, 20}});
  CHECK(in(all().within(a.on("source"))).size() == 6);
  CHECK_THROWS_AS(in(spans({{"source 1", SpanSet::from_spans({{0, 31}})}})), InputError);
  CHECK_THROWS_AS(in(spans({{"nowhere", {}}})), LookupError);
}

namespace {

/// Two sources, codings, units with gaps and cases, drawn; every question is answered character by character.
struct DomainWorld {
  Study study{"drawn"};
  std::vector<std::uint32_t> lengths;
  std::vector<std::tuple<std::size_t, Span, char>> codings;
  std::vector<Spans> segments, units;                                     // by source
  std::vector<std::vector<std::pair<std::size_t, Span>>> cases;           // places of each case
  using Element = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;  // slot, begin, end
  using Elements = std::set<Element>;

  explicit DomainWorld(RandomStream& random) {
    for (const char* name : {"A", "B", "C"}) study.add_code({.name = name});
    const auto u = study.add_coder({.name = "u"});
    for (const char* name : {"s0", "s1", "s2"}) {
      const std::uint32_t length = 1 + random.draw(14);
      StoredSegmentation own{.name = "own"};
      Spans cut;
      for (std::uint32_t at = 0; at < length;) {
        const std::uint32_t end = std::min(length, at + 1 + random.draw(5));
        if (random.draw(4) > 0) {
          cut.push_back({at, end});
          own.units.push_back({.span = {at, end}});
        }
        at = end;
      }
      study.add_source({.name = name, .text = Text(std::string(length, 'x')), .segmentations = {own}});
      lengths.push_back(length);
      units.push_back(cut);
    }
    segments.resize(3);
    for (std::uint32_t i = random.draw(10); i > 0; --i) {
      const std::size_t s = random.draw(2);  // the third source stays uncoded
      const std::uint32_t begin = random.draw(lengths[s]), end = begin + 1 + random.draw(lengths[s] - begin);
      const std::uint32_t which = random.draw(3);
      codings.emplace_back(s, Span{begin, end}, static_cast<char>('A' + which));
      segments[s].push_back({begin, end});
      study.add_coding(
          {.source = static_cast<SourceId>(s), .span = {begin, end}, .code = static_cast<CodeId>(which), .coder = u});
    }
    for (const char* name : {"c0", "c1", "c2"}) {
      Case record{.name = name};
      auto& places = cases.emplace_back();
      for (std::uint32_t i = 1 + random.draw(2); i > 0; --i) {
        const std::size_t s = random.draw(3);
        const std::uint32_t begin = random.draw(lengths[s]);
        Span span{begin, begin + 1 + random.draw(lengths[s] - begin)};
        if (random.draw(3) == 0) {
          span = {0, lengths[s]};
          record.sources.push_back(static_cast<SourceId>(s));
        } else {
          record.spans.push_back({.source = static_cast<SourceId>(s), .span = span});
        }
        places.emplace_back(s, span);
      }
      study.add_case(std::move(record));
    }
  }
  [[nodiscard]] bool coded(std::size_t s) const {
    return std::any_of(codings.begin(), codings.end(), [&](const auto& c) { return std::get<0>(c) == s; });
  }
  static bool meets(Span a, Span b) {
    for (std::uint32_t p = a.begin; p < a.end; ++p) {
      if (b.begin <= p && p < b.end) return true;
    }
    return false;
  }
  /// Spans, by source, as places of a domain.
  [[nodiscard]] Elements cast(const std::vector<std::pair<std::size_t, Span>>& spans, const Domain& domain) const {
    Elements out;
    for (const auto& [s, span] : spans) {
      switch (domain.kind()) {
        case Domain::segments:
          out.insert({s, span.begin, span.end});
          break;
        case Domain::characters:  // one element per character
          for (std::uint32_t p = span.begin; p < span.end; ++p) out.insert({s, p, p + 1});
          break;
        case Domain::source:
          out.insert({s, 0, 0});
          break;
        case Domain::case_:
          for (std::size_t c = 0; c < cases.size(); ++c) {
            for (const auto& [at, place] : cases[c]) {
              if (at == s && meets(place, span)) out.insert({c, 0, 0});
            }
          }
          break;
        case Domain::units_:
          for (const Span unit : units[s]) {
            if (meets(unit, span)) out.insert({s, unit.begin, unit.end});
          }
      }
    }
    return out;
  }
  [[nodiscard]] Elements leaf(std::string_view names, const Domain& domain) const {
    std::vector<std::pair<std::size_t, Span>> spans;
    for (const auto& [s, span, name] : codings) {
      if (names.find(name) != std::string_view::npos) spans.emplace_back(s, span);
    }
    return cast(spans, domain);
  }
  [[nodiscard]] Elements universe(const Domain& domain) const {
    if (domain == Domain::segments) return leaf("ABC", domain);
    std::vector<std::pair<std::size_t, Span>> whole;
    for (std::size_t s = 0; s < lengths.size(); ++s) {
      if (coded(s)) whole.emplace_back(s, Span{0, lengths[s]});
    }
    return cast(whole, domain);
  }
  /// Places of one domain as spans, as they stand in another.
  [[nodiscard]] Elements moved(const Elements& from, const Domain& domain, const Domain& to) const {
    std::vector<std::pair<std::size_t, Span>> spans;
    for (const auto& [slot, begin, end] : from) {
      if (domain.kind() == Domain::source) {
        spans.emplace_back(slot, Span{0, lengths[slot]});
      } else if (domain.kind() == Domain::case_) {
        for (std::size_t s = 0; s < lengths.size(); ++s) {  // the runs of its places
          if (!coded(s)) continue;
          bool open = false;
          for (std::uint32_t p = 0; p < lengths[s]; ++p) {
            const bool held = std::any_of(cases[slot].begin(), cases[slot].end(), [&](const auto& of) {
              return of.first == s && of.second.begin <= p && p < of.second.end;
            });
            if (held && open) ++spans.back().second.end;
            if (held && !open) spans.emplace_back(s, Span{p, p + 1});
            open = held;
          }
        }
      } else {
        spans.emplace_back(slot, Span{begin, end});
      }
    }
    return cast(spans, to);
  }
};

}  // namespace

TEST_CASE("queries in units, sources and cases equal set arithmetic", "[query][places]") {
  std::size_t nonempty = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 3);
    DomainWorld world(random);
    const std::vector<Domain> domains{Domain::segments, Domain::characters, Domain("own"), Domain::source,
                                      Domain::case_};
    // By domain: the queries so far and their truth there.
    std::vector<Query> queries{code("A"), code("B"), code("C"), codes({"A", "C"}), all(), none(), units("own")};
    std::vector<std::vector<DomainWorld::Elements>> truths(domains.size());
    std::vector<std::pair<std::size_t, Span>> every_unit;
    for (std::size_t s = 0; s < 3; ++s) {
      for (const Span unit : world.units[s]) {
        if (world.coded(s)) every_unit.emplace_back(s, unit);
      }
    }
    for (std::size_t d = 0; d < domains.size(); ++d) {
      for (const char* names : {"A", "B", "C", "AC", "ABC", ""}) truths[d].push_back(world.leaf(names, domains[d]));
      truths[d].push_back(world.cast(every_unit, domains[d]));
    }
    for (int step = 0; step < 6; ++step) {
      const std::size_t i = random.draw(static_cast<std::uint32_t>(queries.size()));
      const std::size_t j = random.draw(static_cast<std::uint32_t>(queries.size()));
      const std::uint32_t kind = random.draw(7);
      const std::size_t pinned = 2 + random.draw(3);  // characters have runs, not single characters, as spans
      const std::int64_t x = 1 + random.draw(2);
      queries.push_back(kind == 0   ? queries[i] & queries[j]
                        : kind == 1 ? queries[i] | queries[j]
                        : kind == 2 ? queries[i] - queries[j]
                        : kind == 3 ? ~queries[i]
                        : kind == 4 ? exactly(x, {queries[i], queries[j]})
                        : kind == 5 ? at_most(x, {queries[i], queries[j]})
                                    : queries[i].on(domains[pinned]));
      for (std::size_t d = 0; d < domains.size(); ++d) {
        const auto &a = truths[d][i], &b = truths[d][j];
        DomainWorld::Elements truth;
        DomainWorld::Elements possible = world.universe(domains[d]);
        if (kind != 3 && kind != 5) {
          possible = a;
          possible.insert(b.begin(), b.end());
        }
        for (const auto& element : possible) {
          const std::int64_t held = (a.contains(element) ? 1 : 0) + (b.contains(element) ? 1 : 0);
          const bool is_in = kind == 0   ? held == 2
                             : kind == 1 ? held > 0
                             : kind == 2 ? a.contains(element) && !b.contains(element)
                             : kind == 3 ? !a.contains(element)
                             : kind == 4 ? held == x
                                         : held <= x;
          if (is_in) truth.insert(element);
        }
        if (kind == 6) truth = world.moved(truths[pinned][i], domains[pinned], domains[d]);
        DomainWorld::Elements found;
        const Places places = places_read(world.study, queries.back(), {}, domains[d]);
        for (std::size_t slot = 0; slot < places.size(); ++slot) {
          for (const Span place : places[slot]) {
            if (domains[d] == Domain::characters) {
              for (std::uint32_t p = place.begin; p < place.end; ++p) found.insert({slot, p, p + 1});
            } else {
              found.insert({slot, place.begin, place.end});
            }
          }
        }
        INFO("seed " << seed << " " << domains[d].word() << " " << queries.back().text());
        REQUIRE(found == truth);
        nonempty += truth.empty() ? 0 : 1;
        truths[d].push_back(std::move(truth));
      }
    }
  }
  CHECK(nonempty > 10000);
}
