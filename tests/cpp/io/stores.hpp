#pragma once

// Databases of other programs, made by SQL.

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <tematik/io/read.hpp>
#include <tematik/support/error.hpp>

#include "fixtures.hpp"

namespace stores {

/// An open database; closed at the end.
class Database {
 public:
  explicit Database(const std::filesystem::path& path) { check(sqlite3_open(path.c_str(), &raw_)); }
  ~Database() { sqlite3_close(raw_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) const {
    char* message = nullptr;
    const int result = sqlite3_exec(raw_, sql.c_str(), nullptr, nullptr, &message);
    const std::string words = message == nullptr ? "" : message;
    sqlite3_free(message);
    if (result != SQLITE_OK) throw std::runtime_error(words);
  }
  /// The first value of a query.
  [[nodiscard]] std::int64_t number(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(raw_, sql.c_str(), -1, &statement, nullptr));
    sqlite3_step(statement);
    const std::int64_t out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return out;
  }
  [[nodiscard]] std::string image() const {
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(raw_, "main", &size, 0);
    std::string out(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return out;
  }

 private:
  static void check(int result) {
    if (result != SQLITE_OK) throw std::runtime_error("sqlite");
  }
  sqlite3* raw_ = nullptr;
};

/// The bytes of a database.
inline std::string image(const std::string& sql) {
  const Database database(":memory:");
  database.run(sql);
  return database.image();
}

/// A database on disk, closed.
inline std::filesystem::path file(const std::filesystem::path& path, const std::string& sql) {
  std::filesystem::create_directories(path.parent_path());
  const Database database(path);
  database.run(sql);
  return path;
}

/// The rules that every report keeps.
inline bool consistent(const tematik::io::LossReport& report) {
  for (const auto& t : report.totals) {
    if (t.in != t.kept + t.changed + t.guessed + t.merged + t.unverified + t.dropped) return false;
    if (t.out != t.kept + t.changed + t.guessed + t.unverified + t.added) return false;
  }
  return true;
}

/// Changes single bytes of a database: each time a consistent report or a refusal with a code of its own, never a crash.
inline bool survives_changes(const std::string& bytes, const std::string& name) {
  std::size_t refused = 0;
  for (std::size_t at = 101; at < bytes.size(); at += bytes.size() / 150 + 1) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    try {
      if (!consistent(tematik::io::read(changed, name).report)) return false;
    } catch (const tematik::InputError&) {
      ++refused;
    }
  }
  return refused > 0;
}

/// Names and times of all files of a folder.
inline std::vector<std::pair<std::string, std::int64_t>> listing(const std::filesystem::path& folder) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    out.emplace_back(entry.path().string(), entry.last_write_time().time_since_epoch().count());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace stores
