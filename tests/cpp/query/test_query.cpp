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
