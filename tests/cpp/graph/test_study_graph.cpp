#include <tematik/graph/study_graph.hpp>

#include <map>
#include <set>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/transitive_closure.hpp>
#include <tematik/graph/undirected_view.hpp>

#include "../catch.hpp"
#include "studies.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Words = std::vector<std::string>;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<StudyGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<StudyGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<StudyGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<StudyGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<StudyGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<StudyGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Edge, boost::edge_weight_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Vertex, boost::vertex_name_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Vertex, vertex_kind_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Vertex, vertex_id_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Vertex, vertex_label_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Edge, edge_kind_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<StudyGraph, StudyGraph::Edge, edge_coder_t>));

namespace {

Words edge_words(const StudyGraph& g) {
  Words out;
  for (auto [e, end] = edges(g); e != end; ++e) {
    out.push_back(g.id(e->source) + ' ' + std::string(to_string(g.kind(*e))) + ' ' + g.id(e->target));
  }
  return out;
}

/// The only edge of a kind between two objects.
StudyGraph::Edge only_edge(const StudyGraph& g, StudyGraph::Vertex from, EdgeKind kind, StudyGraph::Vertex to) {
  std::vector<StudyGraph::Edge> found;
  for (auto [e, end] = out_edges(from, kind, g); e != end; ++e) {
    if (e->target == to) found.push_back(*e);
  }
  REQUIRE(found.size() == 1);
  return found.front();
}

template <class Value>
auto map_over(std::vector<Value>& values, const StudyGraph& g) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, g));
}

}  // namespace

TEST_CASE("study_graph: an edge of every kind, in the order of kinds, then of rows") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  CHECK(edge_words(g) == Words{"place-of-file in_source source-0",
                               "segment-0-5-20 in_source source-0",
                               "segment-0-30-35 in_source source-0",
                               "segment-0-40-45 in_source source-0",
                               "segment-1-3-8 in_source source-1",
                               "segment-1-source in_source source-1",
                               "segment-2-source in_source source-2",
                               "segment-2-place-2 in_source source-2",
                               "source-0 belongs_to case-0",
                               "segment-1-3-8 belongs_to case-1",
                               "segment-2-place-2 belongs_to case-1",
                               "place-of-file codes code-0",
                               "place-of-file codes code-0",
                               "segment-0-5-20 codes code-1",
                               "segment-2-place-2 codes code-0",
                               "segment-1-3-8 codes code-1",
                               "code-1 part_of code-0",
                               "code-0 part_of theme-1",
                               "code-1 part_of theme-1",
                               "theme-1 part_of theme-0",
                               "place-of-file made_by coder-0",
                               "place-of-file made_by B-0001",
                               "segment-0-5-20 made_by coder-0",
                               "segment-1-3-8 made_by B-0001",
                               "segment-2-place-2 made_by coder-0",
                               "memo-0 made_by coder-0",
                               "claim-0 made_by B-0001",
                               "memo-0 about code-0",
                               "memo-0 about segment-0-5-20",
                               "memo-0 about place-of-file",
                               "segment-0-30-35 supports relation-0",
                               "segment-0-40-45 supports claim-0",
                               "segment-2-source supports claim-0",
                               "segment-1-source contradicts relation-0",
                               "segment-0-5-20 contradicts claim-0",
                               "case-0 says claim-0",
                               "case-1 says claim-0",
                               "relation-0 claim_from code-0",
                               "relation-0 claim_from theme-1",
                               "claim-0 claim_from code-0",
                               "relation-0 claim_to factor-0",
                               "claim-0 claim_to theme-1",
                               "claim-0 rests_on theme-1",
                               "claim-0 rests_on relation-0"});
  CHECK(g.left_out() == 1);  // the memo on an attribute
  using enum VertexKind;
  CHECK(g.count(source) == 3);
  CHECK(g.count(segment) == 8);
  CHECK(g.count(claim) == 2);
  CHECK(g.count(factor) == 1);
}

TEST_CASE("study_graph: labels and objects of vertices") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  const auto interview = study.source("Wawancara");
  CHECK(g.label(g.vertex(interview)) == "Wawancara");
  CHECK(g.label(g.vertex(Passage{interview, {5, 20}})) == "Wawancara [5, 20)");
  CHECK(g.label(g.vertex(static_cast<SegmentId>(2))) == "Foto [pixel 1 2 30 40]");
  CHECK(g.label(g.vertex(study.case_("Ibu Sri"))) == "Ibu Sri");
  const auto relation = g.vertex(static_cast<RelationId>(0));
  const auto claim = g.vertex(static_cast<ClaimId>(0));
  CHECK(g.kind(relation) == g.kind(claim));
  CHECK(g.record(relation) == ObjectKind::relation);
  CHECK(g.record(claim) == ObjectKind::claim);
  CHECK(g.label(relation) == "promotes [0]");
  CHECK(g.object(claim) == ObjectRef(static_cast<ClaimId>(0)));
  CHECK(g.object(g.vertex(static_cast<MemoId>(0))) == ObjectRef(static_cast<MemoId>(0)));

  const auto place = g.vertex(Passage{interview, {0, 10}});
  CHECK(g.vertex(static_cast<SegmentId>(0)) == place);  // two records on one place are one segment
  CHECK(g.vertex(static_cast<SegmentId>(1)) == place);
  CHECK(g.source(place) == interview);
  CHECK(g.span(place) == Span{0, 10});
  CHECK_FALSE(g.object(place));
  CHECK(g.record(place) == ObjectKind::segment);
  CHECK_FALSE(g.span(g.vertex(interview)));
  CHECK_FALSE(g.source(relation));
  CHECK_FALSE(g.span(g.vertex(static_cast<SegmentId>(2))));
}

TEST_CASE("study_graph: properties of the edges of codings") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  const auto first = g.edge(static_cast<CodingId>(0));
  CHECK(g.coding(first) == static_cast<CodingId>(0));
  CHECK(g.coder(first) == study.coder("Ani"));
  CHECK(g.layer(first) == CodingLayer::coder);
  CHECK(g.polarity(first) == Polarity::positive);
  CHECK(g.has_weight(first));
  CHECK(g.weight(first) == 2.5);
  CHECK(g.time(first) == Timestamp{1'000'000, true});
  CHECK(g.coding_id(first) == "coding-0");

  const auto second = g.edge(static_cast<CodingId>(1));
  CHECK(source(second, g) == source(first, g));
  CHECK(target(second, g) == target(first, g));
  CHECK(second != first);
  CHECK(g.coding_id(second) == "coding-of-file");
  CHECK_FALSE(g.has_weight(second));
  CHECK(g.weight(second) == 1.0);
  CHECK_FALSE(g.time(second));

  const auto third = g.edge(static_cast<CodingId>(2));
  CHECK(g.layer(third) == CodingLayer::final_);
  CHECK(g.polarity(third) == Polarity::negative);
  CHECK_THROWS_AS(g.edge(static_cast<CodingId>(99)), LookupError);
}

TEST_CASE("study_graph: properties of the other edges, and none where there are none") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  const auto interview = study.source("Wawancara");
  const auto ani = study.coder("Ani");
  const auto claim = g.vertex(study.claim("Claim"));
  const auto relation = g.vertex(static_cast<RelationId>(0));
  const auto place = g.vertex(Passage{interview, {0, 10}});

  const auto in_source = only_edge(g, place, EdgeKind::in_source, g.vertex(interview));
  CHECK(g.span(in_source) == Span{0, 10});
  CHECK_FALSE(g.coder(in_source));
  CHECK_FALSE(g.coding(in_source));
  CHECK_FALSE(g.layer(in_source));
  CHECK_FALSE(g.polarity(in_source));
  CHECK_FALSE(g.time(in_source));
  CHECK_FALSE(g.sign(in_source));
  CHECK_FALSE(g.segment(in_source));
  CHECK(g.role(in_source).empty());
  CHECK(g.note(in_source).empty());
  CHECK(g.coding_id(in_source).empty());
  CHECK(g.weight(in_source) == 1.0);

  const auto belongs = only_edge(g, g.vertex(interview), EdgeKind::belongs_to, g.vertex(study.case_("Ibu Sri")));
  CHECK(g.role(belongs) == "teacher");
  CHECK_FALSE(g.span(belongs));
  const auto made = only_edge(g, place, EdgeKind::made_by, g.vertex(ani));
  CHECK(g.time(made) == Timestamp{1'000'000, true});
  const auto memo = g.vertex(static_cast<MemoId>(0));
  CHECK_FALSE(g.time(only_edge(g, memo, EdgeKind::made_by, g.vertex(ani))));  // a day is no time
  const auto about = only_edge(g, memo, EdgeKind::about, g.vertex(Passage{interview, {5, 20}}));
  CHECK(g.coding(about) == static_cast<CodingId>(2));
  CHECK_FALSE(g.coding(only_edge(g, memo, EdgeKind::about, g.vertex(study.code("A")))));
  const auto theme = g.vertex(study.theme("Theme"));
  CHECK(g.sign(only_edge(g, g.vertex(study.code("B")), EdgeKind::part_of, theme)) == -1);
  CHECK_FALSE(g.sign(only_edge(g, g.vertex(study.code("B")), EdgeKind::part_of, g.vertex(study.code("A")))));

  const auto link = only_edge(g, g.vertex(Passage{interview, {30, 35}}), EdgeKind::supports, relation);
  CHECK(g.coder(link) == ani);
  CHECK_FALSE(g.sign(link));
  const auto passage = only_edge(g, g.vertex(Passage{interview, {40, 45}}), EdgeKind::supports, claim);
  CHECK(g.note(passage) == "clear");
  CHECK(g.coder(passage) == study.coder("Budi"));
  const auto counter = only_edge(g, g.vertex(Passage{interview, {5, 20}}), EdgeKind::contradicts, claim);
  CHECK(g.coding_id(counter) == "coding-2");
  const auto [against, end] = in_edges(relation, EdgeKind::contradicts, g);
  REQUIRE(end - against == 1);
  CHECK(g.sign(*against) == -1);
  CHECK(g.label(against->source) == "Catatan [source]");
  CHECK(g.polarity(only_edge(g, claim, EdgeKind::rests_on, relation)) == Polarity::negative);
  CHECK(g.polarity(only_edge(g, claim, EdgeKind::rests_on, theme)) == Polarity::positive);
  CHECK(g.segment(only_edge(g, g.vertex(study.case_("Ibu Sri")), EdgeKind::says, claim)) == place);
  CHECK_FALSE(g.segment(only_edge(g, g.vertex(study.case_("Pak Joko")), EdgeKind::says, claim)));
}

TEST_CASE("study_graph: no words of participants: excerpts and texts stand in no label, id or note") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  for (auto [v, end] = vertices(g); v != end; ++v) {
    CHECK_THAT(g.label(*v), !ContainsSubstring("excerpt"));
    CHECK_THAT(g.label(*v), !ContainsSubstring("0123"));
  }
}

TEST_CASE("study_graph: it is a frozen copy that knows whether the study has changed") {
  auto study = studies::every_edge();
  const StudyGraph g(study);
  CHECK(g.revision() == study.revision());
  CHECK(g.is_current(study));
  g.require_current(study);
  const auto edges_before = g.edge_count();
  study.add_code({.name = "New"});
  CHECK_FALSE(g.is_current(study));
  CHECK(g.edge_count() == edges_before);
  try {
    g.require_current(study);
    FAIL("a changed study was taken");
  } catch (const UsageError& error) {
    CHECK(error.code() == "stale_view");
  }
  CHECK_THROWS_AS(g.vertex(study.code("New")), LookupError);
  CHECK(StudyGraph(study).is_current(study));
}

TEST_CASE("study_graph: removed rows are not there, and numbers of rows stay") {
  auto study = studies::every_edge();
  study.delete_coding(static_cast<CodingId>(0));
  study.delete_memo(static_cast<MemoId>(0));
  study.delete_theme(study.theme("Whole"));
  study.delete_source(study.source("Foto"));
  const auto a = study.code("A");
  study.delete_code(study.code("B"));
  const StudyGraph g(study);
  CHECK(g.count(VertexKind::memo) == 0);
  CHECK(g.count(VertexKind::code) == 1);
  CHECK(g.count(VertexKind::theme) == 1);
  CHECK(g.id(g.vertex(study.theme("Theme"))) == "theme-1");
  CHECK(g.id(g.vertex(a)) == "code-0");
  CHECK_THROWS_AS(g.vertex(static_cast<CodeId>(1)), LookupError);
  CHECK_THROWS_AS(g.edge(static_cast<CodingId>(0)), LookupError);
  CHECK(in_degree(g.vertex(a), g) > 0);
  for (auto [e, end] = in_edges(g.vertex(a), EdgeKind::codes, g); e != end; ++e) {
    CHECK(g.coding(*e) == static_cast<CodingId>(1));
  }
}

TEST_CASE("study_graph: an empty study") {
  const Study study;
  const StudyGraph g(study);
  CHECK(num_vertices(g) == 0);
  CHECK(num_edges(g) == 0);
  CHECK(g.is_current(study));
  CHECK_THROWS_AS(g.vertex(static_cast<SourceId>(0)), LookupError);
  CHECK(g.only({VertexKind::code}, {}).graph.vertex_count() == 0);
  CHECK(num_vertices(StudyGraph()) == 0);
}

TEST_CASE("study_graph: ids are each once, whatever the files called their objects") {
  Study study;
  const auto first = study.add_code({.name = "one", .uid = "same"});
  const auto second = study.add_code({.name = "two", .uid = "same"});
  const auto posing = study.add_code({.name = "three", .uid = "code-1"});
  const auto control = study.add_code({.name = "four", .uid = "bad\x01id"});
  const auto fine = study.add_code({.name = "five", .uid = "code-x, \"quoted\""});
  const StudyGraph g(study);
  CHECK(g.id(g.vertex(first)) == "same");
  CHECK(g.id(g.vertex(second)) == "code-1");
  CHECK(g.id(g.vertex(posing)) == "code-2");
  CHECK(g.id(g.vertex(control)) == "code-3");
  CHECK(g.id(g.vertex(fine)) == "code-x, \"quoted\"");
}

TEST_CASE("study_graph: members of cases by spans, speakers and case codes") {
  Study study;
  Source interview{.name = "S", .text = studies::text()};
  interview.segmentations = {{"turn", {{{0, 10}, "", "Sri"}, {{10, 20}, "", "Interviewer"}, {{20, 30}, "", "Sri"}}}};
  const auto source = study.add_source(interview);
  const auto code = study.add_code({.name = "A"});
  const auto mark = study.add_code({.name = "Joko"});
  for (const Span span : {Span{9, 12}, Span{10, 20}, Span{29, 31}, Span{40, 45}}) {
    study.add_coding({.source = source, .span = span, .code = code});
  }
  study.add_coding({.source = source, .span = {44, 50}, .code = mark});
  const auto sri = study.add_case({.name = "Sri", .speakers = {"Sri"}});
  const auto joko = study.add_case({.name = "Joko", .code = mark});
  const StudyGraph g(study);
  const auto members = [&](CaseId id) {
    Words out;
    for (auto [e, end] = in_edges(g.vertex(id), EdgeKind::belongs_to, g); e != end; ++e) out.push_back(g.id(e->source));
    return out;
  };
  CHECK(members(sri) == Words{"segment-0-9-12", "segment-0-29-31"});
  CHECK(members(joko) == Words{"segment-0-40-45", "segment-0-44-50"});
}

TEST_CASE("study_graph: only some kinds keep their properties and ids") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  const auto part = g.only({VertexKind::segment, VertexKind::code, VertexKind::case_, VertexKind::claim},
                           {EdgeKind::codes, EdgeKind::says, EdgeKind::supports});
  CHECK(part.graph.is_current(study));
  CHECK(part.graph.edge_count() == 5 + 2 + 3);
  for (std::uint32_t e = 0; e < part.old_edge.size(); ++e) {
    const auto now = part.graph.edge_at(e);
    const auto old = g.edge_at(part.old_edge[e]);
    CHECK(part.new_edge[part.old_edge[e]] == e);
    CHECK(part.graph.kind(now) == g.kind(old));
    CHECK(part.graph.id(now.source) == g.id(old.source));
    CHECK(part.graph.label(now.target) == g.label(old.target));
    CHECK(part.graph.coder(now) == g.coder(old));
    CHECK(part.graph.coding_id(now) == g.coding_id(old));
    CHECK(part.graph.polarity(now) == g.polarity(old));
    CHECK(part.graph.weight(now) == g.weight(old));
    CHECK(part.graph.time(now) == g.time(old));
    CHECK(part.graph.note(now) == g.note(old));
    CHECK(part.graph.segment(now).has_value() == g.segment(old).has_value());
    if (const auto said = part.graph.segment(now)) CHECK(part.old_vertex[*said] == g.segment(old));
  }
  CHECK(part.graph.edge(static_cast<CodingId>(2)).source == part.new_vertex[g.edge(static_cast<CodingId>(2)).source]);
  CHECK_THROWS_AS(part.graph.vertex(study.coder("Ani")), LookupError);
  CHECK(part.graph.id(study.coder("Budi")) == "B-0001");
  const auto without = g.only({VertexKind::case_, VertexKind::claim}, {EdgeKind::says}).graph;
  CHECK(without.edge_count() == 2);
  CHECK_FALSE(without.segment(without.edge_at(0)));
}

TEST_CASE("study_graph: Boost's algorithms run on it") {
  const auto study = studies::every_edge();
  const StudyGraph g(study);
  const std::size_t n = num_vertices(g);

  std::vector<double> distance(n);
  const auto place = g.vertex(Passage{study.source("Wawancara"), {0, 10}});
  boost::dijkstra_shortest_paths(g, place, boost::distance_map(map_over(distance, g)));
  CHECK(distance[g.vertex(study.code("A"))] == 1.0);  // the lighter of the two codings
  CHECK(distance[g.vertex(study.theme("Whole"))] == 3.0);

  struct Counter : boost::default_bfs_visitor {
    std::size_t* found;
    void discover_vertex(StudyGraph::Vertex, const StudyGraph&) const { ++*found; }
  };
  std::size_t found = 0;
  Counter visitor;
  visitor.found = &found;
  boost::breadth_first_search(g, g.vertex(study.code("B")), boost::visitor(visitor));
  CHECK(found == 4);  // B, A, Theme, Whole
  boost::depth_first_search(g, boost::visitor(boost::dfs_visitor<>()));

  std::vector<std::size_t> component(n);
  CHECK(boost::strong_components(g, map_over(component, g)) == n);
  const auto undirected = as_undirected(g);
  CHECK(boost::connected_components(undirected, map_over(component, g)) == 1);
  CHECK(get(vertex_label, undirected, place) == "Wawancara [0, 10)");

  std::vector<double> rank(n);
  boost::graph::page_rank(g, map_over(rank, g), boost::graph::n_iterations(50));
  CHECK(rank[g.vertex(study.theme("Whole"))] > rank[place]);

  boost::adjacency_list<> closure;
  boost::transitive_closure(g, closure);
  CHECK(boost::edge(g.vertex(study.code("B")), g.vertex(study.theme("Whole")), closure).second);

  const auto tree = g.only({VertexKind::code, VertexKind::theme}, {EdgeKind::part_of}).graph;
  std::vector<StudyGraph::Vertex> order;
  boost::topological_sort(tree, std::back_inserter(order));
  CHECK(tree.label(order.front()) == "Whole");
  CHECK(tree.label(order.back()) == "B");

  std::ostringstream dot;
  boost::write_graphviz(dot, tree, boost::make_label_writer(get(boost::vertex_name, tree)));
  CHECK_THAT(dot.str(), ContainsSubstring("[label=Whole]"));

  const auto by_ani = [&](StudyGraph::Edge e) { return g.coder(e) == study.coder("Ani"); };
  const boost::filtered_graph<StudyGraph, std::function<bool(StudyGraph::Edge)>> filtered(g, by_ani);
  CHECK(out_degree(place, filtered) == 1);
  CHECK(get(edge_coder, filtered, *out_edges(place, filtered).first) == study.coder("Ani"));
  const auto back = boost::make_reverse_graph(g);
  CHECK(out_degree(g.vertex(study.theme("Whole")), back) == 1);

  const auto copy = to_adjacency_list(g);
  CHECK(get(boost::edge_weight, copy, boost::edge(place, g.vertex(study.code("A")), copy).first) == 2.5);
}

TEST_CASE("study_graph: places without a span, and what makes two records one place") {
  Study study;
  const auto source = study.add_source({.name = "Foto", .kind = SourceKind::picture});
  const auto whole = study.add_segment({.source = source, .kind = PlaceKind::source});
  const auto again = study.add_segment({.source = source, .kind = PlaceKind::source, .numbers = {7}});
  const auto page = study.add_segment({.source = source, .kind = PlaceKind::page, .numbers = {1, 0, 0, 9, 9}});
  const auto other = study.add_segment({.source = source, .kind = PlaceKind::page, .numbers = {2, 0, 0, 9, 9}});
  const auto raw = study.add_segment({.source = source, .kind = PlaceKind::raw});
  const auto raw_too = study.add_segment({.source = source, .kind = PlaceKind::raw});
  const StudyGraph g(study);
  CHECK(g.vertex(whole) == g.vertex(again));
  CHECK(g.vertex(page) != g.vertex(other));
  CHECK(g.vertex(raw) != g.vertex(raw_too));  // nobody knows where they are
  CHECK(g.count(VertexKind::segment) == 5);
  CHECK(g.id(g.vertex(again)) == "segment-0-source");
  CHECK(g.id(g.vertex(other)) == "segment-0-place-3");
  CHECK(g.label(g.vertex(page)) == "Foto [page 1 0 0 9 9]");
}

TEST_CASE("study_graph: random studies: every coding is one edge at its place, every place has one source") {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    INFO("seed " << seed);
    const auto study = studies::random(seed);
    const StudyGraph g(study);
    std::size_t codings = 0;
    for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
      const auto id = static_cast<CodingId>(i);
      if (!study.codings().contains(id)) continue;
      ++codings;
      const Coding coding = study.codings()[id];
      const auto e = g.edge(id);
      CHECK(g.kind(e) == EdgeKind::codes);
      CHECK(g.source(e.source) == coding.source);
      CHECK(g.span(e.source) == coding.span);
      CHECK(g.object(e.target) == ObjectRef(coding.code));
      CHECK(g.coder(e) == coding.coder);
    }
    std::map<EdgeKind, std::size_t> counts;
    for (const EdgeKind kind : g.edge_kind_column()) ++counts[kind];
    CHECK(counts[EdgeKind::codes] == codings);
    CHECK(counts[EdgeKind::in_source] == g.count(VertexKind::segment));
    CHECK(std::is_sorted(g.edge_kind_column().begin(), g.edge_kind_column().end()));
    std::set<std::string> ids;
    for (auto [v, end] = vertices(g); v != end; ++v) {
      ids.insert(g.id(*v));
      if (const auto object = g.object(*v)) CHECK(g.vertex(*object) == *v);
      if (g.kind(*v) != VertexKind::segment) continue;
      CHECK(g.vertex(Passage{*g.source(*v), *g.span(*v)}) == *v);
    }
    CHECK(ids.size() == num_vertices(g));
    CHECK(g.memory() == 25 * num_edges(g) + 8 * (num_vertices(g) + 1));
  }
}
