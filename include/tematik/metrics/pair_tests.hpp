#pragma once

/// @file
/// @brief Tests of all pairs of codes against one null model: what every such call gives back.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/metrics/exact_distribution.hpp>
#include <tematik/metrics/multiple_testing.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Options of the tests of all pairs.
struct PairTestOptions {
  Alternative alternative = Alternative::greater;
  std::optional<bool> exact =
      {};              ///< empty: exact if E < 5 or the summed support is at most 10^6, else the normal tail
  bool mid_p = false;  ///< of the exact tail; one-sided only
  Adjust adjust = Adjust::bh;
  double confidence = 0.95;              ///< of the interval of the log odds ratio
  Matrix<std::uint8_t> structural = {};  ///< 1: the two rows share codes, the pair is not tested; empty: none does
  std::vector<std::string> labels = {};  ///< empty: "0", "1", …
  int threads = 0;                       ///< 0: all; the result is the same for any number
  Progress progress = {};
};

/// Figures of every pair; symmetric, the diagonal is `structural`: a code is not tested against itself.
struct PairTests {
  Status status = Status::no_data;  ///< ok; no_data: no pair has a p-value
  Flags flags = {};                 ///< not_independent: characters or overlapping units were tested as if independent
  std::string_view null = {};       ///< the null model
  LabelledMatrix<std::int64_t> counts = {};
  LabelledMatrix<double> expected = {};
  LabelledMatrix<double> variance = {};
  LabelledMatrix<double> z = {};
  LabelledMatrix<double> p = {};
  LabelledMatrix<double> p_adjusted = {};
  LabelledMatrix<double> log_odds_ratio = {};  ///< common over sources; empty where the model has none
  LabelledMatrix<double> lo = {};              ///< its interval
  LabelledMatrix<double> hi = {};
  LabelledMatrix<Status> pair_status = {};  ///< ok, zero_total, no_variation, structural
  std::vector<std::int64_t> totals = {};
  std::int64_t family = 0;                 ///< m: pairs with a p-value, each counted once
  std::int64_t exact_pairs = 0;            ///< pairs of the family whose p is exact
  bool few_arrangements = false;           ///< the model has fewer than 1000 arrangements: p is coarse
  LabelledMatrix<double> smallest_p = {};  ///< the smallest p-value that a pair could have; shift model only
  LabelledMatrix<double> p_max = {};       ///< adjusted by the largest z of each draw; drawn models only
  std::int64_t strata = 0;
  std::int64_t n = 0;
  std::int64_t n_perm = 0;                 ///< draws, of drawn models
  std::optional<std::uint64_t> seed = {};  ///< of drawn models
  PairTestOptions options = {};

  /// Long form, one row per unordered pair of different codes.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Counts of a rule that no null model fits (pairs of codings): every pair carries `why`, none a p-value.
/// @param counts  square; the diagonal holds the totals
/// @throws UsageError if counts are not square or labels do not fit
[[nodiscard]] PairTests untested_pairs(std::string_view null, Matrix<std::int64_t> counts, Status why,
                                       PairTestOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Checks options, sizes the matrices and puts labels on.
[[nodiscard]] inline PairTests begin_pair_tests(std::string_view null, std::size_t n_codes, PairTestOptions options,
                                                Matrix<std::int64_t> counts, bool has_odds, bool has_smallest) {
  if (options.labels.empty()) options.labels = number_labels(n_codes);
  const auto k = static_cast<Eigen::Index>(n_codes);
  if (options.structural.size() != 0 && (options.structural.rows() != k || options.structural.cols() != k)) {
    throw UsageError("structural", cat("structural must be ", n_codes, " x ", n_codes), "structural");
  }
  PairTests out;
  out.null = null;
  const Matrix<double> none = Matrix<double>::Constant(k, k, undefined_value);
  const auto put = [&](LabelledMatrix<double>& to) { to = LabelledMatrix<double>(none, options.labels); };
  for (auto* to : {&out.expected, &out.variance, &out.z, &out.p, &out.p_adjusted}) put(*to);
  if (has_odds) {
    for (auto* to : {&out.log_odds_ratio, &out.lo, &out.hi}) put(*to);
  }
  if (has_smallest) put(out.smallest_p);
  out.totals.resize(n_codes);
  for (Eigen::Index i = 0; i < k; ++i) out.totals[static_cast<std::size_t>(i)] = counts(i, i);
  out.counts = LabelledMatrix<std::int64_t>(std::move(counts), options.labels);
  out.pair_status = LabelledMatrix<Status>(Matrix<Status>::Constant(k, k, Status::structural), options.labels);
  out.options = std::move(options);
  return out;
}

/// One pair's figures, as the models compute them.
struct PairFigures {
  double expected = undefined_value, variance = undefined_value, z = undefined_value, p = undefined_value;
  double log_odds_ratio = undefined_value, se = undefined_value, lo = undefined_value, hi = undefined_value;
  double smallest_p = undefined_value;
  bool is_exact = false;
  Status status = Status::structural;
  Status odds_status = Status::no_data;
};

/// Runs `figures(i, j)` for i < j, several rows at a time, and fills both triangles.
template <class Figures>
void fill_pair_tests(PairTests& out, Figures&& figures) {
  const std::size_t k = out.totals.size();
  std::vector<PairFigures> found(k * k);
  const auto is_structural = [&](std::size_t i, std::size_t j) {
    const auto& s = out.options.structural;
    return s.size() != 0 && s(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) != 0;
  };
  parallel_chunks(
      k, out.options.threads,
      [&](std::size_t i) {
        for (std::size_t j = i + 1; j < k; ++j) {
          if (!is_structural(i, j)) found[i * k + j] = figures(i, j);
        }
      },
      out.options.progress);
  std::vector<double> p;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = i + 1; j < k; ++j) p.push_back(found[i * k + j].p);
  }
  const AdjustedP adjusted = adjust_p(p, out.options.adjust);
  out.family = adjusted.family;
  if (out.family > 0) out.status = Status::ok;
  const auto spread = [&](auto& to, auto&& value) {
    if (to.rows().empty()) return;
    auto matrix = to.values();
    std::size_t pair = 0;
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t j = i + 1; j < k; ++j, ++pair) {
        const auto x = static_cast<Eigen::Index>(i), y = static_cast<Eigen::Index>(j);
        matrix(x, y) = matrix(y, x) = value(found[i * k + j], pair);
      }
    }
    to = std::remove_cvref_t<decltype(to)>(std::move(matrix), out.options.labels);
  };
  using P = const PairFigures&;
  spread(out.expected, [](P f, std::size_t) { return f.expected; });
  spread(out.variance, [](P f, std::size_t) { return f.variance; });
  spread(out.z, [](P f, std::size_t) { return f.z; });
  spread(out.p, [](P f, std::size_t) { return f.p; });
  spread(out.p_adjusted, [&](P, std::size_t pair) { return adjusted.values[pair]; });
  spread(out.log_odds_ratio, [](P f, std::size_t) { return f.log_odds_ratio; });
  spread(out.lo, [](P f, std::size_t) { return f.lo; });
  spread(out.hi, [](P f, std::size_t) { return f.hi; });
  spread(out.smallest_p, [](P f, std::size_t) { return f.smallest_p; });
  spread(out.pair_status, [](P f, std::size_t) { return f.status; });
  for (const auto& f : found) out.exact_pairs += f.is_exact ? 1 : 0;
}

}  // namespace detail

inline PairTests untested_pairs(std::string_view null, Matrix<std::int64_t> counts, Status why,
                                PairTestOptions options) {
  if (counts.rows() != counts.cols()) throw UsageError("counts", "counts must be square", "counts");
  const auto k = static_cast<std::size_t>(counts.rows());
  auto out = detail::begin_pair_tests(null, k, std::move(options), std::move(counts), false, false);
  detail::fill_pair_tests(out, [&](std::size_t, std::size_t) {
    detail::PairFigures found;
    found.status = why;
    return found;
  });
  return out;
}

inline Table PairTests::table() const {
  const std::size_t k = totals.size();
  const auto column = [&](auto&& value) {
    std::vector<std::decay_t<decltype(value(std::size_t{0}, std::size_t{0}))>> to;
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t j = i + 1; j < k; ++j) to.push_back(value(i, j));
    }
    return to;
  };
  const auto figures = [&](const LabelledMatrix<double>& matrix) {
    return column([&](std::size_t i, std::size_t j) { return matrix(i, j); });
  };
  Table out;
  out.add("row", column([&](std::size_t i, std::size_t) { return counts.rows()[i]; }))
      .add("column", column([&](std::size_t, std::size_t j) { return counts.rows()[j]; }))
      .add("n_ij", column([&](std::size_t i, std::size_t j) { return counts(i, j); }))
      .add("n_i", column([&](std::size_t i, std::size_t) { return totals[i]; }))
      .add("n_j", column([&](std::size_t, std::size_t j) { return totals[j]; }));
  if (!log_odds_ratio.rows().empty()) {
    out.add("log_odds_ratio", figures(log_odds_ratio)).add("lo", figures(lo)).add("hi", figures(hi));
  }
  out.add("expected", figures(expected)).add("variance", figures(variance)).add("z", figures(z));
  out.add("p", figures(p)).add("p_adjusted", figures(p_adjusted));
  out.add("status", column([&](std::size_t i, std::size_t j) { return std::string(to_string(pair_status(i, j))); }));
  if (!smallest_p.rows().empty()) out.add("smallest_p", figures(smallest_p));
  if (!p_max.rows().empty()) out.add("p_max", figures(p_max));
  return out;
}

inline MethodRecord PairTests::method() const {
  MethodRecord out{.function = "pair_tests", .n = n};
  out.option("null", null);
  out.option("alternative", options.alternative);
  out.option("exact", options.exact);
  out.option("mid_p", options.mid_p);
  out.option("adjust", options.adjust);
  out.option("confidence", options.confidence);
  if (seed) out.seed = seed;
  if (n_perm > 0) out.option("n_perm", n_perm);
  out.step("family", family);
  out.step("exact_pairs", exact_pairs);
  out.step("strata", strata);
  return out;
}

}  // namespace tematik
