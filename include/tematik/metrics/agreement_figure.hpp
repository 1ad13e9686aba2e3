#pragma once

/// @file
/// @brief One figure of agreement with its interval, and how figures of sums over sources are made.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/gamma.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/segmentation_similarity.hpp>
#include <tematik/metrics/set_distance.hpp>
#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/metrics/window_diff.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// What a row of agreement is to be.
struct AgreementFigureOptions {
  Metric metric = Metric::krippendorff_alpha;
  AgreementWeights weights = AgreementWeights::identity;
  NoVariation no_variation = NoVariation::nan;
  UnitizingOptions unitizing = {};  ///< of unitizing_alpha
  AgreementIntervalOptions interval = {};
  GammaOptions gamma = {};  ///< of gamma, gamma_cat, gamma_k; seed, threads and no_variation are those of the call
  SegmentationOptions segmentation = {};    ///< of boundary_similarity and segmentation_similarity
  WindowDiffOptions window_diff = {};       ///< of window_diff and p_k
  Matrix<double> weight_matrix = {};        ///< between categories, instead of `weights`
  KrippendorffOptions alpha = {};           ///< of krippendorff_alpha: level or distance
  SetDistance sets = SetDistance::jaccard;  ///< of krippendorff_alpha on sets
  bool equal_sets = false;                  ///< sets are the same, or they are not: instead of a distance
  bool strict = false;                      ///< of labels: overlapping codes are a conflict
};

/// One figure of a row with its interval.
struct AgreementFigure {
  std::string component = {};  ///< of unitizing_alpha (u, |u, cu, (k)u) and span_f1 (micro, macro)
  std::string code = {};       ///< of (k)u and gamma_k
  AgreementValue value = {};
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  double coverage = undefined_value;  ///< pairable share of all text (or units) in scope
  double without = undefined_value;   ///< of key `coder`: the figure of all others, without this coder
  double change = undefined_value;    ///< `without` less the figure of all
  double lower = undefined_value;     ///< of status `bounded`: the exact figure lies between these
  double upper = undefined_value;
  double monte_carlo_se = undefined_value;  ///< of gamma, from its samples
  std::optional<AgreementPlan> plan = {};   ///< where one was asked for instead of an interval
};

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void put_interval(AgreementFigure& figure, const AgreementInterval& interval) {
  AgreementValue& value = figure.value;
  value.se = interval.se;
  value.lo = interval.lo;
  value.hi = interval.hi;
  value.ci_method = interval.method;
  value.flags |= interval.flags;
  figure.n_boot = interval.n_boot;
  figure.n_undefined = interval.n_undefined;
  figure.plan = interval.plan;
}

[[nodiscard]] inline bool wants_interval(const AgreementFigure& figure, const AgreementIntervalOptions& o) {
  return figure.value.status == Status::ok && o.method != IntervalMethod::gwet && o.method != IntervalMethod::none;
}

/// How much coders differ, 0 and above, by what the figure observes: D_o, the errors of windows, or what is missing to 1.
[[nodiscard]] inline double disagreement(Metric metric, const AgreementValue& figure) {
  const MetricTraits traits = traits_of(metric);
  if (metric == Metric::krippendorff_alpha || metric == Metric::unitizing_alpha || metric == Metric::gamma ||
      metric == Metric::unitizing_alpha_1995)
    return figure.observed;
  if (traits.input == MetricInput::boundaries) return traits.two_coders ? figure.value : 1 - figure.value;
  const bool has_share = traits.input == MetricInput::ratings && metric != Metric::lin_ccc && metric != Metric::icc;
  return 1 - (has_share ? figure.observed : figure.value);
}

/// Sums `tables[s]` over sources and computes; one figure per entry of what `compute` gives, each with its interval.
template <class Table, class Add, class Compute>
[[nodiscard]] std::vector<AgreementFigure> summed_figures(const std::vector<Table>& tables, const Table& zero,
                                                          const AgreementScope& scope,
                                                          std::span<const std::size_t> clusters,
                                                          const AgreementIntervalOptions& interval, Add&& add,
                                                          Compute&& compute) {
  Table sum = zero;
  for (const std::size_t s : scope.sources) add(sum, tables[s], 1);
  std::vector<AgreementFigure> out = compute(sum);
  const auto groups = drawn_groups(scope, clusters);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!wants_interval(out[i], interval) || groups.size() < 2) continue;
    const auto figure = [&](std::span<const std::int64_t> weights) {
      Table drawn = zero;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        for (const std::size_t s : groups[k]) {
          if (weights[k] > 0) add(drawn, tables[s], weights[k]);
        }
      }
      return compute(drawn)[i].value;
    };
    put_interval(out[i], cluster_interval(groups.size(), figure, interval));
  }
  return out;
}

/// The distances of some of the codes; empty stays empty (nominal).
[[nodiscard]] inline Matrix<double> distance_of_codes(const Matrix<double>& distance,
                                                      const std::vector<std::size_t>& codes) {
  if (distance.size() == 0) return {};
  const auto n = static_cast<Eigen::Index>(codes.size());
  Matrix<double> out(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      out(i, j) = distance(static_cast<Eigen::Index>(codes[static_cast<std::size_t>(i)]),
                           static_cast<Eigen::Index>(codes[static_cast<std::size_t>(j)]));
    }
  }
  return out;
}

}  // namespace detail
}  // namespace tematik
