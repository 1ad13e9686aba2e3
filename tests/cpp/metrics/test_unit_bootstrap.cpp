#include <tematik/metrics/unit_bootstrap.hpp>

#include <map>

#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/percent_agreement.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

const auto alpha_of_resample = [](const Ratings& r) { return krippendorff_alpha(r, {.variance = false}).value; };

}  // namespace

TEST_CASE("unit_bootstrap: alpha on D1") {
  const auto ci = unit_bootstrap(data::d1(), alpha_of_resample);
  CHECK(ci.status == Status::ok);
  CHECK_THAT(ci.lo, WithinAbs(.415, .02));
  CHECK_THAT(ci.hi, WithinAbs(1, .02));
  CHECK(ci.lo <= .743421);
  CHECK(.743421 <= ci.hi);
  CHECK(ci.n == 12);
  CHECK(ci.values.size() == 2000);
  CHECK(ci.method().seed == 0);
  const auto order = ratings_from(data::d1_matrix().rowwise().reverse(), {"A", "B", "C", "D"});
  const auto same = [&](const UnitBootstrapResult& other) {
    return std::equal(ci.values.begin(), ci.values.end(), other.values.begin(),
                      [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
  };
  CHECK(same(unit_bootstrap(order, alpha_of_resample)));  // rows in any order
  for (const int threads : {1, 2, 8}) CHECK(same(unit_bootstrap(data::d1(), alpha_of_resample, {.threads = threads})));
  CHECK_FALSE(same(unit_bootstrap(data::d1(), alpha_of_resample, {.seed = 1})));
}

TEST_CASE("unit_bootstrap: the error of a share is that of the binomial, whatever the number of units") {
  for (const std::int64_t n : {10, 100, 10000, 1000000}) {
    const auto r = data::table({{3 * n, n}, {0, 6 * n}});
    const auto ci = unit_bootstrap(r, [](const Ratings& x) { return percent(x, {.variance = false}).value; });
    CHECK_THAT(ci.se / std::sqrt(.9 * .1 / (10 * static_cast<double>(n))), WithinAbs(1, .06));
    CHECK(ci.n == 10 * n);
  }
}

TEST_CASE("unit_bootstrap: binomial draws follow the binomial distribution") {
  struct Case {
    std::int64_t n;
    double p;
  };
  for (const auto& [n, p] : std::vector<Case>{{1, .3}, {7, .9}, {40, .2}, {40, .3}, {60, .5}, {200, .07}, {90, .85}}) {
    CAPTURE(n, p);
    std::map<std::int64_t, double> seen;
    const int draws = n == 60 || n == 200 ? 500000 : 200000;
    RandomStream stream(1, RandomPurpose::scenario, static_cast<std::uint64_t>(n));
    for (int i = 0; i < draws; ++i) seen[detail::binomial_draw(stream, n, p)] += 1;
    double chi2 = 0, cells = 0, covered = 0;
    for (std::int64_t k = 0; k <= n; ++k) {
      const auto x = static_cast<double>(k);
      const auto size = static_cast<double>(n);
      const double mass = std::exp(std::lgamma(size + 1) - std::lgamma(x + 1) - std::lgamma(size - x + 1) +
                                   x * std::log(p) + (size - x) * std::log(1 - p));
      covered += seen[k];
      if (draws * mass < 10) continue;
      chi2 += std::pow(seen[k] - draws * mass, 2) / (draws * mass);
      cells += 1;
    }
    CHECK(covered == draws);  // nothing outside 0..n
    CHECK(chi2 < cells + 4 * std::sqrt(2 * cells) + 4);
  }
  RandomStream stream(1, RandomPurpose::scenario, 0);
  CHECK(detail::binomial_draw(stream, 0, .5) == 0);
  CHECK(detail::binomial_draw(stream, 9, 0) == 0);
  CHECK(detail::binomial_draw(stream, 9, 1) == 9);
}

TEST_CASE("unit_bootstrap: the tail of Stirling's formula") {
  for (double k = 0; k < 200; ++k) {
    const double main = (k + .5) * std::log(k + 1) - (k + 1) + .5 * std::log(2 * std::acos(-1.0));
    CHECK_THAT(detail::stirling_tail(k), WithinAbs(std::lgamma(k + 1) - main, 1e-9));
  }
}

TEST_CASE("unit_bootstrap: multinomial draws add up") {
  RandomStream stream(1, RandomPurpose::scenario, 3);
  const std::vector<double> weights{0, 2, 0, 5, 1, 0};
  std::vector<double> mean(6);
  for (int i = 0; i < 2000; ++i) {
    const auto drawn = detail::multinomial_draw(stream, 80, weights);
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < 6; ++c) {
      sum += drawn[c];
      mean[c] += static_cast<double>(drawn[c]) / 2000;
      if (weights[c] == 0) CHECK(drawn[c] == 0);
    }
    CHECK(sum == 80);
  }
  CHECK_THAT(mean[1], WithinAbs(20, .4));
  CHECK_THAT(mean[3], WithinAbs(50, .4));
}

TEST_CASE("unit_bootstrap: nothing to draw, no value, bad options") {
  CHECK(unit_bootstrap(Ratings(), alpha_of_resample).status == Status::too_few_units);
  CHECK(unit_bootstrap(ratings_from(data::digits({"1.", "2."})), alpha_of_resample).status == Status::too_few_units);
  const auto same = unit_bootstrap(ratings_from(data::digits({"111", "111"})), alpha_of_resample, {.n_boot = 20});
  CHECK(same.status == Status::undefined);
  CHECK(same.n_undefined == 20);
  CHECK(same.flags.has(Flag::ci_undefined_resamples));
  CHECK_THROWS_AS(unit_bootstrap(data::d1(), alpha_of_resample, {.n_boot = 0}), UsageError);
  CHECK_THROWS_AS(unit_bootstrap(data::d1(), alpha_of_resample, {.confidence = 1}), UsageError);
  CHECK_THROWS_AS(unit_bootstrap(data::d1(), [](const Ratings&) -> double { throw InputError("x", "x"); }), InputError);
}

TEST_CASE("unit_bootstrap: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
  const auto ci = unit_bootstrap(r, [](const Ratings& x) { return percent(x).value; });
  CHECK(ci.lo <= 0.75);
  CHECK(0.75 <= ci.hi);
}
