#include "object_arguments.hpp"

namespace tematik::python {

namespace {

using CheckWords = std::optional<std::string>;
using CheckTexts = std::vector<std::pair<std::string, std::string>>;

/// A recipient who is no case of the study is bad data: it may come from a list of addresses.
[[nodiscard]] CaseId recipient_of(const Study& s, const Name& name) {
  try {
    return case_of(s, name);
  } catch (const LookupError& error) {
    if (std::string_view(error.code()).ends_with("_ambiguous")) throw;
    throw InputError("recipient_no_participant", "check round: a recipient is no participant of the study",
                     "recipients");
  }
}

[[nodiscard]] std::vector<CaseId> recipients_of(const Study& s, const std::vector<Name>& names) {
  std::vector<CaseId> out;
  for (const auto& name : names) out.push_back(recipient_of(s, name));
  return out;
}

[[nodiscard]] std::vector<CheckStatement> statements_of(const Study& s, const CheckTexts& texts,
                                                        const std::map<std::string, AnyObject>& about) {
  std::vector<CheckStatement> out;
  for (const auto& [name, text] : texts) {
    auto& one = out.emplace_back(CheckStatement{.name = name, .text = text});
    const auto found = about.find(name);
    if (found == about.end()) continue;
    one.about = object_of(s, found->second, {ObjectKind::theme, ObjectKind::relation, ObjectKind::claim});
  }
  for (const auto& [name, object] : about) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const CheckStatement& one) { return one.name == name; });
    if (!known) throw UsageError("check_statement", detail::cat("about: no statement \"", name, '"'), "about", name);
  }
  return out;
}

void bind_rounds(StudyClass& study) {
  study
      .def(
          "add_codebook_version",
          command([](Study& s, std::string name, std::string date, std::string note,
                     std::optional<std::uint32_t> operations) {
            return row(s.add_codebook_version(
                {.name = std::move(name), .operations = operations, .date = std::move(date), .note = std::move(note)}));
          }),
          py::arg("name"), py::kw_only(), py::arg("date") = "", py::arg("note") = "",
          py::arg("operations") = py::none(),
          "Names the codebook and themes as they are now (`operations`: as they were after so many operations).")
      .def("set_codebook_version",
           command([](Study& s, const Name& version, CheckWords name, CheckWords date, CheckWords note) {
             const auto id = design_of(s.codebook_versions(), version, "codebook_version");
             CodebookVersion record = s.codebook_versions()[id];
             replace(record.name, std::move(name));
             replace(record.date, std::move(date));
             replace(record.note, std::move(note));
             s.set_codebook_version(id, std::move(record));
           }),
           py::arg("version"), py::kw_only(), py::arg("name") = py::none(), py::arg("date") = py::none(),
           py::arg("note") = py::none(), "Changes the named fields of a codebook version.")
      .def("delete_codebook_version", command([](Study& s, const Name& version) {
             s.delete_codebook_version(design_of(s.codebook_versions(), version, "codebook_version"));
           }),
           py::arg("version"))
      .def("add_check_round",
           command([](Study& s, std::string name, const CheckTexts& statements, const std::vector<Name>& recipients,
                      CheckKind kind, const std::optional<Name>& version, const std::map<std::string, AnyObject>& about,
                      std::string sent, std::string closed, std::string note) {
             CheckRound round{.name = std::move(name),
                              .kind = kind,
                              .statements = statements_of(s, statements, about),
                              .recipients = recipients_of(s, recipients),
                              .sent = std::move(sent),
                              .closed = std::move(closed),
                              .note = std::move(note)};
             if (version) round.version = design_of(s.codebook_versions(), *version, "codebook_version");
             return row(s.add_check_round(std::move(round)));
           }),
           py::arg("name"), py::arg("statements"), py::arg("recipients"), py::kw_only(),
           py::arg("kind") = "synthesised", py::arg("version") = py::none(),
           py::arg("about") = std::map<std::string, std::string>(), py::arg("sent") = "", py::arg("closed") = "",
           py::arg("note") = "",
           R"(Adds a round of member checking and gives its id.

Parameters
----------
name : str
    Unique: what operations name as their cause.
statements : list of (name, text)
recipients : list of cases
    Participants: a case with a source, a span, a speaker or a case code. Anybody else is an InputError.
kind : {"transcript", "interview", "focus_group", "synthesised"}
version : a codebook version
    That was sent.
about : dict
    The theme, relation or claim of a statement, by its name.
)")
      .def("set_check_round",
           command([](Study& s, const Name& round, CheckWords name, const std::optional<CheckTexts>& statements,
                      const std::optional<std::vector<Name>>& recipients, std::optional<CheckKind> kind,
                      const std::optional<Name>& version, const std::map<std::string, AnyObject>& about,
                      CheckWords sent, CheckWords closed, CheckWords note) {
             const auto id = design_of(s.check_rounds(), round, "check_round");
             CheckRound record = s.check_rounds()[id];
             replace(record.name, std::move(name));
             if (statements) record.statements = statements_of(s, *statements, about);
             if (recipients) record.recipients = recipients_of(s, *recipients);
             replace(record.kind, kind);
             if (version) record.version = design_of(s.codebook_versions(), *version, "codebook_version");
             replace(record.sent, std::move(sent));
             replace(record.closed, std::move(closed));
             replace(record.note, std::move(note));
             s.set_check_round(id, std::move(record));
           }),
           py::arg("round"), py::kw_only(), py::arg("name") = py::none(), py::arg("statements") = py::none(),
           py::arg("recipients") = py::none(), py::arg("kind") = py::none(), py::arg("version") = py::none(),
           py::arg("about") = std::map<std::string, std::string>(), py::arg("sent") = py::none(),
           py::arg("closed") = py::none(), py::arg("note") = py::none(),
           "Changes the named fields of a round (`about` goes with `statements`); what was answered must still fit.")
      .def("delete_check_round", command([](Study& s, const Name& round) {
             s.delete_check_round(design_of(s.check_rounds(), round, "check_round"));
           }),
           py::arg("round"), "Removes a round with its responses.");
}

void bind_responses(StudyClass& study) {
  study
      .def("add_check_response",
           command([](Study& s, const Name& round, const Name& person, std::string statement, Answer answer,
                      std::string comment, std::string date, Disposition disposition, std::string reason,
                      std::vector<std::uint32_t> operations, const std::vector<AnyObject>& new_data,
                      const std::optional<Name>& decided_by, std::string decided) {
             CheckResponse response{.round = design_of(s.check_rounds(), round, "check_round"),
                                    .case_ = recipient_of(s, person),
                                    .statement = std::move(statement),
                                    .answer = answer,
                                    .comment = std::move(comment),
                                    .date = std::move(date),
                                    .disposition = disposition,
                                    .reason = std::move(reason),
                                    .operations = std::move(operations),
                                    .new_data = objects_of(s, new_data, anything),
                                    .decided = std::move(decided)};
             if (decided_by) response.decided_by = coder_of(s, *decided_by);
             return row(s.add_check_response(std::move(response)));
           }),
           py::arg("round"), py::arg("case"), py::arg("statement"), py::arg("answer"), py::kw_only(),
           py::arg("comment") = "", py::arg("date") = "", py::arg("disposition") = "none", py::arg("reason") = "",
           py::arg("operations") = py::list(), py::arg("new_data") = py::list(), py::arg("decided_by") = py::none(),
           py::arg("decided") = "",
           R"(Adds a recipient's answer to a statement and gives its id.

Parameters
----------
round : a check round
case : a recipient of it
statement : str
answer : {"setuju", "sebagian", "tidak"}
    Agree, partly, no.
disposition : {"none", "changed", "kept", "new_data"}
    What was made of it; a judgement, so it needs `decided_by` and `decided`. It is open until there is a link: operations
    of a change, a reason for keeping, objects of new data.
operations : list of int
    Places in the study's log of operations.
decided_by : a coder
decided : str
    Date.
)")
      .def("set_check_response",
           command([](Study& s, const Name& response, std::optional<Answer> answer, CheckWords comment, CheckWords date,
                      std::optional<Disposition> disposition, CheckWords reason,
                      std::optional<std::vector<std::uint32_t>> operations,
                      const std::optional<std::vector<AnyObject>>& new_data, const std::optional<Name>& decided_by,
                      CheckWords decided) {
             const auto id = resolve_id<CheckResponseId>(response, "check_response");
             CheckResponse record = s.check_responses()[id];
             replace(record.answer, answer);
             replace(record.comment, std::move(comment));
             replace(record.date, std::move(date));
             replace(record.disposition, disposition);
             replace(record.reason, std::move(reason));
             replace(record.operations, std::move(operations));
             if (new_data) record.new_data = objects_of(s, *new_data, anything);
             if (decided_by) record.decided_by = coder_of(s, *decided_by);
             replace(record.decided, std::move(decided));
             s.set_check_response(id, std::move(record));
           }),
           py::arg("response"), py::kw_only(), py::arg("answer") = py::none(), py::arg("comment") = py::none(),
           py::arg("date") = py::none(), py::arg("disposition") = py::none(), py::arg("reason") = py::none(),
           py::arg("operations") = py::none(), py::arg("new_data") = py::none(), py::arg("decided_by") = py::none(),
           py::arg("decided") = py::none(), "Changes the named fields of a response.")
      .def("delete_check_response", command([](Study& s, const Name& response) {
             s.delete_check_response(resolve_id<CheckResponseId>(response, "check_response"));
           }),
           py::arg("response"))
      .def_property_readonly(
          "operation_count", [](const Study& s) { return s.operations().size(); },
          "Changes of codebook and themes so far; the next one gets this number.")
      .def("add_judgement",
           command([](Study& s, JudgementField field, const std::vector<AnyObject>& on, std::string value,
                      const Name& author, std::string date, std::vector<std::string> keys, std::string reason) {
             return row(s.add_judgement({.field = field,
                                         .on = objects_of(s, on, anything),
                                         .keys = std::move(keys),
                                         .value = std::move(value),
                                         .author = coder_of(s, author),
                                         .date = std::move(date),
                                         .reason = std::move(reason)}));
           }),
           py::arg("field"), py::arg("on"), py::arg("value"), py::arg("author"), py::arg("date"), py::kw_only(),
           py::arg("keys") = py::list(), py::arg("reason") = "",
           R"(Adds what only a researcher can say, with author and date, and gives its id.

Parameters
----------
field : {"meaning", "examples", "discrepancy", "believed", "global_assessment", "relevance"}
on : list
    What it is about: a theme, a case, ...
value : str
    Of meaning and examples agree or disagree; of discrepancy discuss, check or accept_both; else words.
author : a coder
date : str
keys : list of str
    The data sets compared (in any order), a school, a criterion.
)")
      .def("set_judgement",
           command([](Study& s, const Name& judgement, CheckWords value, const std::optional<Name>& author,
                      CheckWords date, CheckWords reason) {
             const auto id = resolve_id<JudgementId>(judgement, "judgement");
             Judgement record = s.judgements()[id];
             replace(record.value, std::move(value));
             if (author) record.author = coder_of(s, *author);
             replace(record.date, std::move(date));
             replace(record.reason, std::move(reason));
             s.set_judgement(id, std::move(record));
           }),
           py::arg("judgement"), py::kw_only(), py::arg("value") = py::none(), py::arg("author") = py::none(),
           py::arg("date") = py::none(), py::arg("reason") = py::none(), "Changes the named fields of a judgement.")
      .def("delete_judgement", command([](Study& s, const Name& judgement) {
             s.delete_judgement(resolve_id<JudgementId>(judgement, "judgement"));
           }),
           py::arg("judgement"));
}

}  // namespace

void bind_study_checks(StudyClass& study) {
  bind_rounds(study);
  bind_responses(study);
}

}  // namespace tematik::python
