#include <tematik/graph/pajek.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;

TEST_CASE("pajek: the fixture label, and what it lost") {
  GraphLosses losses;
  CHECK(pajek_string(hostile::label, losses) == "\"Ibu & 'Bapak' <C> a\\b\"");
  CHECK(losses.count(GraphLossReason::quotes) == 2);
  CHECK(losses.count(GraphLossReason::line_breaks) == 1);
  CHECK(pajek_string("a\r\nb\rc\n", losses) == "\"a b c \"");
  CHECK(losses.count(GraphLossReason::line_breaks) == 4);
}

TEST_CASE("pajek: the file of the hostile graph, to the letter") {
  const auto [text, losses] = hostile::written(write_pajek, hostile::table());
  CHECK(text == "*Vertices 2\n1 \"Ibu & 'Bapak' <C> a\\b\"\n2 \"Gedung é\"\n*Arcs\n1 2 2.5\n2 2 1\n");
  using enum GraphLossReason;
  CHECK(losses.entries == std::vector<GraphLoss>{{column, "nodes", "id", 2},
                                                 {column, "nodes", "size", 1},
                                                 {column, "nodes", "share", 1},
                                                 {column, "nodes", "large", 2},
                                                 {column, "edges", "id", 2},
                                                 {column, "edges", "kind", 2},
                                                 {column, "edges", "note", 1},
                                                 {column, "edges", "time", 1},
                                                 {quotes, "nodes", "label", 2},
                                                 {line_breaks, "nodes", "label", 1}});
}

TEST_CASE("pajek: an undirected graph without edges") {
  auto undirected = hostile::broken();
  undirected.nodes = Table();
  undirected.nodes.add("id", std::vector<std::string>{"1"}).add("label", std::vector<std::string>{"a"});
  CHECK(hostile::written(write_pajek, undirected).first == "*Vertices 1\n1 \"a\"\n*Edges\n");
}
