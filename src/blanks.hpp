#pragma once

/// @file
/// @brief White space around values in files.

#include <string_view>

namespace tematik::io::detail {

/// White space of XML and of line ends.
inline constexpr std::string_view blanks = " \t\r\n";

/// The text without white space around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace tematik::io::detail
