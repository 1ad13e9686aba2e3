#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik::detail {

/// The margins of the table of two coders, over units that both rated.
struct TwoCoders {
  std::int64_t n = 0;
  std::vector<double> first = {}, second = {};  ///< p_k. and p_.k

  explicit TwoCoders(const Ratings& ratings) : first(ratings.categories().size()), second(first.size()) {
    for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
      n += count;
      first[k] += static_cast<double>(count);
      second[l] += static_cast<double>(count);
    });
    for (auto* margin : {&first, &second}) {
      for (auto& share : *margin) share /= static_cast<double>(n);
    }
  }

  /// Calls `work(k, l, count)` for every row with both values.
  template <class Work>
  static void for_each_cell(const Ratings& ratings, Work&& work) {
    for (std::size_t i = 0; i < ratings.rows(); ++i) {
      const auto row = ratings.row(i);
      if (ratings.count(i) == 0 || row[0] == Ratings::missing || row[1] == Ratings::missing) continue;
      work(static_cast<std::size_t>(row[0]), static_cast<std::size_t>(row[1]), ratings.count(i));
    }
  }

  static void require(std::string_view metric, const Ratings& ratings) {
    if (ratings.coders().size() == 2) return;
    throw UsageError("two_coders",
                     cat(metric, " compares two coders, found ", ratings.coders().size(),
                         "; ask per pair of coders, or use fleiss_kappa, conger_kappa or light_kappa"),
                     "coders");
  }

  /// The large-sample variance of (p_a - p_e)/(1 - p_e); `a`, `b`: what a cell adds to chance by its row and column.
  [[nodiscard]] double variance(const Ratings& ratings, const WeightMatrix& w, double observed, double expected,
                                const std::vector<double>& a, const std::vector<double>& b) const {
    const double left = 1 - expected;
    const double kappa = (observed - expected) / left;
    double squares = 0;
    for_each_cell(ratings, [&](std::size_t k, std::size_t l, std::int64_t count) {
      const double term = w(k, l) - (1 - kappa) * (a[k] + b[l]);
      squares += static_cast<double>(count) / static_cast<double>(n) * term * term;
    });
    const double mean = observed - 2 * (1 - kappa) * expected;
    return std::max(0.0, squares - mean * mean) / (static_cast<double>(n) * left * left);
  }
};

}  // namespace tematik::detail
