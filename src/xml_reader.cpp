#include "xml_reader.hpp"

#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "utf.hpp"
#include "xml_check.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

std::unique_ptr<XmlFile> read_xml(std::string bytes, std::string_view where, const Limits& limits) {
  auto file = std::make_unique<XmlFile>();
  if (has_utf16_bom(bytes)) {
    auto converted = from_utf16(bytes);
    if (!converted) {
      throw InputError("xml_encoding", cat(where, ": begins like UTF-16 but cannot be decoded as such"),
                       std::string(where));
    }
    bytes = std::move(*converted);
    file->from_utf16 = true;
  } else if (bytes.starts_with(utf8_bom)) {
    bytes.erase(0, utf8_bom.size());
    file->bom = true;
  }
  check_xml(bytes, where, limits);
  constexpr unsigned flags =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata;
  const auto result = file->document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (!result) {
    throw InputError(
        "xml_malformed",
        cat(where, ": not well-formed XML: ", std::string_view(result.description()), " at byte ", result.offset),
        std::string(where), std::to_string(result.offset));
  }
  return file;
}

std::string text_of(pugi::xml_node element) {
  std::string out;
  for (const auto child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  }
  return out;
}

}  // namespace tematik::io::detail
