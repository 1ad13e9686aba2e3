#include <tematik/graph/graph_output.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("graph_output: losses are counted by reason and column, in the order of their first meeting") {
  GraphLosses losses;
  CHECK(losses.total() == 0);
  losses.add(GraphLossReason::quotes, "nodes", "label", 2);
  losses.add(GraphLossReason::column, "edges", "kind", 5);
  losses.add(GraphLossReason::quotes, "nodes", "label");
  losses.add(GraphLossReason::node, "nodes", "id", 0);
  REQUIRE(losses.entries.size() == 2);
  CHECK(losses.entries[0] == GraphLoss{GraphLossReason::quotes, "nodes", "label", 3});
  CHECK(losses.total() == 8);
  CHECK(losses.count(GraphLossReason::column) == 5);
  CHECK(losses.count(GraphLossReason::guarded) == 0);

  const Table table = losses.table();
  CHECK(table.rows() == 2);
  CHECK(table["reason"].as<std::string>() == std::vector<std::string>{"quotes", "column"});
  CHECK(table["count"].as<std::int64_t>() == std::vector<std::int64_t>{3, 5});
}

TEST_CASE("graph_output: the words of reasons") {
  CHECK(known_words<GraphLossReason>() == "code_points, not_finite, quotes, line_breaks, column, node, guarded");
}
