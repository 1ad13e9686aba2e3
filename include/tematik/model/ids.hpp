#pragma once

/// @file
/// @brief The ids of a study's objects: one type per kind, a row in that kind's table, never given again.

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <tematik/support/enum_names.hpp>
#include <tematik/text/span.hpp>

namespace tematik {

enum class SourceId : std::uint32_t {};
enum class SegmentId : std::uint32_t {};
enum class CodeId : std::uint32_t {};
enum class CoderId : std::uint16_t {};
enum class CodingId : std::uint32_t {};
enum class CoverageId : std::uint32_t {};
enum class AdjudicationId : std::uint32_t {};
enum class CaseId : std::uint32_t {};
enum class ConsentId : std::uint32_t {};
enum class AttributeId : std::uint32_t {};
enum class ThemeId : std::uint32_t {};
enum class FactorId : std::uint32_t {};
enum class RelationTypeId : std::uint32_t {};
enum class RelationId : std::uint32_t {};
enum class LinkId : std::uint32_t {};
enum class ClaimId : std::uint32_t {};
enum class MemoId : std::uint32_t {};
enum class QueryId : std::uint32_t {};
enum class SetId : std::uint32_t {};
enum class DiagramId : std::uint32_t {};
enum class MemberId : std::uint32_t {};
enum class SamplingFrameId : std::uint32_t {};
enum class CriterionId : std::uint32_t {};
enum class GuideItemId : std::uint32_t {};
enum class ProtocolItemId : std::uint32_t {};
enum class WaveId : std::uint32_t {};
enum class RecommendationId : std::uint32_t {};
enum class CodebookVersionId : std::uint32_t {};
enum class CheckRoundId : std::uint32_t {};
enum class CheckResponseId : std::uint32_t {};
enum class JudgementId : std::uint32_t {};

/// The row behind an id.
template <class Id>
  requires std::is_enum_v<Id>
[[nodiscard]] constexpr std::size_t row(Id id) noexcept {
  return static_cast<std::size_t>(id);
}

/// What an object is; the words are those of files and messages.
enum class ObjectKind : std::uint8_t {
  source,
  segment,
  code,
  coder,
  coding,
  case_,
  attribute,
  theme,
  factor,
  relation,
  claim,
  memo,
  query,
  set,
  diagram,
};

template <>
struct EnumNames<ObjectKind> {
  static constexpr std::string_view what = "kind of object";
  static constexpr std::array<std::pair<ObjectKind, std::string_view>, 15> names{{
      {ObjectKind::source, "source"},
      {ObjectKind::segment, "segment"},
      {ObjectKind::code, "code"},
      {ObjectKind::coder, "coder"},
      {ObjectKind::coding, "coding"},
      {ObjectKind::case_, "case"},
      {ObjectKind::attribute, "attribute"},
      {ObjectKind::theme, "theme"},
      {ObjectKind::factor, "factor"},
      {ObjectKind::relation, "relation"},
      {ObjectKind::claim, "claim"},
      {ObjectKind::memo, "memo"},
      {ObjectKind::query, "query"},
      {ObjectKind::set, "set"},
      {ObjectKind::diagram, "diagram"},
  }};
};

/// An object of any kind: what a memo is about, what a relation joins, what a claim rests on.
struct ObjectRef {
  ObjectKind kind = ObjectKind::source;
  std::uint32_t row = 0;

  constexpr ObjectRef() = default;
  constexpr ObjectRef(ObjectKind k, std::uint32_t r) noexcept : kind(k), row(r) {}
  constexpr ObjectRef(SourceId id) noexcept : ObjectRef(ObjectKind::source, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(SegmentId id) noexcept : ObjectRef(ObjectKind::segment, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(CodeId id) noexcept : ObjectRef(ObjectKind::code, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(CoderId id) noexcept : ObjectRef(ObjectKind::coder, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(CodingId id) noexcept : ObjectRef(ObjectKind::coding, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(CaseId id) noexcept : ObjectRef(ObjectKind::case_, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(AttributeId id) noexcept : ObjectRef(ObjectKind::attribute, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(ThemeId id) noexcept : ObjectRef(ObjectKind::theme, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(FactorId id) noexcept : ObjectRef(ObjectKind::factor, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(RelationId id) noexcept : ObjectRef(ObjectKind::relation, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(ClaimId id) noexcept : ObjectRef(ObjectKind::claim, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(MemoId id) noexcept : ObjectRef(ObjectKind::memo, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(QueryId id) noexcept : ObjectRef(ObjectKind::query, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(SetId id) noexcept : ObjectRef(ObjectKind::set, static_cast<std::uint32_t>(id)) {}
  constexpr ObjectRef(DiagramId id) noexcept : ObjectRef(ObjectKind::diagram, static_cast<std::uint32_t>(id)) {}

  friend constexpr bool operator==(ObjectRef, ObjectRef) = default;
  friend constexpr auto operator<=>(ObjectRef, ObjectRef) = default;
};

/// A stretch of one source.
struct Passage {
  SourceId source = {};
  Span span = {};

  friend constexpr bool operator==(const Passage&, const Passage&) = default;
};

}  // namespace tematik
