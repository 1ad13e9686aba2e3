#pragma once

/// @file
/// @brief Front door: which codes occur together in a study, by a named rule.
///
/// Three questions stay apart: when do two codings meet (`unit`), what is counted (`count`), and what is one coding
/// (`same_code`, `coder_rule`, `level`). The result says all three, and N where the rule has one.
///
/// @code
/// auto met = tematik::cooccurrence(study, {.unit = tematik::UnitRule::sentence});
/// double j = met.association(tematik::Association::jaccard).values("Dukungan", "Motivasi");
/// @endcode

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/cooccurrence_options.hpp>
#include <tematik/metrics/association.hpp>
#include <tematik/metrics/association_interval.hpp>
#include <tematik/metrics/shift_tests.hpp>
#include <tematik/metrics/within_source_tests.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/cell_places.hpp>
#include <tematik/tables/coder_readings.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/meeting_counts.hpp>
#include <tematik/tables/meeting_scope.hpp>
#include <tematik/tables/unit_columns.hpp>

namespace tematik {

/// Counts with marginals and N, what they mean, and how they were made.
struct Cooccurrence : CooccurrenceTable {
  Status status = Status::ok;  ///< no_data: nothing was selected
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;                ///< of the study that was read
  std::vector<SourceCounts> by_source = {};  ///< units or characters per source (of `case` per case); else empty
  bool sources_kept = true;                  ///< whether `keep_sources` was on
  CooccurrenceOptions options = {};          ///< as they were given
  std::vector<std::uint32_t> source_of_stratum = {};  ///< of `by_source` by source and coder: the source (or case)
  std::vector<std::string> groups = {};               ///< of `by`, in order; this is then the total of all
  std::vector<Cooccurrence> parts = {};               ///< the table of each group
  bool additive = false;                              ///< the parts add up to the total
  std::int64_t group = -1;                            ///< of a part: its number

  /// Whether each pair meets more than chance within sources: model 5.1, adjusted over the family of all pairs.
  /// Counts without a 2x2 table give `no_table`; characters and windows that overlap are no independent units (flag
  /// `not_independent`): `shift_test` is for characters. @throws UsageError if keep_sources was off, for options out of
  /// range, and for tables whose columns are not their rows
  [[nodiscard]] PairTests test(PairTestOptions options = {}) const {
    check_square("test");
    take_labels(options);
    if (!is_table) return untested_pairs("within_source", counts.values(), Status::no_table, std::move(options));
    check_sources();
    auto out = within_source_tests(by_source, labels().size(), std::move(options));
    const bool overlap = this->options.unit.is(UnitRule::window) && this->options.step < this->options.window;
    out.flags.set(Flag::not_independent, count == Count::characters || overlap);
    return out;
  }
  /// Intervals of a measure, sources (of `case`: cases) drawn anew. @throws UsageError if keep_sources was off
  [[nodiscard]] AssociationIntervals interval(Association measure, AssociationIntervalOptions options = {}) const {
    check_square("interval");
    options.labels = labels();
    options.association.structural = structural;
    if (is_table) check_sources();
    const bool apart = !source_of_stratum.empty();
    return association_interval(apart ? merge_strata(by_source, source_of_stratum) : by_source, labels().size(),
                                measure, std::move(options));
  }

  /// A measure of association for every pair, with its status.
  [[nodiscard]] AssociationResult association(Association measure, AssociationOptions options = {}) const {
    options.structural = structural;
    return tematik::association(counts.values(), totals, totals_of_columns(), n, is_table, measure, labels(),
                                counts.columns(), std::move(options));
  }
  /// Model 5.2 on the units or characters of this table (`tematik::shift_test`), of a part those of its group.
  /// @throws UsageError if the study has changed since, and as `shift_test`
  [[nodiscard]] PairTests shift_test(const Study& study, PairTestOptions tests = {}) const;
  /// The table of a group of `by`. @throws LookupError for an unknown label
  [[nodiscard]] const Cooccurrence& of_group(std::string_view label) const { return parts[label_index(groups, label)]; }
  /// The places behind a cell, by labels (`cell_places` says which). Recomputed from the study.
  /// @throws UsageError if the study has changed since; LookupError for an unknown label
  [[nodiscard]] std::vector<QuotedPlace> places(const Study& study, std::string_view row,
                                                std::string_view column) const;
  /// The same as a table: source, begin, end, coder. It holds no words of participants.
  [[nodiscard]] Table quotations(const Study& study, std::string_view row, std::string_view column) const {
    return quoted_table(study, places(study, row, column));
  }
  /// The methods sentence.
  [[nodiscard]] std::string report(Language language = Language::en) const {
    return message("method.cooccurrence", language,
                   {std::to_string(labels().size()), version, unit, std::string(to_string(count)), level,
                    n ? std::to_string(*n) : std::string("–")});
  }

 private:
  void take_labels(PairTestOptions& options) const {
    options.labels = labels();
    options.structural = structural;
  }
  void check_square(std::string_view call) const {
    if (options.across.empty() && options.columns.empty()) return;
    throw UsageError(
        "not_available",
        detail::cat(call, ": the columns of this table are not its rows, and no null model is defined for ",
                    "that; make the table without ", options.across.empty() ? "columns" : "across"),
        options.across.empty() ? "columns" : "across");
  }
  void check_sources() const {
    if (sources_kept) return;
    throw UsageError("keep_sources", "tests and intervals need the counts of each source: call with keep_sources on",
                     "keep_sources");
  }
};

/// Counts which rows of the codebook occur together.
///
/// - **When two codings meet** (`unit`): overlap (with `min_shared` characters and `min_share` of the shorter span),
///   touching, near (`distance` in `distance_unit`), exact, relation (an Allen relation of the row to the column in
///   `mask`); or both lie in one line, sentence, paragraph, turn, word, own segmentation, segment, source, case, or window
///   (`window` units of `base`, one starting every `step`).
/// - **What is counted** (`count`): `meeting_counts` and `coder_counts` say it, with totals and N. Only characters, units,
///   sources by unit source and cases by unit case make 2x2 tables.
/// - **Coders** (`coder_rule`): pooled – who coded does not matter. within – both codings by one coder, counts and N
///   added over the coders taking part, each in the sources that it coded. across – `pairs` and `codings` of different
///   coders; with two coders named in `across` a directed table, rows of the first and columns of the second, also of
///   `units` and `characters`, N what both coded. consensus – a code covers the characters that at least `consensus`
///   coders gave it. All but pooled, and the count `coders`, read the coder layer. With pairs as coded (`keep`), pooled =
///   within + across.
/// - **Rows**: `codes` names codes, which `level` rolls up, and behind them themes and queries: a query supplies its
///   maximal runs, coders pooled. `columns` names what stands in columns instead; both are read and rolled up together.
/// - **Groups** (`by`): "source", "case", "coder" or an attribute of one: `parts`, each a table of its own, beside the total.
///   Groups of cases hold what lies in their places, as `within` does, and may overlap.
/// - **Universe**: `coded`; `all`; `nonempty`; or places given by hand: they are the scope, and N their units, in sources
///   without a coding too.
/// - **Left out**: codings without a span in positional rules, sources without units; both are counted in `.method`.
/// - **Complexity**: that of `overlap_counts`, `character_counts`, `unit_counts`, else O(n log n + pairs that meet).
/// @throws UsageError for options that do not fit each other; LookupError for unknown names
[[nodiscard]] Cooccurrence cooccurrence(const Study& study, const CooccurrenceOptions& options = {});

/// @brief Whether each pair meets more than chance if every row keeps its runs: model 5.2, on the units or characters
///         of a
/// call of `cooccurrence`. With `within` the characters in scope stand end to end; with coder_rule within each coder's
/// sources are shifted for themselves.
/// @throws UsageError for a unit that has no order inside a source (source, case, segment), and as `cooccurrence`
[[nodiscard]] PairTests shift_test(const Study& study, const CooccurrenceOptions& options, PairTestOptions tests = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Rows and columns of the table out of the counts of all rows.
inline void choose_cells(Cooccurrence& out, MeetingCounts met, const MeetingScope& scope, std::size_t column_offset) {
  const auto rows = static_cast<Eigen::Index>(scope.row_of.size());
  const auto columns = static_cast<Eigen::Index>(scope.column_of.size());
  Matrix<std::int64_t> counts(rows, columns);
  out.structural = Matrix<std::uint8_t>::Zero(rows, columns);
  for (Eigen::Index i = 0; i < rows; ++i) {
    const std::uint32_t a = scope.row_of[static_cast<std::size_t>(i)];
    out.totals.push_back(met.totals[a]);
    for (Eigen::Index j = 0; j < columns; ++j) {
      const std::uint32_t b = scope.column_of[static_cast<std::size_t>(j)];
      counts(i, j) = met.counts(a, static_cast<Eigen::Index>(column_offset + b));
      const std::pair pair{std::min(a, b), std::max(a, b)};
      if (std::binary_search(scope.rows.structural.begin(), scope.rows.structural.end(), pair))
        out.structural(i, j) = 1;
    }
  }
  if (out.directed) {
    for (const std::uint32_t b : scope.column_of) out.column_totals.push_back(met.totals[column_offset + b]);
  }
  out.counts =
      LabelledMatrix<std::int64_t>(std::move(counts), scope.labels(scope.row_of), scope.labels(scope.column_of));
}

[[nodiscard]] inline Cooccurrence cooccurrence_of(const Study& study, const MeetingScope& scope,
                                                  const CooccurrenceOptions& o, Count count) {
  const MeetingRule rule = meeting_rule(o, count);
  const Reading& reading = scope.reading;
  Cooccurrence out;
  out.unit = o.unit.word();
  out.count = count;
  out.level = o.level.word();
  out.revision = study.revision();
  out.warnings = reading.warnings;
  detail::describe(out.method, o, count, rule.same_code);
  for (const auto& [name, number] : reading.steps) out.method.step(name, number);
  MeetingCounts met = counts_by_coders(study, scope, scope_options(o, count), rule);
  out.n = met.n;
  out.is_table = is_two_by_two(o, count);
  out.by_source = std::move(met.by_source);
  if (o.coder_rule == CoderRule::within) out.source_of_stratum = std::move(met.sources);
  out.directed = rule.is_directed() || !o.across.empty() || !o.columns.empty();
  if (!counts_units(rule)) {
    out.method.step("spans", met.spans);
    out.method.step("spans_after_same_code", met.spans_joined);
  }
  if (!o.unit.is_contact()) out.method.step("units", met.n.value_or(0));
  const bool has_distance = rule.test().limit() && !o.distance_unit.is(UnitRule::character);
  if (!o.unit.is_contact() || has_distance) out.method.step("sources_without_units", met.sources_without_units);
  out.method.step("codings_without_span", met.without_span);
  out.method.step("codings_outside_within", met.outside_within);
  if (met.sources_without_units > 0) {
    const Unit& missing = has_distance ? o.distance_unit : o.unit.is(UnitRule::window) ? o.base : o.unit;
    out.warnings.push_back(
        {.code = "units.missing", .values = {std::to_string(met.sources_without_units), missing.word()}});
  }
  if (met.without_span > 0) {
    out.warnings.push_back({.code = "cooccurrence.no_span", .values = {std::to_string(met.without_span)}});
  }
  if (count == Count::pairs) out.warnings.push_back({.code = "cooccurrence.pair_counts"});
  choose_cells(out, std::move(met), scope, o.across.empty() ? 0 : scope.rows.size());
  out.method.step("codes_without_theme", scope.rows.orphans);
  out.method.n = out.n;
  out.sources_kept = o.keep_sources;
  out.options = o;
  out.options.progress = {};
  if (reading.codings.empty() && reading.made.empty()) out.status = Status::no_data;
  return out;
}

/// The scope that a table was made of: all, or a group.
[[nodiscard]] inline MeetingScope scope_of_table(const Study& study, const Cooccurrence& table) {
  require_revision(study, table.revision);
  MeetingScope all = meeting_scope(study, scope_options(table.options, table.count));
  if (table.group < 0) return all;
  return std::move(
      meeting_groups(study, all, scope_options(table.options, table.count))[static_cast<std::size_t>(table.group)]
          .scope);
}

/// Spans or units of a table as the shift test moves them: columns, with the length of each source.
struct ShiftColumns {
  std::vector<std::int64_t> source = {}, begin = {}, end = {}, row = {}, lengths = {};

  void add_spans(const Study& study, const Reading& reading, const CodeRows& rows, const std::vector<bool>& universe) {
    const auto first = static_cast<std::int64_t>(lengths.size());
    lengths.resize(lengths.size() + universe.size());
    const SpanColumns spans = spans_in_scope(reading, span_columns(study, reading, rows, WithinRule::clip));
    for (std::size_t i = 0; i < spans.size(); ++i) {
      add(first + spans.source[i], spans.begin[i], spans.end[i], spans.row[i]);
    }
    for (const auto& [id, record] : study.sources()) {
      const std::size_t s = tematik::row(id);
      if (!universe[s]) continue;
      lengths[static_cast<std::size_t>(first) + s] =
          reading.within ? (*reading.within)[s].measure() : record.length().value_or(0);
    }
  }
  void add_units(const Study& study, const Reading& reading, const CodeRows& rows, const UnitCut& cut,
                 const std::vector<bool>& universe) {
    const std::size_t first = lengths.size();
    lengths.resize(first + universe.size());
    const UnitColumns units = unit_columns(study, reading, rows, cut, universe);
    std::vector<std::int64_t> place(units.n_units);  // of a unit in its source
    for (std::size_t u = 0; u < units.n_units; ++u) place[u] = lengths[first + units.source_of_unit[u]]++;
    for (std::size_t k = 0; k < units.unit.size(); ++k) {
      const std::uint32_t u = units.unit[k];
      add(static_cast<std::int64_t>(first + units.source_of_unit[u]), place[u], place[u] + 1, units.row[k]);
    }
  }

 private:
  void add(std::int64_t s, std::int64_t from, std::int64_t to, std::int64_t r) {
    source.push_back(s);
    begin.push_back(from);
    end.push_back(to);
    row.push_back(r);
  }
};

/// The count of a table that the shift test can be asked of. @throws UsageError
[[nodiscard]] inline Count shifted_count(const CooccurrenceOptions& o) {
  const Count count = checked_count(o);
  const bool in_order = !(o.unit.is(UnitRule::source) || o.unit.is(UnitRule::case_) || o.unit.is(UnitRule::segment));
  if (o.unit.is_contact() ? count != Count::characters : count != Count::units || !in_order) {
    throw UsageError("unit",
                     "the shift test needs units in order inside a source: lines, sentences, turns … or characters",
                     "unit", std::string(o.unit.word()));
  }
  if (o.coder_rule == CoderRule::across || !o.columns.empty()) {
    throw UsageError("not_available", "the shift test needs a table whose columns are its rows: no across, no columns",
                     o.columns.empty() ? "coder_rule" : "columns");
  }
  if (o.universe == Universe::nonempty) {
    throw UsageError("universe", "universe: the shift test needs all units of a source, with a row or without",
                     "universe", "nonempty");
  }
  return count;
}

[[nodiscard]] inline PairTests shift_test_of(const Study& study, const MeetingScope& scope,
                                             const CooccurrenceOptions& o, PairTestOptions tests) {
  const CodeRows& rows = scope.rows;
  tests.labels = rows.labels;
  const auto k = static_cast<Eigen::Index>(rows.size());
  tests.structural = Matrix<std::uint8_t>::Zero(k, k);
  for (const auto& [i, j] : rows.structural) tests.structural(i, j) = tests.structural(j, i) = 1;
  ShiftColumns columns;
  const auto add = [&](const Reading& reading) {
    const std::vector<bool>& universe = scope.universe(o.universe, reading);
    if (o.unit.is_contact()) {
      columns.add_spans(study, reading, rows, universe);
    } else {
      columns.add_units(study, reading, rows, meeting_rule(o, Count::units).cut(), universe);
    }
  };
  if (o.coder_rule == CoderRule::within) {
    for (const std::uint32_t coder : coders_taking_part(scope.reading)) add(of_coder(study, scope.reading, coder));
  } else {
    add(o.consensus ? consensus(study, scope.reading, *o.consensus) : scope.reading);
  }
  return shift_tests(columns.source, columns.begin, columns.end, columns.row, columns.lengths, rows.size(),
                     std::move(tests));
}

}  // namespace detail

inline Cooccurrence cooccurrence(const Study& study, const CooccurrenceOptions& o) {
  const Count count = detail::checked_count(o);
  const MeetingScopeOptions reads = detail::scope_options(o, count);
  const MeetingScope scope = meeting_scope(study, reads);
  Cooccurrence out = detail::cooccurrence_of(study, scope, o, count);
  if (o.by.empty()) return out;
  out.additive = detail::groups_add_up(o, count);
  for (const MeetingGroup& group : meeting_groups(study, scope, reads)) {
    out.groups.push_back(group.label);
    out.parts.push_back(detail::cooccurrence_of(study, group.scope, o, count));
    out.parts.back().group = static_cast<std::int64_t>(out.parts.size()) - 1;
  }
  return out;
}

inline PairTests shift_test(const Study& study, const CooccurrenceOptions& o, PairTestOptions tests) {
  const Count count = detail::shifted_count(o);
  return detail::shift_test_of(study, meeting_scope(study, detail::scope_options(o, count)), o, std::move(tests));
}

inline PairTests Cooccurrence::shift_test(const Study& study, PairTestOptions tests) const {
  const MeetingScope scope = detail::scope_of_table(study, *this);  // refuses a study that has changed
  static_cast<void>(detail::shifted_count(options));
  return detail::shift_test_of(study, scope, options, std::move(tests));
}

inline std::vector<QuotedPlace> Cooccurrence::places(const Study& study, std::string_view a, std::string_view b) const {
  const MeetingScope scope = detail::scope_of_table(study, *this);
  const std::size_t i = scope.row_of[label_index(counts.rows(), a)];
  const std::size_t j = scope.column_of[label_index(counts.columns(), b)];
  CellRule rule{.meeting = detail::meeting_rule(options, count)};
  QuotedPlaces out;
  const auto add = [&](const Reading& reading, const CodeRows& rows, std::size_t column,
                       const std::vector<bool>& universe) {
    for (const auto& place : cell_places(study, reading, rows, rule, universe, i, column)) {
      out.add(static_cast<std::uint32_t>(place.source), place.span);
      for (const CoderId coder : place.coders) {
        out.add(static_cast<std::uint32_t>(place.source), place.span, static_cast<std::uint32_t>(coder));
      }
    }
  };
  if (options.coder_rule == CoderRule::within || count == Count::coders) {
    for (const std::uint32_t coder : coders_taking_part(scope.reading)) {
      const Reading of = of_coder(study, scope.reading, coder);
      add(of, scope.rows, j, scope.universe(options.universe, of));
    }
  } else if (!options.across.empty()) {
    const detail::CodersApart two(study, scope, detail::scope_options(options, count), count);
    add(two.reading, two.rows, scope.rows.size() + j, two.universe);
  } else {
    rule.across = options.coder_rule == CoderRule::across;
    const Reading reading = options.consensus ? consensus(study, scope.reading, *options.consensus) : scope.reading;
    add(reading, scope.rows, j, scope.universe(options.universe, reading));
  }
  return out.list();
}

}  // namespace tematik
