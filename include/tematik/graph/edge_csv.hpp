#pragma once

/// @file
/// @brief The edges of a graph as CSV (RFC 4180 with LF): `Source,Target,Type,Kind,Weight,Id`, then the other
/// columns.
///
/// `Type` is `Directed` or `Undirected`, as Gephi reads it; `Kind` and `Weight` are there if the graph has
/// them. A missing value is an empty cell. Nodes have no row: their labels and columns, and nodes without
/// edges, are losses.

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/graph/detail/graph_text.hpp>
#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>

namespace tematik {

/// Text as a CSV field: quoted if it holds a comma, a quote, CR or LF, quotes doubled.
[[nodiscard]] std::string csv_field(std::string_view text);

/// @throws InputError if the tables are no graph, LookupError for an unknown column, StorageError if `out`
/// fails
GraphLosses write_edge_csv(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

inline GraphLosses write_edge_csv(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options) {
  check_graph_table(graph);
  detail::check_columns(graph, options);
  GraphLosses losses;
  const detail::GraphCells cells(losses, false);
  detail::lose_columns(losses, "nodes", graph.nodes, {"id"});
  const auto& sources = graph.edges["source"].as<std::string>();
  const auto& targets = graph.edges["target"].as<std::string>();
  std::vector<std::string_view> ends(sources.begin(), sources.end());
  ends.insert(ends.end(), targets.begin(), targets.end());
  std::sort(ends.begin(), ends.end());
  for (const std::string_view id : graph.nodes["id"].as<std::string>()) {
    if (!std::binary_search(ends.begin(), ends.end(), id)) losses.add(GraphLossReason::node, "nodes", "id");
  }

  const Column* kinds = detail::find_column(graph.edges, "kind");
  const Column* weights = detail::find_column(graph.edges, "weight");
  auto columns = detail::chosen_columns(graph.edges, options, {"id", "source", "target", "kind", "weight"});
  out << "Source,Target,Type" << (kinds != nullptr ? ",Kind" : "") << (weights != nullptr ? ",Weight" : "") << ",Id";
  for (const Column* column : columns) out << ',' << csv_field(column->name);
  out << '\n';
  if (weights != nullptr) columns.insert(columns.begin(), {weights, &graph.edges["id"]});
  if (weights == nullptr) columns.insert(columns.begin(), &graph.edges["id"]);
  if (kinds != nullptr) columns.insert(columns.begin(), kinds);

  const auto field = [&](std::string text, const Column& column) {
    const bool is_formula = !text.empty() && std::string_view("=+-@\t\r'").find(text.front()) != std::string_view::npos;
    if (options.spreadsheet_safe && column.type == ColumnType::utf8 && is_formula) {
      text.insert(text.begin(), '\'');
      losses.add(GraphLossReason::guarded, "edges", column.name);
    }
    return csv_field(text);
  };
  for (std::size_t row = 0; row < sources.size(); ++row) {
    out << field(sources[row], graph.edges["source"]) << ',' << field(targets[row], graph.edges["target"])
        << (graph.directed ? ",Directed" : ",Undirected");
    for (const Column* column : columns) out << ',' << field(cells("edges", *column, row).value_or(""), *column);
    out << '\n';
  }
  detail::require_written(out);
  return losses;
}

}  // namespace tematik
