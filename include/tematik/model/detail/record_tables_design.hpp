#pragma once

// The study design as tables: bodies for record_tables.hpp.

#include <limits>
#include <string>
#include <vector>

#include <tematik/model/detail/table_columns.hpp>
#include <tematik/model/record_tables.hpp>

namespace tematik {

namespace detail {

template <class E>
[[nodiscard]] std::string joined_words(const std::vector<E>& members) {
  return joined(members, [](E member) { return std::string(to_string(member)); });
}

}  // namespace detail

inline Table frame_table(const Study& study) {
  const auto& frames = study.frames();
  const auto levels = [](const FrameCell& cell) {
    return detail::joined(cell.levels, [](const std::string& level) { return level; });
  };
  Table table;
  detail::ids_column(frames, table);
  detail::words_column(frames, table, "name", &SamplingFrame::name);
  detail::words_column(frames, table, "kind",
                       [](SamplingFrameId, const SamplingFrame& f) { return to_string(f.kind); });
  detail::words_column(frames, table, "strategies",
                       [](SamplingFrameId, const SamplingFrame& f) { return detail::joined_words(f.strategies); });
  detail::words_column(frames, table, "role", &SamplingFrame::role);
  detail::words_column(frames, table, "attributes", [&](SamplingFrameId, const SamplingFrame& f) {
    return detail::joined(f.attributes, [&](AttributeId a) { return study.attributes()[a].name; });
  });
  detail::words_column(frames, table, "cells", [&](SamplingFrameId, const SamplingFrame& f) {
    std::string out;
    for (const auto& cell : f.cells) {
      out += (out.empty() ? "" : " | ") + levels(cell);
      if (cell.target) out += detail::cat(": ", *cell.target);
      if (cell.impossible) out += ": impossible";
    }
    return out;
  });
  detail::words_column(frames, table, "stop", &SamplingFrame::stop);
  detail::words_column(frames, table, "note", &SamplingFrame::note);
  return table;
}

inline Table criterion_table(const Study& study) {
  Table table;
  detail::ids_column(study.criteria(), table);
  detail::words_column(study.criteria(), table, "name", &Criterion::name);
  detail::words_column(study.criteria(), table, "rule", &Criterion::rule);
  detail::words_column(study.criteria(), table, "text", &Criterion::text);
  return table;
}

inline Table guide_table(const Study& study) {
  const auto& guide = study.guide();
  Table table;
  detail::ids_column(guide, table);
  detail::words_column(guide, table, "name", &GuideItem::name);
  detail::words_column(guide, table, "kind", [](GuideItemId, const GuideItem& g) { return to_string(g.kind); });
  detail::words_column(guide, table, "version", &GuideItem::version);
  detail::words_column(guide, table, "text", &GuideItem::text);
  detail::words_column(guide, table, "probes",
                       [](GuideItemId, const GuideItem& g) { return detail::joined(g.probes); });
  detail::words_column(guide, table, "serves",
                       [&](GuideItemId, const GuideItem& g) { return detail::joined(study, g.serves); });
  detail::words_column(guide, table, "roles", [](GuideItemId, const GuideItem& g) { return detail::joined(g.roles); });
  detail::words_column(guide, table, "applied_in", [&](GuideItemId, const GuideItem& g) {
    return detail::joined(g.applied_in, [&](SourceId source) { return study.label(source); });
  });
  return table;
}

inline Table protocol_table(const Study& study) {
  const auto& protocol = study.protocol();
  Table table;
  detail::ids_column(protocol, table);
  detail::words_column(protocol, table, "name", &ProtocolItem::name);
  detail::words_column(protocol, table, "stage", &ProtocolItem::stage);
  detail::words_column(protocol, table, "text", &ProtocolItem::text);
  detail::words_column(protocol, table, "status",
                       [](ProtocolItemId, const ProtocolItem& p) { return to_string(p.status); });
  detail::words_column(protocol, table, "reason", &ProtocolItem::reason);
  detail::words_column(protocol, table, "evidence",
                       [&](ProtocolItemId, const ProtocolItem& p) { return detail::joined(study, p.evidence); });
  detail::ints_column(protocol, table, "planned_n", [](ProtocolItemId, const ProtocolItem& p) { return p.planned_n; });
  detail::flags_column(protocol, table, "added_after_freeze", &ProtocolItem::added_after_freeze);
  return table;
}

inline Table wave_table(const Study& study) {
  Table table;
  detail::ids_column(study.waves(), table);
  detail::words_column(study.waves(), table, "name", &Wave::name);
  detail::words_column(study.waves(), table, "label", &Wave::label);
  detail::words_column(study.waves(), table, "begins", &Wave::begins);
  detail::words_column(study.waves(), table, "ends", &Wave::ends);
  detail::words_column(study.waves(), table, "note", &Wave::note);
  return table;
}

inline Table recommendation_table(const Study& study) {
  const auto& advice = study.recommendations();
  Table table;
  detail::ids_column(advice, table);
  detail::words_column(advice, table, "name", &Recommendation::name);
  detail::words_column(advice, table, "text_id", &Recommendation::text_id);
  detail::words_column(advice, table, "text_en", &Recommendation::text_en);
  detail::words_column(advice, table, "addressees",
                       [](RecommendationId, const Recommendation& r) { return detail::joined(r.addressees); });
  detail::words_column(advice, table, "actors",
                       [](RecommendationId, const Recommendation& r) { return detail::joined(r.actors); });
  detail::words_column(advice, table, "rests_on",
                       [&](RecommendationId, const Recommendation& r) { return detail::joined(study, r.rests_on); });
  detail::words_column(advice, table, "indicator", [&](RecommendationId, const Recommendation& r) {
    if (!r.indicator) return std::string();
    return r.indicator->kind == ObjectKind::attribute
               ? study.attributes()[static_cast<AttributeId>(r.indicator->row)].name
               : study.label(*r.indicator);
  });
  detail::words_column(advice, table, "indicator_wave", &Recommendation::indicator_wave);
  std::vector<double> thresholds;
  for (const auto& [id, r] : advice)
    thresholds.push_back(r.threshold.value_or(std::numeric_limits<double>::quiet_NaN()));
  table.add("threshold", std::move(thresholds));
  return table;
}

inline Table codebook_version_table(const Study& study) {
  const auto& versions = study.codebook_versions();
  Table table;
  detail::ids_column(versions, table);
  detail::words_column(versions, table, "name", &CodebookVersion::name);
  detail::ints_column(versions, table, "operations",
                      [](CodebookVersionId, const CodebookVersion& v) { return v.operations; });
  detail::words_column(versions, table, "date", &CodebookVersion::date);
  detail::words_column(versions, table, "note", &CodebookVersion::note);
  return table;
}

inline Table check_round_table(const Study& study) {
  const auto& rounds = study.check_rounds();
  std::vector<std::int64_t> responses(rounds.end_row());
  for (const auto& [id, response] : study.check_responses()) ++responses[row(response.round)];
  Table table;
  detail::ids_column(rounds, table);
  detail::words_column(rounds, table, "name", &CheckRound::name);
  detail::words_column(rounds, table, "kind", [](CheckRoundId, const CheckRound& r) { return to_string(r.kind); });
  detail::words_column(rounds, table, "version", [&](CheckRoundId, const CheckRound& r) {
    return r.version ? study.codebook_versions()[*r.version].name : std::string();
  });
  detail::words_column(rounds, table, "statements", [](CheckRoundId, const CheckRound& r) {
    return detail::joined(r.statements, [](const CheckStatement& one) { return one.name; });
  });
  detail::words_column(rounds, table, "recipients", [&](CheckRoundId, const CheckRound& r) {
    return detail::joined(r.recipients, [&](CaseId person) { return study.label(person); });
  });
  detail::words_column(rounds, table, "sent", &CheckRound::sent);
  detail::words_column(rounds, table, "closed", &CheckRound::closed);
  detail::words_column(rounds, table, "note", &CheckRound::note);
  detail::ints_column(rounds, table, "responses",
                      [&](CheckRoundId id, const CheckRound&) { return responses[row(id)]; });
  return table;
}

inline Table check_response_table(const Study& study) {
  const auto& responses = study.check_responses();
  Table table;
  detail::ids_column(responses, table);
  detail::words_column(responses, table, "round",
                       [&](CheckResponseId, const CheckResponse& r) { return study.check_rounds()[r.round].name; });
  detail::words_column(responses, table, "case",
                       [&](CheckResponseId, const CheckResponse& r) { return study.label(r.case_); });
  detail::words_column(responses, table, "statement", &CheckResponse::statement);
  detail::words_column(responses, table, "answer",
                       [](CheckResponseId, const CheckResponse& r) { return to_string(r.answer); });
  detail::words_column(responses, table, "date", &CheckResponse::date);
  detail::words_column(responses, table, "disposition", [](CheckResponseId, const CheckResponse& r) {
    return r.disposition == Disposition::none ? std::string_view() : to_string(r.disposition);
  });
  detail::words_column(responses, table, "reason", &CheckResponse::reason);
  detail::words_column(responses, table, "operations", [](CheckResponseId, const CheckResponse& r) {
    return detail::joined(r.operations, [](std::uint32_t at) { return std::to_string(at); });
  });
  detail::words_column(responses, table, "new_data",
                       [&](CheckResponseId, const CheckResponse& r) { return detail::joined(study, r.new_data); });
  detail::words_column(responses, table, "decided_by", [&](CheckResponseId, const CheckResponse& r) {
    return r.decided_by ? study.label(*r.decided_by) : std::string();
  });
  detail::words_column(responses, table, "decided", &CheckResponse::decided);
  return table;
}

inline Table judgement_table(const Study& study) {
  const auto& judgements = study.judgements();
  Table table;
  detail::ids_column(judgements, table);
  detail::words_column(judgements, table, "field", [](JudgementId, const Judgement& j) { return to_string(j.field); });
  detail::words_column(judgements, table, "on",
                       [&](JudgementId, const Judgement& j) { return detail::joined(study, j.on); });
  detail::words_column(judgements, table, "keys",
                       [](JudgementId, const Judgement& j) { return detail::joined(j.keys); });
  detail::words_column(judgements, table, "value", &Judgement::value);
  detail::words_column(judgements, table, "author",
                       [&](JudgementId, const Judgement& j) { return study.label(j.author); });
  detail::words_column(judgements, table, "date", &Judgement::date);
  detail::words_column(judgements, table, "reason", &Judgement::reason);
  return table;
}

}  // namespace tematik
