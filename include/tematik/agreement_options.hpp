#pragma once

/// @file
/// @brief What can be asked of `agreement`: coefficients, scopes, intervals and all other options.

#include <algorithm>
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
#include <tematik/metrics/unit_values.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/tables/agreement_scope.hpp>
#include <tematik/tables/code_distance.hpp>
#include <tematik/tables/study_parts.hpp>

namespace tematik {

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

/// Options of `agreement`. Options that do not fit one another are a `UsageError` that names those that do.
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
  std::string domain = {};                   ///< of values label and set: a theme, or a code with codes below it
  std::vector<std::string> categories = {};  ///< declared values of label, count, weight; empty: those found
  AgreementWeights weights = AgreementWeights::identity;
  /// Between codes: nominal or tree, of unitizing_alpha, the gamma family and labels. Of krippendorff_alpha, between
  /// labels also ordinal; between sets jaccard, dice, masi, masi_product, set_1minusM, nominal; between numbers interval,
  /// nominal, ordinal, ratio, circular, bipolar. Empty: the first named.
  std::string distance = {};
  /// Of unitizing_alpha and labels: longest, first, declared, strict; of unitizing_alpha also per_code and sets. Empty:
  /// by scope, longest.
  std::string overlap_policy = {};
  Membership membership = Membership::any;
  bool include_uncoded = true;  ///< of values label
  Uncovered uncovered = Uncovered::missing;
  NoVariation no_variation = NoVariation::nan;
  double min_coverage = 0.5;
  IntervalMethod ci = IntervalMethod::cluster;
  std::string cluster = "source";  ///< what is drawn, or left out by the jackknife: source or case
  std::int64_t n_boot = 2000;
  double confidence = 0.95;
  std::uint64_t seed = 0;
  int threads = 0;
  Progress progress = {};
  WindowRule window = {};                    ///< of scope window
  GammaOptions gamma = {};                   ///< of gamma, gamma_cat, gamma_k; its distance comes from `distance`
  SegmentationOptions segmentation = {};     ///< of boundary_similarity and segmentation_similarity
  WindowDiffOptions window_diff = {};        ///< of window_diff and p_k; the first coder is the reference
  Matrix<double> weight_matrix = {};         ///< q x q, 1 on the diagonal; not empty: instead of `weights`
  Matrix<double> distance_matrix = {};       ///< q x q in [0, 1], 0 on the diagonal; not empty: instead of `distance`
  bool drop_blank = true;                    ///< units of nothing but white space are left out
  std::optional<PlanningOptions> plan = {};  ///< instead of an interval; set by `Agreement::plan`
};

/// What is computed: sets where `unitizing_alpha` is to compare them, or `kupper_hafner` reads units.
[[nodiscard]] AgreementOptions as_computed(AgreementOptions options);

// ---------------------------------------------------------------------------------------------------------

inline AgreementOptions as_computed(AgreementOptions o) {
  if (o.metric == Metric::unitizing_alpha && o.overlap_policy == "sets") {
    o.metric = Metric::krippendorff_alpha;
    o.values = ValueKind::set;
    o.overlap_policy.clear();
  } else if (o.metric == Metric::kupper_hafner && !o.unit.is(UnitRule::character)) {
    o.values = ValueKind::set;
  }
  return o;
}

namespace detail {

/// The words that `distance` may be; empty: there is nothing to choose.
[[nodiscard]] inline std::vector<std::string_view> distances_of(const AgreementOptions& o) {
  const bool alpha = o.metric == Metric::krippendorff_alpha;
  if (o.metric == Metric::unitizing_alpha && o.overlap_policy == "sets") return distances_of(as_computed(o));
  if (o.metric == Metric::unitizing_alpha || is_gamma_metric(o.metric)) return {"nominal", "tree"};
  if (o.values == ValueKind::label && alpha) return {"nominal", "tree", "ordinal"};
  if (o.values == ValueKind::label && traits_of(o.metric).weights) return {"nominal", "tree"};
  if (!alpha) return {};
  if (o.values == ValueKind::set) return {"jaccard", "dice", "masi", "masi_product", "set_1minusM", "nominal"};
  if (o.values == ValueKind::binary) return {"nominal"};
  return {"interval", "nominal", "ordinal", "ratio", "circular", "bipolar"};
}

template <class Conflict>
void check_value_options(const AgreementOptions& o, const Conflict& conflict) {
  const std::string metric(to_string(o.metric));
  const MetricInput input = traits_of(o.metric).input;
  const bool binary = o.values == ValueKind::binary, label = o.values == ValueKind::label;
  const bool set = o.values == ValueKind::set;
  const std::string word = cat("values \"", to_string(o.values), "\"");
  const bool of_units = input == MetricInput::ratings || input == MetricInput::ratings_per_code;
  if (!binary && !of_units && !(set && o.metric == Metric::kupper_hafner))
    conflict("values", metric, " reads ", o.metric == Metric::kupper_hafner ? "sets" : "spans",
             "; leave values out, or take krippendorff_alpha");
  if (set && o.metric != Metric::krippendorff_alpha && o.metric != Metric::holsti && o.metric != Metric::kupper_hafner)
    conflict("values", metric, " compares no sets; krippendorff_alpha, holsti and kupper_hafner do");
  if (label && (input == MetricInput::ratings_per_code || o.metric == Metric::icc || o.metric == Metric::lin_ccc))
    conflict("values", metric, " reads no labels; values may be binary, count or weight");
  const bool per_code = has_key(o.scope, ScopeKey::code) || has_key(o.scope, ScopeKey::theme);
  if ((label || set) && per_code)
    conflict("scope", word, " are one decision on all codes; leave code and theme out of scope");
  if (!o.domain.empty() && !label && !set) conflict("domain", "domain concerns values label and set");
  if (!o.domain.empty() && !o.codes.empty()) conflict("domain", "give domain or codes, not both");
  if (!o.categories.empty() && (binary || set))
    conflict("categories", word, " declare themselves; categories are for label, count and weight");
  if (!o.include_uncoded && !label) conflict("include_uncoded", "include_uncoded concerns values label");
  const auto words = distances_of(o);
  const bool has_matrix = o.distance_matrix.size() != 0;
  if (words.empty() && (has_matrix || !o.distance.empty()))
    conflict("distance", metric, " of ", word, " has no distance to choose");
  if (has_matrix && !o.distance.empty()) conflict("distance", "give distance as a word or as a matrix, not both");
  if (has_matrix && (binary || !label) && of_units)
    conflict("distance", "a matrix of distances is for labels, unitizing_alpha and the gamma family");
  if (!o.distance.empty() && std::find(words.begin(), words.end(), o.distance) == words.end()) {
    std::string known;
    for (const auto known_word : words) known += (known.empty() ? "" : ", ") + std::string(known_word);
    throw UsageError("distance", cat("unknown distance; known for ", metric, " of ", word, ": ", known), "distance",
                     o.distance);
  }
  const auto& d = o.distance_matrix;
  bool fits = d.size() == 0 || (d.rows() == d.cols() && d.allFinite() && d.minCoeff() >= 0 && d.maxCoeff() <= 1 &&
                                d.isApprox(d.transpose(), 0));
  for (Eigen::Index k = 0; fits && k < d.rows(); ++k) fits = d(k, k) == 0;
  if (!fits)
    throw UsageError("distance", "the distance must be a symmetric matrix of numbers from 0 to 1, 0 on the diagonal",
                     "distance");
  const bool pairs = o.ci == IntervalMethod::kripp || o.ci == IntervalMethod::kripp_pairs;
  if (pairs && o.overlap_policy == "sets") conflict("ci", "ci of sets may be cluster, unit, jackknife or none");
}

inline void check_agreement_options(const AgreementOptions& o) {
  const auto conflict = [](std::string_view option, auto... sentence) {
    throw UsageError("options", cat(sentence...), std::string(option));
  };
  const std::string metric(to_string(o.metric));
  const MetricTraits traits = traits_of(o.metric);
  const bool spans = traits.input == MetricInput::sets || traits.input == MetricInput::continuum;
  const bool family = o.metric == Metric::unitizing_alpha;
  const bool boundaries = traits.input == MetricInput::boundaries;
  check_value_options(o, conflict);
  if (has_key(o.scope, ScopeKey::batch) && has_key(o.scope, ScopeKey::window))
    conflict("scope", "scope: ask for batch or window, not both");
  if (o.cluster != "source" && o.cluster != "case")
    throw UsageError("cluster", "cluster is \"source\" or \"case\"", "cluster", o.cluster);
  if (o.scope.empty()) throw UsageError("scope", "scope names at least one of " + known_words<ScopeKey>(), "scope");
  if (has_key(o.scope, ScopeKey::coder) && has_key(o.scope, ScopeKey::coder_pair))
    conflict("scope", "scope: ask for coder or coder_pair, not both");
  if (has_key(o.scope, ScopeKey::theme) && has_key(o.scope, ScopeKey::code))
    conflict("scope", "scope: ask for code or theme, not both");
  if (has_key(o.scope, ScopeKey::theme) && !o.level.is(Level::code) && !o.level.is(Level::theme))
    conflict("level", "scope \"theme\" rolls codes up to themes; leave level out");
  const bool weighted = o.weights != AgreementWeights::identity || o.weight_matrix.size() != 0;
  if (weighted && !traits.weights)
    conflict("weights", metric, " takes no weights; percent, brennan_prediger, the kappas and gwet_ac1 do");
  if (!o.overlap_policy.empty()) {
    if (!family && o.values != ValueKind::label)
      conflict("overlap_policy", "overlap_policy concerns unitizing_alpha and labels, not ", metric);
    const bool of_family = o.overlap_policy == "per_code" || o.overlap_policy == "sets";
    if (of_family && !family)
      conflict("overlap_policy", "overlap_policy of labels is longest, first, declared or strict");
    if (!of_family && o.overlap_policy != "strict") (void)parse<OverlapOrder>(o.overlap_policy);
  }
  if (traits.input == MetricInput::continuum && !o.unit.is(UnitRule::character))
    conflict("unit", metric, " reads spans: its unit is \"character\"");
  if (boundaries && (o.unit.is(UnitRule::segment) || o.unit.is(UnitRule::source)))
    conflict("unit", metric,
             " looks for boundaries between neighbouring units: character, line, sentence, paragraph, turn or a stored "
             "segmentation");
  if (spans || boundaries) {
    if (has_key(o.scope, ScopeKey::coder)) conflict("scope", metric, " has no rows per coder; ask for coder_pair");
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

[[nodiscard]] inline StudyRatingsOptions reading_options(const Study& study, const AgreementOptions& o) {
  return {.unit = o.unit,
          .level = has_key(o.scope, ScopeKey::theme) ? Level(Level::theme) : o.level,
          .codes = o.domain.empty() ? o.codes : domain_codes(study, o.domain),
          .coders = o.coders,
          .where = o.where,
          .within = o.within,
          .membership = o.membership,
          .uncovered_is_no = o.uncovered == Uncovered::no,
          .drop_blank = o.drop_blank};
}

[[nodiscard]] inline UnitValueOptions value_options(const AgreementOptions& o) {
  UnitValueOptions out{.values = o.values,
                       .membership = o.membership,
                       .include_uncoded = o.include_uncoded,
                       .strict = o.overlap_policy == "strict",
                       .categories = o.categories,
                       .all_codes = o.weight_matrix.size() != 0 || o.distance_matrix.size() != 0};
  const bool has_order = o.values == ValueKind::label && !o.overlap_policy.empty() && !out.strict;
  if (has_order) out.order = parse<OverlapOrder>(o.overlap_policy);
  return out;
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
                                          .progress = o.progress,
                                          .plan = o.plan},
                             .gamma = o.gamma,
                             .segmentation = o.segmentation,
                             .window_diff = o.window_diff,
                             .weight_matrix = o.weight_matrix,
                             .equal_sets = o.values == ValueKind::set && o.distance == "nominal",
                             .strict = o.overlap_policy == "strict"};
  const bool of_numbers = o.values == ValueKind::count || o.values == ValueKind::weight;
  if (of_numbers)
    how.alpha.level = o.distance.empty() ? MeasurementLevel::interval : parse<MeasurementLevel>(o.distance);
  if (o.values == ValueKind::label && o.distance == "ordinal") how.alpha.level = MeasurementLevel::ordinal;
  if (o.values == ValueKind::set && !o.distance.empty() && !how.equal_sets) how.sets = parse<SetDistance>(o.distance);
  const std::string_view policy = o.overlap_policy;
  if (!policy.empty() && policy != "per_code" && policy != "strict" && policy != "sets")
    how.unitizing.order = parse<OverlapOrder>(o.overlap_policy);
  return how;
}

/// Distances between the rows of a call: a matrix of the caller's, or the tree; empty: nominal, or not between rows.
[[nodiscard]] inline Matrix<double> distance_of_rows(const Study& study, const AgreementOptions& o,
                                                     const CodeRows& rows) {
  if (o.distance == "tree") return tree_distance(study, rows);
  const bool of_rows = o.values == ValueKind::binary;
  if (of_rows && o.distance_matrix.size() != 0 && static_cast<std::size_t>(o.distance_matrix.rows()) != rows.size())
    throw UsageError("distance",
                     cat("the distance is ", o.distance_matrix.rows(), " x ", o.distance_matrix.cols(), "; there are ",
                         rows.size(), " codes"),
                     "distance");
  return o.distance_matrix;
}

/// Into the method record: what was asked of which part of the study.
inline void add_reading_options(MethodRecord& method, const AgreementOptions& o,
                                const std::vector<std::string>& coders) {
  method.option("metric", o.metric);
  method.option("unit", o.unit);
  method.option("scope", o.scope);
  if (has_key(o.scope, ScopeKey::window)) {
    method.option("window_width", o.window.width);
    method.option("window_step", o.window.step == 0 ? o.window.width : o.window.step);
    method.option("window_in", o.window.in);
  }
  method.option("level", o.level);
  method.option("coders", coders);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
}

/// Into the method record: which values, how far apart.
inline void add_value_options(MethodRecord& method, const AgreementOptions& o) {
  method.option("values", o.values);
  if (!o.domain.empty()) method.option("domain", o.domain);
  if (!o.categories.empty()) method.option("categories", o.categories);
  if (o.values == ValueKind::label) method.option("include_uncoded", o.include_uncoded);
  if (o.weight_matrix.size() == 0)
    method.option("weights", o.weights);
  else
    method.option("weights", std::string("matrix"));
  if (o.metric == Metric::unitizing_alpha || o.values == ValueKind::label)
    method.option("overlap_policy", o.overlap_policy);
  if (const auto words = distances_of(o); !words.empty()) {
    method.option("distance", o.distance_matrix.size() != 0 ? std::string("matrix")
                              : o.distance.empty()          ? std::string(words.front())
                                                            : o.distance);
  }
  method.option("drop_blank", o.drop_blank);
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
  const AgreementOptions computed = as_computed(options);
  if (computed.values != ValueKind::binary) {
    const std::string distance = options.distance_matrix.size() != 0 ? "matrix"
                                 : !options.distance.empty()         ? options.distance
                                 : distances_of(computed).empty()    ? "nominal"
                                                                     : std::string(distances_of(computed).front());
    add(cat("method.agreement.values.", to_string(computed.values)), {distance});
  }
  if (options.metric == Metric::unitizing_alpha_1995) add("method.agreement.alpha_1995", {});
  std::string_view interval = to_string(options.ci);
  if (options.ci == IntervalMethod::kripp_pairs) interval = "kripp";
  if (!has_interval) interval = "none";
  const bool of_cases = options.cluster == "case" && (interval == "cluster" || interval == "jackknife");
  add(cat("method.agreement.interval.", interval, of_cases ? ".case" : ""),
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
