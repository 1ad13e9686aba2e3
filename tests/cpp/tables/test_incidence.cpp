#include <tematik/tables/incidence.hpp>

#include <numeric>

#include "../catch.hpp"
#include "../metrics/saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Counts = std::vector<std::int64_t>;

TEST_CASE("incidence: F15") {
  const auto f15 = data::f15();
  CHECK(f15.units() == 15);
  CHECK(f15.codes() == 18);
  CHECK(f15.held_by() == Counts{6, 3, 2, 4, 2, 2, 2, 3, 3, 1, 2, 2, 2, 1, 6, 4, 4, 3});
  CHECK(f15.first_positions() == Counts{1, 3, 3, 3, 4, 11, 6, 8, 5, 13, 1, 1, 1, 1, 2, 2, 2, 2});
  CHECK(f15.new_counts() == Counts{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK(f15.cumulative() == Counts{5, 9, 12, 13, 14, 15, 15, 16, 16, 16, 17, 17, 18, 18, 18});
  CHECK(f15.unit_counts() == Counts{5, 4, 4, 2, 4, 3, 4, 3, 4, 2, 3, 3, 4, 4, 3});
  CHECK(f15.uniques() == Counts{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0});
  const auto q = f15.frequencies();
  CHECK(q.mentions() == 52);
  CHECK(q.observed() == 18);
  CHECK(Counts{q.q(1), q.q(2), q.q(3), q.q(4), q.q(6)} == Counts{2, 7, 4, 3, 2});
  CHECK(q.q(99) == 0);
  CHECK(f15.empty_units() == 0);
}

TEST_CASE("incidence: T8, Z4, BCI") {
  const auto t8 = data::t8();
  CHECK(t8.codes() == 16);
  CHECK(t8.frequencies().mentions() == 29);
  CHECK(Counts{t8.frequencies().q(1), t8.frequencies().q(2), t8.frequencies().q(3)} == Counts{6, 7, 3});
  CHECK(t8.uniques() == Counts{2, 1, 1, 0, 1, 0, 0, 1});
  CHECK(data::z4().frequencies().q(2) == 0);
  CHECK(data::bci().observed() == 225);
  CHECK(data::bci().mentions() == 4539);
}

TEST_CASE("incidence: word borders, orders and the transposed bits") {
  for (const int codes : {0, 1, 63, 64, 65, 130}) {
    CAPTURE(codes);
    const auto incidence = data::random_incidence(static_cast<std::uint64_t>(codes), 9, codes, 3);
    const auto turned = incidence.by_code();
    const auto n = incidence.held_by();
    for (std::size_t j = 0; j < incidence.codes(); ++j) CHECK(turned.count(j) == n[j]);
    const auto u = incidence.uniques();
    CHECK(std::accumulate(u.begin(), u.end(), std::int64_t{0}) == incidence.frequencies().q(1));
    std::vector<std::size_t> back(9);
    for (std::size_t i = 0; i < 9; ++i) back[i] = 8 - i;
    const auto reversed = incidence.reordered(back);
    CHECK(reversed.held_by() == n);
    CHECK(reversed.reordered(back) == incidence);
    CHECK(reversed.cumulative().back() == incidence.cumulative().back());
  }
}

TEST_CASE("incidence: counts collapse, empty rows stay, empty columns count nowhere") {
  const auto incidence =
      incidence_from(Matrix<double>{{2, 0, 0}, {0, 0, 0}, {.5, 7, 0}}, {"a", "b", "c"}, {"x", "y", "z"});
  CHECK(incidence.held_by() == Counts{2, 1, 0});
  CHECK(incidence.first_positions() == Counts{1, 3, 0});
  CHECK(incidence.empty_units() == 1);
  CHECK(incidence.frequencies().observed() == 2);
  const auto table = incidence.table();
  CHECK(table["unit"].as<std::string>() == std::vector<std::string>{"a", "b", "c"});
  CHECK(table["cumulative"].as<std::int64_t>() == Counts{1, 1, 2});
  Matrix<bool> flags(1, 2);
  flags << true, false;
  CHECK(incidence_from(flags).held_by() == Counts{1, 0});
  const auto none = incidence_from(Matrix<int>(0, 0));
  CHECK(none.units() == 0);
  CHECK(none.frequencies().units == 0);
  CHECK(none.cumulative().empty());
}

TEST_CASE("incidence: what it refuses") {
  CHECK_THROWS_WITH(incidence_from(Matrix<int>{{1, 0}, {0, -1}}), ContainsSubstring("row 1, column 1"));
  CHECK_THROWS_AS(incidence_from(Matrix<double>{{std::nan("")}}), InputError);
  CHECK_THROWS_AS(incidence_from(Matrix<int>{{1, 0}}, {"a", "b"}), UsageError);
  CHECK_THROWS_AS(incidence_from(Matrix<int>{{1, 0}}, {}, {"a"}), UsageError);
  CHECK_THROWS_AS(frequency_counts(-1, {}), UsageError);
  CHECK_THROWS_WITH(frequency_counts(3, {1, 4}), ContainsSubstring("code 1"));
  CHECK_THROWS_AS(data::z4().reordered({0, 1, 2}), UsageError);
  CHECK_THROWS_AS(data::z4().reordered({0, 1, 2, 2}), UsageError);
  CHECK_THROWS_AS(data::z4().reordered({0, 1, 2, 4}), UsageError);
}
