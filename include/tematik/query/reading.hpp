#pragma once

/// @file
/// @brief What every study-level call reads, in one place and in one order, each step counted.
///
/// 1. No source whose participant refused or withdrew consent to analysis; no memo source.
/// 2. Codable codes in codebook order, without case codes.
/// 3. The coding layer: `final`, and of a source without it all its codings together; or the one asked for.
/// 4. `where`: a filter on codings. 5. `within`: a query on places (the caller clips or keeps, as its rule says).
/// A coding counts whatever its polarity, unless `where` says otherwise.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/model/consent.hpp>
#include <tematik/query/evaluate.hpp>
#include <tematik/query/unit.hpp>
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

/// A code named in an option: by name, label or id.
class CodeRef {
 public:
  CodeRef(CodeId id) : ref_(id) {}
  CodeRef(std::string name) : ref_(std::move(name)) {}
  CodeRef(const char* name) : ref_(std::string(name)) {}
  [[nodiscard]] CodeId in(const Study& study) const {
    if (const auto* id = std::get_if<CodeId>(&ref_)) {
      study.codes().require(*id);
      return *id;
    }
    return study.code(std::get<std::string>(ref_));
  }
  friend bool operator==(const CodeRef&, const CodeRef&) = default;

 private:
  std::variant<CodeId, std::string> ref_;
};

/// The options that every study-level call shares.
struct ReadScope {
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  std::vector<CodeRef> codes = {};  ///< empty: all codable ones
  bool keeps_coders_apart = false;  ///< `auto` then reads the coder layer
};

/// The codings a call reads, by row, with the universe they were read in.
struct Reading {
  std::vector<std::uint32_t> codings = {};          ///< rows of the study's codings, ascending
  std::vector<CodeId> codes = {};                   ///< the codes of the call, in codebook order
  std::vector<bool> in_universe = {};               ///< by source row: read at all (consent, memo, filter)
  std::vector<bool> coded = {};                     ///< by source row: in the universe and a coded source
  std::vector<bool> takes_part = {};                ///< by coder row: has a coding, of any code, that the filter keeps
  std::optional<std::vector<SpanSet>> within = {};  ///< by source row, if the call has `within`
  std::vector<std::pair<std::string, std::int64_t>> steps = {};
  std::vector<Warning> warnings = {};
};

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
    const bool passes = scope.where.is_all() || keeps(i) == Kleene::yes;
    if (!passes) continue;
    out.coded[source] = true;  // a coding of any code by a coder taking part
    out.takes_part[codings.coder()[i]] = true;
    if (scope.within) kept.push_back(static_cast<std::uint32_t>(i));
    if (!wanted[codings.code()[i]]) continue;
    ++of_codes;
    out.codings.push_back(static_cast<std::uint32_t>(i));
  }
  for (const auto& [id, record] : study.coverage()) {
    if (out.in_universe[row(record.source)]) out.coded[row(record.source)] = true;
  }
  if (scope.within) {
    out.within = evaluate(study, *scope.within, kept, out.coded);
  }
  out.steps = {{"sources_in_study", static_cast<std::int64_t>(study.sources().size())},
               {"sources_without_consent", refused},
               {"memo_sources", memos},
               {"sources_read", std::count(out.in_universe.begin(), out.in_universe.end(), true)},
               {"sources_coded", std::count(out.coded.begin(), out.coded.end(), true)},
               {"codings_in_study", in_study},
               {"codings_of_layer", of_layer},
               {"codings_of_codes_and_filter", of_codes}};
  return out;
}

}  // namespace tematik
