#pragma once

/// @file
/// @brief Checks with people: versions that were sent out, member-check rounds, what came back and what was made of it;
/// judgements that only a researcher makes.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// A named state of codebook and themes: as it was after so many operations of the study's log.
struct CodebookVersion {
  std::string name = {};                         ///< unique
  std::optional<std::uint32_t> operations = {};  ///< when added, empty: all there are by now
  std::string date = {};
  std::string note = {};
  std::string uid = {};
};

/// What is given back (Birt et al. 2016, doi:10.1177/1049732316654870).
enum class CheckKind : std::uint8_t { transcript, interview, focus_group, synthesised };

template <>
struct EnumNames<CheckKind> {
  static constexpr std::string_view what = "kind of member check";
  static constexpr std::array<std::pair<CheckKind, std::string_view>, 4> names{{
      {CheckKind::transcript, "transcript"},
      {CheckKind::interview, "interview"},
      {CheckKind::focus_group, "focus_group"},
      {CheckKind::synthesised, "synthesised"},
  }};
};

/// A statement that was put to the recipients, and the theme, relation or claim that it is about, if any.
struct CheckStatement {
  std::string name = {};  ///< unique in its round
  std::string text = {};
  std::optional<ObjectRef> about = {};
};

/// A round of member checking.
struct CheckRound {
  std::string name = {};  ///< unique: what operations name as their cause
  CheckKind kind = CheckKind::synthesised;
  std::optional<CodebookVersionId> version = {};  ///< that was sent
  std::vector<CheckStatement> statements = {};
  std::vector<CaseId> recipients = {};  ///< participants
  std::string sent = {};                ///< dates
  std::string closed = {};
  std::string note = {};
  std::string uid = {};
};

/// agree, partly, no.
enum class Answer : std::uint8_t { setuju, sebagian, tidak };

template <>
struct EnumNames<Answer> {
  static constexpr std::string_view what = "answer";
  static constexpr std::array<std::pair<Answer, std::string_view>, 3> names{
      {{Answer::setuju, "setuju"}, {Answer::sebagian, "sebagian"}, {Answer::tidak, "tidak"}}};
};

/// What was made of an answer.
enum class Disposition : std::uint8_t { none, changed, kept, new_data };

template <>
struct EnumNames<Disposition> {
  static constexpr std::string_view what = "disposition";
  static constexpr std::array<std::pair<Disposition, std::string_view>, 4> names{{
      {Disposition::none, "none"},
      {Disposition::changed, "changed"},
      {Disposition::kept, "kept"},
      {Disposition::new_data, "new_data"},
  }};
};

/// One recipient's answer to one statement. A disposition is a judgement: it needs who made it and when.
struct CheckResponse {
  CheckRoundId round = {};
  CaseId case_ = {};
  std::string statement = {};  ///< name of a statement of the round
  Answer answer = Answer::setuju;
  std::string comment = {};
  std::string date = {};
  Disposition disposition = Disposition::none;
  std::string reason = {};
  std::vector<std::uint32_t> operations = {};  ///< places in the study's log: what was changed because of it
  std::vector<ObjectRef> new_data = {};        ///< sources, codings, memos made from it
  std::optional<CoderId> decided_by = {};
  std::string decided = {};  ///< date
  std::string uid = {};
};

/// The questions that only a researcher answers.
enum class JudgementField : std::uint8_t { meaning, examples, discrepancy, believed, global_assessment, relevance };

template <>
struct EnumNames<JudgementField> {
  static constexpr std::string_view what = "field of a judgement";
  static constexpr std::array<std::pair<JudgementField, std::string_view>, 6> names{{
      {JudgementField::meaning, "meaning"},
      {JudgementField::examples, "examples"},
      {JudgementField::discrepancy, "discrepancy"},
      {JudgementField::believed, "believed"},
      {JudgementField::global_assessment, "global_assessment"},
      {JudgementField::relevance, "relevance"},
  }};
};

/// A judgement: always with its author and its date, never with a default value. Of `meaning` (do two data sets say the
/// same) and `examples` (coverage and specific examples alike) the value is agree or disagree; of `discrepancy` (what is
/// done where keys differ) discuss, check or accept_both; of the others the researcher's words.
struct Judgement {
  JudgementField field = JudgementField::meaning;
  std::vector<ObjectRef> on = {};      ///< the finding, the case, …
  std::vector<std::string> keys = {};  ///< data sets compared (in any order), a school, a criterion
  std::string value = {};
  CoderId author = {};
  std::string date = {};
  std::string reason = {};
  std::string uid = {};
};

}  // namespace tematik
