#include <tematik/text/span.hpp>

#include <cstdint>
#include <limits>
#include <string>

#include "show.hpp"

using Catch::Matchers::ContainsSubstring;
using tematik::Span;

TEST_CASE("a span is half-open and ordered by begin, then end") {
  constexpr Span x{2, 5};
  STATIC_REQUIRE(x.length() == 3);
  STATIC_REQUIRE(!x.empty());
  STATIC_REQUIRE(Span{4, 4}.empty());
  CHECK_FALSE(x.contains(1));
  CHECK(x.contains(2));
  CHECK(x.contains(4));
  CHECK_FALSE(x.contains(5));
  CHECK(Span{2, 5} < Span{2, 6});
  CHECK(Span{2, 9} < Span{3, 4});
  CHECK(Span{2, 5} == x);
}

TEST_CASE("shared, gap and touching, counted character by character") {
  for (std::uint32_t b1 = 0; b1 < 6; ++b1) {
    for (std::uint32_t e1 = b1 + 1; e1 <= 6; ++e1) {
      for (std::uint32_t b2 = 0; b2 < 6; ++b2) {
        for (std::uint32_t e2 = b2 + 1; e2 <= 6; ++e2) {
          const Span x{b1, e1};
          const Span y{b2, e2};
          std::uint32_t in_both = 0;
          std::uint32_t between = 0;
          for (std::uint32_t p = 0; p < 6; ++p) {
            in_both += static_cast<std::uint32_t>(x.contains(p) && y.contains(p));
            between += static_cast<std::uint32_t>((p >= e1 && p < b2) || (p >= e2 && p < b1));
          }
          CHECK(shared(x, y) == in_both);
          CHECK(gap(x, y) == between);
          CHECK(touching(x, y) == (e1 == b2 || e2 == b1));
          for (std::int64_t n = 0; n < 4; ++n) CHECK(near(x, y, n) == (between <= n));
        }
      }
    }
  }
}

TEST_CASE("spans at the end of the range of positions do not wrap round") {
  constexpr auto last = std::numeric_limits<std::uint32_t>::max();
  CHECK(tematik::shared({last - 2, last}, {last - 1, last}) == 1);
  CHECK(tematik::gap({0, 1}, {last - 1, last}) == last - 2);
  CHECK(tematik::near({0, 1}, {last - 1, last}, std::numeric_limits<std::int64_t>::max()));
  CHECK_FALSE(tematik::near({0, 1}, {last - 1, last}, 100));
}

TEST_CASE("near refuses a negative distance") {
  CHECK_THROWS_AS(tematik::near({0, 1}, {2, 3}, -1), tematik::UsageError);
}

TEST_CASE("a span that does not fit its text is refused, with its row") {
  CHECK_NOTHROW(tematik::check_span({0, 9}, 9, "row 1"));
  CHECK_NOTHROW(tematik::check_span({9, 9}, 9, "row 1"));
  try {
    tematik::check_span({5, 3}, 9, "row 17");
    FAIL("not refused");
  } catch (const tematik::InputError& error) {
    CHECK(error.code() == "span_reversed");
    CHECK(error.where() == "row 17");
    CHECK_THAT(std::string(error.what()), ContainsSubstring("row 17") && ContainsSubstring("[5,3)"));
  }
  try {
    tematik::check_span({5, 10}, 9, "row 18");
    FAIL("not refused");
  } catch (const tematik::InputError& error) {
    CHECK(error.code() == "span_past_text");
    CHECK(error.detail() == "[5,10)");
  }
}
