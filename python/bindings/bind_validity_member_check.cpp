#include <tematik/validity/member_check.hpp>
#include <tematik/validity/negative_cases.hpp>
#include <tematik/validity/trace_completeness.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

namespace {

template <class R>
void def_study_method(py::class_<R>& c) {
  c.def_readonly("status", &R::status)
      .def_readonly("warnings", &R::warnings)
      .def("table", [](const R& r) { return r.table(); })
      .def(
          "_method", [](const R& r, const std::optional<std::string>& hash) { return r.method.json(r.warnings, hash); },
          py::arg("study_sha256"));
}

void bind_check_parts(py::module_& m) {
  py::class_<CheckedItem>(m, "CheckedItem", "An answer other than agreement.")
      .def_property_readonly("response", [](const CheckedItem& i) { return row(i.response); })
      .def_readonly("statement", &CheckedItem::statement)
      .def_readonly("who", &CheckedItem::who)
      .def_readonly("answer", &CheckedItem::answer)
      .def_readonly("disposition", &CheckedItem::disposition)
      .def_readonly("closed", &CheckedItem::closed, "Whether something shows what was made of it.");
  py::class_<CheckedStatement>(m, "CheckedStatement", "The answers to one statement.")
      .def_readonly("name", &CheckedStatement::name)
      .def_readonly("about", &CheckedStatement::about)
      .def_readonly("rates", &CheckedStatement::rates);
  py::class_<VersionChange>(m, "VersionChange", "A change of codebook or themes since the version was sent.")
      .def_readonly("operation", &VersionChange::operation)
      .def_readonly("op", &VersionChange::op)
      .def_readonly("kind", &VersionChange::kind)
      .def_readonly("name", &VersionChange::name)
      .def_readonly("before", &VersionChange::before)
      .def_readonly("after", &VersionChange::after)
      .def_readonly("reason", &VersionChange::reason)
      .def_readonly("cause", &VersionChange::cause)
      .def_readonly("responses", &VersionChange::responses, "Responses of the round that link to it.");
  py::class_<CheckedRound>(m, "CheckedRound", "A round of member checking.")
      .def_readonly("name", &CheckedRound::name)
      .def_readonly("kind", &CheckedRound::kind)
      .def_readonly("version", &CheckedRound::version)
      .def_readonly("response", &CheckedRound::response, "replied / invited")
      .def_property_readonly(
          "by_role",
          [](const CheckedRound& r) { return std::map<std::string, CountShare>(r.by_role.begin(), r.by_role.end()); },
          "The response rate by role.")
      .def_readonly("no_reply", &CheckedRound::no_reply, "No reply is not agreement.")
      .def_readonly("statements", &CheckedRound::statements)
      .def_readonly("overall", &CheckedRound::overall)
      .def_readonly("changed", &CheckedRound::changed)
      .def_readonly("kept", &CheckedRound::kept)
      .def_readonly("new_data", &CheckedRound::new_data)
      .def_readonly("closed_loop", &CheckedRound::closed_loop)
      .def_readonly("items", &CheckedRound::items, "Answers other than agreement.")
      .def_readonly("open", &CheckedRound::open, "Those without a disposition that holds.")
      .def_readonly("diff_status", &CheckedRound::diff_status)
      .def_readonly("diff", &CheckedRound::diff)
      .def("__repr__", [](const CheckedRound& r) {
        return detail::cat("<CheckedRound ", r.response.count, " of ", r.response.of, " replied, ", r.open.size(),
                           " open>");
      });
}

void bind_member_check_call(py::module_& m) {
  py::class_<MemberCheck> check(m, "MemberCheck", "Who answered, what they said, and what was made of it.",
                                py::dynamic_attr());
  def_study_method(check);
  check.def_readonly("gate", &MemberCheck::gate, "What the declared approach makes of it; note: member reflection.")
      .def_readonly("rounds", &MemberCheck::rounds)
      .def("response_table", &MemberCheck::response_table)
      .def("items_table", &MemberCheck::items_table, "Answers other than agreement, open ones first.")
      .def("diff_table", &MemberCheck::diff_table, "Changes since the version was sent.")
      .def("__repr__", [](const MemberCheck& c) {
        return detail::cat("<MemberCheck ", c.rounds.size(), " rounds, ", to_string(c.status), '>');
      });
  m.def(
      "member_check",
      [](const Study& study, std::vector<std::string> rounds) {
        const MemberCheckOptions options{.rounds = std::move(rounds)};
        const Computing computing(study);
        return member_check(study, options);
      },
      py::arg("study"), py::kw_only(), py::arg("rounds") = std::vector<std::string>(),
      R"(Member checks: who answered, what they said, what was made of it, and what has changed since.

Response rate = replied / invited, also by role; agree = setuju / responses; at least partly = (setuju + sebagian) /
responses; closed loop = answers other than agreement with a disposition that holds / those answers. A disposition holds if
it is *changed* with a link to an operation made after the version was sent, *kept* with a reason, or *new_data* with what
was made from it; all else is open and listed.

Parameters
----------
study : Study
    With rounds (`add_check_round`) and responses (`add_check_response`).
rounds : list of str
    By name; empty: all.

Returns
-------
MemberCheck
    Shares are from 0 to 1. ``not_done`` without a round; a rate without responses is ``undefined``; the closed loop without
    an answer other than agreement is ``not_applicable``. No reply is not agreement.

References
----------
.. [1] Birt et al. (2016), doi:10.1177/1049732316654870
.. [2] Lincoln & Guba (1985), Naturalistic inquiry.

Examples
--------
>>> tk.member_check(tk.Study("empty")).status
'not_done'
)");
}

void bind_negative_cases_call(py::module_& m) {
  py::class_<ClaimCases>(m, "ClaimCases", "The cases of one implication, by labels.")
      .def_readonly("claim", &ClaimCases::claim)
      .def_readonly("implication", &ClaimCases::implication)
      .def_readonly("status", &ClaimCases::status)
      .def_readonly("typical", &ClaimCases::typical)
      .def_readonly("deviant_consistency", &ClaimCases::deviant_consistency, "X, not Y.")
      .def_readonly("deviant_coverage", &ClaimCases::deviant_coverage, "Not X, Y.")
      .def_readonly("irrelevant", &ClaimCases::irrelevant)
      .def_readonly("unclassified", &ClaimCases::unclassified, "A value is missing.")
      .def_readonly("handled", &ClaimCases::handled)
      .def_readonly("unhandled", &ClaimCases::unhandled);
  py::class_<NegativeCases> cases(m, "NegativeCases", "Which cases speak against a claim.", py::dynamic_attr());
  def_study_method(cases);
  cases.def_readonly("claims", &NegativeCases::claims).def("__repr__", [](const NegativeCases& c) {
    return detail::cat("<NegativeCases ", c.claims.size(), " claims, ", to_string(c.status), '>');
  });
  m.def(
      "negative_cases",
      [](const Study& study, std::vector<std::string> claims, std::string role) {
        const NegativeCasesOptions options{.claims = std::move(claims), .role = std::move(role)};
        const Computing computing(study);
        return negative_cases(study, options);
      },
      py::arg("study"), py::kw_only(), py::arg("claims") = std::vector<std::string>(), py::arg("role") = "",
      R"(Which cases speak against a claim's implication, and whether anybody has dealt with them.

Of X => Y: typical (X, Y), deviant_consistency (X, not Y), deviant_coverage (not X, Y), irrelevant, unclassified (a value is
missing); a member has more than .5. Handled: a memo on the case and the claim, with author and date.

Parameters
----------
study : Study
    Claims with an `implication` such as ``"RPP*MET*~UMP => HAS"``: names of stored filters on cases, of boolean attributes or
    of numeric ones from 0 to 1; ``*`` and, ``+`` or, ``~`` not.
claims : list of str
    By name; empty: all with an implication.
role : str
    Keeps the cases of a role; "": all.

Returns
-------
NegativeCases
    ``not_done`` where no claim states an implication.

References
----------
.. [1] Mays & Pope (2000), BMJ 320.
.. [2] Schneider & Rohlfing (2013), doi:10.1177/0049124113481341

Examples
--------
>>> tk.validity.negative_cases(tk.Study("empty")).status
'not_done'
)");
}

void bind_trace_call(py::module_& m) {
  py::class_<TracedClaim>(m, "TracedClaim", "The path of one claim to data.")
      .def_property_readonly("id", [](const TracedClaim& t) { return row(t.id); })
      .def_readonly("label", &TracedClaim::label)
      .def_readonly("complete", &TracedClaim::complete)
      .def_readonly("missing", &TracedClaim::missing, "The first missing step; none if complete.")
      .def_readonly("segments", &TracedClaim::segments)
      .def_readonly("sources", &TracedClaim::sources);
  py::class_<TraceCompleteness> trace(m, "TraceCompleteness", "Which claims have a path to data.", py::dynamic_attr());
  def_study_method(trace);
  trace.def_readonly("complete", &TraceCompleteness::complete, "Claims with a path / claims.")
      .def_property_readonly("value", [](const TraceCompleteness& t) { return t.complete.value; })
      .def("__float__", [](const TraceCompleteness& t) { return t.complete.value; })
      .def_readonly("number_paths", &TraceCompleteness::number_paths)
      .def_readonly("claims", &TraceCompleteness::claims)
      .def("__repr__", [](const TraceCompleteness& t) {
        return detail::cat("<TraceCompleteness ", t.complete.count, " of ", t.complete.of, " claims>");
      });
  m.def(
      "trace_completeness",
      [](const Study& study) {
        const Computing computing(study);
        return trace_completeness(study);
      },
      py::arg("study"),
      R"(Which claims have a path to data, and where the path of the others ends.

Claims with a path claim, theme, code, segment, source or claim, relation, segment, source / claims. Else the first missing
step is named: evidence, finding, code, segment or source. Counter-evidence is no path.

Parameters
----------
study : Study

Returns
-------
TraceCompleteness
    From 0 to 1; ``not_applicable`` without a claim. Paths through results to attributes are not counted
    (``number_paths`` not_applicable).

References
----------
.. [1] Lincoln & Guba (1985), Naturalistic inquiry.
.. [2] O'Cathain et al. (2010), doi:10.1136/bmj.c4587

Examples
--------
>>> tk.validity.trace_completeness(tk.Study("empty")).status
'not_applicable'
)");
}

}  // namespace

void bind_check_metrics(py::module_& m) {
  py::class_<CountShare>(m, "CountShare", "A share with its two counts.")
      .def_readonly("status", &CountShare::status)
      .def_readonly("value", &CountShare::value)
      .def_readonly("count", &CountShare::count)
      .def_readonly("of", &CountShare::of)
      .def("__float__", [](const CountShare& s) { return s.value; })
      .def("__repr__", [](const CountShare& s) {
        return detail::cat("<CountShare ", s.count, " of ", s.of, ", ", to_string(s.status), '>');
      });
  py::class_<AnswerRates>(m, "AnswerRates", "Rates of the answers to a member check.")
      .def_property_readonly("counts",
                             [](const AnswerRates& r) {
                               return std::map<std::string, std::int64_t>{{"setuju", r.counts.setuju},
                                                                          {"sebagian", r.counts.sebagian},
                                                                          {"tidak", r.counts.tidak}};
                             })
      .def_readonly("agree", &AnswerRates::agree)
      .def_readonly("at_least_partly", &AnswerRates::at_least_partly);
  m.def(
      "answer_rates",
      [](std::int64_t setuju, std::int64_t sebagian, std::int64_t tidak) {
        return answer_rates({setuju, sebagian, tidak});
      },
      py::arg("setuju"), py::arg("sebagian"), py::arg("tidak"),
      R"(Rates of the answers to a member check: setuju / responses and (setuju + sebagian) / responses.

No reply is not agreement and not disagreement: it is in no count. ``undefined`` without responses.

References
----------
.. [1] Birt et al. (2016), doi:10.1177/1049732316654870

Examples
--------
>>> float(tk.metrics.answer_rates(3, 2, 1).agree)
0.5
)");
  m.def("implication_class", &implication_class, py::arg("x"), py::arg("y"),
        R"(What a case is to X => Y, by its memberships (0 to 1; None: missing); a member has more than .5.

Returns
-------
str
    typical, deviant_consistency (X, not Y), deviant_coverage (not X, Y), irrelevant or unclassified.

References
----------
.. [1] Schneider & Rohlfing (2013), doi:10.1177/0049124113481341

Examples
--------
>>> tk.metrics.implication_class(1, 0)
'deviant_consistency'
)");
}

void bind_member_check(py::module_& m) {
  bind_check_parts(m);
  bind_member_check_call(m);
  bind_negative_cases_call(m);
  bind_trace_call(m);
}

}  // namespace tematik::python
