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

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/batches.hpp>
#include <tematik/metrics/chance_new.hpp>
#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/edge_saturation.hpp>
#include <tematik/metrics/first_appearance.hpp>
#include <tematik/metrics/francis.hpp>
#include <tematik/metrics/guest.hpp>
#include <tematik/metrics/hill.hpp>
#include <tematik/metrics/lowe.hpp>
#include <tematik/metrics/near_saturation.hpp>
#include <tematik/metrics/novelty.hpp>
#include <tematik/metrics/order_diagnostics.hpp>
#include <tematik/metrics/permute_accumulation.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/metrics/salient.hpp>
#include <tematik/metrics/strata_surface.hpp>
#include <tematik/metrics/theme_saturation.hpp>
#include <tematik/metrics/units_for.hpp>
#include <tematik/model/design.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/saturation_options.hpp>
#include <tematik/support/method.hpp>
#include <tematik/tables/study_incidence.hpp>

namespace tematik {

/// The incidence in order, and the figures that read it.
struct Saturation {
  Incidence incidence = {};                  ///< units x codes, or pairs of codes with `edges`
  Incidence code_incidence = {};             ///< units x codes with `edges`; else empty
  std::vector<ThemeColumns> themes = {};     ///< columns of `incidence`: codes of a theme, pairs with both in it
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
  EdgeRule edge_rule = EdgeRule::none;
  CodebookTime codebook = CodebookTime::current;
  std::vector<std::int64_t> current = {};  ///< with `as_coded`: `cumulative` by the codebook of today; else empty
  std::vector<std::int64_t> gap = {};      ///< with `as_coded`: `current` - `cumulative`; else empty

  [[nodiscard]] GuestResult guest(GuestOptions o = {}) const { return tematik::guest(new_codes, o); }
  [[nodiscard]] FrancisResult francis(FrancisOptions o = {}) const { return tematik::francis(incidence, o); }
  [[nodiscard]] BatchesResult batches(const BatchesOptions& o = {}) const { return tematik::batches(new_codes, o); }
  [[nodiscard]] BatchesResult quartiles(QuartilesOptions o = {}) const { return tematik::quartiles(new_codes, o); }
  [[nodiscard]] NearSaturationResult near_saturation(NearSaturationOptions o = {}) const {
    return tematik::near_saturation(new_codes, o);
  }
  [[nodiscard]] NoveltyResult novelty() const { return tematik::novelty(incidence); }
  [[nodiscard]] SalientResult salient(SalientOptions o = {}) const { return tematik::salient(incidence, o); }
  /// Mean over all orders of these units with its exact spread.
  [[nodiscard]] AccumulationResult curve(AccumulationOptions o = {}) const { return accumulation(incidence, o); }
  [[nodiscard]] CoverageResult coverage(CoverageOptions o = {}) const { return tematik::coverage(incidence, o); }
  [[nodiscard]] ExpectedNewResult expected_new() const { return tematik::expected_new(incidence); }
  [[nodiscard]] UnitsForResult units_for_coverage(double c) const { return tematik::units_for_coverage(incidence, c); }
  [[nodiscard]] UnitsForResult units_for_share(double g) const { return tematik::units_for_share(incidence, g); }
  [[nodiscard]] RichnessResult richness(RichnessOptions o = {}) const { return tematik::richness(incidence, o); }
  [[nodiscard]] RichnessTable richness(const std::vector<RichnessEstimator>& estimators, RichnessOptions o = {}) const {
    return tematik::richness(incidence, estimators, o);
  }
  [[nodiscard]] HillResult hill(const HillOptions& o = {}) const { return tematik::hill(incidence, o); }
  [[nodiscard]] PermuteAccumulationResult permute(const PermuteOptions& o = {}) const {
    return permute_accumulation(incidence, o);
  }
  [[nodiscard]] FirstAppearanceResult first_appearance() const { return tematik::first_appearance(incidence); }
  [[nodiscard]] ChanceNewResult chance_new(ChanceNewOptions o = {}) const { return tematik::chance_new(incidence, o); }
  [[nodiscard]] OrderDiagnosticsResult diagnostics(const OrderDiagnosticsOptions& o = {}) const {
    return order_diagnostics(incidence, o);
  }
  [[nodiscard]] LoweResult lowe(LoweOptions o = {}) const { return tematik::lowe(new_codes, o); }
  /// @param groups  the stratum of each unit, in order
  [[nodiscard]] StrataSurfaceResult strata(const std::vector<std::string>& groups, const StrataOptions& o = {}) const {
    return strata_surface(incidence, groups, o);
  }
  /// Strata by an attribute of the units, such as "source.technique"; a unit without a value is in "(missing)".
  /// @throws UsageError if units are no objects with that attribute, or the study has changed since
  [[nodiscard]] StrataSurfaceResult strata(const Study& study, const std::string& attribute,
                                           const StrataOptions& o = {}) const;
  /// Relations beside codes: pairs that one unit holds, or those that the result was read with.
  [[nodiscard]] EdgeSaturationResult edges() const {
    if (edge_rule == EdgeRule::none) return edge_saturation(incidence);
    return edge_saturation(code_incidence, incidence, std::string(to_string(edge_rule)));
  }
  [[nodiscard]] ThemeSaturationResult by_theme(const ThemeSaturationOptions& o = {}) const {
    return theme_saturation(incidence, themes, o);
  }
  /// One row per unit: position, unit, codes, new, cumulative; with `as_coded` also current and gap.
  [[nodiscard]] Table table() const;
  /// The default figures, cautions and the methods paragraph, worded as the approach of the study asks.
  [[nodiscard]] SaturationReport report(Language language = Language::en, const SaturationReportOptions& o = {}) const;
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
  if (codebook == CodebookTime::as_coded) out.add("current", current).add("gap", gap);
  return out;
}

namespace detail {

/// A figure for a sentence.
[[nodiscard]] inline std::string two_digits(double value) { return json_number(std::round(value * 100) / 100); }

/// The methods paragraph.
[[nodiscard]] inline std::string saturation_text(const Saturation& seen, const SaturationReport& r) {
  const auto say = [&](std::string_view code, const std::vector<std::string>& values) {
    return message(code, r.language, values);
  };
  const GuestResult& g = r.guest;
  std::vector<std::string> values{std::to_string(g.options.base), std::to_string(g.options.run),
                                  json_number(g.options.threshold)};
  if (g.stop) {
    values.push_back(std::to_string(*g.stop));
    values.push_back(std::to_string(g.codes_after_stop.value_or(0)));
  } else {
    values.emplace_back(to_string(g.status));
  }
  std::string stop = say(!g.stop                                ? "method.guest.none"
                         : seen.approach == Approach::reflexive ? "method.guest.stop.reflexive"
                                                                : "method.guest.stop",
                         values);
  if (!r.orders.stops.empty()) {
    const OrderStops& over = r.orders.stops.front();
    std::vector<std::string> numbers{std::to_string(over.orders), std::to_string(r.orders.options.seed)};
    if (over.status == Status::not_reached) {
      stop += " " + say("method.saturation.never", numbers);
    } else if (over.status == Status::ok) {
      for (const double q : {.025, .975, .5}) numbers.push_back(std::to_string(over.quantile(q).value_or(0)));
      numbers.push_back(two_digits(100 * over.never()));
      stop += " " + say("method.saturation.orders", numbers);
    }
  }
  const bool codes = seen.edge_rule == EdgeRule::none;
  std::string out =
      say(codes ? "method.saturation" : "method.saturation.edges",
          {std::to_string(seen.incidence.units()), seen.order,
           std::to_string(seen.cumulative.empty() ? 0 : seen.cumulative.back()), version, seen.unit, seen.level, stop});
  if (seen.codebook == CodebookTime::as_coded) {
    out += " " + say("method.saturation.as_coded", {std::to_string(seen.current.empty() ? 0 : seen.current.back())});
  }
  if (r.coverage.status == Status::ok) {
    out += " " + say("method.saturation.coverage", {two_digits(r.coverage.value), two_digits(r.expected_new.value)});
  }
  if (!std::isnan(r.richness.value)) out += " " + say("method.saturation.richness", {two_digits(r.richness.value)});
  return out;
}

/// The columns of each theme that has a code in the scope of the call.
[[nodiscard]] inline std::vector<ThemeColumns> theme_columns(const Study& study, const StudyIncidence& read,
                                                             const SaturationOptions& o) {
  std::map<std::string, std::size_t> column_of;
  for (const auto& label : read.incidence.code_labels) column_of.emplace(label, column_of.size());
  std::vector<ThemeColumns> out;
  const CodeRows& rows = read.rows;
  std::vector<bool> has_theme(rows.of_code.size());
  const auto add = [&](std::string name, const auto& codes) {
    std::set<std::size_t> columns;
    bool in_scope = false;
    for (const CodeId code : codes) {
      has_theme[row(code)] = true;
      in_scope = in_scope || !rows.of_code[row(code)].empty();
      for (const std::uint32_t r : rows.of_code[row(code)]) {
        const auto found = column_of.find(rows.labels[r]);
        if (found != column_of.end() && (!o.level.is(Level::theme) || rows.labels[r] == name))
          columns.insert(found->second);
      }
    }
    if (in_scope) out.push_back({.theme = std::move(name), .codes = {columns.begin(), columns.end()}});
  };
  for (const auto& [theme, record] : study.themes()) add(study.label(theme), study.codes_of(theme));
  std::vector<CodeId> rest;
  for (const CodeId code : read.reading.codes) {
    if (o.unassigned == Unassigned::keep && !has_theme[row(code)]) rest.push_back(code);
  }
  if (!rest.empty()) add("(no theme)", rest);
  return out;
}

}  // namespace detail

inline SaturationReport Saturation::report(Language language, const SaturationReportOptions& o) const {
  SaturationReport out{.cumulative = cumulative,
                       .curve = curve({.confidence = o.confidence}),
                       .orders = permute({.n = o.n,
                                          .seed = o.seed,
                                          .rules = {guest_rule(o.guest.base, o.guest.run, o.guest.threshold)},
                                          .confidence = o.confidence,
                                          .threads = o.threads}),
                       .richness = richness(),
                       .coverage = coverage(),
                       .expected_new = expected_new(),
                       .guest = guest(o.guest),
                       .themes = by_theme({.guest = o.guest}),
                       .cautions = warnings,
                       .language = language,
                       .method = method};
  const auto caution = [&](const char* code, std::vector<std::string> values = {}) {
    out.cautions.push_back({.code = code, .values = std::move(values)});
  };
  if (out.guest.codes_after_stop.value_or(0) > 0) {
    caution("saturation.codes_after_stop",
            {std::to_string(*out.guest.codes_after_stop), out.orders.options.rules.front().label()});
  }
  if (out.curve.sd_status == Status::bounded) caution("saturation.sd_simulated");
  if (out.curve.status == Status::ok) caution("saturation.bands");
  if (out.coverage.status == Status::ok) caution("saturation.lower_bound");
  caution("saturation.not_measured");
  out.text = detail::saturation_text(*this, out);
  out.method.function = "saturation_report";
  out.method.seed = o.seed;
  out.method.option("guest_base", o.guest.base);
  out.method.option("guest_run", o.guest.run);
  out.method.option("guest_threshold", o.guest.threshold);
  out.method.option("n", o.n);
  out.method.option("confidence", o.confidence);
  return out;
}

inline StrataSurfaceResult Saturation::strata(const Study& study, const std::string& attribute,
                                              const StrataOptions& o) const {
  if (study.revision() != revision) {
    throw UsageError("study_changed", "the study has changed since this result was made; call saturation again");
  }
  const ObjectKind kind = attribute_kind(attribute);
  if (unit != to_string(kind)) {
    throw UsageError("strata",
                     detail::cat("the units are of the kind \"", unit, "\", which has no attribute \"", attribute,
                                 "\"; give the group of each unit instead"),
                     "groups", attribute);
  }
  std::vector<std::string> groups;
  for (const auto& label : incidence.unit_labels) {
    const auto object = kind == ObjectKind::source ? ObjectRef(study.source(label)) : ObjectRef(study.case_(label));
    const auto value = attribute_value(study, attribute, object);
    const auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
    if (text != nullptr) {
      groups.push_back(*text);
    } else {
      groups.push_back(value ? std::visit([](const auto& v) { return to_json(v); }, *value) : "(missing)");
    }
  }
  return strata(groups, o);
}

inline Saturation saturation(const Study& study, const SaturationOptions& o) {
  StudyIncidence read = tematik::incidence(study, {.unit = o.unit,
                                                   .order = o.order,
                                                   .level = o.level,
                                                   .skip_empty = o.skip_empty,
                                                   .where = o.where,
                                                   .within = o.within,
                                                   .layer = o.layer,
                                                   .codes = o.codes,
                                                   .min_units = o.min_units,
                                                   .unassigned = o.unassigned,
                                                   .coder_rule = o.coder_rule,
                                                   .edges = o.edges,
                                                   .codebook = o.codebook,
                                                   .sets = o.sets});
  Saturation out;
  out.themes = detail::theme_columns(study, read, o);
  out.incidence = std::move(read.incidence);
  out.edge_rule = o.edges;
  if (o.edges != EdgeRule::none) {
    EdgeIncidence pairs = std::move(read.edges);
    for (auto& theme : out.themes) {
      const std::set<std::size_t> codes(theme.codes.begin(), theme.codes.end());
      theme.codes.clear();
      for (std::size_t e = 0; e < pairs.edges.size(); ++e) {
        if (codes.contains(pairs.edges[e].first) && codes.contains(pairs.edges[e].second)) theme.codes.push_back(e);
      }
    }
    out.code_incidence = std::exchange(out.incidence, std::move(pairs.incidence));
  }
  out.new_codes = out.incidence.new_counts();
  out.cumulative = out.incidence.cumulative();
  out.status = out.incidence.units() == 0 ? Status::no_data : Status::ok;
  out.flags = read.flags;
  out.warnings = read.reading.warnings;
  out.revision = study.revision();
  out.approach = study.approach();
  out.unit = o.sets.empty() ? o.unit.word() : "given";
  out.codebook = o.codebook;
  if (o.codebook == CodebookTime::as_coded) {
    out.current = read.current.cumulative();
    for (std::size_t i = 0; i < out.current.size(); ++i) out.gap.push_back(out.current[i] - out.cumulative[i]);
  }
  out.order = read.order;
  out.level = o.level.word();
  if (auto warning = gate_warning(study.approach(), GatedMetric::saturation)) out.warnings.push_back(*warning);
  const auto warn = [&](std::string code, std::int64_t number) {
    if (number > 0) out.warnings.push_back({.code = std::move(code), .values = {std::to_string(number)}});
  };
  warn("saturation.uncoded_units", read.uncoded_units);
  warn("saturation.empty_units", o.skip_empty ? 0 : read.empty_units);
  if (o.codebook == CodebookTime::as_coded) {
    if (!read.has_times) out.warnings.push_back({.code = "saturation.no_coding_times"});
    const auto widest = std::max_element(out.gap.begin(), out.gap.end(),
                                         [](std::int64_t a, std::int64_t b) { return std::abs(a) < std::abs(b); });
    if (widest != out.gap.end() && *widest != 0) {
      out.warnings.push_back({.code = "saturation.codebook_gap",
                              .values = {std::to_string(*widest), std::to_string(widest - out.gap.begin() + 1),
                                         std::to_string(out.gap.back())}});
    }
  }
  if (o.edges != EdgeRule::none) out.warnings.push_back({.code = "saturation.edges_dependent"});
  if (read.flags.has(Flag::order_is_insertion)) out.warnings.push_back({.code = "saturation.order_is_insertion"});

  MethodRecord& method = out.method;
  method.function = "saturation";
  method.unit = out.unit;
  method.n = static_cast<std::int64_t>(out.incidence.units());
  if (o.order.word() == Order::random_) method.seed = o.order.seed();
  if (o.sets.empty()) {
    method.option("unit", o.unit);
  } else {
    method.option("unit", out.unit);
  }
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
  if (o.edges == EdgeRule::segment || o.edges == EdgeRule::overlap) {
    method.step("codings_without_span", read.without_span);
  }
  method.step("codes_never_held", read.unused_rows);
  if (o.codebook == CodebookTime::as_coded) method.step("found_again_by_recoding", read.found_again);
  method.citations = {"Guest, Namey & Chen 2020, doi:10.1371/journal.pone.0232076",
                      "Colwell, Mao & Chang 2004, doi:10.1890/03-0557", "Chao 1987, doi:10.2307/2531532",
                      "Chao & Jost 2012, doi:10.1890/11-1952.1"};
  if (study.approach() == Approach::reflexive) {  // what speaks against the figure stands beside it
    method.citations.emplace_back("Braun & Clarke 2021, doi:10.1080/2159676X.2019.1704846");
    method.citations.emplace_back("Sim et al. 2018, doi:10.1080/13645579.2018.1454643");
  }
  return out;
}

}  // namespace tematik
