#include <tematik/query/query.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("queries are values", "[query][query]") {
  const Query q = code("A") & ~code("B");
  CHECK(q == (code("A") & ~code("B")));
  CHECK_FALSE(q == (code("A") - code("B")));
  CHECK(q.text() == R"(["and",["codes","A"],["not",["codes","B"]]])");
  CHECK(select(by_coder("Ani")).text() == R"(["select",["coder","Ani"]])");
  CHECK(Query().text() == R"(["all"])");
  CHECK((theme("T") | codes({"A", "B"})).text() == R"(["or",["theme","T"],["codes","A","B"]])");
}

TEST_CASE("relations between places are values too", "[query][query]") {
  const Query a = code("A"), b = code("B");
  CHECK(a.within(b).text() == R"(["relates",120,null,"character",["codes","A"],["codes","B"]])");
  CHECK(a.near(b, 2, "turn").text() == R"(["relates",8191,2,"turn",["codes","A"],["codes","B"]])");
  CHECK(a.near(b, 0) == a.near(b, 0, UnitRule::character));
  CHECK(a.precedes(b, {}, "line") == a.precedes(b));  // at any distance the unit says nothing
  CHECK_FALSE(a.within(b) == a.within(b, true));
  CHECK_FALSE(a.within(b) == b.within(a));
  CHECK(a.within(b, true).node().mask == masks::strictly_within);
  CHECK(a.encloses(b, true).node().mask == AllenMask::from_bits(0x380));
  CHECK(b.overlapping() == all().cooccurs(b));
  CHECK(b.nearby(3) == all().near(b, 3));
  CHECK(one_of({a, b}) == exactly(1, {a, b}));
  CHECK(one_of({a, b}).text() == R"(["exactly",1,["codes","A"],["codes","B"]])");
  CHECK(a.where(by_coder("u")).text() == R"(["where",["coder","u"],["codes","A"]])");
  CHECK(none().text() == R"(["none"])");
}

TEST_CASE("numbers and distances that cannot be are refused", "[query][query]") {
  const Query a = code("A"), b = code("B");
  CHECK_THROWS_AS(at_least(0, {a, b}), UsageError);
  CHECK_THROWS_AS(at_most(3, {a, b}), UsageError);
  CHECK_THROWS_AS(exactly(1, {}), UsageError);
  CHECK_THROWS_AS(a.near(b, -1), UsageError);
  CHECK_THROWS_AS(a.precedes(b, 1, UnitRule::source), UsageError);
  CHECK_THROWS_AS(a.follows(b, 1, "overlap"), UsageError);
}

TEST_CASE("domains, given places, units and stored queries are values", "[query][query]") {
  CHECK(code("A").on("line").text() == R"(["on","line",["codes","A"]])");
  CHECK(code("A").on("source") == code("A").on(Domain::source));
  CHECK_FALSE(code("A").on("line") == code("A"));
  CHECK(spans({{"s", SpanSet::from_spans({{4, 6}, {0, 4}, {8, 9}})}}).text() == R"(["spans",["s",[[0,6],[8,9]]]])");
  CHECK(units("turn").text() == R"(["units","turn"])");
  CHECK(stored("x").text() == R"(["stored","x"])");
  CHECK(theme("T", false).text() == R"(["theme","T",false])");
  CHECK_FALSE(theme("T") == theme("T", false));
  CHECK_THROWS_AS(spans({{"s", {}}, {"s", {}}}), UsageError);
  for (const char* word : {"segment", "source", "case", "overlap", "window", "character"}) {
    CHECK_THROWS_AS(units(word), UsageError);
  }
}
