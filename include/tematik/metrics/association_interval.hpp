#pragma once

/// @file
/// @brief Intervals of a measure of association: sources drawn anew, their counts added, the measure computed again.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/metrics/association.hpp>
#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>
#include <tematik/tables/source_counts.hpp>

namespace tematik {

struct AssociationIntervalOptions {
  std::int64_t n_boot = 2000;  ///< draws, 1 up to 2^32 - 1; not read up to eight sources, where all are listed
  double confidence = 0.95;
  std::uint64_t seed = 0;
  AssociationOptions association = {};   ///< of the measure
  std::vector<std::string> labels = {};  ///< empty: "0", "1", …
  int threads = 0;                       ///< 0: all; the result is the same for any number
  Progress progress = {};
};

struct AssociationIntervals {
  Status status = Status::no_data;     ///< ok; too_few_units: fewer than two sources; no_data: no source
  LabelledMatrix<double> values = {};  ///< of all sources together
  LabelledMatrix<Status> value_status = {};
  LabelledMatrix<double> lo = {};
  LabelledMatrix<double> hi = {};
  LabelledMatrix<double> mean = {};            ///< of the draws that have a value
  LabelledMatrix<double> se = {};              ///< their standard deviation, divided by their number
  LabelledMatrix<double> undefined = {};       ///< share of draws without a value: dropped
  LabelledMatrix<std::uint8_t> unstable = {};  ///< 1: more than 10 % of the draws have no value
  bool too_few_sources = false;                ///< fewer than five sources: the interval is too narrow
  bool exhaustive = false;                     ///< every draw was listed, with its weight
  std::int64_t sources = 0;
  std::int64_t draws = 0;
  Association measure = Association::jaccard;
  AssociationIntervalOptions options = {};

  /// Long form, one row per cell: row, column, `<measure>`, status, lo, hi, mean, se, undefined, unstable.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Percentile intervals of a measure of association for every pair of codes, sources (or cases) as clusters.
///
/// - **Inputs**: counts of units per source, from `source_counts`; a measure, as at `association`.
/// - **Formula**: S sources drawn with replacement, their counts, totals and N added, the measure of the sums; lo and hi
///   are the smallest v with F(v) >= (1 - confidence)/2 and (1 + confidence)/2 - 1e-12 each. Up to eight sources every
///   multiset of sources enters once, with its multinomial weight; beyond, `n_boot` draws with equal weights.
/// - **Range**: that of the measure.
/// - **Undefined**: draws without a value (NaN; infinite ones stay) are dropped and counted; more than 10 %: `unstable`.
///   Without any, or with one source only: NaN.
/// - **Assumptions**: sources are independent draws from what one wants to speak about. Fewer than five sources say
///   little about that: `too_few_sources`.
/// - **Complexity**: O(draws x (S + sum of sources shared by each pair)).
/// - **Literature**: Efron & Tibshirani (1993), doi:10.1201/9780429246593. Draws: Philox, purpose 4, order = draw.
///
/// @code
/// const std::vector<int> source_of_unit{0, 0, 1, 1, 2, 2}, unit{0, 0, 2, 3, 4, 4}, code{0, 1, 0, 1, 0, 1};
/// const auto counts = tematik::source_counts(source_of_unit, unit, code, 3, 2);
/// const auto ci = tematik::association_interval(counts, 2, tematik::Association::jaccard);
/// assert(ci.exhaustive && ci.values(0, 1) == 0.5 && ci.lo(0, 1) == 0 && ci.hi(0, 1) == 1);
/// @endcode
/// @throws UsageError if n_boot or an option of the measure is out of range, or a code does not fit n_codes
[[nodiscard]] AssociationIntervals association_interval(std::span<const SourceCounts> sources, std::size_t n_codes,
                                                        Association measure, AssociationIntervalOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// How often each source is drawn, draw by draw, and the probability of each draw.
struct SourceDraws {
  std::size_t sources = 0;
  std::vector<std::uint32_t> times = {};
  std::vector<double> weight = {};

  [[nodiscard]] std::size_t size() const noexcept { return weight.size(); }
  [[nodiscard]] const std::uint32_t* of(std::size_t draw) const noexcept { return times.data() + draw * sources; }
};

/// Every multiset of S sources, with S!/(prod m!)/S^S.
[[nodiscard]] inline SourceDraws all_draws(std::size_t sources) {
  SourceDraws out{.sources = sources};
  std::vector<std::uint32_t> times(sources);
  const auto weigh = [&] {
    double weight = 1;
    std::uint32_t placed = 0;
    for (const auto m : times) {
      for (std::uint32_t k = 1; k <= m; ++k) {
        weight *= static_cast<double>(++placed) / (static_cast<double>(k) * static_cast<double>(sources));
      }
    }
    return weight;
  };
  const auto go = [&](auto&& self, std::size_t at, std::uint32_t left) -> void {
    if (at + 1 == sources) {
      times[at] = left;
      out.times.insert(out.times.end(), times.begin(), times.end());
      out.weight.push_back(weigh());
      return;
    }
    for (std::uint32_t m = 0; m <= left; ++m) {
      times[at] = m;
      self(self, at + 1, left - m);
    }
  };
  go(go, 0, static_cast<std::uint32_t>(sources));
  return out;
}

[[nodiscard]] inline SourceDraws random_draws(std::size_t sources, std::size_t n_boot, std::uint64_t seed) {
  SourceDraws out{.sources = sources,
                  .times = std::vector<std::uint32_t>(sources * n_boot),
                  .weight = std::vector<double>(n_boot, 1 / static_cast<double>(n_boot))};
  for (std::size_t r = 0; r < n_boot; ++r) {
    RandomStream random(seed, RandomPurpose::cooccurrence_bootstrap, r);
    for (std::size_t k = 0; k < sources; ++k) {
      ++out.times[r * sources + random.draw(static_cast<std::uint32_t>(sources))];
    }
  }
  return out;
}

/// The smallest v with F(v) >= q - 1e-12 over weighted values in ascending order.
[[nodiscard]] inline double weighted_quantile(const std::vector<std::pair<double, double>>& sorted, double total,
                                              double q) {
  double sum = 0;
  for (const auto& [value, weight] : sorted) {
    sum += weight;
    if (sum / total >= q - 1e-12) return value;
  }
  return sorted.empty() ? undefined_value : sorted.back().first;
}

}  // namespace detail

inline AssociationIntervals association_interval(std::span<const SourceCounts> sources, std::size_t n_codes,
                                                 Association measure, AssociationIntervalOptions options) {
  if (options.n_boot < 1 || options.n_boot > std::int64_t{0xFFFFFFFF}) {
    throw UsageError("n_boot", detail::cat("n_boot must lie between 1 and 4294967295, not ", options.n_boot), "n_boot");
  }
  if (!(options.confidence > 0 && options.confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence",
                     std::to_string(options.confidence));
  }
  if (options.labels.empty()) options.labels = number_labels(n_codes);
  AssociationIntervals out;
  const auto [counts, n] = sum_counts(sources, n_codes);
  std::vector<std::int64_t> totals(n_codes);
  for (std::size_t i = 0; i < n_codes; ++i) {
    totals[i] = counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
  }
  auto point = association(counts, totals, n, measure, options.labels, options.association);
  out.values = std::move(point.values);
  out.value_status = std::move(point.status);
  out.measure = measure;
  out.sources = static_cast<std::int64_t>(sources.size());
  out.too_few_sources = sources.size() < 5;
  const auto k = static_cast<Eigen::Index>(n_codes);
  const Matrix<double> none = Matrix<double>::Constant(k, k, undefined_value);
  Matrix<double> lo = none, hi = none, mean = none, se = none, undefined = none;
  Matrix<std::uint8_t> unstable = Matrix<std::uint8_t>::Zero(k, k);
  if (!sources.empty()) out.status = sources.size() < 2 ? Status::too_few_units : Status::ok;
  if (out.status == Status::ok) {
    out.exhaustive = sources.size() <= 8;
    const auto draws =
        out.exhaustive ? detail::all_draws(sources.size())
                       : detail::random_draws(sources.size(), static_cast<std::size_t>(options.n_boot), options.seed);
    out.draws = static_cast<std::int64_t>(draws.size());
    // Per draw N and the total of each code; per pair only the sources that hold both.
    std::vector<std::int64_t> units(draws.size()), drawn_totals(draws.size() * n_codes);
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> places(n_codes);  // (source, place)
    for (std::size_t s = 0; s < sources.size(); ++s) {
      for (std::size_t i = 0; i < sources[s].codes.size(); ++i) places[sources[s].codes[i]].emplace_back(s, i);
    }
    for (std::size_t r = 0; r < draws.size(); ++r) {
      for (std::size_t s = 0; s < sources.size(); ++s) {
        const std::int64_t times = draws.of(r)[s];
        if (times == 0) continue;
        units[r] += times * sources[s].n;
        for (std::size_t i = 0; i < sources[s].codes.size(); ++i) {
          drawn_totals[r * n_codes + sources[s].codes[i]] += times * sources[s].at(i, i);
        }
      }
    }
    const double z = detail::normal_quantile(options.association.confidence);
    const bool is_directed = measure == Association::confidence;  // the others are symmetric
    parallel_chunks(
        n_codes, options.threads,
        [&](std::size_t i) {
          std::vector<std::pair<double, double>> found;
          std::vector<std::pair<std::size_t, std::int64_t>> both;  // (source, units with both)
          for (std::size_t j = is_directed ? 0 : i; j < n_codes; ++j) {
            both.clear();
            auto y = places[j].begin();
            for (const auto& [s, x] : places[i]) {
              while (y != places[j].end() && y->first < s) ++y;
              if (y == places[j].end()) break;
              if (y->first == s) both.emplace_back(s, sources[s].at(x, y->second));
            }
            found.clear();
            double missing = 0, total = 0, sum = 0, squares = 0;
            for (std::size_t r = 0; r < draws.size(); ++r) {
              std::int64_t a = 0;
              for (const auto& [s, met] : both) a += draws.of(r)[s] * met;
              detail::PairCells x{};
              x.a = static_cast<double>(a);
              x.row = static_cast<double>(drawn_totals[r * n_codes + i]);
              x.column = static_cast<double>(drawn_totals[r * n_codes + j]);
              x.b = x.row - x.a;
              x.c = x.column - x.a;
              x.n = static_cast<double>(units[r]);
              x.d = x.n - x.row - x.c;
              x.expected = x.row * x.column / x.n;
              const auto cell = detail::associate(
                  measure, x, {units[r] > 0, true, false, options.association.base, z, options.association.correction});
              if (std::isnan(cell.value)) {
                missing += draws.weight[r];
                continue;
              }
              found.emplace_back(cell.value, draws.weight[r]);
              total += draws.weight[r];
              sum += draws.weight[r] * cell.value;
            }
            const auto row = static_cast<Eigen::Index>(i), column = static_cast<Eigen::Index>(j);
            undefined(row, column) = missing;
            unstable(row, column) = missing > .1 ? 1 : 0;
            if (found.empty()) continue;
            mean(row, column) = sum / total;
            for (const auto& [value, weight] : found) {
              squares += weight * (value - mean(row, column)) * (value - mean(row, column));
            }
            se(row, column) = std::sqrt(squares / total);
            std::sort(found.begin(), found.end());
            lo(row, column) = detail::weighted_quantile(found, total, (1 - options.confidence) / 2);
            hi(row, column) = detail::weighted_quantile(found, total, (1 + options.confidence) / 2);
          }
        },
        options.progress);
  }
  if (measure != Association::confidence) {  // the lower triangle is that of the upper
    for (Eigen::Index i = 0; i < k; ++i) {
      for (Eigen::Index j = 0; j < i; ++j) {
        for (auto* matrix : {&lo, &hi, &mean, &se, &undefined}) (*matrix)(i, j) = (*matrix)(j, i);
        unstable(i, j) = unstable(j, i);
      }
    }
  }
  const auto label = [&](auto matrix) { return LabelledMatrix(std::move(matrix), options.labels); };
  out.lo = label(std::move(lo));
  out.hi = label(std::move(hi));
  out.mean = label(std::move(mean));
  out.se = label(std::move(se));
  out.undefined = label(std::move(undefined));
  out.unstable = label(std::move(unstable));
  out.options = std::move(options);
  return out;
}

inline Table AssociationIntervals::table() const {
  const std::size_t k = values.rows().size();
  const auto column = [&](auto&& value) {
    std::vector<std::decay_t<decltype(value(std::size_t{0}, std::size_t{0}))>> to;
    for (std::size_t cell = 0; cell < k * k; ++cell) to.push_back(value(cell / k, cell % k));
    return to;
  };
  const auto figures = [&](const LabelledMatrix<double>& matrix) {
    return column([&](std::size_t i, std::size_t j) { return matrix(i, j); });
  };
  Table out;
  out.add("row", column([&](std::size_t i, std::size_t) { return values.rows()[i]; }))
      .add("column", column([&](std::size_t, std::size_t j) { return values.rows()[j]; }))
      .add(std::string(to_string(measure)), figures(values))
      .add("status", column([&](std::size_t i, std::size_t j) { return std::string(to_string(value_status(i, j))); }))
      .add("lo", figures(lo))
      .add("hi", figures(hi))
      .add("mean", figures(mean))
      .add("se", figures(se))
      .add("undefined", figures(undefined))
      .add_booleans("unstable", column([&](std::size_t i, std::size_t j) { return unstable(i, j); }));
  return out;
}

inline MethodRecord AssociationIntervals::method() const {
  MethodRecord out{.function = "association_interval", .n = sources};
  if (!exhaustive) out.seed = options.seed;
  out.option("measure", measure);
  out.option("n_boot", options.n_boot);
  out.option("confidence", options.confidence);
  out.option("exhaustive", exhaustive);
  out.step("draws", draws);
  return out;
}

}  // namespace tematik
