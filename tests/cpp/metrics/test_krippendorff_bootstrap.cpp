#include <tematik/metrics/krippendorff_bootstrap.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("krippendorff_bootstrap: D1, nominal, against the exact distribution") {
  const auto ci = krippendorff_bootstrap(data::d1());
  CHECK(ci.status == Status::ok);
  CHECK(ci.n == 60);
  CHECK(ci.n_cells == 17);
  CHECK_THAT(ci.lo, WithinAbs(.615132, .01));
  CHECK_THAT(ci.hi, WithinAbs(.871711, .01));
  // nominal: the number of different pairs is binomial (60, D_o)
  const auto alpha = krippendorff_alpha(data::d1());
  double below = 0, mass = std::pow(.8, 60), sum = 0, lo = 0, hi = 0;
  for (int k = 0; k <= 60; ++k) {
    const double value = 1 - k / (60 * alpha.expected);
    if (sum < .025) hi = value;
    if (sum < .975) lo = value;
    if (value < .8) below += mass;
    sum += mass;
    mass *= (60.0 - k) / (k + 1) * .25;
  }
  CHECK_THAT(below, WithinAbs(.786785, 1e-6));
  CHECK_THAT(lo, WithinAbs(.615132, 1e-6));
  CHECK_THAT(hi, WithinAbs(.871711, 1e-6));
  const auto many = krippendorff_bootstrap(data::d1(), {.n_boot = 40000});
  CHECK_THAT(many.below(.8), WithinAbs(below, .01));
  CHECK_THAT(many.lo, WithinAbs(lo, 1e-9));
  CHECK_THAT(many.hi, WithinAbs(hi, 1e-9));
  CHECK(many.method().seed == 0);
  for (const int threads : {1, 3}) {
    CHECK(krippendorff_bootstrap(data::d1(), {.threads = threads}).values == ci.values);
  }
}

TEST_CASE("krippendorff_bootstrap: other levels keep the mean of the data") {
  for (const auto level : {MeasurementLevel::ordinal, MeasurementLevel::interval, MeasurementLevel::circular}) {
    const auto ci = krippendorff_bootstrap(data::d1(), {.alpha = {.level = level}, .n_boot = 8000});
    double mean = 0;
    for (const double v : ci.values) mean += v / 8000;
    // n alpha = n - (n - 1) D_o/D_e of the data, here without the small-sample term: 1 - D_o/D_e
    const auto alpha = krippendorff_alpha(data::d1(), {.level = level});
    CHECK_THAT(mean, WithinAbs(1 - alpha.observed / alpha.expected, .01));
  }
}

TEST_CASE("krippendorff_bootstrap: alphas of 1 become 0") {
  // one value but for one unit: the diagonal has one cell
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const auto one_cell = krippendorff_bootstrap(data::table({{30, 1}, {0, 0}}), {.seed = seed});
    CHECK(one_cell.status == Status::ok);
    CHECK(std::count(one_cell.values.begin(), one_cell.values.end(), 1.0) == 0);
    CHECK(std::count(one_cell.values.begin(), one_cell.values.end(), 0.0) > 0);
  }
  // two cells: p = 14/16 and 1/16, M = 8
  const auto r = data::table({{7, 0}, {0, 1}});
  const auto two = krippendorff_bootstrap(r, {.n_boot = 1000});
  const double expected = std::pow(14.0 / 16, 8) + std::pow(2.0 / 16, 8);
  CHECK(two.n == 8);
  CHECK(std::count(two.values.begin(), two.values.end(), 0.0) == std::lround(1000 * expected));
  CHECK(std::count(two.values.begin(), two.values.end(), 1.0) == 1000 - std::lround(1000 * expected));
}

TEST_CASE("krippendorff_bootstrap: places of pairs") {
  const auto ci = krippendorff_bootstrap(data::d1(), {.method = PairBootstrap::kripp_pairs, .n_boot = 8000});
  CHECK(ci.status == Status::ok);
  CHECK(ci.n == 8 * 6 + 2 * 3 + 1);  // D1: units of four, three and two values
  CHECK(ci.lo < .743421);
  CHECK(ci.hi > .743421);
  double share = 0, pairs = 0, slots = 0;  // expectation: pairs drawn equally, weighted by place
  const auto d1 = data::d1();
  for (std::size_t i = 0; i < d1.rows(); ++i) {
    const auto row = d1.row(i);
    std::int64_t m = 0;
    for (std::size_t g = 0; g < 4; ++g) {
      if (row[g] == Ratings::missing) continue;
      for (std::size_t h = 0; h < g; ++h) {
        if (row[h] == Ratings::missing) continue;
        pairs += 1;
        share += row[g] != row[h] ? 1 : 0;
      }
      ++m;
    }
    if (m > 1) slots += static_cast<double>(m);  // m(m-1)/2 places of weight 2/(m-1)
  }
  double mean = 0;
  for (const double v : ci.values) mean += v / 8000;
  CHECK_THAT(mean, WithinAbs(1 - slots * share / pairs / (40 * krippendorff_alpha(d1).expected), .01));
  CHECK(parse<PairBootstrap>("kripp_pairs") == PairBootstrap::kripp_pairs);
}

TEST_CASE("krippendorff_bootstrap: number of pairs, halves up, at most 25 per cell") {
  CHECK(krippendorff_bootstrap(ratings_from(data::digits({"12", "12", "21", "1."}))).n == 11);  // 3 x 7/2 = 10.5
  const auto many = krippendorff_bootstrap(data::table({{400, 0}, {0, 400}}));
  CHECK(many.n_cells == 2);
  CHECK(many.n == 50);
}

TEST_CASE("krippendorff_bootstrap: statuses and options") {
  CHECK(krippendorff_bootstrap(Ratings()).status == Status::no_data);
  CHECK(krippendorff_bootstrap(ratings_from(data::digits({"1.", ".1"}))).status == Status::no_pairable);
  const auto same = krippendorff_bootstrap(ratings_from(data::digits({"11", "11"})));
  CHECK(same.status == Status::no_variation);
  CHECK(same.values.empty());
  CHECK(std::isnan(same.below(.8)));
  CHECK_THROWS_AS(krippendorff_bootstrap(data::d1(), {.n_boot = 0}), UsageError);
}

TEST_CASE("krippendorff_bootstrap: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
  const auto ci = krippendorff_bootstrap(r);
  CHECK(ci.n == 4);
  CHECK(ci.n_cells == 4);
  CHECK(ci.below(2) == 1);
}
