#pragma once

/// @file
/// @brief Front door: how new codes arrive unit by unit in a study.
///
/// Arithmetic on which units hold which codes. It reports curves, stop points of named rules and estimates; it never
/// decides that a study is finished.
///
/// @code
/// auto seen = tematik::saturation(study, {.order = tematik::Order::collected});
/// if (auto g = seen.guest(); g.status == tematik::Status::ok) use(g.stop);
/// @endcode

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/guest.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/model/design.hpp>
#include <tematik/support/method.hpp>
#include <tematik/tables/study_incidence.hpp>

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
  EdgeRule edges = EdgeRule::none;
  std::vector<CodeRef> codes = {};
  std::int64_t min_units = 1;
  Unassigned unassigned = Unassigned::drop;
};

/// The incidence in order, and the figures that read it.
struct Saturation {
  Incidence incidence = {};
  std::vector<std::int64_t> new_codes = {};  ///< codes first seen at each position (Python: `.new`)
  std::vector<std::int64_t> cumulative = {};
  Status status = Status::ok;  ///< no_data: no coded unit
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  Approach approach = Approach::undeclared;
  std::string unit = {};
  std::string order = {};
  std::string level = {};

  [[nodiscard]] GuestResult guest(GuestOptions options = {}) const { return tematik::guest(new_codes, options); }
  /// Mean over all orders of these units with its exact spread.
  [[nodiscard]] AccumulationResult curve(AccumulationOptions options = {}) const {
    return accumulation(incidence, options);
  }
  [[nodiscard]] RichnessResult richness(RichnessOptions options = {}) const {
    return tematik::richness(incidence, options);
  }
  [[nodiscard]] CoverageResult coverage(CoverageOptions options = {}) const {
    return tematik::coverage(incidence, options);
  }
  [[nodiscard]] ExpectedNewResult expected_new() const { return tematik::expected_new(incidence); }
  /// One row per unit: position, unit, codes, new, cumulative.
  [[nodiscard]] Table table() const;
  /// The methods paragraph, worded as the approach of the study asks.
  [[nodiscard]] std::string report(Language language = Language::en, GuestOptions options = {}) const;
};

/// Reads the incidence of a study in an order.
/// @throws UsageError, LookupError as `incidence`
[[nodiscard]] Saturation saturation(const Study& study, const SaturationOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline Table Saturation::table() const {
  std::vector<std::int64_t> position;
  for (std::size_t i = 0; i < new_codes.size(); ++i) position.push_back(static_cast<std::int64_t>(i) + 1);
  Table out;
  out.add("position", std::move(position)).add("unit", incidence.unit_labels);
  out.add("codes", incidence.unit_counts()).add("new", new_codes).add("cumulative", cumulative);
  return out;
}

inline std::string Saturation::report(Language language, GuestOptions options) const {
  const GuestResult g = guest(options);
  std::vector<std::string> values{std::to_string(options.base), std::to_string(options.run),
                                  json_number(options.threshold)};
  std::string stop;
  if (g.stop) {
    values.push_back(std::to_string(*g.stop));
    values.push_back(std::to_string(g.codes_after_stop.value_or(0)));
    stop = message(approach == Approach::reflexive ? "method.guest.stop.reflexive" : "method.guest.stop", language,
                   values);
  } else {
    values.emplace_back(to_string(g.status));
    stop = message("method.guest.none", language, values);
  }
  const std::int64_t codes = cumulative.empty() ? 0 : cumulative.back();
  return message("method.saturation", language,
                 {std::to_string(incidence.units()), order, std::to_string(codes), version, unit, level, stop});
}

inline Saturation saturation(const Study& study, const SaturationOptions& o) {
  const auto refuse = [](std::string_view option, std::string_view word) {
    throw UsageError("not_available", detail::cat(option, ": only \"", word, "\" is available in this version"),
                     std::string(option));
  };
  if (o.coder_rule != UnitCoderRule::pooled) refuse("coder_rule", "pooled");
  if (o.codebook != CodebookTime::current) refuse("codebook", "current");
  if (o.edges != EdgeRule::none) refuse("edges", "none");
  StudyIncidence read = tematik::incidence(study, {.unit = o.unit,
                                                   .order = o.order,
                                                   .level = o.level,
                                                   .skip_empty = o.skip_empty,
                                                   .where = o.where,
                                                   .within = o.within,
                                                   .layer = o.layer,
                                                   .codes = o.codes,
                                                   .min_units = o.min_units,
                                                   .unassigned = o.unassigned});
  Saturation out;
  out.incidence = std::move(read.incidence);
  out.new_codes = out.incidence.new_counts();
  out.cumulative = out.incidence.cumulative();
  out.status = out.incidence.units() == 0 ? Status::no_data : Status::ok;
  out.flags = read.flags;
  out.warnings = read.reading.warnings;
  out.revision = study.revision();
  out.approach = study.approach();
  out.unit = o.unit.word();
  out.order = read.order;
  out.level = o.level.word();
  if (auto warning = gate_warning(study.approach(), GatedMetric::saturation)) out.warnings.push_back(*warning);
  const auto warn = [&](std::string code, std::int64_t number) {
    if (number > 0) out.warnings.push_back({.code = std::move(code), .values = {std::to_string(number)}});
  };
  warn("saturation.uncoded_units", read.uncoded_units);
  warn("saturation.empty_units", o.skip_empty ? 0 : read.empty_units);
  if (read.flags.has(Flag::order_is_insertion)) out.warnings.push_back({.code = "saturation.order_is_insertion"});

  MethodRecord& method = out.method;
  method.function = "saturation";
  method.unit = out.unit;
  method.n = static_cast<std::int64_t>(out.incidence.units());
  if (o.order.word() == Order::random_) method.seed = o.order.seed();
  method.option("unit", o.unit);
  method.option("order", o.order.name());
  method.option("level", o.level);
  method.option("coder_rule", o.coder_rule);
  method.option("codebook", o.codebook);
  method.option("skip_empty", o.skip_empty);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("layer", o.layer);
  method.option("edges", o.edges);
  method.option("min_units", o.min_units);
  method.option("unassigned", o.unassigned);
  for (const auto& [name, number] : read.reading.steps) method.step(name, number);
  method.step("uncoded_units", read.uncoded_units);
  method.step("empty_units", read.empty_units);
  method.step("codes_without_theme", read.orphans);
  method.step("codes_never_held", read.unused_rows);
  method.citations = {"Guest, Namey & Chen 2020, doi:10.1371/journal.pone.0232076",
                      "Colwell, Mao & Chang 2004, doi:10.1890/03-0557", "Chao 1987, doi:10.2307/2531532",
                      "Chao & Jost 2012, doi:10.1890/11-1952.1"};
  return out;
}

}  // namespace tematik
