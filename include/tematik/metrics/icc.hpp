#pragma once

/// @file
/// @brief Intraclass correlations: agreement of several coders who gave numbers.

#include <algorithm>
#include <array>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Which intraclass correlation: how coders met units, and whether one coder or the mean of all k is judged.
enum class IccForm : std::uint8_t { one_single, two_single, three_single, one_mean, two_mean, three_mean };

template <>
struct EnumNames<IccForm> {
  static constexpr std::string_view what = "form of the intraclass correlation";
  static constexpr std::array<std::pair<IccForm, std::string_view>, 6> names{{
      {IccForm::one_single, "1,1"},
      {IccForm::two_single, "2,1"},
      {IccForm::three_single, "3,1"},
      {IccForm::one_mean, "1,k"},
      {IccForm::two_mean, "2,k"},
      {IccForm::three_mean, "3,k"},
  }};
};

struct IccOptions {
  IccForm form = IccForm::two_single;
  NoVariation no_variation = NoVariation::nan;
  double confidence = 0.95;
  bool variance = true;  ///< false: no interval
};

/// The coefficient with the mean squares that it is made of.
struct IccResult : AgreementValue {
  IccForm form = IccForm::two_single;
  double between = undefined_value;   ///< B, of units
  double within = undefined_value;    ///< W
  double raters = undefined_value;    ///< J
  double residual = undefined_value;  ///< E
  std::int64_t n_complete = 0;        ///< n: units that every coder rated
  std::int64_t n_dropped = 0;         ///< units that some coder did not rate

  [[nodiscard]] MethodRecord method() const;
};

/// @brief Intraclass correlation, six forms.
///
/// - **Inputs**: ratings with numbers as values, k coders; only units that all coders with a value rated. Unit:
///   whatever was rated.
/// - **Formula**: mean squares B (units), W (within units), J (coders), E (residual) over n units;
///   1,1 (B-W)/(B+(k-1)W); 2,1 (B-E)/(B+(k-1)E+k(J-E)/n); 3,1 (B-E)/(B+(k-1)E); 1,k (B-W)/B; 2,k (B-E)/(B+(J-E)/n);
///   3,k (B-E)/B. 1: other coders for every unit; 2: these coders stand for others; 3: these coders only, and a coder
///   who is always higher by the same amount agrees
/// - **Interval** of forms 1 and 3: F = B/W or B/E, v = n(k-1) or (n-1)(k-1), F_L = F/q(n-1, v), F_U = F q(v, n-1) with
///   the F quantile at (1 + confidence)/2; ends (F-1)/(F+k-1), of means 1 - 1/F. Form 2: resample.
/// - **Range**: up to 1; 0 and below: units differ no more than coders do.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable` (no complete unit), `too_few_units`
///   (one complete unit), `no_variation` (one number used; the option chooses NaN, 1 or 0), `undefined` (denominator 0
///   or below).
/// - **Assumptions**: additive effects; for the interval normal errors, units independent (characters are not).
/// - **Complexity**: O(patterns x k).
/// - **Literature**: Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 3, 4, 2}, {2, 3, 5, 2}, {4, 4, 6, 5}});
/// assert(std::abs(tematik::icc(r, {.form = tematik::IccForm::three_single}).value - 0.763636) < 1e-6);
/// @endcode
/// @throws UsageError if values are no numbers or confidence is out of range
[[nodiscard]] IccResult icc(const Ratings& ratings, const IccOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The two-way table of complete units. Sums of squares that are mere rounding are exactly 0.
struct MeanSquares {
  double units = 0, within = 0, raters = 0, residual = 0;
  double n = 0, k = 0;

  MeanSquares(const Ratings& ratings, const std::vector<std::size_t>& coders, const std::vector<std::size_t>& rows) {
    k = static_cast<double>(coders.size());
    const auto number = [&](std::size_t i, std::size_t g) {
      return ratings.values()[static_cast<std::size_t>(ratings.row(rows[i])[coders[g]])];
    };
    const double origin = number(0, 0);  // numbers far from 0 lose no digits
    std::vector<double> of_coder(coders.size()), of_unit(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto count = static_cast<double>(ratings.count(rows[i]));
      n += count;
      for (std::size_t g = 0; g < coders.size(); ++g) {
        of_unit[i] += number(i, g) - origin;
        of_coder[g] += count * (number(i, g) - origin);
      }
    }
    double grand = 0;
    for (auto& sum : of_coder) grand += sum / (n * k), sum /= n;
    for (auto& sum : of_unit) sum /= k;
    double total = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto count = static_cast<double>(ratings.count(rows[i]));
      units += count * k * (of_unit[i] - grand) * (of_unit[i] - grand);
      for (std::size_t g = 0; g < coders.size(); ++g) {
        const double x = number(i, g) - origin;
        const double e = x - of_unit[i] - of_coder[g] + grand;
        total += count * (x - grand) * (x - grand);
        within += count * (x - of_unit[i]) * (x - of_unit[i]);
        residual += count * e * e;
      }
    }
    for (const double mean : of_coder) raters += n * (mean - grand) * (mean - grand);
    for (auto* squares : {&units, &within, &raters, &residual}) {
      if (*squares < 1e-24 * total) *squares = 0;
    }
    units /= n - 1;
    within /= n * (k - 1);
    raters /= k - 1;
    residual /= (n - 1) * (k - 1);
  }
};

[[nodiscard]] inline double f_quantile(double a, double b, double probability) {
  return boost::math::quantile(boost::math::fisher_f(a, b), probability);
}

}  // namespace detail

inline IccResult icc(const Ratings& ratings, const IccOptions& options) {
  if (!ratings.is_numeric()) {
    throw UsageError("numbers",
                     detail::cat("icc needs numbers as values, found ", ratings.categories().size(), " names"),
                     "ratings");
  }
  auto out = detail::begin_agreement<IccResult>(
      "icc", ratings, CoefficientOptions{.no_variation = options.no_variation, .confidence = options.confidence},
      false);
  out.form = options.form;
  if (out.status != Status::ok) return out;
  std::vector<std::size_t> coders, rows;
  for (std::size_t g = 0; g < ratings.coders().size(); ++g) {
    for (std::size_t i = 0; i < ratings.rows(); ++i) {
      if (ratings.count(i) == 0 || ratings.row(i)[g] == Ratings::missing) continue;
      coders.push_back(g);
      break;
    }
  }
  bool one_value = true;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    const auto row = ratings.row(i);
    if (ratings.count(i) == 0) continue;
    if (std::any_of(coders.begin(), coders.end(), [&](auto g) { return row[g] == Ratings::missing; })) continue;
    rows.push_back(i);
    out.n_complete += ratings.count(i);
    for (const auto g : coders) one_value = one_value && row[g] == ratings.row(rows.front())[coders.front()];
  }
  out.n_dropped = out.n_units - out.n_complete;
  if (out.n_complete < 2) {
    out.status = out.n_complete == 0 ? Status::no_pairable : Status::too_few_units;
    return out;
  }
  const detail::MeanSquares ms(ratings, coders, rows);
  out.between = ms.units;
  out.within = ms.within;
  out.raters = ms.raters;
  out.residual = ms.residual;
  if (one_value) {
    out.status = Status::no_variation;
    if (options.no_variation != NoVariation::nan) out.value = options.no_variation == NoVariation::one ? 1 : 0;
    return out;
  }
  const double n = ms.n;
  const double k = ms.k;
  const bool one = options.form == IccForm::one_single || options.form == IccForm::one_mean;
  const bool two = options.form == IccForm::two_single || options.form == IccForm::two_mean;
  const bool mean =
      options.form == IccForm::one_mean || options.form == IccForm::two_mean || options.form == IccForm::three_mean;
  const double error = one ? ms.within : ms.residual;
  const double shift = two ? (ms.raters - ms.residual) / n : 0;
  const double denominator = mean ? ms.units + shift : ms.units + (k - 1) * error + k * shift;
  if (!(denominator > 0)) {
    out.status = Status::undefined;
    return out;
  }
  out.value = (ms.units - error) / denominator;
  if (!options.variance || two || error == 0) return out;
  const double f = ms.units / error;
  const double probability = (1 + options.confidence) / 2;
  const double v = one ? n * (k - 1) : (n - 1) * (k - 1);
  const auto end = [&](double x) { return mean ? 1 - 1 / x : (x - 1) / (x + k - 1); };
  out.lo = end(f / detail::f_quantile(n - 1, v, probability));
  out.hi = end(f * detail::f_quantile(v, n - 1, probability));
  out.ci_method = "f";
  return out;
}

inline MethodRecord IccResult::method() const {
  auto out = AgreementValue::method();
  out.option("form", form);
  out.step("incomplete_units", n_dropped);
  return out;
}

}  // namespace tematik
