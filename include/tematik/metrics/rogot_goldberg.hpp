#pragma once

/// @file
/// @brief Rogot and Goldberg's indices: agreement on "yes" and on "no" weigh the same, however rare one of them is.

#include <cstddef>
#include <cstdint>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// A1 is the value; A2 stands beside it.
struct RogotGoldbergResult : AgreementValue {
  double a2 = undefined_value;
};

/// @brief Rogot and Goldberg's A1 and A2.
///
/// - **Inputs**: ratings of exactly two coders in two categories; units that both rated. Unit: whatever was rated.
/// - **Formula**: with a, d on the diagonal and b, c beside it: A1 = [a/(a+b) + a/(a+c) + d/(c+d) + d/(b+d)]/4,
///   A2 = a/(2a+b+c) + d/(2d+b+c)
/// - **Range**: 0..1 both; chance is not taken out. A2 is the mean of the F1 of both categories.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `undefined` (a coder never used one
///   of the categories; then A2 is NaN too).
/// - **Assumptions**: both categories matter equally. There is no formula for se: resample clusters or units.
/// - **Complexity**: O(patterns).
/// - **Literature**: Rogot & Goldberg (1966), doi:10.1016/0021-9681(66)90032-4
///
/// @code
/// tematik::Ratings r({"Ani", "Budi"}, {"no", "yes"});
/// const std::int32_t a[]{0, 0}, b[]{0, 1}, c[]{1, 0}, d[]{1, 1};
/// r.add(a, 1), r.add(b, 1), r.add(c, 1), r.add(d, 1);
/// assert(tematik::rogot_goldberg(r).value == 0.5 && tematik::rogot_goldberg(r).a2 == 0.5);
/// @endcode
/// @throws UsageError if there are not exactly two coders, or more than two categories
[[nodiscard]] RogotGoldbergResult rogot_goldberg(const Ratings& ratings);

// ---------------------------------------------------------------------------------------------------------

inline RogotGoldbergResult rogot_goldberg(const Ratings& ratings) {
  detail::TwoCoders::require("rogot_goldberg", ratings);
  if (ratings.categories().size() > 2) {
    throw UsageError(
        "two_categories",
        detail::cat("rogot_goldberg compares two categories, found ", ratings.categories().size(), "; ask per code"),
        "categories");
  }
  auto out = detail::begin_agreement<RogotGoldbergResult>("rogot_goldberg", ratings, CoefficientOptions{}, false);
  if (out.status != Status::ok) return out;
  std::int64_t cells[2][2]{};
  detail::TwoCoders::for_each_cell(ratings,
                                   [&](std::size_t k, std::size_t l, std::int64_t count) { cells[k][l] += count; });
  const auto a = static_cast<double>(cells[0][0]);
  const auto b = static_cast<double>(cells[0][1]);
  const auto c = static_cast<double>(cells[1][0]);
  const auto d = static_cast<double>(cells[1][1]);
  out.observed = (a + d) / (a + b + c + d);
  if (a + b == 0 || a + c == 0 || c + d == 0 || b + d == 0) {
    out.status = Status::undefined;
    return out;
  }
  out.value = (a / (a + b) + a / (a + c) + d / (c + d) + d / (b + d)) / 4;
  out.a2 = a / (2 * a + b + c) + d / (2 * d + b + c);
  return out;
}

}  // namespace tematik
