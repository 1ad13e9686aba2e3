#include <tematik/metrics/exact_distribution.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// C(n, k) as a real number, by Pascal's rule on a row.
long double choose_exactly(std::int64_t n, std::int64_t k) {
  long double out = 1;
  for (std::int64_t i = 1; i <= k; ++i) out = out * static_cast<long double>(n - k + i) / static_cast<long double>(i);
  return k < 0 || k > n ? 0 : out;
}

double sum_of(const ExactDistribution& x) {
  double sum = 0;
  for (const double p : x.probability) sum += p;
  return sum;
}

}  // namespace

TEST_CASE("exact_distribution: hypergeometric equals the binomial coefficients, and its moments") {
  for (std::int64_t n = 0; n <= 14; ++n) {
    for (std::int64_t row = 0; row <= n; ++row) {
      for (std::int64_t column = 0; column <= n; ++column) {
        const auto x = hypergeometric(row, column, n);
        CHECK(x.lowest == std::max<std::int64_t>(0, row + column - n));
        CHECK(x.highest() == std::min(row, column));
        CHECK_THAT(sum_of(x), WithinAbs(1, 1e-12));
        for (std::int64_t k = -1; k <= n + 1; ++k) {
          const auto exact = static_cast<double>(choose_exactly(row, k) * choose_exactly(n - row, column - k) /
                                                 choose_exactly(n, column));
          CHECK_THAT(x.at(k), WithinAbs(exact, 1e-12));
        }
        if (n < 2) continue;
        const auto r = static_cast<double>(row), c = static_cast<double>(column), units = static_cast<double>(n);
        CHECK_THAT(x.mean(), WithinAbs(r * c / units, 1e-12));
        CHECK_THAT(x.variance(), WithinAbs(r * c * (units - r) * (units - c) / (units * units * (units - 1)), 1e-11));
      }
    }
  }
}

TEST_CASE("exact_distribution: large tables keep nine digits far out in the tail") {
  const auto x = hypergeometric(300, 400, 1000);
  for (const std::int64_t k : {0, 20, 60, 120, 200, 290, 300}) {
    const long double exact = choose_exactly(300, k) * choose_exactly(700, 400 - k) / choose_exactly(1000, 400);
    CHECK_THAT(x.at(k), WithinRel(static_cast<double>(exact), 1e-9));
  }
  CHECK_THAT(sum_of(hypergeometric(400'000, 500'000, 1'000'000)), WithinAbs(1, 1e-12));
}

TEST_CASE("exact_distribution: convolve adds, and what is cut off is counted") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 12);
    const auto make = [&] {
      ExactDistribution x{.lowest = static_cast<std::int64_t>(random.draw(7)) - 3,
                          .probability = std::vector<double>(1 + random.draw(6))};
      double sum = 0;
      for (auto& p : x.probability) sum += p = random.uniform() + .01;
      for (auto& p : x.probability) p /= sum;
      return x;
    };
    const auto a = make(), b = make();
    const auto both = convolve(a, b);
    CHECK_THAT(both.mean(), WithinAbs(a.mean() + b.mean(), 1e-12));
    CHECK_THAT(both.variance(), WithinAbs(a.variance() + b.variance(), 1e-12));
    CHECK(both.lost == 0);
    for (std::int64_t x = both.lowest; x <= both.highest(); ++x) {
      double sum = 0;
      for (std::int64_t y = a.lowest; y <= a.highest(); ++y) sum += a.at(y) * b.at(x - y);
      CHECK_THAT(both.at(x), WithinAbs(sum, 1e-15));
    }
    const auto cut = convolve(a, b, .3);
    CHECK_THAT(sum_of(cut) + cut.lost, WithinAbs(1, 1e-12));
    for (std::int64_t x = cut.lowest; x <= cut.highest(); ++x) CHECK(cut.at(x) == both.at(x));
  }
}

TEST_CASE("exact_distribution: tails") {
  const ExactDistribution x{.lowest = 2, .probability = {.1, .4, .3, .1, .1}};
  CHECK_THAT(x.p_value(5, Alternative::greater), WithinAbs(.2, 1e-15));
  CHECK_THAT(x.p_value(3, Alternative::less), WithinAbs(.5, 1e-15));
  CHECK_THAT(x.p_value(5, Alternative::two_sided), WithinAbs(.3, 1e-15));  // equal probabilities count
  CHECK_THAT(x.p_value(4, Alternative::two_sided), WithinAbs(.6, 1e-15));
  CHECK_THAT(x.p_value(5, Alternative::greater, true), WithinAbs(.15, 1e-15));
  CHECK_THAT(x.p_value(3, Alternative::less, true), WithinAbs(.3, 1e-15));
  CHECK(x.p_value(-9, Alternative::greater) == 1);
  CHECK(x.p_value(9, Alternative::greater) == 0);
  CHECK(x.p_value(-9, Alternative::less) == 0);
  CHECK_THAT(x.smallest_p(Alternative::greater), WithinAbs(.1, 1e-15));
  CHECK_THAT(x.smallest_p(Alternative::less), WithinAbs(.1, 1e-15));
  CHECK_THAT(x.smallest_p(Alternative::two_sided), WithinAbs(.3, 1e-15));
  CHECK_THROWS_AS(x.p_value(5, Alternative::two_sided, true), UsageError);
  CHECK_THROWS_AS(hypergeometric(3, 1, 2), UsageError);
  CHECK_THROWS_AS(hypergeometric(-1, 1, 2), UsageError);
  CHECK(x.table().rows() == 5);
  CHECK(ExactDistribution{}.at(0) == 1);
  CHECK(parse<Alternative>("two_sided") == Alternative::two_sided);
}
