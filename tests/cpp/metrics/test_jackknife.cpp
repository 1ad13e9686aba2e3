#include <tematik/metrics/jackknife.hpp>

#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/gwet_ac1.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("jackknife: alpha on D1, by unit") {
  const auto ci = jackknife(data::d1(), [](const Ratings& r) { return krippendorff_alpha(r).value; });
  CHECK(ci.status == Status::ok);
  CHECK(ci.n == 11);
  CHECK_THAT(ci.value, WithinAbs(.743421, 1e-6));
  CHECK_THAT(ci.se, WithinAbs(.146327, 1e-6));
  CHECK_THAT(ci.lo, WithinAbs(.417385, 1e-6));
  CHECK(ci.hi == 1);
  const auto all = jackknife(data::d1(), [](const Ratings& r) { return gwet_ac1(r).value; }, {.pairable_only = false});
  CHECK(all.n == 12);
}

TEST_CASE("jackknife: equal units left out once, counted often") {
  const auto r = data::d5a();
  const auto ci = jackknife(r, [](const Ratings& x) { return cohen_kappa(x).value; });
  CHECK(ci.n == 100);
  CHECK(ci.values.size() == 5);
  CHECK_THAT(ci.se, WithinRel(cohen_kappa(r).se, .05));
}

TEST_CASE("jackknife: by source, T1") {
  std::vector<Ratings> sources;
  const std::size_t pair[]{0, 1};
  for (const auto& table : data::per_source(data::t1())) sources.push_back(table.ratings(0, pair));
  const ClusteredRatings clusters(sources);
  const auto ci = jackknife(3, [&](std::span<const std::int64_t> w) -> std::optional<double> {
    return cohen_kappa(clusters.weighted(w), {.variance = false}).value;
  });
  REQUIRE(ci.status == Status::ok);
  CHECK_THAT(ci.value, WithinAbs(14.0 / 17, 1e-12));
  std::vector<double> known;  // without s1, s2, s3, from the counts of each source
  for (const auto& cells :
       std::vector<std::vector<std::vector<std::int64_t>>>{{{7, 3}, {0, 40}}, {{8, 2}, {0, 50}}, {{15, 5}, {0, 50}}}) {
    known.push_back(cohen_kappa(data::table(cells)).value);
  }
  REQUIRE(ci.values.size() == 3);
  double mean = 0, squares = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_THAT(ci.values[i], WithinAbs(known[i], 1e-12));
    mean += known[i] / 3;
  }
  for (const double v : known) squares += (v - mean) * (v - mean);
  CHECK_THAT(ci.se, WithinAbs(std::sqrt(2.0 / 3 * squares), 1e-12));
  CHECK_THAT(ci.lo, WithinAbs(ci.value - 4.302653 * ci.se, 1e-6));
}

TEST_CASE("jackknife: what has no figure") {
  const auto kappa = [](const Ratings& r) { return cohen_kappa(r).value; };
  CHECK(jackknife(data::table({{1, 0}, {0, 0}}), kappa).status == Status::too_few_units);
  const auto rare = jackknife(data::table({{9, 1}, {0, 0}}), kappa);  // without the one "2" nothing varies
  CHECK(rare.status == Status::undefined);
  CHECK(rare.n_undefined == 1);
  CHECK(std::isnan(rare.se));
  CHECK(rare.value == 0);
  const auto mean = [](std::span<const std::int64_t>) { return 1.0; };
  CHECK(jackknife(0, mean).status == Status::too_few_units);
  CHECK(jackknife(1, mean).status == Status::too_few_units);
  CHECK(jackknife(2, mean).se == 0);
  CHECK_THROWS_AS(jackknife(2, mean, {.confidence = 0}), UsageError);
  CHECK(jackknife(2, mean).method().n == 2);
}

TEST_CASE("jackknife: the example of its documentation") {
  const std::vector<double> means{1, 2, 4};
  const auto ci = jackknife(3, [&](std::span<const std::int64_t> w) {
    double sum = 0, n = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += double(w[k]) * means[k], n += double(w[k]);
    return sum / n;
  });
  CHECK(std::abs(ci.se * ci.se - 7.0 / 9) < 1e-12);
}
