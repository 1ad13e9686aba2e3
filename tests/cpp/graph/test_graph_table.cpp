#include <tematik/graph/graph_table.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;

namespace {

std::string refusal(const GraphTable& graph) {
  try {
    check_graph_table(graph);
    return "";
  } catch (const InputError& error) {
    return error.code();
  }
}

GraphTable with_nodes(std::vector<std::string> ids) {
  auto graph = hostile::broken();
  graph.nodes = Table();
  auto labels = ids;
  graph.nodes.add("id", std::move(ids)).add("label", std::move(labels));
  return graph;
}

}  // namespace

TEST_CASE("graph_table: ids in one cell") {
  CHECK(join_ids({}).empty());
  CHECK(join_ids({"a"}) == "a");
  CHECK(join_ids({"a", "b;c", "d\\e"}) == "a;b\\;c;d\\\\e");
  CHECK(join_ids({"", ""}) == ";");
  CHECK(join_ids({"same", "same"}) == "same;same");
}

TEST_CASE("graph_table: what is a graph") {
  CHECK(refusal(hostile::table()).empty());
  CHECK(refusal(hostile::broken()).empty());  // labels may hold anything, ids may not
  CHECK(refusal(with_nodes({})).empty());
  CHECK(refusal(with_nodes({"é", "a b", "<&>"})).empty());
}

TEST_CASE("graph_table: what is none") {
  CHECK(refusal(GraphTable()) == "graph_table");
  CHECK(refusal(with_nodes({"a", ""})) == "graph_node_id");
  CHECK(refusal(with_nodes({"a", "b", "a"})) == "graph_node_id");
  CHECK(refusal(with_nodes({"a\nb"})) == "graph_node_id");
  CHECK(refusal(with_nodes({"a\xFF"})) == "graph_node_id");
  CHECK(refusal(with_nodes({"a\xEF\xBF\xBE"})) == "graph_node_id");

  auto no_end = hostile::table();
  no_end.nodes = Table();
  no_end.nodes.add("id", std::vector<std::string>{"b"}).add("label", std::vector<std::string>{"b"});
  CHECK(refusal(no_end) == "graph_end");

  auto missing = hostile::table();
  missing.nodes = Table();
  missing.nodes.add("id", std::vector<std::string>{"a&\"1\"", "b"}, {1, 0})
      .add("label", std::vector<std::string>{"", ""});
  CHECK(refusal(missing) == "graph_table");

  auto numbers = hostile::table();
  numbers.nodes = Table();
  numbers.nodes.add("id", std::vector<std::int64_t>{1, 2}).add("label", std::vector<std::string>{"", ""});
  CHECK(refusal(numbers) == "graph_table");
}
