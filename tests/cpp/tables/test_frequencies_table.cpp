#include <tematik/tables/frequencies_table.hpp>

#include <set>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

/// The codings of F3: source (from 0), begin, end, code; source 4 has none.
struct CodingsOfF3 {
  std::vector<int> source{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2}, begin{0, 8, 4, 5, 20, 10, 0, 5, 12, 13, 2},
      end{10, 20, 9, 15, 30, 12, 5, 9, 15, 20, 6}, code{0, 0, 0, 1, 1, 2, 0, 1, 2, 1, 0}, key;
  CodingsOfF3() {
    for (int i = 0; i < 11; ++i) key.push_back(i);
  }
};

}  // namespace

TEST_CASE("frequencies_table: F3, codings by source", "[tables][frequencies_table]") {
  const CodingsOfF3 x;
  const auto f = frequencies_table(x.key, x.code, x.source, 3, 3,
                                   {.group_characters = {30, 24, 10}, .row_labels = {"A", "B", "C"}});
  Matrix<std::int64_t> expected(3, 3);
  expected << 3, 1, 1, 2, 2, 0, 1, 1, 0;
  CHECK(f.counts.values() == expected);
  CHECK(f.row_totals == std::vector<std::int64_t>{5, 4, 2});
  CHECK(f.column_totals == std::vector<std::int64_t>{6, 4, 1});
  CHECK(f.total == 11);
  CHECK(f.additive);
  CHECK_FALSE(f.is_table());  // codings
  CHECK_THAT(f.share(ShareOf::row).values("A", "0"), WithinAbs(.6, 1e-15));
  CHECK_THAT(f.share(ShareOf::column).values("B", "1"), WithinAbs(.5, 1e-15));
  CHECK_THAT(f.share(ShareOf::total).values("C", "0"), WithinAbs(1.0 / 11, 1e-15));
  CHECK_THAT(f.per(1000).values("A", "0"), WithinAbs(100, 1e-12));
  CHECK_THROWS_AS(f.coded_share(), UsageError);
  CHECK(f.table().rows() == 9);
  CHECK(f.share(ShareOf::row).table()["share_row"].as<double>()[0] == .6);
  CHECK(f.method().n == 11);
}

TEST_CASE("frequencies_table: F3, sources and characters", "[tables][frequencies_table]") {
  const CodingsOfF3 x;
  const auto sources = frequencies_table(x.source, x.code, x.source, 3, 3, {.count = Frequency::sources});
  CHECK(sources.row_totals == std::vector<std::int64_t>{3, 2, 2});  // unit source in the co-occurrence fixtures
  CHECK(sources.total == 3);
  CHECK(sources.is_table());
  const auto characters =
      character_frequencies(x.source, x.begin, x.end, x.code, x.source, 3, 3, {.group_characters = {30, 24, 10}});
  CHECK(characters.row_totals == std::vector<std::int64_t>{29, 31, 5});
  CHECK(characters.counts(0, 0) == 20);  // [0,10) [8,20) [4,9) united
  CHECK(characters.column_totals == std::vector<std::int64_t>{30, 17, 4});
  CHECK(characters.total == 51);
  CHECK_THAT(characters.coded_share().values(1, 0), WithinAbs(2.0 / 3, 1e-15));
  CHECK_FALSE(characters.is_table());
}

TEST_CASE("frequencies_table: totals are counted, not summed, where groups overlap", "[tables][frequencies_table]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 22);
    std::vector<std::int64_t> key;
    std::vector<std::uint32_t> row, group, begin, end;
    for (std::uint32_t i = random.draw(30); i > 0; --i) {
      key.push_back(std::int64_t{random.draw(8)} * 1'000'000'007 - 5);
      row.push_back(random.draw(3));
      group.push_back(random.draw(2));
      begin.push_back(random.draw(20));
      end.push_back(begin.back() + 1 + random.draw(9));
    }
    const auto f = frequencies_table(key, row, group, 3, 2, {.count = Frequency::cases});
    const auto c = character_frequencies(key, begin, end, row, group, 3, 2);
    INFO("seed " << seed);
    const auto check = [&](std::int64_t found, std::int64_t characters, auto&& holds) {
      std::set<std::int64_t> keys;
      std::set<std::pair<std::int64_t, std::uint32_t>> places;
      for (std::size_t i = 0; i < key.size(); ++i) {
        if (!holds(row[i], group[i])) continue;
        keys.insert(key[i]);
        for (auto p = begin[i]; p < end[i]; ++p) places.emplace(key[i], p);
      }
      CHECK(found == static_cast<std::int64_t>(keys.size()));
      CHECK(characters == static_cast<std::int64_t>(places.size()));
    };
    for (std::size_t r = 0; r < 3; ++r) {
      check(f.row_totals[r], c.row_totals[r], [&](std::uint32_t i, std::uint32_t) { return i == r; });
      for (std::size_t g = 0; g < 2; ++g) {
        check(f.counts(r, g), c.counts(r, g), [&](std::uint32_t i, std::uint32_t j) { return i == r && j == g; });
      }
    }
    for (std::size_t g = 0; g < 2; ++g) {
      check(f.column_totals[g], c.column_totals[g], [&](std::uint32_t, std::uint32_t j) { return j == g; });
    }
    check(f.total, c.total, [](std::uint32_t, std::uint32_t) { return true; });
    CHECK(f.additive == (f.column_totals[0] + f.column_totals[1] == f.total));
    CHECK(f.is_table() == f.additive);
    CHECK((f.status == Status::no_data) == key.empty());
  }
}

TEST_CASE("frequencies_table: divisors that are 0 or not known, bad input", "[tables][frequencies_table]") {
  const std::vector<int> key{7}, row{0}, group{0}, far{2}, two{0, 0}, none;
  const auto f = frequencies_table(key, row, group, 2, 2);
  CHECK(f.share(ShareOf::row).status(1, 0) == Status::zero_total);
  CHECK(std::isnan(f.share(ShareOf::column).values(0, 1)));
  CHECK(f.per().status(0, 0) == Status::no_universe);
  CHECK(frequencies_table(key, row, group, 2, 2, {.group_characters = {0, 5}}).per().status(0, 0) ==
        Status::zero_total);
  CHECK(frequencies_table(none, none, none, 0, 0).status == Status::no_data);
  CHECK(frequencies_table(none, none, none, 2, 1).counts(1, 0) == 0);
  CHECK_THROWS_AS(f.per(0), UsageError);
  CHECK_THROWS_AS(frequencies_table(key, far, group, 2, 2), InputError);
  CHECK_THROWS_WITH(frequencies_table(key, row, far, 2, 2), ContainsSubstring("row 0, column \"group\""));
  CHECK_THROWS_AS(frequencies_table(key, two, group, 2, 2), InputError);
  CHECK_THROWS_AS(frequencies_table(key, row, group, 0, 2), InputError);
  CHECK_THROWS_AS(frequencies_table(key, row, group, 2, 2, {.group_characters = {1}}), UsageError);
  CHECK_THROWS_AS(frequencies_table(key, row, group, 2, 2, {.group_characters = {1, -1}}), InputError);
  CHECK_THROWS_AS(frequencies_table(key, row, group, 2, 2, {.row_labels = {"a"}}), UsageError);
  CHECK_THROWS_AS(frequencies_table(key, row, group, 2, 2, {.count = Frequency::characters}), UsageError);
  CHECK_THROWS_AS(character_frequencies(key, far, far, row, group, 2, 2), InputError);
  CHECK_THROWS_AS(character_frequencies(key, row, two, row, group, 2, 2), InputError);
}
