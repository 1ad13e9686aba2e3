#pragma once

/// @file
/// @brief How alike sources are, by the codes that they hold.

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/counts.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Measures of similarity; formulas at `document_similarity()`.
enum class Similarity : std::uint8_t { simple_matching, jaccard, russell_rao, cosine, kuckartz_raediker };

template <>
struct EnumNames<Similarity> {
  static constexpr std::string_view what = "measure of similarity";
  static constexpr std::array<std::pair<Similarity, std::string_view>, 5> names{{
      {Similarity::simple_matching, "simple_matching"},
      {Similarity::jaccard, "jaccard"},
      {Similarity::russell_rao, "russell_rao"},
      {Similarity::cosine, "cosine"},
      {Similarity::kuckartz_raediker, "kuckartz_raediker"},
  }};
};

struct SimilarityResult {
  LabelledMatrix<double> values = {};  ///< sources x sources, symmetric
  LabelledMatrix<Status> status = {};  ///< ok; no_data: there is no code; undefined: the divisor is 0
  Similarity measure = Similarity::jaccard;
  std::int64_t codes = 0;

  /// Long form, one row per unordered pair of different sources: row, column, `<measure>`, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Similarity of each pair of sources.
///
/// - **Inputs**: counts >= 0, sources x codes. Everything but `cosine` reads 0 as "not held" and any other count as
///   "held"; cosine reads the counts (0/1 for presence).
/// - **Formula**: a = codes in both, b and c = codes in one only, d = codes in neither:
///   simple_matching (a+d)/(a+b+c+d); jaccard a/(a+b+c); russell_rao a/(a+b+c+d); kuckartz_raediker
///   (2a+d)/(2a+b+c+d); cosine sum x_k y_k/sqrt(sum x_k^2 sum y_k^2)
/// - **Range**: 0..1. russell_rao of a source with itself is the share of codes that it holds, not 1.
/// - **Undefined**: no code: NaN `no_data`; jaccard of two sources without a code, cosine with a source without a code:
///   NaN `undefined`.
/// - **Assumptions**: the codebook was applied to every source; a code that was never looked for is not an absent one.
///   simple_matching and kuckartz_raediker count shared absence as likeness, and grow with rare codes. The formula of
///   kuckartz_raediker (zeta) follows the specification and has not been checked against its first publication.
/// - **Complexity**: O(sources^2 x codes).
/// - **Literature**: Jaccard (1912), doi:10.1111/j.1469-8137.1912.tb05611.x
///
/// @code
/// tematik::Matrix<std::int64_t> held(2, 4);
/// held << 1, 1, 0, 0, 1, 0, 1, 0;
/// assert(tematik::document_similarity(held, tematik::Similarity::simple_matching).values(0, 1) == 0.5);
/// @endcode
/// @throws InputError (row and column from 0) for a negative count; UsageError if labels do not fit
[[nodiscard]] SimilarityResult document_similarity(const Matrix<std::int64_t>& counts, Similarity measure,
                                                   std::vector<std::string> labels = {});

// ---------------------------------------------------------------------------------------------------------

inline SimilarityResult document_similarity(const Matrix<std::int64_t>& counts, Similarity measure,
                                            std::vector<std::string> labels) {
  detail::check_counts(counts);
  if (labels.empty()) labels = number_labels(static_cast<std::size_t>(counts.rows()));
  Matrix<double> values = Matrix<double>::Constant(counts.rows(), counts.rows(), undefined_value);
  Matrix<Status> status = Matrix<Status>::Constant(counts.rows(), counts.rows(), Status::no_data);
  const auto codes = static_cast<double>(counts.cols());
  for (Eigen::Index i = 0; i < counts.rows() && counts.cols() > 0; ++i) {
    for (Eigen::Index j = i; j < counts.rows(); ++j) {
      double a = 0, one = 0, product = 0, first = 0, second = 0;
      for (Eigen::Index k = 0; k < counts.cols(); ++k) {
        const auto x = static_cast<double>(counts(i, k)), y = static_cast<double>(counts(j, k));
        a += x > 0 && y > 0 ? 1 : 0;
        one += (x > 0) != (y > 0) ? 1 : 0;
        product += x * y;
        first += x * x;
        second += y * y;
      }
      const double d = codes - a - one;
      double value = undefined_value;
      switch (measure) {
        case Similarity::simple_matching:
          value = (a + d) / codes;
          break;
        case Similarity::jaccard:
          value = a / (a + one);
          break;
        case Similarity::russell_rao:
          value = a / codes;
          break;
        case Similarity::cosine:
          value = i == j && first > 0 ? 1 : product / (std::sqrt(first) * std::sqrt(second));
          break;
        case Similarity::kuckartz_raediker:
          value = (2 * a + d) / (2 * a + one + d);
          break;
      }
      values(i, j) = values(j, i) = value > 1 ? 1 : value;  // cosine may pass 1 by rounding
      status(i, j) = status(j, i) = std::isnan(value) ? Status::undefined : Status::ok;
    }
  }
  SimilarityResult out;
  out.values = LabelledMatrix<double>(std::move(values), labels);
  out.status = LabelledMatrix<Status>(std::move(status), labels);
  out.measure = measure;
  out.codes = counts.cols();
  return out;
}

inline Table SimilarityResult::table() const {
  std::vector<std::string> row, column, words;
  std::vector<double> figures;
  for (std::size_t i = 0; i < values.rows().size(); ++i) {
    for (std::size_t j = i + 1; j < values.rows().size(); ++j) {
      row.push_back(values.rows()[i]);
      column.push_back(values.rows()[j]);
      figures.push_back(values(i, j));
      words.emplace_back(to_string(status(i, j)));
    }
  }
  Table out;
  out.add("row", std::move(row)).add("column", std::move(column));
  out.add(std::string(to_string(measure)), std::move(figures)).add("status", std::move(words));
  return out;
}

inline MethodRecord SimilarityResult::method() const {
  MethodRecord out{.function = "document_similarity", .n = codes};
  out.option("measure", measure);
  return out;
}

}  // namespace tematik
