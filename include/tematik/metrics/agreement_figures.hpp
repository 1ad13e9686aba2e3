#pragma once

/// @file
/// @brief The figures of one row of agreement: which tables are summed, which coefficient, which interval.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/kupper_hafner.hpp>
#include <tematik/metrics/span_f1.hpp>
#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/study_continuum.hpp>

namespace tematik {

struct AgreementFigureOptions {
  Metric metric = Metric::krippendorff_alpha;
  AgreementWeights weights = AgreementWeights::identity;
  NoVariation no_variation = NoVariation::nan;
  UnitizingOptions unitizing = {};  ///< of unitizing_alpha
  AgreementIntervalOptions interval = {};
};

/// One figure of a row with its interval.
struct AgreementFigure {
  std::string component = {};  ///< of unitizing_alpha (u, |u, cu, (k)u) and span_f1 (micro, macro)
  std::string code = {};       ///< of (k)u
  AgreementValue value = {};
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  double coverage = undefined_value;  ///< pairable share of all text (or units) in scope
  double without = undefined_value;   ///< of key `coder`: the figure of all others, without this coder
  double change = undefined_value;    ///< `without` less the figure of all
};

/// @brief Figures of the yes-no decisions of a scope.
///
/// - **Inputs**: the tables of a study, a scope, and the numbers of the sources that are drawn for the interval.
/// - **Key `coder`**: the pair tables of the coder with each other coder, added up. `without` and `change` need three
///   coders or more, for a coefficient of two coders exactly three (`change` is then missing).
/// - **Undefined**: as the coefficient; an interval is made only where the figure is `ok`.
/// - **Complexity**: that of the coefficient times resamples; texts are not read again.
/// @throws UsageError as the coefficient
[[nodiscard]] std::vector<AgreementFigure> agreement_figures(const StudyRatings& data, const AgreementScope& scope,
                                                             std::span<const std::size_t> clusters,
                                                             const AgreementFigureOptions& options);

/// Figures of sets of codes (`kupper_hafner`) and of spans (`unitizing_alpha`, `span_f1`). `macro` and (k)u have
/// intervals, too, from the same draws.
[[nodiscard]] std::vector<AgreementFigure> agreement_figures(const StudyContinuum& data, const AgreementScope& scope,
                                                             std::span<const std::size_t> clusters,
                                                             const AgreementFigureOptions& options);

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
}

[[nodiscard]] inline bool wants_interval(const AgreementFigure& figure, const AgreementIntervalOptions& o) {
  return figure.value.status == Status::ok && o.method != IntervalMethod::gwet && o.method != IntervalMethod::none;
}

/// The decisions of a scope as the coefficient reads them: [table][source].
[[nodiscard]] inline std::vector<std::vector<Ratings>> decision_tables(const StudyRatings& data,
                                                                       const AgreementScope& scope,
                                                                       std::span<const std::size_t> sources,
                                                                       bool per_code) {
  std::vector<std::vector<Ratings>> out(per_code ? scope.codes.size() : 1);
  for (std::size_t t = 0; t < out.size(); ++t) {
    for (const std::size_t s : sources) {
      Ratings one = scope_ratings(data, scope, s, per_code ? std::optional(scope.codes[t]) : std::nullopt);
      out[t].push_back(scope.lead ? against_others(one, *scope.lead) : std::move(one));
    }
  }
  return out;
}

/// Each table summed over its sources; `empty` where there is none.
[[nodiscard]] inline std::vector<Ratings> summed_tables(std::vector<std::vector<Ratings>> tables,
                                                        const Ratings& empty) {
  std::vector<Ratings> out;
  for (const auto& table : tables) {
    Ratings sum = table.empty() ? empty : table.front();
    for (std::size_t s = 1; s < table.size(); ++s) sum += table[s];
    out.push_back(sum.compacted());
  }
  return out;
}

}  // namespace detail

inline std::vector<AgreementFigure> agreement_figures(const StudyRatings& data, const AgreementScope& scope,
                                                      std::span<const std::size_t> clusters,
                                                      const AgreementFigureOptions& o) {
  const MetricTraits traits = traits_of(o.metric);
  const bool per_code = traits.input == MetricInput::ratings_per_code;
  CoefficientOptions options{.weights = o.weights,
                             .no_variation = o.no_variation,
                             .confidence = o.interval.confidence,
                             .variance = o.interval.method == IntervalMethod::gwet};
  std::vector<std::string> labels;
  for (const std::size_t g : scope.coders) labels.push_back(data.coder_labels[g]);
  if (scope.lead) labels = {data.coder_labels[*scope.lead], "others"};
  const Ratings empty(labels, {"no", "yes"}, {0, 1});
  const auto value = [&](const AgreementScope& of) {
    return agreement_value(
        o.metric, detail::summed_tables(detail::decision_tables(data, of, of.sources, per_code), empty), options);
  };

  AgreementFigure out;
  out.value = value(scope);
  if (!options.variance) out.value.se = out.value.lo = out.value.hi = undefined_value, out.value.ci_method = "none";
  std::int64_t pairable = 0;
  std::int64_t length = 0;
  for (const std::size_t s : scope.sources) {
    for (const std::size_t code : scope.codes) {
      pairable += data.sources[s].patterns.pairable(code, scope.coders);
      length += data.sources[s].patterns.length();
    }
  }
  if (length > 0) out.coverage = static_cast<double>(pairable) / static_cast<double>(length);
  options.variance = false;
  if (scope.lead && scope.coders.size() >= 3 && (scope.coders.size() == 3 || !traits.two_coders)) {
    AgreementScope rest = scope;
    rest.lead.reset();
    const double all = traits.two_coders ? undefined_value : value(rest).value;
    std::erase(rest.coders, *scope.lead);
    out.without = value(rest).value;
    out.change = out.without - all;
  }
  if (!detail::wants_interval(out, o.interval)) return {std::move(out)};

  const auto tables = detail::decision_tables(data, scope, clusters, per_code);
  if (!per_code) {
    const auto figure = [&](const Ratings& r) { return agreement_value(o.metric, std::span(&r, 1), options); };
    detail::put_interval(out, agreement_interval(tables.front(), figure, o.interval));
  } else if (clusters.size() >= 2) {
    std::vector<ClusteredRatings> clustered;
    for (const auto& table : tables) clustered.emplace_back(table);
    const auto figure = [&](std::span<const std::int64_t> weights) {
      std::vector<Ratings> drawn;
      for (const auto& table : clustered) drawn.push_back(table.weighted(weights));
      return agreement_value(o.metric, drawn, options);
    };
    detail::put_interval(out, cluster_interval(clusters.size(), figure, o.interval));
  }
  return {std::move(out)};
}

namespace detail {

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
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!wants_interval(out[i], interval) || clusters.size() < 2) continue;
    const auto figure = [&](std::span<const std::int64_t> weights) {
      Table drawn = zero;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        if (weights[k] > 0) add(drawn, tables[clusters[k]], weights[k]);
      }
      return compute(drawn)[i].value;
    };
    put_interval(out[i], cluster_interval(clusters.size(), figure, interval));
  }
  return out;
}

}  // namespace detail

inline std::vector<AgreementFigure> agreement_figures(const StudyContinuum& data, const AgreementScope& scope,
                                                      std::span<const std::size_t> clusters,
                                                      const AgreementFigureOptions& o) {
  const Continuum continuum = data.continuum.selected(scope.coders).of_codes(scope.codes);
  if (o.metric == Metric::kupper_hafner) {
    const ContinuumSets sets = continuum_sets(continuum);
    const auto figure = [&](const Ratings& r) {
      return AgreementValue(
          kupper_hafner(SetRatings{r, sets.sets, continuum.codes().size()}, {.no_variation = o.no_variation}));
    };
    AgreementFigure out;
    std::int64_t length = 0;
    Ratings sum = sets.sources.empty() ? Ratings(continuum.coders(), {}) : sets.sources.front();
    sum *= 0;
    for (const std::size_t s : scope.sources) {
      sum += sets.sources[s];
      length += continuum.length(s);
    }
    out.value = figure(sum.compacted());
    if (length > 0) out.coverage = static_cast<double>(out.value.n_pairable) / static_cast<double>(length);
    std::vector<Ratings> drawn;
    for (const std::size_t s : clusters) drawn.push_back(sets.sources[s]);
    if (detail::wants_interval(out, o.interval))
      detail::put_interval(out, agreement_interval(drawn, figure, o.interval));
    return {std::move(out)};
  }
  if (o.metric == Metric::span_f1) {
    using Counts = std::vector<SpanF1Counts>;
    return detail::summed_figures(
        span_f1_counts(continuum), Counts(continuum.codes().size()), scope, clusters, o.interval,
        [](Counts& sum, const Counts& one, std::int64_t weight) {
          for (std::size_t c = 0; c < sum.size(); ++c) {
            sum[c] += {one[c].matched * weight, one[c].first * weight, one[c].second * weight};
          }
        },
        [](const Counts& counts) {
          const SpanF1Result f1 = span_f1(counts);
          return std::vector<AgreementFigure>{{.component = "micro", .value = f1.micro},
                                              {.component = "macro", .value = f1.macro}};
        });
  }
  const auto tables = unitizing_tables(continuum, o.unitizing);
  const std::size_t q = continuum.codes().size();
  const UnitizingTable zero{.margin = std::vector<std::int64_t>(q + 1),
                            .squares = std::vector<double>(q + 1),
                            .shared_squares = std::vector<double>(q),
                            .coder_length = std::vector<std::int64_t>(continuum.coders().size())};
  return detail::summed_figures(
      tables, zero, scope, clusters, o.interval,
      [](UnitizingTable& sum, const UnitizingTable& one, std::int64_t weight) { sum.add(one, weight); },
      [&](const UnitizingTable& table) {
        const UnitizingAlphaResult family = unitizing_alpha(table, o.unitizing, continuum.codes());
        std::vector<AgreementFigure> out;
        const auto take = [&](const UnitizingValue& v) {
          out.push_back({.component = std::string(v.component), .value = v, .coverage = v.coverage});
        };
        take(family.u);
        take(family.relevance);
        take(family.coding);
        for (std::size_t c = 0; scope.codes.size() > 1 && c < family.by_code.size(); ++c) {
          take(family.by_code[c]);
          out.back().code = continuum.codes()[c];
        }
        return out;
      });
}

}  // namespace tematik
