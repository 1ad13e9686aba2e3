#include "coding_table.hpp"

#include <tematik/io/coding_table.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "blanks.hpp"
#include "formats.hpp"
#include "sniff.hpp"
#include "utf.hpp"

namespace tematik::io {
namespace detail {
namespace {

using tematik::detail::cat;

/// A heading without outer blanks, ASCII letters in lower case.
std::string plain(std::string_view heading) { return ascii_lower(trimmed(heading)); }

std::optional<Column> column_named(std::string_view word) {
  for (const auto& [column, known] : EnumNames<Column>::names) {
    if (known == word) return column;
  }
  return std::nullopt;
}

class Headings {
 public:
  explicit Headings(CodingTable& table) : table_(table) {
    const CsvRow& header = table.csv.rows.front();
    for (std::size_t i = 0; i < header.size; ++i) plain_.push_back(plain(table.csv.cell(header, i)));
  }

  /// Headings that the option `columns` gives a name.
  void map(const std::vector<std::pair<std::string, std::string>>& columns) {
    for (const auto& [heading, word] : columns) {
      const auto column = column_named(word);
      if (!column) {
        throw UsageError("columns",
                         cat("option columns: \"", word, "\" is no column of a coding table; known: ",
                             known_words<Column>(), ", and unit of a unit table"),
                         "columns", word);
      }
      const std::string wanted = plain(heading);
      bool found = false;
      for (std::size_t i = 0; i < plain_.size(); ++i) {
        if (plain_[i] == wanted) {
          take(*column, i);
          found = true;
        }
      }
      if (!found) fail(cat("option columns names the heading \"", heading, "\", which is not there"));
      mapped_.push_back(*column);
    }
  }

  /// Headings that are names already. A name that was mapped is taken from the mapped heading alone.
  void find() {
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      const auto column = column_named(plain_[i]);
      if (!column || used(i)) continue;
      bool was_mapped = false;
      for (const Column other : mapped_) was_mapped = was_mapped || other == *column;
      if (!was_mapped) take(*column, i);
    }
  }

  void check() const {
    const auto need = [&](bool there, std::string_view what) {
      if (!there) fail(cat("there is no column ", what));
    };
    need(table_.has(Column::source), "\"source\"");
    need(table_.has(Column::code) || table_.has(Column::code_id), "\"code\" or \"code_id\"");
    if (table_.has(Column::begin) != table_.has(Column::end)) {
      need(false, table_.has(Column::begin) ? "\"end\" beside \"begin\"" : "\"begin\" beside \"end\"");
    }
  }

 private:
  [[nodiscard]] bool used(std::size_t i) const {
    for (const auto& place : table_.place) {
      if (place == i) return true;
    }
    return false;
  }

  void take(Column column, std::size_t i) {
    auto& place = table_.place[static_cast<std::size_t>(column)];
    if (place) fail(cat("the columns ", *place + 1, " and ", i + 1, " are both \"", to_string(column), '"'));
    place = i;
  }

  [[noreturn]] void fail(std::string_view rule) const {
    // The headings themselves are not shown: in a table without any, the first row holds participants' words.
    std::string found;
    for (const auto& [column, word] : EnumNames<Column>::names) {
      if (table_.has(column)) found += cat(found.empty() ? "" : ", ", word);
    }
    throw InputError("table_columns",
                     cat(table_.name, ", row 1: ", rule, "; found ", plain_.size(), " columns",
                         found.empty() ? ", none of them known" : ", known of them: ", found,
                         "; the option columns gives other headings their names"),
                     cat(table_.name, ", row 1"));
  }

  CodingTable& table_;
  std::vector<std::string> plain_;
  std::vector<Column> mapped_;
};

ReadResult read_into(Input& input, Study into, const ReadOptions& options) {
  const Format format = options.format == Format::auto_ ? sniff(input, options.limits) : options.format;
  if (format != Format::csv && format != Format::tsv) {
    throw UsageError("format_not_read",
                     cat(input.name(), ": a coding table is csv or tsv, this is ", to_string(format)), input.name(),
                     std::string(to_string(format)));
  }
  auto described = input.described();
  const auto table = read_coding_table(input, options, format == Format::tsv);
  return import_coding_table(table, std::move(into), options, std::move(described));
}

}  // namespace

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t at = path.find(path_separator);
    out.emplace_back(path.substr(0, at));
    if (at == std::string_view::npos) return out;
    path.remove_prefix(at + path_separator.size());
  }
}

CodingTable read_coding_table(Input& input, const ReadOptions& options, bool tabs) {
  CodingTable table;
  table.name = input.name();
  table.csv = read_csv(input.all(options.limits.text_bytes), table.name, tabs ? std::optional('\t') : std::nullopt,
                       options.limits, options.spreadsheet_safe);
  if (is_unit_table(table.csv, options.columns)) return read_unit_table(std::move(table.csv), table.name, options);
  Headings headings(table);
  headings.map(options.columns);
  headings.find();
  headings.check();
  return table;
}

ReadResult import_table(Input& input, const ReadOptions& options) {
  return read_into(input, Study(stem_of(input.name())), options);
}

}  // namespace detail

ReadResult read_codings(const std::filesystem::path& path, Study into, const ReadOptions& options) {
  const auto input = detail::file_input(path);
  return detail::read_into(*input, std::move(into), options);
}

ReadResult read_codings(std::string_view bytes, std::string_view name, Study into, const ReadOptions& options) {
  const auto input = detail::memory_input(bytes, std::string(name));
  return detail::read_into(*input, std::move(into), options);
}

}  // namespace tematik::io
