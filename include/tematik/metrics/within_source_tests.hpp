#pragma once

/// @file
/// @brief Which pairs of codes meet more often than chance within sources: the test of every pair at once.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/pair_tests.hpp>
#include <tematik/metrics/stratified_hypergeometric.hpp>
#include <tematik/tables/source_counts.hpp>

namespace tematik {

/// @brief `stratified_test` for every pair of codes, with p-values adjusted for the number of pairs.
///
/// - **Inputs**: counts of units per source, from `source_counts`. Unit: sentences, lines, turns.
/// - **Formula, range, undefined, assumptions, literature**: those of `stratified_test` and `adjust_p`. The family holds
///   each pair with a p-value once; structural pairs and a code with itself are outside it.
/// - **Complexity**: O(sum of k_s^2) for z, k_s = codes of source s; exact tails for pairs that share a source.
///
/// @code
/// const std::vector<int> source_of_unit{0, 0, 0, 0, 1, 1, 1}, unit{0, 0, 1, 4, 4}, code{0, 1, 0, 0, 1};
/// const auto counts = tematik::source_counts(source_of_unit, unit, code, 2, 2);
/// const auto tests = tematik::within_source_tests(counts, 2);
/// assert(tests.family == 1 && tests.counts(0, 1) == 2);
/// @endcode
/// @throws UsageError if a code does not fit n_codes, for options out of range
[[nodiscard]] PairTests within_source_tests(std::span<const SourceCounts> sources, std::size_t n_codes,
                                            PairTestOptions options = {});

// ---------------------------------------------------------------------------------------------------------

inline PairTests within_source_tests(std::span<const SourceCounts> sources, std::size_t n_codes,
                                     PairTestOptions options) {
  detail::check_mid_p(options.mid_p, options.alternative);
  static_cast<void>(detail::checked_normal_quantile(options.confidence));
  auto [counts, n] = sum_counts(sources, n_codes);
  PairTests out =
      detail::begin_pair_tests("within_source", n_codes, std::move(options), std::move(counts), true, false);
  out.n = n;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> places(n_codes);  // (source, place) of each code
  for (std::size_t s = 0; s < sources.size(); ++s) {
    out.strata += sources[s].n > 0 ? 1 : 0;
    for (std::size_t i = 0; i < sources[s].codes.size(); ++i) {
      places[sources[s].codes[i]].emplace_back(static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(i));
    }
  }
  const StratifiedOptions one{.alternative = out.options.alternative,
                              .exact = out.options.exact,
                              .mid_p = out.options.mid_p,
                              .confidence = out.options.confidence};
  detail::fill_pair_tests(out, [&](std::size_t i, std::size_t j) {
    // A source without one of the two codes adds nothing to any sum.
    std::vector<std::int64_t> a, n_i, n_j, units;
    auto y = places[j].begin();
    for (const auto& [s, x] : places[i]) {
      while (y != places[j].end() && y->first < s) ++y;
      if (y == places[j].end()) break;
      if (y->first != s) continue;
      a.push_back(sources[s].at(x, y->second));
      n_i.push_back(sources[s].at(x, x));
      n_j.push_back(sources[s].at(y->second, y->second));
      units.push_back(sources[s].n);
    }
    detail::PairFigures found;
    if (out.totals[i] == 0 || out.totals[j] == 0) {
      found.status = Status::zero_total;
      return found;
    }
    const auto test = stratified_test(a, n_i, n_j, units, one);
    found.expected = a.empty() ? 0 : test.expected;
    found.variance = a.empty() ? 0 : test.variance;
    found.z = test.z;
    found.p = test.p;
    found.is_exact = test.is_exact;
    found.status = a.empty() ? Status::no_variation : test.status;
    found.log_odds_ratio = test.log_odds_ratio;
    found.se = test.se;
    found.lo = test.lo;
    found.hi = test.hi;
    return found;
  });
  return out;
}

}  // namespace tematik
