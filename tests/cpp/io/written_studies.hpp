#pragma once

// What a study says, as sorted lines without ids: two studies that say the same have the same lines.

#include <algorithm>
#include <string>
#include <vector>

#include <tematik/model/study.hpp>

namespace written_studies {

using namespace tematik;

inline std::string place_line(const Study& study, const Coding& coding) {
  if (!coding.segment || !coding.span.empty()) {
    return "[" + std::to_string(coding.span.begin) + "," + std::to_string(coding.span.end) + ")";
  }
  const Segment& segment = study.segments()[*coding.segment];
  std::string out(to_string(segment.kind));
  if (segment.layer) out += " layer " + std::to_string(*segment.layer);
  if (segment.span) out += " [" + std::to_string(segment.span->begin) + "," + std::to_string(segment.span->end) + ")";
  for (const auto number : segment.numbers) out += ' ' + std::to_string(number);
  return out + ' ' + segment.state + ' ' + segment.text + ' ' + segment.label;
}

inline std::string value_line(const std::optional<AttributeValue>& value) {
  if (!value) return "missing";
  if (const auto* text = std::get_if<std::string>(&*value)) return "text " + *text;
  if (const auto* truth = std::get_if<bool>(&*value)) return *truth ? "yes" : "no";
  if (const auto* whole = std::get_if<std::int64_t>(&*value)) return std::to_string(*whole);
  return std::to_string(std::get<double>(*value));
}

inline std::string object_line(const Study& study, ObjectRef object) {
  switch (object.kind) {
    case ObjectKind::code:
      return "code " + study.path(static_cast<CodeId>(object.row));
    case ObjectKind::source:
      return "source " + study.sources()[static_cast<SourceId>(object.row)].name;
    case ObjectKind::memo:
      return "memo " + study.memos()[static_cast<MemoId>(object.row)].text;
    case ObjectKind::segment: {
      const Segment& segment = study.segments()[static_cast<SegmentId>(object.row)];
      return "segment " + place_line(study, {.source = segment.source, .segment = static_cast<SegmentId>(object.row)});
    }
    default:
      return std::string(to_string(object.kind));
  }
}

inline std::string objects_line(const Study& study, const std::vector<ObjectRef>& objects) {
  std::vector<std::string> lines;
  for (const ObjectRef object : objects) lines.push_back(object_line(study, object));
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const auto& line : lines) out += " <" + line + '>';
  return out;
}

inline std::vector<std::string> lines_of(const Study& study) {
  std::vector<std::string> out{"study " + study.name() + ": " + study.description()};
  for (const auto& [id, coder] : study.coders()) out.push_back("coder " + coder.name + ' ' + coder.initials);
  for (const auto& [id, code] : study.codes()) {
    out.push_back("code " + study.path(id) + ": " + code.definition + ' ' + code.colour + (code.codable ? " c" : "") +
                  (code.category ? " folder" : "") + (code.case_code ? " case" : ""));
  }
  for (const auto& [id, source] : study.sources()) {
    out.push_back("source " + std::string(to_string(source.kind)) + ' ' + source.name + ": " + source.description +
                  " = " + (source.text ? source.text->str() : std::string("unknown")));
    for (const auto& layer : source.more_layers) {
      out.push_back("layer of " + source.name + ' ' + layer.name + " = " +
                    (layer.text ? layer.text->str() : "unknown"));
    }
  }
  const Codings& codings = study.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const auto id = static_cast<CodingId>(i);
    if (!codings.contains(id)) continue;
    const Coding coding = codings[id];
    out.push_back("coding " + study.sources()[coding.source].name + ' ' + place_line(study, coding) + ' ' +
                  study.path(coding.code) + " by " + study.coders()[*coding.coder].name + ' ' +
                  (coding.created ? to_string(*coding.created) : std::string()));
  }
  for (const auto& [id, record] : study.cases()) {
    std::vector<ObjectRef> members;
    for (const SourceId source : record.sources) members.emplace_back(source);
    for (const SegmentId segment : record.segments) members.emplace_back(segment);
    out.push_back("case " + record.name + ": " + record.description + objects_line(study, members) +
                  (record.code ? " by " + study.path(*record.code) : std::string()));
  }
  for (const auto& [key, value] : study.values()) {
    const auto& [attribute, object, wave] = key;
    const Attribute& definition = study.attributes()[attribute];
    out.push_back("value " + definition.name + ' ' + std::string(to_string(definition.of)) + ' ' +
                  std::string(to_string(definition.type)) + " = " + value_line(value));
  }
  for (const auto& [id, memo] : study.memos()) {
    out.push_back("memo " + memo.name + ": " + memo.text + ' ' + memo.date + objects_line(study, memo.on) +
                  (memo.author ? " by " + study.coders()[*memo.author].name : std::string()));
  }
  for (const auto& [id, relation] : study.relations()) {
    out.push_back("relation " + relation.type + ' ' + std::string(to_string(relation.direction)) +
                  objects_line(study, relation.causes) + " to " + object_line(study, relation.effect));
  }
  for (const auto& [id, set] : study.sets()) {
    out.push_back("set " + set.name + ": " + set.description + objects_line(study, set.members));
  }
  for (const auto& [id, theme] : study.themes()) {
    std::string line = "theme " + theme.name + ": " + theme.description;
    for (const auto& member : theme.members) line += " <" + study.path(member.code) + '>';
    out.push_back(std::move(line));
  }
  for (const auto& [id, diagram] : study.diagrams()) {  // the letter case of its GUIDs does not count
    std::string content = diagram.content;
    for (char& c : content) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    out.push_back("diagram " + diagram.name + ' ' + content);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace written_studies
