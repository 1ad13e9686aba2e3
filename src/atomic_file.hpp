#pragma once

/// @file
/// @brief Writing a file so that at every moment either the old or the new one is there, whole.

#include <filesystem>
#include <string_view>

namespace tematik::io::detail {

/// Writes a temporary file of mode 0600 beside the target, has the system put it on the disk, renames it, and has the
/// folder put on the disk. After an error the old file is as it was and the temporary one is gone. A link is
/// followed: the file it leads to is replaced.
/// @throws StorageError `write_io`
void write_atomically(const std::filesystem::path& target, std::string_view bytes);

}  // namespace tematik::io::detail
