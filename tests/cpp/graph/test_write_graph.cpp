#include <tematik/graph/write_graph.hpp>

#include <algorithm>

#include "../catch.hpp"
#include "hostile.hpp"
#include "studies.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string file_of(const StudyGraph& graph, GraphFormat format) {
  std::ostringstream out;
  write_graph(graph, out, format);
  return out.str();
}

}  // namespace

TEST_CASE("write_graph: each word writes its format") {
  CHECK(known_words<GraphFormat>() == "graphml, gexf, dot, json, pajek, csv");
  const StudyGraph graph(studies::every_edge());
  CHECK_THAT(file_of(graph, parse<GraphFormat>("graphml")), ContainsSubstring("<graphml "));
  CHECK_THAT(file_of(graph, parse<GraphFormat>("gexf")), ContainsSubstring("<gexf "));
  CHECK_THAT(file_of(graph, parse<GraphFormat>("dot")), ContainsSubstring("digraph {"));
  CHECK_THAT(file_of(graph, parse<GraphFormat>("json")), ContainsSubstring("\"links\":["));
  CHECK_THAT(file_of(graph, parse<GraphFormat>("pajek")), ContainsSubstring("*Arcs"));
  CHECK_THAT(file_of(graph, parse<GraphFormat>("csv")), ContainsSubstring("Source,Target,Type,Kind,Weight,Id,coder"));
}

TEST_CASE("write_graph: the format of a file name") {
  CHECK(graph_format_of("study.graphml") == GraphFormat::graphml);
  CHECK(graph_format_of("STUDY.GEXF") == GraphFormat::gexf);
  CHECK(graph_format_of("a.b.gv") == GraphFormat::dot);
  CHECK(graph_format_of("a.dot") == GraphFormat::dot);
  CHECK(graph_format_of("a.json") == GraphFormat::json);
  CHECK(graph_format_of("a.net") == GraphFormat::pajek);
  CHECK(graph_format_of("a.csv") == GraphFormat::csv);
  CHECK_THROWS_AS(graph_format_of("graphml"), UsageError);
  CHECK_THROWS_AS(graph_format_of("a.xlsx"), UsageError);
}

TEST_CASE("write_graph: one study, twice built, gives the same bytes, one line per node and edge") {
  for (const auto& [format, word] : EnumNames<GraphFormat>::names) {
    INFO(word);
    const StudyGraph graph(studies::random(11));
    const auto first = file_of(graph, format);
    CHECK(first == file_of(StudyGraph(studies::random(11)), format));
    if (format == GraphFormat::csv) {
      CHECK(static_cast<std::size_t>(std::count(first.begin(), first.end(), '\n')) == graph.edge_count() + 1);
    }
    if (format == GraphFormat::dot) {
      CHECK(static_cast<std::size_t>(std::count(first.begin(), first.end(), '\n')) ==
            graph.edge_count() + graph.vertex_count() + 2);
    }
  }
}

TEST_CASE("write_graph: labels of a study pass every format without a loss where the format allows") {
  Study study;
  study.add_code({.name = hostile::label});
  const StudyGraph graph(study);
  std::ostringstream out;
  CHECK(write_graph(graph, out, GraphFormat::graphml).total() == 0);
  CHECK_THAT(out.str(), ContainsSubstring("Ibu &amp; &quot;Bapak&quot; &lt;C&gt;&#10;a\\b"));
  out.str("");
  CHECK(write_graph(graph, out, GraphFormat::dot).total() == 0);
  CHECK_THAT(out.str(), ContainsSubstring("\"Ibu & \\\"Bapak\\\" <C>\\na\\\\b\""));
  out.str("");
  CHECK(write_graph(graph, out, GraphFormat::json).total() == 0);
  CHECK_THAT(out.str(), ContainsSubstring("\"Ibu & \\\"Bapak\\\" <C>\\na\\\\b\""));
  out.str("");
  CHECK(write_graph(graph, out, GraphFormat::pajek).count(GraphLossReason::quotes) == 2);
  CHECK_THAT(out.str(), ContainsSubstring("\"Ibu & 'Bapak' <C> a\\b\""));
}

TEST_CASE("write_graph: options reach the writer, an empty study is a file") {
  const StudyGraph graph(studies::every_edge());
  std::ostringstream out;
  write_graph(graph, out, GraphFormat::json, {.columns = {"coder"}});
  CHECK_THAT(out.str(), ContainsSubstring("\"coder\":"));
  CHECK_THAT(out.str(), !ContainsSubstring("\"layer\":"));
  CHECK_THROWS_AS(write_graph(graph, out, GraphFormat::json, {.columns = {"colour"}}), LookupError);
  for (const auto& [format, word] : EnumNames<GraphFormat>::names) CHECK_FALSE(file_of(StudyGraph(), format).empty());
}
