#pragma once

// The commands of the study design: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

template <class Id, class Record>
Id Study::add_named(Rows<Id, Record>& rows, std::string_view kind, Record record) {
  check_unique<Id>(rows, kind, record.name, {});
  check(record);
  ++revision_;
  return rows.add(std::move(record));
}
template <class Id, class Record>
void Study::set_named(Rows<Id, Record>& rows, std::string_view kind, Id id, Record record) {
  rows.require(id);
  check_unique<Id>(rows, kind, record.name, id);
  check(record);
  rows.set(id, std::move(record));
  ++revision_;
}
template <class Id, class Record>
void Study::remove_row(Rows<Id, Record>& rows, Id id) {
  rows.remove(id);
  ++revision_;
}

inline SamplingFrameId Study::add_frame(SamplingFrame record) {
  return add_named(frames_, "sampling frame", std::move(record));
}
inline void Study::set_frame(SamplingFrameId id, SamplingFrame record) {
  set_named(frames_, "sampling frame", id, std::move(record));
}
inline void Study::delete_frame(SamplingFrameId id) { remove_row(frames_, id); }

inline CriterionId Study::add_criterion(Criterion record) {
  return add_named(criteria_, "criterion", std::move(record));
}
inline void Study::set_criterion(CriterionId id, Criterion record) {
  set_named(criteria_, "criterion", id, std::move(record));
}
inline void Study::delete_criterion(CriterionId id) { remove_row(criteria_, id); }

inline GuideItemId Study::add_guide_item(GuideItem record) {
  return add_named(guide_, "guide item", std::move(record));
}
inline void Study::set_guide_item(GuideItemId id, GuideItem record) {
  set_named(guide_, "guide item", id, std::move(record));
}
inline void Study::delete_guide_item(GuideItemId id) { remove_row(guide_, id); }

inline ProtocolItemId Study::add_protocol_item(ProtocolItem record) {
  return add_named(protocol_, "protocol item", std::move(record));
}
inline void Study::set_protocol_item(ProtocolItemId id, ProtocolItem record) {
  set_named(protocol_, "protocol item", id, std::move(record));
}
inline void Study::delete_protocol_item(ProtocolItemId id) { remove_row(protocol_, id); }

inline WaveId Study::add_wave(Wave record) { return add_named(waves_, "wave", std::move(record)); }
inline void Study::set_wave(WaveId id, Wave record) { set_named(waves_, "wave", id, std::move(record)); }
inline void Study::delete_wave(WaveId id) { remove_row(waves_, id); }

inline RecommendationId Study::add_recommendation(Recommendation record) {
  return add_named(advice_, "recommendation", std::move(record));
}
inline void Study::set_recommendation(RecommendationId id, Recommendation record) {
  set_named(advice_, "recommendation", id, std::move(record));
}
inline void Study::delete_recommendation(RecommendationId id) { remove_row(advice_, id); }

inline CodebookVersionId Study::add_codebook_version(CodebookVersion version) {
  if (!version.operations) version.operations = static_cast<std::uint32_t>(operations_.size());
  return add_named(versions_, "codebook version", std::move(version));
}
inline void Study::set_codebook_version(CodebookVersionId id, CodebookVersion version) {
  versions_.require(id);
  if (!version.operations) version.operations = versions_[id].operations;
  set_named(versions_, "codebook version", id, std::move(version));
}
inline void Study::delete_codebook_version(CodebookVersionId id) {
  versions_.remove(id);
  rounds_.for_each([&](CheckRoundId, CheckRound& round) {
    if (round.version == id) round.version.reset();
  });
  ++revision_;
}

inline CheckRoundId Study::add_check_round(CheckRound round) {
  return add_named(rounds_, "check round", std::move(round));
}
inline void Study::set_check_round(CheckRoundId id, CheckRound round) {
  rounds_.require(id);
  check_unique<CheckRoundId>(rounds_, "check round", round.name, id);
  check(round);
  for (const auto& [response, record] : responses_) {
    if (record.round != id) continue;
    const bool asked = std::any_of(round.statements.begin(), round.statements.end(),
                                   [&](const CheckStatement& one) { return one.name == record.statement; });
    const bool invited =
        std::find(round.recipients.begin(), round.recipients.end(), record.case_) != round.recipients.end();
    if (asked && invited) continue;
    throw InputError("check_answered", detail::cat("check round \"", round.name, "\": response [", row(response),
                                                   "] answers a statement, or is of a recipient, that is no longer "
                                                   "there; delete it first"));
  }
  rounds_.set(id, std::move(round));
  ++revision_;
}
inline void Study::delete_check_round(CheckRoundId id) {
  rounds_.require(id);
  std::vector<CheckResponseId> of_round;
  for (const auto& [response, record] : responses_) {
    if (record.round == id) of_round.push_back(response);
  }
  for (const CheckResponseId response : of_round) responses_.remove(response);
  rounds_.remove(id);
  ++revision_;
}

inline CheckResponseId Study::add_check_response(CheckResponse response) {
  check(response, {});
  ++revision_;
  return responses_.add(std::move(response));
}
inline void Study::set_check_response(CheckResponseId id, CheckResponse response) {
  responses_.require(id);
  check(response, id);
  responses_.set(id, std::move(response));
  ++revision_;
}
inline void Study::delete_check_response(CheckResponseId id) { remove_row(responses_, id); }

inline JudgementId Study::add_judgement(Judgement judgement) {
  check(judgement);
  ++revision_;
  return judgements_.add(std::move(judgement));
}
inline void Study::set_judgement(JudgementId id, Judgement judgement) {
  judgements_.require(id);
  check(judgement);
  judgements_.set(id, std::move(judgement));
  ++revision_;
}
inline void Study::delete_judgement(JudgementId id) { remove_row(judgements_, id); }

}  // namespace tematik
