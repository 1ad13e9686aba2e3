#pragma once

// Fixture V of the graph specification: 13 vertices, 18 edges, edges by id.

#include <vector>

#include <tematik/graph/boost_graph.hpp>

namespace fixture_v {

using tematik::CompressedGraph;
using tematik::EdgeKind;

enum : CompressedGraph::Vertex { S0, S1, G0, G1, G2, C0, C1, C2, T0, K0, R0, M0, L0 };

/// Sources, segments, codes, theme, case, coder, memo, claim; no factor.
inline constexpr tematik::VertexCounts counts{2, 3, 3, 1, 1, 1, 1, 1, 0};

inline CompressedGraph graph() {
  using enum EdgeKind;
  return {counts,
          {G0, G1, G2, S0, S1, G0, G0, G1, G2, C0, C1, L0, M0, G1, G2, K0, L0, L0},
          {S0, S0, S1, K0, K0, C0, C1, C1, C2, T0, T0, R0, C1, L0, L0, L0, C0, C2},
          {in_source, in_source, in_source, belongs_to, belongs_to, codes, codes, codes, codes, part_of, part_of,
           made_by, about, supports, contradicts, says, claim_from, claim_to}};
}

}  // namespace fixture_v
