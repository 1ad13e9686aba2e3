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
#include <tematik/tables/character_counts.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/overlap_counts.hpp>
#include <tematik/tables/source_counts.hpp>
#include <tematik/tables/unit_columns.hpp>
#include <tematik/tables/unit_counts.hpp>

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

  /// Whether each pair meets more than chance within sources: model 5.1, adjusted over the family of all pairs.
  /// Counts without a 2x2 table give `no_table`; characters are no independent units (flag `not_independent`):
  /// `shift_test` is for them. @throws UsageError if keep_sources was off, for options out of range
  [[nodiscard]] PairTests test(PairTestOptions options = {}) const {
    take_labels(options);
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
    if (is_table) check_sources();
    return association_interval(by_source, labels().size(), measure, std::move(options));
  }

  /// A measure of association for every pair, with its status.
  [[nodiscard]] AssociationResult association(Association measure, AssociationOptions options = {}) const {
    options.structural = structural;
    return tematik::association(counts.values(), totals, totals, n, is_table, measure, labels(), labels(),
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

[[nodiscard]] inline Count checked_count(const CooccurrenceOptions& o) {
  const auto refuse = [](std::string_view option, std::string_view sentence) {
    throw UsageError("not_available", cat(option, ": ", sentence), std::string(option));
  };
  const Count count = o.count.value_or(o.unit.is_contact() ? Count::pairs : Count::units);
  if (o.unit.is(UnitRule::relation)) refuse("unit", "the rule \"relation\" is not available in this version");
  if (o.unit.is(UnitRule::window)) refuse("unit", "the rule \"window\" is not available in this version");
  if (o.coder_rule != CoderRule::pooled) refuse("coder_rule", "only \"pooled\" is available in this version");
  if (o.universe == Universe::nonempty) refuse("universe", "\"coded\" and \"all\" are available in this version");
  if (!o.columns.empty()) refuse("columns", "tables with other columns than rows are not available in this version");
  if (!o.by.empty()) refuse("by", "groups are not available in this version; use where");
  if (o.min_shared != 1 || o.min_share != 0) {
    refuse("min_shared", "thresholds of the shared length are not available in this version");
  }
  if (o.unit.is(UnitRule::near) && !o.distance_unit.is(UnitRule::character)) {
    refuse("distance_unit", "\"character\" is available in this version");
  }
  const bool fits = o.unit.is_contact()
                        ? count == Count::pairs || (o.unit.is(UnitRule::overlap) &&
                                                    (count == Count::characters || count == Count::pair_characters))
                        : count == Count::units;
  if (!fits) {
    throw UsageError("count",
                     cat("count \"", to_string(count), "\" does not go with unit \"", o.unit.word(), "\"; use ",
                         o.unit.is(UnitRule::overlap) ? "pairs, characters or pair_characters"
                         : o.unit.is_contact()        ? "pairs"
                                                      : "units"),
                     "count", std::string(to_string(count)));
  }
  const bool wants_distinct = o.unit.is(UnitRule::exact) || o.unit.is(UnitRule::segment);
  if (wants_distinct && o.same_code == SameCode::union_) {
    throw UsageError("same_code",
                     cat("unit \"", o.unit.word(),
                         "\" compares spans as they are; same_code is distinct "
                         "or keep there"),
                     "same_code");
  }
  return count;
}

inline void describe(MethodRecord& method, const CooccurrenceOptions& o, Count count, SameCode same_code) {
  method.function = "cooccurrence";
  method.unit = o.unit.word();
  method.option("unit", o.unit);
  method.option("count", count);
  method.option("level", o.level);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("layer", o.layer);
  method.option("coder_rule", o.coder_rule);
  method.option("same_code", same_code);
  method.option("distance", o.distance);
  method.option("membership", o.membership.name());
  method.option("universe", o.universe);
  method.option("unassigned", o.unassigned);
}

/// Counts per source without the sources that have no unit.
template <class Make>
[[nodiscard]] std::vector<SourceCounts> kept_sources(const CooccurrenceOptions& o, Make&& make) {
  if (!o.keep_sources) return {};
  std::vector<SourceCounts> out = make();
  std::erase_if(out, [](const SourceCounts& source) { return source.n == 0; });
  return out;
}

}  // namespace detail

inline Cooccurrence cooccurrence(const Study& study, const CooccurrenceOptions& o) {
  const Count count = detail::checked_count(o);
  const bool wants_distinct = o.unit.is(UnitRule::exact) || o.unit.is(UnitRule::segment);
  const SameCode same_code = o.same_code != SameCode::auto_ ? o.same_code
                             : wants_distinct               ? SameCode::distinct
                                                            : SameCode::union_;
  const Reading reading =
      read_codings(study, {.where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes});
  const CodeRows rows = rows_of_codes(study, reading.codes, o.level, o.unassigned);
  const std::vector<bool>& universe = o.universe == Universe::all ? reading.in_universe : reading.coded;
  const std::size_t k = rows.size();

  Cooccurrence out;
  out.unit = o.unit.word();
  out.count = count;
  out.level = o.level.word();
  out.revision = study.revision();
  out.warnings = reading.warnings;
  detail::describe(out.method, o, count, same_code);
  for (const auto& [name, number] : reading.steps) out.method.step(name, number);
  Matrix<std::int64_t> counts;
  out.totals.assign(k, 0);

  if (o.unit.is_contact()) {
    SpanColumns spans =
        span_columns(study, reading, rows, count == Count::characters ? WithinRule::clip : WithinRule::keep_whole);
    const auto before = static_cast<std::int64_t>(spans.size());
    if (same_code == SameCode::union_ && count != Count::pair_characters) spans = maximal_runs(spans);
    if (same_code == SameCode::distinct) spans = distinct_spans(spans);
    out.method.step("spans", before);
    out.method.step("spans_after_same_code", static_cast<std::int64_t>(spans.size()));
    out.method.step("codings_without_span", spans.without_span);
    out.method.step("codings_outside_within", spans.outside_within);
    if (spans.without_span > 0) {
      out.warnings.push_back({.code = "cooccurrence.no_span", .values = {std::to_string(spans.without_span)}});
    }
    if (count == Count::pairs) {
      const Contact contact = parse<Contact>(o.unit.word());
      counts = overlap_counts(spans.source, spans.begin, spans.end, spans.row, k,
                              {.mode = contact, .distance = o.distance, .threads = o.threads, .progress = o.progress});
      for (const std::uint32_t row : spans.row) ++out.totals[row];
      out.warnings.push_back({.code = "cooccurrence.pair_counts"});
    } else {
      const bool distinct = count == Count::characters;
      counts = character_counts(spans.source, spans.begin, spans.end, spans.row, k,
                                distinct ? CharacterCount::distinct : CharacterCount::pairs);
      for (std::size_t i = 0; i < spans.size(); ++i) out.totals[spans.row[i]] += spans.end[i] - spans.begin[i];
      if (distinct) {
        for (std::size_t i = 0; i < k; ++i) {
          out.totals[i] = counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
        }
        std::int64_t characters = 0;
        for (const auto& [id, source] : study.sources()) {
          if (!universe[row(id)]) continue;
          characters += o.within ? (*reading.within)[row(id)].measure() : source.length().value_or(0);
        }
        out.n = characters;
        out.is_table = true;
        out.by_source = detail::kept_sources(o, [&] {
          std::vector<std::int64_t> lengths(universe.size());
          for (const auto& [id, source] : study.sources()) {
            if (!universe[row(id)]) continue;
            lengths[row(id)] = o.within ? (*reading.within)[row(id)].measure() : source.length().value_or(0);
          }
          return source_character_counts(spans.source, spans.begin, spans.end, spans.row, lengths, k);
        });
      }
    }
  } else {
    const UnitColumns units = unit_columns(study, reading, rows, o.unit, o.membership, universe);
    counts = unit_counts(units.unit, units.row, units.n_units, k);
    for (std::size_t i = 0; i < k; ++i) {
      out.totals[i] = counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
    }
    out.n = static_cast<std::int64_t>(units.n_units);
    out.is_table = true;
    out.by_source = detail::kept_sources(o, [&] {
      const std::size_t clusters = std::max(universe.size(), units.n_units);
      return source_counts(units.source_of_unit, units.unit, units.row, clusters, k);
    });
    out.method.step("units", *out.n);
    out.method.step("sources_without_units", units.sources_without_units);
    out.method.step("codings_without_span", units.without_span);
    out.method.step("codings_outside_within", units.outside_within);
    if (units.sources_without_units > 0) {
      out.warnings.push_back(
          {.code = "units.missing", .values = {std::to_string(units.sources_without_units), out.unit}});
    }
    if (units.without_span > 0) {
      out.warnings.push_back({.code = "cooccurrence.no_span", .values = {std::to_string(units.without_span)}});
    }
  }
  out.structural = Matrix<std::uint8_t>::Zero(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(k));
  for (const auto& [i, j] : rows.structural) out.structural(i, j) = out.structural(j, i) = 1;
  out.counts = LabelledMatrix<std::int64_t>(std::move(counts), rows.labels);
  out.method.step("codes_without_theme", rows.orphans);
  out.method.n = out.n;
  out.sources_kept = o.keep_sources;
  out.options = o;
  out.options.progress = {};
  if (reading.codings.empty()) out.status = Status::no_data;
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
  const Reading reading =
      read_codings(study, {.where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes});
  const CodeRows rows = rows_of_codes(study, reading.codes, o.level, o.unassigned);
  const std::vector<bool>& universe = o.universe == Universe::all ? reading.in_universe : reading.coded;
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
  const Reading reading = read_codings(
      study, {.where = options.where, .within = options.within, .layer = options.layer, .codes = options.codes});
  const CodeRows rows = rows_of_codes(study, reading.codes, options.level, options.unassigned);
  const CellRule rule{.unit = options.unit,
                      .distance = options.distance,
                      .membership = options.membership,
                      .pairs = count != Count::characters};
  return cell_places(study, reading, rows, rule,
                     options.universe == Universe::all ? reading.in_universe : reading.coded, i, j);
}

}  // namespace tematik
