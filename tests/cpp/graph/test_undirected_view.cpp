#include <tematik/graph/undirected_view.hpp>

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/bipartite.hpp>
#include <boost/graph/bron_kerbosch_all_cliques.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/graph/max_cardinality_matching.hpp>

#include "../catch.hpp"
#include "fixture_v.hpp"

using namespace tematik;
using namespace fixture_v;
using View = UndirectedView<CompressedGraph>;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<View>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, View::Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, View::Edge, boost::edge_index_t>));

namespace {

/// A triangle 0 1 2 with a tail 2 - 3, edges in mixed directions.
CompressedGraph triangle() {
  using enum EdgeKind;
  return {{0, 0, 4, 0, 0, 0, 0, 0, 0}, {0, 2, 2, 3}, {1, 1, 0, 2}, {part_of, part_of, part_of, part_of}};
}

template <class Value>
auto map_over(std::vector<Value>& values, const View& g) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, g));
}

struct CountCliques {
  std::size_t* cliques;
  template <class Clique>
  void clique(const Clique&, const View&) {
    ++*cliques;
  }
};

}  // namespace

TEST_CASE("undirected_view: fixture V has one weak component") {
  const auto g = graph();
  const auto view = as_undirected(g);
  std::vector<std::size_t> component(13);
  CHECK(boost::connected_components(view, map_over(component, view)) == 1);
  const auto codes = g.only({VertexKind::code, VertexKind::theme}, {EdgeKind::part_of}).graph;
  const auto tree = as_undirected(codes);
  CHECK(boost::connected_components(tree, map_over(component, tree)) == 2);
}

TEST_CASE("undirected_view: an edge is one edge from both ends") {
  const auto g = triangle();
  const auto view = as_undirected(g);
  CHECK(num_edges(view) == 4);
  CHECK(out_degree(2, view) == 3);
  CHECK(degree(3, view) == 1);
  std::vector<CompressedGraph::Vertex> neighbours;
  for (auto [e, end] = out_edges(2, view); e != end; ++e) {
    CHECK(source(*e, view) == 2);
    neighbours.push_back(target(*e, view));
    const auto [back, exists] = edge(target(*e, view), 2, view);
    CHECK(exists);
    CHECK(back == *e);
    CHECK(target(back, view) == 2);
  }
  CHECK(neighbours == std::vector<CompressedGraph::Vertex>{0, 1, 3});
  const auto [v, v_end] = adjacent_vertices(2, view);
  CHECK(std::vector<CompressedGraph::Vertex>(v, v_end) == neighbours);
  for (auto [e, end] = in_edges(2, view); e != end; ++e) CHECK(target(*e, view) == 2);
  CHECK_FALSE(edge(0, 3, view).second);
  CHECK(&view.base() == &g);
}

TEST_CASE("undirected_view: undirected algorithms") {
  const auto g = triangle();
  const auto view = as_undirected(g);

  std::vector<CompressedGraph::Vertex> cut;
  boost::articulation_points(view, std::back_inserter(cut));
  CHECK(cut == std::vector<CompressedGraph::Vertex>{2});

  CHECK_FALSE(boost::is_bipartite(view));
  std::vector<std::size_t> core(4);
  CHECK(boost::core_numbers(view, map_over(core, view)) == 2);
  CHECK(core == std::vector<std::size_t>{2, 2, 2, 1});

  CHECK(boost::clustering_coefficient(view, 0U) == 1.0F);
  CHECK(boost::clustering_coefficient(view, 3U) == 0.0F);

  std::vector<CompressedGraph::Edge> tree;
  boost::kruskal_minimum_spanning_tree(view, std::back_inserter(tree));
  CHECK(tree.size() == 3);

  std::size_t cliques = 0;
  boost::bron_kerbosch_all_cliques(view, CountCliques{&cliques});
  CHECK(cliques == 2);

  std::vector<CompressedGraph::Vertex> mate(4);
  CHECK(boost::checked_edmonds_maximum_cardinality_matching(view, map_over(mate, view)));
  CHECK(mate[3] == 2);
}

TEST_CASE("undirected_view: a loop is met twice, an empty graph has no components") {
  const CompressedGraph loop({0, 0, 0, 0, 0, 0, 0, 1, 0}, {0}, {0}, {EdgeKind::rests_on});
  const auto view = as_undirected(loop);
  CHECK(out_degree(0, view) == 2);
  const auto [e, end] = out_edges(0, view);
  CHECK(end - e == 2);

  const CompressedGraph none;
  const auto nothing = as_undirected(none);
  std::vector<std::size_t> component;
  CHECK(boost::connected_components(nothing, map_over(component, nothing)) == 0);
}
