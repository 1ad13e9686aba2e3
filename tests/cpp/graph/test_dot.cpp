#include <tematik/graph/dot.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("dot: the fixture label") {
  CHECK(dot_string(hostile::label) == R"("Ibu & \"Bapak\" <C>\na\\b")");
  CHECK(dot_string("") == "\"\"");
  CHECK(dot_string("\\") == R"("\\")");
}

TEST_CASE("dot: names of attributes") {
  CHECK(dot_name("weight") == "weight");
  CHECK(dot_name("label_id") == "label_id");
  CHECK(dot_name("two words") == "\"two words\"");
  CHECK(dot_name("2") == "\"2\"");
  CHECK(dot_name("Node") == "\"Node\"");
  CHECK(dot_name("") == "\"\"");
}

TEST_CASE("dot: the file of the hostile graph, to the letter") {
  const auto [text, losses] = hostile::written(write_dot, hostile::table());
  CHECK(losses.total() == 0);
  CHECK(text == R"(digraph {
"a&\"1\"" [label="Ibu & \"Bapak\" <C>\na\\b", size="-3", share="0.1", large="true"];
"b" [label="Gedung é", large="false"];
"a&\"1\"" -> "b" [kind="codes", weight="2.5", note="Ibu & \"Bapak\" <C>\na\\b", time="1970-01-01T00:00:00.000000Z"];
"b" -> "b" [kind="codes"];
}
)");
}

TEST_CASE("dot: an undirected graph, chosen columns, losses") {
  auto graph = hostile::table();
  graph.directed = false;
  const auto text = hostile::written(write_dot, graph, {.columns = {"size"}}).first;
  CHECK_THAT(text, ContainsSubstring("graph {\n"));
  CHECK_THAT(text, ContainsSubstring("\"b\" -- \"b\""));
  CHECK_THAT(text, !ContainsSubstring("share"));
  const auto losses = hostile::written(write_dot, hostile::broken()).second;
  CHECK(losses.count(GraphLossReason::code_points) == 3);  // the surrogate, FF and NUL; controls are text here
}
