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

#include <tematik/metrics/agreement_figure.hpp>
#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/agreement_place_figures.hpp>
#include <tematik/metrics/kupper_hafner.hpp>
#include <tematik/metrics/span_f1.hpp>
#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/study_continuum.hpp>

namespace tematik {

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

/// Figures of sets of codes (`kupper_hafner`), of spans (`unitizing_alpha`, `span_f1`) and of places
/// (`place_figures()`). `macro` and (k)u have intervals, too, from the same draws.
[[nodiscard]] std::vector<AgreementFigure> agreement_figures(const StudyContinuum& data, const AgreementScope& scope,
                                                             std::span<const std::size_t> clusters,
                                                             const AgreementFigureOptions& options);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

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

/// Per table the sums of what is drawn together; `clusters` are the sources of each table.
[[nodiscard]] inline std::vector<std::vector<Ratings>> grouped_tables(std::vector<std::vector<Ratings>> tables,
                                                                      const AgreementScope& scope,
                                                                      std::span<const std::size_t> clusters) {
  if (scope.group.empty()) return tables;
  const auto groups = drawn_groups(scope, clusters);
  for (auto& table : tables) {
    std::vector<Ratings> sums;
    for (const auto& group : groups) {
      for (const std::size_t s : group) {
        const auto at = std::find(clusters.begin(), clusters.end(), s) - clusters.begin();
        Ratings& one = table[static_cast<std::size_t>(at)];
        if (s == group.front())
          sums.push_back(std::move(one));
        else
          sums.back() += one;
      }
    }
    table = std::move(sums);
  }
  return tables;
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

namespace detail {

/// The figure of tables of decisions, [table][source], with its interval.
///
/// `tables_of(scope, sources)` gives them; `empty` stands for a table without a source; `value_of(tables, options)`
/// computes.
template <class TablesOf, class ValueOf>
[[nodiscard]] AgreementFigure decision_figure(const AgreementScope& scope, std::span<const std::size_t> clusters,
                                              const AgreementFigureOptions& o, const Ratings& empty,
                                              const TablesOf& tables_of, const ValueOf& value_of) {
  const MetricTraits traits = traits_of(o.metric);
  CoefficientOptions options{.weights = o.weights,
                             .weight_matrix = o.weight_matrix,
                             .no_variation = o.no_variation,
                             .confidence = o.interval.confidence,
                             .variance = o.interval.method == IntervalMethod::gwet};
  const auto value = [&](const AgreementScope& of) {
    return value_of(summed_tables(tables_of(of, of.sources), empty), options);
  };
  AgreementFigure out;
  out.value = value(scope);
  if (!options.variance) out.value.se = out.value.lo = out.value.hi = undefined_value, out.value.ci_method = "none";
  options.variance = false;
  if (scope.lead && scope.coders.size() >= 3 && (scope.coders.size() == 3 || !traits.two_coders)) {
    AgreementScope rest = scope;
    rest.lead.reset();
    const double all = traits.two_coders ? undefined_value : value(rest).value;
    std::erase(rest.coders, *scope.lead);
    out.without = value(rest).value;
    out.change = out.without - all;
  }
  if (!wants_interval(out, o.interval)) return out;
  const auto tables = grouped_tables(tables_of(scope, clusters), scope, clusters);
  if (traits.input != MetricInput::ratings_per_code) {
    const auto figure = [&](const Ratings& r) { return value_of(std::span(&r, 1), options); };
    put_interval(out, agreement_interval(tables.front(), figure, o.interval));
  } else if (tables.front().size() >= 2) {
    std::vector<ClusteredRatings> clustered;
    for (const auto& table : tables) clustered.emplace_back(table);
    const auto figure = [&](std::span<const std::int64_t> weights) {
      std::vector<Ratings> drawn;
      for (const auto& table : clustered) drawn.push_back(table.weighted(weights));
      return value_of(drawn, options);
    };
    put_interval(out, cluster_interval(tables.front().size(), figure, o.interval));
  }
  return out;
}

/// The labels of the coders of a scope, as its tables have them.
[[nodiscard]] inline std::vector<std::string> labels_of(const StudyRatings& data, const AgreementScope& scope) {
  if (scope.lead) return {data.coder_labels[*scope.lead], "others"};
  std::vector<std::string> labels;
  for (const std::size_t g : scope.coders) labels.push_back(data.coder_labels[g]);
  return labels;
}

}  // namespace detail

inline std::vector<AgreementFigure> agreement_figures(const StudyRatings& data, const AgreementScope& scope,
                                                      std::span<const std::size_t> clusters,
                                                      const AgreementFigureOptions& o) {
  const bool per_code = traits_of(o.metric).input == MetricInput::ratings_per_code;
  AgreementFigure out = detail::decision_figure(
      scope, clusters, o, Ratings(detail::labels_of(data, scope), {"no", "yes"}, {0, 1}),
      [&](const AgreementScope& of, std::span<const std::size_t> sources) {
        return detail::decision_tables(data, of, sources, per_code);
      },
      [&](std::span<const Ratings> tables, const CoefficientOptions& options) {
        return agreement_value(o.metric, tables, options);
      });
  std::int64_t pairable = 0;
  std::int64_t length = 0;
  for (const std::size_t s : scope.sources) {
    for (const std::size_t code : scope.codes) {
      pairable += data.sources[s].patterns.pairable(code, scope.coders);
      length += data.sources[s].in_scope;
    }
  }
  if (length > 0) out.coverage = static_cast<double>(pairable) / static_cast<double>(length);
  return {std::move(out)};
}

inline std::vector<AgreementFigure> agreement_figures(const StudyContinuum& data, const AgreementScope& scope,
                                                      std::span<const std::size_t> clusters,
                                                      const AgreementFigureOptions& o) {
  const Continuum continuum = data.continuum.selected(scope.coders).of_codes(scope.codes);
  if (is_place_metric(o.metric)) return place_figures(data, continuum, scope, clusters, o);
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
      length += data.study.sources[s].in_scope;
    }
    out.value = figure(sum.compacted());
    if (length > 0) out.coverage = static_cast<double>(out.value.n_pairable) / static_cast<double>(length);
    std::vector<std::vector<Ratings>> each(1);
    for (const std::size_t s : clusters) each.front().push_back(sets.sources[s]);
    const std::vector<Ratings> drawn = detail::grouped_tables(std::move(each), scope, clusters).front();
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
  UnitizingOptions unitizing = o.unitizing;
  unitizing.distance = detail::distance_of_codes(o.unitizing.distance, scope.codes);
  const auto tables = unitizing_tables(continuum, unitizing);
  const std::size_t q = continuum.codes().size();
  const UnitizingTable zero{.margin = std::vector<std::int64_t>(q + 1),
                            .squares = std::vector<double>(q + 1),
                            .shared_squares = std::vector<double>(q),
                            .coder_length = std::vector<std::int64_t>(continuum.coders().size())};
  auto out = detail::summed_figures(
      tables, zero, scope, clusters, o.interval,
      [](UnitizingTable& sum, const UnitizingTable& one, std::int64_t weight) { sum.add(one, weight); },
      [&](const UnitizingTable& table) {
        const UnitizingAlphaResult family = unitizing_alpha(table, unitizing, continuum.codes());
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
  std::int64_t pairable = 0;
  std::int64_t length = 0;
  for (const std::size_t s : scope.sources) {
    pairable += tables[s].pairable;
    length += data.study.sources[s].in_scope;
  }
  for (std::size_t i = 0; length > 0 && i < 2; ++i)  // u and |u
    out[i].coverage = static_cast<double>(pairable) / static_cast<double>(length);
  return out;
}

}  // namespace tematik
