#pragma once

// Graphs as tables whose texts try to break a format.

#include <limits>
#include <sstream>
#include <string>

#include <tematik/graph/graph_output.hpp>
#include <tematik/graph/graph_table.hpp>

namespace hostile {

using namespace tematik;

/// The label of the specification's fixture.
inline const std::string label = "Ibu & \"Bapak\" <C>\na\\b";

/// Two nodes, an edge; every column type; a missing value; no loss in any format that holds it all.
inline GraphTable table() {
  GraphTable graph;
  graph.nodes.add("id", std::vector<std::string>{"a&\"1\"", "b"});
  graph.nodes.add("label", std::vector<std::string>{label, "Gedung é"});
  graph.nodes.add("size", std::vector<std::int64_t>{-3, 0}, {1, 0});
  graph.nodes.add("share", std::vector<double>{0.1, std::numeric_limits<double>::quiet_NaN()});
  graph.nodes.add_booleans("large", {1, 0});
  graph.edges.add("id", std::vector<std::int64_t>{0, 1});
  graph.edges.add("source", std::vector<std::string>{"a&\"1\"", "b"});
  graph.edges.add("target", std::vector<std::string>{"b", "b"});
  graph.edges.add("kind", std::vector<std::string>{"codes", "codes"});
  graph.edges.add("weight", std::vector<double>{2.5, std::numeric_limits<double>::quiet_NaN()});
  graph.edges.add("note", std::vector<std::string>{label, ""}, {1, 0});
  graph.edges.add_timestamps("time", {0, 0}, {1, 0});
  return graph;
}

/// One node, its label with what XML forbids, bytes that are no UTF-8, half a surrogate pair and a NUL.
inline GraphTable broken() {
  GraphTable graph{.directed = false, .multigraph = false};
  graph.nodes.add("id", std::vector<std::string>{"a"});
  graph.nodes.add("label",
                  std::vector<std::string>{std::string("x\x01\xEF\xBF\xBE\xEF\xBF\xBF\xED\xA0\x80\xFF\0y\r", 15)});
  graph.nodes.add("size", std::vector<double>{std::numeric_limits<double>::infinity()});
  graph.edges.add("id", std::vector<std::int64_t>{});
  graph.edges.add("source", std::vector<std::string>{});
  graph.edges.add("target", std::vector<std::string>{});
  return graph;
}

/// What a writer wrote, and its losses.
template <class Writer>
std::pair<std::string, GraphLosses> written(Writer writer, const GraphTable& graph,
                                            const GraphWriteOptions& options = {}) {
  std::ostringstream out;
  auto losses = writer(graph, out, options);
  std::ostringstream again;
  writer(graph, again, options);
  if (again.str() != out.str()) throw std::logic_error("the same graph gave other bytes");
  return {out.str(), losses};
}

}  // namespace hostile
