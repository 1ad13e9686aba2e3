#pragma once

/// @file
/// @brief A graph as a Pajek network: numbers, labels and weights; the format has no place for more.
///
/// Vertices are numbered from 1 in the order of the nodes, so ids and all other columns are losses. In a label
/// `"` becomes `'` and a line break (CRLF is one) a blank, both counted. A missing weight is 1, as Pajek reads
/// it.

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/graph/detail/graph_text.hpp>
#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>

namespace tematik {

/// A label as a quoted Pajek string; what had to change is counted.
[[nodiscard]] std::string pajek_string(std::string_view label, GraphLosses& losses);

/// @throws InputError if the tables are no graph, LookupError for an unknown column, StorageError if `out`
/// fails
GraphLosses write_pajek(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline std::string pajek_string(std::string_view label, GraphLosses& losses) {
  std::string out = "\"";
  for (std::size_t i = 0; i < label.size(); ++i) {
    const char c = label[i];
    if (c == '"') {
      out += '\'';
      losses.add(GraphLossReason::quotes, "nodes", "label");
    } else if (c == '\r' || c == '\n') {
      if (c == '\r' && i + 1 < label.size() && label[i + 1] == '\n') continue;
      out += ' ';
      losses.add(GraphLossReason::line_breaks, "nodes", "label");
    } else {
      out += c;
    }
  }
  return out + '"';
}

inline GraphLosses write_pajek(const GraphTable& graph, std::ostream& out, const GraphWriteOptions& options) {
  check_graph_table(graph);
  detail::check_columns(graph, options);
  GraphLosses losses;
  const detail::GraphCells cells(losses, false);
  detail::lose_columns(losses, "nodes", graph.nodes, {"label"});
  detail::lose_columns(losses, "edges", graph.edges, {"source", "target", "weight"});

  const auto& ids = graph.nodes["id"].as<std::string>();
  const Column& labels = graph.nodes["label"];
  std::vector<std::pair<std::string_view, std::size_t>> numbers;
  out << "*Vertices " << ids.size() << '\n';
  for (std::size_t row = 0; row < ids.size(); ++row) {
    numbers.emplace_back(ids[row], row + 1);
    out << row + 1 << ' ' << pajek_string(*cells("nodes", labels, row), losses) << '\n';
  }
  std::sort(numbers.begin(), numbers.end());
  const auto number = [&](std::string_view id) {
    return std::lower_bound(numbers.begin(), numbers.end(), std::pair(id, std::size_t{0}))->second;
  };
  out << (graph.directed ? "*Arcs\n" : "*Edges\n");
  const auto& sources = graph.edges["source"].as<std::string>();
  const auto& targets = graph.edges["target"].as<std::string>();
  const Column* weights = detail::find_column(graph.edges, "weight");
  for (std::size_t row = 0; row < sources.size(); ++row) {
    const auto weight = weights != nullptr ? cells("edges", *weights, row) : std::nullopt;
    out << number(sources[row]) << ' ' << number(targets[row]) << ' ' << weight.value_or("1") << '\n';
  }
  detail::require_written(out);
  return losses;
}

}  // namespace tematik
