#pragma once

/// @file
/// @brief Member checks: who answered, what they said, what was made of it, and what has changed since it was sent.
///
/// - **Unit of analysis**: the response of a recipient to a statement; of the response rate the recipient.
/// - **Rates**: response = replied / invited; agree = setuju / responses; at least partly = (setuju + sebagian) / responses;
///   closed loop = answers other than agreement with a disposition that holds / those answers.
/// - **A disposition holds** if it is *changed* with a link to an operation made after the version was sent, *kept* with a
///   reason, or *new data* with what was made from it. All else is open, and every open item is listed.
/// - **Not agreement**: no reply. A check that was not done is `not_done`, never passed.
/// - **Undefined**: a rate without responses; the closed loop without an answer other than agreement (`not_applicable`).
/// - **Literature**: Birt et al. (2016), doi:10.1177/1049732316654870; Lincoln & Guba (1985), Naturalistic inquiry
///
/// @code
/// auto check = tematik::member_check(study);
/// for (const auto& round : check.rounds) use(round.response.value, round.overall.agree.value, round.open);
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/check_rates.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct MemberCheckOptions {
  std::vector<std::string> rounds = {};  ///< by name; empty: all
};

/// An answer other than agreement, or one that is open.
struct CheckedItem {
  CheckResponseId response = {};
  std::string statement = {};
  std::string who = {};
  Answer answer = Answer::setuju;
  Disposition disposition = Disposition::none;
  bool closed = false;
};

struct CheckedStatement {
  std::string name = {};
  std::string about = {};  ///< label of its theme, relation or claim
  AnswerRates rates = {};
};

/// A change of codebook or themes since the version was sent.
struct VersionChange {
  std::uint32_t operation = 0;  ///< place in the log
  OperationKind op = OperationKind::add;
  ObjectKind kind = ObjectKind::code;
  std::string name = {};
  std::string before = {};
  std::string after = {};
  std::string reason = {};
  std::string cause = {};
  std::int64_t responses = 0;  ///< of the round that link to it
};

struct CheckedRound {
  std::string name = {};
  CheckKind kind = CheckKind::synthesised;
  std::string version = {};
  CountShare response = {};
  std::vector<std::pair<std::string, CountShare>> by_role = {};
  std::vector<std::string> no_reply = {};  ///< recipients
  std::vector<CheckedStatement> statements = {};
  AnswerRates overall = {};
  std::int64_t changed = 0, kept = 0, new_data = 0;  ///< dispositions that hold, of answers other than agreement
  CountShare closed_loop = {};
  std::vector<CheckedItem> items = {};    ///< answers other than agreement
  std::vector<CheckedItem> open = {};     ///< those without a disposition that holds
  Status diff_status = Status::not_done;  ///< ok; not_done: the round does not say which version was sent
  std::vector<VersionChange> diff = {};
};

struct MemberCheck {
  Status status = Status::not_done;  ///< ok; not_done: the study has no round
  GateLevel gate = GateLevel::warn;  ///< what the declared approach makes of it (note: member reflection)
  std::vector<CheckedRound> rounds = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  MemberCheckOptions options = {};

  /// By statement: round, statement, about, setuju, sebagian, tidak, agree, at_least_partly, status; "" is all together.
  [[nodiscard]] Table table() const;
  /// round, role, invited, replied, response, status; "" is all together
  [[nodiscard]] Table response_table() const;
  /// Answers other than agreement, open ones first: round, statement, case, answer, disposition, open
  [[nodiscard]] Table items_table() const;
  /// round, operation, op, kind, name, before, after, reason, cause, responses
  [[nodiscard]] Table diff_table() const;
};

/// The member checks of a study. Recipients who refused consent to analysis are left out and counted.
/// O(responses + operations) per round. @throws LookupError for an unknown round
[[nodiscard]] MemberCheck member_check(const Study& study, const MemberCheckOptions& options = {});

}  // namespace tematik

#include <tematik/validity/detail/member_check.ipp>         // IWYU pragma: export
#include <tematik/validity/detail/member_check_tables.ipp>  // IWYU pragma: export
