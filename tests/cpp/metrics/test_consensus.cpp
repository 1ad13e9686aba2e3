#include <tematik/metrics/consensus.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;

namespace {

std::vector<Span> spans_of_decision(const std::vector<ConsensusItem>& items, std::uint32_t code, Decision decision) {
  std::vector<Span> out;
  for (const auto& item : items) {
    if (item.code == code && item.decision == decision) out.push_back(item.span);
  }
  return out;
}

}  // namespace

TEST_CASE("consensus: T1") {
  using Spans = std::vector<Span>;
  std::vector<std::vector<ConsensusItem>> t1;
  for (const auto& source : data::t1()) t1.push_back(consensus(source));
  const auto at = [&](std::size_t source, std::uint32_t code, Decision decision) {
    return spans_of_decision(t1[source], code, decision);
  };
  CHECK(at(0, 0, Decision::coded) == Spans{{0, 10}});
  CHECK(at(1, 0, Decision::coded) == Spans{{5, 12}});
  CHECK(at(1, 0, Decision::queue) == Spans{{12, 15}});
  CHECK(at(0, 1, Decision::coded) == Spans{{15, 25}});
  CHECK(at(2, 1, Decision::coded) == Spans{{2, 6}});
  CHECK(at(1, 2, Decision::coded) == Spans{{20, 28}});
  CHECK(at(2, 1, Decision::rejected) == Spans{{0, 2}});
  CHECK(at(0, 2, Decision::rejected) == Spans{{30, 36}});
  CHECK(t1[0].size() + t1[1].size() + t1[2].size() == 8);
  CHECK(t1[1][1].coded == 1);   // P alone
  CHECK(t1[1][1].looked == 3);  // P and Q looked
}

TEST_CASE("consensus: against characters, on generated sources") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    CoderSource s{.length = dice.between(5, 40), .codes = 2};
    const std::uint32_t m = dice.between(1, 5);
    const auto any_span = [&] {
      const std::uint32_t begin = dice(s.length);
      return Span{begin, dice.between(begin + 1, s.length)};
    };
    for (std::uint32_t g = 0; g < m; ++g) {
      const auto kind = dice(3);
      s.regions.push_back({kind == 0 ? RegionKind::none : kind == 1 ? RegionKind::whole : RegionKind::intervals});
      if (kind == 2) s.regions.back().intervals = {any_span()};
      for (std::uint32_t i = dice(4); i > 0; --i) s.spans.push_back({g, dice(2), any_span()});
      if (dice(3) == 0) s.code_regions.push_back({g, dice(2), any_span()});
    }
    const double threshold = dice(2) == 0 ? .5 : .7;
    const auto items = consensus(s, {.threshold = threshold});
    for (std::uint32_t code = 0; code < 2; ++code) {
      for (std::uint32_t p = 0; p < s.length; ++p) {
        double yes = 0, looked = 0;
        for (std::uint32_t g = 0; g < m; ++g) {
          bool coded = false;
          bool covered = s.regions[g].kind == RegionKind::whole;
          for (const Span x : s.regions[g].intervals) covered = covered || x.contains(p);
          for (const auto& x : s.spans) {
            if (x.coder != g || !x.span.contains(p)) continue;
            coded = coded || x.code == code;
            covered = covered || s.regions[g].kind == RegionKind::intervals;
          }
          for (const auto& x : s.code_regions)
            covered = covered || (x.coder == g && x.code == code && x.span.contains(p));
          yes += coded ? 1 : 0;
          looked += coded || covered ? 1 : 0;
        }
        std::vector<Decision> found;
        for (const auto& item : items) {
          if (item.code == code && item.span.contains(p)) found.push_back(item.decision);
        }
        REQUIRE(found.size() == (yes > 0 ? 1U : 0U));
        if (yes == 0) continue;
        Decision known = Decision::queue;
        if (looked > 1 && yes / looked > threshold)
          known = Decision::coded;
        else if (looked > 1 && yes / looked < 1 - threshold)
          known = Decision::rejected;
        CHECK(found[0] == known);
      }
    }
    for (std::size_t i = 1; i < items.size(); ++i) {  // neighbours of one decision are one item
      const bool neighbours = items[i].code == items[i - 1].code && items[i].span.begin == items[i - 1].span.end;
      CHECK_FALSE((neighbours && items[i].decision == items[i - 1].decision));
    }
  }
}

TEST_CASE("consensus: options and bad input") {
  const CodedRegion whole{RegionKind::whole};
  const CoderSource three{
      .length = 10, .codes = 1, .regions = {whole, whole, whole}, .spans = {{0, 0, {0, 4}}, {1, 0, {0, 4}}}};
  CHECK(consensus(three)[0].decision == Decision::coded);
  CHECK(consensus(three, {.threshold = .7})[0].decision == Decision::queue);
  const CoderSource alone{.length = 10, .codes = 1, .regions = {whole}, .spans = {{0, 0, {0, 4}}}};
  CHECK(consensus(alone)[0].decision == Decision::queue);
  CHECK(consensus({}).empty());
  CHECK_THROWS_AS(consensus(three, {.threshold = .4}), UsageError);
  CHECK_THROWS_AS(consensus(three, {.threshold = 1}), UsageError);
  CHECK_THROWS_AS(consensus({.length = 3, .codes = 1, .regions = {whole}, .spans = {{0, 0, {2, 4}}}}), InputError);
  CoderSource many{.length = 3, .codes = 1};
  many.regions.assign(65, whole);
  CHECK_THROWS_AS(consensus(many), UsageError);
  CHECK(parse<Decision>("queue") == Decision::queue);
}

TEST_CASE("consensus: units of an alignment") {
  const auto one = unit_consensus(std::vector<AlignedUnit>{{2, {5, 9}}});
  CHECK(one.span == Span{5, 9});
  CHECK(one.code == 2);
  const auto three = unit_consensus(std::vector<AlignedUnit>{{1, {0, 10}}, {2, {4, 12}}, {2, {3, 30}}});
  CHECK(three.span == Span{3, 12});
  CHECK(three.code == 2);
  const auto four = unit_consensus(std::vector<AlignedUnit>{{1, {0, 10}}, {2, {4, 12}}, {2, {3, 30}}, {1, {9, 11}}});
  CHECK(four.span == Span{3, 11});  // lower medians
  CHECK_FALSE(four.code);           // two against two
  const auto five =
      unit_consensus(std::vector<AlignedUnit>{{1, {0, 1}}, {1, {0, 1}}, {2, {0, 1}}, {2, {0, 1}}, {3, {0, 1}}});
  CHECK_FALSE(five.code);
  CHECK_THROWS_AS(unit_consensus({}), UsageError);
}

TEST_CASE("consensus: the example of its documentation") {
  const CodedRegion whole{RegionKind::whole};
  const CoderSource s{.length = 30, .codes = 1, .regions = {whole, whole}, .spans = {{0, 0, {5, 15}}, {1, 0, {5, 12}}}};
  const auto items = consensus(s);
  REQUIRE(items.size() == 2);
  CHECK(items[1].decision == Decision::queue);
}
