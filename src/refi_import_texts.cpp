#include <algorithm>
#include <fstream>
#include <utility>

#include <tematik/support/error.hpp>
#include <tematik/support/sha256.hpp>
#include <tematik/text/utf8.hpp>

#include "places.hpp"
#include "refi_importer.hpp"
#include "utf.hpp"

namespace tematik::io::detail {
namespace {

/// What a path led to, whole. @throws what reading throws
std::string bytes_behind(const ResolvedPath& resolved, ZipReader* archive, std::int64_t limit) {
  if (resolved.member) return archive->read(*resolved.member, limit);
  const auto input = file_input(resolved.file);
  return input->all(limit);
}

}  // namespace

RefiImporter::PathItem& RefiImporter::path_item(FileText path, bool media, Row owner) {
  PathItem& item = paths_[std::string(path)];
  if (item.used) {
    note(owner, LossReason::shared_file);
    dialect_.insert(10);
    return item;
  }
  item.used = true;
  ResolvedPath& resolved = item.resolved;
  if (resolved.member && container_.archive->encrypted(*resolved.member)) resolved.member.reset();
  if (!resolved.found()) {
    const bool external = media && resolved.scheme == PathScheme::relative && options_.base_dir.empty();
    counter_.mark(item.object, external ? LossReason::media_external : LossReason::member_missing);
    dialect_.insert(5);
  } else if (resolved.guessed) {
    counter_.mark(item.object, LossReason::path_guessed);
  }
  const bool no_base = resolved.scheme == PathScheme::relative && document_.base_path.empty();
  if (resolved.odd || resolved.guessed || no_base) dialect_.insert(4);
  if (resolved.other_case) dialect_.insert(2);
  return item;
}

std::shared_ptr<const std::string> RefiImporter::text_behind(PathItem& item) {
  if (item.text_read || !item.resolved.found()) return item.text;
  item.text_read = true;
  auto decoded = decode_text(bytes_behind(item.resolved, container_.archive.get(), options_.limits.text_bytes));
  item.from_utf16 = decoded.from_utf16;
  if (decoded.text) item.text = std::make_shared<const std::string>(std::move(*decoded.text));
  return item.text;
}

void RefiImporter::carry(FileText path, bool media, Row owner) {
  if (path.empty()) return;
  PathItem& item = path_item(path, media, owner);
  if (item.carried || !item.resolved.found()) return;
  item.carried = true;
  Member member{.path = std::string(path)};
  member.bytes = bytes_behind(item.resolved, container_.archive.get(), options_.limits.member_bytes);
  member.sha256 = sha256_hex(member.bytes);
  study_.add_member(std::move(member));
}

void RefiImporter::collect_text(const RefiText& text) {
  TextItem item{.text = &text};
  if (!text.plain_path.empty()) {
    PathItem& path = path_item(text.plain_path, false, text.row);
    item.stored = text_behind(path);
    if (item.stored && path.from_utf16) mark(text.row, LossReason::encoding_changed);
    if (!path.resolved.found()) item.missing = LossReason::member_missing;
    if (!item.stored && path.resolved.found() && !path.carried) {  // bytes that are no text
      path.carried = true;
      Member member{.path = std::string(text.plain_path)};
      member.bytes = bytes_behind(path.resolved, container_.archive.get(), options_.limits.text_bytes);
      member.sha256 = sha256_hex(member.bytes);
      study_.add_member(std::move(member));
    }
  }
  if (!item.stored && text.content) {
    item.stored = std::make_shared<const std::string>(*text.content);
    item.inline_content = true;
  }
  if (item.stored && item.stored->starts_with(utf8_bom)) dialect_.insert(7);
  if (!item.stored) {
    mark(text.row, item.missing);
    if (text.plain_path.empty()) dialect_.insert(22);
  }
  text_index_.emplace(&text, static_cast<std::uint32_t>(texts_.size()));
  texts_.push_back(std::move(item));
  carry(text.rich_path, false, text.row);
}

void RefiImporter::collect_texts() {
  for (const auto& source : document_.sources) {
    for (const auto& text : source.texts) collect_text(text);
    const bool media = source.kind == Kind::audio_source || source.kind == Kind::video_source;
    carry(source.path, media, source.row);
    for (const auto& selection : source.selections) {
      for (const auto& excerpt : selection.representations) collect_text(excerpt);
    }
  }
  for (const auto& text : document_.notes) collect_text(text);
}

void RefiImporter::find_note_targets() {
  // QualCoder: a selection inside a Note addresses the text of the one source that refers to the note.
  for (const auto& source : document_.sources) {
    for (const auto& note : source.notes) {
      std::optional<std::uint32_t> text;
      if (!source.texts.empty()) text = text_index_.at(&source.texts.front());
      const auto [entry, first] = note_targets_.emplace(guid_key(note.target), text);
      if (!first && entry->second != text) entry->second.reset();
    }
  }
}

std::optional<std::uint32_t> RefiImporter::note_target(const RefiText& text) const {
  const auto found = note_targets_.find(guid_key(text.guid));
  return found == note_targets_.end() ? std::nullopt : found->second;
}

void RefiImporter::add_selection(const RefiSelection& selection, std::uint32_t text) {
  OffsetSelection out{.text = text, .begin = selection.begin.value, .end = selection.end.value, .name = selection.name};
  if (selection.kind == Kind::transcript_selection) {
    const auto position = [&](FileText guid) -> std::optional<std::int64_t> {
      const auto found = sync_points_.find(guid_key(guid));
      if (found == sync_points_.end()) return std::nullopt;
      return found->second->position.value;
    };
    out.begin = position(selection.from_sync);
    out.end = position(selection.to_sync);
    if (!out.begin || !out.end) {  // open at one end, or no place in the text
      out.evidence = false;
      if (!out.begin) out.begin = out.end;
      if (!out.end) out.end = out.begin;
    }
  }
  selection_index_.emplace(&selection, static_cast<std::uint32_t>(positions_.size()));
  positions_.push_back(out);
}

void RefiImporter::resolve_positions() {
  if (qualcoder_) find_note_targets();
  for (const auto& source : document_.sources) {
    for (const auto& text : source.texts) {
      for (const auto& point : text.sync_points) {
        if (const auto key = guid_key(point.guid); !key.empty()) sync_points_.emplace(key, &point);
      }
    }
  }
  for (const auto& item : texts_) {
    const RefiText& text = *item.text;
    std::uint32_t target = text_index_.at(&text);
    if (qualcoder_ && text.kind == Kind::note && !text.selections.empty()) {
      dialect_.insert(17);
      if (const auto other = note_target(text)) {
        target = *other;
      } else {
        for (const auto& selection : text.selections) {
          drop(selection.row, LossReason::ref_unresolved);
          homeless_.insert(&selection);
        }
        continue;
      }
    }
    for (const auto& selection : text.selections) add_selection(selection, target);
    for (const auto& point : text.sync_points) {
      if (!point.position.value) continue;
      sync_index_.emplace(&point, static_cast<std::uint32_t>(positions_.size()));
      positions_.push_back(
          {.text = target, .begin = point.position.value, .end = point.position.value, .evidence = false});
    }
  }
  std::vector<OffsetText> texts;
  for (const auto& item : texts_) {
    OffsetText text{.inline_content = item.inline_content};
    if (item.stored) text.stored = *item.stored;
    texts.push_back(text);
  }
  resolution_ = resolve_offsets(texts, positions_, document_.origin, options_.offset_rule);
}

void RefiImporter::report_offsets() {
  const OffsetRule usual = OffsetRule::default_of(document_.origin);
  bool read_any = false;
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    const TextItem& item = texts_[t];
    const OffsetTextResult& result = resolution_.texts[t];
    if (result.selections == 0) continue;
    const std::string guid = guid_key(item.text->guid);
    report_.offsets.push_back(offsets_line(guid, result));
    read_any = read_any || item.stored != nullptr;
    if (result.own_rule) note(item.text->row, LossReason::offset_rule);
    if (result.rule.newline != RuleNewline::stored && item.stored) dialect_.insert(6);
    if (result.rule.unit == RuleUnit::utf16) dialect_.insert(8);
  }
  if (read_any && resolution_.rule != usual) note(document_.root, LossReason::offset_rule);
}

}  // namespace tematik::io::detail
