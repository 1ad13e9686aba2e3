#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "code_paths.hpp"
#include "formats.hpp"
#include "html_text.hpp"
#include "store_importer.hpp"
#include "stores.hpp"
#include "taguette_log.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::array taguette_tables{
    StoreRule{.table = "alembic_version", .key = "", .more = "version_num"},
    StoreRule{.table = "projects", .key = "id", .more = "id name description created"},
    StoreRule{.table = "documents",
              .key = "id",
              .needed = "id name contents",
              .more = "description filename text_direction created project_id",
              .required = true},
    StoreRule{.table = "tags", .key = "id", .needed = "id path", .more = "description project_id", .required = true},
    StoreRule{.table = "highlights",
              .key = "id",
              .needed = "id document_id start_offset end_offset",
              .more = "snippet",
              .required = true},
    StoreRule{.table = "highlight_tags", .key = "", .more = "highlight_id tag_id"},
    StoreRule{
        .table = "commands", .key = "id", .more = "id date user_login payload", .known = "project_id document_id"},
    StoreRule{.table = "users",
              .key = "",
              .more = "login",
              .known = "created hashed_password disabled password_set_date language email email_sent"},
    StoreRule{.table = "project_members", .key = "", .drop = LossReason::no_counterpart},
};

/// The project that is read, if the file has a table of them. @throws InputError `project_ambiguous`, UsageError
std::optional<StoreLine> taguette_project_of(const StoreDocument& document, const ReadOptions& options) {
  const StoreTable& table = document.table("projects");
  std::vector<StoreLine> found;
  std::string listed;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const StoreLine line{&table, i};
    const auto* name = std::get_if<std::string>(&line["name"]);
    const std::string id = std::to_string(line.key());
    listed += cat(listed.empty() ? "" : ", ", id, name != nullptr ? cat(" (", *name, ')') : std::string());
    if (options.project.empty() || options.project == id || (name != nullptr && options.project == *name)) {
      found.push_back(line);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty() && options.project.empty()) return std::nullopt;
  const std::string& file = document.input.name;
  if (found.empty()) {
    throw UsageError("project_unknown", cat(file, " has no project \"", options.project, "\"; it has ", listed),
                     "project", options.project);
  }
  throw InputError("project_ambiguous",
                   cat(file, " holds several projects: ", listed, "; name one by its number (option project)"), file,
                   listed);
}

class TaguetteImporter final : public StoreImporter {
 public:
  TaguetteImporter(const StoreDocument& document, const ReadOptions& options, std::string name,
                   std::optional<StoreLine> project)
      : StoreImporter(document, options, Format::taguette, std::move(name)), project_(project) {}

  [[nodiscard]] ReadResult run() {
    each("projects", [&](const StoreLine& line) {
      if (!project_ || line.row != project_->row) {
        mark(line, LossReason::no_counterpart);  // a study is one project
        return;
      }
      if (std::string name = text(line, "name"); !name.empty()) study_.set_name(std::move(name));
      if (std::string words = text(line, "description"); !words.empty()) study_.set_description(std::move(words));
    });
    read_log();
    add_tags();
    collect();
    resolve("Taguette");
    add_documents();
    add_highlights();
    each("users", [&](const StoreLine& line) {
      if (!logins_.contains(text(line, "login"))) mark(line, LossReason::no_counterpart);
    });
    return finished("Taguette");
  }

 private:
  /// A command that names a highlight.
  struct Entry {
    StoreLine line{};
    HighlightCommand command{};
  };

  [[nodiscard]] bool is_ours(const StoreLine& line) {
    if (!project_ || !line.has("project_id")) return true;
    return number(line, "project_id") == project_->key();
  }

  void read_log() {
    each("commands", [&](const StoreLine& line) {
      auto command = read_highlight_command(view(line, "payload"));
      if (!command) {
        mark(line, LossReason::no_counterpart);
        return;
      }
      log_[command->highlight].push_back({.line = line, .command = std::move(*command)});
    });
    for (auto& [highlight, entries] : log_) {
      std::stable_sort(entries.begin(), entries.end(),
                       [](const Entry& a, const Entry& b) { return a.line.key() < b.line.key(); });
    }
  }

  void add_tags() {
    std::vector<StoreLine> lines;
    std::vector<std::optional<std::string_view>> paths;
    each("tags", [&](const StoreLine& line) {
      if (!is_ours(line)) {
        mark(line, LossReason::no_counterpart);
        foreign_tags_.insert(line.key());
        return;
      }
      quotations_.push_back(text(line, "path"));
      if (quotations_.back().empty()) note(line, LossReason::name_empty);
      lines.push_back(line);
      paths.emplace_back(quotations_.back());
    });
    add_by_paths(
        paths, options_.tag_separator,
        [&](std::size_t at, std::string name, std::vector<CodeId> parents, bool split) {
          const StoreLine& line = lines[at];
          if (split) counter_.mark(object(line), LossAction::changed, LossReason::name_disambiguated);
          const CodeId id = study_.add_code({.name = std::move(name),
                                             .parents = std::move(parents),
                                             .definition = text(line, "description"),
                                             .uid = uid(line)});
          codes_.emplace(line.key(), id);
          return id;
        },
        [&](std::string_view path, std::string name, std::vector<CodeId> parents) {
          counter_.made(counter_.kind("tags"), LossReason::name_disambiguated, {.id = std::string(path), .where = {}});
          return study_.add_code(
              {.name = std::move(name), .parents = std::move(parents), .codable = false, .category = true});
        });
  }

  void collect() {
    each("documents", [&](const StoreLine& line) {
      if (!is_ours(line)) {
        mark(line, LossReason::no_counterpart);
        foreign_documents_.insert(line.key());
        return;
      }
      const StoreValue& contents = line["contents"];
      const bool known =
          !std::holds_alternative<std::monostate>(contents) && !std::holds_alternative<StoreBlob>(contents);
      std::optional<std::string> stored;
      if (known) {
        auto read = html_text(text(line, "contents"));
        if (read.unknown_entity) note(line, LossReason::char_not_allowed);
        stored = std::move(read.text);
      } else {
        mark(line, LossReason::text_missing);
      }
      documents_.emplace(line.key(), add_text(line, std::move(stored)));
      lines_.push_back(line);
    });
    each("highlights", [&](const StoreLine& line) {
      const auto document = find(documents_, number(line, "document_id"));
      if (!document) return;
      quotations_.push_back(html_text(view(line, "snippet")).text);
      quotation_of_[object(line)] = quotations_.back();
      positions_of_[object(line)] = add_position(*document, line, "start_offset", "end_offset", quotations_.back());
    });
  }

  void add_documents() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const StoreLine& line = lines_[i];
      Source record{.name = text(line, "name"), .description = text(line, "description")};
      if (record.name.empty()) note(line, LossReason::name_empty);
      record.uid = uid(line);
      for (const std::string_view column : {"filename", "text_direction", "created"}) {
        keep(record.provenance, line, column);
      }
      set_text(record, static_cast<std::uint32_t>(i));
      texts_[i].source = study_.add_source(std::move(record));
    }
  }

  void add_highlights() {
    std::map<std::int64_t, std::vector<StoreLine>> tags;
    each("highlight_tags", [&](const StoreLine& line) {
      if (const auto highlight = number(line, "highlight_id")) tags[*highlight].push_back(line);
    });
    each("highlights", [&](const StoreLine& line) {
      const auto document = number(line, "document_id");
      const auto found = find(documents_, document);
      if (!found) {
        const bool foreign = document && foreign_documents_.contains(*document);
        mark(line, foreign ? LossReason::no_counterpart : LossReason::ref_unresolved);
        for (const auto& tag : tags[line.key()]) {
          mark(tag, foreign ? LossReason::no_counterpart : LossReason::ref_unresolved);
        }
        tags.erase(line.key());
        return;
      }
      const SourceId source = *texts_[*found].source;
      const Quoted quoted{.text = quotation_of_.at(object(line))};
      const Place at = place(line, positions_of_.at(object(line)), quoted, "start_offset", "end_offset");
      bool coded = false;
      for (const auto& tag : tags[line.key()]) coded = add_tag(tag, line.key(), source, at) || coded;
      if (!coded) (void)record(source, at);
      tags.erase(line.key());
    });
    for (const auto& [key, rows] : tags) {  // of no highlight
      for (const auto& row : rows) mark(row, LossReason::ref_unresolved);
    }
    each("highlight_tags", [&](const StoreLine& line) {
      if (!number(line, "highlight_id")) mark(line, LossReason::ref_unresolved);
    });
  }

  bool add_tag(const StoreLine& line, std::int64_t highlight, SourceId source, const Place& at) {
    const auto tag = number(line, "tag_id");
    const auto code = find(codes_, tag);
    if (!code) {
      const bool foreign = tag && foreign_tags_.contains(*tag);
      mark(line, foreign ? LossReason::no_counterpart : LossReason::ref_unresolved);
      return false;
    }
    // Who first logged the highlight with this tag; else who made the highlight.
    const Entry* by = nullptr;
    if (const auto entries = log_.find(highlight); entries != log_.end()) {
      const auto first = [&](auto matches) {
        const auto found = std::find_if(entries->second.begin(), entries->second.end(), [&](const Entry& entry) {
          return matches(entry.command) && !view(entry.line, "user_login").empty();
        });
        return found == entries->second.end() ? nullptr : &*found;
      };
      by = first([&](const HighlightCommand& command) {
        return std::find(command.tags.begin(), command.tags.end(), *tag) != command.tags.end();
      });
      if (by == nullptr) {
        by = first([](const HighlightCommand& command) { return command.adds; });
        if (by != nullptr) mark(line, LossReason::coder_from_log);
      }
    }
    if (by == nullptr) {
      add_coding(line, source, at, *code, unknown_coder(line), std::nullopt);
      return true;
    }
    const std::string login = text(by->line, "user_login");
    logins_.insert(login);
    add_coding(line, source, at, *code, coder_named(login), time(by->line, "date"));
    return true;
  }

  std::optional<StoreLine> project_;
  std::map<std::int64_t, std::vector<Entry>> log_;
  std::set<std::string> logins_;
  std::set<std::int64_t> foreign_documents_;
  std::set<std::int64_t> foreign_tags_;
  Keys<CodeId> codes_;
  Keys<std::uint32_t> documents_;
  std::vector<StoreLine> lines_;  ///< of the documents that are read
  std::unordered_map<LossCounter::Object, std::uint32_t> positions_of_;
  std::unordered_map<LossCounter::Object, std::string_view> quotation_of_;
};

}  // namespace

std::span<const StoreRule> taguette_rules() { return taguette_tables; }

ReadResult import_taguette(Input& input, const ReadOptions& options) {
  const StoreDocument document = read_store(input, taguette_tables, Format::taguette, options);
  const auto project = taguette_project_of(document, options);
  return TaguetteImporter(document, options, stem_of(input.name()), project).run();
}

}  // namespace tematik::io::detail
