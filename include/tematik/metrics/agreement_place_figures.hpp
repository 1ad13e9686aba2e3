#pragma once

/// @file
/// @brief Figures of one row of agreement on places: the gamma family, boundaries, and alpha_U of 1995.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_figure.hpp>
#include <tematik/metrics/gamma.hpp>
#include <tematik/metrics/segmentation_similarity.hpp>
#include <tematik/metrics/segmented_texts.hpp>
#include <tematik/metrics/unitizing_alpha_1995.hpp>
#include <tematik/metrics/window_diff.hpp>
#include <tematik/tables/study_continuum.hpp>

namespace tematik {

/// Is it one of those that `place_figures` knows?
[[nodiscard]] constexpr bool is_gamma_metric(Metric metric) noexcept {
  return metric == Metric::gamma || metric == Metric::gamma_cat || metric == Metric::gamma_k;
}
[[nodiscard]] constexpr bool is_place_metric(Metric metric) noexcept {
  return is_gamma_metric(metric) || metric == Metric::unitizing_alpha_1995 ||
         traits_of(metric).input == MetricInput::boundaries;
}

/// @brief Figures on places of a scope.
///
/// - **Inputs**: what was read of a study, its continuum cut to the coders and codes of the scope, the scope, and the
///   numbers of the sources that are drawn for the interval.
/// - **Gamma** (pooled over sources): sources are drawn anew from their stored totals, nothing is aligned again. As one
///   text (`concatenate`) there is no interval. gamma_k gives a figure per code.
/// - **Boundaries**: between the units of `data`; sources add numerators and denominators. p_k and window_diff: the
///   first coder is the reference.
/// - **alpha_U of 1995**: where the set of coders who looked changes, each stretch counts as a source of its own.
/// - **Coverage**: text (or units) that two coders looked at, of that in scope.
/// - **Undefined**: as the figure; an interval is made only where it is `ok` or `bounded`.
/// @throws UsageError as the figure; for p_k and window_diff of other than two coders
[[nodiscard]] std::vector<AgreementFigure> place_figures(const StudyContinuum& data, const Continuum& continuum,
                                                         const AgreementScope& scope,
                                                         std::span<const std::size_t> clusters,
                                                         const AgreementFigureOptions& options);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Makes the interval of a figure of source weights, in the order of the scope; `value` gives NaN where undefined.
template <class Value>
void put_place_interval(AgreementFigure& figure, const AgreementScope& scope, std::span<const std::size_t> clusters,
                        const AgreementIntervalOptions& o, const Value& value) {
  const bool has_value = figure.value.status == Status::ok || figure.value.status == Status::bounded;
  const auto groups = drawn_groups(scope, clusters);
  if (!has_value || groups.size() < 2 || o.method == IntervalMethod::none) return;
  std::vector<std::vector<std::size_t>> places;
  for (const auto& group : groups) {
    auto& own = places.emplace_back();
    for (const std::size_t s : group) {
      const auto at = std::find(scope.sources.begin(), scope.sources.end(), s);
      if (at != scope.sources.end()) own.push_back(static_cast<std::size_t>(at - scope.sources.begin()));
    }
  }
  const auto drawn = [&](std::span<const std::int64_t> weights) {
    std::vector<std::int64_t> of_scope(scope.sources.size());
    for (std::size_t k = 0; k < weights.size(); ++k) {
      for (const std::size_t place : places[k]) of_scope[place] = weights[k];
    }
    AgreementValue out;
    out.value = value(std::span<const std::int64_t>(of_scope));
    out.status = std::isnan(out.value) ? Status::undefined : Status::ok;
    return out;
  };
  put_interval(figure, cluster_interval(groups.size(), drawn, o));
}

[[nodiscard]] inline std::vector<AgreementFigure> gamma_figures(const Continuum& continuum, const AgreementScope& scope,
                                                                std::span<const std::size_t> clusters,
                                                                const AgreementFigureOptions& o) {
  GammaOptions options = o.gamma;
  options.distance = distance_of_codes(o.gamma.distance, scope.codes);
  options.seed = o.interval.seed;
  options.threads = o.interval.threads;
  options.progress = o.interval.progress;
  options.no_variation = o.no_variation;
  const std::size_t q = continuum.codes().size();
  check_gamma_options(options, q);
  const std::size_t entries = o.metric == Metric::gamma ? 0 : o.metric == Metric::gamma_cat ? 1 : 1 + q;
  const bool as_one = options.sources == GammaSources::concatenate && scope.sources.size() > 1;
  const GammaResult result =
      as_one ? run_gamma(continuum, options, entries) : GammaRun(continuum, scope.sources, options, entries).result();
  std::vector<AgreementFigure> out;
  const auto add = [&](const AgreementValue& value, std::size_t entry) {
    AgreementFigure& figure = out.emplace_back();
    figure.value = value;
    if (as_one) return;
    put_place_interval(figure, scope, clusters, o.interval, [&](std::span<const std::int64_t> weights) {
      return o.metric == Metric::gamma ? gamma_of(result.sources, weights)
                                       : gamma_cat_of(result.sources, weights, entry);
    });
  };
  if (o.metric == Metric::gamma) {
    add(result, 0);
    out.back().monte_carlo_se = result.monte_carlo_se;
    if (result.status == Status::bounded) {
      out.back().lower = result.lower;
      out.back().upper = result.upper;
    }
  } else if (o.metric == Metric::gamma_cat) {
    add(gamma_category(result, 0, "gamma_cat"), 0);
  } else {
    for (std::size_t k = 0; k < q; ++k) {
      add(gamma_category(result, 1 + k, "gamma_k"), 1 + k);
      out.back().code = continuum.codes()[k];
    }
  }
  return out;
}

/// The stretches of a source that the same coders looked at, each as a source of its own.
[[nodiscard]] inline std::vector<CoderSource> stretches_as_sources(const Continuum& continuum, std::size_t source) {
  std::vector<CoderSource> out;
  for (const auto& stretch : continuum.stretches(source)) {
    CoderSource one{.length = stretch.place.length(),
                    .codes = continuum.codes().size(),
                    .regions = std::vector<CodedRegion>(continuum.coders().size())};
    for (const auto g : stretch.coders) one.regions[g].kind = RegionKind::whole;
    for (const auto& x : stretch.units) {
      const auto from = stretch.place.begin;
      one.spans.push_back({x.coder, x.code, {x.span.begin - from, x.span.end - from}});
    }
    out.push_back(std::move(one));
  }
  return out;
}

[[nodiscard]] inline std::vector<AgreementFigure> unitizing_1995_figures(const Continuum& continuum,
                                                                         const AgreementScope& scope,
                                                                         std::span<const std::size_t> clusters,
                                                                         const AgreementFigureOptions& o) {
  std::vector<CoderSource> all;
  std::vector<std::pair<double, double>> sums;  // D_o and D_e of each source
  for (const std::size_t s : scope.sources) {
    const auto own = stretches_as_sources(continuum, s);
    const auto one = unitizing_alpha_1995(own);
    sums.emplace_back(std::isnan(one.observed) ? 0 : one.observed, std::isnan(one.expected) ? 0 : one.expected);
    all.insert(all.end(), own.begin(), own.end());
  }
  AgreementFigure figure;
  figure.value = unitizing_alpha_1995(all, {.no_variation = o.no_variation});
  put_place_interval(figure, scope, clusters, o.interval, [&](std::span<const std::int64_t> weights) {
    double observed = 0, expected = 0;
    for (std::size_t s = 0; s < sums.size(); ++s) {
      observed += static_cast<double>(weights[s]) * sums[s].first;
      expected += static_cast<double>(weights[s]) * sums[s].second;
    }
    return expected > 0 ? 1 - observed / expected : undefined_value;
  });
  return {std::move(figure)};
}

[[nodiscard]] inline AgreementFigure similarity_figure(const std::vector<std::vector<SegmentedText>>& texts,
                                                       const AgreementScope& scope,
                                                       std::span<const std::size_t> clusters,
                                                       const AgreementFigureOptions& o) {
  const bool boundary = o.metric == Metric::boundary_similarity;
  std::vector<SegmentedText> all;
  std::vector<BoundaryEdits> edits;
  for (const auto& own : texts) {
    edits.push_back(segmentation_similarity(own, o.segmentation).edits);
    all.insert(all.end(), own.begin(), own.end());
  }
  const auto similarity = segmentation_similarity(all, o.segmentation);
  AgreementFigure figure;
  figure.value = boundary ? similarity.boundary : similarity.segmentation;
  if (figure.value.status == Status::no_variation && o.no_variation != NoVariation::nan)
    figure.value.value = o.no_variation == NoVariation::one ? 1 : 0;
  put_place_interval(figure, scope, clusters, o.interval, [&](std::span<const std::int64_t> weights) {
    double cost = 0, edited = 0, places = 0;
    for (std::size_t s = 0; s < edits.size(); ++s) {
      const auto w = static_cast<double>(weights[s]);
      const auto& e = edits[s];
      cost += w * (static_cast<double>(e.additions) +
                   static_cast<double>(e.span) / static_cast<double>(o.segmentation.n_t));
      edited += w * static_cast<double>(e.additions + e.transpositions + e.matches);
      places += w * static_cast<double>(e.places);
    }
    if (edited == 0) return undefined_value;
    return 1 - cost / (boundary ? edited : places);
  });
  return figure;
}

[[nodiscard]] inline AgreementFigure window_figure(const std::vector<std::vector<SegmentedText>>& texts,
                                                   const AgreementScope& scope, std::span<const std::size_t> clusters,
                                                   const AgreementFigureOptions& o) {
  const bool differ = o.metric == Metric::window_diff;
  AgreementFigure figure;
  AgreementValue& value = figure.value;
  value.metric = differ ? "window_diff" : "p_k";
  std::vector<WindowDiffResult> windows(texts.size());
  WindowDiffResult all;
  bool first = false, second = false, both = false;
  for (std::size_t s = 0; s < texts.size(); ++s) {
    for (const auto& text : texts[s]) {
      const auto& a = text.boundaries[0];
      const auto& b = text.boundaries[1];
      value.n_units += text.units;
      first = first || a;
      second = second || b;
      if (!a || !b) continue;
      both = true;
      windows[s] += window_diff(*a, *b, text.units, o.window_diff);
    }
    if (windows[s].status != Status::no_data) all += windows[s];
  }
  value.n_pairable = all.windows;
  value.n_coders = static_cast<std::size_t>(first) + static_cast<std::size_t>(second);
  value.status = all.status;
  if (value.n_coders == 0)
    value.status = Status::no_data;
  else if (value.n_coders == 1)
    value.status = Status::single_coder;
  else if (!both)
    value.status = Status::no_pairable;
  const auto share = [&](const WindowDiffResult& counts) { return differ ? counts.window_diff() : counts.p_k(); };
  if (value.status == Status::ok) value.value = value.observed = share(all);
  put_place_interval(figure, scope, clusters, o.interval, [&](std::span<const std::int64_t> weights) {
    double count = 0, hits = 0;
    for (std::size_t s = 0; s < windows.size(); ++s) {
      count += static_cast<double>(weights[s] * windows[s].windows);
      hits += static_cast<double>(weights[s] * (differ ? windows[s].different : windows[s].missed));
    }
    return count > 0 ? hits / count : undefined_value;
  });
  return figure;
}

/// Text that two coders or more looked at, of that in scope.
[[nodiscard]] inline double pairable_share(const StudyContinuum& data, const Continuum& continuum,
                                           const AgreementScope& scope) {
  std::int64_t pairable = 0, length = 0;
  for (const std::size_t s : scope.sources) {
    length += data.study.sources[s].in_scope;
    for (const auto& stretch : continuum.stretches(s))
      pairable += stretch.coders.size() < 2 ? 0 : stretch.place.length();
  }
  return length > 0 ? static_cast<double>(pairable) / static_cast<double>(length) : undefined_value;
}

[[nodiscard]] inline std::vector<AgreementFigure> boundary_figures(const StudyContinuum& data,
                                                                   const Continuum& continuum,
                                                                   const AgreementScope& scope,
                                                                   std::span<const std::size_t> clusters,
                                                                   const AgreementFigureOptions& o) {
  const bool windows = traits_of(o.metric).two_coders;
  if (windows && continuum.coders().size() != 2) {
    throw UsageError("two_coders",
                     cat(to_string(o.metric), " compares two coders, found ", continuum.coders().size(),
                         "; ask for scope \"coder_pair\", name two coders, or take boundary_similarity"),
                     "metric");
  }
  std::vector<std::vector<SegmentedText>> texts;
  std::int64_t pairable = 0, units = 0;
  for (const std::size_t s : scope.sources) {
    texts.push_back(data.units.empty()
                        ? segmented_texts(continuum, s)
                        : segmented_texts(continuum, s, std::span<const Span>(data.units[s]), data.mark));
    units += data.study.sources[s].in_scope;
    for (const auto& text : texts.back()) {
      const auto here = std::count_if(text.boundaries.begin(), text.boundaries.end(),
                                      [](const auto& boundaries) { return boundaries.has_value(); });
      pairable += here < 2 ? 0 : text.units;
    }
  }
  AgreementFigure figure =
      windows ? window_figure(texts, scope, clusters, o) : similarity_figure(texts, scope, clusters, o);
  if (units > 0) figure.coverage = static_cast<double>(pairable) / static_cast<double>(units);
  return {std::move(figure)};
}

}  // namespace detail

inline std::vector<AgreementFigure> place_figures(const StudyContinuum& data, const Continuum& continuum,
                                                  const AgreementScope& scope, std::span<const std::size_t> clusters,
                                                  const AgreementFigureOptions& o) {
  if (traits_of(o.metric).input == MetricInput::boundaries)
    return detail::boundary_figures(data, continuum, scope, clusters, o);
  auto out = is_gamma_metric(o.metric) ? detail::gamma_figures(continuum, scope, clusters, o)
                                       : detail::unitizing_1995_figures(continuum, scope, clusters, o);
  const double coverage = detail::pairable_share(data, continuum, scope);
  for (auto& figure : out) figure.coverage = coverage;
  return out;
}

}  // namespace tematik
