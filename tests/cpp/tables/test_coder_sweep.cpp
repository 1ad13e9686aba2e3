#include <tematik/tables/coder_sweep.hpp>

#include <map>

#include "../catch.hpp"
#include "../metrics/agreement_data.hpp"
#include "rounds.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {

using Patterns = std::vector<CoderPattern>;

/// What the library must not share: every character of the text, one by one.
struct Oracle {
  enum Answer : int { missing, no, yes };
  // answer[code][coder][character]
  std::vector<std::vector<std::vector<Answer>>> answer;
  std::vector<std::vector<std::vector<bool>>> begins;

  explicit Oracle(const CoderSource& s) {
    const std::size_t m = s.regions.size();
    std::vector<std::vector<bool>> general(m, std::vector<bool>(s.length));
    for (std::size_t g = 0; g < m; ++g) {
      if (s.regions[g].kind == RegionKind::none) continue;
      if (s.regions[g].kind == RegionKind::whole)
        general[g].assign(s.length, true);
      else
        for (const auto x : s.regions[g].intervals) fill(general[g], x);
      for (const auto& x : s.spans)
        if (x.coder == g) fill(general[g], x.span);
    }
    for (std::size_t c = 0; c < s.codes; ++c) {
      answer.emplace_back(m, std::vector<Answer>(s.length, missing));
      begins.emplace_back(m, std::vector<bool>(s.length));
      for (std::size_t g = 0; g < m; ++g) {
        auto& line = answer[c][g];
        for (std::uint32_t p = 0; p < s.length; ++p)
          if (general[g][p]) line[p] = no;
        for (const auto& x : s.code_regions) {
          if (x.coder != g || x.code != c) continue;
          for (auto p = x.span.begin; p < x.span.end; ++p) line[p] = no;
        }
        for (const auto& x : s.spans) {
          if (x.coder != g || x.code != c) continue;
          for (auto p = x.span.begin; p < x.span.end; ++p) line[p] = yes;
          begins[c][g][x.span.begin] = true;
        }
      }
    }
  }
  static void fill(std::vector<bool>& line, Span x) {
    for (auto p = x.begin; p < x.end; ++p) line[p] = true;
  }
  static Patterns collect(const std::map<std::pair<std::uint64_t, std::uint64_t>, std::int64_t>& found) {
    Patterns out;
    for (const auto& [key, length] : found)
      if (key.first != 0) out.push_back({key.first, key.second, length});
    return out;
  }
  Patterns characters(std::size_t code, std::uint32_t length) const {
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::int64_t> found;
    for (std::uint32_t p = 0; p < length; ++p) {
      std::uint64_t present = 0, coded = 0;
      for (std::size_t g = 0; g < answer[code].size(); ++g) {
        if (answer[code][g][p] != missing) present |= 1ULL << g;
        if (answer[code][g][p] == yes) coded |= 1ULL << g;
      }
      ++found[{present, coded}];
    }
    return collect(found);
  }
  Patterns units(std::size_t code, const std::vector<Span>& units, const Membership& mark) const {
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::int64_t> found;
    for (const auto unit : units) {
      if (unit.empty()) continue;
      std::uint64_t present = 0, coded = 0;
      for (std::size_t g = 0; g < answer[code].size(); ++g) {
        std::uint32_t looked = 0, covered = 0;
        bool has_begin = false;
        for (auto p = unit.begin; p < unit.end; ++p) {
          looked += answer[code][g][p] != missing ? 1 : 0;
          covered += answer[code][g][p] == yes ? 1 : 0;
          has_begin = has_begin || begins[code][g][p];
        }
        if (unit.length() - looked > looked) continue;  // missing on more than half
        present |= 1ULL << g;
        const bool marked =
            mark == Membership::any ? covered >= 1
            : mark.word() == Membership::share_
                ? covered >= 1 && covered * 10 >= std::uint32_t(mark.share_of_unit() * 10 + .5) * unit.length()
            : mark == Membership::majority ? covered * 2 > unit.length()
            : mark == Membership::full     ? covered == unit.length()
                                           : has_begin;
        if (marked) coded |= 1ULL << g;
      }
      ++found[{present, coded}];
    }
    return collect(found);
  }
};

Span random_span(data::Dice& dice, std::uint32_t length) {
  const auto begin = dice(length);
  return {begin, dice.between(begin + 1, length)};
}

CoderSource random_source(data::Dice& dice) {
  CoderSource s{.length = dice(61), .codes = 1 + dice(3)};
  const auto coders = static_cast<std::uint32_t>(1 + dice(3));
  for (std::uint32_t g = 0; g < coders; ++g) {
    CodedRegion region{static_cast<RegionKind>(dice(3))};
    if (region.kind == RegionKind::intervals && s.length > 0) {
      for (auto i = dice(3); i > 0; --i) region.intervals.push_back(random_span(dice, s.length));
    }
    s.regions.push_back(region);
  }
  const auto codes = static_cast<std::uint32_t>(s.codes);
  if (s.length == 0) return s;
  for (auto i = dice(9); i > 0; --i) s.spans.push_back({dice(coders), dice(codes), random_span(dice, s.length)});
  for (auto i = dice(3); i > 0; --i) s.code_regions.push_back({dice(coders), dice(codes), random_span(dice, s.length)});
  if (dice(3) == 0 && !s.spans.empty()) s.spans.push_back(s.spans.front());
  return s;
}

/// Disjoint sorted units with gaps, or any spans at all.
std::vector<Span> random_units(data::Dice& dice, std::uint32_t length) {
  std::vector<Span> units;
  if (length == 0) return {{0, 0}};
  if (dice(2) == 0) {
    for (auto i = dice(6); i > 0; --i) units.push_back(random_span(dice, length));
    return units;
  }
  for (std::uint32_t at = dice(4); at < length;) {
    const auto end = std::min(length, at + dice(9));
    units.push_back({at, end});
    at = end + dice(3) + (end == at ? 1 : 0);
  }
  return units;
}

}  // namespace

TEST_CASE("coder_sweep: T1, pairs and patterns") {
  const auto sources = data::per_source(data::t1());
  CHECK(sources[0].pair(0, 0, 1) == CoderPair{8, 2, 0, 30});
  CHECK(sources[1].pair(0, 0, 1) == CoderPair{7, 3, 0, 20});
  CHECK(sources[2].pair(0, 0, 1) == CoderPair{0, 0, 0, 20});
  const auto all = data::sum(sources);
  CHECK(all.length() == 90);
  CHECK(all.pair(0, 0, 1) == CoderPair{15, 5, 0, 70});
  CHECK(all.pair(1, 0, 1) == CoderPair{7, 9, 0, 74});
  CHECK(all.pair(2, 0, 1) == CoderPair{8, 0, 6, 76});
  CHECK(all.pair(0, 0, 2) == CoderPair{8, 2, 0, 50});
  CHECK(all.pair(1, 0, 2) == CoderPair{13, 3, 0, 44});
  CHECK(all.pair(2, 0, 2) == CoderPair{0, 0, 0, 60});
  CHECK(all.pair(0, 1, 2) == CoderPair{6, 2, 2, 50});
  CHECK(all.pair(1, 1, 2) == CoderPair{6, 1, 7, 46});
  CHECK(all.pair(2, 1, 2) == CoderPair{0, 6, 0, 54});
  CHECK(data::sum(data::per_source(data::t1_themes())).pair(0, 0, 1) == CoderPair{22, 14, 0, 54});
  // lengths of a by (coders present, coders coding)
  std::map<std::pair<int, int>, std::int64_t> sizes;
  for (const auto& p : all.patterns(0)) sizes[{std::popcount(p.present), std::popcount(p.coded)}] += p.length;
  CHECK(sizes == std::map<std::pair<int, int>, std::int64_t>{
                     {{2, 0}, 20}, {{2, 1}, 3}, {{2, 2}, 7}, {{3, 0}, 50}, {{3, 2}, 4}, {{3, 3}, 6}});
  const std::size_t everybody[]{0, 1, 2}, p_and_r[]{0, 2};
  CHECK(all.pairable(0, everybody) == 90);
  CHECK(all.pairable(0, p_and_r) == 60);
}

TEST_CASE("coder_sweep: T1 in sentences of 10 characters") {
  const auto table = [](const Membership& mark) {
    PatternTable out(3, 3);
    for (const auto& source : data::t1()) {
      std::vector<Span> units;
      for (std::uint32_t b = 0; b < source.length; b += 10) units.push_back({b, b + 10});
      out += unit_patterns(source, units, mark);
    }
    return out.pair(0, 0, 1);
  };
  CHECK(table({}) == CoderPair{3, 0, 0, 6});
  CHECK(table(Membership::share(.5)) == CoderPair{2, 1, 0, 6});
  CHECK(table(Membership::full) == CoderPair{0, 1, 0, 8});
  CHECK(table(Membership::begins) == CoderPair{2, 0, 0, 7});
}

TEST_CASE("coder_sweep: ratings of one code") {
  const auto all = data::sum(data::per_source(data::t1()));
  const std::size_t pair[]{0, 1};
  const auto r = all.ratings(0, pair, {"P", "Q"});
  CHECK(r.coders() == std::vector<std::string>{"P", "Q"});
  CHECK(r.categories() == std::vector<std::string>{"no", "yes"});
  CHECK(r.is_numeric());
  CHECK(r.is_declared());
  CHECK(r.units() == 90);
  CHECK(r.rows() == 3);
  const std::size_t r_alone[]{2};
  CHECK(all.ratings(0, r_alone).units() == 60);
  CHECK(all.ratings(0, r_alone).coders() == std::vector<std::string>{"2"});
}

TEST_CASE("coder_sweep: equals an array of characters, and of units under every rule") {
  for (std::uint64_t seed = 0; seed < rounds::of(std::uint64_t{3000}); ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto source = random_source(dice);
    const Oracle oracle(source);
    const auto table = character_patterns(source);
    CHECK(table.length() == source.length);
    for (std::size_t c = 0; c < source.codes; ++c) {
      CAPTURE(c);
      CHECK(table.patterns(c) == oracle.characters(c, source.length));
    }
    const auto units = random_units(dice, source.length);
    const auto share = Membership::share((1 + dice(10)) / 10.0);
    for (const Membership& mark :
         {Membership("any"), share, Membership("majority"), Membership("full"), Membership("begins")}) {
      CAPTURE(mark.name());
      const auto by_unit = unit_patterns(source, units, mark);
      for (std::size_t c = 0; c < source.codes; ++c) CHECK(by_unit.patterns(c) == oracle.units(c, units, mark));
    }
  }
}

TEST_CASE("coder_sweep: tables add up, and a cut source is the sum of its parts") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto whole = random_source(dice);
    if (whole.length < 2) continue;
    const auto cut = 1 + dice(whole.length - 1);
    PatternTable sum(whole.regions.size(), whole.codes);
    for (const Span part : {Span{0, cut}, Span{cut, whole.length}}) {
      CoderSource s{.length = part.length(), .codes = whole.codes, .regions = whole.regions};
      const auto clip = [&](Span x, auto&& add) {
        const Span y{std::max(x.begin, part.begin), std::min(x.end, part.end)};
        if (y.begin < y.end) add(Span{y.begin - part.begin, y.end - part.begin});
      };
      for (auto& region : s.regions) {
        const auto old = std::exchange(region.intervals, {});
        for (const auto x : old) clip(x, [&](Span y) { region.intervals.push_back(y); });
      }
      for (const auto& x : whole.spans) clip(x.span, [&](Span y) { s.spans.push_back({x.coder, x.code, y}); });
      for (const auto& x : whole.code_regions)
        clip(x.span, [&](Span y) { s.code_regions.push_back({x.coder, x.code, y}); });
      sum += character_patterns(s);
    }
    CHECK(sum == character_patterns(whole));
  }
}

TEST_CASE("coder_sweep: overlapping spans of one coder, 64 coders, offsets near the end of 32 bits") {
  const CodedRegion whole{RegionKind::whole};
  const CoderSource nested{
      .length = 10, .codes = 1, .regions = {whole}, .spans = {{0, 0, {0, 8}}, {0, 0, {2, 4}}, {0, 0, {3, 9}}}};
  CHECK(character_patterns(nested).patterns(0) == Patterns{{1, 0, 1}, {1, 1, 9}});
  CoderSource many{.length = 4, .codes = 1, .regions = std::vector<CodedRegion>(64, whole), .spans = {{63, 0, {0, 1}}}};
  const auto all = ~std::uint64_t{0};
  CHECK(character_patterns(many).patterns(0) == Patterns{{all, 0, 3}, {all, std::uint64_t{1} << 63, 1}});
  constexpr std::uint32_t most = 0xFFFFFFFFU;
  const CoderSource far{.length = most, .codes = 1, .regions = {whole, {}}, .spans = {{1, 0, {most - 1, most}}}};
  CHECK(character_patterns(far).patterns(0) == Patterns{{1, 0, std::int64_t{most} - 1}, {3, 2, 1}});
  const std::vector<Span> units{{0, most}, {most - 1, most}};
  CHECK(unit_patterns(far, units).patterns(0) == Patterns{{1, 0, 1}, {3, 2, 1}});
  CHECK(character_patterns(CoderSource{}).codes() == 0);
}

TEST_CASE("coder_sweep: what it refuses") {
  const CodedRegion whole{RegionKind::whole};
  const CoderSource good{.length = 10, .codes = 1, .regions = {whole}};
  CHECK_THROWS_WITH(PatternTable(65, 1), ContainsSubstring("64"));
  auto bad = good;
  bad.spans = {{0, 0, {0, 1}}, {0, 0, {3, 3}}};
  CHECK_THROWS_WITH(character_patterns(bad), ContainsSubstring("span 1"));
  bad.spans = {{0, 0, {3, 11}}};
  CHECK_THROWS_AS(character_patterns(bad), InputError);
  bad.spans = {{1, 0, {3, 4}}};
  CHECK_THROWS_WITH(character_patterns(bad), ContainsSubstring("coder 1"));
  bad.spans = {{0, 1, {3, 4}}};
  CHECK_THROWS_WITH(unit_patterns(bad, {}), ContainsSubstring("code 1"));
  bad = good;
  bad.code_regions = {{0, 0, {4, 2}}};
  CHECK_THROWS_WITH(character_patterns(bad), ContainsSubstring("code region 0"));
  bad = good;
  bad.regions = {{RegionKind::intervals, {{0, 3}, {4, 20}}}};
  CHECK_THROWS_WITH(character_patterns(bad), ContainsSubstring("region of coder 0, interval 1"));
  const std::vector<Span> past{{0, 5}, {5, 11}};
  CHECK_THROWS_WITH(unit_patterns(good, past), ContainsSubstring("unit 1"));
  auto table = character_patterns(good);
  CHECK_THROWS_AS(table += PatternTable(2, 1), UsageError);
  CHECK_THROWS_AS(table.pair(0, 0, 0), UsageError);
  CHECK_THROWS_AS(table.patterns(1), UsageError);
  const std::size_t coder[]{1}, first[]{0};
  CHECK_THROWS_AS(table.ratings(0, coder), UsageError);
  CHECK_THROWS_AS(table.ratings(0, first, {"a", "b"}), UsageError);
}
