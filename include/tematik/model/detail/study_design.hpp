#pragma once

// The study design: what its records refuse, and its commands. Bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/detail/study_words.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/time.hpp>

namespace tematik {

namespace detail {

/// Refuses what is neither empty nor a date.
inline void check_date(std::string_view where, const std::string& date) {
  if (date.empty() || is_date(date)) return;
  throw InputError("date", cat(where, ": expected a date such as 2026, 2026-01 or 2026-01-31, found \"", date, '"'),
                   std::string(where), date);
}

}  // namespace detail

/// Names of design records are their ids.
template <class Id, class Record>
void Study::check_unique(const Rows<Id, Record>& rows, std::string_view kind, const std::string& name,
                         std::optional<Id> id) const {
  std::string code(kind);
  std::replace(code.begin(), code.end(), ' ', '_');
  if (name.empty()) throw InputError(code + "_name", detail::cat("a ", kind, " needs a name: it is its id"));
  for (const Id other : rows.find(name)) {
    if (id && other == *id) continue;
    throw InputError(code + "_twice", detail::cat("a ", kind, " \"", name, "\" exists already"), std::string(kind),
                     name);
  }
}

inline void Study::check(const SamplingFrame& frame) const {
  const std::string role = detail::cat("sampling frame \"", frame.name, '"');
  detail::check_words("sampling frame", {frame.name, frame.role, frame.stop, frame.note, frame.uid});
  if (frame.attributes.empty()) throw InputError("frame_attributes", role + ": needs at least one attribute of cases");
  for (std::size_t i = 0; i < frame.attributes.size(); ++i) {
    const AttributeId attribute = frame.attributes[i];
    require(ObjectRef(attribute), role);
    if (attributes_[attribute].of != ObjectKind::case_) {
      throw InputError("frame_attributes", detail::cat(role, ": attribute \"", attributes_[attribute].name,
                                                       "\" belongs to objects of kind ",
                                                       to_string(attributes_[attribute].of), ", not to cases"));
    }
    if (std::find(frame.attributes.begin(), frame.attributes.begin() + static_cast<std::ptrdiff_t>(i), attribute) !=
        frame.attributes.begin() + static_cast<std::ptrdiff_t>(i)) {
      throw InputError("frame_attributes",
                       detail::cat(role, ": names the attribute \"", attributes_[attribute].name, "\" twice"));
    }
  }
  std::set<std::vector<std::string>> seen;
  for (const auto& cell : frame.cells) {
    detail::check_words("sampling frame", cell.levels);
    if (cell.levels.size() != frame.attributes.size()) {
      throw InputError("frame_cell", detail::cat(role, ": a cell names ", cell.levels.size(), " levels of ",
                                                 frame.attributes.size(), " attributes"));
    }
    if (!seen.insert(cell.levels).second) throw InputError("frame_cell_twice", role + ": a cell is listed twice");
    if (cell.target && *cell.target < 0) {
      throw InputError("frame_target", detail::cat(role, ": a target is 0 or more, found ", *cell.target));
    }
    if (cell.impossible && cell.target.value_or(0) > 0) {
      throw InputError("frame_target", role + ": an impossible cell has no target");
    }
  }
}

inline void Study::check(const Criterion& criterion) const {
  detail::check_words("criterion", {criterion.name, criterion.rule, criterion.text, criterion.uid});
  if (queries_.find(criterion.rule).empty()) {
    throw LookupError(
        "query_unknown",
        detail::cat("criterion \"", criterion.name, "\": the study has no stored query \"", criterion.rule, '"'),
        "criterion", criterion.rule);
  }
}

inline void Study::check(const GuideItem& item) const {
  const std::string role = detail::cat("guide item \"", item.name, '"');
  detail::check_words("guide item", {item.name, item.version, item.text, item.uid});
  detail::check_words("guide item", item.probes);
  detail::check_words("guide item", item.roles);
  for (const ObjectRef finding : item.serves) {
    require(finding, role);
    if (finding.kind != ObjectKind::theme && finding.kind != ObjectKind::relation &&
        finding.kind != ObjectKind::claim) {
      throw InputError("guide_serves",
                       detail::cat(role, ": serves themes, relations and claims, not a ", to_string(finding.kind)));
    }
  }
  for (const SourceId source : item.applied_in) require(ObjectRef(source), role);
}

inline void Study::check(const ProtocolItem& item) const {
  const std::string role = detail::cat("protocol item \"", item.name, '"');
  detail::check_words("protocol item", {item.name, item.stage, item.text, item.reason, item.uid});
  for (const ObjectRef object : item.evidence) require(object, role);
  if (item.planned_n && *item.planned_n < 0) {
    throw InputError("protocol_n", detail::cat(role, ": the planned n is 0 or more, found ", *item.planned_n));
  }
}

inline void Study::check(const Wave& wave) const {
  detail::check_words("wave", {wave.name, wave.label, wave.note, wave.uid});
  detail::check_date("wave", wave.begins);
  detail::check_date("wave", wave.ends);
}

inline void Study::check(const Recommendation& advice) const {
  const std::string role = detail::cat("recommendation \"", advice.name, '"');
  detail::check_words("recommendation",
                      {advice.name, advice.text_id, advice.text_en, advice.indicator_wave, advice.uid});
  detail::check_words("recommendation", advice.addressees);
  detail::check_words("recommendation", advice.actors);
  for (const ObjectRef object : advice.rests_on) require(object, role);
  if (advice.threshold && !std::isfinite(*advice.threshold)) {
    throw InputError("recommendation_threshold", role + ": the threshold is a finite number, or missing");
  }
  if (!advice.indicator) return;
  require(*advice.indicator, role);
  if (advice.indicator->kind != ObjectKind::factor && advice.indicator->kind != ObjectKind::attribute) {
    throw InputError("recommendation_indicator", role + ": the indicator is a factor or an attribute");
  }
}

inline void Study::check(const CodebookVersion& version) const {
  detail::check_words("codebook version", {version.name, version.note, version.uid});
  detail::check_date("codebook version", version.date);
  if (version.operations && *version.operations > operations_.size()) {
    throw InputError("version_operations",
                     detail::cat("codebook version \"", version.name, "\": after ", *version.operations,
                                 " operations; the study has ", operations_.size()));
  }
}

inline void Study::check(const CheckRound& round) const {
  const std::string role = detail::cat("check round \"", round.name, '"');
  detail::check_words("check round", {round.name, round.note, round.uid});
  detail::check_date("check round", round.sent);
  detail::check_date("check round", round.closed);
  if (round.version) versions_.require(*round.version);
  std::set<std::string> names;
  for (const auto& statement : round.statements) {
    detail::check_words("check round", {statement.name, statement.text});
    if (statement.about) require(*statement.about, role);
    if (statement.name.empty() || !names.insert(statement.name).second) {
      throw InputError("check_statement", role + ": each statement needs a name of its own");
    }
  }
  std::set<CaseId> recipients;
  for (const CaseId recipient : round.recipients) {
    const Case* person = cases_.contains(recipient) ? &cases_[recipient] : nullptr;
    const bool takes_part =
        person != nullptr && (!person->sources.empty() || !person->spans.empty() || !person->speakers.empty() ||
                              !person->segments.empty() || person->code.has_value());
    if (!takes_part) {
      throw InputError("recipient_no_participant",
                       detail::cat(role, ": recipient [", row(recipient), "] is no participant of the study"),
                       "recipients", std::to_string(row(recipient)));
    }
    if (!recipients.insert(recipient).second) {
      throw InputError("recipient_twice", detail::cat(role, ": recipient [", row(recipient), "] is listed twice"));
    }
  }
}

inline void Study::check(const CheckResponse& response, std::optional<CheckResponseId> id) const {
  static constexpr std::string_view role = "check response";
  rounds_.require(response.round);
  const CheckRound& round = rounds_[response.round];
  detail::check_words(role, {response.comment, response.reason, response.uid});
  detail::check_date(role, response.date);
  detail::check_date(role, response.decided);
  if (std::find(round.recipients.begin(), round.recipients.end(), response.case_) == round.recipients.end()) {
    throw InputError("response_not_invited", detail::cat(role, ": case [", row(response.case_),
                                                         "] is no recipient of the round \"", round.name, '"'));
  }
  const bool known = std::any_of(round.statements.begin(), round.statements.end(),
                                 [&](const CheckStatement& one) { return one.name == response.statement; });
  if (!known) {
    throw InputError("response_statement", detail::cat(role, ": the round \"", round.name, "\" has no statement \"",
                                                       response.statement, '"'));
  }
  for (const auto& [other, record] : responses_) {
    const bool same = record.round == response.round && record.case_ == response.case_ &&
                      record.statement == response.statement && id != other;
    if (!same) continue;
    throw InputError("response_twice", detail::cat(role, ": case [", row(response.case_), "] has answered statement \"",
                                                   response.statement, "\" already"));
  }
  for (const std::uint32_t operation : response.operations) {
    if (operation < operations_.size()) continue;
    throw InputError("response_operation", detail::cat(role, ": the study has no operation ", operation));
  }
  for (const ObjectRef object : response.new_data) require(object, role);
  if (response.decided_by) require(ObjectRef(*response.decided_by), role);
  if (response.disposition != Disposition::none && (!response.decided_by || response.decided.empty())) {
    throw InputError("disposition_author",
                     detail::cat(role, ": a disposition is a judgement: say who made it and when"));
  }
}

inline void Study::check(const Judgement& judgement) const {
  const std::string role = detail::cat("judgement of ", to_string(judgement.field));
  detail::check_words("judgement", {judgement.value, judgement.reason, judgement.uid});
  detail::check_words("judgement", judgement.keys);
  for (const ObjectRef object : judgement.on) require(object, role);
  require(ObjectRef(judgement.author), role);
  if (judgement.date.empty()) throw InputError("judgement_date", role + ": needs a date");
  detail::check_date(role, judgement.date);
  const auto one_of = [&](std::initializer_list<std::string_view> words) {
    if (std::find(words.begin(), words.end(), judgement.value) != words.end()) return;
    std::string known;
    for (const auto word : words) known += (known.empty() ? "" : ", ") + std::string(word);
    throw InputError("judgement_value",
                     detail::cat(role, ": expected one of ", known, "; found \"", judgement.value, '"'));
  };
  switch (judgement.field) {
    case JudgementField::meaning:
    case JudgementField::examples:
      return one_of({"agree", "disagree"});
    case JudgementField::discrepancy:
      return one_of({"discuss", "check", "accept_both"});
    default:
      if (judgement.value.empty()) throw InputError("judgement_value", role + ": needs a value");
  }
}

/// What a removed object leaves behind in the design, before lists of references are cleaned: judgements about it go.
inline void Study::forget_in_design(ObjectKind kind, const std::function<bool(std::uint32_t)>& gone) {
  const auto hits = [&](ObjectRef object) { return object.kind == kind && gone(object.row); };
  std::vector<JudgementId> judgements;
  for (const auto& [id, record] : judgements_) {
    if (std::any_of(record.on.begin(), record.on.end(), hits)) judgements.push_back(id);
  }
  for (const JudgementId id : judgements) judgements_.remove(id);
  if (kind == ObjectKind::source) {
    guide_.for_each([&](GuideItemId, GuideItem& item) {
      std::erase_if(item.applied_in, [&](SourceId source) { return gone(static_cast<std::uint32_t>(source)); });
    });
  } else if (kind == ObjectKind::attribute) {
    std::vector<SamplingFrameId> frames;
    for (const auto& [id, frame] : frames_) {
      const auto is_gone = [&](AttributeId attribute) { return gone(static_cast<std::uint32_t>(attribute)); };
      if (std::any_of(frame.attributes.begin(), frame.attributes.end(), is_gone)) frames.push_back(id);
    }
    for (const SamplingFrameId id : frames) frames_.remove(id);
  } else if (kind == ObjectKind::case_) {
    rounds_.for_each([&](CheckRoundId, CheckRound& round) {
      std::erase_if(round.recipients, [&](CaseId person) { return gone(static_cast<std::uint32_t>(person)); });
    });
    std::vector<CheckResponseId> responses;
    for (const auto& [id, record] : responses_) {
      if (gone(static_cast<std::uint32_t>(record.case_))) responses.push_back(id);
    }
    for (const CheckResponseId id : responses) responses_.remove(id);
  }
}

}  // namespace tematik
