#pragma once

/// @file
/// @brief The foreign document of an SQLite store: the rows of its tables, as the file has them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/io/loss_report.hpp>
#include <tematik/io/read.hpp>

#include "input.hpp"
#include "sqlite_store.hpp"

namespace tematik::io::detail {

/// What a reader knows of a table. Lists are names parted by blanks.
struct StoreRule {
  std::string_view table;
  std::string_view key;                 ///< the column of whole numbers by which other tables refer to it; may be ""
  std::string_view needed = {};         ///< columns without which the table cannot be read
  std::string_view more = {};           ///< columns that are read where they are there
  std::string_view known = {};          ///< columns that are not read, without a remark
  bool required = false;                ///< no table, no study
  std::optional<LossReason> drop = {};  ///< its rows are counted and left out, for this reason
};

struct StoreTable {
  std::string name{};
  std::string key{};                   ///< "" if it has none, or the file lacks the column
  std::vector<std::string> columns{};  ///< those that were read
  std::vector<StoreRow> rows{};
  std::vector<std::string> unknown{};  ///< columns that no rule names
  std::optional<LossReason> drop{};
};

/// One row, with its table.
struct StoreLine {
  const StoreTable* table = nullptr;
  std::size_t row = 0;

  /// The value of a column; a column that the file lacks is null.
  [[nodiscard]] const StoreValue& operator[](std::string_view column) const;
  [[nodiscard]] bool has(std::string_view column) const;
  /// What the report calls it: `<table>/<key or rowid>`.
  [[nodiscard]] std::string id() const;
  /// The key as a whole number, else the rowid.
  [[nodiscard]] std::int64_t key() const;
};

struct StoreDocument {
  LossInput input{};
  std::vector<StoreTable> tables{};  ///< in the order of the rules, then tables that no rule names

  /// An empty table if the file has none.
  [[nodiscard]] const StoreTable& table(std::string_view name) const;
};

/// Steps that `progress` hears of; the first is the reading.
inline constexpr std::int64_t store_steps = 3;

/// Reads a store. @param format  for messages
/// @throws InputError `sqlite_schema` (a table or column is missing, or is no ordinary table), and what SqliteStore
///   throws
[[nodiscard]] StoreDocument read_store(Input& input, std::span<const StoreRule> rules, Format format,
                                       const ReadOptions& options);

/// A whole number: as such, a number without fraction, or text of one.
/// @param other  set if its type is not that of a whole number
[[nodiscard]] std::optional<std::int64_t> whole_number(const StoreValue& value, bool& other);

}  // namespace tematik::io::detail
