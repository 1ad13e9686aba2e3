#pragma once

/// @file
/// @brief Which pairs of codes meet more often than chance if each keeps its runs: the shift test of every pair.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/metrics/circular_shift.hpp>
#include <tematik/metrics/pair_tests.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/tables/character_counts.hpp>

namespace tematik {

/// @brief `circular_shift_test` for every pair of codes on spans, with p-values adjusted for the number of pairs.
///
/// - **Inputs**: columns of spans, one row per coding in any order: source (0 … lengths.size() - 1), begin, end, code
///   (0 … n_codes - 1); `lengths`, the units (characters, or whatever begin and end number) of each source. Spans of one
///   code in one source are united first.
/// - **Formula, range, undefined, assumptions, literature**: those of `circular_shift_test` and `adjust_p`. The family
///   holds each pair with a p-value once; structural pairs and a code with itself are outside it. `smallest_p` is filled for
///   pairs that share so few and short sources that fewer than 1000 arrangements matter.
/// - **Complexity**: O(pairs x sum over shared sources of r_i r_j + U), r = runs, and the convolutions.
///
/// @code
/// const std::vector<int> source{0, 0}, begin{0, 5}, end{30, 25}, code{0, 1}, lengths{60};
/// const auto tests = tematik::shift_tests(source, begin, end, code, lengths, 2);
/// assert(tests.counts(0, 1) == 20 && tests.few_arrangements);
/// @endcode
/// @throws InputError naming the row: a span past the end of its source, a number outside its range, unequal lengths
[[nodiscard]] PairTests shift_tests(const IntColumn& source, const IntColumn& begin, const IntColumn& end,
                                    const IntColumn& code, const IntColumn& lengths, std::size_t n_codes,
                                    PairTestOptions options = {});

// ---------------------------------------------------------------------------------------------------------

inline PairTests shift_tests(const IntColumn& source, const IntColumn& begin, const IntColumn& end,
                             const IntColumn& code, const IntColumn& lengths, std::size_t n_codes,
                             PairTestOptions options) {
  detail::check_mid_p(options.mid_p, options.alternative);
  auto counts = character_counts(source, begin, end, code, n_codes);  // checks the rows
  PairTests out =
      detail::begin_pair_tests("circular_shift", n_codes, std::move(options), std::move(counts), false, true);
  double arrangements = 1;
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    if (lengths[s] < 0) {
      throw InputError("row", detail::cat("row ", s, ", column \"lengths\": expected 0 or more, found ", lengths[s]),
                       detail::cat("row ", s));
    }
    if (lengths[s] == 0) continue;
    ++out.strata;
    out.n += lengths[s];
    arrangements *= static_cast<double>(lengths[s]);
  }
  out.few_arrangements = out.strata > 0 && arrangements < 1000;
  std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>> spans;  // code, source, begin, end
  for (std::size_t row = 0; row < source.size(); ++row) {
    const std::int64_t s = source[row];
    if (s < 0 || std::cmp_greater_equal(s, lengths.size()) || end[row] > lengths[static_cast<std::size_t>(s)]) {
      throw InputError("row",
                       detail::cat("row ", row, ": source ", s, ", end ", end[row],
                                   "; expected a source with a length, and an end inside it"),
                       detail::cat("row ", row));
    }
    spans.emplace_back(code[row], s, begin[row], end[row]);
  }
  std::sort(spans.begin(), spans.end());
  struct Runs {
    std::int64_t source = 0;
    std::vector<UnitRun> runs = {};
  };
  std::vector<std::vector<Runs>> of_code(n_codes);
  for (const auto& [c, s, b, e] : spans) {
    auto& places = of_code[static_cast<std::size_t>(c)];
    if (places.empty() || places.back().source != s) places.push_back({.source = s});
    auto& runs = places.back().runs;
    if (!runs.empty() && b <= runs.back().end) {
      runs.back().end = std::max(runs.back().end, e);
    } else {
      runs.push_back({b, e});
    }
  }
  const CircularShiftOptions one{
      .alternative = out.options.alternative, .exact = out.options.exact, .mid_p = out.options.mid_p};
  detail::fill_pair_tests(out, [&](std::size_t i, std::size_t j) {
    detail::PairFigures found;
    if (out.totals[i] == 0 || out.totals[j] == 0) {
      found.status = Status::zero_total;
      return found;
    }
    std::vector<ShiftSource> shared;  // a source without one of the two codes adds nothing to any sum
    auto y = of_code[j].begin();
    for (const auto& x : of_code[i]) {
      while (y != of_code[j].end() && y->source < x.source) ++y;
      if (y == of_code[j].end()) break;
      if (y->source == x.source) shared.push_back({lengths[static_cast<std::size_t>(x.source)], x.runs, y->runs});
    }
    if (shared.empty()) {
      found.expected = found.variance = 0;
      found.status = Status::no_variation;
      return found;
    }
    const auto test = circular_shift_test(shared, one);
    found.expected = test.expected;
    found.variance = test.variance;
    found.z = test.z;
    found.p = test.p;
    found.is_exact = test.is_exact;
    found.smallest_p = test.smallest_p;
    found.status = test.status;
    return found;
  });
  return out;
}

}  // namespace tematik
