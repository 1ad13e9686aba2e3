#include <sstream>

#include <tematik/graph/write_graph.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

void bind_graph(py::module_& m, StudyClass& study) {
  py::class_<StudyGraph>(m, "StudyGraph", "The study as one graph, frozen when it was made.")
      .def_property_readonly("n_vertices", [](const StudyGraph& g) { return num_vertices(g); })
      .def_property_readonly("n_edges", [](const StudyGraph& g) { return num_edges(g); })
      .def_property_readonly("revision", &StudyGraph::revision, "Revision of the study it was made from.")
      .def_property_readonly("left_out", &StudyGraph::left_out,
                             "References to objects that are no vertices (attributes, queries, sets, diagrams).")
      .def(
          "vertices", [](const StudyGraph& g) { return graph_table(g).nodes; }, "One row per vertex.")
      .def(
          "edges", [](const StudyGraph& g) { return graph_table(g).edges; }, "One row per edge.")
      .def(
          "only",
          [](const StudyGraph& g, const std::vector<VertexKind>& vertices, const std::vector<EdgeKind>& edges) {
            return StudyGraph(g.only(vertices, edges).graph);
          },
          py::arg("vertices"), py::arg("edges"), "The part with these kinds of vertices and edges.")
      .def(
          "_text",
          [](const StudyGraph& g, const std::string& file_name, const std::vector<std::string>& columns,
             bool spreadsheet_safe) {
            const GraphFormat format = graph_format_of(file_name);
            std::ostringstream out;
            const GraphLosses losses =
                write_graph(g, out, format, {.columns = columns, .spreadsheet_safe = spreadsheet_safe});
            Table table;
            std::vector<std::string> reasons, of, names;
            std::vector<std::int64_t> counts;
            for (const auto& loss : losses.entries) {
              reasons.emplace_back(to_string(loss.reason));
              of.push_back(loss.of);
              names.push_back(loss.column);
              counts.push_back(loss.count);
            }
            table.add("reason", std::move(reasons)).add("of", std::move(of)).add("column", std::move(names));
            table.add("count", std::move(counts));
            return std::pair(py::bytes(out.str()), std::move(table));
          },
          py::arg("file_name"), py::arg("columns"), py::arg("spreadsheet_safe"))
      .def("__repr__", [](const StudyGraph& g) {
        return detail::cat("<StudyGraph ", num_vertices(g), " vertices, ", num_edges(g), " edges>");
      });
  study.def(
      "graph",
      [](const Study& s) {
        const Computing computing(s);
        return StudyGraph(s);
      },
      "The study as a graph: sources, segments, codes, themes, cases, coders, memos, relations and claims.");
}

}  // namespace tematik::python
