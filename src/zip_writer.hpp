#pragma once

/// @file
/// @brief Writing a ZIP archive that is the same bytes for the same members.

#include <string>
#include <vector>

#include <tematik/io/write_words.hpp>

namespace tematik::io::detail {

struct ZipOutput {
  std::string name;  ///< ASCII, with `/` between folders
  std::string bytes;
  bool text = false;  ///< worth packing; what is not is stored
};

/// An archive of the members in their order: no folders, no comments, no extra fields, every time 1980-01-01 00:00.
/// @throws StorageError `write_io` if the library fails
[[nodiscard]] std::string zipped(const std::vector<ZipOutput>& members, Compression compression);

}  // namespace tematik::io::detail
