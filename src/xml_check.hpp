#pragma once

/// @file
/// @brief Is this XML safe to parse? One pass over the bytes before the parser sees them.
///
/// The parser accepts two roots, duplicate attributes, unknown entities and halves of surrogate pairs, skips a
/// DOCTYPE without a word, and has no limits. All of that is decided here, iteratively, in O(bytes).

#include <string_view>

#include <tematik/io/limits.hpp>

namespace tematik::io::detail {

/// Checks well-formedness and limits of a document in UTF-8 without a byte-order mark. Control characters, which
/// XML 1.0 forbids and some programs write, pass.
/// @param where  file or member, for the error sentence
/// @throws InputError `xml_encoding` `xml_malformed` `xml_dtd_forbidden` `limit_depth` `limit_nodes`
///   `limit_attribute`; `detail()` is the byte offset
void check_xml(std::string_view xml, std::string_view where, const Limits& limits);

}  // namespace tematik::io::detail
