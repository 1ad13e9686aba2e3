#include <map>
#include <set>

#include <tematik/support/cat.hpp>

#include "formats.hpp"
#include "qualcoder_importer.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

QualcoderImporter::MediaPath QualcoderImporter::media_path(std::string_view path) {
  for (const std::string_view medium : {"images", "audio", "video", "docs"}) {
    if (path.starts_with(tematik::detail::cat('/', medium, '/'))) return {.medium = medium, .rest = path.substr(1)};
    if (path.starts_with(tematik::detail::cat(medium, ':'))) {
      return {.medium = medium, .linked = true, .rest = path.substr(medium.size() + 1)};
    }
  }
  return {};
}

void QualcoderImporter::collect_sources() {
  std::set<std::int64_t> paged;
  each("code_image", [&](const StoreLine& line) {
    const auto id = number(line, "id");
    if (id && number(line, "pdf_page")) paged.insert(*id);
  });
  std::map<std::string, std::size_t, std::less<>> names;
  each("source", [&](const StoreLine& line) {
    Item item{.line = line, .path = media_path(view(line, "mediapath"))};
    item.has_pages = paged.contains(line.key());
    index_.emplace(line.key(), items_.size());
    names.emplace(view(line, "name"), items_.size());
    items_.push_back(item);
  });
  for (std::size_t i = 0; i < items_.size(); ++i) {
    Item& item = items_[i];
    if (!is_recording(item)) continue;
    auto text = find(index_, number(item.line, "av_text_id"));
    if (!text) {
      const auto found = names.find(tematik::detail::cat(view(item.line, "name"), ".transcribed"));
      if (found != names.end()) text = found->second;
    }
    if (!text || is_media(items_[*text]) || items_[*text].is_transcript) continue;
    item.transcript = text;
    items_[*text].is_transcript = true;
  }
  for (Item& item : items_) {
    const bool known = !std::holds_alternative<std::monostate>(item.line["fulltext"]) &&
                       !std::holds_alternative<StoreBlob>(item.line["fulltext"]);
    std::optional<std::string> stored;
    if (known) stored = text(item.line, "fulltext");
    if (is_media(item) && stored && stored->empty()) stored.reset();
    if (!stored && !is_media(item)) mark(item.line, LossReason::text_missing);
    item.text = add_text(item.line, std::move(stored));
  }
  for (Item& item : items_) {
    if (item.transcript) item.text = items_[*item.transcript].text;
  }
}

void QualcoderImporter::collect_positions() {
  const auto collect = [&](std::string_view table, std::string_view quotation, bool evidence) {
    each(table, [&](const StoreLine& line) {
      const Item* item = item_of(line, "fid");
      if (item == nullptr) return;
      if (table == "case_text" && is_all_of(line, *item)) return;
      positions_of_[object(line)] = add_position(item->text, line, "pos0", "pos1", view(line, quotation), evidence);
    });
  };
  collect("code_text", "seltext", true);
  collect("annotation", "", true);
  collect("case_text", "", false);
}

bool QualcoderImporter::is_all_of(const StoreLine& line, const Item& item) {
  if (is_media(item) && number(line, "pos0") == 0 && number(line, "pos1") == 0) return true;
  return is_whole(line, "pos0", "pos1", item.text);
}

void QualcoderImporter::add_sources() {
  for (const Item& item : items_) {
    if (item.is_transcript) continue;
    Source record{.name = text(item.line, "name")};
    if (record.name.empty()) note(item.line, LossReason::name_empty);
    record.uid = uid(item.line);
    const std::string path = text(item.line, "mediapath");
    if (item.path.medium == "images") record.kind = SourceKind::picture;
    if (item.path.medium == "audio") record.kind = SourceKind::audio;
    if (item.path.medium == "video") record.kind = SourceKind::video;
    if (!is_media(item) && item.has_pages && ascii_lower(path).ends_with(".pdf")) record.kind = SourceKind::pdf;
    if (!path.empty()) {
      const bool rich = record.kind == SourceKind::text && ascii_lower(path).ends_with(".docx");
      record.provenance.emplace_back(rich ? "text.richTextPath" : "path", path);
      carry_media(item, path);
    }
    keep(record.provenance, item.line, "owner");
    keep(record.provenance, item.line, "date");
    set_text(record, item.text);
    if (item.transcript) {
      const StoreLine& line = items_[*item.transcript].line;
      record.text_uid = uid(line);
      record.provenance.emplace_back("text.name", text(line, "name"));
    }
    const SourceId id = study_.add_source(std::move(record));
    texts_[item.text].source = id;
    add_memo(item.line, "memo", {id});
    if (item.transcript) add_memo(items_[*item.transcript].line, "memo", {id});
  }
}

void QualcoderImporter::carry_media(const Item& item, const std::string& path) {
  std::string rest(item.path.rest);
  if (item.path.linked && rest.starts_with('/')) rest.erase(0, 1);
  std::filesystem::path file;
  if (!item.path.medium.empty()) {
    file = resolver_.resolve(tematik::detail::cat(item.path.linked ? "absolute:///" : "relative:///", rest)).file;
  }
  const bool elsewhere = is_recording(item) && (item.path.linked || !file.empty());
  carry(item.line, path, file, elsewhere ? LossReason::media_external : LossReason::member_missing);
}

}  // namespace tematik::io::detail
