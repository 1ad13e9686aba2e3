#include <tematik/metrics/permutation_test.hpp>

#include <map>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using First = std::vector<std::uint8_t>;

TEST_CASE("permutation_test: the fixtures, overall and inside strata") {
  const auto p = permutation_test(std::vector{3., 4., 5., 1., 2., 4.}, First{1, 1, 1, 0, 0, 0});
  CHECK(p.assignments == 20);
  CHECK(p.hits_two_sided == 6);
  CHECK(p.hits_one_sided == 3);
  CHECK_THAT(p.p_two_sided, WithinAbs(6.0 / 20, 1e-15));
  CHECK_THAT(p.p_one_sided, WithinAbs(3.0 / 20, 1e-15));
  CHECK(p.exact);
  CHECK_THAT(p.difference, WithinAbs(5.0 / 3, 1e-12));
  const auto within = permutation_test(std::vector{5., 3., 4., 2., 1.}, First{1, 0, 1, 0, 0}, {0, 0, 1, 1, 1});
  CHECK(within.assignments == 6);
  CHECK(within.hits_one_sided == 1);
  CHECK_THAT(within.p_one_sided, WithinAbs(1.0 / 6, 1e-15));
  CHECK(within.table().rows() == 1);
  CHECK_FALSE(within.method().seed.has_value());
}

namespace {

/// Every subset, by bits; D with a tolerance.
void check_by_subsets(const std::vector<double>& values, const First& first, const std::vector<std::int64_t>& strata) {
  const std::size_t n = values.size();
  const auto difference = [&](std::uint32_t subset) {
    double a = 0, b = 0, n1 = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const bool in = ((subset >> i) & 1U) != 0;
      (in ? a : b) += values[i];
      n1 += in ? 1 : 0;
    }
    return a / n1 - b / (static_cast<double>(n) - n1);
  };
  std::uint32_t mine = 0;
  for (std::size_t i = 0; i < n; ++i) mine |= first[i] != 0 ? 1U << i : 0U;
  const auto sizes = [&](std::uint32_t subset) {
    std::map<std::int64_t, int> out;
    for (std::size_t i = 0; i < n; ++i) {
      out[strata.empty() ? 0 : strata[i]] += ((subset >> i) & 1U) != 0 ? 1 : 0;
    }
    return out;
  };
  std::int64_t all = 0, two = 0, one = 0;
  for (std::uint32_t subset = 0; subset < (1U << n); ++subset) {
    if (sizes(subset) != sizes(mine)) continue;
    ++all;
    two += std::abs(difference(subset)) >= std::abs(difference(mine)) - 1e-9 ? 1 : 0;
    one += difference(subset) >= difference(mine) - 1e-9 ? 1 : 0;
  }
  const auto p = permutation_test(values, first, strata);
  CHECK(p.assignments == all);
  CHECK(p.hits_two_sided == two);
  CHECK(p.hits_one_sided == one);
}

}  // namespace

TEST_CASE("permutation_test: against every subset, with ties, decimals, thirds and strata") {
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 32);
    const std::size_t n = 2 + random.draw(8);
    const double unit = seed % 3 == 0 ? 1 : seed % 3 == 1 ? .1 : 1.0 / 3;
    std::vector<double> values(n);
    First first(n);
    std::vector<std::int64_t> strata;
    for (std::size_t i = 0; i < n; ++i) {
      values[i] = unit * (static_cast<double>(random.draw(9)) - 4);
      first[i] = static_cast<std::uint8_t>(random.draw(2));
      if (seed % 2 == 0) strata.push_back(static_cast<std::int64_t>(random.draw(3)) - 1);
    }
    first[0] = 1;
    first[1] = 0;
    check_by_subsets(values, first, strata);
  }
}

TEST_CASE("permutation_test: ties of decimals are ties") {
  // .1 + .2 and .3 are one sum.
  const auto p = permutation_test(std::vector{.3, 0., .1, .2}, First{1, 1, 0, 0});
  CHECK(p.hits_two_sided == 6);
  CHECK(p.hits_one_sided == 4);  // .3 0, .1 .2, .3 .1, .3 .2
}

TEST_CASE("permutation_test: random assignments beyond the limit, the same for any number of threads") {
  std::vector<double> values;
  First first;
  for (int i = 0; i < 40; ++i) {
    values.push_back(i * i % 17);
    first.push_back(i % 2 == 0 ? 1 : 0);
  }
  const auto one = permutation_test(values, first, {}, {.threads = 1});
  CHECK_FALSE(one.exact);
  CHECK(one.assignments == 9999);
  CHECK(one.p_two_sided == static_cast<double>(one.hits_two_sided + 1) / 10000);
  CHECK(one.method().seed == 0U);
  for (const int threads : {2, 7}) {
    const auto more = permutation_test(values, first, {}, {.threads = threads});
    CHECK(more.hits_two_sided == one.hits_two_sided);
    CHECK(more.hits_one_sided == one.hits_one_sided);
  }
  CHECK(permutation_test(values, first, {}, {.seed = 1}).hits_two_sided != one.hits_two_sided);
  // Close to the exact share where both can be had.
  const std::vector<double> few{3, 4, 5, 1, 2, 4};
  const auto drawn = permutation_test(few, First{1, 1, 1, 0, 0, 0}, {}, {.max_exact = 19});
  CHECK_FALSE(drawn.exact);
  CHECK_THAT(drawn.p_two_sided, WithinAbs(.3, .02));
  CHECK_THAT(drawn.p_one_sided, WithinAbs(.15, .02));
  CHECK(permutation_test(few, First{1, 1, 1, 0, 0, 0}, {}, {.max_exact = 20}).exact);
}

TEST_CASE("permutation_test: ends and hostile input") {
  const std::vector<double> three{1, 1, undefined_value};
  const auto flat = permutation_test(three, First{1, 0, 1});
  CHECK(flat.p_two_sided == 1);
  CHECK(flat.assignments == 2);
  CHECK(permutation_test(three, First{0, 0, 1}).status == Status::too_few_units);
  CHECK(permutation_test(std::vector<double>{}, First{}).status == Status::too_few_units);
  const auto large = permutation_test(std::vector{1e300, -1e300, 1e-300}, First{1, 0, 0});
  CHECK(large.assignments == 3);
  CHECK(large.hits_one_sided == 1);
  CHECK(permutation_test(std::vector{0., 0.}, First{1, 0}).p_one_sided == 1);
  CHECK_THROWS_AS(permutation_test(three, First{1}), InputError);
  CHECK_THROWS_AS(permutation_test(three, First{1, 0, 0}, {1}), InputError);
  CHECK_THROWS_AS(permutation_test(std::vector{HUGE_VAL, 1.}, First{1, 0}), InputError);
  CHECK_THROWS_AS(permutation_test(three, First{1, 0, 0}, {}, {.n_perm = 0}), UsageError);
  std::vector<double> many(24);
  First half(24);
  for (std::size_t i = 0; i < 24; ++i) {
    many[i] = static_cast<double>(i);
    half[i] = i < 10 ? 1 : 0;
  }
  CHECK_THROWS_AS(permutation_test(many, half, {}, {.progress = [](auto, auto) { return false; }}), Error);
}
