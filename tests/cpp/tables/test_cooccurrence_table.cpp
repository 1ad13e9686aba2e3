#include <tematik/tables/cooccurrence_table.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("the long form has every unordered pair and the diagonal", "[tables][cooccurrence_table]") {
  Matrix<std::int64_t> counts(2, 2);
  counts << 3, 1, 1, 2;
  CooccurrenceTable met{.counts = {counts, {"A", "B"}}, .totals = {3, 2}};
  const Table pairs = met.table();
  CHECK(pairs["row"].as<std::string>() == std::vector<std::string>{"A", "A", "B"});
  CHECK(pairs["column"].as<std::string>() == std::vector<std::string>{"A", "B", "B"});
  CHECK(pairs["n_ij"].as<std::int64_t>() == std::vector<std::int64_t>{3, 1, 2});
  CHECK(pairs["n"].is_missing(0));
  met.n = 7;
  CHECK_FALSE(met.table()["n"].is_missing(2));
  CHECK(met.counts("A", "B") == 1);
}

TEST_CASE("the largest cells first", "[tables][cooccurrence_table]") {
  Matrix<std::int64_t> counts(3, 3);
  counts << 9, 1, 4, 2, 9, 4, 0, 5, 9;
  CooccurrenceTable met{.counts = {counts, {"A", "B", "C"}}, .totals = {9, 9, 9}};
  CHECK(met.top(2)["column"].as<std::string>() == std::vector<std::string>{"C", "C"});
  CHECK(met.top(9)["n_ij"].as<std::int64_t>() == std::vector<std::int64_t>{4, 4, 1});
  met.directed = true;
  met.column_totals = {9, 9, 9};
  CHECK(met.top(9)["n_ij"].as<std::int64_t>() == std::vector<std::int64_t>{5, 4, 4, 2, 1, 0});
  CHECK(met.top(1)["row"].as<std::string>() == std::vector<std::string>{"C"});
  CHECK(met.top(0).rows() == 0);
}
