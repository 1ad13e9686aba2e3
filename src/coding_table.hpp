#pragma once

/// @file
/// @brief The foreign document of a coding table: which column means what, and the rows as the file has them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/io/read.hpp>
#include <tematik/io/write.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/enum_names.hpp>

#include "csv_reader.hpp"
#include "input.hpp"

namespace tematik::io::detail {

/// The columns of a coding table, in the order in which they are written.
enum class Column : std::uint8_t {
  source,
  code,
  code_id,
  begin,
  end,
  text,
  coder,
  created,
  memo,
  case_,
  weight,
  value
};

inline constexpr std::size_t column_count = 12;

/// Between the names of a path of codes.
inline constexpr std::string_view path_separator = " > ";

/// A path as the names it is made of.
[[nodiscard]] std::vector<std::string> split_path(std::string_view path);

/// Where the rows of a unit table stand in its file, which has one column per code.
struct WideTable {
  std::size_t unit = 0;
  std::optional<std::size_t> coder{};
  std::vector<std::string_view> header{};
  std::vector<std::size_t> columns{};                        ///< of each cell with a record
  std::vector<std::pair<std::int64_t, std::size_t>> rows{};  ///< number of each row, and how many records it has
};

/// A table with the meaning of its columns. A unit table is turned into one row per cell that has a record.
struct CodingTable {
  CsvTable csv{};
  std::string name{};                                            ///< of the file
  std::array<std::optional<std::size_t>, column_count> place{};  ///< where the column is, if it is there
  std::optional<WideTable> wide{};                               ///< of a unit table
  std::vector<std::string_view> headings{};                      ///< of a unit table: its codes

  [[nodiscard]] bool has(Column column) const { return place[static_cast<std::size_t>(column)].has_value(); }
  [[nodiscard]] std::string_view cell(const CsvRow& row, Column column) const {
    const auto& at = place[static_cast<std::size_t>(column)];
    return at ? csv.cell(row, *at) : std::string_view();
  }
  /// The column of a cell in the file, the first is 1.
  [[nodiscard]] std::size_t file_column(const CsvRow& row, Column column) const {
    if (!wide) return *place[static_cast<std::size_t>(column)] + 1;
    if (column == Column::source) return wide->unit + 1;
    if (column == Column::coder) return *wide->coder + 1;
    const auto i = &row - csv.rows.data();  // the header's codes have no column of their own
    return i == 0 ? 1 : wide->columns[static_cast<std::size_t>(i - 1)] + 1;
  }
  /// Rows below the header.
  [[nodiscard]] std::size_t size() const noexcept { return csv.rows.size() - 1; }
  [[nodiscard]] const CsvRow& row(std::size_t i) const { return csv.rows[i + 1]; }
};

/// Reads the table and finds its columns. @throws InputError as read_csv, `table_columns`; UsageError `columns`
[[nodiscard]] CodingTable read_coding_table(Input& input, const ReadOptions& options, bool tabs);

/// Is it a unit table: `unit`, `coder`, one column per code?
[[nodiscard]] bool is_unit_table(const CsvTable& csv, const std::vector<std::pair<std::string, std::string>>& columns);

/// Turns a unit table into a coding table on whole sources. @throws as read_coding_table; InputError `table_cell` for a
///   second row of one unit and coder
[[nodiscard]] CodingTable read_unit_table(CsvTable csv, const std::string& name, const ReadOptions& options);

/// From the document to the study. @param study  what the codings are added to
[[nodiscard]] ReadResult import_coding_table(const CodingTable& table, Study study, const ReadOptions& options,
                                             LossInput input);

/// A table as a study of its own, named after the file.
[[nodiscard]] ReadResult import_table(Input& input, const ReadOptions& options);

/// A study as the bytes of a table.
struct ExportedTable {
  std::string bytes{};
  std::size_t rows = 0;  ///< below the header
  LossReport report{};   ///< without the file
};
[[nodiscard]] ExportedTable export_coding_table(const Study& study, const WriteOptions& options, char delimiter);

}  // namespace tematik::io::detail

namespace tematik {

template <>
struct EnumNames<io::detail::Column> {
  using C = io::detail::Column;
  static constexpr std::string_view what = "column of a coding table";
  static constexpr std::array<std::pair<C, std::string_view>, io::detail::column_count> names{{
      {C::source, "source"},
      {C::code, "code"},
      {C::code_id, "code_id"},
      {C::begin, "begin"},
      {C::end, "end"},
      {C::text, "text"},
      {C::coder, "coder"},
      {C::created, "created"},
      {C::memo, "memo"},
      {C::case_, "case"},
      {C::weight, "weight"},
      {C::value, "value"},
  }};
};

}  // namespace tematik
