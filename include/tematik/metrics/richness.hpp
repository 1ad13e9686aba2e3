#pragma once

/// @file
/// @brief How many codes there are at least, those not seen yet included.

#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

enum class RichnessEstimator : std::uint8_t { chao2, chao2_bc };

template <>
struct EnumNames<RichnessEstimator> {
  static constexpr std::string_view what = "richness estimator";
  static constexpr std::array<std::pair<RichnessEstimator, std::string_view>, 2> names{
      {{RichnessEstimator::chao2, "chao2"}, {RichnessEstimator::chao2_bc, "chao2_bc"}}};
};

struct RichnessOptions {
  RichnessEstimator estimator = RichnessEstimator::chao2_bc;
  double confidence = 0.95;
};

struct RichnessResult {
  double value = undefined_value;  ///< print "at least"
  double se = undefined_value;
  double lo = undefined_value;
  double hi = undefined_value;
  Status status = Status::no_data;  ///< ok, degenerate, too_few_units, no_data
  Flags flags = {};                 ///< lower_bound, and no_uniques where Q1 = 0
  std::int64_t observed = 0;        ///< S
  std::int64_t units = 0;           ///< T
  RichnessOptions options = {};

  /// One row: estimator, value, se, lo, hi, observed, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Chao2: a lower bound of the number of codes, from codes held by one and by two units.
///
/// - **Inputs**: incidence, or how many codes are held by how many units. Unit: whatever was coded one after another.
/// - **Formula**: T units, S codes seen, Q1 and Q2 of them held by one and by two units, k = (T-1)/T
///   - chao2: S + k Q1^2/(2 Q2); if Q2 = 0: S + k Q1(Q1-1)/2. With R = Q1/Q2 its variance is
///     Q2(k R^2/2 + k^2 R^3 + k^2 R^4/4); if Q2 = 0: k Q1(Q1-1)/2 + k^2 Q1(2Q1-1)^2/4 - k^2 Q1^4/(4 value)
///   - chao2_bc (bias-corrected; for few units): S + k Q1(Q1-1)/(2(Q2+1)), variance
///     k Q1(Q1-1)/(2(Q2+1)) + k^2 Q1(2Q1-1)^2/(4(Q2+1)^2) + k^2 Q1^2 Q2 (Q1-1)^2/(4(Q2+1)^4); if Q2 = 0 as chao2
///   - interval, with D = value - S: S + D/K .. S + D K, K = exp(z sqrt(ln(1 + variance/D^2)))
/// - **Range**: S and above; the interval starts at or above S.
/// - **Undefined**: T = 0 `no_data`; T = 1 `too_few_units`; D <= 1e-12: the value is S, without se and interval,
///   `degenerate` (no code stands alone, which is no proof that none is missing).
/// - **Assumptions**: further units resemble those studied; codes are found independently. It bounds from below: say
///   "at least about N codes", never "N codes exist".
/// - **Complexity**: O(1) from frequency counts.
/// - **Literature**: Chao (1987), doi:10.2307/2531532; Colwell et al. (2012), doi:10.1093/jpe/rtr044
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
/// assert(tematik::richness(inc).value == 6.25);
/// @endcode
/// @throws UsageError if confidence is not between 0 and 1
[[nodiscard]] RichnessResult richness(const FrequencyCounts& frequencies, RichnessOptions options = {});
[[nodiscard]] inline RichnessResult richness(const Incidence& incidence, RichnessOptions options = {}) {
  return richness(incidence.frequencies(), options);
}

// ---------------------------------------------------------------------------------------------------------

inline RichnessResult richness(const FrequencyCounts& f, RichnessOptions options) {
  if (!(options.confidence > 0 && options.confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence", std::to_string(options.confidence));
  }
  RichnessResult out;
  out.options = options;
  out.units = f.units;
  out.observed = f.observed();
  if (f.units == 0) return out;
  out.flags.set(Flag::lower_bound);
  out.flags.set(Flag::no_uniques, f.q(1) == 0);
  if (f.units == 1) {
    out.status = Status::too_few_units;
    return out;
  }
  const auto s = static_cast<double>(out.observed);
  const auto t = static_cast<double>(f.units);
  const auto q1 = static_cast<double>(f.q(1));
  const auto q2 = static_cast<double>(f.q(2));
  const double k = (t - 1) / t;
  double unseen = 0;
  double variance = 0;
  if (q2 == 0) {
    unseen = k * q1 * (q1 - 1) / 2;
    variance = unseen + k * k * q1 * (2 * q1 - 1) * (2 * q1 - 1) / 4;
    if (unseen > 0) variance -= k * k * q1 * q1 * q1 * q1 / (4 * (s + unseen));
  } else if (options.estimator == RichnessEstimator::chao2) {
    const double r = q1 / q2;
    unseen = k * q1 * q1 / (2 * q2);
    variance = q2 * (k * r * r / 2 + k * k * r * r * r + k * k * r * r * r * r / 4);
  } else {
    const double more = q2 + 1;
    unseen = k * q1 * (q1 - 1) / (2 * more);
    variance = unseen + k * k * q1 * (2 * q1 - 1) * (2 * q1 - 1) / (4 * more * more) +
               k * k * q1 * q1 * q2 * (q1 - 1) * (q1 - 1) / (4 * more * more * more * more);
  }
  if (unseen <= 1e-12) {
    out.value = s;
    out.status = Status::degenerate;
    return out;
  }
  out.status = Status::ok;
  out.value = s + unseen;
  out.se = std::sqrt(variance);
  const double z = std::numbers::sqrt2 * boost::math::erf_inv(options.confidence);
  const double factor = std::exp(z * std::sqrt(std::log1p(variance / (unseen * unseen))));
  out.lo = s + unseen / factor;
  out.hi = s + unseen * factor;
  return out;
}

inline Table RichnessResult::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  Table out;
  out.add("estimator", one(std::string(to_string(options.estimator))))
      .add("value", one(value))
      .add("se", one(se))
      .add("lo", one(lo))
      .add("hi", one(hi))
      .add("observed", one(observed))
      .add("status", one(std::string(to_string(status))));
  return out;
}

inline MethodRecord RichnessResult::method() const {
  MethodRecord out{.function = "richness", .n = units, .citations = {"Chao 1987, doi:10.2307/2531532"}};
  out.option("estimator", options.estimator);
  out.option("confidence", options.confidence);
  return out;
}

}  // namespace tematik
