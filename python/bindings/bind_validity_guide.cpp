#include <tematik/validity/question_coverage.hpp>

#include "study_arguments.hpp"

namespace tematik::python {

void bind_question_coverage(py::module_& m) {
  py::class_<QuestionCoverage>(m, "QuestionCoverage", "Which question was put to whom, and who answered it.",
                               py::dynamic_attr())
      .def_readonly("status", &QuestionCoverage::status)
      .def_readonly("questions", &QuestionCoverage::questions)
      .def_readonly("participants", &QuestionCoverage::participants)
      .def_readonly("asked", &QuestionCoverage::asked, "asked / planned")
      .def_readonly("answered", &QuestionCoverage::answered, "answered / asked")
      .def_property_readonly(
          "by_role",
          [](const QuestionCoverage& q) {
            std::map<std::string, std::pair<CountShare, CountShare>> out;
            for (const auto& [role, shares] : q.by_role) out.emplace(role, std::pair(shares[0], shares[1]));
            return out;
          },
          "Asked and answered by role.")
      .def_readonly("off_guide", &QuestionCoverage::off_guide,
                    "Coded segments that begin in a turn without a question.")
      .def_readonly("warnings", &QuestionCoverage::warnings)
      .def("table", &QuestionCoverage::table)
      .def(
          "_method",
          [](const QuestionCoverage& q, const std::optional<std::string>& hash) {
            return q.method.json(q.warnings, hash);
          },
          py::arg("study_sha256"))
      .def("__repr__", [](const QuestionCoverage& q) {
        return detail::cat("<QuestionCoverage ", q.questions.size(), " questions, ", q.participants.size(),
                           " participants, ", to_string(q.status), '>');
      });
  m.def(
      "question_coverage",
      [](const Study& study, std::string role) {
        const QuestionCoverageOptions options{.role = std::move(role)};
        const Computing computing(study);
        return question_coverage(study, options);
      },
      py::arg("study"), py::kw_only(), py::arg("role") = "",
      R"(Which guide question was put to whom, and who answered it.

Of a question and a participant: not_planned (it addresses other roles), not_asked, asked_unanswered (an interviewer turn of
an interview in which the participant takes part bears it), answered (a turn of the participant bears it too).

Parameters
----------
study : Study
    With guide questions (`add_guide_item`) and turns that bear them (`add_turns`); whoever is no case is an interviewer.
role : str
    Keeps the cases of a role; "": all.

Returns
-------
QuestionCoverage
    Shares asked / planned and answered / asked, from 0 to 1; ``undefined`` where nothing was planned or asked;
    ``not_done`` without a guide question.

References
----------
.. [1] Kallio et al. (2016), doi:10.1111/jan.13031

Examples
--------
>>> tk.validity.question_coverage(tk.Study("empty")).status
'not_done'
)");
}

}  // namespace tematik::python
