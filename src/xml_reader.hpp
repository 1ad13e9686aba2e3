#pragma once

/// @file
/// @brief Bytes to a checked XML tree (pugixml, which stays inside src/).

#include <pugixml.hpp>

#include <memory>
#include <string>
#include <string_view>

#include <tematik/io/limits.hpp>

namespace tematik::io::detail {

/// A parsed document and what its bytes had to be changed from.
struct XmlFile {
  pugi::xml_document document;
  bool from_utf16 = false;
  bool bom = false;

  [[nodiscard]] pugi::xml_node root() const { return document.document_element(); }
};

/// Checks (`check_xml`), then parses. White space is kept, CRLF becomes LF, as XML demands.
/// @throws InputError, see xml_check.hpp
[[nodiscard]] std::unique_ptr<XmlFile> read_xml(std::string bytes, std::string_view where, const Limits& limits);

/// A name without its prefix.
[[nodiscard]] inline std::string_view local_name(std::string_view qualified) noexcept {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

/// The prefix of a name, "" without one.
[[nodiscard]] inline std::string_view prefix_of(std::string_view qualified) noexcept {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? std::string_view{} : qualified.substr(0, colon);
}

/// All text of an element's own, however comments and CDATA sections split it.
[[nodiscard]] std::string text_of(pugi::xml_node element);

}  // namespace tematik::io::detail
