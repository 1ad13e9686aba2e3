#pragma once

// The ids of records in lines, and the lines that others refer to: for record_lines.hpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/model/detail/record_parts.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/sha256.hpp>

namespace tematik::detail {

inline void RecordIds::prepare() {
  const auto quoted = [](std::string_view kind, const auto& rows) {
    std::vector<std::string> out(rows.end_row());
    for (const auto& [id, record] : rows) out[row(id)] = json_string(own_id(kind, record.uid, row(id)));
    return out;
  };
  sources_ = quoted("source", study_.sources());
  codes_ = quoted("code", study_.codes());
  for (std::uint32_t i = 0; i < codes_.size(); ++i) {  // of a code that is gone codings may still say: given first
    if (codes_[i].empty()) codes_[i] = json_string(of(static_cast<CodeId>(i)));
  }
  coders_ = quoted("coder", study_.coders());
  segments_.resize(study_.segments().end_row());
  for (const auto& [id, segment] : study_.segments()) segments_[row(id)] = json_string(of(id));
}

inline std::string RecordIds::of(ObjectRef object) const {
  const auto uid_of = [&](const auto& rows, auto id) {
    return own_id(to_string(object.kind), rows.contains(id) ? rows[id].uid : std::string(), object.row);
  };
  switch (object.kind) {
    case ObjectKind::source:
      return uid_of(study_.sources(), static_cast<SourceId>(object.row));
    case ObjectKind::code:
      return uid_of(study_.codes(), static_cast<CodeId>(object.row));
    case ObjectKind::coder:
      return uid_of(study_.coders(), static_cast<CoderId>(object.row));
    case ObjectKind::case_:
      return uid_of(study_.cases(), static_cast<CaseId>(object.row));
    case ObjectKind::attribute:
      return uid_of(study_.attributes(), static_cast<AttributeId>(object.row));
    case ObjectKind::theme:
      return uid_of(study_.themes(), static_cast<ThemeId>(object.row));
    case ObjectKind::factor:
      return uid_of(study_.factors(), static_cast<FactorId>(object.row));
    case ObjectKind::relation:
      return uid_of(study_.relations(), static_cast<RelationId>(object.row));
    case ObjectKind::claim:
      return uid_of(study_.claims(), static_cast<ClaimId>(object.row));
    case ObjectKind::memo:
      return uid_of(study_.memos(), static_cast<MemoId>(object.row));
    case ObjectKind::query:
      return uid_of(study_.queries(), static_cast<QueryId>(object.row));
    case ObjectKind::set:
      return uid_of(study_.sets(), static_cast<SetId>(object.row));
    case ObjectKind::diagram:
      return uid_of(study_.diagrams(), static_cast<DiagramId>(object.row));
    case ObjectKind::segment: {
      const auto id = static_cast<SegmentId>(object.row);
      const auto& uid = study_.segments()[id].uid;
      return uid.empty() ? '#' + to_hex(sha256(segment_line(id))) : uid;
    }
    case ObjectKind::coding: {
      const auto id = static_cast<CodingId>(object.row);
      auto uid = study_.codings()[id].uid;
      return uid.empty() ? '#' + to_hex(sha256(coding_line(id))) : uid;
    }
  }
  return {};
}

inline std::string RecordIds::layer(SourceId source, std::size_t position) const {
  const Source& record = study_.sources()[source];
  if (position == 0) return own_id("layer", record.text_uid, row(source));
  const auto& uid = record.more_layers[position - 1].uid;
  return uid.empty() ? cat("layer-", row(source), '-', position) : uid;
}

inline std::string RecordIds::segment_line(SegmentId id) const {
  const Segment& segment = study_.segments()[id];
  Fields fields;
  fields.put("source", of(segment.source)).put("kind", segment.kind).span(segment.span).word("label", segment.label);
  fields.word("state", segment.state).list("numbers", segment.numbers);
  fields.word("second_uid", segment.second_uid).list("second_numbers", segment.second_numbers);
  if (segment.kind == PlaceKind::layer) fields.put("layer", layer(segment.source, *segment.layer + std::size_t{1}));
  if (!segment.text.empty()) {
    fields.put(
        "text",
        Fields().put("chars", count_code_points(segment.text)).put("sha256", to_hex(sha256(segment.text))).json());
  }
  return line("segment", segment.uid, fields);
}

// Written out in the order of the keys: there may be millions.
inline std::string RecordIds::coding_line(CodingId id) const {
  const Coding coding = study_.codings()[id];
  const bool has_span = !coding.span.empty();
  std::string out;
  out.reserve(192);
  out += R"(["coding",)";
  out += json_string(coding.uid);
  out += ",{";
  if (has_span) out += cat(R"("begin":)", coding.span.begin, ',');
  out += R"("code":)";
  append(out, codes_, coding.code);
  out += R"(,"coder":)";
  append(out, coders_, *coding.coder);
  if (coding.created) out += R"(,"created":)" + json_string(to_string(*coding.created));
  if (const auto doubles = study_.codings().doubles_of(id); !doubles.empty()) {
    std::vector<std::string> each;
    for (const auto& one : doubles) {
      each.emplace_back("[");
      append(each.back(), codes_, one.given);
      if (one.created) each.back() += ',' + json_string(to_string(*one.created));
      each.back() += ']';
    }
    std::sort(each.begin(), each.end());
    out += R"(,"doubles":[)";
    for (std::size_t i = 0; i < each.size(); ++i) out += (i == 0 ? "" : ",") + each[i];
    out += ']';
  }
  if (has_span) out += cat(R"(,"end":)", coding.span.end);
  if (const auto given = study_.codings().given(row(id))) {
    out += R"(,"given":)";
    append(out, codes_, *given);
  }
  if (coding.important) out += R"(,"important":true)";
  out += R"(,"layer":")";
  out += to_string(coding.layer);
  out += '"';
  if (!coding.pass.empty()) out += R"(,"pass":)" + json_string(coding.pass);
  out += R"(,"polarity":")";
  out += to_string(coding.polarity);
  out += '"';
  if (coding.segment) {
    out += R"(,"segment":)";
    append(out, segments_, *coding.segment);
  }
  out += R"(,"source":)";
  append(out, sources_, coding.source);
  if (coding.version) out += cat(R"(,"version":)", *coding.version);
  if (coding.weight) out += R"(,"weight":)" + json_number(*coding.weight);
  out += "}]";
  return out;
}

}  // namespace tematik::detail
