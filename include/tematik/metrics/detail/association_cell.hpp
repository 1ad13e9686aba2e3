#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include <tematik/metrics/association_measure.hpp>
#include <tematik/support/status.hpp>

namespace tematik::detail {

/// The cells of one pair as real numbers; d and E are NaN without N.
struct PairCells {
  double a, b, c, d, row, column, n, expected;
};

/// What the call says about every pair.
struct CellRules {
  bool has_n, is_table, structural;
  double base, z;
  Correction correction;
};

struct AssociationCell {
  double value = undefined_value;
  Status status = Status::ok;
  double p = undefined_value, se = undefined_value, lo = undefined_value, hi = undefined_value;
};

enum class Needs : std::uint8_t { nothing, universe, table };

[[nodiscard]] constexpr Needs needs(Association measure) noexcept {
  if (measure <= Association::confidence) return Needs::nothing;
  return measure <= Association::npmi ? Needs::universe : Needs::table;
}

[[nodiscard]] constexpr bool is_chi_squared(Association measure) noexcept { return measure >= Association::chi2; }
[[nodiscard]] constexpr bool is_odds_ratio(Association measure) noexcept {
  return measure == Association::odds_ratio || measure == Association::log_odds_ratio;
}

/// Measures that a code in every unit leaves without meaning.
[[nodiscard]] constexpr bool is_undefined_when_full(Association measure) noexcept {
  return measure >= Association::phi && measure != Association::simple_matching &&
         measure != Association::pearson_residual && measure != Association::t_score;
}

/// The lowest and highest value that a measure can take on a table of units.
[[nodiscard]] constexpr std::pair<double, double> range(Association measure) noexcept {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  switch (measure) {
    case Association::lift:
    case Association::odds_ratio:
    case Association::chi2:
    case Association::chi2_yates:
    case Association::g2:
      return {0, infinity};
    case Association::npmi:
    case Association::phi:
    case Association::yule_q:
    case Association::yule_y:
    case Association::kappa:
      return {-1, 1};
    case Association::pmi:
    case Association::log_odds_ratio:
    case Association::pearson_residual:
    case Association::adjusted_residual:
    case Association::t_score:
      return {-infinity, infinity};
    default:
      return {0, 1};
  }
}

[[nodiscard]] inline double association_value(Association measure, const PairCells& x, double base) {
  const double cross = x.a * x.d - x.b * x.c;
  const double margins = x.row * x.column * (x.n - x.row) * (x.n - x.column);
  switch (measure) {
    case Association::jaccard:
      return x.a / (x.a + x.b + x.c);
    case Association::dice:
      return 2 * x.a / (2 * x.a + x.b + x.c);
    case Association::ochiai:
      return x.a / std::sqrt(x.row * x.column);
    case Association::overlap_coefficient:
      return x.a / std::min(x.row, x.column);
    case Association::confidence:
      return x.a / x.row;
    case Association::support:
      return x.a / x.n;
    case Association::lift:
      return x.a / x.expected;
    case Association::pmi:
      return std::log(x.a / x.expected) / std::log(base);
    case Association::npmi:
      return std::log(x.a / x.expected) / -std::log(x.a / x.n);
    case Association::phi:
      return cross / std::sqrt(margins);
    case Association::odds_ratio:
      return x.a * x.d / (x.b * x.c);
    case Association::log_odds_ratio:
      return std::log(x.a * x.d / (x.b * x.c));
    case Association::yule_q:
      return cross / (x.a * x.d + x.b * x.c);
    case Association::yule_y: {
      const double same = std::sqrt(x.a * x.d);
      const double other = std::sqrt(x.b * x.c);
      return (same - other) / (same + other);
    }
    case Association::kappa:
      return 2 * cross / ((x.a + x.b) * (x.b + x.d) + (x.a + x.c) * (x.c + x.d));
    case Association::simple_matching:
      return (x.a + x.d) / x.n;
    case Association::pearson_residual:
      return (x.a - x.expected) / std::sqrt(x.expected);
    case Association::adjusted_residual:
      return (x.a - x.expected) / std::sqrt(x.expected * (1 - x.row / x.n) * (1 - x.column / x.n));
    case Association::t_score:
      return (x.a - x.expected) / std::sqrt(x.a);
    case Association::chi2:
      return x.n * cross * cross / margins;
    case Association::chi2_yates: {
      const double corrected = std::max(0.0, std::abs(cross) - x.n / 2);
      return x.n * corrected * corrected / margins;
    }
    case Association::g2: {
      const auto term = [&](double observed, double row, double column) {
        return observed > 0 ? observed * std::log(observed * x.n / (row * column)) : 0.0;
      };
      return std::max(0.0, 2 * (term(x.a, x.row, x.column) + term(x.b, x.row, x.n - x.column) +
                                term(x.c, x.n - x.row, x.column) + term(x.d, x.n - x.row, x.n - x.column)));
    }
  }
  return undefined_value;
}

/// One pair. The order of the tests is that of the list at `association()`.
[[nodiscard]] inline AssociationCell associate(Association measure, PairCells x, const CellRules& rules) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  AssociationCell out;
  const auto end = [&out](double value, Status status) {
    out.value = value;
    out.status = status;
    return out;
  };
  if (x.row == 0 || x.column == 0) return end(undefined_value, Status::zero_total);
  if (rules.has_n && (x.row == x.n || x.column == x.n) &&
      (is_undefined_when_full(measure) || (measure == Association::npmi && x.a == x.n))) {
    return end(undefined_value, Status::full_total);
  }
  if (x.a == 0) {
    if (measure == Association::pmi) return end(rules.base > 1 ? -infinity : infinity, Status::zero_cell);
    if (measure == Association::t_score) return end(undefined_value, Status::zero_cell);
    if (measure == Association::npmi) return end(-1, Status::limit);
  }
  if (needs(measure) != Needs::nothing && !rules.has_n) return end(undefined_value, Status::no_universe);
  if (needs(measure) == Needs::table && (!rules.is_table || x.b < 0 || x.c < 0 || x.d < 0)) {
    return end(undefined_value, Status::no_table);
  }
  bool had_zero = false;
  if (is_odds_ratio(measure)) {
    bool zero = x.a * x.d == 0 || x.b * x.c == 0;
    had_zero = zero;
    if (measure == Association::log_odds_ratio && rules.correction != Correction::none &&
        (zero || rules.correction == Correction::always)) {
      x.a += 0.5, x.b += 0.5, x.c += 0.5, x.d += 0.5;
      out.status = Status::corrected;
      zero = false;
    }
    if (zero) {
      const bool none = x.a * x.d == 0;
      if (measure == Association::odds_ratio) return end(none ? 0 : infinity, Status::zero_cell);
      return end(none ? -infinity : infinity, Status::zero_cell);
    }
    const double log_ratio = std::log(x.a * x.d / (x.b * x.c));
    const bool as_log = measure == Association::log_odds_ratio;
    out.se = std::sqrt(1 / x.a + 1 / x.b + 1 / x.c + 1 / x.d);
    out.lo = as_log ? log_ratio - rules.z * out.se : std::exp(log_ratio - rules.z * out.se);
    out.hi = as_log ? log_ratio + rules.z * out.se : std::exp(log_ratio + rules.z * out.se);
  }
  out.value = association_value(measure, x, rules.base);
  if (is_chi_squared(measure)) out.p = std::erfc(std::sqrt(out.value / 2));
  if (!std::isfinite(out.value)) return end(undefined_value, Status::out_of_range);
  const auto [low, high] = range(measure);
  // The last digits of a perfect association may pass 1; that is rounding, not pair counting.
  if (out.value > high && out.value < high + 1e-12) out.value = high;
  if (out.value < low && out.value > low - 1e-12) out.value = low;
  if (out.value < low || out.value > high) return end(out.value, Status::out_of_range);
  if (rules.structural && !had_zero) return end(out.value, Status::structural);
  if (out.status == Status::corrected) return out;
  const double smallest = std::min(x.row, x.n - x.row) * std::min(x.column, x.n - x.column) / x.n;
  if (is_chi_squared(measure) && smallest < 5) return end(out.value, Status::small_expected);
  return out;
}

}  // namespace tematik::detail
