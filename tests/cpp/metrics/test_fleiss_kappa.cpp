#include <tematik/metrics/fleiss_kappa.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("fleiss_kappa: D3") {
  const auto k = fleiss_kappa(data::d3());
  check::figure(k, .430245, .054199);
  CHECK_THAT(k.observed, WithinAbs(.555556, 1e-6));
  CHECK_THAT(k.expected, WithinAbs(.219938, 1e-6));
  CHECK_THAT(k.null_se, WithinAbs(.024374, 1e-6));
  CHECK_THAT(k.value / k.null_se, WithinAbs(17.6518, 5e-5));
  const std::vector<double> by_category{.244755, .244755, .520000, .471127, .566118};
  REQUIRE(k.category_kappa.size() == 5);
  for (std::size_t c = 0; c < 5; ++c) CHECK_THAT(k.category_kappa[c], WithinAbs(by_category[c], 1e-6));
  check::figure(fleiss_kappa(data::d3_first15()), .4139265, .0811929, 1e-7);
}

TEST_CASE("fleiss_kappa: D7, categories") {
  const auto k = fleiss_kappa(data::d7());
  const std::vector<double> by_category{.781, .247, .402, .435};
  for (std::size_t c = 0; c < 4; ++c) CHECK_THAT(k.category_kappa[c], WithinAbs(by_category[c], 5e-4));
}

TEST_CASE("fleiss_kappa: D1 with every weight") {
  check::figure(fleiss_kappa(data::d1()), .76117, .15302, 5e-6);
  const std::vector<std::pair<AgreementWeights, double>> known{
      {AgreementWeights::quadratic, .86494},   {AgreementWeights::linear, .81794},  {AgreementWeights::ratio, .82134},
      {AgreementWeights::circular, .80720},    {AgreementWeights::bipolar, .85307}, {AgreementWeights::radical, .78992},
      {AgreementWeights::ordinal_gwet, .85021}};
  for (const auto& [weights, value] : known) {
    const auto k = fleiss_kappa(data::d1(), {.weights = weights});
    check::figure(k, value, undefined_value, 5.1e-6);
    CHECK(std::isnan(k.category_kappa[0]));  // gaps
    CHECK(std::isnan(k.null_se));
  }
  CHECK_THAT(fleiss_kappa(data::d1(), {.weights = AgreementWeights::quadratic}).se, WithinAbs(.14603, 5e-6));
}

TEST_CASE("fleiss_kappa: no variation and statuses") {
  check::statuses([](const Ratings& r) { return fleiss_kappa(r); }, 3);
  const auto same = data::table({{9, 0}, {0, 0}});
  const auto k = fleiss_kappa(same);
  CHECK(k.status == Status::no_variation);
  CHECK(std::isnan(k.value));
  CHECK(std::isnan(k.null_se));
  CHECK(k.observed == 1);
  CHECK(k.expected == 1);
  CHECK(k.flags.has(Flag::unused_categories));
  CHECK(fleiss_kappa(same, {.no_variation = NoVariation::one}).value == 1);
  CHECK(fleiss_kappa(same, {.no_variation = NoVariation::zero}).value == 0);
  CHECK(fleiss_kappa(same, {.no_variation = NoVariation::zero}).status == Status::no_variation);
}

TEST_CASE("fleiss_kappa: against sums over units on generated tables, coders and units in any order") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, dice.between(2, 5), dice.between(1, 12), dice.between(1, 4), dice(5));
    const auto k = fleiss_kappa(ratings_from(x));
    if (k.status != Status::ok) continue;
    double agree = 0, pairable = 0, units = 0;
    std::vector<double> pi(10);
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
      double same = 0, pairs = 0, r = 0;
      for (Eigen::Index g = 0; g < x.rows(); ++g) {
        if (std::isnan(x(g, i))) continue;
        r += 1;
        for (Eigen::Index h = 0; h < x.rows(); ++h) {
          if (h == g || std::isnan(x(h, i))) continue;
          pairs += 1;
          same += x(g, i) == x(h, i) ? 1 : 0;
        }
      }
      if (pairs > 0) agree += same / pairs, pairable += 1;
      if (r > 0) units += 1;
      for (Eigen::Index g = 0; g < x.rows(); ++g)
        if (!std::isnan(x(g, i))) pi[static_cast<std::size_t>(x(g, i))] += 1 / r;
    }
    double p_e = 0;
    for (const double share : pi) p_e += share / units * share / units;
    CHECK_THAT(k.value, WithinAbs((agree / pairable - p_e) / (1 - p_e), 1e-12));
    Matrix<double> turned = x.colwise().reverse().rowwise().reverse();
    const auto other = fleiss_kappa(ratings_from(turned));
    CHECK_THAT(other.value, WithinAbs(k.value, 1e-12));
    if (!std::isnan(k.se)) CHECK_THAT(other.se, WithinAbs(k.se, 1e-12));
    CHECK_THAT(fleiss_kappa(ratings_from(x).compacted()).value, WithinAbs(k.value, 1e-12));
  }
}

TEST_CASE("fleiss_kappa: the example of its documentation") {
  const auto k = fleiss_kappa(ratings_from(Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}}));
  CHECK(k.status == Status::ok);
  CHECK(std::abs(k.value - 7.0 / 15) < 1e-15);
}
