#pragma once

/// @file
/// @brief A graph into a file for another program: GraphML, GEXF, DOT, node-link JSON, Pajek or a CSV of edges.
///
/// UTF-8, LF, nodes and edges in order of their ids, numbers in the shortest form that reads back equal,
/// missing values and NaN as no attribute. Ids are the stable ones, labels stay apart. The same graph gives the
/// same bytes, and every loss is named in the result.
///
/// @code
/// std::ofstream file("study.graphml", std::ios::binary);
/// const auto losses = tematik::write_graph(tematik::StudyGraph(study), file, tematik::GraphFormat::graphml);
/// for (const auto& loss : losses.entries) std::cerr << to_string(loss.reason) << ' ' << loss.column << '\n';
/// @endcode

#include <array>
#include <concepts>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <utility>

#include <tematik/graph/dot.hpp>
#include <tematik/graph/edge_csv.hpp>
#include <tematik/graph/gexf.hpp>
#include <tematik/graph/graphml.hpp>
#include <tematik/graph/node_link.hpp>
#include <tematik/graph/pajek.hpp>
#include <tematik/graph/study_graph_table.hpp>

namespace tematik {

enum class GraphFormat : std::uint8_t { graphml, gexf, dot, json, pajek, csv };

template <>
struct EnumNames<GraphFormat> {
  static constexpr std::string_view what = "graph format";
  static constexpr std::array<std::pair<GraphFormat, std::string_view>, 6> names{{
      {GraphFormat::graphml, "graphml"},
      {GraphFormat::gexf, "gexf"},
      {GraphFormat::dot, "dot"},
      {GraphFormat::json, "json"},
      {GraphFormat::pajek, "pajek"},
      {GraphFormat::csv, "csv"},
  }};
};

/// The format of a file name: .graphml .gexf .dot .gv .json .net .csv, in any case.
/// @throws UsageError if the name has none of these endings
[[nodiscard]] GraphFormat graph_format_of(std::string_view file_name);

/// Writes a graph given as tables.
/// @throws InputError if the tables are no graph, LookupError for an unknown column, StorageError if `out`
/// fails
GraphLosses write_graph(const GraphTable& graph, std::ostream& out, GraphFormat format,
                        const GraphWriteOptions& options = {});

/// Writes any graph for which there is a `graph_table`.
template <class Graph>
  requires requires(const Graph& graph) {
    { graph_table(graph) } -> std::same_as<GraphTable>;
  }
GraphLosses write_graph(const Graph& graph, std::ostream& out, GraphFormat format,
                        const GraphWriteOptions& options = {}) {
  return write_graph(graph_table(graph), out, format, options);
}

// ---------------------------------------------------------------------------------------------------------

inline GraphFormat graph_format_of(std::string_view file_name) {
  static constexpr std::array<std::pair<std::string_view, GraphFormat>, 7> endings{{
      {".graphml", GraphFormat::graphml},
      {".gexf", GraphFormat::gexf},
      {".dot", GraphFormat::dot},
      {".gv", GraphFormat::dot},
      {".json", GraphFormat::json},
      {".net", GraphFormat::pajek},
      {".csv", GraphFormat::csv},
  }};
  std::string lower(file_name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [ending, format] : endings) {
    if (lower.ends_with(ending)) return format;
  }
  throw UsageError("graph_format",
                   detail::cat("no graph format has the ending of \"", file_name,
                               "\"; known: .graphml, .gexf, .dot, .gv, .json, .net, .csv"),
                   "format", std::string(file_name));
}

inline GraphLosses write_graph(const GraphTable& graph, std::ostream& out, GraphFormat format,
                               const GraphWriteOptions& options) {
  switch (format) {
    case GraphFormat::graphml:
      return write_graphml(graph, out, options);
    case GraphFormat::gexf:
      return write_gexf(graph, out, options);
    case GraphFormat::dot:
      return write_dot(graph, out, options);
    case GraphFormat::json:
      return write_node_link(graph, out, options);
    case GraphFormat::pajek:
      return write_pajek(graph, out, options);
    case GraphFormat::csv:
      return write_edge_csv(graph, out, options);
  }
  throw UsageError("graph_format", "unknown graph format", "format");
}

}  // namespace tematik
