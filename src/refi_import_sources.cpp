#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/text/utf8.hpp>

#include "refi_importer.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;
using Provenance = std::vector<std::pair<std::string, std::string>>;

void keep(Provenance& provenance, std::string name, FileText value) {
  if (!value.empty()) provenance.emplace_back(std::move(name), value);
}

void keep(Provenance& provenance, const RefiAuthorship& by) {
  keep(provenance, "creatingUser", by.creating_user);
  keep(provenance, "creationDateTime", by.created);
  keep(provenance, "modifyingUser", by.modifying_user);
  keep(provenance, "modifiedDateTime", by.modified);
}

SourceKind kind_of_source(Kind kind) {
  switch (kind) {
    case Kind::picture_source:
      return SourceKind::picture;
    case Kind::pdf_source:
      return SourceKind::pdf;
    case Kind::audio_source:
      return SourceKind::audio;
    case Kind::video_source:
      return SourceKind::video;
    case Kind::note:
      return SourceKind::memo;
    default:
      return SourceKind::text;
  }
}

TextLayerKind kind_of_layer(Kind kind) {
  switch (kind) {
    case Kind::transcript:
      return TextLayerKind::transcript;
    case Kind::representation:
      return TextLayerKind::representation;
    case Kind::text_description:
      return TextLayerKind::description;
    default:
      return TextLayerKind::text;
  }
}

}  // namespace

void RefiImporter::add_text(Source& record, const RefiText& text, bool first) {
  TextItem& item = texts_[text_index_.at(&text)];
  TextLayer layer{.name = std::string(text.name), .kind = kind_of_layer(text.kind)};
  if (item.stored) {
    auto canonical = normalize_newlines(*item.stored);
    layer.bom = canonical.bom;
    layer.newline = canonical.newline;
    layer.text = Text(std::move(canonical.text), "text of a source");
  }
  for (const auto& point : text.sync_points) {
    SyncPoint sync{.uid = uid("syncpoint", point.row, point.guid), .time_ms = point.time.value};
    if (const auto found = sync_index_.find(&point); found != sync_index_.end()) {
      const OffsetSpan& span = resolution_.spans[found->second];
      if (span.state == SpanState::point || span.state == SpanState::unverified) sync.position = span.begin;
      if (span.split) mark(point.row, LossReason::offset_split);
    }
    const bool lost = (!point.position.raw.empty() && !sync.position) || (!point.time.raw.empty() && !sync.time_ms);
    if (lost) note(point.row, LossReason::integer_out_of_range);
    layer.sync_points.push_back(std::move(sync));
  }
  check_time(text.row, text.by.created);
  Provenance& provenance = record.provenance;
  const std::string prefix = first ? "text." : cat("layer", record.more_layers.size(), '.');
  if (text.kind != Kind::text_source && text.kind != Kind::note) {
    layer.uid = uid("layer", text.row, text.guid);
    if (first) keep(provenance, "text.name", text.name);
    if (text.description) keep(provenance, prefix + "description", *text.description);
    Provenance authors;
    keep(authors, text.by);
    for (auto& [name, value] : authors) provenance.emplace_back(prefix + name, std::move(value));
  }
  keep(provenance, prefix + "plainTextPath", text.plain_path);
  keep(provenance, prefix + "richTextPath", text.rich_path);
  if (item.inline_content) keep(provenance, prefix + "content", "inline");
  if (first) {
    record.text = std::move(layer.text);
    record.text_uid = std::move(layer.uid);
    record.bom = layer.bom;
    record.newline = layer.newline;
    record.sync_points = std::move(layer.sync_points);
  } else {
    item.layer = static_cast<std::uint32_t>(record.more_layers.size());
    record.more_layers.push_back(std::move(layer));
  }
}

void RefiImporter::add_source(const RefiSource& source) {
  Source record{.name = std::string(source.name), .kind = kind_of_source(source.kind)};
  if (source.description) record.description = *source.description;
  record.uid = uid("source", source.row, source.guid);
  keep(record.provenance, "path", source.path);
  keep(record.provenance, "currentPath", source.current_path);
  keep(record.provenance, source.by);
  check_time(source.row, source.by.created);
  if (source.name.empty()) note(source.row, LossReason::name_empty);
  for (const auto& text : source.texts) add_text(record, text, &text == &source.texts.front());
  const SourceId id = study_.add_source(std::move(record));
  source_ids_.push_back(id);
  for (const auto& text : source.texts) texts_[text_index_.at(&text)].source = id;
  if (const auto key = guid_key(source.guid); !key.empty()) sources_.emplace(key, id);
  attach(source.notes, id);
  for (const auto& text : source.texts) attach(text.notes, id);
}

void RefiImporter::add_sources() {
  for (const auto& source : document_.sources) add_source(source);
  // A note that carries codings is also something that is coded, outside every count of the corpus.
  for (const auto& text : document_.notes) {
    const bool elsewhere = qualcoder_ && !text.selections.empty();
    if ((text.selections.empty() || elsewhere) && text.codings.empty() && text.values.empty()) continue;
    Source record{.name = std::string(text.name), .kind = SourceKind::memo};
    record.uid = uid("source", text.row, text.guid);
    keep(record.provenance, text.by);
    add_text(record, text, true);
    texts_[text_index_.at(&text)].source = study_.add_source(std::move(record));
  }
}

}  // namespace tematik::io::detail
