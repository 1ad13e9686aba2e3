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
