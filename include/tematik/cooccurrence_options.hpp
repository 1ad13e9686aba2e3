#pragma once

/// @file
/// @brief Options of `cooccurrence`: what is one coding, whose codings meet, what is counted and towards which N.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/query.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/universe.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/tables/coder_readings.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/meeting_counts.hpp>
#include <tematik/tables/meeting_scope.hpp>
#include <tematik/tables/span_columns.hpp>
#include <tematik/text/allen.hpp>

namespace tematik {

/// Options of `cooccurrence`. Options that do not fit each other are refused with a `UsageError`, never answered by
/// another rule.
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
  std::optional<std::int64_t> distance = {};   ///< of near (empty: 0) and relation (empty: any)
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
  const bool of_codings = count == Count::pairs || count == Count::codings;
  if (is_across && !of_codings && count != Count::units && count != Count::characters) {
    throw UsageError(
        "coder_rule",
        cat("coder_rule \"across\" counts pairs and codings, of two coders also units and characters, not ",
            to_string(count)),
        "coder_rule");
  }
  if (is_across && o.across.empty() && !of_codings) {
    throw UsageError("coder_rule",
                     cat("coder_rule \"across\" counts pairs and codings; for \"", to_string(count),
                         "\" name two coders: across=(u, v)"),
                     "coder_rule");
  }
  if (count == Count::coders && o.coder_rule != CoderRule::pooled) {
    throw UsageError("coder_rule",
                     "count \"coders\" compares each coder's own codings; it goes with coder_rule \"pooled\" only",
                     "coder_rule");
  }
  const bool is_consensus = o.coder_rule == CoderRule::consensus;
  if (is_consensus != o.consensus.has_value() || o.consensus.value_or(1) < 1) {
    throw UsageError("consensus",
                     "consensus: a number of coders, 1 or more, goes with coder_rule \"consensus\" and with no other",
                     "consensus");
  }
}

/// Options of the rule that says when two codings meet.
inline void check_meeting(const CooccurrenceOptions& o, Count count) {
  const auto refuse = [](std::string_view option, std::string_view sentence) {
    throw UsageError(std::string(option), cat(option, ": ", sentence), std::string(option));
  };
  if ((o.min_shared != 1 || o.min_share != 0) && !o.unit.is(UnitRule::overlap)) {
    refuse(o.min_shared != 1 ? "min_shared" : "min_share", "thresholds of the shared length go with unit \"overlap\"");
  }
  if ((o.min_shared != 1 || o.min_share != 0) && count == Count::characters) {
    refuse(o.min_shared != 1 ? "min_shared" : "min_share", "distinct characters are counted without thresholds");
  }
  if (o.min_shared < 1) refuse("min_shared", cat("expected 1 or more characters, found ", o.min_shared));
  if (!(o.min_share >= 0 && o.min_share <= 1)) refuse("min_share", "expected a share from 0 to 1");
  if (o.distance.value_or(0) < 0) refuse("distance", cat("distance must be 0 or more, found ", *o.distance));
  if (!o.distance_unit.is(UnitRule::character) && !cuts_sources(o.distance_unit)) {
    refuse("distance_unit", cat("a distance cannot be counted in \"", o.distance_unit.word(),
                                "\"; use character, word, line, sentence, paragraph, turn or a stored segmentation"));
  }
  const bool is_relation = o.unit.is(UnitRule::relation);
  if (is_relation != !o.mask.empty()) {
    refuse("mask", "a list of relations such as [\"o\", \"m\"] goes with unit \"relation\", and only with it");
  }
  const AllenMask mask = AllenMask::from_words(o.mask);
  if (!(mask & masks::apart).empty() && !o.distance) {
    refuse("distance", "with < or > in the mask a distance is needed: else nearly all pairs of a source meet");
  }
  if (o.unit.is(UnitRule::window)) {
    if (!cuts_sources(o.base)) {
      refuse("base", cat("\"", o.base.word(), "\" does not cut a source into units; use word, line, sentence, ",
                         "paragraph, turn or a stored segmentation"));
    }
    if (o.window < 1) refuse("window", cat("expected 1 unit or more, found ", o.window));
    if (o.step < 1) refuse("step", cat("expected 1 unit or more, found ", o.step));
  }
}

/// The counts that go with a unit.
[[nodiscard]] inline std::vector<Count> counts_of(const Unit& unit) {
  std::vector<Count> out{Count::pairs, Count::codings};
  if (unit.is(UnitRule::overlap) || unit.is(UnitRule::exact)) out.push_back(Count::pair_characters);
  if (unit.is(UnitRule::overlap)) out.push_back(Count::characters);
  if (!unit.is_contact()) out.push_back(Count::units);
  out.insert(out.end(), {Count::sources, Count::cases, Count::coders});
  return out;
}

[[nodiscard]] inline Count checked_count(const CooccurrenceOptions& o) {
  const Count count = o.count.value_or(o.unit.is_contact() ? Count::pairs : Count::units);
  if (o.unit.is(UnitRule::character)) {
    throw UsageError("unit", "unit \"character\": use unit \"overlap\" and count \"characters\"", "unit", "character");
  }
  check_meeting(o, count);
  const std::vector<Count> known = counts_of(o.unit);
  if (std::find(known.begin(), known.end(), count) == known.end()) {
    std::string words;
    for (const Count one : known) words += (words.empty() ? "" : ", ") + std::string(to_string(one));
    throw UsageError(
        "count",
        cat("count \"", to_string(count), "\" does not go with unit \"", o.unit.word(), "\"; use one of ", words),
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

/// Whether the cell, its totals and N make a 2x2 table.
[[nodiscard]] inline bool is_two_by_two(const CooccurrenceOptions& o, Count count) {
  if (o.universe == Universe::nonempty) return false;
  return count == Count::characters || count == Count::units ||
         (count == Count::sources && o.unit.is(UnitRule::source)) ||
         (count == Count::cases && o.unit.is(UnitRule::case_));
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
  if (o.min_shared != 1) method.option("min_shared", o.min_shared);
  if (o.min_share != 0) method.option("min_share", o.min_share);
  method.option("distance", o.distance.value_or(0));
  if (o.distance && !o.distance_unit.is(UnitRule::character)) method.option("distance_unit", o.distance_unit);
  if (!o.mask.empty()) method.option("mask", AllenMask::from_words(o.mask).words());
  if (o.unit.is(UnitRule::window)) {
    method.option("base", o.base);
    method.option("window", o.window);
    method.option("step", o.step);
  }
  method.option("membership", o.membership.name());
  method.option("universe", o.universe);
  method.option("unassigned", o.unassigned);
}

[[nodiscard]] inline MeetingRule meeting_rule(const CooccurrenceOptions& o, Count count) {
  const bool wants_distinct = o.unit.is(UnitRule::exact) || o.unit.is(UnitRule::segment);
  const bool rectangular = !o.across.empty() || !o.columns.empty();
  return {.unit = o.unit,
          .count = count,
          .same_code = o.same_code != SameCode::auto_ ? o.same_code
                       : wants_distinct               ? SameCode::distinct
                                                      : SameCode::union_,
          .distance = o.distance,
          .membership = o.membership,
          .keep_sources = o.keep_sources && !rectangular,
          .threads = o.threads,
          .progress = o.progress,
          .distance_unit = o.distance_unit,
          .mask = AllenMask::from_words(o.mask),
          .min_shared = o.min_shared,
          .min_share = o.min_share,
          .base = o.base,
          .window = o.window,
          .step = o.step,
          .only_held = o.universe == Universe::nonempty};
}

[[nodiscard]] inline MeetingScopeOptions scope_options(const CooccurrenceOptions& o, Count count) {
  return {.count = count,
          .where = o.where,
          .within = o.within,
          .layer = o.layer,
          .codes = o.codes,
          .columns = o.columns,
          .level = o.level,
          .unassigned = o.unassigned,
          .universe = o.universe,
          .by = o.by,
          .coder_rule = o.coder_rule,
          .across = o.across,
          .consensus = o.consensus};
}

/// Whether counts, totals and N of the groups add up to those of all.
[[nodiscard]] inline bool groups_add_up(const CooccurrenceOptions& o, Count count) {
  if (groups_coders(o.by)) return o.coder_rule == CoderRule::within || count == Count::coders;
  const bool by_source = (o.by == "source" || o.by.starts_with("source.")) &&
                         (o.universe == Universe::coded || o.universe == Universe::nonempty);
  return by_source && count != Count::cases && count != Count::coders && !o.unit.is(UnitRule::case_);
}

}  // namespace detail
}  // namespace tematik
