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
#include <tematik/support/parallel.hpp>
#include <tematik/tables/cooccurrence_table.hpp>

namespace tematik {

/// Whether spans of one row in one source are one coding: joined, kept, or equal ones dropped.
enum class SameCode : std::uint8_t { auto_, union_, keep, distinct };

template <>
struct EnumNames<SameCode> {
  static constexpr std::string_view what = "same_code";
  static constexpr std::array<std::pair<SameCode, std::string_view>, 4> names{{{SameCode::auto_, "auto"},
                                                                               {SameCode::union_, "union"},
                                                                               {SameCode::keep, "keep"},
                                                                               {SameCode::distinct, "distinct"}}};
};

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
  std::vector<CodeRef> codes = {};    ///< empty: all codable ones
  std::vector<CodeRef> columns = {};  ///< empty: the rows
  Universe universe = Universe::coded;
  Unassigned unassigned = Unassigned::keep;
  std::string by = {};
  bool keep_sources = true;
  int threads = 0;
  Progress progress = {};
};

}  // namespace tematik
