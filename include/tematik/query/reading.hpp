#pragma once

/// @file
/// @brief What every study-level call reads, in one place and in one order, each step counted.
///
/// 1. No source whose participant refused or withdrew consent to analysis; no memo source.
/// 2. Codable codes in codebook order, without case codes.
/// 3. The coding layer: `final`, and of a source without it all its codings together; or the one asked for.
/// 4. `where`: a filter on codings. 5. `within`: a query on places (the caller clips or keeps, as its rule says).
/// A coding counts whatever its polarity, unless `where` says otherwise. A stored query named among the codes supplies its
/// maximal runs among what the call reads, coders pooled, as if they were codings.
/// A source, case or coder of which no coding could pass `where` is outside the universe.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/model/consent.hpp>
#include <tematik/query/evaluate.hpp>
#include <tematik/query/places.hpp>
#include <tematik/query/stored_queries.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/messages.hpp>

namespace tematik {

/// Which codings are read: as the call's rule says, or one layer by word.
enum class LayerChoice : std::uint8_t { auto_, coder, final_ };

template <>
struct EnumNames<LayerChoice> {
  static constexpr std::string_view what = "layer";
  static constexpr std::array<std::pair<LayerChoice, std::string_view>, 3> names{
      {{LayerChoice::auto_, "auto"}, {LayerChoice::coder, "coder"}, {LayerChoice::final_, "final"}}};
};

/// A code named in an option: by name, label or id. Where a call says so also a stored query or a theme by its name, or
/// a query with a label of its own.
class CodeRef {
 public:
  CodeRef(CodeId id) : ref_(id) {}
  CodeRef(std::string name) : ref_(std::move(name)) {}
  CodeRef(const char* name) : ref_(std::string(name)) {}
  CodeRef(std::string label, Query query) : ref_(std::pair(std::move(label), std::move(query))) {}
  [[nodiscard]] CodeId in(const Study& study) const {
    if (const auto* id = std::get_if<CodeId>(&ref_)) {
      study.codes().require(*id);
      return *id;
    }
    if (const auto* query = std::get_if<std::pair<std::string, Query>>(&ref_)) {
      throw UsageError("codes", detail::cat("\"", query->first, "\" is a query; a code is needed here"), "codes");
    }
    return study.code(std::get<std::string>(ref_));
  }
  /// The stored query of that name, where no code has it.
  [[nodiscard]] std::optional<std::string> stored_query_in(const Study& study) const {
    const auto* name = std::get_if<std::string>(&ref_);
    if (name == nullptr || !study.codes().find(*name).empty() || !has_stored_query(study, *name)) return {};
    return *name;
  }
  /// The theme of that name, where no code and no stored query has it.
  [[nodiscard]] std::optional<ThemeId> theme_in(const Study& study) const {
    const auto* name = std::get_if<std::string>(&ref_);
    if (name == nullptr || !study.codes().find(*name).empty() || stored_query_in(study)) return {};
    const auto found = study.themes().find(*name);
    if (found.empty()) return {};
    return study.theme(*name);
  }
  /// The query and its label, if it is one.
  [[nodiscard]] const std::pair<std::string, Query>* query() const noexcept {
    return std::get_if<std::pair<std::string, Query>>(&ref_);
  }
  /// What it stands for in a study: equal for the same row of a table.
  [[nodiscard]] std::string key_in(const Study& study) const {
    if (query() != nullptr) return "query " + query()->first;
    if (const auto name = stored_query_in(study)) return "query " + *name;
    if (const auto theme = theme_in(study)) return "theme " + std::to_string(row(*theme));
    return "code " + std::to_string(row(in(study)));
  }
  friend bool operator==(const CodeRef&, const CodeRef&) = default;

 private:
  std::variant<CodeId, std::string, std::pair<std::string, Query>> ref_;
};

/// The options that every study-level call shares.
struct ReadScope {
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  std::vector<CodeRef> codes = {};    ///< empty: all codable ones
  bool keeps_coders_apart = false;    ///< `auto` then reads the coder layer
  bool takes_stored_queries = false;  ///< whether `codes` may name stored queries: who reads `made` says so
};

/// A span that counts as a coding though nobody made it so: of a stored query, or what several coders agree on.
struct MadeCoding {
  std::uint32_t source = 0;
  Span span = {};          ///< empty: without a span
  std::uint32_t code = 0;  ///< row of a code; behind the last code: of a stored query, in their order
  std::optional<std::uint32_t> coder = {};

  friend bool operator==(const MadeCoding&, const MadeCoding&) = default;
};

/// A query that is a row of a table: stored, or given with a label.
struct SmartCode {
  std::optional<QueryId> id = {};  ///< of a stored query
  std::string name = {};
  std::vector<bool> codes = {};  ///< by code row: what it asks about
  Query query = {};
};

/// The codings a call reads, by row, with the universe they were read in.
struct Reading {
  std::vector<std::uint32_t> codings = {};          ///< rows of the study's codings, ascending
  std::vector<CodeId> codes = {};                   ///< the codes of the call, in codebook order
  std::vector<bool> in_universe = {};               ///< by source row: read at all (consent, memo, filter)
  std::vector<bool> coded = {};                     ///< by source row: in the universe and a coded source
  std::vector<bool> takes_part = {};                ///< by coder row: has a coding, of any code, that the filter keeps
  std::vector<bool> excluded_cases = {};            ///< by case row: no coding of it could pass; empty: none is
  std::optional<std::vector<SpanSet>> within = {};  ///< by source row, if the call has `within`
  BitMatrix coders_at = {};                         ///< source x coder: who coded or looked there, of those taking part
  std::vector<ThemeId> themes = {};                 ///< themes among the codes of the call
  std::vector<SmartCode> smart = {};                ///< queries among the codes of the call
  std::vector<MadeCoding> made = {};                ///< by source, then as they were made
  std::vector<std::pair<std::string, std::int64_t>> steps = {};
  std::vector<Warning> warnings = {};
  std::vector<bool> within_whole = {};  ///< by source row: `within` holds the whole source, places without a span too

  /// Whether what has no span in this source lies in `within`.
  [[nodiscard]] bool whole(std::uint32_t source) const noexcept {
    return !within_whole.empty() && within_whole[source];
  }
};

/// The places of a query among the codings that a call with this scope reads; `within` and `codes` of it are not read.
[[nodiscard]] Places places_read(const Study& study, const Query& query, ReadScope scope, Domain domain);

namespace detail {

inline void add_smart_code(const Study& study, const ReadScope& scope, SmartCode smart, Reading& out) {
  if (!scope.takes_stored_queries) {
    throw UsageError(
        "stored_query",
        cat("codes: \"", smart.name, "\" is a ", smart.id ? "stored " : "", "query; this call counts codes only"),
        "codes", smart.name);
  }
  for (const SmartCode& known : out.smart) {
    if (known.name != smart.name) continue;
    throw UsageError("codes_twice", cat("codes: \"", smart.name, "\" is named twice"), "codes");
  }
  smart.codes = codes_asked(study, smart.query);
  out.smart.push_back(std::move(smart));
}

inline void add_theme_row(const Study& study, ThemeId theme, std::vector<bool>& wanted, Reading& out) {
  if (std::find(out.themes.begin(), out.themes.end(), theme) != out.themes.end()) {
    throw UsageError("codes_twice", cat("codes: \"", study.label(theme), "\" is named twice"), "codes");
  }
  out.themes.push_back(theme);
  for (const CodeId code : study.codes_of(theme)) wanted[row(code)] = true;
}

}  // namespace detail

/// Reads the codings of a study. Linear in codings and coverage records.
[[nodiscard]] inline Reading read_codings(const Study& study, const ReadScope& scope) {
  const Codings& codings = study.codings();
  Reading out;
  out.in_universe.assign(study.sources().end_row(), false);
  out.coded.assign(study.sources().end_row(), false);
  out.takes_part.assign(study.coders().end_row(), false);
  const FilterEvaluator keeps(study, scope.where);

  std::int64_t refused = 0;
  std::int64_t memos = 0;
  for (const auto& [id, source] : study.sources()) {
    if (source.kind == SourceKind::memo) {
      ++memos;
    } else if (study.consents().size() > 0 && allows(study, id, {}, ConsentScope::analyse) == ConsentState::refused) {
      ++refused;
    } else {
      out.in_universe[row(id)] = keeps.may_hold(id);
    }
  }
  if (refused > 0) out.warnings.push_back({.code = "consent.excluded", .values = {std::to_string(refused)}});

  std::vector<bool> wanted(study.codes().end_row());
  if (scope.codes.empty()) {
    for (const CodeId id : study.codebook_order()) {
      const Code& code = study.codes()[id];
      if (code.codable && !code.case_code) out.codes.push_back(id);
    }
  } else {
    for (const CodeRef& ref : scope.codes) {
      if (ref.query() != nullptr) {
        detail::add_smart_code(study, scope, {.name = ref.query()->first, .query = ref.query()->second}, out);
        continue;
      }
      if (const auto name = ref.stored_query_in(study)) {
        detail::add_smart_code(study, scope,
                               {.id = study.queries().find(*name).front(), .name = *name, .query = stored(*name)}, out);
        continue;
      }
      if (const auto theme = scope.takes_stored_queries ? ref.theme_in(study) : std::nullopt) {
        detail::add_theme_row(study, *theme, wanted, out);
        continue;
      }
      const CodeId id = ref.in(study);
      if (std::find(out.codes.begin(), out.codes.end(), id) != out.codes.end()) {
        throw UsageError("codes_twice", detail::cat("codes: \"", study.label(id), "\" is named twice"), "codes");
      }
      out.codes.push_back(id);
    }
  }
  for (const CodeId id : out.codes) wanted[row(id)] = true;

  const LayerChoice layer = scope.layer != LayerChoice::auto_ ? scope.layer
                            : scope.keeps_coders_apart        ? LayerChoice::coder
                                                              : LayerChoice::auto_;
  std::vector<bool> has_final(study.sources().end_row());
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) == 0 && (flags & coding_flags::final_layer) != 0) {
      has_final[codings.source()[i]] = true;
    }
  }

  std::int64_t in_study = 0;
  std::int64_t of_codes = 0;
  std::int64_t of_layer = 0;
  std::vector<std::uint32_t> kept;  // of any code: a query may name codes that are no rows of the call
  BitMatrix coders_at(study.sources().end_row(), study.coders().end_row());  // with a coding of the layer
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) != 0) continue;
    ++in_study;
    const std::uint32_t source = codings.source()[i];
    if (!out.in_universe[source]) continue;
    const bool is_final = (flags & coding_flags::final_layer) != 0;
    const bool layer_ok = layer == LayerChoice::final_  ? is_final
                          : layer == LayerChoice::coder ? !is_final
                                                        : is_final || !has_final[source];
    if (!layer_ok) continue;
    ++of_layer;
    coders_at.set(source, codings.coder()[i]);
    const bool passes = scope.where.is_all() || keeps(i) == Kleene::yes;
    if (!passes) continue;
    out.takes_part[codings.coder()[i]] = true;
    if (scope.within || !out.smart.empty()) kept.push_back(static_cast<std::uint32_t>(i));
    if (!wanted[codings.code()[i]]) continue;
    ++of_codes;
    out.codings.push_back(static_cast<std::uint32_t>(i));
  }
  out.coders_at = BitMatrix(study.sources().end_row(), study.coders().end_row());
  // Coded: a coding of any code by a coder taking part, or recorded as looked at by a coder whom the filter lets in.
  for (std::size_t source = 0; source < coders_at.rows(); ++source) {
    for (std::size_t coder = 0; coder < coders_at.columns(); ++coder) {
      if (!out.takes_part[coder] || !coders_at.test(source, coder)) continue;
      out.coded[source] = true;
      out.coders_at.set(source, coder);
    }
  }
  for (const auto& [id, record] : study.coverage()) {
    const bool counts = out.in_universe[row(record.source)] && keeps.may_hold(record.source, record.coder);
    if (!counts) continue;
    out.coded[row(record.source)] = true;
    if (out.takes_part[row(record.coder)]) out.coders_at.set(row(record.source), row(record.coder));
  }
  if (const CasePlaces* places = keeps.case_places()) {
    out.excluded_cases.assign(study.cases().end_row(), true);
    for (const auto& [id, source] : study.sources()) {
      if (!out.in_universe[row(id)]) continue;
      for (const auto& place : places->in(id)) {
        if (keeps.may_hold(id, place.case_)) out.excluded_cases[row(place.case_)] = false;
      }
    }
  }
  if (scope.within) {
    out.within = evaluate(study, *scope.within, kept, out.coded);
  }
  for (std::size_t k = 0; k < out.smart.size(); ++k) {
    const auto runs = evaluate(study, out.smart[k].query, kept, out.coded);
    for (std::size_t source = 0; source < runs.size(); ++source) {
      for (const Span run : runs[source].runs()) {
        out.made.push_back({.source = static_cast<std::uint32_t>(source),
                            .span = run,
                            .code = static_cast<std::uint32_t>(study.codes().end_row() + k)});
      }
    }
  }
  std::stable_sort(out.made.begin(), out.made.end(),
                   [](const MadeCoding& a, const MadeCoding& b) { return a.source < b.source; });
  out.steps = {{"sources_in_study", static_cast<std::int64_t>(study.sources().size())},
               {"sources_without_consent", refused},
               {"memo_sources", memos},
               {"sources_read", std::count(out.in_universe.begin(), out.in_universe.end(), true)},
               {"sources_coded", std::count(out.coded.begin(), out.coded.end(), true)},
               {"codings_in_study", in_study},
               {"codings_of_layer", of_layer},
               {"codings_of_codes_and_filter", of_codes}};
  if (!out.smart.empty()) out.steps.emplace_back("runs_of_stored_queries", static_cast<std::int64_t>(out.made.size()));
  return out;
}

inline Places places_read(const Study& study, const Query& query, ReadScope scope, Domain domain) {
  scope.within = {};
  scope.codes.clear();
  for (const auto& [id, code] : study.codes()) scope.codes.emplace_back(id);  // a query may name any code
  const Reading reading = read_codings(study, scope);
  return evaluate_places(study, query, reading.codings, reading.coded, domain);
}

}  // namespace tematik
