#include <tematik/tables/character_counts.hpp>

#include <algorithm>

#include "../catch.hpp"
#include "columns.hpp"

using namespace tematik;

TEST_CASE("distinct characters equal an array of characters", "[tables][character_counts]") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto c = columns::generated(seed, 25, 4, 2, 30, 12);
    Matrix<std::int64_t> expected = Matrix<std::int64_t>::Zero(4, 4);
    for (std::int32_t source = 0; source < 2; ++source) {
      for (std::uint32_t p = 0; p < 60; ++p) {
        bool here[4] = {};
        for (std::size_t i = 0; i < c.source.size(); ++i) {
          if (c.source[i] == source && c.begin[i] <= p && p < c.end[i]) here[c.code[i]] = true;
        }
        for (int i = 0; i < 4; ++i) {
          for (int j = 0; j < 4; ++j) expected(i, j) += here[i] && here[j] ? 1 : 0;
        }
      }
    }
    INFO("seed " << seed);
    CHECK(character_counts(c.source, c.begin, c.end, c.code, 4) == expected);
    const auto pairs = columns::by_double_loop(c, 4, [](auto b1, auto e1, auto b2, auto e2) {
      return std::max<std::int64_t>(0, std::min(e1, e2) - std::max(b1, b2));
    });
    CHECK(character_counts(c.source, c.begin, c.end, c.code, 4, CharacterCount::pairs) == pairs);
  }
}
