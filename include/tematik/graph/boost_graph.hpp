#pragma once

/// @file
/// @brief The free functions and property maps through which Boost.Graph sees a `CompressedGraph`.
///
/// Boost finds them by argument-dependent lookup: call them without a namespace. What Boost 1.74 asks of a
/// graph type that was not made by Boost is met: index maps and sizes are `std::size_t` although descriptors
/// have 32 bits, and `renumber_vertex_indices` exists and does nothing.
///
/// **Maps** (all readable, none writable): `boost::vertex_index`, `boost::edge_index`, `boost::edge_weight`,
/// `tematik::vertex_kind`, `tematik::edge_kind`; a `StudyGraph` adds `tematik::vertex_id`,
/// `tematik::vertex_label` (also as `boost::vertex_name`) and `tematik::edge_coder`. The weight of an edge
/// without one is 1.
///
/// **What needs a copy**: algorithms that change their graph (`betweenness_centrality_clustering`), and
/// `stoer_wagner_min_cut`, which calls `boost::target` by its full name: `to_adjacency_list`.
///
/// @code
/// for (auto [e, end] = out_edges(v, tematik::EdgeKind::codes, graph); e != end; ++e) use(target(*e, graph));
/// boost::dijkstra_shortest_paths(graph, v, boost::distance_map(distances));  // weight map: boost::edge_weight
/// @endcode

#include <cstddef>
#include <type_traits>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include <tematik/graph/compressed_graph.hpp>

namespace tematik {

// --- structure ----------------------------------------------------------------------------------------------

[[nodiscard]] inline std::size_t num_vertices(const CompressedGraph& g) noexcept { return g.vertex_count(); }
[[nodiscard]] inline std::size_t num_edges(const CompressedGraph& g) noexcept { return g.edge_count(); }
[[nodiscard]] inline CompressedGraph::Vertex vertex(std::size_t n, const CompressedGraph&) noexcept {
  return static_cast<CompressedGraph::Vertex>(n);
}
[[nodiscard]] inline CompressedGraph::Vertex source(CompressedGraph::Edge e, const CompressedGraph&) noexcept {
  return e.source;
}
[[nodiscard]] inline CompressedGraph::Vertex target(CompressedGraph::Edge e, const CompressedGraph&) noexcept {
  return e.target;
}

using VertexRange = std::pair<CompressedGraph::vertex_iterator, CompressedGraph::vertex_iterator>;
using NeighbourRange = std::pair<CompressedGraph::adjacency_iterator, CompressedGraph::adjacency_iterator>;
using OutEdgeRange = std::pair<CompressedGraph::out_edge_iterator, CompressedGraph::out_edge_iterator>;
using InEdgeRange = std::pair<CompressedGraph::in_edge_iterator, CompressedGraph::in_edge_iterator>;
using EdgeRange = std::pair<CompressedGraph::edge_iterator, CompressedGraph::edge_iterator>;

[[nodiscard]] VertexRange vertices(const CompressedGraph& g) noexcept;
/// The vertices of one kind.
[[nodiscard]] VertexRange vertices(VertexKind kind, const CompressedGraph& g) noexcept;
[[nodiscard]] EdgeRange edges(const CompressedGraph& g) noexcept;
[[nodiscard]] OutEdgeRange out_edges(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept;
/// The out edges of one kind.
[[nodiscard]] OutEdgeRange out_edges(CompressedGraph::Vertex v, EdgeKind kind, const CompressedGraph& g) noexcept;
[[nodiscard]] InEdgeRange in_edges(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept;
/// The in edges of one kind.
[[nodiscard]] InEdgeRange in_edges(CompressedGraph::Vertex v, EdgeKind kind, const CompressedGraph& g) noexcept;
[[nodiscard]] NeighbourRange adjacent_vertices(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept;
[[nodiscard]] NeighbourRange inv_adjacent_vertices(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept;

[[nodiscard]] inline std::size_t out_degree(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  return g.out_offsets()[v + 1] - g.out_offsets()[v];
}
[[nodiscard]] inline std::size_t in_degree(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  return g.in_offsets()[v + 1] - g.in_offsets()[v];
}
[[nodiscard]] inline std::size_t degree(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  return out_degree(v, g) + in_degree(v, g);
}

/// The first edge from u to v in the order of kinds, then of ids; false if there is none. O(kinds x log
/// degree).
[[nodiscard]] std::pair<CompressedGraph::Edge, bool> edge(CompressedGraph::Vertex u, CompressedGraph::Vertex v,
                                                          const CompressedGraph& g) noexcept;

/// Indices never change; Boost's cycle algorithms ask for the function.
inline void renumber_vertex_indices(const CompressedGraph&) noexcept {}

// --- property maps ------------------------------------------------------------------------------------------

struct vertex_kind_t {
  using kind = boost::vertex_property_tag;
};
struct edge_kind_t {
  using kind = boost::edge_property_tag;
};
inline constexpr vertex_kind_t vertex_kind = {};
inline constexpr edge_kind_t edge_kind = {};

[[nodiscard]] inline std::size_t read_property(boost::vertex_index_t, const CompressedGraph&,
                                               CompressedGraph::Vertex v) noexcept {
  return v;
}
[[nodiscard]] inline std::size_t read_property(boost::edge_index_t, const CompressedGraph&,
                                               CompressedGraph::Edge e) noexcept {
  return e.id;
}
[[nodiscard]] inline double read_property(boost::edge_weight_t, const CompressedGraph&,
                                          CompressedGraph::Edge) noexcept {
  return 1.0;
}
[[nodiscard]] inline VertexKind read_property(vertex_kind_t, const CompressedGraph& g,
                                              CompressedGraph::Vertex v) noexcept {
  return g.kind(v);
}
[[nodiscard]] inline EdgeKind read_property(edge_kind_t, const CompressedGraph& g, CompressedGraph::Edge e) noexcept {
  return g.kind(e);
}

/// A readable map from vertices or edges to what `read_property` says of them. Holds a pointer to the graph.
template <class Graph, class Tag>
class GraphPropertyMap {
 public:
  using key_type =
      std::conditional_t<std::is_same_v<typename boost::property_kind<Tag>::type, boost::edge_property_tag>,
                         CompressedGraph::Edge, CompressedGraph::Vertex>;
  using value_type = decltype(read_property(Tag{}, std::declval<const Graph&>(), std::declval<key_type>()));
  using reference = value_type;
  using category = boost::readable_property_map_tag;

  GraphPropertyMap() = default;
  explicit GraphPropertyMap(const Graph& graph) noexcept : graph_(&graph) {}
  [[nodiscard]] value_type operator[](key_type key) const { return read_property(Tag{}, *graph_, key); }
  [[nodiscard]] friend value_type get(const GraphPropertyMap& map, key_type key) { return map[key]; }

 private:
  const Graph* graph_ = nullptr;
};

template <class Graph, class Tag>
  requires std::is_base_of_v<CompressedGraph, Graph>
[[nodiscard]] GraphPropertyMap<Graph, Tag> get(Tag, const Graph& g) noexcept {
  return GraphPropertyMap<Graph, Tag>(g);
}
template <class Graph, class Tag, class Key>
  requires std::is_base_of_v<CompressedGraph, Graph>
[[nodiscard]] auto get(Tag tag, const Graph& g, Key key) {
  return read_property(tag, g, key);
}

// --- copy ---------------------------------------------------------------------------------------------------

/// The mutable copy: vertices keep their numbers, edges carry `boost::edge_index` and `boost::edge_weight`.
template <class Directed = boost::bidirectionalS>
using AdjacencyList = boost::adjacency_list<
    boost::vecS, boost::vecS, Directed, boost::no_property,
    boost::property<boost::edge_index_t, std::size_t, boost::property<boost::edge_weight_t, double>>>;

/// A copy for algorithms that change their graph or cannot read this one. O(V + E).
/// @tparam Directed  `boost::bidirectionalS`, `boost::directedS`, or `boost::undirectedS` (direction is
/// dropped)
template <class Directed = boost::bidirectionalS, class Graph>
  requires std::is_base_of_v<CompressedGraph, Graph>
[[nodiscard]] AdjacencyList<Directed> to_adjacency_list(const Graph& g) {
  AdjacencyList<Directed> copy(num_vertices(g));
  for (auto [e, end] = edges(g); e != end; ++e) {
    add_edge(source(*e, g), target(*e, g),
             {std::size_t{(*e).id}, boost::property<boost::edge_weight_t, double>(get(boost::edge_weight, g, *e))},
             copy);
  }
  return copy;
}

// ---------------------------------------------------------------------------------------------------------

inline VertexRange vertices(const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::vertex_iterator;
  return {Iterator(0), Iterator(g.vertex_count())};
}
inline VertexRange vertices(VertexKind kind, const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::vertex_iterator;
  return {Iterator(g.first(kind)), Iterator(static_cast<CompressedGraph::Vertex>(g.first(kind) + g.count(kind)))};
}
inline EdgeRange edges(const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::edge_iterator;
  return {Iterator(g, 0, 0), Iterator(g, 0, g.edge_count())};
}
inline OutEdgeRange out_edges(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::out_edge_iterator;
  return {Iterator(g, v, g.out_offsets()[v]), Iterator(g, v, g.out_offsets()[v + 1])};
}
inline OutEdgeRange out_edges(CompressedGraph::Vertex v, EdgeKind kind, const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::out_edge_iterator;
  const auto [begin, end] = g.out_range(v, kind);
  return {Iterator(g, v, begin), Iterator(g, v, end)};
}
inline InEdgeRange in_edges(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::in_edge_iterator;
  return {Iterator(g, v, g.in_offsets()[v]), Iterator(g, v, g.in_offsets()[v + 1])};
}
inline InEdgeRange in_edges(CompressedGraph::Vertex v, EdgeKind kind, const CompressedGraph& g) noexcept {
  using Iterator = CompressedGraph::in_edge_iterator;
  const auto [begin, end] = g.in_range(v, kind);
  return {Iterator(g, v, begin), Iterator(g, v, end)};
}
inline NeighbourRange adjacent_vertices(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  const auto* targets = g.out_targets().data();
  return {targets + g.out_offsets()[v], targets + g.out_offsets()[v + 1]};
}
inline NeighbourRange inv_adjacent_vertices(CompressedGraph::Vertex v, const CompressedGraph& g) noexcept {
  const auto* sources = g.in_sources().data();
  return {sources + g.in_offsets()[v], sources + g.in_offsets()[v + 1]};
}

inline std::pair<CompressedGraph::Edge, bool> edge(CompressedGraph::Vertex u, CompressedGraph::Vertex v,
                                                   const CompressedGraph& g) noexcept {
  const auto* targets = g.out_targets().data();
  std::uint32_t begin = g.out_offsets()[u];
  const std::uint32_t end = g.out_offsets()[u + 1];
  while (begin < end) {
    const std::uint32_t kind_end = g.out_range(u, g.edge_kind_column()[g.out_edge_ids()[begin]]).second;
    const auto* found = std::lower_bound(targets + begin, targets + kind_end, v);
    if (found != targets + kind_end && *found == v) {
      return {g.edge_at(g.out_edge_ids()[static_cast<std::size_t>(found - targets)]), true};
    }
    begin = kind_end;
  }
  return {};
}

}  // namespace tematik

namespace boost {

template <class Tag>
struct property_map<tematik::CompressedGraph, Tag> {
  using type = tematik::GraphPropertyMap<tematik::CompressedGraph, Tag>;
  using const_type = type;
};

}  // namespace boost
