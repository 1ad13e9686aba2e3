#include "coding_table_codes.hpp"

#include <algorithm>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/nfc.hpp>

#include "refi_schema.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

std::string code_uid(std::string_view id) { return is_guid(id) ? ascii_lower(id) : cat("raw:", id); }

std::string code_id_of(CodeId id, const Code& code) {
  if (code.uid.empty()) return cat("code-", row(id));  // as in record lines
  const bool raw = code.uid.starts_with("raw:") && code.uid.size() > 4;
  return raw ? code.uid.substr(4) : code.uid;
}

TableCodes::TableCodes(const CodingTable& table, Study& study)
    : table_(table), study_(study), has_old_(!study.codes().empty()) {
  know_old();
  plan_paths();
  for (const std::string_view heading : table.headings)
    cells_.emplace(heading, by_path(heading, table.csv.rows.front()));
  for (std::size_t i = 0; i < table_.size(); ++i) {
    const CsvRow& row = table_.row(i);
    const std::string_view cell = table_.cell(row, Column::code);
    const std::string_view id = table_.cell(row, Column::code_id);
    if (!id.empty()) {
      if (!ids_.contains(id)) ids_.emplace(id, by_id(id, cell));
    } else if (!cell.empty() && !cells_.contains(cell)) {
      cells_.emplace(cell, by_path(cell, row));
    }
  }
}

std::optional<CodeId> TableCodes::of(const CsvRow& row) const {
  if (const std::string_view id = table_.cell(row, Column::code_id); !id.empty()) return ids_.at(id);
  const std::string_view cell = table_.cell(row, Column::code);
  if (cell.empty()) return std::nullopt;
  return cells_.at(cell);
}

void TableCodes::know_old() {
  for (const auto& [id, code] : study_.codes()) {
    old_ids_.emplace(code_uid(code_id_of(id, code)), id);
    old_labels_.emplace(study_.label(id), id);
    old_paths_[nfc(study_.path(id))].push_back(id);
    old_names_[nfc(code.name)].push_back(id);
  }
}

void TableCodes::plan_paths() {
  std::unordered_map<std::string_view, bool> seen;
  std::unordered_map<std::string, bool> planned;
  const auto plan = [&](std::string_view cell, const CsvRow& row) {
    if (cell.find(path_separator) == std::string_view::npos || !seen.emplace(cell, true).second) return;
    if (has_old_ && old_code(cell, row)) return;
    std::string path;
    for (const auto& name : split_path(cell)) {
      if (name.empty()) ambiguous(row, "a name in the path is empty");
      const bool root = path.empty();
      path = nfc(root ? name : cat(path, path_separator, name));
      if (!root && planned.emplace(path, true).second) below_[nfc(name)].push_back(path);
    }
  };
  for (const std::string_view heading : table_.headings) plan(heading, table_.csv.rows.front());
  if (table_.wide) return;
  for (std::size_t i = 0; i < table_.size(); ++i) {
    const CsvRow& row = table_.row(i);
    if (table_.cell(row, Column::code_id).empty()) plan(table_.cell(row, Column::code), row);
  }
}

CodeId TableCodes::by_id(std::string_view id, std::string_view cell) {
  const std::string uid = code_uid(id);
  if (const auto old = old_ids_.find(uid); old != old_ids_.end()) return old->second;
  const bool named = table_.has(Column::code);
  return study_.add_code({.name = std::string(named ? cell : id), .uid = uid});
}

std::optional<CodeId> TableCodes::old_code(std::string_view cell, const CsvRow& row) const {
  if (!has_old_) return std::nullopt;
  if (const auto label = old_labels_.find(std::string(cell)); label != old_labels_.end()) return label->second;
  std::vector<CodeId> found;
  const std::string key = nfc(cell);
  for (const auto* table : {&old_paths_, &old_names_}) {
    const auto ids = table->find(key);
    if (ids == table->end()) continue;
    for (const CodeId id : ids->second) {
      if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    }
  }
  if (found.size() > 1) ambiguous(row, cat(found.size(), " codes of the study have this name or path"));
  if (found.empty()) return std::nullopt;
  return found.front();
}

CodeId TableCodes::by_path(std::string_view cell, const CsvRow& row) {
  if (const auto old = old_code(cell, row)) return *old;
  const auto names = split_path(cell);
  if (names.size() == 1) {
    if (const auto nested = below_.find(nfc(cell)); nested != below_.end()) {
      ambiguous(row, "the name alone may mean a code at the root or one below another");
    }
  }
  std::optional<CodeId> parent;
  std::string path;
  for (const auto& name : names) {
    path = nfc(path.empty() ? name : cat(path, path_separator, name));
    if (const auto found = paths_.find(path); found != paths_.end()) {
      parent = found->second;
      continue;
    }
    std::optional<CodeId> id;
    if (const auto old = old_paths_.find(path); old != old_paths_.end()) {
      if (old->second.size() > 1) ambiguous(row, "several codes of the study have the beginning of this path");
      id = old->second.front();
    } else {
      Code code{.name = name};
      if (parent) code.parents = {*parent};
      id = study_.add_code(std::move(code));
    }
    paths_.emplace(path, *id);
    parent = id;
  }
  return *parent;
}

void TableCodes::ambiguous(const CsvRow& row, std::string_view why) const {
  const bool heading = &row == table_.csv.rows.data();  // a code of a unit table
  const std::string place = heading ? std::string() : cat(", column ", table_.file_column(row, Column::code));
  const std::string where = cat(table_.name, ", row ", row.number, place);
  throw InputError("code_path_ambiguous",
                   cat(where, " (code): ", why, "; give the path from the root joined by \" > \"",
                       table_.wide ? "" : ", or a column code_id"),
                   where);
}

}  // namespace tematik::io::detail
