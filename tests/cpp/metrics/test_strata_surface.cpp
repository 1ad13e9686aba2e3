#include <tematik/metrics/strata_surface.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <tematik/support/cat.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

/// A = units 1 to 8, B = the others.
std::vector<std::string> eight_and_seven() {
  std::vector<std::string> groups(15, "B");
  std::fill_n(groups.begin(), 8, "A");
  return groups;
}

const SurfacePoint& point_of(const StrataSurfaceResult& s, const std::vector<std::int64_t>& units) {
  const auto found = std::find_if(s.points.begin(), s.points.end(), [&](const auto& p) { return p.units == units; });
  REQUIRE(found != s.points.end());
  return *found;
}

/// Mean and standard deviation over every choice of so many units from each stratum.
std::pair<double, double> over_choices(const Incidence& inc, const std::vector<std::size_t>& stratum,
                                       const std::vector<std::int64_t>& wanted) {
  double n = 0, sum = 0, squares = 0;
  for (std::size_t set = 0; set < std::size_t{1} << inc.units(); ++set) {
    std::vector<std::int64_t> taken(wanted.size());
    std::vector<bool> seen(inc.codes());
    for (std::size_t i = 0; i < inc.units(); ++i) {
      if ((set >> i & 1U) == 0) continue;
      ++taken[stratum[i]];
      for (std::size_t j = 0; j < inc.codes(); ++j) seen[j] = seen[j] || inc.bits.test(i, j);
    }
    if (taken != wanted) continue;
    const auto codes = static_cast<double>(std::count(seen.begin(), seen.end(), true));
    n += 1;
    sum += codes;
    squares += codes * codes;
  }
  return {sum / n, std::sqrt(std::max(0.0, squares / n - sum / n * (sum / n)))};
}

}  // namespace

TEST_CASE("strata_surface: F15 in two groups") {
  const auto s = strata_surface(data::f15(), eight_and_seven());
  CHECK(s.status == Status::ok);
  CHECK(s.sd_status == Status::ok);
  CHECK(s.points.size() == 9 * 8);
  CHECK(s.points[1].units == std::vector<std::int64_t>{0, 1});
  CHECK_THAT(point_of(s, {4, 0}).mean, WithinAbs(11.285714, 1e-6));
  CHECK_THAT(point_of(s, {0, 4}).mean, WithinAbs(9.685714, 1e-6));
  CHECK_THAT(point_of(s, {4, 4}).mean, WithinAbs(15.242857, 1e-6));
  CHECK_THAT(point_of(s, {4, 4}).sd, WithinAbs(1.372395, 1e-6));
  CHECK_THAT(point_of(s, {8, 3}).mean, WithinAbs(17.142857, 1e-6));
  CHECK_THAT(point_of(s, {4, 7}).mean, WithinAbs(16.642857, 1e-6));
  CHECK_THAT(point_of(s, {4, 4}).yields[0], WithinAbs(.822959, 1e-6));
  CHECK_THAT(point_of(s, {4, 4}).yields[1], WithinAbs(.597279, 1e-6));
  CHECK(point_of(s, {8, 7}).mean == 18);
  CHECK(point_of(s, {8, 7}).sd == 0);
  CHECK(point_of(s, {0, 0}).mean == 0);
  CHECK_THAT(point_of(s, {8, 7}).yields[0], WithinAbs(.125, 1e-12));
  CHECK_THAT(s.strata[0].next_yield, WithinAbs(.125, 1e-12));
  CHECK_THAT(s.strata[1].next_yield, WithinAbs(.142857, 1e-6));
  CHECK(s.strata[0].codes == 16);
  CHECK(s.strata[1].codes == 13);
  CHECK(s.shared == 11);
  CHECK(s.codes == 18);
  REQUIRE(s.allocation.size() == 15);
  CHECK(std::count(s.allocation.begin(), s.allocation.end(), std::size_t{0}) == 8);
}

TEST_CASE("strata_surface: one stratum is the plain curve") {
  for (const auto& inc : {data::f15(), data::t8(), data::random_incidence(3, 65, 90, 9)}) {
    const auto s = strata_surface(inc, std::vector<std::string>(inc.units(), "all"));
    const auto curve = accumulation(inc);
    REQUIRE(s.points.size() == curve.mean.size());
    for (std::size_t t = 0; t < curve.mean.size(); ++t) {
      CHECK_THAT(s.points[t].mean, WithinAbs(curve.mean[t], 1e-12 * 100));
      CHECK_THAT(s.points[t].sd, WithinAbs(curve.sd[t], 1e-6));
    }
    CHECK(s.points.back().mean == static_cast<double>(curve.codes));
  }
}

TEST_CASE("strata_surface: equals the enumeration of all choices") {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const int units = 1 + static_cast<int>(seed % 8);
    const auto inc = data::random_incidence(seed, units, 1 + static_cast<int>(seed % 12), 3);
    const std::size_t strata = 1 + seed % 3;
    RandomStream random(seed, RandomPurpose::scenario, 2);
    std::vector<std::size_t> stratum;
    std::vector<std::string> groups;
    StrataOptions options;
    for (std::size_t g = 0; g < strata; ++g) options.strata.push_back(detail::cat("g", g));
    for (int i = 0; i < units; ++i) {
      stratum.push_back(random.draw(static_cast<std::uint32_t>(strata)));
      groups.push_back(options.strata[stratum.back()]);
    }
    const auto s = strata_surface(inc, groups, options);
    CAPTURE(seed, units, strata);
    for (const auto& point : s.points) {
      const auto [mean, sd] = over_choices(inc, stratum, point.units);
      CHECK_THAT(point.mean, WithinAbs(mean, 1e-10));
      CHECK_THAT(point.sd, WithinAbs(sd, 1e-6));
      for (std::size_t g = 0; g < strata; ++g) {
        auto next = point.units;
        ++next[g];
        if (next[g] > s.strata[g].units) continue;
        CHECK_THAT(point.yields[g], WithinAbs(point_of(s, next).mean - point.mean, 1e-10));
      }
    }
    std::vector<std::int64_t> at(strata);
    for (const auto g : s.allocation) {  // no other stratum would have brought more
      const auto& yields = point_of(s, at).yields;
      for (std::size_t other = 0; other < strata; ++other) {
        if (at[other] < s.strata[other].units) CHECK(yields[g] >= yields[other] - 1e-9);
      }
      ++at[g];
    }
  }
}

TEST_CASE("strata_surface: a stratum without units, a large grid, a small budget") {
  const auto empty = strata_surface(data::f15(), eight_and_seven(), {.strata = {"A", "none", "B"}});
  CHECK(empty.strata[1].status == Status::undefined);
  CHECK(std::isnan(empty.strata[1].next_yield));
  CHECK(empty.points.size() == 72);
  CHECK(std::isnan(empty.points[0].yields[1]));
  CHECK(empty.shared == 11);
  CHECK_THAT(point_of(empty, {4, 0, 4}).mean, WithinAbs(15.242857, 1e-6));
  const auto large = strata_surface(data::f15(), eight_and_seven(), {.grid_limit = 71});
  CHECK(large.status == Status::bounded);
  CHECK(large.points.size() == 16);
  CHECK(large.points.back().mean == 18);
  const auto cut = strata_surface(data::f15(), eight_and_seven(), {.points = {{4, 4}}, .var_budget = 10});
  CHECK(cut.sd_status == Status::bounded);
  CHECK(std::isnan(cut.points[0].sd));
  CHECK_THAT(cut.points[0].mean, WithinAbs(15.242857, 1e-6));
  std::vector<std::string> own;
  for (int i = 0; i < 65; ++i) own.push_back(detail::cat("u", i));
  const auto many = strata_surface(data::random_incidence(4, 65, 10, 3), own);  // 2^65 cells
  CHECK(many.status == Status::bounded);
  CHECK(many.points.size() == 66);
  const auto none = strata_surface(incidence_from(Matrix<int>(0, 3)), {}, {.strata = {"A"}});
  CHECK(none.status == Status::no_data);
  CHECK(none.points.empty());
  const auto zeros = strata_surface(incidence_from(Matrix<int>::Zero(2, 3).eval()), {"A", "B"});
  for (const auto& point : zeros.points) CHECK((point.mean == 0 && point.sd == 0));
}

TEST_CASE("strata_surface: bad input, tables, method") {
  const auto f15 = data::f15();
  CHECK_THROWS_WITH(strata_surface(f15, {"A"}), ContainsSubstring("15, found 1"));
  CHECK_THROWS_WITH(strata_surface(f15, eight_and_seven(), {.strata = {"A"}}), ContainsSubstring("unit 9"));
  CHECK_THROWS_AS(strata_surface(f15, eight_and_seven(), {.strata = {"A", "B", "A"}}), UsageError);
  CHECK_THROWS_AS(strata_surface(f15, eight_and_seven(), {.points = {{9, 0}}}), UsageError);
  CHECK_THROWS_AS(strata_surface(f15, eight_and_seven(), {.points = {{1}}}), UsageError);
  CHECK_THROWS_AS(strata_surface(f15, eight_and_seven(), {.points = {{1, -1}}}), UsageError);
  const auto s = strata_surface(f15, eight_and_seven(), {.points = {{1, 2}, {3, 4}}});
  CHECK(s.table().rows() == 2);
  CHECK(s.table()["units B"].as<std::int64_t>()[1] == 4);
  CHECK(s.table()["yield A"].as<double>()[0] == s.points[0].yields[0]);
  CHECK(s.strata_table().rows() == 2);
  CHECK(s.method().n == 15);
}

TEST_CASE("strata_surface: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0}, {1, 1}, {0, 1}});
  const auto s = strata_surface(inc, {"talk", "talk", "focus group"}, {.points = {{1, 0}, {1, 1}}});
  CHECK(s.points[0].mean == 1.5);
  CHECK(s.points[1].mean == 2);
}
