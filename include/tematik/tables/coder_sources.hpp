#pragma once

/// @file
/// @brief From a study to the coders' spans and who looked where, source by source; and parts of it.
///
/// Read are the coder layers; `final` only where it is named among the coders, as one more of them, who looked at the
/// sources in which something was decided. Passes of a coder who made several are coders of their own ("P, pass 2").
/// A coder's coded region in a source is, by order of evidence: the coder coverage records; else, if the coder has a
/// span there, the whole source (inferred, and flagged); else none.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
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
  std::vector<std::string> coders = {};  ///< empty: all who take part, programs left out; "final": what was decided
  Filter where = {};
  std::optional<Query> within = {};
  Membership membership = Membership::any;
  bool uncovered_is_no = false;  ///< a coder who did not look counts as "no"
  bool drop_blank = true;        ///< units of nothing but white space are left out; never characters
};

/// A coding with the weight it was given.
struct WeightedSpan {
  std::uint32_t coder = 0;
  std::uint32_t code = 0;
  Span span = {};
  double weight = 0;
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
  Reading reading = {};                                  ///< empty in a part
  std::vector<std::vector<WeightedSpan>> weighted = {};  ///< by source: codings with a weight
  std::optional<std::size_t> final_coder = {};           ///< which of the coders is the layer `final`
  std::vector<std::size_t> group = {};  ///< by source: drawn together with others of the same number; empty: alone

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

/// The passes of coders who made several, by coder row, sorted; a coding without one belongs to the pass "".
[[nodiscard]] inline std::vector<std::vector<std::string>> coder_passes(const Study& study) {
  std::vector<std::set<std::string>> found(study.coders().end_row());
  bool any = study.codings().has_passes();
  for (const auto& [id, record] : study.coverage()) {
    if (!record.pass.empty()) found[row(record.coder)].insert(record.pass), any = true;
  }
  const Codings& codings = study.codings();
  for (std::size_t i = 0; any && i < codings.end_row(); ++i) {
    if ((codings.flags()[i] & (coding_flags::removed | coding_flags::final_layer)) == 0)
      found[codings.coder()[i]].emplace(codings.pass(i));
  }
  std::vector<std::vector<std::string>> out;
  for (const auto& passes : found) {
    if (passes.size() < 2)
      out.emplace_back();
    else
      out.emplace_back(passes.begin(), passes.end());
  }
  return out;
}

/// Which column of the tables a coder, or a pass of one, is.
struct CoderColumns {
  std::vector<std::vector<std::string>> passes = {};  ///< as `coder_passes()`
  std::vector<std::vector<std::int64_t>> column =
      {};  ///< by coder row and pass (one, if there are no passes); -1: none

  explicit CoderColumns(const Study& study) : passes(coder_passes(study)) {
    for (const auto& own : passes) column.emplace_back(std::max<std::size_t>(1, own.size()), -1);
  }
  [[nodiscard]] std::int64_t of(std::size_t coder, std::string_view pass) const {
    const auto& own = passes[coder];
    if (own.empty()) return column[coder].front();
    const auto at = std::find(own.begin(), own.end(), pass);
    return at == own.end() ? -1 : column[coder][static_cast<std::size_t>(at - own.begin())];
  }
  /// A record without a pass counts for all of them, unless codings have none either.
  [[nodiscard]] std::vector<std::size_t> of(const Coverage& record) const {
    const auto& own = passes[row(record.coder)];
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < column[row(record.coder)].size(); ++i) {
      const bool concerns = own.empty() || own[i] == record.pass || (record.pass.empty() && !own.front().empty());
      if (concerns && column[row(record.coder)][i] >= 0)
        out.push_back(static_cast<std::size_t>(column[row(record.coder)][i]));
    }
    return out;
  }
};

[[nodiscard]] inline RecordedRegions recorded_regions(const std::vector<const Coverage*>& records,
                                                      const CoderColumns& columns, std::size_t coders,
                                                      const CodeRows& rows, std::uint32_t length) {
  RecordedRegions out{.has_record = std::vector<bool>(coders), .regions = std::vector<CodedRegion>(coders)};
  for (const Coverage* record : records) {
    for (const std::size_t c : columns.of(*record)) {
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
  }
  return out;
}

/// The part of weighted spans that lies in some places.
inline void clip(std::vector<WeightedSpan>& rows, const SpanSet& places) {
  std::vector<WeightedSpan> out;
  for (const auto& x : rows) {
    const auto inside = intersect(places, SpanSet::from_spans({x.span}));
    for (const Span run : inside.runs()) out.push_back({x.coder, x.code, run, x.weight});
  }
  rows = std::move(out);
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

  detail::CoderColumns columns(study);
  const auto take_pass = [&](CoderId id, std::size_t pass) {
    auto& column = columns.column[row(id)][pass];
    if (column >= 0) return;
    column = static_cast<std::int64_t>(out.coders.size());
    out.coders.push_back(id);
    const auto& own = columns.passes[row(id)];
    const bool named = !own.empty() && !own[pass].empty();
    out.coder_labels.push_back(named ? detail::cat(study.label(id), ", pass ", own[pass]) : study.label(id));
  };
  const auto take = [&](CoderId id) {
    for (std::size_t pass = 0; pass < columns.column[row(id)].size(); ++pass) take_pass(id, pass);
  };
  if (o.coders.empty()) {
    // Who takes part: a coding kept by the filter, or a record of having looked.
    std::vector<bool> takes_part = out.reading.takes_part;
    for (const auto& [id, record] : study.coverage()) takes_part[row(record.coder)] = true;
    for (const auto& [id, coder] : study.coders()) {
      if (takes_part[row(id)] && !coder.system) take(id);
    }
  }
  for (const auto& name : o.coders) {
    if (name == "final" && study.coders().find(name).empty()) {
      if (out.final_coder) continue;
      out.final_coder = out.coders.size();
      out.coders.push_back(static_cast<CoderId>(std::numeric_limits<std::underlying_type_t<CoderId>>::max()));
      out.coder_labels.push_back(name);
      continue;
    }
    const std::size_t at = name.rfind(", pass ");
    const bool is_pass = at != std::string::npos && study.coders().find(name).empty();
    if (!is_pass) {
      take(study.coder(name));
      continue;
    }
    const CoderId id = study.coder(name.substr(0, at));
    const auto& own = columns.passes[row(id)];
    const auto pass = std::find(own.begin(), own.end(), name.substr(at + 7));
    if (pass == own.end())
      throw LookupError("coder_unknown", detail::cat("coder \"", study.label(id), "\" made no such pass"), "coders");
    take_pass(id, static_cast<std::size_t>(pass - own.begin()));
  }

  std::vector<std::vector<CoderSpan>> spans(study.sources().end_row());
  std::vector<std::vector<WeightedSpan>> weighted(study.sources().end_row());
  const Codings& codings = study.codings();
  const auto read = [&](const Reading& reading, const auto& column_of) {
    const SpanColumns read = span_columns(study, reading, out.rows, WithinRule::keep_whole);
    out.codings_without_span += read.without_span;
    for (std::size_t i = 0; i < read.size(); ++i) {
      const std::int64_t coder = column_of(read.coding[i]);
      if (coder < 0) continue;
      const CoderSpan x{static_cast<std::uint32_t>(coder), read.row[i], {read.begin[i], read.end[i]}};
      spans[read.source[i]].push_back(x);
      if (const auto weight = codings.weight(read.coding[i]))
        weighted[read.source[i]].push_back({x.coder, x.code, x.span, *weight});
    }
  };
  const auto column_of = [&](std::size_t coding) { return columns.of(codings.coder()[coding], codings.pass(coding)); };
  read(out.reading, column_of);
  if (out.final_coder) {
    const Reading decided = read_codings(study, {.where = o.where, .layer = LayerChoice::final_, .codes = o.codes});
    read(decided, [&](std::size_t) { return static_cast<std::int64_t>(*out.final_coder); });
  }
  std::vector<std::vector<const Coverage*>> coverage(study.sources().end_row());
  for (const auto& [id, record] : study.coverage()) coverage[row(record.source)].push_back(&record);
  // A coder who coded anything in a source looked at it, also when those codes are not asked for here.
  std::vector<std::vector<bool>> coded_here(study.sources().end_row(), std::vector<bool>(out.coders.size()));
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) != 0) continue;
    const bool is_final = (flags & coding_flags::final_layer) != 0;
    const std::int64_t coder = !is_final         ? column_of(i)
                               : out.final_coder ? static_cast<std::int64_t>(*out.final_coder)
                                                 : std::int64_t{-1};
    if (coder >= 0) coded_here[codings.source()[i]][static_cast<std::size_t>(coder)] = true;
  }
  for (const auto& [id, record] : study.adjudications()) {
    for (const CodingId decided : record.decides) {
      if (out.final_coder && codings.contains(decided))
        coded_here[codings.source()[row(decided)]][*out.final_coder] = true;  // a rejection, too, is a decision
    }
  }

  for (const auto& [id, data] : study.sources()) {
    const std::size_t s = row(id);
    if (!out.reading.in_universe[s]) continue;
    const auto length = data.length();
    if (!length) {
      out.sources_without_text += out.reading.coded[s] ? 1 : 0;
      continue;
    }
    auto recorded = detail::recorded_regions(coverage[s], columns, out.coders.size(), out.rows, *length);
    CoderSource source{.length = *length,
                       .codes = out.rows.size(),
                       .regions = std::move(recorded.regions),
                       .spans = std::move(spans[s]),
                       .code_regions = std::move(recorded.code_regions)};
    std::vector<bool> present(out.coders.size());
    for (std::size_t c = 0; c < out.coders.size(); ++c) {
      if (!recorded.has_record[c] && coded_here[s][c]) {
        source.regions[c] = {.kind = RegionKind::whole};
        if (out.final_coder != c) out.coverage_inferred = true;
      }
      present[c] = recorded.has_record[c] || coded_here[s][c] || o.uncovered_is_no;
      if (o.uncovered_is_no) source.regions[c] = {.kind = RegionKind::whole};
    }
    std::optional<SpanSet> places;
    if (out.reading.within) {
      places = (*out.reading.within)[s];
      detail::clip(source, *places);
      detail::clip(weighted[s], *places);
    }
    out.weighted.push_back(std::move(weighted[s]));
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
  out.final_coder = whole.final_coder;
  for (std::size_t i = 0; i < whole.ids.size(); ++i) {
    const std::size_t s = row(whole.ids[i]);
    if (!part.sources.empty() && !part.sources[s]) continue;
    CoderSource source = whole.sources[i];
    std::vector<WeightedSpan> weighted = whole.weighted[i];
    std::vector<bool> present = whole.present[i];
    if (!part.work.empty()) {
      std::vector<bool> here(out.coders.size());
      for (std::size_t g = 0; g < here.size(); ++g) {
        const auto& work = part.work[s];
        here[g] =
            out.final_coder == g ? std::find(work.begin(), work.end(), true) != work.end() : work[row(out.coders[g])];
        present[g] = present[g] && here[g];
        if (!here[g]) source.regions[g] = {};
      }
      if (std::find(here.begin(), here.end(), true) == here.end()) continue;
      const auto absent = [&](const auto& x) { return !here[x.coder]; };
      std::erase_if(source.spans, absent);
      std::erase_if(source.code_regions, absent);
      std::erase_if(weighted, absent);
    }
    std::optional<SpanSet> places = whole.places[i];
    if (!part.places.empty() && part.places[s]) {
      detail::clip(source, *part.places[s]);
      detail::clip(weighted, *part.places[s]);
      places = places ? intersect(*places, *part.places[s]) : *part.places[s];
    }
    if (!whole.group.empty()) out.group.push_back(whole.group[i]);
    out.ids.push_back(whole.ids[i]);
    out.weighted.push_back(std::move(weighted));
    out.sources.push_back(std::move(source));
    out.present.push_back(std::move(present));
    out.places.push_back(std::move(places));
  }
  return out;
}

}  // namespace tematik
