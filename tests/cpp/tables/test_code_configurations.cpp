#include <tematik/tables/code_configurations.hpp>

#include <map>
#include <set>

#include <tematik/tables/character_counts.hpp>
#include <tematik/tables/unit_counts.hpp>

#include "../catch.hpp"
#include "columns.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {

std::map<std::string, std::int64_t> units_by_set(const CodeConfigurations& x) {
  std::map<std::string, std::int64_t> out;
  for (const auto& set : x.sets) {
    std::string word;
    for (const auto member : set.members) word += x.labels[member];
    out[word] = set.units;
  }
  return out;
}

const ConfigurationOptions labels_abc{.labels = {"A", "B", "C"}};

}  // namespace

TEST_CASE("code_configurations: F1 in characters", "[tables][code_configurations]") {
  const std::vector<int> source(6, 0), begin{0, 8, 4, 5, 20, 10}, end{10, 20, 9, 15, 30, 12}, code{0, 0, 0, 1, 1, 2},
      lengths{30};
  const auto x = character_configurations(source, begin, end, code, lengths, 3, labels_abc);
  CHECK(units_by_set(x) == std::map<std::string, std::int64_t>{{"A", 10}, {"AB", 8}, {"ABC", 2}, {"B", 10}});
  CHECK(x.n == 30);
  CHECK(x.counts_characters);
  CHECK(x.sets.front().support == 20);  // A: 10 + 8 + 2
  CHECK(x.table()["characters"].as<std::int64_t>() == std::vector<std::int64_t>{10, 10, 8, 2});
  CHECK(x.table()["set"].as<std::string>()[2] == "A + B");
}

TEST_CASE("code_configurations: F3 over all eight lines", "[tables][code_configurations]") {
  const std::vector<int> source_of_unit{0, 0, 0, 1, 1, 1, 2, 3};
  // lines of source 1: AB ABC B; of source 2: AB, BC, none; of source 3: A; source 4 uncoded
  const std::vector<int> unit{0, 0, 1, 1, 1, 2, 3, 3, 4, 4, 6}, code{0, 1, 0, 1, 2, 1, 0, 1, 1, 2, 0};
  const auto x = code_configurations(source_of_unit, unit, code, 3, labels_abc);
  CHECK(units_by_set(x) ==
        std::map<std::string, std::int64_t>{{"AB", 2}, {"ABC", 1}, {"B", 1}, {"BC", 1}, {"A", 1}, {"", 2}});
  CHECK(x.n == 8);
  CHECK(x.sources == 4);
  CHECK(x.sets[0].members.empty());  // 2 units, the smallest set first
  CHECK(x.sets[0].sources == 2);
  CHECK(x.sets[0].support == 8);
  CHECK(x.sets[1].sources == 2);  // AB
  CHECK(x.sets[1].support == 3);
  const auto few =
      code_configurations(source_of_unit, unit, code, 3, {.max_size = 1, .min_support = 4, .labels = {"A", "B", "C"}});
  CHECK(units_by_set(few) == std::map<std::string, std::int64_t>{{"", 2}, {"A", 1}, {"B", 1}});
  CHECK(few.sets_left_out == 3);
  CHECK(few.units_left_out == 4);
  CHECK(few.method().steps.back().second == 4);
}

TEST_CASE("code_configurations: by hand over generated units, also past 64 codes", "[tables][code_configurations]") {
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 23);
    const std::uint32_t codes = seed % 2 == 0 ? 3 : 70, n_units = 1 + random.draw(15);
    std::vector<std::uint32_t> source_of_unit(n_units), unit, code;
    for (auto& s : source_of_unit) s = random.draw(3);
    for (std::uint32_t row = random.draw(25); row > 0; --row) {
      unit.push_back(random.draw(n_units));
      code.push_back(codes == 3 ? random.draw(3) : 62 + random.draw(8));
    }
    const auto x = code_configurations(source_of_unit, unit, code, codes);
    std::map<std::vector<std::uint32_t>, std::pair<std::int64_t, std::set<std::uint32_t>>> expected;
    std::vector<std::vector<std::uint32_t>> held;
    for (std::uint32_t u = 0; u < n_units; ++u) {
      std::set<std::uint32_t> in;
      for (std::size_t row = 0; row < unit.size(); ++row) {
        if (unit[row] == u) in.insert(code[row]);
      }
      held.emplace_back(in.begin(), in.end());
      ++expected[held.back()].first;
      expected[held.back()].second.insert(source_of_unit[u]);
    }
    INFO("seed " << seed);
    REQUIRE(x.sets.size() == expected.size());
    std::int64_t sum = 0;
    Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(codes, codes);
    for (const auto& set : x.sets) {
      sum += set.units;
      REQUIRE(expected.contains(set.members));
      CHECK(set.units == expected[set.members].first);
      CHECK(set.sources == static_cast<std::int64_t>(expected[set.members].second.size()));
      std::int64_t support = 0;
      for (const auto& in : held) {
        support += std::includes(in.begin(), in.end(), set.members.begin(), set.members.end()) ? 1 : 0;
      }
      CHECK(set.support == support);
      for (const auto i : set.members) {
        for (const auto j : set.members) counts(i, j) += set.units;
      }
    }
    CHECK(sum == x.n);
    CHECK(counts == unit_counts(unit, code, n_units, codes));  // sets reproduce counts and totals
    for (std::size_t i = 1; i < x.sets.size(); ++i) CHECK(x.sets[i - 1].units >= x.sets[i].units);
  }
}

TEST_CASE("code_configurations: characters reproduce the counts of characters", "[tables][code_configurations]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto c = columns::generated(seed, 12, 4, 3, 14, 6);
    const std::vector<int> lengths{20, 22, 25};
    const auto x = character_configurations(c.source, c.begin, c.end, c.code, lengths, 4);
    std::map<std::vector<std::uint32_t>, std::int64_t> expected;
    for (int s = 0; s < 3; ++s) {
      for (std::uint32_t p = 0; p < static_cast<std::uint32_t>(lengths[static_cast<std::size_t>(s)]); ++p) {
        std::set<std::uint32_t> in;
        for (std::size_t i = 0; i < c.source.size(); ++i) {
          if (c.source[i] == s && c.begin[i] <= p && p < c.end[i]) in.insert(static_cast<std::uint32_t>(c.code[i]));
        }
        ++expected[{in.begin(), in.end()}];
      }
    }
    INFO("seed " << seed);
    CHECK(x.n == 67);
    REQUIRE(x.sets.size() == expected.size());
    Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(4, 4);
    for (const auto& set : x.sets) {
      CHECK(set.units == expected[set.members]);
      for (const auto i : set.members) {
        for (const auto j : set.members) counts(i, j) += set.units;
      }
    }
    CHECK(counts == character_counts(c.source, c.begin, c.end, c.code, 4));
  }
}

TEST_CASE("code_configurations: dimensions", "[tables][code_configurations]") {
  const std::vector<int> source_of_unit{0, 0, 0, 1}, unit{0, 0, 1, 1, 1, 2}, code{0, 2, 0, 1, 3, 4};
  const auto x =
      code_configurations(source_of_unit, unit, code, 5,
                          {.labels = {"a", "b", "c", "d", "e"}, .dimensions = {{"P", {0, 1}}, {"Q", {2, 3}}}});
  CHECK(x.labels == std::vector<std::string>{"P: a", "P: b", "P: conflict", "Q: c", "Q: d", "Q: conflict"});
  const auto table = x.table();
  CHECK(table["set"].as<std::string>() == std::vector<std::string>{"", "P: a + Q: c", "P: conflict + Q: d"});
  CHECK(table["units"].as<std::int64_t>() == std::vector<std::int64_t>{2, 1, 1});
  CHECK_THROWS_AS(code_configurations(source_of_unit, unit, code, 5, {.dimensions = {{"P", {5}}}}), UsageError);
}

TEST_CASE("code_configurations: nothing, bad rows", "[tables][code_configurations]") {
  const std::vector<int> none, one{0}, two{0, 1}, far{9}, lengths{5};
  CHECK(code_configurations(none, none, none, 3).status == Status::no_data);
  CHECK(code_configurations(one, none, none, 0).sets.front().units == 1);
  CHECK_THROWS_AS(code_configurations(one, far, one, 3), InputError);
  CHECK_THROWS_AS(code_configurations(one, one, far, 3), InputError);
  CHECK_THROWS_AS(code_configurations(one, two, one, 3), InputError);
  CHECK_THROWS_AS(code_configurations(none, one, one, 3), InputError);
  CHECK_THROWS_AS(code_configurations(one, one, one, 3, {.labels = {"a"}}), UsageError);
  CHECK_THROWS_AS(code_configurations(one, one, one, 3, {.min_support = -1}), UsageError);
  CHECK_THROWS_AS(character_configurations(one, one, far, one, lengths, 3), InputError);
  CHECK_THROWS_WITH(character_configurations(far, one, lengths, one, lengths, 3), ContainsSubstring("row 0"));
  CHECK_THROWS_AS(character_configurations(one, lengths, one, one, lengths, 3), InputError);
}
