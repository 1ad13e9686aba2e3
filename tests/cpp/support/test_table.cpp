#include <tematik/support/table.hpp>

#include <limits>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("table: columns in order, missing values") {
  Table t;
  t.add("n", std::vector<std::int64_t>{1, 2, 3}, {1, 0, 1})
      .add("x",
           std::vector<double>{.5, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
      .add("word", std::vector<std::string>{"a", "", "c"})
      .add_booleans("flag", {1, 0, 1})
      .add_timestamps("time", {0, 1, 2}, {0, 1, 1});
  CHECK(t.rows() == 3);
  CHECK(t.columns().size() == 5);
  CHECK(t.columns()[3].name == "flag");
  CHECK(t["n"].is_missing(1));
  CHECK_FALSE(t["n"].is_missing(0));
  CHECK(t["x"].is_missing(1));
  CHECK_FALSE(t["x"].is_missing(2));  // an infinity is a value
  CHECK_FALSE(t["word"].is_missing(1));
  CHECK(t["word"].valid.empty());
  CHECK(t["flag"].type == ColumnType::boolean);
  CHECK(t["time"].type == ColumnType::timestamp);
  CHECK(t["time"].as<std::int64_t>()[2] == 2);
  CHECK(t["x"].type == ColumnType::float64);
  CHECK_THROWS_AS(t["x"].as<std::string>(), std::bad_variant_access);
}

TEST_CASE("table: errors") {
  Table t;
  t.add("value", std::vector<std::int64_t>{1, 2});
  CHECK_THROWS_AS(t.add("value", std::vector<double>{1, 2}), UsageError);
  CHECK_THROWS_WITH(t.add("other", std::vector<double>{1}), ContainsSubstring("\"other\" has 1 rows, the table has 2"));
  CHECK_THROWS_AS(t.add("other", std::vector<std::int64_t>{1, 2}, {1}), UsageError);
  CHECK_THROWS_AS(Table().add("first", std::vector<std::int64_t>{1, 2}, {1}), UsageError);
  CHECK_THROWS_WITH(t["valeu"], ContainsSubstring("did you mean \"value\""));
  CHECK_THROWS_AS(t["zzz"], LookupError);
  CHECK(t.columns().size() == 1);  // what was refused left nothing behind
  CHECK(Table().rows() == 0);
}

TEST_CASE("table: words of column types") {
  for (const auto& [type, word] : EnumNames<ColumnType>::names) CHECK(parse<ColumnType>(word) == type);
}
