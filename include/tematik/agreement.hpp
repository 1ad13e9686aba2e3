#pragma once

/// @file
/// @brief Front door: how far coders agree in a study, per code, source and pair of coders, with intervals.
///
/// @code
/// auto rows = tematik::agreement(study, {.metric = tematik::Metric::krippendorff_alpha, .scope = {ScopeKey::code}});
/// for (const auto& row : rows.rows) use(row.code, row.figure.value, row.figure.status);
/// @endcode

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/agreement_options.hpp>
#include <tematik/metrics/agreement_drift.hpp>
#include <tematik/metrics/agreement_figures.hpp>
#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/agreement_planning.hpp>
#include <tematik/metrics/agreement_rows.hpp>
#include <tematik/metrics/agreement_value_figures.hpp>
#include <tematik/metrics/code_confusion.hpp>
#include <tematik/metrics/disagreement_shares.hpp>
#include <tematik/metrics/disagreements.hpp>
#include <tematik/model/design.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/code_distance.hpp>
#include <tematik/tables/coder_sources.hpp>
#include <tematik/tables/study_continuum.hpp>
#include <tematik/tables/study_parts.hpp>

namespace tematik {

/// Rows, and how to go back to the data.
struct Agreement {
  std::vector<AgreementRow> rows = {};
  Status status = Status::ok;  ///< no_data: no row
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  std::vector<std::string> coders = {};
  std::string unit = {};
  Metric metric = Metric::krippendorff_alpha;
  AgreementOptions options = {};  ///< those of the call, without `progress`

  [[nodiscard]] Table table() const;
  [[nodiscard]] std::string report(Language language = Language::en) const;
  /// Where the coders of this call differ, span by span. @throws UsageError (`study_changed`) if the study has changed
  [[nodiscard]] DisagreementList disagreements(const Study& study, const StudyDisagreementOptions& how = {}) const;
  /// Which codes the coders of this call take for one another, in characters. @throws as `disagreements()`
  [[nodiscard]] CodeConfusion confusion(const Study& study) const;
  /// The places that make up the disagreement of the whole call, the largest share first: shares add up to `observed` of
  /// its row for scope `study` (of `unitizing_alpha` component u).
  /// @throws UsageError for other metrics than krippendorff_alpha, unitizing_alpha and gamma; as `disagreements()`
  [[nodiscard]] DisagreementShares shares(const Study& study) const;
  /// Control charts of the disagreement (D_o, else 1 - p_a or 1 - the figure) of each source in order of completion; of
  /// `coder` against each of the others where one is named. Sources without a time are left out; if none has one, they
  /// stand in order of the study (flag order_is_insertion). @throws UsageError as `agreement_drift()`, `disagreements()`
  [[nodiscard]] AgreementDrift drift(const Study& study, const DriftOptions& how = {},
                                     std::string_view coder = {}) const;
  /// How many sources (or cases, or units) two coders must see for an interval of some half-width, of the whole call.
  /// @throws UsageError as `plan_sources()`; for units of a metric that reads spans; as `disagreements()`
  [[nodiscard]] AgreementPlan plan(const Study& study, const PlanningOptions& how = {}, bool of_units = false) const;
};

/// Agreement between coders from raw codings.
///
/// - **Values**: per code yes or no (1 and 0 for `lin_ccc` and `icc`). In a row without the key `code` every (unit,
///   code) pair is one decision. Or one label of an exclusive domain, a set of codes, a count or a weight per unit
///   (`values`, see `unit_values.hpp`). `kupper_hafner` reads the set of codes at each character; `unitizing_alpha`,
///   `unitizing_alpha_1995`, `span_f1` and the gamma family read the spans; `boundary_similarity`,
///   `segmentation_similarity`, `p_k` and `window_diff` read where a coder's set of codes changes between units.
/// - **Who looked where**: coder coverage, else inferred (flag `coverage_inferred`); see `study_ratings.hpp`.
/// - **Interval**: by default sources are drawn with replacement, the same draws for every row; with fewer than two
///   sources (a row of one source, too) units are drawn instead (flag `ci_fallback_unit`).
/// @throws UsageError for options that do not fit or are not available (coefficients of two coders need `coder_pair`
///         or two coders); LookupError for unknown names; Error `cancelled`
[[nodiscard]] Agreement agreement(const Study& study, const AgreementOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline MethodRecord agreement_method(const Agreement& result, const CoderSources& data,
                                                   std::size_t clusters) {
  const AgreementOptions& o = result.options;
  MethodRecord method;
  method.function = "agreement";
  method.unit = result.unit;
  method.n = static_cast<std::int64_t>(clusters);
  const bool draws = o.ci != IntervalMethod::gwet && o.ci != IntervalMethod::jackknife && o.ci != IntervalMethod::none;
  if (draws || is_gamma_metric(o.metric)) method.seed = o.seed;
  add_reading_options(method, o, result.coders);
  add_value_options(method, o);
  add_place_options(method, o, result.coders);
  method.option("membership", o.membership.name());
  method.option("uncovered", o.uncovered);
  method.option("no_variation", o.no_variation);
  method.option("min_coverage", o.min_coverage);
  method.option("ci", o.ci);
  method.option("cluster", o.cluster);
  method.option("n_boot", o.n_boot);
  method.option("confidence", o.confidence);
  for (const auto& [name, number] : data.reading.steps) method.step(name, number);
  method.step("coders", static_cast<std::int64_t>(data.coders.size()));
  method.step(o.cluster == "case" ? "cases_with_two_coders" : "sources_with_two_coders",
              static_cast<std::int64_t>(clusters));
  method.step("sources_without_text", data.sources_without_text);
  method.step("codings_without_span", data.codings_without_span);
  for (const std::string_view citation : citations_of(o.metric)) method.citations.emplace_back(citation);
  return method;
}

}  // namespace detail

inline Agreement agreement(const Study& study, const AgreementOptions& asked) {
  detail::check_agreement_options(asked);
  const AgreementOptions o = as_computed(asked);
  const MetricInput input = traits_of(o.metric).input;
  const bool by_value = o.values != ValueKind::binary;
  const bool of_spans = by_value || (input != MetricInput::ratings && input != MetricInput::ratings_per_code);
  const StudyRatingsOptions reading = detail::reading_options(study, o);
  const bool of_cases = o.cluster == "case";
  const CoderSources as_read = coder_sources(study, reading);
  const CoderSources whole = of_cases ? case_clusters(study, as_read) : as_read;
  const AgreementParts parts = agreement_parts(study, whole, o.scope, o.window);
  Agreement out;
  out.metric = asked.metric;
  out.options = asked;
  out.options.progress = {};
  out.unit = o.unit.word();
  out.coders = whole.coder_labels;
  out.revision = study.revision();
  out.warnings = whole.reading.warnings;
  if (auto warning = gate_warning(study.approach(), GatedMetric::agreement)) out.warnings.push_back(*warning);
  out.flags.set(Flag::coverage_inferred, whole.coverage_inferred);
  out.flags.set(Flag::positives_only, o.unit.is(UnitRule::segment));
  if (whole.coverage_inferred) out.warnings.push_back({.code = "agreement.coverage_inferred"});

  const auto shared = [](const std::vector<bool>& present, const std::vector<std::size_t>& coders) {
    return std::count_if(coders.begin(), coders.end(), [&](std::size_t g) { return present[g]; }) >= 2;
  };
  std::vector<std::size_t> everybody(whole.coders.size());
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  const bool per_code = o.overlap_policy == "per_code" && o.metric == Metric::unitizing_alpha;
  std::vector<ScopeKey> keys = o.scope;
  if (per_code && !has_key(keys, ScopeKey::code) && !has_key(keys, ScopeKey::theme)) keys.push_back(ScopeKey::code);
  AgreementFigureOptions how = detail::figure_options(o);
  const Matrix<double> between = detail::distance_of_rows(study, o, whole.rows);
  how.gamma.distance = how.unitizing.distance = between;
  UnitValueOptions value_options = detail::value_options(o);
  const auto values_of = [&](const StudyContinuum& data, const CoderSources& from) {
    return unit_values(data.continuum, data.units, from.weighted, value_options);
  };
  if (by_value && !parts.is_whole && o.values == ValueKind::label)  // rows then have the same values
    value_options.known = values_of(study_continuum(study, whole, reading), whole).codes;
  std::size_t with_units = 0;
  std::int64_t without_units = 0;
  AgreementScope drawn_whole{.group = whole.group};
  for (std::size_t i = 0; i < whole.present.size(); ++i) {
    if (shared(whole.present[i], everybody)) drawn_whole.sources.push_back(i);
  }
  const std::size_t n_clusters = drawn_groups(drawn_whole, drawn_whole.sources).size();
  for (const auto& part : parts.parts) {
    const CoderSources cut = parts.is_whole ? CoderSources() : part_of(whole, part);
    const CoderSources& from = parts.is_whole ? whole : cut;
    StudyContinuum spans;
    StudyRatings decisions;
    if (of_spans) {
      spans = study_continuum(study, from, reading);
    } else {
      decisions = study_ratings(study, from, reading);
    }
    UnitValues values;
    if (by_value) {
      values = values_of(spans, from);
      if (o.values == ValueKind::label) {
        detail::weigh_labels(how, o.weight_matrix, between, o.distance == "tree", values.codes, whole.rows.size());
      }
    }
    const StudyRatings& data = of_spans ? spans.study : decisions;
    without_units += data.sources_without_units;
    with_units += data.sources.size() - (of_spans ? static_cast<std::size_t>(data.sources_without_units) : 0);
    // The clusters: sources of the part in which two or more coders of the request are present.
    std::vector<std::size_t> clusters;
    for (std::size_t s = 0; s < data.sources.size(); ++s) {
      if (shared(data.sources[s].present, everybody)) clusters.push_back(s);
    }
    for (const auto& scope : agreement_scopes(study, data, keys)) {
      const auto& drawn = has_key(keys, ScopeKey::source) ? scope.sources : clusters;
      const auto figures = by_value   ? std::vector{agreement_value_figure(spans, values, scope, drawn, how)}
                           : of_spans ? agreement_figures(spans, scope, drawn, how)
                                      : agreement_figures(decisions, scope, drawn, how);
      for (const auto& figure : figures) {
        AgreementRow row{.source = scope.source,
                         .code = figure.code.empty() ? scope.code : figure.code,
                         .theme = scope.theme,
                         .coder = scope.coder,
                         .coder_1 = scope.coder_1,
                         .coder_2 = scope.coder_2,
                         .component = o.metric == asked.metric ? figure.component : std::string("sets"),
                         .figure = figure.value,
                         .n_boot = figure.n_boot,
                         .n_undefined = figure.n_undefined,
                         .coverage = figure.coverage,
                         .without = figure.without,
                         .change = figure.change,
                         .case_ = part.case_,
                         .batch = part.batch,
                         .window = part.window,
                         .lower = figure.lower,
                         .upper = figure.upper,
                         .monte_carlo_se = figure.monte_carlo_se,
                         .plan = figure.plan};
        if (input == MetricInput::boundaries && traits_of(o.metric).two_coders && row.coder_1.empty()) {
          row.coder_1 = whole.coder_labels[scope.coders[0]];  // the reference
          row.coder_2 = whole.coder_labels[scope.coders[1]];
        }
        std::optional<SourceId> last;
        for (const std::size_t s : scope.sources) {
          if (last == data.sources[s].source || !shared(data.sources[s].present, scope.coders)) continue;
          last = data.sources[s].source;
          ++row.n_sources;
        }
        row.figure.flags |= out.flags;
        row.figure.flags.set(Flag::low_coverage, row.coverage < o.min_coverage);
        const bool of_units = row.figure.ci_method != "none" && row.figure.ci_method != "cluster" &&
                              (row.figure.ci_method != "jackknife" || row.figure.flags.has(Flag::ci_fallback_unit));
        row.figure.flags.set(Flag::not_independent, of_units && o.unit.is(UnitRule::character));
        out.rows.push_back(std::move(row));
      }
    }
  }
  if (with_units == 0 && without_units > 0) {
    throw LookupError("unit_unknown", detail::cat("no source has units \"", out.unit, '"'), "unit", out.unit);
  }
  if (out.rows.empty()) out.status = Status::no_data;
  out.method = detail::agreement_method(out, whole, n_clusters);
  if (parts.is_whole) out.method.step("sources_without_units", without_units);
  if (has_key(o.scope, ScopeKey::batch) || has_key(o.scope, ScopeKey::window))
    out.method.step("work_outside_parts", parts.left_out);
  return out;
}

inline DisagreementList Agreement::disagreements(const Study& study, const StudyDisagreementOptions& how) const {
  require_revision(study, revision);
  const StudyContinuum data = study_continuum(study, detail::reading_options(study, options));
  DisagreementList out{.coders = data.study.coder_labels, .codes = data.study.rows.labels};
  for (const auto& source : data.study.sources) out.sources.push_back(study.label(source.source));
  DisagreementOptions rule{.threshold = how.threshold, .first_is_reference = !how.reference.empty()};
  rule.parents = parents_of_rows(study, data.study.rows);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  const bool against_one = !how.reference.empty();
  const bool by_label = std::find(out.coders.begin(), out.coders.end(), how.reference) != out.coders.end();
  const CoderId reference = against_one && !by_label ? study.coder(how.reference) : CoderId{};
  const auto is_reference = [&](std::size_t g) {
    return by_label ? out.coders[g] == how.reference : data.study.coders[g] == reference;
  };
  for (std::size_t g = 0; g < out.coders.size(); ++g) {
    for (std::size_t h = g + 1; h < out.coders.size(); ++h) {
      const bool swap = against_one && is_reference(h);
      if (!against_one || swap || is_reference(g)) pairs.emplace_back(swap ? h : g, swap ? g : h);
    }
  }
  for (const auto& [g, h] : pairs) {
    for (auto& row : tematik::disagreements(data.continuum, g, h, rule)) {
      if (row.kind == DisagreementKind::match && !how.matches) continue;
      out.rows.push_back(std::move(row));
    }
  }
  out.record = {.function = "disagreements", .unit = "character", .n = static_cast<std::int64_t>(pairs.size())};
  out.record.option("threshold", how.threshold);
  out.record.option("reference", how.reference);
  out.record.option("matches", how.matches);
  return out;
}

inline CodeConfusion Agreement::confusion(const Study& study) const {
  require_revision(study, revision);
  return code_confusion(study_continuum(study, detail::reading_options(study, options)).continuum,
                        detail::figure_options(options).unitizing.order);
}

inline DisagreementShares Agreement::shares(const Study& study) const {
  require_revision(study, revision);
  if (as_computed(options).values != ValueKind::binary)
    throw UsageError("values", "shares are of binary values and of spans; leave values out", "values");
  if (metric != Metric::krippendorff_alpha && metric != Metric::unitizing_alpha && metric != Metric::gamma) {
    throw UsageError("metric",
                     detail::cat("the disagreement of ", to_string(metric),
                                 " is no sum of places; ask krippendorff_alpha, unitizing_alpha or gamma"),
                     "metric");
  }
  const StudyRatingsOptions reading = detail::reading_options(study, options);
  const StudyContinuum data = study_continuum(study, coder_sources(study, reading), reading);
  AgreementFigureOptions how = detail::figure_options(options);
  how.gamma.distance = detail::distance_of_rows(study, options, data.study.rows);
  how.gamma.threads = options.threads;
  DisagreementShares out;
  if (metric == Metric::gamma) {
    out = gamma_shares(data.continuum, how.gamma);
  } else if (metric == Metric::unitizing_alpha) {
    out = unitizing_alpha_shares(data.continuum, how.unitizing);
  } else if (options.unit.is(UnitRule::character)) {
    out = alpha_shares(data.continuum);
  } else {
    out = alpha_shares(data.continuum, data.units, data.mark);
  }
  for (const auto& source : data.study.sources) out.sources.push_back(study.label(source.source));
  out.record.unit = unit;
  return out;
}

inline AgreementDrift Agreement::drift(const Study& study, const DriftOptions& how, std::string_view coder) const {
  require_revision(study, revision);
  AgreementOptions each = options;
  each.scope = {ScopeKey::source};
  if (!coder.empty()) each.scope.push_back(ScopeKey::coder);
  each.ci = IntervalMethod::none;
  each.cluster = "source";
  const Agreement by_source = agreement(study, each);
  if (!coder.empty() && std::find(coders.begin(), coders.end(), coder) == coders.end())
    throw LookupError("coder_unknown", detail::cat("\"", coder, "\" is none of the coders of this call"), "coder");
  std::map<std::string, double> of_source;
  for (const auto& row : by_source.rows) {
    if (row.coder == coder) of_source.try_emplace(row.source, detail::disagreement(metric, row.figure));
  }
  const auto order = completion_order(study, coder_sources(study, detail::reading_options(study, options)));
  const bool dated =
      std::any_of(order.begin(), order.end(), [](const auto& entry) { return entry.second.has_value(); });
  std::vector<double> x;
  std::vector<std::string> labels;
  std::int64_t undated = 0;
  for (const auto& [source, time] : order) {
    const auto at = of_source.find(study.label(source));
    if (at == of_source.end()) continue;
    if (dated && !time) {
      ++undated;
      continue;
    }
    labels.push_back(at->first);
    x.push_back(at->second);
  }
  AgreementDrift out = agreement_drift(x, how);
  out.sources = std::move(labels);
  out.n_undated = undated;
  out.flags.set(Flag::order_is_insertion, !dated && !x.empty());
  return out;
}

inline AgreementPlan Agreement::plan(const Study& study, const PlanningOptions& how, bool of_units) const {
  require_revision(study, revision);
  AgreementOptions whole = options;
  whole.scope = {ScopeKey::study};
  whole.ci = of_units ? IntervalMethod::unit : IntervalMethod::cluster;
  whole.plan = how;
  const Agreement found = agreement(study, whole);
  AgreementPlan out{.status = Status::no_data};
  if (found.rows.empty()) return out;
  const AgreementRow& row = found.rows.front();
  out.status = row.figure.status == Status::ok ? Status::too_few_units : row.figure.status;
  return row.plan.value_or(out);
}

inline Table Agreement::table() const {
  return agreement_table(rows, to_string(metric), has_key(options.scope, ScopeKey::coder));
}

inline std::string Agreement::report(Language language) const {
  const bool has_interval =
      std::any_of(rows.begin(), rows.end(), [](const AgreementRow& r) { return r.figure.ci_method != "none"; });
  std::string sources;
  for (const auto& citation : method.citations) sources += (sources.empty() ? "" : "; ") + citation;
  return message(options.cluster == "case" ? "method.agreement.cases" : "method.agreement", language,
                 {std::to_string(coders.size()), version, std::string(to_string(metric)), unit,
                  std::to_string(method.n.value_or(0))}) +
         detail::agreement_sentences(options, has_interval, language) +
         (sources.empty() ? "" : ' ' + message("method.agreement.citations", language, {sources}));
}

}  // namespace tematik
