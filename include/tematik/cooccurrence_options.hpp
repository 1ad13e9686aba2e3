#pragma once

/// @file
/// @brief Options of `cooccurrence`: what is one coding, whose codings meet, what is counted and towards which N.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/reading.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/span_columns.hpp>

namespace tematik {

/// Whose codings meet: anybody's, the same coder's, different coders', or those that several agree on.
enum class CoderRule : std::uint8_t { pooled, within, across, consensus };

template <>
struct EnumNames<CoderRule> {
  static constexpr std::string_view what = "coder_rule";
  static constexpr std::array<std::pair<CoderRule, std::string_view>, 4> names{{{CoderRule::pooled, "pooled"},
                                                                                {CoderRule::within, "within"},
                                                                                {CoderRule::across, "across"},
                                                                                {CoderRule::consensus, "consensus"}}};
};

/// Which sources and units count towards N.
enum class Universe : std::uint8_t { coded, all, nonempty };

template <>
struct EnumNames<Universe> {
  static constexpr std::string_view what = "universe";
  static constexpr std::array<std::pair<Universe, std::string_view>, 3> names{
      {{Universe::coded, "coded"}, {Universe::all, "all"}, {Universe::nonempty, "nonempty"}}};
};

/// Options of `cooccurrence`. A rule that this version does not compute is refused with a `UsageError`
/// (`not_available`), never answered by another rule.
struct CooccurrenceOptions {
  Unit unit = UnitRule::overlap;
  std::optional<Count> count = {};  ///< empty: pairs for contact rules, units for segmentation rules
  std::optional<Query> within = {};
  Level level = Level::code;
  Filter where = {};
  LayerChoice layer = LayerChoice::auto_;
  CoderRule coder_rule = CoderRule::pooled;
  std::vector<std::string> across = {};        ///< two coders, of coder_rule `across`
  std::optional<std::int64_t> consensus = {};  ///< coders needed, of coder_rule `consensus`
  SameCode same_code = SameCode::auto_;        ///< auto: union; distinct for exact and segment
  std::int64_t min_shared = 1;                 ///< characters, of overlap
  double min_share = 0;                        ///< of the shorter span, of overlap
  std::int64_t distance = 0;                   ///< of near
  Unit distance_unit = UnitRule::character;
  std::vector<std::string> mask = {};  ///< Allen relations, of relation
  Membership membership = Membership::any;
  Unit base = UnitRule::line;  ///< of window
  std::int64_t window = 2;     ///< base units in a window
  std::int64_t step = 1;
  std::vector<CodeRef> codes = {};    ///< codes and stored queries; empty: all codable codes
  std::vector<CodeRef> columns = {};  ///< empty: the rows
  Universe universe = Universe::coded;
  Unassigned unassigned = Unassigned::keep;
  std::string by = {};
  bool keep_sources = true;
  int threads = 0;
  Progress progress = {};
};

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_coder_rule(const CooccurrenceOptions& o, Count count) {
  const bool is_across = o.coder_rule == CoderRule::across;
  if (!o.across.empty() && o.across.size() != 2) {
    throw UsageError("across", cat("across: expected two coders, found ", o.across.size()), "across");
  }
  if (!is_across && !o.across.empty()) {
    throw UsageError("across", "across: two coders go with coder_rule \"across\"", "across");
  }
  if (is_across && o.across.empty() && count != Count::pairs) {
    throw UsageError(
        "coder_rule",
        cat("coder_rule \"across\" counts pairs; for \"", to_string(count), "\" name two coders: across=(u, v)"),
        "coder_rule");
  }
  if (is_across && count == Count::pair_characters) {
    throw UsageError("coder_rule", "coder_rule \"across\" counts pairs, units and characters, not pair_characters",
                     "coder_rule");
  }
  const bool is_consensus = o.coder_rule == CoderRule::consensus;
  if (is_consensus != o.consensus.has_value() || o.consensus.value_or(1) < 1) {
    throw UsageError("consensus",
                     "consensus: a number of coders, 1 or more, goes with coder_rule \"consensus\" and with no other",
                     "consensus");
  }
}

[[nodiscard]] inline Count checked_count(const CooccurrenceOptions& o) {
  const auto refuse = [](std::string_view option, std::string_view sentence) {
    throw UsageError("not_available", cat(option, ": ", sentence), std::string(option));
  };
  const Count count = o.count.value_or(o.unit.is_contact() ? Count::pairs : Count::units);
  if (o.unit.is(UnitRule::relation)) refuse("unit", "the rule \"relation\" is not available in this version");
  if (o.unit.is(UnitRule::window)) refuse("unit", "the rule \"window\" is not available in this version");
  if (o.universe == Universe::nonempty) refuse("universe", "\"coded\" and \"all\" are available in this version");
  if (!o.columns.empty()) refuse("columns", "tables with other columns than rows are not available in this version");
  if (!o.by.empty()) refuse("by", "groups are not available in this version; use where");
  if (o.min_shared != 1 || o.min_share != 0) {
    refuse("min_shared", "thresholds of the shared length are not available in this version");
  }
  if (o.unit.is(UnitRule::near) && !o.distance_unit.is(UnitRule::character)) {
    refuse("distance_unit", "\"character\" is available in this version");
  }
  const bool fits = o.unit.is_contact()
                        ? count == Count::pairs || (o.unit.is(UnitRule::overlap) &&
                                                    (count == Count::characters || count == Count::pair_characters))
                        : count == Count::units;
  if (!fits) {
    throw UsageError("count",
                     cat("count \"", to_string(count), "\" does not go with unit \"", o.unit.word(), "\"; use ",
                         o.unit.is(UnitRule::overlap) ? "pairs, characters or pair_characters"
                         : o.unit.is_contact()        ? "pairs"
                                                      : "units"),
                     "count", std::string(to_string(count)));
  }
  const bool wants_distinct = o.unit.is(UnitRule::exact) || o.unit.is(UnitRule::segment);
  if (wants_distinct && o.same_code == SameCode::union_) {
    throw UsageError("same_code",
                     cat("unit \"", o.unit.word(),
                         "\" compares spans as they are; same_code is distinct "
                         "or keep there"),
                     "same_code");
  }
  check_coder_rule(o, count);
  return count;
}

[[nodiscard]] constexpr bool count_has_n(Count count) noexcept {
  return count == Count::characters || count == Count::units;
}

inline void describe(MethodRecord& method, const CooccurrenceOptions& o, Count count, SameCode same_code) {
  method.function = "cooccurrence";
  method.unit = o.unit.word();
  method.option("unit", o.unit);
  method.option("count", count);
  method.option("level", o.level);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("layer", o.layer);
  method.option("coder_rule", o.coder_rule);
  if (!o.across.empty()) method.option("across", o.across);
  if (o.consensus) method.option("consensus", o.consensus);
  method.option("same_code", same_code);
  method.option("distance", o.distance);
  method.option("membership", o.membership.name());
  method.option("universe", o.universe);
  method.option("unassigned", o.unassigned);
}

}  // namespace detail
}  // namespace tematik
