#include <tematik/metrics/block_shuffle_tests.hpp>

#include <algorithm>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

struct ShuffleColumns {
  std::vector<std::uint32_t> source_of_unit, unit, code;

  explicit ShuffleColumns(std::uint64_t seed, std::uint32_t n_units = 60, std::uint32_t codes = 4) {
    RandomStream random(seed, RandomPurpose::scenario, 26);
    for (std::uint32_t u = 0; u < n_units; ++u) {
      source_of_unit.push_back(random.draw(3));
      for (std::uint32_t c = 0; c < codes; ++c) {
        if (random.draw(4) == 0) unit.push_back(u), code.push_back(c);
        if (random.draw(9) == 0) unit.push_back(u), code.push_back(c);  // doubles count once
      }
    }
  }
  [[nodiscard]] std::vector<int> bits(std::uint32_t c) const {
    std::vector<int> out(source_of_unit.size());
    for (std::size_t row = 0; row < unit.size(); ++row) {
      if (code[row] == c) out[unit[row]] = 1;
    }
    return out;
  }
};

}  // namespace

TEST_CASE("block_shuffle_tests: every pair equals its own test on the same draws") {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const ShuffleColumns x(seed);
    const BlockShuffleOptions shuffle{.block = static_cast<std::int64_t>(seed % 3), .n_perm = 300, .seed = seed};
    const auto tests = block_shuffle_tests(x.source_of_unit, x.unit, x.code, 3, 5, shuffle, {.adjust = Adjust::by});
    CAPTURE(seed);
    CHECK(tests.n == 60);
    std::vector<double> p;
    for (std::uint32_t i = 0; i < 4; ++i) {
      CHECK(tests.pair_status(i, 4) == Status::zero_total);
      for (std::uint32_t j = i + 1; j < 4; ++j) {
        const auto one = block_shuffle_test(x.bits(i), x.bits(j), x.source_of_unit, shuffle);
        CHECK(tests.counts(i, j) == one.n_ij);
        CHECK(tests.p(i, j) == one.p);
        CHECK_THAT(tests.expected(i, j), WithinAbs(one.expected, 1e-12));
        CHECK_THAT(tests.z(i, j), WithinAbs(one.z, 1e-9));
        p.push_back(one.p);
      }
    }
    CHECK(tests.family == 6);
    CHECK(tests.p_adjusted(0, 1) == adjust_p(p, Adjust::by).values[0]);
    for (const int threads : {1, 2, 7}) {
      auto again = shuffle;
      again.threads = threads;
      const auto same = block_shuffle_tests(x.source_of_unit, x.unit, x.code, 3, 5, again);
      for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
          if (i != j) CHECK(same.p_max(i, j) == tests.p_max(i, j));
        }
      }
      CHECK(same.variance(2, 3) == tests.variance(2, 3));
    }
  }
}

TEST_CASE("block_shuffle_tests: the maximum statistic, from the draws one by one") {
  for (const auto how : {Alternative::greater, Alternative::less, Alternative::two_sided}) {
    const ShuffleColumns x(5, 40, 3);
    const BlockShuffleOptions shuffle{.alternative = how, .n_perm = 200, .seed = 9};
    const auto tests = block_shuffle_tests(x.source_of_unit, x.unit, x.code, 3, 3, shuffle);
    // Meetings of each draw by moving units by hand.
    std::vector<std::vector<std::size_t>> units(3);
    for (std::size_t u = 0; u < 40; ++u) units[x.source_of_unit[u]].push_back(u);
    std::vector<double> largest;
    for (std::uint64_t r = 0; r < 200; ++r) {
      RandomStream random(9, RandomPurpose::block_shuffle, r);
      std::vector<std::size_t> from(40);  // unit whose codes stand at this unit
      for (const auto& of : units) {
        const auto w = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(of.size()))));
        std::size_t at = 0;
        for (const auto b : random.permutation(static_cast<std::uint32_t>((of.size() + w - 1) / w))) {
          for (std::size_t u = b * w; u < std::min(of.size(), (b + 1) * w); ++u) from[of[at++]] = of[u];
        }
      }
      double most = -1e300;
      for (std::uint32_t i = 0; i < 3; ++i) {
        for (std::uint32_t j = i + 1; j < 3; ++j) {
          std::int64_t met = 0;
          for (std::size_t u = 0; u < 40; ++u) met += x.bits(i)[u] & x.bits(j)[from[u]];
          const double z = (static_cast<double>(met) - tests.expected(i, j)) / std::sqrt(tests.variance(i, j));
          most = std::max(most, how == Alternative::greater ? z : how == Alternative::less ? -z : std::abs(z));
        }
      }
      largest.push_back(most);
    }
    for (std::uint32_t i = 0; i < 3; ++i) {
      for (std::uint32_t j = i + 1; j < 3; ++j) {
        const double z = how == Alternative::greater ? tests.z(i, j)
                         : how == Alternative::less  ? -tests.z(i, j)
                                                     : std::abs(tests.z(i, j));
        const auto reached = std::count_if(largest.begin(), largest.end(), [&](double m) { return m >= z - 1e-9; });
        CHECK(tests.p_max(i, j) == static_cast<double>(1 + reached) / 201);
        CHECK(tests.p_max(i, j) == tests.p_max(j, i));
        if (how != Alternative::two_sided) CHECK(tests.p_max(i, j) >= tests.p(i, j));
      }
    }
    CHECK(tests.table()["p_max"].as<double>()[0] == tests.p_max(0, 1));
    CHECK(tests.method().seed == 9);
  }
}

TEST_CASE("block_shuffle_tests: nothing to test, bad input") {
  const std::vector<int> none, source_of_unit{0, 0, 0}, unit{0, 1}, code{0, 1}, far{0, 3};
  CHECK(block_shuffle_tests(none, none, none, 0, 0).status == Status::no_data);
  const auto one_block = block_shuffle_tests(source_of_unit, unit, code, 1, 2, {.block = 3, .n_perm = 9});
  CHECK(one_block.pair_status(0, 1) == Status::no_variation);
  CHECK(one_block.family == 0);
  CHECK(std::isnan(one_block.p_max(0, 1)));
  CHECK_THROWS_AS(block_shuffle_tests(source_of_unit, far, code, 1, 2), InputError);
  CHECK_THROWS_AS(block_shuffle_tests(source_of_unit, unit, far, 1, 2), InputError);
  CHECK_THROWS_AS(block_shuffle_tests(far, unit, code, 1, 2), InputError);
  CHECK_THROWS_AS(block_shuffle_tests(source_of_unit, unit, code, 1, 2, {.n_perm = 0}), UsageError);
  CHECK_THROWS_AS(block_shuffle_tests(source_of_unit, unit, code, 1, 2, {}, {.labels = {"a"}}), UsageError);
}
