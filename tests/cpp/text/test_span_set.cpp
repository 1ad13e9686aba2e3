#include <tematik/text/span_set.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "generate.hpp"
#include "show.hpp"

using tematik::Span;
using tematik::SpanSet;

namespace {

using Bits = std::vector<bool>;
constexpr std::uint32_t length = 24;

SpanSet set(std::initializer_list<Span> spans) { return SpanSet::from_spans(spans); }

Bits bits_of(const std::vector<Span>& spans) {
  Bits bits(length);
  for (const Span s : spans) {
    for (std::uint32_t p = s.begin; p < s.end; ++p) bits[p] = true;
  }
  return bits;
}

// The runs of a bit set, found by scanning.
std::vector<Span> runs_of(const Bits& bits) {
  std::vector<Span> runs;
  for (std::uint32_t p = 0; p < bits.size(); ++p) {
    if (!bits[p]) continue;
    if (p > 0 && bits[p - 1]) {
      runs.back().end = p + 1;
    } else {
      runs.push_back({p, p + 1});
    }
  }
  return runs;
}

template <class Rule>
std::vector<Span> where(Rule rule) {
  Bits bits(length);
  for (std::uint32_t p = 0; p < length; ++p) bits[p] = rule(p);
  return runs_of(bits);
}

}  // namespace

TEST_CASE("runs are sorted, disjoint, joined where they touch, never empty") {
  CHECK(set({{0, 10}, {8, 20}, {4, 9}}).runs() == std::vector<Span>{{0, 20}});
  CHECK(set({{5, 7}, {0, 5}}).runs() == std::vector<Span>{{0, 7}});
  CHECK(set({{5, 5}, {9, 9}}).empty());
  CHECK(set({{8, 9}, {2, 3}}).runs() == std::vector<Span>{{2, 3}, {8, 9}});
  CHECK(set({{0, 9}, {3, 4}, {6, 12}}).runs() == std::vector<Span>{{0, 12}});
  CHECK(SpanSet{}.hull() == Span{0, 0});
  CHECK(SpanSet{}.measure() == 0);
}

TEST_CASE("a reversed span is refused, with its row") {
  try {
    (void)set({{0, 1}, {3, 2}});
    FAIL("not refused");
  } catch (const tematik::InputError& error) {
    CHECK(error.code() == "span_reversed");
    CHECK(error.where() == "row 1");
  }
}

TEST_CASE("every operation against bit sets") {
  generate::Random random(generate::seed);
  for (int round = 0; round < 3000; ++round) {
    INFO("seed " << generate::seed << ", round " << round);
    std::vector<Span> first;
    std::vector<Span> second;
    for (std::uint32_t i = random.below(6); i > 0; --i) first.push_back(generate::span(random, length));
    for (std::uint32_t i = random.below(6); i > 0; --i) second.push_back(generate::span(random, length));
    const SpanSet a = SpanSet::from_spans(first);
    const SpanSet b = SpanSet::from_spans(second);
    const Bits in_a = bits_of(first);
    const Bits in_b = bits_of(second);

    REQUIRE(a.runs() == runs_of(in_a));
    CHECK(unite(a, b).runs() == where([&](auto p) { return in_a[p] || in_b[p]; }));
    CHECK(intersect(a, b).runs() == where([&](auto p) { return in_a[p] && in_b[p]; }));
    CHECK(subtract(a, b).runs() == where([&](auto p) { return in_a[p] && !in_b[p]; }));
    CHECK(symmetric_difference(a, b).runs() == where([&](auto p) { return in_a[p] != in_b[p]; }));
    CHECK(a.complement(length).runs() == where([&](auto p) { return !in_a[p]; }));

    std::uint32_t characters = 0;
    for (std::uint32_t p = 0; p < length; ++p) {
      characters += static_cast<std::uint32_t>(in_a[p]);
      CHECK(a.contains(p) == in_a[p]);
    }
    CHECK(a.measure() == characters);
    CHECK_FALSE(a.contains(length));

    const Span probe = generate::span(random, length);
    std::uint32_t inside = 0;
    for (std::uint32_t p = probe.begin; p < probe.end; ++p) inside += static_cast<std::uint32_t>(in_a[p]);
    CHECK(a.shared(probe) == inside);
    CHECK(a.meets(probe) == (inside > 0));

    CHECK(a.gaps().runs() == where([&](auto p) { return !in_a[p] && a.hull().begin <= p && p < a.hull().end; }));

    const auto n = random.below(5);
    CHECK(a.dilate(n, length).runs() == where([&](auto p) {
            for (std::uint32_t q = 0; q < length; ++q) {
              if (in_a[q] && (q > p ? q - p : p - q) <= n) return true;
            }
            return false;
          }));
    // a character survives erosion if all within n of it are in the set, and none of them lies outside the text
    CHECK(a.erode(n).runs() == where([&](auto p) {
            for (std::int64_t q = std::int64_t{p} - n; q <= std::int64_t{p} + n; ++q) {
              if (q < 0 || q >= length || !in_a[static_cast<std::size_t>(q)]) return false;
            }
            return true;
          }));
    CHECK(a.hull() == (a.empty() ? Span{} : Span{a.runs().front().begin, a.runs().back().end}));
  }
}

TEST_CASE("dilation and erosion at the ends") {
  CHECK(set({{0, 3}, {8, 10}}).dilate(2, 11) == set({{0, 5}, {6, 11}}));
  CHECK(set({{0, 3}, {8, 10}}).dilate(3, 11) == set({{0, 11}}));
  CHECK(set({{0, 5}}).erode(1) == set({{1, 4}}));
  CHECK(set({{0, 5}}).erode(2) == set({{2, 3}}));
  CHECK(set({{0, 5}}).erode(3).empty());
  CHECK(set({{10, 12}}).dilate(3, 9) == set({{7, 9}}));  // the part that comes into the text
  constexpr auto last = std::numeric_limits<std::uint32_t>::max();
  CHECK(set({{last - 5, last - 2}}).dilate(last, last) == set({{0, last}}));
  CHECK(set({{last - 5, last - 2}}).dilate(1, last) == set({{last - 6, last - 1}}));
  CHECK(set({{0, last}}).erode(last).empty());
}

TEST_CASE("F1: queries in characters") {
  const SpanSet a = set({{0, 10}, {8, 20}, {4, 9}});
  const SpanSet b = set({{5, 15}, {20, 30}});
  const SpanSet c = set({{10, 12}});
  CHECK(intersect(a, b) == set({{5, 15}}));
  CHECK(unite(a, c) == set({{0, 20}}));
  CHECK(intersect(a, b.complement(30)) == set({{0, 5}, {15, 20}}));
  CHECK(subtract(a, b) == set({{0, 5}, {15, 20}}));
  CHECK(a.complement(30) == set({{20, 30}}));
  // exactly one of the three; none is in c alone
  CHECK(unite(subtract(a, unite(b, c)), subtract(b, unite(a, c))) == set({{0, 5}, {15, 30}}));
  CHECK(intersect(intersect(a, b), c) == set({{10, 12}}));
}

TEST_CASE("F1: runs after union, characters under each and under both") {
  const SpanSet a = set({{0, 10}, {8, 20}, {4, 9}});
  const SpanSet b = set({{5, 15}, {20, 30}});
  const SpanSet c = set({{10, 12}});
  CHECK(a.runs() == std::vector<Span>{{0, 20}});
  CHECK(b.runs() == std::vector<Span>{{5, 15}, {20, 30}});
  CHECK(c.runs() == std::vector<Span>{{10, 12}});
  CHECK(a.measure() == 20);
  CHECK(b.measure() == 20);
  CHECK(c.measure() == 2);
  CHECK(intersect(a, b).measure() == 10);
  CHECK(intersect(a, c).measure() == 2);
  CHECK(intersect(b, c).measure() == 2);
  CHECK(unite(a, b).measure() == 30);
  CHECK(unite(a, c).measure() == 20);
  CHECK(unite(b, c).measure() == 20);
}
