#pragma once

/// @file
/// @brief The interval of any figure of agreement, by any of the ways to make one.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_planning.hpp>
#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/cluster_bootstrap.hpp>
#include <tematik/metrics/jackknife.hpp>
#include <tematik/metrics/krippendorff_bootstrap.hpp>
#include <tematik/metrics/unit_bootstrap.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// How an interval is made: sources drawn with replacement; units drawn; Gwet's linearised variance (or the
/// coefficient's own formula); one source left out at a time; Krippendorff's bootstraps of pairs; none.
enum class IntervalMethod : std::uint8_t { cluster, unit, gwet, jackknife, kripp, kripp_pairs, none };

template <>
struct EnumNames<IntervalMethod> {
  static constexpr std::string_view what = "interval";
  static constexpr std::array<std::pair<IntervalMethod, std::string_view>, 7> names{
      {{IntervalMethod::cluster, "cluster"},
       {IntervalMethod::unit, "unit"},
       {IntervalMethod::gwet, "gwet"},
       {IntervalMethod::jackknife, "jackknife"},
       {IntervalMethod::kripp, "kripp"},
       {IntervalMethod::kripp_pairs, "kripp_pairs"},
       {IntervalMethod::none, "none"}}};
};

struct AgreementIntervalOptions {
  IntervalMethod method = IntervalMethod::cluster;
  std::int64_t n_boot = 2000;
  double confidence = 0.95;
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
  KrippendorffOptions alpha = {};  ///< of kripp and kripp_pairs: level or distance
  /// Instead of an interval (cluster, unit): how many sources, or units, an interval of some width needs.
  std::optional<PlanningOptions> plan = {};
};

/// The interval alone; `method` says how it was made in the end.
struct AgreementInterval {
  Flags flags = {};  ///< few_clusters, ci_undefined_resamples, ci_fallback_unit
  double se = undefined_value;
  double lo = undefined_value;
  double hi = undefined_value;
  std::string_view method = "none";
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  std::optional<AgreementPlan> plan = {};
};

/// @brief Interval of a figure of ratings.
///
/// - **Inputs**: per cluster (source) its ratings, all with the same coders and categories; a callable of ratings that
///   gives an `AgreementValue`, called from several threads at once.
/// - **Ways**: `cluster` and `jackknife` draw or leave out sources; with fewer than two of them they take units and say
///   so (`ci_fallback_unit`). `unit` draws units. `kripp` and `kripp_pairs` resample pairs of values of alpha (its
///   level or distance are in the options), whatever the callable. `gwet` and `none` make nothing here.
/// - **Undefined**: as the resampling; all NaN.
/// - **Complexity**: that of the resampling.
template <class Figure>
[[nodiscard]] AgreementInterval agreement_interval(std::span<const Ratings> clusters, const Figure& figure,
                                                   const AgreementIntervalOptions& options);

/// The same for a figure of cluster weights (spans, several tables): `cluster` and `jackknife` only; nothing is made of
/// fewer than two clusters.
template <class Figure>
[[nodiscard]] AgreementInterval cluster_interval(std::size_t clusters, const Figure& figure,
                                                 const AgreementIntervalOptions& options);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

template <class Result>
[[nodiscard]] AgreementInterval interval_of(const Result& from, std::string_view method) {
  AgreementInterval out{.se = from.se, .lo = from.lo, .hi = from.hi, .method = method, .n_undefined = from.n_undefined};
  if constexpr (requires { from.n_boot; }) {
    out.n_boot = from.n_boot;
    out.flags = from.flags;
  }
  if (from.status == Status::too_few_units) out.method = "none";
  return out;
}

[[nodiscard]] inline std::optional<double> resampled(const AgreementValue& figure) {
  return figure.status == Status::ok ? std::optional(figure.value) : std::nullopt;
}

}  // namespace detail

template <class Figure>
AgreementInterval cluster_interval(std::size_t clusters, const Figure& figure, const AgreementIntervalOptions& o) {
  const auto value = [&](std::span<const std::int64_t> weights) { return detail::resampled(figure(weights)); };
  if (o.plan) return {.plan = plan_sources(clusters, value, *o.plan)};
  if (o.method == IntervalMethod::cluster) {
    return detail::interval_of(cluster_bootstrap(clusters, value,
                                                 {.n_boot = o.n_boot,
                                                  .confidence = o.confidence,
                                                  .seed = o.seed,
                                                  .threads = o.threads,
                                                  .progress = o.progress}),
                               "cluster");
  }
  if (o.method == IntervalMethod::jackknife) {
    return detail::interval_of(jackknife(clusters, value, {.confidence = o.confidence}), "jackknife");
  }
  return {};
}

template <class Figure>
AgreementInterval agreement_interval(std::span<const Ratings> clusters, const Figure& figure,
                                     const AgreementIntervalOptions& o) {
  if (clusters.empty() || o.method == IntervalMethod::gwet || o.method == IntervalMethod::none) return {};
  const bool of_clusters = o.method == IntervalMethod::cluster || o.method == IntervalMethod::jackknife;
  if (of_clusters && clusters.size() >= 2) {
    const ClusteredRatings clustered(clusters);
    return cluster_interval(
        clusters.size(), [&](std::span<const std::int64_t> weights) { return figure(clustered.weighted(weights)); }, o);
  }
  Ratings all = clusters.front();
  for (const auto& cluster : clusters.subspan(1)) all += cluster;
  const auto value = [&](const Ratings& drawn) { return detail::resampled(figure(drawn)); };
  if (o.plan && of_clusters) return {.plan = AgreementPlan{}};  // of a single source nothing can be said
  if (o.plan) return {.plan = plan_units(all, value, *o.plan)};
  AgreementInterval out;
  if (o.method == IntervalMethod::jackknife) {
    out = detail::interval_of(jackknife(all, value, {.confidence = o.confidence}), "jackknife");
  } else if (o.method == IntervalMethod::kripp || o.method == IntervalMethod::kripp_pairs) {
    const bool pairs = o.method == IntervalMethod::kripp_pairs;
    out = detail::interval_of(
        krippendorff_bootstrap(all, {.method = pairs ? PairBootstrap::kripp_pairs : PairBootstrap::kripp,
                                     .alpha = o.alpha,
                                     .n_boot = o.n_boot,
                                     .confidence = o.confidence,
                                     .seed = o.seed,
                                     .threads = o.threads,
                                     .progress = o.progress}),
        to_string(o.method));
  } else {
    out = detail::interval_of(unit_bootstrap(all, value,
                                             {.n_boot = o.n_boot,
                                              .confidence = o.confidence,
                                              .seed = o.seed,
                                              .threads = o.threads,
                                              .progress = o.progress}),
                              "unit");
  }
  out.flags.set(Flag::ci_fallback_unit, of_clusters && out.method != "none");
  return out;
}

}  // namespace tematik
