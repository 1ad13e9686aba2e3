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

namespace tematik::io::detail {
namespace {

constexpr std::array rqda_tables{
    StoreRule{
        .table = "project", .key = "", .more = "databaseversion memo about imagedir", .known = "encoding date datem"},
    StoreRule{.table = "source",
              .key = "id",
              .needed = "name file",
              .more = "id memo owner date status",
              .known = "datem",
              .required = true},
    StoreRule{.table = "freecode",
              .key = "id",
              .needed = "name",
              .more = "id memo owner date status color",
              .known = "datem",
              .required = true},
    StoreRule{.table = "coding",
              .key = "",
              .needed = "cid fid selfirst selend",
              .more = "seltext status owner date memo",
              .required = true},
    StoreRule{.table = "coding2", .key = "", .more = "cid fid seltext selfirst selend status owner date memo"},
    StoreRule{.table = "codecat", .key = "catid", .more = "catid name memo status", .known = "cid owner date datem"},
    StoreRule{.table = "treecode", .key = "", .more = "cid catid status", .known = "date datem memo owner"},
    StoreRule{.table = "filecat", .key = "catid", .more = "catid name memo status", .known = "fid owner date datem"},
    StoreRule{.table = "treefile", .key = "", .more = "fid catid status", .known = "date datem memo owner"},
    StoreRule{.table = "cases", .key = "id", .more = "id name memo owner date status", .known = "datem"},
    StoreRule{
        .table = "caselinkage", .key = "", .more = "caseid fid selfirst selend status memo", .known = "owner date"},
    StoreRule{.table = "attributes", .key = "", .more = "name class memo status", .known = "owner date datem"},
    StoreRule{.table = "caseattr", .key = "", .more = "variable value caseid status", .known = "owner date datem"},
    StoreRule{.table = "fileattr", .key = "", .more = "variable value fileid status", .known = "owner date datem"},
    StoreRule{.table = "journal", .key = "", .more = "name journal owner date status", .known = "datem"},
    StoreRule{.table = "annotation", .key = "", .more = "fid position annotation owner date status", .known = "datem"},
    StoreRule{.table = "image", .key = "id", .more = "id name owner date status", .known = "datem"},
    StoreRule{
        .table = "imagecoding", .key = "", .more = "cid iid x1 y1 x2 y2 memo owner date status", .known = "datem"},
};

class RqdaImporter final : public StoreImporter {
 public:
  RqdaImporter(const StoreDocument& document, const ReadOptions& options, std::string name)
      : StoreImporter(document, options, Format::rqda, std::move(name)),
        resolver_(nullptr, options.base_dir, options.allow_absolute, {}) {}

  [[nodiscard]] ReadResult run() {
    each("project", [&](const StoreLine& line) {
      if (std::string memo = text(line, "memo"); !memo.empty()) study_.set_description(std::move(memo));
      if (!view(line, "imagedir").empty()) note(line, LossReason::no_counterpart);
    });
    add_codes();
    collect();
    resolve("RQDA");
    add_sources();
    for (const std::string_view table : {"coding", "coding2"}) {
      each(table, [&](const StoreLine& line) { add_span(line); });
    }
    each("imagecoding", [&](const StoreLine& line) { add_box(line); });
    each("annotation", [&](const StoreLine& line) { add_annotation(line); });
    each("journal", [&](const StoreLine& line) {
      if (live(line)) add_memo(line, "journal", {}, text(line, "name"));
    });
    add_cases();
    add_attributes();
    add_sets("codecat", "treecode", "cid", codes_);
    add_sets("filecat", "treefile", "fid", sources_);
    return finished("RQDA");
  }

 private:
  /// Objects by key: those that are there, and the keys of deleted ones.
  template <class Id>
  struct Objects {
    Keys<Id> live{};
    std::set<std::int64_t> deleted{};
  };

  /// Status 1, or a file from before there was one.
  bool is_live(const StoreLine& line) { return !line.has("status") || number(line, "status") == 1; }
  bool live(const StoreLine& line) {
    if (is_live(line)) return true;
    mark(line, LossReason::deleted_in_source);
    return false;
  }
  /// The object that a row needs; nothing, with a remark, if it is deleted or unknown.
  template <class Id>
  std::optional<Id> needed(const StoreLine& line, std::string_view column, const Objects<Id>& objects) {
    const auto key = number(line, column);
    const auto found = find(objects.live, key);
    if (!found) {
      const bool deleted = key && objects.deleted.contains(*key);
      mark(line, deleted ? LossReason::parent_deleted : LossReason::ref_unresolved);
    }
    return found;
  }
  std::string name_of(const StoreLine& line) {
    std::string name = text(line, "name");
    if (name.empty()) note(line, LossReason::name_empty);
    return name;
  }

  void add_codes() {
    each("freecode", [&](const StoreLine& line) {
      if (!live(line)) {
        codes_.deleted.insert(line.key());
        return;
      }
      Code record{.name = name_of(line), .definition = text(line, "memo"), .uid = uid(line)};
      set_colour(line, "color", record);
      keep(record.provenance, line, "owner");
      keep(record.provenance, line, "date");
      codes_.live.emplace(line.key(), study_.add_code(std::move(record)));
    });
  }

  void collect() {
    each("source", [&](const StoreLine& line) {
      if (!live(line)) {
        texts_by_key_.deleted.insert(line.key());
        sources_.deleted.insert(line.key());
        return;
      }
      const StoreValue& file = line["file"];
      const bool known = !std::holds_alternative<std::monostate>(file) && !std::holds_alternative<StoreBlob>(file);
      if (!known) mark(line, LossReason::text_missing);
      texts_by_key_.live.emplace(line.key(), add_text(line, known ? std::optional(text(line, "file")) : std::nullopt));
      lines_.push_back(line);
    });
    const auto positions = [&](std::string_view table, std::string_view begin, std::string_view end,
                               std::string_view quotation, bool evidence) {
      each(table, [&](const StoreLine& line) {
        const auto found = find(texts_by_key_.live, number(line, "fid"));
        if (!is_live(line) || !found) return;
        positions_of_[object(line)] = add_position(*found, line, begin, end, view(line, quotation), evidence);
      });
    };
    positions("coding", "selfirst", "selend", "seltext", true);
    positions("coding2", "selfirst", "selend", "seltext", true);
    positions("annotation", "position", "position", "", false);
    positions("caselinkage", "selfirst", "selend", "", false);
  }

  void add_sources() {
    std::size_t at = 0;
    for (const StoreLine& line : lines_) {
      const auto index = static_cast<std::uint32_t>(at++);
      Source record{.name = name_of(line)};
      record.uid = uid(line);
      keep(record.provenance, line, "owner");
      keep(record.provenance, line, "date");
      set_text(record, index);
      const SourceId id = study_.add_source(std::move(record));
      texts_[index].source = id;
      sources_.live.emplace(line.key(), id);
      add_memo(line, "memo", {id});
    }
    each("image", [&](const StoreLine& line) {
      if (!live(line)) {
        images_.deleted.insert(line.key());
        return;
      }
      Source record{.name = name_of(line), .kind = SourceKind::picture};
      record.uid = uid(line);
      const std::string path = record.name;
      if (!path.empty()) {
        record.provenance.emplace_back("path", path);
        carry(line, path, resolver_.resolve(tematik::detail::cat("relative:///", path)).file,
              LossReason::member_missing);
      }
      keep(record.provenance, line, "owner");
      keep(record.provenance, line, "date");
      images_.live.emplace(line.key(), study_.add_source(std::move(record)));
    });
  }

  void add_span(const StoreLine& line) {
    if (!live(line)) return;
    const auto code = needed(line, "cid", codes_);
    const auto source = code ? needed(line, "fid", sources_) : std::nullopt;
    if (!source) return;
    const Quoted quoted{.text = view(line, "seltext"), .may_shift = true};
    const Place at = place(line, positions_of_.at(object(line)), quoted, "selfirst", "selend");
    add_memo(line, "memo", {add_coding(line, *source, at, *code, coder(line, "owner"), time(line, "date"))});
  }

  void add_box(const StoreLine& line) {
    if (!live(line)) return;
    const auto code = needed(line, "cid", codes_);
    const auto source = code ? needed(line, "iid", images_) : std::nullopt;
    if (!source) return;
    const Place at = numbers(line, {.source = *source, .kind = PlaceKind::pixel}, {"x1", "y1", "x2", "y2"});
    add_memo(line, "memo", {add_coding(line, *source, at, *code, coder(line, "owner"), time(line, "date"))});
  }

  void add_annotation(const StoreLine& line) {
    if (!live(line)) return;
    const auto source = needed(line, "fid", sources_);
    if (!source) return;
    const Place at = place(line, positions_of_.at(object(line)), {}, "position", "position");
    add_memo(line, "annotation", {record(*source, at)});
  }

  void add_cases() {
    std::vector<std::pair<StoreLine, Case>> records;
    Objects<std::size_t> index;
    each("cases", [&](const StoreLine& line) {
      if (!live(line)) {
        index.deleted.insert(line.key());
        cases_.deleted.insert(line.key());
        return;
      }
      index.live.emplace(line.key(), records.size());
      records.emplace_back(line, Case{.name = name_of(line), .uid = uid(line)});
    });
    each("caselinkage", [&](const StoreLine& line) {
      if (!live(line)) return;
      const auto at = needed(line, "caseid", index);
      const auto source = at ? needed(line, "fid", sources_) : std::nullopt;
      if (!source) return;
      if (!view(line, "memo").empty()) note(line, LossReason::no_counterpart);
      Case& record = records[*at].second;
      const std::uint32_t position = positions_of_.at(object(line));
      if (!is_whole(line, "selfirst", "selend", positions_[position].text)) {
        join(record, *source, place(line, position, {}, "selfirst", "selend"));
      } else if (std::find(record.sources.begin(), record.sources.end(), *source) == record.sources.end()) {
        record.sources.push_back(*source);
      }
    });
    for (auto& [line, record] : records) {
      const CaseId id = study_.add_case(std::move(record));
      cases_.live.emplace(line.key(), id);
      add_memo(line, "memo", {id});
    }
  }

  void add_attributes() {
    struct Definition {
      StoreLine line{};
      bool deleted = false;
      ValueType type = ValueType::text;
      bool used = false;
    };
    std::map<std::string, Definition, std::less<>> definitions;
    std::vector<std::string> order;
    std::set<std::string_view> words;  // attributes with a value that is no number
    for (const std::string_view table : {"caseattr", "fileattr"}) {
      each(table, [&](const StoreLine& line) {
        const std::string_view value = view(line, "value");
        if (is_live(line) && !value.empty() && value != "NA" && !is_number(value)) words.insert(view(line, "variable"));
      });
    }
    each("attributes", [&](const StoreLine& line) {
      Definition definition{.line = line, .deleted = !live(line)};
      const std::string name = text(line, "name");
      if (!definition.deleted && view(line, "class") == "numeric") {
        if (words.contains(name)) mark(line, LossReason::value_type);
        definition.type = words.contains(name) ? ValueType::text : ValueType::real;
      }
      const auto [found, is_new] = definitions.try_emplace(name, definition);
      if (is_new) order.push_back(name);
      if (!is_new && found->second.deleted) found->second = definition;  // deleted, and made again
    });
    const auto values = [&](std::string_view table, std::string_view column, ObjectKind kind, const auto& objects) {
      each(table, [&](const StoreLine& line) {
        if (!live(line)) return;
        const auto bearer = needed(line, column, objects);
        if (!bearer) return;
        const std::string name = text(line, "variable");
        Definition& definition = definitions[name];
        if (definition.deleted) {
          mark(line, LossReason::parent_deleted);
          return;
        }
        definition.used = true;
        std::string value = text(line, "value");
        const bool missing = value.empty() || (value == "NA" && definition.type == ValueType::real);
        set_value(line, *bearer, attribute_of(kind, name, definition.line, definition.type),
                  missing ? std::nullopt : std::optional(std::move(value)));
      });
    };
    values("caseattr", "caseid", ObjectKind::case_, cases_);
    values("fileattr", "fileid", ObjectKind::source, sources_);
    for (const auto& name : order) {  // one that nobody has is one of cases
      const Definition& definition = definitions[name];
      if (!definition.used && !definition.deleted) {
        (void)attribute_of(ObjectKind::case_, name, definition.line, definition.type);
      }
    }
  }

  AttributeId attribute_of(ObjectKind kind, const std::string& name, const StoreLine& definition, ValueType type) {
    return attribute(kind, name, type, definition.table != nullptr ? text(definition, "memo") : std::string());
  }

  template <class Id>
  void add_sets(std::string_view table, std::string_view members, std::string_view column, const Objects<Id>& objects) {
    std::vector<ObjectSet> sets;
    Objects<std::size_t> index;
    each(table, [&](const StoreLine& line) {
      if (!live(line)) {
        index.deleted.insert(line.key());
        return;
      }
      index.live.emplace(line.key(), sets.size());
      sets.push_back({.name = name_of(line), .description = text(line, "memo"), .uid = uid(line)});
    });
    each(members, [&](const StoreLine& line) {
      if (!live(line)) return;
      const auto set = needed(line, "catid", index);
      const auto object = set ? needed(line, column, objects) : std::nullopt;
      if (object) sets[*set].members.push_back(*object);
    });
    for (auto& set : sets) study_.add_set(std::move(set));
  }

  PathResolver resolver_;
  std::vector<StoreLine> lines_;  ///< of the sources that are there
  Objects<std::uint32_t> texts_by_key_;
  Objects<SourceId> sources_;
  Objects<SourceId> images_;
  Objects<CodeId> codes_;
  Objects<CaseId> cases_;
  std::unordered_map<LossCounter::Object, std::uint32_t> positions_of_;
};

}  // namespace

std::span<const StoreRule> rqda_rules() { return rqda_tables; }

ReadResult import_rqda(Input& input, const ReadOptions& options) {
  const StoreDocument document = read_store(input, rqda_tables, Format::rqda, options);
  return RqdaImporter(document, options, stem_of(input.name())).run();
}

}  // namespace tematik::io::detail
