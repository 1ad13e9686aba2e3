#pragma once

// The fields of every kind of record: for record_lines.hpp. A line says what product 7.1 and 7.2 say.

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/model/detail/record_parts.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/sha256.hpp>

namespace tematik::detail {

inline void add_study_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  Fields fields;
  fields.put("name", study.name()).word("language", study.language()).word("description", study.description());
  if (study.approach() != Approach::undeclared) fields.put("approach", study.approach());
  lines.push_back(line("study", "", fields));

  for (const auto& operation : study.operations()) {
    const bool says_who_or_why =
        operation.author || operation.time || !operation.reason.empty() || !operation.cause.empty();
    if (operation.op == OperationKind::add && !says_who_or_why) continue;  // the record itself says as much
    Fields change;
    change.put("op", operation.op).put("of", ids.of(operation.of)).word("before", operation.before);
    change.word("after", operation.after).maybe("time", operation.time).word("reason", operation.reason);
    change.word("cause", operation.cause);
    change.set("into", operation.into, [&](ObjectRef object) { return ids.json(object).text; });
    if (operation.author) change.put("author", ids.of(*operation.author));
    lines.push_back(line(operation.of.kind == ObjectKind::theme ? "theme_event" : "operation", "", change));
  }
}

inline void add_layer_lines(Lines& lines, const Source& source, SourceId id, const RecordIds& ids, Fields& fields) {
  const auto add = [&](std::size_t position, Fields layer, const std::optional<Text>& text, bool bom, Newline newline,
                       const std::vector<SyncPoint>& sync_points) {
    layer.put("source", ids.of(id)).yes("bom", bom);
    if (newline != Newline::none) layer.put("newline", newline);
    if (text) layer.put("chars", text->size()).put("sha256", to_hex(sha256(text->str())));
    layer.set("sync_points", sync_points, [](const SyncPoint& point) {
      return Fields().word("uid", point.uid).maybe("position", point.position).maybe("time_ms", point.time_ms).str();
    });
    lines.push_back(line("layer", ids.layer(id, position), layer));
  };
  std::vector<std::string> layers;
  const bool has_first = source.text || !source.text_uid.empty() || !source.sync_points.empty() || source.bom ||
                         source.newline != Newline::none || !source.more_layers.empty();
  if (has_first) {
    layers.push_back(ids.layer(id, 0));
    add(0, {}, source.text, source.bom, source.newline, source.sync_points);
  }
  for (std::size_t i = 0; i < source.more_layers.size(); ++i) {
    const auto& layer = source.more_layers[i];
    layers.push_back(ids.layer(id, i + 1));
    Fields more;
    more.put("kind", layer.kind).word("name", layer.name);
    add(i + 1, std::move(more), layer.text, layer.bom, layer.newline, layer.sync_points);
  }
  fields.list("layers", layers);
}

inline void add_source_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  for (const auto& [id, source] : study.sources()) {
    Fields fields;
    fields.put("name", source.name).put("kind", source.kind).word("technique", source.technique);
    fields.word("date", source.date).word("wave", source.wave).word("language", source.language);
    fields.word("role", source.role).word("description", source.description).word("paragraph", source.paragraph);
    std::vector<std::string> names;
    for (const auto& segmentation : source.segmentations) {
      names.push_back(segmentation.name);
      for (const auto& unit : segmentation.units) {
        Fields place;
        place.put("source", ids.of(id)).put("segmentation", segmentation.name).span(unit.span);
        place.word("label", unit.label).word("speaker", unit.speaker).word("question", unit.question);
        place.maybe("start_ms", unit.start_ms).maybe("end_ms", unit.end_ms);
        lines.push_back(line("unit", "", place));
      }
    }
    fields.set("segmentations", names);
    add_layer_lines(lines, source, id, ids, fields);
    lines.push_back(line("source", ids.of(id), fields));
  }
  for (const auto& [id, segment] : study.segments()) lines.push_back(ids.segment_line(id));
}

inline void add_coding_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  for (const auto& [id, code] : study.codes()) {
    Fields fields;
    fields.put("name", code.name).word("label", code.label).word("definition", code.definition);
    fields.word("short", code.short_definition).word("when", code.when).word("when_not", code.when_not);
    fields.word("example", code.example).word("colour", code.colour).yes("codable", code.codable);
    fields.yes("category", code.category).yes("case_code", code.case_code);
    if (code.origin != CodeOrigin::unknown) fields.put("origin", code.origin);
    if (code.counter) fields.put("counter", ids.of(*code.counter));
    std::vector<std::string> parents;
    for (const CodeId parent : code.parents) parents.push_back(ids.of(parent));
    lines.push_back(line("code", ids.of(id), fields.list("parents", parents)));
  }
  for (const auto& [id, coder] : study.coders()) {
    Fields fields;
    fields.put("name", coder.name)
        .word("initials", coder.initials)
        .yes("system", coder.system)
        .yes("hidden", coder.hidden);
    lines.push_back(line("coder", ids.of(id), fields));
  }
  for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
    const auto id = static_cast<CodingId>(i);
    if (study.codings().contains(id)) lines.push_back(ids.coding_line(id));
  }
  for (const auto& [id, coverage] : study.coverage()) {
    Fields fields;
    fields.put("coder", ids.of(coverage.coder)).put("source", ids.of(coverage.source)).span(coverage.span);
    fields.put("state", coverage.state)
        .word("pass", coverage.pass)
        .maybe("time", coverage.time)
        .word("batch", coverage.batch);
    if (coverage.code) fields.put("code", ids.of(*coverage.code));
    lines.push_back(line("coverage", "", fields));
  }
  for (const auto& [id, decision] : study.adjudications()) {
    Fields fields;
    fields.put("who", ids.of(decision.who)).maybe("when", decision.when).word("why", decision.why);
    fields.set("decides", decision.decides, [&](CodingId coding) { return json_string(ids.of(coding)); });
    if (decision.final_coding) fields.put("final", ids.of(*decision.final_coding));
    lines.push_back(line("adjudication", own_id("adjudication", decision.uid, row(id)), fields));
  }
}

inline void add_case_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  for (const auto& [id, record] : study.cases()) {
    Fields fields;
    fields.put("name", record.name).word("role", record.role).yes("minor", record.minor);
    fields.word("description", record.description).set("speakers", record.speakers);
    fields.set("sources", record.sources, [&](SourceId source) { return json_string(ids.of(source)); });
    fields.set("spans", record.spans, [&](const Passage& passage) { return ids.json(passage).text; });
    fields.set("segments", record.segments, [&](SegmentId segment) { return json_string(ids.of(segment)); });
    if (record.code) fields.put("code", ids.of(*record.code));
    lines.push_back(line("case", ids.of(id), fields));
  }
  for (const auto& [id, consent] : study.consents()) {
    Fields fields;
    fields.put("case", ids.of(consent.case_)).put("scope", consent.scope).put("state", consent.state);
    fields.yes("guardian", consent.guardian).word("date", consent.date).word("evidence", consent.evidence);
    lines.push_back(line("consent", "", fields.word("expiry", consent.expiry)));
  }
  for (const auto& [id, attribute] : study.attributes()) {
    Fields fields;
    fields.put("name", attribute.name)
        .put("of", attribute.of)
        .put("type", attribute.type)
        .put("scale", attribute.scale);
    fields.list("levels", attribute.levels).word("unit", attribute.unit).word("provenance", attribute.provenance);
    lines.push_back(line("attribute", ids.of(id), fields.word("description", attribute.description)));
  }
  for (const auto& [key, value] : study.values()) {
    const auto& [attribute, object, wave] = key;
    Fields fields;
    fields.put("attribute", ids.of(attribute)).word("wave", wave);
    fields.put("of", ids.json(ObjectRef(study.attributes()[attribute].of, object)));
    if (value) {
      std::visit(
          [&](const auto& is) {
            if constexpr (std::is_same_v<std::decay_t<decltype(is)>, bool>) {
              fields.put("value", is ? 1 : 0);  // false is a value, and nothing false is written
            } else {
              fields.put("value", is);
            }
          },
          *value);
    }
    lines.push_back(line("value", "", fields));
  }
}

inline void add_finding_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  const auto pair = [&](ObjectRef object) { return ids.json(object).text; };
  for (const auto& [id, theme] : study.themes()) {
    Fields fields;
    fields.put("name", theme.name).word("label", theme.label).word("central_idea", theme.central_idea);
    fields.word("description", theme.description).set("questions", theme.questions);
    fields.set("members", theme.members, [&](const ThemeMember& member) {
      return '[' + json_string(ids.of(member.code)) + ',' + std::to_string(member.sign) + ']';
    });
    std::vector<std::string> parents;
    for (const ThemeId parent : theme.parents) parents.push_back(ids.of(parent));
    lines.push_back(line("theme", ids.of(id), fields.list("parents", parents)));
  }
  for (const auto& [id, factor] : study.factors()) {
    Fields fields;
    fields.put("name", factor.name).word("stage", factor.stage);
    if (factor.stands_for) fields.put("stands_for", ids.json(*factor.stands_for));
    lines.push_back(line("factor", ids.of(id), fields));
  }
  for (const auto& [id, type] : study.relation_types()) {
    Fields fields;
    fields.put("name", type.name).yes("symmetric", type.symmetric).yes("transitive", type.transitive).sign(type.sign);
    lines.push_back(line("relation_type", "", fields.word("inverse", type.inverse).set("excludes", type.excludes)));
  }
  for (const auto& [id, relation] : study.relations()) {
    Fields fields;
    fields.set("causes", relation.causes, pair).put("effect", ids.json(relation.effect)).put("type", relation.type);
    fields.put("direction", relation.direction)
        .sign(relation.sign)
        .put("map", relation.map)
        .word("note", relation.note);
    if (relation.asserter != Asserter::unknown) fields.put("asserter", relation.asserter);
    lines.push_back(line("relation", ids.of(id), fields));
  }
  for (const auto& [id, link] : study.links()) {
    Fields fields;
    fields.put("relation", ids.of(link.relation)).put("source", ids.of(link.source)).span(link.span).sign(link.sign);
    if (link.coder) fields.put("coder", ids.of(*link.coder));
    lines.push_back(line("link", "", fields.yes("against", link.against)));
  }
  for (const auto& [id, claim] : study.claims()) {
    Fields fields;
    fields.word("name", claim.name)
        .word("text_id", claim.text_id)
        .word("text_en", claim.text_en)
        .put("kind", claim.kind);
    fields.put("generalisation", claim.generalisation)
        .word("scope", claim.scope)
        .word("implication", claim.implication);
    fields.word("date", claim.date).set("from", claim.from, pair).set("to", claim.to, pair);
    if (claim.asserter != Asserter::unknown) fields.put("asserter", claim.asserter);
    if (claim.author) fields.put("author", ids.of(*claim.author));
    fields.set("evidence", claim.evidence, [&](const Evidence& evidence) {
      Fields one;
      if (evidence.object) one.put("object", ids.json(*evidence.object));
      if (evidence.passage) one.put("passage", ids.json(*evidence.passage));
      if (evidence.coder) one.put("coder", ids.of(*evidence.coder));
      return one.yes("against", evidence.against).word("note", evidence.note).str();
    });
    fields.set("says", claim.says, [&](const Saying& saying) {
      Fields one;
      if (saying.passage) one.put("passage", ids.json(*saying.passage));
      return one.put("case", ids.of(saying.case_)).str();
    });
    lines.push_back(line("claim", ids.of(id), fields));
  }
}

inline void add_carried_lines(Lines& lines, const Study& study, const RecordIds& ids) {
  for (const auto& [id, memo] : study.memos()) {
    Fields fields;
    fields.word("title", memo.name).put("text", memo.text).put("kind", memo.kind).word("date", memo.date);
    fields.set("on", memo.on, [&](ObjectRef object) { return ids.json(object).text; });
    if (memo.author) fields.put("author", ids.of(*memo.author));
    lines.push_back(line("memo", ids.of(id), fields));
  }
  for (const auto& [id, query] : study.queries()) {
    Fields fields;
    lines.push_back(
        line("query", ids.of(id), fields.put("name", query.name).word("note", query.note).put("text", query.text)));
  }
  for (const auto& [id, set] : study.sets()) {
    Fields fields;
    std::vector<JsonText> members;
    for (const ObjectRef member : set.members) members.push_back(ids.json(member));
    fields.put("name", set.name).word("description", set.description).list("members", members);
    lines.push_back(line("set", ids.of(id), fields));
  }
  for (const auto& [id, diagram] : study.diagrams()) {
    Fields fields;
    fields.put("name", diagram.name).word("format", diagram.format).word("content", diagram.content);
    lines.push_back(line("diagram", ids.of(id), fields));
  }
  for (const auto& [id, member] : study.members()) {
    Fields fields;
    fields.put("sha256", member.sha256.empty() ? to_hex(sha256(member.bytes)) : member.sha256);
    lines.push_back(line("member", "", fields.put("size", member.bytes.size())));
  }
}

}  // namespace tematik::detail
