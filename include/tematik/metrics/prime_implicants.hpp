#pragma once

/// @file
/// @brief The prime implicants of a truth table: the shortest terms that cover no row without the outcome.

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tematik/metrics/boolean_term.hpp>

namespace tematik {

/// @brief The prime implicants that cover at least one row of `on`.
///
/// - **Inputs**: combinations of k conditions (bit i: condition i present) that have the outcome, and that may be
///   assumed to have it. All others must not be covered.
/// - **Definition**: a term is an implicant if it covers nothing but `on` and `dont_care`, and prime if no literal can be
///   dropped (Quine & McCluskey). Here over all 3^k terms at once: a term covers what its two halves cover.
/// - **Range**: none if `on` is empty; the term "1" if nothing is forbidden.
/// - **Undefined**: nothing.
/// - **Complexity**: O(k 3^k) time, O(3^k) space; k at most 12 (531 441 terms).
/// - **Literature**: Quine (1952), doi:10.2307/2308219; McCluskey (1956), doi:10.1002/j.1538-7305.1956.tb03835.x
///
/// @code
/// const std::vector<std::uint32_t> on{1, 3}, none;
/// const auto primes = tematik::prime_implicants(2, on, none);   // condition 0 alone
/// @endcode
/// @throws UsageError for more than 12 conditions; InputError for a combination outside 0..2^k-1 or in both lists
[[nodiscard]] std::vector<Term> prime_implicants(std::size_t conditions, std::span<const std::uint32_t> on,
                                                 std::span<const std::uint32_t> dont_care);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// By combination: 0 forbidden, 1 on, 2 don't care. @throws as `prime_implicants`
[[nodiscard]] inline std::vector<std::uint8_t> row_kinds(std::size_t k, std::span<const std::uint32_t> on,
                                                         std::span<const std::uint32_t> dont_care) {
  if (k > 12) throw UsageError("conditions", cat("expected at most 12 conditions, found ", k), "conditions");
  std::vector<std::uint8_t> kinds(std::size_t{1} << k);
  const auto mark = [&](std::uint32_t row, std::uint8_t kind) {
    if (row >= kinds.size() || (kinds[row] != 0 && kinds[row] != kind)) {
      throw InputError(
          "row", cat("combination ", row, ": expected 0 to ", kinds.size() - 1, ", each in one of the two lists only"),
          cat("combination ", row));
    }
    kinds[row] = kind;
  };
  for (const std::uint32_t row : on) mark(row, 1);
  for (const std::uint32_t row : dont_care) mark(row, 2);
  return kinds;
}

}  // namespace detail

inline std::vector<Term> prime_implicants(std::size_t k, std::span<const std::uint32_t> on,
                                          std::span<const std::uint32_t> dont_care) {
  const auto kinds = detail::row_kinds(k, on, dont_care);
  std::vector<std::size_t> power(k + 1, 1);
  for (std::size_t i = 0; i < k; ++i) power[i + 1] = power[i] * 3;
  // A term is a number to the base 3: digit 0 negated, 1 present, 2 open.
  constexpr std::uint8_t forbidden = 1, wanted = 2;
  std::vector<std::uint8_t> covers(power[k]);
  std::vector<std::uint8_t> digit(k);
  const auto next = [&] {
    for (std::size_t i = 0; i < k; ++i) {
      if (++digit[i] < 3) return;
      digit[i] = 0;
    }
  };
  for (std::size_t t = 0; t < covers.size(); ++t, next()) {
    const auto open = std::find(digit.begin(), digit.end(), 2);
    if (open != digit.end()) {
      const std::size_t step = power[static_cast<std::size_t>(open - digit.begin())];
      covers[t] = covers[t - step] | covers[t - 2 * step];
      continue;
    }
    std::size_t row = 0;
    for (std::size_t i = 0; i < k; ++i) row |= std::size_t{digit[i]} << i;
    covers[t] = kinds[row] == 0 ? forbidden : kinds[row] == 1 ? wanted : 0;
  }
  std::vector<Term> out;
  std::fill(digit.begin(), digit.end(), std::uint8_t{0});
  for (std::size_t t = 0; t < covers.size(); ++t, next()) {
    if (covers[t] != wanted) continue;
    Term term;
    bool prime = true;
    for (std::size_t i = 0; i < k && prime; ++i) {
      if (digit[i] == 2) continue;
      prime = (covers[t + (2U - digit[i]) * power[i]] & forbidden) != 0;
      term.care |= std::uint32_t{1} << i;
      term.value |= std::uint32_t{digit[i]} << i;
    }
    if (prime) out.push_back(term);
  }
  std::sort(out.begin(), out.end(), [](const Term& a, const Term& b) { return prints_before(a, b); });
  return out;
}

}  // namespace tematik
