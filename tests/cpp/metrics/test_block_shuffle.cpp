#include <tematik/metrics/block_shuffle.hpp>

#include <algorithm>
#include <map>
#include <numeric>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

/// How many orders of the blocks of one source give which number of meetings.
std::map<std::int64_t, std::int64_t> all_orders(const std::vector<int>& i, const std::vector<int>& j,
                                                std::size_t block) {
  std::vector<std::size_t> order((i.size() + block - 1) / block);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::map<std::int64_t, std::int64_t> out;
  do {
    std::vector<int> moved;
    for (const std::size_t b : order) {
      for (std::size_t u = b * block; u < std::min(i.size(), (b + 1) * block); ++u) moved.push_back(j[u]);
    }
    std::int64_t met = 0;
    for (std::size_t u = 0; u < i.size(); ++u) met += i[u] & moved[u];
    ++out[met];
  } while (std::next_permutation(order.begin(), order.end()));
  return out;
}

}  // namespace

TEST_CASE("block_shuffle: draws follow the distribution of all orders") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 17);
    const std::size_t size = 11 + random.draw(12);
    std::vector<int> i(size), j(size);
    const std::vector<int> source(size, 3);
    for (auto& x : i) x = static_cast<int>(random.draw(2));
    for (auto& x : j) x = random.draw(3) == 0 ? 1 : 0;
    i[0] = j[1] = 1;
    const auto t = block_shuffle_test(i, j, source, {.n_perm = 20'000, .seed = seed});
    std::size_t block = 1;
    while (block * block < size) ++block;
    const auto orders = all_orders(i, j, block);
    double total = 0, mean = 0, squares = 0, greater = 0;
    for (const auto& [met, times] : orders) {
      const auto share = static_cast<double>(times);
      total += share;
      mean += share * static_cast<double>(met);
      squares += share * static_cast<double>(met * met);
      greater += met >= t.n_ij ? share : 0;
    }
    CAPTURE(seed, size);
    if (orders.size() == 1) {
      CHECK(t.status == Status::no_variation);
      continue;
    }
    mean /= total;
    CHECK_THAT(t.expected, WithinAbs(mean, .05));
    CHECK_THAT(t.variance, WithinAbs(squares / total - mean * mean, .1));
    CHECK_THAT(t.p, WithinAbs(greater / total, .02));
    CHECK(t.at_least + t.at_most >= 20'000);
    for (const int threads : {1, 2, 7}) {
      const auto again = block_shuffle_test(i, j, source, {.n_perm = 20'000, .seed = seed, .threads = threads});
      CHECK(again.at_least == t.at_least);
      CHECK(again.variance == t.variance);
    }
  }
}

TEST_CASE("block_shuffle: p is (1 + at least)/(1 + draws), never 0") {
  std::vector<int> i(400), source(400);
  for (std::size_t u = 0; u < 30; ++u) i[u] = 1;
  for (std::size_t u = 200; u < 400; ++u) source[u] = 1;
  for (std::size_t u = 300; u < 320; ++u) i[u] = 1;
  const auto t = block_shuffle_test(i, i, source, {.n_perm = 999});
  CHECK(t.n_ij == 50);
  CHECK(t.p == static_cast<double>(1 + t.at_least) / 1000);
  CHECK(t.p < .05);
  CHECK(t.z > 2);
  CHECK(block_shuffle_test(i, i, source, {.alternative = Alternative::less, .n_perm = 999}).p > .9);
  const auto two = block_shuffle_test(i, i, source, {.alternative = Alternative::two_sided, .n_perm = 999});
  CHECK(two.p == 2 * t.p);
  CHECK(block_shuffle_test(i, i, source, {.n_perm = 999, .seed = 1}).expected != t.expected);
  CHECK(t.table().rows() == 1);
  CHECK(t.method().seed == 0);
}

TEST_CASE("block_shuffle: statuses and bad input") {
  const std::vector<int> none, zero{0, 0, 0}, some{0, 1, 0}, two{0, 2, 0}, source{0, 0, 0};
  CHECK(block_shuffle_test(none, none, none).status == Status::no_data);
  CHECK(block_shuffle_test(zero, some, source).status == Status::zero_total);
  CHECK(block_shuffle_test(some, some, source, {.block = 3}).status == Status::no_variation);
  CHECK(std::isnan(block_shuffle_test(some, some, source, {.block = 3}).p));
  CHECK(block_shuffle_test(some, some, source, {.block = 1, .n_perm = 99}).status == Status::ok);
  CHECK_THROWS_AS(block_shuffle_test(two, some, source), InputError);
  CHECK_THROWS_AS(block_shuffle_test(none, some, source), InputError);
  CHECK_THROWS_AS(block_shuffle_test(some, some, source, {.block = -1}), UsageError);
  CHECK_THROWS_AS(block_shuffle_test(some, some, source, {.n_perm = 0}), UsageError);
}
