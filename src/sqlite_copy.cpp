#include "sqlite_copy.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "input.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr int copy_tries = 3;
constexpr std::size_t copy_piece_bytes = std::size_t{1} << 20U;

/// How a file looks from outside. No file: no size.
struct SqliteStamp {
  std::optional<std::uintmax_t> size{};
  std::filesystem::file_time_type time{};
  std::string counter{};  ///< of the database: header bytes 24 to 27

  friend bool operator==(const SqliteStamp&, const SqliteStamp&) = default;
};

using SqliteStamps = std::array<SqliteStamp, 3>;
constexpr std::array<std::string_view, 3> sqlite_suffixes{"", "-wal", "-journal"};

std::filesystem::path with_sqlite_suffix(const std::filesystem::path& path, std::string_view suffix) {
  std::filesystem::path out = path;
  out += suffix;
  return out;
}

SqliteStamps sqlite_stamps_of(const std::filesystem::path& original) {
  SqliteStamps out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::filesystem::path path = with_sqlite_suffix(original, sqlite_suffixes[i]);
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error) || error) continue;
    const auto size = std::filesystem::file_size(path, error);
    if (error) continue;
    out[i].size = size;
    out[i].time = std::filesystem::last_write_time(path, error);
    if (i == 0) out[i].counter = file_input(path)->bytes(24, 4);
  }
  return out;
}

void copy_sqlite_bytes(const std::filesystem::path& from, const std::filesystem::path& to, std::int64_t limit) {
  const auto input = file_input(from);
  if (input->size() > static_cast<std::uint64_t>(limit)) {
    throw InputError("limit_member_bytes",
                     cat(input->name(), " has ", input->size(), " bytes; at most ", limit, " are read (option limits)"),
                     input->name(), std::to_string(input->size()));
  }
  std::ofstream out(to, std::ios::binary);
  std::string piece(copy_piece_bytes, '\0');
  for (std::uint64_t at = 0; at < input->size() && out;) {
    const std::size_t got = input->read(at, piece.data(), piece.size());
    if (got == 0) break;  // it became shorter: the comparison will say so
    out.write(piece.data(), static_cast<std::streamsize>(got));
    at += got;
  }
  out.close();
  if (!out) {
    throw StorageError("write_io",
                       cat("no room for a private copy of ", input->name(), " in the folder for temporary files"),
                       to.parent_path().string());
  }
}

/// A journal that ends in this mark names another file, which SQLite would open, and might remove.
void refuse_distant_journal(const std::filesystem::path& journal, const std::string& name) {
  const auto input = file_input(journal);
  static constexpr std::string_view mark = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  if (input->size() < mark.size() || input->bytes(input->size() - mark.size(), mark.size()) != mark) return;
  throw InputError("sqlite_corrupt",
                   cat(name,
                       " has an unfinished transaction over several files; open it once in the program it came "
                       "from and close it there"),
                   name);
}

}  // namespace

PrivateFolder PrivateFolder::make() {
  PrivateFolder out;
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "tematik-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr) {
    throw StorageError("write_io", "cannot make a folder for temporary files; check the variable TMPDIR", name);
  }
  out.path_ = name;
  return out;
}

PrivateFolder::~PrivateFolder() {
  std::error_code error;
  if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

SqliteCopy copy_sqlite(const std::filesystem::path& path, const Limits& limits,
                       const std::function<void()>& after_copy) {
  const std::string name = path.filename().string();
  std::error_code unresolved;  // behind a link, the log lies beside the file itself
  std::filesystem::path original = std::filesystem::canonical(path, unresolved);
  if (unresolved) original = path;
  for (int i = 0; i < copy_tries; ++i) {
    SqliteCopy out{.folder = PrivateFolder::make()};
    out.database = out.folder.path() / "copy";
    const SqliteStamps before = sqlite_stamps_of(original);
    bool whole = true;
    try {
      copy_sqlite_bytes(original, out.database, limits.member_bytes);
      for (std::size_t k = 1; k < sqlite_suffixes.size(); ++k) {
        if (before[k].size.value_or(0) == 0) continue;
        copy_sqlite_bytes(with_sqlite_suffix(original, sqlite_suffixes[k]),
                          with_sqlite_suffix(out.database, sqlite_suffixes[k]), limits.member_bytes);
      }
    } catch (const StorageError& error) {
      // A file beside the database may go while it is copied; the database itself may not.
      if (error.code() != "file_not_found" || sqlite_stamps_of(original)[0].size == std::nullopt) throw;
      whole = false;
    }
    if (after_copy) after_copy();
    if (!whole || sqlite_stamps_of(original) != before) continue;
    const std::filesystem::path journal = with_sqlite_suffix(out.database, "-journal");
    std::error_code error;
    if (std::filesystem::exists(journal, error)) refuse_distant_journal(journal, name);
    return out;
  }
  throw StorageError("source_changing",
                     cat(name, " changes while it is read; close the program that has it open and try again"),
                     original.string());
}

}  // namespace tematik::io::detail
