#include "csv_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "csv_text.hpp"
#include "utf.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::array<char, 3> delimiters{',', ';', '\t'};

class Parser {
 public:
  Parser(std::string& text, const std::string& name, const Limits& limits, bool unmark, CsvTable& table)
      : text_(text), name_(name), limits_(limits), unmark_(unmark), table_(table) {}

  void run() {
    while (at_ < text_.size()) {
      ++number_;
      if (end_of_line()) continue;  // a line without characters
      row();
    }
    if (table_.rows.empty()) {
      throw InputError("table_columns", cat(name_, " has no rows; expected a header with the names of columns"), name_);
    }
  }

 private:
  [[noreturn]] void fail(std::string_view code, std::string_view sentence, std::size_t column) const {
    const std::string where = cat(name_, ", row ", number_, ", column ", column + 1);
    throw InputError(std::string(code), cat(where, ": ", sentence), where);
  }

  /// Passes a line end, if one is here.
  bool end_of_line() noexcept {
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      return true;
    }
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      return true;
    }
    return false;
  }

  void row() {
    CsvRow out{.number = number_, .first = table_.cells.size()};
    for (;;) {
      cell(table_.cells.size() - out.first);
      if (at_ < text_.size() && text_[at_] == table_.delimiter) {
        ++at_;
        continue;
      }
      end_of_line();
      break;
    }
    out.size = table_.cells.size() - out.first;
    if (!table_.rows.empty()) fit(out);
    table_.rows.push_back(out);
  }

  /// Cuts empty cells beyond the header.
  void fit(CsvRow& out) {
    const std::size_t wanted = table_.rows.front().size;
    while (out.size > wanted && table_.cells.back().empty()) {
      table_.cells.pop_back();
      --out.size;
    }
    if (out.size == wanted) return;
    const std::string where = cat(name_, ", row ", number_);
    throw InputError("table_columns",
                     cat(where, ": expected ", wanted, " cells as in the header, found ", out.size,
                         "; a cell with a delimiter or line end needs quotes"),
                     where, std::to_string(out.size));
  }

  void cell(std::size_t column) {
    std::string_view out;
    if (at_ < text_.size() && text_[at_] == '"') {
      out = quoted(column);
    } else {
      const std::size_t first = at_;
      while (at_ < text_.size() && text_[at_] != table_.delimiter && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
      out = std::string_view(text_).substr(first, at_ - first);
    }
    if (static_cast<std::int64_t>(out.size()) > limits_.xml_attribute_bytes) {
      fail("limit_attribute",
           cat("a cell of ", out.size(), " bytes; at most ", limits_.xml_attribute_bytes, " are read (option limits)"),
           column);
    }
    if (static_cast<std::int64_t>(table_.cells.size()) >= limits_.xml_nodes) {
      fail("limit_nodes", cat("more than ", limits_.xml_nodes, " cells (option limits)"), column);
    }
    table_.cells.push_back(unmark_ ? without_mark(out) : out);
  }

  /// A cell in quotes; doubled quotes become one in place, as the result is never longer.
  std::string_view quoted(std::size_t column) {
    const std::size_t first = ++at_;
    std::size_t to = first;
    for (;;) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string::npos) fail("table_columns", "a quote is opened here and never closed", column);
      if (to != at_) std::copy(text_.begin() + offset(at_), text_.begin() + offset(quote), text_.begin() + offset(to));
      to += quote - at_;
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      text_[to++] = '"';
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] != table_.delimiter && text_[at_] != '\n' && text_[at_] != '\r') {
      fail("table_columns", "characters behind the closing quote; a quote inside a cell is written twice", column);
    }
    return std::string_view(text_).substr(first, to - first);
  }

  [[nodiscard]] static std::ptrdiff_t offset(std::size_t at) noexcept { return static_cast<std::ptrdiff_t>(at); }

  std::string& text_;
  const std::string& name_;
  const Limits& limits_;
  bool unmark_;
  CsvTable& table_;
  std::size_t at_ = 0;
  std::int64_t number_ = 0;
};

}  // namespace

char guess_delimiter(std::string_view text) noexcept {
  std::array<std::size_t, delimiters.size()> counts{};
  bool quoted = false;
  bool begun = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      if (begun) break;
      continue;
    }
    begun = true;
    if (quoted) continue;
    for (std::size_t i = 0; i < delimiters.size(); ++i) counts[i] += c == delimiters[i] ? 1U : 0U;
  }
  return delimiters[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

CsvTable read_csv(std::string bytes, const std::string& name, std::optional<char> delimiter, const Limits& limits,
                  bool unmark) {
  CsvTable table;
  auto plain = plain_text(std::move(bytes), name, "save the table as CSV in UTF-8");
  table.from_utf16 = plain.from_utf16;
  table.bom = plain.bom;
  const auto text = std::make_shared<std::string>(std::move(plain.text));
  table.text = text;
  table.guessed = !delimiter.has_value();
  table.delimiter = delimiter ? *delimiter : guess_delimiter(*text);
  Parser(*text, name, limits, unmark, table).run();
  return table;
}

}  // namespace tematik::io::detail
