#pragma once

/// @file
/// @brief Front door: how far coders agree in a study, per code, source and pair of coders, with intervals.
///
/// @code
/// auto rows = tematik::agreement(study, {.metric = tematik::Metric::krippendorff_alpha, .scope = {ScopeKey::code}});
/// for (const auto& row : rows.rows) use(row.code, row.figure.value, row.figure.status);
/// @endcode

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/agreement_options.hpp>
#include <tematik/metrics/agreement_figures.hpp>
#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/metrics/disagreements.hpp>
#include <tematik/model/design.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/study_continuum.hpp>

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
};

/// How disagreements are listed.
struct StudyDisagreementOptions {
  double threshold = 0.5;      ///< least IoU of spans of different codes to be taken as one passage
  std::string reference = {};  ///< a coder: others then `missed` or gave `extra`
  bool matches = false;        ///< list what agrees, too
};

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
};

/// Agreement between coders from raw codings.
///
/// - **Values**: per code yes or no (1 and 0 for `lin_ccc` and `icc`). In a row without the key `code` every (unit,
///   code) pair is one decision. `kupper_hafner` reads the set of codes at each character; `unitizing_alpha` and
///   `span_f1` read the spans.
/// - **Who looked where**: coder coverage, else inferred (flag `coverage_inferred`); see `study_ratings.hpp`.
/// - **Interval**: by default sources are drawn with replacement, the same draws for every row; with fewer than two
///   sources (a row of one source, too) units are drawn instead (flag `ci_fallback_unit`).
/// @throws UsageError for options that do not fit or are not available (coefficients of two coders need `coder_pair`
///         or two coders); LookupError for unknown names; Error `cancelled`
[[nodiscard]] Agreement agreement(const Study& study, const AgreementOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_agreement_options(const AgreementOptions& o) {
  const auto refuse = [](std::string_view option, std::string_view sentence) {
    throw UsageError("not_available", cat(option, ": ", sentence), std::string(option));
  };
  const auto conflict = [](std::string_view option, auto... sentence) {
    throw UsageError("options", cat(sentence...), std::string(option));
  };
  const std::string metric(to_string(o.metric));
  const MetricTraits traits = traits_of(o.metric);
  const bool spans = traits.input == MetricInput::sets || traits.input == MetricInput::continuum;
  const bool family = o.metric == Metric::unitizing_alpha;
  if (traits.input == MetricInput::boundaries ||
      (spans && !family && o.metric != Metric::span_f1 && o.metric != Metric::kupper_hafner)) {
    refuse("metric", cat(metric,
                         " is not available from a study in this version; compute it on plain columns "
                         "(metrics), or take unitizing_alpha or span_f1"));
  }
  if (o.values != ValueKind::binary) refuse("values", "only \"binary\" is available in this version");
  if (!o.domain.empty() || !o.categories.empty())
    refuse("domain", "domains of labels are not available in this version");
  if (!o.distance.empty()) refuse("distance", "values are binary in this version, so there is no distance to choose");
  if (!o.include_uncoded) refuse("include_uncoded", "concerns labels, which are not available in this version");
  if (o.cluster != "source") refuse("cluster", "only \"source\" is available in this version");
  if (o.scope.empty()) throw UsageError("scope", "scope names at least one of " + known_words<ScopeKey>(), "scope");
  if (has_key(o.scope, ScopeKey::coder) && has_key(o.scope, ScopeKey::coder_pair))
    conflict("scope", "scope: ask for coder or coder_pair, not both");
  if (has_key(o.scope, ScopeKey::theme) && has_key(o.scope, ScopeKey::code))
    conflict("scope", "scope: ask for code or theme, not both");
  if (has_key(o.scope, ScopeKey::theme) && !o.level.is(Level::code) && !o.level.is(Level::theme))
    conflict("level", "scope \"theme\" rolls codes up to themes; leave level out");
  if (o.weights != AgreementWeights::identity && !traits.weights)
    conflict("weights", metric, " takes no weights; percent, brennan_prediger, the kappas and gwet_ac1 do");
  if (!o.overlap_policy.empty()) {
    if (!family) conflict("overlap_policy", "overlap_policy concerns unitizing_alpha, not ", metric);
    if (o.overlap_policy != "per_code" && o.overlap_policy != "strict") (void)parse<OverlapOrder>(o.overlap_policy);
  }
  if (spans) {
    if (!o.unit.is(UnitRule::character)) conflict("unit", metric, " reads spans: its unit is \"character\"");
    if (has_key(o.scope, ScopeKey::coder)) conflict("scope", metric, " has no rows per coder; ask for coder_pair");
    if (o.uncovered == Uncovered::no)
      conflict("uncovered", metric, " leaves out who did not look; see scope coder_pair");
  }
  const bool of_units = traits.input == MetricInput::ratings || traits.input == MetricInput::sets;
  if (o.ci == IntervalMethod::gwet && !traits.variance)
    conflict("ci", metric, " has no formula for its interval; ci may be cluster, jackknife or none");
  if (o.ci == IntervalMethod::unit && !of_units)
    conflict("ci", metric, " has no units to draw; ci may be cluster, jackknife or none");
  if ((o.ci == IntervalMethod::kripp || o.ci == IntervalMethod::kripp_pairs) && o.metric != Metric::krippendorff_alpha)
    conflict("ci", "ci \"", to_string(o.ci), "\" belongs to krippendorff_alpha; for ", metric,
             " take cluster, jackknife or none");
}

[[nodiscard]] inline StudyRatingsOptions reading_options(const AgreementOptions& o) {
  return {.unit = o.unit,
          .level = has_key(o.scope, ScopeKey::theme) ? Level(Level::theme) : o.level,
          .codes = o.codes,
          .coders = o.coders,
          .where = o.where,
          .within = o.within,
          .membership = o.membership,
          .uncovered_is_no = o.uncovered == Uncovered::no};
}

[[nodiscard]] inline MethodRecord agreement_method(const Agreement& result, const StudyRatings& data,
                                                   std::size_t clusters) {
  const AgreementOptions& o = result.options;
  MethodRecord method;
  method.function = "agreement";
  method.unit = result.unit;
  method.n = static_cast<std::int64_t>(clusters);
  if (o.ci != IntervalMethod::gwet && o.ci != IntervalMethod::jackknife && o.ci != IntervalMethod::none)
    method.seed = o.seed;
  method.option("metric", o.metric);
  method.option("unit", o.unit);
  method.option("scope", o.scope);
  method.option("level", o.level);
  method.option("coders", result.coders);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("values", o.values);
  method.option("weights", o.weights);
  if (o.metric == Metric::unitizing_alpha) method.option("overlap_policy", o.overlap_policy);
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
  method.step("sources_without_units", data.sources_without_units);
  method.step("codings_without_span", data.codings_without_span);
  if (!result.rows.empty()) method.citations = result.rows.front().figure.method().citations;
  return method;
}

}  // namespace detail

inline Agreement agreement(const Study& study, const AgreementOptions& o) {
  detail::check_agreement_options(o);
  const MetricInput input = traits_of(o.metric).input;
  const bool of_spans = input == MetricInput::sets || input == MetricInput::continuum;
  StudyContinuum spans;
  StudyRatings decisions;
  if (of_spans) {
    spans = study_continuum(study, detail::reading_options(o));
  } else {
    decisions = study_ratings(study, detail::reading_options(o));
  }
  const StudyRatings& data = of_spans ? spans.study : decisions;
  Agreement out;
  out.metric = o.metric;
  out.options = o;
  out.options.progress = {};
  out.unit = o.unit.word();
  out.coders = data.coder_labels;
  out.revision = study.revision();
  out.warnings = data.reading.warnings;
  if (auto warning = gate_warning(study.approach(), GatedMetric::agreement)) out.warnings.push_back(*warning);
  out.flags.set(Flag::coverage_inferred, data.coverage_inferred);
  out.flags.set(Flag::positives_only, o.unit.is(UnitRule::segment));
  if (data.coverage_inferred) out.warnings.push_back({.code = "agreement.coverage_inferred"});

  const auto present = [&](std::size_t s, const std::vector<std::size_t>& coders) {
    return std::count_if(coders.begin(), coders.end(), [&](std::size_t g) { return data.sources[s].present[g]; });
  };
  // The clusters of the whole request: sources in which two or more of its coders are present.
  std::vector<std::size_t> clusters, everybody(data.coders.size());
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  for (std::size_t s = 0; s < data.sources.size(); ++s) {
    if (present(s, everybody) >= 2) clusters.push_back(s);
  }
  const bool per_code = o.overlap_policy == "per_code" && o.metric == Metric::unitizing_alpha;
  std::vector<ScopeKey> keys = o.scope;
  if (per_code && !has_key(keys, ScopeKey::code) && !has_key(keys, ScopeKey::theme)) keys.push_back(ScopeKey::code);
  AgreementFigureOptions how{.metric = o.metric,
                             .weights = o.weights,
                             .no_variation = o.no_variation,
                             .unitizing = {.strict = o.overlap_policy == "strict", .no_variation = o.no_variation},
                             .interval = {.method = o.ci,
                                          .n_boot = o.n_boot,
                                          .confidence = o.confidence,
                                          .seed = o.seed,
                                          .threads = o.threads,
                                          .progress = o.progress}};
  if (!o.overlap_policy.empty() && o.overlap_policy != "per_code" && o.overlap_policy != "strict")
    how.unitizing.order = parse<OverlapOrder>(o.overlap_policy);
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
                       .change = figure.change};
      for (const std::size_t s : scope.sources) row.n_sources += present(s, scope.coders) >= 2 ? 1 : 0;
      row.figure.flags |= out.flags;
      row.figure.flags.set(Flag::low_coverage, row.coverage < o.min_coverage);
      const bool of_units = row.figure.ci_method != "none" && row.figure.ci_method != "cluster" &&
                            (row.figure.ci_method != "jackknife" || row.figure.flags.has(Flag::ci_fallback_unit));
      row.figure.flags.set(Flag::not_independent, of_units && o.unit.is(UnitRule::character));
      out.rows.push_back(std::move(row));
    }
  }
  if (out.rows.empty()) out.status = Status::no_data;
  out.method = detail::agreement_method(out, data, clusters.size());
  return out;
}

inline DisagreementList Agreement::disagreements(const Study& study, const StudyDisagreementOptions& how) const {
  require_revision(study, revision);
  const StudyContinuum data = study_continuum(study, detail::reading_options(options));
  DisagreementList out{.coders = data.study.coder_labels, .codes = data.study.rows.labels};
  for (const auto& source : data.study.sources) out.sources.push_back(study.label(source.source));
  DisagreementOptions rule{.threshold = how.threshold, .first_is_reference = !how.reference.empty()};
  // The tree above the rows: codes that are no row of their own get numbers behind them.
  std::vector<ObjectRef> known = data.study.rows.objects;
  const auto number_of = [&](CodeId code) {
    const auto at = std::find(known.begin(), known.end(), ObjectRef(code));
    if (at == known.end()) known.emplace_back(code);
    return static_cast<std::uint32_t>(std::find(known.begin(), known.end(), ObjectRef(code)) - known.begin());
  };
  for (std::size_t i = 0; i < known.size(); ++i) {
    rule.parents.emplace_back();
    if (known[i].kind != ObjectKind::code) continue;
    for (const CodeId parent : study.codes()[static_cast<CodeId>(known[i].row)].parents)
      rule.parents[i].push_back(number_of(parent));
  }
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
  return message("method.agreement", language,
                 {std::to_string(coders.size()), version, std::string(to_string(metric)), unit,
                  std::to_string(method.n.value_or(0))});
}

}  // namespace tematik
