#pragma once

// Bodies of `StudyGraph`, included by study_graph.hpp.

#include <algorithm>

#include <tematik/graph/study_graph.hpp>

namespace tematik {

inline void StudyGraph::require_current(const Study& study) const {
  if (is_current(study)) return;
  throw UsageError("stale_view",
                   detail::cat("the graph was made at revision ", revision_, " of the study, which is now at ",
                               study.revision(), "; make it again"),
                   "graph", std::to_string(study.revision()));
}

inline StudyGraph::Vertex StudyGraph::vertex(ObjectRef object) const {
  const auto found = vertices_->find(object);
  if (!found || count(found->first) == 0) {
    const auto word = to_string(object.kind);
    throw LookupError(detail::cat(word, "_not_in_graph"),
                      detail::cat(word, " [", object.row, "] is no vertex of this graph",
                                  object.kind == ObjectKind::coding ? "; a coding is an edge" : ""),
                      detail::cat(word, " [", object.row, ']'), std::to_string(object.row));
  }
  return first(found->first) + found->second;
}

inline StudyGraph::Vertex StudyGraph::vertex(const Passage& place) const {
  const std::uint32_t found = vertices_->places().find(place);
  if (found == detail::StudyPlaces::none || count(VertexKind::segment) == 0) {
    throw LookupError("segment_not_in_graph",
                      detail::cat("the graph has no segment [", place.span.begin, ", ", place.span.end, ") in source [",
                                  row(place.source), ']'),
                      detail::cat("source [", row(place.source), ']'));
  }
  return first(VertexKind::segment) + found;
}

inline StudyGraph::Edge StudyGraph::edge(CodingId id) const {
  const auto& rows = edges_.coding.values;
  const auto found = std::lower_bound(rows.begin(), rows.end(), static_cast<std::uint32_t>(id));
  if (found == rows.end() || *found != row(id)) {
    throw LookupError("coding_not_in_graph", detail::cat("coding [", row(id), "] is no edge of this graph"),
                      detail::cat("coding [", row(id), ']'), std::to_string(row(id)));
  }
  return edge_at(edges_.coding.first + static_cast<std::size_t>(found - rows.begin()));
}

inline ObjectKind StudyGraph::record(Vertex v) const {
  return kind(v) == VertexKind::segment ? ObjectKind::segment : facts(v).record;
}

inline std::optional<ObjectRef> StudyGraph::object(Vertex v) const {
  if (kind(v) == VertexKind::segment) return {};
  return ObjectRef(facts(v).record, facts(v).row);
}

inline std::optional<SourceId> StudyGraph::source(Vertex v) const {
  if (kind(v) != VertexKind::segment) return {};
  return static_cast<SourceId>(vertices_->places().source(at(v)));
}

inline std::optional<Span> StudyGraph::span(Vertex v) const {
  if (kind(v) != VertexKind::segment) return {};
  return vertices_->places().span(at(v));
}

inline std::optional<CodingId> StudyGraph::coding(Edge e) const {
  const auto* found = edges_.coding.find(e.id);
  if (found == nullptr) found = edges_.about_coding.find(e.id);
  if (const auto* facts = evidence(e)) found = &facts->coding;
  if (found == nullptr || *found == detail::no_row) return {};
  return static_cast<CodingId>(*found);
}

inline std::optional<CoderId> StudyGraph::coder(Edge e) const {
  if (const auto* found = edges_.coder.find(e.id)) return static_cast<CoderId>(*found);
  const auto* facts = evidence(e);
  if (facts == nullptr || !facts->coder) return {};
  return static_cast<CoderId>(*facts->coder);
}

inline std::optional<CodingLayer> StudyGraph::layer(Edge e) const {
  const auto* flags = edges_.flags.find(e.id);
  if (flags == nullptr) return {};
  return (*flags & coding_flags::final_layer) != 0 ? CodingLayer::final_ : CodingLayer::coder;
}

inline std::optional<Polarity> StudyGraph::polarity(Edge e) const {
  if (const auto* flags = edges_.flags.find(e.id)) {
    return (*flags & coding_flags::negative) != 0 ? Polarity::negative : Polarity::positive;
  }
  if (const auto* facts = edges_.rests.find(e.id)) return facts->against ? Polarity::negative : Polarity::positive;
  return {};
}

inline bool StudyGraph::has_weight(Edge e) const {
  const auto* found = edges_.weight.find(e.id);
  return found != nullptr && !std::isnan(*found);
}

inline double StudyGraph::weight(Edge e) const {
  const auto* found = edges_.weight.find(e.id);
  return found == nullptr || std::isnan(*found) ? 1.0 : *found;
}

inline std::optional<Timestamp> StudyGraph::time(Edge e) const {
  const auto* found = edges_.coded.find(e.id);
  if (found == nullptr) found = edges_.made.find(e.id);
  return found == nullptr ? std::nullopt : found->get();
}

inline std::optional<int> StudyGraph::sign(Edge e) const {
  const auto* found = edges_.sign.find(e.id);
  if (const auto* facts = edges_.evidence.find(e.id)) found = &facts->sign;
  if (found == nullptr || *found == 0) return {};
  return *found;
}

inline std::string_view StudyGraph::role(Edge e) const {
  const auto* found = edges_.role.find(e.id);
  return found == nullptr ? std::string_view() : edges_.role_words[*found];
}

inline std::string_view StudyGraph::note(Edge e) const {
  const auto* facts = evidence(e);
  return facts == nullptr ? std::string_view() : facts->note;
}

inline std::optional<Span> StudyGraph::span(Edge e) const {
  if (kind(e) != EdgeKind::in_source) return {};
  return span(edge_sources()[e.id]);
}

inline std::optional<StudyGraph::Vertex> StudyGraph::segment(Edge e) const {
  const auto* found = edges_.said_at.find(e.id);
  if (found == nullptr || *found == detail::no_row || count(VertexKind::segment) == 0) return {};
  return first(VertexKind::segment) + *found;
}

inline std::string StudyGraph::id(CoderId coder) const {
  const auto found = vertices_->find(ObjectRef(coder));
  return found ? vertices_->id(found->first, found->second) : detail::cat("coder-", row(coder));
}

inline std::string StudyGraph::coding_id(Edge e) const {
  const auto* uid = edges_.coding_uid.find(e.id);
  if (uid != nullptr && !uid->empty()) return *uid;
  const auto found = coding(e);
  return found ? detail::cat("coding-", row(*found)) : std::string();
}

inline GraphPart<StudyGraph> StudyGraph::only(const std::vector<VertexKind>& vertices,
                                              const std::vector<EdgeKind>& edges) const {
  auto cut = CompressedGraph::only(vertices, edges);
  GraphPart<StudyGraph> part{.graph = {},
                             .old_vertex = std::move(cut.old_vertex),
                             .new_vertex = std::move(cut.new_vertex),
                             .old_edge = std::move(cut.old_edge),
                             .new_edge = std::move(cut.new_edge)};
  static_cast<CompressedGraph&>(part.graph) = std::move(cut.graph);
  part.graph.revision_ = revision_;
  part.graph.left_out_ = left_out_;
  part.graph.vertices_ = vertices_;
  part.graph.edges_ = edges_.select(part.old_edge);
  return part;
}

}  // namespace tematik
