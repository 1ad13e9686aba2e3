#pragma once

/// @file
/// @brief How often rows meet among the codings that a call reads: the counts of co-occurrence, rule by rule.
///
/// - **When two codings meet**: contact rules – `MeetingTest`; the others – both are in one unit (`unit_columns`), each
///   judged for itself.
/// - **Counts** of i and j: `pairs` – pairs of codings that meet; `codings` – codings of i that meet one of j or more
///   (directed); `pair_characters` – characters shared, over those pairs; `characters` and `units` – each once;
///   `sources`, `cases` – those in which some meet (of a case: both belong to it). A relation that is not its own inverse
///   is directed.
/// - **A row with itself**: different codings of it; of characters, units, sources, cases and coders its total.
/// - **Totals**: codings, lengths, characters, units, sources, cases or coders of a row. **N**: those of the universe;
///   with `only_held` of them only those that hold a row.
/// - `across_counts`: `pairs` and `codings` of different coders, who are joined (`same_code`) each for himself.
/// - `coder_counts`: coders of whom some codings meet. N: the coders taking part.
/// - **Complexity**: that of `overlap_counts`, `character_counts`, `unit_counts` where they know the rule; else
///   O(n log n + pairs that meet).

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <tematik/support/parallel.hpp>
#include <tematik/tables/character_counts.hpp>
#include <tematik/tables/coder_readings.hpp>
#include <tematik/tables/coding_meetings.hpp>
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
  std::optional<std::int64_t> distance = {};
  Membership membership = Membership::any;
  bool keep_sources = true;
  int threads = 0;
  Progress progress = {};
  Unit distance_unit = UnitRule::character;
  AllenMask mask = {};
  std::int64_t min_shared = 1;
  double min_share = 0;
  Unit base = UnitRule::line;  ///< of window
  std::int64_t window = 2;
  std::int64_t step = 1;
  bool only_held = false;  ///< N counts only what holds a row

  [[nodiscard]] MeetingTest test() const {
    return {.rule = unit.rule().value_or(UnitRule::overlap),
            .distance = distance,
            .min_shared = min_shared,
            .min_share = min_share,
            .mask = mask};
  }
  [[nodiscard]] UnitCut cut() const {
    return {.unit = unit, .membership = membership, .base = base, .window = window, .step = step};
  }
  /// Whether cells (i, j) and (j, i) are different questions.
  [[nodiscard]] bool is_directed() const noexcept {
    return count == Count::codings || (unit.is(UnitRule::relation) && !symmetric(mask));
  }
};

/// Counts of square tables; those of disjoint sources or of coders kept apart add up (`+=`).
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

/// Pairs or codings of different coders. @throws as `meeting_counts`, `of_coder`
[[nodiscard]] MeetingCounts across_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                          const MeetingRule& rule);

/// Coders of whom codings meet. @throws as `meeting_counts`, `of_coder`
[[nodiscard]] MeetingCounts coder_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                         MeetingRule rule);

}  // namespace tematik

#include <tematik/tables/detail/meeting_counts.ipp>
