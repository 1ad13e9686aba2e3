#pragma once

/// @file
/// @brief From a study to a continuum: the coders' spans themselves, source by source, with who looked where.
///
/// The same reading as `study_ratings.hpp`, without counting: for figures and lists that need the spans.

#include <utility>
#include <vector>

#include <tematik/tables/continuum.hpp>
#include <tematik/tables/study_ratings.hpp>

namespace tematik {

/// A continuum with the sources, coders and rows it was read from.
struct StudyContinuum {
  StudyRatings study = {};  ///< coders, rows, reading; its sources have no patterns
  Continuum continuum =
      {};  ///< source i is `study.sources[i]`, coder i `study.coders[i]`, code i row i of `study.rows`
};

/// @param options  `unit`, `membership` and `uncovered_is_no` do not enter: spans lie on characters, and a coder who did
///                 not look is left out
/// @throws UsageError, LookupError as `study_ratings()`
[[nodiscard]] StudyContinuum study_continuum(const Study& study, const StudyRatingsOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline StudyContinuum study_continuum(const Study& study, const StudyRatingsOptions& options) {
  StudyContinuum result;
  StudyRatings& out = result.study;
  StudyRatingsOptions o = options;
  o.uncovered_is_no = false;
  std::vector<CoderSource> sources;
  detail::for_each_coder_source(study, o, out, [&](SourceRatings&& entry, CoderSource&& source) {
    out.sources.push_back(std::move(entry));
    sources.push_back(std::move(source));
  });
  result.continuum = Continuum(std::move(sources), out.coder_labels, out.rows.labels, out.coverage_inferred);
  return result;
}

}  // namespace tematik
