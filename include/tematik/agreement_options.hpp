#pragma once

/// @file
/// @brief What can be asked of `agreement`: coefficients, scopes, intervals and all other options.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_figures.hpp>
#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/study_parts.hpp>

namespace tematik {

/// What a coder says of a unit: per code yes or no.
enum class ValueKind : std::uint8_t { binary, label, set, count, weight };

template <>
struct EnumNames<ValueKind> {
  static constexpr std::string_view what = "values";
  static constexpr std::array<std::pair<ValueKind, std::string_view>, 5> names{{{ValueKind::binary, "binary"},
                                                                                {ValueKind::label, "label"},
                                                                                {ValueKind::set, "set"},
                                                                                {ValueKind::count, "count"},
                                                                                {ValueKind::weight, "weight"}}};
};

/// A coder who did not look is missing, or counts as "no".
enum class Uncovered : std::uint8_t { missing, no };

template <>
struct EnumNames<Uncovered> {
  static constexpr std::string_view what = "option uncovered";
  static constexpr std::array<std::pair<Uncovered, std::string_view>, 2> names{
      {{Uncovered::missing, "missing"}, {Uncovered::no, "no"}}};
};

/// How disagreements are listed.
struct StudyDisagreementOptions {
  double threshold = 0.5;      ///< least IoU of spans of different codes to be taken as one passage
  std::string reference = {};  ///< a coder: others then `missed` or gave `extra`
  bool matches = false;        ///< list what agrees, too
};

/// Options of `agreement`. What this version does not compute is refused (`not_available`),
/// and options that do not fit one another are a `UsageError` that names those that do.
struct AgreementOptions {
  Metric metric = Metric::krippendorff_alpha;
  Unit unit = UnitRule::character;
  std::vector<ScopeKey> scope = {ScopeKey::study};
  Level level = Level::code;
  std::vector<CodeRef> codes = {};
  std::vector<std::string> coders = {};  ///< empty: all who take part
  Filter where = {};
  std::optional<Query> within = {};
  ValueKind values = ValueKind::binary;
  std::string domain = {};                   ///< of values label
  std::vector<std::string> categories = {};  ///< of values label
  AgreementWeights weights = AgreementWeights::identity;
  std::string distance = {};        ///< between codes: nominal or tree, of unitizing_alpha and the gamma family
  std::string overlap_policy = {};  ///< of unitizing_alpha: per_code, longest, first, declared, strict; empty: by scope
  Membership membership = Membership::any;
  bool include_uncoded = true;  ///< of values label
  Uncovered uncovered = Uncovered::missing;
  NoVariation no_variation = NoVariation::nan;
  double min_coverage = 0.5;
  IntervalMethod ci = IntervalMethod::cluster;
  std::string cluster = "source";
  std::int64_t n_boot = 2000;
  double confidence = 0.95;
  std::uint64_t seed = 0;
  int threads = 0;
  Progress progress = {};
  WindowRule window = {};                 ///< of scope window
  GammaOptions gamma = {};                ///< of gamma, gamma_cat, gamma_k; its distance comes from `distance`
  SegmentationOptions segmentation = {};  ///< of boundary_similarity and segmentation_similarity
  WindowDiffOptions window_diff = {};     ///< of window_diff and p_k; the first coder is the reference
};

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
  const bool boundaries = traits.input == MetricInput::boundaries;
  if (o.values != ValueKind::binary) refuse("values", "only \"binary\" is available in this version");
  if (!o.domain.empty() || !o.categories.empty())
    refuse("domain", "domains of labels are not available in this version");
  const bool takes_distance = family || is_gamma_metric(o.metric);
  if (!o.distance.empty() && !takes_distance)
    refuse("distance",
           "values are binary in this version, so there is no distance to choose; unitizing_alpha and the gamma family "
           "take \"nominal\" or \"tree\"");
  if (!o.distance.empty() && o.distance != "nominal" && o.distance != "tree")
    throw UsageError("distance", "distance between codes is \"nominal\" or \"tree\"", "distance", o.distance);
  if (!o.include_uncoded) refuse("include_uncoded", "concerns labels, which are not available in this version");
  if (has_key(o.scope, ScopeKey::batch) && has_key(o.scope, ScopeKey::window))
    conflict("scope", "scope: ask for batch or window, not both");
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
  }
  if (boundaries && (o.unit.is(UnitRule::segment) || o.unit.is(UnitRule::source)))
    conflict("unit", metric,
             " looks for boundaries between neighbouring units: character, line, sentence, paragraph, turn or a stored "
             "segmentation");
  if (spans || boundaries) {
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

[[nodiscard]] inline AgreementFigureOptions figure_options(const AgreementOptions& o) {
  AgreementFigureOptions how{.metric = o.metric,
                             .weights = o.weights,
                             .no_variation = o.no_variation,
                             .unitizing = {.strict = o.overlap_policy == "strict", .no_variation = o.no_variation},
                             .interval = {.method = o.ci,
                                          .n_boot = o.n_boot,
                                          .confidence = o.confidence,
                                          .seed = o.seed,
                                          .threads = o.threads,
                                          .progress = o.progress},
                             .gamma = o.gamma,
                             .segmentation = o.segmentation,
                             .window_diff = o.window_diff};
  if (!o.overlap_policy.empty() && o.overlap_policy != "per_code" && o.overlap_policy != "strict")
    how.unitizing.order = parse<OverlapOrder>(o.overlap_policy);
  return how;
}

/// Into the method record: what figures on places were told.
inline void add_place_options(MethodRecord& method, const AgreementOptions& o, const std::vector<std::string>& coders) {
  if (is_gamma_metric(o.metric)) {
    method.option("alpha", o.gamma.alpha);
    method.option("beta", o.gamma.beta);
    method.option("delta", o.gamma.delta);
    method.option("sampler", o.gamma.sampler);
    method.option("bounds", o.gamma.bounds);
    method.option("pivot_distance", o.gamma.pivot_distance);
    method.option("sources", o.gamma.sources);
    method.option("samples", o.gamma.samples);
    method.option("precision", o.gamma.precision);
    method.option("max_states", o.gamma.max_states);
    method.option("max_tuples", o.gamma.max_tuples);
    method.option("weight_alpha", o.gamma.weight_alpha);
    method.option("count_empty", o.gamma.count_empty);
  }
  if (o.metric == Metric::boundary_similarity || o.metric == Metric::segmentation_similarity)
    method.option("n_t", o.segmentation.n_t);
  if (o.metric == Metric::p_k || o.metric == Metric::window_diff) {
    method.option("k", o.window_diff.k);
    if (!has_key(o.scope, ScopeKey::coder_pair) && !coders.empty()) method.option("reference", coders.front());
  }
}

/// What the methods paragraph says beside its first sentence. @param has_interval whether any row has one
[[nodiscard]] inline std::string agreement_sentences(const AgreementOptions& options, bool has_interval,
                                                     Language language) {
  std::string out;
  const auto add = [&](std::string_view code, const std::vector<std::string>& values) {
    out += ' ' + message(code, language, values);
  };
  if (is_gamma_metric(options.metric)) {
    add("method.agreement.gamma",
        {json_number(options.gamma.alpha), json_number(options.gamma.beta), std::to_string(options.gamma.samples),
         std::string(to_string(options.gamma.sampler)), std::to_string(options.seed)});
  }
  if (traits_of(options.metric).input == MetricInput::boundaries)
    add(traits_of(options.metric).two_coders ? "method.agreement.windows" : "method.agreement.boundaries",
        {std::to_string(options.segmentation.n_t)});
  if (options.metric == Metric::unitizing_alpha_1995) add("method.agreement.alpha_1995", {});
  std::string_view interval = to_string(options.ci);
  if (options.ci == IntervalMethod::kripp_pairs) interval = "kripp";
  if (!has_interval) interval = "none";
  add(cat("method.agreement.interval.", interval),
      {json_number(100 * options.confidence), std::to_string(options.n_boot), std::to_string(options.seed)});
  if (has_key(options.scope, ScopeKey::batch)) add("method.agreement.batch", {});
  if (has_key(options.scope, ScopeKey::window)) {
    const auto& w = options.window;
    add(w.in == WindowIn::sources ? "method.agreement.window" : "method.agreement.window.days",
        {std::to_string(w.width), std::to_string(w.step == 0 ? w.width : w.step)});
  }
  return out;
}

}  // namespace detail
}  // namespace tematik
