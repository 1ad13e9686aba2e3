#pragma once

// Included at the end of member_check.hpp.

#include <tematik/validity/member_check.hpp>

#include <algorithm>

namespace tematik {

inline Table MemberCheck::table() const {
  std::vector<std::string> round, statement, about, status;
  std::vector<std::int64_t> setuju, sebagian, tidak;
  std::vector<double> agree, partly;
  const auto add = [&](const CheckedRound& of, const std::string& name, const std::string& on,
                       const AnswerRates& rates) {
    round.push_back(of.name);
    statement.push_back(name);
    about.push_back(on);
    setuju.push_back(rates.counts.setuju);
    sebagian.push_back(rates.counts.sebagian);
    tidak.push_back(rates.counts.tidak);
    agree.push_back(rates.agree.value);
    partly.push_back(rates.at_least_partly.value);
    status.emplace_back(to_string(rates.agree.status));
  };
  for (const auto& one : rounds) {
    for (const auto& of : one.statements) add(one, of.name, of.about, of.rates);
    add(one, {}, {}, one.overall);
  }
  Table out;
  out.add("round", std::move(round)).add("statement", std::move(statement)).add("about", std::move(about));
  out.add("setuju", std::move(setuju)).add("sebagian", std::move(sebagian)).add("tidak", std::move(tidak));
  out.add("agree", std::move(agree)).add("at_least_partly", std::move(partly));
  return out.add("status", std::move(status));
}

inline Table MemberCheck::response_table() const {
  std::vector<std::string> round, role, status;
  std::vector<std::int64_t> invited, replied;
  std::vector<double> response;
  const auto add = [&](const CheckedRound& of, const std::string& of_role, const CountShare& share) {
    round.push_back(of.name);
    role.push_back(of_role);
    invited.push_back(share.of);
    replied.push_back(share.count);
    response.push_back(share.value);
    status.emplace_back(to_string(share.status));
  };
  for (const auto& one : rounds) {
    for (const auto& [of_role, share] : one.by_role) add(one, of_role, share);
    add(one, {}, one.response);
  }
  Table out;
  out.add("round", std::move(round)).add("role", std::move(role)).add("invited", std::move(invited));
  out.add("replied", std::move(replied)).add("response", std::move(response));
  return out.add("status", std::move(status));
}

inline Table MemberCheck::items_table() const {
  std::vector<std::string> round, statement, who, answer, disposition;
  std::vector<std::uint8_t> open;
  for (const bool closed : {false, true}) {
    for (const auto& one : rounds) {
      for (const auto& item : one.items) {
        if (item.closed != closed) continue;
        round.push_back(one.name);
        statement.push_back(item.statement);
        who.push_back(item.who);
        answer.emplace_back(to_string(item.answer));
        disposition.emplace_back(to_string(item.disposition));
        open.push_back(closed ? 0 : 1);
      }
    }
  }
  Table out;
  out.add("round", std::move(round)).add("statement", std::move(statement)).add("case", std::move(who));
  out.add("answer", std::move(answer)).add("disposition", std::move(disposition));
  return out.add_booleans("open", std::move(open));
}

inline Table MemberCheck::diff_table() const {
  std::vector<std::string> round, op, kind, name, before, after, reason, cause;
  std::vector<std::int64_t> operation, responses;
  for (const auto& one : rounds) {
    for (const auto& change : one.diff) {
      round.push_back(one.name);
      operation.push_back(change.operation);
      op.emplace_back(to_string(change.op));
      kind.emplace_back(to_string(change.kind));
      name.push_back(change.name);
      before.push_back(change.before);
      after.push_back(change.after);
      reason.push_back(change.reason);
      cause.push_back(change.cause);
      responses.push_back(change.responses);
    }
  }
  Table out;
  out.add("round", std::move(round)).add("operation", std::move(operation)).add("op", std::move(op));
  out.add("kind", std::move(kind)).add("name", std::move(name)).add("before", std::move(before));
  out.add("after", std::move(after)).add("reason", std::move(reason)).add("cause", std::move(cause));
  return out.add("responses", std::move(responses));
}

}  // namespace tematik
