#include <tematik/graph/kinds.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("kinds: nine kinds of vertices in their order") {
  CHECK(known_words<VertexKind>() == "source, segment, code, theme, case, coder, memo, claim, factor");
  for (std::size_t k = 0; k < vertex_kinds; ++k) {
    CHECK(static_cast<std::size_t>(EnumNames<VertexKind>::names[k].first) == k);
  }
  CHECK(parse<VertexKind>("case") == VertexKind::case_);
}

TEST_CASE("kinds: twelve kinds of edges in their order") {
  CHECK(known_words<EdgeKind>() ==
        "in_source, belongs_to, codes, part_of, made_by, about, supports, contradicts, says, claim_from, "
        "claim_to, "
        "rests_on");
  for (std::size_t k = 0; k < edge_kinds; ++k) {
    CHECK(static_cast<std::size_t>(EnumNames<EdgeKind>::names[k].first) == k);
  }
  CHECK_THROWS_AS(parse<EdgeKind>("code"), UsageError);
}
