#pragma once

/// @file
/// @brief Escaping text for XML: pugixml's printer writes characters that XML 1.0 forbids.

#include <string>
#include <string_view>

namespace tematik::io::detail {

/// Appends the value of an attribute, without its quotes: `& < > "` and TAB, LF, CR as references.
inline void append_xml_attribute(std::string& out, std::string_view value) {
  for (const char c : value) {
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
}

}  // namespace tematik::io::detail
