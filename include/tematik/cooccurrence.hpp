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

  /// Whether each pair meets more than chance within sources: model 5.1, adjusted over the family of all pairs.
  /// Counts without a 2x2 table give `no_table`; characters are no independent units (flag `not_independent`):
  /// `shift_test` is for them. @throws UsageError if keep_sources was off, for options out of range
  [[nodiscard]] PairTests test(PairTestOptions options = {}) const {
    take_labels(options);
    if (directed) {
      throw UsageError("not_available", "test: rows and columns are of two coders; tests need one table of both",
                       "across");
    }
    if (!is_table) return untested_pairs("within_source", counts.values(), Status::no_table, std::move(options));
    check_sources();
    auto out = within_source_tests(by_source, labels().size(), std::move(options));
    out.flags.set(Flag::not_independent, count == Count::characters);
    return out;
  }
  /// Intervals of a measure, sources (of `case`: cases) drawn anew. @throws UsageError if keep_sources was off
  [[nodiscard]] AssociationIntervals interval(Association measure, AssociationIntervalOptions options = {}) const {
    options.labels = labels();
    options.association.structural = structural;
    if (directed) {
      throw UsageError("not_available", "interval: rows and columns are of two coders; it needs one table of both",
                       "across");
    }
    if (is_table) check_sources();
    const bool apart = !source_of_stratum.empty();
    return association_interval(apart ? merge_strata(by_source, source_of_stratum) : by_source, labels().size(),
                                measure, std::move(options));
  }

  /// A measure of association for every pair, with its status.
  [[nodiscard]] AssociationResult association(Association measure, AssociationOptions options = {}) const {
    options.structural = structural;
    return tematik::association(counts.values(), totals, totals_of_columns(), n, is_table, measure, labels(), labels(),
                                std::move(options));
  }
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
  void check_sources() const {
    if (sources_kept) return;
    throw UsageError("keep_sources", "tests and intervals need the counts of each source: call with keep_sources on",
                     "keep_sources");
  }
};

/// Counts which rows of the codebook occur together.
///
/// - **Units**: overlap, touching, near (characters), exact with `pairs`; overlap also with `characters` and
///   `pair_characters`; line, sentence, paragraph, turn, word, own segmentations, segment, source and case with
///   `units`.
/// - **Totals**: pairs – codings of the row; pair_characters – sum of lengths; characters – distinct characters;
///   units – units with the row. **N**: units or characters of the universe.
/// - **Coders** (`coder_rule`): pooled – who coded does not matter. within – both codings by one coder, counts and N
///   added over the coders taking part, each in the sources that it coded. across – `pairs` of different coders; with two
///   coders named in `across` a directed table, rows of the first and columns of the second, also of `units` and
///   `characters`, N what both coded. consensus – a code covers the characters that at least `consensus` coders gave it.
///   All but pooled read the coder layer. With pairs as coded (`keep`), pooled = within + across.
/// - **Stored queries** among `codes` are rows behind those of the codes: their maximal runs, coders pooled.
/// - **Left out**: codings without a span in positional rules, sources without units; both are counted in `.method`.
/// - **Complexity**: that of `overlap_counts`, `character_counts`, `unit_counts`.
/// @throws UsageError for options that do not fit each other or are not available; LookupError for unknown names
[[nodiscard]] Cooccurrence cooccurrence(const Study& study, const CooccurrenceOptions& options = {});

/// @brief Whether each pair meets more than chance if every row keeps its runs: model 5.2, on the units or characters
///         of a
/// call of `cooccurrence`.
/// @throws UsageError for a unit that has no order inside a source (source, case, segment), and as `cooccurrence`
[[nodiscard]] PairTests shift_test(const Study& study, const CooccurrenceOptions& options, PairTestOptions tests = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// What a call reads, and its rows: made again where places are asked for.
struct MeetingScope {
  Reading reading;
  CodeRows rows;
};

[[nodiscard]] inline MeetingScope meeting_scope(const Study& study, const CooccurrenceOptions& o) {
  Reading reading = read_codings(study, {.where = o.where,
                                         .within = o.within,
                                         .layer = o.layer,
                                         .codes = o.codes,
                                         .keeps_coders_apart = o.coder_rule != CoderRule::pooled,
                                         .takes_stored_queries = true});
  CodeRows rows = rows_of_codes(study, reading, o.level, o.unassigned);
  return {std::move(reading), std::move(rows)};
}

[[nodiscard]] inline const std::vector<bool>& universe_of(const CooccurrenceOptions& o, const Reading& reading) {
  return o.universe == Universe::all ? reading.in_universe : reading.coded;
}

[[nodiscard]] inline std::pair<std::uint32_t, std::uint32_t> two_coders(const Study& study,
                                                                        const CooccurrenceOptions& o) {
  const auto u = static_cast<std::uint32_t>(study.coder(o.across[0]));
  const auto v = static_cast<std::uint32_t>(study.coder(o.across[1]));
  if (u != v) return {u, v};
  throw UsageError("across", cat("across: coder \"", o.across[0], "\" is named twice"), "across", o.across[0]);
}

/// Counts by the coder rule; of two coders rows and columns stand behind each other.
[[nodiscard]] inline MeetingCounts counts_by_coders(const Study& study, const MeetingScope& scope,
                                                    const CooccurrenceOptions& o, const MeetingRule& rule) {
  const auto& [reading, rows] = scope;
  switch (o.coder_rule) {
    case CoderRule::pooled:
      break;
    case CoderRule::consensus:
      return meeting_counts(study, consensus(study, reading, *o.consensus), rows, rule, universe_of(o, reading));
    case CoderRule::within: {
      MeetingCounts out(rows.size());
      if (count_has_n(rule.count)) out.n = 0;
      for (const std::uint32_t coder : coders_taking_part(reading)) {
        const Reading of = of_coder(study, reading, coder);
        out += meeting_counts(study, of, rows, rule, universe_of(o, of));
      }
      return out;
    }
    case CoderRule::across: {
      if (o.across.empty()) return across_counts(study, reading, rows, rule);
      const auto [u, v] = two_coders(study, o);
      CodeRows both = rows;
      const Reading of = of_two_coders(study, reading, u, v, rule.count != Count::pairs, both);
      return meeting_counts(study, of, both, rule, of.coded);
    }
  }
  return meeting_counts(study, reading, rows, rule, universe_of(o, reading));
}

}  // namespace detail

inline Cooccurrence cooccurrence(const Study& study, const CooccurrenceOptions& o) {
  const Count count = detail::checked_count(o);
  const bool wants_distinct = o.unit.is(UnitRule::exact) || o.unit.is(UnitRule::segment);
  const SameCode same_code = o.same_code != SameCode::auto_ ? o.same_code
                             : wants_distinct               ? SameCode::distinct
                                                            : SameCode::union_;
  const detail::MeetingScope scope = detail::meeting_scope(study, o);
  const auto& [reading, rows] = scope;
  const auto k = static_cast<Eigen::Index>(rows.size());
  const bool directed = !o.across.empty();

  Cooccurrence out;
  out.unit = o.unit.word();
  out.count = count;
  out.level = o.level.word();
  out.revision = study.revision();
  out.warnings = reading.warnings;
  detail::describe(out.method, o, count, same_code);
  for (const auto& [name, number] : reading.steps) out.method.step(name, number);
  MeetingCounts met = detail::counts_by_coders(study, scope, o,
                                               {.unit = o.unit,
                                                .count = count,
                                                .same_code = same_code,
                                                .distance = o.distance,
                                                .membership = o.membership,
                                                .keep_sources = o.keep_sources && !directed,
                                                .threads = o.threads,
                                                .progress = o.progress});
  out.n = met.n;
  out.is_table = detail::count_has_n(count);
  out.by_source = std::move(met.by_source);
  if (o.coder_rule == CoderRule::within) out.source_of_stratum = std::move(met.sources);
  out.totals = met.totals;
  out.directed = directed;
  if (directed) {  // rows of the first coder, columns of the second
    met.counts = Matrix<std::int64_t>(met.counts.topRightCorner(k, k));
    out.column_totals.assign(met.totals.begin() + k, met.totals.end());
    out.totals.resize(rows.size());
  }
  if (o.unit.is_contact()) {
    out.method.step("spans", met.spans);
    out.method.step("spans_after_same_code", met.spans_joined);
  } else {
    out.method.step("units", met.n.value_or(0));
    out.method.step("sources_without_units", met.sources_without_units);
  }
  out.method.step("codings_without_span", met.without_span);
  out.method.step("codings_outside_within", met.outside_within);
  if (met.sources_without_units > 0) {
    out.warnings.push_back({.code = "units.missing", .values = {std::to_string(met.sources_without_units), out.unit}});
  }
  if (met.without_span > 0) {
    out.warnings.push_back({.code = "cooccurrence.no_span", .values = {std::to_string(met.without_span)}});
  }
  if (count == Count::pairs) out.warnings.push_back({.code = "cooccurrence.pair_counts"});
  out.structural = Matrix<std::uint8_t>::Zero(k, k);
  for (const auto& [i, j] : rows.structural) out.structural(i, j) = out.structural(j, i) = 1;
  out.counts = LabelledMatrix<std::int64_t>(std::move(met.counts), rows.labels);
  out.method.step("codes_without_theme", rows.orphans);
  out.method.n = out.n;
  out.sources_kept = o.keep_sources;
  out.options = o;
  out.options.progress = {};
  if (reading.codings.empty() && reading.made.empty()) out.status = Status::no_data;
  return out;
}

inline PairTests shift_test(const Study& study, const CooccurrenceOptions& o, PairTestOptions tests) {
  const Count count = detail::checked_count(o);
  const bool has_order = o.unit.is_contact() ? count == Count::characters
                                             : !(o.unit.is(UnitRule::source) || o.unit.is(UnitRule::case_) ||
                                                 o.unit.is(UnitRule::segment));
  if (!has_order) {
    throw UsageError("unit",
                     "the shift test needs units in order inside a source: lines, sentences, turns … or characters",
                     "unit", std::string(o.unit.word()));
  }
  if (o.coder_rule == CoderRule::within || o.coder_rule == CoderRule::across) {
    throw UsageError("not_available", "coder_rule: the shift test takes pooled and consensus", "coder_rule");
  }
  const detail::MeetingScope scope = detail::meeting_scope(study, o);
  const CodeRows& rows = scope.rows;
  const Reading reading = o.consensus ? consensus(study, scope.reading, *o.consensus) : scope.reading;
  const std::vector<bool>& universe = detail::universe_of(o, reading);
  tests.labels = rows.labels;
  const auto k = static_cast<Eigen::Index>(rows.size());
  tests.structural = Matrix<std::uint8_t>::Zero(k, k);
  for (const auto& [i, j] : rows.structural) tests.structural(i, j) = tests.structural(j, i) = 1;
  std::vector<std::int64_t> lengths(universe.size());
  if (o.unit.is_contact()) {
    if (o.within) throw UsageError("not_available", "within: not available for the shift test of characters", "within");
    const SpanColumns spans = span_columns(study, reading, rows, WithinRule::clip);
    for (const auto& [id, source] : study.sources()) {
      if (universe[row(id)]) lengths[row(id)] = source.length().value_or(0);
    }
    return shift_tests(spans.source, spans.begin, spans.end, spans.row, lengths, rows.size(), std::move(tests));
  }
  const UnitColumns units = unit_columns(study, reading, rows, o.unit, o.membership, universe);
  std::vector<std::int64_t> place(units.n_units);  // of a unit in its source
  for (std::size_t u = 0; u < units.n_units; ++u) place[u] = lengths[units.source_of_unit[u]]++;
  std::vector<std::int64_t> source, begin, end;
  for (const std::uint32_t u : units.unit) {
    source.push_back(units.source_of_unit[u]);
    begin.push_back(place[u]);
    end.push_back(place[u] + 1);
  }
  return shift_tests(source, begin, end, units.row, lengths, rows.size(), std::move(tests));
}

inline std::vector<QuotedPlace> Cooccurrence::places(const Study& study, std::string_view a, std::string_view b) const {
  require_revision(study, revision);
  const std::size_t i = label_index(labels(), a), j = label_index(labels(), b);
  const detail::MeetingScope scope = detail::meeting_scope(study, options);
  CellRule rule{.unit = options.unit,
                .distance = options.distance,
                .membership = options.membership,
                .pairs = count != Count::characters};
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
  if (options.coder_rule == CoderRule::within) {
    for (const std::uint32_t coder : coders_taking_part(scope.reading)) {
      const Reading of = of_coder(study, scope.reading, coder);
      add(of, scope.rows, j, detail::universe_of(options, of));
    }
  } else if (directed) {
    const auto [u, v] = detail::two_coders(study, options);
    CodeRows both = scope.rows;
    const Reading of = of_two_coders(study, scope.reading, u, v, count != Count::pairs, both);
    add(of, both, scope.rows.size() + j, of.coded);
  } else {
    rule.across = options.coder_rule == CoderRule::across;
    const Reading reading = options.consensus ? consensus(study, scope.reading, *options.consensus) : scope.reading;
    add(reading, scope.rows, j, detail::universe_of(options, reading));
  }
  return out.list();
}

}  // namespace tematik
