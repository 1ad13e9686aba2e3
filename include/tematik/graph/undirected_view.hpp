#pragma once

/// @file
/// @brief The same vertices and edges without direction: for connected components and other undirected
/// questions.
///
/// - **Meaning**: the out edges of a vertex are all its edges, whichever way they point, each seen from that
/// vertex.
///   An edge is one edge from both ends: equality is by id. A loop is met twice.
/// - **Not here**: direction. Weak components of a directed graph are the connected components of this view.
/// - **Complexity**: nothing is copied; the graph must outlive the view.
///
/// @code
/// std::vector<std::size_t> component(num_vertices(graph));
/// const auto view = tematik::as_undirected(graph);
/// const auto n = boost::connected_components(view, boost::make_iterator_property_map(
///                                                      component.begin(), get(boost::vertex_index, view)));
/// @endcode

#include <cstddef>
#include <utility>

#include <boost/graph/adjacency_iterator.hpp>

#include <tematik/graph/boost_graph.hpp>

namespace tematik {

template <class Graph>
  requires std::is_base_of_v<CompressedGraph, Graph>
class UndirectedView {
 public:
  using Vertex = CompressedGraph::Vertex;
  using Edge = CompressedGraph::Edge;
  class OutEdgeIterator;

  using vertex_descriptor = Vertex;
  using edge_descriptor = Edge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = CompressedGraph::traversal_category;
  using vertices_size_type = CompressedGraph::vertices_size_type;
  using edges_size_type = CompressedGraph::edges_size_type;
  using degree_size_type = CompressedGraph::degree_size_type;
  using vertex_iterator = CompressedGraph::vertex_iterator;
  using edge_iterator = CompressedGraph::edge_iterator;
  using out_edge_iterator = OutEdgeIterator;
  using in_edge_iterator = OutEdgeIterator;
  using adjacency_iterator =
      typename boost::adjacency_iterator_generator<UndirectedView, Vertex, OutEdgeIterator>::type;
  [[nodiscard]] static constexpr Vertex null_vertex() noexcept { return CompressedGraph::null_vertex(); }

  explicit UndirectedView(const Graph& graph) noexcept : graph_(&graph) {}
  [[nodiscard]] const Graph& base() const noexcept { return *graph_; }

  // Found by argument-dependent lookup, like those of the graph itself.
  friend std::size_t num_vertices(const UndirectedView& g) noexcept { return g.base().vertex_count(); }
  friend std::size_t num_edges(const UndirectedView& g) noexcept { return g.base().edge_count(); }
  friend Vertex vertex(std::size_t n, const UndirectedView&) noexcept { return static_cast<Vertex>(n); }
  friend Vertex source(Edge e, const UndirectedView&) noexcept { return e.source; }
  friend Vertex target(Edge e, const UndirectedView&) noexcept { return e.target; }
  friend VertexRange vertices(const UndirectedView& g) noexcept { return vertices(g.base()); }
  friend EdgeRange edges(const UndirectedView& g) noexcept { return edges(g.base()); }
  friend std::size_t degree(Vertex v, const UndirectedView& g) noexcept { return degree(v, g.base()); }
  friend std::size_t out_degree(Vertex v, const UndirectedView& g) noexcept { return degree(v, g.base()); }
  friend std::size_t in_degree(Vertex v, const UndirectedView& g) noexcept { return degree(v, g.base()); }
  friend void renumber_vertex_indices(const UndirectedView&) noexcept {}
  friend std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(Vertex v, const UndirectedView& g) noexcept {
    return {OutEdgeIterator(g.base(), v, 0, false), OutEdgeIterator(g.base(), v, degree(v, g.base()), false)};
  }
  /// The same edges, each ending at v.
  friend std::pair<OutEdgeIterator, OutEdgeIterator> in_edges(Vertex v, const UndirectedView& g) noexcept {
    return {OutEdgeIterator(g.base(), v, 0, true), OutEdgeIterator(g.base(), v, degree(v, g.base()), true)};
  }
  friend std::pair<adjacency_iterator, adjacency_iterator> adjacent_vertices(Vertex v, const UndirectedView& g) {
    const auto [begin, end] = out_edges(v, g);
    return {adjacency_iterator(begin, &g), adjacency_iterator(end, &g)};
  }
  /// The first edge between two vertices: one that points from u to v if there is one.
  friend std::pair<Edge, bool> edge(Vertex u, Vertex v, const UndirectedView& g) noexcept {
    if (const auto found = edge(u, v, g.base()); found.second) return found;
    const auto [back, exists] = edge(v, u, g.base());
    return {Edge{u, v, back.id}, exists};
  }
  template <class Tag>
  friend GraphPropertyMap<Graph, Tag> get(Tag, const UndirectedView& g) noexcept {
    return GraphPropertyMap<Graph, Tag>(g.base());
  }
  template <class Tag, class Key>
  friend auto get(Tag tag, const UndirectedView& g, Key key) {
    return read_property(tag, g.base(), key);
  }

 private:
  const Graph* graph_;
};

/// Out edges first, then in edges, each turned so that it begins at the vertex (or ends there: `turned`).
template <class Graph>
  requires std::is_base_of_v<CompressedGraph, Graph>
class UndirectedView<Graph>::OutEdgeIterator
    : public boost::iterator_facade<OutEdgeIterator, Edge, boost::random_access_traversal_tag, Edge> {
 public:
  OutEdgeIterator() = default;
  OutEdgeIterator(const CompressedGraph& graph, Vertex v, std::size_t position, bool turned) noexcept
      : graph_(&graph), vertex_(v), turned_(turned), position_(position) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] Edge dereference() const noexcept {
    const std::size_t out = out_degree(vertex_, *graph_);
    const bool is_out = position_ < out;
    const std::size_t at =
        is_out ? graph_->out_offsets()[vertex_] + position_ : graph_->in_offsets()[vertex_] + (position_ - out);
    const Vertex other = is_out ? graph_->out_targets()[at] : graph_->in_sources()[at];
    const std::uint32_t id = is_out ? graph_->out_edge_ids()[at] : graph_->in_edge_ids()[at];
    return turned_ ? Edge{other, vertex_, id} : Edge{vertex_, other, id};
  }
  [[nodiscard]] bool equal(const OutEdgeIterator& other) const noexcept { return position_ == other.position_; }
  void increment() noexcept { ++position_; }
  void decrement() noexcept { --position_; }
  void advance(std::ptrdiff_t n) noexcept { position_ += static_cast<std::size_t>(n); }
  [[nodiscard]] std::ptrdiff_t distance_to(const OutEdgeIterator& other) const noexcept {
    return static_cast<std::ptrdiff_t>(other.position_) - static_cast<std::ptrdiff_t>(position_);
  }

  const CompressedGraph* graph_ = nullptr;
  Vertex vertex_ = 0;
  bool turned_ = false;
  std::size_t position_ = 0;
};

/// The graph without direction. The graph must outlive the view.
template <class Graph>
[[nodiscard]] UndirectedView<Graph> as_undirected(const Graph& graph) noexcept {
  return UndirectedView<Graph>(graph);
}
template <class Graph>
UndirectedView<Graph> as_undirected(const Graph&&) = delete;

}  // namespace tematik

namespace boost {

template <class Graph, class Tag>
struct property_map<tematik::UndirectedView<Graph>, Tag> {
  using type = tematik::GraphPropertyMap<Graph, Tag>;
  using const_type = type;
};

}  // namespace boost
