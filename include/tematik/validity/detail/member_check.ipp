#pragma once

// Included at the end of member_check.hpp.

#include <tematik/validity/member_check.hpp>

#include <algorithm>
#include <map>
#include <set>

#include <tematik/model/consent.hpp>
#include <tematik/model/record_lines.hpp>
#include <tematik/support/nearest.hpp>

namespace tematik {

namespace detail {

/// Whether something shows what was made of an answer; `sent`: operations before that are no answer to it.
[[nodiscard]] inline bool disposition_holds(const CheckResponse& response, std::uint32_t sent) {
  switch (response.disposition) {
    case Disposition::changed:
      return std::any_of(response.operations.begin(), response.operations.end(),
                         [sent](std::uint32_t operation) { return operation >= sent; });
    case Disposition::kept:
      return !response.reason.empty();
    case Disposition::new_data:
      return !response.new_data.empty();
    case Disposition::none:
      return false;
  }
  return false;
}

/// The operations since a version was sent, with how many responses link to each.
[[nodiscard]] inline std::vector<VersionChange> version_diff(const Study& study, CheckRoundId round,
                                                             std::uint32_t sent) {
  std::vector<VersionChange> out;
  const auto& operations = study.operations();
  for (std::uint32_t i = sent; i < operations.size(); ++i) {
    const Operation& step = operations[i];
    VersionChange change{.operation = i,
                         .op = step.op,
                         .kind = step.of.kind,
                         .name = study.contains(step.of) ? study.label(step.of) : step.before,
                         .before = step.before,
                         .after = step.after,
                         .reason = step.reason,
                         .cause = step.cause};
    for (const auto& [id, response] : study.check_responses()) {
      const auto& links = response.operations;
      change.responses += response.round == round && std::find(links.begin(), links.end(), i) != links.end() ? 1 : 0;
    }
    out.push_back(std::move(change));
  }
  return out;
}

[[nodiscard]] inline CheckedRound checked_round(const Study& study, CheckRoundId id, std::int64_t& refused) {
  const CheckRound& round = study.check_rounds()[id];
  CheckedRound out{.name = round.name, .kind = round.kind};
  std::uint32_t sent = 0;
  if (round.version) {
    const CodebookVersion& version = study.codebook_versions()[*round.version];
    out.version = version.name;
    sent = version.operations.value_or(0);
    out.diff_status = Status::ok;
    out.diff = version_diff(study, id, sent);
  }
  std::set<CaseId> invited, replied;
  for (const CaseId person : round.recipients) {
    if (consent_of(study, person, ConsentScope::analyse) == ConsentState::refused) {
      ++refused;
    } else {
      invited.insert(person);
    }
  }
  std::map<std::string, AnswerCounts> of_statement;
  AnswerCounts all;
  for (const auto& [response_id, response] : study.check_responses()) {
    if (response.round != id || !invited.contains(response.case_)) continue;
    replied.insert(response.case_);
    for (AnswerCounts* counts : {&of_statement[response.statement], &all}) {
      ++(response.answer == Answer::setuju     ? counts->setuju
         : response.answer == Answer::sebagian ? counts->sebagian
                                               : counts->tidak);
    }
    if (response.answer == Answer::setuju) continue;
    CheckedItem item{.response = response_id,
                     .statement = response.statement,
                     .who = study.label(response.case_),
                     .answer = response.answer,
                     .disposition = response.disposition,
                     .closed = disposition_holds(response, sent)};
    if (item.closed) {
      ++(response.disposition == Disposition::changed ? out.changed
         : response.disposition == Disposition::kept  ? out.kept
                                                      : out.new_data);
    } else {
      out.open.push_back(item);
    }
    out.items.push_back(std::move(item));
  }
  out.response = count_share(static_cast<std::int64_t>(replied.size()), static_cast<std::int64_t>(invited.size()));
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> roles;
  for (const CaseId person : invited) {
    auto& [came, asked] = roles[study.cases()[person].role];
    ++asked;
    came += replied.contains(person) ? 1 : 0;
    if (!replied.contains(person)) out.no_reply.push_back(study.label(person));
  }
  for (const auto& [role, counts] : roles) out.by_role.emplace_back(role, count_share(counts.first, counts.second));
  for (const auto& statement : round.statements) {
    out.statements.push_back({.name = statement.name,
                              .about = statement.about ? study.label(*statement.about) : std::string(),
                              .rates = answer_rates(of_statement[statement.name])});
  }
  out.overall = answer_rates(all);
  const auto items = static_cast<std::int64_t>(out.items.size());
  out.closed_loop = count_share(items - static_cast<std::int64_t>(out.open.size()), items, Status::not_applicable);
  return out;
}

}  // namespace detail

inline MemberCheck member_check(const Study& study, const MemberCheckOptions& options) {
  MemberCheck out;
  out.options = options;
  out.revision = study.revision();
  out.gate = tematik::gate(study.approach(), GatedMetric::member_check);
  for (const auto& name : options.rounds) {
    if (!study.check_rounds().find(name).empty()) continue;
    std::vector<std::string> known;
    for (const auto& [id, round] : study.check_rounds()) known.push_back(round.name);
    throw LookupError("check_round_unknown",
                      detail::cat("the study has no check round \"", name, '"', did_you_mean(name, known)), "rounds",
                      name);
  }
  std::int64_t refused = 0, invited = 0, no_reply = 0, open = 0;
  bool no_version = false;
  Warning waiting{.code = "member_check.open"};
  for (const auto& [id, round] : study.check_rounds()) {
    const auto& names = options.rounds;
    if (!names.empty() && std::find(names.begin(), names.end(), round.name) == names.end()) continue;
    out.rounds.push_back(detail::checked_round(study, id, refused));
    const auto& checked = out.rounds.back();
    invited += checked.response.of;
    no_reply += static_cast<std::int64_t>(checked.no_reply.size());
    open += static_cast<std::int64_t>(checked.open.size());
    no_version = no_version || checked.diff_status != Status::ok;
    for (const auto& item : checked.open) {
      const std::string& uid = study.check_responses()[item.response].uid;
      waiting.objects.push_back(detail::own_id("check_response", uid, row(item.response)));
    }
    out.status = Status::ok;
  }
  if (out.status == Status::ok) {
    if (auto warning = gate_warning(study.approach(), GatedMetric::member_check)) out.warnings.push_back(*warning);
  }
  if (no_reply > 0) {
    out.warnings.push_back(
        {.code = "member_check.no_reply", .values = {std::to_string(no_reply), std::to_string(invited)}});
  }
  waiting.values = {std::to_string(open)};
  if (open > 0) out.warnings.push_back(std::move(waiting));
  if (no_version) out.warnings.push_back({.code = "member_check.version_unknown"});

  MethodRecord& method = out.method;
  method.function = "member_check";
  method.unit = "response";
  std::int64_t responses = 0;
  for (const auto& round : out.rounds) responses += round.overall.counts.total();
  method.n = responses;
  method.option("rounds", options.rounds);
  method.option("gate", out.gate);
  method.step("rounds", static_cast<std::int64_t>(out.rounds.size()));
  method.step("recipients", invited);
  method.step("recipients_without_consent", refused);
  method.step("responses", responses);
  method.step("open", open);
  method.citations = {"Birt et al. 2016, doi:10.1177/1049732316654870", "Lincoln & Guba 1985, Naturalistic inquiry"};
  return out;
}

}  // namespace tematik
