#include <tematik/query/semijoin.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// So many spans of a text of `length` characters, equal ones and towers among them.
std::vector<Span> drawn_spans(RandomStream& random, std::uint32_t length, std::uint32_t most) {
  std::vector<Span> out(random.draw(most + 1));
  for (auto& span : out) {
    span.begin = random.draw(length);
    span.end = span.begin + 1 + random.draw(length - span.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("a semijoin is the double loop over all pairs", "[query][semijoin]") {
  std::size_t kept = 0, dropped = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 0);
    const auto left = drawn_spans(random, 14, 8), right = drawn_spans(random, 14, 8);
    const AllenMask mask =
        seed % 2 == 0 ? AllenMask(static_cast<Allen>(random.draw(13))) : AllenMask::from_bits(random.draw(0x2000));
    const std::int64_t limit = random.draw(5);
    std::vector<Span> any, near_ones;
    for (const Span x : left) {
      bool holds_any = false, holds_near = false;
      for (const Span y : right) {
        if (!holds(mask, x, y)) continue;
        holds_any = true;
        holds_near = holds_near || gap(x, y) <= limit;
      }
      if (holds_any) any.push_back(x);
      if (holds_near) near_ones.push_back(x);
      holds_any ? ++kept : ++dropped;
    }
    INFO("seed " << seed);
    REQUIRE(semijoin(left, right, mask) == any);
    REQUIRE(semijoin(left, right, mask, [&](Span a, Span b) { return gap(a, b) <= limit; }) == near_ones);
  }
  CHECK(kept > 1000);
  CHECK(dropped > 1000);
}

TEST_CASE("a semijoin at the ends of the largest text", "[query][semijoin]") {
  constexpr std::uint32_t last = UINT32_MAX;
  const std::vector<Span> left{{0, 1}, {last - 2, last}}, right{{1, last - 2}};
  CHECK(semijoin(left, right, masks::touching) == left);
  CHECK(semijoin(left, right, masks::shared).empty());
  CHECK(semijoin(left, std::vector<Span>{}, masks::all).empty());
  CHECK(semijoin(std::vector<Span>{}, right, masks::all).empty());
}
