#pragma once

/// @file
/// @brief One order of units, drawn and counted: the inner loop of the order engine, on two paths with equal results.
///
/// `portable` is plain C++ on RandomStream; `sse2` makes four Philox blocks at once and counts bits with psadbw, which
/// every x86-64 processor can. A test holds the paths equal bit for bit.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#endif

#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/philox.hpp>

namespace tematik::detail {

enum class OrderPath : std::uint8_t { portable, sse2 };

/// The fastest path of this build.
[[nodiscard]] constexpr OrderPath best_order_path() noexcept {
#if defined(__SSE2__) || defined(_M_X64)
  return OrderPath::sse2;
#else
  return OrderPath::portable;
#endif
}

/// Rows of an incidence, each padded with zeros to whole pairs of words.
struct OrderRows {
  std::size_t units = 0;
  std::size_t pairs = 0;
  std::vector<std::uint64_t> words = {};

  explicit OrderRows(const BitMatrix& bits) : units(bits.rows()), pairs((bits.words() + 1) / 2) {
    words.resize(units * 2 * pairs);
    for (std::size_t i = 0; i < units; ++i) {
      const auto row = bits.row(i);
      for (std::size_t w = 0; w < row.size(); ++w) words[2 * pairs * i + w] = row[w];
    }
  }
};

/// Bits set in a word, without a processor instruction for it.
[[nodiscard]] constexpr std::uint32_t count_bits(std::uint64_t x) noexcept {
  x -= (x >> 1U) & 0x5555555555555555U;
  x = (x & 0x3333333333333333U) + ((x >> 2U) & 0x3333333333333333U);
  x = (x + (x >> 4U)) & 0x0f0f0f0f0f0f0f0fU;
  return static_cast<std::uint32_t>((x * 0x0101010101010101U) >> 56U);
}

/// cumulative[t] = codes in the first t units of `order`, t = 0..order.size(); `seen` has 2 * pairs words.
inline void count_order_portable(const OrderRows& rows, std::span<const std::uint32_t> order,
                                 std::span<std::uint64_t> seen, std::uint32_t* cumulative) {
  for (auto& word : seen) word = 0;
  std::uint32_t count = 0;
  cumulative[0] = 0;
  for (std::size_t t = 0; t < order.size(); ++t) {
    const std::uint64_t* const row = rows.words.data() + seen.size() * order[t];
    for (std::size_t w = 0; w < seen.size(); ++w) {
      const std::uint64_t fresh = row[w] & ~seen[w];
      if (fresh == 0) continue;
      seen[w] |= fresh;
      count += count_bits(fresh);
    }
    cumulative[t + 1] = count;
  }
}

#if defined(__SSE2__) || defined(_M_X64)

/// The words of RandomStream(seed, purpose, order), sixteen at a time.
class FourBlocks {
 public:
  FourBlocks(std::uint64_t seed, RandomPurpose purpose, std::uint64_t order) noexcept
      : key0_(static_cast<std::uint32_t>(seed)),
        key1_(static_cast<std::uint32_t>(seed >> 32U)),
        purpose_(static_cast<std::uint32_t>(purpose)),
        low_(static_cast<std::uint32_t>(order)),
        high_(static_cast<std::uint32_t>(order >> 32U)) {}

  /// A whole number in [0, n), as RandomStream::draw; reject = 2^32 mod n.
  [[nodiscard]] std::uint32_t draw(std::uint32_t n, std::uint32_t reject) noexcept {
    for (;;) {
      if (used_ == 16) refill();
      const std::uint64_t product = std::uint64_t{words_[used_++]} * n;
      if (static_cast<std::uint32_t>(product) >= reject) return static_cast<std::uint32_t>(product >> 32U);
    }
  }

 private:
  [[nodiscard]] static __m128i all(std::uint32_t x) noexcept { return _mm_set1_epi32(static_cast<int>(x)); }

  /// Low and high halves of four products x * m.
  static void multiply(__m128i x, __m128i m, __m128i& low, __m128i& high) noexcept {
    const __m128i even = _mm_mul_epu32(x, m);
    const __m128i odd = _mm_mul_epu32(_mm_srli_epi64(x, 32), m);
    const __m128i even_half = _mm_set_epi32(0, -1, 0, -1);
    low = _mm_or_si128(_mm_and_si128(even, even_half), _mm_slli_epi64(odd, 32));
    high = _mm_or_si128(_mm_srli_epi64(even, 32), _mm_andnot_si128(even_half, odd));
  }

  void refill() noexcept {
    __m128i c0 = _mm_add_epi32(all(block_), _mm_set_epi32(3, 2, 1, 0));
    __m128i c1 = all(purpose_);
    __m128i c2 = all(low_);
    __m128i c3 = all(high_);
    std::uint32_t k0 = key0_;
    std::uint32_t k1 = key1_;
    for (int round = 0; round < 10; ++round) {
      __m128i low0, high0, low1, high1;
      multiply(c0, all(0xD2511F53U), low0, high0);
      multiply(c2, all(0xCD9E8D57U), low1, high1);
      c0 = _mm_xor_si128(_mm_xor_si128(high1, c1), all(k0));
      c2 = _mm_xor_si128(_mm_xor_si128(high0, c3), all(k1));
      c1 = low1;
      c3 = low0;
      k0 += 0x9E3779B9U;
      k1 += 0xBB67AE85U;
    }
    const __m128i a = _mm_unpacklo_epi32(c0, c1);
    const __m128i b = _mm_unpacklo_epi32(c2, c3);
    const __m128i c = _mm_unpackhi_epi32(c0, c1);
    const __m128i d = _mm_unpackhi_epi32(c2, c3);
    auto* const out = reinterpret_cast<__m128i*>(words_);
    _mm_store_si128(out, _mm_unpacklo_epi64(a, b));
    _mm_store_si128(out + 1, _mm_unpackhi_epi64(a, b));
    _mm_store_si128(out + 2, _mm_unpacklo_epi64(c, d));
    _mm_store_si128(out + 3, _mm_unpackhi_epi64(c, d));
    block_ += 4;
    used_ = 0;
  }

  alignas(16) std::uint32_t words_[16];
  std::uint32_t key0_, key1_, purpose_, low_, high_;
  std::uint32_t block_ = 0;
  std::uint32_t used_ = 16;
};

/// Bits set per half-byte, then per byte.
[[nodiscard]] inline __m128i half_byte_counts(__m128i x) noexcept {
  const __m128i m1 = _mm_set1_epi8(0x55);
  const __m128i m2 = _mm_set1_epi8(0x33);
  x = _mm_sub_epi8(x, _mm_and_si128(_mm_srli_epi64(x, 1), m1));
  return _mm_add_epi8(_mm_and_si128(x, m2), _mm_and_si128(_mm_srli_epi64(x, 2), m2));
}
[[nodiscard]] inline __m128i byte_counts(__m128i halves) noexcept {
  const __m128i m4 = _mm_set1_epi8(0x0f);
  return _mm_add_epi8(_mm_and_si128(halves, m4), _mm_and_si128(_mm_srli_epi64(halves, 4), m4));
}
[[nodiscard]] inline std::uint32_t sum_bytes(__m128i bytes) noexcept {
  const __m128i sums = _mm_sad_epu8(bytes, _mm_setzero_si128());
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(sums)) +
         static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_srli_si128(sums, 8)));
}

/// count_order_portable for a known number of pairs of words, held in registers.
template <std::size_t Pairs>
void count_order_pairs(const OrderRows& rows, std::span<const std::uint32_t> order, std::uint32_t* cumulative) {
  __m128i seen[Pairs];
  for (auto& pair : seen) pair = _mm_setzero_si128();
  cumulative[0] = 0;
  for (std::size_t t = 0; t < order.size(); ++t) {
    const auto* const row = reinterpret_cast<const __m128i*>(rows.words.data() + 2 * Pairs * order[t]);
    __m128i bytes = _mm_setzero_si128();
    for (std::size_t p = 0; p < Pairs; p += 2) {  // two half-byte counts of at most 4 still fit a half-byte
      seen[p] = _mm_or_si128(seen[p], _mm_loadu_si128(row + p));
      __m128i halves = half_byte_counts(seen[p]);
      if (p + 1 < Pairs) {
        seen[p + 1] = _mm_or_si128(seen[p + 1], _mm_loadu_si128(row + p + 1));
        halves = _mm_add_epi8(halves, half_byte_counts(seen[p + 1]));
      }
      bytes = _mm_add_epi8(bytes, byte_counts(halves));
    }
    cumulative[t + 1] = sum_bytes(bytes);
  }
}

#endif

/// Draws and counts orders of one incidence; one object per thread.
class OrderCounter {
 public:
  OrderCounter(const OrderRows& rows, std::uint64_t seed, OrderPath path)
      : rows_(rows), seed_(seed), path_(path), order_(rows.units), seen_(2 * rows.pairs), reject_(rows.units + 1) {
    for (std::uint32_t n = 1; n <= rows.units; ++n) reject_[n] = (0U - n) % n;
  }

  /// The units of replicate `index`: a shuffle, or T draws with replacement.
  std::span<const std::uint32_t> draw(std::uint64_t index, bool bootstrap) {
    const auto purpose = bootstrap ? RandomPurpose::bootstrap : RandomPurpose::permutation;
#if defined(__SSE2__) || defined(_M_X64)
    if (path_ == OrderPath::sse2) {
      FourBlocks words(seed_, purpose, index);
      fill([&](std::uint32_t n) { return words.draw(n, reject_[n]); }, bootstrap);
      return order_;
    }
#endif
    RandomStream words(seed_, purpose, index);
    fill([&](std::uint32_t n) { return words.draw(n); }, bootstrap);
    return order_;
  }

  /// cumulative[t], t = 0..order.size().
  void count(std::span<const std::uint32_t> order, std::uint32_t* cumulative) {
#if defined(__SSE2__) || defined(_M_X64)
    if (path_ == OrderPath::sse2) {
      switch (rows_.pairs) {
        case 1:
          return count_order_pairs<1>(rows_, order, cumulative);
        case 2:
          return count_order_pairs<2>(rows_, order, cumulative);
        case 3:
          return count_order_pairs<3>(rows_, order, cumulative);
        case 4:
          return count_order_pairs<4>(rows_, order, cumulative);
        default:
          break;
      }
    }
#endif
    count_order_portable(rows_, order, seen_, cumulative);
  }

 private:
  template <class Draw>
  void fill(Draw&& draw, bool bootstrap) {
    const auto units = static_cast<std::uint32_t>(order_.size());
    std::uint32_t* const a = order_.data();
    if (bootstrap) {
      for (std::uint32_t i = 0; i < units; ++i) a[i] = draw(units);
      return;
    }
    for (std::uint32_t i = 0; i < units; ++i) a[i] = i;
    for (std::uint32_t i = units; i > 1; --i) std::swap(a[i - 1], a[draw(i)]);
  }

  const OrderRows& rows_;
  std::uint64_t seed_;
  OrderPath path_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint64_t> seen_;
  std::vector<std::uint32_t> reject_;
};

}  // namespace tematik::detail
