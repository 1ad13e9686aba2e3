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
#include <tematik/tables/study_incidence.hpp>

namespace tematik {

/// The codebook as it is now, or as it was when the codings were made.
enum class CodebookTime : std::uint8_t { current, as_coded };

template <>
struct EnumNames<CodebookTime> {
  static constexpr std::string_view what = "codebook";
  static constexpr std::array<std::pair<CodebookTime, std::string_view>, 2> names{
      {{CodebookTime::current, "current"}, {CodebookTime::as_coded, "as_coded"}}};
};

/// Options of `saturation`. A rule that this version does not compute is refused (`not_available`).
struct SaturationOptions {
  Unit unit = UnitRule::source;
  Order order = Order::collected;
  Level level = Level::code;
  UnitCoderRule coder_rule = UnitCoderRule::pooled;
  CodebookTime codebook = CodebookTime::current;  ///< as_coded is refused: a merge keeps no former code of a coding
  bool skip_empty = false;
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  EdgeRule edges = EdgeRule::none;  ///< columns that are pairs of codes
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
