#pragma once

// The columns of a table in the making, filled row by row: for record_tables.hpp.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/support/table.hpp>

namespace tematik::detail {

/// Whole numbers (also truth and times), each present or missing.
class IntCells {
 public:
  void add(std::int64_t value) {
    values_.push_back(value);
    if (!valid_.empty()) valid_.push_back(1);
  }
  template <class T>
  void add(const std::optional<T>& value) {
    value ? add(static_cast<std::int64_t>(*value)) : add_missing();
  }
  void add(const std::optional<Timestamp>& time) { time ? add(time->micros) : add_missing(); }
  void add_missing() {
    valid_.resize(values_.size(), 1);
    values_.push_back(0);
    valid_.push_back(0);
  }
  void into(Table& table, std::string name) { table.add(std::move(name), std::move(values_), std::move(valid_)); }
  void into_times(Table& table, std::string name) {
    table.add_timestamps(std::move(name), std::move(values_), std::move(valid_));
  }

 private:
  std::vector<std::int64_t> values_;
  std::vector<std::uint8_t> valid_;
};

/// Words, each present or missing; an empty word of a record is a missing one.
class WordCells {
 public:
  /// A word that may be empty.
  void add_as_is(std::string word) {
    values_.push_back(std::move(word));
    if (!valid_.empty()) valid_.push_back(1);
  }
  void add(std::string word) { word.empty() ? add_missing() : add_as_is(std::move(word)); }
  void add(std::string_view word) { add(std::string(word)); }
  void add(const char* word) { add(std::string(word)); }
  void add_missing() {
    valid_.resize(values_.size(), 1);
    values_.emplace_back();
    valid_.push_back(0);
  }
  void into(Table& table, std::string name) { table.add(std::move(name), std::move(values_), std::move(valid_)); }

 private:
  std::vector<std::string> values_;
  std::vector<std::uint8_t> valid_;
};

class BoolCells {
 public:
  void add(bool value) { values_.push_back(value ? 1 : 0); }
  void into(Table& table, std::string name) { table.add_booleans(std::move(name), std::move(values_)); }

 private:
  std::vector<std::uint8_t> values_;
};

/// The column of one member: `words(rows, table, "role", &Case::role)`.
template <class Id, class Record>
void ids_column(const Rows<Id, Record>& rows, Table& table) {
  IntCells ids;
  for (const auto& [id, record] : rows) ids.add(static_cast<std::int64_t>(id));
  ids.into(table, "id");
}
/// A column of words: `make(id, record)`, empty = missing.
template <class Id, class Record, class Make>
void words_column(const Rows<Id, Record>& rows, Table& table, std::string name, Make&& make) {
  WordCells cells;
  for (const auto& [id, record] : rows) cells.add(make(id, record));
  cells.into(table, std::move(name));
}
template <class Id, class Record>
void words_column(const Rows<Id, Record>& rows, Table& table, std::string name, std::string Record::*member) {
  words_column(rows, table, std::move(name), [member](Id, const Record& record) { return record.*member; });
}
/// A column of whole numbers: `make(id, record)` gives a number or an optional one.
template <class Id, class Record, class Make>
void ints_column(const Rows<Id, Record>& rows, Table& table, std::string name, Make&& make) {
  IntCells cells;
  for (const auto& [id, record] : rows) cells.add(make(id, record));
  cells.into(table, std::move(name));
}
template <class Id, class Record>
void flags_column(const Rows<Id, Record>& rows, Table& table, std::string name, bool Record::*member) {
  BoolCells cells;
  for (const auto& [id, record] : rows) cells.add(record.*member);
  cells.into(table, std::move(name));
}
/// Two columns: where a span begins and ends.
template <class Id, class Record>
void span_columns(const Rows<Id, Record>& rows, Table& table, std::optional<Span> Record::*member) {
  const auto end = [member](auto part) {
    return [=](Id, const Record& r) {
      return r.*member ? std::optional<std::int64_t>((*(r.*member)).*part) : std::nullopt;
    };
  };
  ints_column(rows, table, "begin", end(&Span::begin));
  ints_column(rows, table, "end", end(&Span::end));
}

/// Labels by row; a removed row has an empty one.
template <class Id, class Record>
[[nodiscard]] std::vector<std::string> labels(const Study& study, const Rows<Id, Record>& rows) {
  std::vector<std::string> out(rows.end_row());
  for (const auto& [id, record] : rows) out[row(id)] = study.label(id);
  return out;
}

/// `make(item)` of each item, joined by "; ".
template <class T, class Make>
[[nodiscard]] std::string joined(const std::vector<T>& items, Make&& make) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += "; ";
    out += make(item);
  }
  return out;
}
[[nodiscard]] inline std::string joined(const std::vector<std::string>& words) {
  return joined(words, [](const std::string& word) -> const std::string& { return word; });
}
[[nodiscard]] inline std::string joined(const Study& study, const std::vector<ObjectRef>& objects) {
  return joined(objects, [&](ObjectRef object) { return study.label(object); });
}

/// How many codings lie on each row of a column.
[[nodiscard]] inline std::vector<std::int64_t> codings_per(const Codings& codings, auto column, std::size_t rows) {
  std::vector<std::int64_t> out(rows);
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    if ((codings.flags()[i] & coding_flags::removed) == 0) ++out[column[i]];
  }
  return out;
}

}  // namespace tematik::detail
