#pragma once

/// @file
/// @brief Text for XML: markup as references, and line breaks and tabs too, which a reader would turn into blanks.
///
/// @code
/// assert(tematik::xml_escaped("a < \"b\"\n") == "a &lt; &quot;b&quot;&#10;");
/// @endcode

#include <string>
#include <string_view>

namespace tematik {

/// Text for an element or between the double quotes of an attribute: `& < > "`, TAB, LF and CR as references. Characters
/// that XML 1.0 forbids are left as they are. Linear.
[[nodiscard]] inline std::string xml_escaped(std::string_view text) {
  if (text.find_first_of("&<>\"\t\n\r") == std::string_view::npos) return std::string(text);
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace tematik
