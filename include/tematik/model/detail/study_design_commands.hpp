#pragma once

// The commands of the study design: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

inline SamplingFrameId Study::add_frame(SamplingFrame record) {
  check_unique<SamplingFrameId>(frames_, "sampling frame", record.name, {});
  check(record);
  ++revision_;
  return frames_.add(std::move(record));
}
inline void Study::set_frame(SamplingFrameId id, SamplingFrame record) {
  frames_.require(id);
  check_unique<SamplingFrameId>(frames_, "sampling frame", record.name, id);
  check(record);
  frames_.set(id, std::move(record));
  ++revision_;
}
inline void Study::delete_frame(SamplingFrameId id) {
  frames_.remove(id);
  ++revision_;
}

inline CriterionId Study::add_criterion(Criterion record) {
  check_unique<CriterionId>(criteria_, "criterion", record.name, {});
  check(record);
  ++revision_;
  return criteria_.add(std::move(record));
}
inline void Study::set_criterion(CriterionId id, Criterion record) {
  criteria_.require(id);
  check_unique<CriterionId>(criteria_, "criterion", record.name, id);
  check(record);
  criteria_.set(id, std::move(record));
  ++revision_;
}
inline void Study::delete_criterion(CriterionId id) {
  criteria_.remove(id);
  ++revision_;
}

inline GuideItemId Study::add_guide_item(GuideItem record) {
  check_unique<GuideItemId>(guide_, "guide item", record.name, {});
  check(record);
  ++revision_;
  return guide_.add(std::move(record));
}
inline void Study::set_guide_item(GuideItemId id, GuideItem record) {
  guide_.require(id);
  check_unique<GuideItemId>(guide_, "guide item", record.name, id);
  check(record);
  guide_.set(id, std::move(record));
  ++revision_;
}
inline void Study::delete_guide_item(GuideItemId id) {
  guide_.remove(id);
  ++revision_;
}

inline ProtocolItemId Study::add_protocol_item(ProtocolItem record) {
  check_unique<ProtocolItemId>(protocol_, "protocol item", record.name, {});
  check(record);
  ++revision_;
  return protocol_.add(std::move(record));
}
inline void Study::set_protocol_item(ProtocolItemId id, ProtocolItem record) {
  protocol_.require(id);
  check_unique<ProtocolItemId>(protocol_, "protocol item", record.name, id);
  check(record);
  protocol_.set(id, std::move(record));
  ++revision_;
}
inline void Study::delete_protocol_item(ProtocolItemId id) {
  protocol_.remove(id);
  ++revision_;
}

inline WaveId Study::add_wave(Wave record) {
  check_unique<WaveId>(waves_, "wave", record.name, {});
  check(record);
  ++revision_;
  return waves_.add(std::move(record));
}
inline void Study::set_wave(WaveId id, Wave record) {
  waves_.require(id);
  check_unique<WaveId>(waves_, "wave", record.name, id);
  check(record);
  waves_.set(id, std::move(record));
  ++revision_;
}
inline void Study::delete_wave(WaveId id) {
  waves_.remove(id);
  ++revision_;
}

inline RecommendationId Study::add_recommendation(Recommendation record) {
  check_unique<RecommendationId>(advice_, "recommendation", record.name, {});
  check(record);
  ++revision_;
  return advice_.add(std::move(record));
}
inline void Study::set_recommendation(RecommendationId id, Recommendation record) {
  advice_.require(id);
  check_unique<RecommendationId>(advice_, "recommendation", record.name, id);
  check(record);
  advice_.set(id, std::move(record));
  ++revision_;
}
inline void Study::delete_recommendation(RecommendationId id) {
  advice_.remove(id);
  ++revision_;
}

inline CodebookVersionId Study::add_codebook_version(CodebookVersion version) {
  check_unique<CodebookVersionId>(versions_, "codebook version", version.name, {});
  check(version);
  if (!version.operations) version.operations = static_cast<std::uint32_t>(operations_.size());
  ++revision_;
  return versions_.add(std::move(version));
}
inline void Study::set_codebook_version(CodebookVersionId id, CodebookVersion version) {
  versions_.require(id);
  check_unique<CodebookVersionId>(versions_, "codebook version", version.name, id);
  check(version);
  if (!version.operations) version.operations = versions_[id].operations;
  versions_.set(id, std::move(version));
  ++revision_;
}
inline void Study::delete_codebook_version(CodebookVersionId id) {
  versions_.remove(id);
  rounds_.for_each([&](CheckRoundId, CheckRound& round) {
    if (round.version == id) round.version.reset();
  });
  ++revision_;
}

inline CheckRoundId Study::add_check_round(CheckRound round) {
  check_unique<CheckRoundId>(rounds_, "check round", round.name, {});
  check(round);
  ++revision_;
  return rounds_.add(std::move(round));
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
inline void Study::delete_check_response(CheckResponseId id) {
  responses_.remove(id);
  ++revision_;
}

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
inline void Study::delete_judgement(JudgementId id) {
  judgements_.remove(id);
  ++revision_;
}

}  // namespace tematik
