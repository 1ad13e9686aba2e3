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
  frame,
  criterion,
  guide_item,
  protocol_item,
  wave,
  recommendation,
  codebook_version,
  check_round,
  check_response,
  judgement,
  study,
};

inline constexpr std::array<std::string_view, 34> record_words{
    "coding",         "source",           "text",         "code",           "coder",      "case",          "segment",
    "memo",           "coverage",         "adjudication", "consent",        "attribute",  "value",         "theme",
    "factor",         "relation",         "link",         "claim",          "query",      "set",           "diagram",
    "member",         "operation",        "frame",        "criterion",      "guide_item", "protocol_item", "wave",
    "recommendation", "codebook_version", "check_round",  "check_response", "judgement",  "study"};

/// Calls `visit(kind, row)` for every record of the study design.
template <class Visit>
void for_each_design_record(const Study& study, Visit&& visit) {
  const auto all = [&](RecordKind kind, const auto& rows) {
    for (const auto& [id, record] : rows) visit(kind, row(id));
  };
  all(RecordKind::frame, study.frames());
  all(RecordKind::criterion, study.criteria());
  all(RecordKind::guide_item, study.guide());
  all(RecordKind::protocol_item, study.protocol());
  all(RecordKind::wave, study.waves());
  all(RecordKind::recommendation, study.recommendations());
  all(RecordKind::codebook_version, study.codebook_versions());
  all(RecordKind::check_round, study.check_rounds());
  all(RecordKind::check_response, study.check_responses());
  all(RecordKind::judgement, study.judgements());
}

/// The id of a record (of a text: that of its source; empty for kinds without ids), and its kind and row.
[[nodiscard]] LossExample example_of(const Study& study, RecordKind kind, std::size_t row);

}  // namespace tematik::io::detail
