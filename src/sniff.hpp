#pragma once

/// @file
/// @brief Telling formats apart by content, then by suffix (interchange page, 2).

#include <filesystem>

#include <tematik/io/format.hpp>
#include <tematik/io/limits.hpp>

#include "input.hpp"

namespace tematik::io::detail {

/// The format of an input. @throws InputError `format_unknown` `format_ambiguous` `unsupported_native`
///   `container_no_qde` `container_ambiguous`, and what the archive reader throws
[[nodiscard]] Format sniff(Input& input, const Limits& limits);

/// The format of a folder. @throws InputError as above
[[nodiscard]] Format sniff_folder(const std::filesystem::path& folder);

/// The format of an SQLite database by its application id and tables. Nothing is locked and nothing is written beside
/// the file. @throws InputError `sqlite_corrupt` and as above, StorageError `source_changing`
[[nodiscard]] Format sniff_sqlite(Input& input, const Limits& limits);

/// The part of a file name behind its last dot, in lower case.
[[nodiscard]] std::string suffix_of(const std::string& name);

}  // namespace tematik::io::detail
