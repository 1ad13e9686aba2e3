#pragma once

/// @file
/// @brief The options of `saturation` and of its report.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/guest.hpp>
#include <tematik/query/order.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// Which coders' codings count for a unit coded by several.
enum class UnitCoderRule : std::uint8_t { pooled, majority, all };

template <>
struct EnumNames<UnitCoderRule> {
  static constexpr std::string_view what = "coder_rule";
  static constexpr std::array<std::pair<UnitCoderRule, std::string_view>, 3> names{
      {{UnitCoderRule::pooled, "pooled"}, {UnitCoderRule::majority, "majority"}, {UnitCoderRule::all, "all"}}};
};

/// The codebook as it is now, or as it was when the codings were made.
enum class CodebookTime : std::uint8_t { current, as_coded };

template <>
struct EnumNames<CodebookTime> {
  static constexpr std::string_view what = "codebook";
  static constexpr std::array<std::pair<CodebookTime, std::string_view>, 2> names{
      {{CodebookTime::current, "current"}, {CodebookTime::as_coded, "as_coded"}}};
};

/// Columns that are pairs of codes instead of codes.
enum class EdgeRule : std::uint8_t { none, unit, segment, overlap };

template <>
struct EnumNames<EdgeRule> {
  static constexpr std::string_view what = "edges";
  static constexpr std::array<std::pair<EdgeRule, std::string_view>, 4> names{{{EdgeRule::none, "none"},
                                                                               {EdgeRule::unit, "unit"},
                                                                               {EdgeRule::segment, "segment"},
                                                                               {EdgeRule::overlap, "overlap"}}};
};

/// Options of `saturation`. A rule that this version does not compute is refused (`not_available`).
struct SaturationOptions {
  Unit unit = UnitRule::source;
  Order order = Order::collected;
  Level level = Level::code;
  UnitCoderRule coder_rule = UnitCoderRule::pooled;
  CodebookTime codebook = CodebookTime::current;
  bool skip_empty = false;
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  EdgeRule edges = EdgeRule::none;  ///< unit: a unit holds a pair of codes if it holds both, anywhere
  std::vector<CodeRef> codes = {};
  std::int64_t min_units = 1;
  Unassigned unassigned = Unassigned::drop;
};

/// Options of `Saturation::report`.
struct SaturationReportOptions {
  GuestOptions guest = {};
  std::int64_t n = 10'000;  ///< random orders
  std::uint64_t seed = 0;
  double confidence = 0.95;  ///< of the band over these orders
  int threads = 0;           ///< 0: all
};

}  // namespace tematik
