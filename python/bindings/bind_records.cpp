#include <tematik/model/record_tables.hpp>
#include <tematik/query/stored_queries.hpp>

#include "arrow_stream.hpp"
#include "study_arguments.hpp"

namespace tematik::python {

namespace {

/// The rows of one kind as they were when asked for: len, iterate, [name], frames.
struct Records {
  std::string kind = {};
  std::shared_ptr<const Table> table = {};
  py::object study = {};
};

[[nodiscard]] py::object cell(const Column& column, std::size_t row) {
  if (column.is_missing(row)) return py::none();
  return std::visit(
      [&](const auto& values) -> py::object {
        if constexpr (std::is_same_v<std::decay_t<decltype(values[row])>, std::uint8_t>) {
          return py::bool_(values[row] != 0);
        } else {
          return py::cast(values[row]);
        }
      },
      column.values);
}

/// The id behind a name, by the lookup of the study (which names the nearest ones).
[[nodiscard]] std::int64_t id_of(const Study& study, const std::string& kind, const Name& name) {
  const auto as_int = [](auto id) { return static_cast<std::int64_t>(row(id)); };
  if (kind == "source") return as_int(source_of(study, name));
  if (kind == "code") return as_int(code_of(study, name));
  if (kind == "coder") return as_int(coder_of(study, name));
  if (kind == "case") return as_int(case_of(study, name));
  if (kind == "theme") return as_int(theme_of(study, name));
  if (kind == "factor") return as_int(factor_of(study, name));
  if (kind == "claim") return as_int(claim_of(study, name));
  if (kind == "query") {
    return as_int(resolve<QueryId>(name, kind, [&](const std::string& words) {
      static_cast<void>(tematik::detail::stored_record(study, words));  // unknown: names the nearest ones
      return study.queries().find(words).front();
    }));
  }
  if (kind == "frame") return as_int(design_of(study.frames(), name, kind));
  if (kind == "criterion") return as_int(design_of(study.criteria(), name, kind));
  if (kind == "guide_item") return as_int(design_of(study.guide(), name, kind));
  if (kind == "protocol_item") return as_int(design_of(study.protocol(), name, kind));
  if (kind == "wave") return as_int(design_of(study.waves(), name, kind));
  if (kind == "recommendation") return as_int(design_of(study.recommendations(), name, kind));
  if (kind == "codebook_version") return as_int(design_of(study.codebook_versions(), name, kind));
  if (kind == "check_round") return as_int(design_of(study.check_rounds(), name, kind));
  return as_int(resolve_id<CodingId>(name, kind));
}

[[nodiscard]] Record record_of(const Records& records, const Name& name) {
  const std::int64_t id = id_of(records.study.cast<const Study&>(), records.kind, name);
  const auto& ids = (*records.table)["id"].as<std::int64_t>();
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end()) {
    throw LookupError(detail::cat(records.kind, "_unknown"), detail::cat("no ", records.kind, " with id ", id),
                      records.kind);
  }
  return {records.kind, id, records.table, static_cast<std::size_t>(found - ids.begin())};
}

template <class MakeTable>
void def_records(StudyClass& study, const char* name, const char* kind, MakeTable make, const char* doc) {
  study.def_property_readonly(
      name,
      [kind, make](const py::object& self) {
        return Records{kind, std::make_shared<const Table>(make(self.cast<const Study&>())), self};
      },
      doc);
}

}  // namespace

void bind_records(py::module_& m, StudyClass& study) {
  py::class_<Record>(m, "Record", "One row of a study's table, read-only: its columns are attributes.")
      .def_property_readonly(
          "object_kind", [](const Record& r) { return r.kind; }, "What it is: source, code, coding, ...")
      .def_property_readonly("id", [](const Record& r) { return r.id; })
      .def(
          "__getattr__",
          [](const Record& r, const std::string& name) -> py::object {
            for (const auto& column : r.table->columns()) {
              if (column.name == name) return cell(column, r.row);
            }
            throw py::attribute_error(detail::cat("a ", r.kind, " has no \"", name, '"'));
          },
          py::arg("name"))
      .def("__dir__",
           [](const Record& r) {
             std::vector<std::string> names{"object_kind", "to_dict"};
             for (const auto& column : r.table->columns()) names.push_back(column.name);
             return names;
           })
      .def(
          "to_dict",
          [](const Record& r) {
            std::map<std::string, py::object> out;
            for (const auto& column : r.table->columns()) out.emplace(column.name, cell(column, r.row));
            return out;
          },
          "The columns by name; missing values are None.")
      .def("__eq__",
           [](const Record& a, const py::object& other) {
             if (!py::isinstance<Record>(other)) return false;
             const auto& b = other.cast<const Record&>();
             if (a.kind != b.kind || a.id != b.id || a.table->columns().size() != b.table->columns().size())
               return false;
             for (std::size_t i = 0; i < a.table->columns().size(); ++i) {
               if (!cell(a.table->columns()[i], a.row).equal(cell(b.table->columns()[i], b.row))) return false;
             }
             return true;
           })
      .def("__hash__", [](const Record& r) { return py::hash(py::make_tuple(r.kind, r.id)); })
      .def("__repr__", [](const Record& r) { return detail::cat("<", r.kind, ' ', r.id, '>'); });

  py::class_<Records>(m, "Records", "The records of one kind: len(), iterate, [name or id], frames.")
      .def_property_readonly("kind", [](const Records& r) { return r.kind; })
      .def("__len__", [](const Records& r) { return r.table->rows(); })
      .def("__iter__",
           [](const Records& r) -> py::typing::Iterator<Record> {
             py::list rows;
             const auto& ids = (*r.table)["id"].as<std::int64_t>();
             for (std::size_t i = 0; i < ids.size(); ++i) rows.append(Record{r.kind, ids[i], r.table, i});
             return py::typing::Iterator<Record>(py::iter(rows));
           })
      .def("__getitem__", &record_of, py::arg("name"), "A record by name, label or id.")
      .def(
          "__contains__",
          [](const Records& r, const Name& name) {
            try {
              static_cast<void>(record_of(r, name));
            } catch (const LookupError&) {
              return false;
            }
            return true;
          },
          py::arg("name"))
      .def(
          "add",
          [](const Records& r, const std::string& name, const py::object& query, const std::string& note) {
            if (r.kind != "query") {
              throw UsageError("records_add", detail::cat("records of a study are added by study.add_", r.kind, "()"),
                               "add");
            }
            return r.study.attr("add_query")(name, query, note).cast<std::int64_t>();
          },
          py::arg("name"), py::arg("query"), py::arg("note") = "", "Of stored queries: `study.add_query`.")
      .def("table", [](const Records& r) { return *r.table; })
      .def_property_readonly("columns",
                             [](const Records& r) {
                               std::vector<std::string> names;
                               for (const auto& column : r.table->columns()) names.push_back(column.name);
                               return names;
                             })
      .def(
          "column",
          [](const Records& r, const std::string& name) -> py::object {
            const Column& column = (*r.table)[name];
            py::list out;
            for (std::size_t i = 0; i < column.size(); ++i) out.append(cell(column, i));
            return out;
          },
          py::arg("name"), "One column as a list; missing values are None.")
      .def("__repr__", [](const Records& r) { return detail::cat("<", r.table->rows(), " records, ", r.kind, '>'); });

  study.def("_id", &id_of, py::arg("kind"), py::arg("name"));
  def_records(study, "sources", "source", &source_table, "Sources: what was read, seen or heard. No text is shown.");
  def_records(study, "cases", "case", &case_table, "Cases: people and other units that sources belong to.");
  def_records(study, "coders", "coder", &coder_table, "Coders.");
  def_records(study, "codes", "code", &code_table, "Codes in the order of the codebook.");
  def_records(study, "themes", "theme", &theme_table, "Themes with their codes.");
  def_records(study, "codings", "coding", &coding_table, "Codings: which code lies where, and who put it there.");
  def_records(study, "segments", "segment", &segment_table, "Recorded places.");
  def_records(study, "coverage", "coverage", &coverage_table, "What coders looked at.");
  def_records(
      study, "memos", "memo", [](const Study& s) { return memo_table(s); },
      "Memos without their text (`show_memo` shows it).");
  def_records(study, "factors", "factor", &factor_table, "Factors of causal maps.");
  def_records(study, "relations", "relation", &relation_table, "Relations between codes, themes and factors.");
  def_records(study, "links", "link", &link_table, "Where relations are asserted.");
  def_records(study, "claims", "claim", &claim_table, "Claims with their evidence.");
  def_records(study, "attributes", "attribute", &attribute_table, "Attributes of sources, cases and coders.");
  def_records(study, "values", "value", &value_table, "Values of attributes; a stored missing value is a row.");
  def_records(study, "consents", "consent", &consent_table, "What participants allow.");
  def_records(study, "queries", "query", &query_table, "Stored queries.");
  def_records(study, "sets", "set", &set_table, "Sets brought along from other tools.");
  def_records(study, "frames", "frame", &frame_table, "Sampling frames: wanted cells and their targets.");
  def_records(study, "criteria", "criterion", &criterion_table, "Criteria of inclusion.");
  def_records(study, "guide", "guide_item", &guide_table, "Questions, dimensions and items, and what they serve.");
  def_records(study, "protocol", "protocol_item", &protocol_table, "Planned steps and what became of them.");
  def_records(study, "waves", "wave", &wave_table, "Waves of data collection.");
  def_records(study, "recommendations", "recommendation", &recommendation_table, "Advice and what it rests on.");
  def_records(study, "codebook_versions", "codebook_version", &codebook_version_table, "Named states of the codebook.");
  def_records(study, "check_rounds", "check_round", &check_round_table, "Rounds of member checking.");
  def_records(study, "check_responses", "check_response", &check_response_table,
              "Answers to member checks and what was made of them; no comment is shown.");
  def_records(study, "judgements", "judgement", &judgement_table, "What only a researcher can say.");
}

}  // namespace tematik::python
