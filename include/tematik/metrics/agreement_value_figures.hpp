#pragma once

/// @file
/// @brief Figures of one row of agreement on labels, sets, counts and weights.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_figures.hpp>
#include <tematik/metrics/holsti.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/kupper_hafner.hpp>
#include <tematik/metrics/set_distance.hpp>
#include <tematik/metrics/unit_values.hpp>

namespace tematik {

/// @brief The figure of a scope whose values are no yes and no.
///
/// - **Inputs**: what was read of a study, its values, the scope, and the sources that are drawn for the interval. Labels
///   and sets are one decision per unit, whatever the codes of the scope; counts and weights one per unit and code.
/// - **Metrics**: those that read ratings; on sets krippendorff_alpha (by `sets`), holsti and kupper_hafner.
/// - **Coverage**: units (or characters) with two values, of those in scope.
/// - **Flags**: label_tie, overlap_conflict, of the sources and coders of the scope.
/// @throws UsageError as the coefficient
[[nodiscard]] AgreementFigure agreement_value_figure(const StudyContinuum& data, const UnitValues& values,
                                                     const AgreementScope& scope, std::span<const std::size_t> clusters,
                                                     const AgreementFigureOptions& options);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// A matrix of the caller's over the categories, to which the value "(none)" may have been added as the last.
[[nodiscard]] inline Matrix<double> over_categories(const Matrix<double>& given, std::size_t q, bool has_none,
                                                    double apart) {
  if (has_none && static_cast<std::size_t>(given.rows()) + 1 == q) {
    Matrix<double> out = Matrix<double>::Constant(static_cast<Eigen::Index>(q), static_cast<Eigen::Index>(q), apart);
    out.topLeftCorner(given.rows(), given.cols()) = given;
    out(given.rows(), given.cols()) = 1 - apart;
    return out;
  }
  return given;
}

/// Distances of labels, as delta of alpha or as weights 1 - d.
/// @param of_codes  `between` is over all codes, else over the categories
/// @param codes     the code of each category, or `none`
inline void weigh_labels(AgreementFigureOptions& how, const Matrix<double>& weights, const Matrix<double>& between,
                         bool of_codes, const std::vector<std::size_t>& codes, std::size_t none) {
  const std::size_t q = codes.size();
  const bool has_none = q > 0 && codes.back() == none;
  how.weight_matrix = weights.size() == 0 ? weights : over_categories(weights, q, has_none, 0);
  if (between.size() == 0) return;
  Matrix<double> d = over_categories(between, q, has_none, 1);
  if (of_codes) {
    d = Matrix<double>::Ones(static_cast<Eigen::Index>(q), static_cast<Eigen::Index>(q));
    for (std::size_t k = 0; k < q; ++k) {
      for (std::size_t l = 0; l < q; ++l) {
        const auto i = static_cast<Eigen::Index>(k), j = static_cast<Eigen::Index>(l);
        if (k == l) d(i, j) = 0;
        if (codes[k] != none && codes[l] != none)
          d(i, j) = between(static_cast<Eigen::Index>(codes[k]), static_cast<Eigen::Index>(codes[l]));
      }
    }
  }
  if (how.metric == Metric::krippendorff_alpha)
    how.alpha.distance = d;
  else
    how.weight_matrix = 1 - d.array();
}

}  // namespace detail

inline AgreementFigure agreement_value_figure(const StudyContinuum& data, const UnitValues& values,
                                              const AgreementScope& scope, std::span<const std::size_t> clusters,
                                              const AgreementFigureOptions& o) {
  const std::size_t n_codes = data.continuum.codes().size();
  const bool of_sets = !values.sets.empty();
  const bool per_code = traits_of(o.metric).input == MetricInput::ratings_per_code;
  const bool one_table = values.tables.size() != n_codes || of_sets || !values.codes.empty();
  const std::vector<std::size_t> only{0};
  const auto& tables = one_table ? only : scope.codes;
  KrippendorffOptions alpha = o.alpha;
  if (of_sets && !o.equal_sets) alpha.distance = set_distance(values.sets, o.sets);

  const auto tables_of = [&](const AgreementScope& of, std::span<const std::size_t> sources) {
    std::vector<std::vector<Ratings>> out(per_code ? tables.size() : 1);
    for (const std::size_t s : sources) {
      for (std::size_t t = 0; t < tables.size(); ++t) {
        Ratings one = values.of(tables[t], s, of.coders, o.strict);
        auto& table = out[per_code ? t : 0];
        const bool is_new = per_code || t == 0;
        if (of.lead) {
          const auto lead = std::find(of.coders.begin(), of.coders.end(), *of.lead) - of.coders.begin();
          one = against_others(one, static_cast<std::size_t>(lead));
        }
        if (is_new)
          table.push_back(std::move(one));
        else
          table.back() += one;
      }
    }
    return out;
  };
  Ratings empty(detail::labels_of(data.study, scope), {});
  for (const auto& table : values.tables) {
    if (table.empty()) continue;
    const Ratings& like = table.front();
    empty = Ratings(detail::labels_of(data.study, scope), like.categories(), like.values(), like.is_declared());
    break;
  }
  const auto value_of = [&](std::span<const Ratings> drawn, const CoefficientOptions& options) -> AgreementValue {
    if (of_sets && o.metric == Metric::kupper_hafner)
      return kupper_hafner(SetRatings{drawn.front(), values.sets, n_codes}, {.no_variation = options.no_variation});
    if (of_sets && o.metric == Metric::holsti) return holsti(SetRatings{drawn.front(), values.sets, n_codes});
    if (o.metric != Metric::krippendorff_alpha) return agreement_value(o.metric, drawn, options);
    KrippendorffOptions one = alpha;
    one.no_variation = options.no_variation;
    one.confidence = options.confidence;
    one.variance = options.variance;
    return krippendorff_alpha(drawn.front(), one);
  };
  const auto whole = detail::summed_tables(tables_of(scope, scope.sources), empty);
  if (!whole.empty() && !alpha.range) alpha.range = alpha_range(whole.front());
  AgreementFigureOptions how = o;
  how.interval.alpha = alpha;
  AgreementFigure out = detail::decision_figure(scope, clusters, how, empty, tables_of, value_of);

  std::int64_t length = 0;
  bool tied = false, conflict = false;
  for (const std::size_t s : scope.sources) {
    length += data.study.sources[s].in_scope * static_cast<std::int64_t>(tables.size());
    for (const std::size_t g : scope.coders) {
      tied = tied || values.tied[s][g];
      conflict = conflict || values.conflict[s][g];
    }
  }
  std::int64_t pairable = 0;
  AgreementScope pairs = scope;
  pairs.lead.reset();
  for (const auto& table : tables_of(pairs, scope.sources)) {
    for (const auto& source : table) {
      for (std::size_t i = 0; i < source.rows(); ++i) {
        const auto row = source.row(i);
        if (std::count_if(row.begin(), row.end(), [](auto x) { return x != Ratings::missing; }) >= 2)
          pairable += source.count(i);
      }
    }
  }
  if (length > 0) out.coverage = static_cast<double>(pairable) / static_cast<double>(length);
  out.value.flags.set(Flag::label_tie, tied);
  out.value.flags.set(Flag::overlap_conflict, conflict);
  return out;
}

}  // namespace tematik
