#pragma once

/// @file
/// @brief Conger's kappa: several coders, each with a distribution of their own.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/gwet_variance.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// @brief Conger's kappa: Cohen's kappa for two coders or more, with weights and gaps.
///
/// - **Inputs**: ratings, two coders or more with names of their own, gaps allowed. Unit: whatever was rated.
/// - **Formula**: (p_a - p_e)/(1 - p_e) with p_a of `percent()`; p_gk = share of the n_g units of coder g that got k, its
///   mean over the m coders with a value, s^2_kl the covariance over coders (divisor m - 1),
///   p_e = sum over k, l of w_kl (mean p_k mean p_l - s^2_kl / m)
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (all coders use the same
///   one value; the option chooses NaN, 1 or 0).
/// - **Assumptions**: the coders are these coders, not a sample. se, lo, hi: Gwet's variance with the chance part of unit
///   i 1/(m(m-1)) sum over g, k of lambda_igk (m mean p_k - p_gk), lambda_igk = (n/n_g) sum over l of
///   w_kl (d_igl - (e_ig - n_g/n) p_gl), d 1 if g gave l to i, e 1 if g rated i; Student's t, n - 1, cut at 1.
/// - **Complexity**: O(patterns x m q), with weights x q.
/// - **Literature**: Conger (1980), doi:10.1037/0033-2909.88.2.322; Gwet (2008), doi:10.1348/000711006X126600
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
/// assert(std::abs(tematik::conger_kappa(r).value - 0.5) < 1e-15);     // two coders: Cohen's kappa
/// @endcode
/// @throws UsageError if an option is out of range or weights do not fit the categories
[[nodiscard]] AgreementValue conger_kappa(const Ratings& ratings, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The margins of coders with a value.
struct CoderMargins {
  std::vector<std::size_t> coders = {};          // numbers of those with a value
  std::vector<double> rated = {};                // n_g
  std::vector<std::vector<double>> shares = {};  // p_gk
  std::vector<double> mean = {};                 // mean over coders of p_gk
  double n = 0;

  explicit CoderMargins(const Ratings& ratings) : mean(ratings.categories().size()) {
    std::vector<std::vector<double>> counts(ratings.coders().size(), std::vector<double>(mean.size()));
    for (std::size_t i = 0; i < ratings.rows(); ++i) {
      bool any = false;
      for (std::size_t g = 0; g < counts.size(); ++g) {
        const auto value = ratings.row(i)[g];
        if (value == Ratings::missing) continue;
        any = true;
        counts[g][static_cast<std::size_t>(value)] += static_cast<double>(ratings.count(i));
      }
      if (any) n += static_cast<double>(ratings.count(i));
    }
    for (std::size_t g = 0; g < counts.size(); ++g) {
      double total = 0;
      for (const double count : counts[g]) total += count;
      if (total == 0) continue;
      for (double& count : counts[g]) count /= total;
      coders.push_back(g);
      rated.push_back(total);
      shares.push_back(std::move(counts[g]));
    }
    for (const auto& row : shares) {
      for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += row[k] / static_cast<double>(shares.size());
    }
  }
};

/// The p_{e,i} of one pattern.
[[nodiscard]] inline double conger_chance(const CoderMargins& margins, const WeightMatrix& w,
                                          std::span<const std::int32_t> row) {
  const auto m = static_cast<double>(margins.coders.size());
  const std::size_t q = w.size();
  std::vector<double> seen(q);
  double sum = 0;
  for (std::size_t i = 0; i < margins.coders.size(); ++i) {
    const auto& p = margins.shares[i];
    const auto value = row[margins.coders[i]];
    const bool rated = value != Ratings::missing;
    const double off = (rated ? 1.0 : 0.0) - margins.rated[i] / margins.n;
    for (std::size_t l = 0; l < q; ++l) seen[l] = -off * p[l];
    if (rated) seen[static_cast<std::size_t>(value)] += 1;
    const double scale = margins.n / margins.rated[i];
    for (std::size_t k = 0; k < q; ++k) {
      double lambda = 0;
      if (w.is_identity())
        lambda = seen[k];
      else
        for (std::size_t l = 0; l < q; ++l) lambda += w(k, l) * seen[l];
      sum += scale * lambda * (m * margins.mean[k] - p[k]);
    }
  }
  return sum / (m * (m - 1));
}

}  // namespace detail

inline AgreementValue conger_kappa(const Ratings& ratings, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<AgreementValue>("conger_kappa", ratings, options, false);
  const auto w = detail::take_weights(out, ratings, options);
  if (out.status != Status::ok) return out;
  const detail::CoderMargins margins(ratings);
  const auto m = static_cast<double>(margins.coders.size());
  // mean p_k mean p_l - s^2_kl/m = (m^2 mean p_k mean p_l - sum over g of p_gk p_gl) / (m(m-1)): pairs of different coders
  double p_e = m * m * w.expected(margins.mean, margins.mean);
  bool constant = true;
  for (std::size_t i = 0; i < margins.shares.size(); ++i) {
    p_e -= w.expected(margins.shares[i], margins.shares[i]);
    for (std::size_t j = 0; constant && j < i; ++j)
      constant = detail::nothing_varies(w, margins.shares[i], margins.shares[j]);
  }
  p_e /= m * (m - 1);
  detail::settle(out, detail::observed_agreement(ratings, w), p_e, constant);
  if (constant || !options.variance || out.n_units < 2) return out;

  const double scale = static_cast<double>(out.n_units) / static_cast<double>(out.n_pairable);
  const double left = 1 - p_e;
  double squares = 0;
  detail::RowTally unit;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    unit.read(ratings.row(i));
    if (ratings.count(i) == 0 || unit.total() == 0) continue;
    const auto r = static_cast<double>(unit.total());
    double term = unit.total() < 2 ? 0 : scale * (unit.agreeing(w) / (r * (r - 1)) - p_e) / left;
    term -= 2 * (1 - out.value) * (detail::conger_chance(margins, w, ratings.row(i)) - p_e) / left;
    squares += static_cast<double>(ratings.count(i)) * (term - out.value) * (term - out.value);
  }
  detail::set_interval(out, detail::sample_variance(squares, out.n_units, {options.divisor, options.sampled_fraction}),
                       detail::t_quantile(options.confidence, out.n_units - 1), "gwet");
  return out;
}

}  // namespace tematik
