#pragma once

/// @file
/// @brief The distribution of a whole number under a null model, and the tails that tests read from it.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// Which values count as at least as extreme as the one observed.
enum class Alternative : std::uint8_t { greater, less, two_sided };

template <>
struct EnumNames<Alternative> {
  static constexpr std::string_view what = "alternative";
  static constexpr std::array<std::pair<Alternative, std::string_view>, 3> names{
      {{Alternative::greater, "greater"}, {Alternative::less, "less"}, {Alternative::two_sided, "two_sided"}}};
};

/// @brief Probabilities of lowest, lowest + 1, …; a single value with probability 1 unless filled.
///
/// - **Tails**: greater P(X >= x); less P(X <= x); two_sided the sum of the probabilities <= P(X = x)(1 + 1e-7);
///   mid-p, one-sided only: the tail less half of P(X = x)
/// - **Range**: 0..1.
/// - **Complexity**: O(size).
struct ExactDistribution {
  std::int64_t lowest = 0;
  std::vector<double> probability = {1.0};
  double lost = 0;  ///< probability cut off at the ends, where `trim` was above 0

  [[nodiscard]] std::int64_t highest() const noexcept {
    return lowest + static_cast<std::int64_t>(probability.size()) - 1;
  }
  /// P(X = x); 0 outside.
  [[nodiscard]] double at(std::int64_t x) const noexcept;
  [[nodiscard]] double mean() const noexcept;
  [[nodiscard]] double variance() const noexcept;
  /// @throws UsageError for mid-p of a two-sided test
  [[nodiscard]] double p_value(std::int64_t observed, Alternative alternative, bool mid_p = false) const;
  /// The smallest p-value that any outcome could have.
  [[nodiscard]] double smallest_p(Alternative alternative) const;
  /// One row per value: value, probability.
  [[nodiscard]] Table table() const;
};

/// The distribution of a sum of two independent numbers. Ends below `trim` times the largest probability are cut off
/// and added to `lost`. O(size x size).
[[nodiscard]] ExactDistribution convolve(const ExactDistribution& a, const ExactDistribution& b, double trim = 0);

/// @brief How many of `row` marked units meet `column` units drawn at random from N, without replacement.
///
/// - **Formula**: C(row, k) C(N - row, column - k)/C(N, column), k = max(0, row + column - N)..min(row, column); by
///   the ratio of neighbours, outwards from the mode, so that no factorial is needed (relative error far below 1e-9)
/// @throws UsageError if row or column is negative or above N
[[nodiscard]] ExactDistribution hypergeometric(std::int64_t row, std::int64_t column, std::int64_t n, double trim = 0);

// ---------------------------------------------------------------------------------------------------------

inline double ExactDistribution::at(std::int64_t x) const noexcept {
  return x < lowest || x > highest() ? 0 : probability[static_cast<std::size_t>(x - lowest)];
}

inline double ExactDistribution::mean() const noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < probability.size(); ++i) sum += static_cast<double>(i) * probability[i];
  return static_cast<double>(lowest) + sum;
}

inline double ExactDistribution::variance() const noexcept {
  const double centre = mean() - static_cast<double>(lowest);
  double sum = 0;
  for (std::size_t i = 0; i < probability.size(); ++i) {
    const double apart = static_cast<double>(i) - centre;
    sum += apart * apart * probability[i];
  }
  return sum;
}

inline double ExactDistribution::p_value(std::int64_t observed, Alternative alternative, bool mid_p) const {
  if (mid_p && alternative == Alternative::two_sided) {
    throw UsageError("mid_p", "mid_p goes with a one-sided alternative only: use greater or less", "mid_p");
  }
  const double here = at(observed);
  double sum = 0;
  switch (alternative) {
    case Alternative::greater:  // small terms first
      for (std::int64_t x = highest(); x >= std::max(observed, lowest); --x) sum += at(x);
      break;
    case Alternative::less:
      for (std::int64_t x = lowest; x <= std::min(observed, highest()); ++x) sum += at(x);
      break;
    case Alternative::two_sided:
      for (const double p : probability) sum += p <= here * (1 + 1e-7) ? p : 0;
      break;
  }
  if (mid_p) sum -= here / 2;
  return std::min(1.0, sum);
}

inline double ExactDistribution::smallest_p(Alternative alternative) const {
  if (alternative == Alternative::greater) return p_value(highest(), alternative);
  if (alternative == Alternative::less) return p_value(lowest, alternative);
  double least = 1;
  for (const double p : probability) {
    if (p > 0) least = std::min(least, p);
  }
  double sum = 0;
  for (const double p : probability) sum += p <= least * (1 + 1e-7) ? p : 0;
  return std::min(1.0, sum);
}

inline Table ExactDistribution::table() const {
  std::vector<std::int64_t> values(probability.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = lowest + static_cast<std::int64_t>(i);
  Table out;
  out.add("value", std::move(values)).add("probability", probability);
  return out;
}

namespace detail {

/// Takes values off both ends while they are 0 or below `trim` times the largest.
inline void trim_ends(ExactDistribution& x, double trim) {
  const double floor = trim * *std::max_element(x.probability.begin(), x.probability.end());
  const auto is_small = [floor](double p) { return p == 0 || p < floor; };
  std::size_t last = x.probability.size();
  while (last > 1 && is_small(x.probability[last - 1])) x.lost += x.probability[--last];
  std::size_t first = 0;
  while (first + 1 < last && is_small(x.probability[first])) x.lost += x.probability[first++];
  x.probability.resize(last);
  x.probability.erase(x.probability.begin(), x.probability.begin() + static_cast<std::ptrdiff_t>(first));
  x.lowest += static_cast<std::int64_t>(first);
}

}  // namespace detail

inline ExactDistribution convolve(const ExactDistribution& a, const ExactDistribution& b, double trim) {
  ExactDistribution out;
  out.lowest = a.lowest + b.lowest;
  out.lost = a.lost + b.lost;
  out.probability.assign(a.probability.size() + b.probability.size() - 1, 0.0);
  const auto& outer = a.probability.size() < b.probability.size() ? a.probability : b.probability;
  const auto& inner = a.probability.size() < b.probability.size() ? b.probability : a.probability;
  for (std::size_t i = 0; i < outer.size(); ++i) {
    double* const target = out.probability.data() + i;
    const double weight = outer[i];
    if (weight == 0) continue;
    for (std::size_t j = 0; j < inner.size(); ++j) target[j] += weight * inner[j];
  }
  detail::trim_ends(out, trim);
  return out;
}

inline ExactDistribution hypergeometric(std::int64_t row, std::int64_t column, std::int64_t n, double trim) {
  if (row < 0 || column < 0 || row > n || column > n) {
    throw UsageError("hypergeometric", "row and column must lie between 0 and n", "row");
  }
  const std::int64_t low = std::max<std::int64_t>(0, row + column - n);
  const std::int64_t high = std::min(row, column);
  const auto real = [](std::int64_t x) { return static_cast<double>(x); };
  const double centre = (real(row) + 1) * (real(column) + 1) / (real(n) + 2);
  const auto mode = std::clamp(static_cast<std::int64_t>(centre), low, high);
  ExactDistribution out;
  out.lowest = low;
  out.probability.assign(static_cast<std::size_t>(high - low + 1), 0.0);
  const auto weight = [&](std::int64_t k) -> double& { return out.probability[static_cast<std::size_t>(k - low)]; };
  weight(mode) = 1;
  for (std::int64_t k = mode; k < high; ++k) {
    weight(k + 1) = weight(k) * (real(row - k) / real(k + 1)) * (real(column - k) / real(n - row - column + k + 1));
    if (weight(k + 1) == 0) break;
  }
  for (std::int64_t k = mode; k > low; --k) {
    weight(k - 1) = weight(k) * (real(k) / real(row - k + 1)) * (real(n - row - column + k) / real(column - k + 1));
    if (weight(k - 1) == 0) break;
  }
  double sum = 0;  // from both ends inwards: small terms first
  for (std::int64_t k = low; k < mode; ++k) sum += weight(k);
  double right = 0;
  for (std::int64_t k = high; k >= mode; --k) right += weight(k);
  sum += right;
  for (auto& p : out.probability) p /= sum;
  detail::trim_ends(out, trim);
  return out;
}

}  // namespace tematik
