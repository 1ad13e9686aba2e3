#pragma once

/// @file
/// @brief Figures of groups of cases: mean, spread and median, Cliff's delta, Hedges' g, and how alike cases of one site
/// are.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/figure.hpp>

namespace tematik {

/// One group; NaN is missing and in no figure.
struct GroupSummary {
  std::int64_t n = 0;
  std::int64_t n_missing = 0;
  Figure mean = {};    ///< `too_few_units` without a value
  Figure sd = {};      ///< with n - 1; `undefined` of one value
  Figure median = {};  ///< of an even number the mean of the middle two
};

/// @brief n, missing values, mean, standard deviation and median of a group.
///
/// - **Inputs**: values of the cases of a group. Unit: the case.
/// - **Formula**: mean = Σx/n; SD = sqrt(Σ(x - mean)²/(n - 1))
/// - **Undefined**: `too_few_units` without a value; SD of one value `undefined`.
/// - **Complexity**: O(n log n).
[[nodiscard]] GroupSummary group_summary(std::span<const double> values);

/// Cliff's delta with both counts.
struct CliffsDelta {
  Figure delta = {};
  std::int64_t greater = 0;  ///< pairs with a > b
  std::int64_t less = 0;     ///< pairs with a < b
  std::int64_t pairs = 0;    ///< n1 n2
};

/// @brief How much more often a case of group 1 lies above a case of group 2 than below it.
///
/// - **Formula**: (#(a > b) - #(a < b))/(n1 n2), over all pairs; ties count for neither
/// - **Range**: -1..1; 0: neither group lies higher.
/// - **Undefined**: `too_few_units` if a group has no value. NaN is left out.
/// - **Assumptions**: order only, no distribution.
/// - **Complexity**: O(n log n).
/// - **Literature**: Cliff (1993), doi:10.1037/0033-2909.114.3.494
///
/// @code
/// assert(tematik::cliffs_delta(std::vector{3., 4., 5.}, std::vector{1., 2., 4.}).greater == 7);
/// @endcode
[[nodiscard]] CliffsDelta cliffs_delta(std::span<const double> a, std::span<const double> b);

/// @brief The difference of two means in units of the pooled standard deviation, corrected for small groups.
///
/// - **Formula**: g = (1 - 3/(4(n1 + n2) - 9)) (m1 - m2)/s, s² = ((n1 - 1) s1² + (n2 - 1) s2²)/(n1 + n2 - 2)
/// - **Range**: any number.
/// - **Undefined**: `too_few_units` if a group has no value; `undefined` if s is 0 or both groups have one value.
/// - **Assumptions**: equal spread in both groups, for a reading in standard deviations.
/// - **Complexity**: O(n).
/// - **Literature**: Hedges (1981), doi:10.3102/10769986006002107
[[nodiscard]] Figure hedges_g(std::span<const double> a, std::span<const double> b);

/// @brief ICC(1): the share of the variance that lies between sites.
///
/// - **Inputs**: a value and a site per case; NaN and sites below 0 are left out. Unit: the case.
/// - **Formula**: (MSB - MSW)/(MSB + (k0 - 1) MSW), k0 = (N - Σn²/N)/(G - 1), one-way mean squares between and within
///   G sites
/// - **Range**: up to 1; 0 and below: cases of one site are no more alike than others.
/// - **Undefined**: fewer than two sites, one case per site, or no variance: `undefined`.
/// - **Assumptions**: cases of one site share what belongs to it; a high ICC says that the sites, not the cases, are the
///   units that a comparison rests on.
/// - **Complexity**: O(n log n).
/// - **Literature**: Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420; Snedecor & Cochran (1980), Statistical
///   Methods
///
/// @code
/// const auto icc = tematik::site_icc(std::vector{1., 2., 4., 5., 7., 9.}, std::vector<std::int64_t>{0, 0, 1, 1, 2, 2});
/// assert(std::abs(icc.value - .9098) < 5e-4);
/// @endcode
/// @throws InputError for lengths that differ
[[nodiscard]] Figure site_icc(std::span<const double> values, std::span<const std::int64_t> sites);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::vector<double> known_values(std::span<const double> values) {
  std::vector<double> out;
  std::copy_if(values.begin(), values.end(), std::back_inserter(out), [](double x) { return !std::isnan(x); });
  return out;
}

[[nodiscard]] inline double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

/// Σ(x - mean)².
[[nodiscard]] inline double squares_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double x : values) sum += (x - mean) * (x - mean);
  return sum;
}

/// Whether all values are one.
[[nodiscard]] inline bool all_equal(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double x) { return x == values.front(); });
}

}  // namespace detail

inline GroupSummary group_summary(std::span<const double> values) {
  std::vector<double> known = detail::known_values(values);
  GroupSummary out;
  out.n = static_cast<std::int64_t>(known.size());
  out.n_missing = static_cast<std::int64_t>(values.size() - known.size());
  if (known.empty()) {
    out.mean.status = out.sd.status = out.median.status = Status::too_few_units;
    return out;
  }
  out.mean = defined(detail::mean_of(known));
  if (known.size() > 1) out.sd = defined(std::sqrt(detail::squares_of(known) / static_cast<double>(known.size() - 1)));
  std::sort(known.begin(), known.end());
  const std::size_t half = known.size() / 2;
  out.median = defined(known.size() % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2);
  return out;
}

inline CliffsDelta cliffs_delta(std::span<const double> a, std::span<const double> b) {
  const std::vector<double> x = detail::known_values(a);
  std::vector<double> y = detail::known_values(b);
  CliffsDelta out;
  out.pairs = static_cast<std::int64_t>(x.size() * y.size());
  if (out.pairs == 0) {
    out.delta.status = Status::too_few_units;
    return out;
  }
  std::sort(y.begin(), y.end());
  for (const double one : x) {
    out.greater += std::lower_bound(y.begin(), y.end(), one) - y.begin();
    out.less += y.end() - std::upper_bound(y.begin(), y.end(), one);
  }
  out.delta = ratio(static_cast<double>(out.greater - out.less), static_cast<double>(out.pairs));
  return out;
}

inline Figure hedges_g(std::span<const double> a, std::span<const double> b) {
  const std::vector<double> x = detail::known_values(a), y = detail::known_values(b);
  if (x.empty() || y.empty()) return {.status = Status::too_few_units};
  const double n = static_cast<double>(x.size() + y.size());
  if (x.size() + y.size() < 3 || (detail::all_equal(x) && detail::all_equal(y))) return {};
  const double pooled = std::sqrt((detail::squares_of(x) + detail::squares_of(y)) / (n - 2));
  return defined((1 - 3 / (4 * n - 9)) * (detail::mean_of(x) - detail::mean_of(y)) / pooled);
}

inline Figure site_icc(std::span<const double> values, std::span<const std::int64_t> sites) {
  if (values.size() != sites.size()) {
    throw InputError("sites", detail::cat(values.size(), " values came with ", sites.size(), " sites"), "sites");
  }
  std::map<std::int64_t, std::vector<double>> groups;
  std::vector<double> all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i]) || sites[i] < 0) continue;
    groups[sites[i]].push_back(values[i]);
    all.push_back(values[i]);
  }
  const double n = static_cast<double>(all.size()), g = static_cast<double>(groups.size());
  if (groups.size() < 2 || groups.size() == all.size() || detail::all_equal(all)) return {};
  double within = 0, between = 0, squares = 0;
  const double mean = detail::mean_of(all);
  for (const auto& [site, members] : groups) {
    const double size = static_cast<double>(members.size());
    const double apart = detail::mean_of(members) - mean;
    within += detail::all_equal(members) ? 0 : detail::squares_of(members);
    between += size * apart * apart;
    squares += size * size;
  }
  const double msb = between / (g - 1), msw = within / (n - g), k0 = (n - squares / n) / (g - 1);
  return ratio(msb - msw, msb + (k0 - 1) * msw);
}

}  // namespace tematik
