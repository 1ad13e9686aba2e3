#include <tematik/query/filter.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("filters are values: equal by text, whatever they were built from", "[query][filter]") {
  const auto young = attr("case.age") < 30;
  CHECK(young == (attr("case.age") < 30));
  CHECK_FALSE(young == (attr("case.age") <= 30));
  CHECK((young & by_coder("Ani")).text() == R"(["and",["<","case.age",30],["coder","Ani"]])");
  CHECK((~young).text() == R"(["not",["<","case.age",30]])");
  CHECK(Filter().is_all());
  CHECK_FALSE((young | Filter()).is_all());
}

TEST_CASE("names and values are escaped in the text", "[query][filter]") {
  CHECK(has_code({"a\"b", "ü"}).text() == R"(["has_code","a\"b","ü"])");
  CHECK((attr("source.x") == 1.5).text() == R"(["==","source.x",1.5])");
  CHECK((attr("source.x") == true).text() == R"(["==","source.x",true])");
  CHECK(attr("source.x").is_missing().text() == R"(["is_missing","source.x"])");
}
