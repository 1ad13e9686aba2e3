#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "sniff.hpp"
#include "sqlite_store.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

Format sniff_sqlite(Input& input, const Limits& limits) {
  const std::string id = input.bytes(68, 4);
  if (id == "TMTK") return Format::tematik;
  const SqliteStore store(input, limits);
  const auto& tables = store.tables();
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
