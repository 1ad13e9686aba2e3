#pragma once

/// @file
/// @brief From a study to who coded what, source by source: the tables that every agreement figure sums.
///
/// Read are the coder layers, never `final`. A coder's coded region in a source is, by order of evidence: the coder
/// coverage records; else, if the coder has a span there, the whole source (inferred, and flagged); else none. Outside
/// the region the coder is missing; inside it, absence of a code is "no".

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/query/segmentations.hpp>
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

/// One source with its patterns.
struct SourceRatings {
  SourceId source = {};
  PatternTable patterns = {};
  std::vector<bool> present = {};  ///< by coder: looked at something here
};

/// The tables of a study, one per source with text.
struct StudyRatings {
  std::vector<CoderId> coders = {};
  std::vector<std::string> coder_labels = {};
  CodeRows rows = {};
  std::vector<SourceRatings> sources = {};
  bool coverage_inferred = false;
  std::int64_t sources_without_text = 0;
  std::int64_t sources_without_units = 0;
  std::int64_t codings_without_span = 0;
  Reading reading = {};
};

/// @throws UsageError for a unit that agreement does not know; LookupError for unknown names
[[nodiscard]] StudyRatings study_ratings(const Study& study, const StudyRatingsOptions& options = {});

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

/// Reads coders, rows and what stands beside the sources into `out`, then hands every source with text to
/// `each(entry, source)`: who looked here, and what they looked at and coded. `unit` and `membership` do not enter.
template <class Each>
void for_each_coder_source(const Study& study, const StudyRatingsOptions& o, StudyRatings& out, Each&& each) {
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
    auto recorded = recorded_regions(coverage[s], coder_index, out.coders.size(), out.rows, *length);
    CoderSource source{.length = *length,
                       .codes = out.rows.size(),
                       .regions = std::move(recorded.regions),
                       .spans = std::move(spans[s]),
                       .code_regions = std::move(recorded.code_regions)};
    SourceRatings entry{.source = id, .present = std::vector<bool>(out.coders.size())};
    for (std::size_t c = 0; c < out.coders.size(); ++c) {
      if (!recorded.has_record[c] && coded_here[s][c]) {
        source.regions[c] = {.kind = RegionKind::whole};
        out.coverage_inferred = true;
      }
      entry.present[c] = recorded.has_record[c] || coded_here[s][c];
      if (o.uncovered_is_no) source.regions[c] = {.kind = RegionKind::whole};
    }
    if (out.reading.within) clip(source, (*out.reading.within)[s]);
    each(std::move(entry), std::move(source));
  }
}

}  // namespace detail

inline StudyRatings study_ratings(const Study& study, const StudyRatingsOptions& o) {
  StudyRatings out;
  detail::for_each_coder_source(study, o, out, [&](SourceRatings&& entry, const CoderSource& source) {
    if (o.unit.is(UnitRule::character)) {
      entry.patterns = character_patterns(source);
    } else {
      std::vector<Span> units;
      if (o.unit.is(UnitRule::source)) {
        if (source.length > 0) units.push_back({0, source.length});
      } else if (o.unit.is(UnitRule::segment)) {
        for (const auto& span : source.spans) units.push_back(span.span);
        std::sort(units.begin(), units.end());
        units.erase(std::unique(units.begin(), units.end()), units.end());
      } else if (o.unit.is_contact() || o.unit.is(UnitRule::case_) || o.unit.is(UnitRule::window)) {
        throw UsageError("unit",
                         detail::cat("unit \"", o.unit.word(),
                                     "\": agreement knows character, line, sentence, "
                                     "paragraph, turn, segment, source and stored segmentations"),
                         "unit", o.unit.word());
      } else if (const auto segmentation = units_of(study, entry.source, o.unit)) {
        units = segmentation->units();
      } else {
        ++out.sources_without_units;
        return;
      }
      entry.patterns = unit_patterns(source, units, o.membership);
    }
    out.sources.push_back(std::move(entry));
  });
  if (out.sources.empty() && out.sources_without_units > 0) {
    throw LookupError("unit_unknown", detail::cat("no source has units \"", o.unit.word(), '"'), "unit", o.unit.word());
  }
  return out;
}

}  // namespace tematik
