#include <tematik/metrics/lowe.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double lowe_misses(LoweModel model, double a, double beta, const std::vector<std::int64_t>& cumulative) {
  double sum = 0;
  for (std::size_t i = 0; i < cumulative.size(); ++i) {
    const auto n = static_cast<double>(i) + 1;
    double f = 0;
    if (model == LoweModel::is) f = 1 - std::pow(1 - beta, n);
    if (model == LoweModel::iw) f = beta * n / (1 + beta * (n - 1));
    if (model == LoweModel::sw) {
      f = beta >= 1 ? 1 : 1 - std::exp(std::lgamma(1 - beta + n) - std::lgamma(1 - beta) - std::lgamma(1 + n));
    }
    const double rest = a * f - static_cast<double>(cumulative[i]);
    sum += rest * rest;
  }
  return sum;
}

}  // namespace

TEST_CASE("lowe: F15") {
  const auto l = lowe(data::f15());
  CHECK(l.status == Status::ok);
  REQUIRE(l.fits.size() == 6);
  struct Known {
    double a, beta, sse, index;
  };
  const std::vector<Known> known{{17.429813, .288409, 4.424174, 105.88},
                                 {21.094702, .275724, 2.549255, 85.71},
                                 {54.961683, .118831, 4.907672, 33.33},
                                 {18, .265315, 5.848079, 100}};
  for (std::size_t i = 0; i < known.size(); ++i) {
    CAPTURE(i);
    CHECK(l.fits[i].status == Status::ok);
    CHECK(l.fits[i].constrained == (i >= 3));
    CHECK_THAT(l.fits[i].a, WithinAbs(known[i].a, 1e-6));
    CHECK_THAT(l.fits[i].beta, WithinAbs(known[i].beta, 1e-6));
    CHECK_THAT(l.fits[i].sse, WithinAbs(known[i].sse, 1e-6));
    CHECK_THAT(l.fits[i].index, WithinAbs(known[i].index, 5e-3));
  }
  CHECK(l.fits[4].a == l.fits[1].a);  // above S already
  CHECK(l.fits[0].reason == "below_observed");
  CHECK(l.flags.has(Flag::below_observed));
  CHECK_THAT(l.closed_a, WithinAbs(22.105263, 1e-6));
  CHECK_THAT(l.closed_beta, WithinAbs(.226190, 1e-6));
}

TEST_CASE("lowe: no other curve lies nearer") {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, 3 + static_cast<int>(seed % 12), 20, 4);
    const auto cumulative = incidence.cumulative();
    const auto l = lowe(incidence);
    if (l.status != Status::ok) continue;
    RandomStream dice(seed, RandomPurpose::scenario, 9);
    for (const auto& fit : l.fits) {
      CAPTURE(to_string(fit.model), fit.constrained, fit.beta);
      if (fit.status == Status::limit) {
        CHECK(std::isnan(fit.a));
      } else {
        CHECK_THAT(lowe_misses(fit.model, fit.a, fit.beta, cumulative), WithinAbs(fit.sse, 1e-6));
        if (fit.constrained) CHECK(fit.a >= static_cast<double>(l.codes));
      }
      for (int trial = 0; trial < 300; ++trial) {
        const double beta = trial % 3 == 0 || fit.status == Status::limit
                                ? .001 + .998 * dice.uniform()
                                : std::clamp(fit.beta * (.9 + .2 * dice.uniform()), 1e-9, 1.0);
        const double least = fit.constrained ? static_cast<double>(l.codes) : 0;
        const double start = std::isnan(fit.a) ? 50 * dice.uniform() : fit.a * (.9 + .2 * dice.uniform());
        CHECK(lowe_misses(fit.model, std::max(start, least), beta, cumulative) >= fit.sse - 1e-6);
      }
    }
    if (l.closed_status != Status::ok) continue;
    const auto t = static_cast<double>(l.units);
    const auto at = [&](double n) { return l.closed_a * l.closed_beta * n / (1 + l.closed_beta * (n - 1)); };
    CHECK_THAT(at(1), WithinAbs(static_cast<double>(cumulative.front()), 1e-9));
    CHECK_THAT(at(t), WithinAbs(static_cast<double>(cumulative.back()), 1e-9));
  }
}

TEST_CASE("lowe: shapes against their definition, slopes against differences") {
  for (const double beta : {.01, .3, .7, .95}) {
    const double h = 1e-6;
    for (const auto& shape : {detail::lowe_is, detail::lowe_iw, detail::lowe_sw}) {
      const auto at = shape(beta, 12);
      const auto up = shape(beta + h, 12);
      const auto down = shape(beta - h, 12);
      for (std::size_t i = 0; i < 12; ++i) CHECK_THAT(at.slope[i], WithinAbs((up.f[i] - down.f[i]) / (2 * h), 1e-6));
    }
    const auto sw = detail::lowe_sw(beta, 12);
    for (std::size_t i = 0; i < 12; ++i) {
      const auto n = static_cast<double>(i) + 1;
      const double gamma = std::exp(std::lgamma(1 - beta + n) - std::lgamma(1 - beta) - std::lgamma(1 + n));
      CHECK_THAT(sw.f[i], WithinAbs(1 - gamma, 1e-12));
    }
  }
}

TEST_CASE("lowe: curves that do not bend, and curves that end at once") {
  const std::vector<std::int64_t> straight(8, 2);
  const auto line = lowe(straight);
  CHECK(line.status == Status::ok);
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    CHECK(line.fits[i].status == Status::limit);
    CHECK(line.fits[i].reason == "unbounded");
    CHECK_THAT(line.fits[i].sse, WithinAbs(0, 1e-9));
  }
  CHECK(line.closed_status == Status::undefined);
  CHECK(std::isnan(line.closed_a));
  const std::vector<std::int64_t> once{5, 0, 0, 0};
  const auto flat = lowe(once);
  for (const auto& fit : flat.fits) {
    CHECK_THAT(fit.a, WithinAbs(5, 1e-9));
    CHECK(fit.beta == 1);
    CHECK(fit.index == 100);
    CHECK(fit.reason.empty());
  }
  const std::vector<std::int64_t> late{0, 0, 0, 0, 3};
  for (const auto& fit : lowe(late).fits) CHECK(fit.status != Status::ok);
}

TEST_CASE("lowe: degenerate, choices, what it hands out") {
  const std::vector<std::int64_t> none;
  CHECK(lowe(none).status == Status::no_data);
  const std::vector<std::int64_t> two{3, 1};
  CHECK(lowe(two).status == Status::too_few_units);
  CHECK(lowe(two).reason == "fewer_than_3_units");
  const std::vector<std::int64_t> zeros(4);
  CHECK(lowe(zeros).status == Status::undefined);
  CHECK(lowe(zeros).fits.empty());
  const std::vector<std::int64_t> bad{1, 1, -1};
  CHECK_THROWS_AS(lowe(bad), InputError);
  CHECK(lowe(data::f15(), {.lowe = LoweFits::free}).fits.size() == 3);
  const auto constrained = lowe(data::f15(), {.lowe = LoweFits::constrained});
  CHECK(constrained.fits.size() == 3);
  CHECK(constrained.fits[0].constrained);
  CHECK_FALSE(constrained.flags.has(Flag::below_observed));
  CHECK(lowe(data::f15()).table().rows() == 6);
  CHECK(lowe(data::f15()).table()["model"].as<std::string>()[5] == "sw");
  CHECK(lowe(data::f15()).method().function == "lowe");
  CHECK(parse<LoweFits>("constrained") == LoweFits::constrained);
}
