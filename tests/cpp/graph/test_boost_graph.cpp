#include <tematik/graph/boost_graph.hpp>

#include <map>
#include <set>
#include <sstream>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // inside Boost: iterators of Johnson's own copy of the graph
#endif

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/closeness_centrality.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/hawick_circuits.hpp>
#include <boost/graph/johnson_all_pairs_shortest.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/stoer_wagner_min_cut.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/tiernan_all_cycles.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/transitive_closure.hpp>
#include <boost/graph/transitive_reduction.hpp>
#include <boost/graph/vf2_sub_graph_iso.hpp>

#include "../catch.hpp"
#include "fixture_v.hpp"

using namespace tematik;
using namespace fixture_v;
using Graph = CompressedGraph;
using Vertices = std::set<Graph::Vertex>;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::concepts::VertexIndexGraph<Graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Graph::Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Graph::Edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Graph::Edge, boost::edge_weight_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Graph::Vertex, vertex_kind_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Graph::Edge, edge_kind_t>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<boost::reverse_graph<Graph>>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<boost::filtered_graph<Graph, boost::keep_all>>));
static_assert(
    std::is_same_v<boost::property_traits<boost::property_map<Graph, boost::vertex_index_t>::type>::value_type,
                   std::size_t>);
static_assert(std::is_same_v<boost::graph_traits<Graph>::vertices_size_type, std::size_t>);

namespace {

/// What lies behind a vertex, without the vertex itself.
template <class AnyGraph>
Vertices reached_from(Graph::Vertex start, const AnyGraph& g) {
  struct Visitor : boost::default_bfs_visitor {
    Vertices* found;
    void discover_vertex(Graph::Vertex v, const AnyGraph&) const { found->insert(v); }
  };
  Vertices found;
  Visitor visitor;
  visitor.found = &found;
  boost::breadth_first_search(g, start, boost::visitor(visitor));
  found.erase(start);
  return found;
}

template <class Value, class AnyGraph>
auto map_over(std::vector<Value>& values, const AnyGraph& g) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, g));
}

struct IsKind {
  EdgeKind kind = EdgeKind::part_of;
  const Graph* graph = nullptr;
  bool operator()(Graph::Edge e) const { return graph->kind(e) == kind; }
};

struct CountCycles {
  std::size_t* cycles;
  template <class Path, class AnyGraph>
  void cycle(const Path&, const AnyGraph&) {
    ++*cycles;
  }
};

/// A ring 0 > 1 > 2 > 0 of claims, and 2 > 3.
Graph ring() {
  using enum EdgeKind;
  return {{0, 0, 0, 0, 0, 0, 0, 4, 0}, {0, 1, 2, 2}, {1, 2, 0, 3}, {rests_on, rests_on, rests_on, rests_on}};
}

}  // namespace

TEST_CASE("boost_graph: degrees, ends and neighbours") {
  const auto g = graph();
  CHECK(num_vertices(g) == 13);
  CHECK(num_edges(g) == 18);
  CHECK(out_degree(G0, g) == 3);
  CHECK(in_degree(L0, g) == 3);
  CHECK(degree(L0, g) == 6);
  CHECK(vertex(5, g) == C0);
  const auto [begin, end] = adjacent_vertices(G1, g);
  CHECK(std::vector<Graph::Vertex>(begin, end) == std::vector<Graph::Vertex>{S0, C1, L0});
  const auto [in_begin, in_end] = inv_adjacent_vertices(C1, g);
  CHECK(std::vector<Graph::Vertex>(in_begin, in_end) == std::vector<Graph::Vertex>{G0, G1, M0});
  for (auto [e, last] = in_edges(L0, g); e != last; ++e) CHECK(target(*e, g) == L0);
  std::size_t id = 0;
  for (auto [e, last] = edges(g); e != last; ++e) CHECK(get(boost::edge_index, g, *e) == id++);
  CHECK(id == 18);
}

TEST_CASE("boost_graph: the edges and vertices of one kind") {
  const auto g = graph();
  const auto [e, end] = out_edges(G0, EdgeKind::codes, g);
  REQUIRE(end - e == 2);
  CHECK(e->id == 5);
  CHECK(std::next(e)->target == C1);
  CHECK(source(*e, g) == G0);
  const auto [in, in_end] = in_edges(C1, EdgeKind::about, g);
  REQUIRE(in_end - in == 1);
  CHECK(source(*in, g) == M0);
  const auto [v, v_end] = vertices(VertexKind::segment, g);
  CHECK(std::vector<Graph::Vertex>(v, v_end) == std::vector<Graph::Vertex>{G0, G1, G2});
}

TEST_CASE("boost_graph: edge() gives the first edge in the order of kinds") {
  using enum EdgeKind;
  const Graph g({0, 1, 0, 0, 0, 0, 0, 2, 0}, {0, 0, 0, 0}, {1, 2, 1, 1}, {contradicts, supports, supports, supports});
  CHECK(edge(0, 1, g).first.id == 2);
  CHECK(edge(0, 2, g).first.id == 1);
  CHECK_FALSE(edge(1, 0, g).second);
  const auto v = graph();
  for (auto [e, end] = edges(v); e != end; ++e) {
    const auto found = edge(e->source, e->target, v);
    CHECK(found.second);
    CHECK(found.first == *e);
  }
  CHECK_FALSE(edge(G0, C2, v).second);
}

TEST_CASE("boost_graph: what is reached by breadth-first search in fixture V") {
  const auto g = graph();
  CHECK(reached_from(G0, g) == Vertices{S0, C0, C1, C2, T0, K0, R0, L0});
  CHECK(reached_from(S0, g) == Vertices{K0, L0, R0, C0, C2, T0});
  CHECK(reached_from(T0, boost::make_reverse_graph(g)) == Vertices{C0, C1, G0, G1, G2, L0, M0, K0, S0, S1});
}

TEST_CASE("boost_graph: depth-first search meets every vertex once and finds no way back in fixture V") {
  struct Visitor : boost::default_dfs_visitor {
    std::size_t* finished;
    std::size_t* back;
    void finish_vertex(Graph::Vertex, const Graph&) const { ++*finished; }
    void back_edge(Graph::Edge, const Graph&) const { ++*back; }
  };
  std::size_t finished = 0;
  std::size_t back = 0;
  Visitor visitor;
  visitor.finished = &finished;
  visitor.back = &back;
  boost::depth_first_search(graph(), boost::visitor(visitor));
  CHECK(finished == 13);
  CHECK(back == 0);
  boost::depth_first_search(ring(), boost::visitor(visitor));
  CHECK(back == 1);
}

TEST_CASE("boost_graph: strong components") {
  const auto g = graph();
  std::vector<std::size_t> component(13);
  CHECK(boost::strong_components(g, map_over(component, g)) == 13);
  const auto r = ring();
  CHECK(boost::strong_components(r, map_over(component, r)) == 2);
}

TEST_CASE("boost_graph: shortest paths") {
  const auto g = graph();
  std::vector<double> distance(13);
  boost::dijkstra_shortest_paths(g, G0, boost::distance_map(map_over(distance, g)));
  CHECK(distance[T0] == 2);
  CHECK(distance[L0] == 3);
  std::vector<std::vector<double>> all(13, std::vector<double>(13));
  CHECK(boost::johnson_all_pairs_shortest_paths(g, all));
  CHECK(all[G0][L0] == 3);
  CHECK(all[S0][T0] == 4);
}

TEST_CASE("boost_graph: page rank sums to the number of vertices once the ranks have settled") {
  const auto g = ring();
  std::vector<double> rank(4);
  boost::graph::page_rank(g, map_over(rank, g), boost::graph::n_iterations(200), 0.85);
  CHECK_THAT(rank[3], WithinAbs(0.15 + 0.85 * rank[2] / 2, 1e-9));
  CHECK(rank[1] > rank[3]);
}

TEST_CASE("boost_graph: betweenness, on a path") {
  using enum EdgeKind;
  const Graph path({0, 0, 3, 0, 0, 0, 0, 0, 0}, {0, 1}, {1, 2}, {part_of, part_of});
  std::vector<double> score(3);
  boost::brandes_betweenness_centrality(path, map_over(score, path));
  CHECK(score == std::vector<double>{0, 1, 0});
}

TEST_CASE("boost_graph: topological order of part_of, and dominators") {
  const auto part = graph().only({VertexKind::code, VertexKind::theme}, {EdgeKind::part_of}).graph;
  std::vector<Graph::Vertex> order;
  boost::topological_sort(part, std::back_inserter(order));
  REQUIRE(order.size() == 4);
  CHECK(std::find(order.begin(), order.end(), 3U) < std::find(order.begin(), order.end(), 0U));

  // Boost 1.74 is wrong where a vertex that is not reached points to one that is: here all are reached.
  const auto g = ring();
  std::vector<Graph::Vertex> dominator(4, Graph::null_vertex());
  boost::lengauer_tarjan_dominator_tree(g, 0, map_over(dominator, g));
  CHECK(dominator == std::vector<Graph::Vertex>{Graph::null_vertex(), 0, 1, 2});
}

TEST_CASE("boost_graph: closure and reduction into an adjacency list") {
  const auto g = graph();
  boost::adjacency_list<> closure;
  boost::transitive_closure(g, closure);
  CHECK(boost::edge(G0, L0, closure).second);
  CHECK(boost::edge(G0, T0, closure).second);
  CHECK_FALSE(boost::edge(T0, G0, closure).second);

  AdjacencyList<boost::directedS> reduction;
  std::map<Graph::Vertex, std::size_t> to_reduced;
  boost::transitive_reduction(g, reduction, boost::make_assoc_property_map(to_reduced), get(boost::vertex_index, g));
  CHECK(num_vertices(reduction) == 13);
}

TEST_CASE("boost_graph: cycles") {
  std::size_t cycles = 0;
  boost::tiernan_all_cycles(ring(), CountCycles{&cycles});
  CHECK(cycles == 1);
  boost::hawick_circuits(ring(), CountCycles{&cycles});
  CHECK(cycles == 2);
  boost::hawick_circuits(graph(), CountCycles{&cycles});
  CHECK(cycles == 2);
}

TEST_CASE("boost_graph: a graph is found in itself") {
  const auto small = ring();
  std::size_t found = 0;
  const auto count = [&](const auto&, const auto&) {
    ++found;
    return true;
  };
  CHECK(boost::vf2_graph_iso(small, small, count));
  CHECK(found == 1);
}

TEST_CASE("boost_graph: filtered and reversed") {
  const auto g = graph();
  const boost::filtered_graph<Graph, IsKind> parts(g, IsKind{EdgeKind::part_of, &g});
  CHECK(reached_from(C0, parts) == Vertices{T0});
  CHECK(reached_from(G0, parts).empty());
  CHECK(get(vertex_kind, parts, G0) == VertexKind::segment);
  CHECK(num_vertices(parts) == 13);

  const auto back = boost::make_reverse_graph(g);
  CHECK(reached_from(L0, back) == Vertices{G1, G2, K0, S0, S1, G0});
  for (auto [e, end] = out_edges(L0, back); e != end; ++e) {
    CHECK(source(*e, back) == L0);
    CHECK(get(get(edge_kind, back), *e) >= EdgeKind::supports);
  }
}

TEST_CASE("boost_graph: property maps") {
  const auto g = graph();
  CHECK(get(boost::vertex_index, g, L0) == 12U);
  CHECK(get(get(vertex_kind, g), T0) == VertexKind::theme);
  CHECK(get(edge_kind, g, g.edge_at(14)) == EdgeKind::contradicts);
  CHECK(get(boost::edge_weight, g)[g.edge_at(3)] == 1.0);
}

TEST_CASE("boost_graph: the copy keeps numbers, ids and weights") {
  const auto g = graph();
  auto copy = to_adjacency_list(g);
  REQUIRE(num_vertices(copy) == 13);
  REQUIRE(num_edges(copy) == 18);
  for (auto [e, end] = boost::edges(copy); e != end; ++e) {
    const auto original = g.edge_at(get(boost::edge_index, copy, *e));
    CHECK(source(*e, copy) == original.source);
    CHECK(target(*e, copy) == original.target);
    CHECK(get(boost::edge_weight, copy, *e) == 1.0);
  }
  const auto undirected = to_adjacency_list<boost::undirectedS>(g);
  // Its own undirected copy is what the minimum cut runs on: it calls boost::target by its full name.
  CHECK(boost::stoer_wagner_min_cut(undirected, get(boost::edge_weight, undirected)) == 1.0);
}

TEST_CASE("boost_graph: Boost's own writers") {
  const auto g = graph();
  std::ostringstream dot;
  boost::write_graphviz(dot, g);
  CHECK_THAT(dot.str(), ContainsSubstring("2->0 "));
  std::ostringstream graphml;
  boost::write_graphml(graphml, g, boost::dynamic_properties(), true);
  CHECK_THAT(graphml.str(), ContainsSubstring("source=\"n12\" target=\"n10\""));
}

TEST_CASE("boost_graph: an empty graph") {
  const Graph none;
  CHECK(vertices(none).first == vertices(none).second);
  CHECK(edges(none).first == edges(none).second);
  CHECK(num_vertices(to_adjacency_list(none)) == 0);
}
