#pragma once

/// @file
/// @brief The places behind a cell of co-occurrence counts: where two rows meet, to be read again in their context.
///
/// - **Contact rules**: one place per pair of codings that meet: the characters that they share; if they share none, from
///   the begin of the first to the end of the second. Codings are taken as they were made, whatever `same_code` joins, so
///   that a place is never longer than what somebody marked. Of a relation: of the row to the column.
/// - **line, sentence, turn, window … or a stored segmentation**: the units that hold both rows; where codings are counted
///   (pairs, codings, sources, cases, coders) those with two codings that meet there.
/// - **segment, source, case**: the coded segments of both rows in the segments, sources or cases that hold both.
/// - A row with itself: different codings where pairs or codings are counted; else all its places.
/// - **Complexity**: contact rules O(n log n + pairs); the others as `unit_columns`, and the pairs within units.

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
#include <tematik/tables/coding_meetings.hpp>
#include <tematik/tables/meeting_counts.hpp>
#include <tematik/tables/unit_columns.hpp>

namespace tematik {

/// When two rows meet, as the call says it.
struct CellRule {
  MeetingRule meeting = {};
  bool across = false;  ///< only codings of different coders meet

  /// Whether cells count codings or what some of them meet in, so that it takes two that meet.
  [[nodiscard]] bool of_codings() const noexcept {
    return meeting.count != Count::characters && !detail::counts_units(meeting);
  }
  /// Whether a row with itself is its total.
  [[nodiscard]] bool has_totals() const noexcept {
    return meeting.count != Count::pairs && meeting.count != Count::codings && meeting.count != Count::pair_characters;
  }
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
    const bool in_scope =
        !reading.within || (one.has_span ? (*reading.within)[one.source].meets(one.span) : reading.whole(one.source));
    if (!in_scope) return;
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

/// Codings as columns; `row` is the number of each in the list.
[[nodiscard]] inline SpanColumns columns_of(const std::vector<CellCoding>& codings, bool spanless) {
  SpanColumns out;
  for (std::size_t k = 0; k < codings.size(); ++k) {
    if (codings[k].has_span || spanless) out.add(codings[k].source, codings[k].span, static_cast<std::uint32_t>(k));
  }
  return out;
}

/// Whether two codings may meet for a cell: of different coders, in one source or in one case, where the rule says so.
class CellPairs {
 public:
  CellPairs(const Study& study, const Reading& reading, const std::vector<CellCoding>& codings, const CellRule& rule,
            const std::vector<bool>& universe)
      : codings_(codings),
        across_(rule.across),
        by_case_(rule.meeting.count == Count::cases),
        by_source_(rule.meeting.count == Count::sources) {
    if (by_case_) {
      cases_ = keys_of_codings(study, reading, columns_of(codings, true), Count::cases, universe).first;
    }
  }
  /// Whether a coding belongs to a case, where cases are counted.
  [[nodiscard]] bool counts(std::size_t a) const { return !by_case_ || !cases_[a].empty(); }
  /// a stands for the row, b for the column.
  [[nodiscard]] bool operator()(std::size_t a, std::size_t b) const {
    if (a == b || !codings_[a].of_row || !codings_[b].of_column) return false;
    if (across_ && codings_[a].coder == codings_[b].coder) return false;
    if (by_source_ && codings_[a].source != codings_[b].source) return false;
    return !by_case_ || std::any_of(cases_[a].begin(), cases_[a].end(), [&](std::uint32_t key) {
      return std::binary_search(cases_[b].begin(), cases_[b].end(), key);
    });
  }

 private:
  const std::vector<CellCoding>& codings_;
  bool across_, by_case_, by_source_;
  std::vector<std::vector<std::uint32_t>> cases_;
};

/// Pairs of codings that meet by a contact rule.
inline void add_meetings(QuotedPlaces& out, const Study& study, const std::vector<CellCoding>& codings,
                         const CellRule& rule, const CellPairs& pairs, bool itself) {
  const SpanColumns spans = columns_of(codings, false);
  const MeetingTest test = rule.meeting.test();
  std::optional<UnitAxis> axis;
  if (test.limit() && !rule.meeting.distance_unit.is(UnitRule::character)) {
    axis = unit_axis(study, spans, rule.meeting.distance_unit);
  }
  for_each_meeting(spans, axis ? &*axis : nullptr, test,
                   [&](std::size_t x, std::size_t y, bool forward, bool backward) {
                     const std::size_t a = spans.row[x], b = spans.row[y];
                     const bool stands = ((forward || itself) && pairs(a, b)) || ((backward || itself) && pairs(b, a));
                     if (!stands) return;
                     const Span first = codings[a].span, second = codings[b].span;
                     const Span place = shared(first, second) > 0 ? Span{second.begin, std::min(first.end, second.end)}
                                                                  : Span{first.begin, std::max(first.end, second.end)};
                     add_place(out, codings[a], place);
                     add_place(out, codings[b], place);
                   });
}

/// Units in which two codings meet, each a member of it for itself.
inline void add_unit_meetings(QuotedPlaces& out, const Study& study, const Reading& reading,
                              const std::vector<CellCoding>& codings, const CellRule& rule, const CellPairs& pairs) {
  const bool by_object = rule.meeting.unit.is(UnitRule::source) || rule.meeting.unit.is(UnitRule::case_);
  const SpanColumns entries = columns_of(codings, by_object);
  std::vector<bool> used(study.sources().end_row());
  for (const std::uint32_t source : entries.source) used[source] = true;
  const UnitColumns units = unit_columns(study, reading, entries, rule.meeting.cut(), used, nullptr);
  std::vector<std::vector<std::uint32_t>> members(units.n_units);
  for (std::size_t k = 0; k < units.unit.size(); ++k) members[units.unit[k]].push_back(units.row[k]);
  for (std::size_t u = 0; u < units.n_units; ++u) {
    auto& of = members[u];
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
    for (const std::uint32_t a : of) {
      const bool meets = std::any_of(of.begin(), of.end(), [&](std::uint32_t b) { return pairs(a, b) || pairs(b, a); });
      if (!meets) continue;
      if (by_object) {
        if (codings[a].has_span) add_place(out, codings[a], codings[a].span);
      } else {
        add_place(out, codings[a], units.place[u]);
      }
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

/// Units of a segmentation, or windows, with both rows.
inline void add_units(QuotedPlaces& out, const std::vector<CellCoding>& codings, const Study& study,
                      const Reading& reading, const CodeRows& rows, const UnitCut& cut,
                      const std::vector<bool>& universe, std::size_t i, std::size_t j) {
  const UnitColumns columns = unit_columns(study, reading, rows, cut, universe);
  std::vector<std::uint8_t> held(columns.n_units);
  for (std::size_t k = 0; k < columns.unit.size(); ++k) {
    if (columns.row[k] == i) held[columns.unit[k]] |= 1U;
    if (columns.row[k] == j) held[columns.unit[k]] |= 2U;
  }
  for (std::size_t u = 0; u < columns.n_units; ++u) {
    if (held[u] != 3) continue;
    const std::uint32_t source = columns.source_of_unit[u];
    auto one = std::partition_point(codings.begin(), codings.end(),
                                    [&](const CellCoding& coding) { return coding.source < source; });
    for (; one != codings.end() && one->source == source; ++one) {
      if (one->has_span && shared(one->span, columns.place[u]) > 0) add_place(out, *one, columns.place[u]);
    }
  }
}

}  // namespace detail

inline std::vector<QuotedPlace> cell_places(const Study& study, const Reading& reading, const CodeRows& rows,
                                            const CellRule& rule, const std::vector<bool>& universe, std::size_t i,
                                            std::size_t j) {
  const auto codings = detail::cell_codings(study, reading, rows, i, j);
  const Unit& unit = rule.meeting.unit;
  QuotedPlaces out;
  const bool by_object = unit.is(UnitRule::segment) || unit.is(UnitRule::source) || unit.is(UnitRule::case_);
  if (i == j && rule.has_totals() && (unit.is_contact() || rule.of_codings())) {
    const detail::CellPairs pairs(study, reading, codings, rule, universe);
    for (std::size_t k = 0; k < codings.size(); ++k) {
      if (codings[k].has_span && pairs.counts(k)) detail::add_place(out, codings[k], codings[k].span);
    }
  } else if (unit.is_contact()) {
    const detail::CellPairs pairs(study, reading, codings, rule, universe);
    detail::add_meetings(out, study, codings, rule, pairs, i == j);
  } else if (rule.of_codings()) {
    const detail::CellPairs pairs(study, reading, codings, rule, universe);
    detail::add_unit_meetings(out, study, reading, codings, rule, pairs);
  } else if (by_object) {
    detail::add_common(out, codings, study, reading, unit);
  } else {
    detail::add_units(out, codings, study, reading, rows, rule.meeting.cut(), universe, i, j);
  }
  return out.list();
}

}  // namespace tematik
