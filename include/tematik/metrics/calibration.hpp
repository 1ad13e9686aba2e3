#pragma once

/// @file
/// @brief Raw values as memberships in a set: one threshold (crisp), or three anchors (fuzzy, direct method).

#include <cmath>
#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>

namespace tematik {

/// Three anchors, chosen by the researcher from outside the data: full exclusion, crossover, full inclusion.
struct Anchors {
  double exclusion = 0;  ///< e: membership .05
  double crossover = 0;  ///< c: membership .5
  double inclusion = 0;  ///< i: membership .95

  friend bool operator==(const Anchors&, const Anchors&) = default;
};

/// @brief Fuzzy memberships by the direct method: a logistic curve through three anchors.
///
/// - **Inputs**: raw values, one per case; NaN is missing and stays NaN. Anchors e < c < i, or all reversed for a set in
///   which low values are inside.
/// - **Formula**: 1/(1 + 19^(-(v-c)/(i-c))) on the side of i, 1/(1 + 19^(-(v-c)/(c-e))) on the side of e
/// - **Range**: 0..1; exactly .05, .5 and .95 at the anchors.
/// - **Undefined**: nothing but missing values.
/// - **Assumptions**: the anchors have a meaning in the field (a pass mark, a standard), and are not quantiles of the
///   sample.
/// - **Complexity**: O(n).
/// - **Literature**: Ragin (2008), Redesigning Social Inquiry, ch. 5; Duşa (2019), QCA with R, ch. 4
///
/// @code
/// const auto m = tematik::calibrate({86.4, 75}, {.exclusion = 65, .crossover = 75, .inclusion = 85});
/// assert(std::abs(m[0] - .966) < 5e-4 && m[1] == .5);
/// @endcode
/// @throws InputError for anchors that do not rise or fall, and for infinite values
[[nodiscard]] std::vector<double> calibrate(const std::vector<double>& values, const Anchors& anchors);

/// Crisp memberships: 1 where the value is at least the threshold, else 0; NaN stays NaN.
/// @throws InputError for a threshold that is no number
[[nodiscard]] std::vector<double> calibrate(const std::vector<double>& values, double threshold);

// ---------------------------------------------------------------------------------------------------------

inline std::vector<double> calibrate(const std::vector<double>& values, const Anchors& a) {
  const bool rises = a.exclusion < a.crossover && a.crossover < a.inclusion;
  const bool falls = a.exclusion > a.crossover && a.crossover > a.inclusion;
  const bool finite = std::isfinite(a.exclusion) && std::isfinite(a.inclusion);
  if ((!rises && !falls) || !finite) {
    throw InputError(
        "anchors",
        detail::cat("anchors: expected exclusion < crossover < inclusion, or all reversed; found ",
                    std::to_string(a.exclusion), ", ", std::to_string(a.crossover), ", ", std::to_string(a.inclusion)),
        "anchors");
  }
  std::vector<double> out(values.size(), undefined_value);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (std::isinf(values[i])) {
      throw InputError("value", detail::cat("value ", i, " is infinite"), detail::cat("value ", i));
    }
    const double apart = values[i] - a.crossover;
    const bool inside = rises ? apart >= 0 : apart <= 0;
    const double reach = inside ? a.inclusion - a.crossover : a.crossover - a.exclusion;
    out[i] = 1 / (1 + std::pow(19.0, -apart / reach));
  }
  return out;
}

inline std::vector<double> calibrate(const std::vector<double>& values, double threshold) {
  if (!std::isfinite(threshold)) throw InputError("threshold", "the threshold is no number", "threshold");
  std::vector<double> out(values.size(), undefined_value);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) out[i] = values[i] >= threshold ? 1 : 0;
  }
  return out;
}

}  // namespace tematik
