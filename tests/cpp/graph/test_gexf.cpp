#include <tematik/graph/gexf.hpp>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include "../catch.hpp"
#include "hostile.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("gexf: the file of the hostile graph, to the letter") {
  const auto [text, losses] = hostile::written(write_gexf, hostile::table());
  CHECK(losses.total() == 0);
  CHECK(text == R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph mode="static" defaultedgetype="directed">
<attributes class="node" mode="static">
<attribute id="n0" title="size" type="long"/>
<attribute id="n1" title="share" type="double"/>
<attribute id="n2" title="large" type="boolean"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="e0" title="kind" type="string"/>
<attribute id="e1" title="note" type="string"/>
<attribute id="e2" title="time" type="string"/>
</attributes>
<nodes>
<node id="a&amp;&quot;1&quot;" label="Ibu &amp; &quot;Bapak&quot; &lt;C&gt;&#10;a\b"><attvalues><attvalue for="n0" value="-3"/><attvalue for="n1" value="0.1"/><attvalue for="n2" value="true"/></attvalues></node>
<node id="b" label="Gedung é"><attvalues><attvalue for="n2" value="false"/></attvalues></node>
</nodes>
<edges>
<edge id="0" source="a&amp;&quot;1&quot;" target="b" weight="2.5"><attvalues><attvalue for="e0" value="codes"/><attvalue for="e1" value="Ibu &amp; &quot;Bapak&quot; &lt;C&gt;&#10;a\b"/><attvalue for="e2" value="1970-01-01T00:00:00.000000Z"/></attvalues></edge>
<edge id="1" source="b" target="b"><attvalues><attvalue for="e0" value="codes"/></attvalues></edge>
</edges>
</graph>
</gexf>
)");
}

TEST_CASE("gexf: another reader finds the label again") {
  std::istringstream in(hostile::written(write_gexf, hostile::table()).first);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  const auto& nodes = tree.get_child("gexf.graph.nodes");
  REQUIRE(nodes.size() == 2);
  CHECK(nodes.front().second.get<std::string>("<xmlattr>.label") == hostile::label);
  CHECK(tree.get_child("gexf.graph.edges").front().second.get<std::string>("<xmlattr>.weight") == "2.5");
}

TEST_CASE("gexf: losses, and columns that were not asked for") {
  const auto [text, losses] = hostile::written(write_gexf, hostile::broken());
  CHECK_THAT(text, ContainsSubstring("label=\"xy&#13;\""));
  CHECK_THAT(text, ContainsSubstring("defaultedgetype=\"undirected\""));
  CHECK(losses.count(GraphLossReason::code_points) == 6);
  CHECK(losses.count(GraphLossReason::not_finite) == 1);
  const auto few = hostile::written(write_gexf, hostile::table(), {.columns = {"size"}}).first;
  CHECK_THAT(few, !ContainsSubstring("title=\"note\""));
  CHECK_THAT(few, ContainsSubstring("title=\"kind\""));
}
