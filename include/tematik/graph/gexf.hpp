#pragma once

/// @file
/// @brief A graph as GEXF 1.3, the format of Gephi: labels and weights have their own places, other columns are
/// attributes.
///
/// Escapes and losses as in GraphML. Times are text (ISO 8601, UTC); the graph is static. Same input, same
/// bytes.

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
GraphLosses write_gexf(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline GraphLosses write_gexf(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options) {
  const auto columns_of =
      detail::checked_columns(graph, options, {"id", "label"}, {"id", "source", "target", "weight"});
  GraphLosses losses;
  const detail::GraphCells cells(losses, true);

  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      << "<graph mode=\"static\" defaultedgetype=\"" << (graph.directed ? "directed" : "undirected") << "\">\n";
  const auto write_attributes = [&](std::string_view of, char prefix, const std::vector<const Column*>& columns) {
    out << "<attributes class=\"" << of << "\" mode=\"static\">\n";
    for (std::size_t k = 0; k < columns.size(); ++k) {
      std::string_view type = "string";
      if (columns[k]->type == ColumnType::int64) type = "long";
      if (columns[k]->type == ColumnType::float64) type = "double";
      if (columns[k]->type == ColumnType::boolean) type = "boolean";
      out << "<attribute id=\"" << prefix << k << "\" title=\"" << xml_escaped(columns[k]->name) << "\" type=\"" << type
          << "\"/>\n";
    }
    out << "</attributes>\n";
  };
  write_attributes("node", 'n', columns_of.nodes);
  write_attributes("edge", 'e', columns_of.edges);

  const auto write_values = [&](std::string_view of, char prefix, const std::vector<const Column*>& columns,
                                std::size_t row) {
    out << "<attvalues>";
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const auto cell = cells(of, *columns[k], row);
      if (cell) out << "<attvalue for=\"" << prefix << k << "\" value=\"" << xml_escaped(*cell) << "\"/>";
    }
    out << "</attvalues>";
  };
  const auto& ids = graph.nodes["id"].as<std::string>();
  const Column& labels = graph.nodes["label"];
  out << "<nodes>\n";
  for (std::size_t row = 0; row < ids.size(); ++row) {
    out << "<node id=\"" << xml_escaped(ids[row]) << "\" label=\"" << xml_escaped(*cells("nodes", labels, row))
        << "\">";
    write_values("nodes", 'n', columns_of.nodes, row);
    out << "</node>\n";
  }
  out << "</nodes>\n<edges>\n";
  const auto& edge_ids = graph.edges["id"].as<std::int64_t>();
  const auto& sources = graph.edges["source"].as<std::string>();
  const auto& targets = graph.edges["target"].as<std::string>();
  const Column* weights = detail::find_column(graph.edges, "weight");
  for (std::size_t row = 0; row < edge_ids.size(); ++row) {
    out << "<edge id=\"" << edge_ids[row] << "\" source=\"" << xml_escaped(sources[row]) << "\" target=\""
        << xml_escaped(targets[row]) << '"';
    const auto weight = weights != nullptr ? cells("edges", *weights, row) : std::nullopt;
    if (weight) out << " weight=\"" << *weight << '"';
    out << '>';
    write_values("edges", 'e', columns_of.edges, row);
    out << "</edge>\n";
  }
  out << "</edges>\n</graph>\n</gexf>\n";
  detail::require_written(out);
  return losses;
}

}  // namespace tematik
