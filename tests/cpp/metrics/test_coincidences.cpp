#include <tematik/metrics/coincidences.hpp>

#include <numeric>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("coincidences: D1") {
  const auto t = coincidences(data::d1());
  CHECK(t.n == 40);
  CHECK(t.n_c == std::vector<std::int64_t>{9, 13, 10, 5, 3});
  CHECK(t.nonzero() == 17);
  const auto o = t.matrix();
  const std::vector<double> diagonal{7, 10, 8, 4, 3};
  for (std::size_t c = 0; c < 5; ++c) {
    CHECK_THAT(o(c, c), WithinAbs(diagonal[c], 1e-12));
    double sum = 0;
    for (std::size_t k = 0; k < 5; ++k) {
      sum += o(c, k);
      CHECK(o(c, k) == o(k, c));
    }
    CHECK_THAT(sum, WithinAbs(static_cast<double>(t.n_c[c]), 1e-12));
  }
  CHECK(o.rows() == data::d1().categories());
}

TEST_CASE("coincidences: shares of D_o of D1") {
  const auto shares = disagreement_shares(data::d1());
  const std::vector<double> known{0, .05, 0, 0, 0, .10, 0, .05, 0, 0, 0, 0};
  REQUIRE(shares.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) CHECK_THAT(shares[i], WithinAbs(known[i], 1e-12));
}

TEST_CASE("coincidences: cells and shares against pairs of values, on generated tables") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, dice.between(2, 5), dice.between(1, 10), dice.between(2, 4), dice(6));
    const auto r = ratings_from(x);
    const auto o = coincidences(r).matrix();
    Matrix<double> naive = Matrix<double>::Zero(o.values().rows(), o.values().cols());
    for (std::size_t i = 0; i < r.rows(); ++i) {
      const auto row = r.row(i);
      const auto m = std::count_if(row.begin(), row.end(), [](auto v) { return v != Ratings::missing; });
      for (std::size_t g = 0; g < row.size(); ++g) {
        for (std::size_t h = 0; h < row.size(); ++h) {
          if (g == h || row[g] == Ratings::missing || row[h] == Ratings::missing) continue;
          naive(row[g], row[h]) += 1 / static_cast<double>(m - 1);
        }
      }
    }
    for (Eigen::Index c = 0; c < naive.rows(); ++c) {
      for (Eigen::Index k = 0; k < naive.cols(); ++k) CHECK_THAT(o.values()(c, k), WithinAbs(naive(c, k), 1e-12));
    }
    for (const auto level : {MeasurementLevel::nominal, MeasurementLevel::ordinal, MeasurementLevel::ratio}) {
      const auto alpha = krippendorff_alpha(r, {.level = level});
      const auto shares = disagreement_shares(r, {.level = level});
      if (std::isnan(alpha.observed)) {
        CHECK(shares.empty());
        continue;
      }
      CHECK_THAT(std::accumulate(shares.begin(), shares.end(), 0.0), WithinAbs(alpha.observed, 1e-10));
      const auto compact = disagreement_shares(r.compacted(), {.level = level});
      CHECK_THAT(std::accumulate(compact.begin(), compact.end(), 0.0), WithinAbs(alpha.observed, 1e-10));
    }
  }
}

TEST_CASE("coincidences: tables without pairs") {
  CHECK(coincidences(Ratings()).cells.empty());
  CHECK(disagreement_shares(Ratings()).empty());
  const auto apart = ratings_from(data::digits({"1.", ".1"}));
  CHECK(coincidences(apart).n == 0);
  CHECK(coincidences(apart).nonzero() == 0);
  const auto same = ratings_from(data::digits({"11", "11"}));
  CHECK(disagreement_shares(same) == std::vector<double>{0, 0});
}

TEST_CASE("coincidences: the example of its documentation") {
  const auto t = coincidences(ratings_from(Matrix<double>{{0, 1}, {1, 1}}));
  CHECK(t.n == 4);
  REQUIRE(t.cells.size() == 2);
  CHECK(t.cells[1].o == 2);
}
