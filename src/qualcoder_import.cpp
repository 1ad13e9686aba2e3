#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <tematik/support/cat.hpp>

#include "formats.hpp"
#include "path_resolver.hpp"
#include "store_importer.hpp"
#include "stores.hpp"
#include "utf.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::array qualcoder_tables{
    StoreRule{.table = "project",
              .key = "",
              .more = "databaseversion date memo about",
              .known = "bookmarkfile bookmarkpos codername recently_used_codes"},
    StoreRule{.table = "coder_names", .key = "", .more = "name visibility"},
    StoreRule{.table = "source",
              .key = "id",
              .needed = "id name fulltext",
              .more = "mediapath memo owner date av_text_id risid",
              .required = true},
    StoreRule{.table = "code_cat", .key = "catid", .more = "catid name memo supercatid owner date"},
    StoreRule{.table = "code_name",
              .key = "cid",
              .needed = "cid name",
              .more = "memo catid color supercid owner date",
              .required = true},
    StoreRule{.table = "code_text",
              .key = "ctid",
              .needed = "cid fid seltext pos0 pos1 owner",
              .more = "ctid memo date avid important",
              .required = true},
    StoreRule{.table = "code_image",
              .key = "imid",
              .more = "imid id x1 y1 width height cid memo date owner important pdf_page"},
    StoreRule{.table = "code_av", .key = "avid", .more = "avid id pos0 pos1 cid memo date owner important"},
    StoreRule{.table = "annotation", .key = "anid", .more = "anid fid pos0 pos1 memo owner date"},
    StoreRule{.table = "journal", .key = "jid", .more = "jid name jentry owner date"},
    StoreRule{.table = "cases", .key = "caseid", .more = "caseid name memo owner date"},
    StoreRule{.table = "case_text", .key = "id", .more = "id caseid fid pos0 pos1 owner date memo"},
    StoreRule{.table = "attribute_type", .key = "", .more = "name memo caseorfile valuetype", .known = "date owner"},
    StoreRule{.table = "attribute", .key = "attrid", .more = "attrid name attr_type value id", .known = "date owner"},
    StoreRule{.table = "ris", .key = "", .more = "risid tag value", .known = "longtag"},
    StoreRule{.table = "graph", .key = "grid", .more = "grid", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_cdct_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_case_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_file_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_free_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_memo_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_cdct_line_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_free_line_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_pix_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_av_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "stored_sql", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "manage_files_display", .key = "", .drop = LossReason::ui_state},
    StoreRule{.table = "files_filter", .key = "", .drop = LossReason::ui_state},
};

/// `/images/x.png` lies in the project's folder, `images:/home/x.png` is linked.
struct MediaPath {
  std::string_view medium{};  ///< images, audio, video, docs; empty: none that is known
  bool linked = false;
  std::string_view rest{};  ///< below the folder, or the whole path
};

MediaPath media_path(std::string_view path) {
  for (const std::string_view medium : {"images", "audio", "video", "docs"}) {
    if (path.starts_with(cat('/', medium, '/'))) return {.medium = medium, .rest = path.substr(1)};
    if (path.starts_with(cat(medium, ':'))) {
      return {.medium = medium, .linked = true, .rest = path.substr(medium.size() + 1)};
    }
  }
  return {};
}

class QualcoderImporter final : public StoreImporter {
 public:
  QualcoderImporter(const StoreDocument& document, const ReadOptions& options, std::string name,
                    const std::filesystem::path& folder)
      : StoreImporter(document, options, Format::qualcoder, std::move(name)),
        resolver_(nullptr, folder, options.allow_absolute, {}) {}

  [[nodiscard]] ReadResult run() {
    std::string origin = "QualCoder";
    each("project", [&](const StoreLine& line) {
      if (std::string memo = text(line, "memo"); !memo.empty()) study_.set_description(std::move(memo));
      if (std::string about = text(line, "about"); !about.empty()) origin = std::move(about);
    });
    add_coders();
    add_codes();
    collect_sources();
    collect_positions();
    resolve("QualCoder");
    add_sources();
    add_texts();
    add_boxes();
    add_intervals();
    add_annotations();
    each("journal", [&](const StoreLine& line) { add_memo(line, "jentry", {}, text(line, "name")); });
    add_cases();
    add_attributes();
    add_references();
    return finished(std::move(origin));
  }

 private:
  /// A row of the table `source`, and what it becomes.
  struct Item {
    StoreLine line{};
    MediaPath path{};
    std::uint32_t text = 0;
    std::optional<std::size_t> transcript{};  ///< of a recording: the row that is its text
    bool is_transcript = false;
    bool has_pages = false;  ///< boxes on pages lie on it
  };

  void add_coders() {
    each("coder_names", [&](const StoreLine& line) {
      const std::string name = text(line, "name");
      if (name.empty()) note(line, LossReason::name_empty);
      const CoderId id = coder_named(name);
      if (number(line, "visibility").value_or(1) != 0) return;
      Coder record = study_.coders()[id];
      record.hidden = true;
      study_.set_coder(id, std::move(record));
    });
  }

  void add_codes() {
    std::vector<StoreLine> lines;
    std::unordered_map<std::int64_t, std::size_t> categories;
    std::unordered_map<std::int64_t, std::size_t> codes;
    each("code_cat", [&](const StoreLine& line) {
      categories.emplace(line.key(), lines.size());
      lines.push_back(line);
    });
    const std::size_t first_code = lines.size();
    each("code_name", [&](const StoreLine& line) {
      codes.emplace(line.key(), lines.size());
      lines.push_back(line);
    });
    std::vector<std::optional<std::size_t>> parents;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      auto above = i < first_code ? number(lines[i], "supercatid") : number(lines[i], "supercid");
      auto parent = find(i < first_code ? categories : codes, above);
      if (i >= first_code && !parent) {
        if (!above) above = number(lines[i], "catid");
        parent = find(categories, number(lines[i], "catid"));
      }
      if (above && !parent) note(lines[i], LossReason::ref_unresolved);
      parents.push_back(parent);
    }
    std::vector<CodeId> ids(lines.size());
    add_tree(lines, parents, [&](std::size_t i, std::optional<std::size_t> parent) {
      const StoreLine& line = lines[i];
      Code record{.name = text(line, "name"), .uid = uid(line)};
      if (record.name.empty()) note(line, LossReason::name_empty);
      if (parent) record.parents = {ids[*parent]};
      record.definition = text(line, "memo");
      record.codable = i >= first_code;
      record.category = !record.codable;
      set_colour(line, "color", record);
      keep(record.provenance, line, "owner");
      keep(record.provenance, line, "date");
      ids[i] = study_.add_code(std::move(record));
    });
    for (const auto& [key, at] : codes) codes_.emplace(key, ids[at]);
  }

  void collect_sources() {
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
        const auto found = names.find(cat(view(item.line, "name"), ".transcribed"));
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

  [[nodiscard]] static bool is_media(const Item& item) {
    return !item.path.medium.empty() && item.path.medium != "docs";
  }
  [[nodiscard]] static bool is_recording(const Item& item) {
    return item.path.medium == "audio" || item.path.medium == "video";
  }
  [[nodiscard]] const Item* item_of(const StoreLine& line, std::string_view column) {
    const auto at = find(index_, number(line, column));
    return at ? &items_[*at] : nullptr;
  }
  [[nodiscard]] SourceId source_of(const Item& item) const { return *texts_[item.text].source; }

  void collect_positions() {
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

  /// Of a recording or picture 0 to 0 is everything.
  [[nodiscard]] bool is_all_of(const StoreLine& line, const Item& item) {
    if (is_media(item) && number(line, "pos0") == 0 && number(line, "pos1") == 0) return true;
    return is_whole(line, "pos0", "pos1", item.text);
  }

  void add_sources() {
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

  /// A file beside the database comes along; a linked one only if that is allowed.
  void carry_media(const Item& item, const std::string& path) {
    std::string rest(item.path.rest);
    if (item.path.linked && rest.starts_with('/')) rest.erase(0, 1);
    std::filesystem::path file;
    if (!item.path.medium.empty()) {
      file = resolver_.resolve(cat(item.path.linked ? "absolute:///" : "relative:///", rest)).file;
    }
    const bool elsewhere = is_recording(item) && (item.path.linked || !file.empty());
    carry(item.line, path, file, elsewhere ? LossReason::media_external : LossReason::member_missing);
  }

  /// What a coding needs; nothing, with a remark, if the file lacks it.
  [[nodiscard]] std::optional<std::pair<CodeId, CoderId>> coding_of(const StoreLine& line, const Item* item) {
    const auto code = find(codes_, number(line, "cid"));
    if (!code || item == nullptr) {
      mark(line, LossReason::ref_unresolved);
      return std::nullopt;
    }
    const CoderId by = coder(line, "owner");
    if (!options_.include_hidden && study_.coders()[by].hidden) {
      mark(line, LossReason::ui_state);
      return std::nullopt;
    }
    return std::pair(*code, by);
  }

  void add_row(const StoreLine& line, const Item& item, const Place& place, std::pair<CodeId, CoderId> parts) {
    const CodingId id = add_coding(line, source_of(item), place, parts.first, parts.second, time(line, "date"),
                                   number(line, "important").value_or(0) != 0);
    add_memo(line, "memo", {id});
  }

  void add_texts() {
    each("code_text", [&](const StoreLine& line) {
      const Item* item = item_of(line, "fid");
      const auto parts = coding_of(line, item);
      if (!parts) return;
      if (number(line, "avid")) note(line, LossReason::no_counterpart);  // the interval that the editor linked with it
      const Place at = place(line, positions_of_.at(object(line)), {.text = view(line, "seltext")}, "pos0", "pos1");
      add_row(line, *item, at, *parts);
    });
  }

  void add_boxes() {
    each("code_image", [&](const StoreLine& line) {
      const Item* item = item_of(line, "id");
      const auto parts = coding_of(line, item);
      if (!parts) return;
      Segment segment{.source = source_of(*item), .kind = PlaceKind::pixel};
      std::vector<std::string_view> columns{"x1", "y1", "width", "height"};
      if (!std::holds_alternative<std::monostate>(line["pdf_page"])) {
        segment.kind = PlaceKind::page;
        segment.provenance.emplace_back("box_origin", "top_left");
        columns.insert(columns.begin(), "pdf_page");
      }
      add_row(line, *item, numbers(line, std::move(segment), columns, true), *parts);
    });
  }

  void add_intervals() {
    each("code_av", [&](const StoreLine& line) {
      const Item* item = item_of(line, "id");
      const auto parts = coding_of(line, item);
      if (!parts) return;
      Segment segment{.source = source_of(*item), .kind = PlaceKind::time};
      add_row(line, *item, numbers(line, std::move(segment), {"pos0", "pos1"}), *parts);
    });
  }

  void add_annotations() {
    each("annotation", [&](const StoreLine& line) {
      const Item* item = item_of(line, "fid");
      if (item == nullptr) {
        mark(line, LossReason::ref_unresolved);
        return;
      }
      const Place at = place(line, positions_of_.at(object(line)), {}, "pos0", "pos1");
      add_memo(line, "memo", {record(source_of(*item), at)});
    });
  }

  void add_cases() {
    std::vector<std::pair<StoreLine, Case>> records;
    std::unordered_map<std::int64_t, std::size_t> index;
    each("cases", [&](const StoreLine& line) {
      index.emplace(line.key(), records.size());
      Case record{.name = text(line, "name"), .uid = uid(line)};
      if (record.name.empty()) note(line, LossReason::name_empty);
      records.emplace_back(line, std::move(record));
    });
    each("case_text", [&](const StoreLine& line) {
      const Item* item = item_of(line, "fid");
      const auto at = find(index, number(line, "caseid"));
      if (item == nullptr || !at) {
        mark(line, LossReason::ref_unresolved);
        return;
      }
      Case& record = records[*at].second;
      const SourceId source = source_of(*item);
      if (!view(line, "memo").empty()) note(line, LossReason::no_counterpart);
      if (is_all_of(line, *item)) {
        if (std::find(record.sources.begin(), record.sources.end(), source) == record.sources.end()) {
          record.sources.push_back(source);
        }
        return;
      }
      if (is_recording(*item) && !texts_[item->text].stored) {
        join(record, source, numbers(line, {.source = source, .kind = PlaceKind::time}, {"pos0", "pos1"}));
        return;
      }
      join(record, source, place(line, positions_of_.at(object(line)), {}, "pos0", "pos1"));
    });
    for (auto& [line, record] : records) {
      const CaseId id = study_.add_case(std::move(record));
      cases_.emplace(line.key(), id);
      add_memo(line, "memo", {id});
    }
  }

  void add_attributes() {
    const auto kind_of = [](std::string_view word) -> std::optional<ObjectKind> {
      if (word == "case") return ObjectKind::case_;
      if (word == "file") return ObjectKind::source;
      return std::nullopt;
    };
    std::set<std::string_view> words;  // attributes with a value that is no number
    each("attribute", [&](const StoreLine& line) {
      const std::string_view value = view(line, "value");
      if (!value.empty() && !is_number(value)) words.insert(view(line, "name"));
    });
    std::map<std::string, ValueType, std::less<>> types;
    each("attribute_type", [&](const StoreLine& line) {
      const auto kind = kind_of(view(line, "caseorfile"));
      if (!kind) {
        mark(line, LossReason::no_counterpart);  // attributes of journals
        return;
      }
      const std::string name = text(line, "name");
      auto type = view(line, "valuetype") == "numeric" ? ValueType::real : ValueType::text;
      if (type == ValueType::real && words.contains(name)) {
        mark(line, LossReason::value_type);
        type = ValueType::text;
      }
      types.emplace(name, type);
      (void)attribute(*kind, name, type, text(line, "memo"), uid(line));
    });
    each("attribute", [&](const StoreLine& line) {
      const auto kind = kind_of(view(line, "attr_type"));
      if (!kind) {
        mark(line, LossReason::no_counterpart);
        return;
      }
      std::optional<ObjectRef> object;
      if (*kind == ObjectKind::case_) {
        if (const auto found = find(cases_, number(line, "id"))) object = *found;
      } else if (const Item* item = item_of(line, "id")) {
        object = source_of(*item);
      }
      if (!object) {
        mark(line, LossReason::ref_unresolved);
        return;
      }
      const std::string name = text(line, "name");
      const auto type = types.find(name);
      const AttributeId id = attribute(*kind, name, type == types.end() ? ValueType::text : type->second);
      std::string value = text(line, "value");
      set_value(line, *object, id, value.empty() ? std::nullopt : std::optional(std::move(value)));
    });
  }

  /// Bibliographic records: what repeats stands in one value.
  void add_references() {
    std::map<std::int64_t, std::vector<SourceId>> sources;
    for (const Item& item : items_) {
      if (const auto id = number(item.line, "risid")) sources[*id].push_back(source_of(item));
    }
    each("ris", [&](const StoreLine& line) {
      const auto id = number(line, "risid");
      const auto found = id ? sources.find(*id) : sources.end();
      if (found == sources.end()) {
        mark(line, LossReason::ref_unresolved);
        return;
      }
      const AttributeId of = attribute(ObjectKind::source, cat("ris.", text(line, "tag")), ValueType::text);
      for (const SourceId source : found->second) {
        std::string value = text(line, "value");
        const auto* before = study_.value(source, of);
        if (before != nullptr && *before) value = cat(std::get<std::string>(**before), "; ", value);
        study_.set_value(source, of, AttributeValue(std::move(value)));
      }
    });
  }

  PathResolver resolver_;
  std::vector<Item> items_;
  Keys<std::size_t> index_;
  Keys<CodeId> codes_;
  Keys<CaseId> cases_;
  std::unordered_map<LossCounter::Object, std::uint32_t> positions_of_;
};

}  // namespace

std::span<const StoreRule> qualcoder_rules() { return qualcoder_tables; }

ReadResult import_qualcoder(Input& input, const ReadOptions& options) {
  const StoreDocument document = read_store(input, qualcoder_tables, Format::qualcoder, options);
  std::filesystem::path folder;
  std::string name = stem_of(input.name());
  if (!input.path().empty()) {
    std::error_code error;
    folder = std::filesystem::absolute(input.path(), error).lexically_normal().parent_path();
    if (ascii_lower(input.name()) == "data.qda") {
      name = folder.filename().string();
      if (ascii_lower(name).ends_with(".qda")) name.resize(name.size() - 4);
    }
  }
  return QualcoderImporter(document, options, std::move(name), folder).run();
}

}  // namespace tematik::io::detail
