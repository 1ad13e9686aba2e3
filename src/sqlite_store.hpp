#pragma once

/// @file
/// @brief A foreign SQLite database, opened so that nothing of it runs and nothing is written (interchange page, 11.1).
///
/// A file is copied first (sqlite_copy.hpp); a buffer is looked at in memory. Reading alone is permitted: defensive
/// mode, no triggers, views, extensions or trusted schema, an authorizer that knows SELECT, and a handler that stops a
/// query when the caller is cancelled. Only ordinary tables are seen.

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tematik/io/limits.hpp>
#include <tematik/io/loss_report.hpp>

#include "input.hpp"
#include "sqlite_copy.hpp"

struct sqlite3;

namespace tematik::io::detail {

/// A value that is no text: its size.
struct StoreBlob {
  std::int64_t bytes = 0;
};

/// A value as the file has it; a column's declared type binds nothing. Text is UTF-8 without U+0000.
using StoreValue = std::variant<std::monostate, std::int64_t, double, std::string, StoreBlob>;

/// A row: its number in the table, and the values that were asked for.
struct StoreRow {
  std::int64_t number = 0;  ///< the rowid; in a table without one its place, from 1
  std::vector<StoreValue> values{};
  bool repaired = false;  ///< bytes that are no text became U+FFFD
};

/// Bytes as text: each byte that is no UTF-8, and each U+0000, becomes U+FFFD.
/// @return whether there was one
bool repair_utf8(std::string& text);

class SqliteStore {
 public:
  /// @param go_on  asked now and then; false stops with Error `cancelled`
  /// @throws what copy_sqlite throws; InputError `sqlite_corrupt`
  SqliteStore(Input& input, const Limits& limits, std::function<bool()> go_on = {});
  ~SqliteStore();
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  /// Names of the ordinary tables in lower case, those of SQLite itself apart.
  [[nodiscard]] const std::set<std::string>& tables() const noexcept { return tables_; }

  /// Name, size and SHA-256 of the database as it is read.
  [[nodiscard]] const LossInput& described() const noexcept { return described_; }

  /// Columns of an ordinary table, lower case, in order.
  [[nodiscard]] std::vector<std::string> columns(const std::string& table);

  /// Rows of an ordinary table in order of their numbers. @param columns  of this table; may be empty
  /// @throws InputError `sqlite_corrupt`, `limit_member_bytes` (one text), `limit_total_bytes`, `limit_ratio`,
  ///   `limit_nodes` (values); Error `cancelled`
  [[nodiscard]] std::vector<StoreRow> rows(const std::string& table, const std::vector<std::string>& columns);

 private:
  struct Statement;
  struct Closer {
    void operator()(sqlite3* database) const;
  };

  void open(const char* path);
  void harden();
  void find_tables();
  [[nodiscard]] Statement prepare(const std::string& sql);
  [[nodiscard]] bool step(Statement& statement);
  [[nodiscard]] StoreValue value(Statement& statement, int column, StoreRow& row);
  void count(std::int64_t bytes);
  [[noreturn]] void fail(int result);

  Limits limits_;
  std::function<bool()> go_on_;
  std::exception_ptr stopped_by_{};  ///< what `go_on` threw
  LossInput described_{};
  SqliteCopy copy_{};
  std::string image_{};
  std::unique_ptr<sqlite3, Closer> database_{};  ///< closed before copy and image go
  std::set<std::string> tables_{};
  std::int64_t bytes_ = 0;
  std::int64_t values_ = 0;
};

}  // namespace tematik::io::detail
