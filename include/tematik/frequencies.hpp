#pragma once

/// @file
/// @brief Front door: how often each code occurs in each group of sources, cases or coders, or together with queries.
///
/// A count per group says little while groups differ in size: read shares, rates per thousand characters or the coded
/// share beside it.
///
/// @code
/// auto f = tematik::frequencies(study, {.by = "source.technique", .count = tematik::Frequency::sources});
/// auto share = f.share(tematik::ShareOf::column);
/// auto x = f.crosstab();                                // sources, each in one group: a table that can be tested
/// @endcode

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/metrics/crosstab.hpp>
#include <tematik/query/case_places.hpp>
#include <tematik/query/code_groups.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/tables/frequencies_table.hpp>

namespace tematik {

/// Options of `frequencies`.
struct FrequencyOptions {
  std::string by = {};  ///< "" (all together), source, case, coder, or an attribute: "source.technique", "case.age"
  Frequency count = Frequency::codings;
  Level level = Level::code;
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  std::vector<CodeRef> codes = {};                          ///< rows; empty: all codable ones
  std::vector<std::pair<std::string, Query>> columns = {};  ///< instead of `by`: queries, with their labels
  Unassigned unassigned = Unassigned::keep;
};

/// Counts by row and group, what they mean, and how they were made. `status` is no_data if nothing was counted.
struct Frequencies : FrequenciesTable {
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;  ///< of the study that was read
  FrequencyOptions options = {};
  BitMatrix held = {};                          ///< of counts of sources and cases: which (by row) holds which row
  std::vector<std::int64_t> group_of_key = {};  ///< their group; -1: none, they are left out of `crosstab`
  bool one_group_each = false;                  ///< whether no source (or case) is in two groups

  /// Whether rows depend on groups. Counts of codings, segments and characters are no table of independent things, nor
  /// are sources in two groups: NaN `no_table`.
  [[nodiscard]] CrosstabResult crosstab(const CrosstabOptions& options = {}) const;
  /// The places behind a cell, by labels: those of its codings; counts of characters are cut to the group.
  /// @throws UsageError if the study has changed since; LookupError for an unknown label
  [[nodiscard]] std::vector<QuotedPlace> places(const Study& study, std::string_view row, std::string_view group) const;
  /// The same as a table: source, begin, end, coder. It holds no words of participants.
  [[nodiscard]] Table quotations(const Study& study, std::string_view row, std::string_view group) const {
    return quoted_table(study, places(study, row, group));
  }
  /// The methods sentence.
  [[nodiscard]] std::string report(Language language = Language::en) const {
    return message("method.frequencies", language,
                   {std::to_string(counts.rows().size()), version, std::string(to_string(count)),
                    options.by.empty() ? std::string("–") : options.by, std::to_string(total)});
  }
};

/// Counts codings, segments, sources, cases or characters of each row in each group.
///
/// - **Definition**: `frequencies_table`, `character_frequencies` (spans of one row in one source united). A coding
///   counts in each row that its code rolls up to, and in each group that it belongs to.
/// - **Groups**: see `CodeGroups`. `by = "coder"` reads the coder layer; of `columns` a coding counts where it shares a
///   character with a place of the query. Groups of cases, coders and queries may overlap: totals are counted, not
///   summed.
/// - **Characters of a group**: those of its coded sources, or of the parts of its cases; of queries those of their
///   places.
/// - **Left out**: of characters and of `within`, codings without a span (counted in `.method`). Codings that reach
///   into `within` stay whole; characters are cut to it.
/// - **Complexity**: O(n log n + n x groups) for groups of cases and queries.
/// @throws UsageError for options that do not fit each other; LookupError for unknown names
[[nodiscard]] Frequencies frequencies(const Study& study, const FrequencyOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// What a call reads, and its rows and groups: made again where places are asked for.
struct FrequencyScope {
  Reading reading;
  CodeRows rows;
  CodeGroups groups;
};

[[nodiscard]] inline FrequencyScope frequency_scope(const Study& study, const FrequencyOptions& o) {
  if (!o.by.empty() && !o.columns.empty()) {
    throw UsageError("columns", "by and columns both say what the columns are; give one of them", "columns");
  }
  ReadScope scope{
      .where = o.where, .within = o.within, .layer = o.layer, .codes = o.codes, .takes_stored_queries = true};
  scope.keeps_coders_apart = o.by == "coder" || o.by.starts_with("coder.");
  Reading reading = read_codings(study, scope);
  CodeRows rows = rows_of_codes(study, reading, o.level, o.unassigned);
  if (o.columns.empty()) {
    CodeGroups groups(study, reading, o.by);
    return {std::move(reading), std::move(rows), std::move(groups)};
  }
  std::vector<std::string> labels;
  std::vector<std::vector<SpanSet>> places;
  for (const auto& [label, query] : o.columns) {
    if (std::find(labels.begin(), labels.end(), label) != labels.end()) {
      throw UsageError("columns", cat("columns: \"", label, "\" is named twice"), "columns");
    }
    labels.push_back(label);
    scope.within = query;
    scope.codes = {};
    places.push_back(*read_codings(study, scope).within);
  }
  CodeGroups groups(study, std::move(labels), std::move(places));
  return {std::move(reading), std::move(rows), std::move(groups)};
}

/// A coding, or what a stored query supplies, as it is counted.
struct FrequencyItem {
  std::uint32_t key = 0;  ///< row of the coding; behind the last: of stored queries
  std::uint32_t source = 0;
  std::optional<std::uint32_t> coder = {};
  bool has_span = false;
  Span span = {};
};

/// Calls `work(item, table row, group, spans)` for every coding in every row and group; `spans`: what is left of it.
template <class Work>
void for_each_frequency(const Study& study, const FrequencyScope& scope, bool cuts, std::int64_t& left_out,
                        Work&& work) {
  const Codings& codings = study.codings();
  const auto visit = [&](const FrequencyItem& item, std::uint32_t code, const std::vector<GroupOfCoding>& groups) {
    const SpanSet* within = scope.reading.within ? &(*scope.reading.within)[item.source] : nullptr;
    const bool is_out = within != nullptr ? (!item.has_span || !within->meets(item.span)) : (cuts && !item.has_span);
    if (is_out) {
      ++left_out;
      return;
    }
    for (const auto& [group, places] : groups) {
      std::vector<Span> spans;
      if (item.has_span && cuts) {
        SpanSet cut = SpanSet::from_spans({item.span});
        if (within != nullptr) cut = intersect(cut, *within);
        if (places != nullptr) cut = intersect(cut, *places);
        spans = cut.runs();
      } else if (item.has_span) {
        spans = {item.span};
      }
      for (const std::uint32_t row : scope.rows.of_code[code]) work(item, row, group, spans);
    }
  };
  for (const std::uint32_t coding : scope.reading.codings) {
    FrequencyItem item{.key = coding, .source = codings.source()[coding], .coder = codings.coder()[coding]};
    item.has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
    if (item.has_span) item.span = {codings.begin()[coding], codings.end()[coding]};
    visit(item, codings.code()[coding], scope.groups.of(coding));
  }
  for (std::size_t k = 0; k < scope.reading.made.size(); ++k) {
    const MadeCoding& made = scope.reading.made[k];
    visit({.key = static_cast<std::uint32_t>(codings.end_row() + k),
           .source = made.source,
           .has_span = true,
           .span = made.span},
          made.code, scope.groups.of(made));
  }
}

}  // namespace detail

inline Frequencies frequencies(const Study& study, const FrequencyOptions& o) {
  const detail::FrequencyScope scope = detail::frequency_scope(study, o);
  const std::size_t n_rows = scope.rows.size(), n_groups = scope.groups.size();
  const std::optional<CasePlaces> cases =
      o.count == Frequency::cases ? std::optional<CasePlaces>(study) : std::optional<CasePlaces>();
  std::vector<std::int64_t> key, begin, end;
  std::vector<std::uint32_t> row, group;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::int64_t> segments;
  std::int64_t left_out = 0, without_case = 0;
  const auto put = [&](std::int64_t k, std::uint32_t r, std::uint32_t g) {
    key.push_back(k);
    row.push_back(r);
    group.push_back(g);
  };
  const auto add = [&](const detail::FrequencyItem& item, std::uint32_t r, std::uint32_t g,
                       const std::vector<Span>& spans) {
    const std::uint32_t source = item.source;
    switch (o.count) {
      case Frequency::codings:
        return put(item.key, r, g);
      case Frequency::segments: {
        const bool is_place = !item.has_span;  // then begin is the row of the recorded place, and end 0
        const auto place = segments.try_emplace(
            {source, is_place ? study.codings().begin()[item.key] : item.span.begin, item.span.end},
            static_cast<std::int64_t>(segments.size()));
        return put(place.first->second, r, g);
      }
      case Frequency::sources:
        return put(source, r, g);
      case Frequency::characters:
        for (const Span span : spans) {
          put(source, r, g);
          begin.push_back(span.begin);
          end.push_back(span.end);
        }
        return;
      case Frequency::cases: {
        bool has_case = false;
        for (const auto& place : cases->in(static_cast<SourceId>(source))) {
          const bool is_of_group =
              scope.groups.kind() != ObjectKind::case_ ||
              scope.groups.of_object(ObjectKind::case_, static_cast<std::uint32_t>(place.case_)) == g;
          const bool excluded =
              !scope.reading.excluded_cases.empty() && scope.reading.excluded_cases[tematik::row(place.case_)];
          if (excluded || !is_of_group || !place.holds(spans.empty() ? Span{} : spans.front())) continue;
          has_case = true;
          put(static_cast<std::int64_t>(place.case_), r, g);
        }
        without_case += has_case ? 0 : 1;
        return;
      }
    }
  };
  detail::for_each_frequency(study, scope, o.count == Frequency::characters, left_out, add);

  FrequenciesOptions options{.count = o.count, .row_labels = scope.rows.labels, .group_labels = scope.groups.labels()};
  Frequencies out;
  static_cast<FrequenciesTable&>(out) =
      o.count == Frequency::characters
          ? character_frequencies(key, begin, end, row, group, n_rows, n_groups, std::move(options))
          : frequencies_table(key, row, group, n_rows, n_groups, std::move(options));
  out.group_characters = scope.groups.characters(scope.reading);
  out.options = o;
  out.revision = study.revision();
  out.warnings = scope.reading.warnings;

  const bool has_keys = o.count == Frequency::sources || o.count == Frequency::cases;
  if (has_keys) {
    const ObjectKind kind = o.count == Frequency::sources ? ObjectKind::source : ObjectKind::case_;
    const std::size_t n_keys = kind == ObjectKind::source ? study.sources().end_row() : study.cases().end_row();
    out.held = BitMatrix(n_keys, n_rows);
    out.group_of_key.assign(n_keys, -1);
    out.one_group_each = scope.groups.kind() != ObjectKind::query;
    const auto belongs = [&](std::size_t k, std::int64_t g) {
      auto& of = out.group_of_key[k];
      if (of >= 0 && of != g) out.one_group_each = false;
      of = g;
    };
    for (std::size_t k = 0; k < n_keys; ++k) {
      const bool in_universe = kind != ObjectKind::source || scope.reading.coded[k];
      const std::int64_t g = scope.groups.of_object(kind, static_cast<std::uint32_t>(k));
      if (in_universe && g >= 0) belongs(k, g);
    }
    for (std::size_t i = 0; i < key.size(); ++i) {
      out.held.set(static_cast<std::size_t>(key[i]), row[i]);
      belongs(static_cast<std::size_t>(key[i]), group[i]);
    }
  }

  MethodRecord& method = out.method;
  method.function = "frequencies";
  method.unit = std::string(to_string(o.count));
  method.n = out.total;
  method.option("by", o.by);
  method.option("count", o.count);
  method.option("level", o.level);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  method.option("layer", o.layer);
  method.option("unassigned", o.unassigned);
  std::vector<JsonText> columns;
  for (const auto& [label, query] : o.columns) {
    columns.push_back(JsonObject().add("label", label).add("query", JsonText{query.text()}).json());
  }
  method.option("columns", columns);
  method.option("additive", out.additive);
  for (const auto& [name, number] : scope.reading.steps) method.step(name, number);
  method.step("codings_left_out", left_out);
  method.step("codings_without_case", without_case);
  method.step("codes_without_theme", scope.rows.orphans);
  if (left_out > 0 && !o.within) {
    out.warnings.push_back({.code = "cooccurrence.no_span", .values = {std::to_string(left_out)}});
  }
  return out;
}

inline CrosstabResult Frequencies::crosstab(const CrosstabOptions& with) const {
  if (one_group_each) {
    return tematik::crosstab(held, group_of_key, counts.columns().size(), with, counts.rows(), counts.columns());
  }
  CrosstabResult out;
  out.status = Status::no_table;
  out.counts = counts;
  out.n = total;
  out.options = with;
  const Matrix<double> none = Matrix<double>::Constant(counts.values().rows(), counts.values().cols(), undefined_value);
  out.expected = LabelledMatrix<double>(none, counts.rows(), counts.columns());
  out.residuals = out.expected;
  return out;
}

inline std::vector<QuotedPlace> Frequencies::places(const Study& study, std::string_view row,
                                                    std::string_view group) const {
  require_revision(study, revision);
  const std::size_t i = label_index(counts.rows(), row), g = label_index(counts.columns(), group);
  const detail::FrequencyScope scope = detail::frequency_scope(study, options);
  QuotedPlaces out;
  std::int64_t left_out = 0;
  detail::for_each_frequency(
      study, scope, count == Frequency::characters, left_out,
      [&](const detail::FrequencyItem& item, std::uint32_t r, std::uint32_t in, const std::vector<Span>& spans) {
        if (r != i || in != g) return;
        for (const Span span : spans) {
          if (item.coder) {
            out.add(item.source, span, *item.coder);
          } else {
            out.add(item.source, span);
          }
        }
      });
  return out.list();
}

}  // namespace tematik
