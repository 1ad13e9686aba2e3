#pragma once

/// @file
/// @brief The counter-based random generator of every resampling call: Philox4x32-10.
///
/// A block of four words depends on (key, counter) alone, so that replicate r of a call is the same whatever the
/// number of threads, the order of work or the machine. Key = (seed low, seed high); counter = (block, purpose,
/// order low, order high). Distributions are written out here because those of the standard library differ
/// between compilers.
///
/// - **Literature**: Salmon et al. (2011), doi:10.1145/2063384.2063405

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace tematik {

/// What a stream of random words is used for; streams of different purposes never meet.
enum class RandomPurpose : std::uint32_t {
  permutation = 0,
  bootstrap = 1,
  scenario = 2,
  incidence_bootstrap = 3,
  cooccurrence_bootstrap = 4,
  block_shuffle = 5,
  networks = 6,
  agreement = 7,
  validity = 8,
  crosstabs = 9,
};

using PhiloxBlock = std::array<std::uint32_t, 4>;

/// Ten rounds of Philox4x32 on one counter.
[[nodiscard]] constexpr PhiloxBlock philox4x32(PhiloxBlock counter, std::array<std::uint32_t, 2> key) noexcept {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(p1 >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(p1),
               static_cast<std::uint32_t>(p0 >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(p0)};
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return counter;
}

/// The words of one replicate: (seed, purpose, order) names the stream, words 0..3 of block 0, then block 1, …
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, RandomPurpose purpose, std::uint64_t order) noexcept
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)},
        counter_{0, static_cast<std::uint32_t>(purpose), static_cast<std::uint32_t>(order),
                 static_cast<std::uint32_t>(order >> 32U)} {}

  [[nodiscard]] std::uint32_t word() noexcept {
    if (used_ == 4) {
      block_ = philox4x32(counter_, key_);
      ++counter_[0];
      used_ = 0;
    }
    return block_[used_++];
  }

  /// A whole number in [0, n), n >= 1: x·n, the high 32 bits, rejecting while the low bits are below 2^32 mod n.
  [[nodiscard]] std::uint32_t draw(std::uint32_t n) noexcept {
    const std::uint32_t reject = (0U - n) % n;
    for (;;) {
      const std::uint64_t product = std::uint64_t{word()} * n;
      if (static_cast<std::uint32_t>(product) >= reject) return static_cast<std::uint32_t>(product >> 32U);
    }
  }

  /// A real number in [0, 1) with 53 random bits from two words.
  [[nodiscard]] double uniform() noexcept {
    const std::uint64_t high = word() >> 5U;
    const std::uint64_t low = word() >> 6U;
    return static_cast<double>((high << 26U) + low) * 0x1p-53;
  }

  /// 0..n-1 in random order: for i = n-1 down to 1 swap with draw(i + 1).
  [[nodiscard]] std::vector<std::uint32_t> permutation(std::uint32_t n) {
    std::vector<std::uint32_t> order(n);
    for (std::uint32_t i = 0; i < n; ++i) order[i] = i;
    for (std::uint32_t i = n; i > 1; --i) std::swap(order[i - 1], order[draw(i)]);
    return order;
  }

 private:
  std::array<std::uint32_t, 2> key_;
  PhiloxBlock counter_;
  PhiloxBlock block_{};
  std::uint32_t used_ = 4;
};

}  // namespace tematik
