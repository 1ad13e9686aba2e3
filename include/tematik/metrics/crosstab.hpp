#pragma once

/// @file
/// @brief Does a code depend on a group? Chi-square, G, adjusted residuals, Cramer's V and an exact or permutation test.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/counts.hpp>
#include <tematik/metrics/fisher_exact.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

struct CrosstabOptions {
  std::int64_t n_perm = 9999;  ///< of tables larger than 2x2: 1 up to 2^32 - 1; 0: no p
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

struct CrosstabResult {
  Status status = Status::no_data;  ///< ok; small_expected (values kept); no_variation; no_table; no_data
  double chi2 = undefined_value;
  double g2 = undefined_value;
  double v = undefined_value;  ///< Cramer's V
  double p = undefined_value;
  std::string_view p_method = "none";  ///< fisher (2x2, two-sided), permutation or none
  std::int64_t n = 0;                  ///< sum of the counts
  std::int64_t rows = 0;               ///< r, rows with a count
  std::int64_t columns = 0;            ///< c, columns with a count
  double smallest_expected = undefined_value;
  LabelledMatrix<std::int64_t> counts = {};
  LabelledMatrix<double> expected = {};
  LabelledMatrix<double> residuals = {};  ///< adjusted residuals; NaN in rows and columns without a count
  CrosstabOptions options = {};

  /// Long form, one row per cell: row, column, count, expected, residual.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Association of the rows and columns of a table of counts.
///
/// - **Inputs**: O(i, j) >= 0, how many sources (or cases) of group j are in row i, each in one group and one row. Never
///   codings: those of one source are not independent.
/// - **Formula**: E(i, j) = n_i n_j/N; chi2 = sum (O - E)^2/E; g2 = 2 sum O ln(O/E), 0 ln 0 = 0;
///   v = sqrt(chi2/(N min(r - 1, c - 1))), r and c the rows and columns with a count; adjusted residual
///   (O - E)/sqrt(E(1 - n_i/N)(1 - n_j/N))
///   - p: 2x2 (r = c = 2) Fisher's exact test, two-sided; else group labels are permuted among the sources and
///     p = (1 + draws with chi2 >= that observed)/(1 + n_perm), with a slack of 1e-9 for rounding
/// - **Range**: v 0..1; a 2x2 table has v = |phi|.
/// - **Undefined**: N = 0: `no_data`; r < 2 or c < 2: NaN `no_variation`. Smallest expected cell below 5: values
///   `small_expected`; p does not rest on the chi-square distribution and holds nevertheless.
/// - **Assumptions**: sources are exchangeable between groups under the null model.
/// - **Complexity**: O(r c) and O(n_perm (N + r c)).
/// - **Literature**: Cramer (1946), ISBN 9780691080048; Haberman (1973), doi:10.2307/2529686; Phipson & Smyth (2010),
///   doi:10.2202/1544-6115.1585. Draws: Philox, purpose 9, order = draw.
///
/// @code
/// tematik::Matrix<std::int64_t> counts(2, 2);
/// counts << 12, 5, 7, 76;
/// const auto x = tematik::crosstab(counts);
/// assert(x.p_method == "fisher" && std::abs(x.v - 0.595) < 0.001);
/// @endcode
/// @throws InputError (row and column from 0) for a negative count; UsageError for options or labels that do not fit
[[nodiscard]] CrosstabResult crosstab(const Matrix<std::int64_t>& counts, const CrosstabOptions& options = {},
                                      std::vector<std::string> row_labels = {},
                                      std::vector<std::string> column_labels = {});

/// @brief The same where a source may be in several rows (it holds several codes): counts(i, j) = sources of group j
/// that hold row i.
///
/// p is that of permuted group labels, each source keeping its set of rows; Fisher's test where every source is in
/// exactly one row and the table is 2x2. A source in no row counts in no cell but is permuted too.
/// @param held      sources x rows, one bit each
/// @param group     group of each source, 0 … n_groups - 1; -1: none, it is left out
/// @throws InputError naming the row for a group outside its range; UsageError if lengths or labels do not fit
[[nodiscard]] CrosstabResult crosstab(const BitMatrix& held, const IntColumn& group, std::size_t n_groups,
                                      const CrosstabOptions& options = {}, std::vector<std::string> row_labels = {},
                                      std::vector<std::string> column_labels = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Chi-square of counts whose expected cells are known; cells that expect nothing are empty.
[[nodiscard]] inline double chi_square(const Matrix<std::int64_t>& counts, const Matrix<double>& expected) {
  double sum = 0;
  for (Eigen::Index cell = 0; cell < counts.size(); ++cell) {
    const double e = expected.data()[cell];
    if (!(e > 0)) continue;
    const double apart = static_cast<double>(counts.data()[cell]) - e;
    sum += apart * apart / e;
  }
  return sum;
}

[[nodiscard]] inline Matrix<double> expected_counts(const Matrix<std::int64_t>& counts) {
  const Matrix<double> real = counts.cast<double>();
  const double n = real.sum();
  Matrix<double> out(counts.rows(), counts.cols());
  for (Eigen::Index i = 0; i < out.rows(); ++i) {
    for (Eigen::Index j = 0; j < out.cols(); ++j) out(i, j) = real.row(i).sum() * real.col(j).sum() / n;
  }
  return out;
}

/// Everything but p.
[[nodiscard]] inline CrosstabResult begin_crosstab(const Matrix<std::int64_t>& counts, const CrosstabOptions& options,
                                                   std::vector<std::string> row_labels,
                                                   std::vector<std::string> column_labels) {
  if (options.n_perm < 0 || options.n_perm > std::int64_t{0xFFFFFFFF}) {
    throw UsageError("n_perm", cat("n_perm must lie between 0 and 4294967295, not ", options.n_perm), "n_perm");
  }
  check_counts(counts);
  if (row_labels.empty()) row_labels = number_labels(static_cast<std::size_t>(counts.rows()));
  if (column_labels.empty()) column_labels = number_labels(static_cast<std::size_t>(counts.cols()));
  CrosstabResult out;
  out.options = options;
  out.counts = LabelledMatrix<std::int64_t>(counts, row_labels, column_labels);
  out.n = counts.sum();
  for (Eigen::Index i = 0; i < counts.rows(); ++i) out.rows += counts.row(i).sum() > 0 ? 1 : 0;
  for (Eigen::Index j = 0; j < counts.cols(); ++j) out.columns += counts.col(j).sum() > 0 ? 1 : 0;
  Matrix<double> expected = Matrix<double>::Constant(counts.rows(), counts.cols(), undefined_value);
  Matrix<double> residuals = expected;
  if (out.n > 0) {
    expected = expected_counts(counts);
    const auto n = static_cast<double>(out.n);
    double g = 0;
    out.smallest_expected = n;
    for (Eigen::Index i = 0; i < counts.rows(); ++i) {
      for (Eigen::Index j = 0; j < counts.cols(); ++j) {
        const double e = expected(i, j), o = static_cast<double>(counts(i, j));
        if (!(e > 0)) continue;
        out.smallest_expected = std::min(out.smallest_expected, e);
        const double spread =
            e * (1 - static_cast<double>(counts.row(i).sum()) / n) * (1 - static_cast<double>(counts.col(j).sum()) / n);
        if (spread > 0) residuals(i, j) = (o - e) / std::sqrt(spread);
        if (o > 0) g += o * std::log(o / e);
      }
    }
    if (out.rows < 2 || out.columns < 2) {
      out.status = Status::no_variation;
    } else {
      out.status = out.smallest_expected < 5 ? Status::small_expected : Status::ok;
      out.chi2 = chi_square(counts, expected);
      out.g2 = std::max(0.0, 2 * g);
      out.v = std::sqrt(out.chi2 / (n * static_cast<double>(std::min(out.rows, out.columns) - 1)));
      if (out.v > 1 && out.v < 1 + 1e-12) out.v = 1;
    }
  }
  out.expected = LabelledMatrix<double>(std::move(expected), row_labels, column_labels);
  out.residuals = LabelledMatrix<double>(std::move(residuals), row_labels, column_labels);
  return out;
}

/// Fisher's p of the two rows and columns that have a count.
[[nodiscard]] inline double two_by_two_p(const Matrix<std::int64_t>& counts, std::int64_t n) {
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    if (counts.row(i).sum() == 0) continue;
    for (Eigen::Index j = 0; j < counts.cols(); ++j) {
      if (counts.col(j).sum() == 0) continue;
      return fisher_exact(counts(i, j), counts.row(i).sum(), counts.col(j).sum(), n,
                          {.alternative = Alternative::two_sided})
          .p;
    }
  }
  return undefined_value;
}

/// p by permuting the labels of the sources; `count(labels, to)` counts the table that they give. A table whose margins
/// are not fixed (sources in several rows) gets expected cells of its own.
template <class Count>
[[nodiscard]] double permuted_labels_p(const CrosstabResult& x, const std::vector<std::uint32_t>& labels,
                                       bool margins_hold, Count&& count) {
  const double least = x.chi2 - 1e-9 * std::max(1.0, x.chi2);
  const auto size = static_cast<std::size_t>(x.options.n_perm);
  constexpr std::size_t chunk_size = 64;
  std::vector<std::int64_t> reached((size + chunk_size - 1) / chunk_size);
  parallel_chunks(
      reached.size(), x.options.threads,
      [&](std::size_t chunk) {
        Matrix<std::int64_t> drawn(x.counts.values().rows(), x.counts.values().cols());
        std::vector<std::uint32_t> moved(labels.size());
        for (std::size_t r = chunk * chunk_size; r < std::min(size, (chunk + 1) * chunk_size); ++r) {
          RandomStream random(x.options.seed, RandomPurpose::crosstabs, r);
          const auto order = random.permutation(static_cast<std::uint32_t>(labels.size()));
          for (std::size_t u = 0; u < labels.size(); ++u) moved[u] = labels[order[u]];
          drawn.setZero();
          count(moved, drawn);
          const double chi2 = chi_square(drawn, margins_hold ? x.expected.values() : expected_counts(drawn));
          reached[chunk] += chi2 >= least ? 1 : 0;
        }
      },
      x.options.progress);
  std::int64_t sum = 1;
  for (const auto hits : reached) sum += hits;
  return static_cast<double>(sum) / static_cast<double>(1 + x.options.n_perm);
}

}  // namespace detail

inline CrosstabResult crosstab(const Matrix<std::int64_t>& counts, const CrosstabOptions& options,
                               std::vector<std::string> row_labels, std::vector<std::string> column_labels) {
  auto out = detail::begin_crosstab(counts, options, std::move(row_labels), std::move(column_labels));
  if (out.status != Status::ok && out.status != Status::small_expected) return out;
  if (out.rows == 2 && out.columns == 2) {
    out.p = detail::two_by_two_p(counts, out.n);
    out.p_method = "fisher";
  } else if (options.n_perm > 0) {
    if (out.n > std::int64_t{0xFFFFFFFF})
      throw UsageError("n", "a permutation test reads at most 4294967295 units", "n");
    std::vector<std::uint32_t> labels, row_of;
    for (Eigen::Index i = 0; i < counts.rows(); ++i) {
      for (Eigen::Index j = 0; j < counts.cols(); ++j) {
        row_of.insert(row_of.end(), static_cast<std::size_t>(counts(i, j)), static_cast<std::uint32_t>(i));
        labels.insert(labels.end(), static_cast<std::size_t>(counts(i, j)), static_cast<std::uint32_t>(j));
      }
    }
    out.p = detail::permuted_labels_p(out, labels, true, [&](const auto& moved, auto& to) {
      for (std::size_t u = 0; u < moved.size(); ++u) ++to(row_of[u], moved[u]);
    });
    out.p_method = "permutation";
  }
  return out;
}

inline CrosstabResult crosstab(const BitMatrix& held, const IntColumn& group, std::size_t n_groups,
                               const CrosstabOptions& options, std::vector<std::string> row_labels,
                               std::vector<std::string> column_labels) {
  if (group.size() != held.rows()) {
    throw UsageError("group", detail::cat("group has ", group.size(), " entries for ", held.rows(), " sources"),
                     "group");
  }
  std::vector<std::uint32_t> labels;
  std::vector<std::vector<std::uint32_t>> rows_of;
  Matrix<std::int64_t> counts =
      Matrix<std::int64_t>::Zero(static_cast<Eigen::Index>(held.columns()), static_cast<Eigen::Index>(n_groups));
  bool each_in_one = true;
  for (std::size_t u = 0; u < held.rows(); ++u) {
    const std::int64_t g = group[u];
    if (g < -1 || std::cmp_greater_equal(g, n_groups)) {
      throw InputError("row",
                       detail::cat("row ", u, ", column \"group\": expected -1 up to ", n_groups, " - 1, found ", g),
                       detail::cat("row ", u));
    }
    if (g < 0) continue;
    labels.push_back(static_cast<std::uint32_t>(g));
    rows_of.emplace_back();
    for (std::size_t row = 0; row < held.columns(); ++row) {
      if (!held.test(u, row)) continue;
      rows_of.back().push_back(static_cast<std::uint32_t>(row));
      ++counts(static_cast<Eigen::Index>(row), g);
    }
    each_in_one = each_in_one && rows_of.back().size() == 1;
  }
  if (each_in_one) return crosstab(counts, options, std::move(row_labels), std::move(column_labels));
  auto out = detail::begin_crosstab(counts, options, std::move(row_labels), std::move(column_labels));
  if ((out.status != Status::ok && out.status != Status::small_expected) || options.n_perm == 0) return out;
  out.p = detail::permuted_labels_p(out, labels, false, [&](const auto& moved, auto& to) {
    for (std::size_t u = 0; u < moved.size(); ++u) {
      for (const std::uint32_t row : rows_of[u]) ++to(row, moved[u]);
    }
  });
  out.p_method = "permutation";
  return out;
}

inline Table CrosstabResult::table() const {
  const std::size_t width = counts.columns().size();
  const auto column = [&](auto&& value) {
    std::vector<std::decay_t<decltype(value(std::size_t{0}, std::size_t{0}))>> to;
    for (std::size_t cell = 0; cell < counts.rows().size() * width; ++cell)
      to.push_back(value(cell / width, cell % width));
    return to;
  };
  Table out;
  out.add("row", column([&](std::size_t i, std::size_t) { return counts.rows()[i]; }))
      .add("column", column([&](std::size_t, std::size_t j) { return counts.columns()[j]; }))
      .add("count", column([&](std::size_t i, std::size_t j) { return counts(i, j); }))
      .add("expected", column([&](std::size_t i, std::size_t j) { return expected(i, j); }))
      .add("residual", column([&](std::size_t i, std::size_t j) { return residuals(i, j); }));
  return out;
}

inline MethodRecord CrosstabResult::method() const {
  MethodRecord out{.function = "crosstab", .n = n};
  if (p_method == "permutation") out.seed = options.seed;
  out.option("n_perm", options.n_perm);
  out.option("p_method", p_method);
  out.citations = {"Haberman 1973, doi:10.2307/2529686"};
  return out;
}

}  // namespace tematik
