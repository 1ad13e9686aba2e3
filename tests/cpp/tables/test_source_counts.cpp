#include <tematik/tables/source_counts.hpp>

#include <tematik/support/philox.hpp>
#include <tematik/tables/character_counts.hpp>

#include "../catch.hpp"
#include "columns.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("source_counts: per source the counts of its own units, in sum those of all", "[tables][source_counts]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 18);
    const std::uint32_t n_units = 1 + random.draw(20), codes = 1 + random.draw(6), sources = 1 + random.draw(4);
    std::vector<std::uint32_t> source_of_unit(n_units), unit, code;
    for (auto& s : source_of_unit) s = random.draw(sources);
    for (std::uint32_t row = random.draw(40); row > 0; --row) {
      unit.push_back(random.draw(n_units));
      code.push_back(random.draw(codes));
    }
    const auto counts = source_counts(source_of_unit, unit, code, sources, codes);
    INFO("seed " << seed);
    CHECK(counts.size() == sources);
    for (std::uint32_t s = 0; s < sources; ++s) {
      std::vector<std::uint32_t> own_unit, own_code;
      std::int64_t n = 0;
      for (const auto of : source_of_unit) n += of == s ? 1 : 0;
      for (std::size_t row = 0; row < unit.size(); ++row) {
        if (source_of_unit[unit[row]] != s) continue;
        own_unit.push_back(unit[row]);
        own_code.push_back(code[row]);
      }
      const auto all = unit_counts(own_unit, own_code, n_units, codes);
      CHECK(counts[s].n == n);
      std::size_t used = 0;
      for (std::uint32_t i = 0; i < codes; ++i) used += all(i, i) > 0 ? 1 : 0;
      REQUIRE(counts[s].codes.size() == used);
      for (std::size_t i = 0; i < used; ++i) {
        for (std::size_t j = 0; j < used; ++j) CHECK(counts[s].at(i, j) == all(counts[s].codes[i], counts[s].codes[j]));
      }
    }
    const auto [sum, n] = sum_counts(counts, codes);
    CHECK(n == static_cast<std::int64_t>(n_units));
    CHECK(sum == unit_counts(unit, code, n_units, codes));
  }
}

TEST_CASE("source_counts: bad rows", "[tables][source_counts]") {
  const std::vector<int> source_of_unit{0, 1}, unit{0, 1}, code{0, 3}, far{0, 2}, none;
  CHECK_THROWS_AS(source_counts(source_of_unit, unit, code, 2, 3), InputError);
  CHECK_THROWS_WITH(source_counts(source_of_unit, unit, code, 2, 3), ContainsSubstring("row 1, column \"code\""));
  CHECK_THROWS_AS(source_counts(source_of_unit, far, code, 2, 4), InputError);
  CHECK_THROWS_AS(source_counts(source_of_unit, unit, code, 1, 4), InputError);
  CHECK_THROWS_AS(source_counts(source_of_unit, unit, none, 2, 4), InputError);
  CHECK_THROWS_AS(source_counts(none, unit, code, 2, 4), InputError);
  CHECK_THROWS_AS(source_counts(source_of_unit, unit, code, 0, 4), InputError);
  CHECK_THROWS_AS(source_counts(source_of_unit, unit, code, 2, 0), InputError);
  CHECK(source_counts(none, none, none, 0, 0).empty());
  CHECK(source_counts(source_of_unit, none, none, 3, 5)[2].n == 0);
  const auto counts = source_counts(source_of_unit, unit, code, 2, 4);
  CHECK_THROWS_AS(sum_counts(counts, 3), UsageError);
}

TEST_CASE("source_counts: characters per source, in sum those of all", "[tables][source_counts]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto c = columns::generated(seed, 15, 5, 3, 14, 6);
    const std::vector<int> lengths{20, 30, 20, 7};
    const auto counts = source_character_counts(c.source, c.begin, c.end, c.code, lengths, 5);
    INFO("seed " << seed);
    REQUIRE(counts.size() == 4);
    CHECK(counts[1].n == 30);
    CHECK(counts[3].codes.empty());
    const auto [sum, n] = sum_counts(counts, 5);
    CHECK(n == 77);
    CHECK(sum == character_counts(c.source, c.begin, c.end, c.code, 5));
    for (std::size_t s = 0; s < 3; ++s) {
      for (const auto code : counts[s].codes) {
        const auto same = [&](std::size_t i) {
          return std::cmp_equal(c.source[i], s) && std::cmp_equal(c.code[i], code);
        };
        bool found = false;
        for (std::size_t i = 0; i < c.source.size(); ++i) found = found || same(i);
        CHECK(found);
      }
    }
  }
  const std::vector<int> source{0, 1}, begin{0, 0}, end{4, 9}, code{0, 1}, lengths{5, 8}, short_list{5};
  CHECK_THROWS_AS(source_character_counts(source, begin, end, code, lengths, 2), InputError);
  CHECK_THROWS_WITH(source_character_counts(source, begin, end, code, lengths, 2), ContainsSubstring("source 1"));
  CHECK_THROWS_WITH(source_character_counts(source, begin, end, code, short_list, 2), ContainsSubstring("row 1"));
  CHECK_THROWS_AS(source_character_counts(source, end, begin, code, lengths, 2), InputError);
}
