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
  std::int64_t sources_without_units = 0;  ///< sources of the universe that have no such units
  std::int64_t without_span = 0;
  std::int64_t outside_within = 0;

  void add(std::size_t u, std::uint32_t r) {
    unit.push_back(static_cast<std::uint32_t>(u));
    row.push_back(r);
  }
};

/// The units of a study under a segmentation rule, and the rows in each.
///
/// A row is in a unit by `membership`, judged on the union of its spans there. `source`: anything coded in it, with or
/// without a span. `case`: codings cut to its places. `segment`: the distinct coded places in scope.
/// @param universe  by source row: the sources whose units count (N), coded or all
/// @throws LookupError if no source of the universe has such units; UsageError for a contact rule
[[nodiscard]] UnitColumns unit_columns(const Study& study, const Reading& reading, const CodeRows& rows,
                                       const Unit& unit, const Membership& membership,
                                       const std::vector<bool>& universe);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Rows in the units of sources: by places of sources and cases, whole.
template <class UnitsOf>
void add_places(const Study& study, const Reading& reading, const CodeRows& rows, UnitColumns& out, UnitsOf units_of) {
  const Codings& codings = study.codings();
  const auto add = [&](std::uint32_t source, std::uint32_t code, bool has_span, Span span) {
    if (reading.within && (!has_span || !(*reading.within)[source].meets(span))) {
      ++out.outside_within;
      return;
    }
    for (const std::size_t unit : units_of(source, span)) {
      for (const std::uint32_t row : rows.of_code[code]) out.add(unit, row);
    }
  };
  for (const std::uint32_t coding : reading.codings) {
    const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
    const Span span = has_span ? Span{codings.begin()[coding], codings.end()[coding]} : Span{};
    add(codings.source()[coding], codings.code()[coding], has_span, span);
  }
  for (const MadeCoding& one : reading.made) add(one.source, one.code, !one.span.empty(), one.span);
}

/// Rows in the units of one segmentation of one source; `spans` are those of one row, as coded, and `lengths` the
/// characters of each unit that are in scope.
inline void add_members(UnitColumns& out, std::size_t first_unit, const Segmentation& units,
                        const std::vector<std::uint32_t>& lengths, std::uint32_t row, const std::vector<Span>& spans,
                        const Membership& membership) {
  if (membership.word() == Membership::begins) {
    for (const Span span : spans) {
      const std::int64_t at = units.index_of(span.begin);
      if (at >= 0 && units[static_cast<std::size_t>(at)].contains(span.begin)) {
        out.add(first_unit + static_cast<std::size_t>(at), row);
      }
    }
    return;
  }
  const SpanSet runs = SpanSet::from_spans(spans);
  std::size_t next = 0;  // units before it are settled: runs and units both ascend
  for (const Span run : runs.runs()) {
    const UnitRange touched = units.touched(run);
    for (std::size_t u = std::max(next, touched.first); u < touched.last; ++u) {
      const bool is_any = membership.word() == Membership::any;
      if (is_any ? shared(run, units[u]) > 0 : membership.holds(runs.shared(units[u]), lengths[u])) {
        out.add(first_unit + u, row);
      }
      next = u + 1;
    }
  }
}

}  // namespace detail

inline UnitColumns unit_columns(const Study& study, const Reading& reading, const CodeRows& rows, const Unit& unit,
                                const Membership& membership, const std::vector<bool>& universe) {
  UnitColumns out;
  if (unit.is_contact() || unit.is(UnitRule::character) || unit.is(UnitRule::window)) {
    throw UsageError("unit",
                     detail::cat("unit \"", unit.word(),
                                 "\" does not cut a source into units here; use line, "
                                 "sentence, paragraph, turn, word, segment, source, case or the name of a "
                                 "stored segmentation"),
                     "unit", unit.word());
  }
  if (unit.is(UnitRule::source)) {
    std::vector<std::size_t> unit_of(universe.size());
    for (const auto& [id, source] : study.sources()) {
      if (!universe[row(id)]) continue;
      unit_of[row(id)] = out.n_units++;
      out.objects.emplace_back(id);
      out.source_of_unit.push_back(static_cast<std::uint32_t>(id));
    }
    detail::add_places(study, reading, rows, out, [&](std::uint32_t source, Span) {
      return universe[source] ? std::vector{unit_of[source]} : std::vector<std::size_t>{};
    });
    return out;
  }
  if (unit.is(UnitRule::case_)) {
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
    detail::add_places(study, reading, rows, out, [&](std::uint32_t source, Span span) {
      std::vector<std::size_t> units;
      for (const auto& place : places.in(static_cast<SourceId>(source))) {
        const std::int64_t u = unit_of[row(place.case_)];
        if (u >= 0 && place.holds(span)) units.push_back(static_cast<std::size_t>(u));
      }
      return units;
    });
    return out;
  }

  const SpanColumns spans =
      span_columns(study, reading, rows, unit.is(UnitRule::segment) ? WithinRule::keep_whole : WithinRule::clip);
  out.without_span = spans.without_span;
  out.outside_within = spans.outside_within;
  if (unit.is(UnitRule::segment)) {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::size_t> segments;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const auto [place, is_new] =
          segments.try_emplace({spans.source[i], spans.begin[i], spans.end[i]}, segments.size());
      if (is_new) out.source_of_unit.push_back(spans.source[i]);
      out.add(place->second, spans.row[i]);
    }
    out.n_units = segments.size();
    return out;
  }

  std::vector<std::size_t> order(spans.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(spans.source[a], spans.row[a], spans.begin[a]) <
           std::tuple(spans.source[b], spans.row[b], spans.begin[b]);
  });
  std::size_t next = 0;
  bool found_units = false;
  bool has_sources = false;
  for (const auto& [id, source] : study.sources()) {
    const auto source_row = static_cast<std::uint32_t>(id);
    while (next < order.size() && spans.source[order[next]] < source_row) ++next;
    if (!universe[row(id)]) continue;
    has_sources = true;
    auto units = units_of(study, id, unit);
    if (!units) {
      ++out.sources_without_units;
      continue;
    }
    found_units = true;
    std::vector<std::uint32_t> lengths;
    if (reading.within) {  // N counts the units that the scope reaches, and characters are those inside it
      std::vector<Span> inside;
      for (const Span whole : *units) {
        const auto cut = intersect((*reading.within)[row(id)], SpanSet::from_spans({whole}));
        if (cut.empty()) continue;
        inside.push_back(cut.hull());
        lengths.push_back(cut.measure());
      }
      units = Segmentation(std::move(inside));
    } else {
      for (const Span whole : *units) lengths.push_back(whole.length());
    }
    while (next < order.size() && spans.source[order[next]] == source_row) {
      const std::uint32_t table_row = spans.row[order[next]];
      std::vector<Span> of_row;
      for (; next < order.size() && spans.source[order[next]] == source_row && spans.row[order[next]] == table_row;
           ++next) {
        of_row.push_back({spans.begin[order[next]], spans.end[order[next]]});
      }
      detail::add_members(out, out.n_units, *units, lengths, table_row, of_row, membership);
    }
    out.n_units += units->size();
    out.source_of_unit.resize(out.n_units, source_row);
  }
  if (has_sources && !found_units) {
    throw LookupError("unit_unknown",
                      detail::cat("no source has units \"", unit.word(),
                                  "\": store turns with find_turns, "
                                  "or a segmentation of that name"),
                      "unit", unit.word());
  }
  return out;
}

}  // namespace tematik
