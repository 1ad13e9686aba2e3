#include "../../../src/csv_reader.hpp"

#include <string>
#include <vector>

#include <tematik/support/error.hpp>
#include <tematik/support/philox.hpp>

#include "../../../src/csv_text.hpp"
#include "../catch.hpp"

namespace {

namespace csv_io = tematik::io;

using CsvCells = std::vector<std::vector<std::string>>;

CsvCells csv_cells(const std::string& bytes, std::optional<char> delimiter = ',', bool unmark = false) {
  const auto table = csv_io::detail::read_csv(bytes, "t.csv", delimiter, {}, unmark);
  CsvCells out;
  for (const auto& row : table.rows) {
    auto& cells = out.emplace_back();
    for (std::size_t i = 0; i < row.size; ++i) cells.emplace_back(table.cell(row, i));
  }
  return out;
}

/// Code and sentence of the error.
std::string csv_error(const std::string& bytes, const csv_io::Limits& limits = {}) {
  try {
    static_cast<void>(csv_io::detail::read_csv(bytes, "t.csv", ',', limits, false));
  } catch (const tematik::InputError& error) {
    return error.code() + ": " + error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("cells as RFC 4180 has them", "[io][csv_reader]") {
  CHECK(csv_cells("a,b\n1,2\n") == CsvCells{{"a", "b"}, {"1", "2"}});
  CHECK(csv_cells("a,b\r\n1,2") == CsvCells{{"a", "b"}, {"1", "2"}});
  CHECK(csv_cells("a,b\r1,2\r") == CsvCells{{"a", "b"}, {"1", "2"}});
  CHECK(csv_cells("a,b\n\"x,\"\"y\"\"\r\nz\",\"\"\n") == CsvCells{{"a", "b"}, {"x,\"y\"\r\nz", ""}});
  CHECK(csv_cells("a,b\n5\" wide, b \n") == CsvCells{{"a", "b"}, {"5\" wide", " b "}});
  CHECK(csv_cells("\n\na,b\n\n,\n") == CsvCells{{"a", "b"}, {"", ""}});
  CHECK(csv_cells("a,b\n1,2,,\n") == CsvCells{{"a", "b"}, {"1", "2"}});
  CHECK(csv_cells("a\tb\n1\t2", '\t') == CsvCells{{"a", "b"}, {"1", "2"}});
  CHECK(csv_cells("\xEF\xBB\xBF\"a\",b\n") == CsvCells{{"a", "b"}});
  CHECK(csv_cells(std::string("\xFF\xFE"
                              "a\0,\0b\0\n\0",
                              10)) == CsvCells{{"a", "b"}});
  CHECK(csv_cells("a,'b\n''x,'=1\n", ',', true) == CsvCells{{"a", "b"}, {"'x", "=1"}});
}

TEST_CASE("rows are numbered as a spreadsheet shows them", "[io][csv_reader]") {
  const auto table = csv_io::detail::read_csv("a,b\n\n1,2\n\"x\ny\",3\n4,5", "t.csv", ',', {}, false);
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[1].number == 3);
  CHECK(table.rows[2].number == 4);  // a line end in a cell begins no row
  CHECK(table.rows[3].number == 5);
}

TEST_CASE("the delimiter is the most frequent one of the header, outside quotes", "[io][csv_reader]") {
  using csv_io::detail::guess_delimiter;
  CHECK(guess_delimiter("a;b;c,d\n,,,,,,") == ';');
  CHECK(guess_delimiter("a\tb\n") == '\t');
  CHECK(guess_delimiter("\"a,,,,\";b\n") == ';');
  CHECK(guess_delimiter("a,b;c\n") == ',');  // a tie: the first of the three
  CHECK(guess_delimiter("a;b\tc\n") == ';');
  CHECK(guess_delimiter("\r\n\na;b\n") == ';');
  CHECK(guess_delimiter("") == ',');
  CHECK(csv_io::detail::read_csv("a;b\n1;2", "t.csv", std::nullopt, {}, false).guessed);
}

TEST_CASE("a broken table is refused with its place", "[io][csv_reader]") {
  CHECK(csv_error("a,b\n1,2\n3\n").starts_with("table_columns: t.csv, row 3: expected 2 cells"));
  CHECK(csv_error("a,b\n1,2,3\n").find("row 2") != std::string::npos);
  CHECK(csv_error("a,b\n1,\"2\n").starts_with("table_columns: t.csv, row 2, column 2"));
  CHECK(csv_error("a,b\n\"1\"x,2\n").starts_with("table_columns: t.csv, row 2, column 1"));
  CHECK(csv_error("").starts_with("table_columns"));
  CHECK(csv_error("\n\r\n").starts_with("table_columns"));
  CHECK(csv_error("a,b\n1,\xC3\n").starts_with("text_encoding: t.csv, line 2"));
  CHECK(csv_error(std::string("a\0", 2)).starts_with("text_encoding"));
  CHECK(csv_error("\xFF\xFE"
                  "a")
            .starts_with("text_encoding"));
  CHECK(
      csv_error("a,b\n123456,2\n", {.xml_attribute_bytes = 5}).starts_with("limit_attribute: t.csv, row 2, column 1"));
  CHECK(csv_error("a,b\n12345,2\n", {.xml_attribute_bytes = 5}).empty());
  CHECK(csv_error("a,b\n1,2\n", {.xml_nodes = 3}).starts_with("limit_nodes"));
}

TEST_CASE("what is written is read: 500 generated tables", "[io][csv_reader]") {
  tematik::RandomStream random(11, tematik::RandomPurpose::scenario, 0);
  const std::vector<std::string> pieces{"a", "\"", ",", ";", "\t", "\r", "\n", "'", "=", " ", "\xF0\x9F\x98\x80", "bc"};
  for (int round = 0; round < 500; ++round) {
    const std::size_t columns = 2 + random.draw(4);
    const char delimiter = ",;\t"[random.draw(3)];
    const bool safe = random.draw(2) == 0;
    const bool always = random.draw(2) == 0;  // quotes that are not needed
    CsvCells wanted(1 + random.draw(6));
    std::string bytes = random.draw(2) == 0 ? "\xEF\xBB\xBF" : "";
    for (auto& row : wanted) {
      for (std::size_t i = 0; i < columns; ++i) {
        auto& cell = row.emplace_back();
        for (std::uint32_t n = random.draw(5); n > 0; --n) cell += pieces[random.draw(12)];
        if (i > 0) bytes += delimiter;
        if (always && !safe) {
          bytes += '"';
          for (const char c : cell) bytes += c == '"' ? std::string("\"\"") : std::string(1, c);
          bytes += '"';
        } else {
          csv_io::detail::append_csv_cell(bytes, cell, safe, delimiter);
        }
      }
      bytes += round % 2 == 0 ? "\r\n" : "\n";
    }
    // A cell that begins with ' by itself is marked too, so taking one away is always right.
    CHECK(csv_cells(bytes, delimiter, safe) == wanted);
  }
}

TEST_CASE("the guard of formulas, and back", "[io][csv_reader]") {
  const std::vector<std::pair<std::string, std::string>> fixture{
      {"=1+1", "'=1+1"}, {"-5", "'-5"}, {"'=x", "''=x"}, {" =x", "\" =x\""}, {"biasa", "biasa"}, {"@a", "'@a"}};
  for (const auto& [cell, written] : fixture) {
    std::string out;
    const bool marked = csv_io::detail::append_csv_cell(out, cell, true);
    CHECK(out == written);
    CHECK(marked == (cell != " =x" && cell != "biasa"));
    if (marked) CHECK(csv_io::detail::without_mark(written) == cell);
  }
}
