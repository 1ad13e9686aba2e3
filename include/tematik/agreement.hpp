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
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/agreement_options.hpp>
#include <tematik/metrics/agreement_figures.hpp>
#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
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

/// One figure with the part of the study it speaks of; empty keys were not asked for.
struct AgreementRow {
  std::string source = {};
  std::string code = {};
  std::string theme = {};
  std::string coder = {};  ///< this coder against each of the others
  std::string coder_1 = {};
  std::string coder_2 = {};
  std::string component = {};  ///< of unitizing_alpha (u, |u, cu, (k)u) and span_f1 (micro, macro)
  AgreementValue figure = {};  ///< read `figure.status` first
  std::int64_t n_sources = 0;  ///< sources with two or more coders of the row
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  double coverage = undefined_value;  ///< pairable share of all text (or units) in scope
  double without = undefined_value;   ///< of key `coder`: the figure of all others, without this coder
  double change = undefined_value;    ///< `without` less the figure of all
  std::string case_ = {};
  std::string batch = {};
  std::string window = {};         ///< "1-10": sources in order of completion; or two days
  double lower = undefined_value;  ///< of status `bounded`: the exact figure lies between these
  double upper = undefined_value;
  double monte_carlo_se = undefined_value;  ///< of gamma, from its samples
};

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
};

/// Agreement between coders from raw codings.
///
/// - **Values**: per code yes or no (1 and 0 for `lin_ccc` and `icc`). In a row without the key `code` every (unit,
///   code) pair is one decision. `kupper_hafner` reads the set of codes at each character; `unitizing_alpha`,
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
  method.option("metric", o.metric);
  method.option("unit", o.unit);
  method.option("scope", o.scope);
  if (has_key(o.scope, ScopeKey::window)) {
    method.option("window_width", o.window.width);
    method.option("window_step", o.window.step == 0 ? o.window.width : o.window.step);
    method.option("window_in", o.window.in);
  }
  method.option("level", o.level);
  method.option("coders", result.coders);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("values", o.values);
  method.option("weights", o.weights);
  if (o.metric == Metric::unitizing_alpha) method.option("overlap_policy", o.overlap_policy);
  if (o.metric == Metric::unitizing_alpha || is_gamma_metric(o.metric))
    method.option("distance", o.distance.empty() ? std::string("nominal") : o.distance);
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
  method.step("sources_with_two_coders", static_cast<std::int64_t>(clusters));
  method.step("sources_without_text", data.sources_without_text);
  method.step("codings_without_span", data.codings_without_span);
  for (const std::string_view citation : citations_of(o.metric)) method.citations.emplace_back(citation);
  return method;
}

}  // namespace detail

inline Agreement agreement(const Study& study, const AgreementOptions& o) {
  detail::check_agreement_options(o);
  const MetricInput input = traits_of(o.metric).input;
  const bool of_spans = input != MetricInput::ratings && input != MetricInput::ratings_per_code;
  const StudyRatingsOptions reading = detail::reading_options(o);
  const CoderSources whole = coder_sources(study, reading);
  const AgreementParts parts = agreement_parts(study, whole, o.scope, o.window);
  Agreement out;
  out.metric = o.metric;
  out.options = o;
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
  if (o.distance == "tree") how.gamma.distance = how.unitizing.distance = tree_distance(study, whole.rows);
  std::size_t n_clusters = 0, with_units = 0;
  std::int64_t without_units = 0;
  for (const auto& present : whole.present) n_clusters += shared(present, everybody) ? 1 : 0;
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
      const auto figures =
          of_spans ? agreement_figures(spans, scope, drawn, how) : agreement_figures(decisions, scope, drawn, how);
      for (const auto& figure : figures) {
        AgreementRow row{.source = scope.source,
                         .code = figure.code.empty() ? scope.code : figure.code,
                         .theme = scope.theme,
                         .coder = scope.coder,
                         .coder_1 = scope.coder_1,
                         .coder_2 = scope.coder_2,
                         .component = figure.component,
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
                         .monte_carlo_se = figure.monte_carlo_se};
        if (input == MetricInput::boundaries && traits_of(o.metric).two_coders && row.coder_1.empty()) {
          row.coder_1 = whole.coder_labels[scope.coders[0]];  // the reference
          row.coder_2 = whole.coder_labels[scope.coders[1]];
        }
        for (const std::size_t s : scope.sources)
          row.n_sources += shared(data.sources[s].present, scope.coders) ? 1 : 0;
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
  const StudyContinuum data = study_continuum(study, detail::reading_options(options));
  DisagreementList out{.coders = data.study.coder_labels, .codes = data.study.rows.labels};
  for (const auto& source : data.study.sources) out.sources.push_back(study.label(source.source));
  DisagreementOptions rule{.threshold = how.threshold, .first_is_reference = !how.reference.empty()};
  rule.parents = parents_of_rows(study, data.study.rows);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  const bool against_one = !how.reference.empty();
  const CoderId reference = against_one ? study.coder(how.reference) : CoderId{};
  for (std::size_t g = 0; g < out.coders.size(); ++g) {
    for (std::size_t h = g + 1; h < out.coders.size(); ++h) {
      const bool swap = against_one && data.study.coders[h] == reference;
      if (!against_one || swap || data.study.coders[g] == reference) pairs.emplace_back(swap ? h : g, swap ? g : h);
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
  return code_confusion(study_continuum(study, detail::reading_options(options)).continuum,
                        detail::figure_options(options).unitizing.order);
}

inline DisagreementShares Agreement::shares(const Study& study) const {
  require_revision(study, revision);
  if (metric != Metric::krippendorff_alpha && metric != Metric::unitizing_alpha && metric != Metric::gamma) {
    throw UsageError("metric",
                     detail::cat("the disagreement of ", to_string(metric),
                                 " is no sum of places; ask krippendorff_alpha, unitizing_alpha or gamma"),
                     "metric");
  }
  const StudyRatingsOptions reading = detail::reading_options(options);
  const StudyContinuum data = study_continuum(study, coder_sources(study, reading), reading);
  AgreementFigureOptions how = detail::figure_options(options);
  if (options.distance == "tree") how.gamma.distance = tree_distance(study, data.study.rows);
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

inline Table Agreement::table() const {
  const auto column = [this](auto of) {
    std::vector<decltype(of(rows.front()))> out;
    for (const auto& row : rows) out.push_back(of(row));
    return out;
  };
  Table out;
  const auto key = [&](std::string name, std::string AgreementRow::*of) {
    auto words = column([of](const AgreementRow& r) { return r.*of; });
    if (std::any_of(words.begin(), words.end(), [](const auto& word) { return !word.empty(); }))
      out.add(std::move(name), std::move(words));
  };
  const auto number = [&](std::string name, double AgreementValue::*of) {
    out.add(std::move(name), column([of](const AgreementRow& r) { return r.figure.*of; }));
  };
  key("case", &AgreementRow::case_);
  key("batch", &AgreementRow::batch);
  key("window", &AgreementRow::window);
  key("source", &AgreementRow::source);
  key("code", &AgreementRow::code);
  key("theme", &AgreementRow::theme);
  key("coder", &AgreementRow::coder);
  key("coder_1", &AgreementRow::coder_1);
  key("coder_2", &AgreementRow::coder_2);
  out.add("metric", std::vector<std::string>(rows.size(), std::string(to_string(metric))));
  key("component", &AgreementRow::component);
  number("value", &AgreementValue::value);
  out.add("status", column([](const AgreementRow& r) { return std::string(to_string(r.figure.status)); }));
  number("lo", &AgreementValue::lo);
  number("hi", &AgreementValue::hi);
  number("observed", &AgreementValue::observed);
  number("expected", &AgreementValue::expected);
  out.add("coverage", column([](const AgreementRow& r) { return r.coverage; }));
  number("se", &AgreementValue::se);
  out.add("ci_method", column([](const AgreementRow& r) { return std::string(r.figure.ci_method); }));
  out.add("n_units", column([](const AgreementRow& r) { return r.figure.n_units; }));
  out.add("n_pairable", column([](const AgreementRow& r) { return r.figure.n_pairable; }));
  out.add("n_coders", column([](const AgreementRow& r) { return static_cast<std::int64_t>(r.figure.n_coders); }));
  out.add("n_sources", column([](const AgreementRow& r) { return r.n_sources; }));
  out.add("n_boot", column([](const AgreementRow& r) { return r.n_boot; }));
  out.add("n_undefined", column([](const AgreementRow& r) { return r.n_undefined; }));
  const auto if_any = [&](std::string name, double AgreementRow::*of) {
    auto numbers = column([of](const AgreementRow& r) { return r.*of; });
    if (std::any_of(numbers.begin(), numbers.end(), [](double x) { return !std::isnan(x); }))
      out.add(std::move(name), std::move(numbers));
  };
  if_any("lower", &AgreementRow::lower);
  if_any("upper", &AgreementRow::upper);
  if_any("monte_carlo_se", &AgreementRow::monte_carlo_se);
  if (has_key(options.scope, ScopeKey::coder)) {
    out.add("without", column([](const AgreementRow& r) { return r.without; }));
    out.add("change", column([](const AgreementRow& r) { return r.change; }));
  }
  out.add("flags", column([](const AgreementRow& r) {
            std::string words;
            for (const auto& word : r.figure.flags.words()) words += (words.empty() ? "" : " ") + word;
            return words;
          }));
  return out;
}

inline std::string Agreement::report(Language language) const {
  const bool has_interval =
      std::any_of(rows.begin(), rows.end(), [](const AgreementRow& r) { return r.figure.ci_method != "none"; });
  std::string sources;
  for (const auto& citation : method.citations) sources += (sources.empty() ? "" : "; ") + citation;
  return message("method.agreement", language,
                 {std::to_string(coders.size()), version, std::string(to_string(metric)), unit,
                  std::to_string(method.n.value_or(0))}) +
         detail::agreement_sentences(options, has_interval, language) +
         (sources.empty() ? "" : ' ' + message("method.agreement.citations", language, {sources}));
}

}  // namespace tematik
