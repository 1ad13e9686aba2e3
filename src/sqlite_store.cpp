#include "sqlite_store.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/utf8.hpp>

#include "utf.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr int instructions_per_question = 20'000;
constexpr std::string_view utf8_replacement = "\xEF\xBF\xBD";

/// Names in SQL.
std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

/// Reading rows, and asking for columns.
int permit_reading(void*, int action, const char* detail, const char*, const char*, const char*) {
  if (action == SQLITE_SELECT || action == SQLITE_READ) return SQLITE_OK;
  if (action == SQLITE_PRAGMA && detail != nullptr && std::string_view(detail) == "table_info") return SQLITE_OK;
  return SQLITE_DENY;
}

}  // namespace

bool repair_utf8(std::string& text) {
  auto problem = find_utf8_problem(text);
  if (!problem) return false;
  std::string out;
  out.reserve(text.size() + 64);
  std::size_t at = 0;
  for (; problem; problem = find_utf8_problem(text, at)) {
    out.append(text, at, problem->byte - at);
    out += utf8_replacement;
    at = problem->byte + 1;
  }
  out.append(text, at);
  text = std::move(out);
  return true;
}

struct SqliteStore::Statement {
  sqlite3_stmt* raw = nullptr;
  Statement() = default;
  Statement(Statement&& other) noexcept : raw(std::exchange(other.raw, nullptr)) {}
  Statement& operator=(Statement&&) = delete;
  ~Statement() { sqlite3_finalize(raw); }
};

void SqliteStore::Closer::operator()(sqlite3* database) const { sqlite3_close(database); }

SqliteStore::~SqliteStore() = default;

SqliteStore::SqliteStore(Input& input, const Limits& limits, std::function<bool()> go_on)
    : limits_(limits), go_on_(std::move(go_on)) {
  if (!input.path().empty()) {
    copy_ = copy_sqlite(input.path(), limits_);
    const auto copied = file_input(copy_.database);
    described_ = copied->described();
    described_.name = input.name();
    open(copy_.database.c_str());
  } else {
    described_ = input.described();
    image_ = input.all(limits_.member_bytes);
    // An image in memory has no write-ahead log; the two bytes that ask for one are set back to the older mode.
    if (image_.size() > 19 && image_[18] == 2) image_[18] = image_[19] = 1;
    open(":memory:");
    const auto size = static_cast<sqlite3_int64>(image_.size());
    const int result = sqlite3_deserialize(database_.get(), "main", reinterpret_cast<unsigned char*>(image_.data()),
                                           size, size, SQLITE_DESERIALIZE_READONLY);
    if (result != SQLITE_OK) fail(result);
  }
  harden();
  find_tables();
}

void SqliteStore::open(const char* path) {
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(path, &raw, SQLITE_OPEN_READWRITE, nullptr);
  database_.reset(raw);
  if (result != SQLITE_OK) fail(result);
}

void SqliteStore::harden() {
  sqlite3* database = database_.get();
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  const auto longest = std::min<std::int64_t>(limits_.text_bytes, std::numeric_limits<int>::max());
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(longest));
  // Hostile files are checked cell by cell; nothing is mapped into memory.
  const int result = sqlite3_exec(database, "PRAGMA query_only=1; PRAGMA cell_size_check=1; PRAGMA mmap_size=0",
                                  nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(result);
  sqlite3_set_authorizer(database, permit_reading, nullptr);
  if (!go_on_) return;
  const auto ask = [](void* self) {
    auto& store = *static_cast<SqliteStore*>(self);
    try {
      return store.go_on_() ? 0 : 1;
    } catch (...) {  // nothing may be thrown through SQLite
      store.stopped_by_ = std::current_exception();
      return 1;
    }
  };
  sqlite3_progress_handler(database, instructions_per_question, ask, this);
}

void SqliteStore::fail(int result) {
  if (stopped_by_) std::rethrow_exception(std::exchange(stopped_by_, nullptr));
  const std::string& name = described_.name;
  if (result == SQLITE_INTERRUPT) throw Error("cancelled", cat("reading ", name, " was cancelled"), name);
  if (result == SQLITE_TOOBIG) {
    throw InputError("limit_member_bytes",
                     cat(name, " holds a value of more than ", limits_.text_bytes, " bytes (option limits)"), name);
  }
  if (result == SQLITE_NOMEM) throw std::bad_alloc();
  throw InputError("sqlite_corrupt", cat(name, " is a damaged SQLite database; copy it again from where it came"), name,
                   sqlite3_errstr(result));
}

SqliteStore::Statement SqliteStore::prepare(const std::string& sql) {
  Statement out;
  const int result = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &out.raw, nullptr);
  if (result != SQLITE_OK) fail(result);
  return out;
}

bool SqliteStore::step(Statement& statement) {
  const int result = sqlite3_step(statement.raw);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) fail(result);
  return false;
}

void SqliteStore::find_tables() {
  // A virtual table has no root page: it would run code to be read.
  auto names = prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0");
  while (step(names)) {
    StoreRow row;
    auto name = value(names, 0, row);
    if (auto* text = std::get_if<std::string>(&name); text != nullptr && !text->starts_with("sqlite_")) {
      tables_.insert(ascii_lower(*text));
    }
  }
}

std::vector<std::string> SqliteStore::columns(const std::string& table) {
  std::vector<std::string> out;
  auto found = prepare(cat("PRAGMA table_info(", sql_name(table), ')'));
  while (step(found)) {
    StoreRow row;
    auto name = value(found, 1, row);
    if (auto* text = std::get_if<std::string>(&name)) out.push_back(ascii_lower(*text));
  }
  return out;
}

void SqliteStore::count(std::int64_t bytes) {
  bytes_ += bytes;
  ++values_;
  const std::string& name = described_.name;
  if (values_ > limits_.xml_nodes) {
    throw InputError("limit_nodes", cat(name, " has more than ", limits_.xml_nodes, " values (option limits)"), name);
  }
  if (bytes_ > limits_.total_bytes) {
    throw InputError("limit_total_bytes", cat(name, " holds more than ", limits_.total_bytes, " bytes (option limits)"),
                     name);
  }
  // Rows that share their pages: no honest file holds much more than its size.
  if (bytes_ > limits_.ratio_from_bytes && bytes_ / limits_.ratio > described_.bytes) {
    throw InputError("limit_ratio",
                     cat(name, " unfolds to more than ", limits_.ratio, " times its size (option limits)"), name);
  }
}

StoreValue SqliteStore::value(Statement& statement, int column, StoreRow& row) {
  sqlite3_stmt* raw = statement.raw;
  switch (sqlite3_column_type(raw, column)) {
    case SQLITE_INTEGER:
      count(8);
      return std::int64_t{sqlite3_column_int64(raw, column)};
    case SQLITE_FLOAT:
      count(8);
      return sqlite3_column_double(raw, column);
    case SQLITE_TEXT: {
      const auto* text = sqlite3_column_text(raw, column);
      if (text == nullptr) throw std::bad_alloc();
      std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(raw, column)));
      count(static_cast<std::int64_t>(out.size()));
      if (repair_utf8(out)) row.repaired = true;
      return out;
    }
    case SQLITE_BLOB:
      count(8);
      return StoreBlob{sqlite3_column_bytes(raw, column)};
    default:
      count(0);
      return std::monostate{};
  }
}

std::vector<StoreRow> SqliteStore::rows(const std::string& table, const std::vector<std::string>& columns) {
  std::string wanted;
  for (const auto& column : columns) wanted += ", " + sql_name(column);
  const std::string from = cat(wanted, " FROM ", sql_name(table));
  // A table may lack a rowid, or have a column of this name; then the order of the table counts.
  sqlite3_stmt* raw = nullptr;
  const std::string numbered = cat("SELECT rowid", from, " ORDER BY rowid");
  const bool has_number = sqlite3_prepare_v2(database_.get(), numbered.c_str(), -1, &raw, nullptr) == SQLITE_OK;
  sqlite3_finalize(raw);
  auto statement = prepare(has_number ? numbered : cat("SELECT 1", from));
  std::vector<StoreRow> out;
  while (step(statement)) {
    StoreRow row{.number = static_cast<std::int64_t>(out.size()) + 1};
    if (has_number) row.number = sqlite3_column_int64(statement.raw, 0);
    row.values.reserve(columns.size());
    count(1);
    for (std::size_t i = 0; i < columns.size(); ++i)
      row.values.push_back(value(statement, static_cast<int>(i) + 1, row));
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace tematik::io::detail
