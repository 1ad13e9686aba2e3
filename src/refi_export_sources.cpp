#include <algorithm>

#include <tematik/support/cat.hpp>
#include <tematik/support/time.hpp>

#include "refi_document.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

Kind element_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::picture:
      return Kind::picture_source;
    case SourceKind::pdf:
      return Kind::pdf_source;
    case SourceKind::audio:
      return Kind::audio_source;
    case SourceKind::video:
      return Kind::video_source;
    default:
      return Kind::text_source;
  }
}

/// xsd:dateTime with no more digits than needed; empty outside the years 0001 to 9999.
std::string xsd_time(const Timestamp& time) {
  std::string out = to_string(time);
  if (read_timestamp(out) != time || out.starts_with("0000")) return {};
  const bool zone = out.ends_with('Z');
  if (zone) out.pop_back();
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  if (out.size() < 19) out.append(19 - out.size(), '0');
  if (zone) out += 'Z';
  return out;
}

/// A text with the line ends that the profile asks for.
std::string with_line_ends(const std::string& text, WriteProfile profile) {
  if (profile != WriteProfile::maxqda) return text;
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

bool has_provenance_of_text(const Source& source) {
  return std::any_of(source.provenance.begin(), source.provenance.end(),
                     [](const auto& entry) { return entry.first.starts_with("text."); });
}

}  // namespace

void RefiExporter::write_sources() {
  bool any = false;
  for (const auto& [id, source] : study_.sources()) {
    if (refused(id) || source.kind == SourceKind::memo) continue;
    if (!any) open(Kind::sources);
    any = true;
    write_source(id);
  }
  if (any) xml_.close();
}

void RefiExporter::write_source(SourceId id) {
  const Source& source = study_.sources()[id];
  const Kind kind = element_of(source.kind);
  const std::string& guid = guids_.at(id);
  open(kind);
  xml_.attribute("guid", guid);
  xml_.optional("name", source.name);
  if (kind == Kind::text_source) {
    const std::string rich = path_of(provenance_of(source.provenance, "text.richTextPath"), guid);
    xml_.optional("richTextPath", rich);
    write_text_body(id, 0, {});
  } else {
    const std::string_view raw = provenance_of(source.provenance, "path");
    const std::string path = path_of(raw, guid);
    xml_.optional("path", path);
    if (!raw.empty() && !carried_.contains(std::string(raw))) {
      counter_.mark(object(Item::source, row(id)), LossAction::note, LossReason::member_missing);
    }
    xml_.optional("currentPath", provenance_of(source.provenance, "currentPath"));
    authorship(source.provenance);
    if (!source.description.empty()) xml_.text("Description", source.description);
    const auto& places = places_[row(id)];
    const bool on_text = std::any_of(places.begin(), places.end(), [](const Place& place) {
      return place.twin || place.kind == Kind::plain_text_selection || place.kind == Kind::transcript_selection;
    });
    const bool has_text = source.text || !source.text_uid.empty() || !source.sync_points.empty() || on_text ||
                          has_provenance_of_text(source) || !source.more_layers.empty();
    if (source.kind == SourceKind::pdf) {
      write_places(id, Kind::pdf_selection, 0);
      if (has_text) write_text(id, 0, Kind::representation);
    } else if (source.kind == SourceKind::picture) {
      if (has_text) write_text(id, 0, Kind::text_description);
      write_places(id, Kind::picture_selection, 0);
    } else {
      for (std::size_t layer = 0; has_text && layer <= source.more_layers.size(); ++layer) {
        write_text(id, layer, Kind::transcript);
      }
      write_places(id, source.kind == SourceKind::audio ? Kind::audio_selection : Kind::video_selection, 0);
    }
  }
  write_codings(whole_[row(id)]);
  note_refs(id);
  write_values(id);
  xml_.close();
  replaced(Item::source, row(id));
}

void RefiExporter::write_text(SourceId id, std::size_t layer, Kind kind) {
  const Source& source = study_.sources()[id];
  const std::string& uid = layer == 0 ? source.text_uid : source.more_layers[layer - 1].uid;
  const std::string prefix = layer == 0 ? std::string("text.") : cat("layer", layer - 1, '.');
  open(kind);
  xml_.attribute("guid", guid("layer", uid, cat(guids_.at(id), '/', layer)));
  if (layer == 0) {
    xml_.optional("name", provenance_of(source.provenance, "text.name"));
  } else {
    xml_.optional("name", source.more_layers[layer - 1].name);
  }
  xml_.optional("richTextPath", path_of(provenance_of(source.provenance, cat(prefix, "richTextPath")), guids_.at(id)));
  write_text_body(id, layer, prefix);
  xml_.close();
}

void RefiExporter::write_text_body(SourceId id, std::size_t layer, std::string_view prefix) {
  const Source& source = study_.sources()[id];
  const bool own = prefix.empty();  // of a TextSource: it is its own text
  const auto& text = text_of_layer(source, layer);
  const std::string raw_prefix = own ? std::string("text.") : std::string(prefix);
  if (text && form_ == RefiForm::archive) {
    const std::string name = layer == 0 ? guids_.at(id) : cat(guids_.at(id), '-', layer);
    xml_.attribute("plainTextPath", file_of(name, ".txt", with_line_ends(text->str(), options_.profile), true));
  } else if (!text) {
    xml_.optional("plainTextPath", provenance_of(source.provenance, cat(raw_prefix, "plainTextPath")));
    counter_.mark(object(Item::source, row(id)), LossAction::note, LossReason::text_missing);
  }
  authorship(source.provenance, prefix);
  const std::string_view description =
      own ? std::string_view(source.description) : provenance_of(source.provenance, cat(prefix, "description"));
  if (!description.empty()) xml_.text("Description", description);
  if (text && form_ == RefiForm::loose) xml_.text("PlainTextContent", text->str());
  if (source.kind == SourceKind::audio || source.kind == SourceKind::video) {
    for (const auto& point : sync_points(id, layer)) {
      open(Kind::sync_point);
      xml_.attribute("guid", point.guid);
      if (point.time_ms) xml_.attribute("timeStamp", *point.time_ms);
      if (point.position) xml_.attribute("position", *point.position);
      xml_.close();
    }
    write_places(id, Kind::transcript_selection, layer);
  } else {
    write_places(id, Kind::plain_text_selection, layer);
  }
}

void RefiExporter::write_places(SourceId id, Kind kind, std::size_t layer) {
  for (const Place& place : places_[row(id)]) {
    if (place.kind == kind && place.layer == layer) {
      write_place(place, false);
    } else if (place.twin && kind == Kind::pdf_selection) {
      write_place(place, true);
    }
  }
}

void RefiExporter::write_place(const Place& place, bool as_twin) {
  // A pair under one GUID: the box on the page holds the codings, the selection in the text those that merged.
  const Segment* segment = place.record ? &study_.segments()[*place.record] : nullptr;
  const Kind kind = as_twin ? Kind::pdf_selection : place.kind;
  std::vector<std::string> positions = place.positions;
  if (as_twin) {
    positions.clear();
    for (const auto number : segment->second_numbers) positions.push_back(std::to_string(number));
  }
  open(kind);
  xml_.attribute("guid", place.guid);
  xml_.optional("name", place.name);
  std::size_t next = 0;
  for (const auto& attribute : rule_of(kind, false).attributes) {
    if (attribute.type == Type::integer) xml_.attribute(attribute.name, positions.at(next++));
  }
  if (kind == Kind::transcript_selection) {
    xml_.optional("fromSyncPoint", place.from);
    xml_.optional("toSyncPoint", place.to);
  }
  if (segment != nullptr) authorship(segment->provenance);
  const bool in_text = place.twin && !as_twin;
  if (segment != nullptr) {
    const auto found = descriptions_.find(*place.record);
    const std::size_t which = in_text ? 1 : 0;
    if (found != descriptions_.end() && found->second.size() > which) {
      xml_.text("Description", found->second[which]);
    }
  }
  if (kind == Kind::pdf_selection && segment != nullptr) write_excerpt(place);
  if (in_text) {
    std::map<std::string, std::string, std::less<>> twins;
    for (const auto& [name, value] : segment->provenance) {
      const std::size_t equals = value.find('=');
      if (name == "twin_coding" && equals != std::string::npos) {
        twins.emplace(value.substr(0, equals), value.substr(equals + 1));
      }
    }
    for (const CodingId coding : place.codings) {
      const auto twin = twins.find(study_.codings()[coding].uid);
      if (twin != twins.end()) write_coding(coding, guid("coding", twin->second, cat('#', row(coding), "/twin")));
    }
  } else {
    write_codings(place.codings);
    if (segment != nullptr) note_refs(*place.record);
  }
  xml_.close();
  if (place.record) replaced(Item::segment, row(*place.record));
}

void RefiExporter::write_excerpt(const Place& place) {
  const Segment& segment = study_.segments()[*place.record];
  const std::string_view path = provenance_of(segment.provenance, "excerpt.plainTextPath");
  const std::string_view uid = provenance_of(segment.provenance, "excerpt.guid");
  if (segment.text.empty() && uid.empty()) return;
  open(Kind::representation);
  const std::string text_id = uid.empty() || is_guid(uid) ? std::string(uid) : cat("raw:", uid);
  xml_.attribute("guid", guid("layer", text_id, cat(place.guid, "/excerpt")));
  xml_.optional("name", provenance_of(segment.provenance, "excerpt.name"));
  if (segment.text.empty()) xml_.optional("plainTextPath", path);
  if (!segment.text.empty()) xml_.text("PlainTextContent", segment.text);
  xml_.close();
}

void RefiExporter::write_codings(std::vector<CodingId> ids) {
  std::sort(ids.begin(), ids.end(), [this](CodingId a, CodingId b) { return guids_.at(a) < guids_.at(b); });
  for (const CodingId id : ids) write_coding(id, {});
}

void RefiExporter::write_coding(CodingId id, std::string_view instead) {
  const Coding coding = study_.codings()[id];
  open(Kind::coding);
  xml_.attribute("guid", instead.empty() ? std::string_view(guids_.at(id)) : instead);
  if (coding.coder) xml_.optional("creatingUser", written_guid(*coding.coder));
  if (coding.created) {
    const std::string time = xsd_time(*coding.created);
    xml_.optional("creationDateTime", time);
    if (time.empty()) change(Item::coding, row(id), LossReason::value_type);
  }
  reference(Kind::code_ref, guids_.at(coding.code));
  if (instead.empty()) note_refs(id);
  xml_.close();
}

}  // namespace tematik::io::detail
