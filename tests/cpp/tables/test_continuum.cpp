#include <tematik/tables/continuum.hpp>

#include <algorithm>
#include <map>
#include <set>

#include <tematik/metrics/krippendorff_alpha.hpp>

#include "../catch.hpp"
#include "../metrics/agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

Continuum continuum_of_t1() { return Continuum(data::t1(), {"P", "Q", "R"}, {"a", "b", "c"}); }

/// A source of up to 40 characters with every kind of region.
CoderSource random_continuum_source(data::Dice& dice, std::uint32_t coders, std::size_t codes) {
  CoderSource out{.length = dice(41), .codes = codes, .regions = std::vector<CodedRegion>(coders)};
  const auto span = [&] {
    const auto begin = dice(out.length);
    return Span{begin, dice.between(begin + 1, std::min(out.length, begin + 12))};
  };
  for (auto& region : out.regions) {
    region.kind = static_cast<RegionKind>(dice(3));
    if (region.kind == RegionKind::intervals && out.length > 0) {
      for (auto n = dice(4); n > 0; --n) region.intervals.push_back(span());
    }
  }
  if (out.length == 0) return out;
  for (auto n = dice(10); n > 0; --n)
    out.spans.push_back({dice(coders), dice(static_cast<std::uint32_t>(codes)), span()});
  for (auto n = dice(6); n > 0; --n) {
    out.code_regions.push_back({dice(coders), dice(static_cast<std::uint32_t>(codes)), span()});
  }
  return out;
}

/// Did the coder look at this character for every code?
bool coder_looked(const CoderSource& s, std::uint32_t coder, std::uint32_t p) {
  const auto covers = [&](const std::vector<CoderSpan>& rows, std::optional<std::uint32_t> code) {
    return std::any_of(rows.begin(), rows.end(), [&](const CoderSpan& x) {
      return x.coder == coder && (!code || x.code == *code) && x.span.contains(p);
    });
  };
  const auto& region = s.regions[coder];
  if (region.kind == RegionKind::whole) return true;
  if (region.kind == RegionKind::intervals &&
      (covers(s.spans, {}) ||
       std::any_of(region.intervals.begin(), region.intervals.end(), [&](Span x) { return x.contains(p); }))) {
    return true;
  }
  for (std::uint32_t c = 0; c < s.codes; ++c) {
    if (!covers(s.code_regions, c) && !covers(s.spans, c)) return false;
  }
  return s.codes > 0;
}

}  // namespace

TEST_CASE("continuum: columns become units in canonical order, each once") {
  const std::vector<std::int8_t> coder{1, 0, 0, 0, 0};
  const std::vector<std::uint16_t> begin{3, 3, 3, 3, 0}, end{5, 9, 5, 9, 2};
  const std::vector<std::int64_t> code{0, 1, 0, 1, 2}, source{1, 1, 1, 1, 0};
  const auto c = continuum_from({coder, begin, end, code, source}, {2, 9, 4});
  CHECK(c.sources() == 3);
  CHECK(c.repeated() == 1);
  CHECK(c.is_coverage_inferred());
  CHECK(c.coders() == std::vector<std::string>{"0", "1"});
  CHECK(c.codes() == std::vector<std::string>{"0", "1", "2"});
  REQUIRE(c.units(1).size() == 3);
  CHECK(c.units(1)[0].span == Span{3, 5});
  CHECK(c.units(1)[1].span == Span{3, 9});
  CHECK(c.units(1)[2].coder == 1);
  CHECK(c.looked(0, 0) == SpanSet::from_spans({{0, 2}}));
  CHECK(c.looked(0, 1).empty());
  CHECK(c.looked(2, 0).empty());  // no unit there
  CHECK(c.stretches(2).empty());
  CHECK(c.table().rows() == 4);
  CHECK(continuum_from({}, {}).sources() == 0);
  CHECK(continuum_from({}, {7}).stretches(0).empty());
}

TEST_CASE("continuum: regions that were given leave nothing to infer") {
  const std::vector<int> coder{0, 1}, begin{0, 4}, end{3, 6}, code{0, 1};
  const ContinuumColumns columns{coder, begin, end, code};
  const auto none = continuum_from(columns, {10}, std::vector<ContinuumRegion>{});
  CHECK_FALSE(none.is_coverage_inferred());
  CHECK(none.looked(0, 0).empty());  // looked for code 0 only, and there are two
  const std::size_t first[]{0};
  CHECK(none.of_codes(first).looked(0, 0) == SpanSet::from_spans({{0, 3}}));
  const auto some =
      continuum_from(columns, {10},
                     std::vector<ContinuumRegion>{
                         {0, 0, Span{2, 8}, {}}, {1, 0, Span{0, 5}, 0}, {1, 0, Span{3, 9}, 1}, {2, 0, {}, {}}});
  CHECK(some.coders().size() == 3);
  CHECK(some.looked(0, 0) == SpanSet::from_spans({{0, 8}}));  // the own unit is inside
  CHECK(some.looked(0, 1) == SpanSet::from_spans({{3, 5}}));  // both codes
  CHECK(some.looked(0, 2) == SpanSet::from_spans({{0, 10}}));
  CHECK(some.of_codes(first).looked(0, 1) == SpanSet::from_spans({{0, 5}}));
  const auto stretches = some.stretches(0);
  REQUIRE(stretches.size() == 4);
  CHECK(stretches[1].place == Span{3, 5});
  CHECK(stretches[1].coders == std::vector<std::uint32_t>{0, 1, 2});
  REQUIRE(stretches[1].units.size() == 1);
  CHECK(stretches[1].units[0].span == Span{4, 5});  // cut where coder 1 stops looking
  CHECK(stretches[0].units[0].span == Span{0, 3});
}

TEST_CASE("continuum: looked, stretches, cut units equal an array of characters") {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto coders = dice.between(1, 4);
    const auto codes = dice.between(1, 3);
    const auto s = random_continuum_source(dice, coders, codes);
    const Continuum c({s}, number_labels(coders), number_labels(codes));
    std::vector<std::vector<std::uint32_t>> present(s.length);
    for (std::uint32_t p = 0; p < s.length; ++p) {
      for (std::uint32_t g = 0; g < coders; ++g) {
        const bool looked = coder_looked(s, g, p);
        CHECK(c.looked(0, g).contains(p) == looked);
        if (looked) present[p].push_back(g);
      }
    }
    std::vector<ContinuumStretch> wanted;
    for (std::uint32_t p = 0; p < s.length; ++p) {
      if (present[p].empty()) continue;
      if (!wanted.empty() && wanted.back().place.end == p && wanted.back().coders == present[p])
        ++wanted.back().place.end;
      else
        wanted.push_back({{p, p + 1}, present[p], {}});
    }
    for (auto& stretch : wanted) {
      std::set<std::array<std::uint32_t, 4>> units;
      for (const auto& x : s.spans) {
        if (std::count(stretch.coders.begin(), stretch.coders.end(), x.coder) == 0) continue;
        const Span cut{std::max(x.span.begin, stretch.place.begin), std::min(x.span.end, stretch.place.end)};
        if (cut.begin < cut.end) units.insert({cut.begin, x.coder, cut.end, x.code});
      }
      for (const auto& u : units) stretch.units.push_back({u[1], u[3], {u[0], u[2]}});
    }
    CHECK(c.stretches(0) == wanted);

    // One code alone: what the sweep says of it.
    const std::size_t code[]{dice(codes)};
    const auto one = c.of_codes(code);
    std::int64_t looked = 0;
    const auto patterns = character_patterns(s);
    for (const auto& p : patterns.patterns(code[0])) looked += p.length * std::popcount(p.present);
    std::int64_t own = 0;
    for (std::uint32_t g = 0; g < coders; ++g) own += one.looked(0, g).measure();
    CHECK(own == looked);

    // Some coders, another order: they keep what they looked at.
    const std::size_t last[]{coders - 1};
    CHECK(c.selected(last).looked(0, 0) == c.looked(0, coders - 1));
  }
}

TEST_CASE("continuum: sources one behind the other") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed + 5000);
    const std::vector<CoderSource> parts{random_continuum_source(dice, 3, 2), random_continuum_source(dice, 3, 2),
                                         random_continuum_source(dice, 3, 2)};
    const Continuum c(parts, number_labels(3), number_labels(2));
    const auto all = c.concatenated();
    REQUIRE(all.sources() == 1);
    std::uint32_t shift = 0;
    std::size_t units = 0;
    for (std::size_t s = 0; s < parts.size(); ++s) {
      for (std::size_t g = 0; g < 3; ++g) {
        for (std::uint32_t p = 0; p < parts[s].length; ++p)
          CHECK(all.looked(0, g).contains(shift + p) == c.looked(s, g).contains(p));
      }
      shift += parts[s].length;
      units += c.units(s).size();
    }
    CHECK(all.length(0) == shift);
    CHECK(all.units(0).size() == units);
  }
  const Continuum big({{.length = 0xFFFFFFFFU}, {.length = 1}}, {}, {});
  CHECK_THROWS_AS(big.concatenated(), UsageError);
}

TEST_CASE("continuum: T1, sets of codes in characters, Jaccard") {
  const std::size_t pair[]{0, 1};
  const auto sets = continuum_sets(continuum_of_t1().selected(pair));
  REQUIRE(sets.sources.size() == 3);
  CHECK(sets.sets == std::vector<std::vector<std::uint32_t>>{{}, {0}, {1}, {2}});
  Ratings all = sets.sources[0];
  all += sets.sources[1];
  all += sets.sources[2];
  CHECK(all.units() == 90);
  Matrix<double> jaccard = Matrix<double>::Ones(4, 4);  // sets of one code: all or nothing
  jaccard.diagonal().setZero();
  const auto alpha = krippendorff_alpha(all, {.distance = jaccard});
  CHECK_THAT(alpha.observed, WithinAbs(.222222, 1e-6));
  CHECK_THAT(alpha.expected, WithinAbs(.625760, 1e-6));
  CHECK_THAT(alpha.value, WithinAbs(.644877, 1e-6));
}

TEST_CASE("continuum: sets equal an array of characters") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed + 9000);
    const auto s = random_continuum_source(dice, 3, 3);
    const Continuum c({s}, number_labels(3), number_labels(3));
    const auto sets = continuum_sets(c);
    CHECK(std::is_sorted(sets.sets.begin(), sets.sets.end()));
    std::map<std::vector<std::vector<std::uint32_t>>, std::int64_t> wanted, found;
    const std::vector<std::uint32_t> missing{99};
    for (std::uint32_t p = 0; p < s.length; ++p) {
      std::vector<std::vector<std::uint32_t>> row;
      for (std::uint32_t g = 0; g < 3; ++g) {
        std::set<std::uint32_t> codes;
        for (const auto& x : s.spans) {
          if (x.coder == g && x.span.contains(p)) codes.insert(x.code);
        }
        row.push_back(coder_looked(s, g, p) ? std::vector<std::uint32_t>(codes.begin(), codes.end()) : missing);
      }
      if (std::count(row.begin(), row.end(), missing) < 3) ++wanted[row];
    }
    for (std::size_t i = 0; i < sets.sources[0].rows(); ++i) {
      std::vector<std::vector<std::uint32_t>> row;
      for (const auto cell : sets.sources[0].row(i)) {
        row.push_back(cell == Ratings::missing ? missing : sets.sets[static_cast<std::size_t>(cell)]);
      }
      found[row] += sets.sources[0].count(i);
    }
    CHECK(found == wanted);
  }
}

TEST_CASE("continuum: what it refuses") {
  const std::vector<int> coder{0, 0}, begin{0, 5}, end{3, 5}, code{0, 0}, good{3, 6}, source{0, 2}, negative{0, -1};
  CHECK_THROWS_WITH(continuum_from({coder, begin, end, code}, {10}), ContainsSubstring("row 1"));
  CHECK_THROWS_WITH(continuum_from({coder, begin, good, code}, {5}), ContainsSubstring("<= 5"));
  CHECK_THROWS_WITH(continuum_from({coder, negative, good, code}, {9}), ContainsSubstring("[-1,6)"));
  CHECK_THROWS_WITH(continuum_from({negative, begin, good, code}, {9}), ContainsSubstring("coder -1"));
  CHECK_THROWS_WITH(continuum_from({coder, begin, good, negative}, {9}), ContainsSubstring("code -1"));
  CHECK_THROWS_WITH(continuum_from({coder, begin, good, code, source}, {9, 9}), ContainsSubstring("source 2"));
  CHECK_THROWS_WITH(continuum_from({coder, begin, good, code}, {}), ContainsSubstring("source 0 is none of 0"));
  CHECK_THROWS_AS(continuum_from({coder, begin, good, code}, {-1}), UsageError);
  CHECK_THROWS_AS(continuum_from({coder, begin, good, code}, {std::int64_t{1} << 32}), UsageError);
  CHECK_THROWS_WITH(continuum_from({coder, begin, std::vector<int>{1}, code}, {9}), ContainsSubstring("column end"));
  CHECK_THROWS_AS(continuum_from({coder, begin, good, code}, {9}, {}, {{"A"}, {"x", "y"}}).selected({}).units(1),
                  UsageError);
  CHECK_THROWS_AS(
      continuum_from({std::vector<int>{1 << 25}, std::vector<int>{0}, std::vector<int>{1}, std::vector<int>{0}}, {9}),
      InputError);
  CHECK_THROWS_AS(continuum_from({coder, begin, good, code}, {9}, std::vector<ContinuumRegion>{{0, 0, Span{4, 4}, {}}}),
                  InputError);
  CHECK_THROWS_AS(continuum_from({coder, begin, good, code}, {9}, std::vector<ContinuumRegion>{{0, 1, {}, {}}}),
                  InputError);
  const auto c = continuum_of_t1();
  const std::size_t twice[]{1, 1}, past[]{3};
  CHECK_THROWS_AS(c.selected(twice), UsageError);
  CHECK_THROWS_AS(c.of_codes(past), UsageError);
  CHECK_THROWS_AS(c.units(3), UsageError);
  CHECK_THROWS_AS(c.looked(0, 3), UsageError);
  CHECK_THROWS_AS(Continuum(data::t1(), {"P", "Q"}, {"a", "b", "c"}), UsageError);
  auto broken = data::t1();
  broken[1].spans[0].span = {9, 31};
  CHECK_THROWS_WITH(Continuum(broken, {"P", "Q", "R"}, {"a", "b", "c"}), ContainsSubstring("source 1, span 0"));
}
