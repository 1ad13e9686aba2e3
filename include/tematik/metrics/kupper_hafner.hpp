#pragma once

/// @file
/// @brief Kupper and Hafner's concordance: two coders who give each unit one code or several.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/metrics/set_distance.hpp>
#include <tematik/support/status.hpp>

namespace tematik {

struct KupperHafnerOptions {
  NoVariation no_variation = NoVariation::nan;
};

struct KupperHafnerResult : AgreementValue {
  std::int64_t n_dropped = 0;  ///< units that both rated, but one of them with no code at all
};

/// @brief Kupper-Hafner, chance-corrected share of shared codes.
///
/// - **Inputs**: sets of codes of exactly two coders (`set_ratings()`); units that both rated and where each gave a
///   code.
/// - **Formula**: pi = mean of |A and B|/max(|A|, |B|), pi0 = mean of min(|A|, |B|)/q, (pi - pi0)/(1 - pi0); q = codes
///   declared, else found
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable` (no unit with a code by both),
///   `no_variation` (both give every code to every unit; the option chooses NaN, 1 or 0).
/// - **Assumptions**: by chance each coder draws their number of codes from q equally likely ones. The value depends on
///   q (`n_categories`). There is no formula for se here: resample clusters or units.
/// - **Complexity**: O(patterns x codes in a set).
/// - **Literature**: Kupper & Hafner (1989), doi:10.2307/2531695
///
/// @code
/// const auto s = tematik::set_ratings({{{{0}}, {{0, 1}}}, {{{0}}, {{0}}}}, 3);
/// assert(std::abs(tematik::kupper_hafner(s).value - (0.75 - 1.0 / 3) / (1 - 1.0 / 3)) < 1e-15);
/// @endcode
/// @throws UsageError if there are not exactly two coders
[[nodiscard]] KupperHafnerResult kupper_hafner(const SetRatings& sets, const KupperHafnerOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline KupperHafnerResult kupper_hafner(const SetRatings& sets, const KupperHafnerOptions& options) {
  detail::TwoCoders::require("kupper_hafner", sets.ratings);
  auto out = detail::begin_agreement<KupperHafnerResult>(
      "kupper_hafner", sets.ratings, CoefficientOptions{.no_variation = options.no_variation}, false);
  out.n_categories = sets.n_codes;
  out.flags.set(Flag::unused_categories, false);  // categories of the table are sets, not codes
  if (out.status != Status::ok) return out;
  const auto q = static_cast<double>(sets.n_codes);
  double shared = 0;
  std::int64_t smaller = 0;
  std::int64_t n = 0;
  bool constant = true;
  detail::TwoCoders::for_each_cell(sets.ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
    const auto& a = sets.sets[k];
    const auto& b = sets.sets[l];
    if (a.empty() || b.empty()) {
      out.n_dropped += count;
      return;
    }
    n += count;
    const std::size_t less = std::min(a.size(), b.size());
    const std::size_t more = std::max(a.size(), b.size());
    shared += static_cast<double>(count * detail::common_codes(a, b)) / static_cast<double>(more);
    smaller += count * static_cast<std::int64_t>(less);
    constant = constant && less == sets.n_codes;
  });
  out.n_pairable = n;
  if (n == 0) {
    out.status = Status::no_pairable;
    return out;
  }
  const auto size = static_cast<double>(n);
  detail::settle(out, shared / size, static_cast<double>(smaller) / (q * size), constant);
  return out;
}

}  // namespace tematik
