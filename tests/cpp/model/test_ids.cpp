#include <tematik/model/ids.hpp>

#include <string>
#include <type_traits>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("an id is a row of its own table and of no other", "[model][ids]") {
  static_assert(row(CodeId{7}) == 7);
  static_assert(row(CoderId{65535}) == 65535);
  static_assert(!std::is_convertible_v<CodeId, SourceId>);
  static_assert(!std::is_convertible_v<int, CodeId>);
  static_assert(!std::is_convertible_v<CodeId, std::uint32_t>);
  static_assert(sizeof(CodeId) == 4 && sizeof(CoderId) == 2);
  CHECK(CodeId{1} < CodeId{2});
}

TEST_CASE("a reference knows the kind of each id", "[model][ids]") {
  const auto is = [](ObjectRef object, ObjectKind kind) { return object == ObjectRef(kind, 3); };
  CHECK(is(SourceId{3}, ObjectKind::source));
  CHECK(is(SegmentId{3}, ObjectKind::segment));
  CHECK(is(CodeId{3}, ObjectKind::code));
  CHECK(is(CoderId{3}, ObjectKind::coder));
  CHECK(is(CodingId{3}, ObjectKind::coding));
  CHECK(is(CaseId{3}, ObjectKind::case_));
  CHECK(is(AttributeId{3}, ObjectKind::attribute));
  CHECK(is(ThemeId{3}, ObjectKind::theme));
  CHECK(is(FactorId{3}, ObjectKind::factor));
  CHECK(is(RelationId{3}, ObjectKind::relation));
  CHECK(is(ClaimId{3}, ObjectKind::claim));
  CHECK(is(MemoId{3}, ObjectKind::memo));
  CHECK(is(QueryId{3}, ObjectKind::query));
  CHECK(is(SetId{3}, ObjectKind::set));
  CHECK(is(DiagramId{3}, ObjectKind::diagram));
  CHECK(ObjectRef(CodeId{3}) != ObjectRef(SourceId{3}));
  CHECK(ObjectRef(SourceId{9}) < ObjectRef(CodeId{3}));  // by kind, then by row
}

TEST_CASE("every kind of object has a word", "[model][ids]") {
  CHECK(to_string(ObjectKind::case_) == "case");
  for (const auto& [kind, word] : EnumNames<ObjectKind>::names) CHECK(parse<ObjectKind>(word) == kind);
  CHECK_THROWS_AS(parse<ObjectKind>("thing"), UsageError);
}

TEST_CASE("passages are equal when source and span are", "[model][ids]") {
  CHECK(Passage{SourceId{1}, {2, 3}} == Passage{SourceId{1}, {2, 3}});
  CHECK_FALSE(Passage{SourceId{1}, {2, 3}} == Passage{SourceId{2}, {2, 3}});
  CHECK_FALSE(Passage{SourceId{1}, {2, 3}} == Passage{SourceId{1}, {2, 4}});
}
