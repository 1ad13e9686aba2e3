#pragma once

/// @file
/// @brief How many codes there are, those not seen yet included: estimates from how often the seen ones were seen.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/metrics/detail/richness_formulas.hpp>
#include <tematik/metrics/richness_estimator.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// @brief The number of codes, seen or not: a lower bound (Chao) or another estimate.
///
/// - **Inputs**: incidence, or how many codes are held by how many units; for chao1, chao1_bc and ace segments per code.
///   Unit: whatever was coded one after another.
/// - **Formula**: T units, S codes seen, Q_k of them held by k units, k = (T-1)/T (1 with small_sample_factor off)
///   - chao2: S + k Q1^2/(2 Q2); if Q2 = 0: S + k Q1(Q1-1)/2. With R = Q1/Q2 its variance is
///     Q2(k R^2/2 + k^2 R^3 + k^2 R^4/4); if Q2 = 0: k Q1(Q1-1)/2 + k^2 Q1(2Q1-1)^2/4 - k^2 Q1^4/(4 value)
///   - chao2_bc (bias-corrected; for few units): S + k Q1(Q1-1)/(2(Q2+1)), variance
///     k Q1(Q1-1)/(2(Q2+1)) + k^2 Q1(2Q1-1)^2/(4(Q2+1)^2) + k^2 Q1^2 Q2 (Q1-1)^2/(4(Q2+1)^4); if Q2 = 0 as chao2
///   - ichao2: chao2 + (T-3)/T Q3/(4 Q4) max(Q1 - (T-3)/(T-1) Q2 Q3/(2 Q4), 0), Q4 = 0 read as 1; T < 4: chao2
///   - jackknife1: S + Q1(T-1)/T, variance (T-1)/T (sum of u_i^2 - Q1^2/T), u_i = codes of unit i only;
///     jackknife2: S + Q1(2T-3)/T - Q2(T-2)^2/(T(T-1)). With `jack_se` delta both by the delta method
///   - bootstrap: S + sum over j of (1 - n_j/T)^T, variance sum over j, l of z_jl^T - p_j^T p_l^T, p_j = 1 - n_j/T,
///     z_jl = share of units that lack both
///   - ice: S_f + S_i/C + (Q1/C) g, over the S_i codes with n_j <= cut, U_i = sum of their n_j, M = sum of n_j(n_j-1):
///     spader C = 1 - Q1 A/U_i, g = max(S_i/C T/(T-1) M/(U_i(U_i-1)) - 1, 0), A as in `coverage`; estimates
///     C = 1 - Q1/U_i, g = max(S_i/C m/(m-1) M/U_i^2 - 1, 0), m = units with a rare code. C = 0: chao2_bc
///   - chao1, chao1_bc: chao2, chao2_bc with segments instead of units and k = 1; ace: ice with C = 1 - f1/n,
///     g = max(S_i/C M/(n(n-1)) - 1, 0), n = segments of rare codes
///   - delta method (ichao2, ice, ace, jackknife): gradient in Q_1, Q_2, …, covariance Q_i(1[i = j] - Q_j/value)
///   - interval, with D = value - S: S + D/K .. S + D K, K = exp(z sqrt(ln(1 + variance/D^2)))
/// - **Range**: S and above, and the interval with it; only jackknife2 may fall below S: reason `below_observed`, the
///   value stays as it is, without interval.
/// - **Undefined**: T = 0 `no_data`; T = 1 `too_few_units` (jackknife1: S); D <= 1e-12: the value is S, without se and
///   interval, `degenerate` (no code stands alone, with chao2_bc at most one; no proof that none is missing); ace with
///   nothing but single segments among the rare codes: `undefined`. An se that needs the units, or `jack_se` delta, is
///   NaN with a reason.
/// - **Assumptions**: further units resemble those studied; codes are found independently. Chao's estimates bound from
///   below: say "at least about N codes", never "N codes exist". Jackknife SEs differ between programs.
/// - **Complexity**: O(D) from frequency counts, D = distinct frequencies, ice O(D^2); bootstrap SE O(S^2 T/64).
/// - **Literature**: Chao (1987), doi:10.2307/2531532; Chiu et al. (2014), doi:10.1111/biom.12200; Colwell et al.
///   (2012), doi:10.1093/jpe/rtr044; Burnham & Overton (1979), doi:10.2307/1936861; Smith & van Belle (1984),
///   Biometrics 40, 119-129; Lee & Chao (1994), Biometrics 50, 88-97; Chao (1984), Scandinavian Journal of
///   Statistics 11, 265-270
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
/// assert(tematik::richness(inc).value == 6.25);
/// @endcode
/// @throws UsageError if confidence is not between 0 and 1, cut < 1, or the estimator reads another kind of counts;
/// InputError if a segment count is negative
[[nodiscard]] RichnessResult richness(const FrequencyCounts& frequencies, RichnessOptions options = {});
[[nodiscard]] RichnessResult richness(const FrequencyCounts& frequencies, const UnitDetail& detail,
                                      RichnessOptions options = {});
[[nodiscard]] RichnessResult richness(const Incidence& incidence, RichnessOptions options = {});
[[nodiscard]] RichnessResult richness(const SegmentCounts& counts, RichnessOptions options = {});

/// Several estimates at once; `options.estimator` is not read.
template <class Counts>
[[nodiscard]] RichnessTable richness(const Counts& counts, const std::vector<RichnessEstimator>& estimators,
                                     RichnessOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr bool reads_segments(RichnessEstimator e) noexcept {
  return e == RichnessEstimator::chao1 || e == RichnessEstimator::chao1_bc || e == RichnessEstimator::ace;
}

/// Variance of a table whose estimate is `value`; NaN, with a reason, where something is missing.
[[nodiscard]] inline double richness_variance(const CountSpectrum& s, const UnitDetail& units, RichnessResult& out) {
  using enum RichnessEstimator;
  const double q1 = s.codes(1);
  const double q2 = s.codes(2);
  const auto delta = [&](auto&& formula) { return delta_variance(s, out.value, formula); };
  const auto missing = [&](const char* reason) {
    out.reason = reason;
    return undefined_value;
  };
  switch (out.used) {
    case jackknife1:
      if (out.options.jack_se == JackSe::delta) return delta([](const auto& r) { return jackknife_first(r); });
      if (!units.unique_squares) return missing("se_needs_incidence");
      return (s.size - 1) / s.size *
             (static_cast<double>(*units.unique_squares) -
              (out.options.jack_se == JackSe::vegan ? q1 : q1 * q1) / s.size);
    case jackknife2:
      if (out.options.jack_se != JackSe::delta) return missing("se_needs_delta");
      return delta([](const auto& r) { return jackknife_second(r); });
    case bootstrap:
      return units.bootstrap_variance ? *units.bootstrap_variance : missing("se_needs_incidence");
    case ichao2:
      return delta([](const auto& r) { return chao_improved(r); });
    case ice: {
      const bool spader = out.options.ice == IceForm::spader;
      const double m = spader ? -1.0 : static_cast<double>(units.infrequent_units.value_or(0));
      return delta([&](const auto& r) { return ice_value(r, out.options.cut, m); });
    }
    case ace:
      return delta([&](const auto& r) { return ace_value(r, out.options.cut); });
    default:
      break;
  }
  const bool classic = out.used == chao2 || out.used == chao1;
  return classic || q2 == 0 ? chao_classic_variance(q1, q2, s.factor, out.value)
                            : chao_corrected_variance(q1, q2, s.factor);
}

/// The estimate; chooses what `used` is.
[[nodiscard]] inline double richness_value(const CountSpectrum& s, const UnitDetail& units, RichnessResult& out) {
  using enum RichnessEstimator;
  const SpectrumReader<double> r{s};
  const double q1 = s.codes(1);
  const double q2 = s.codes(2);
  if (out.used == chao2_auto) out.used = s.size < 20 || q2 <= 1 ? chao2_bc : chao2;
  if (out.used == ichao2 && s.size < 4) out.used = chao2;
  if (out.used == ice || out.used == ace) {
    const RareCodes<double> c(r, out.options.cut);
    const bool spader = out.used == ice && out.options.ice == IceForm::spader;
    if (c.rare > 0 && rare_coverage(r, c, spader) <= 0) {
      if (out.used == ace) return undefined_value;
      out.used = chao2_bc;
    }
  }
  switch (out.used) {
    case chao2:
    case chao1:
      return chao_classic(r);
    case ichao2:
      return chao_improved(r);
    case jackknife1:
      return jackknife_first(r);
    case jackknife2:
      return jackknife_second(r);
    case ice:
      return ice_value(r, out.options.cut,
                       out.options.ice == IceForm::spader ? -1 : static_cast<double>(*units.infrequent_units));
    case ace:
      return ace_value(r, out.options.cut);
    case bootstrap: {
      double sum = r.observed();
      for (const auto& [n, codes] : s.counts) {
        sum += static_cast<double>(codes) * std::pow(1 - static_cast<double>(n) / s.size, s.size);
      }
      return sum;
    }
    default:
      return q2 == 0 ? chao_classic(r) : r.observed() + s.factor * q1 * (q1 - 1) / (2 * (q2 + 1));
  }
}

[[nodiscard]] inline RichnessResult richness_of(CountSpectrum s, const UnitDetail& units, RichnessOptions options,
                                                bool segments) {
  using enum RichnessEstimator;
  if (!(options.confidence > 0 && options.confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence",
                     std::to_string(options.confidence));
  }
  if (options.cut < 1) throw UsageError("cut", cat("cut must be 1 or more, not ", options.cut), "cut");
  const RichnessEstimator wanted = options.estimator;
  if (reads_segments(wanted) != segments) {
    throw UsageError(
        "estimator",
        cat(to_string(wanted), segments ? " reads which unit holds which code" : " reads segments per code",
            "; expected ", segments ? "an incidence" : "SegmentCounts", ", found ",
            segments ? "segment counts" : "an incidence"),
        "estimator", std::string(to_string(wanted)));
  }
  if (wanted == ice && options.ice == IceForm::estimates && !units.infrequent_units && s.size > 1) {
    throw UsageError("estimator", "ice in the form of EstimateS counts units: give the incidence, not frequencies",
                     "ice");
  }
  RichnessResult out;
  out.options = options;
  out.used = wanted;
  out.units = static_cast<std::int64_t>(s.size);
  out.observed = static_cast<std::int64_t>(s.observed());
  if (s.size == 0) return out;
  if (options.small_sample_factor.value_or(!segments)) s.factor = (s.size - 1) / s.size;
  const bool chao =
      wanted != jackknife1 && wanted != jackknife2 && wanted != bootstrap && wanted != ice && wanted != ace;
  out.flags.set(Flag::lower_bound, chao);
  out.flags.set(Flag::no_uniques, s.codes(1) == 0);
  if (!segments && s.size < 2 && wanted != jackknife1) {
    out.status = Status::too_few_units;
    return out;
  }
  const auto seen = static_cast<double>(out.observed);
  out.value = richness_value(s, units, out);
  if (std::isnan(out.value)) {
    out.status = Status::undefined;
    return out;
  }
  const double unseen = out.value - seen;
  if (std::abs(unseen) <= 1e-12) {
    out.value = seen;
    out.status = Status::degenerate;
    return out;
  }
  out.status = Status::ok;
  const double variance = richness_variance(s, units, out);
  if (!std::isnan(variance)) out.se = std::sqrt(std::max(0.0, variance));
  if (unseen < 0) {
    out.reason = "below_observed";
    out.flags.set(Flag::below_observed);
  } else if (!std::isnan(out.se)) {
    const double z = normal_quantile(options.confidence);
    const double factor = std::exp(z * std::sqrt(std::log1p(out.se * out.se / (unseen * unseen))));
    out.lo = seen + unseen / factor;
    out.hi = seen + unseen * factor;
  }
  return out;
}

/// What the wanted estimator needs beside the frequencies.
[[nodiscard]] inline UnitDetail unit_detail(const Incidence& incidence, const RichnessOptions& options) {
  UnitDetail out;
  if (options.estimator == RichnessEstimator::jackknife1) {
    out.unique_squares = 0;
    for (const auto u : incidence.uniques()) *out.unique_squares += u * u;
  } else if (options.estimator == RichnessEstimator::ice) {
    const auto held = incidence.held_by();
    out.infrequent_units = 0;
    for (std::size_t i = 0; i < incidence.units(); ++i) {
      bool rare = false;
      for_each_bit(incidence.bits.row(i), [&](std::size_t j) { rare = rare || held[j] <= options.cut; });
      *out.infrequent_units += rare ? 1 : 0;
    }
  } else if (options.estimator == RichnessEstimator::bootstrap) {
    const auto t = static_cast<double>(incidence.units());
    const auto lack = [t](std::size_t n) { return std::pow(1 - static_cast<double>(n) / t, t); };
    const auto h = DistinctColumns(incidence).union_sizes();
    double both = 0;
    for (std::size_t u = 1; u < h.size(); ++u) both += static_cast<double>(h[u]) * lack(u);
    double each = 0;
    for (const auto n : incidence.held_by()) each += n > 0 ? lack(static_cast<std::size_t>(n)) : 0;
    out.bootstrap_variance = std::max(0.0, both - each * each);
  }
  return out;
}

}  // namespace detail

inline RichnessResult richness(const FrequencyCounts& f, RichnessOptions options) {
  return richness(f, UnitDetail{}, options);
}

inline RichnessResult richness(const FrequencyCounts& f, const UnitDetail& units, RichnessOptions options) {
  return detail::richness_of(detail::spectrum_of(f), units, options, false);
}

inline RichnessResult richness(const Incidence& incidence, RichnessOptions options) {
  return richness(incidence.frequencies(), detail::unit_detail(incidence, options), options);
}

inline RichnessResult richness(const SegmentCounts& counts, RichnessOptions options) {
  for (std::size_t j = 0; j < counts.codes.size(); ++j) {
    if (counts.codes[j] >= 0) continue;
    throw InputError("negative_count",
                     detail::cat("code ", j, " has ", counts.codes[j], " segments; expected 0 or more"),
                     detail::cat("code ", j));
  }
  return detail::richness_of(detail::spectrum_of(counts.codes), {}, options, true);
}

template <class Counts>
RichnessTable richness(const Counts& counts, const std::vector<RichnessEstimator>& estimators,
                       RichnessOptions options) {
  RichnessTable out;
  for (const auto estimator : estimators) {
    options.estimator = estimator;
    out.rows.push_back(richness(counts, options));
  }
  return out;
}

}  // namespace tematik
