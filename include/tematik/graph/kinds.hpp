#pragma once

/// @file
/// @brief What the vertices and edges of a study's graph are. The order of the members is the order of their
/// numbers.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik {

/// The nine kinds of vertices. A relation and a claim of a study are both vertices of kind `claim`.
enum class VertexKind : std::uint8_t { source, segment, code, theme, case_, coder, memo, claim, factor };

inline constexpr std::size_t vertex_kinds = 9;

template <>
struct EnumNames<VertexKind> {
  static constexpr std::string_view what = "kind of vertex";
  static constexpr std::array<std::pair<VertexKind, std::string_view>, vertex_kinds> names{{
      {VertexKind::source, "source"},
      {VertexKind::segment, "segment"},
      {VertexKind::code, "code"},
      {VertexKind::theme, "theme"},
      {VertexKind::case_, "case"},
      {VertexKind::coder, "coder"},
      {VertexKind::memo, "memo"},
      {VertexKind::claim, "claim"},
      {VertexKind::factor, "factor"},
  }};
};

/// The kinds of edges.
enum class EdgeKind : std::uint8_t {
  in_source,    ///< segment -> source
  belongs_to,   ///< source or segment -> case
  codes,        ///< segment -> code; one per coding, so parallel edges are common
  part_of,      ///< code -> code, code -> theme, theme -> theme; without cycles
  made_by,      ///< segment, memo or claim -> coder
  about,        ///< memo -> any vertex
  supports,     ///< segment -> claim
  contradicts,  ///< segment -> claim
  says,         ///< case -> claim; no edge is no record, not "no"
  claim_from,   ///< claim -> what it starts from; several: together (an AND)
  claim_to,     ///< claim -> what it leads to
  rests_on,     ///< claim -> theme, claim or another vertex: evidence other than segments
};

inline constexpr std::size_t edge_kinds = 12;

template <>
struct EnumNames<EdgeKind> {
  static constexpr std::string_view what = "kind of edge";
  static constexpr std::array<std::pair<EdgeKind, std::string_view>, edge_kinds> names{{
      {EdgeKind::in_source, "in_source"},
      {EdgeKind::belongs_to, "belongs_to"},
      {EdgeKind::codes, "codes"},
      {EdgeKind::part_of, "part_of"},
      {EdgeKind::made_by, "made_by"},
      {EdgeKind::about, "about"},
      {EdgeKind::supports, "supports"},
      {EdgeKind::contradicts, "contradicts"},
      {EdgeKind::says, "says"},
      {EdgeKind::claim_from, "claim_from"},
      {EdgeKind::claim_to, "claim_to"},
      {EdgeKind::rests_on, "rests_on"},
  }};
};

}  // namespace tematik
