#pragma once

/// @file
/// @brief Many tests at once: p-values adjusted for the size of their family.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// How p-values are adjusted: Benjamini & Hochberg, Benjamini & Yekutieli, or not at all.
enum class Adjust : std::uint8_t { bh, by, none };

template <>
struct EnumNames<Adjust> {
  static constexpr std::string_view what = "adjustment";
  static constexpr std::array<std::pair<Adjust, std::string_view>, 3> names{
      {{Adjust::bh, "bh"}, {Adjust::by, "by"}, {Adjust::none, "none"}}};
};

/// Adjusted p-values in the order of the input, and the size of the family they were adjusted for.
struct AdjustedP {
  Status status = Status::no_data;  ///< ok; no_data: no p-value is defined
  std::vector<double> values = {};  ///< NaN where p is NaN
  std::vector<double> p = {};       ///< what was read
  std::int64_t family = 0;          ///< m: the p-values that are defined
  Adjust adjust = Adjust::bh;

  /// One row per p-value: p, p_adjusted.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief P-values that hold the share of false discoveries, over the family of all tests that were made.
///
/// - **Inputs**: p-values; NaN says that a pair has none (not tested, no variation, structural) and is outside the family.
/// - **Formula**: m = defined p-values, p_(1) <= ... <= p_(m); bh: q_(k) = min over j >= k of min(1, m p_(j)/j);
///   by: the same times the sum of 1/j, j = 1..m, capped at 1; none: p as it is
/// - **Range**: p..1; the order of p-values is kept.
/// - **Undefined**: NaN stays NaN; `no_data` if none is defined.
/// - **Assumptions**: bh: tests are independent or positively dependent; by: none. The family must hold every pair that
///   was looked at, not the interesting ones alone.
/// - **Complexity**: O(m log m).
/// - **Literature**: Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini & Yekutieli (2001),
///   doi:10.1214/aos/1013699998
///
/// @code
/// const auto q = tematik::adjust_p(std::vector{0.01, 0.04});
/// assert(q.family == 2 && q.values[0] == 0.02);
/// @endcode
/// @throws InputError (place from 0) for a p-value outside 0..1
[[nodiscard]] AdjustedP adjust_p(std::span<const double> p, Adjust adjust = Adjust::bh);

// ---------------------------------------------------------------------------------------------------------

inline AdjustedP adjust_p(std::span<const double> p, Adjust adjust) {
  AdjustedP out;
  out.adjust = adjust;
  out.p.assign(p.begin(), p.end());
  out.values = out.p;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (std::isnan(p[i])) continue;
    if (!(p[i] >= 0 && p[i] <= 1)) {
      throw InputError("p_value",
                       detail::cat("p-value ", i, " is ", std::to_string(p[i]), "; expected a number from 0 to 1"),
                       detail::cat("p-value ", i), std::to_string(p[i]));
    }
    order.push_back(i);
  }
  out.family = static_cast<std::int64_t>(order.size());
  if (order.empty()) return out;
  out.status = Status::ok;
  if (adjust == Adjust::none) return out;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  const auto m = static_cast<double>(order.size());
  double scale = m;
  if (adjust == Adjust::by) {
    double harmonic = 0;
    for (std::size_t j = order.size(); j >= 1; --j) harmonic += 1 / static_cast<double>(j);
    scale *= harmonic;
  }
  double smallest = 1;
  for (std::size_t j = order.size(); j >= 1; --j) {
    smallest = std::min(smallest, scale * p[order[j - 1]] / static_cast<double>(j));
    out.values[order[j - 1]] = smallest;
  }
  return out;
}

inline Table AdjustedP::table() const {
  Table out;
  out.add("p", p).add("p_adjusted", values);
  return out;
}

inline MethodRecord AdjustedP::method() const {
  MethodRecord out{.function = "adjust_p", .n = family};
  out.option("adjust", adjust);
  if (adjust == Adjust::bh)
    out.citations.emplace_back("Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x");
  if (adjust == Adjust::by) out.citations.emplace_back("Benjamini & Yekutieli 2001, doi:10.1214/aos/1013699998");
  return out;
}

}  // namespace tematik
