#pragma once

/// @file
/// @brief The central directory of a ZIP archive, read by ourselves: where every member really lies.
///
/// The ZIP library unpacks; it does not say where members begin, so it cannot show that two of them overlap (a bomb
/// without nesting), nor which of them are symbolic links.

#include <cstdint>
#include <string>
#include <vector>

#include <tematik/io/limits.hpp>

#include "input.hpp"

namespace tematik::io::detail {

/// One entry of the directory.
struct ZipEntry {
  std::string raw_name;      ///< bytes of the name
  std::uint64_t packed = 0;  ///< bytes in the archive
  std::uint64_t size = 0;    ///< bytes unpacked, as declared
  std::uint64_t offset = 0;  ///< of the local header
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  bool symlink = false;

  [[nodiscard]] bool encrypted() const noexcept { return (flags & 1U) != 0; }
};

/// All entries in order. Checks: the directory lies where it says, no more entries than the limit, no two members
/// overlap each other or the directory.
/// @throws InputError `zip_corrupt`, `zip_overlap`, `limit_members`
[[nodiscard]] std::vector<ZipEntry> zip_directory(Input& input, const Limits& limits);

/// Why a name is not looked up: it leaves the archive, or is no ordinary name. "" if it is fine.
[[nodiscard]] std::string unsafe_name(const std::string& name);

}  // namespace tematik::io::detail
