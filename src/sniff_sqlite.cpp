#include <sqlite3.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "sniff.hpp"
#include "utf.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

/// Names of the ordinary tables of a database image, lower case.
std::set<std::string> table_names(std::string& image, const std::string& name) {
  const auto damaged = [&] {
    throw InputError("sqlite_corrupt", cat(name, " is a damaged SQLite database; copy it again from where it came"),
                     name);
  };
  // An image in memory has no write-ahead log; the two bytes that ask for one are set back to the older mode.
  if (image.size() > 19 && image[18] == 2) image[18] = image[19] = 1;
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(raw, sqlite3_close);
  if (opened != SQLITE_OK) damaged();
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  const auto size = static_cast<sqlite3_int64>(image.size());
  if (sqlite3_deserialize(raw, "main", reinterpret_cast<unsigned char*>(image.data()), size, size,
                          SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
    damaged();
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(raw, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &statement, nullptr) !=
      SQLITE_OK) {
    damaged();
  }
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> rows(statement, sqlite3_finalize);
  std::set<std::string> names;
  while (true) {
    const int step = sqlite3_step(statement);
    if (step == SQLITE_DONE) break;
    if (step != SQLITE_ROW) damaged();
    const auto* text = sqlite3_column_text(statement, 0);
    if (text != nullptr) names.insert(ascii_lower(reinterpret_cast<const char*>(text)));
  }
  return names;
}

}  // namespace

Format sniff_sqlite(Input& input, const Limits& limits) {
  const std::string id = input.bytes(68, 4);
  if (id == "TMTK") return Format::tematik;
  std::string image = input.all(limits.member_bytes);
  const auto tables = table_names(image, input.name());
  const auto has = [&](std::initializer_list<const char*> wanted) {
    for (const char* table : wanted) {
      if (!tables.contains(table)) return false;
    }
    return true;
  };
  if (has({"codewords", "codings", "texts"})) {
    throw InputError("unsupported_native",
                     cat(input.name(),
                         " is a MAXQDA project, whose texts are encrypted; export it from MAXQDA as a "
                         "REFI-QDA project (.qdpx)"),
                     input.name());
  }
  std::vector<Format> found;
  if (has({"source", "code_name", "code_text"})) found.push_back(Format::qualcoder);
  if (has({"documents", "tags", "highlights"})) found.push_back(Format::taguette);
  if (has({"source", "freecode", "coding"})) found.push_back(Format::rqda);
  if (has({"coded_line", "document_index"})) found.push_back(Format::qc);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw InputError("format_unknown",
                     cat(input.name(), ": an SQLite database whose tables belong to no known program"), input.name());
  }
  std::string words;
  for (const auto format : found) words += (words.empty() ? "" : ", ") + std::string(to_string(format));
  throw InputError("format_ambiguous",
                   cat(input.name(), " can be read as several formats: ", words, "; name one (option format)"),
                   input.name(), words);
}

}  // namespace tematik::io::detail
