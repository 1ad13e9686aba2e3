#pragma once

/// @file
/// @brief Association of two codes from how often they meet: from Jaccard to the likelihood ratio.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/metrics/association_measure.hpp>
#include <tematik/metrics/detail/association_cell.hpp>
#include <tematik/metrics/detail/counts.hpp>
#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

struct AssociationOptions {
  double base = std::numbers::e;                ///< base of the logarithm of `pmi`: above 0, not 1
  Correction correction = Correction::if_zero;  ///< of `log_odds_ratio`; the others are never corrected
  double confidence = 0.95;                     ///< of the intervals of the odds ratios
  Matrix<std::uint8_t> structural = {};         ///< 1: row and column share a code; empty: none does
};

/// Figures and their statuses, cell by cell; matrices that the measure does not have are empty.
struct AssociationResult {
  LabelledMatrix<double> values = {};
  LabelledMatrix<Status> status = {};
  LabelledMatrix<double> p = {};   ///< chi2, chi2_yates, g2: upper tail, one degree of freedom
  LabelledMatrix<double> se = {};  ///< odds ratios: standard error of the logarithm
  LabelledMatrix<double> lo = {};  ///< odds ratios: interval on the scale of the value
  LabelledMatrix<double> hi = {};
  Association measure = Association::jaccard;
  AssociationOptions options = {};
  Matrix<std::int64_t> counts = {};  ///< what was read
  std::vector<std::int64_t> row_totals = {};
  std::vector<std::int64_t> column_totals = {};
  std::optional<std::int64_t> n = {};
  bool is_table = false;

  /// Long form, one row per cell: row, column, n_ij, n_i, n_j, n, `<measure>`, status and what else there is.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief How strongly two codes go together, for every pair of a table of meetings.
///
/// - **Inputs**: a = counts(i, j), the units in which row i and column j meet; n_i and n_j, the units of each; N, the
///   units of the universe. Unit: whatever was counted (sentences, sources, characters). Where meetings are counted
///   instead of units (pairs of codings), there is no N and no 2x2 table: say `is_table = false`.
/// - **Formula**: b = n_i - a, c = n_j - a, d = N - a - b - c, E = n_i n_j / N
///   - jaccard a/(a+b+c); dice 2a/(2a+b+c); ochiai = cosine a/sqrt(n_i n_j); overlap_coefficient a/min(n_i, n_j);
///     confidence a/n_i (directed: of the units of row i, the share that holds column j)
///   - with N: support a/N; lift a N/(n_i n_j); pmi log lift (base e unless said); npmi ln lift/(-ln(a/N))
///   - with a 2x2 table: phi (ad-bc)/sqrt(n_i n_j (N-n_i)(N-n_j)); odds_ratio ad/(bc); log_odds_ratio its natural
///     logarithm, s.e. sqrt(1/a+1/b+1/c+1/d); yule_q (ad-bc)/(ad+bc); yule_y the same of square roots;
///     kappa 2(ad-bc)/((a+b)(b+d)+(a+c)(c+d)); simple_matching (a+d)/N; pearson_residual (a-E)/sqrt(E);
///     adjusted_residual (a-E)/sqrt(E(1-n_i/N)(1-n_j/N)); t_score (a-E)/sqrt(a); chi2 N phi^2;
///     chi2_yates N max(0, |ad-bc|-N/2)^2/(n_i n_j (N-n_i)(N-n_j)); g2 2 sum O ln(O/E) over the four cells
/// - **Range**: 0..1: jaccard to support, simple_matching; 0..inf: lift, odds_ratio, chi2, chi2_yates, g2; -1..1: npmi,
///   phi, yule_q, yule_y, kappa; the rest has no bounds.
/// - **Undefined** (NaN, never 0), the first that applies:
///   - n_i = 0 or n_j = 0: NaN `zero_total`, an unused code was not assessed
///   - n_i = N or n_j = N: NaN `full_total` for phi, odds ratios, yule_q, yule_y, kappa, adjusted_residual, chi2,
///     chi2_yates, g2; for npmi only if a = N
///   - a = 0: pmi -inf `zero_cell`, t_score NaN `zero_cell`, npmi -1 `limit`
///   - ad = 0 < bc or bc = 0 < ad: odds_ratio 0 or inf `zero_cell`; log_odds_ratio `corrected`, or -inf, inf
///     `zero_cell` without correction; yule_q and yule_y -1 or 1 `ok`
///   - outside the range, which counts of pairs can be: the value `out_of_range` (NaN if the divisor is 0)
///   - no N: NaN `no_universe`; no 2x2 table, or a cell below 0: NaN `no_table`
///   - row and column share a code: the value `structural`
///   - smallest expected cell below 5: chi2, chi2_yates, g2 `small_expected`: report an exact test
/// - **Assumptions**: units are exchangeable where p and intervals are read; neighbouring sentences are not. Counts of
///   pairs can pass the totals, so a "Jaccard" of 3/2 or -3 is possible there: count units or characters instead.
/// - **Complexity**: O(rows x columns).
/// - **Literature**: Jaccard (1912), doi:10.1111/j.1469-8137.1912.tb05611.x; Dice (1945), doi:10.2307/1932409; Ochiai
///   (1957), doi:10.2331/suisan.22.526; Yule (1912), doi:10.2307/2340126; Cohen (1960),
///   doi:10.1177/001316446002000104; Haldane (1956), doi:10.1111/j.1469-1809.1955.tb01285.x; Haberman (1973),
///   doi:10.2307/2529686
///
/// @code
/// tematik::Matrix<std::int64_t> met(2, 2);
/// met << 17, 12, 12, 19;                                               // 12 units hold both codes
/// const std::vector<std::int64_t> totals{17, 19};
/// const auto j = tematik::association(met, totals, 100, tematik::Association::jaccard, {"A", "B"});
/// assert(j.values("A", "B") == 0.5 && j.status("A", "B") == tematik::Status::ok);
/// @endcode
/// @param counts         rows x columns, how often they meet
/// @param row_totals     n_i; @param column_totals  n_j
/// @param n              N, or nothing if the counting rule has no universe
/// @param is_table       whether (a, n_i, n_j, N) are the cells of a 2x2 table
/// @param measure        which figure
/// @param row_labels     labels of rows; empty: "0", "1", …; @param column_labels  of columns
/// @param options        base, correction, confidence, structural pairs
/// @throws InputError (row and column from 0) for a negative count, total or N; UsageError if sizes do not fit or an
///         option is out of range
[[nodiscard]] AssociationResult association(const Matrix<std::int64_t>& counts,
                                            std::span<const std::int64_t> row_totals,
                                            std::span<const std::int64_t> column_totals, std::optional<std::int64_t> n,
                                            bool is_table, Association measure,
                                            std::vector<std::string> row_labels = {},
                                            std::vector<std::string> column_labels = {},
                                            AssociationOptions options = {});

/// The same for a square table whose rows and columns are the same codes; an N says that it is a 2x2 table.
[[nodiscard]] inline AssociationResult association(const Matrix<std::int64_t>& counts,
                                                   std::span<const std::int64_t> totals, std::optional<std::int64_t> n,
                                                   Association measure, const std::vector<std::string>& labels = {},
                                                   AssociationOptions options = {}) {
  return association(counts, totals, totals, n, n.has_value(), measure, labels, labels, std::move(options));
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_association(const Matrix<std::int64_t>& counts, std::span<const std::int64_t> row_totals,
                              std::span<const std::int64_t> column_totals, std::optional<std::int64_t> n,
                              const AssociationOptions& options) {
  if (static_cast<std::size_t>(counts.rows()) != row_totals.size() ||
      static_cast<std::size_t>(counts.cols()) != column_totals.size()) {
    throw UsageError("totals",
                     cat("a ", counts.rows(), " x ", counts.cols(), " table needs that many totals, got ",
                         row_totals.size(), " and ", column_totals.size()),
                     "totals");
  }
  if (options.structural.size() != 0 &&
      (options.structural.rows() != counts.rows() || options.structural.cols() != counts.cols())) {
    throw UsageError("structural", "structural must have the shape of the counts", "structural");
  }
  if (!(options.base > 0) || options.base == 1 || !std::isfinite(options.base)) {
    throw UsageError("base", "the base of a logarithm must be above 0 and not 1", "base", std::to_string(options.base));
  }
  if (!(options.confidence > 0 && options.confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence",
                     std::to_string(options.confidence));
  }
  if (n && *n < 0) throw InputError("negative_count", cat("N is ", *n, "; expected 0 or more"), "n");
  for (std::size_t i = 0; i < row_totals.size(); ++i) {
    if (row_totals[i] < 0) {
      throw InputError("negative_count", cat("the total of row ", i, " is ", row_totals[i], "; expected 0 or more"),
                       cat("row ", i));
    }
  }
  for (std::size_t j = 0; j < column_totals.size(); ++j) {
    if (column_totals[j] < 0) {
      throw InputError("negative_count",
                       cat("the total of column ", j, " is ", column_totals[j], "; expected 0 or more"),
                       cat("column ", j));
    }
  }
  check_counts(counts);
}

}  // namespace detail

inline AssociationResult association(const Matrix<std::int64_t>& counts, std::span<const std::int64_t> row_totals,
                                     std::span<const std::int64_t> column_totals, std::optional<std::int64_t> n,
                                     bool is_table, Association measure, std::vector<std::string> row_labels,
                                     std::vector<std::string> column_labels, AssociationOptions options) {
  detail::check_association(counts, row_totals, column_totals, n, options);
  if (row_labels.empty()) row_labels = number_labels(row_totals.size());
  if (column_labels.empty()) column_labels = number_labels(column_totals.size());
  const auto filled = [&](double value) {
    return Matrix<double>::Constant(counts.rows(), counts.cols(), value).eval();
  };
  const bool has_n = n.has_value() && *n > 0;
  const double z = detail::normal_quantile(options.confidence);
  Matrix<double> values = filled(undefined_value), p = values, se = values, lo = values, hi = values;
  Matrix<Status> status(counts.rows(), counts.cols());
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    for (Eigen::Index j = 0; j < counts.cols(); ++j) {
      detail::PairCells x{};
      x.a = static_cast<double>(counts(i, j));
      x.row = static_cast<double>(row_totals[static_cast<std::size_t>(i)]);
      x.column = static_cast<double>(column_totals[static_cast<std::size_t>(j)]);
      x.b = x.row - x.a;
      x.c = x.column - x.a;
      x.n = has_n ? static_cast<double>(*n) : undefined_value;
      x.d = x.n - x.row - x.c;
      x.expected = x.row * x.column / x.n;
      const bool structural = options.structural.size() != 0 && options.structural(i, j) != 0;
      const auto cell =
          detail::associate(measure, x, {has_n, is_table, structural, options.base, z, options.correction});
      values(i, j) = cell.value;
      status(i, j) = cell.status;
      p(i, j) = cell.p;
      se(i, j) = cell.se;
      lo(i, j) = cell.lo;
      hi(i, j) = cell.hi;
    }
  }
  AssociationResult out;
  const auto label = [&](auto matrix) { return LabelledMatrix(std::move(matrix), row_labels, column_labels); };
  if (detail::is_chi_squared(measure)) out.p = label(std::move(p));
  if (detail::is_odds_ratio(measure)) {
    out.se = label(std::move(se));
    out.lo = label(std::move(lo));
    out.hi = label(std::move(hi));
  }
  out.values = label(std::move(values));
  out.status = label(std::move(status));
  out.measure = measure;
  out.options = std::move(options);
  out.counts = counts;
  out.row_totals.assign(row_totals.begin(), row_totals.end());
  out.column_totals.assign(column_totals.begin(), column_totals.end());
  out.n = n;
  out.is_table = is_table;
  return out;
}

inline Table AssociationResult::table() const {
  const std::size_t columns = column_totals.size();
  const std::size_t cells = row_totals.size() * columns;
  const auto column_of = [&](auto&& value) {
    std::vector<std::decay_t<decltype(value(std::size_t{0}, std::size_t{0}))>> out;
    out.reserve(cells);
    for (std::size_t cell = 0; cell < cells; ++cell) out.push_back(value(cell / columns, cell % columns));
    return out;
  };
  const auto figures = [&](const LabelledMatrix<double>& matrix) {
    return column_of([&](std::size_t i, std::size_t j) { return matrix(i, j); });
  };
  Table out;
  out.add("row", column_of([&](std::size_t i, std::size_t) { return values.rows()[i]; }))
      .add("column", column_of([&](std::size_t, std::size_t j) { return values.columns()[j]; }))
      .add("n_ij", column_of([&](std::size_t i, std::size_t j) {
             return counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
           }))
      .add("n_i", column_of([&](std::size_t i, std::size_t) { return row_totals[i]; }))
      .add("n_j", column_of([&](std::size_t, std::size_t j) { return column_totals[j]; }))
      .add("n", std::vector<std::int64_t>(cells, n.value_or(0)),
           n ? std::vector<std::uint8_t>{} : std::vector<std::uint8_t>(cells))
      .add(std::string(to_string(measure)), figures(values))
      .add("status", column_of([&](std::size_t i, std::size_t j) { return std::string(to_string(status(i, j))); }));
  if (detail::is_chi_squared(measure)) out.add("p", figures(p));
  if (detail::is_odds_ratio(measure)) out.add("se", figures(se)).add("lo", figures(lo)).add("hi", figures(hi));
  return out;
}

inline MethodRecord AssociationResult::method() const {
  MethodRecord out{.function = "association", .n = n};
  out.option("measure", measure);
  out.option("is_table", is_table);
  if (measure == Association::pmi) out.option("base", options.base);
  if (measure == Association::log_odds_ratio) out.option("correction", options.correction);
  if (detail::is_odds_ratio(measure)) out.option("confidence", options.confidence);
  return out;
}

}  // namespace tematik
