#pragma once

/// @file
/// @brief From a study to a continuum: the coders' spans themselves, source by source, with who looked where.
///
/// The same reading as `study_ratings.hpp`, without counting: for figures and lists that need the spans.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <tematik/tables/coder_sources.hpp>
#include <tematik/tables/continuum.hpp>
#include <tematik/tables/study_ratings.hpp>

namespace tematik {

/// A continuum with the sources, coders and rows it was read from.
struct StudyContinuum {
  StudyRatings study = {};  ///< coders, rows, reading; its sources have no patterns
  Continuum continuum =
      {};  ///< source i is `study.sources[i]`, coder i `study.coders[i]`, code i row i of `study.rows`
  std::vector<std::vector<Span>> units = {};  ///< by source, for what is asked of units; empty: of characters
  Membership mark = {};                       ///< when a code counts for a unit
};

/// @param options  `unit`, `membership` and `uncovered_is_no` do not enter: spans lie on characters, and a coder who did
///                 not look is left out
/// @throws UsageError, LookupError as `study_ratings()`
[[nodiscard]] StudyContinuum study_continuum(const Study& study, StudyRatingsOptions options = {});

/// The same from what was read before, or from a part of it; with the units of each source if `unit` is not the
/// character.
[[nodiscard]] StudyContinuum study_continuum(const Study& study, const CoderSources& sources,
                                             const StudyRatingsOptions& options);

// ---------------------------------------------------------------------------------------------------------

inline StudyContinuum study_continuum(const Study& study, const CoderSources& from, const StudyRatingsOptions& o) {
  StudyContinuum out{.study = detail::ratings_head(from)};
  for (std::size_t i = 0; i < from.ids.size(); ++i) {
    out.study.sources.push_back({.source = from.ids[i],
                                 .present = from.present[i],
                                 .in_scope = from.length(i),
                                 .group = detail::group_of(from, i)});
    if (o.unit.is(UnitRule::character)) continue;
    const auto units = agreement_units(study, from, i, o.unit, o.drop_blank);
    out.study.sources_without_units += units ? 0 : 1;
    out.units.push_back(units.value_or(std::vector<Span>()));
    out.study.sources.back().in_scope = detail::units_in_scope(out.units.back(), from.places[i]);
  }
  out.mark = o.membership;
  out.continuum = Continuum(from.sources, from.coder_labels, from.rows.labels, from.coverage_inferred);
  return out;
}

inline StudyContinuum study_continuum(const Study& study, StudyRatingsOptions o) {
  o.unit = UnitRule::character;
  o.uncovered_is_no = false;
  return study_continuum(study, coder_sources(study, o), o);
}

}  // namespace tematik
