#pragma once

// The rules of a study, checked before anything changes: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/model/detail/study_words.hpp>
#include <tematik/model/study.hpp>

namespace tematik {

namespace detail {

/// An object in a sentence. A case by its id: names of participants stand in no message.
[[nodiscard]] inline std::string named(const Study& study, ObjectRef object) {
  return object.kind == ObjectKind::case_ ? cat("case [", object.row, ']')
                                          : cat(to_string(object.kind), " \"", study.label(object), '"');
}

}  // namespace detail

inline bool Study::contains(ObjectRef object) const noexcept {
  const std::uint32_t r = object.row;
  switch (object.kind) {
    case ObjectKind::source:
      return sources_.contains(static_cast<SourceId>(r));
    case ObjectKind::segment:
      return segments_.contains(static_cast<SegmentId>(r));
    case ObjectKind::code:
      return codes_.contains(static_cast<CodeId>(r));
    case ObjectKind::coder:
      return r <= 0xffffU && coders_.contains(static_cast<CoderId>(r));
    case ObjectKind::coding:
      return codings_.contains(static_cast<CodingId>(r));
    case ObjectKind::case_:
      return cases_.contains(static_cast<CaseId>(r));
    case ObjectKind::attribute:
      return attributes_.contains(static_cast<AttributeId>(r));
    case ObjectKind::theme:
      return themes_.contains(static_cast<ThemeId>(r));
    case ObjectKind::factor:
      return factors_.contains(static_cast<FactorId>(r));
    case ObjectKind::relation:
      return relations_.contains(static_cast<RelationId>(r));
    case ObjectKind::claim:
      return claims_.contains(static_cast<ClaimId>(r));
    case ObjectKind::memo:
      return memos_.contains(static_cast<MemoId>(r));
    case ObjectKind::query:
      return queries_.contains(static_cast<QueryId>(r));
    case ObjectKind::set:
      return sets_.contains(static_cast<SetId>(r));
    case ObjectKind::diagram:
      return diagrams_.contains(static_cast<DiagramId>(r));
  }
  return false;
}

inline void Study::require(ObjectRef object, std::string_view role) const {
  if (contains(object)) return;
  throw LookupError(detail::cat(to_string(object.kind), "_unknown"),
                    detail::cat(role, ": the study has no ", to_string(object.kind), " with id ", object.row),
                    std::string(role), std::to_string(object.row));
}

inline void Study::check_span(SourceId source, Span span, std::string_view where) const {
  const auto fail = [&](std::string_view code, std::string_view rule) {
    throw InputError(
        std::string(code),
        detail::cat(where, ": span [", span.begin, ", ", span.end, ") in source \"", label(source), "\" ", rule),
        std::string(where), detail::cat(span.begin, '-', span.end));
  };
  if (span.begin > span.end) fail("span_reversed", "ends before it begins");
  const auto length = sources_[source].length();
  if (length && span.end > *length) {
    fail("span_out_of_text", detail::cat("ends past the text, which has ", *length, " code points"));
  }
}

inline void Study::require(const Passage& passage, std::string_view role) const {
  require(ObjectRef(passage.source), role);
  check_span(passage.source, passage.span, role);
}

inline void Study::check(const ChangeNote& note) const {
  detail::check_words("note of a change", {note.reason, note.cause});
  if (note.author) require(ObjectRef(*note.author), "author of a change");
}

inline void Study::check(const Source& source, std::string_view where) const {
  validate_utf8(source.name, "name of a source");
  detail::check_words(where, {source.technique, source.wave, source.language, source.role, source.description,
                              source.paragraph, source.uid, source.text_uid});
  detail::check_words(where, source.provenance);
  for (const auto& layer : source.more_layers) detail::check_words(where, {layer.uid, layer.name});
  if (!source.date.empty() && !is_date(source.date)) {
    throw InputError(
        "date", detail::cat(where, ": expected a date such as 2026, 2026-01 or 2026-01-31, found \"", source.date, '"'),
        std::string(where), source.date);
  }
  for (const auto& segmentation : source.segmentations) {
    detail::check_words(where, {segmentation.name});
    const auto same = std::count_if(source.segmentations.begin(), source.segmentations.end(),
                                    [&](const StoredSegmentation& other) { return other.name == segmentation.name; });
    if (same > 1) {
      throw InputError("segmentation_twice",
                       detail::cat(where, ": has the segmentation \"", segmentation.name, "\" twice"),
                       std::string(where));
    }
    std::uint32_t last = 0;
    for (const auto& unit : segmentation.units) {
      detail::check_words(where, {unit.label, unit.speaker, unit.question});
      const auto length = source.length();
      if (unit.span.begin < last || unit.span.begin > unit.span.end || (length && unit.span.end > *length)) {
        throw InputError("segmentation",
                         detail::cat(where, ": units of \"", segmentation.name,
                                     "\" must be sorted, disjoint and inside the text; found [", unit.span.begin, ", ",
                                     unit.span.end, ')'),
                         std::string(where));
      }
      last = unit.span.end;
    }
  }
}

inline void Study::check(const Code& code, std::optional<CodeId> id) const {
  validate_utf8(code.name, "name of a code");
  detail::check_words("code", {code.label, code.definition, code.short_definition, code.when, code.when_not,
                               code.example, code.colour, code.uid});
  detail::check_words("code", code.provenance);
  for (std::size_t i = 0; i < code.parents.size(); ++i) {
    const CodeId parent = code.parents[i];
    require(ObjectRef(parent), detail::cat("parent of code \"", code.name, '"'));
    if (std::find(code.parents.begin(), code.parents.begin() + static_cast<std::ptrdiff_t>(i), parent) !=
        code.parents.begin() + static_cast<std::ptrdiff_t>(i)) {
      throw InputError("code_parent_twice",
                       detail::cat("code \"", code.name, "\" names the parent \"", label(parent), "\" twice"));
    }
    if (!id) continue;
    const auto above = ancestors(parent);
    if (std::find(above.begin(), above.end(), *id) != above.end()) {
      throw InputError("code_cycle",
                       detail::cat("code \"", code.name, "\" cannot lie below \"", label(parent),
                                   "\", which lies below it: the tree of codes has no cycles"),
                       detail::cat("code [", row(*id), ']'));
    }
  }
  if (code.counter) require(ObjectRef(*code.counter), detail::cat("counter-code of \"", code.name, '"'));
  if (code.counter && code.counter == id) {
    throw InputError("code_counter", detail::cat("code \"", code.name, "\" cannot be its own counter-code"));
  }
}

inline void Study::check_case_code(CodeId id, const Code& code) const {
  if (code.case_code) return;
  for (const auto& [case_id, record] : cases_) {
    if (record.code != id) continue;
    throw InputError("case_code",
                     detail::cat("code \"", code.name, "\" marks the passages of case [", row(case_id),
                                 "] and stays a case code (case_code = true)"),
                     detail::cat("code [", row(id), ']'));
  }
}

inline void Study::check(const Theme& theme, std::optional<ThemeId> id) const {
  validate_utf8(theme.name, "name of a theme");
  detail::check_words("theme", {theme.label, theme.central_idea, theme.description, theme.uid});
  detail::check_words("theme", theme.questions);
  for (const auto& member : theme.members) {
    require(ObjectRef(member.code), detail::cat("theme \"", theme.name, '"'));
    if (member.sign != 1 && member.sign != -1) {
      throw InputError("theme_sign",
                       detail::cat("theme \"", theme.name, "\": the sign of a code is +1 or -1, found ", member.sign));
    }
    const auto same = std::count_if(theme.members.begin(), theme.members.end(),
                                    [&](const ThemeMember& other) { return other.code == member.code; });
    if (same > 1) {
      throw InputError("theme_member_twice",
                       detail::cat("theme \"", theme.name, "\" holds the code \"", label(member.code), "\" twice"));
    }
  }
  std::vector<ThemeId> above = theme.parents;
  for (std::size_t i = 0; i < above.size(); ++i) {
    require(ObjectRef(above[i]), detail::cat("parent of theme \"", theme.name, '"'));
    if (id && above[i] == *id) {
      throw InputError("theme_cycle", detail::cat("theme \"", theme.name, "\" would lie below itself"));
    }
    for (const ThemeId parent : themes_[above[i]].parents) {
      if (std::find(above.begin(), above.end(), parent) == above.end()) above.push_back(parent);
    }
  }
}

inline void Study::check(const Case& record) const {
  static constexpr std::string_view role = "case";  // without its name: a participant's stands in no message
  validate_utf8(record.name, "name of a case");
  detail::check_words(role, {record.role, record.description, record.uid});
  detail::check_words(role, record.speakers);
  for (const SourceId source : record.sources) require(ObjectRef(source), role);
  for (const auto& passage : record.spans) require(passage, role);
  for (const SegmentId segment : record.segments) require(ObjectRef(segment), role);
  if (record.code) require(ObjectRef(*record.code), role);
}

inline void Study::check(const Coder& coder) const {
  validate_utf8(coder.name, "name of a coder");
  detail::check_words("coder", {coder.initials, coder.uid});
}

inline void Study::check(const Factor& factor) const {
  validate_utf8(factor.name, "name of a factor");
  detail::check_words("factor", {factor.stage, factor.uid});
  if (factor.stands_for) require(*factor.stands_for, detail::cat("factor \"", factor.name, '"'));
}

inline void Study::check(const Relation& relation) const {
  detail::check_words("relation", {relation.type, relation.map, relation.note, relation.uid});
  detail::check_words("relation", relation.provenance);
  const std::string role = detail::cat("relation of type \"", relation.type, '"');
  if (relation.causes.empty()) throw InputError("relation_cause", role + ": needs at least one cause");
  if (relation.type.empty()) throw InputError("relation_type", "a relation needs a type, e.g. \"promotes\"");
  if (relation.sign < -1 || relation.sign > 1) {
    throw InputError("relation_sign", detail::cat(role, ": the sign is -1, 0 or +1, found ", relation.sign));
  }
  for (const ObjectRef cause : relation.causes) require(cause, role);
  require(relation.effect, role);
}

inline void Study::check(const Claim& claim) const {
  detail::check_words(
      "claim", {claim.name, claim.text_id, claim.text_en, claim.scope, claim.implication, claim.date, claim.uid});
  const std::string role = detail::cat("claim \"", claim.name, '"');
  for (const ObjectRef object : claim.from) require(object, role);
  for (const ObjectRef object : claim.to) require(object, role);
  for (const auto& evidence : claim.evidence) {
    detail::check_words("claim", {evidence.note});
    if (!evidence.object && !evidence.passage) {
      throw InputError("claim_evidence", role + ": evidence names an object of the study or a passage");
    }
    if (evidence.object) require(*evidence.object, role);
    if (evidence.passage) require(*evidence.passage, role);
    if (evidence.coder) require(ObjectRef(*evidence.coder), role);
  }
  for (const auto& saying : claim.says) {
    require(ObjectRef(saying.case_), role);
    if (saying.passage) require(*saying.passage, role);
  }
  if (claim.author) require(ObjectRef(*claim.author), role);
}

inline void Study::check(const Memo& memo) const {
  validate_utf8(memo.text, "text of a memo");
  detail::check_words("memo", {memo.name, memo.date, memo.uid});
  detail::check_words("memo", memo.provenance);
  for (const ObjectRef object : memo.on) require(object, "memo");
  if (memo.author) require(ObjectRef(*memo.author), "author of a memo");
}

inline Coding Study::checked(Coding coding) const {
  static constexpr std::string_view where = "coding";
  require(ObjectRef(coding.source), where);
  require(ObjectRef(coding.code), where);
  detail::check_words(where, {coding.pass, coding.uid});
  if (coding.weight && !std::isfinite(*coding.weight)) {
    throw InputError("coding_weight", "a coding's weight is a finite number, or missing", std::string(where));
  }
  if (coding.coder) require(ObjectRef(*coding.coder), where);
  if (!codes_[coding.code].codable) {
    throw InputError("code_not_codable",
                     detail::cat("\"", label(coding.code),
                                 "\" is a category of the codebook (codable = false); "
                                 "code with one of the codes below it"),
                     detail::cat("code [", row(coding.code), ']'));
  }
  if (coding.segment) {
    require(ObjectRef(*coding.segment), where);
    const Segment& segment = segments_[*coding.segment];
    if (segment.source != coding.source) {
      throw InputError("coding_segment",
                       detail::cat("coding: the recorded place [", row(*coding.segment), "] lies in source \"",
                                   label(segment.source), "\", not in \"", label(coding.source), '"'));
    }
    const bool on_first_text = segment.kind == PlaceKind::span && segment.span && !segment.span->empty();
    const Span place = on_first_text ? *segment.span : Span{};
    if (coding.span != Span{} && coding.span != place) {
      throw InputError("coding_segment",
                       detail::cat("coding: the span [", coding.span.begin, ", ", coding.span.end,
                                   ") is not that of the recorded place [", row(*coding.segment),
                                   "]; give one of the two, or both alike"),
                       std::string(where));
    }
    coding.span = place;
    return coding;
  }
  if (coding.span.empty()) {
    throw InputError("span_empty",
                     detail::cat("a coding needs a span of at least one character; found [", coding.span.begin, ", ",
                                 coding.span.end, ") in source \"", label(coding.source), '"'),
                     std::string(where));
  }
  check_span(coding.source, coding.span, where);
  return coding;
}

}  // namespace tematik
