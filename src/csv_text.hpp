#pragma once

/// @file
/// @brief Writing cells of comma-separated values (RFC 4180, doi:10.17487/RFC4180).

#include <string>
#include <string_view>

namespace tematik::io::detail {

/// Would a spreadsheet take the cell for a formula (or for the mark that we put before one)?
[[nodiscard]] inline bool looks_like_formula(std::string_view cell) noexcept {
  return !cell.empty() && std::string_view("=+-@\t\r'").find(cell.front()) != std::string_view::npos;
}

/// Appends a text cell, quoted where its characters demand it.
/// @return whether a `'` was put before it (only with `spreadsheet_safe`)
inline bool append_csv_cell(std::string& out, std::string_view cell, bool spreadsheet_safe, char delimiter = ',') {
  const bool marked = spreadsheet_safe && looks_like_formula(cell);
  const bool quoted = cell.find_first_of("\"\r\n") != std::string_view::npos ||
                      cell.find(delimiter) != std::string_view::npos ||
                      (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (quoted) out += '"';
  if (marked) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  return marked;
}

/// Takes one `'` from before a text cell that was written with `spreadsheet_safe`.
[[nodiscard]] inline std::string_view without_mark(std::string_view cell) noexcept {
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  return cell;
}

}  // namespace tematik::io::detail
