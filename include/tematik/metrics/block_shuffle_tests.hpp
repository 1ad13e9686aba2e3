#pragma once

/// @file
/// @brief Which pairs of codes meet more often than chance if blocks of units come in another order: every pair at once.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <tematik/metrics/block_shuffle.hpp>
#include <tematik/metrics/pair_tests.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/tables/source_counts.hpp>

namespace tematik {

/// @brief `block_shuffle_test` for every pair of codes on the same draws, with p-values adjusted for the number of pairs
/// and, apart from that, by the maximum statistic.
///
/// - **Inputs**: `source_of_unit`, one entry per unit, the units of a source in order: its source (0 … n_sources - 1); and
///   columns of (unit, code), in any order.
/// - **Formula**: p as at `block_shuffle_test`; a pair (i, j), i < j, shuffles the blocks of j. p_max = (1 + draws whose
///   largest z of all pairs reaches z of the pair)/(1 + n_perm), z with mean and deviation of the draws (two_sided: |z|;
///   less: -z): it holds the chance of any false positive among all pairs, whatever their dependence.
/// - **Range**: 1/(1 + n_perm)..1.
/// - **Undefined, assumptions**: as at `block_shuffle_test`; pairs without variation are outside the family and the maximum.
/// - **Complexity**: O(n_perm (n + K^2 U/64)), twice for p_max, U = units.
/// - **Literature**: Phipson & Smyth (2010), doi:10.2202/1544-6115.1585; Westfall & Young (1993), ISBN 9780471557616
///
/// @code
/// const std::vector<int> source_of_unit(16, 0), unit{0, 0, 1, 1, 2}, code{0, 1, 0, 1, 0};
/// const auto tests = tematik::block_shuffle_tests(source_of_unit, unit, code, 1, 2, {.n_perm = 99});
/// assert(tests.counts(0, 1) == 2 && tests.family == 1);
/// @endcode
/// @param shuffle  block, alternative, n_perm, seed, threads and progress
/// @param tests    adjust, structural and labels; the rest is not read
/// @throws InputError naming the row: a number outside its range, unequal lengths; UsageError for options out of range
[[nodiscard]] PairTests block_shuffle_tests(const IntColumn& source_of_unit, const IntColumn& unit,
                                            const IntColumn& code, std::size_t n_sources, std::size_t n_codes,
                                            const BlockShuffleOptions& shuffle = {}, PairTestOptions tests = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Units source by source, cut into blocks, and the codes in them as bits.
class ShuffledUnits {
 public:
  ShuffledUnits(const IntColumn& source_of_unit, const IntColumn& unit, const IntColumn& code, std::size_t n_sources,
                std::size_t n_codes, const BlockShuffleOptions& options)
      : options_(options), fixed_(n_codes, source_of_unit.size()) {
    std::vector<std::size_t> first(n_sources + 1);
    for (std::size_t u = 0; u < source_of_unit.size(); ++u) ++first[static_cast<std::size_t>(source_of_unit[u]) + 1];
    for (std::size_t s = 0; s < n_sources; ++s) {
      if (first[s + 1] > 0) sources_.push_back({first[s], first[s + 1], block_length(first[s + 1], options.block)});
      first[s + 1] += first[s];
    }
    std::vector<std::size_t> place(source_of_unit.size());
    for (std::size_t u = 0; u < place.size(); ++u) place[u] = first[static_cast<std::size_t>(source_of_unit[u])]++;
    for (std::size_t row = 0; row < unit.size(); ++row) {
      const auto at = place[static_cast<std::size_t>(unit[row])];
      const auto c = static_cast<std::size_t>(code[row]);
      if (!fixed_.test(c, at)) held_.emplace_back(at, c);
      fixed_.set(c, at);
    }
  }

  [[nodiscard]] std::size_t sources() const noexcept { return sources_.size(); }

  /// Calls `work(i, j, meetings)` for each pair i < j, blocks of j in the order of this draw.
  template <class Work>
  void draw(std::uint64_t r, Work&& work) const {
    RandomStream random(options_.seed, RandomPurpose::block_shuffle, r);
    std::vector<std::size_t> moved(fixed_.columns());
    for (const auto& source : sources_) {
      const auto blocks = static_cast<std::uint32_t>((source.units + source.block - 1) / source.block);
      std::size_t at = source.first;
      for (const std::uint32_t block : random.permutation(blocks)) {
        const std::size_t end = std::min(source.units, (block + 1) * source.block);
        for (std::size_t u = block * source.block; u < end; ++u) moved[source.first + u] = at++;
      }
    }
    BitMatrix shuffled(fixed_.rows(), fixed_.columns());
    for (const auto& [place, c] : held_) shuffled.set(c, moved[place]);
    for (std::size_t i = 0; i < fixed_.rows(); ++i) {
      const auto x = fixed_.row(i);
      for (std::size_t j = i + 1; j < fixed_.rows(); ++j) {
        const auto y = shuffled.row(j);
        std::int64_t met = 0;
        for (std::size_t w = 0; w < x.size(); ++w) met += std::popcount(x[w] & y[w]);
        work(i, j, met);
      }
    }
  }

 private:
  struct Source {
    std::size_t first, units, block;
  };
  BlockShuffleOptions options_;
  std::vector<Source> sources_;
  BitMatrix fixed_;                                        // codes x units
  std::vector<std::pair<std::size_t, std::size_t>> held_;  // (place, code)
};

/// Whole numbers over draws, so that their order cannot matter.
struct DrawnSums {
  std::int64_t sum = 0, squares = 0, at_least = 0, at_most = 0, equal = 0;
};

}  // namespace detail

inline PairTests block_shuffle_tests(const IntColumn& source_of_unit, const IntColumn& unit, const IntColumn& code,
                                     std::size_t n_sources, std::size_t n_codes, const BlockShuffleOptions& shuffle,
                                     PairTestOptions tests) {
  detail::check_shuffle(shuffle);
  auto [counts, n] = sum_counts(source_counts(source_of_unit, unit, code, n_sources, n_codes), n_codes);  // checks rows
  tests.alternative = shuffle.alternative;
  tests.threads = shuffle.threads;
  auto out = detail::begin_pair_tests("block_shuffle", n_codes, std::move(tests), std::move(counts), false, false);
  out.n = n;
  out.n_perm = shuffle.n_perm;
  out.seed = shuffle.seed;
  const detail::ShuffledUnits units(source_of_unit, unit, code, n_sources, n_codes, shuffle);
  out.strata = static_cast<std::int64_t>(units.sources());

  const std::size_t k = n_codes;
  const auto size = static_cast<std::size_t>(shuffle.n_perm);
  const std::size_t by_memory = (std::size_t{64} << 20U) / (sizeof(detail::DrawnSums) * k * k + 1) + 1;
  const std::size_t chunks = std::min({(size + 63) / 64, by_memory, std::size_t{256}});
  const auto run = [&](auto&& of_draw) {
    parallel_chunks(
        chunks, shuffle.threads,
        [&](std::size_t chunk) {
          for (std::size_t r = size * chunk / chunks; r < size * (chunk + 1) / chunks; ++r) of_draw(chunk, r);
        },
        shuffle.progress);
  };
  std::vector<std::vector<detail::DrawnSums>> part(chunks, std::vector<detail::DrawnSums>(k * k));
  run([&](std::size_t chunk, std::size_t r) {
    units.draw(r, [&](std::size_t i, std::size_t j, std::int64_t met) {
      auto& sums = part[chunk][i * k + j];
      const std::int64_t apart = met - out.counts(i, j);
      sums.sum += apart;
      sums.squares += apart * apart;
      sums.at_least += apart >= 0 ? 1 : 0;
      sums.at_most += apart <= 0 ? 1 : 0;
      sums.equal += apart == 0 ? 1 : 0;
    });
  });
  std::vector<detail::DrawnSums> sums(k * k);
  for (const auto& one : part) {
    for (std::size_t cell = 0; cell < sums.size(); ++cell) {
      sums[cell].sum += one[cell].sum;
      sums[cell].squares += one[cell].squares;
      sums[cell].at_least += one[cell].at_least;
      sums[cell].at_most += one[cell].at_most;
      sums[cell].equal += one[cell].equal;
    }
  }
  const auto draws = static_cast<double>(shuffle.n_perm);
  detail::fill_pair_tests(out, [&](std::size_t i, std::size_t j) {
    const auto& one = sums[i * k + j];
    detail::PairFigures found;
    if (out.totals[i] == 0 || out.totals[j] == 0) {
      found.status = Status::zero_total;
      return found;
    }
    const double apart = static_cast<double>(one.sum) / draws;
    found.expected = static_cast<double>(out.counts(i, j)) + apart;
    found.variance = std::max(0.0, static_cast<double>(one.squares) / draws - apart * apart);
    found.status = one.equal == shuffle.n_perm ? Status::no_variation : Status::ok;
    if (found.status != Status::ok) return found;
    if (found.variance > 0) found.z = -apart / std::sqrt(found.variance);
    found.p = detail::drawn_p(shuffle.alternative, one.at_least, one.at_most, shuffle.n_perm);
    return found;
  });

  // The same draws again, now that mean and deviation of each pair are known: the largest z of each draw.
  const auto signed_z = [&](double z) {
    return shuffle.alternative == Alternative::greater ? z
           : shuffle.alternative == Alternative::less  ? -z
                                                       : std::abs(z);
  };
  std::vector<double> largest(size, -std::numeric_limits<double>::infinity());
  if (out.family > 0) {
    run([&](std::size_t, std::size_t r) {
      units.draw(r, [&](std::size_t i, std::size_t j, std::int64_t met) {
        if (std::isnan(out.z(i, j))) return;
        const double z = (static_cast<double>(met) - out.expected(i, j)) / std::sqrt(out.variance(i, j));
        largest[r] = std::max(largest[r], signed_z(z));
      });
    });
  }
  std::sort(largest.begin(), largest.end());
  Matrix<double> p_max =
      Matrix<double>::Constant(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(k), undefined_value);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      if (std::isnan(out.z(i, j))) continue;
      const double least = signed_z(out.z(i, j)) - 1e-9;
      const auto reached = largest.end() - std::lower_bound(largest.begin(), largest.end(), least);
      p_max(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          static_cast<double>(1 + reached) / (1 + draws);
    }
  }
  out.p_max = LabelledMatrix<double>(std::move(p_max), out.options.labels);
  return out;
}

}  // namespace tematik
