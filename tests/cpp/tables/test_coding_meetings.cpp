#include <tematik/tables/coding_meetings.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tematik/cooccurrence.hpp>
#include <tematik/support/philox.hpp>
#include <utility>
#include <vector>

#include "../front/studies.hpp"
#include "../rounds.hpp"

using namespace tematik;

TEST_CASE("pairs of spans that meet, with their direction", "[tables][coding_meetings]") {
  SpanColumns spans;
  spans.add(0, {0, 10}, 0);
  spans.add(0, {8, 20}, 1);
  spans.add(0, {30, 40}, 2);
  spans.add(1, {0, 10}, 3);
  using Found = std::vector<std::array<std::size_t, 4>>;
  const auto found = [&](const MeetingTest& test) {
    Found out;
    for_each_meeting(spans, nullptr, test, [&](std::size_t a, std::size_t b, bool forward, bool backward) {
      out.push_back({a, b, forward ? 1U : 0U, backward ? 1U : 0U});
    });
    return out;
  };
  CHECK(found({}) == Found{{0, 1, 1, 1}});
  CHECK(found({.min_shared = 3}).empty());
  CHECK(found({.min_share = .2}) == Found{{0, 1, 1, 1}});
  CHECK(found({.min_share = .21}).empty());
  CHECK(found({.rule = UnitRule::near, .distance = 10}) == Found{{0, 1, 1, 1}, {1, 2, 1, 1}});
  CHECK(found({.rule = UnitRule::relation, .distance = 10, .mask = Allen::before}) == Found{{1, 2, 1, 0}});
  CHECK(found({.rule = UnitRule::relation, .mask = Allen::overlapped_by}) == Found{{0, 1, 0, 1}});
  CHECK(MeetingTest{.rule = UnitRule::relation, .mask = masks::shared}.is_symmetric());
}

namespace {

/// The oracle of every rule: codings in a plain list, characters and units one by one, meetings by a double loop.
struct MeetingWorld {
  struct One {
    std::size_t source;
    bool has_span;
    std::uint32_t begin, end;
    std::size_t code, coder;
  };
  struct CaseAt {
    bool whole = false;
    std::vector<Span> spans = {};
    [[nodiscard]] bool holds(const One& one) const {
      if (whole) return true;
      return one.has_span && std::any_of(spans.begin(), spans.end(), [&](Span span) {
               return std::max(span.begin, one.begin) < std::min(span.end, one.end);
             });
    }
  };
  using Unit3 = std::array<std::size_t, 3>;
  Study study{"drawn"};
  std::vector<std::uint32_t> lengths;
  std::vector<std::vector<Span>> units;
  std::vector<bool> has_units;
  std::vector<std::map<std::size_t, CaseAt>> cases;  // by source
  std::size_t n_cases = 0;
  std::vector<One> codings;

  MeetingWorld(RandomStream& random, bool spanless) {
    for (const char* name : {"A", "B", "C"}) study.add_code({.name = name});
    for (const char* name : {"u", "v", "w"}) study.add_coder({.name = name});
    const std::uint32_t n_sources = 1 + random.draw(3);
    for (std::uint32_t s = 0; s < n_sources; ++s) {
      const std::uint32_t length = 1 + random.draw(14);
      StoredSegmentation own{.name = "own"};
      auto& cut = units.emplace_back();
      for (std::uint32_t at = 0; at < length;) {
        const std::uint32_t end = std::min(length, at + 1 + random.draw(4));
        if (random.draw(4) > 0 || at == 0) cut.push_back({at, end});
        at = end;
      }
      has_units.push_back(s == 0 || random.draw(4) > 0);
      for (const Span unit : cut) own.units.push_back({.span = unit});
      std::vector<StoredSegmentation> segmentations;
      if (has_units.back()) segmentations.push_back(own);
      study.add_source({.name = std::to_string(s),
                        .text = Text(std::string(length, 'x')),
                        .segmentations = std::move(segmentations)});
      lengths.push_back(length);
    }
    cases.resize(n_sources);
    n_cases = random.draw(4);
    for (std::size_t c = 0; c < n_cases; ++c) {
      Case record{.name = "case " + std::to_string(c)};
      for (std::size_t s = 0; s < n_sources; ++s) {
        const std::uint32_t kind = random.draw(3);
        if (kind == 0) continue;
        auto& at = cases[s][c];
        at.whole = kind == 1;
        if (at.whole) {
          record.sources.push_back(static_cast<SourceId>(s));
          continue;
        }
        const std::uint32_t begin = random.draw(lengths[s]);
        at.spans.push_back({begin, begin + 1 + random.draw(lengths[s] - begin)});
        record.spans.push_back({.source = static_cast<SourceId>(s), .span = at.spans.back()});
      }
      study.add_case(record);
    }
    // A coding where there are units, so that they are known in some source.
    codings.push_back({0, true, 0, 1, random.draw(3), random.draw(3)});
    for (std::uint32_t i = random.draw(12); i > 0; --i) {
      const std::size_t s = random.draw(n_sources);
      const std::uint32_t begin = random.draw(lengths[s]);
      const bool has_span = !spanless || random.draw(8) > 0;
      const std::uint32_t end = begin + 1 + random.draw(lengths[s] - begin);
      codings.push_back({s, has_span, has_span ? begin : 0, has_span ? end : 0, random.draw(3), random.draw(3)});
    }
    for (const One& one : codings) {
      const auto source = static_cast<SourceId>(one.source);
      Coding record{.source = source, .code = static_cast<CodeId>(one.code), .coder = static_cast<CoderId>(one.coder)};
      if (one.has_span) {
        record.span = {one.begin, one.end};
      } else {
        record.segment = study.add_segment({.source = source, .kind = PlaceKind::source});
      }
      study.add_coding(record);
    }
  }

  [[nodiscard]] static std::vector<One> of(const std::vector<One>& from, std::size_t coder) {
    std::vector<One> out;
    std::copy_if(from.begin(), from.end(), std::back_inserter(out), [&](const One& o) { return o.coder == coder; });
    return out;
  }
  /// Characters of a row that at least m coders gave it, as runs.
  [[nodiscard]] std::vector<One> runs(const std::vector<One>& from, std::size_t m) const {
    std::vector<One> out;
    for (std::size_t s = 0; s < lengths.size(); ++s) {
      for (std::size_t code = 0; code < 3; ++code) {
        bool open = false;
        for (std::uint32_t p = 0; p < lengths[s]; ++p) {
          std::set<std::size_t> who;
          for (const One& one : from) {
            if (one.source == s && one.code == code && one.begin <= p && p < one.end) who.insert(one.coder);
          }
          const bool held = who.size() >= m;
          if (held && open) ++out.back().end;
          if (held && !open) out.push_back({s, true, p, p + 1, code, from.front().coder});
          open = held;
        }
      }
    }
    return out;
  }
  [[nodiscard]] std::vector<One> compared(const std::vector<One>& from, const CooccurrenceOptions& o) const {
    std::vector<One> out;
    const bool spanless = o.unit.is(UnitRule::source) || o.unit.is(UnitRule::case_);
    if (o.same_code == SameCode::union_ && !from.empty()) out = runs(from, 1);
    for (const One& one : from) {
      if (!one.has_span) {
        if (spanless) out.push_back(one);
        continue;
      }
      if (o.same_code == SameCode::union_) continue;
      const bool known = std::any_of(out.begin(), out.end(), [&](const One& two) {
        return two.has_span && one.source == two.source && one.begin == two.begin && one.end == two.end &&
               one.code == two.code;
      });
      if (!known || o.same_code == SameCode::keep) out.push_back(one);
    }
    return out;
  }
  [[nodiscard]] std::int64_t index(std::size_t source, std::uint32_t p) const {
    return std::count_if(units[source].begin(), units[source].end(), [&](Span unit) { return unit.begin <= p; });
  }
  /// The thirteen inequalities.
  [[nodiscard]] static std::size_t relation_of(const One& x, const One& y) {
    const std::array<bool, 13> holds{
        x.end < y.begin,
        x.end == y.begin,
        x.begin < y.begin && y.begin < x.end && x.end < y.end,
        x.begin == y.begin && x.end<y.end, x.begin> y.begin && x.end<y.end, x.begin> y.begin && x.end == y.end,
        x.begin == y.begin && x.end == y.end,
        x.begin < y.begin && x.end == y.end,
        x.begin < y.begin && x.end > y.end,
        x.begin == y.begin && x.end > y.end,
        y.begin < x.begin && x.begin < y.end && y.end<x.end, x.begin == y.end, x.begin> y.end};
    return static_cast<std::size_t>(std::find(holds.begin(), holds.end(), true) - holds.begin());
  }
  /// Windows of a source: their base units; without windows each unit alone.
  [[nodiscard]] std::vector<std::vector<Span>> windows(std::size_t s, const CooccurrenceOptions& o) const {
    std::vector<std::vector<Span>> out;
    if (!has_units[s]) return out;
    if (!o.unit.is(UnitRule::window)) {
      for (const Span unit : units[s]) out.push_back({unit});
      return out;
    }
    const auto n = static_cast<std::int64_t>(units[s].size());
    const std::int64_t rest = n - o.window;
    const std::int64_t windows = rest < 0 ? 1 : rest / o.step + 1;
    for (std::int64_t k = 0; k < windows; ++k) {
      auto& window = out.emplace_back();
      for (std::int64_t u = k * o.step; u < std::min(n, k * o.step + o.window); ++u) {
        window.push_back(units[s][static_cast<std::size_t>(u)]);
      }
    }
    return out;
  }
  /// Whether spans, taken together, are members of a window.
  [[nodiscard]] static bool is_member(const std::vector<One>& list, const std::vector<Span>& window,
                                      const Membership& membership) {
    std::uint32_t covered = 0, length = 0;
    bool begins = false;
    for (const Span unit : window) {
      for (std::uint32_t p = unit.begin; p < unit.end; ++p) {
        ++length;
        covered += std::any_of(list.begin(), list.end(), [&](const One& one) { return one.begin <= p && p < one.end; });
        begins = begins || std::any_of(list.begin(), list.end(), [&](const One& one) { return one.begin == p; });
      }
    }
    if (membership == Membership(Membership::begins)) return begins;
    if (membership == Membership(Membership::full)) return covered == length;
    if (membership == Membership(Membership::majority)) return 2 * covered > length;
    if (membership == Membership::share(.5)) return 2 * covered >= length;
    return covered > 0;
  }
  /// The units that codings of one source and row, taken together, are in.
  [[nodiscard]] std::set<Unit3> units_in(const std::vector<One>& list, const CooccurrenceOptions& o) const {
    std::set<Unit3> out;
    if (list.empty()) return out;
    const std::size_t s = list.front().source;
    for (const One& one : list) {
      if (o.unit.is(UnitRule::segment)) out.insert({s, one.begin, one.end});
      if (o.unit.is(UnitRule::source)) out.insert({s, 0, 0});
      if (!o.unit.is(UnitRule::case_)) continue;
      for (const auto& [c, at] : cases[s]) {
        if (at.holds(one)) out.insert({c, 0, 0});
      }
    }
    if (o.unit.rule() && !o.unit.is(UnitRule::window)) return out;
    const auto all = windows(s, o);
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (is_member(list, all[k], o.membership)) out.insert({s, k, 0});
    }
    return out;
  }
  /// Whether x meets y.
  [[nodiscard]] bool meets(const One& x, const One& y, const CooccurrenceOptions& o) const {
    if (!o.unit.is_contact()) {
      const auto a = units_in({x}, o), b = units_in({y}, o);
      return std::any_of(a.begin(), a.end(), [&](const Unit3& unit) { return b.contains(unit); });
    }
    if (x.source != y.source) return false;
    std::int64_t common = 0;
    for (std::uint32_t p = x.begin; p < x.end; ++p) common += y.begin <= p && p < y.end;
    const One& first = x.begin < y.begin ? x : y;
    const One& second = x.begin < y.begin ? y : x;
    std::int64_t apart = common > 0 ? 0 : std::int64_t{second.begin} - first.end;
    const bool in_units = !o.distance_unit.is(UnitRule::character);
    if (in_units && common == 0) apart = index(x.source, second.begin) - index(x.source, first.end - 1);
    const bool known = !in_units || common > 0 || has_units[x.source];
    if (o.unit.is(UnitRule::overlap)) {
      const std::int64_t shorter = std::min(x.end - x.begin, y.end - y.begin);
      return common >= o.min_shared && static_cast<double>(common) >= o.min_share * static_cast<double>(shorter);
    }
    if (o.unit.is(UnitRule::touching)) return common > 0 || second.begin == first.end;
    if (o.unit.is(UnitRule::exact)) return x.begin == y.begin && x.end == y.end;
    if (o.unit.is(UnitRule::near)) return known && apart <= o.distance.value_or(0);
    if (o.distance && (!known || apart > *o.distance)) return false;
    const std::string_view word = EnumNames<Allen>::names[relation_of(x, y)].second;
    return std::find(o.mask.begin(), o.mask.end(), word) != o.mask.end();
  }

  struct Counts {
    std::array<std::array<std::int64_t, 3>, 3> cell{};
    std::array<std::int64_t, 3> total{};
    std::int64_t n = 0;
    void add(const Counts& b) {
      for (std::size_t i = 0; i < 3; ++i) {
        total[i] += b.total[i];
        for (std::size_t j = 0; j < 3; ++j) cell[i][j] += b.cell[i][j];
      }
      n += b.n;
    }
  };
  /// Things that hold rows: n_ij those with both; with `met` those where they meet.
  static void count_sets(Counts& out, const std::array<std::set<Unit3>, 3>& held,
                         const std::array<std::array<std::set<Unit3>, 3>, 3>* met) {
    for (std::size_t i = 0; i < 3; ++i) {
      out.total[i] = std::ssize(held[i]);
      for (std::size_t j = 0; j < 3; ++j) {
        if (i != j && met != nullptr) {
          out.cell[i][j] = std::ssize((*met)[i][j]);
          continue;
        }
        out.cell[i][j] =
            std::count_if(held[i].begin(), held[i].end(), [&](auto& unit) { return held[j].contains(unit); });
      }
    }
  }
  [[nodiscard]] static std::int64_t distinct(const std::array<std::set<Unit3>, 3>& held) {
    std::set<Unit3> all;
    for (const auto& of : held) all.insert(of.begin(), of.end());
    return std::ssize(all);
  }
  [[nodiscard]] Counts plain(const std::vector<One>& from, const CooccurrenceOptions& o, Count count,
                             const std::vector<bool>& universe, bool others_only) const {
    Counts out;
    const bool nonempty = o.universe == Universe::nonempty;
    if (count == Count::units) {
      std::array<std::set<Unit3>, 3> held;
      for (std::size_t s = 0; s < lengths.size(); ++s) {
        for (std::size_t code = 0; code < 3; ++code) {
          std::vector<One> list;
          const bool spanless = o.unit.is(UnitRule::source) || o.unit.is(UnitRule::case_);
          for (const One& one : from) {
            if (one.source == s && one.code == code && (one.has_span || spanless)) list.push_back(one);
          }
          held[code].merge(units_in(list, o));
        }
        const bool of_source = !o.unit.rule() || o.unit.is(UnitRule::window);
        if (universe[s]) out.n += of_source ? std::ssize(windows(s, o)) : o.unit.is(UnitRule::source) ? 1 : 0;
      }
      if (o.unit.is(UnitRule::case_)) out.n = cases_in(universe);
      if (nonempty || o.unit.is(UnitRule::segment)) out.n = distinct(held);
      count_sets(out, held, nullptr);
      return out;
    }
    std::vector<One> list;
    for (std::size_t c = 0; c < (others_only ? 3 : 1); ++c) {
      const auto own = compared(others_only ? of(from, c) : from, o);
      list.insert(list.end(), own.begin(), own.end());
    }
    if (count == Count::sources || count == Count::cases) {
      std::array<std::set<Unit3>, 3> held;
      std::array<std::array<std::set<Unit3>, 3>, 3> met;
      const auto keys = [&](const One& one) {
        std::set<Unit3> of;
        if (count == Count::sources && universe[one.source]) of.insert({one.source, 0, 0});
        if (count == Count::cases) {
          for (const auto& [c, at] : cases[one.source]) {
            if (at.holds(one)) of.insert({c, 0, 0});
          }
        }
        return of;
      };
      for (const One& x : list) {
        held[x.code].merge(keys(x));
        for (const One& y : list) {
          if (x.code == y.code || !meets(x, y, o)) continue;
          for (const Unit3& key : keys(x)) {
            if (keys(y).contains(key)) met[x.code][y.code].insert(key);
          }
        }
      }
      count_sets(out, held, &met);
      out.n = nonempty                  ? distinct(held)
              : count == Count::sources ? std::count(universe.begin(), universe.end(), true)
                                        : cases_in(universe);
      return out;
    }
    for (std::size_t a = 0; a < list.size(); ++a) {
      const One& x = list[a];
      out.total[x.code] += count == Count::pair_characters ? x.end - x.begin : 1;
      std::set<std::size_t> rows;
      for (std::size_t b = 0; b < list.size(); ++b) {
        const One& y = list[b];
        if (a == b || (others_only && x.coder == y.coder)) continue;
        const bool meet = meets(x, y, o) || (x.code == y.code && meets(y, x, o));
        if (!meet) continue;
        rows.insert(y.code);
        if (x.code == y.code && a > b) continue;
        std::int64_t shared_characters = 0;
        for (std::uint32_t p = x.begin; p < x.end; ++p) shared_characters += y.begin <= p && p < y.end;
        if (count == Count::pairs) ++out.cell[x.code][y.code];
        if (count == Count::pair_characters) out.cell[x.code][y.code] += shared_characters;
      }
      if (count != Count::codings) continue;
      for (const std::size_t row : rows) ++out.cell[x.code][row];
    }
    return out;
  }
  [[nodiscard]] std::int64_t cases_in(const std::vector<bool>& universe) const {
    std::set<std::size_t> out;
    for (std::size_t s = 0; s < cases.size(); ++s) {
      for (const auto& [c, at] : cases[s]) {
        if (universe[s]) out.insert(c);
      }
    }
    return std::ssize(out);
  }
  [[nodiscard]] Counts truth(const CooccurrenceOptions& o, Count count) const {
    const auto universe = [&](const std::vector<One>& list) {
      std::vector<bool> out(lengths.size(), o.universe == Universe::all);
      for (const One& one : list) out[one.source] = true;
      return out;
    };
    Counts out;
    if (count == Count::coders) {
      CooccurrenceOptions own = o;
      own.universe = Universe::coded;
      for (std::size_t c = 0; c < 3; ++c) {
        const auto list = of(codings, c);
        if (list.empty()) continue;
        Counts one = plain(list, own, Count::pairs, std::vector<bool>(lengths.size(), true), false);
        for (std::size_t i = 0; i < 3; ++i) {
          one.total[i] = one.total[i] > 0;
          for (std::size_t j = 0; j < 3; ++j) one.cell[i][j] = i == j ? one.total[i] : one.cell[i][j] > 0;
        }
        one.n = o.universe != Universe::nonempty || one.total != std::array<std::int64_t, 3>{};
        out.add(one);
      }
      return out;
    }
    if (o.coder_rule == CoderRule::consensus) return plain(runs(codings, 2), o, count, universe(codings), false);
    if (o.coder_rule == CoderRule::within) {
      for (std::size_t c = 0; c < 3; ++c) {
        const auto list = of(codings, c);
        if (!list.empty()) out.add(plain(list, o, count, universe(list), false));
      }
      return out;
    }
    return plain(codings, o, count, universe(codings), o.coder_rule == CoderRule::across);
  }
};

[[nodiscard]] CooccurrenceOptions drawn_rule(RandomStream& random) {
  constexpr std::array<std::string_view, 11> units{"overlap", "touching", "near", "exact",  "relation", "own",
                                                   "segment", "source",   "case", "window", "near"};
  CooccurrenceOptions o{.unit = units[random.draw(11)]};
  const auto counts = detail::counts_of(o.unit);
  do {
    o.count = counts[random.draw(static_cast<std::uint32_t>(counts.size()))];
  } while (o.count == Count::characters);
  const bool as_is = o.unit.is(UnitRule::exact) || o.unit.is(UnitRule::segment);
  o.same_code = random.draw(3) == 0            ? SameCode::distinct
                : as_is || random.draw(2) == 0 ? SameCode::keep
                                               : SameCode::union_;
  if (o.count == Count::pair_characters) o.same_code = SameCode::keep;
  if (o.unit.is(UnitRule::overlap)) o.min_shared = 1 + random.draw(3);
  if (o.unit.is(UnitRule::overlap) && random.draw(2) == 0) o.min_share = .5;
  if (o.unit.is(UnitRule::near) || (o.unit.is(UnitRule::relation) && random.draw(2) == 0)) o.distance = random.draw(4);
  if (random.draw(2) == 0) o.distance_unit = "own";
  while (o.unit.is(UnitRule::relation) && o.mask.empty()) {
    for (const auto& [member, word] : EnumNames<Allen>::names) {
      const bool far = member == Allen::before || member == Allen::after;
      if (random.draw(3) == 0 && (!far || o.distance)) o.mask.emplace_back(word);
    }
  }
  constexpr std::array<std::string_view, 4> memberships{"any", "majority", "full", "begins"};
  const std::uint32_t membership = random.draw(5);
  o.membership = membership == 4 ? Membership::share(.5) : Membership(memberships[membership]);
  o.base = "own";
  o.window = 1 + random.draw(4);
  o.step = 1 + random.draw(2);
  o.universe = random.draw(3) == 0 ? Universe::nonempty : random.draw(2) == 0 ? Universe::all : Universe::coded;
  const bool of_codings = o.count == Count::pairs || o.count == Count::codings;
  const std::uint32_t rule = o.count == Count::coders ? 0 : random.draw(of_codings ? 4 : 3);
  o.coder_rule = std::array{CoderRule::pooled, CoderRule::within, CoderRule::consensus, CoderRule::across}[rule];
  if (rule == 2) o.consensus = 2;
  return o;
}

}  // namespace

TEST_CASE("every rule of meeting equals a count by hand", "[cooccurrence][coding_meetings]") {
  std::map<std::string, int> met;
  for (std::uint64_t seed = 0; seed < rounds::of(250U); ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 31);
    const MeetingWorld world(random, seed % 3 == 0);
    for (int round = 0; round < 40; ++round) {
      const CooccurrenceOptions o = drawn_rule(random);
      std::string mask;
      for (const auto& word : o.mask) mask += word + ' ';
      INFO("seed " << seed << " round " << round << ", unit " << o.unit.word() << ", count " << to_string(*o.count)
                   << ", same " << to_string(o.same_code) << ", " << to_string(o.coder_rule) << ", "
                   << o.membership.name() << ", distance " << o.distance.value_or(-1) << ' ' << o.distance_unit.word()
                   << ", mask " << mask << ", window " << o.window << '/' << o.step << ", universe "
                   << o.universe.name() << ", shared " << o.min_shared << ' ' << o.min_share);
      const auto truth = world.truth(o, *o.count);
      const auto found = cooccurrence(world.study, o);
      for (std::size_t i = 0; i < 3; ++i) {
        REQUIRE(found.totals[i] == truth.total[i]);
        for (std::size_t j = 0; j < 3; ++j) {
          REQUIRE(found.counts(i, j) == truth.cell[i][j]);
          if (i != j && truth.cell[i][j] > 0) ++met[o.unit.word() + ' ' + std::string(to_string(*o.count))];
        }
      }
      if (found.n) REQUIRE(*found.n == truth.n);
      REQUIRE(found.n.has_value() == detail::count_has_n(*o.count));
      if (found.is_table && o.coder_rule == CoderRule::pooled) {
        REQUIRE(sum_counts(found.by_source, 3).first == found.counts.values());
        REQUIRE(sum_counts(found.by_source, 3).second == *found.n);
      }
    }
  }
  CHECK(met.size() > 40);  // pairs of a unit and a count
}

TEST_CASE("behind a cell that counts something there are places, and behind no other", "[cooccurrence][quotations]") {
  std::size_t shown = 0;
  for (std::uint64_t seed = 0; seed < rounds::of(100U); ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 32);
    const MeetingWorld world(random, false);
    for (int round = 0; round < 12; ++round) {
      CooccurrenceOptions o = drawn_rule(random);
      if (o.same_code == SameCode::union_) o.same_code = SameCode::keep;  // places are those of codings as made
      INFO("seed " << seed << " round " << round << ", unit " << o.unit.word() << ", count " << to_string(*o.count)
                   << ", " << to_string(o.coder_rule) << ", same " << to_string(o.same_code));
      if (o.same_code == SameCode::distinct && *o.count != Count::units) o.same_code = SameCode::keep;
      const auto found = cooccurrence(world.study, o);
      for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
          const auto places = found.places(world.study, found.labels()[i], found.labels()[j]);
          REQUIRE(places.empty() == (found.counts(i, j) == 0));
          shown += places.size();
        }
      }
    }
  }
  CHECK(shown > rounds::of(2000U));
}
