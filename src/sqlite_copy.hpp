#pragma once

/// @file
/// @brief A private copy of a foreign SQLite database: the original is only ever read as bytes.
///
/// SQLite locks what it opens, and may roll back or checkpoint it. So the database and what lies beside it and is not
/// empty (`-wal`, `-journal`) are copied into a folder of mode 0700, and SQLite sees the copy alone. Size, time and
/// change counter (header bytes 24 to 27) are compared before and after; three tries.

#include <filesystem>
#include <functional>

#include <tematik/io/limits.hpp>

namespace tematik::io::detail {

/// A folder of its own for as long as the object lives; removed with everything in it.
class PrivateFolder {
 public:
  PrivateFolder() = default;
  /// @throws StorageError `write_io`
  [[nodiscard]] static PrivateFolder make();
  ~PrivateFolder();
  PrivateFolder(PrivateFolder&& other) noexcept;
  PrivateFolder& operator=(PrivateFolder&& other) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_{};
};

/// The copy, and the folder that holds it.
struct SqliteCopy {
  PrivateFolder folder{};
  std::filesystem::path database{};
};

/// Copies a database. @param after_copy  called after every try, before the comparison: for tests
/// @throws StorageError `file_not_found`, `write_io`, `source_changing`; InputError `limit_member_bytes`, and
///   `sqlite_corrupt` for an unfinished transaction over several files, whose end SQLite would look for outside
[[nodiscard]] SqliteCopy copy_sqlite(const std::filesystem::path& path, const Limits& limits,
                                     const std::function<void()>& after_copy = {});

}  // namespace tematik::io::detail
