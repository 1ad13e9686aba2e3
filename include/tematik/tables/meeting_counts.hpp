#pragma once

/// @file
/// @brief How often rows meet among the codings that a call reads: the counts of co-occurrence, rule by rule.
///
/// - **Definition**: contact rules count pairs of codings that meet, or the characters they share (`pair_characters`:
///   over pairs; `characters`: each once); the others count units that hold both rows.
/// - **Totals**: codings, lengths, characters or units of a row. **N**: characters or units of the universe.
/// - `across_counts`: pairs of codings of different coders, who are joined (`same_code`) each for himself: all pairs less
///   those of one coder.
/// - **Complexity**: that of `overlap_counts`, `character_counts`, `unit_counts`.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include <tematik/support/parallel.hpp>
#include <tematik/tables/character_counts.hpp>
#include <tematik/tables/coder_readings.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/overlap_counts.hpp>
#include <tematik/tables/source_counts.hpp>
#include <tematik/tables/unit_columns.hpp>
#include <tematik/tables/unit_counts.hpp>

namespace tematik {

/// When two codings meet, what is one coding, and what is counted; all decided, and fitting each other.
struct MeetingRule {
  Unit unit = UnitRule::overlap;
  Count count = Count::pairs;
  SameCode same_code = SameCode::union_;
  std::int64_t distance = 0;
  Membership membership = Membership::any;
  bool keep_sources = true;
  int threads = 0;
  Progress progress = {};
};

/// Counts of square tables that add up (`+=`).
struct MeetingCounts {
  Matrix<std::int64_t> counts = {};
  std::vector<std::int64_t> totals = {};
  std::optional<std::int64_t> n = {};
  std::vector<SourceCounts> by_source = {};  ///< of units and characters; sources without a unit are left out
  std::vector<std::uint32_t> sources = {};   ///< of each of `by_source`: the source, or the case
  std::int64_t spans = 0;                    ///< of contact rules, before and after `same_code`
  std::int64_t spans_joined = 0;
  std::int64_t without_span = 0;
  std::int64_t outside_within = 0;
  std::int64_t sources_without_units = 0;

  explicit MeetingCounts(std::size_t rows = 0) : totals(rows) {
    const auto k = static_cast<Eigen::Index>(rows);
    counts = Matrix<std::int64_t>::Zero(k, k);
  }
  MeetingCounts& operator+=(const MeetingCounts& other);
};

/// @param universe  by source row: the sources that count towards N
/// @throws as `unit_columns` and `overlap_counts`
[[nodiscard]] MeetingCounts meeting_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                           const MeetingRule& rule, const std::vector<bool>& universe);

/// Pairs of codings of different coders, of a contact rule. @throws as `meeting_counts`, `of_coder`
[[nodiscard]] MeetingCounts across_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                          const MeetingRule& rule);

// ---------------------------------------------------------------------------------------------------------

inline MeetingCounts& MeetingCounts::operator+=(const MeetingCounts& other) {
  counts += other.counts;
  for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += other.totals[i];
  if (other.n) n = n.value_or(0) + *other.n;
  by_source.insert(by_source.end(), other.by_source.begin(), other.by_source.end());
  sources.insert(sources.end(), other.sources.begin(), other.sources.end());
  spans += other.spans;
  spans_joined += other.spans_joined;
  without_span += other.without_span;
  outside_within += other.outside_within;
  sources_without_units += other.sources_without_units;
  return *this;
}

namespace detail {

/// The spans that a contact rule compares.
[[nodiscard]] inline SpanColumns meeting_spans(const Study& study, const Reading& reading, const CodeRows& rows,
                                               const MeetingRule& rule, MeetingCounts& out) {
  SpanColumns spans =
      span_columns(study, reading, rows, rule.count == Count::characters ? WithinRule::clip : WithinRule::keep_whole);
  out.spans = static_cast<std::int64_t>(spans.size());
  out.without_span = spans.without_span;
  out.outside_within = spans.outside_within;
  if (rule.same_code == SameCode::union_ && rule.count != Count::pair_characters) spans = maximal_runs(spans);
  if (rule.same_code == SameCode::distinct) spans = distinct_spans(spans);
  out.spans_joined = static_cast<std::int64_t>(spans.size());
  return spans;
}

[[nodiscard]] inline Matrix<std::int64_t> pair_counts(const SpanColumns& spans, const MeetingRule& rule,
                                                      std::size_t rows) {
  return overlap_counts(spans.source, spans.begin, spans.end, spans.row, rows,
                        {.mode = parse<Contact>(rule.unit.word()),
                         .distance = rule.distance,
                         .threads = rule.threads,
                         .progress = rule.progress});
}

/// Counts per source without the sources that have no unit.
inline void keep_sources(MeetingCounts& out, std::vector<SourceCounts> sources) {
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (sources[s].n == 0) continue;
    out.by_source.push_back(std::move(sources[s]));
    out.sources.push_back(static_cast<std::uint32_t>(s));
  }
}

inline void take_diagonal(MeetingCounts& out) {
  for (std::size_t i = 0; i < out.totals.size(); ++i) {
    out.totals[i] = out.counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
  }
}

inline void count_characters(const Study& study, const Reading& reading, const SpanColumns& spans,
                             const MeetingRule& rule, const std::vector<bool>& universe, MeetingCounts& out) {
  const bool distinct = rule.count == Count::characters;
  const std::size_t k = out.totals.size();
  out.counts = character_counts(spans.source, spans.begin, spans.end, spans.row, k,
                                distinct ? CharacterCount::distinct : CharacterCount::pairs);
  if (!distinct) {
    for (std::size_t i = 0; i < spans.size(); ++i) out.totals[spans.row[i]] += spans.end[i] - spans.begin[i];
    return;
  }
  take_diagonal(out);
  std::vector<std::int64_t> lengths(universe.size());
  std::int64_t characters = 0;
  for (const auto& [id, source] : study.sources()) {
    if (!universe[row(id)]) continue;
    lengths[row(id)] = reading.within ? (*reading.within)[row(id)].measure() : source.length().value_or(0);
    characters += lengths[row(id)];
  }
  out.n = characters;
  if (!rule.keep_sources) return;
  keep_sources(out, source_character_counts(spans.source, spans.begin, spans.end, spans.row, lengths, k));
}

}  // namespace detail

inline MeetingCounts meeting_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                    const MeetingRule& rule, const std::vector<bool>& universe) {
  MeetingCounts out(rows.size());
  if (rule.unit.is_contact()) {
    const SpanColumns spans = detail::meeting_spans(study, reading, rows, rule, out);
    if (rule.count == Count::pairs) {
      out.counts = detail::pair_counts(spans, rule, rows.size());
      for (const std::uint32_t row : spans.row) ++out.totals[row];
    } else {
      detail::count_characters(study, reading, spans, rule, universe, out);
    }
    return out;
  }
  const UnitColumns units = unit_columns(study, reading, rows, rule.unit, rule.membership, universe);
  out.counts = unit_counts(units.unit, units.row, units.n_units, rows.size());
  detail::take_diagonal(out);
  out.n = static_cast<std::int64_t>(units.n_units);
  out.without_span = units.without_span;
  out.outside_within = units.outside_within;
  out.sources_without_units = units.sources_without_units;
  if (rule.keep_sources) {
    const std::size_t clusters = std::max(universe.size(), units.n_units);
    detail::keep_sources(out, source_counts(units.source_of_unit, units.unit, units.row, clusters, rows.size()));
  }
  return out;
}

inline MeetingCounts across_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                   const MeetingRule& rule) {
  MeetingCounts out(rows.size());
  SpanColumns all;
  for (const std::uint32_t coder : coders_taking_part(reading)) {
    MeetingCounts of(rows.size());
    const SpanColumns spans = detail::meeting_spans(study, of_coder(study, reading, coder), rows, rule, of);
    of.counts -= detail::pair_counts(spans, rule, rows.size());
    out += of;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      all.add(spans.source[i], {spans.begin[i], spans.end[i]}, spans.row[i]);
    }
  }
  out.counts += detail::pair_counts(all, rule, rows.size());
  for (const std::uint32_t row : all.row) ++out.totals[row];
  return out;
}

}  // namespace tematik
