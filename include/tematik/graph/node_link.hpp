#pragma once

/// @file
/// @brief A graph as node-link JSON: `{"directed","multigraph","graph","nodes","links"}`, as NetworkX and D3
/// read it.
///
/// A link's `key` is the id of the edge. Strings and numbers as in `support/json.hpp`; a missing value is no
/// member. In NetworkX: `node_link_graph(data, edges="links")`. Same input, same bytes.

#include <ostream>
#include <string>
#include <vector>

#include <tematik/graph/detail/graph_text.hpp>
#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>

namespace tematik {

/// @throws InputError if the tables are no graph, LookupError for an unknown column, StorageError if `out`
/// fails
GraphLosses write_node_link(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline GraphLosses write_node_link(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options) {
  const auto columns_of = detail::checked_columns(graph, options);
  GraphLosses losses;
  const detail::GraphCells cells(losses, false);
  const auto write_members = [&](std::string_view of, const std::vector<const Column*>& columns, std::size_t row) {
    for (const Column* column : columns) {
      const auto cell = cells(of, *column, row);
      if (!cell) continue;
      const bool is_text = column->type == ColumnType::utf8 || column->type == ColumnType::timestamp;
      out << ',' << json_string(column->name) << ':' << (is_text ? json_string(*cell) : *cell);
    }
  };

  out << "{\"directed\":" << to_json(graph.directed) << ",\"multigraph\":" << to_json(graph.multigraph)
      << ",\"graph\":{},\"nodes\":[";
  const auto& ids = graph.nodes["id"].as<std::string>();
  for (std::size_t row = 0; row < ids.size(); ++row) {
    out << (row == 0 ? "\n" : ",\n") << "{\"id\":" << json_string(ids[row]);
    write_members("nodes", columns_of.nodes, row);
    out << '}';
  }
  out << "\n],\"links\":[";
  const auto& edge_ids = graph.edges["id"].as<std::int64_t>();
  const auto& sources = graph.edges["source"].as<std::string>();
  const auto& targets = graph.edges["target"].as<std::string>();
  for (std::size_t row = 0; row < edge_ids.size(); ++row) {
    out << (row == 0 ? "\n" : ",\n") << "{\"source\":" << json_string(sources[row])
        << ",\"target\":" << json_string(targets[row]) << ",\"key\":" << edge_ids[row];
    write_members("edges", columns_of.edges, row);
    out << '}';
  }
  out << "\n]}\n";
  detail::require_written(out);
  return losses;
}

}  // namespace tematik
