#pragma once

/// @file
/// @brief From a study to a continuum: the coders' spans themselves, source by source, with who looked where.
///
/// The same reading as `study_ratings.hpp`, without counting: for figures and lists that need the spans.

#include <cstddef>
#include <cstdint>
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

inline StudyContinuum study_continuum(const Study& study, const StudyRatingsOptions& o) {
  StudyContinuum result;
  StudyRatings& out = result.study;
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
  std::vector<bool> takes_part = out.reading.takes_part;
  for (const auto& [id, record] : study.coverage()) takes_part[row(record.coder)] = true;
  for (const auto& [id, coder] : study.coders()) {
    if (o.coders.empty() && takes_part[row(id)] && !coder.system) take(id);
  }
  for (const auto& name : o.coders) take(study.coder(name));

  const std::size_t end = study.sources().end_row();
  std::vector<std::vector<CoderSpan>> spans(end);
  const SpanColumns columns = span_columns(study, out.reading, out.rows, WithinRule::keep_whole);
  out.codings_without_span = columns.without_span;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::int64_t coder = coder_index[study.codings().coder()[columns.coding[i]]];
    if (coder < 0) continue;
    spans[columns.source[i]].push_back(
        {static_cast<std::uint32_t>(coder), columns.row[i], {columns.begin[i], columns.end[i]}});
  }
  std::vector<std::vector<const Coverage*>> coverage(end);
  for (const auto& [id, record] : study.coverage()) coverage[row(record.source)].push_back(&record);
  std::vector<std::vector<bool>> coded_here(end, std::vector<bool>(out.coders.size()));
  const Codings& codings = study.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::int64_t coder = coder_index[codings.coder()[i]];
    if (coder < 0 || (codings.flags()[i] & (coding_flags::removed | coding_flags::final_layer)) != 0) continue;
    coded_here[codings.source()[i]][static_cast<std::size_t>(coder)] = true;
  }

  std::vector<CoderSource> sources;
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
    SourceRatings entry{.source = id, .present = std::vector<bool>(out.coders.size())};
    for (std::size_t c = 0; c < out.coders.size(); ++c) {
      entry.present[c] = recorded.has_record[c] || coded_here[s][c];
      if (recorded.has_record[c] || !coded_here[s][c]) continue;
      source.regions[c] = {.kind = RegionKind::whole};
      out.coverage_inferred = true;
    }
    if (out.reading.within) detail::clip(source, (*out.reading.within)[s]);
    out.sources.push_back(std::move(entry));
    sources.push_back(std::move(source));
  }
  result.continuum = Continuum(std::move(sources), out.coder_labels, out.rows.labels, out.coverage_inferred);
  return result;
}

}  // namespace tematik
