#include "object_arguments.hpp"

namespace tematik::python {

namespace {

using PassageArgument = std::tuple<Name, std::int64_t, std::int64_t>;

[[nodiscard]] Passage passage_of(const Study& s, const PassageArgument& given) {
  const auto& [source, begin, end] = given;
  return {source_of(s, source), {position(begin, "begin"), position(end, "end")}};
}

using EvidenceArgument = std::variant<PassageArgument, AnyObject>;

void add_evidence(const Study& s, Claim& claim, const std::vector<EvidenceArgument>& given, bool against) {
  for (const auto& item : given) {
    Evidence evidence{.against = against};
    if (const auto* passage = std::get_if<PassageArgument>(&item)) {
      evidence.passage = passage_of(s, *passage);
    } else {
      evidence.object = object_of(s, std::get<AnyObject>(item), anything);
    }
    claim.evidence.push_back(std::move(evidence));
  }
}

[[nodiscard]] Claim claim_from(const Study& s, Claim claim, const std::vector<AnyObject>& from,
                               const std::vector<AnyObject>& to, const std::vector<EvidenceArgument>& evidence,
                               const std::vector<EvidenceArgument>& counter_evidence, const std::vector<Name>& says,
                               const std::optional<Name>& author) {
  claim.from = objects_of(s, from, parts_of_relations);
  claim.to = objects_of(s, to, parts_of_relations);
  add_evidence(s, claim, evidence, false);
  add_evidence(s, claim, counter_evidence, true);
  for (const auto& person : says) claim.says.push_back({.case_ = case_of(s, person)});
  if (author) claim.author = coder_of(s, *author);
  return claim;
}

}  // namespace

void bind_study_findings(StudyClass& study) {
  study
      .def("add_memo",
           command([](Study& s, std::string text, std::string title, MemoKind kind, const std::vector<AnyObject>& on,
                      const std::optional<Name>& author, std::string date) {
             Memo memo{.name = std::move(title),
                       .text = std::move(text),
                       .kind = kind,
                       .on = objects_of(s, on, anything),
                       .date = std::move(date)};
             if (author) memo.author = coder_of(s, *author);
             return row(s.add_memo(std::move(memo)));
           }),
           py::arg("text"), py::kw_only(), py::arg("title") = "", py::arg("kind") = "note",
           py::arg("on") = std::vector<std::string>(), py::arg("author") = py::none(), py::arg("date") = "",
           R"(Adds a memo and gives its id.

Parameters
----------
text : str
title : str
kind : {"note", "analytic", "methodological", "reflexive"}
on : list
    What it is about: names, records, or pairs (kind, name or id). Empty: a free memo.
author : a coder
date : str
    YYYY, YYYY-MM or YYYY-MM-DD; "" is not known.
)")
      .def("set_memo",
           command([](Study& s, const Name& memo, std::optional<std::string> text, std::optional<std::string> title,
                      std::optional<MemoKind> kind, const std::optional<std::vector<AnyObject>>& on,
                      std::optional<std::string> date) {
             const auto id = resolve_id<MemoId>(memo, "memo");
             Memo record = s.memos()[id];
             replace(record.text, std::move(text));
             replace(record.name, std::move(title));
             replace(record.kind, kind);
             if (on) record.on = objects_of(s, *on, anything);
             replace(record.date, std::move(date));
             s.set_memo(id, std::move(record));
           }),
           py::arg("memo"), py::kw_only(), py::arg("text") = py::none(), py::arg("title") = py::none(),
           py::arg("kind") = py::none(), py::arg("on") = py::none(), py::arg("date") = py::none(),
           "Changes the named fields of a memo.")
      .def("delete_memo", command([](Study& s, const Name& memo) { s.delete_memo(resolve_id<MemoId>(memo, "memo")); }),
           py::arg("memo"))
      .def(
          "show_memo",
          [](const Study& s, const Name& memo) { return s.memos()[resolve_id<MemoId>(memo, "memo")].text; },
          py::arg("memo"), "The text of a memo, on the researcher's screen.")
      .def("add_factor",
           command([](Study& s, std::string name, const std::optional<AnyObject>& stands_for, std::string stage) {
             Factor factor{.name = std::move(name), .stage = std::move(stage)};
             if (stands_for) factor.stands_for = object_of(s, *stands_for, {ObjectKind::code, ObjectKind::theme});
             return row(s.add_factor(std::move(factor)));
           }),
           py::arg("name"), py::kw_only(), py::arg("stands_for") = py::none(), py::arg("stage") = "",
           "Adds a named node of a causal map; `stands_for`: the code or theme it is the factor of.")
      .def("set_factor",
           command([](Study& s, const Name& factor, std::optional<std::string> name,
                      const std::optional<AnyObject>& stands_for, std::optional<std::string> stage) {
             const FactorId id = factor_of(s, factor);
             Factor record = s.factors()[id];
             replace(record.name, std::move(name));
             if (stands_for) record.stands_for = object_of(s, *stands_for, {ObjectKind::code, ObjectKind::theme});
             replace(record.stage, std::move(stage));
             s.set_factor(id, std::move(record));
           }),
           py::arg("factor"), py::kw_only(), py::arg("name") = py::none(), py::arg("stands_for") = py::none(),
           py::arg("stage") = py::none(), "Changes the named fields of a factor.")
      .def("delete_factor", command([](Study& s, const Name& factor) { s.delete_factor(factor_of(s, factor)); }),
           py::arg("factor"), "Removes a factor with the relations it takes part in.")
      .def("add_relation",
           command([](Study& s, const std::vector<AnyObject>& causes, const AnyObject& effect, std::string type,
                      Direction direction, int sign, Asserter asserter, std::string map, std::string note) {
             return row(s.add_relation({.causes = objects_of(s, causes, parts_of_relations),
                                        .effect = object_of(s, effect, parts_of_relations),
                                        .type = std::move(type),
                                        .direction = direction,
                                        .sign = sign,
                                        .asserter = asserter,
                                        .map = std::move(map),
                                        .note = std::move(note)}));
           }),
           py::arg("causes"), py::arg("effect"), py::arg("type") = "causes", py::kw_only(),
           py::arg("direction") = "one_way", py::arg("sign") = 0, py::arg("asserter") = "unknown",
           py::arg("map") = "study", py::arg("note") = "",
           R"(Adds a relation and gives its id; where it is asserted is added with `add_link`.

Parameters
----------
causes : list
    Codes, themes or factors; several stand together (an AND).
effect : a code, theme or factor
type : str
    Name of a relation type; a new one is added without properties.
direction : {"one_way", "associative", "bidirectional"}
sign : int
    +1, -1, or 0 for none.
asserter : {"unknown", "participant", "researcher", "literature"}
map : str
    Maps are reported side by side, never pooled.
)")
      .def("set_relation",
           command([](Study& s, const Name& relation, std::optional<std::string> type,
                      std::optional<Direction> direction, std::optional<int> sign, std::optional<Asserter> asserter,
                      std::optional<std::string> map, std::optional<std::string> note) {
             const auto id = resolve_id<RelationId>(relation, "relation");
             Relation record = s.relations()[id];
             replace(record.type, std::move(type));
             replace(record.direction, direction);
             replace(record.sign, sign);
             replace(record.asserter, asserter);
             replace(record.map, std::move(map));
             replace(record.note, std::move(note));
             s.set_relation(id, std::move(record));
           }),
           py::arg("relation"), py::kw_only(), py::arg("type") = py::none(), py::arg("direction") = py::none(),
           py::arg("sign") = py::none(), py::arg("asserter") = py::none(), py::arg("map") = py::none(),
           py::arg("note") = py::none(), "Changes the named fields of a relation.")
      .def("delete_relation", command([](Study& s, const Name& relation) {
             s.delete_relation(resolve_id<RelationId>(relation, "relation"));
           }),
           py::arg("relation"), "Removes a relation with its links.")
      .def("add_link",
           command([](Study& s, const Name& relation, const Name& source, std::optional<std::int64_t> begin,
                      std::optional<std::int64_t> end, const std::optional<Name>& coder, int sign, bool against) {
             Link link{.relation = resolve_id<RelationId>(relation, "relation"),
                       .source = source_of(s, source),
                       .sign = sign,
                       .against = against};
             if (begin.has_value() != end.has_value()) {
               throw UsageError("span_half", "add_link: give begin and end, or neither", "begin");
             }
             if (begin) link.span = Span{position(*begin, "begin"), position(*end, "end")};
             if (coder) link.coder = coder_of(s, *coder);
             return row(s.add_link(std::move(link)));
           }),
           py::arg("relation"), py::arg("source"), py::arg("begin") = py::none(), py::arg("end") = py::none(),
           py::arg("coder") = py::none(), py::kw_only(), py::arg("sign") = 0, py::arg("against") = false,
           "Says where a relation is asserted (`against`: denied); without a span: somewhere in the source.")
      .def("add_claim",
           command([](Study& s, std::string name, std::string text_id, std::string text_en, ClaimKind kind,
                      Generalisation generalisation, Asserter asserter, std::string scope, std::string implication,
                      const std::vector<AnyObject>& from, const std::vector<AnyObject>& to,
                      const std::vector<EvidenceArgument>& evidence,
                      const std::vector<EvidenceArgument>& counter_evidence, const std::vector<Name>& says,
                      const std::optional<Name>& author, std::string date) {
             Claim claim{.name = std::move(name),
                         .text_id = std::move(text_id),
                         .text_en = std::move(text_en),
                         .kind = kind,
                         .generalisation = generalisation,
                         .asserter = asserter,
                         .scope = std::move(scope),
                         .implication = std::move(implication),
                         .date = std::move(date)};
             return row(
                 s.add_claim(claim_from(s, std::move(claim), from, to, evidence, counter_evidence, says, author)));
           }),
           py::arg("name"), py::kw_only(), py::arg("text_id") = "", py::arg("text_en") = "",
           py::arg("kind") = "descriptive", py::arg("generalisation") = "none", py::arg("asserter") = "unknown",
           py::arg("scope") = "", py::arg("implication") = "", py::arg("from_") = std::vector<std::string>(),
           py::arg("to") = std::vector<std::string>(), py::arg("evidence") = std::vector<std::string>(),
           py::arg("counter_evidence") = std::vector<std::string>(), py::arg("says") = std::vector<std::string>(),
           py::arg("author") = py::none(), py::arg("date") = "",
           R"(Adds a claim, a sentence of the researcher with its evidence, and gives its id.

Parameters
----------
name : str
    Short label.
text_id, text_en : str
    The sentence in Indonesian and in English.
kind : {"descriptive", "associative", "causal"}
generalisation : {"none", "transfer", "statistical"}
from_, to : list
    Codes, themes or factors that the claim starts from and leads to.
evidence, counter_evidence : list
    Objects (names, records, pairs (kind, name or id)) or passages (source, begin, end).
says : list
    Cases that say so. No record is not "no".
author : a coder
)")
      .def("set_claim",
           command([](Study& s, const Name& claim, std::optional<std::string> name, std::optional<std::string> text_id,
                      std::optional<std::string> text_en, std::optional<ClaimKind> kind,
                      std::optional<Generalisation> generalisation, std::optional<Asserter> asserter,
                      std::optional<std::string> scope, std::optional<std::string> implication,
                      std::optional<std::string> date) {
             const ClaimId id = claim_of(s, claim);
             Claim record = s.claims()[id];
             replace(record.name, std::move(name));
             replace(record.text_id, std::move(text_id));
             replace(record.text_en, std::move(text_en));
             replace(record.kind, kind);
             replace(record.generalisation, generalisation);
             replace(record.asserter, asserter);
             replace(record.scope, std::move(scope));
             replace(record.implication, std::move(implication));
             replace(record.date, std::move(date));
             s.set_claim(id, std::move(record));
           }),
           py::arg("claim"), py::kw_only(), py::arg("name") = py::none(), py::arg("text_id") = py::none(),
           py::arg("text_en") = py::none(), py::arg("kind") = py::none(), py::arg("generalisation") = py::none(),
           py::arg("asserter") = py::none(), py::arg("scope") = py::none(), py::arg("implication") = py::none(),
           py::arg("date") = py::none(), "Changes the named fields of a claim.")
      .def("delete_claim", command([](Study& s, const Name& claim) { s.delete_claim(claim_of(s, claim)); }),
           py::arg("claim"));
}

}  // namespace tematik::python
