#pragma once

/// @file
/// @brief Question coverage: which guide question was put to whom, and who answered it.
///
/// - **Unit of analysis**: a question and a participant. *not_planned*: the question addresses other roles; *not_asked*;
///   *asked_unanswered*: an interviewer turn of an interview in which the participant takes part bears the question;
///   *answered*: a turn of the participant that is not empty bears it too.
/// - **Rates**: asked / planned and answered / asked, also by role; `undefined` where nothing was planned, or asked.
/// - **Off-guide share**: coded segments that begin in a turn without a question / coded segments of interviews.
/// - **Turns** are units of a stored segmentation with speakers; whoever is no case is an interviewer. An interview is a
///   source in which some turn bears a question.
/// - **Literature**: Kallio et al. (2016), doi:10.1111/jan.13031
///
/// @code
/// auto q = tematik::question_coverage(study, {.role = "guru"});
/// use(q.asked.count, q.asked.of, q.answered.value);
/// @endcode

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/metrics/check_rates.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>
#include <tematik/validity/detail/case_columns.hpp>

namespace tematik {

enum class QuestionState : std::uint8_t { not_planned, not_asked, asked_unanswered, answered };

template <>
struct EnumNames<QuestionState> {
  static constexpr std::string_view what = "state of a question";
  static constexpr std::array<std::pair<QuestionState, std::string_view>, 4> names{{
      {QuestionState::not_planned, "not_planned"},
      {QuestionState::not_asked, "not_asked"},
      {QuestionState::asked_unanswered, "asked_unanswered"},
      {QuestionState::answered, "answered"},
  }};
};

struct QuestionCoverageOptions {
  std::string role = {};  ///< keeps the cases of this role; empty: all
};

struct QuestionCoverage {
  Status status = Status::not_done;  ///< ok; not_done: the study has no guide question
  std::vector<std::string> questions = {};
  std::vector<std::string> participants = {};
  std::vector<std::string> roles = {};                            ///< of the participants
  std::vector<std::vector<QuestionState>> states = {};            ///< question x participant
  CountShare asked = {};                                          ///< asked / planned
  CountShare answered = {};                                       ///< answered / asked
  std::map<std::string, std::array<CountShare, 2>> by_role = {};  ///< asked, answered
  CountShare off_guide = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;

  /// question, participant, role, state
  [[nodiscard]] Table table() const;
};

/// The coverage of the guide questions of a study. O(questions x participants + units + codings).
/// @throws LookupError for an unknown role
[[nodiscard]] QuestionCoverage question_coverage(const Study& study, const QuestionCoverageOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The segmentation whose units bear questions; nullptr: the source is no interview.
[[nodiscard]] inline const StoredSegmentation* turns_with_questions(const Source& source) {
  for (const auto& segmentation : source.segmentations) {
    for (const auto& unit : segmentation.units) {
      if (!unit.question.empty()) return &segmentation;
    }
  }
  return nullptr;
}

[[nodiscard]] inline bool is_speaker(const Case& person, const std::string& speaker) {
  return !speaker.empty() && (same_name(person.name, speaker) ||
                              std::any_of(person.speakers.begin(), person.speakers.end(),
                                          [&](const std::string& name) { return same_name(name, speaker); }));
}

}  // namespace detail

inline QuestionCoverage question_coverage(const Study& study, const QuestionCoverageOptions& options) {
  QuestionCoverage out;
  out.revision = study.revision();
  const auto kept = detail::kept_cases(study, options.role);
  std::vector<const GuideItem*> questions;
  for (const auto& [id, item] : study.guide()) {
    if (item.kind != GuideItemKind::question) continue;
    questions.push_back(&item);
    out.questions.push_back(item.name);
  }
  if (!questions.empty()) out.status = Status::ok;
  std::map<CaseId, std::size_t> place;
  for (const CaseId id : kept.ids) {
    place.emplace(id, place.size());
    out.participants.push_back(study.label(id));
    out.roles.push_back(study.cases()[id].role);
  }
  out.states.assign(questions.size(), std::vector<QuestionState>(kept.ids.size(), QuestionState::not_planned));
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const auto& addressed = questions[q]->roles;
    for (std::size_t p = 0; p < kept.ids.size(); ++p) {
      const bool planned =
          addressed.empty() || std::find(addressed.begin(), addressed.end(), out.roles[p]) != addressed.end();
      if (planned) out.states[q][p] = QuestionState::not_asked;
    }
  }
  const CasePlaces places(study);
  const Reading reading = read_codings(study, {});
  out.warnings = reading.warnings;
  std::vector<bool> interviews(study.sources().end_row());
  for (const auto& [id, source] : study.sources()) {
    const StoredSegmentation* turns = detail::turns_with_questions(source);
    if (turns == nullptr || !reading.in_universe[row(id)]) continue;
    interviews[row(id)] = true;
    for (std::size_t q = 0; q < questions.size(); ++q) {
      bool asked = false;
      std::set<std::size_t> answered;
      for (const auto& unit : turns->units) {
        if (!detail::same_name(unit.question, questions[q]->name)) continue;
        bool is_case = false;
        for (const auto& [person_id, person] : study.cases()) {
          if (!detail::is_speaker(person, unit.speaker)) continue;
          is_case = true;
          const auto found = place.find(person_id);
          if (found != place.end() && !unit.span.empty()) answered.insert(found->second);
        }
        asked = asked || !is_case;
      }
      if (!asked) continue;
      for (const auto& at : places.in(id)) {
        const auto found = place.find(at.case_);
        if (found == place.end()) continue;
        auto& state = out.states[q][found->second];
        if (state == QuestionState::not_planned) continue;
        state = std::max(state,
                         answered.contains(found->second) ? QuestionState::answered : QuestionState::asked_unanswered);
      }
    }
  }
  std::map<std::string, std::array<std::int64_t, 3>> counts;  // planned, asked, answered
  std::array<std::int64_t, 3> all{};
  for (const auto& states : out.states) {
    for (std::size_t p = 0; p < states.size(); ++p) {
      for (auto* of : {&counts[out.roles[p]], &all}) {
        (*of)[0] += states[p] >= QuestionState::not_asked ? 1 : 0;
        (*of)[1] += states[p] >= QuestionState::asked_unanswered ? 1 : 0;
        (*of)[2] += states[p] == QuestionState::answered ? 1 : 0;
      }
    }
  }
  out.asked = count_share(all[1], all[0]);
  out.answered = count_share(all[2], all[1]);
  for (const auto& [role, of] : counts) {
    out.by_role[role] = {count_share(of[1], of[0]), count_share(of[2], of[1])};
  }
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> segments, off_guide;
  const Codings& codings = study.codings();
  for (const std::uint32_t coding : reading.codings) {
    const auto source = static_cast<SourceId>(codings.source()[coding]);
    if (!interviews[row(source)] || (codings.flags()[coding] & coding_flags::no_span) != 0) continue;
    const std::tuple segment(static_cast<std::uint32_t>(source), codings.begin()[coding], codings.end()[coding]);
    segments.insert(segment);
    for (const auto& unit : detail::turns_with_questions(study.sources()[source])->units) {
      const std::uint32_t begin = codings.begin()[coding];
      if (unit.question.empty() && unit.span.begin <= begin && begin < unit.span.end) off_guide.insert(segment);
    }
  }
  out.off_guide = count_share(static_cast<std::int64_t>(off_guide.size()), static_cast<std::int64_t>(segments.size()));
  MethodRecord& method = out.method;
  method.function = "question_coverage";
  method.unit = "question and participant";
  method.n = all[0];
  method.option("role", options.role);
  method.step("questions", static_cast<std::int64_t>(questions.size()));
  method.step("participants", static_cast<std::int64_t>(kept.ids.size()));
  method.step("cases_without_consent", kept.refused);
  method.step("interviews", std::count(interviews.begin(), interviews.end(), true));
  method.citations = {"Kallio et al. 2016, doi:10.1111/jan.13031"};
  return out;
}

inline Table QuestionCoverage::table() const {
  std::vector<std::string> question, participant, role, state;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    for (std::size_t p = 0; p < participants.size(); ++p) {
      question.push_back(questions[q]);
      participant.push_back(participants[p]);
      role.push_back(roles[p]);
      state.emplace_back(to_string(states[q][p]));
    }
  }
  Table out;
  out.add("question", std::move(question)).add("participant", std::move(participant));
  return out.add("role", std::move(role)).add("state", std::move(state));
}

}  // namespace tematik
