#include <tematik/model/study.hpp>
#include <tematik/query/segmentations.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

namespace {

using Name = std::variant<std::int64_t, std::string>;

/// An object given as an id or by name (or label).
template <class Id, class Find>
[[nodiscard]] Id resolve(const Name& name, std::string_view kind, Find find) {
  if (const auto* text = std::get_if<std::string>(&name)) return find(*text);
  const std::int64_t id = std::get<std::int64_t>(name);
  if (id < 0 || id > static_cast<std::int64_t>(UINT32_MAX)) {
    throw LookupError(detail::cat(kind, "_unknown"), detail::cat("no ", kind, " with id ", id), std::string(kind));
  }
  return static_cast<Id>(id);
}
[[nodiscard]] SourceId source_of(const Study& s, const Name& n) {
  return resolve<SourceId>(n, "source", [&](const auto& t) { return s.source(t); });
}
[[nodiscard]] CodeId code_of(const Study& s, const Name& n) {
  return resolve<CodeId>(n, "code", [&](const auto& t) { return s.code(t); });
}
[[nodiscard]] CoderId coder_of(const Study& s, const Name& n) {
  return resolve<CoderId>(n, "coder", [&](const auto& t) { return s.coder(t); });
}
[[nodiscard]] CaseId case_of(const Study& s, const Name& n) {
  return resolve<CaseId>(n, "case", [&](const auto& t) { return s.case_(t); });
}
[[nodiscard]] ThemeId theme_of(const Study& s, const Name& n) {
  return resolve<ThemeId>(n, "theme", [&](const auto& t) { return s.theme(t); });
}

[[nodiscard]] std::uint32_t position(std::int64_t value, std::string_view name) {
  if (value < 0 || value > static_cast<std::int64_t>(UINT32_MAX)) {
    throw InputError("position", detail::cat(name, ": expected a position from 0 to 4294967295, found ", value),
                     std::string(name));
  }
  return static_cast<std::uint32_t>(value);
}

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
void set_values(Study& study, ObjectRef object, const std::map<std::string, py::object>& values) {
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
    study.set_value(object, *attribute, value);
  }
}

template <class Row>
[[nodiscard]] std::vector<std::string> labels_of(const Study& study, const Row& rows) {
  std::vector<std::string> out;
  for (const auto& [id, record] : rows) out.push_back(study.label(id));
  return out;
}

[[nodiscard]] Table coding_columns(const Study& study) {
  std::vector<std::int64_t> id, begin, end;
  std::vector<std::uint8_t> has_span;
  std::vector<std::string> source, code, coder, layer, polarity;
  std::vector<std::string> source_labels(study.sources().end_row()), code_labels(study.codes().end_row()),
      coder_labels(study.coders().end_row());
  for (const auto& [i, record] : study.sources()) source_labels[row(i)] = study.label(i);
  for (const auto& [i, record] : study.codes()) code_labels[row(i)] = study.label(i);
  for (const auto& [i, record] : study.coders()) coder_labels[row(i)] = study.label(i);
  const Codings& codings = study.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) != 0) continue;
    const bool span = (flags & coding_flags::no_span) == 0;
    id.push_back(static_cast<std::int64_t>(i));
    source.push_back(source_labels[codings.source()[i]]);
    begin.push_back(span ? codings.begin()[i] : 0);
    end.push_back(span ? codings.end()[i] : 0);
    has_span.push_back(span ? 1 : 0);
    code.push_back(code_labels[codings.code()[i]]);
    coder.push_back(coder_labels[codings.coder()[i]]);
    layer.emplace_back((flags & coding_flags::final_layer) != 0 ? "final" : "coder");
    polarity.emplace_back((flags & coding_flags::negative) != 0 ? "-" : "+");
  }
  Table out;
  out.add("id", std::move(id)).add("source", std::move(source)).add("begin", std::move(begin), has_span);
  out.add("end", std::move(end), has_span).add("code", std::move(code)).add("coder", std::move(coder));
  out.add("layer", std::move(layer)).add("polarity", std::move(polarity));
  return out;
}

}  // namespace

void bind_model(py::module_& m) {
  py::class_<Study>(m, "Study", "A study: sources, codebook, themes, cases and codings.", py::dynamic_attr())
      .def(py::init<std::string, std::string>(), py::arg("name") = "", py::arg("language") = "")
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
      .def_property_readonly("codings", &coding_columns, "One row per coding.")
      .def(
          "__len__", [](const Study& s) { return s.codings().size(); }, "Number of codings.")
      .def(
          "add_source",
          [](Study& s, std::string name, std::optional<std::string> text, SourceKind kind, std::string technique,
             std::string date, std::string language, const std::map<std::string, py::object>& attributes) {
            Source source{.name = std::move(name),
                          .kind = kind,
                          .technique = std::move(technique),
                          .date = std::move(date),
                          .language = std::move(language)};
            if (text) source.text = Text(std::move(*text), detail::cat("source \"", source.name, '"'));
            const SourceId id = s.add_source(std::move(source));
            set_values(s, id, attributes);
            return row(id);
          },
          py::arg("name"), py::arg("text") = py::none(), py::kw_only(), py::arg("kind") = "text",
          py::arg("technique") = "", py::arg("date") = "", py::arg("language") = "", py::arg("attributes") = py::dict(),
          "Adds a source; text None: not known (spans are then unchecked), \"\": known and empty.")
      .def(
          "add_code",
          [](Study& s, std::string name, const std::optional<Name>& parent, std::string definition, std::string when,
             std::string when_not, std::string example, std::string colour, bool codable) {
            Code code{.name = std::move(name),
                      .definition = std::move(definition),
                      .when = std::move(when),
                      .when_not = std::move(when_not),
                      .example = std::move(example),
                      .colour = std::move(colour),
                      .codable = codable};
            if (parent) code.parents = {code_of(s, *parent)};
            return row(s.add_code(std::move(code)));
          },
          py::arg("name"), py::kw_only(), py::arg("parent") = py::none(), py::arg("definition") = "",
          py::arg("when") = "", py::arg("when_not") = "", py::arg("example") = "", py::arg("colour") = "",
          py::arg("codable") = true)
      .def(
          "add_coder",
          [](Study& s, std::string name, bool system) {
            return row(s.add_coder({.name = std::move(name), .system = system}));
          },
          py::arg("name"), py::kw_only(), py::arg("system") = false)
      .def(
          "add_case",
          [](Study& s, std::string name, const std::vector<Name>& sources, std::vector<std::string> speakers,
             std::string role, bool minor, const std::map<std::string, py::object>& attributes) {
            Case record{
                .name = std::move(name), .role = std::move(role), .minor = minor, .speakers = std::move(speakers)};
            for (const auto& source : sources) record.sources.push_back(source_of(s, source));
            const CaseId id = s.add_case(std::move(record));
            set_values(s, id, attributes);
            return row(id);
          },
          py::arg("name"), py::arg("sources") = py::list(), py::kw_only(), py::arg("speakers") = py::list(),
          py::arg("role") = "", py::arg("minor") = false, py::arg("attributes") = py::dict())
      .def(
          "add_theme",
          [](Study& s, std::string name, const std::vector<Name>& codes, std::string central_idea) {
            Theme theme{.name = std::move(name), .central_idea = std::move(central_idea)};
            for (const auto& code : codes) theme.members.push_back({code_of(s, code), 1});
            return row(s.add_theme(std::move(theme)));
          },
          py::arg("name"), py::arg("codes") = py::list(), py::kw_only(), py::arg("central_idea") = "")
      .def(
          "add_coding",
          [](Study& s, const Name& source, std::int64_t begin, std::int64_t end, const Name& code,
             const std::optional<Name>& coder, CodingLayer layer, Polarity polarity, std::optional<double> weight) {
            Coding coding{.source = source_of(s, source),
                          .span = {position(begin, "begin"), position(end, "end")},
                          .code = code_of(s, code),
                          .layer = layer,
                          .polarity = polarity,
                          .weight = weight};
            if (coder) coding.coder = coder_of(s, *coder);
            return row(s.add_coding(std::move(coding)));
          },
          py::arg("source"), py::arg("begin"), py::arg("end"), py::arg("code"), py::arg("coder") = py::none(),
          py::kw_only(), py::arg("layer") = "coder", py::arg("polarity") = "+", py::arg("weight") = py::none(),
          "Puts a code on a span [begin, end) of a source, in code points.")
      .def(
          "_add_codings",
          [](Study& s, const py::object& source, const py::object& begin, const py::object& end, const py::object& code,
             const py::object& coder, CodingLayer layer) {
            std::vector<py::object> keep;
            CodingColumns columns{.source = int_column(source, "source", keep),
                                  .begin = int_column(begin, "begin", keep),
                                  .end = int_column(end, "end", keep),
                                  .code = int_column(code, "code", keep)};
            if (!coder.is_none()) columns.coder = int_column(coder, "coder", keep);
            const py::gil_scoped_release release;
            return row(s.add_codings(columns, layer));
          },
          py::arg("source"), py::arg("begin"), py::arg("end"), py::arg("code"), py::arg("coder"), py::arg("layer"))
      .def(
          "add_coverage",
          [](Study& s, const Name& coder, const Name& source, std::optional<std::int64_t> begin,
             std::optional<std::int64_t> end, const std::optional<Name>& code) {
            Coverage coverage{.coder = coder_of(s, coder), .source = source_of(s, source)};
            if (begin || end)
              coverage.span = Span{position(begin.value_or(0), "begin"), position(end.value_or(0), "end")};
            if (code) coverage.code = code_of(s, *code);
            return row(s.add_coverage(std::move(coverage)));
          },
          py::arg("coder"), py::arg("source"), py::arg("begin") = py::none(), py::arg("end") = py::none(),
          py::arg("code") = py::none())
      .def(
          "find_turns",
          [](Study& s, const Name& source) {
            const TurnList found = store_turns(s, source_of(s, source));
            std::vector<std::pair<std::string, std::int64_t>> labels;
            for (const auto& label : found.labels) labels.emplace_back(label.name, label.occurrences);
            return std::pair(found.turns.size(), labels);
          },
          py::arg("source"),
          "Finds turns by speaker labels, stores them; gives their number and every candidate label.")
      .def(
          "merge_codes",
          [](Study& s, const std::vector<Name>& codes, const Name& into) {
            std::vector<CodeId> ids;
            for (const auto& code : codes) ids.push_back(code_of(s, code));
            s.merge_codes(ids, code_of(s, into));
          },
          py::arg("codes"), py::arg("into"))
      .def(
          "delete_code", [](Study& s, const Name& code) { s.delete_code(code_of(s, code)); }, py::arg("code"))
      .def(
          "delete_source", [](Study& s, const Name& source) { s.delete_source(source_of(s, source)); },
          py::arg("source"))
      .def(
          "delete_theme", [](Study& s, const Name& theme) { s.delete_theme(theme_of(s, theme)); }, py::arg("theme"))
      .def(
          "delete_case", [](Study& s, const Name& record) { s.delete_case(case_of(s, record)); }, py::arg("case"))
      .def(
          "delete_coding",
          [](Study& s, std::int64_t id) { s.delete_coding(static_cast<CodingId>(position(id, "id"))); }, py::arg("id"))
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
}

}  // namespace tematik::python
