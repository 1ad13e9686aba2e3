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

#include <tematik/query/order.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/detail/meeting_codings.hpp>
#include <tematik/tables/detail/unit_drafts.hpp>
#include <tematik/tables/edge_incidence.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// Which coders' codings count for a unit coded by several: `pooled` any one's; `majority` a code that more than half,
/// `all` a code that every one of the coders holds who have a coding in the unit (of any code, by `where`; with or
/// without `within`). These two read coder layers, pooled reads `final`.
enum class UnitCoderRule : std::uint8_t { pooled, majority, all };

template <>
struct EnumNames<UnitCoderRule> {
  static constexpr std::string_view what = "coder_rule";
  static constexpr std::array<std::pair<UnitCoderRule, std::string_view>, 3> names{
      {{UnitCoderRule::pooled, "pooled"}, {UnitCoderRule::majority, "majority"}, {UnitCoderRule::all, "all"}}};
};

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
  UnitCoderRule coder_rule = UnitCoderRule::pooled;
  EdgeRule edges = EdgeRule::none;  ///< with a coder rule, segment and overlap ask for both codings by one coder
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
  EdgeIncidence edges = {};       ///< pairs of the columns of `incidence`, by the rule of `edges`
  std::int64_t without_span = 0;  ///< codings that cannot meet another one (edges by segment and overlap)
};

/// @throws UsageError for a unit that is none; LookupError for unknown names and for labels of an order that are none
[[nodiscard]] StudyIncidence incidence(const Study& study, const IncidenceOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

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
  const bool apart = o.coder_rule != UnitCoderRule::pooled;
  const bool positional = o.edges == EdgeRule::segment || o.edges == EdgeRule::overlap;
  out.reading = read_codings(
      study, {.where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes, .keeps_coders_apart = apart});
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
      if (apart) {
        for (const std::uint32_t r : of_code) unit.claim(r, r, codings.coder()[coding]);
      } else {
        unit.rows.insert(unit.rows.end(), of_code.begin(), of_code.end());
      }
      if (o.order.word() != Order::coded) continue;
      const auto created = codings[static_cast<CodingId>(coding)].created;
      if (created && (!unit.first_coding || *created < *unit.first_coding)) unit.first_coding = created;
    }
  }
  if (positional) {
    const auto meet = [&](std::uint32_t one, std::uint32_t other, Span both) {
      const std::uint32_t coder = codings.coder()[one];
      if (apart && codings.coder()[other] != coder) return;
      const auto source = static_cast<SourceId>(codings.source()[one]);
      for (const std::size_t u : units.of(source)) {
        if (!units.holds(u, source, both)) continue;
        for (const std::uint32_t a : rows.of_code[codings.code()[one]]) {
          for (const std::uint32_t b : rows.of_code[codings.code()[other]]) {
            if (a == b) continue;
            if (apart) {
              units.drafts[u].claim(a, b, coder);
            } else {
              units.drafts[u].hold(a, b);
            }
          }
        }
      }
    };
    out.without_span = detail::for_each_meeting(study, out.reading, o.edges, meet);
  }
  if (apart) {
    const auto present = [&](const std::vector<std::uint32_t>& read) {
      for (const std::uint32_t coding : read) {
        const auto add = [&](detail::UnitDraft& unit) { unit.coders.push_back(codings.coder()[coding]); };
        units.for_each_holding(coding, add);
      }
    };
    present(read_codings(study, {.where = o.where, .layer = o.layer, .keeps_coders_apart = true}).codings);
    present(out.reading.codings);  // the codes asked for may be none of the codable ones
    for (auto& unit : units.drafts) unit.settle(o.coder_rule == UnitCoderRule::all);
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
  if (o.edges == EdgeRule::unit) out.edges = edge_incidence(table);
  if (positional) {
    std::vector<HeldEdge> held;
    for (std::size_t position = 0; position < order.size(); ++position) {
      for (const std::uint64_t pair : units.drafts[order[position]].pairs) {
        const std::int64_t a = column[pair >> 32], b = column[static_cast<std::uint32_t>(pair)];
        if (a >= 0 && b >= 0) held.push_back({{static_cast<std::size_t>(a), static_cast<std::size_t>(b)}, position});
      }
    }
    out.edges = edge_incidence(table, std::move(held));
  }
  return out;
}

}  // namespace tematik
