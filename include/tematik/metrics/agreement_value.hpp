#pragma once

/// @file
/// @brief What every coefficient of agreement takes and gives: options, a value, and why it is or is not there.

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/weights.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// The value of a coefficient when everybody uses one value; the status says `no_variation` whatever is chosen.
enum class NoVariation : std::uint8_t { nan, one, zero };

template <>
struct EnumNames<NoVariation> {
  static constexpr std::string_view what = "value without variation";
  static constexpr std::array<std::pair<NoVariation, std::string_view>, 3> names{
      {{NoVariation::nan, "nan"}, {NoVariation::one, "one"}, {NoVariation::zero, "zero"}}};
};

/// The divisor of Gwet's variance: n (n - 1), or n n as in the classical formulas of contingency tables.
enum class VarianceDivisor : std::uint8_t { n_minus_1, n };

template <>
struct EnumNames<VarianceDivisor> {
  static constexpr std::string_view what = "divisor";
  static constexpr std::array<std::pair<VarianceDivisor, std::string_view>, 2> names{
      {{VarianceDivisor::n_minus_1, "n-1"}, {VarianceDivisor::n, "n"}}};
};

/// Options of `percent` and of the kappa, pi and AC coefficients.
struct CoefficientOptions {
  AgreementWeights weights = AgreementWeights::identity;
  Matrix<double> weight_matrix = {};  ///< q x q, 1 on the diagonal; not empty: instead of `weights`
  NoVariation no_variation = NoVariation::nan;
  double confidence = 0.95;
  VarianceDivisor divisor = VarianceDivisor::n_minus_1;
  double sampled_fraction = 0;  ///< share of all units that was rated, 0 up to 1
  bool variance = true;         ///< false: no standard error (resampling has no use for it)
};

/// One figure of agreement; read `status` first. Coefficients with more to say derive from it.
struct AgreementValue {
  std::string_view metric = {};  ///< e.g. "krippendorff_alpha"
  double value = undefined_value;
  Status status = Status::no_data;
  Flags flags = {};
  double observed = undefined_value;  ///< p_a, or D_o of alpha
  double expected = undefined_value;  ///< p_e, or D_e of alpha; 0 for `percent`
  double se = undefined_value;
  double lo = undefined_value;
  double hi = undefined_value;
  double confidence = 0.95;
  std::string_view ci_method = "none";    ///< gwet, normal, cluster or none
  std::int64_t n_units = 0;               ///< units with a value
  std::int64_t n_pairable = 0;            ///< units with two values or more
  std::size_t n_coders = 0;               ///< coders with a value
  std::size_t n_categories = 0;           ///< q, declared or found
  std::string_view weights = "identity";  ///< or the distance of alpha; "matrix": one of the caller's
  NoVariation no_variation = NoVariation::nan;
  VarianceDivisor divisor = VarianceDivisor::n_minus_1;

  /// One row with every member above.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The values of one pattern: how many coders gave which category.
class RowTally {
 public:
  struct Cell {
    std::size_t category;
    std::int64_t coders;
  };

  void read(std::span<const std::int32_t> row) {
    cells_.clear();
    total_ = 0;
    for (const auto value : row) {
      if (value == Ratings::missing) continue;
      ++total_;
      const auto category = static_cast<std::size_t>(value);
      const auto found =
          std::find_if(cells_.begin(), cells_.end(), [&](const Cell& c) { return c.category == category; });
      if (found == cells_.end())
        cells_.push_back({category, 1});
      else
        ++found->coders;
    }
  }
  [[nodiscard]] std::span<const Cell> cells() const noexcept { return cells_; }
  /// r_i
  [[nodiscard]] std::int64_t total() const noexcept { return total_; }
  /// Sum over k of r_ik (r*_ik - 1), r*_ik = sum over l of w_kl r_il: agreeing ordered pairs of coders.
  [[nodiscard]] double agreeing(const WeightMatrix& w) const {
    double sum = 0;
    for (const auto& k : cells_) {
      double near = 0;
      if (w.is_identity())
        near = static_cast<double>(k.coders);
      else
        for (const auto& l : cells_) near += w(k.category, l.category) * static_cast<double>(l.coders);
      sum += static_cast<double>(k.coders) * (near - 1);
    }
    return sum;
  }

 private:
  std::vector<Cell> cells_;
  std::int64_t total_ = 0;
};

/// Calls `work(tally, count)` for every row that counts and has a value.
template <class Work>
void for_each_pattern(const Ratings& ratings, Work&& work) {
  RowTally tally;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    if (ratings.count(i) == 0) continue;
    tally.read(ratings.row(i));
    if (tally.total() > 0) work(std::as_const(tally), ratings.count(i));
  }
}

/// Checks the options, counts units, coders and categories and sets the status as far as counts decide it.
template <class Result, class Options>
[[nodiscard]] Result begin_agreement(std::string_view metric, const Ratings& ratings, const Options& options,
                                     bool q_enters_chance) {
  if (!(options.confidence > 0 && options.confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence",
                     std::to_string(options.confidence));
  }
  if (!(options.sampled_fraction >= 0 && options.sampled_fraction <= 1)) {
    throw UsageError("sampled_fraction", "sampled_fraction must lie between 0 and 1", "sampled_fraction",
                     std::to_string(options.sampled_fraction));
  }
  Result out{};
  out.metric = metric;
  out.confidence = options.confidence;
  out.no_variation = options.no_variation;
  out.divisor = options.divisor;
  out.n_categories = ratings.categories().size();
  std::vector<std::uint8_t> coder_seen(ratings.coders().size());
  std::vector<std::uint8_t> seen(ratings.categories().size() + 1);  // from 1; 0: missing, so that no gap is a branch
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    const std::int64_t count = ratings.count(i);
    if (count == 0) continue;
    const auto row = ratings.row(i);
    std::int64_t values = 0;
    for (std::size_t g = 0; g < row.size(); ++g) {
      const bool has_value = row[g] != Ratings::missing;
      values += has_value;
      coder_seen[g] |= static_cast<std::uint8_t>(has_value);
      seen[static_cast<std::size_t>(row[g] + 1)] = 1;
    }
    out.n_units += values >= 1 ? count : 0;
    out.n_pairable += values >= 2 ? count : 0;
  }
  out.n_coders = static_cast<std::size_t>(std::count(coder_seen.begin(), coder_seen.end(), 1));
  const bool all_used = std::find(seen.begin() + 1, seen.end(), 0) == seen.end();
  if (out.n_units == 0)
    out.status = Status::no_data;
  else if (ratings.conflict)
    out.status = Status::overlap_conflict;
  else if (out.n_coders < 2)
    out.status = Status::single_coder;
  else if (q_enters_chance && out.n_categories < 2)
    out.status = Status::single_category;
  else if (out.n_pairable == 0)
    out.status = Status::no_pairable;
  else
    out.status = Status::ok;
  out.flags.set(Flag::unused_categories, ratings.is_declared() && out.n_units > 0 && !all_used);
  return out;
}

/// p_a: the mean share of agreeing pairs over units with two values or more. Pairs are summed by the number of coders
/// before anything is divided, so that without weights the order of rows cannot change a digit.
[[nodiscard]] inline double observed_agreement(const Ratings& ratings, const WeightMatrix& w) {
  std::vector<double> by_coders(ratings.coders().size() + 1);
  std::int64_t n = 0;
  for_each_pattern(ratings, [&](const RowTally& unit, std::int64_t count) {
    if (unit.total() < 2) return;
    by_coders[static_cast<std::size_t>(unit.total())] += static_cast<double>(count) * unit.agreeing(w);
    n += count;
  });
  double sum = 0;
  for (std::size_t r = 2; r < by_coders.size(); ++r) sum += by_coders[r] / static_cast<double>(r * (r - 1));
  return sum / static_cast<double>(n);
}

/// pi_k: the mean over units with a value of the share of coders who gave k.
[[nodiscard]] inline std::vector<double> category_shares(const Ratings& ratings) {
  std::vector<double> shares(ratings.categories().size());
  double n = 0;
  for_each_pattern(ratings, [&](const RowTally& unit, std::int64_t count) {
    n += static_cast<double>(count);
    for (const auto& k : unit.cells()) {
      shares[k.category] += static_cast<double>(count * k.coders) / static_cast<double>(unit.total());
    }
  });
  for (auto& share : shares) share /= n;
  return shares;
}

/// Whether chance agreement is 1 by the counts alone: weight 1 between every value used on the one side and on the other.
[[nodiscard]] inline bool nothing_varies(const WeightMatrix& w, const std::vector<double>& a,
                                         const std::vector<double>& b) {
  for (std::size_t k = 0; k < w.size(); ++k) {
    if (a[k] == 0) continue;
    for (std::size_t l = 0; l < w.size(); ++l) {
      if (b[l] != 0 && w(k, l) != 1) return false;
    }
  }
  return true;
}

/// (p_a - p_e)/(1 - p_e), or what the option says where nothing varies.
inline void settle(AgreementValue& out, double observed, double expected, bool no_variation) {
  out.observed = observed;
  out.expected = expected;
  if (!no_variation) {
    out.value = (observed - expected) / (1 - expected);
    return;
  }
  out.expected = 1;
  out.status = Status::no_variation;
  if (out.no_variation != NoVariation::nan) out.value = out.no_variation == NoVariation::one ? 1 : 0;
}

/// value +- quantile times se, cut at 1 above and at `floor` below.
inline void set_interval(AgreementValue& out, double variance, double quantile, std::string_view method,
                         double floor = -std::numeric_limits<double>::infinity()) {
  if (!(variance >= 0)) return;
  out.se = std::sqrt(variance);
  out.lo = std::max(floor, out.value - quantile * out.se);
  out.hi = std::min(1.0, out.value + quantile * out.se);
  out.ci_method = method;
}

/// The two-sided quantile of Student's t for a confidence; NaN without a degree of freedom.
[[nodiscard]] inline double t_quantile(double confidence, std::int64_t degrees) {
  if (degrees < 1) return undefined_value;
  return boost::math::quantile(boost::math::students_t(static_cast<double>(degrees)), (1 + confidence) / 2);
}

/// The weights of the options; sets the status to `undefined` where there are none.
[[nodiscard]] inline WeightMatrix take_weights(AgreementValue& out, const Ratings& ratings,
                                               const CoefficientOptions& options) {
  out.weights = options.weight_matrix.size() != 0 ? std::string_view("matrix") : to_string(options.weights);
  auto weights = agreement_weights(ratings, options.weights, options.weight_matrix);
  if (weights) return std::move(*weights);
  if (out.status == Status::ok) out.status = Status::undefined;
  return WeightMatrix(ratings.categories().size());
}

}  // namespace detail

inline Table AgreementValue::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  const auto word = [&](std::string_view text) { return one(std::string(text)); };
  std::string flag_words;
  for (const auto& flag : flags.words()) flag_words += (flag_words.empty() ? "" : " ") + flag;
  Table out;
  out.add("metric", word(metric))
      .add("value", one(value))
      .add("status", word(to_string(status)))
      .add("flags", one(std::move(flag_words)))
      .add("observed", one(observed))
      .add("expected", one(expected))
      .add("se", one(se))
      .add("lo", one(lo))
      .add("hi", one(hi))
      .add("confidence", one(confidence))
      .add("ci_method", word(ci_method))
      .add("n_units", one(n_units))
      .add("n_pairable", one(n_pairable))
      .add("n_coders", one(static_cast<std::int64_t>(n_coders)))
      .add("n_categories", one(static_cast<std::int64_t>(n_categories)))
      .add("weights", word(weights));
  return out;
}

inline MethodRecord AgreementValue::method() const {
  MethodRecord out{.function = std::string(metric), .n = n_pairable};
  out.option("weights", weights);
  out.option("no_variation", no_variation);
  out.option("confidence", confidence);
  out.option("divisor", divisor);
  return out;
}

}  // namespace tematik
