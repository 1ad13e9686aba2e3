#pragma once

/// @file
/// @brief Reading a ZIP archive that may be hostile. Names are looked up, never used as paths.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tematik/io/limits.hpp>

#include "input.hpp"
#include "zip_directory.hpp"

namespace tematik::io::detail {

/// A member with a safe name; folders are none.
struct ZipMember {
  std::string name;         ///< UTF-8, with `/` between folders
  std::uint64_t index = 0;  ///< in the archive
  std::uint64_t size = 0;   ///< unpacked, as declared
};

/// A member that is never looked up, and why.
struct ZipIgnored {
  std::string name;
  std::string why;
};

class ZipReader {
 public:
  /// Opens an archive; the input must outlive the reader. @throws InputError, see limits.hpp and zip_directory.hpp
  ZipReader(Input& input, const Limits& limits);
  ~ZipReader();
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  [[nodiscard]] const std::vector<ZipMember>& members() const noexcept { return members_; }
  /// Folder entries, without the final `/`.
  [[nodiscard]] const std::vector<std::string>& folders() const noexcept { return folders_; }
  [[nodiscard]] const std::vector<ZipIgnored>& ignored() const noexcept { return ignored_; }

  /// The first member of a name, compared without case; index into `members()`.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

  /// Is the member encrypted? Such a one counts as missing unless the project itself is.
  [[nodiscard]] bool encrypted(std::size_t member) const;

  /// The bytes of a member, checked against its declared size and checksum.
  /// @param limit  bytes of this one member
  /// @throws InputError `zip_encrypted` `zip_method` `zip_crc` `zip_size_mismatch` `zip_corrupt` and the limits
  [[nodiscard]] std::string read(std::size_t member, std::int64_t limit);

 private:
  struct Archive;
  Input& input_;
  Limits limits_;
  std::vector<ZipEntry> entries_;
  std::vector<ZipMember> members_;
  std::vector<std::string> folders_;
  std::vector<ZipIgnored> ignored_;
  std::unordered_map<std::string, std::size_t> by_name_;  ///< lower-case name to member
  std::int64_t read_bytes_ = 0;
  std::unique_ptr<Archive> archive_;
};

/// Does the input begin like a ZIP archive?
[[nodiscard]] bool is_zip(Input& input);

}  // namespace tematik::io::detail
