#include <tematik/cooccurrence.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include <tematik/configurations.hpp>
#include <tematik/frequencies.hpp>
#include <tematik/query/stored_queries.hpp>
#include <tematik/support/philox.hpp>

#include "studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {

using CoderNumbers = std::vector<std::int64_t>;

/// A–A, B–B, C–C, A–B, A–C, B–C.
CoderNumbers six_cells(const Cooccurrence& t) {
  CHECK(t.counts.values() == t.counts.values().transpose());
  return {t.counts("A", "A"), t.counts("B", "B"), t.counts("C", "C"),
          t.counts("A", "B"), t.counts("A", "C"), t.counts("B", "C")};
}
/// Row by row.
CoderNumbers nine_cells(const Cooccurrence& t) {
  CoderNumbers out;
  for (Eigen::Index i = 0; i < 3; ++i) {
    for (Eigen::Index j = 0; j < 3; ++j) out.push_back(t.counts.values()(i, j));
  }
  return out;
}

}  // namespace

TEST_CASE("F2: within coders", "[cooccurrence][coders]") {
  const Study study = studies::f2();
  const CooccurrenceOptions within{.coder_rule = CoderRule::within};
  const auto with = [&](auto change) {
    CooccurrenceOptions o = within;
    change(o);
    return cooccurrence(study, o);
  };
  const auto kept = with([](auto& o) { o.same_code = SameCode::keep; });
  CHECK(six_cells(kept) == CoderNumbers{3, 0, 0, 4, 1, 1});
  CHECK(kept.totals == CoderNumbers{4, 3, 2});
  CHECK_FALSE(kept.n);
  const auto runs = with([](auto&) {});
  CHECK(six_cells(runs) == CoderNumbers{0, 0, 0, 2, 1, 1});
  CHECK(runs.totals == CoderNumbers{2, 3, 2});
  CHECK(six_cells(with([](auto& o) {
          o.unit = UnitRule::near;
          o.distance = 2;
          o.same_code = SameCode::keep;
        })) == CoderNumbers{3, 0, 0, 5, 3, 1});
  const auto characters = with([](auto& o) { o.count = Count::characters; });
  CHECK(six_cells(characters) == CoderNumbers{27, 28, 8, 13, 2, 2});
  CHECK(characters.n == 60);
  const auto lines = with([](auto& o) { o.unit = UnitRule::line; });
  CHECK(six_cells(lines) == CoderNumbers{3, 5, 3, 3, 1, 2});
  CHECK(lines.n == 6);
  CHECK(lines.is_table);
  CHECK(lines.by_source.size() == 2);  // strata are (source, coder)
  CHECK(lines.test().strata == 2);
  CHECK(lines.interval(Association::jaccard).sources == 1);  // but sources are drawn
}

TEST_CASE("F2: across coders, and their consensus", "[cooccurrence][coders]") {
  const Study study = studies::f2();
  CooccurrenceOptions o{.coder_rule = CoderRule::across, .across = {"u", "v"}, .same_code = SameCode::keep};
  const auto kept = cooccurrence(study, o);
  CHECK(nine_cells(kept) == CoderNumbers{3, 3, 1, 1, 1, 1, 0, 1, 0});
  CHECK(kept.totals == CoderNumbers{3, 2, 1});
  CHECK(kept.column_totals == CoderNumbers{1, 1, 1});
  CHECK(kept.table().rows() == 9);
  o.same_code = SameCode::auto_;
  CHECK(nine_cells(cooccurrence(study, o)) == CoderNumbers{1, 1, 1, 1, 1, 1, 0, 1, 0});
  o.count = Count::characters;
  const auto characters = cooccurrence(study, o);
  CHECK(nine_cells(characters) == CoderNumbers{7, 8, 2, 4, 8, 4, 0, 2, 0});
  CHECK(characters.n == 30);
  CHECK(characters.totals == CoderNumbers{20, 20, 2});
  CHECK(characters.column_totals == CoderNumbers{7, 8, 6});
  // Jaccard of two coders on one code: 7 / (20 + 7 - 7)
  CHECK(characters.association(Association::jaccard).values("A", "A") == 7 / 20.0);
  CHECK(thrown<UsageError>([&] { return characters.test(); }) == "not_available");
  CHECK(thrown<UsageError>([&] { return characters.interval(Association::phi); }) == "not_available");

  const CooccurrenceOptions two{.coder_rule = CoderRule::consensus, .consensus = 2};
  const auto agreed = cooccurrence(study, two);
  CHECK(agreed.totals == CoderNumbers{1, 1, 0});  // A[2,9) B[6,14)
  CHECK(six_cells(agreed) == CoderNumbers{0, 0, 0, 1, 0, 0});
  CooccurrenceOptions in_characters = two;
  in_characters.count = Count::characters;
  CHECK(six_cells(cooccurrence(study, in_characters)) == CoderNumbers{7, 8, 0, 3, 0, 0});
  CHECK(cooccurrence(study, in_characters).n == 30);
}

TEST_CASE("coder rules: places behind a cell, layers, and what has no answer", "[cooccurrence][coders]") {
  Study study = studies::f2();
  const auto spans_of = [&](const CooccurrenceOptions& o, const char* a, const char* b) {
    std::vector<Span> out;
    for (const auto& place : cooccurrence(study, o).places(study, a, b)) out.push_back(place.span);
    return out;
  };
  CHECK(spans_of({.coder_rule = CoderRule::within}, "A", "C") == std::vector<Span>{{10, 12}});
  CHECK(spans_of({.coder_rule = CoderRule::across}, "A", "C") == std::vector<Span>{{18, 20}});
  CHECK(spans_of({.coder_rule = CoderRule::across, .across = {"u", "v"}}, "A", "C") == std::vector<Span>{{18, 20}});
  CHECK(spans_of({.coder_rule = CoderRule::across, .across = {"v", "u"}}, "A", "C").empty());
  CHECK(spans_of({.coder_rule = CoderRule::consensus, .consensus = 2}, "A", "B") == std::vector<Span>{{6, 9}});
  CHECK(spans_of({.unit = UnitRule::line, .coder_rule = CoderRule::within}, "A", "C").size() == 1);
  const auto met = cooccurrence(study, {.coder_rule = CoderRule::across, .across = {"u", "v"}});
  CHECK(met.places(study, "A", "C").front().coders.size() == 2);
  CHECK(thrown<UsageError>([&] {
          return shift_test(study, {.count = Count::characters, .coder_rule = CoderRule::across, .across = {"u", "v"}});
        }) == "not_available");
  CHECK(shift_test(study, {.count = Count::characters, .coder_rule = CoderRule::within}).counts("A", "B") == 13);
  CHECK(shift_test(study, {.count = Count::characters, .coder_rule = CoderRule::consensus, .consensus = 2})
            .counts("A", "B") == 3);
  CHECK(thrown<LookupError>([&] {
          (void)cooccurrence(study, {.coder_rule = CoderRule::across, .across = {"u", "w"}});
        }) == "coder_unknown");
  // A final coding hides the coders' own from the pooled rule, not from the others.
  study.add_coding({.source = study.source("source 1"),
                    .span = {0, 1},
                    .code = study.code("A"),
                    .coder = study.coder("u"),
                    .layer = CodingLayer::final_});
  CHECK(cooccurrence(study, {.same_code = SameCode::keep}).totals == CoderNumbers{1, 0, 0});
  CHECK(cooccurrence(study, {.coder_rule = CoderRule::within, .same_code = SameCode::keep}).totals ==
        CoderNumbers{4, 3, 2});
}

namespace {

/// The oracle: codings in plain lists, meetings by a double loop, characters one by one.
struct CoderWorld {
  struct One {
    std::size_t source;
    Span span;
    std::size_t code, coder;
  };
  Study study{"drawn"};
  std::vector<std::uint32_t> lengths;
  std::vector<std::vector<Span>> units;
  std::vector<One> codings;

  explicit CoderWorld(RandomStream& random) {
    for (const char* name : {"A", "B", "C"}) study.add_code({.name = name});
    for (const char* name : {"u", "v", "w"}) study.add_coder({.name = name});
    const std::uint32_t n_sources = 1 + random.draw(3);
    for (std::uint32_t s = 0; s < n_sources; ++s) {
      const std::uint32_t length = 1 + random.draw(14);
      StoredSegmentation own{.name = "own"};
      auto& cut = units.emplace_back();
      for (std::uint32_t at = 0; at < length;) {
        const std::uint32_t end = std::min(length, at + 1 + random.draw(5));
        if (random.draw(4) > 0 || at == 0) cut.push_back({at, end});
        at = end;
      }
      for (const Span unit : cut) own.units.push_back({.span = unit});
      study.add_source({.name = std::to_string(s), .text = Text(std::string(length, 'x')), .segmentations = {own}});
      lengths.push_back(length);
    }
    for (std::uint32_t i = 1 + random.draw(12); i > 0; --i) {
      const std::size_t s = random.draw(n_sources);
      const std::uint32_t begin = random.draw(lengths[s]);
      codings.push_back({s, {begin, begin + 1 + random.draw(lengths[s] - begin)}, random.draw(3), random.draw(3)});
      study.add_coding({.source = static_cast<SourceId>(s),
                        .span = codings.back().span,
                        .code = static_cast<CodeId>(codings.back().code),
                        .coder = static_cast<CoderId>(codings.back().coder)});
    }
  }
  [[nodiscard]] std::vector<One> of(std::size_t coder) const {
    std::vector<One> out;
    for (const One& one : codings) {
      if (one.coder == coder) out.push_back(one);
    }
    return out;
  }
  /// Runs of the characters that at least m coders gave a code, or (m = 0) anybody.
  [[nodiscard]] std::vector<One> runs(const std::vector<One>& from, std::size_t m) const {
    std::vector<One> out;
    for (std::size_t s = 0; s < lengths.size(); ++s) {
      for (std::size_t code = 0; code < 3; ++code) {
        bool open = false;
        for (std::uint32_t p = 0; p < lengths[s]; ++p) {
          std::set<std::size_t> who;
          for (const One& one : from) {
            if (one.source == s && one.code == code && one.span.begin <= p && p < one.span.end) who.insert(one.coder);
          }
          const bool held = who.size() >= std::max<std::size_t>(m, 1);
          if (held && open) ++out.back().span.end;
          if (held && !open) out.push_back({s, {p, p + 1}, code, from.front().coder});
          open = held;
        }
      }
    }
    return out;
  }
  [[nodiscard]] std::vector<One> joined(std::vector<One> from, SameCode same) const {
    if (same == SameCode::union_) return from.empty() ? from : runs(from, 0);
    if (same == SameCode::keep) return from;
    std::vector<One> out;
    for (const One& one : from) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const One& other) {
        return one.source == other.source && one.span == other.span && one.code == other.code;
      });
      if (!known) out.push_back(one);
    }
    return out;
  }
  static bool meet(const One& a, const One& b, const CooccurrenceOptions& o) {
    if (a.source != b.source) return false;
    const std::int64_t between = std::max<std::int64_t>(
        std::int64_t{std::max(a.span.begin, b.span.begin)} - std::min(a.span.end, b.span.end), 0);
    const bool share = std::max(a.span.begin, b.span.begin) < std::min(a.span.end, b.span.end);
    if (o.unit.is(UnitRule::overlap)) return share;
    if (o.unit.is(UnitRule::exact)) return a.span == b.span;
    return between <= (o.unit.is(UnitRule::near) ? o.distance.value_or(0) : 0);
  }
  struct Counts {
    std::array<std::array<std::int64_t, 6>, 6> cell{};
    std::array<std::int64_t, 6> total{};
    std::int64_t n = 0;
    void add(const Counts& b) {
      for (std::size_t i = 0; i < 6; ++i) {
        total[i] += b.total[i];
        for (std::size_t j = 0; j < 6; ++j) cell[i][j] += b.cell[i][j];
      }
      n += b.n;
    }
  };
  [[nodiscard]] Counts pairs(const std::vector<One>& list, const CooccurrenceOptions& o, bool others_only) const {
    Counts out;
    for (std::size_t x = 0; x < list.size(); ++x) {
      ++out.total[list[x].code];
      for (std::size_t y = x + 1; y < list.size(); ++y) {
        if (!meet(list[x], list[y], o) || (others_only && list[x].coder == list[y].coder)) continue;
        const std::size_t i = list[x].code, j = list[y].code;
        ++out.cell[i][j];
        if (i != j) ++out.cell[j][i];
      }
    }
    return out;
  }
  /// Characters or units with both codes, in the sources that count.
  [[nodiscard]] Counts held(const std::vector<One>& list, const CooccurrenceOptions& o,
                            const std::vector<bool>& universe) const {
    Counts out;
    for (std::size_t s = 0; s < lengths.size(); ++s) {
      if (!universe[s]) continue;
      std::vector<Span> places = units[s];
      if (o.unit.is(UnitRule::source)) places = {{0, lengths[s]}};
      if (o.unit.is_contact()) {
        places.clear();
        for (std::uint32_t p = 0; p < lengths[s]; ++p) places.push_back({p, p + 1});
      }
      for (const Span place : places) {
        ++out.n;
        std::array<bool, 6> has{};
        for (std::size_t code = 0; code < 6; ++code) {
          std::uint32_t covered = 0;
          for (std::uint32_t p = place.begin; p < place.end; ++p) {
            covered += std::any_of(list.begin(), list.end(), [&](const One& one) {
              return one.source == s && one.code == code && one.span.begin <= p && p < one.span.end;
            });
          }
          const bool begins = std::any_of(list.begin(), list.end(), [&](const One& one) {
            return one.source == s && one.code == code && place.begin <= one.span.begin && one.span.begin < place.end;
          });
          const bool by_share = !o.unit.is(UnitRule::source) && !o.unit.is_contact();
          has[code] = !by_share                                        ? covered > 0
                      : o.membership == Membership(Membership::full)   ? covered == place.length()
                      : o.membership == Membership(Membership::begins) ? begins
                      : o.membership == Membership("majority")         ? 2 * covered > place.length()
                                                                       : covered > 0;
        }
        for (std::size_t i = 0; i < 6; ++i) {
          out.total[i] += has[i] ? 1 : 0;
          for (std::size_t j = 0; j < 6; ++j) out.cell[i][j] += has[i] && has[j] ? 1 : 0;
        }
      }
    }
    return out;
  }
  [[nodiscard]] std::vector<bool> coded_by(const std::vector<One>& list) const {
    std::vector<bool> out(lengths.size());
    for (const One& one : list) out[one.source] = true;
    return out;
  }
  [[nodiscard]] Counts plain(const std::vector<One>& list, const CooccurrenceOptions& o, Count count, SameCode same,
                             const std::vector<bool>& universe) const {
    return count == Count::pairs ? pairs(joined(list, same), o, false) : held(list, o, universe);
  }
  [[nodiscard]] Counts truth(const CooccurrenceOptions& o, Count count, SameCode same) const {
    const std::vector<bool> everywhere(lengths.size(), true);
    const auto universe = [&](const std::vector<One>& list) {
      return o.universe == Universe::all ? everywhere : coded_by(list);
    };
    if (o.coder_rule == CoderRule::consensus) {
      return plain(runs(codings, static_cast<std::size_t>(*o.consensus)), o, count, same, universe(codings));
    }
    Counts out;
    if (o.coder_rule == CoderRule::within) {
      for (std::size_t c = 0; c < 3; ++c) {
        if (!of(c).empty()) out.add(plain(of(c), o, count, same, universe(of(c))));
      }
      return out;
    }
    if (o.coder_rule == CoderRule::pooled) return plain(codings, o, count, same, universe(codings));
    if (o.across.empty()) {
      std::vector<One> list;
      for (std::size_t c = 0; c < 3; ++c) {
        const auto own = joined(of(c), same);
        list.insert(list.end(), own.begin(), own.end());
      }
      return pairs(list, o, true);
    }
    std::vector<One> list = joined(of(0), count == Count::pairs ? same : SameCode::keep);
    std::vector<One> second = joined(of(2), count == Count::pairs ? same : SameCode::keep);
    std::vector<bool> both = coded_by(of(0));
    for (std::size_t s = 0; s < both.size(); ++s) both[s] = both[s] && coded_by(of(2))[s];
    for (One one : second) {
      one.code += 3;
      list.push_back(one);
    }
    return count == Count::pairs ? pairs(list, o, false) : held(list, o, both);
  }
};

}  // namespace

TEST_CASE("coder rules equal a count by hand, for every rule", "[cooccurrence][coders]") {
  std::size_t compared = 0, met = 0;
  for (std::uint64_t seed = 0; seed < 250; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 21);
    const CoderWorld world(random);
    struct Rule {
      Unit unit;
      Count count;
      SameCode same;
      Membership membership;
    };
    std::vector<Rule> rules;
    for (const char* unit : {"overlap", "touching", "near"}) {
      rules.push_back({unit, Count::pairs, SameCode::keep, {}});
      rules.push_back({unit, Count::pairs, SameCode::union_, {}});
    }
    rules.push_back({"exact", Count::pairs, SameCode::keep, {}});
    rules.push_back({"exact", Count::pairs, SameCode::distinct, {}});
    rules.push_back({"overlap", Count::characters, SameCode::union_, {}});
    rules.push_back({"source", Count::units, SameCode::union_, {}});
    for (const char* word : {"any", "majority", "full", "begins"}) {
      rules.push_back({"own", Count::units, SameCode::union_, word});
    }
    for (const Rule& rule : rules) {
      for (int kind = 0; kind < 6; ++kind) {
        CooccurrenceOptions o{.unit = rule.unit, .count = rule.count};
        o.same_code = rule.same;
        o.distance = static_cast<std::int64_t>(seed % 3);
        o.membership = rule.membership;
        o.universe = seed % 2 == 0 ? Universe::coded : Universe::all;
        o.threads = 1 + static_cast<int>(seed % 2);
        const bool is_pair = kind == 4;
        o.coder_rule = kind == 0   ? CoderRule::pooled
                       : kind == 1 ? CoderRule::within
                       : kind == 2 ? CoderRule::consensus
                       : kind == 5 ? CoderRule::consensus
                                   : CoderRule::across;
        if (kind == 2 || kind == 5) o.consensus = kind == 2 ? 2 : 1;
        if (is_pair) o.across = {"u", "w"};
        if (kind == 3 && rule.count != Count::pairs) continue;
        INFO("seed " << seed << ", unit " << rule.unit.word() << ", count " << to_string(rule.count) << ", same "
                     << to_string(rule.same) << ", " << to_string(o.coder_rule) << ' ' << kind << ' '
                     << rule.membership.name());
        const auto truth = world.truth(o, rule.count, rule.same);
        const auto found = cooccurrence(world.study, o);
        for (std::size_t i = 0; i < 3; ++i) {
          REQUIRE(found.totals[i] == truth.total[i]);
          if (is_pair) REQUIRE(found.column_totals[i] == truth.total[3 + i]);
          for (std::size_t j = 0; j < 3; ++j) {
            const auto cell = found.counts(i, j);
            REQUIRE(cell == truth.cell[i][is_pair ? 3 + j : j]);
            met += cell > 0 && i != j ? 1 : 0;
          }
        }
        if (rule.count != Count::pairs) {
          REQUIRE(found.n == truth.n);
          if (!is_pair) REQUIRE(sum_counts(found.by_source, 3).first == found.counts.values());
        }
        ++compared;
      }
    }
  }
  CHECK(compared > 15000);
  CHECK(met > 10000);
}

TEST_CASE("stored queries are rows of tables: smart codes", "[cooccurrence][stored_queries]") {
  Study study = studies::f3();
  store_query(study, "A or C", code("A") | code("C"));
  store_query(study, "alone", code("B") - code("A"));
  const auto met = cooccurrence(study, {.count = Count::characters, .codes = {"alone", "B", "A or C"}});
  CHECK(met.labels() == std::vector<std::string>{"B", "alone", "A or C"});
  // B [5,15)[20,30) | [5,9)[13,20); alone [20,30)... A [0,20) | [0,5); C [10,12) | [12,15)
  CHECK(met.counts("B", "B") == 31);
  CHECK(met.counts("alone", "alone") == 21);
  CHECK(met.counts("A or C", "A or C") == 20 + 5 + 3 + 4);
  CHECK(met.counts("B", "A or C") == 10 + 2);
  CHECK(met.counts("alone", "A or C") == 2);
  CHECK(met.n == 64);
  CHECK(met.structural(0, 1) == 1);  // "alone" asks about B
  CHECK(met.structural(0, 2) == 0);
  CHECK(met.structural(1, 2) == 1);  // both ask about A
  const auto pairs = cooccurrence(study, {.codes = {"C", "alone"}});
  CHECK(pairs.totals == CoderNumbers{2, 3});  // runs: [20,30) | [5,9) [13,20)
  CHECK(pairs.counts("C", "alone") == 1);
  CHECK(cooccurrence(study, {.unit = UnitRule::source, .codes = {"C", "alone"}}).counts("C", "alone") == 2);
  CHECK(cooccurrence(study, {.unit = UnitRule::case_, .codes = {"C", "alone"}}).counts("C", "alone") == 1);
  CHECK(cooccurrence(study, {.unit = "ten", .within = code("C"), .codes = {"A", "alone"}}).counts("A", "alone") == 0);
  CHECK(pairs.places(study, "C", "alone").front().span == Span{13, 15});
  CHECK(cooccurrence(study, {.codes = {"alone"}}).status == Status::ok);
  CHECK(thrown<UsageError>([&] { (void)cooccurrence(study, {.codes = {"alone", "alone"}}); }) == "codes_twice");
  CHECK(thrown<UsageError>([&] {
          (void)cooccurrence(study, {.coder_rule = CoderRule::within, .codes = {"A", "alone"}});
        }) == "coder_rule");
  CHECK(thrown<LookupError>([&] { (void)cooccurrence(study, {.codes = {"lonely"}}); }) == "code_unknown");

  const auto f = frequencies(study, {.by = "source", .codes = {"A", "alone"}});
  CHECK(f.counts("alone", "source 1") == 1);
  CHECK(f.counts("alone", "source 2") == 2);
  CHECK(f.counts("A", "source 1") == 3);
  CHECK(f.places(study, "alone", "source 1").front().coders.empty());
  CHECK(frequencies(study, {.by = "case", .count = Frequency::characters, .codes = {"alone"}}).counts("alone", "q") ==
        4);
  CHECK(thrown<UsageError>([&] { (void)frequencies(study, {.by = "coder", .codes = {"alone"}}); }) == "by");
  const auto sets = configurations(study, {.codes = {"A or C", "alone"}});
  CHECK(sets.n == 64);
}

TEST_CASE("a stored query as a row equals the code it asks for", "[cooccurrence][stored_queries]") {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 22);
    CoderWorld world(random);
    store_query(world.study, "as A", code("A"));
    const auto unit = [&](const char* word, std::optional<Count> count = {}) {
      CooccurrenceOptions o{.unit = word, .count = count, .codes = {"A", "B"}};
      const auto by_code = cooccurrence(world.study, o);
      o.codes = {"B", "as A"};
      const auto by_query = cooccurrence(world.study, o);
      INFO("seed " << seed << ' ' << word);
      REQUIRE(by_code.counts("A", "B") == by_query.counts("as A", "B"));
      REQUIRE(by_code.counts("A", "A") == by_query.counts("as A", "as A"));
      REQUIRE(by_code.totals[0] == by_query.totals[1]);
      REQUIRE(by_code.n == by_query.n);
    };
    for (const char* word : {"overlap", "touching", "near", "own", "source"}) unit(word);
    unit("overlap", Count::characters);
  }
}
