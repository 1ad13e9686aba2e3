#pragma once

/// @file
/// @brief From a study to an incidence: which unit (source, case, wave, technique …) holds which code.
///
/// A unit without a coded source is not an empty row: it is left out and counted. Silence is "not coded", never "no".

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/order.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/incidence.hpp>
#include <tematik/tables/unit_columns.hpp>

namespace tematik {

/// How an incidence is read from a study; the options of saturation.
struct IncidenceOptions {
  Unit unit = UnitRule::source;  ///< source, case, or an attribute such as "source.wave"
  Order order = Order::collected;
  Level level = Level::code;
  bool skip_empty = false;  ///< drop coded units that hold no code
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  std::vector<CodeRef> codes = {};  ///< empty: all codable ones
  std::int64_t min_units = 1;       ///< keep codes held by at least so many units (retrospective)
  Unassigned unassigned = Unassigned::drop;
};

/// An incidence and what was left out on the way.
struct StudyIncidence {
  Incidence incidence = {};
  Flags flags = {};  ///< order_is_insertion, retrospective
  std::int64_t uncoded_units = 0;
  std::int64_t empty_units = 0;  ///< coded units without a code, kept unless skip_empty
  std::int64_t orphans = 0;      ///< codes without a theme
  std::int64_t unused_rows = 0;  ///< rows that no unit holds: they have no column
  std::string order = {};        ///< the order that was used
  Reading reading = {};
};

/// @throws UsageError for a unit that is none; LookupError for unknown names and for labels of an order that are none
[[nodiscard]] StudyIncidence incidence(const Study& study, const IncidenceOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// A unit in the making: its label, whether a source of it is coded, its first date and its first coding.
struct UnitDraft {
  std::string label = {};
  bool coded = false;
  bool all_dated = true;
  std::string date = {};  // earliest
  std::optional<Timestamp> first_coding = {};
  std::vector<std::uint32_t> rows = {};
};

class UnitDrafts {
 public:
  UnitDrafts(const Study& study, const Unit& unit) : study_(study), units_of_source_(study.sources().end_row()) {
    if (unit.is(UnitRule::source)) {
      for (const auto& [id, source] : study.sources()) put(id, study.label(id));
    } else if (unit.is(UnitRule::case_)) {
      places_.emplace(study);
      for (const auto& [id, record] : study.cases()) {
        unit_of_label_.try_emplace(study.label(id), drafts.size());
        drafts.push_back({.label = study.label(id)});
        unit_of_case_.emplace(id, drafts.size() - 1);
      }
      for (const auto& [id, source] : study.sources()) {
        for (const auto& place : places_->in(id)) units_of_source_[row(id)].push_back(unit_of_case_.at(place.case_));
      }
    } else {
      by_attribute(unit.word());
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& of(SourceId source) const { return units_of_source_[row(source)]; }
  /// Whether a coding at this place is in a unit of its source (a case may hold only a part of it).
  [[nodiscard]] bool holds(std::size_t unit, SourceId source, Span span) const {
    if (!places_) return true;
    for (const auto& place : places_->in(source)) {
      const auto found = unit_of_case_.find(place.case_);  // none: a case without a value of the attribute
      if (found != unit_of_case_.end() && found->second == unit && place.holds(span)) return true;
    }
    return false;
  }
  std::vector<UnitDraft> drafts = {};

 private:
  void put(SourceId source, const std::string& label) {
    const auto [place, is_new] = unit_of_label_.try_emplace(label, drafts.size());
    if (is_new) drafts.push_back({.label = label});
    units_of_source_[row(source)].push_back(place->second);
  }
  [[nodiscard]] static std::string word(const AttributeValue& value) {
    return std::visit(
        [](const auto& v) -> std::string {
          using T = std::decay_t<decltype(v)>;
          if constexpr (std::is_same_v<T, std::string>)
            return v;
          else
            return to_json(v);
        },
        value);
  }
  void by_attribute(const std::string& name) {
    const ObjectKind kind = attribute_kind(name);
    if (kind == ObjectKind::coder) {
      throw UsageError("unit",
                       cat("unit \"", name, "\": a unit is a source, a case or a value of one of their attributes"),
                       "unit", name);
    }
    if (kind == ObjectKind::source) {
      for (const auto& [id, source] : study_.sources()) {
        if (const auto value = attribute_value(study_, name, ObjectRef(id))) put(id, word(*value));
      }
      return;
    }
    places_.emplace(study_);
    for (const auto& [id, record] : study_.cases()) {
      const auto value = attribute_value(study_, name, ObjectRef(id));
      if (!value) continue;
      const auto [place, is_new] = unit_of_label_.try_emplace(word(*value), drafts.size());
      if (is_new) drafts.push_back({.label = word(*value)});
      unit_of_case_.emplace(id, place->second);
    }
    for (const auto& [id, source] : study_.sources()) {
      auto& units = units_of_source_[row(id)];
      for (const auto& place : places_->in(id)) {
        const auto unit = unit_of_case_.find(place.case_);
        if (unit != unit_of_case_.end() && std::find(units.begin(), units.end(), unit->second) == units.end()) {
          units.push_back(unit->second);
        }
      }
    }
  }

  const Study& study_;
  std::optional<CasePlaces> places_;
  std::map<std::string, std::size_t> unit_of_label_;
  std::map<CaseId, std::size_t> unit_of_case_;
  std::vector<std::vector<std::size_t>> units_of_source_;
};

/// The order of units as indices; sets `order` and the flag to what was used.
[[nodiscard]] inline std::vector<std::size_t> unit_order(const std::vector<UnitDraft>& units, const Order& wanted,
                                                         StudyIncidence& out) {
  std::vector<std::size_t> order(units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  out.order = wanted.name();
  const auto all = [&](auto has) { return std::all_of(units.begin(), units.end(), has); };
  switch (wanted.word()) {
    case Order::source:
      break;
    case Order::collected:
      if (all([](const UnitDraft& u) { return u.all_dated && !u.date.empty(); })) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return units[a].date < units[b].date; });
      } else {
        out.order = "source";
        out.flags.set(Flag::order_is_insertion);
      }
      break;
    case Order::coded:
      if (!all([](const UnitDraft& u) { return u.first_coding.has_value(); })) {
        throw UsageError("order", "order \"coded\": not every unit has a coding with a time; use collected or source",
                         "order");
      }
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return *units[a].first_coding < *units[b].first_coding; });
      break;
    case Order::random_: {
      RandomStream stream(wanted.seed(), RandomPurpose::permutation, 0);
      const auto shuffled = stream.permutation(static_cast<std::uint32_t>(units.size()));
      order.assign(shuffled.begin(), shuffled.end());
      break;
    }
    case Order::given: {
      std::vector<std::string> labels;
      for (const auto& unit : units) labels.push_back(unit.label);
      order.clear();
      for (const auto& label : wanted.labels()) {
        const std::size_t at = label_index(labels, label);
        if (std::find(order.begin(), order.end(), at) != order.end()) {
          throw UsageError("order", cat("order: the unit \"", label, "\" is named twice"), "order");
        }
        order.push_back(at);
      }
      if (order.size() != units.size()) {
        throw UsageError("order", cat("order: ", units.size(), " units are in scope, the list names ", order.size()),
                         "order");
      }
      break;
    }
  }
  return order;
}

}  // namespace detail

inline StudyIncidence incidence(const Study& study, const IncidenceOptions& o) {
  if (o.min_units < 1) throw UsageError("min_units", "min_units must be 1 or more", "min_units");
  const bool has_unit = o.unit.is(UnitRule::source) || o.unit.is(UnitRule::case_) ||
                        (!o.unit.rule() && o.unit.word().find('.') != std::string::npos);
  if (!has_unit) {
    throw UsageError("unit",
                     detail::cat("unit \"", o.unit.word(),
                                 "\": a unit of saturation is source, case or an "
                                 "attribute such as source.wave"),
                     "unit", o.unit.word());
  }
  StudyIncidence out;
  out.reading = read_codings(study, {.where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes});
  const CodeRows rows = rows_of_codes(study, out.reading.codes, o.level, o.unassigned);
  out.orphans = rows.orphans;

  detail::UnitDrafts units(study, o.unit);
  for (const auto& [id, source] : study.sources()) {
    if (!out.reading.coded[row(id)]) continue;
    for (const std::size_t u : units.of(id)) {
      auto& unit = units.drafts[u];
      unit.coded = true;
      const auto value = attribute_value(study, "source.date", ObjectRef(id));
      const auto* date = value ? std::get_if<std::string>(&*value) : nullptr;
      unit.all_dated = unit.all_dated && date != nullptr;
      if (date != nullptr && (unit.date.empty() || *date < unit.date)) unit.date = *date;
    }
  }
  const Codings& codings = study.codings();
  for (const std::uint32_t coding : out.reading.codings) {
    const auto source = static_cast<SourceId>(codings.source()[coding]);
    const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
    const Span span = has_span ? Span{codings.begin()[coding], codings.end()[coding]} : Span{};
    if (out.reading.within && (!has_span || !(*out.reading.within)[row(source)].meets(span))) continue;
    for (const std::size_t u : units.of(source)) {
      if (!units.holds(u, source, span)) continue;
      auto& unit = units.drafts[u];
      const auto& of_code = rows.of_code[codings.code()[coding]];
      unit.rows.insert(unit.rows.end(), of_code.begin(), of_code.end());
      if (o.order.word() != Order::coded) continue;
      const auto created = codings[static_cast<CodingId>(coding)].created;
      if (created && (!unit.first_coding || *created < *unit.first_coding)) unit.first_coding = created;
    }
  }
  for (const auto& unit : units.drafts) out.uncoded_units += unit.coded ? 0 : 1;
  std::erase_if(units.drafts, [](const detail::UnitDraft& unit) { return !unit.coded; });
  for (const auto& unit : units.drafts) out.empty_units += unit.rows.empty() ? 1 : 0;
  if (o.skip_empty) std::erase_if(units.drafts, [](const detail::UnitDraft& unit) { return unit.rows.empty(); });

  const auto order = detail::unit_order(units.drafts, o.order, out);
  std::vector<std::int64_t> held_by(rows.size());
  for (auto& unit : units.drafts) {
    std::sort(unit.rows.begin(), unit.rows.end());
    unit.rows.erase(std::unique(unit.rows.begin(), unit.rows.end()), unit.rows.end());
    for (const std::uint32_t r : unit.rows) ++held_by[r];
  }
  std::vector<std::int64_t> column(rows.size(), -1);
  Incidence& table = out.incidence;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (held_by[r] < o.min_units) {
      out.unused_rows += held_by[r] == 0 ? 1 : 0;
      continue;
    }
    column[r] = static_cast<std::int64_t>(table.code_labels.size());
    table.code_labels.push_back(rows.labels[r]);
  }
  out.flags.set(Flag::retrospective, o.min_units > 1);
  table.bits = BitMatrix(units.drafts.size(), table.code_labels.size());
  for (std::size_t position = 0; position < order.size(); ++position) {
    const auto& unit = units.drafts[order[position]];
    table.unit_labels.push_back(unit.label);
    for (const std::uint32_t r : unit.rows) {
      if (column[r] >= 0) table.bits.set(position, static_cast<std::size_t>(column[r]));
    }
  }
  return out;
}

}  // namespace tematik
