#pragma once

/// @file
/// @brief From a path in a REFI-QDA file to a member of the archive or a file outside (interchange page, 5).
///
/// First hit wins: 1. `internal://` as written, letter case apart; 2. a path without a scheme: in `sources/`, then in
/// the root; 3. the last component in `sources/`; 4. `relative:///` below the base folder, `absolute:///` only where
/// that is allowed; 5. `<project> Media/` below the base folder (ATLAS.ti); 6. missing. Every step also tries the path
/// with XML escapes and percent escapes decoded. Hits of steps 2 to 5 are guesses.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zip_reader.hpp"

namespace tematik::io::detail {

enum class PathScheme : std::uint8_t { none, internal, relative, absolute };

/// What became of a path.
struct ResolvedPath {
  std::optional<std::size_t> member{};  ///< of the archive
  std::filesystem::path file{};         ///< outside; empty if none
  bool guessed = false;                 ///< by steps 2 to 5, or decoded
  bool odd = false;                     ///< not written as the standard says (R4)
  bool other_case = false;              ///< found under another letter case (R2)
  bool escape = false;                  ///< refused: leads out of the base folder
  PathScheme scheme = PathScheme::none;

  [[nodiscard]] bool found() const noexcept { return member.has_value() || !file.empty(); }
};

class PathResolver {
 public:
  /// @param archive       nullptr for a loose file; must outlive the resolver
  /// @param base_dir      empty: nothing outside is looked for
  /// @param project_names names under which ATLAS.ti may have put the folder of media
  PathResolver(const ZipReader* archive, std::filesystem::path base_dir, bool allow_absolute,
               std::vector<std::string> project_names);

  [[nodiscard]] ResolvedPath resolve(std::string_view path) const;

 private:
  [[nodiscard]] std::optional<std::size_t> member(std::string_view name) const;
  [[nodiscard]] std::filesystem::path below_base(const std::string& relative, bool& escape) const;

  const ZipReader* archive_;
  std::filesystem::path base_dir_;  ///< canonical
  bool allow_absolute_;
  std::vector<std::string> project_names_;
};

}  // namespace tematik::io::detail
