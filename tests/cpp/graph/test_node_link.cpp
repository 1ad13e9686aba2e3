#include <tematik/graph/node_link.hpp>

#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("node_link: the file of the hostile graph, to the letter") {
  const auto [text, losses] = hostile::written(write_node_link, hostile::table());
  CHECK(losses.total() == 0);
  CHECK(text == R"({"directed":true,"multigraph":true,"graph":{},"nodes":[
{"id":"a&\"1\"","label":"Ibu & \"Bapak\" <C>\na\\b","size":-3,"share":0.1,"large":true},
{"id":"b","label":"Gedung é","large":false}
],"links":[
{"source":"a&\"1\"","target":"b","key":0,"kind":"codes","weight":2.5,"note":"Ibu & \"Bapak\" <C>\na\\b","time":"1970-01-01T00:00:00.000000Z"},
{"source":"b","target":"b","key":1,"kind":"codes"}
]}
)");
}

TEST_CASE("node_link: another reader finds every value again") {
  std::istringstream in(hostile::written(write_node_link, hostile::table()).first);
  boost::property_tree::ptree tree;
  boost::property_tree::read_json(in, tree);
  CHECK(tree.get_child("nodes").front().second.get<std::string>("label") == hostile::label);
  const auto& link = tree.get_child("links").front().second;
  CHECK(link.get<std::string>("source") == "a&\"1\"");
  CHECK(link.get<std::string>("weight") == "2.5");
  CHECK(tree.get<std::string>("directed") == "true");
}

TEST_CASE("node_link: controls are escaped, an infinite number is a loss, empty lists are lists") {
  const auto [text, losses] = hostile::written(write_node_link, hostile::broken());
  CHECK_THAT(text, ContainsSubstring("\"label\":\"x\\u0001\xEF\xBF\xBE\xEF\xBF\xBFy\\r\"}"));
  CHECK_THAT(text, ContainsSubstring("\"multigraph\":false"));
  CHECK_THAT(text, ContainsSubstring("\"links\":[\n]}\n"));
  CHECK(losses.count(GraphLossReason::code_points) == 3);
  CHECK(losses.count(GraphLossReason::not_finite) == 1);
}

TEST_CASE("node_link: chosen columns") {
  const auto text = hostile::written(write_node_link, hostile::table(), {.columns = {"note"}}).first;
  CHECK_THAT(text, !ContainsSubstring("\"size\""));
  CHECK_THAT(text, ContainsSubstring("\"note\""));
  CHECK_THAT(text, ContainsSubstring("\"label\""));
}
