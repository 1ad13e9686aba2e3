#pragma once

/// @file
/// @brief How much two different values still agree: the weights of weighted agreement.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/labelled_matrix.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Named agreement weights; formulas at `agreement_weights()`.
enum class AgreementWeights : std::uint8_t {
  identity,
  linear,
  quadratic,
  radical,
  ratio,
  circular,
  bipolar,
  ordinal_gwet
};

template <>
struct EnumNames<AgreementWeights> {
  static constexpr std::string_view what = "agreement weights";
  static constexpr std::array<std::pair<AgreementWeights, std::string_view>, 8> names{{
      {AgreementWeights::identity, "identity"},
      {AgreementWeights::linear, "linear"},
      {AgreementWeights::quadratic, "quadratic"},
      {AgreementWeights::radical, "radical"},
      {AgreementWeights::ratio, "ratio"},
      {AgreementWeights::circular, "circular"},
      {AgreementWeights::bipolar, "bipolar"},
      {AgreementWeights::ordinal_gwet, "ordinal_gwet"},
  }};
};

/// q x q weights, 1 on the diagonal. The identity is stored as its size alone.
class WeightMatrix {
 public:
  WeightMatrix() = default;
  /// Weight 1 for the same value, 0 for different ones.
  explicit WeightMatrix(std::size_t q) : q_(q) {}
  /// Any matrix. @throws UsageError if it is not square and finite with 1 on the diagonal
  explicit WeightMatrix(Matrix<double> weights);

  [[nodiscard]] std::size_t size() const noexcept { return q_; }
  [[nodiscard]] bool is_identity() const noexcept { return weights_.size() == 0; }
  [[nodiscard]] double operator()(std::size_t k, std::size_t l) const noexcept {
    if (is_identity()) return k == l ? 1 : 0;
    return weights_(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(l));
  }
  /// The sum of all weights.
  [[nodiscard]] double total() const noexcept { return is_identity() ? static_cast<double>(q_) : weights_.sum(); }
  /// (W p + W' p) / 2: for each category its mean weight to the values of a distribution. O(q^2), identity O(q).
  [[nodiscard]] std::vector<double> mean_weights(const std::vector<double>& shares) const;
  /// Sum over k, l of w_kl a_k b_l. O(q^2), identity O(q).
  [[nodiscard]] double expected(const std::vector<double>& a, const std::vector<double>& b) const;

 private:
  std::size_t q_ = 0;
  Matrix<double> weights_;
};

/// @brief The weights of the categories of a table, by name or as a matrix.
///
/// - **Inputs**: the values v of all categories, declared or found; R = max - min, d = v_k - v_l. Categories that are
///   names have no values: `identity` always works, `linear`, `quadratic`, `radical` and `ordinal_gwet` then take the
///   ranks 0, 1, … of *declared* categories.
/// - **Formula**: identity [k = l]; linear 1-|d|/R; quadratic 1-d^2/R^2; radical 1-sqrt(|d|/R);
///   ratio 1-((k-l)/(k+l))^2 / ((max-min)/(max+min))^2;
///   circular 1-s/max s with s = sin^2(pi d/(R+1)); bipolar 1-s/max s with s = d^2/((k+l-2min)(2max-k-l));
///   ordinal_gwet 1-C(|i-j|+1, 2)/max on ranks, which is **not** Krippendorff's ordinal metric
/// - **Range**: 0..1, 1 on the diagonal.
/// - **Undefined**: empty if `ratio` meets a negative value.
/// - **Complexity**: O(q^2), identity O(1).
/// - **Literature**: Cohen (1968), doi:10.1037/h0026256; Gwet (2014), Handbook of inter-rater reliability, 4th ed.
///
/// @param matrix  not empty: these weights instead of the named ones (1 - distance, for example)
/// @throws UsageError if a name needs numbers or an order that the categories do not have, or the matrix does not fit
[[nodiscard]] std::optional<WeightMatrix> agreement_weights(const Ratings& ratings, AgreementWeights name,
                                                            const Matrix<double>& matrix = {});

// ---------------------------------------------------------------------------------------------------------

inline WeightMatrix::WeightMatrix(Matrix<double> weights)
    : q_(static_cast<std::size_t>(weights.rows())), weights_(std::move(weights)) {
  bool fits = weights_.rows() == weights_.cols();
  for (Eigen::Index k = 0; fits && k < weights_.rows(); ++k) fits = weights_(k, k) == 1 && weights_.row(k).allFinite();
  if (!fits) {
    throw UsageError("weights", "weights must be a square matrix of finite numbers with 1 on the diagonal", "weights");
  }
}

inline std::vector<double> WeightMatrix::mean_weights(const std::vector<double>& shares) const {
  if (is_identity()) return shares;
  std::vector<double> out(q_);
  for (std::size_t k = 0; k < q_; ++k) {
    for (std::size_t l = 0; l < q_; ++l) out[k] += ((*this)(k, l) + (*this)(l, k)) / 2 * shares[l];
  }
  return out;
}

inline double WeightMatrix::expected(const std::vector<double>& a, const std::vector<double>& b) const {
  double sum = 0;
  for (std::size_t k = 0; k < q_; ++k) {
    if (is_identity()) {
      sum += a[k] * b[k];
      continue;
    }
    for (std::size_t l = 0; l < q_; ++l) sum += (*this)(k, l) * a[k] * b[l];
  }
  return sum;
}

inline std::optional<WeightMatrix> agreement_weights(const Ratings& ratings, AgreementWeights name,
                                                     const Matrix<double>& matrix) {
  const std::size_t q = ratings.categories().size();
  if (matrix.size() != 0) {
    WeightMatrix out(matrix);
    if (out.size() == q) return out;
    throw UsageError(
        "weights",
        detail::cat("the weights are ", matrix.rows(), " x ", matrix.cols(), ", the table has ", q, " categories"),
        "weights");
  }
  if (name == AgreementWeights::identity || q < 2) return WeightMatrix(q);
  const bool by_rank = name == AgreementWeights::ordinal_gwet;
  const bool needs_numbers =
      name == AgreementWeights::ratio || name == AgreementWeights::circular || name == AgreementWeights::bipolar;
  if (!ratings.is_numeric() && (needs_numbers || !ratings.is_declared())) {
    throw UsageError("weights",
                     detail::cat("weights \"", to_string(name), "\" need ",
                                 needs_numbers ? "numbers as categories"
                                               : "numbers as categories, or categories declared in their order"),
                     "weights", std::string(to_string(name)));
  }
  std::vector<double> values = ratings.values();
  if (by_rank || !ratings.is_numeric()) {
    values.resize(q);
    for (std::size_t k = 0; k < q; ++k) values[k] = static_cast<double>(k);
  }
  const double low = *std::min_element(values.begin(), values.end());
  const double high = *std::max_element(values.begin(), values.end());
  if (name == AgreementWeights::ratio && low < 0) return {};
  const auto distance = [&](double k, double l) {  // scaled to 0..1 below by its maximum
    const double d = std::abs(k - l);
    if (d == 0) return 0.0;
    switch (name) {
      case AgreementWeights::linear:
        return d;
      case AgreementWeights::quadratic:
        return d * d;
      case AgreementWeights::radical:
        return std::sqrt(d);
      case AgreementWeights::ratio:
        return d / (k + l) * (d / (k + l));
      case AgreementWeights::circular:
        return std::pow(std::sin(std::numbers::pi * d / (high - low + 1)), 2);
      case AgreementWeights::bipolar:
        return d * d / ((k + l - 2 * low) * (2 * high - k - l));
      case AgreementWeights::ordinal_gwet:
        return d * (d + 1) / 2;
      case AgreementWeights::identity:
        break;
    }
    return 1.0;
  };
  Matrix<double> out(q, q);
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      out(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(l)) = distance(values[k], values[l]);
    }
  }
  const double most = name == AgreementWeights::ratio ? distance(low, high) : out.maxCoeff();
  out = 1 - out.array() / most;
  return WeightMatrix(std::move(out));
}

}  // namespace tematik
