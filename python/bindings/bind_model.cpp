#include <tematik/model/study.hpp>
#include <tematik/query/segmentations.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

[[nodiscard]] std::optional<AttributeValue> attribute_value_of(const py::handle& from) {
  if (from.is_none()) return std::nullopt;
  if (py::isinstance<py::bool_>(from)) return AttributeValue(from.cast<bool>());
  if (py::isinstance<py::int_>(from)) return AttributeValue(from.cast<std::int64_t>());
  if (py::isinstance<py::float_>(from)) return AttributeValue(from.cast<double>());
  if (py::isinstance<py::str>(from)) return AttributeValue(from.cast<std::string>());
  throw InputError("value_type", "an attribute value is text, a number, True, False or None (missing)");
}

[[nodiscard]] ValueType type_of(const std::optional<AttributeValue>& value) {
  if (!value || std::holds_alternative<std::string>(*value)) return ValueType::text;
  if (std::holds_alternative<bool>(*value)) return ValueType::boolean;
  return std::holds_alternative<double>(*value) ? ValueType::real : ValueType::integer;
}

/// Values by name; an attribute that is not defined yet is defined by its first value.
void set_values(Study& study, ObjectRef object, const std::map<std::string, py::object>& values,
                const std::string& wave = {}) {
  for (const auto& [name, given] : values) {
    const auto value = attribute_value_of(given);
    std::optional<AttributeId> attribute;
    for (const auto& [id, definition] : study.attributes()) {
      if (definition.of == object.kind && definition.name == name) attribute = id;
    }
    if (!attribute) {
      const ValueType type = type_of(value);
      const bool is_number = type == ValueType::integer || type == ValueType::real;
      attribute = study.add_attribute(
          {.name = name, .of = object.kind, .type = type, .scale = is_number ? Scale::numeric : Scale::nominal});
    }
    study.set_value(object, *attribute, value, wave);
  }
}

template <class Row>
[[nodiscard]] std::vector<std::string> labels_of(const Study& study, const Row& rows) {
  std::vector<std::string> out;
  for (const auto& [id, record] : rows) out.push_back(study.label(id));
  return out;
}

}  // namespace

void bind_model(py::module_& m) {
  StudyClass study(m, "Study", "A study: sources, codebook, themes, cases and codings.", py::dynamic_attr());
  study.def(py::init<std::string, std::string>(), py::arg("name") = "", py::arg("language") = "")
      .def_property("name", &Study::name, &Study::set_name)
      .def_property("language", &Study::language, &Study::set_language)
      .def_property("description", &Study::description, &Study::set_description)
      .def_property("approach", &Study::approach, &Study::set_approach,
                    "undeclared, reflexive, codebook or coding_reliability.")
      .def_property_readonly("revision", &Study::revision)
      .def_property(
          "import_report", [](const py::object& self) { return py::getattr(self, "_import_report", py::none()); },
          [](const py::object& self, const py::object& report) { self.attr("_import_report") = report; },
          "What became of the file the study was read from; None for a study not read from another tool's file.")
      .def("sha256", &Study::sha256, "Hash of everything in the study; the order of adding does not matter.")
      .def_property_readonly("source_labels", [](const Study& s) { return labels_of(s, s.sources()); })
      .def_property_readonly("code_labels", [](const Study& s) { return labels_of(s, s.codes()); })
      .def_property_readonly("coder_labels", [](const Study& s) { return labels_of(s, s.coders()); })
      .def_property_readonly("case_labels", [](const Study& s) { return labels_of(s, s.cases()); })
      .def_property_readonly("theme_labels", [](const Study& s) { return labels_of(s, s.themes()); })
      .def(
          "__len__", [](const Study& s) { return s.codings().size(); }, "Number of codings.")
      .def("add_source",
           command([](Study& s, std::string name, std::optional<std::string> text, SourceKind kind,
                      std::string technique, std::string date, std::string language,
                      const std::map<std::string, py::object>& attributes) {
             Source source{.name = std::move(name),
                           .kind = kind,
                           .technique = std::move(technique),
                           .date = std::move(date),
                           .language = std::move(language)};
             if (text) source.text = Text(std::move(*text), detail::cat("source \"", source.name, '"'));
             const SourceId id = s.add_source(std::move(source));
             set_values(s, id, attributes);
             return row(id);
           }),
           py::arg("name"), py::arg("text") = py::none(), py::kw_only(), py::arg("kind") = "text",
           py::arg("technique") = "", py::arg("date") = "", py::arg("language") = "",
           py::arg("attributes") = py::dict(),
           "Adds a source; text None: not known (spans are then unchecked), \"\": known and empty.")
      .def("add_code",
           command([](Study& s, std::string name, const std::optional<Name>& parent, std::string definition,
                      std::string when, std::string when_not, std::string example, std::string colour, bool codable) {
             Code code{.name = std::move(name),
                       .definition = std::move(definition),
                       .when = std::move(when),
                       .when_not = std::move(when_not),
                       .example = std::move(example),
                       .colour = std::move(colour),
                       .codable = codable};
             if (parent) code.parents = {code_of(s, *parent)};
             return row(s.add_code(std::move(code)));
           }),
           py::arg("name"), py::kw_only(), py::arg("parent") = py::none(), py::arg("definition") = "",
           py::arg("when") = "", py::arg("when_not") = "", py::arg("example") = "", py::arg("colour") = "",
           py::arg("codable") = true)
      .def("add_coder", command([](Study& s, std::string name, bool system) {
             return row(s.add_coder({.name = std::move(name), .system = system}));
           }),
           py::arg("name"), py::kw_only(), py::arg("system") = false)
      .def("add_case",
           command([](Study& s, std::string name, const std::vector<Name>& sources, std::vector<std::string> speakers,
                      std::string role, bool minor, const std::map<std::string, py::object>& attributes,
                      const SpansBySource& spans) {
             Case record{
                 .name = std::move(name), .role = std::move(role), .minor = minor, .speakers = std::move(speakers)};
             for (const auto& source : sources) record.sources.push_back(source_of(s, source));
             for (const auto& [source, set] : source_spans(spans, "spans")) {
               for (const Span run : set.runs()) record.spans.push_back({.source = s.source(source), .span = run});
             }
             const CaseId id = s.add_case(std::move(record));
             set_values(s, id, attributes);
             return row(id);
           }),
           py::arg("name"), py::arg("sources") = py::list(), py::kw_only(), py::arg("speakers") = py::list(),
           py::arg("role") = "", py::arg("minor") = false, py::arg("attributes") = py::dict(),
           py::arg("spans") = py::dict())
      .def("add_theme",
           command([](Study& s, std::string name, const std::vector<Name>& codes, std::string central_idea,
                      const std::vector<Name>& counter_codes) {
             Theme theme{.name = std::move(name), .central_idea = std::move(central_idea)};
             for (const auto& code : codes) theme.members.push_back({code_of(s, code), 1});
             for (const auto& code : counter_codes) theme.members.push_back({code_of(s, code), -1});
             return row(s.add_theme(std::move(theme)));
           }),
           py::arg("name"), py::arg("codes") = py::list(), py::kw_only(), py::arg("central_idea") = "",
           py::arg("counter_codes") = py::list(),
           "Adds a theme; `counter_codes` are codes of it that speak against its finding (sign -1).")
      .def("add_coding",
           command([](Study& s, const Name& source, std::int64_t begin, std::int64_t end, const Name& code,
                      const std::optional<Name>& coder, CodingLayer layer, Polarity polarity,
                      std::optional<double> weight, const std::optional<std::string>& created, std::string pass) {
             Coding coding{.source = source_of(s, source),
                           .span = {position(begin, "begin"), position(end, "end")},
                           .code = code_of(s, code),
                           .layer = layer,
                           .polarity = polarity,
                           .weight = weight,
                           .pass = std::move(pass)};
             if (coder) coding.coder = coder_of(s, *coder);
             if (created) coding.created = parse_timestamp(*created, "created");
             return row(s.add_coding(std::move(coding)));
           }),
           py::arg("source"), py::arg("begin"), py::arg("end"), py::arg("code"), py::arg("coder") = py::none(),
           py::kw_only(), py::arg("layer") = "coder", py::arg("polarity") = "+", py::arg("weight") = py::none(),
           py::arg("created") = py::none(), py::arg("pass_") = "",
           "Puts a code on a span [begin, end) of a source, in code points; no coder: the coder `unknown`. "
           "`created`: a time such as 2026-01-05T08:30:00Z; `pass_`: which pass of the coder it was made in.")
      .def("_add_codings",
           command([](Study& s, const py::object& source, const py::object& begin, const py::object& end,
                      const py::object& code, const py::object& coder, CodingLayer layer) {
             std::vector<py::object> keep;
             CodingColumns columns{.source = int_column(source, "source", keep),
                                   .begin = int_column(begin, "begin", keep),
                                   .end = int_column(end, "end", keep),
                                   .code = int_column(code, "code", keep)};
             if (!coder.is_none()) columns.coder = int_column(coder, "coder", keep);
             const py::gil_scoped_release release;
             return row(s.add_codings(columns, layer));
           }),
           py::arg("source"), py::arg("begin"), py::arg("end"), py::arg("code"), py::arg("coder"), py::arg("layer"))
      .def("add_coverage",
           command([](Study& s, const Name& coder, const Name& source, std::optional<std::int64_t> begin,
                      std::optional<std::int64_t> end, const std::optional<Name>& code,
                      const std::optional<std::string>& time, std::string batch, bool assigned, std::string pass) {
             Coverage coverage{.coder = coder_of(s, coder),
                               .source = source_of(s, source),
                               .pass = std::move(pass),
                               .state = assigned ? CoverageState::assigned : CoverageState::completed,
                               .batch = std::move(batch)};
             if (time) coverage.time = parse_timestamp(*time, "time");
             if (begin || end)
               coverage.span = Span{position(begin.value_or(0), "begin"), position(end.value_or(0), "end")};
             if (code) coverage.code = code_of(s, *code);
             return row(s.add_coverage(std::move(coverage)));
           }),
           py::arg("coder"), py::arg("source"), py::arg("begin") = py::none(), py::arg("end") = py::none(),
           py::arg("code") = py::none(), py::kw_only(), py::arg("time") = py::none(), py::arg("batch") = "",
           py::arg("assigned") = false, py::arg("pass_") = "",
           "A coder looked at a source, a stretch of it, or for one code only. `time`: when it was finished, such as "
           "2026-01-05T08:30:00Z; `batch`: a label of the work; `assigned`: asked for, not finished.")
      .def("find_turns", command([](Study& s, const Name& source) {
             const TurnList found = store_turns(s, source_of(s, source));
             std::vector<std::pair<std::string, std::int64_t>> labels;
             for (const auto& label : found.labels) labels.emplace_back(label.name, label.occurrences);
             return std::pair(found.turns.size(), labels);
           }),
           py::arg("source"),
           "Finds turns by speaker labels, stores them; gives their number and every candidate label.")
      .def("set_value",
           command([](Study& s, const AnyObject& object, const std::string& attribute, const py::object& value,
                      const std::string& wave) {
             const std::string& kind = object.name.kind;
             if (kind == "source") {
               set_values(s, source_of(s, object.name), {{attribute, value}}, wave);
             } else if (kind == "case") {
               set_values(s, case_of(s, object.name), {{attribute, value}}, wave);
             } else if (kind == "coder") {
               set_values(s, coder_of(s, object.name), {{attribute, value}}, wave);
             } else {
               throw UsageError("object_kind",
                                "set_value: give a record of a source, case or coder, or a pair such as "
                                "(\"case\", name)",
                                "object");
             }
           }),
           py::arg("object"), py::arg("attribute"), py::arg("value"), py::kw_only(), py::arg("wave") = "",
           "Sets an attribute of a source, case or coder, of one wave where it is measured by wave; None stores "
           "\"missing\", which is not the same as no record.")
      .def("add_consent",
           command([](Study& s, const Name& person, ConsentScope scope, ConsentState state, bool guardian,
                      std::string date, std::string evidence, std::string expiry) {
             return row(s.add_consent({.case_ = case_of(s, person),
                                       .scope = scope,
                                       .state = state,
                                       .guardian = guardian,
                                       .date = std::move(date),
                                       .evidence = std::move(evidence),
                                       .expiry = std::move(expiry)}));
           }),
           py::arg("case"), py::arg("scope"), py::arg("state"), py::kw_only(), py::arg("guardian") = false,
           py::arg("date") = "", py::arg("evidence") = "", py::arg("expiry") = "",
           "Records what a participant allows: scope analyse, quote, quote_pseudonymised, share or archive.")
      .def(
          "show_text",
          [](const Study& s, const Name& source) -> std::optional<std::string> {
            const auto& text = s.sources()[source_of(s, source)].text;
            if (!text) return std::nullopt;
            return std::string(text->str());
          },
          py::arg("source"), "The text of a source, on the researcher's screen; None: not known.")
      .def("__repr__", [](const Study& s) {
        return detail::cat("Study(", json_string(s.name()), ", ", s.sources().size(), " sources, ", s.codings().size(),
                           " codings, ", s.codes().size(), " codes)");
      });
  bind_records(m, study);
  bind_study_commands(study);
  bind_study_findings(study);
  bind_study_design(study);
  bind_study_checks(study);
  bind_graph(m, study);
  bind_select(m, study);
  bind_consensus(m, study);
}

}  // namespace tematik::python
