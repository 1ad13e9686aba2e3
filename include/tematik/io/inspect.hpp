#pragma once

/// @file
/// @brief What is this file, who wrote it, and how much is in it? Without making a study of it.
///
/// Archives, SQLite databases, XML, WebVTT and Parquet are known by their content; csv, tsv, srt and txt by their
/// suffix; QualCoder and qc projects also as folders.
///
/// @code
/// const auto seen = tematik::io::inspect("study.qdpx");
/// std::cout << seen.origin << ", " << seen.count("Coding") << " codings\n";
/// @endcode

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/io/format.hpp>
#include <tematik/io/limits.hpp>

namespace tematik::io {

/// What a file says of itself.
struct Inspection {
  Format format = Format::auto_;
  std::string version{};                                       ///< of the format ("1.0"), where the file names one
  std::string origin{};                                        ///< the program that wrote it
  std::vector<std::string> dialect{};                          ///< R numbers that show without resolving references
  std::vector<std::pair<std::string, std::int64_t>> counts{};  ///< elements by kind, in the order of the report

  /// Elements of one kind, 0 if there are none.
  [[nodiscard]] std::int64_t count(std::string_view element) const noexcept;
};

/// Looks at a file or folder. REFI-QDA files and databases are read to the end, so that a damaged one is found out here;
/// of a database the elements are its tables.
/// @throws StorageError `file_not_found`; InputError `format_unknown`, `format_ambiguous` (the candidates are listed),
///   `unsupported_native` (MAXQDA's own project files, whose texts are encrypted), and what reading the file throws
[[nodiscard]] Inspection inspect(const std::filesystem::path& path, const Limits& limits = {});

/// The same for bytes in memory. @param name  file name, whose suffix may decide
[[nodiscard]] Inspection inspect(std::string_view bytes, std::string_view name, const Limits& limits = {});

}  // namespace tematik::io
