#pragma once

/// @file
/// @brief Holsti's coefficient: shared decisions over each coder's own decisions.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/set_distance.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// More than two coders: the mean over pairs, or what all of them share.
enum class HolstiRule : std::uint8_t { pairs, joint };

template <>
struct EnumNames<HolstiRule> {
  static constexpr std::string_view what = "rule for several coders";
  static constexpr std::array<std::pair<HolstiRule, std::string_view>, 2> names{
      {{HolstiRule::pairs, "pairs"}, {HolstiRule::joint, "joint"}}};
};

struct HolstiOptions {
  HolstiRule several = HolstiRule::pairs;
};

/// Holsti's coefficient and how many pairs of coders it rests on.
struct HolstiResult : AgreementValue {
  std::int64_t n_pairs = 0;    ///< pairs with a figure; 0 with rule `joint`
  std::int64_t n_dropped = 0;  ///< pairs without: no common unit, or no decision
  HolstiRule several = HolstiRule::pairs;

  [[nodiscard]] MethodRecord method() const;
};

/// @brief Holsti's coefficient of reliability (in content analysis often C.R.).
///
/// - **Inputs**: ratings, two coders or more, gaps allowed; or sets of codes, where a decision is a code on a unit.
///   Unit: whatever was rated.
/// - **Formula**: 2M/(N1 + N2); N_g = decisions of coder g (values given; codes given, if sets), on all of g's own
///   units; M = decisions alike by both. Several coders: `pairs` mean over pairs; `joint` m M / sum of N_g, M = alike
///   by all m coders
/// - **Range**: 0..1. Equals `percent()` of two coders who rated the same units.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `undefined` (sets: nobody gave a
///   code). Pairs without a figure are dropped: flag `invalid_pairs_dropped`, without a common unit also
///   `missing_pairs`.
/// - **Assumptions**: none about chance, which is its weakness. There is no formula for se: resample clusters.
/// - **Complexity**: O(patterns x m^2).
/// - **Literature**: Holsti (1969), Content analysis for the social sciences and humanities
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 1}, {1, 0, 0, NAN}});
/// assert(tematik::holsti(r).value == 4.0 / 7);                  // 2 alike, of 4 + 3 decisions
/// @endcode
[[nodiscard]] HolstiResult holsti(const Ratings& ratings, const HolstiOptions& options = {});
[[nodiscard]] HolstiResult holsti(const SetRatings& sets, const HolstiOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// `size(k)`: decisions in category k; `common(row, coders)`: decisions alike by all of these coders.
template <class Size, class Common>
[[nodiscard]] HolstiResult holsti_of(const Ratings& ratings, const HolstiOptions& options, Size&& size,
                                     Common&& common) {
  auto out = begin_agreement<HolstiResult>("holsti", ratings, CoefficientOptions{}, false);
  out.several = options.several;
  if (out.status != Status::ok) return out;
  const std::size_t m = ratings.coders().size();
  std::vector<std::int64_t> decisions(m), units(m);
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    for (std::size_t g = 0; g < m; ++g) {
      const auto value = ratings.row(i)[g];
      if (value == Ratings::missing) continue;
      decisions[g] += ratings.count(i) * size(static_cast<std::size_t>(value));
      units[g] += ratings.count(i);
    }
  }
  // (alike, units that all of them rated)
  const auto shared = [&](const std::vector<std::size_t>& coders) {
    std::pair<std::int64_t, std::int64_t> sum;
    for (std::size_t i = 0; i < ratings.rows(); ++i) {
      const auto row = ratings.row(i);
      bool all = true;
      for (const auto g : coders) all = all && row[g] != Ratings::missing;
      if (!all) continue;
      sum.first += ratings.count(i) * common(row, coders);
      sum.second += ratings.count(i);
    }
    return sum;
  };
  const auto finish = [&](double value, bool defined) {
    if (!defined) {
      out.status = Status::undefined;
      return;
    }
    out.observed = out.value = value;
    out.expected = 0;
  };
  std::vector<std::size_t> present;
  std::int64_t all_decisions = 0;
  for (std::size_t g = 0; g < m; ++g) {
    if (units[g] == 0) continue;
    present.push_back(g);
    all_decisions += decisions[g];
  }
  if (options.several == HolstiRule::joint) {
    const auto alike = static_cast<double>(shared(present).first);
    finish(static_cast<double>(present.size()) * alike / static_cast<double>(all_decisions), all_decisions > 0);
    return out;
  }
  double sum = 0;
  for (std::size_t h = 1; h < present.size(); ++h) {
    for (std::size_t g = 0; g < h; ++g) {
      const auto [alike, common_units] = shared({present[g], present[h]});
      const std::int64_t own = decisions[present[g]] + decisions[present[h]];
      if (common_units == 0 || own == 0) {
        ++out.n_dropped;
        out.flags.set(Flag::invalid_pairs_dropped);
        if (common_units == 0) out.flags.set(Flag::missing_pairs);
        continue;
      }
      ++out.n_pairs;
      sum += 2 * static_cast<double>(alike) / static_cast<double>(own);
    }
  }
  finish(sum / static_cast<double>(out.n_pairs), out.n_pairs > 0);
  return out;
}

}  // namespace detail

inline HolstiResult holsti(const Ratings& ratings, const HolstiOptions& options) {
  return detail::holsti_of(
      ratings, options, [](std::size_t) { return std::int64_t{1}; },
      [](std::span<const std::int32_t> row, const std::vector<std::size_t>& coders) {
        for (const auto g : coders) {
          if (row[g] != row[coders.front()]) return std::int64_t{0};
        }
        return std::int64_t{1};
      });
}

inline HolstiResult holsti(const SetRatings& sets, const HolstiOptions& options) {
  return detail::holsti_of(
      sets.ratings, options, [&](std::size_t k) { return static_cast<std::int64_t>(sets.sets[k].size()); },
      [&](std::span<const std::int32_t> row, const std::vector<std::size_t>& coders) {
        auto common = sets.sets[static_cast<std::size_t>(row[coders.front()])];
        for (const auto g : coders) {
          const auto& other = sets.sets[static_cast<std::size_t>(row[g])];
          std::erase_if(common, [&](auto code) { return !std::binary_search(other.begin(), other.end(), code); });
        }
        return static_cast<std::int64_t>(common.size());
      });
}

inline MethodRecord HolstiResult::method() const {
  auto out = AgreementValue::method();
  out.option("several", several);
  out.step("pairs_dropped", n_dropped);
  return out;
}

}  // namespace tematik
