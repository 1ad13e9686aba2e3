#include <tematik/text/allen.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "show.hpp"

using tematik::Allen;
using tematik::AllenMask;
using tematik::Span;
namespace masks = tematik::masks;

namespace {

// The thirteen inequalities of the specification, each on its own; bit = place in the list.
std::vector<bool> inequalities(Span x, Span y) {
  const auto [b1, e1] = x;
  const auto [b2, e2] = y;
  return {e1 < b2,
          e1 == b2,
          b1 < b2 && b2 < e1 && e1 < e2,
          b1 == b2 && e1<e2, b1> b2 && e1<e2, b1> b2 && e1 == e2,
          b1 == b2 && e1 == e2,
          b1 < b2 && e1 == e2,
          b1 < b2 && e1 > e2,
          b1 == b2 && e1 > e2,
          b2 < b1 && b1 < e2 && e2<e1, b1 == e2, b1> e2};
}

template <class Check>
void for_all_pairs(std::uint32_t length, Check check) {
  for (std::uint32_t b1 = 0; b1 < length; ++b1) {
    for (std::uint32_t e1 = b1 + 1; e1 <= length; ++e1) {
      for (std::uint32_t b2 = 0; b2 < length; ++b2) {
        for (std::uint32_t e2 = b2 + 1; e2 <= length; ++e2) check(Span{b1, e1}, Span{b2, e2});
      }
    }
  }
}

// F1 of the co-occurrence specification.
const std::vector<Span> f1{{0, 10}, {8, 20}, {4, 9}, {5, 15}, {20, 30}, {10, 12}};  // A1 A2 A3 B1 B2 C
const std::vector<Span> f1_a{f1[0], f1[1], f1[2]};
const std::vector<Span> f1_b{f1[3], f1[4]};
const std::vector<Span> f1_c{f1[5]};

// The elements of a that stand in the mask to some element of b, at most `distance` characters away.
std::vector<Span> related(const std::vector<Span>& a, AllenMask mask, const std::vector<Span>& b,
                          std::int64_t distance = 1000, bool distinct = false) {
  std::vector<Span> out;
  for (const Span x : a) {
    bool found = false;
    for (const Span y : b) {
      found = found || (holds(mask, x, y) && near(x, y, distance) && !(distinct && x == y));
    }
    if (found) out.push_back(x);
  }
  return out;
}

}  // namespace

TEST_CASE("relation agrees with the thirteen inequalities, of which exactly one holds") {
  for_all_pairs(7, [](Span x, Span y) {
    const auto expected = inequalities(x, y);
    int holding = 0;
    for (unsigned bit = 0; bit < 13; ++bit) {
      holding += static_cast<int>(expected[bit]);
      CHECK((relation(x, y) == static_cast<Allen>(bit)) == expected[bit]);
    }
    CHECK(holding == 1);
  });
}

TEST_CASE("inverse and mirror") {
  for_all_pairs(6, [](Span x, Span y) {
    CHECK(inverse(relation(x, y)) == relation(y, x));
    CHECK(static_cast<int>(relation(x, y)) + static_cast<int>(relation(y, x)) == 12);
    CHECK(holds(masks::within, x, y) == holds(masks::encloses, y, x));
    // reading the text backwards swaps left and right: < and >, m and mi, o and oi, s and f, si and fi
    const Span mirrored_x{6 - x.end, 6 - x.begin};
    const Span mirrored_y{6 - y.end, 6 - y.begin};
    static const std::vector<int> mirror{12, 11, 10, 5, 4, 3, 6, 9, 8, 7, 2, 1, 0};
    CHECK(static_cast<int>(relation(mirrored_x, mirrored_y)) == mirror[static_cast<std::size_t>(relation(x, y))]);
  });
}

TEST_CASE("the named masks have the bits of the specification") {
  CHECK(masks::shared.bits() == 0x7FC);
  CHECK(masks::touching.bits() == 0x802);
  CHECK(masks::apart.bits() == 0x1001);
  CHECK(masks::within.bits() == 0x078);
  CHECK(masks::strictly_within.bits() == 0x038);
  CHECK(masks::encloses.bits() == 0x3C0);
  CHECK(masks::overlaps.bits() == 0x004);
  CHECK(masks::overlapped_by.bits() == 0x400);
  CHECK(masks::precedes.bits() == 0x003);
  CHECK(masks::follows.bits() == 0x1800);
  CHECK(masks::all.bits() == 0x1FFF);
  CHECK(masks::within == AllenMask{Allen::starts, Allen::during, Allen::finishes, Allen::equal});
  CHECK((masks::shared | masks::touching | masks::apart) == masks::all);
  CHECK((masks::shared & masks::touching).empty());
}

TEST_CASE("the named masks mean what shared, gap and touching say") {
  for_all_pairs(6, [](Span x, Span y) {
    CHECK(holds(masks::shared, x, y) == (shared(x, y) > 0));
    CHECK(holds(masks::touching, x, y) == touching(x, y));
    CHECK(holds(masks::apart, x, y) == (gap(x, y) > 0));
    CHECK(holds(masks::precedes, x, y) == (x.end <= y.begin));
    CHECK(holds(masks::follows, x, y) == (y.end <= x.begin));
    CHECK(holds(masks::within, x, y) == (y.begin <= x.begin && x.end <= y.end));
    CHECK(holds(masks::all, x, y));
    CHECK_FALSE(holds(AllenMask{}, x, y));
  });
}

TEST_CASE("masks are values: words, bits, set operations, inverse") {
  CHECK(masks::encloses.words() == std::vector<std::string>{"=", "fi", "di", "si"});
  CHECK(AllenMask::from_words(std::vector<std::string>{"o", "di", "o"}) == AllenMask{Allen::overlaps, Allen::contains});
  CHECK(masks::all.words() ==
        std::vector<std::string>{"<", "m", "o", "s", "d", "f", "=", "fi", "di", "si", "oi", "mi", ">"});
  CHECK(masks::shared.size() == 9);
  CHECK(~masks::shared == (masks::touching | masks::apart));
  for (unsigned bits = 0; bits <= 0x1FFF; ++bits) {
    const auto mask = AllenMask::from_bits(bits);
    REQUIRE(inverse(inverse(mask)) == mask);
    REQUIRE(AllenMask::from_words(mask.words()) == mask);
  }
  CHECK(inverse(masks::within) == masks::encloses);
  CHECK(inverse(masks::precedes) == masks::follows);
  CHECK(symmetric(masks::shared));
  CHECK_FALSE(symmetric(masks::within));
  CHECK_THROWS_AS(AllenMask::from_bits(0x2000), tematik::UsageError);
  CHECK_THROWS_AS(AllenMask::from_words(std::vector<std::string>{"x"}), tematik::UsageError);
}

TEST_CASE("positions near the end of the range") {
  constexpr auto last = std::numeric_limits<std::uint32_t>::max();
  CHECK(tematik::relation({last - 2, last - 1}, {last - 1, last}) == Allen::meets);
  CHECK(tematik::relation({last - 1, last}, {0, 1}) == Allen::after);
  CHECK(tematik::relation({0, last}, {last - 1, last}) == Allen::finished_by);
}

TEST_CASE("F1: the relations of each coding to A1 A2 A3 B1 B2 C") {
  const std::vector<std::vector<std::string>> expected{
      {"=", "o", "di", "o", "<", "m"},     // A1
      {"oi", "=", "oi", "oi", "m", "di"},  // A2
      {"d", "o", "=", "o", "<", "<"},      // A3
      {"oi", "o", "oi", "=", "<", "di"},   // B1
      {">", "mi", ">", ">", "=", ">"},     // B2
      {"mi", "d", ">", "d", "<", "="},     // C
  };
  for (std::size_t i = 0; i < f1.size(); ++i) {
    for (std::size_t j = 0; j < f1.size(); ++j) {
      INFO("row " << i << ", column " << j);
      CHECK(to_string(relation(f1[i], f1[j])) == expected[i][j]);
    }
  }
}

TEST_CASE("F1: what stands how to what") {
  using Spans = std::vector<Span>;
  CHECK(related(f1_c, masks::within, f1_a) == Spans{{10, 12}});
  CHECK(related(f1_c, masks::within, f1_b) == Spans{{10, 12}});
  CHECK(related(f1_a, masks::within, f1_b).empty());
  CHECK(related(f1_a, masks::encloses, f1_c) == Spans{{8, 20}});
  CHECK(related(f1_b, masks::encloses, f1_c) == Spans{{5, 15}});
  CHECK(related(f1_a, masks::overlaps, f1_b) == Spans{{0, 10}, {4, 9}});
  CHECK(related(f1_a, masks::overlapped_by, f1_b) == Spans{{8, 20}});
  CHECK(related(f1_b, masks::overlaps, f1_a) == Spans{{5, 15}});
  CHECK(related(f1_a, masks::precedes, f1_b) == f1_a);
  CHECK(related(f1_a, masks::precedes, f1_b, 0) == Spans{{8, 20}});
  CHECK(related(f1_a, masks::precedes, f1_c) == Spans{{0, 10}, {4, 9}});
  CHECK(related(f1_a, masks::precedes, f1_c, 0) == Spans{{0, 10}});
  CHECK(related(f1_a, masks::precedes, f1_c, 2) == Spans{{0, 10}, {4, 9}});
  CHECK(related(f1_c, masks::precedes, f1_b) == Spans{{10, 12}});
  CHECK(related(f1_c, masks::precedes, f1_b, 2).empty());
  CHECK(related(f1_c, masks::precedes, f1_b, 8) == Spans{{10, 12}});
  CHECK(related(f1_b, masks::follows, f1_a) == Spans{{20, 30}});
  CHECK(related(f1_b, masks::follows, f1_c) == Spans{{20, 30}});
  CHECK(related(f1_a, masks::all, f1_c, 0) == Spans{{0, 10}, {8, 20}});
  CHECK(related(f1_a, masks::all, f1_c, 2) == f1_a);
  CHECK(related(f1_a, masks::within, f1_a, 1000, true) == Spans{{4, 9}});
  CHECK(related(f1_a, masks::encloses, f1_a, 1000, true) == Spans{{0, 10}});
}
