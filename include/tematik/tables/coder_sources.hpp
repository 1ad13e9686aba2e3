#pragma once

/// @file
/// @brief From a study to the coders' spans and who looked where, source by source; and parts of it.
///
/// Read are the coder layers, never `final`. A coder's coded region in a source is, by order of evidence: the coder
/// coverage records; else, if the coder has a span there, the whole source (inferred, and flagged); else none.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/tables/coder_sweep.hpp>
#include <tematik/tables/span_columns.hpp>

namespace tematik {

/// How the tables are read from a study; the options of agreement that concern reading.
struct StudyRatingsOptions {
  Unit unit = UnitRule::character;
  Level level = Level::code;
  std::vector<CodeRef> codes = {};
  std::vector<std::string> coders = {};  ///< empty: all who take part, programs left out
  Filter where = {};
  std::optional<Query> within = {};
  Membership membership = Membership::any;
  bool uncovered_is_no = false;  ///< a coder who did not look counts as "no"
};

/// What coders did in every source with text; the vectors by source are equally long.
struct CoderSources {
  std::vector<CoderId> coders = {};
  std::vector<std::string> coder_labels = {};
  CodeRows rows = {};
  std::vector<SourceId> ids = {};
  std::vector<CoderSource> sources = {};
  std::vector<std::vector<bool>> present = {};      ///< by source and coder: looked at something here
  std::vector<std::optional<SpanSet>> places = {};  ///< by source: what of the text is in scope; nothing: all of it
  bool coverage_inferred = false;
  std::int64_t sources_without_text = 0;
  std::int64_t codings_without_span = 0;
  Reading reading = {};  ///< empty in a part

  /// Characters of a source that are in scope.
  [[nodiscard]] std::int64_t length(std::size_t source) const {
    return places[source] ? places[source]->measure() : sources[source].length;
  }
};

/// @throws LookupError for unknown names
[[nodiscard]] CoderSources coder_sources(const Study& study, const StudyRatingsOptions& options = {});

/// A part of a study: which sources, which places in them, and whose work there.
struct StudyPart {
  std::string case_ = {};
  std::string batch = {};
  std::string window = {};
  std::vector<bool> sources = {};                   ///< by source row; empty: all
  std::vector<std::optional<SpanSet>> places = {};  ///< by source row; empty, or nothing: the whole source
  std::vector<std::vector<bool>> work = {};         ///< by source and coder row; empty: everybody's
};

/// The sources of a part, spans and what was looked at cut to it. Who does not belong to it is missing there, not
/// silent; sources in which nobody is left stay out.
[[nodiscard]] CoderSources part_of(const CoderSources& whole, const StudyPart& part);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// What coders looked at in one source, from coder coverage; per coder empty if there is no record.
struct RecordedRegions {
  std::vector<bool> has_record = {};
  std::vector<CodedRegion> regions = {};
  std::vector<CoderSpan> code_regions = {};
};

[[nodiscard]] inline RecordedRegions recorded_regions(const std::vector<const Coverage*>& records,
                                                      const std::vector<std::int64_t>& coder_index, std::size_t coders,
                                                      const CodeRows& rows, std::uint32_t length) {
  RecordedRegions out{.has_record = std::vector<bool>(coders), .regions = std::vector<CodedRegion>(coders)};
  for (const Coverage* record : records) {
    const std::int64_t coder = coder_index[row(record->coder)];
    if (coder < 0) continue;
    const auto c = static_cast<std::size_t>(coder);
    out.has_record[c] = true;
    const Span span = record->span.value_or(Span{0, length});
    if (record->code) {
      for (const std::uint32_t r : rows.of_code[row(*record->code)]) {
        if (!span.empty()) out.code_regions.push_back({static_cast<std::uint32_t>(c), r, span});
      }
    } else if (!record->span) {
      out.regions[c] = {.kind = RegionKind::whole};
    } else if (out.regions[c].kind != RegionKind::whole) {
      out.regions[c].kind = RegionKind::intervals;
      out.regions[c].intervals.push_back(span);
    }
  }
  return out;
}

/// Cuts what coders looked at, and their spans, to the places of `within`.
inline void clip(CoderSource& source, const SpanSet& places) {
  for (auto& region : source.regions) {
    if (region.kind == RegionKind::none) continue;
    const SpanSet seen =
        region.kind == RegionKind::whole ? places : intersect(places, SpanSet::from_spans(region.intervals));
    region = {.kind = RegionKind::intervals, .intervals = seen.runs()};
  }
  const auto cut = [&](std::vector<CoderSpan>& rows) {
    std::vector<CoderSpan> out;
    for (const auto& entry : rows) {
      const auto inside = intersect(places, SpanSet::from_spans({entry.span}));
      for (const Span run : inside.runs()) out.push_back({entry.coder, entry.code, run});
    }
    rows = std::move(out);
  };
  cut(source.spans);
  cut(source.code_regions);
}

}  // namespace detail

inline CoderSources coder_sources(const Study& study, const StudyRatingsOptions& o) {
  CoderSources out;
  out.reading =
      read_codings(study, {.where = o.where, .within = o.within, .codes = o.codes, .keeps_coders_apart = true});
  out.rows = rows_of_codes(study, out.reading.codes, o.level, Unassigned::drop);

  std::vector<std::int64_t> coder_index(study.coders().end_row(), -1);
  const auto take = [&](CoderId id) {
    if (coder_index[row(id)] >= 0) return;
    coder_index[row(id)] = static_cast<std::int64_t>(out.coders.size());
    out.coders.push_back(id);
    out.coder_labels.push_back(study.label(id));
  };
  if (o.coders.empty()) {
    // Who takes part: a coding kept by the filter, or a record of having looked.
    std::vector<bool> takes_part = out.reading.takes_part;
    for (const auto& [id, record] : study.coverage()) takes_part[row(record.coder)] = true;
    for (const auto& [id, coder] : study.coders()) {
      if (takes_part[row(id)] && !coder.system) take(id);
    }
  } else {
    for (const auto& name : o.coders) take(study.coder(name));
  }

  std::vector<std::vector<CoderSpan>> spans(study.sources().end_row());
  const SpanColumns columns = span_columns(study, out.reading, out.rows, WithinRule::keep_whole);
  out.codings_without_span = columns.without_span;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::int64_t coder = coder_index[study.codings().coder()[columns.coding[i]]];
    if (coder < 0) continue;
    spans[columns.source[i]].push_back(
        {static_cast<std::uint32_t>(coder), columns.row[i], {columns.begin[i], columns.end[i]}});
  }
  std::vector<std::vector<const Coverage*>> coverage(study.sources().end_row());
  for (const auto& [id, record] : study.coverage()) coverage[row(record.source)].push_back(&record);
  // A coder who coded anything in a source looked at it, also when those codes are not asked for here.
  std::vector<std::vector<bool>> coded_here(study.sources().end_row(), std::vector<bool>(out.coders.size()));
  const Codings& codings = study.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    const std::int64_t coder = coder_index[codings.coder()[i]];
    if (coder < 0 || (flags & (coding_flags::removed | coding_flags::final_layer)) != 0) continue;
    coded_here[codings.source()[i]][static_cast<std::size_t>(coder)] = true;
  }

  for (const auto& [id, data] : study.sources()) {
    const std::size_t s = row(id);
    if (!out.reading.in_universe[s]) continue;
    const auto length = data.length();
    if (!length) {
      out.sources_without_text += out.reading.coded[s] ? 1 : 0;
      continue;
    }
    auto recorded = detail::recorded_regions(coverage[s], coder_index, out.coders.size(), out.rows, *length);
    CoderSource source{.length = *length,
                       .codes = out.rows.size(),
                       .regions = std::move(recorded.regions),
                       .spans = std::move(spans[s]),
                       .code_regions = std::move(recorded.code_regions)};
    std::vector<bool> present(out.coders.size());
    for (std::size_t c = 0; c < out.coders.size(); ++c) {
      if (!recorded.has_record[c] && coded_here[s][c]) {
        source.regions[c] = {.kind = RegionKind::whole};
        out.coverage_inferred = true;
      }
      present[c] = recorded.has_record[c] || coded_here[s][c];
      if (o.uncovered_is_no) source.regions[c] = {.kind = RegionKind::whole};
    }
    std::optional<SpanSet> places;
    if (out.reading.within) {
      places = (*out.reading.within)[s];
      detail::clip(source, *places);
    }
    out.ids.push_back(id);
    out.sources.push_back(std::move(source));
    out.present.push_back(std::move(present));
    out.places.push_back(std::move(places));
  }
  return out;
}

inline CoderSources part_of(const CoderSources& whole, const StudyPart& part) {
  CoderSources out;
  out.coders = whole.coders;
  out.coder_labels = whole.coder_labels;
  out.rows = whole.rows;
  out.coverage_inferred = whole.coverage_inferred;
  for (std::size_t i = 0; i < whole.ids.size(); ++i) {
    const std::size_t s = row(whole.ids[i]);
    if (!part.sources.empty() && !part.sources[s]) continue;
    CoderSource source = whole.sources[i];
    std::vector<bool> present = whole.present[i];
    if (!part.work.empty()) {
      std::vector<bool> here(out.coders.size());
      for (std::size_t g = 0; g < here.size(); ++g) {
        here[g] = part.work[s][row(out.coders[g])];
        present[g] = present[g] && here[g];
        if (!here[g]) source.regions[g] = {};
      }
      if (std::find(here.begin(), here.end(), true) == here.end()) continue;
      const auto absent = [&](const CoderSpan& x) { return !here[x.coder]; };
      std::erase_if(source.spans, absent);
      std::erase_if(source.code_regions, absent);
    }
    std::optional<SpanSet> places = whole.places[i];
    if (!part.places.empty() && part.places[s]) {
      detail::clip(source, *part.places[s]);
      places = places ? intersect(*places, *part.places[s]) : *part.places[s];
    }
    out.ids.push_back(whole.ids[i]);
    out.sources.push_back(std::move(source));
    out.present.push_back(std::move(present));
    out.places.push_back(std::move(places));
  }
  return out;
}

}  // namespace tematik
