#pragma once

// What the writers of graphs share: which columns to write, cells as text, characters a format forbids.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/nearest.hpp>
#include <tematik/support/time.hpp>

namespace tematik::detail {

/// Drops bytes that are no UTF-8, U+0000, and for XML 1.0 what it forbids. @return the characters dropped
[[nodiscard]] inline std::int64_t drop_forbidden(std::string& text, bool for_xml) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::all_of(text.begin(), text.end(), is_plain)) return 0;
  std::string out;
  std::int64_t dropped = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto problem = find_utf8_problem(text, at);
    const std::size_t good_end = problem ? problem->byte : text.size();
    while (at < good_end) {
      const std::size_t from = at;
      const char32_t c = decode_next(text, at);
      const bool forbidden = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
      if (for_xml && forbidden) {
        ++dropped;
      } else {
        out.append(text, from, at - from);
      }
    }
    if (!problem) break;
    ++dropped;
    at = std::min(text.size(), problem->byte + (problem->fault == Utf8Fault::surrogate ? 3 : 1));
  }
  if (dropped > 0) text = std::move(out);
  return dropped;
}

/// The columns of one table that go into a file besides those with a place of their own.
[[nodiscard]] inline std::vector<const Column*> chosen_columns(const Table& table, const GraphWriteOptions& options,
                                                               std::vector<std::string_view> placed) {
  static constexpr std::array<std::string_view, 12> always{"label", "label_id", "label_en", "weight", "count", "E", "z",
                                                           "p",     "evidence", "kind",     "sign",   "status"};
  std::vector<const Column*> out;
  for (const auto& column : table.columns()) {
    const auto is_in = [&](const auto& names) {
      return std::find(names.begin(), names.end(), column.name) != names.end();
    };
    if (is_in(placed)) continue;
    if (options.columns.empty() || is_in(options.columns) || is_in(always)) out.push_back(&column);
  }
  return out;
}

/// @throws LookupError if neither table has a column that was asked for
inline void check_columns(const GraphTable& graph, const GraphWriteOptions& options) {
  std::vector<std::string> known;
  for (const Table* table : {&graph.nodes, &graph.edges}) {
    for (const auto& column : table->columns()) known.push_back(column.name);
  }
  for (const auto& name : options.columns) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    throw LookupError("column_unknown", cat("the graph has no column \"", name, '"', did_you_mean(name, known)), name);
  }
}

/// The columns of nodes and edges that go into a file besides those with a place of their own.
struct GraphColumns {
  std::vector<const Column*> nodes = {};
  std::vector<const Column*> edges = {};
};

/// What a writer begins with. @throws InputError if the tables are no graph, LookupError for an unknown column
[[nodiscard]] inline GraphColumns checked_columns(const GraphTable& graph, const GraphWriteOptions& options,
                                                  std::vector<std::string_view> placed_nodes = {"id"},
                                                  std::vector<std::string_view> placed_edges = {"id", "source",
                                                                                                "target"}) {
  check_graph_table(graph);
  check_columns(graph, options);
  return {chosen_columns(graph.nodes, options, std::move(placed_nodes)),
          chosen_columns(graph.edges, options, std::move(placed_edges))};
}

/// nullptr where the table has no such column.
[[nodiscard]] inline const Column* find_column(const Table& table, std::string_view name) {
  for (const auto& column : table.columns()) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

/// Counts the values of all columns but those that have a place in the format.
inline void lose_columns(GraphLosses& losses, std::string_view of, const Table& table,
                         const std::vector<std::string_view>& placed) {
  for (const auto& column : table.columns()) {
    if (std::find(placed.begin(), placed.end(), column.name) != placed.end()) continue;
    std::int64_t values = 0;
    for (std::size_t row = 0; row < column.size(); ++row) values += column.is_missing(row) ? 0 : 1;
    losses.add(GraphLossReason::column, of, column.name, values);
  }
}

/// Reads cells as text and counts what cannot be written.
class GraphCells {
 public:
  GraphCells(GraphLosses& losses, bool for_xml) : losses_(losses), for_xml_(for_xml) {}

  /// Empty for a missing value. `of`: "nodes" or "edges".
  [[nodiscard]] std::optional<std::string> operator()(std::string_view of, const Column& column,
                                                      std::size_t row) const {
    if (column.is_missing(row)) return {};
    switch (column.type) {
      case ColumnType::int64:
        return std::to_string(column.as<std::int64_t>()[row]);
      case ColumnType::boolean:
        return column.as<std::uint8_t>()[row] != 0 ? "true" : "false";
      case ColumnType::timestamp:
        return to_string(Timestamp{column.as<std::int64_t>()[row], true});
      case ColumnType::float64: {
        const double number = column.as<double>()[row];
        if (std::isfinite(number)) return json_number(number);
        if (!std::isnan(number)) losses_.add(GraphLossReason::not_finite, of, column.name);
        return {};
      }
      case ColumnType::utf8:
        break;
    }
    std::string text = column.as<std::string>()[row];
    losses_.add(GraphLossReason::code_points, of, column.name, drop_forbidden(text, for_xml_));
    return text;
  }

 private:
  GraphLosses& losses_;
  bool for_xml_;
};

/// @throws StorageError if the stream failed
inline void require_written(std::ostream& out) {
  out.flush();
  if (!out) throw StorageError("write_io", "the graph could not be written: the output failed");
}

}  // namespace tematik::detail
