#pragma once

/// @file
/// @brief Writes XML one way: LF, two blanks per level, text inline, `<X/>` when empty.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tematik::io::detail {

class XmlWriter {
 public:
  /// Begins with the declaration.
  XmlWriter();

  void open(std::string_view name);
  /// Of the element opened last, before its first child.
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, std::int64_t value);
  /// The same, unless the value is empty.
  void optional(std::string_view name, std::string_view value);
  void close();
  /// An element with text and nothing else.
  void text(std::string_view name, std::string_view text);

  /// Whether a character that XML 1.0 forbids has become U+FFFD since this was asked last.
  bool take_replaced();
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void begin_child();
  void append(std::string_view text, bool attribute);

  std::string out_;
  std::vector<std::string> path_;
  bool fresh_ = false;  ///< the start tag of the innermost element still stands open
  bool replaced_ = false;
};

/// Whether XML 1.0 allows every character of a text. False for what is no UTF-8.
[[nodiscard]] bool fits_xml(std::string_view text);

}  // namespace tematik::io::detail
