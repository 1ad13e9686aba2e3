#pragma once

/// @file
/// @brief Front door: which sets of codes occur together as a whole, each in how many units and sources.
///
/// @code
/// auto sets = tematik::configurations(study, {.unit = tematik::UnitRule::sentence, .min_support = 2});
/// for (const auto& set : sets.sets) use(set.members, set.units, set.sources);
/// @endcode

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/cooccurrence_options.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/tables/code_configurations.hpp>
#include <tematik/tables/span_columns.hpp>
#include <tematik/tables/unit_columns.hpp>
#include <tematik/version.hpp>

namespace tematik {

/// Options of `configurations`.
struct ConfigurationsOptions {
  Unit unit = UnitRule::overlap;  ///< overlap: characters are counted
  std::optional<std::int64_t> max_size = {};
  std::int64_t min_support = 1;
  std::vector<CodeRef> dimensions = {};  ///< parents: per unit one child of each, none, or a conflict
  Level level = Level::code;
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  Membership membership = Membership::any;
  std::vector<CodeRef> codes = {};  ///< empty: all codable ones
  Universe universe = Universe::coded;
  Unassigned unassigned = Unassigned::keep;
  Unit base = UnitRule::line;  ///< of unit window
  std::int64_t window = 2;     ///< base units in a window
  std::int64_t step = 1;
};

/// Sets of rows with what they mean and how they were made.
struct Configurations : CodeConfigurations {
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;  ///< of the study that was read
  std::string unit = {};
  std::string level = {};

  /// The methods sentence.
  [[nodiscard]] std::string report(Language language = Language::en) const {
    return message("method.configurations", language,
                   {std::to_string(sets.size()), version, unit, level, std::to_string(n), std::to_string(sources)});
  }
};

/// The distinct sets of rows on the units of a study.
///
/// - **Units**: those of `cooccurrence` with `count = units`: line, sentence, paragraph, turn, word, stored
///   segmentations, window, segment, source, case; `overlap`: characters, stretch by stretch between the boundaries of spans.
/// - **Definition, range**: `code_configurations`. The empty set counts the units of the universe without a row.
/// - **Left out**: codings without a span in positional rules, sources without units or length; counted in `.method`.
/// - **Complexity**: that of `unit_columns` and `code_configurations`.
/// @throws UsageError for options that do not fit each other; LookupError for unknown names
[[nodiscard]] Configurations configurations(const Study& study, const ConfigurationsOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The parents named and which rows are their children.
[[nodiscard]] inline std::vector<CodeDimension> code_dimensions(const Study& study, const CodeRows& rows,
                                                                const ConfigurationsOptions& o) {
  std::vector<CodeDimension> out;
  if (!o.dimensions.empty() && !o.level.is(Level::code)) {
    throw UsageError("dimensions", "dimensions name parents of codes, so level must be \"code\"", "dimensions");
  }
  for (const CodeRef& ref : o.dimensions) {
    const CodeId parent = ref.in(study);
    CodeDimension dimension{.label = study.label(parent), .children = {}};
    for (std::size_t at = 0; at < rows.size(); ++at) {
      if (rows.objects[at].kind != ObjectKind::code) continue;
      const auto& parents = study.codes()[static_cast<CodeId>(rows.objects[at].row)].parents;
      if (std::find(parents.begin(), parents.end(), parent) != parents.end()) {
        dimension.children.push_back(static_cast<std::uint32_t>(at));
      }
    }
    if (dimension.children.empty()) {
      throw UsageError("dimensions", cat("dimensions: \"", dimension.label, "\" has no child among the rows"),
                       "dimensions", dimension.label);
    }
    out.push_back(std::move(dimension));
  }
  return out;
}

/// Characters of the universe, those outside `within` taken out: the places that are left stand end to end.
[[nodiscard]] inline CodeConfigurations configurations_of_characters(const Study& study, const Reading& reading,
                                                                     const CodeRows& rows,
                                                                     const std::vector<bool>& universe,
                                                                     ConfigurationOptions options,
                                                                     MethodRecord& method) {
  const SpanColumns spans = spans_in_scope(reading, span_columns(study, reading, rows, WithinRule::clip));
  std::vector<std::int64_t> lengths(universe.size()), begin, end;
  std::int64_t without_length = 0;
  for (const auto& [id, source] : study.sources()) {
    if (!universe[row(id)]) continue;
    without_length += source.length() ? 0 : 1;
    lengths[row(id)] = reading.within ? (*reading.within)[row(id)].measure() : source.length().value_or(0);
  }
  std::vector<std::uint32_t> source, code;
  for (std::size_t k = 0; k < spans.size(); ++k) {
    if (spans.end[k] > lengths[spans.source[k]]) continue;  // the length of its source is not known
    source.push_back(spans.source[k]);
    begin.push_back(spans.begin[k]);
    end.push_back(spans.end[k]);
    code.push_back(spans.row[k]);
  }
  method.step("sources_without_length", without_length);
  method.step("codings_without_span", spans.without_span);
  method.step("codings_outside_within", spans.outside_within);
  return character_configurations(source, begin, end, code, lengths, rows.size(), std::move(options));
}

}  // namespace detail

inline Configurations configurations(const Study& study, const ConfigurationsOptions& o) {
  if (o.unit.is_contact() && !o.unit.is(UnitRule::overlap)) {
    throw UsageError("unit",
                     detail::cat("sets are counted in units or, with \"overlap\", in characters; \"", o.unit.word(),
                                 "\" relates pairs of codings"),
                     "unit", o.unit.word());
  }
  if (o.universe == Universe::nonempty) {
    throw UsageError("not_available",
                     "universe: sets, the empty one included, add up to all units, so \"nonempty\" has no answer here",
                     "universe");
  }
  Reading reading = read_codings(
      study, {.where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes, .takes_stored_queries = true});
  const CodeRows rows = rows_of_codes(study, reading, o.level, o.unassigned);
  const bool by_hand = o.universe.word() == Universe::places_;
  const std::vector<bool> universe = by_hand                       ? cut_to_places(study, o.universe, reading)
                                     : o.universe == Universe::all ? reading.in_universe
                                                                   : reading.coded;
  ConfigurationOptions options{.max_size = o.max_size,
                               .min_support = o.min_support,
                               .labels = rows.labels,
                               .dimensions = detail::code_dimensions(study, rows, o)};
  Configurations out;
  out.unit = o.unit.word();
  out.level = o.level.word();
  out.revision = study.revision();
  out.warnings = reading.warnings;
  MethodRecord& method = out.method;
  method.function = "configurations";
  method.unit = out.unit;
  for (const auto& [name, number] : reading.steps) method.step(name, number);
  if (o.unit.is(UnitRule::overlap)) {
    static_cast<CodeConfigurations&>(out) =
        detail::configurations_of_characters(study, reading, rows, universe, std::move(options), method);
  } else {
    const UnitColumns units = unit_columns(
        study, reading, rows,
        UnitCut{.unit = o.unit, .membership = o.membership, .base = o.base, .window = o.window, .step = o.step},
        universe);
    method.step("sources_without_units", units.sources_without_units);
    method.step("codings_without_span", units.without_span);
    method.step("codings_outside_within", units.outside_within);
    if (units.sources_without_units > 0) {
      out.warnings.push_back(
          {.code = "units.missing", .values = {std::to_string(units.sources_without_units), out.unit}});
    }
    if (units.without_span > 0) {
      out.warnings.push_back({.code = "cooccurrence.no_span", .values = {std::to_string(units.without_span)}});
    }
    static_cast<CodeConfigurations&>(out) =
        code_configurations(units.source_of_unit, units.unit, units.row, rows.size(), std::move(options));
  }
  method.n = out.n;
  method.option("unit", o.unit);
  method.option("max_size", o.max_size);
  method.option("min_support", o.min_support);
  std::vector<std::string> parents;
  for (const auto& dimension : out.CodeConfigurations::options.dimensions) parents.push_back(dimension.label);
  method.option("dimensions", parents);
  method.option("level", o.level);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("layer", o.layer);
  method.option("membership", o.membership.name());
  if (o.unit.is(UnitRule::window)) {
    method.option("base", o.base);
    method.option("window", o.window);
    method.option("step", o.step);
  }
  method.option("universe", o.universe);
  method.option("unassigned", o.unassigned);
  method.step("sets_left_out", out.sets_left_out);
  method.step("units_left_out", out.units_left_out);
  method.step("codes_without_theme", rows.orphans);
  return out;
}

}  // namespace tematik
