#pragma once

/// @file
/// @brief The log of a Taguette project: who gave which tag to which highlight.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tematik::io::detail {

/// What a command says of a highlight. Each change of a highlight logs all its tags again.
struct HighlightCommand {
  std::int64_t highlight = 0;
  bool adds = false;  ///< `type` is `highlight_add`
  std::vector<std::int64_t> tags{};
};

/// Reads the JSON of a command; nothing if it is none, or says nothing of a highlight. Objects nested deeper than 64
/// are none.
[[nodiscard]] std::optional<HighlightCommand> read_highlight_command(std::string_view json);

}  // namespace tematik::io::detail
