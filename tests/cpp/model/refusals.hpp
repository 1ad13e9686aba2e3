#pragma once

// What a command refuses, and that a refused command has changed nothing.

#include <string>
#include <tematik/model/study.hpp>

#include "../catch.hpp"

namespace tematik::test {

/// Everything that a command could change, as text: the lines' hash, and what they leave out.
inline std::string print_of(const Study& study) {
  std::string out = study.sha256() + " r" + std::to_string(study.revision());
  const auto rows = [&out](const auto& table) {
    out += ' ' + std::to_string(table.size()) + '/' + std::to_string(table.end_row());
  };
  rows(study.sources());
  rows(study.segments());
  rows(study.codes());
  rows(study.coders());
  rows(study.codings());
  rows(study.coverage());
  rows(study.adjudications());
  rows(study.cases());
  rows(study.consents());
  rows(study.attributes());
  rows(study.themes());
  rows(study.factors());
  rows(study.relation_types());
  rows(study.relations());
  rows(study.links());
  rows(study.claims());
  rows(study.memos());
  rows(study.queries());
  rows(study.sets());
  rows(study.diagrams());
  rows(study.members());
  rows(study.frames());
  rows(study.criteria());
  rows(study.guide());
  rows(study.protocol());
  rows(study.waves());
  rows(study.recommendations());
  rows(study.codebook_versions());
  rows(study.check_rounds());
  rows(study.check_responses());
  rows(study.judgements());
  return out + ' ' + std::to_string(study.values().size()) + ' ' + std::to_string(study.operations().size());
}

struct Refusal {
  std::string kind;  ///< input, usage, lookup, or empty: nothing was thrown
  std::string code;
  std::string sentence;
  std::string where;
};

template <class Call>
Refusal refusal(Call&& call) {
  try {
    call();
  } catch (const InputError& e) {
    return {"input", e.code(), e.what(), e.where()};
  } catch (const UsageError& e) {
    return {"usage", e.code(), e.what(), e.where()};
  } catch (const LookupError& e) {
    return {"lookup", e.code(), e.what(), e.where()};
  }
  return {};
}

/// Runs a command; if it fails, the study must be as it was. The code is empty if it went through.
template <class Command>
Refusal refused(Study& study, Command&& command) {
  const std::string before = print_of(study);
  const Refusal out = refusal([&] { command(study); });
  if (!out.code.empty()) CHECK(print_of(study) == before);
  return out;
}

inline bool says(const Refusal& refusal, const std::string& part) {
  INFO(refusal.sentence);
  const bool found = refusal.sentence.find(part) != std::string::npos;
  CHECK(found);
  return found;
}

}  // namespace tematik::test
