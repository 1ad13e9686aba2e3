#include <tematik/metrics/theme_saturation.hpp>

#include <cmath>
#include <numeric>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<std::size_t> columns_from(std::size_t first, std::size_t count) {
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), first);
  return out;
}

}  // namespace

TEST_CASE("theme_saturation: F15 in two themes") {
  const auto t = theme_saturation(data::f15(), {{"X", columns_from(0, 9)}, {"Y", columns_from(9, 9)}});
  CHECK(t.status == Status::ok);
  REQUIRE(t.rows.size() == 2);
  const auto& x = t.rows[0];
  CHECK(x.frequencies.observed() == 9);
  CHECK(x.frequencies.mentions() == 27);
  CHECK(x.frequencies.q(1) == 0);
  CHECK(x.frequencies.q(2) == 4);
  CHECK(x.coverage.value == 1);
  CHECK(x.coverage.reason == "no_uniques");
  CHECK(x.flags.has(Flag::no_uniques));
  CHECK(x.expected_new.value == 0);
  CHECK(x.chao2_bc.value == 9);
  CHECK(x.new_codes == std::vector<std::int64_t>{1, 0, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0});
  CHECK(x.guest.stop == 8);
  CHECK(x.last_new_position == 11);
  CHECK(x.francis.stop == 14);
  const auto& y = t.rows[1];
  CHECK(y.frequencies.observed() == 9);
  CHECK(y.frequencies.mentions() == 25);
  CHECK(y.frequencies.q(1) == 2);
  CHECK(y.frequencies.q(2) == 3);
  CHECK_THAT(y.coverage.value, WithinAbs(.934118, 1e-6));
  CHECK_THAT(y.expected_new.value, WithinAbs(.109804, 1e-6));
  CHECK_THAT(y.chao2_bc.value, WithinAbs(9.233333, 1e-6));
  CHECK(y.new_codes == std::vector<std::int64_t>{4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0});
  CHECK(y.guest.stop == 4);
  CHECK(y.guest.codes_after_stop == 1);
  CHECK(y.last_new_position == 13);
  CHECK(y.francis.status == Status::not_reached);
  CHECK(y.francis.tail_run == 2);
  CHECK_FALSE(y.flags.has(Flag::no_uniques));
  CHECK(x.units == 15);
}

TEST_CASE("theme_saturation: one theme of all codes is the study, own units leave silent ones out") {
  const auto f15 = data::f15();
  const auto whole = theme_saturation(f15, {{"all", columns_from(0, 18)}});
  CHECK(whole.rows[0].coverage.value == coverage(f15).value);
  CHECK(whole.rows[0].guest.stop == guest(f15).stop);
  CHECK(whole.rows[0].chao2_bc.hi == richness(f15).hi);
  const auto own = theme_saturation(f15, {{"Y", columns_from(9, 9)}}, {.own_units = true});
  std::int64_t speaking = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    bool holds = false;
    for (std::size_t j = 9; j < 18; ++j) holds = holds || f15.bits.test(i, j);
    speaking += holds ? 1 : 0;
  }
  CHECK(speaking < 15);
  CHECK(own.rows[0].units == speaking);
  CHECK(own.rows[0].frequencies.mentions() == 25);
  CHECK(own.units == 15);
}

TEST_CASE("theme_saturation: bad input, empty themes, tables") {
  const auto f15 = data::f15();
  CHECK_THROWS_WITH(theme_saturation(f15, {{"X", {18}}}), ContainsSubstring("18 columns"));
  CHECK_THROWS_WITH(theme_saturation(f15, {{"X", {1, 1}}}), ContainsSubstring("twice"));
  CHECK_THROWS_AS(theme_saturation(f15, {}, {.guest = {.base = 0}}), UsageError);
  CHECK_THROWS_AS(theme_saturation(f15, {}, {.francis = {.init = 0}}), UsageError);
  CHECK(theme_saturation(f15, {}).status == Status::no_data);
  CHECK(theme_saturation(incidence_from(Matrix<int>(0, 4)), {{"X", {1}}}).status == Status::no_data);
  const auto t = theme_saturation(f15, {{"none", {}}, {"X", {0, 1}}, {"none too", {}}}, {.own_units = true});
  CHECK(t.rows[0].coverage.status == Status::no_data);  // without units of its own
  CHECK(theme_saturation(f15, {{"none", {}}}).rows[0].coverage.status == Status::undefined);
  const auto table = t.table();
  CHECK(table.rows() == 3);
  CHECK(table["guest"].is_missing(0));
  CHECK(table["last_new_position"].is_missing(0));
  CHECK(table["observed"].as<std::int64_t>()[1] == 2);
  CHECK_THAT(t.method().json(), ContainsSubstring("\"themes\":[\"none\",\"X\",\"none too\"]"));
}

TEST_CASE("theme_saturation: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0, 1}, {0, 1, 1}});
  const auto t = theme_saturation(inc, {{"X", {0, 1}}, {"Y", {2}}});
  CHECK(t.rows[0].frequencies.q(1) == 2);
  CHECK(t.rows[1].coverage.value == 1);
}
