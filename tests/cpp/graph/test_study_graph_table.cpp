#include <tematik/graph/study_graph_table.hpp>

#include "../catch.hpp"
#include "studies.hpp"

using namespace tematik;
using Words = std::vector<std::string>;

namespace {

Words names(const Table& table) {
  Words out;
  for (const auto& column : table.columns()) out.push_back(column.name);
  return out;
}

/// The text in a row, "-" where it is missing.
std::string cell(const Table& table, const char* name, std::size_t row) {
  const Column& column = table[name];
  if (column.is_missing(row)) return "-";
  if (column.type == ColumnType::utf8) return column.as<std::string>()[row];
  if (column.type == ColumnType::float64) return std::to_string(column.as<double>()[row]);
  return std::to_string(column.as<std::int64_t>()[row]);
}

}  // namespace

TEST_CASE("study_graph_table: the columns are the same for every study") {
  const Words nodes{"id",  "label", "kind",     "record",    "type", "role",       "date",     "source",  "begin",
                    "end", "sign",  "asserter", "direction", "map",  "stands_for", "label_id", "label_en"};
  const Words edges{"id",   "source", "target", "kind", "weight",  "coder", "layer", "polarity",
                    "time", "coding", "sign",   "role", "segment", "begin", "end",   "note"};
  for (const auto& study : {studies::every_edge(), Study(), studies::random(3)}) {
    const auto table = graph_table(StudyGraph(study));
    CHECK(names(table.nodes) == nodes);
    CHECK(names(table.edges) == edges);
    CHECK(table.directed);
    CHECK(table.multigraph);
    check_graph_table(table);
  }
}

TEST_CASE("study_graph_table: nodes") {
  const auto study = studies::every_edge();
  const StudyGraph graph(study);
  const auto nodes = graph_table(graph).nodes;
  REQUIRE(nodes.rows() == 23);
  const auto place = graph.vertex(Passage{study.source("Wawancara"), {0, 10}});
  CHECK(cell(nodes, "id", place) == "place-of-file");
  CHECK(cell(nodes, "kind", place) == "segment");
  CHECK(cell(nodes, "source", place) == "source-0");
  CHECK(cell(nodes, "begin", place) == "0");
  CHECK(cell(nodes, "end", place) == "10");
  CHECK(cell(nodes, "type", place) == "-");
  const auto relation = graph.vertex(static_cast<RelationId>(0));
  CHECK(cell(nodes, "record", relation) == "relation");
  CHECK(cell(nodes, "type", relation) == "promotes");
  CHECK(cell(nodes, "sign", relation) == "1");
  CHECK(cell(nodes, "asserter", relation) == "participant");
  CHECK(cell(nodes, "map", relation) == "study");
  CHECK(cell(nodes, "direction", relation) == "one_way");
  const auto claim = graph.vertex(study.claim("Claim"));
  CHECK(cell(nodes, "record", claim) == "claim");
  CHECK(cell(nodes, "label_id", claim) == "Kalimat");
  CHECK(cell(nodes, "label_en", claim) == "Sentence");
  CHECK(cell(nodes, "date", claim) == "2026");
  CHECK(cell(nodes, "sign", claim) == "-");
  CHECK(cell(nodes, "stands_for", graph.vertex(study.factor("Semangat"))) == "code-1");
  CHECK(cell(nodes, "role", graph.vertex(study.case_("Ibu Sri"))) == "teacher");
}

TEST_CASE("study_graph_table: edges") {
  const auto study = studies::every_edge();
  const StudyGraph graph(study);
  const auto edges = graph_table(graph).edges;
  REQUIRE(edges.rows() == graph.edge_count());
  const auto first = graph.edge(static_cast<CodingId>(0)).id;
  CHECK(cell(edges, "id", first) == std::to_string(first));
  CHECK(cell(edges, "source", first) == "place-of-file");
  CHECK(cell(edges, "target", first) == "code-0");
  CHECK(cell(edges, "weight", first) == "2.500000");
  CHECK(cell(edges, "coder", first) == "coder-0");
  CHECK(cell(edges, "layer", first) == "coder");
  CHECK(cell(edges, "polarity", first) == "+");
  CHECK(cell(edges, "time", first) == "1000000");
  CHECK(cell(edges, "coding", first) == "coding-0");
  const auto second = graph.edge(static_cast<CodingId>(1)).id;
  CHECK(cell(edges, "weight", second) == "-");  // missing, not 1
  CHECK(cell(edges, "coder", second) == "B-0001");
  CHECK(cell(edges, "time", second) == "-");
  const auto [says, end] = out_edges(graph.vertex(study.case_("Ibu Sri")), EdgeKind::says, graph);
  REQUIRE(end - says == 1);
  CHECK(cell(edges, "segment", says->id) == "place-of-file");
  CHECK(cell(edges, "begin", 0) == "0");
  CHECK(cell(edges, "end", 0) == "10");
}
