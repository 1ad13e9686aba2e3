#pragma once

/// @file
/// @brief The outer shell of REFI-QDA: a `.qdpx` archive, a loose `.qde` or a codebook `.qdc`.

#include <memory>
#include <set>
#include <string>

#include <tematik/io/limits.hpp>

#include "input.hpp"
#include "zip_reader.hpp"

namespace tematik::io::detail {

/// The XML of a project with the archive it came from.
struct RefiContainer {
  std::unique_ptr<ZipReader> archive{};  ///< none for a loose file; refers to the input
  std::string where{};                   ///< file or member, for error sentences
  std::string xml{};
  std::set<int> dialect{};  ///< R numbers that the shell shows
};

/// Finds and reads the project.
/// @throws InputError `container_no_qde` `container_ambiguous`, and what zip_reader.hpp throws
[[nodiscard]] RefiContainer open_refi(Input& input, const Limits& limits);

/// Index of the one `.qde` in the root of an archive. @throws InputError as above
[[nodiscard]] std::size_t find_project(const ZipReader& archive, const std::string& name);

}  // namespace tematik::io::detail
