#include <tematik/graph/compressed_graph.hpp>

#include <random>
#include <tuple>

#include "../catch.hpp"
#include "fixture_v.hpp"

using namespace tematik;
using Numbers = std::vector<std::uint32_t>;

namespace {

Numbers numbers(std::span<const std::uint32_t> column) { return {column.begin(), column.end()}; }

CompressedGraph random_graph(std::uint64_t seed, std::size_t vertices, std::size_t edges) {
  std::mt19937_64 random(seed);
  VertexCounts counts = {};
  for (std::size_t v = 0; v < vertices; ++v) ++counts[random() % vertex_kinds];
  Numbers from;
  Numbers to;
  std::vector<EdgeKind> kinds;
  for (std::size_t e = 0; e < edges; ++e) {
    from.push_back(static_cast<std::uint32_t>(random() % vertices));
    to.push_back(static_cast<std::uint32_t>(random() % vertices));
    kinds.push_back(static_cast<EdgeKind>(random() % edge_kinds));
  }
  return {counts, from, to, kinds};
}

}  // namespace

TEST_CASE("compressed_graph: the arrays of fixture V") {
  const auto g = fixture_v::graph();
  CHECK(g.vertex_count() == 13);
  CHECK(g.edge_count() == 18);
  CHECK(numbers(g.out_offsets()) == Numbers{0, 1, 2, 5, 8, 11, 12, 13, 13, 13, 14, 14, 15, 18});
  CHECK(numbers(g.out_targets()) == Numbers{9, 9, 0, 5, 6, 0, 6, 12, 1, 7, 12, 8, 8, 12, 6, 10, 5, 7});
  CHECK(numbers(g.out_edge_ids()) == Numbers{3, 4, 0, 5, 6, 1, 7, 13, 2, 8, 14, 9, 10, 15, 12, 11, 16, 17});
  CHECK(numbers(g.in_offsets()) == Numbers{0, 2, 3, 3, 3, 3, 5, 8, 10, 12, 14, 15, 15, 18});
  CHECK(numbers(g.in_sources()) == Numbers{2, 3, 4, 2, 12, 2, 3, 11, 4, 12, 5, 6, 0, 1, 12, 3, 4, 9});
  CHECK(numbers(g.in_edge_ids()) == Numbers{0, 1, 2, 5, 16, 6, 7, 12, 8, 17, 9, 10, 3, 4, 11, 13, 14, 15});
}

TEST_CASE("compressed_graph: the kind of a vertex, also beside kinds without vertices") {
  const auto g = fixture_v::graph();
  using enum VertexKind;
  const std::vector<VertexKind> expected{source, source, segment, segment, segment, code, code,
                                         code,   theme,  case_,   coder,   memo,    claim};
  for (std::uint32_t v = 0; v < 13; ++v) CHECK(g.kind(v) == expected[v]);
  CHECK(g.count(factor) == 0);
  CHECK(g.first(code) == fixture_v::C0);

  const CompressedGraph gaps({0, 0, 2, 0, 0, 1, 0, 0, 1}, {}, {}, {});
  CHECK(gaps.kind(0) == code);
  CHECK(gaps.kind(1) == code);
  CHECK(gaps.kind(2) == coder);
  CHECK(gaps.kind(3) == factor);
}

TEST_CASE("compressed_graph: a kind is a sub-range") {
  const auto g = fixture_v::graph();
  using Range = std::pair<std::uint32_t, std::uint32_t>;
  CHECK(g.out_range(fixture_v::G0, EdgeKind::in_source) == Range{2, 3});
  CHECK(g.out_range(fixture_v::G0, EdgeKind::codes) == Range{3, 5});
  CHECK(g.out_range(fixture_v::G0, EdgeKind::part_of) == Range{5, 5});
  CHECK(g.in_range(fixture_v::L0, EdgeKind::contradicts) == Range{16, 17});
  CHECK(g.in_range(fixture_v::S0, EdgeKind::rests_on) == Range{2, 2});
}

TEST_CASE("compressed_graph: parallel edges stay apart, in order of ids, and loops are allowed") {
  using enum EdgeKind;
  const CompressedGraph g({1, 1, 1, 0, 0, 0, 0, 1, 0}, {1, 1, 3, 1, 1}, {2, 2, 3, 0, 2},
                          {codes, codes, rests_on, in_source, codes});
  CHECK(numbers(g.out_edge_ids()) == Numbers{3, 0, 1, 4, 2});
  CHECK(numbers(g.in_edge_ids()) == Numbers{3, 0, 1, 4, 2});
  CHECK(g.edge_at(2).source == g.edge_at(2).target);
  CHECK(g.edge_at(0) != g.edge_at(1));
  CHECK(CompressedGraph::Edge{1, 2, 0} == CompressedGraph::Edge{2, 1, 0});
}

TEST_CASE("compressed_graph: an empty graph") {
  const CompressedGraph none;
  CHECK(none.vertex_count() == 0);
  CHECK(none.edge_count() == 0);
  CHECK(none.only({VertexKind::code}, {EdgeKind::codes}).graph.vertex_count() == 0);
  const CompressedGraph lone({3}, {}, {}, {});
  CHECK(numbers(lone.out_offsets()) == Numbers{0, 0, 0, 0});
}

TEST_CASE("compressed_graph: what is no graph is refused") {
  CHECK_THROWS_AS(CompressedGraph({2}, {0}, {0, 1}, {EdgeKind::codes}), InputError);
  CHECK_THROWS_AS(CompressedGraph({2}, {0}, {1}, {}), InputError);
  CHECK_THROWS_AS(CompressedGraph({2}, {0}, {2}, {EdgeKind::codes}), InputError);
  CHECK_THROWS_AS(CompressedGraph({std::size_t{1} << 32U}, {}, {}, {}), InputError);
  try {
    const CompressedGraph g({2}, {0, 0}, {1, 7}, {EdgeKind::codes, EdgeKind::codes});
    FAIL("an edge to no vertex was taken");
  } catch (const InputError& error) {
    CHECK(error.code() == "graph_end");
    CHECK(error.where() == "edge 1");
  }
}

TEST_CASE("compressed_graph: 25 bytes per edge and 8 per vertex") {
  const std::size_t vertices = 1000;
  const std::size_t edges = 20000;
  const auto g = random_graph(1, vertices, edges);
  CHECK(g.memory() == 25 * edges + 8 * (vertices + 1));
}

TEST_CASE("compressed_graph: only some kinds, with maps both ways") {
  const auto g = fixture_v::graph();
  const auto part = g.only({VertexKind::theme, VertexKind::code, VertexKind::claim},
                           {EdgeKind::part_of, EdgeKind::claim_to, EdgeKind::supports});
  CHECK(part.old_vertex == Numbers{5, 6, 7, 8, 12});
  CHECK(part.old_edge == Numbers{9, 10, 17});  // supports has lost its segments
  CHECK(part.graph.count(VertexKind::code) == 3);
  CHECK(part.graph.kind(4) == VertexKind::claim);
  for (std::size_t v = 0; v < part.old_vertex.size(); ++v) {
    CHECK(part.new_vertex[part.old_vertex[v]] == v);
    CHECK(part.graph.kind(static_cast<std::uint32_t>(v)) == g.kind(part.old_vertex[v]));
  }
  CHECK(part.new_vertex[fixture_v::S0] == CompressedGraph::null_vertex());
  for (std::size_t e = 0; e < part.old_edge.size(); ++e) {
    const auto old = g.edge_at(part.old_edge[e]);
    CHECK(part.new_edge[part.old_edge[e]] == e);
    CHECK(part.old_vertex[part.graph.edge_at(e).source] == old.source);
    CHECK(part.old_vertex[part.graph.edge_at(e).target] == old.target);
  }
}

TEST_CASE("compressed_graph: out and in arrays are sorted and mirror each other on random graphs") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    const auto g = random_graph(seed, 1 + seed % 17, seed % 90);
    using Row = std::tuple<std::uint32_t, EdgeKind, std::uint32_t, std::uint32_t>;  // this end, kind, other end, id
    const auto rows = [&](std::span<const std::uint32_t> offsets, std::span<const std::uint32_t> others,
                          std::span<const std::uint32_t> ids) {
      std::vector<Row> out;
      for (std::uint32_t v = 0; v + 1 < offsets.size(); ++v) {
        for (std::size_t i = offsets[v]; i < offsets[v + 1]; ++i) {
          out.emplace_back(v, g.edge_kind_column()[ids[i]], others[i], ids[i]);
        }
      }
      return out;
    };
    const auto out = rows(g.out_offsets(), g.out_targets(), g.out_edge_ids());
    auto in = rows(g.in_offsets(), g.in_sources(), g.in_edge_ids());
    REQUIRE(out.size() == g.edge_count());
    CHECK(std::is_sorted(out.begin(), out.end()));
    CHECK(std::is_sorted(in.begin(), in.end()));
    for (auto& [end, kind, other, id] : in) std::swap(end, other);
    std::sort(in.begin(), in.end());
    CHECK(in == out);
    for (const auto& [from, kind, to, id] : out) {
      const auto edge = g.edge_at(id);
      CHECK((edge.source == from && edge.target == to && g.kind(edge) == kind));
    }
  }
}
