#pragma once

/// @file
/// @brief Numbers as files write them.

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <system_error>

namespace tematik::io::detail {

/// A finite number in decimal digits, perhaps with an exponent; nothing else in the text.
[[nodiscard]] inline std::optional<double> read_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace tematik::io::detail
