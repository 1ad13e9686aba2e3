#include "study_arguments.hpp"

namespace tematik::python {

namespace {

template <class Id, class Find>
[[nodiscard]] std::vector<Id> ids_of(const Study& s, const std::vector<Name>& names, Find find) {
  std::vector<Id> out;
  for (const auto& name : names) out.push_back(find(s, name));
  return out;
}

[[nodiscard]] ChangeNote note_of(const Study& s, const std::string& reason, const std::optional<Name>& author,
                                 const std::optional<std::string>& time) {
  ChangeNote out{.reason = reason};
  if (author) out.author = coder_of(s, *author);
  if (time) out.time = parse_timestamp(*time, "time");
  return out;
}

}  // namespace

void bind_study_commands(StudyClass& study) {
  using Words = std::optional<std::string>;
  study
      .def("set_source",
           command([](Study& s, const Name& source, Words name, Words text, Words technique, Words date, Words wave,
                      Words language, Words role, Words description) {
             const SourceId id = source_of(s, source);
             Source record = s.sources()[id];
             replace(record.name, std::move(name));
             if (text) record.text = Text(std::move(*text), detail::cat("source \"", record.name, '"'));
             replace(record.technique, std::move(technique));
             replace(record.date, std::move(date));
             replace(record.wave, std::move(wave));
             replace(record.language, std::move(language));
             replace(record.role, std::move(role));
             replace(record.description, std::move(description));
             s.set_source(id, std::move(record));
           }),
           py::arg("source"), py::kw_only(), py::arg("name") = py::none(), py::arg("text") = py::none(),
           py::arg("technique") = py::none(), py::arg("date") = py::none(), py::arg("wave") = py::none(),
           py::arg("language") = py::none(), py::arg("role") = py::none(), py::arg("description") = py::none(),
           "Changes the named fields of a source; a new text must still hold every span that lies on it.")
      .def("set_code",
           command([](Study& s, const Name& code, Words name, const std::optional<std::vector<Name>>& parents,
                      Words definition, Words when, Words when_not, Words example, Words colour,
                      std::optional<bool> codable, const std::string& reason) {
             const CodeId id = code_of(s, code);
             Code record = s.codes()[id];
             replace(record.name, std::move(name));
             if (parents) record.parents = ids_of<CodeId>(s, *parents, code_of);
             replace(record.definition, std::move(definition));
             replace(record.when, std::move(when));
             replace(record.when_not, std::move(when_not));
             replace(record.example, std::move(example));
             replace(record.colour, std::move(colour));
             replace(record.codable, codable);
             s.set_code(id, std::move(record), {.reason = reason});
           }),
           py::arg("code"), py::kw_only(), py::arg("name") = py::none(), py::arg("parents") = py::none(),
           py::arg("definition") = py::none(), py::arg("when") = py::none(), py::arg("when_not") = py::none(),
           py::arg("example") = py::none(), py::arg("colour") = py::none(), py::arg("codable") = py::none(),
           py::arg("reason") = "",
           "Changes the named fields of a code (`parents` []: a root); the change goes into its history.")
      .def("set_coder",
           command([](Study& s, const Name& coder, Words name, Words initials, std::optional<bool> system) {
             const CoderId id = coder_of(s, coder);
             Coder record = s.coders()[id];
             replace(record.name, std::move(name));
             replace(record.initials, std::move(initials));
             replace(record.system, system);
             s.set_coder(id, std::move(record));
           }),
           py::arg("coder"), py::kw_only(), py::arg("name") = py::none(), py::arg("initials") = py::none(),
           py::arg("system") = py::none(), "Changes the named fields of a coder.")
      .def("set_case",
           command([](Study& s, const Name& case_, Words name, Words role, std::optional<bool> minor,
                      const std::optional<std::vector<Name>>& sources,
                      std::optional<std::vector<std::string>> speakers) {
             const CaseId id = case_of(s, case_);
             Case record = s.cases()[id];
             replace(record.name, std::move(name));
             replace(record.role, std::move(role));
             replace(record.minor, minor);
             if (sources) record.sources = ids_of<SourceId>(s, *sources, source_of);
             replace(record.speakers, std::move(speakers));
             s.set_case(id, std::move(record));
           }),
           py::arg("case"), py::kw_only(), py::arg("name") = py::none(), py::arg("role") = py::none(),
           py::arg("minor") = py::none(), py::arg("sources") = py::none(), py::arg("speakers") = py::none(),
           "Changes the named fields of a case.")
      .def("set_theme",
           command([](Study& s, const Name& theme, Words name, const std::optional<std::vector<Name>>& codes,
                      Words central_idea, Words description, const std::string& reason) {
             const ThemeId id = theme_of(s, theme);
             Theme record = s.themes()[id];
             replace(record.name, std::move(name));
             if (codes) {
               std::vector<ThemeMember> members;
               for (const CodeId code : ids_of<CodeId>(s, *codes, code_of)) {
                 const auto old = std::find_if(record.members.begin(), record.members.end(),
                                               [&](const ThemeMember& member) { return member.code == code; });
                 members.push_back(old == record.members.end() ? ThemeMember{code, 1} : *old);
               }
               record.members = std::move(members);
             }
             replace(record.central_idea, std::move(central_idea));
             replace(record.description, std::move(description));
             s.set_theme(id, std::move(record), {.reason = reason});
           }),
           py::arg("theme"), py::kw_only(), py::arg("name") = py::none(), py::arg("codes") = py::none(),
           py::arg("central_idea") = py::none(), py::arg("description") = py::none(), py::arg("reason") = "",
           "Changes the named fields of a theme; codes that stay keep their sign.")
      .def(
          "set_coding",
          command([](Study& s, const Name& coding, std::optional<std::int64_t> begin, std::optional<std::int64_t> end,
                     const std::optional<Name>& code, const std::optional<Name>& coder,
                     std::optional<CodingLayer> layer, std::optional<Polarity> polarity, std::optional<double> weight) {
            const auto id = resolve_id<CodingId>(coding, "coding");
            Coding record = s.codings()[id];
            if (begin) record.span.begin = position(*begin, "begin");
            if (end) record.span.end = position(*end, "end");
            if (code) record.code = code_of(s, *code);
            if (coder) record.coder = coder_of(s, *coder);
            replace(record.layer, layer);
            replace(record.polarity, polarity);
            if (weight) record.weight = *weight;
            s.set_coding(id, std::move(record));
          }),
          py::arg("coding"), py::kw_only(), py::arg("begin") = py::none(), py::arg("end") = py::none(),
          py::arg("code") = py::none(), py::arg("coder") = py::none(), py::arg("layer") = py::none(),
          py::arg("polarity") = py::none(), py::arg("weight") = py::none(), "Changes the named fields of a coding.")
      .def("merge_codes",
           command([](Study& s, const std::vector<Name>& codes, const Name& into, const std::string& reason,
                      const std::optional<Name>& author, const Words& time) {
             s.merge_codes(ids_of<CodeId>(s, codes, code_of), code_of(s, into), note_of(s, reason, author, time));
           }),
           py::arg("codes"), py::arg("into"), py::kw_only(), py::arg("reason") = "", py::arg("author") = py::none(),
           py::arg("time") = py::none(),
           "Codings of `codes` become codings of `into`; doubles are dropped; themes, relations and memos follow. "
           "Codings keep which code they were given first: `saturation(codebook=\"as_coded\")` reads it. `author`: a "
           "coder; `time`: such as 2026-01-05T08:30:00Z.")
      .def("split_code",
           command([](Study& s, const Name& code, std::string name, const std::vector<Name>& codings,
                      const std::optional<std::vector<Name>>& parents, std::string definition,
                      const std::string& reason, const std::optional<Name>& author, const Words& time) {
             Code into{.name = std::move(name), .definition = std::move(definition)};
             if (parents) into.parents = ids_of<CodeId>(s, *parents, code_of);
             std::vector<CodingId> ids;
             for (const auto& coding : codings) ids.push_back(resolve_id<CodingId>(coding, "coding"));
             return row(s.split_code(code_of(s, code), std::move(into), ids, note_of(s, reason, author, time)));
           }),
           py::arg("code"), py::arg("name"), py::arg("codings"), py::kw_only(), py::arg("parents") = py::none(),
           py::arg("definition") = "", py::arg("reason") = "", py::arg("author") = py::none(),
           py::arg("time") = py::none(),
           "A new code takes over the named codings of `code` and joins its themes; gives the new id. `author` and "
           "`time` as in `merge_codes`.")
      .def("merge_sources", command([](Study& s, const std::vector<Name>& sources, const Name& into) {
             s.merge_sources(ids_of<SourceId>(s, sources, source_of), source_of(s, into));
           }),
           py::arg("sources"), py::arg("into"), "Copies of one source become one; their texts must be equal.")
      .def("delete_code", command([](Study& s, const Name& code) { s.delete_code(code_of(s, code)); }), py::arg("code"),
           "Removes a code with its codings; its children take its place.")
      .def("delete_source", command([](Study& s, const Name& source) { s.delete_source(source_of(s, source)); }),
           py::arg("source"), "Removes a source with its codings, coverage, links and values.")
      .def("delete_coder", command([](Study& s, const Name& coder) { s.delete_coder(coder_of(s, coder)); }),
           py::arg("coder"), "Removes a coder without codings, coverage or decisions.")
      .def("delete_theme", command([](Study& s, const Name& theme) { s.delete_theme(theme_of(s, theme)); }),
           py::arg("theme"))
      .def("delete_case", command([](Study& s, const Name& record) { s.delete_case(case_of(s, record)); }),
           py::arg("case"))
      .def("delete_coding",
           command([](Study& s, const Name& id) { s.delete_coding(resolve_id<CodingId>(id, "coding")); }),
           py::arg("id"));
}

}  // namespace tematik::python
