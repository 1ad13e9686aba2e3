#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace tematik::io::detail {

/// What `&#...;` stands for, without `&#` and `;`: 0 if the number is no character, nothing if it is no number.
[[nodiscard]] inline std::optional<char32_t> character_reference(std::string_view digits) noexcept {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    char32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<char32_t>(c - '0');
    } else if (hex && c >= 'a' && c <= 'f') {
      digit = static_cast<char32_t>(c - 'a' + 10);
    } else if (hex && c >= 'A' && c <= 'F') {
      digit = static_cast<char32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
    value = std::min<char32_t>(value * (hex ? 16U : 10U) + digit, 0x110000U);
  }
  const bool none = value > 0x10FFFFU || (value >= 0xD800U && value <= 0xDFFFU);
  return none ? U'\0' : value;
}

}  // namespace tematik::io::detail
