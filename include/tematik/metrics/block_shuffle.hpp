#pragma once

/// @file
/// @brief Do two codes meet more often than chance, if one is cut into blocks that are put in random order?

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/circular_shift.hpp>
#include <tematik/metrics/exact_distribution.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct BlockShuffleOptions {
  std::int64_t block = 0;  ///< units in a block; 0: the square root of the source's units, rounded up
  Alternative alternative = Alternative::greater;
  std::int64_t n_perm = 9999;  ///< 1 up to 2^32 - 1
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

struct BlockShuffleResult {
  Status status = Status::no_data;  ///< ok; zero_total; no_variation: no draw differs; no_data: no source has a unit
  std::int64_t n_ij = 0;
  std::int64_t n_i = 0;
  std::int64_t n_j = 0;
  std::int64_t n = 0;
  std::int64_t sources = 0;           ///< sources with a unit
  double expected = undefined_value;  ///< mean of the draws
  double variance = undefined_value;  ///< of the draws, divisor n_perm
  double z = undefined_value;
  double p = undefined_value;
  std::int64_t at_least = 0;  ///< draws with at least n_ij meetings
  std::int64_t at_most = 0;   ///< draws with at most n_ij meetings
  BlockShuffleOptions options = {};

  /// One row with every figure above.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Whether two codes meet more than they would if the neighbourhoods of one came in another order.
///
/// - **Inputs**: columns, one row per unit in order: whether it has i, whether it has j (0 or 1), its source.
/// - **Null model**: each source is cut into blocks of w units (the last may be shorter); the blocks of j are put in
///   random order against i. Runs shorter than a block mostly stay whole; where they begin and end is free.
/// - **Formula**: greater p = (1 + draws >= n_ij)/(1 + n_perm); less with <=; two_sided twice the smaller, at most 1;
///   E, Var and z are those of the draws
/// - **Range**: 1/(1 + n_perm)..1: p is never 0.
/// - **Undefined**: a code that occurs nowhere: NaN `zero_total`; all draws alike: NaN `no_variation`.
/// - **Assumptions**: blocks of a source are exchangeable; w is longer than what one passage of talk covers.
/// - **Complexity**: O(n_perm x units of sources with both codes).
/// - **Literature**: Phipson & Smyth (2010), doi:10.2202/1544-6115.1585. Draws: Philox, purpose 5, order = draw.
///
/// @code
/// const std::vector<int> i{1, 1, 0, 0, 0, 0, 0, 0, 1}, j{1, 1, 0, 0, 0, 0, 0, 0, 1}, source(9, 0);
/// const auto t = tematik::block_shuffle_test(i, j, source, {.n_perm = 999});
/// assert(t.n_ij == 3 && t.p < 0.5);
/// @endcode
/// @throws InputError (row from 0) for a value other than 0 and 1, unequal lengths; UsageError for options out of range
[[nodiscard]] BlockShuffleResult block_shuffle_test(const IntColumn& i, const IntColumn& j, const IntColumn& source,
                                                    const BlockShuffleOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Units in a block: what was asked for, else the square root of the units, rounded up.
[[nodiscard]] inline std::size_t block_length(std::size_t units, std::int64_t wanted) {
  if (wanted > 0) return static_cast<std::size_t>(wanted);
  std::size_t block = 1;
  while (block * block < units) ++block;
  return block;
}

inline void check_shuffle(const BlockShuffleOptions& options) {
  if (options.block < 0) {
    throw UsageError("block", cat("block must be 1 or more (0: by the rule), not ", options.block), "block");
  }
  if (options.n_perm < 1 || options.n_perm > std::int64_t{0xFFFFFFFF}) {
    throw UsageError("n_perm", cat("n_perm must lie between 1 and 4294967295, not ", options.n_perm), "n_perm");
  }
}

/// (1 + draws at least as extreme)/(1 + draws).
[[nodiscard]] inline double drawn_p(Alternative alternative, std::int64_t at_least, std::int64_t at_most,
                                    std::int64_t n_perm) {
  const double greater = static_cast<double>(1 + at_least) / static_cast<double>(1 + n_perm);
  const double less = static_cast<double>(1 + at_most) / static_cast<double>(1 + n_perm);
  if (alternative == Alternative::two_sided) return std::min(1.0, 2 * std::min(greater, less));
  return alternative == Alternative::greater ? greater : less;
}

/// One source as bits, and how it is cut.
struct BlockSource {
  std::vector<std::uint8_t> i, j;
  std::size_t block = 1;
  bool has_both = false;  // else there is no meeting, whatever the order

  [[nodiscard]] std::uint32_t blocks() const { return static_cast<std::uint32_t>((i.size() + block - 1) / block); }
};

/// Meetings of i with the blocks of j in this order.
[[nodiscard]] inline std::int64_t block_meetings(const BlockSource& source, std::span<const std::uint32_t> order) {
  std::int64_t sum = 0;
  std::size_t at = 0;
  for (const std::uint32_t block : order) {
    const std::size_t end = std::min(source.i.size(), (block + 1) * source.block);
    for (std::size_t u = block * source.block; u < end; ++u, ++at) sum += source.i[at] & source.j[u];
  }
  return sum;
}

}  // namespace detail

inline BlockShuffleResult block_shuffle_test(const IntColumn& i, const IntColumn& j, const IntColumn& source,
                                             const BlockShuffleOptions& options) {
  detail::check_shuffle(options);
  BlockShuffleResult out;
  out.options = options;
  std::vector<detail::BlockSource> cut;
  for (const auto& runs : detail::shift_sources(i, j, source)) {
    ++out.sources;
    out.n += runs.units;
    detail::BlockSource bits;
    const auto size = static_cast<std::size_t>(runs.units);
    const auto fill = [size](const std::vector<UnitRun>& from, std::int64_t& total) {
      std::vector<std::uint8_t> to(size);
      for (const auto& run : from) {
        total += run.end - run.begin;
        std::fill(to.begin() + run.begin, to.begin() + run.end, std::uint8_t{1});
      }
      return to;
    };
    bits.i = fill(runs.i, out.n_i);
    bits.j = fill(runs.j, out.n_j);
    bits.has_both = !runs.i.empty() && !runs.j.empty();
    bits.block = detail::block_length(size, options.block);
    for (std::size_t u = 0; u < size; ++u) out.n_ij += bits.i[u] & bits.j[u];
    cut.push_back(std::move(bits));
  }
  if (out.n == 0) return out;
  if (out.n_i == 0 || out.n_j == 0) {
    out.status = Status::zero_total;
    return out;
  }
  const auto size = static_cast<std::size_t>(options.n_perm);
  std::vector<std::int64_t> drawn(size);
  constexpr std::size_t chunk_size = 64;
  parallel_chunks((size + chunk_size - 1) / chunk_size, options.threads,
                  [&](std::size_t chunk) {
                    for (std::size_t r = chunk * chunk_size; r < std::min(size, (chunk + 1) * chunk_size); ++r) {
                      RandomStream random(options.seed, RandomPurpose::block_shuffle, r);
                      for (const auto& one : cut) {  // every source is drawn: all pairs of a study see the same orders
                        const auto order = random.permutation(one.blocks());
                        if (one.has_both) drawn[r] += detail::block_meetings(one, order);
                      }
                    }
                  },
                  options.progress);
  std::int64_t sum = 0, squares = 0;  // of distances from n_ij: whole numbers, so that order cannot matter
  for (const auto a : drawn) {
    out.at_least += a >= out.n_ij ? 1 : 0;
    out.at_most += a <= out.n_ij ? 1 : 0;
    sum += a - out.n_ij;
    squares += (a - out.n_ij) * (a - out.n_ij);
  }
  const auto draws = static_cast<double>(options.n_perm);
  const double apart = static_cast<double>(sum) / draws;
  out.expected = static_cast<double>(out.n_ij) + apart;
  const bool varies = std::adjacent_find(drawn.begin(), drawn.end(), std::not_equal_to<>()) != drawn.end();
  out.variance = varies ? static_cast<double>(squares) / draws - apart * apart : 0;
  if (!varies && drawn.front() == out.n_ij) {
    out.status = Status::no_variation;
    return out;
  }
  out.status = Status::ok;
  if (varies) out.z = -apart / std::sqrt(out.variance);
  out.p = detail::drawn_p(options.alternative, out.at_least, out.at_most, options.n_perm);
  return out;
}

inline Table BlockShuffleResult::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  Table out;
  out.add("n_ij", one(n_ij)).add("n_i", one(n_i)).add("n_j", one(n_j)).add("n", one(n)).add("sources", one(sources));
  out.add("expected", one(expected)).add("variance", one(variance)).add("z", one(z)).add("p", one(p));
  out.add("status", one(std::string(to_string(status)))).add("at_least", one(at_least)).add("at_most", one(at_most));
  return out;
}

inline MethodRecord BlockShuffleResult::method() const {
  MethodRecord out{.function = "block_shuffle_test",
                   .n = n,
                   .seed = options.seed,
                   .citations = {"Phipson & Smyth 2010, doi:10.2202/1544-6115.1585"}};
  out.option("block", options.block);
  out.option("alternative", options.alternative);
  out.option("n_perm", options.n_perm);
  out.step("sources", sources);
  return out;
}

}  // namespace tematik
