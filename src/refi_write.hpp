#pragma once

/// @file
/// @brief The writer of REFI-QDA behind `io::write`.

#include <string>

#include <tematik/io/write.hpp>

#include "refi_exporter.hpp"

namespace tematik::io::detail {

/// The bytes of a file, and the report without its `input`.
struct WrittenFile {
  std::string bytes{};
  LossReport report{};
};

/// A study as `.qdpx`, `.qde` or `.qdc`. @param name  of the file, for sentences
/// @throws StorageError `write_invalid` if what was made is not as the schema has it (a codebook without codes)
[[nodiscard]] WrittenFile write_refi(const Study& study, RefiForm form, const WriteOptions& options,
                                     const std::string& name);

}  // namespace tematik::io::detail
