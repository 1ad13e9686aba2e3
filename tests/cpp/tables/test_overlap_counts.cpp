#include <tematik/tables/overlap_counts.hpp>

#include <algorithm>

#include "../catch.hpp"
#include "columns.hpp"

using namespace tematik;

namespace {

std::int64_t count(Contact mode, std::int64_t distance, std::int64_t b1, std::int64_t e1, std::int64_t b2,
                   std::int64_t e2) {
  const std::int64_t gap = std::max(b1, b2) - std::min(e1, e2);  // below 0: they share, 0: they touch
  switch (mode) {
    case Contact::overlap:
      return gap < 0 ? 1 : 0;
    case Contact::touching:
      return gap <= 0 ? 1 : 0;
    case Contact::near:
      return gap <= distance ? 1 : 0;
    case Contact::exact:
      return b1 == b2 && e1 == e2 ? 1 : 0;
  }
  return 0;
}

void equals_the_double_loop(const columns::Columns& c, std::uint32_t codes) {
  for (const Contact mode : {Contact::overlap, Contact::touching, Contact::near, Contact::exact}) {
    const std::int64_t distance = mode == Contact::near ? 3 : 0;
    const auto expected = columns::by_double_loop(
        c, codes, [&](auto b1, auto e1, auto b2, auto e2) { return count(mode, distance, b1, e1, b2, e2); });
    for (const int threads : {1, 2, 7}) {
      const auto found = overlap_counts(c.source, c.begin, c.end, c.code, codes,
                                        {.mode = mode, .distance = distance, .threads = threads});
      INFO(to_string(mode) << ", threads " << threads);
      CHECK(found == expected);
    }
  }
}

}  // namespace

TEST_CASE("overlap counts equal a double loop", "[tables][overlap_counts]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    equals_the_double_loop(columns::generated(seed, static_cast<std::uint32_t>(seed % 40), 4, 3, 14, 8), 4);
  }
}

TEST_CASE("many open spans take the counter sweep, and count the same", "[tables][overlap_counts]") {
  // 300 spans of up to 4,000 characters on 400: far more than sixteen are open everywhere.
  equals_the_double_loop(columns::generated(7, 300, 9, 1, 400, 4000), 9);
  equals_the_double_loop(columns::generated(8, 400, 70, 2, 300, 900), 70);
}

TEST_CASE("shapes that break sweeps", "[tables][overlap_counts]") {
  columns::Columns equal, tower, staircase, far;
  for (std::uint32_t i = 0; i < 60; ++i) {
    const auto code = static_cast<std::int32_t>(i % 3);
    for (auto* c : {&equal, &tower, &staircase, &far}) {
      c->source.push_back(c == &far ? static_cast<std::int32_t>((i % 2) * 2'000'000'000U) : 0);
      c->code.push_back(code);
    }
    equal.begin.push_back(5);
    equal.end.push_back(9);
    tower.begin.push_back(i);
    tower.end.push_back(200 - i);
    staircase.begin.push_back(i);
    staircase.end.push_back(i + 1);
    far.begin.push_back(UINT32_MAX - 100 + i);
    far.end.push_back(UINT32_MAX - 90 + std::min(i, 89U));
  }
  for (const auto& c : {equal, tower, staircase, far}) equals_the_double_loop(c, 3);
}

TEST_CASE("bad columns are refused by row", "[tables][overlap_counts]") {
  const std::vector<int> zero{0, 0}, one{1, 1}, two{2, 2};
  CHECK_THROWS_AS(overlap_counts(zero, one, one, zero, 1), InputError);
  CHECK_THROWS_AS(overlap_counts(zero, one, two, one, 1), InputError);
  CHECK_THROWS_AS(overlap_counts(zero, std::vector<int>{0, -1}, two, zero, 1), InputError);
  CHECK_THROWS_AS(overlap_counts(zero, one, std::vector<int>{2}, zero, 1), InputError);
  CHECK_THROWS_AS(overlap_counts(zero, one, two, zero, 0), InputError);
  CHECK_THROWS_AS(overlap_counts(zero, one, two, zero, 1, {.distance = -1}), UsageError);
  try {
    static_cast<void>(overlap_counts(zero, std::vector<int>{0, 5}, std::vector<int>{1, 5}, zero, 1));
    FAIL("no error");
  } catch (const InputError& error) {
    CHECK(error.where() == "row 1");
  }
  CHECK(overlap_counts(std::vector<int>{}, std::vector<int>{}, std::vector<int>{}, std::vector<int>{}, 3).sum() == 0);
}
