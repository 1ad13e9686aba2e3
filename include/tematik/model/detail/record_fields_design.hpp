#pragma once

// The fields of the study design: for record_lines.hpp.

#include <string>
#include <vector>

#include <tematik/model/detail/record_parts.hpp>
#include <tematik/model/study.hpp>

namespace tematik::detail {

inline void add_sampling_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  for (const auto& [id, frame] : study.frames()) {
    Fields fields;
    fields.put("name", frame.name).word("role", frame.role).word("stop", frame.stop).word("note", frame.note);
    if (frame.kind != SamplingKind::undeclared) fields.put("kind", frame.kind);
    fields.set("strategies", frame.strategies, [](SamplingStrategy one) { return json_string(to_string(one)); });
    std::vector<std::string> attributes;
    for (const AttributeId attribute : frame.attributes) attributes.push_back(ids.of(attribute));
    fields.list("attributes", attributes).set("cells", frame.cells, [](const FrameCell& cell) {
      return Fields().list("levels", cell.levels).maybe("target", cell.target).yes("impossible", cell.impossible).str();
    });
    lines.push_back(line("sampling_frame", own_id("sampling_frame", frame.uid, row(id)), fields));
  }
  for (const auto& [id, criterion] : study.criteria()) {
    Fields fields;
    fields.put("name", criterion.name).put("rule", criterion.rule).word("text", criterion.text);
    lines.push_back(line("criterion", own_id("criterion", criterion.uid, row(id)), fields));
  }
}

inline void add_protocol_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  const auto pair = [&](ObjectRef object) { return ids.json(object).text; };
  for (const auto& [id, item] : study.guide()) {
    Fields fields;
    fields.put("name", item.name).put("kind", item.kind).word("version", item.version).word("text", item.text);
    fields.list("probes", item.probes).set("serves", item.serves, pair).set("roles", item.roles);
    fields.set("applied_in", item.applied_in, [&](SourceId source) { return json_string(ids.of(source)); });
    lines.push_back(line("guide_item", own_id("guide_item", item.uid, row(id)), fields));
  }
  for (const auto& [id, item] : study.protocol()) {
    Fields fields;
    fields.put("name", item.name).word("stage", item.stage).word("text", item.text).put("status", item.status);
    fields.word("reason", item.reason).set("evidence", item.evidence, pair).maybe("planned_n", item.planned_n);
    lines.push_back(line("protocol_item", own_id("protocol_item", item.uid, row(id)),
                         fields.yes("added_after_freeze", item.added_after_freeze)));
  }
  for (const auto& [id, wave] : study.waves()) {
    Fields fields;
    fields.put("name", wave.name).word("label", wave.label).word("begins", wave.begins).word("ends", wave.ends);
    lines.push_back(line("wave", own_id("wave", wave.uid, row(id)), fields.word("note", wave.note)));
  }
  for (const auto& [id, advice] : study.recommendations()) {
    Fields fields;
    fields.put("name", advice.name).word("text_id", advice.text_id).word("text_en", advice.text_en);
    fields.set("addressees", advice.addressees).set("actors", advice.actors).set("rests_on", advice.rests_on, pair);
    if (advice.indicator) fields.put("indicator", ids.json(*advice.indicator));
    fields.word("indicator_wave", advice.indicator_wave).maybe("threshold", advice.threshold);
    lines.push_back(line("recommendation", own_id("recommendation", advice.uid, row(id)), fields));
  }
}

inline void add_check_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  const auto pair = [&](ObjectRef object) { return ids.json(object).text; };
  const auto version_id = [&](CodebookVersionId id) {
    return own_id("codebook_version", study.codebook_versions()[id].uid, row(id));
  };
  const auto round_id = [&](CheckRoundId id) { return own_id("check_round", study.check_rounds()[id].uid, row(id)); };
  for (const auto& [id, version] : study.codebook_versions()) {
    Fields fields;
    fields.put("name", version.name).maybe("operations", version.operations).word("date", version.date);
    lines.push_back(line("codebook_version", version_id(id), fields.word("note", version.note)));
  }
  for (const auto& [id, round] : study.check_rounds()) {
    Fields fields;
    fields.put("name", round.name).put("kind", round.kind).word("sent", round.sent).word("closed", round.closed);
    if (round.version) fields.put("version", version_id(*round.version));
    fields.set("recipients", round.recipients, [&](CaseId person) { return json_string(ids.of(person)); });
    std::vector<JsonText> statements;
    for (const auto& statement : round.statements) {
      Fields one;
      if (statement.about) one.put("about", ids.json(*statement.about));
      statements.push_back(one.put("name", statement.name).word("text", statement.text).json());
    }
    lines.push_back(line("check_round", round_id(id), fields.list("statements", statements).word("note", round.note)));
  }
  for (const auto& [id, response] : study.check_responses()) {
    Fields fields;
    fields.put("round", round_id(response.round)).put("case", ids.of(response.case_));
    fields.put("statement", response.statement).put("answer", response.answer).word("comment", response.comment);
    fields.word("date", response.date).word("reason", response.reason).list("operations", response.operations);
    if (response.disposition != Disposition::none) fields.put("disposition", response.disposition);
    fields.set("new_data", response.new_data, pair).word("decided", response.decided);
    if (response.decided_by) fields.put("decided_by", ids.of(*response.decided_by));
    lines.push_back(line("check_response", own_id("check_response", response.uid, row(id)), fields));
  }
  for (const auto& [id, judgement] : study.judgements()) {
    Fields fields;
    fields.put("field", judgement.field).set("on", judgement.on, pair).set("keys", judgement.keys);
    fields.put("value", judgement.value).put("author", ids.of(judgement.author)).word("date", judgement.date);
    lines.push_back(
        line("judgement", own_id("judgement", judgement.uid, row(id)), fields.word("reason", judgement.reason)));
  }
}

inline void add_design_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  add_sampling_lines(lines, study, ids);
  add_protocol_lines(lines, study, ids);
  add_check_lines(lines, study, ids);
}

}  // namespace tematik::detail
