#pragma once

/// @file
/// @brief A graph as GraphML: typed keys, one per column. Read by yEd, Gephi, igraph and NetworkX.
///
/// Ids are those of the table, labels are data. Characters that XML 1.0 forbids are dropped and counted; tab,
/// LF and CR stand as `&#9;`, `&#10;`, `&#13;`. Times are text (ISO 8601, UTC). Same input, same bytes.
/// Literature: Brandes et al. (2002), GraphML progress report, doi:10.1007/3-540-45848-4_59.

#include <ostream>
#include <string>
#include <vector>

#include <tematik/graph/detail/graph_text.hpp>
#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>
#include <tematik/support/xml_escaped.hpp>

namespace tematik {

/// @throws InputError if the tables are no graph, LookupError for an unknown column, StorageError if `out`
/// fails
GraphLosses write_graphml(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline GraphLosses write_graphml(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options) {
  const auto columns_of = detail::checked_columns(graph, options);
  GraphLosses losses;
  const detail::GraphCells cells(losses, true);

  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
         "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  const auto write_keys = [&](std::string_view of, char prefix, const std::vector<const Column*>& columns) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
      std::string_view type = "string";
      if (columns[k]->type == ColumnType::int64) type = "long";
      if (columns[k]->type == ColumnType::float64) type = "double";
      if (columns[k]->type == ColumnType::boolean) type = "boolean";
      out << "<key id=\"" << prefix << k << "\" for=\"" << of << "\" attr.name=\"" << xml_escaped(columns[k]->name)
          << "\" attr.type=\"" << type << "\"/>\n";
    }
  };
  write_keys("node", 'n', columns_of.nodes);
  write_keys("edge", 'e', columns_of.edges);
  out << "<graph id=\"G\" edgedefault=\"" << (graph.directed ? "directed" : "undirected") << "\">\n";

  const auto write_data = [&](std::string_view of, char prefix, const std::vector<const Column*>& columns,
                              std::size_t row) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const auto cell = cells(of, *columns[k], row);
      if (cell) out << "<data key=\"" << prefix << k << "\">" << xml_escaped(*cell) << "</data>";
    }
  };
  const auto& ids = graph.nodes["id"].as<std::string>();
  for (std::size_t row = 0; row < ids.size(); ++row) {
    out << "<node id=\"" << xml_escaped(ids[row]) << "\">";
    write_data("nodes", 'n', columns_of.nodes, row);
    out << "</node>\n";
  }
  const auto& edge_ids = graph.edges["id"].as<std::int64_t>();
  const auto& sources = graph.edges["source"].as<std::string>();
  const auto& targets = graph.edges["target"].as<std::string>();
  for (std::size_t row = 0; row < edge_ids.size(); ++row) {
    out << "<edge id=\"" << edge_ids[row] << "\" source=\"" << xml_escaped(sources[row]) << "\" target=\""
        << xml_escaped(targets[row]) << "\">";
    write_data("edges", 'e', columns_of.edges, row);
    out << "</edge>\n";
  }
  out << "</graph>\n</graphml>\n";
  detail::require_written(out);
  return losses;
}

}  // namespace tematik
