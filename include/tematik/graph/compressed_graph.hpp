#pragma once

/// @file
/// @brief A directed graph of typed vertices and edges, frozen into compressed rows, on which Boost.Graph runs.
///
/// - **Inputs**: how many vertices of each kind, and three columns by edge id: source, target, kind. Parallel
/// edges
///   and loops are allowed.
/// - **Form**: vertices are 0..V-1, kind after kind, so a kind is a search in ten offsets. Out ranges are
/// sorted by
///   (kind, target, edge id), in ranges by (kind, source, edge id): a kind is a sub-range, found by binary
///   search.
/// - **Complexity**: built by counting sorts in O(V + E). Memory: 25 bytes per edge, 8 per vertex.
/// - **Boost.Graph**: a model of VertexListGraph, EdgeListGraph, IncidenceGraph, BidirectionalGraph,
/// AdjacencyGraph
///   and AdjacencyMatrix; the free functions stand in `boost_graph.hpp`. Descriptors hold for one graph only.
///   Iterators point into the graph: it must outlive them and stay where it is.
///
/// @code
/// // one segment in one source, coded twice with one code
/// const tematik::CompressedGraph g({1, 1, 1}, {1, 1, 1}, {0, 2, 2},
///                                  {EdgeKind::in_source, EdgeKind::codes, EdgeKind::codes});
/// assert(out_degree(1, g) == 3 && g.kind(2) == tematik::VertexKind::code);
/// @endcode

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/iterator_facade.hpp>

#include <tematik/graph/kinds.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// How many vertices of each kind, in the order of `VertexKind`.
using VertexCounts = std::array<std::size_t, vertex_kinds>;

/// A smaller graph and how its numbers match those of the graph it was cut from.
template <class Graph>
struct GraphPart {
  Graph graph = {};
  std::vector<std::uint32_t> old_vertex = {};  ///< by new vertex
  std::vector<std::uint32_t> new_vertex = {};  ///< by old vertex; `null_vertex()` where it was left out
  std::vector<std::uint32_t> old_edge = {};    ///< by new edge id
  std::vector<std::uint32_t> new_edge = {};    ///< by old edge id; the largest number where it was left out
};

class CompressedGraph {
 public:
  using Vertex = std::uint32_t;

  /// An edge as seen from one end. Two are equal if their ids are.
  struct Edge {
    Vertex source = 0;
    Vertex target = 0;
    std::uint32_t id = 0;

    friend constexpr bool operator==(const Edge& a, const Edge& b) noexcept { return a.id == b.id; }
    friend constexpr auto operator<=>(const Edge& a, const Edge& b) noexcept { return a.id <=> b.id; }
  };

  /// Edges of a range of the out arrays, of the in arrays, or by id.
  enum class Walk : std::uint8_t { out, in, all };
  template <Walk walk>
  class EdgeIterator;
  class VertexIterator;

  // What boost::graph_traits reads.
  using vertex_descriptor = Vertex;
  using edge_descriptor = Edge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag,
                              boost::bidirectional_graph_tag,
                              boost::adjacency_graph_tag,
                              boost::adjacency_matrix_tag {};
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = VertexIterator;
  using adjacency_iterator = const Vertex*;
  using out_edge_iterator = EdgeIterator<Walk::out>;
  using in_edge_iterator = EdgeIterator<Walk::in>;
  using edge_iterator = EdgeIterator<Walk::all>;
  [[nodiscard]] static constexpr Vertex null_vertex() noexcept { return std::numeric_limits<Vertex>::max(); }

  /// No vertices, no edges.
  CompressedGraph() = default;

  /// @param counts   vertices per kind
  /// @param sources  by edge id; @param targets  by edge id; @param kinds  by edge id
  /// @throws InputError `graph_columns` if the columns differ in length; `graph_end` if an end is no vertex;
  /// `graph_limit` from 2^32 - 1 vertices or edges on
  CompressedGraph(const VertexCounts& counts, std::vector<Vertex> sources, std::vector<Vertex> targets,
                  std::vector<EdgeKind> kinds);

  [[nodiscard]] std::size_t vertex_count() const noexcept { return first_.back(); }
  [[nodiscard]] std::size_t edge_count() const noexcept { return edge_kind_.size(); }

  /// The vertices of one kind: [first(kind), first(kind) + count(kind)).
  [[nodiscard]] Vertex first(VertexKind kind) const noexcept { return first_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] std::size_t count(VertexKind kind) const noexcept {
    return first_[static_cast<std::size_t>(kind) + 1] - first(kind);
  }
  [[nodiscard]] VertexKind kind(Vertex v) const noexcept;
  [[nodiscard]] EdgeKind kind(Edge e) const noexcept { return edge_kind_[e.id]; }
  /// The edge with an id (0..E-1), from its source to its target.
  [[nodiscard]] Edge edge_at(std::size_t id) const noexcept {
    return {edge_source_[id], edge_target_[id], static_cast<std::uint32_t>(id)};
  }

  // The arrays. Out edges of v are the positions [out_offsets[v], out_offsets[v + 1]); likewise in edges.
  [[nodiscard]] std::span<const std::uint32_t> out_offsets() const noexcept { return out_offset_; }
  [[nodiscard]] std::span<const Vertex> out_targets() const noexcept { return out_target_; }
  [[nodiscard]] std::span<const std::uint32_t> out_edge_ids() const noexcept { return out_edge_; }
  [[nodiscard]] std::span<const std::uint32_t> in_offsets() const noexcept { return in_offset_; }
  [[nodiscard]] std::span<const Vertex> in_sources() const noexcept { return in_source_; }
  [[nodiscard]] std::span<const std::uint32_t> in_edge_ids() const noexcept { return in_edge_; }
  [[nodiscard]] std::span<const Vertex> edge_sources() const noexcept { return edge_source_; }
  [[nodiscard]] std::span<const Vertex> edge_targets() const noexcept { return edge_target_; }
  [[nodiscard]] std::span<const EdgeKind> edge_kind_column() const noexcept { return edge_kind_; }

  /// Bytes of the arrays.
  [[nodiscard]] std::size_t memory() const noexcept;

  /// The positions of the edges of one kind among the out edges (in edges) of a vertex. O(log degree).
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> out_range(Vertex v, EdgeKind kind) const noexcept {
    return kind_range(out_offset_[v], out_offset_[v + 1], out_edge_, kind);
  }
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> in_range(Vertex v, EdgeKind kind) const noexcept {
    return kind_range(in_offset_[v], in_offset_[v + 1], in_edge_, kind);
  }

  /// The vertices of some kinds, and the edges of some kinds whose two ends are among them. O(V + E).
  [[nodiscard]] GraphPart<CompressedGraph> only(const std::vector<VertexKind>& vertices,
                                                const std::vector<EdgeKind>& edges) const;

 private:
  using Column = std::vector<std::uint32_t>;
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> kind_range(std::uint32_t begin, std::uint32_t end,
                                                                   const Column& ids, EdgeKind kind) const noexcept;
  void sort_by(const Column& end, const Column& other_end, Column& offsets, Column& others, Column& ids) const;

  std::array<Vertex, vertex_kinds + 1> first_ = {};
  Column edge_source_;
  Column edge_target_;
  std::vector<EdgeKind> edge_kind_;
  Column out_offset_ = {0};
  Column out_target_;
  Column out_edge_;
  Column in_offset_ = {0};
  Column in_source_;
  Column in_edge_;
};

/// Walks over vertex numbers.
class CompressedGraph::VertexIterator
    : public boost::iterator_facade<VertexIterator, Vertex, boost::random_access_traversal_tag, Vertex> {
 public:
  VertexIterator() = default;
  explicit VertexIterator(std::size_t v) noexcept : vertex_(static_cast<Vertex>(v)) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] Vertex dereference() const noexcept { return vertex_; }
  [[nodiscard]] bool equal(const VertexIterator& other) const noexcept { return vertex_ == other.vertex_; }
  void increment() noexcept { ++vertex_; }
  void decrement() noexcept { --vertex_; }
  void advance(std::ptrdiff_t n) noexcept { vertex_ += static_cast<Vertex>(n); }
  [[nodiscard]] std::ptrdiff_t distance_to(const VertexIterator& other) const noexcept {
    return std::ptrdiff_t{other.vertex_} - std::ptrdiff_t{vertex_};
  }

  Vertex vertex_ = 0;
};

/// Walks over edges by position; reads make the edge, nothing is stored per step.
template <CompressedGraph::Walk walk>
class CompressedGraph::EdgeIterator
    : public boost::iterator_facade<EdgeIterator<walk>, Edge, boost::random_access_traversal_tag, Edge> {
 public:
  EdgeIterator() = default;
  /// @param end  the vertex whose edges these are; not read by `Walk::all`
  EdgeIterator(const CompressedGraph& graph, Vertex end, std::size_t position) noexcept
      : graph_(&graph), end_(end), position_(position) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] Edge dereference() const noexcept {
    if constexpr (walk == Walk::out) return {end_, graph_->out_target_[position_], graph_->out_edge_[position_]};
    if constexpr (walk == Walk::in) return {graph_->in_source_[position_], end_, graph_->in_edge_[position_]};
    if constexpr (walk == Walk::all) return graph_->edge_at(position_);
  }
  [[nodiscard]] bool equal(const EdgeIterator& other) const noexcept { return position_ == other.position_; }
  void increment() noexcept { ++position_; }
  void decrement() noexcept { --position_; }
  void advance(std::ptrdiff_t n) noexcept { position_ += static_cast<std::size_t>(n); }
  [[nodiscard]] std::ptrdiff_t distance_to(const EdgeIterator& other) const noexcept {
    return static_cast<std::ptrdiff_t>(other.position_) - static_cast<std::ptrdiff_t>(position_);
  }

  const CompressedGraph* graph_ = nullptr;
  Vertex end_ = 0;
  std::size_t position_ = 0;
};

// ---------------------------------------------------------------------------------------------------------

inline CompressedGraph::CompressedGraph(const VertexCounts& counts, std::vector<Vertex> sources,
                                        std::vector<Vertex> targets, std::vector<EdgeKind> kinds)
    : edge_source_(std::move(sources)), edge_target_(std::move(targets)), edge_kind_(std::move(kinds)) {
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;
  std::size_t vertices = 0;
  for (std::size_t k = 0; k < vertex_kinds; ++k) {
    vertices += counts[k];
    if (counts[k] > most || vertices > most)
      throw InputError("graph_limit", "a graph has fewer than 2^32 - 1 vertices");
    first_[k + 1] = static_cast<Vertex>(vertices);
  }
  if (edge_source_.size() != edge_kind_.size() || edge_target_.size() != edge_kind_.size()) {
    throw InputError("graph_columns",
                     detail::cat("a graph needs three columns of edges of equal length, found ", edge_source_.size(),
                                 ", ", edge_target_.size(), " and ", edge_kind_.size()));
  }
  if (edge_kind_.size() > most) throw InputError("graph_limit", "a graph has fewer than 2^32 - 1 edges");
  for (std::size_t id = 0; id < edge_kind_.size(); ++id) {
    const Vertex end = std::max(edge_source_[id], edge_target_[id]);
    if (end >= vertices) {
      throw InputError("graph_end", detail::cat("edge ", id, " ends at vertex ", end, ", the graph has ", vertices),
                       detail::cat("edge ", id));
    }
  }
  edge_source_.shrink_to_fit();
  edge_target_.shrink_to_fit();
  edge_kind_.shrink_to_fit();
  sort_by(edge_source_, edge_target_, out_offset_, out_target_, out_edge_);
  sort_by(edge_target_, edge_source_, in_offset_, in_source_, in_edge_);
}

/// Stable counting sorts, last key first: by the other end, by kind, by this end; ids stay in order throughout.
inline void CompressedGraph::sort_by(const Column& end, const Column& other_end, Column& offsets, Column& others,
                                     Column& ids) const {
  ids.resize(edge_count());
  std::iota(ids.begin(), ids.end(), std::uint32_t{0});
  Column sorted(edge_count());
  Column starts;
  const auto pass = [&](std::size_t keys, auto key_of) {
    starts.assign(keys + 1, 0);
    for (const std::uint32_t id : ids) ++starts[std::size_t{key_of(id)} + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (const std::uint32_t id : ids) sorted[starts[key_of(id)]++] = id;
    ids.swap(sorted);
  };
  pass(vertex_count(), [&](std::uint32_t id) { return other_end[id]; });
  pass(edge_kinds, [&](std::uint32_t id) { return static_cast<std::uint32_t>(edge_kind_[id]); });
  pass(vertex_count(), [&](std::uint32_t id) { return end[id]; });

  offsets.assign(vertex_count() + 1, 0);
  for (const Vertex v : end) ++offsets[std::size_t{v} + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  others.resize(edge_count());
  std::transform(ids.begin(), ids.end(), others.begin(), [&](std::uint32_t id) { return other_end[id]; });
}

inline VertexKind CompressedGraph::kind(Vertex v) const noexcept {
  const auto above = std::upper_bound(first_.begin(), first_.end(), v);
  return static_cast<VertexKind>(above - first_.begin() - 1);
}

inline std::size_t CompressedGraph::memory() const noexcept {
  std::size_t numbers = 0;
  for (const Column* column :
       {&edge_source_, &edge_target_, &out_offset_, &out_target_, &out_edge_, &in_offset_, &in_source_, &in_edge_}) {
    numbers += column->capacity();
  }
  return numbers * sizeof(std::uint32_t) + edge_kind_.capacity() * sizeof(EdgeKind);
}

inline std::pair<std::uint32_t, std::uint32_t> CompressedGraph::kind_range(std::uint32_t begin, std::uint32_t end,
                                                                           const Column& ids,
                                                                           EdgeKind kind) const noexcept {
  const auto at = [&](std::uint32_t position) { return ids.begin() + static_cast<std::ptrdiff_t>(position); };
  const auto low = std::partition_point(at(begin), at(end), [&](std::uint32_t id) { return edge_kind_[id] < kind; });
  const auto high = std::partition_point(low, at(end), [&](std::uint32_t id) { return edge_kind_[id] <= kind; });
  return {static_cast<std::uint32_t>(low - ids.begin()), static_cast<std::uint32_t>(high - ids.begin())};
}

inline GraphPart<CompressedGraph> CompressedGraph::only(const std::vector<VertexKind>& vertices,
                                                        const std::vector<EdgeKind>& edges) const {
  GraphPart<CompressedGraph> part;
  VertexCounts counts = {};
  part.new_vertex.assign(vertex_count(), null_vertex());
  for (std::size_t k = 0; k < vertex_kinds; ++k) {
    const auto kind = static_cast<VertexKind>(k);
    if (std::find(vertices.begin(), vertices.end(), kind) == vertices.end()) continue;
    counts[k] = count(kind);
    for (Vertex v = first(kind); v < first(kind) + count(kind); ++v) {
      part.new_vertex[v] = static_cast<Vertex>(part.old_vertex.size());
      part.old_vertex.push_back(v);
    }
  }
  std::array<bool, edge_kinds> kept = {};
  for (const EdgeKind kind : edges) kept[static_cast<std::size_t>(kind)] = true;
  part.new_edge.assign(edge_count(), std::numeric_limits<std::uint32_t>::max());
  Column sources;
  Column targets;
  std::vector<EdgeKind> kinds;
  for (std::size_t id = 0; id < edge_count(); ++id) {
    const Vertex from = part.new_vertex[edge_source_[id]];
    const Vertex to = part.new_vertex[edge_target_[id]];
    if (!kept[static_cast<std::size_t>(edge_kind_[id])] || from == null_vertex() || to == null_vertex()) continue;
    part.new_edge[id] = static_cast<std::uint32_t>(part.old_edge.size());
    part.old_edge.push_back(static_cast<std::uint32_t>(id));
    sources.push_back(from);
    targets.push_back(to);
    kinds.push_back(edge_kind_[id]);
  }
  part.graph = CompressedGraph(counts, std::move(sources), std::move(targets), std::move(kinds));
  return part;
}

}  // namespace tematik
