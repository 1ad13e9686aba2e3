#pragma once

/// @file
/// @brief Do two codes meet more often than chance within sources? Closed form, exact tail, common odds ratio.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/metrics/detail/summed_null.hpp>
#include <tematik/metrics/exact_distribution.hpp>
#include <tematik/metrics/fisher_exact.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct StratifiedOptions {
  Alternative alternative = Alternative::greater;
  std::optional<bool> exact =
      {};                    ///< empty: exact if E < 5 or the summed support is at most 10^6, else the normal tail
  bool mid_p = false;        ///< of the exact tail; one-sided only
  double confidence = 0.95;  ///< of the interval of the odds ratio
};

struct StratifiedResult {
  Status status = Status::no_data;  ///< ok; zero_total; no_variation; no_data: no stratum has a unit
  std::int64_t n_ij = 0;            ///< A
  std::int64_t n_i = 0;
  std::int64_t n_j = 0;
  std::int64_t n = 0;
  std::int64_t strata = 0;  ///< strata with a unit
  double expected = undefined_value;
  double variance = undefined_value;
  double z = undefined_value;
  double p = undefined_value;
  bool is_exact = false;          ///< whether p is the exact tail
  double chi2 = undefined_value;  ///< z^2: Cochran-Mantel-Haenszel, one degree of freedom
  double chi2_p = undefined_value;
  double chi2_corrected = undefined_value;  ///< with continuity correction
  double chi2_corrected_p = undefined_value;
  Status odds_status = Status::no_data;  ///< of the next four; zero_cell: R or T is 0
  double log_odds_ratio = undefined_value;
  double se = undefined_value;
  double lo = undefined_value;  ///< interval of the log odds ratio
  double hi = undefined_value;
  StratifiedOptions options = {};

  /// One row with every figure above.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Whether two codes meet in more (or fewer) units than independent placement within each source explains.
///
/// - **Inputs**: per source s: a_s = units with both codes, n_is and n_js = units of each, N_s = units. Unit: what was
///   counted (sentences, lines). Strata may be cases, or (source, coder) where coders are kept apart.
/// - **Null model**: within each source the codes fall on its units at random and independently, each keeping its number.
/// - **Formula**: A = sum a_s, E = sum n_is n_js/N_s,
///   Var = sum n_is n_js (N_s - n_is)(N_s - n_js)/(N_s^2 (N_s - 1)) (N_s = 1 adds 0), z = (A - E)/sqrt(Var)
///   - chi2 = z^2; chi2_corrected = max(0, |A - E| - 1/2)^2/Var
///   - exact p: the hypergeometric distributions of the sources convolved; tails as at `ExactDistribution`
///   - common odds ratio R/T with R_s = a_s d_s/N_s, T_s = b_s c_s/N_s; variance of its logarithm with
///     P_s = (a_s + d_s)/N_s, Q_s = 1 - P_s: sum P_s R_s/(2R^2) + sum (P_s T_s + Q_s R_s)/(2RT) + sum Q_s T_s/(2T^2)
/// - **Range**: p 0..1; z unbounded.
/// - **Undefined**: a code that occurs nowhere: NaN `zero_total`; Var = 0: NaN `no_variation`. R or T = 0: the logarithm
///   is -inf or +inf (both: NaN), without interval, `odds_status` `zero_cell`.
/// - **Assumptions**: units of one source are exchangeable. Codes that run over several units break that and make p too
///   small: use `circular_shift_test`. Ignoring sources instead mixes differences between sources into the association.
/// - **Complexity**: O(S) for z; the exact tail O(product of supports), ends that cannot matter left out; wide
///   supports by Fourier transforms, O(L log L log S), L = summed support.
/// - **Literature**: Cochran (1954), doi:10.2307/3001616; Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719; Robins,
///   Breslow & Greenland (1986), doi:10.2307/2531052
///
/// @code
/// const std::vector<std::int64_t> a{5, 2, 4}, n_i{8, 6, 5}, n_j{7, 5, 7}, n{20, 30, 12};
/// const auto t = tematik::stratified_test(a, n_i, n_j, n);
/// assert(t.status == tematik::Status::ok && t.is_exact && t.p < 0.01);     // z = 2.65
/// @endcode
/// @throws InputError naming the stratum if its counts are no 2x2 table; UsageError if lengths differ, for a confidence
///         out of range and for mid-p of a two-sided test
[[nodiscard]] StratifiedResult stratified_test(std::span<const std::int64_t> a, std::span<const std::int64_t> n_i,
                                               std::span<const std::int64_t> n_j, std::span<const std::int64_t> n,
                                               const StratifiedOptions& options = {});

/// The distribution of A under the null model: hypergeometric distributions convolved.
[[nodiscard]] ExactDistribution stratified_hypergeometric(std::span<const std::int64_t> n_i,
                                                          std::span<const std::int64_t> n_j,
                                                          std::span<const std::int64_t> n, double trim = 0);

// ---------------------------------------------------------------------------------------------------------

inline ExactDistribution stratified_hypergeometric(std::span<const std::int64_t> n_i, std::span<const std::int64_t> n_j,
                                                   std::span<const std::int64_t> n, double trim) {
  ExactDistribution out;
  for (std::size_t s = 0; s < n.size(); ++s) out = convolve(out, hypergeometric(n_i[s], n_j[s], n[s], trim), trim);
  return out;
}

namespace detail {

/// Sums over strata of the common odds ratio.
class CommonOdds {
 public:
  void add(double a, double b, double c, double d) {
    const double n = a + b + c + d;
    const double r = a * d / n, t = b * c / n, p = (a + d) / n, q = (b + c) / n;
    r_ += r, t_ += t, pr_ += p * r, mixed_ += p * t + q * r, qt_ += q * t;
  }
  /// Fills log odds ratio, s.e., interval and their status.
  template <class Result>
  void read(Result& out, double z) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!(r_ > 0) || !(t_ > 0)) {
      out.odds_status = Status::zero_cell;
      out.log_odds_ratio = r_ > 0 ? infinity : t_ > 0 ? -infinity : undefined_value;
      return;
    }
    out.odds_status = Status::ok;
    out.log_odds_ratio = std::log(r_ / t_);
    out.se = std::sqrt(pr_ / (2 * r_ * r_) + mixed_ / (2 * r_ * t_) + qt_ / (2 * t_ * t_));
    out.lo = out.log_odds_ratio - z * out.se;
    out.hi = out.log_odds_ratio + z * out.se;
  }

 private:
  double r_ = 0, t_ = 0, pr_ = 0, mixed_ = 0, qt_ = 0;
};

[[nodiscard]] inline double checked_normal_quantile(double confidence) {
  if (!(confidence > 0 && confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence", std::to_string(confidence));
  }
  return normal_quantile(confidence);
}

inline void check_mid_p(bool mid_p, Alternative alternative) {
  if (mid_p && alternative == Alternative::two_sided) {
    throw UsageError("mid_p", "mid_p goes with a one-sided alternative only: use greater or less", "mid_p");
  }
}

}  // namespace detail

inline StratifiedResult stratified_test(std::span<const std::int64_t> a, std::span<const std::int64_t> n_i,
                                        std::span<const std::int64_t> n_j, std::span<const std::int64_t> n,
                                        const StratifiedOptions& options) {
  if (a.size() != n.size() || n_i.size() != n.size() || n_j.size() != n.size()) {
    throw UsageError("strata",
                     detail::cat("a, n_i, n_j and n need one number per stratum each, got ", a.size(), ", ", n_i.size(),
                                 ", ", n_j.size(), " and ", n.size()),
                     "strata");
  }
  detail::check_mid_p(options.mid_p, options.alternative);
  const double quantile = detail::checked_normal_quantile(options.confidence);
  StratifiedResult out;
  out.options = options;
  detail::SummedNull null;
  detail::CommonOdds odds;
  for (std::size_t s = 0; s < n.size(); ++s) {
    detail::check_two_by_two(a[s], n_i[s], n_j[s], n[s], detail::cat("stratum ", s));
    if (n[s] == 0) continue;
    ++out.strata;
    out.n_ij += a[s], out.n_i += n_i[s], out.n_j += n_j[s], out.n += n[s];
    const auto both = static_cast<double>(a[s]), row = static_cast<double>(n_i[s]);
    const auto column = static_cast<double>(n_j[s]), units = static_cast<double>(n[s]);
    null.expected += row * column / units;
    if (n[s] > 1) null.variance += row * column * (units - row) * (units - column) / (units * units * (units - 1));
    null.support += std::min(n_i[s], n_j[s]) - std::max<std::int64_t>(0, n_i[s] + n_j[s] - n[s]) + 1;
    odds.add(both, row - both, column - both, units - row - column + both);
  }
  if (out.n == 0) return out;
  out.expected = null.expected;
  out.variance = null.variance;
  odds.read(out, quantile);
  out.status = out.n_i == 0 || out.n_j == 0 ? Status::zero_total
               : !(null.variance > 0)       ? Status::no_variation
                                            : Status::ok;
  if (out.status != Status::ok) return out;
  const auto test = detail::null_p(null, out.n_ij, options.alternative, options.exact, options.mid_p, false, [&] {
    std::vector<ExactDistribution> parts;
    for (std::size_t s = 0; s < n.size(); ++s) {
      if (n_i[s] > 0 && n_j[s] > 0) parts.push_back(hypergeometric(n_i[s], n_j[s], n[s]));
    }
    return parts;
  });
  out.z = test.z;
  out.p = test.p;
  out.is_exact = test.is_exact;
  const double apart = std::max(0.0, std::abs(static_cast<double>(out.n_ij) - out.expected) - 0.5);
  out.chi2 = out.z * out.z;
  out.chi2_p = std::erfc(std::sqrt(out.chi2 / 2));
  out.chi2_corrected = apart * apart / out.variance;
  out.chi2_corrected_p = std::erfc(std::sqrt(out.chi2_corrected / 2));
  return out;
}

inline Table StratifiedResult::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  Table out;
  out.add("n_ij", one(n_ij)).add("n_i", one(n_i)).add("n_j", one(n_j)).add("n", one(n)).add("strata", one(strata));
  out.add("expected", one(expected)).add("variance", one(variance)).add("z", one(z)).add("p", one(p));
  out.add("status", one(std::string(to_string(status)))).add("chi2", one(chi2)).add("chi2_p", one(chi2_p));
  out.add("chi2_corrected", one(chi2_corrected)).add("chi2_corrected_p", one(chi2_corrected_p));
  out.add("log_odds_ratio", one(log_odds_ratio)).add("se", one(se)).add("lo", one(lo)).add("hi", one(hi));
  out.add("odds_status", one(std::string(to_string(odds_status))));
  return out;
}

inline MethodRecord StratifiedResult::method() const {
  MethodRecord out{.function = "stratified_test",
                   .n = n,
                   .citations = {"Mantel & Haenszel 1959, doi:10.1093/jnci/22.4.719",
                                 "Robins, Breslow & Greenland 1986, doi:10.2307/2531052"}};
  out.option("alternative", options.alternative);
  out.option("exact", options.exact);
  out.option("is_exact", is_exact);
  out.option("mid_p", options.mid_p);
  out.option("confidence", options.confidence);
  out.step("strata", strata);
  return out;
}

}  // namespace tematik
