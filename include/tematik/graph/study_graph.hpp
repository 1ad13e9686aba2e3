#pragma once

/// @file
/// @brief How does everything in a study hang together? The study as one graph for Boost.Graph, read-only.
///
/// - **Inputs**: a study. Vertices are its sources, segments, codes, themes, cases, coders, memos, relations
/// and
///   claims (both of kind `claim`), and factors; edges are the kinds of `EdgeKind`. Removed rows are not there.
/// - **Segments**: the distinct places, each once: of codings, of segment records, and of the passages that
/// links,
///   evidence and sayings name. A link or evidence without a span lies on the place "whole source".
/// - **Members of cases**: a whole source by an edge from the source; in other sources each segment that shares
/// a
///   character with the case's spans, speakers' turns or case-coded text.
/// - **Evidence**: a segment, coding, source or passage `supports` or `contradicts`; anything else is what a
/// claim
///   `rests_on` (polarity "-" where it is counter-evidence). No edge `says` is no record, not "no".
/// - **A frozen copy**: it holds nothing of the study and keeps its revision; `is_current` tells whether the
/// study
///   has changed since. It is no figure: nothing is left out for consent or layer (`only`,
///   `boost::filtered_graph`).
/// - **Texts**: ids, names and notes of researchers; never the text of a source or the label of an excerpt.
/// - **Complexity**: O(V + E) but for sorting the places, O(n log n) in codings. Memory: that of
/// `CompressedGraph`,
///   per coding 7 bytes (8 more if any coding has a weight, 8 if any has a time), 12 per segment.
/// - **Limits**: references to attributes, queries, sets and diagrams, which are no vertices: `left_out()`.
///
/// @code
/// const tematik::StudyGraph graph{study};
/// const auto v = graph.vertex(study.code("Dukungan"));
/// boost::breadth_first_search(graph, v, boost::visitor(visitor));
/// for (auto [e, end] = in_edges(v, tematik::EdgeKind::codes, graph); e != end; ++e) use(graph.coder(*e));
/// const auto tree = graph.only({VertexKind::code, VertexKind::theme}, {EdgeKind::part_of}).graph;
/// @endcode

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/graph/boost_graph.hpp>
#include <tematik/graph/detail/study_graph_build.hpp>
#include <tematik/model/study.hpp>

namespace tematik {

class StudyGraph : public CompressedGraph {
 public:
  StudyGraph() = default;
  explicit StudyGraph(const Study& study) : StudyGraph(detail::StudyGraphBuilder(study), study.revision()) {}

  // --- the study ------------------------------------------------------------------------------------------
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }
  [[nodiscard]] bool is_current(const Study& study) const noexcept { return study.revision() == revision_; }
  /// @throws UsageError `stale_view` if the study has changed since
  void require_current(const Study& study) const;
  /// References to objects that are no vertices (attributes, queries, sets, diagrams).
  [[nodiscard]] std::size_t left_out() const noexcept { return left_out_; }

  // --- from the study to vertices and edges ---------------------------------------------------------------
  /// The vertex of an object; of a segment record the place it lies on.
  /// @throws LookupError if it was removed, is no vertex, or its kind is not in this view
  [[nodiscard]] Vertex vertex(ObjectRef object) const;
  template <class Id>
    requires std::is_constructible_v<ObjectRef, Id>
  [[nodiscard]] Vertex vertex(Id id) const {
    return vertex(ObjectRef(id));
  }
  /// The segment at a place. @throws LookupError if nothing lies there
  [[nodiscard]] Vertex vertex(const Passage& place) const;
  /// The edge of a coding. @throws LookupError if it is not in this view
  [[nodiscard]] Edge edge(CodingId id) const;

  // --- vertices -------------------------------------------------------------------------------------------
  using CompressedGraph::kind;
  /// The stable id for files: the object's own, else "<kind>-<row>"; of a segment "segment-<source
  /// row>-<begin>-<end>".
  [[nodiscard]] std::string id(Vertex v) const { return vertices_->id(kind(v), at(v)); }
  /// The label in the study; of a segment its source and place, of a relation its type with the row behind.
  [[nodiscard]] std::string label(Vertex v) const { return vertices_->label(kind(v), at(v)); }
  /// The table the vertex comes from: tells relations and claims apart.
  [[nodiscard]] ObjectKind record(Vertex v) const;
  /// The object; empty for a segment, which may have several records or none.
  [[nodiscard]] std::optional<ObjectRef> object(Vertex v) const;
  /// The source of a segment; empty for other vertices.
  [[nodiscard]] std::optional<SourceId> source(Vertex v) const;
  /// The span of a segment; empty for other vertices and for places without one on the first text.
  [[nodiscard]] std::optional<Span> span(Vertex v) const;

  // --- edges: empty where an edge has no such property -------------------------------------------------------
  [[nodiscard]] std::optional<CodingId> coding(Edge e) const;    ///< codes; about, supports, contradicts a coding
  [[nodiscard]] std::optional<CoderId> coder(Edge e) const;      ///< codes, supports, contradicts, rests_on
  [[nodiscard]] std::optional<CodingLayer> layer(Edge e) const;  ///< codes
  [[nodiscard]] std::optional<Polarity> polarity(Edge e) const;  ///< codes; rests_on: negative if counter-evidence
  /// Of a coding; 1 where none was given (`has_weight`), and for every other edge.
  [[nodiscard]] double weight(Edge e) const;
  [[nodiscard]] bool has_weight(Edge e) const;
  [[nodiscard]] std::optional<Timestamp> time(
      Edge e) const;                                     ///< codes; made_by: the first known (a bare date is no time)
  [[nodiscard]] std::optional<int> sign(Edge e) const;   ///< part_of: in the theme; supports, contradicts: of the link
  [[nodiscard]] std::string_view role(Edge e) const;     ///< belongs_to: role of the case
  [[nodiscard]] std::string_view note(Edge e) const;     ///< supports, contradicts, rests_on
  [[nodiscard]] std::optional<Span> span(Edge e) const;  ///< in_source: begin and end
  [[nodiscard]] std::optional<Vertex> segment(Edge e) const;  ///< says: where it was said
  /// The id of a coder or coding for files, whether or not its vertices are in this view.
  [[nodiscard]] std::string id(CoderId coder) const;
  [[nodiscard]] std::string coding_id(Edge e) const;

  /// The vertices of some kinds, and the edges of some kinds whose two ends are among them. O(V + E).
  [[nodiscard]] GraphPart<StudyGraph> only(const std::vector<VertexKind>& vertices,
                                           const std::vector<EdgeKind>& edges) const;

  /// What is known of a vertex that is no segment.
  [[nodiscard]] const detail::VertexFacts& facts(Vertex v) const { return vertices_->facts(kind(v), at(v)); }
  [[nodiscard]] const detail::StudyVertices& all_vertices() const noexcept { return *vertices_; }

 private:
  StudyGraph(detail::StudyGraphBuilder&& built, std::uint64_t revision)
      : CompressedGraph(built.graph()),
        revision_(revision),
        left_out_(built.left_out),
        vertices_(std::move(built.vertices)),
        edges_(std::move(built.edges)) {}
  [[nodiscard]] std::uint32_t at(Vertex v) const noexcept { return v - first(kind(v)); }
  [[nodiscard]] const detail::EvidenceFacts* evidence(Edge e) const noexcept {
    const auto* found = edges_.evidence.find(e.id);
    return found != nullptr ? found : edges_.rests.find(e.id);
  }

  std::uint64_t revision_ = 0;
  std::size_t left_out_ = 0;
  std::shared_ptr<const detail::StudyVertices> vertices_ = std::make_shared<const detail::StudyVertices>(Study());
  detail::StudyEdges edges_;
};

// --- property maps: get(tematik::vertex_label, graph), get(tematik::edge_coder, graph), …
// -------------------------

struct vertex_id_t {
  using kind = boost::vertex_property_tag;
};
struct vertex_label_t {
  using kind = boost::vertex_property_tag;
};
struct edge_coder_t {
  using kind = boost::edge_property_tag;
};
inline constexpr vertex_id_t vertex_id = {};
inline constexpr vertex_label_t vertex_label = {};
inline constexpr edge_coder_t edge_coder = {};

[[nodiscard]] inline std::string read_property(vertex_id_t, const StudyGraph& g, StudyGraph::Vertex v) {
  return g.id(v);
}
[[nodiscard]] inline std::string read_property(vertex_label_t, const StudyGraph& g, StudyGraph::Vertex v) {
  return g.label(v);
}
[[nodiscard]] inline std::string read_property(boost::vertex_name_t, const StudyGraph& g, StudyGraph::Vertex v) {
  return g.label(v);
}
[[nodiscard]] inline double read_property(boost::edge_weight_t, const StudyGraph& g, StudyGraph::Edge e) {
  return g.weight(e);
}
[[nodiscard]] inline std::optional<CoderId> read_property(edge_coder_t, const StudyGraph& g, StudyGraph::Edge e) {
  return g.coder(e);
}

}  // namespace tematik

namespace boost {

template <class Tag>
struct property_map<tematik::StudyGraph, Tag> {
  using type = tematik::GraphPropertyMap<tematik::StudyGraph, Tag>;
  using const_type = type;
};

}  // namespace boost

#include <tematik/graph/detail/study_graph_impl.hpp>  // IWYU pragma: export
