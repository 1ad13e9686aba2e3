#pragma once

/// @file
/// @brief What files do to text before it is UTF-8: UTF-16, byte-order marks, letter case of ASCII words.

#include <optional>
#include <string>
#include <string_view>

namespace tematik::io::detail {

inline constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

/// UTF-16 with a byte-order mark as UTF-8 without one; nothing if there is no mark, an odd byte or a lone surrogate.
[[nodiscard]] std::optional<std::string> from_utf16(std::string_view bytes);

/// Does the text begin with a byte-order mark of UTF-16?
[[nodiscard]] inline bool has_utf16_bom(std::string_view bytes) noexcept {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// A text member: UTF-8 as it is, UTF-16 converted to UTF-8 with a mark, or unknown.
struct DecodedText {
  std::optional<std::string> text{};  ///< nothing: neither encoding fits, or the text holds U+0000
  bool from_utf16 = false;
};
[[nodiscard]] DecodedText decode_text(std::string bytes);

/// A file that must be text: without its mark, line ends as they are.
struct PlainText {
  std::string text{};
  bool bom = false;  ///< a mark of UTF-8 or UTF-16 stood at the beginning
  bool from_utf16 = false;
};
/// @param name  file name for messages
/// @param hint  what to do about it, e.g. "save the table as CSV in UTF-8"
/// @throws InputError `text_encoding` with the line of the first fault
[[nodiscard]] PlainText plain_text(std::string bytes, const std::string& name, std::string_view hint);

/// ASCII letters in lower case; other characters as they are.
[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Does a text begin with an ASCII word, whatever the case of its letters? `word` is in lower case.
[[nodiscard]] inline bool starts_with_ascii_case(std::string_view text, std::string_view word) noexcept {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != word[i]) return false;
  }
  return true;
}

}  // namespace tematik::io::detail
