#include <tematik/metrics/sampling_figures.hpp>

#include <cmath>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<std::int64_t> sampling_column(std::uint64_t seed, std::size_t n, std::uint32_t levels) {
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < n; ++i)
    out.push_back(static_cast<std::int64_t>(((i * 2654435761U + seed * 40503U) >> 7U) % levels) -
                  (i % 5 == seed % 5 ? 1 : 0));
  return out;
}

}  // namespace

TEST_CASE("quota: fill, excess and short of the specification", "[metrics][sampling]") {
  const auto q = quota({{"first", 3}, {"second", 4}, {"third", 2}}, {{"first", 3}, {"second", 3}, {"third", 3}});
  CHECK(q.status == Status::ok);
  CHECK(q.filled == 8);
  CHECK(q.wanted == 9);
  CHECK_THAT(q.fill, WithinAbs(8.0 / 9.0, 1e-15));
  CHECK(q.excess == 1);
  CHECK(q.short_ == std::map<std::string, std::int64_t>{{"third", 1}});
  const auto gaps = quota({{"a", 2}}, {{"b", 3}});  // no count is 0, no target is 0
  CHECK(gaps.fill == 0);
  CHECK(gaps.excess == 2);
  CHECK(gaps.short_ == std::map<std::string, std::int64_t>{{"b", 3}});
  const auto none = quota({{"a", 2}}, {{"a", 0}});
  CHECK(none.status == Status::undefined);
  CHECK(std::isnan(none.fill));
  CHECK(none.excess == 2);
  CHECK(gaps.table()["short"].as<std::int64_t>() == std::vector<std::int64_t>{3});
  CHECK(gaps.method().function == "quota");
  CHECK_THROWS_AS(quota({{"a", -1}}, {}), InputError);
  CHECK_THROWS_AS(quota({}, {{"a", -1}}), InputError);
}

TEST_CASE("iqv: the four values of the specification", "[metrics][sampling]") {
  const auto value = [](std::vector<std::int64_t> counts) { return iqv(counts).value; };
  CHECK_THAT(value({6, 7, 5}), WithinAbs(107.0 / 108.0, 1e-15));
  CHECK_THAT(value({6, 7, 5}), WithinAbs(.9907, 5e-5));
  CHECK(value({6, 6, 0}) == .75);
  CHECK(value({9, 0}) == 0);
  CHECK(value({5, 5}) == 1);
  CHECK(iqv(std::vector<std::int64_t>{4}).status == Status::undefined);
  CHECK(iqv(std::vector<std::int64_t>{0, 0}).status == Status::undefined);
  CHECK(std::isnan(value({0, 0})));
  CHECK(iqv(std::vector<std::int64_t>{0, 0}).table()["value"].is_missing(0));
  CHECK_THROWS_AS(value({1, -1}), InputError);
}

TEST_CASE("cross coverage: filled and possible cells, impossible ones in neither", "[metrics][sampling]") {
  const std::vector<std::vector<std::int64_t>> rows{{0, 0}, {0, 0}, {1, 2}, {-1, 1}, {1, 0}};
  const auto all = cross_coverage(rows, {2, 3});
  CHECK(all.filled == 3);
  CHECK(all.possible == 6);
  CHECK(all.share == .5);
  CHECK(all.n_missing == 1);
  CHECK(all.empty == std::vector<std::vector<std::int64_t>>{{0, 1}, {0, 2}, {1, 1}});
  CHECK(all.table()["cell"].as<std::string>() == std::vector<std::string>{"0 × 1", "0 × 2", "1 × 1"});
  const auto fewer = cross_coverage(rows, {2, 3}, {{0, 1}, {1, 0}});
  CHECK(fewer.filled == 2);
  CHECK(fewer.possible == 4);
  CHECK(fewer.contradicted == std::vector<std::vector<std::int64_t>>{{1, 0}});
  CHECK(cross_coverage({}, {}).status == Status::undefined);
  CHECK_THROWS_AS(cross_coverage({{0, 3}}, {2, 3}), InputError);
  CHECK_THROWS_AS(cross_coverage({{0}}, {2, 3}), InputError);
  CHECK_THROWS_AS(cross_coverage({}, {1000, 1000, 1000}), UsageError);
}

TEST_CASE("aliasing: full, nested, level, none, and nothing to compare", "[metrics][sampling]") {
  using Column = std::vector<std::int64_t>;
  const auto of = [](const Column& a, const Column& b) { return aliasing(a, b).aliases; };
  CHECK(of({0, 0, 1, 2}, {5, 5, 3, 4}) == std::vector<Alias>{{AliasKind::full}});
  CHECK(of({0, 1, 2, 2}, {0, 0, 1, 1}) == std::vector<Alias>{{AliasKind::nested}});
  CHECK(of({0, 0, 1, 1}, {0, 1, 2, 2}) == std::vector<Alias>{{AliasKind::nested, true}});
  CHECK(of({0, 0, 1, 1, 1}, {0, 0, 0, 1, 1}) ==
        std::vector<Alias>{{AliasKind::level, false, 0, 0}, {AliasKind::level, true, 1, 1}});
  CHECK(of({0, 1, 1, 0}, {0, 0, 1, 1}).empty());
  CHECK(of({0, 1, 1, 1}, {0, 0, 1, 1}) == std::vector<Alias>{{AliasKind::level, true, 1, 1}});  // level 0 has one case
  const auto nested = aliasing(Column{0, 0, 1, 1}, Column{0, 1, 2, 2}).table();
  CHECK(nested["bound"].as<std::string>().front() == "b");
  CHECK(nested["level"].is_missing(0));
  const auto constant = aliasing(Column{0, 0, -1}, Column{0, 1, 0});
  CHECK(constant.status == Status::no_variation);
  CHECK(constant.n == 2);
  CHECK(constant.n_missing == 1);
  CHECK(aliasing(Column{}, Column{}).status == Status::no_variation);
  CHECK_THROWS_AS(aliasing(Column{0}, Column{}), InputError);
}

TEST_CASE("aliasing: as defined, on generated columns", "[metrics][sampling]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto a = sampling_column(seed, 4 + seed % 9, static_cast<std::uint32_t>(2 + seed % 3)),
               b = sampling_column(seed * 7 + 1, a.size(), 2);
    const auto inside = [&](bool reversed, std::int64_t level) {  // the one level of the other it lies in; -1: several
      std::int64_t one = -2;
      for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] < 0 || b[i] < 0 || (reversed ? b : a)[i] != level) continue;
        const std::int64_t other = (reversed ? a : b)[i];
        one = one == -2 || one == other ? other : -1;
      }
      return one;
    };
    const auto all_inside = [&](bool reversed) {
      for (std::int64_t level = 0; level < 5; ++level) {
        if (inside(reversed, level) == -1) return false;
      }
      return true;
    };
    const auto result = aliasing(a, b);
    if (result.status != Status::ok) continue;
    CAPTURE(seed);
    if (all_inside(false) || all_inside(true)) {
      REQUIRE(result.aliases.size() == 1);
      CHECK((result.aliases[0].kind == AliasKind::full) == (all_inside(false) && all_inside(true)));
      CHECK(result.aliases[0].reversed == !all_inside(false));
      continue;
    }
    for (const auto& alias : result.aliases) {
      CHECK(alias.kind == AliasKind::level);
      CHECK(inside(alias.reversed, alias.level) == alias.within);
    }
    std::size_t expected = 0;
    for (const bool reversed : {false, true}) {
      for (std::int64_t level = 0; level < 5; ++level) {
        std::int64_t n = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
          n += a[i] >= 0 && b[i] >= 0 && (reversed ? b : a)[i] == level ? 1 : 0;
        expected += n >= 2 && inside(reversed, level) >= 0 ? 1U : 0U;
      }
    }
    CHECK(result.aliases.size() == expected);
  }
}
