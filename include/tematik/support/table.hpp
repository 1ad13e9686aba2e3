#pragma once

/// @file
/// @brief Named, typed columns of equal length: the form in which every result hands out its figures.

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/nearest.hpp>

namespace tematik {

/// What a column holds. A timestamp is microseconds since 1970 in UTC.
enum class ColumnType : std::uint8_t { int64, float64, boolean, utf8, timestamp };

template <>
struct EnumNames<ColumnType> {
  static constexpr std::string_view what = "column type";
  static constexpr std::array<std::pair<ColumnType, std::string_view>, 5> names{{
      {ColumnType::int64, "int64"},
      {ColumnType::float64, "float64"},
      {ColumnType::boolean, "bool"},
      {ColumnType::utf8, "utf8"},
      {ColumnType::timestamp, "timestamp"},
  }};
};

/// One column. `valid` is empty when every row has a value; otherwise 0 marks a missing one.
struct Column {
  std::string name = {};
  ColumnType type = ColumnType::int64;
  std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::uint8_t>, std::vector<std::string>>
      values = {};
  std::vector<std::uint8_t> valid = {};

  [[nodiscard]] std::size_t size() const {
    return std::visit([](const auto& column) { return column.size(); }, values);
  }
  [[nodiscard]] bool is_missing(std::size_t row) const { return !valid.empty() && valid[row] == 0; }
  template <class T>
  [[nodiscard]] const std::vector<T>& as() const {
    return std::get<std::vector<T>>(values);
  }
};

/// Columns of equal length with different names, in a fixed order.
class Table {
 public:
  /// Missing values: `valid[row] == 0`; an empty `valid` means that none is missing.
  Table& add(std::string name, std::vector<std::int64_t> values, std::vector<std::uint8_t> valid = {}) {
    return add(Column{std::move(name), ColumnType::int64, std::move(values), std::move(valid)});
  }
  /// NaN is written as missing: an undefined figure carries its status in another column.
  Table& add(std::string name, std::vector<double> values) {
    std::vector<std::uint8_t> valid;
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (!std::isnan(values[row])) continue;
      valid.resize(values.size(), 1);
      valid[row] = 0;
    }
    return add(Column{std::move(name), ColumnType::float64, std::move(values), std::move(valid)});
  }
  Table& add(std::string name, std::vector<std::string> values, std::vector<std::uint8_t> valid = {}) {
    return add(Column{std::move(name), ColumnType::utf8, std::move(values), std::move(valid)});
  }
  Table& add_booleans(std::string name, std::vector<std::uint8_t> values, std::vector<std::uint8_t> valid = {}) {
    return add(Column{std::move(name), ColumnType::boolean, std::move(values), std::move(valid)});
  }
  Table& add_timestamps(std::string name, std::vector<std::int64_t> values, std::vector<std::uint8_t> valid = {}) {
    return add(Column{std::move(name), ColumnType::timestamp, std::move(values), std::move(valid)});
  }

  [[nodiscard]] std::size_t rows() const noexcept { return columns_.empty() ? 0 : columns_.front().size(); }
  [[nodiscard]] const std::vector<Column>& columns() const noexcept { return columns_; }

  /// A column by name. @throws LookupError with the nearest names
  [[nodiscard]] const Column& operator[](std::string_view name) const {
    std::vector<std::string> known;
    for (const auto& column : columns_) {
      if (column.name == name) return column;
      known.push_back(column.name);
    }
    throw LookupError("column_unknown",
                      detail::cat("the table has no column \"", name, "\"", did_you_mean(name, known)),
                      std::string(name));
  }

 private:
  Table& add(Column column) {
    for (const auto& other : columns_) {
      if (other.name == column.name) {
        throw UsageError("column_twice", detail::cat("the table already has a column \"", column.name, "\""),
                         column.name);
      }
    }
    const std::size_t size = column.size();
    if ((!columns_.empty() && size != rows()) || (!column.valid.empty() && column.valid.size() != size)) {
      throw UsageError("column_length",
                       detail::cat("column \"", column.name, "\" has ", size, " rows, the table has ", rows()),
                       column.name);
    }
    columns_.push_back(std::move(column));
    return *this;
  }

  std::vector<Column> columns_;
};

}  // namespace tematik
