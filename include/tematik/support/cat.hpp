#pragma once

/// @file
/// @brief The parts of a sentence, joined: for error messages.

#include <concepts>
#include <string>
#include <string_view>

namespace tematik::detail {

inline void append(std::string& out, std::string_view text) { out += text; }
inline void append(std::string& out, char c) { out += c; }
template <std::integral Number>
void append(std::string& out, Number number) {
  out += std::to_string(number);
}

/// The parts of a sentence, joined: text and whole numbers (g++ 12 has no <format>).
template <class... Parts>
[[nodiscard]] std::string cat(const Parts&... parts) {
  std::string out;
  (append(out, parts), ...);
  return out;
}

}  // namespace tematik::detail
