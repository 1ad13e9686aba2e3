#pragma once

/// @file
/// @brief Reading comma-separated values (RFC 4180, doi:10.17487/RFC4180): bytes in, rows of cells out.
///
/// UTF-8 with or without a mark, UTF-16 with one. A cell in quotes may hold delimiters, line ends and doubled quotes;
/// a quote inside a cell that does not begin with one is a character. A row ends at LF, CRLF or CR. A line without
/// characters is no row. Nothing is trimmed. One pass, linear; cells are views into the text.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/io/limits.hpp>

namespace tematik::io::detail {

/// One row: its number as a spreadsheet shows it (the first line is 1), and where its cells are.
struct CsvRow {
  std::int64_t number = 0;
  std::size_t first = 0;
  std::size_t size = 0;
};

/// A table as the file has it. The first row is the header.
struct CsvTable {
  std::shared_ptr<const std::string> text{};  ///< what the cells are views of
  std::vector<std::string_view> cells{};
  std::vector<CsvRow> rows{};
  char delimiter = ',';
  bool guessed = false;  ///< the delimiter was chosen by the header
  bool bom = false;
  bool from_utf16 = false;

  [[nodiscard]] std::string_view cell(const CsvRow& row, std::size_t column) const {
    return column < row.size ? cells[row.first + column] : std::string_view();
  }
};

/// The one of `,` `;` TAB that is most frequent in the first row outside quotes; on a tie the first of these.
[[nodiscard]] char guess_delimiter(std::string_view text) noexcept;

/// Reads a table; every row has as many cells as the header (empty ones beyond it are ignored).
/// @param name       file name for messages
/// @param delimiter  empty: guessed
/// @param unmark     take one `'` from before every cell (option `spreadsheet_safe`)
/// @throws InputError `text_encoding`; `table_columns` for a row of another length, an open quote, a character behind
///   a closing one, or no header; `limit_attribute` (one cell), `limit_nodes` (all cells)
[[nodiscard]] CsvTable read_csv(std::string bytes, const std::string& name, std::optional<char> delimiter,
                                const Limits& limits, bool unmark);

}  // namespace tematik::io::detail
