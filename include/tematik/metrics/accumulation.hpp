#pragma once

/// @file
/// @brief The exact accumulation curve: how many codes t units hold on average, over all orders, with its spread.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/metrics/detail/unseen.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// Spread of another order of these units (conditional), or of another sample of units (unconditional). `vegan`: what the
/// R package of that name prints as "exact", to compare with it; it is not the spread over orders.
enum class CurveVariance : std::uint8_t { conditional, unconditional, vegan };

template <>
struct EnumNames<CurveVariance> {
  static constexpr std::string_view what = "variance";
  static constexpr std::array<std::pair<CurveVariance, std::string_view>, 3> names{
      {{CurveVariance::conditional, "conditional"},
       {CurveVariance::unconditional, "unconditional"},
       {CurveVariance::vegan, "vegan"}}};
};

struct AccumulationOptions {
  double confidence = 0.95;                 ///< of the band
  std::int64_t var_budget = 5'000'000'000;  ///< word operations that the exact variance may cost
  CurveVariance variance = CurveVariance::conditional;
  std::optional<std::int64_t> extrapolate_to = {};  ///< last t of the curve, 0..10,000,000; empty, or below T: T
};

/// The curve; element t of each vector belongs to t units, t = 0..T, or up to `extrapolate_to`.
struct AccumulationResult {
  Status status = Status::no_data;     ///< ok; no_data without units
  Status sd_status = Status::no_data;  ///< ok; bounded: the variance would pass `var_budget`; undefined: it needs the
                                       ///< incidence. sd, lo and hi are NaN then, and always past T
  std::vector<double> mean = {};
  std::vector<double> sd = {};
  std::vector<double> lo = {};
  std::vector<double> hi = {};
  std::int64_t units = 0;  ///< T
  std::int64_t codes = 0;  ///< S, codes held by at least one unit
  Flags flags = {};        ///< beyond_double: extrapolated past 2 T
  AccumulationOptions options = {};

  /// One row per t: t, mean, sd, lo, hi.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Mean and standard deviation of the number of codes in t of these T units, over all T! orders, exactly.
///
/// - **Inputs**: incidence, T units x S codes. Unit: whatever was coded one after another.
/// - **Formula**: alpha_n(t) = C(T-n, t)/C(T, t), the chance that t random units miss a code of n units
///   - mean S(t) = sum over k of Q_k (1 - alpha_k(t)), Q_k = codes held by k units (Mao Tau)
///   - variance = sum over u of h_u alpha_u(t) - (sum over k of Q_k alpha_k(t))^2, h_u = ordered pairs of codes (a code
///     with itself included) whose units together number u; 0 at t = 0 and t = T
///   - band: mean +- z sd, cut to 0..S
///   - unconditional variance: sum over k of Q_k (1 - alpha_k(t))^2 - S(t)^2/(S + Q0), Q0 = unseen codes by Chao2 in its
///     classic form; not 0 at T; band mean +- z sd
///   - vegan: sum over codes i, j of r_ij s_i(t) s_j(t), r the correlation of their columns (0 where a code is in every
///     unit), s_j^2 = alpha(1 - alpha) with the alpha_n(t) of its n units
///   - past T: S(T + u) = S + Q0 (1 - A^u), A as in `coverage`; without a band; advisable up to 2 T
/// - **Range**: S(0) = 0, S(T) = S, never falling, concave.
/// - **Undefined**: T = 0: `no_data`, empty vectors. S = 0: zeros. T = 1: NaN past T.
/// - **Assumptions**: conditional: none about other units; the spread of *reordering these units*, no forecast.
///   Unconditional, and past T: further units resemble those studied; Q0 is a lower bound.
/// - **Complexity**: O(D T) for the mean, D = distinct frequencies; O(G^2 T/64) once and O(T^2) for the variance, G =
///   different columns.
/// - **Literature**: Colwell, Mao & Chang (2004), doi:10.1890/03-0557; Colwell et al. (2012), doi:10.1093/jpe/rtr044;
///   past T Chao et al. (2014), doi:10.1890/13-0133.1
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 1}});
/// const auto curve = tematik::accumulation(inc);            // one unit holds 1 or 2 codes
/// assert(curve.mean[1] == 1.5 && curve.sd[1] == 0.5 && curve.mean[2] == 2 && curve.sd[2] == 0);
/// @endcode
/// @throws UsageError if confidence is not between 0 and 1, or extrapolate_to not in 0..10,000,000
[[nodiscard]] AccumulationResult accumulation(const Incidence& incidence, AccumulationOptions options = {});

/// The same from frequencies, which do not tell the conditional variance, nor vegan's.
[[nodiscard]] AccumulationResult accumulation(const FrequencyCounts& frequencies, AccumulationOptions options = {});

/// The mean curve alone, from how many codes are held by how many units; T + 1 values.
[[nodiscard]] std::vector<double> mean_accumulation(const FrequencyCounts& frequencies);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// weights[t] += factor * alpha_n(t) for t = 0..T, by alpha_n(t+1) = alpha_n(t) (T-n-t)/(T-t).
inline void add_misses(std::vector<double>& weights, std::int64_t n, double factor) {
  const auto units = static_cast<std::int64_t>(weights.size()) - 1;
  double alpha = 1;
  for (std::int64_t t = 0; t <= units - n; ++t) {
    weights[static_cast<std::size_t>(t)] += factor * alpha;
    if (t < units) alpha *= static_cast<double>(units - n - t) / static_cast<double>(units - t);
  }
}

/// Sum over k >= 1 of Q_k alpha_k(t): the mean number of codes that t units miss.
[[nodiscard]] inline std::vector<double> mean_missed(const FrequencyCounts& frequencies) {
  std::vector<double> missed(static_cast<std::size_t>(frequencies.units) + 1);
  for (std::size_t k = 1; k < frequencies.codes.size(); ++k) {
    if (frequencies.codes[k] == 0) continue;
    add_misses(missed, static_cast<std::int64_t>(k), static_cast<double>(frequencies.codes[k]));
  }
  return missed;
}

/// Different columns of an incidence and how many codes share each; columns that no unit holds are left out.
struct DistinctColumns {
  BitMatrix columns;
  std::vector<std::size_t> rows;    // of `columns`, one per distinct column
  std::vector<std::int64_t> codes;  // how many codes have it

  explicit DistinctColumns(const Incidence& incidence) : columns(incidence.by_code()) {
    std::vector<std::size_t> order;
    for (std::size_t j = 0; j < columns.rows(); ++j) {
      if (columns.count(j) > 0) order.push_back(j);
    }
    const auto less = [this](std::size_t a, std::size_t b) {
      const auto x = columns.row(a);
      const auto y = columns.row(b);
      return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end());
    };
    std::sort(order.begin(), order.end(), less);
    for (const auto j : order) {
      if (!rows.empty() && !less(rows.back(), j)) {
        ++codes.back();
      } else {
        rows.push_back(j);
        codes.push_back(1);
      }
    }
  }

  /// h_u, u = 0..T.
  [[nodiscard]] std::vector<std::int64_t> union_sizes() const {
    std::vector<std::int64_t> h(columns.columns() + 1);
    for (std::size_t a = 0; a < rows.size(); ++a) {
      const auto x = columns.row(rows[a]);
      h[static_cast<std::size_t>(columns.count(rows[a]))] += codes[a] * codes[a];
      for (std::size_t b = 0; b < a; ++b) {
        const auto y = columns.row(rows[b]);
        std::size_t size = 0;
        for (std::size_t w = 0; w < x.size(); ++w) size += static_cast<std::size_t>(std::popcount(x[w] | y[w]));
        h[size] += 2 * codes[a] * codes[b];
      }
    }
    return h;
  }
};

}  // namespace detail

inline std::vector<double> mean_accumulation(const FrequencyCounts& frequencies) {
  auto curve = detail::mean_missed(frequencies);
  const auto all = static_cast<double>(frequencies.observed());
  for (auto& value : curve) value = all - value;
  return curve;
}

namespace detail {

/// Correlations of columns times their spreads, t = 0..T: pairs are gathered by the frequencies of both codes.
[[nodiscard]] inline std::vector<double> vegan_variance(const DistinctColumns& distinct, std::size_t units) {
  const auto total = static_cast<double>(units);
  std::map<std::int64_t, std::size_t> place;  // of each frequency
  for (const auto row : distinct.rows) place.try_emplace(distinct.columns.count(row), place.size());
  std::vector<std::vector<double>> spread(place.size());
  for (const auto& [n, at] : place) {
    spread[at].assign(units + 1, 0);
    add_misses(spread[at], n, 1);
    for (auto& value : spread[at]) value = std::sqrt(std::max(0.0, value * (1 - value)));
  }
  std::vector<double> together(place.size() * place.size());
  for (std::size_t a = 0; a < distinct.rows.size(); ++a) {
    const auto x = distinct.columns.row(distinct.rows[a]);
    const std::int64_t m = distinct.columns.count(distinct.rows[a]);
    for (std::size_t b = 0; b < distinct.rows.size(); ++b) {
      const auto y = distinct.columns.row(distinct.rows[b]);
      const std::int64_t n = distinct.columns.count(distinct.rows[b]);
      std::int64_t both = 0;
      for (std::size_t w = 0; w < x.size(); ++w) both += std::popcount(x[w] & y[w]);
      const auto p = static_cast<double>(m), q = static_cast<double>(n);
      const double scale = std::sqrt(p * (total - p) * q * (total - q));
      if (scale == 0) continue;
      together[place.at(m) * place.size() + place.at(n)] += static_cast<double>(distinct.codes[a] * distinct.codes[b]) *
                                                            (total * static_cast<double>(both) - p * q) / scale;
    }
  }
  std::vector<double> out(units + 1);
  for (std::size_t a = 0; a < place.size(); ++a) {
    for (std::size_t b = 0; b < place.size(); ++b) {
      for (std::size_t t = 0; t < out.size(); ++t) {
        out[t] += together[a * place.size() + b] * spread[a][t] * spread[b][t];
      }
    }
  }
  return out;
}

/// The mean, the part past T, and the unconditional spread if it is wanted.
[[nodiscard]] inline AccumulationResult begin_accumulation(const FrequencyCounts& f, AccumulationOptions options) {
  constexpr std::int64_t furthest = 10'000'000;
  if (!(options.confidence > 0 && options.confidence < 1)) {
    throw UsageError("confidence", "confidence must lie between 0 and 1", "confidence",
                     std::to_string(options.confidence));
  }
  const std::int64_t last = std::max(f.units, options.extrapolate_to.value_or(0));
  if (options.extrapolate_to && (*options.extrapolate_to < 0 || *options.extrapolate_to > furthest)) {
    throw UsageError("extrapolate_to",
                     cat("extrapolate_to must lie between 0 and ", furthest, ", not ", *options.extrapolate_to),
                     "extrapolate_to", std::to_string(*options.extrapolate_to));
  }
  AccumulationResult out;
  out.options = options;
  out.units = f.units;
  if (f.units == 0) return out;
  out.status = Status::ok;
  out.sd_status = Status::undefined;
  out.codes = f.observed();
  out.mean = mean_accumulation(f);
  out.flags.set(Flag::beyond_double, last - f.units > f.units);
  const auto all = static_cast<double>(out.codes);
  const double unseen = unseen_codes(f);
  const double ratio = unseen_ratio(f);
  for (std::int64_t t = f.units + 1; t <= last; ++t) {
    const double missed = std::pow(ratio, static_cast<double>(t - f.units));
    out.mean.push_back(f.units == 1 ? undefined_value : all + unseen * (1 - missed));
  }
  out.sd.assign(out.mean.size(), undefined_value);
  out.lo = out.hi = out.sd;
  if (options.variance != CurveVariance::unconditional) return out;

  out.sd_status = Status::ok;
  std::vector<double> squares(static_cast<std::size_t>(f.units) + 1);
  std::vector<double> misses(squares.size());
  for (std::size_t k = 1; k < f.codes.size(); ++k) {
    if (f.codes[k] == 0) continue;
    std::fill(misses.begin(), misses.end(), 0.0);
    add_misses(misses, static_cast<std::int64_t>(k), 1);
    for (std::size_t t = 0; t < misses.size(); ++t) {
      squares[t] += static_cast<double>(f.codes[k]) * (1 - misses[t]) * (1 - misses[t]);
    }
  }
  const double z = normal_quantile(options.confidence);
  for (std::size_t t = 0; t < squares.size(); ++t) {
    const double less = all > 0 ? out.mean[t] * out.mean[t] / (all + unseen) : 0;
    out.sd[t] = std::sqrt(std::max(0.0, squares[t] - less));
    out.lo[t] = out.mean[t] - z * out.sd[t];
    out.hi[t] = out.mean[t] + z * out.sd[t];
  }
  return out;
}

}  // namespace detail

inline AccumulationResult accumulation(const FrequencyCounts& frequencies, AccumulationOptions options) {
  return detail::begin_accumulation(frequencies, options);
}

inline AccumulationResult accumulation(const Incidence& incidence, AccumulationOptions options) {
  const auto frequencies = incidence.frequencies();
  AccumulationResult out = detail::begin_accumulation(frequencies, options);
  if (out.status != Status::ok || options.variance == CurveVariance::unconditional) return out;

  const detail::DistinctColumns distinct(incidence);
  const double columns = static_cast<double>(distinct.rows.size());
  out.sd_status = Status::bounded;
  if (columns * columns / 2 * static_cast<double>(distinct.columns.words()) > static_cast<double>(options.var_budget)) {
    return out;
  }
  out.sd_status = Status::ok;
  if (options.variance == CurveVariance::vegan) {
    const auto variance = detail::vegan_variance(distinct, incidence.units());
    const double reach = detail::normal_quantile(options.confidence);
    for (std::size_t t = 0; t < variance.size(); ++t) {
      out.sd[t] = std::sqrt(std::max(0.0, variance[t]));
      out.lo[t] = out.mean[t] - reach * out.sd[t];
      out.hi[t] = out.mean[t] + reach * out.sd[t];
    }
    return out;
  }
  std::vector<double> squares(incidence.units() + 1);
  const auto h = distinct.union_sizes();
  for (std::size_t u = 1; u < h.size(); ++u) {
    if (h[u] > 0) detail::add_misses(squares, static_cast<std::int64_t>(u), static_cast<double>(h[u]));
  }
  const auto missed = detail::mean_missed(frequencies);
  const auto all = static_cast<double>(out.codes);
  const double z = detail::normal_quantile(options.confidence);
  for (std::size_t t = 0; t < squares.size(); ++t) {
    const bool is_end = t == 0 || t + 1 == squares.size();
    out.sd[t] = is_end ? 0 : std::sqrt(std::max(0.0, squares[t] - missed[t] * missed[t]));
    out.lo[t] = std::clamp(out.mean[t] - z * out.sd[t], 0.0, all);
    out.hi[t] = std::clamp(out.mean[t] + z * out.sd[t], 0.0, all);
  }
  return out;
}

inline Table AccumulationResult::table() const {
  std::vector<std::int64_t> positions(mean.size());
  for (std::size_t t = 0; t < positions.size(); ++t) positions[t] = static_cast<std::int64_t>(t);
  Table out;
  out.add("t", std::move(positions)).add("mean", mean).add("sd", sd).add("lo", lo).add("hi", hi);
  return out;
}

inline MethodRecord AccumulationResult::method() const {
  MethodRecord out{
      .function = "accumulation",
      .n = units,
      .citations = {"Colwell, Mao & Chang 2004, doi:10.1890/03-0557", "Colwell et al. 2012, doi:10.1093/jpe/rtr044"}};
  out.option("confidence", options.confidence);
  out.option("var_budget", options.var_budget);
  out.option("variance", options.variance);
  out.option("extrapolate_to", options.extrapolate_to);
  if (options.extrapolate_to) out.citations.emplace_back("Chao et al. 2014, doi:10.1890/13-0133.1");
  return out;
}

}  // namespace tematik
