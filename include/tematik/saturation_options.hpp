#pragma once

/// @file
/// @brief The options of `saturation` and of its report, and what the report holds.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/guest.hpp>
#include <tematik/metrics/permute_accumulation.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/metrics/theme_saturation.hpp>
#include <tematik/query/order.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/study_incidence.hpp>

namespace tematik {

/// Options of `saturation`; what each means is said at `IncidenceOptions`.
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
  EdgeRule edges = EdgeRule::none;  ///< columns that are pairs of codes
  std::vector<CodeRef> codes = {};
  std::int64_t min_units = 1;
  Unassigned unassigned = Unassigned::drop;
  std::vector<UnitSet> sets = {};  ///< units put together by the caller, in the place of `unit`
};

/// Options of `Saturation::report`.
struct SaturationReportOptions {
  GuestOptions guest = {};
  std::int64_t n = 10'000;  ///< random orders
  std::uint64_t seed = 0;
  double confidence = 0.95;  ///< of the band over these orders
  int threads = 0;           ///< 0: all
};

/// The default figures of a study, with what has to be said beside them.
struct SaturationReport {
  std::vector<std::int64_t> cumulative = {};  ///< codes seen after each unit, in the order used
  AccumulationResult curve = {};              ///< exact mean and spread over all orders
  PermuteAccumulationResult orders = {};      ///< band, and where Guest's rule stops in random orders
  RichnessResult richness = {};               ///< chao2_bc: say "at least"
  CoverageResult coverage = {};
  ExpectedNewResult expected_new = {};
  GuestResult guest = {};
  ThemeSaturationResult themes = {};
  std::vector<Warning> cautions = {};  ///< the warnings of the result, and how to read these figures
  std::string text = {};               ///< the methods paragraph
  Language language = Language::en;
  MethodRecord method = {};

  /// One row per t: t, observed, mean, sd (of the orders where the exact one is missing), lo, hi of the orders.
  [[nodiscard]] Table table() const;
};

// ---------------------------------------------------------------------------------------------------------

inline Table SaturationReport::table() const {
  std::vector<std::int64_t> positions, observed;
  for (std::size_t t = 0; t < curve.mean.size(); ++t) {
    positions.push_back(static_cast<std::int64_t>(t));
    observed.push_back(t == 0 ? 0 : cumulative[t - 1]);
  }
  Table out;
  out.add("t", std::move(positions)).add("observed", std::move(observed)).add("mean", curve.mean);
  out.add("sd", curve.sd_status == Status::ok ? curve.sd : orders.sd).add("lo", orders.lo).add("hi", orders.hi);
  return out;
}

}  // namespace tematik
