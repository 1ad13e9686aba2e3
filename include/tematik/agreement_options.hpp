#pragma once

/// @file
/// @brief What can be asked of `agreement`: coefficients, scopes, intervals and all other options.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_interval.hpp>
#include <tematik/metrics/agreement_metric.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/tables/agreement_scope.hpp>

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
  std::string distance = {};        ///< of alpha on other values than binary
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
};

}  // namespace tematik
