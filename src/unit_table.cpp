#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "blanks.hpp"
#include "coding_table.hpp"
#include "utf.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::string_view unit_word = "unit";
constexpr std::string_view coder_word = "coder";

std::string plain_heading(std::string_view heading) { return ascii_lower(trimmed(heading)); }

/// Cells of the long form, in the order of its columns.
constexpr std::size_t long_size = 4;

class UnitTable {
 public:
  UnitTable(CsvTable wide, const std::string& name) : wide_(std::move(wide)) { out_.name = name; }

  CodingTable run(const std::vector<std::pair<std::string, std::string>>& columns) {
    find(columns);
    begin();
    const CsvRow& header = wide_.rows.front();
    for (std::size_t i = 1; i < wide_.rows.size(); ++i) {
      const CsvRow& row = wide_.rows[i];
      once(row);
      const std::string_view coder = coder_ ? wide_.cell(row, *coder_) : std::string_view();
      std::size_t records = 0;
      for (std::size_t column = 0; column < header.size; ++column) {
        const std::string_view value = wide_.cell(row, column);
        if (value.empty() || !is_code(column)) continue;
        out_.wide->columns.push_back(column);
        add(row.number, {wide_.cell(row, *unit_), wide_.cell(header, column), coder, value});
        ++records;
      }
      out_.wide->rows.emplace_back(row.number, records);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_code(std::size_t column) const {
    return column != unit_ && column != coder_ && !wide_.cell(wide_.rows.front(), column).empty();
  }

  [[noreturn]] void fail(std::string_view sentence) const {
    throw InputError("table_columns", cat(out_.name, ", row 1: ", sentence), cat(out_.name, ", row 1"));
  }

  void take(std::optional<std::size_t>& place, std::size_t column, std::string_view word) const {
    if (place) fail(cat("the columns ", *place + 1, " and ", column + 1, " are both \"", word, '"'));
    place = column;
  }

  void find(const std::vector<std::pair<std::string, std::string>>& columns) {
    const CsvRow& header = wide_.rows.front();
    for (const auto& [heading, word] : columns) {
      if (word != unit_word && word != coder_word) {
        throw UsageError("columns",
                         cat("option columns: \"", word, "\" is no column of a unit table; known: unit, coder"),
                         "columns", word);
      }
      bool found = false;
      for (std::size_t i = 0; i < header.size; ++i) {
        if (plain_heading(wide_.cell(header, i)) != plain_heading(heading)) continue;
        take(word == unit_word ? unit_ : coder_, i, word);
        found = true;
      }
      if (!found) fail(cat("option columns names the heading \"", heading, "\", which is not there"));
    }
    const bool mapped_unit = unit_.has_value();
    const bool mapped_coder = coder_.has_value();
    std::unordered_map<std::string_view, std::size_t> codes;
    for (std::size_t i = 0; i < header.size; ++i) {
      const std::string word = plain_heading(wide_.cell(header, i));
      if (word == unit_word && !mapped_unit) take(unit_, i, word);
      if (word == coder_word && !mapped_coder) take(coder_, i, word);
    }
    for (std::size_t i = 0; i < header.size; ++i) {
      if (!is_code(i)) continue;
      const std::string_view heading = wide_.cell(header, i);
      const auto [other, fresh] = codes.emplace(heading, i);
      if (!fresh) fail(cat("the columns ", other->second + 1, " and ", i + 1, " are the same code"));
      out_.headings.push_back(heading);
    }
    if (codes.empty()) fail("a unit table needs a column for each code");
  }

  /// The header of the long form.
  void begin() {
    out_.csv.text = wide_.text;
    out_.csv.delimiter = wide_.delimiter;
    out_.csv.guessed = wide_.guessed;
    out_.csv.from_utf16 = wide_.from_utf16;
    out_.wide = WideTable{.unit = *unit_, .coder = coder_};
    for (std::size_t i = 0; i < wide_.rows.front().size; ++i) {
      out_.wide->header.push_back(wide_.cell(wide_.rows.front(), i));
    }
    add(wide_.rows.front().number, {"source", "code", "coder", "value"});
    const auto at = [&](Column column) -> auto& { return out_.place[static_cast<std::size_t>(column)]; };
    at(Column::source) = 0;
    at(Column::code) = 1;
    if (coder_) at(Column::coder) = 2;
    at(Column::value) = 3;
  }

  void add(std::int64_t number, const std::array<std::string_view, long_size>& cells) {
    out_.csv.rows.push_back({.number = number, .first = out_.csv.cells.size(), .size = long_size});
    out_.csv.cells.insert(out_.csv.cells.end(), cells.begin(), cells.end());
  }

  /// One row per unit and coder: a second one would say "yes" and "no" at once, or count twice.
  void once(const CsvRow& row) {
    const std::string_view unit = wide_.cell(row, *unit_);
    const std::string_view coder = coder_ ? wide_.cell(row, *coder_) : std::string_view();
    const auto [found, fresh] = seen_.emplace(cat(unit.size(), ' ', unit, coder), row.number);
    if (fresh) return;
    const std::string where = cat(out_.name, ", row ", row.number);
    throw InputError("table_cell", cat(where, ": unit and coder are those of row ", found->second, " already"), where);
  }

  CsvTable wide_;
  CodingTable out_;
  std::optional<std::size_t> unit_{};
  std::optional<std::size_t> coder_{};
  std::unordered_map<std::string, std::int64_t> seen_;
};

}  // namespace

bool is_unit_table(const CsvTable& csv, const std::vector<std::pair<std::string, std::string>>& columns) {
  bool unit = false;
  bool codings = false;
  const auto word_is = [&](std::string_view word) {
    unit = unit || word == unit_word;
    codings = codings || word == "source" || word == "code" || word == "code_id";
  };
  const CsvRow& header = csv.rows.front();
  for (std::size_t i = 0; i < header.size; ++i) word_is(plain_heading(csv.cell(header, i)));
  for (const auto& [heading, word] : columns) word_is(word);
  return unit && !codings;
}

CodingTable read_unit_table(CsvTable csv, const std::string& name, const ReadOptions& options) {
  return UnitTable(std::move(csv), name).run(options.columns);
}

}  // namespace tematik::io::detail
