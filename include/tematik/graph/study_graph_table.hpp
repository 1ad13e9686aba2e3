#pragma once

/// @file
/// @brief The graph of a study as two tables of nodes and edges.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/graph/graph_table.hpp>
#include <tematik/graph/study_graph.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// The tables of a study's graph. No text of a source, no label of an excerpt.
///
/// - **nodes**: id, label, kind, record (tells relations and claims apart), type (kind of source, memo or
/// claim; type
///   of a relation; stage of a factor; `category` and `case_code` of codes; `system` of coders), role, date,
///   source (of a segment: the id of its source), begin, end, sign, asserter, direction, map, stands_for,
///   label_id and label_en (a claim's sentence in both languages).
/// - **edges**: id, source, target, kind, weight (missing where none was given), coder, layer, polarity, time,
///   coding, sign, role, segment, begin, end, note.
/// - The columns are always the same, whatever the study holds. O(V + E).
[[nodiscard]] GraphTable graph_table(const StudyGraph& graph);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Adds one column from a function of the row; empty text is missing.
inline void add_text(Table& table, std::string name, std::size_t rows,
                     const std::function<std::string(std::size_t)>& of) {
  std::vector<std::string> values(rows);
  std::vector<std::uint8_t> valid(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    values[i] = of(i);
    valid[i] = values[i].empty() ? 0 : 1;
  }
  table.add(std::move(name), std::move(values), std::move(valid));
}

/// Adds one column of whole numbers (or times) from a function of the row.
inline std::pair<std::vector<std::int64_t>, std::vector<std::uint8_t>> whole_numbers(
    std::size_t rows, const std::function<std::optional<std::int64_t>(std::size_t)>& of) {
  std::pair<std::vector<std::int64_t>, std::vector<std::uint8_t>> out(rows, rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto value = of(i);
    out.first[i] = value.value_or(0);
    out.second[i] = value ? 1 : 0;
  }
  return out;
}

inline void add_numbers(Table& table, std::string name, std::size_t rows,
                        const std::function<std::optional<std::int64_t>(std::size_t)>& of) {
  auto [values, valid] = whole_numbers(rows, of);
  table.add(std::move(name), std::move(values), std::move(valid));
}

[[nodiscard]] inline std::string id_of(const StudyGraph& graph, ObjectRef object) {
  const auto found = graph.all_vertices().find(object);
  return found ? graph.all_vertices().id(found->first, found->second) : std::string();
}

inline void add_nodes(Table& nodes, const StudyGraph& graph) {
  const std::size_t n = graph.vertex_count();
  const auto vertex_of = [](std::size_t i) { return static_cast<StudyGraph::Vertex>(i); };
  const auto text = [&](std::string name, auto of) {
    add_text(nodes, std::move(name), n, [&, of](std::size_t i) { return std::string(of(vertex_of(i))); });
  };
  const auto fact = [&](std::string name, auto member) {
    text(std::move(name), [&graph, member](StudyGraph::Vertex v) {
      return graph.kind(v) == VertexKind::segment ? std::string() : graph.facts(v).*member;
    });
  };
  const auto end_of_span = [&](std::string name, auto member) {
    add_numbers(nodes, std::move(name), n, [&, member](std::size_t i) -> std::optional<std::int64_t> {
      const auto span = graph.span(vertex_of(i));
      if (!span) return {};
      return (*span).*member;
    });
  };
  text("id", [&](StudyGraph::Vertex v) { return graph.id(v); });
  text("label", [&](StudyGraph::Vertex v) { return graph.label(v); });
  text("kind", [&](StudyGraph::Vertex v) { return to_string(graph.kind(v)); });
  text("record", [&](StudyGraph::Vertex v) { return to_string(graph.record(v)); });
  fact("type", &VertexFacts::type);
  fact("role", &VertexFacts::role);
  fact("date", &VertexFacts::date);
  text("source", [&](StudyGraph::Vertex v) {
    const auto source = graph.source(v);
    return source ? id_of(graph, *source) : std::string();
  });
  end_of_span("begin", &Span::begin);
  end_of_span("end", &Span::end);
  add_numbers(nodes, "sign", n, [&](std::size_t i) -> std::optional<std::int64_t> {
    const auto v = vertex_of(i);
    if (graph.kind(v) == VertexKind::segment || !graph.facts(v).sign) return {};
    return *graph.facts(v).sign;
  });
  fact("asserter", &VertexFacts::asserter);
  fact("direction", &VertexFacts::direction);
  fact("map", &VertexFacts::map);
  text("stands_for", [&](StudyGraph::Vertex v) {
    const bool stands = graph.kind(v) != VertexKind::segment && graph.facts(v).stands_for;
    return stands ? id_of(graph, *graph.facts(v).stands_for) : std::string();
  });
  fact("label_id", &VertexFacts::text_id);
  fact("label_en", &VertexFacts::text_en);
}

/// @param ids  those of the nodes
inline void add_edges(Table& edges, const StudyGraph& graph, const std::vector<std::string>& ids) {
  const std::size_t n = graph.edge_count();
  const auto text = [&](std::string name, auto of) {
    add_text(edges, std::move(name), n, [&, of](std::size_t i) { return std::string(of(graph.edge_at(i))); });
  };
  const auto end_of_span = [&](std::string name, auto member) {
    add_numbers(edges, std::move(name), n, [&, member](std::size_t i) -> std::optional<std::int64_t> {
      const auto span = graph.span(graph.edge_at(i));
      if (!span) return {};
      return (*span).*member;
    });
  };
  add_numbers(edges, "id", n, [](std::size_t i) { return static_cast<std::int64_t>(i); });
  text("source", [&](StudyGraph::Edge e) { return ids[e.source]; });
  text("target", [&](StudyGraph::Edge e) { return ids[e.target]; });
  text("kind", [&](StudyGraph::Edge e) { return to_string(graph.kind(e)); });
  std::vector<double> weights(n, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < n; ++i) {
    if (graph.has_weight(graph.edge_at(i))) weights[i] = graph.weight(graph.edge_at(i));
  }
  edges.add("weight", std::move(weights));
  text("coder", [&](StudyGraph::Edge e) {
    const auto coder = graph.coder(e);
    return coder ? graph.id(*coder) : std::string();
  });
  text("layer", [&](StudyGraph::Edge e) {
    const auto layer = graph.layer(e);
    return layer ? to_string(*layer) : std::string_view();
  });
  text("polarity", [&](StudyGraph::Edge e) {
    const auto polarity = graph.polarity(e);
    return polarity ? to_string(*polarity) : std::string_view();
  });
  auto times = whole_numbers(n, [&](std::size_t i) -> std::optional<std::int64_t> {
    const auto time = graph.time(graph.edge_at(i));
    if (!time) return {};
    return time->micros;
  });
  edges.add_timestamps("time", std::move(times.first), std::move(times.second));
  text("coding", [&](StudyGraph::Edge e) { return graph.coding_id(e); });
  add_numbers(edges, "sign", n, [&](std::size_t i) -> std::optional<std::int64_t> {
    const auto sign = graph.sign(graph.edge_at(i));
    if (!sign) return {};
    return *sign;
  });
  text("role", [&](StudyGraph::Edge e) { return graph.role(e); });
  text("segment", [&](StudyGraph::Edge e) {
    const auto segment = graph.segment(e);
    return segment ? ids[*segment] : std::string();
  });
  end_of_span("begin", &Span::begin);
  end_of_span("end", &Span::end);
  text("note", [&](StudyGraph::Edge e) { return graph.note(e); });
}

}  // namespace detail

inline GraphTable graph_table(const StudyGraph& graph) {
  GraphTable out;
  detail::add_nodes(out.nodes, graph);
  detail::add_edges(out.edges, graph, out.nodes["id"].as<std::string>());
  return out;
}

}  // namespace tematik
