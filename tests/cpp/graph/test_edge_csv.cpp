#include <tematik/graph/edge_csv.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;

TEST_CASE("edge_csv: the fixture label") {
  CHECK(csv_field(hostile::label) == "\"Ibu & \"\"Bapak\"\" <C>\na\\b\"");
  CHECK(csv_field("plain; text") == "plain; text");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("a\rb") == "\"a\rb\"");
}

TEST_CASE("edge_csv: the file of the hostile graph, to the letter") {
  const auto [text, losses] = hostile::written(write_edge_csv, hostile::table());
  CHECK(text ==
        "Source,Target,Type,Kind,Weight,Id,note,time\n"
        "\"a&\"\"1\"\"\",b,Directed,codes,2.5,0,\"Ibu & \"\"Bapak\"\" <C>\na\\b\",1970-01-01T00:00:00.000000Z\n"
        "b,b,Directed,codes,,1,,\n");
  using enum GraphLossReason;
  CHECK(losses.entries == std::vector<GraphLoss>{{column, "nodes", "label", 2},
                                                 {column, "nodes", "size", 1},
                                                 {column, "nodes", "share", 1},
                                                 {column, "nodes", "large", 2}});
}

TEST_CASE("edge_csv: nodes without edges are losses, kind and weight only if the graph has them") {
  const auto [text, losses] = hostile::written(write_edge_csv, hostile::broken());
  CHECK(text == "Source,Target,Type,Id\n");
  CHECK(losses.count(GraphLossReason::node) == 1);
}

TEST_CASE("edge_csv: the formula guard is off by default, and counted where it is on") {
  auto graph = hostile::broken();
  graph.edges = Table();
  graph.edges.add("id", std::vector<std::int64_t>{0, 1});
  graph.edges.add("source", std::vector<std::string>{"a", "a"}).add("target", std::vector<std::string>{"a", "a"});
  graph.edges.add("note", std::vector<std::string>{"=1+1", "-"});
  graph.edges.add("weight", std::vector<double>{-1, 2});
  CHECK(hostile::written(write_edge_csv, graph).first ==
        "Source,Target,Type,Weight,Id,note\na,a,Undirected,-1,0,=1+1\na,a,Undirected,2,1,-\n");
  const auto [text, losses] = hostile::written(write_edge_csv, graph, {.spreadsheet_safe = true});
  CHECK(text == "Source,Target,Type,Weight,Id,note\na,a,Undirected,-1,0,'=1+1\na,a,Undirected,2,1,'-\n");
  CHECK(losses.count(GraphLossReason::guarded) == 2);
}
