#pragma once

/// @file
/// @brief Hill numbers: how many codes there are in effect, with rare codes counting fully, less, or hardly.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/hill_formulas.hpp>
#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/metrics/detail/normal_quantile.hpp>
#include <tematik/metrics/detail/unseen.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// Of the T units, of t of them on average, or of all codes, seen or not.
enum class HillKind : std::uint8_t { observed, rarefied, asymptotic };

template <>
struct EnumNames<HillKind> {
  static constexpr std::string_view what = "kind of Hill number";
  static constexpr std::array<std::pair<HillKind, std::string_view>, 3> names{
      {{HillKind::observed, "observed"}, {HillKind::rarefied, "rarefied"}, {HillKind::asymptotic, "asymptotic"}}};
};

struct HillOptions {
  std::vector<double> q = {0, 1, 2};   ///< orders, 0 or more; asymptotic figures exist for 0, 1 and 2
  std::optional<std::int64_t> t = {};  ///< rarefied to so many units, 1..T; empty: not
  double confidence = 0.95;
  std::int64_t n_boot = 2000;  ///< bootstrap replicates; 0: no interval
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all
};

struct HillRow {
  double q = 0;
  HillKind kind = HillKind::observed;
  double value = undefined_value;
  double se = undefined_value;
  double lo = undefined_value;
  double hi = undefined_value;
  Status status = Status::no_data;  ///< ok, undefined, too_few_units, no_data
};

struct HillResult {
  Status status = Status::no_data;  ///< ok, undefined: no code, no_data
  std::string reason = {};          ///< order_violated: asymptotic figures do not fall with q; else ""
  std::vector<HillRow> rows = {};   ///< by kind, then by q
  Flags flags = {};                 ///< order_violated
  std::int64_t skipped = 0;         ///< bootstrap replicates without any code
  std::int64_t units = 0;
  std::int64_t mentions = 0;
  HillOptions options = {};

  /// The figure of a kind and order; NaN if it was not asked for.
  [[nodiscard]] double value(HillKind kind, double q) const;
  /// One row per figure: kind, q, value, se, lo, hi, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Hill numbers of code mentions: observed, rarefied, and with the codes not seen yet.
///
/// - **Inputs**: incidence, or how many codes are held by how many units.
/// - **Formula**: T units, U mentions, p_j = n_j/U
///   - observed: (sum of p^q)^(1/(1-q)); q = 1: exp(-sum of p ln p); so q = 0 counts codes, q = 2 is 1/sum of p^2
///   - rarefied to t units: the same on Q_k(t) codes of k/U_t each, U_t = t U/T,
///     Q_k(t) = sum over j of C(n_j, k) C(T-n_j, t-k)/C(T, t)
///   - asymptotic: q = 0 Chao2 in its classic form; q = 1 exp((T/U)(sum over n_j < T of (n_j/T)(1/n_j + … + 1/(T-1)) +
///     (Q1/T) sum over r >= T of A^(r-T+1)/r) + ln(U/T)), A as in `coverage`; q = 2 U^2 (1-1/T)/sum of n_j(n_j-1)
///   - interval value -+ z se, cut at 0; se over bootstrap replicates: each code is drawn Bin(T, p*), p* =
///     (n_j/T)(1 - L (1-n_j/T)^T), L = (Q1/T) A/sum of (n_j/T)(1-n_j/T)^T, with ceil(Q0) unseen codes that share
///     (Q1/T) A; replicates without any code are left out
/// - **Range**: 1 and above; falling in q for observed and rarefied figures. Asymptotic ones may rise when T is small:
///   reason `order_violated`.
/// - **Undefined**: T = 0 `no_data`; U = 0 `undefined`; asymptotic with T = 1 `too_few_units`, with another q, or with q
///   = 2 where no code is held twice, `undefined`.
/// - **Assumptions**: mentions are weights of codes, which few readings of codes support; asymptotic figures and
///   intervals: further units resemble those studied, codes occur independently. q = 0 is a lower bound.
/// - **Complexity**: O(D) per figure, rarefied O(D t), bootstrap O(n_boot S log T). The same bytes for any threads.
/// - **Literature**: Chao et al. (2014), doi:10.1890/13-0133.1; Chao & Jost (2015), doi:10.1111/2041-210X.12108
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 1}, {0, 1}});
/// assert(tematik::hill(inc, {.n_boot = 0}).value(tematik::HillKind::observed, 0) == 2);
/// @endcode
/// @throws UsageError if an option lies outside its range
[[nodiscard]] HillResult hill(const FrequencyCounts& frequencies, const HillOptions& options = {});
[[nodiscard]] inline HillResult hill(const Incidence& incidence, const HillOptions& options = {}) {
  return hill(incidence.frequencies(), options);
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Every figure that was asked for, in the order of the rows.
[[nodiscard]] inline std::vector<double> hill_figures(const FrequencyCounts& f, const HillOptions& o) {
  std::vector<double> out;
  const auto u = static_cast<double>(f.mentions());
  for (const double q : o.q) out.push_back(hill_number(f.codes, u, q));
  if (o.t) {
    const auto counts = rarefied_counts(f, *o.t);
    const double mentions = u * static_cast<double>(*o.t) / static_cast<double>(f.units);
    for (const double q : o.q) out.push_back(hill_number(counts, mentions, q));
  }
  for (const double q : o.q) out.push_back(hill_asymptotic(f, q));
  return out;
}

/// Codes that share one chance to be held by a unit, as a distribution function of their frequency.
struct DrawnCodes {
  std::int64_t codes = 0;
  std::vector<double> below = {};  ///< below[n]: chance of n or fewer units

  DrawnCodes(std::int64_t number, std::int64_t units, double p) : codes(number) {
    p = std::clamp(p, 0.0, 1.0);
    if (p == 0 || p == 1) {
      below.assign(static_cast<std::size_t>(units) + 1, p == 0 ? 1.0 : 0.0);
      below.back() = 1;
      return;
    }
    const double t = static_cast<double>(units);
    below = by_ratio(0, units, static_cast<std::int64_t>((t + 1) * p), [&](std::int64_t k) {
      return (t - static_cast<double>(k)) / static_cast<double>(k + 1) * p / (1 - p);
    });
    for (std::size_t n = 1; n < below.size(); ++n) below[n] += below[n - 1];
    below.back() = 1;
  }
};

/// The codes that the bootstrap draws from, those not seen yet last.
[[nodiscard]] inline std::vector<DrawnCodes> hill_population(const FrequencyCounts& f) {
  const auto t = static_cast<double>(f.units);
  const auto share = [t](std::size_t n) { return static_cast<double>(n) / t; };
  double weight = 0;
  for (std::size_t n = 1; n < f.codes.size(); ++n) {
    weight += static_cast<double>(f.codes[n]) * share(n) * std::pow(1 - share(n), t);
  }
  const double missing = static_cast<double>(f.q(1)) / t * unseen_ratio(f);
  const double lambda = weight > 0 ? missing / weight : 0;
  std::vector<DrawnCodes> out;
  for (std::size_t n = 1; n < f.codes.size(); ++n) {
    if (f.codes[n] > 0) out.emplace_back(f.codes[n], f.units, share(n) * (1 - lambda * std::pow(1 - share(n), t)));
  }
  const double unseen = std::ceil(unseen_codes(f) - 1e-9);
  if (unseen > 0) out.emplace_back(static_cast<std::int64_t>(unseen), f.units, missing / unseen);
  return out;
}

/// Figures of each replicate; an empty vector for one without any code.
[[nodiscard]] inline std::vector<std::vector<double>> hill_replicates(const FrequencyCounts& f, const HillOptions& o) {
  constexpr std::size_t per_chunk = 32;
  const auto population = hill_population(f);
  std::vector<std::vector<double>> out(static_cast<std::size_t>(o.n_boot));
  parallel_chunks((out.size() + per_chunk - 1) / per_chunk, o.threads, [&](std::size_t chunk) {
    for (std::size_t b = chunk * per_chunk; b < std::min(out.size(), (chunk + 1) * per_chunk); ++b) {
      RandomStream stream(o.seed, RandomPurpose::incidence_bootstrap, b);
      FrequencyCounts drawn{.units = f.units, .codes = std::vector<std::int64_t>(f.codes.size())};
      for (const auto& group : population) {
        for (std::int64_t c = 0; c < group.codes; ++c) {
          const auto place = std::upper_bound(group.below.begin(), group.below.end() - 1, stream.uniform());
          ++drawn.codes[static_cast<std::size_t>(place - group.below.begin())];
        }
      }
      if (drawn.observed() > 0) out[b] = hill_figures(drawn, o);
    }
  });
  return out;
}

}  // namespace detail

inline HillResult hill(const FrequencyCounts& f, const HillOptions& options) {
  constexpr const char* code = "hill_options";
  detail::inside_unit(options.confidence, code, "confidence");
  for (const double q : options.q) {
    if (!(q >= 0) || !std::isfinite(q)) {
      throw UsageError(code, "q must be a finite number, 0 or more", "q", std::to_string(q));
    }
  }
  if (options.n_boot < 0) {
    throw UsageError(code, detail::cat("n_boot must be 0 or more, not ", options.n_boot), "n_boot");
  }
  HillResult out;
  out.options = options;
  out.units = f.units;
  out.mentions = f.mentions();
  if (options.t && (*options.t < 1 || (f.units > 0 && *options.t > f.units))) {
    throw UsageError(code, detail::cat("t must lie between 1 and the ", f.units, " units there are, not ", *options.t),
                     "t");
  }
  if (f.units == 0) return out;
  const bool empty = out.mentions == 0;
  out.status = empty ? Status::undefined : Status::ok;
  const auto values = detail::hill_figures(f, options);
  for (const auto kind : {HillKind::observed, HillKind::rarefied, HillKind::asymptotic}) {
    if (kind == HillKind::rarefied && !options.t) continue;
    for (const double q : options.q) {
      HillRow row{.q = q, .kind = kind, .value = values[out.rows.size()]};
      if (empty) row.value = q == 0 ? 0 : undefined_value;
      row.status = std::isnan(row.value) ? Status::undefined : Status::ok;
      if (kind == HillKind::asymptotic && f.units == 1) {
        row.value = undefined_value;
        row.status = Status::too_few_units;
      }
      out.rows.push_back(row);
    }
  }
  if (empty) return out;
  const double q0 = detail::hill_asymptotic(f, 0);
  const double q1 = detail::hill_asymptotic(f, 1);
  const double q2 = detail::hill_asymptotic(f, 2);
  if (q0 < q1 - 1e-9 || q1 < q2 - 1e-9) {
    out.reason = "order_violated";
    out.flags.set(Flag::order_violated);
  }
  if (options.n_boot == 0 || f.units < 2) return out;
  const auto replicates = detail::hill_replicates(f, options);
  const double z = detail::normal_quantile(options.confidence);
  for (const auto& r : replicates) out.skipped += r.empty() ? 1 : 0;
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    double n = 0;
    double mean = 0;
    double squares = 0;
    for (const auto& r : replicates) {
      if (r.empty() || std::isnan(r[i])) continue;
      n += 1;
      const double step = r[i] - mean;
      mean += step / n;
      squares += step * (r[i] - mean);
    }
    HillRow& row = out.rows[i];
    if (n < 2 || row.status != Status::ok) continue;
    row.se = std::sqrt(squares / (n - 1));
    row.lo = std::max(0.0, row.value - z * row.se);
    row.hi = row.value + z * row.se;
  }
  return out;
}

inline double HillResult::value(HillKind kind, double q) const {
  for (const auto& row : rows) {
    if (row.kind == kind && row.q == q) return row.value;
  }
  return undefined_value;
}

inline Table HillResult::table() const {
  std::vector<std::string> kind, status;
  std::vector<double> q, values, se, lo, hi;
  for (const auto& row : rows) {
    kind.emplace_back(to_string(row.kind));
    q.push_back(row.q);
    values.push_back(row.value);
    se.push_back(row.se);
    lo.push_back(row.lo);
    hi.push_back(row.hi);
    status.emplace_back(to_string(row.status));
  }
  Table out;
  out.add("kind", std::move(kind)).add("q", std::move(q)).add("value", std::move(values)).add("se", std::move(se));
  out.add("lo", std::move(lo)).add("hi", std::move(hi)).add("status", std::move(status));
  return out;
}

inline MethodRecord HillResult::method() const {
  MethodRecord out{
      .function = "hill",
      .n = units,
      .citations = {"Chao et al. 2014, doi:10.1890/13-0133.1", "Chao & Jost 2015, doi:10.1111/2041-210X.12108"}};
  out.option("q", options.q);
  out.option("t", options.t);
  out.option("confidence", options.confidence);
  out.option("n_boot", options.n_boot);
  if (options.n_boot > 0) out.seed = options.seed;
  return out;
}

}  // namespace tematik
