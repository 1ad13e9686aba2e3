#pragma once

/// @file
/// @brief Which table row is in which unit of a study: the (unit, row) pairs that unit counts and incidence read.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/query.hpp>
#include <tematik/query/segmentations.hpp>
#include <tematik/tables/span_columns.hpp>

namespace tematik {

/// One entry per (unit, row); a pair may stand twice. Units are numbered 0 … n_units - 1.
struct UnitColumns {
  std::vector<std::uint32_t> unit = {};
  std::vector<std::uint32_t> row = {};
  std::size_t n_units = 0;
  std::vector<ObjectRef> objects = {};  ///< of `source` and `case`: the object of each unit
  std::vector<std::uint32_t> source_of_unit =
      {};                                  ///< row of the source that a unit lies in; of `case`: the unit itself
  std::vector<Span> place = {};            ///< of segmentations and windows: where each unit begins and ends
  std::int64_t sources_without_units = 0;  ///< sources of the universe that have no such units
  std::int64_t without_span = 0;
  std::int64_t outside_within = 0;

  void add(std::size_t u, std::uint32_t r) {
    unit.push_back(static_cast<std::uint32_t>(u));
    row.push_back(r);
  }
};

/// What sources are cut into, and who is in a unit.
struct UnitCut {
  Unit unit = UnitRule::line;
  Membership membership = Membership::any;
  Unit base = UnitRule::line;  ///< of window
  std::int64_t window = 2;     ///< base units in a window
  std::int64_t step = 1;       ///< base units from one window to the next
};

/// The units of a study under a segmentation rule, and the rows in each.
///
/// A row is in a unit by `membership`, judged on the union of its spans there. `source`: anything coded in it, with or
/// without a span. `case`: codings cut to its places. `segment`: the distinct coded places in scope. `window`: so many
/// base units in a row, a new one starting every `step`; a source of U units has max(1, (U - window)/step + 1) of them,
/// none if U = 0, and the characters of a window are those of its units.
/// @param universe  by source row: the sources whose units count (N), coded or all
/// @throws LookupError if no source has such units; UsageError for a contact rule
[[nodiscard]] UnitColumns unit_columns(const Study& study, const Reading& reading, const CodeRows& rows,
                                       const UnitCut& cut, const std::vector<bool>& universe);
[[nodiscard]] inline UnitColumns unit_columns(const Study& study, const Reading& reading, const CodeRows& rows,
                                              const Unit& unit, const Membership& membership,
                                              const std::vector<bool>& universe) {
  return unit_columns(study, reading, rows, UnitCut{.unit = unit, .membership = membership}, universe);
}

/// The same of columns of spans: rows are their numbers in `row`. An entry without a span is in its source, and in the
/// cases of the whole source.
/// @param scope  by source row: the places that units and their characters are cut to; null: none
[[nodiscard]] UnitColumns unit_columns(const Study& study, const Reading& reading, const SpanColumns& entries,
                                       const UnitCut& cut, const std::vector<bool>& universe,
                                       const std::vector<SpanSet>* scope);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The units of one source, or windows of so many of them in a row.
class SourceUnits {
 public:
  /// @param scope  what the characters of units are cut to; units outside it do not count. Null: nothing is cut
  SourceUnits(const Segmentation& units, const SpanSet* scope, std::size_t width, std::size_t step)
      : units_(units), width_(width), step_(step) {
    const std::size_t n = units.size();
    const std::size_t windows = n == 0 ? 0 : n < width ? 1 : (n - width) / step + 1;
    for (std::size_t k = 0; k < windows; ++k) {
      std::uint32_t length = 0;
      for (std::size_t u = k * step; u < last(k); ++u) {
        length += scope == nullptr ? units[u].length() : scope->shared(units[u]);
      }
      number_.push_back(static_cast<std::uint32_t>(places_.size()));
      lengths_.push_back(length);
      if (length > 0) places_.push_back({units[k * step].begin, units[last(k) - 1].end});
    }
  }
  /// Where each unit that counts begins and ends.
  [[nodiscard]] const std::vector<Span>& places() const noexcept { return places_; }

  /// Adds the units that a row with these spans is in.
  void add_members(UnitColumns& out, std::uint32_t row, const std::vector<Span>& spans,
                   const Membership& membership) const {
    const auto held = held_by(spans, membership);
    const bool by_share = membership.word() != Membership::any && membership.word() != Membership::begins;
    std::size_t next = 0;  // windows before it are settled: units ascend
    for (std::size_t i = 0; i < held.size(); ++i) {
      const std::size_t unit = held[i].first;
      const std::size_t first = unit < width_ ? 0 : (unit - width_ + step_) / step_;
      for (std::size_t k = std::max(next, first); k < lengths_.size() && k * step_ <= unit; ++k) {
        next = k + 1;
        if (lengths_[k] == 0) continue;
        std::uint32_t covered = 0;
        for (std::size_t m = i; by_share && m < held.size() && held[m].first < last(k); ++m) covered += held[m].second;
        if (by_share && !membership.holds(covered, lengths_[k])) continue;
        out.add(out.n_units + number_[k], row);
      }
    }
  }

 private:
  [[nodiscard]] std::size_t last(std::size_t window) const noexcept {
    return std::min(units_.size(), window * step_ + width_);
  }
  /// The units that spans begin in, or share characters with (how many), ascending.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::uint32_t>> held_by(const std::vector<Span>& spans,
                                                                           const Membership& membership) const {
    std::vector<std::pair<std::size_t, std::uint32_t>> out;
    if (membership.word() == Membership::begins) {
      for (const Span span : spans) {
        const std::int64_t at = units_.index_of(span.begin);
        if (at < 0 || !units_[static_cast<std::size_t>(at)].contains(span.begin)) continue;
        out.emplace_back(static_cast<std::size_t>(at), 1U);
      }
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
      return out;
    }
    const SpanSet runs = SpanSet::from_spans(spans);
    std::size_t next = 0;  // units before it are settled: runs and units both ascend
    for (const Span run : runs.runs()) {
      const UnitRange touched = units_.touched(run);
      for (std::size_t u = std::max(next, touched.first); u < touched.last; ++u) {
        const bool is_any = membership.word() == Membership::any;
        const std::uint32_t covered = is_any ? shared(run, units_[u]) : runs.shared(units_[u]);
        if (covered == 0) continue;
        out.emplace_back(u, covered);
        next = u + 1;
      }
    }
    return out;
  }

  const Segmentation& units_;
  std::size_t width_, step_;
  std::vector<std::uint32_t> number_;   // of each window among those that count
  std::vector<std::uint32_t> lengths_;  // of each window; 0: it does not count
  std::vector<Span> places_;
};

/// @throws LookupError if no source of the study has such units
inline void require_units(const Study& study, const Unit& unit) {
  for (const auto& [id, source] : study.sources()) {
    if (units_of(study, id, unit)) return;
  }
  throw LookupError(
      "unit_unknown",
      cat("no source has units \"", unit.word(), "\": store turns with find_turns, ", "or a segmentation of that name"),
      "unit", unit.word());
}

inline void add_sources(const Study& study, const SpanColumns& entries, const std::vector<bool>& universe,
                        UnitColumns& out) {
  std::vector<std::size_t> unit_of(universe.size());
  for (const auto& [id, source] : study.sources()) {
    if (!universe[row(id)]) continue;
    unit_of[row(id)] = out.n_units++;
    out.objects.emplace_back(id);
    out.source_of_unit.push_back(static_cast<std::uint32_t>(id));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (universe[entries.source[i]]) out.add(unit_of[entries.source[i]], entries.row[i]);
  }
}

inline void add_cases(const Study& study, const Reading& reading, const SpanColumns& entries,
                      const std::vector<bool>& universe, UnitColumns& out) {
  const CasePlaces places(study);
  std::vector<std::int64_t> unit_of(study.cases().end_row(), -1);
  for (const auto& [id, source] : study.sources()) {
    if (!universe[row(id)]) continue;
    for (const auto& place : places.in(id)) unit_of[row(place.case_)] = 0;  // counts with any of its sources
  }
  for (const auto& [id, record] : study.cases()) {
    if (!reading.excluded_cases.empty() && reading.excluded_cases[row(id)]) unit_of[row(id)] = -1;
    if (unit_of[row(id)] < 0) continue;
    out.source_of_unit.push_back(static_cast<std::uint32_t>(out.n_units));
    unit_of[row(id)] = static_cast<std::int64_t>(out.n_units++);
    out.objects.emplace_back(id);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Span span{entries.begin[i], entries.end[i]};
    for (const auto& place : places.in(static_cast<SourceId>(entries.source[i]))) {
      const std::int64_t u = unit_of[row(place.case_)];
      if (u >= 0 && place.holds(span)) out.add(static_cast<std::size_t>(u), entries.row[i]);
    }
  }
}

inline void add_segments(const SpanColumns& entries, UnitColumns& out) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::size_t> segments;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [place, is_new] =
        segments.try_emplace({entries.source[i], entries.begin[i], entries.end[i]}, segments.size());
    if (is_new) {
      out.source_of_unit.push_back(entries.source[i]);
      out.place.push_back({entries.begin[i], entries.end[i]});
    }
    out.add(place->second, entries.row[i]);
  }
  out.n_units = segments.size();
}

}  // namespace detail

inline UnitColumns unit_columns(const Study& study, const Reading& reading, const CodeRows& rows, const UnitCut& cut,
                                const std::vector<bool>& universe) {
  const bool by_object = cut.unit.is(UnitRule::source) || cut.unit.is(UnitRule::case_);
  const bool whole = by_object || cut.unit.is(UnitRule::segment);
  const SpanColumns entries =
      span_columns(study, reading, rows, whole ? WithinRule::keep_whole : WithinRule::clip, by_object);
  UnitColumns out = unit_columns(study, reading, entries, cut, universe, reading.within ? &*reading.within : nullptr);
  out.without_span = entries.without_span;
  out.outside_within = entries.outside_within;
  return out;
}

inline UnitColumns unit_columns(const Study& study, const Reading& reading, const SpanColumns& entries,
                                const UnitCut& cut, const std::vector<bool>& universe,
                                const std::vector<SpanSet>* scope) {
  UnitColumns out;
  const bool windows = cut.unit.is(UnitRule::window);
  if (cut.unit.is_contact() || cut.unit.is(UnitRule::character) || (windows && !detail::cuts_sources(cut.base))) {
    const Unit& unit = windows ? cut.base : cut.unit;
    throw UsageError("unit",
                     detail::cat("unit \"", unit.word(),
                                 "\" does not cut a source into units here; use line, "
                                 "sentence, paragraph, turn, word, segment, source, case or the name of a "
                                 "stored segmentation"),
                     "unit", unit.word());
  }
  if (cut.window < 1 || cut.step < 1) {
    throw UsageError("window",
                     detail::cat("window and step are 1 or more units, found ", cut.window, " and ", cut.step),
                     cut.window < 1 ? "window" : "step");
  }
  if (cut.unit.is(UnitRule::source)) {
    detail::add_sources(study, entries, universe, out);
    return out;
  }
  if (cut.unit.is(UnitRule::case_)) {
    detail::add_cases(study, reading, entries, universe, out);
    return out;
  }
  if (cut.unit.is(UnitRule::segment)) {
    detail::add_segments(entries, out);
    return out;
  }
  const Unit& unit = windows ? cut.base : cut.unit;
  std::vector<std::size_t> order(entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(entries.source[a], entries.row[a], entries.begin[a]) <
           std::tuple(entries.source[b], entries.row[b], entries.begin[b]);
  });
  std::size_t next = 0;
  bool found_units = false;
  bool has_sources = false;
  for (const auto& [id, source] : study.sources()) {
    const auto source_row = static_cast<std::uint32_t>(id);
    while (next < order.size() && entries.source[order[next]] < source_row) ++next;
    if (!universe[row(id)]) continue;
    has_sources = true;
    const auto cut_into = units_of(study, id, unit);
    if (!cut_into) {
      ++out.sources_without_units;
      continue;
    }
    found_units = true;
    const detail::SourceUnits units(*cut_into, scope == nullptr ? nullptr : &(*scope)[row(id)],
                                    windows ? static_cast<std::size_t>(cut.window) : 1,
                                    windows ? static_cast<std::size_t>(cut.step) : 1);
    while (next < order.size() && entries.source[order[next]] == source_row) {
      const std::uint32_t table_row = entries.row[order[next]];
      std::vector<Span> of_row;
      for (; next < order.size() && entries.source[order[next]] == source_row && entries.row[order[next]] == table_row;
           ++next) {
        of_row.push_back({entries.begin[order[next]], entries.end[order[next]]});
      }
      units.add_members(out, table_row, of_row, cut.membership);
    }
    out.n_units += units.places().size();
    out.source_of_unit.resize(out.n_units, source_row);
    out.place.insert(out.place.end(), units.places().begin(), units.places().end());
  }
  if (has_sources && !found_units) detail::require_units(study, unit);
  return out;
}

}  // namespace tematik
