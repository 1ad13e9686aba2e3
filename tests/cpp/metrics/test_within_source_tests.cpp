#include <tematik/metrics/within_source_tests.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct UnitCodes {
  std::vector<std::uint32_t> source_of_unit, unit, code;

  /// One source with this many units holding both codes, the first, the second, neither.
  void add(std::uint32_t source, std::uint32_t both, std::uint32_t first, std::uint32_t second, std::uint32_t neither) {
    const auto put = [&](std::uint32_t times, bool i, bool j) {
      for (; times > 0; --times) {
        const auto u = static_cast<std::uint32_t>(source_of_unit.size());
        if (i) unit.push_back(u), code.push_back(0);
        if (j) unit.push_back(u), code.push_back(1);
        source_of_unit.push_back(source);
      }
    };
    put(both, true, true);
    put(first, true, false);
    put(second, false, true);
    put(neither, false, false);
  }
};

}  // namespace

TEST_CASE("within_source_tests: F5 from units") {
  UnitCodes x;
  x.add(0, 5, 3, 2, 10);
  x.add(1, 2, 4, 3, 21);
  x.add(2, 4, 1, 3, 4);
  const auto counts = source_counts(x.source_of_unit, x.unit, x.code, 3, 3);
  const auto tests = within_source_tests(counts, 3);
  CHECK(tests.status == Status::ok);
  CHECK(tests.counts(0, 1) == 11);
  CHECK_THAT(tests.expected(0, 1), WithinRel(6.71667, 1e-5));
  CHECK_THAT(tests.z(1, 0), WithinRel(2.65005, 1e-5));
  CHECK_THAT(tests.p(0, 1), WithinRel(.00986025, 1e-5));
  CHECK(tests.p_adjusted(0, 1) == tests.p(0, 1));
  CHECK_THAT(tests.log_odds_ratio(0, 1), WithinRel(1.70634, 1e-5));
  CHECK_THAT(std::exp(tests.hi(0, 1)), WithinRel(19.6234, 1e-5));
  CHECK(tests.family == 1);
  CHECK(tests.exact_pairs == 1);
  CHECK(tests.n == 62);
  CHECK(tests.strata == 3);
  CHECK(tests.pair_status(2, 0) == Status::zero_total);
  CHECK(tests.pair_status(0, 0) == Status::structural);
  CHECK(tests.method().steps.front().second == 1);
}

TEST_CASE("within_source_tests: every pair equals its own test over all sources") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 16);
    const std::uint32_t sources = 1 + random.draw(4), codes = 2 + random.draw(4);
    UnitCodes x;
    for (std::uint32_t u = 0; u < 40; ++u) {
      x.source_of_unit.push_back(random.draw(sources));
      for (std::uint32_t c = 0; c < codes; ++c) {
        if (random.draw(4) != 0 || (c == 1 && x.source_of_unit.back() != 0)) continue;
        x.unit.push_back(u), x.code.push_back(c);
      }
    }
    const auto counts = source_counts(x.source_of_unit, x.unit, x.code, sources, codes);
    const auto tests = within_source_tests(counts, codes, {.adjust = Adjust::by, .threads = 2});
    CAPTURE(seed);
    std::vector<double> p;
    for (std::uint32_t i = 0; i < codes; ++i) {
      for (std::uint32_t j = i + 1; j < codes; ++j) {
        std::vector<std::int64_t> a(sources), n_i(sources), n_j(sources), n(sources);
        for (std::uint32_t u = 0; u < 40; ++u) {
          bool has_i = false, has_j = false;
          for (std::size_t row = 0; row < x.unit.size(); ++row) {
            has_i = has_i || (x.unit[row] == u && x.code[row] == i);
            has_j = has_j || (x.unit[row] == u && x.code[row] == j);
          }
          const auto s = x.source_of_unit[u];
          ++n[s];
          n_i[s] += has_i;
          n_j[s] += has_j;
          a[s] += has_i && has_j;
        }
        const auto one = stratified_test(a, n_i, n_j, n);
        CHECK(tests.pair_status(i, j) == one.status);
        p.push_back(one.p);
        if (one.status != Status::ok) continue;
        CHECK_THAT(tests.p(i, j), WithinRel(one.p, 1e-9));
        CHECK_THAT(tests.z(i, j), WithinAbs(one.z, 1e-9));
        CHECK_THAT(tests.variance(i, j), WithinAbs(one.variance, 1e-12));
        if (one.odds_status == Status::ok) {
          CHECK_THAT(tests.log_odds_ratio(i, j), WithinAbs(one.log_odds_ratio, 1e-9));
          CHECK_THAT(tests.lo(i, j), WithinAbs(one.lo, 1e-9));
        }
      }
    }
    const auto adjusted = adjust_p(p, Adjust::by);
    CHECK(tests.family == adjusted.family);
    std::size_t pair = 0;
    for (std::uint32_t i = 0; i < codes; ++i) {
      for (std::uint32_t j = i + 1; j < codes; ++j, ++pair) {
        if (!std::isnan(p[pair])) CHECK_THAT(tests.p_adjusted(i, j), WithinRel(adjusted.values[pair], 1e-9));
      }
    }
  }
}

TEST_CASE("within_source_tests: nothing to test, bad options") {
  const std::vector<SourceCounts> none;
  CHECK(within_source_tests(none, 0).status == Status::no_data);
  CHECK(within_source_tests(none, 2).pair_status(0, 1) == Status::zero_total);
  UnitCodes apart;
  apart.add(0, 0, 2, 0, 2);
  apart.add(1, 0, 0, 2, 2);
  const auto counts = source_counts(apart.source_of_unit, apart.unit, apart.code, 2, 2);
  const auto tests = within_source_tests(counts, 2);
  CHECK(tests.pair_status(0, 1) == Status::no_variation);
  CHECK(tests.variance(0, 1) == 0);
  CHECK_THROWS_AS(within_source_tests(counts, 1), UsageError);
  CHECK_THROWS_AS(within_source_tests(counts, 2, {.confidence = 0}), UsageError);
  CHECK_THROWS_AS(within_source_tests(counts, 2, {.alternative = Alternative::two_sided, .mid_p = true}), UsageError);
}
