#include <tematik/tables/unit_counts.hpp>

#include <set>

#include "../catch.hpp"
#include "columns.hpp"

using namespace tematik;

TEST_CASE("unit counts equal sets", "[tables][unit_counts]") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const std::uint32_t codes = seed % 2 == 0 ? 5 : 70;  // 70: two words of bits
    const auto c = columns::generated(seed, 80, codes, 9, 4, 4);
    std::vector<std::set<std::int32_t>> held(9);
    for (std::size_t i = 0; i < c.source.size(); ++i) held[static_cast<std::size_t>(c.source[i])].insert(c.code[i]);
    const auto found = unit_counts(c.source, c.code, 9, codes);
    INFO("seed " << seed);
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(codes); ++i) {
      for (std::int32_t j = 0; j < static_cast<std::int32_t>(codes); ++j) {
        std::int64_t expected = 0;
        for (const auto& unit : held) expected += unit.contains(i) && unit.contains(j) ? 1 : 0;
        REQUIRE(found(i, j) == expected);
      }
    }
  }
}

TEST_CASE("units and codes outside their range are refused", "[tables][unit_counts]") {
  const std::vector<int> zero{0}, two{2}, none;
  CHECK_THROWS_AS(unit_counts(two, zero, 2, 1), InputError);
  CHECK_THROWS_AS(unit_counts(zero, two, 1, 2), InputError);
  CHECK_THROWS_AS(unit_counts(zero, none, 1, 1), InputError);
  CHECK(unit_counts(none, none, 0, 2).sum() == 0);
}
