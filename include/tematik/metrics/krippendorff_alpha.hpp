#pragma once

/// @file
/// @brief Krippendorff's alpha: disagreement observed over disagreement expected, for any scale, with gaps.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/pairable_units.hpp>
#include <tematik/metrics/gwet_variance.hpp>
#include <tematik/metrics/weights.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Which differences between values matter to alpha; formulas at `krippendorff_alpha()`.
enum class MeasurementLevel : std::uint8_t { nominal, ordinal, interval, ratio, circular, bipolar };

template <>
struct EnumNames<MeasurementLevel> {
  static constexpr std::string_view what = "level of measurement";
  static constexpr std::array<std::pair<MeasurementLevel, std::string_view>, 6> names{{
      {MeasurementLevel::nominal, "nominal"},
      {MeasurementLevel::ordinal, "ordinal"},
      {MeasurementLevel::interval, "interval"},
      {MeasurementLevel::ratio, "ratio"},
      {MeasurementLevel::circular, "circular"},
      {MeasurementLevel::bipolar, "bipolar"},
  }};
};

struct KrippendorffOptions {
  MeasurementLevel level = MeasurementLevel::nominal;
  Matrix<double> distance = {};  ///< q x q, symmetric, 0 on the diagonal; not empty: taken as delta^2, not squared
  /// min and max for circular and bipolar; nothing: `alpha_range()`. Resamples take that of the data.
  std::optional<std::pair<double, double>> range = {};
  NoVariation no_variation = NoVariation::nan;
  double confidence = 0.95;
  VarianceDivisor divisor = VarianceDivisor::n_minus_1;
  double sampled_fraction = 0;
  bool variance = true;  ///< false: no standard error (resampling has no use for it)
};

/// @brief Krippendorff's alpha.
///
/// - **Inputs**: ratings, two coders or more, gaps allowed. Unit: whatever was rated. Units with one value are left out,
///   from n_c too.
/// - **Formula**: with r_uc coders who gave c to unit u and m_u values in unit u (m_u >= 2)
///   - n_c = sum over u of r_uc, n = sum of n_c
///   - o_ck = sum over u of (ordered pairs c, k of different coders in u)/(m_u - 1)
///   - D_o = sum of o_ck delta^2_ck / n; D_e = sum of n_c n_k delta^2_ck / (n(n-1)); alpha = 1 - D_o/D_e
///   - delta^2: nominal [c != k]; ordinal (n_c/2 + n_between + n_k/2)^2 in declared order; interval (c-k)^2;
///     ratio ((c-k)/(c+k))^2, 0 if both are 0; circular sin^2(pi(c-k)/U), U = max - min + 1;
///     bipolar (c-k)^2/((c+k-2min)(2max-c-k)); min, max of the declared values, else of the pairable ones
/// - **Range**: up to 1; 0 is chance. Below 0: systematic disagreement (units 0 1 and 1 0 give -0.5).
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `undefined` (ratio on a negative
///   value), `no_variation` (no two pairable values differ; the option chooses NaN, 1 or 0). One disagreement in an
///   otherwise constant table of two coders gives 0 exactly.
/// - **Assumptions**: coders are interchangeable. se, lo, hi: Gwet's variance with W = 1 - delta^2/max, Student's t with
///   (units with a value) - 1 degrees of freedom, cut at 1; on characters too narrow: resample sources instead.
/// - **Complexity**: O(patterns x m) for nominal, ordinal and interval, else + q^2; memory O(q), the variance of levels
///   other than nominal O(q^2).
/// - **Literature**: Krippendorff (1970), doi:10.1177/001316447003000105; Hayes & Krippendorff (2007),
///   doi:10.1080/19312450709336664
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{0, 1}, {1, 0}});        // coders x units
/// const auto a = tematik::krippendorff_alpha(r);
/// assert(a.status == tematik::Status::ok && a.value == -0.5);
/// @endcode
/// @throws UsageError if an option is out of range, a level needs numbers (or an order) that the categories do not
///         have, or the distance or the range does not fit
[[nodiscard]] AgreementValue krippendorff_alpha(const Ratings& ratings, const KrippendorffOptions& options = {});

/// The smallest and largest value that `circular` and `bipolar` know: of the declared values, else of the pairable ones.
/// Nothing if there is none, or categories are names.
[[nodiscard]] std::optional<std::pair<double, double>> alpha_range(const Ratings& ratings);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::optional<std::pair<double, double>> alpha_range(const Ratings& ratings,
                                                                          const std::vector<std::int64_t>& n_c) {
  std::optional<std::pair<double, double>> out;
  if (!ratings.is_numeric()) return out;
  for (std::size_t k = 0; k < n_c.size(); ++k) {
    if (n_c[k] == 0 && !ratings.is_declared()) continue;
    const double v = ratings.values()[k];
    out = out ? std::pair(std::min(out->first, v), std::max(out->second, v)) : std::pair(v, v);
  }
  return out;
}

/// delta^2 of two categories; what it needs of the data is computed once.
class AlphaDistance {
 public:
  AlphaDistance(const Ratings& ratings, const KrippendorffOptions& options, const std::vector<std::int64_t>& n_c)
      : level_(options.level), matrix_(&options.distance), scores_(ratings.values()) {
    const std::size_t q = n_c.size();
    if (matrix_->size() != 0) {
      check_matrix(q);
      return;
    }
    if (level_ == MeasurementLevel::nominal) return;
    if (level_ == MeasurementLevel::ordinal) {
      if (!ratings.is_numeric() && !ratings.is_declared()) refuse("categories declared in their order");
      scores_.assign(q, 0);  // ordinal distance is the interval distance of mid-ranks
      double before = 0;
      for (std::size_t k = 0; k < q; ++k) {
        scores_[k] = before + static_cast<double>(n_c[k]) / 2;
        before += static_cast<double>(n_c[k]);
      }
      return;
    }
    if (!ratings.is_numeric()) refuse("numbers as categories");
    const auto own = alpha_range(ratings, n_c);
    if (!own) return;
    std::tie(low_, high_) = options.range.value_or(*own);
    const bool ranged = level_ == MeasurementLevel::circular || level_ == MeasurementLevel::bipolar;
    for (std::size_t k = 0; k < q; ++k) {
      if (!ranged || n_c[k] == 0 || (low_ <= scores_[k] && scores_[k] <= high_)) continue;
      throw UsageError("range", cat("the range must hold every pairable value, found ", json_number(scores_[k])),
                       "range");
    }
  }

  [[nodiscard]] bool is_nominal() const noexcept { return matrix_->size() == 0 && level_ == MeasurementLevel::nominal; }
  /// Interval and ordinal: (score - score)^2, so that sums need no pairs of categories.
  [[nodiscard]] bool is_squared_difference() const noexcept {
    return matrix_->size() == 0 && (level_ == MeasurementLevel::interval || level_ == MeasurementLevel::ordinal);
  }
  [[nodiscard]] const std::vector<double>& scores() const noexcept { return scores_; }

  [[nodiscard]] double operator()(std::size_t c, std::size_t k) const noexcept {
    if (c == k) return 0;
    if (matrix_->size() != 0) return (*matrix_)(static_cast<Eigen::Index>(c), static_cast<Eigen::Index>(k));
    if (level_ == MeasurementLevel::nominal) return 1;
    const double a = scores_[c];
    const double b = scores_[k];
    const double d = a - b;
    switch (level_) {
      case MeasurementLevel::ratio:
        return d / (a + b) * (d / (a + b));
      case MeasurementLevel::circular: {
        const double s = std::sin(std::numbers::pi * d / (high_ - low_ + 1));
        return s * s;
      }
      case MeasurementLevel::bipolar:
        return d * d / ((a + b - 2 * low_) * (2 * high_ - a - b));
      default:
        return d * d;
    }
  }

 private:
  void check_matrix(std::size_t q) const {
    const auto& d = *matrix_;
    bool fits = d.rows() == d.cols() && static_cast<std::size_t>(d.rows()) == q && d.allFinite() && d.minCoeff() >= 0 &&
                d.isApprox(d.transpose(), 0);
    for (Eigen::Index k = 0; fits && k < d.rows(); ++k) fits = d(k, k) == 0;
    if (!fits) {
      throw UsageError("distance",
                       cat("the distance must be a symmetric ", q, " x ", q,
                           " matrix of finite numbers, 0 or more, with 0 on the diagonal"),
                       "distance");
    }
  }
  [[noreturn]] void refuse(std::string_view needed) const {
    throw UsageError("level", cat("level \"", to_string(level_), "\" needs ", needed), "level",
                     std::string(to_string(level_)));
  }

  MeasurementLevel level_;
  const Matrix<double>* matrix_;
  std::vector<double> scores_;
  double low_ = 0;
  double high_ = 0;
};

/// Sum over the ordered pairs of different coders of one unit of their delta^2.
[[nodiscard]] inline double disagreeing(std::span<const RowTally::Cell> cells, const AlphaDistance& delta) {
  double sum = 0;
  for (std::size_t a = 1; a < cells.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      sum += 2 * static_cast<double>(cells[a].coders * cells[b].coders) * delta(cells[a].category, cells[b].category);
    }
  }
  return sum;
}

/// Sum over c, k of n_c n_k delta^2_ck.
[[nodiscard]] inline double expected_distance(const AlphaDistance& delta, const std::vector<std::int64_t>& n_c,
                                              std::int64_t n) {
  double sum = 0;
  if (delta.is_nominal()) {
    for (const auto count : n_c) sum += static_cast<double>(count) * static_cast<double>(n - count);
    return sum;
  }
  if (delta.is_squared_difference()) {
    // 2(n sum n_c s^2 - (sum n_c s)^2) around the used score nearest to the mean, which keeps whole numbers exact.
    const auto& scores = delta.scores();
    double mean = 0;
    for (std::size_t k = 0; k < n_c.size(); ++k)
      mean += static_cast<double>(n_c[k]) / static_cast<double>(n) * scores[k];
    double origin = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < n_c.size(); ++k) {
      if (n_c[k] > 0 && std::abs(scores[k] - mean) < std::abs(origin - mean)) origin = scores[k];
    }
    double first = 0;
    for (std::size_t k = 0; k < n_c.size(); ++k) {
      const double s = scores[k] - origin;
      first += static_cast<double>(n_c[k]) * s;
      sum += static_cast<double>(n_c[k]) * s * s;
    }
    return 2 * (static_cast<double>(n) * sum - first * first);
  }
  for (std::size_t c = 0; c < n_c.size(); ++c) {
    if (n_c[c] == 0) continue;
    for (std::size_t k = 0; k < c; ++k) {
      if (n_c[k] > 0) sum += 2 * static_cast<double>(n_c[c]) * static_cast<double>(n_c[k]) * delta(c, k);
    }
  }
  return sum;
}

/// W = 1 - delta^2/max delta^2 for the variance; the identity stays without a matrix.
[[nodiscard]] inline WeightMatrix alpha_weights(const AlphaDistance& delta, const std::vector<std::int64_t>& n_c) {
  if (delta.is_nominal()) return WeightMatrix(n_c.size());
  const auto q = static_cast<Eigen::Index>(n_c.size());
  Matrix<double> w = Matrix<double>::Zero(q, q);
  for (Eigen::Index c = 0; c < q; ++c) {
    for (Eigen::Index k = 0; k < q; ++k) {
      const auto a = static_cast<std::size_t>(c);
      const auto b = static_cast<std::size_t>(k);
      if (n_c[a] > 0 && n_c[b] > 0) w(c, k) = delta(a, b);
    }
  }
  w = 1 - w.array() / w.maxCoeff();
  return WeightMatrix(std::move(w));
}

}  // namespace detail

inline std::optional<std::pair<double, double>> alpha_range(const Ratings& ratings) {
  return detail::alpha_range(ratings, detail::pairable_counts(ratings));
}

inline AgreementValue krippendorff_alpha(const Ratings& ratings, const KrippendorffOptions& options) {
  auto out = detail::begin_agreement<AgreementValue>("krippendorff_alpha", ratings, options, false);
  out.weights = options.distance.size() != 0 ? std::string_view("matrix") : to_string(options.level);
  const auto n_c = detail::pairable_counts(ratings);
  const std::int64_t n = std::accumulate(n_c.begin(), n_c.end(), std::int64_t{0});
  const detail::AlphaDistance delta(ratings, options, n_c);
  if (out.status != Status::ok) return out;
  if (options.level == MeasurementLevel::ratio && options.distance.size() == 0) {
    for (std::size_t k = 0; k < n_c.size(); ++k) {
      if (n_c[k] > 0 && ratings.values()[k] < 0) out.status = Status::undefined;
    }
    if (out.status != Status::ok) return out;
  }

  // Disagreeing pairs by number of values, divided at the end: without weights no digit depends on the order of rows.
  std::vector<double> by_coders(ratings.coders().size() + 1);
  std::vector<detail::PairableUnit> units;
  if (delta.is_nominal()) {
    units = detail::pairable_units(ratings, WeightMatrix(n_c.size()));
    for (const auto& unit : units) {
      const auto pairs = static_cast<double>(unit.values * (unit.values - 1));
      by_coders[static_cast<std::size_t>(unit.values)] += static_cast<double>(unit.count) * (pairs - unit.agreeing);
    }
  } else {
    detail::for_each_pattern(ratings, [&](const detail::RowTally& unit, std::int64_t count) {
      by_coders[static_cast<std::size_t>(unit.total())] +=
          static_cast<double>(count) * detail::disagreeing(unit.cells(), delta);
    });
  }
  double o = 0;
  for (std::size_t m = 2; m < by_coders.size(); ++m) o += by_coders[m] / static_cast<double>(m - 1);
  const double e = detail::expected_distance(delta, n_c, n);
  const auto size = static_cast<double>(n);
  const auto used = std::count_if(n_c.begin(), n_c.end(), [](auto count) { return count > 0; });
  out.observed = o / size;
  out.expected = e / (size * (size - 1));
  if (used < 2 || e == 0) {
    out.status = Status::no_variation;
    if (options.no_variation != NoVariation::nan) out.value = options.no_variation == NoVariation::one ? 1 : 0;
    return out;
  }
  out.value = 1 - (size - 1) * o / e;
  if (!options.variance) return out;
  const auto weights = detail::alpha_weights(delta, n_c);
  if (!delta.is_nominal()) units = detail::pairable_units(ratings, weights);
  const double variance =
      detail::alpha_variance(ratings, units, n_c, weights, {options.divisor, options.sampled_fraction});
  detail::set_interval(out, variance, detail::t_quantile(options.confidence, out.n_units - 1), "gwet");
  return out;
}

}  // namespace tematik
