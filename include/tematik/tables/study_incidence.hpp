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
#include <tematik/tables/detail/codes_as_given.hpp>
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

/// Which codebook columns are codes of.
///
/// - `current`: the codebook as it is; codes that were merged are one.
/// - `as_coded`: codings and merges in order of time (`created`; where a coding has none, in the order in which all were
///   added). A coding counts as the code it was given, whatever merges and splits made of it since: a code that was
///   merged is a column of its own for the codings before the merge, a code that a split made is first seen in a unit
///   that was given it. What re-coding found in units begun before the one where a code was first given is left out. At
///   a level above codes the tree and the themes are those of today.
enum class CodebookTime : std::uint8_t { current, as_coded };

template <>
struct EnumNames<CodebookTime> {
  static constexpr std::string_view what = "codebook";
  static constexpr std::array<std::pair<CodebookTime, std::string_view>, 2> names{
      {{CodebookTime::current, "current"}, {CodebookTime::as_coded, "as_coded"}}};
};

/// How an incidence is read from a study; the options of saturation.
struct IncidenceOptions {
  /// source, case, an attribute such as "source.wave", or a pair of these such as "case x source.wave"
  Unit unit = UnitRule::source;
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
  CodebookTime codebook = CodebookTime::current;
  std::vector<UnitSet> sets = {};  ///< units put together by the caller, in the place of `unit`
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
  CodeRows rows = {};             ///< rows before those that no unit holds were left out
  /// With `as_coded`: the same units by the codebook of today (pairs with `edges`); cells (with `edges` also pairs) that
  /// re-coding found; whether every coding says when it was made.
  Incidence current = {};
  std::int64_t found_again = 0;
  bool has_times = true;
};

/// @throws UsageError for a unit that is none; LookupError for unknown names, for members of a set that do not exist and
/// for labels of an order that are none
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

inline void require_unit(const IncidenceOptions& o) {
  bool is_unit = true;
  for (const auto& word : unit_words(o.unit)) {
    const Unit one(word);
    is_unit = is_unit && (one.is(UnitRule::source) || one.is(UnitRule::case_) ||
                          (!one.rule() && word.find('.') != std::string::npos));
  }
  if (is_unit || !o.sets.empty()) return;
  throw UsageError("unit",
                   cat("unit \"", o.unit.word(),
                       "\": a unit of saturation is source, case, an attribute such as source.wave, or a pair of these "
                       "such as \"case x source.wave\""),
                   "unit", o.unit.word());
}

/// The rows of a table in the order of the given units, which it has all.
[[nodiscard]] inline Incidence rows_of(const Incidence& table, const std::vector<std::string>& units) {
  Incidence out{.bits = BitMatrix(units.size(), table.codes()), .unit_labels = units, .code_labels = table.code_labels};
  std::map<std::string, std::vector<std::size_t>> at;
  for (std::size_t i = table.units(); i-- > 0;) at[table.unit_labels[i]].push_back(i);
  for (std::size_t i = 0; i < units.size(); ++i) {
    auto& rows = at.at(units[i]);
    for_each_bit(table.bits.row(rows.back()), [&](std::size_t j) { out.bits.set(i, j); });
    if (rows.size() > 1) rows.pop_back();
  }
  return out;
}

/// Reads one codebook: of today, or of its time (units then as added, empty ones too).
[[nodiscard]] inline StudyIncidence read_incidence(const Study& study, const IncidenceOptions& o) {
  if (o.min_units < 1) throw UsageError("min_units", "min_units must be 1 or more", "min_units");
  require_unit(o);
  StudyIncidence out;
  const bool apart = o.coder_rule != UnitCoderRule::pooled;
  const bool positional = o.edges == EdgeRule::segment || o.edges == EdgeRule::overlap;
  out.reading = read_codings(
      study, {.where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes, .keeps_coders_apart = apart});
  std::optional<CodesAsGiven> as_given;
  if (o.codebook == CodebookTime::as_coded) {
    as_given.emplace(study, out.reading.codings, out.reading.codes, o.level, o.unassigned);
    out.has_times = as_given->timed();
  }
  out.rows = as_given ? as_given->rows() : rows_of_codes(study, out.reading.codes, o.level, o.unassigned);
  const CodeRows& rows = out.rows;
  out.orphans = rows.orphans;

  UnitDrafts units(study, o.unit, o.sets);
  FoundAgain again(units.drafts.size());
  const auto hold = [&](std::size_t u, std::uint32_t a, std::uint32_t b, std::uint32_t coder) {
    if (apart) {
      units.drafts[u].claim(a, b, coder);
    } else {
      units.drafts[u].hold(a, b);
    }
  };
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
      if (as_given) {
        for (const auto [r, when] : as_given->of(coding)) {
          hold(u, r, r, codings.coder()[coding]);
          again.note(u, r, r, when);
        }
      } else {
        for (const std::uint32_t r : rows.of_code[codings.code()[coding]]) hold(u, r, r, codings.coder()[coding]);
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
        if (as_given) {
          for (const auto [a, first] : as_given->of(one)) {
            for (const auto [b, second] : as_given->of(other)) {
              if (a == b) continue;
              hold(u, a, b, coder);
              again.note(u, a, b, std::max(first, second));
            }
          }
          continue;
        }
        for (const std::uint32_t a : rows.of_code[codings.code()[one]]) {
          for (const std::uint32_t b : rows.of_code[codings.code()[other]]) {
            if (a != b) hold(u, a, b, coder);
          }
        }
      }
    };
    out.without_span = for_each_meeting(study, out.reading, o.edges, meet);
  }
  if (apart) {
    const auto present = [&](const std::vector<std::uint32_t>& read) {
      for (const std::uint32_t coding : read) {
        const auto add = [&](UnitDraft& unit) { unit.coders.push_back(codings.coder()[coding]); };
        units.for_each_holding(coding, add);
      }
    };
    present(read_codings(study, {.where = o.where, .layer = o.layer, .keeps_coders_apart = true}).codings);
    present(out.reading.codings);  // the codes asked for may be none of the codable ones
    for (auto& unit : units.drafts) unit.settle(o.coder_rule == UnitCoderRule::all);
  }
  if (as_given) {
    out.found_again = again.drop_rows(units.drafts);
    for (std::size_t u = 0; o.edges == EdgeRule::unit && u < units.drafts.size(); ++u) {
      auto& unit = units.drafts[u];
      for (std::size_t i = 0; i < unit.rows.size(); ++i) {
        for (std::size_t j = i + 1; j < unit.rows.size(); ++j) {
          const std::uint32_t a = unit.rows[i], b = unit.rows[j];
          unit.hold(a, b);
          again.note(u, a, b, std::max(again.when(u, a, a), again.when(u, b, b)));
        }
      }
    }
    out.found_again += again.drop_pairs(units.drafts);
  }
  for (const auto& unit : units.drafts) out.uncoded_units += unit.coded ? 0 : 1;
  std::erase_if(units.drafts, [](const UnitDraft& unit) { return !unit.coded; });
  for (const auto& unit : units.drafts) out.empty_units += unit.rows.empty() ? 1 : 0;
  if (o.skip_empty) std::erase_if(units.drafts, [](const UnitDraft& unit) { return unit.rows.empty(); });

  const auto order = unit_order(units.drafts, o.order, out);
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
  if (o.edges == EdgeRule::unit && !as_given) out.edges = edge_incidence(table);
  if (positional || (o.edges == EdgeRule::unit && as_given)) {
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

}  // namespace detail

inline StudyIncidence incidence(const Study& study, const IncidenceOptions& o) {
  IncidenceOptions options = o;
  options.codebook = CodebookTime::current;
  StudyIncidence out = detail::read_incidence(study, options);
  if (o.codebook == CodebookTime::current) return out;
  // The units and their order are those of today's codebook: both curves have the same positions.
  options.codebook = CodebookTime::as_coded;
  options.order = Order::source;
  options.skip_empty = false;
  StudyIncidence then = detail::read_incidence(study, options);
  const std::vector<std::string> units = out.incidence.unit_labels;
  out.current = o.edges == EdgeRule::none ? std::move(out.incidence) : std::move(out.edges.incidence);
  out.incidence = detail::rows_of(then.incidence, units);
  out.edges = std::move(then.edges);
  if (o.edges != EdgeRule::none) out.edges.incidence = detail::rows_of(out.edges.incidence, units);
  if (!o.skip_empty) out.empty_units = out.incidence.empty_units();
  out.unused_rows = then.unused_rows;
  out.rows = std::move(then.rows);
  out.found_again = then.found_again;
  out.has_times = then.has_times;
  return out;
}

}  // namespace tematik
