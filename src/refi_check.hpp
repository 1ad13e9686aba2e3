#pragma once

/// @file
/// @brief Checks a project or a codebook against the table of refi_schema.hpp: order, multiplicity, attributes, types.

#include <string>
#include <string_view>
#include <vector>

#include "refi_schema.hpp"

namespace tematik::io::detail {

/// What is not as the schema has it, one sentence each, at most 20; empty if the file is valid.
/// @throws InputError if the bytes are no XML
[[nodiscard]] std::vector<std::string> check_refi(std::string_view bytes, bool codebook_file);

/// Whether a text is an xsd:dateTime, or an xsd:date (`YYYY-MM-DD`, both with or without a zone).
[[nodiscard]] bool is_xsd_date_time(std::string_view text);
[[nodiscard]] bool is_xsd_date(std::string_view text);
/// Whether a text is an xsd:integer.
[[nodiscard]] bool is_xsd_integer(std::string_view text);
/// Whether a text is a value of a simple type of the schema.
[[nodiscard]] bool fits_type(std::string_view text, Type type);
/// `#` with 3 or 6 hex digits.
[[nodiscard]] bool is_rgb(std::string_view text);

}  // namespace tematik::io::detail
