#include <tematik/metrics/group_difference.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("group_difference: strata, exceptions and ICC of a small table") {
  const GroupedValues data{.values = {5, 3, 4, 2, 1, undefined_value},
                           .in_first = {1, 0, 1, 0, 0, 1},
                           .cases = {"a", "b", "c", "d", "e", "f"},
                           .strata = {0, 0, 1, 1, 1, -1},
                           .stratum_labels = {"S1", "S2"}};
  const auto g = group_difference(data);
  CHECK(g.status == Status::ok);
  CHECK(g.first.n == 2);
  CHECK(g.first.n_missing == 1);
  CHECK(g.difference.value == 2.5);
  CHECK_THAT(g.within.p_one_sided, WithinAbs(1.0 / 6, 1e-15));
  REQUIRE(g.strata.size() == 3);
  CHECK(g.strata[0].difference.value == 2);
  CHECK(g.strata[1].difference.value == 2.5);
  CHECK(g.strata[2].label == "(missing)");
  CHECK(g.strata[2].difference.status == Status::too_few_units);
  CHECK(g.exceptions.empty());
  CHECK(g.groups().rows() == 2);
  CHECK(g.table().rows() == 1);
  CHECK(g.strata_table().rows() == 3);
  CHECK(g.exceptions_table().rows() == 0);
  CHECK_THAT(g.icc.value, WithinAbs(site_icc(data.values, data.strata).value, 1e-15));
}

TEST_CASE("group_difference: exceptions on either side, and strata of the other sign") {
  GroupedValues data{.values = {9, 1, 2, 3},
                     .in_first = {1, 1, 0, 0},
                     .cases = {"a", "b", "c", "d"},
                     .strata = {0, 1, 1, 0},
                     .stratum_labels = {"S1", "S2"}};
  const auto up = group_difference(data);
  CHECK(up.difference.value == 2.5);
  REQUIRE(up.exceptions.size() == 2);
  CHECK(up.exceptions[0].first == "b");
  CHECK(up.exceptions[0].second == "c");
  CHECK(up.exceptions[0].same_stratum);
  CHECK_FALSE(up.exceptions[1].same_stratum);
  CHECK_FALSE(up.strata[0].against);
  CHECK(up.strata[1].against);
  for (auto& first : data.in_first) first = first == 0 ? 1 : 0;
  const auto down = group_difference(data);
  CHECK(down.difference.value == -2.5);
  CHECK(down.exceptions.size() == 2);  // the same pairs, seen from the other side
  data.values = {2, 4, 3, 3};
  CHECK(group_difference(data).exceptions.empty());  // no tendency
}

TEST_CASE("group_difference: an empty group, no strata, hostile input") {
  const GroupedValues one_sided{.values = {1, 2}, .in_first = {1, 1}, .cases = {"a", "b"}};
  const auto g = group_difference(one_sided);
  CHECK(g.status == Status::too_few_units);
  CHECK(g.permutation.status == Status::too_few_units);
  CHECK(g.within.status == Status::no_data);
  CHECK(g.icc.status == Status::no_data);
  CHECK(g.exceptions.empty());
  CHECK_THROWS_AS(group_difference({.values = {1}, .in_first = {1}}), InputError);
  CHECK_THROWS_AS(group_difference({.values = {1}, .in_first = {1}, .cases = {"a"}, .strata = {0}}), InputError);
}
