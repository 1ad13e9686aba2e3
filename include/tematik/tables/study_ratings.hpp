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
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/segmentations.hpp>
#include <tematik/tables/coder_sources.hpp>
#include <tematik/tables/coder_sweep.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// One source with its patterns.
struct SourceRatings {
  SourceId source = {};
  PatternTable patterns = {};
  std::vector<bool> present = {};         ///< by coder: looked at something here
  std::int64_t in_scope = 0;              ///< characters, or units, that are in scope, looked at or not
  std::optional<std::size_t> group = {};  ///< drawn together with others of the same number; nothing: alone
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

/// The same from what was read before, or from a part of it. No source has the unit: no table, and no error.
[[nodiscard]] StudyRatings study_ratings(const Study& study, const CoderSources& sources,
                                         const StudyRatingsOptions& options);

/// Units of one source for agreement, with `drop_blank` those that hold more than white space; nothing: it has none of
/// that name.
/// @throws UsageError for a unit that agreement does not know
[[nodiscard]] std::optional<std::vector<Span>> agreement_units(const Study& study, const CoderSources& sources,
                                                               std::size_t source, const Unit& unit,
                                                               bool drop_blank = true);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// What tables of decisions and of spans have in common.
[[nodiscard]] inline StudyRatings ratings_head(const CoderSources& from) {
  return {.coders = from.coders,
          .coder_labels = from.coder_labels,
          .rows = from.rows,
          .coverage_inferred = from.coverage_inferred,
          .sources_without_text = from.sources_without_text,
          .codings_without_span = from.codings_without_span,
          .reading = from.reading};
}

[[nodiscard]] inline bool is_blank(std::string_view utf8) {
  const auto visible = [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f;
  };
  if (std::any_of(utf8.begin(), utf8.end(), visible)) return false;
  const std::u32string points = to_code_points(utf8);
  return std::all_of(points.begin(), points.end(), is_white_space);
}

[[nodiscard]] inline std::optional<std::size_t> group_of(const CoderSources& from, std::size_t i) {
  return from.group.empty() ? std::nullopt : std::optional(from.group[i]);
}

/// Units, those without a character left out, that lie at least half in scope.
[[nodiscard]] inline std::int64_t units_in_scope(const std::vector<Span>& units, const std::optional<SpanSet>& places) {
  return std::count_if(units.begin(), units.end(), [&](Span x) {
    return !x.empty() && (!places || 2 * std::uint64_t{places->shared(x)} >= x.length());
  });
}

}  // namespace detail

inline std::optional<std::vector<Span>> agreement_units(const Study& study, const CoderSources& from, std::size_t i,
                                                        const Unit& unit, bool drop_blank) {
  std::vector<Span> units;
  const CoderSource& source = from.sources[i];
  if (unit.is(UnitRule::source)) {
    if (source.length > 0) units.push_back({0, source.length});
    return units;
  }
  if (unit.is(UnitRule::segment)) {
    for (const auto& span : source.spans) units.push_back(span.span);
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
  } else if (unit.is_contact() || unit.is(UnitRule::case_) || unit.is(UnitRule::window)) {
    throw UsageError("unit",
                     detail::cat("unit \"", unit.word(),
                                 "\": agreement knows character, line, sentence, "
                                 "paragraph, turn, segment, source and stored segmentations"),
                     "unit", unit.word());
  } else if (const auto segmentation = units_of(study, from.ids[i], unit)) {
    units = segmentation->units();
  } else {
    return {};
  }
  if (const auto& text = study.sources()[from.ids[i]].text; drop_blank && text) {
    std::erase_if(units,
                  [&](Span x) { return !x.empty() && x.end <= text->size() && detail::is_blank(text->slice(x)); });
  }
  return units;
}

inline StudyRatings study_ratings(const Study& study, const CoderSources& from, const StudyRatingsOptions& o) {
  StudyRatings out = detail::ratings_head(from);
  for (std::size_t i = 0; i < from.ids.size(); ++i) {
    SourceRatings entry{.source = from.ids[i],
                        .present = from.present[i],
                        .in_scope = from.length(i),
                        .group = detail::group_of(from, i)};
    if (o.unit.is(UnitRule::character)) {
      entry.patterns = character_patterns(from.sources[i]);
    } else if (const auto units = agreement_units(study, from, i, o.unit, o.drop_blank)) {
      entry.patterns = unit_patterns(from.sources[i], *units, o.membership);
      entry.in_scope = detail::units_in_scope(*units, from.places[i]);
    } else {
      ++out.sources_without_units;
      continue;
    }
    out.sources.push_back(std::move(entry));
  }
  return out;
}

inline StudyRatings study_ratings(const Study& study, const StudyRatingsOptions& o) {
  StudyRatings out = study_ratings(study, coder_sources(study, o), o);
  if (out.sources.empty() && out.sources_without_units > 0) {
    throw LookupError("unit_unknown", detail::cat("no source has units \"", o.unit.word(), '"'), "unit", o.unit.word());
  }
  return out;
}

}  // namespace tematik
