#pragma once

/// @file
/// @brief Which code a row of a coding table means; makes the codes that are not there yet.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tematik/model/study.hpp>

#include "coding_table.hpp"

namespace tematik::io::detail {

/// The codes of a table. Those that the study had before are found by id, label, name or path; others are made, in the
/// order in which the table names them, with the codes above them.
class TableCodes {
 public:
  /// Reads all rows first: a name may be clear only through a path further down.
  /// @throws InputError `code_path_ambiguous` with row and column
  TableCodes(const CodingTable& table, Study& study);

  /// The code of a row; empty if the row names none.
  [[nodiscard]] std::optional<CodeId> of(const CsvRow& row) const;

 private:
  void know_old();
  void plan_paths();
  [[nodiscard]] CodeId by_id(std::string_view id, std::string_view cell);
  [[nodiscard]] CodeId by_path(std::string_view cell, const CsvRow& row);
  [[nodiscard]] std::optional<CodeId> old_code(std::string_view cell, const CsvRow& row) const;
  [[noreturn]] void ambiguous(const CsvRow& row, std::string_view why) const;

  const CodingTable& table_;
  Study& study_;
  bool has_old_ = false;
  std::unordered_map<std::string_view, CodeId> ids_;
  std::unordered_map<std::string_view, CodeId> cells_;
  std::unordered_map<std::string, CodeId> old_ids_;  ///< as `uid`
  std::unordered_map<std::string, CodeId> old_labels_;
  std::unordered_map<std::string, std::vector<CodeId>> old_paths_;   ///< in NFC
  std::unordered_map<std::string, std::vector<CodeId>> old_names_;   ///< in NFC
  std::unordered_map<std::string, CodeId> paths_;                    ///< of the table, in NFC
  std::unordered_map<std::string, std::vector<std::string>> below_;  ///< name in NFC -> paths below the root with it
};

/// The id of a code in a table as its `uid`: a GUID in lower case, else `raw:` and the id.
[[nodiscard]] std::string code_uid(std::string_view id);

/// The id of a code as a table has it: its `uid` without `raw:`; without a `uid` its row.
[[nodiscard]] std::string code_id_of(CodeId id, const Code& code);

}  // namespace tematik::io::detail
