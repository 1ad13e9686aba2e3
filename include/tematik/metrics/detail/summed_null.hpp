#pragma once

// A count summed over sources under a null model: z, and p from the exact distribution or the normal tail.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <optional>
#include <vector>

#include <tematik/metrics/detail/sum_tail.hpp>
#include <tematik/metrics/exact_distribution.hpp>
#include <tematik/support/status.hpp>

namespace tematik::detail {

inline constexpr std::int64_t largest_support = 1'000'000;  // past that the normal tail is taken, unless E < 5

struct SummedNull {
  double expected = 0;
  double variance = 0;
  std::int64_t support = 0;  ///< summed over sources
};

struct NullP {
  double z = undefined_value;
  double p = undefined_value;
  double smallest_p = undefined_value;
  bool is_exact = false;
};

[[nodiscard]] inline double normal_tail(double z, Alternative alternative) {
  if (alternative == Alternative::two_sided) return std::erfc(std::abs(z) / std::numbers::sqrt2);
  return std::erfc((alternative == Alternative::greater ? z : -z) / std::numbers::sqrt2) / 2;
}

/// The sum of independent numbers. Ends below `trim` times the largest probability are cut off on the way.
[[nodiscard]] inline ExactDistribution sum_of(const std::vector<ExactDistribution>& parts, double trim) {
  ExactDistribution out;
  for (const auto& part : parts) out = convolve(out, part, trim);
  return out;
}

/// Multiplications of convolving directly, one after the other.
[[nodiscard]] inline double convolving_work(const std::vector<ExactDistribution>& parts) {
  double size = 1, work = 0;
  for (const auto& part : parts) {
    const auto more = static_cast<double>(part.probability.size());
    work += size * more;
    size += more - 1;
  }
  return work;
}

/// `parts()` makes the distribution of each source. They are convolved with cut ends; if what was cut could change p by
/// more than one part in 10^10, again without. Wide ones go through transforms instead.
template <class Parts>
[[nodiscard]] NullP null_p(const SummedNull& null, std::int64_t observed, Alternative alternative,
                           std::optional<bool> exact, bool mid_p, bool wants_smallest, Parts&& parts) {
  NullP out;
  if (!(null.variance > 0)) return out;
  out.z = (static_cast<double>(observed) - null.expected) / std::sqrt(null.variance);
  out.is_exact = exact.value_or(null.expected < 5 || null.support <= largest_support);
  if (!out.is_exact) {
    out.p = normal_tail(out.z, alternative);
    return out;
  }
  const std::vector<ExactDistribution> all = parts();
  auto cut = all;
  for (auto& part : cut) trim_ends(part, 1e-30);
  if (!wants_smallest && convolving_work(cut) > 2e7) {
    out.p = sum_tail(all, observed, alternative, mid_p);
    if (!std::isnan(out.p)) return out;
  }
  ExactDistribution sum = wants_smallest ? sum_of(all, 0) : sum_of(cut, 1e-30);
  out.p = sum.p_value(observed, alternative, mid_p);
  if (sum.lost > 1e-10 * out.p) {
    sum = sum_of(all, 0);
    out.p = sum.p_value(observed, alternative, mid_p);
  }
  if (wants_smallest) out.smallest_p = sum.smallest_p(alternative);
  return out;
}

}  // namespace tematik::detail
