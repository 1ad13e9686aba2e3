#pragma once

/// @file
/// @brief The kinds of records that a loss report of an export counts, in its order, and how one record is named in it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <tematik/io/loss_report.hpp>
#include <tematik/model/study.hpp>

namespace tematik::io::detail {

enum class RecordKind : std::uint8_t {
  coding,
  source,
  text,
  code,
  coder,
  case_,
  segment,
  memo,
  coverage,
  adjudication,
  consent,
  attribute,
  value,
  theme,
  factor,
  relation,
  link,
  claim,
  query,
  set,
  diagram,
  member,
  operation,
  study,
};

inline constexpr std::array<std::string_view, 24> record_words{
    "coding",   "source",       "text",    "code",      "coder",   "case",   "segment",   "memo",
    "coverage", "adjudication", "consent", "attribute", "value",   "theme",  "factor",    "relation",
    "link",     "claim",        "query",   "set",       "diagram", "member", "operation", "study"};

/// The id of a record (of a text: that of its source; empty for kinds without ids), and its kind and row.
[[nodiscard]] LossExample example_of(const Study& study, RecordKind kind, std::size_t row);

}  // namespace tematik::io::detail
