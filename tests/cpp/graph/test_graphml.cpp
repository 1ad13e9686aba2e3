#include <tematik/graph/graphml.hpp>

#include <map>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {

boost::property_tree::ptree parsed(const std::string& xml) {
  std::istringstream in(xml);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  return tree;
}

/// Key name -> value of the n-th element of a name below the graph.
std::map<std::string, std::string> data_of(const boost::property_tree::ptree& tree, const std::string& element,
                                           std::size_t n) {
  std::map<std::string, std::string> names;
  for (const auto& [name, child] : tree.get_child("graphml")) {
    if (name != "key") continue;
    // property_tree takes the dot of attr.name for a path: read it by its whole name.
    for (const auto& [attribute, value] : child.get_child("<xmlattr>")) {
      if (attribute == "attr.name") names[child.get<std::string>("<xmlattr>.id")] = value.data();
    }
  }
  std::map<std::string, std::string> out;
  for (const auto& [name, child] : tree.get_child("graphml.graph")) {
    if (name != element || n-- != 0) continue;
    for (const auto& [part, value] : child) {
      if (part == "data") out[names[value.get<std::string>("<xmlattr>.key")]] = value.data();
      if (part != "<xmlattr>") continue;
      for (const auto& [attribute, text] : value) out["@" + attribute] = text.data();
    }
  }
  return out;
}

}  // namespace

TEST_CASE("graphml: the file of the hostile graph, to the letter") {
  const auto [text, losses] = hostile::written(write_graphml, hostile::table());
  CHECK(losses.total() == 0);
  CHECK(text == R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="n0" for="node" attr.name="label" attr.type="string"/>
<key id="n1" for="node" attr.name="size" attr.type="long"/>
<key id="n2" for="node" attr.name="share" attr.type="double"/>
<key id="n3" for="node" attr.name="large" attr.type="boolean"/>
<key id="e0" for="edge" attr.name="kind" attr.type="string"/>
<key id="e1" for="edge" attr.name="weight" attr.type="double"/>
<key id="e2" for="edge" attr.name="note" attr.type="string"/>
<key id="e3" for="edge" attr.name="time" attr.type="string"/>
<graph id="G" edgedefault="directed">
<node id="a&amp;&quot;1&quot;"><data key="n0">Ibu &amp; &quot;Bapak&quot; &lt;C&gt;&#10;a\b</data><data key="n1">-3</data><data key="n2">0.1</data><data key="n3">true</data></node>
<node id="b"><data key="n0">Gedung é</data><data key="n3">false</data></node>
<edge id="0" source="a&amp;&quot;1&quot;" target="b"><data key="e0">codes</data><data key="e1">2.5</data><data key="e2">Ibu &amp; &quot;Bapak&quot; &lt;C&gt;&#10;a\b</data><data key="e3">1970-01-01T00:00:00.000000Z</data></edge>
<edge id="1" source="b" target="b"><data key="e0">codes</data></edge>
</graph>
</graphml>
)");
}

TEST_CASE("graphml: another reader finds every value again") {
  const auto tree = parsed(hostile::written(write_graphml, hostile::table()).first);
  using Data = std::map<std::string, std::string>;
  CHECK(data_of(tree, "node", 0) ==
        Data{{"@id", "a&\"1\""}, {"label", hostile::label}, {"size", "-3"}, {"share", "0.1"}, {"large", "true"}});
  CHECK(data_of(tree, "node", 1) == Data{{"@id", "b"}, {"label", "Gedung é"}, {"large", "false"}});
  CHECK(data_of(tree, "edge", 1) == Data{{"@id", "1"}, {"@source", "b"}, {"@target", "b"}, {"kind", "codes"}});
}

TEST_CASE("graphml: what XML forbids is dropped and counted") {
  const auto [text, losses] = hostile::written(write_graphml, hostile::broken());
  CHECK_THAT(text, ContainsSubstring("<data key=\"n0\">xy&#13;</data></node>"));
  CHECK_THAT(text, ContainsSubstring("edgedefault=\"undirected\""));
  CHECK(losses.count(GraphLossReason::code_points) == 6);  // U+0001, U+FFFE, U+FFFF, a surrogate, FF, NUL
  CHECK(losses.count(GraphLossReason::not_finite) == 1);
  CHECK(losses.total() == 7);
}

TEST_CASE("graphml: chosen columns, and those that are always written") {
  const auto text = hostile::written(write_graphml, hostile::table(), {.columns = {"size"}}).first;
  CHECK_THAT(text, ContainsSubstring("attr.name=\"size\""));
  CHECK_THAT(text, ContainsSubstring("attr.name=\"label\""));
  CHECK_THAT(text, ContainsSubstring("attr.name=\"weight\""));
  CHECK_THAT(text, ContainsSubstring("attr.name=\"kind\""));
  CHECK_THAT(text, !ContainsSubstring("attr.name=\"share\""));
  CHECK_THAT(text, !ContainsSubstring("attr.name=\"note\""));
  std::ostringstream out;
  CHECK_THROWS_AS(write_graphml(hostile::table(), out, {.columns = {"sise"}}), LookupError);
  CHECK(out.str().empty());
}

TEST_CASE("graphml: a failing output is an error") {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  CHECK_THROWS_AS(write_graphml(hostile::table(), out), StorageError);
}
