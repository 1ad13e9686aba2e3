#include <tematik/support/philox.hpp>

#include <algorithm>
#include <set>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("philox: known answers of ten rounds") {
  CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr auto ones = 0xffffffffU;
  CHECK(philox4x32({ones, ones, ones, ones}, {ones, ones}) ==
        PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("philox: orders 0..3 of eight units, seed 1") {
  using Order = std::vector<std::uint32_t>;
  const std::vector<Order> known{
      {1, 0, 4, 2, 5, 3, 6, 7}, {3, 5, 4, 7, 2, 6, 1, 0}, {5, 4, 6, 2, 0, 1, 3, 7}, {3, 7, 2, 1, 0, 5, 6, 4}};
  for (std::uint64_t order = 0; order < known.size(); ++order) {
    CHECK(RandomStream(1, RandomPurpose::permutation, order).permutation(8) == known[order]);
  }
}

TEST_CASE("philox: the words of a stream are the blocks of its counter") {
  const std::uint64_t seed = 0x0123456789abcdefULL;
  const std::uint64_t order = 0xfedcba9876543210ULL;
  RandomStream stream(seed, RandomPurpose::agreement, order);
  for (std::uint32_t block = 0; block < 3; ++block) {
    const auto expected = philox4x32({block, 7, 0x76543210U, 0xfedcba98U}, {0x89abcdefU, 0x01234567U});
    for (const auto word : expected) CHECK(stream.word() == word);
  }
}

TEST_CASE("philox: draws are in range and even, uniforms from 0 to below 1") {
  RandomStream stream(3, RandomPurpose::scenario, 0);
  for (const std::uint32_t n : {1U, 2U, 3U, 7U, 0x80000001U, 0xffffffffU}) {
    for (int i = 0; i < 200; ++i) CHECK(stream.draw(n) < n);
  }
  std::array<int, 3> counts{};
  for (int i = 0; i < 30000; ++i) ++counts[stream.draw(3)];
  for (const int count : counts) CHECK(std::abs(count - 10000) < 400);
  double sum = 0;
  for (int i = 0; i < 10000; ++i) {
    const double u = stream.uniform();
    CHECK((u >= 0 && u < 1));
    sum += u;
  }
  CHECK(std::abs(sum / 10000 - .5) < .02);
  RandomStream words(5, RandomPurpose::agreement, 9), reals(5, RandomPurpose::agreement, 9);
  const std::uint64_t high = words.word() >> 5U, low = words.word() >> 6U;
  CHECK(reals.uniform() == static_cast<double>(high * (1ULL << 26U) + low) / 9007199254740992.0);
}

TEST_CASE("philox: streams of other seeds, purposes and orders differ, permutations are permutations") {
  std::set<std::uint32_t> first;
  for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32U}) {
    for (const auto purpose : {RandomPurpose::permutation, RandomPurpose::agreement}) {
      for (const std::uint64_t order : {0ULL, 1ULL, 1ULL << 32U})
        first.insert(RandomStream(seed, purpose, order).word());
    }
  }
  CHECK(first.size() == 18);
  for (const std::uint32_t n : {0U, 1U, 2U, 100U}) {
    auto order = RandomStream(9, RandomPurpose::permutation, n).permutation(n);
    std::sort(order.begin(), order.end());
    for (std::uint32_t i = 0; i < n; ++i) CHECK(order[i] == i);
  }
}
