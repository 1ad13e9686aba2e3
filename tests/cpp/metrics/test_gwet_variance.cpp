#include <tematik/metrics/gwet_variance.hpp>

#include <tematik/metrics/fleiss_kappa.hpp>
#include <tematik/metrics/gwet_ac1.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("gwet_variance: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{1, 1, 0}, {1, 0, 0}});
  CHECK_THAT(gwet_variance(r, WeightMatrix(2), {.expected = 0}, 2.0 / 3), WithinAbs(1.0 / 9, 1e-15));
  CHECK_THAT(gwet_variance(r, WeightMatrix(2), {}, 2.0 / 3, {.divisor = VarianceDivisor::n}),
             WithinAbs(2.0 / 27, 1e-15));
  CHECK_THAT(gwet_variance(r, WeightMatrix(2), {}, 2.0 / 3, {.sampled_fraction = .25}), WithinAbs(.75 / 9, 1e-15));
}

TEST_CASE("gwet_variance: nothing to say without units") {
  CHECK(std::isnan(gwet_variance(Ratings(), WeightMatrix(0), {}, 0)));
  const auto one = ratings_from(data::digits({"1", "1"}));
  CHECK(std::isnan(gwet_variance(one, WeightMatrix(1), {}, 1)));
  CHECK(std::isnan(gwet_alpha_variance(one, WeightMatrix(1))));
  const auto same = ratings_from(data::digits({"111", "111"}));
  CHECK(std::isnan(gwet_variance(same, WeightMatrix(1), {.expected = 1}, 1)));
  CHECK(std::isnan(gwet_alpha_variance(same, WeightMatrix(1))));
  const auto apart = ratings_from(data::digits({"1.", ".1"}));
  CHECK(std::isnan(gwet_variance(apart, WeightMatrix(1), {}, 1)));
}

TEST_CASE("gwet_variance: multiplicity of patterns counts as units") {
  const auto d3 = data::d3();
  const auto compact = d3.compacted();
  REQUIRE(compact.rows() < d3.rows());
  CHECK_THAT(fleiss_kappa(compact).se, WithinAbs(fleiss_kappa(d3).se, 1e-14));
  CHECK_THAT(krippendorff_alpha(compact).se, WithinAbs(krippendorff_alpha(d3).se, 1e-14));
  CHECK_THAT(gwet_ac1(compact).se, WithinAbs(gwet_ac1(d3).se, 1e-14));
}

TEST_CASE("gwet_variance: within 10 % of the jackknife on complete tables of 200 units") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, 3, 200, 4, 0);
    const auto jackknife = [&](auto&& figure) {
      std::vector<double> left_out;
      for (Eigen::Index i = 0; i < x.cols(); ++i) {
        Matrix<double> rest(x.rows(), x.cols() - 1);
        rest << x.leftCols(i), x.rightCols(x.cols() - 1 - i);
        left_out.push_back(figure(ratings_from(rest)));
      }
      double mean = 0, squares = 0;
      for (const double v : left_out) mean += v / 200;
      for (const double v : left_out) squares += (v - mean) * (v - mean);
      return std::sqrt(199.0 / 200 * squares);
    };
    const auto r = ratings_from(x);
    CHECK_THAT(fleiss_kappa(r).se, WithinRel(jackknife([](const Ratings& y) { return fleiss_kappa(y).value; }), .1));
    CHECK_THAT(gwet_ac1(r).se, WithinRel(jackknife([](const Ratings& y) { return gwet_ac1(y).value; }), .1));
    CHECK_THAT(krippendorff_alpha(r).se,
               WithinRel(jackknife([](const Ratings& y) { return krippendorff_alpha(y).value; }), .1));
    const KrippendorffOptions interval{.level = MeasurementLevel::interval};
    CHECK_THAT(krippendorff_alpha(r, interval).se,
               WithinRel(jackknife([&](const Ratings& y) { return krippendorff_alpha(y, interval).value; }), .1));
  }
}

TEST_CASE("gwet_variance: the unit jackknife of alpha on D1, as published") {
  const auto x = data::d1_matrix();
  std::vector<double> left_out;
  for (Eigen::Index i = 0; i < 11; ++i) {  // the pairable units
    Matrix<double> rest(x.rows(), x.cols() - 1);
    rest << x.leftCols(i), x.rightCols(x.cols() - 1 - i);
    left_out.push_back(krippendorff_alpha(ratings_from(rest)).value);
  }
  double mean = 0, squares = 0;
  for (const double v : left_out) mean += v / 11;
  for (const double v : left_out) squares += (v - mean) * (v - mean);
  CHECK_THAT(std::sqrt(10.0 / 11 * squares), WithinAbs(.146327, 1e-6));
}
