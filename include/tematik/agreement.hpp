#pragma once

/// @file
/// @brief Front door: how far coders agree in a study, per code, source and pair of coders, with intervals.
///
/// @code
/// auto rows = tematik::agreement(study, {.metric = tematik::Metric::krippendorff_alpha, .scope = {ScopeKey::code}});
/// for (const auto& row : rows.rows) use(row.code, row.figure.value, row.figure.status);
/// @endcode

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/agreement_options.hpp>
#include <tematik/metrics/brennan_prediger.hpp>
#include <tematik/metrics/cluster_bootstrap.hpp>
#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/fleiss_kappa.hpp>
#include <tematik/metrics/gwet_ac1.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/percent_agreement.hpp>
#include <tematik/metrics/scott_pi.hpp>
#include <tematik/model/design.hpp>
#include <tematik/tables/study_ratings.hpp>

namespace tematik {

/// One figure with the part of the study it speaks of; empty keys were not asked for.
struct AgreementRow {
  std::string source = {};
  std::string code = {};
  std::string coder_1 = {};
  std::string coder_2 = {};
  AgreementValue figure = {};  ///< read `figure.status` first
  std::int64_t n_sources = 0;  ///< sources with two or more coders of the row
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  double coverage = undefined_value;  ///< pairable share of all text (or units) in scope
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

  [[nodiscard]] Table table() const;
  [[nodiscard]] std::string report(Language language = Language::en) const;
};

/// Agreement between coders from raw codings.
///
/// - **Values**: per code yes or no. In a row without the key `code` every (unit, code) pair is one decision.
/// - **Who looked where**: coder coverage, else inferred (flag `coverage_inferred`); see `study_ratings.hpp`.
/// - **Interval**: by default sources are drawn with replacement, the same draws for every row; a row of one source
///   has none.
/// @throws UsageError for options that do not fit or are not available (coefficients of two coders need `coder_pair`
///         or two coders); LookupError for unknown names; Error `cancelled`
[[nodiscard]] Agreement agreement(const Study& study, const AgreementOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline AgreementValue agreement_figure(const Ratings& ratings, const AgreementOptions& o, bool variance) {
  const CoefficientOptions coefficient{
      .weights = o.weights, .no_variation = o.no_variation, .confidence = o.confidence, .variance = variance};
  switch (o.metric) {
    case Metric::percent:
      return percent(ratings, coefficient);
    case Metric::brennan_prediger:
      return brennan_prediger(ratings, coefficient);
    case Metric::scott_pi:
      return scott_pi(ratings, coefficient);
    case Metric::cohen_kappa:
      return cohen_kappa(ratings, coefficient);
    case Metric::fleiss_kappa:
      return fleiss_kappa(ratings, coefficient);
    case Metric::gwet_ac1:
      return gwet_ac1(ratings, coefficient);
    case Metric::krippendorff_alpha:
      break;
  }
  return krippendorff_alpha(ratings,
                            {.no_variation = o.no_variation, .confidence = o.confidence, .variance = variance});
}

inline void check_available(const AgreementOptions& o) {
  const auto refuse = [](std::string_view option, std::string_view sentence) {
    throw UsageError("not_available", cat(option, ": ", sentence), std::string(option));
  };
  if (o.values != ValueKind::binary) refuse("values", "only \"binary\" is available in this version");
  if (!o.domain.empty() || !o.categories.empty())
    refuse("domain", "domains of labels are not available in this version");
  if (!o.distance.empty()) refuse("distance", "values are binary in this version, so there is no distance to choose");
  if (!o.overlap_policy.empty()) refuse("overlap_policy", "the unitizing family is not available in this version");
  if (!o.include_uncoded) refuse("include_uncoded", "concerns labels, which are not available in this version");
  if (o.cluster != "source") refuse("cluster", "only \"source\" is available in this version");
  if (o.scope.empty()) throw UsageError("scope", "scope names at least one of " + known_words<ScopeKey>(), "scope");
}

/// One row: which sources, codes and coders it sums.
struct AgreementPart {
  AgreementRow row = {};
  std::vector<std::size_t> sources = {};
  std::vector<std::size_t> codes = {};
  std::vector<std::size_t> coders = {};
};

[[nodiscard]] inline std::vector<AgreementPart> agreement_parts(const Study& study, const StudyRatings& data,
                                                                const std::vector<ScopeKey>& scope) {
  const auto has = [&](ScopeKey key) { return std::find(scope.begin(), scope.end(), key) != scope.end(); };
  const auto all = [](std::size_t n) {
    std::vector<std::size_t> out(n);
    for (std::size_t i = 0; i < n; ++i) out[i] = i;
    return out;
  };
  std::vector<AgreementPart> parts{
      {.sources = all(data.sources.size()), .codes = all(data.rows.size()), .coders = all(data.coders.size())}};
  const auto split = [&](std::size_t n, auto change) {
    std::vector<AgreementPart> out;
    for (const auto& part : parts) {
      for (std::size_t i = 0; i < n; ++i) {
        out.push_back(part);
        change(out.back(), i);
      }
    }
    parts = std::move(out);
  };
  if (has(ScopeKey::source)) {
    split(data.sources.size(), [&](AgreementPart& part, std::size_t i) {
      part.sources = {i};
      part.row.source = study.label(data.sources[i].source);
    });
  }
  if (has(ScopeKey::code)) {
    split(data.rows.size(), [&](AgreementPart& part, std::size_t i) {
      part.codes = {i};
      part.row.code = data.rows.labels[i];
    });
  }
  if (has(ScopeKey::coder_pair)) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t g = 0; g < data.coders.size(); ++g) {
      for (std::size_t h = g + 1; h < data.coders.size(); ++h) pairs.emplace_back(g, h);
    }
    split(pairs.size(), [&](AgreementPart& part, std::size_t i) {
      part.coders = {pairs[i].first, pairs[i].second};
      part.row.coder_1 = data.coder_labels[pairs[i].first];
      part.row.coder_2 = data.coder_labels[pairs[i].second];
    });
  }
  return parts;
}

/// The binary decisions of a part in one source, summed over its codes.
[[nodiscard]] inline Ratings source_ratings(const StudyRatings& data, const AgreementPart& part, std::size_t source) {
  std::vector<std::string> labels;
  for (const std::size_t g : part.coders) labels.push_back(data.coder_labels[g]);
  Ratings out(labels, {"no", "yes"}, {0, 1});
  for (const std::size_t code : part.codes) out += data.sources[source].patterns.ratings(code, part.coders, labels);
  return out.compacted();
}

}  // namespace detail

inline Agreement agreement(const Study& study, const AgreementOptions& o) {
  detail::check_available(o);
  const StudyRatings data = study_ratings(study, {.unit = o.unit,
                                                  .level = o.level,
                                                  .codes = o.codes,
                                                  .coders = o.coders,
                                                  .where = o.where,
                                                  .within = o.within,
                                                  .membership = o.membership,
                                                  .uncovered_is_no = o.uncovered == Uncovered::no});
  Agreement out;
  out.metric = o.metric;
  out.unit = o.unit.word();
  out.coders = data.coder_labels;
  out.revision = study.revision();
  out.warnings = data.reading.warnings;
  if (auto warning = gate_warning(study.approach(), GatedMetric::agreement)) out.warnings.push_back(*warning);
  out.flags.set(Flag::coverage_inferred, data.coverage_inferred);
  out.flags.set(Flag::positives_only, o.unit.is(UnitRule::segment));
  if (data.coverage_inferred) out.warnings.push_back({.code = "agreement.coverage_inferred"});

  // The clusters of the whole request: sources in which two or more of its coders are present.
  std::vector<std::size_t> clusters;
  for (std::size_t s = 0; s < data.sources.size(); ++s) {
    if (std::count(data.sources[s].present.begin(), data.sources[s].present.end(), true) >= 2) clusters.push_back(s);
  }
  const bool by_source = std::find(o.scope.begin(), o.scope.end(), ScopeKey::source) != o.scope.end();
  for (auto& part : detail::agreement_parts(study, data, o.scope)) {
    AgreementRow row = std::move(part.row);
    std::vector<std::string> labels;
    for (const std::size_t g : part.coders) labels.push_back(data.coder_labels[g]);
    Ratings total(labels, {"no", "yes"}, {0, 1});
    std::int64_t pairable = 0;
    std::int64_t length = 0;
    for (const std::size_t s : part.sources) {
      total += detail::source_ratings(data, part, s);
      const auto& source = data.sources[s];
      const auto present =
          std::count_if(part.coders.begin(), part.coders.end(), [&](std::size_t g) { return source.present[g]; });
      row.n_sources += present >= 2 ? 1 : 0;
      for (const std::size_t code : part.codes) {
        pairable += source.patterns.pairable(code, part.coders);
        length += source.patterns.length();
      }
    }
    total = total.compacted();
    row.figure = detail::agreement_figure(total, o, o.ci == IntervalMethod::gwet);
    row.figure.flags |= out.flags;
    if (length > 0) row.coverage = static_cast<double>(pairable) / static_cast<double>(length);
    row.figure.flags.set(Flag::low_coverage, length > 0 && row.coverage < o.min_coverage);
    row.figure.flags.set(Flag::not_independent, o.ci == IntervalMethod::gwet && o.unit.is(UnitRule::character));
    if (o.ci != IntervalMethod::gwet) {
      row.figure.se = row.figure.lo = row.figure.hi = undefined_value;
      row.figure.ci_method = "none";
    }
    if (o.ci == IntervalMethod::cluster && !by_source && clusters.size() >= 2 && row.figure.status == Status::ok) {
      std::vector<Ratings> of_clusters;
      for (const std::size_t s : clusters) of_clusters.push_back(detail::source_ratings(data, part, s));
      const ClusteredRatings clustered(of_clusters);
      const auto interval = cluster_bootstrap(
          clusters.size(),
          [&](std::span<const std::int64_t> weights) -> std::optional<double> {
            const AgreementValue figure = detail::agreement_figure(clustered.weighted(weights), o, false);
            return figure.status == Status::ok ? std::optional(figure.value) : std::nullopt;
          },
          {.n_boot = o.n_boot,
           .confidence = o.confidence,
           .seed = o.seed,
           .threads = o.threads,
           .progress = o.progress});
      row.figure.se = interval.se;
      row.figure.lo = interval.lo;
      row.figure.hi = interval.hi;
      row.figure.ci_method = "cluster";
      row.figure.flags |= interval.flags;
      row.n_boot = interval.n_boot;
      row.n_undefined = interval.n_undefined;
    }
    out.rows.push_back(std::move(row));
  }
  if (out.rows.empty()) out.status = Status::no_data;

  MethodRecord& method = out.method;
  method.function = "agreement";
  method.unit = out.unit;
  method.n = static_cast<std::int64_t>(clusters.size());
  if (o.ci == IntervalMethod::cluster) method.seed = o.seed;
  method.option("metric", o.metric);
  method.option("unit", o.unit);
  method.option("scope", o.scope);
  method.option("level", o.level);
  method.option("coders", out.coders);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("values", o.values);
  method.option("weights", o.weights);
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
  method.step("sources_with_two_coders", static_cast<std::int64_t>(clusters.size()));
  method.step("sources_without_text", data.sources_without_text);
  method.step("sources_without_units", data.sources_without_units);
  method.step("codings_without_span", data.codings_without_span);
  if (!out.rows.empty()) method.citations = out.rows.front().figure.method().citations;
  return out;
}

inline Table Agreement::table() const {
  std::vector<std::string> source, code, coder_1, coder_2, metric_word, status_word, ci, flag_words;
  std::vector<double> value, observed, expected, se, lo, hi, coverage;
  std::vector<std::int64_t> n_units, n_pairable, n_coders, n_sources, n_boot, n_undefined;
  for (const auto& row : rows) {
    const AgreementValue& f = row.figure;
    source.push_back(row.source);
    code.push_back(row.code);
    coder_1.push_back(row.coder_1);
    coder_2.push_back(row.coder_2);
    metric_word.emplace_back(to_string(metric));
    value.push_back(f.value);
    status_word.emplace_back(to_string(f.status));
    observed.push_back(f.observed);
    expected.push_back(f.expected);
    se.push_back(f.se);
    lo.push_back(f.lo);
    hi.push_back(f.hi);
    ci.emplace_back(f.ci_method);
    n_units.push_back(f.n_units);
    n_pairable.push_back(f.n_pairable);
    n_coders.push_back(static_cast<std::int64_t>(f.n_coders));
    n_sources.push_back(row.n_sources);
    n_boot.push_back(row.n_boot);
    n_undefined.push_back(row.n_undefined);
    coverage.push_back(row.coverage);
    std::string words;
    for (const auto& word : f.flags.words()) words += (words.empty() ? "" : " ") + word;
    flag_words.push_back(std::move(words));
  }
  Table out;
  const auto add_key = [&](std::string name, std::vector<std::string> column) {
    const bool asked = std::any_of(column.begin(), column.end(), [](const auto& word) { return !word.empty(); });
    if (asked) out.add(std::move(name), std::move(column));
  };
  add_key("source", std::move(source));
  add_key("code", std::move(code));
  add_key("coder_1", std::move(coder_1));
  add_key("coder_2", std::move(coder_2));
  out.add("metric", std::move(metric_word)).add("value", std::move(value)).add("status", std::move(status_word));
  out.add("lo", std::move(lo)).add("hi", std::move(hi)).add("observed", std::move(observed));
  out.add("expected", std::move(expected)).add("coverage", std::move(coverage)).add("se", std::move(se));
  out.add("ci_method", std::move(ci)).add("n_units", std::move(n_units)).add("n_pairable", std::move(n_pairable));
  out.add("n_coders", std::move(n_coders)).add("n_sources", std::move(n_sources)).add("n_boot", std::move(n_boot));
  out.add("n_undefined", std::move(n_undefined)).add("flags", std::move(flag_words));
  return out;
}

inline std::string Agreement::report(Language language) const {
  return message("method.agreement", language,
                 {std::to_string(coders.size()), version, std::string(to_string(metric)), unit,
                  std::to_string(method.n.value_or(0))});
}

}  // namespace tematik
