#pragma once

/// @file
/// @brief A graph in the DOT language of Graphviz: `digraph` with `->`, or `graph` with `--`.
///
/// Every id and value is quoted; `"` is written `\"`, `\` is `\\`, a line feed `\n`. Same input, same bytes.

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/graph/detail/graph_text.hpp>
#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>

namespace tematik {

/// Text as a quoted DOT string.
[[nodiscard]] std::string dot_string(std::string_view text);
/// The name of an attribute: as it is if it is a plain word, quoted if not.
[[nodiscard]] std::string dot_name(std::string_view name);

/// @throws InputError if the tables are no graph, LookupError for an unknown column, StorageError if `out`
/// fails
GraphLosses write_dot(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

inline std::string dot_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const bool plain = !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
  });
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  static constexpr std::array<std::string_view, 6> keywords{"node", "edge", "graph", "digraph", "subgraph", "strict"};
  const bool keyword = std::find(keywords.begin(), keywords.end(), lower) != keywords.end();
  return plain && !keyword ? std::string(name) : dot_string(name);
}

inline GraphLosses write_dot(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options) {
  const auto columns_of = detail::checked_columns(graph, options);
  GraphLosses losses;
  const detail::GraphCells cells(losses, false);
  const auto write_attributes = [&](std::string_view of, const std::vector<const Column*>& columns, std::size_t row) {
    bool first = true;
    for (const Column* column : columns) {
      const auto cell = cells(of, *column, row);
      if (!cell) continue;
      out << (first ? " [" : ", ") << dot_name(column->name) << '=' << dot_string(*cell);
      first = false;
    }
    out << (first ? ";\n" : "];\n");
  };

  out << (graph.directed ? "digraph {\n" : "graph {\n");
  const auto& ids = graph.nodes["id"].as<std::string>();
  for (std::size_t row = 0; row < ids.size(); ++row) {
    out << dot_string(ids[row]);
    write_attributes("nodes", columns_of.nodes, row);
  }
  const auto& sources = graph.edges["source"].as<std::string>();
  const auto& targets = graph.edges["target"].as<std::string>();
  for (std::size_t row = 0; row < sources.size(); ++row) {
    out << dot_string(sources[row]) << (graph.directed ? " -> " : " -- ") << dot_string(targets[row]);
    write_attributes("edges", columns_of.edges, row);
  }
  out << "}\n";
  detail::require_written(out);
  return losses;
}

}  // namespace tematik
