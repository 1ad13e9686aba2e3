#pragma once

/// @file
/// @brief The places behind a cell of co-occurrence counts: where two rows meet, to be read again in their context.
///
/// - **overlap, touching, near, exact**: one place per pair of codings that meet: the characters that they share; if
///   they share none, from the begin of the first to the end of the second. Codings are taken as they were made,
///   whatever `same_code` joins, so that a place is never longer than what somebody marked.
/// - **line, sentence, turn … or a stored segmentation**: the units that hold both rows.
/// - **segment, source, case**: the coded segments of both rows in the segments, sources or cases that hold both.
/// - A row with itself: pairs of different codings where pairs are counted; else all its places.
/// - **Complexity**: contact rules O(n log n + pairs); the others as `unit_columns`.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/tables/unit_columns.hpp>

namespace tematik {

/// When two rows meet, as the call says it.
struct CellRule {
  Unit unit = UnitRule::overlap;
  std::int64_t distance = 0;  ///< of near
  Membership membership = Membership::any;
  bool pairs = true;    ///< of contact rules: a row with itself are pairs of different codings; else its codings
  bool across = false;  ///< of contact rules: only codings of different coders meet
};

/// The places where rows i and j meet.
/// @param universe  by source row: the sources whose units count
[[nodiscard]] std::vector<QuotedPlace> cell_places(const Study& study, const Reading& reading, const CodeRows& rows,
                                                   const CellRule& rule, const std::vector<bool>& universe,
                                                   std::size_t i, std::size_t j);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// A coding of a cell's row or column.
struct CellCoding {
  std::uint32_t source = 0;
  Span span = {};
  std::optional<std::uint32_t> coder = {};  // none of what a stored query supplies
  std::uint32_t coding = 0;                 // in the study; of others their number behind it
  bool has_span = true;
  bool of_row = false;
  bool of_column = false;
};

/// The codings of two rows, in order (source, begin, end, coding); those that `within` leaves out are not among them.
[[nodiscard]] inline std::vector<CellCoding> cell_codings(const Study& study, const Reading& reading,
                                                          const CodeRows& rows, std::size_t i, std::size_t j) {
  const Codings& codings = study.codings();
  std::vector<CellCoding> out;
  const auto add = [&](CellCoding one, std::uint32_t code) {
    const auto& of = rows.of_code[code];
    one.of_row = std::find(of.begin(), of.end(), i) != of.end();
    one.of_column = std::find(of.begin(), of.end(), j) != of.end();
    if (!one.of_row && !one.of_column) return;
    if (reading.within && (!one.has_span || !(*reading.within)[one.source].meets(one.span))) return;
    out.push_back(one);
  };
  for (const std::uint32_t coding : reading.codings) {
    CellCoding one{.source = codings.source()[coding], .coder = codings.coder()[coding], .coding = coding};
    one.has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
    if (one.has_span) one.span = {codings.begin()[coding], codings.end()[coding]};
    add(one, codings.code()[coding]);
  }
  for (std::size_t k = 0; k < reading.made.size(); ++k) {
    const MadeCoding& made = reading.made[k];
    add({.source = made.source,
         .span = made.span,
         .coder = made.coder,
         .coding = static_cast<std::uint32_t>(codings.end_row() + k),
         .has_span = !made.span.empty()},
        made.code);
  }
  std::sort(out.begin(), out.end(), [](const CellCoding& a, const CellCoding& b) {
    return std::tie(a.source, a.span, a.coding) < std::tie(b.source, b.span, b.coding);
  });
  return out;
}

inline void add_place(QuotedPlaces& out, const CellCoding& one, Span place) {
  if (one.coder) {
    out.add(one.source, place, *one.coder);
  } else {
    out.add(one.source, place);
  }
}

/// Pairs of codings that meet, by a walk along the begins.
inline void add_meetings(QuotedPlaces& out, const std::vector<CellCoding>& codings, const CellRule& o) {
  const std::int64_t reach = o.unit.is(UnitRule::near) ? o.distance : 0;
  for (std::size_t x = 0; x < codings.size(); ++x) {
    const CellCoding& a = codings[x];
    if (!a.has_span) continue;
    for (std::size_t y = x + 1; y < codings.size() && codings[y].source == a.source; ++y) {
      const CellCoding& b = codings[y];
      if (!b.has_span) continue;
      if (std::int64_t{b.span.begin} > a.span.end + reach) break;
      if (!((a.of_row && b.of_column) || (a.of_column && b.of_row))) continue;
      const std::uint32_t both = shared(a.span, b.span);
      const bool meets = o.unit.is(UnitRule::exact)      ? a.span == b.span
                         : o.unit.is(UnitRule::overlap)  ? both > 0
                         : o.unit.is(UnitRule::touching) ? gap(a.span, b.span) == 0
                                                         : gap(a.span, b.span) <= reach;
      if (!meets || (o.across && a.coder == b.coder)) continue;
      const Span place = both > 0 ? Span{b.span.begin, std::min(a.span.end, b.span.end)}
                                  : Span{a.span.begin, std::max(a.span.end, b.span.end)};
      add_place(out, a, place);
      add_place(out, b, place);
    }
  }
}

/// Segments in the segments, sources or cases with both rows.
inline void add_common(QuotedPlaces& out, const std::vector<CellCoding>& codings, const Study& study,
                       const Reading& reading, const Unit& unit) {
  const CasePlaces cases(study);
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
  const auto keys_of = [&](const CellCoding& one) {
    if (unit.is(UnitRule::source)) return std::vector<Key>{{one.source, 0, 0}};
    if (unit.is(UnitRule::segment)) {
      return one.has_span ? std::vector<Key>{{one.source, one.span.begin, one.span.end}} : std::vector<Key>{};
    }
    std::vector<Key> keys;
    for (const auto& place : cases.in(static_cast<SourceId>(one.source))) {
      const bool excluded = !reading.excluded_cases.empty() && reading.excluded_cases[row(place.case_)];
      if (!excluded && place.holds(one.span)) keys.emplace_back(row(place.case_), 0, 0);
    }
    return keys;
  };
  std::map<Key, std::pair<bool, bool>> held;
  for (const auto& one : codings) {
    for (const Key& key : keys_of(one)) {
      auto& [has_row, has_column] = held[key];
      has_row = has_row || one.of_row;
      has_column = has_column || one.of_column;
    }
  }
  for (const auto& one : codings) {
    const auto keys = keys_of(one);
    const bool stands = std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
      const auto& [has_row, has_column] = held[key];
      return has_row && has_column;
    });
    if (stands && one.has_span) add_place(out, one, one.span);
  }
}

/// Units of a segmentation with both rows.
inline void add_units(QuotedPlaces& out, const std::vector<CellCoding>& codings, const Study& study,
                      const Reading& reading, const CodeRows& rows, const CellRule& o,
                      const std::vector<bool>& universe, std::size_t i, std::size_t j) {
  const UnitColumns columns = unit_columns(study, reading, rows, o.unit, o.membership, universe);
  std::vector<std::uint8_t> held(columns.n_units);
  for (std::size_t k = 0; k < columns.unit.size(); ++k) {
    if (columns.row[k] == i) held[columns.unit[k]] |= 1U;
    if (columns.row[k] == j) held[columns.unit[k]] |= 2U;
  }
  std::size_t next = 0;
  for (const auto& [id, source] : study.sources()) {
    if (!universe[row(id)]) continue;
    const auto units = units_of(study, id, o.unit);
    if (!units) continue;
    const auto first = std::partition_point(codings.begin(), codings.end(),
                                            [&](const CellCoding& one) { return one.source < row(id); });
    for (const Span unit : *units) {
      if (reading.within && !(*reading.within)[row(id)].meets(unit)) continue;  // not counted, as in unit_columns
      if (held[next++] != 3) continue;
      for (auto one = first; one != codings.end() && one->source == row(id); ++one) {
        if (one->has_span && shared(one->span, unit) > 0) add_place(out, *one, unit);
      }
    }
  }
}

}  // namespace detail

inline std::vector<QuotedPlace> cell_places(const Study& study, const Reading& reading, const CodeRows& rows,
                                            const CellRule& rule, const std::vector<bool>& universe, std::size_t i,
                                            std::size_t j) {
  const auto codings = detail::cell_codings(study, reading, rows, i, j);
  QuotedPlaces out;
  const bool by_object =
      rule.unit.is(UnitRule::segment) || rule.unit.is(UnitRule::source) || rule.unit.is(UnitRule::case_);
  if (rule.unit.is_contact() && i == j && !rule.pairs) {
    for (const auto& one : codings) {
      if (one.has_span) add_place(out, one, one.span);
    }
  } else if (rule.unit.is_contact()) {
    detail::add_meetings(out, codings, rule);
  } else if (by_object) {
    detail::add_common(out, codings, study, reading, rule.unit);
  } else {
    detail::add_units(out, codings, study, reading, rows, rule, universe, i, j);
  }
  return out.list();
}

}  // namespace tematik
