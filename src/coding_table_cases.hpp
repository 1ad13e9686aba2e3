#pragma once

/// @file
/// @brief Which cases a coding belongs to, for the column `case`.

#include <optional>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik::io::detail {

/// The places of all cases. A coding belongs to a case if it shares a character with one of its places; without a
/// span if the whole source, or the coding's recorded place, is a member.
class CaseMembers {
 public:
  explicit CaseMembers(const Study& study);
  /// In order of rows.
  [[nodiscard]] std::vector<CaseId> of(const Coding& coding) const;

 private:
  struct Here {
    CaseId case_ = {};
    bool whole = false;
    SpanSet spans = {};
  };
  std::vector<std::vector<Here>> by_source_;
  std::vector<std::vector<CaseId>> by_segment_;
};

}  // namespace tematik::io::detail
