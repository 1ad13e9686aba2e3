#include <tematik/metrics/cluster_bootstrap.hpp>

#include <map>
#include <set>

#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

using Weights = std::span<const std::int64_t>;

/// kappa of code a between P and Q over a resample of T1.
struct KappaOfT1 {
  ClusteredRatings clusters;

  KappaOfT1() : clusters(ratings()) {}
  static std::vector<Ratings> ratings() {
    std::vector<Ratings> out;
    const std::size_t pair[]{0, 1};
    for (const auto& table : data::per_source(data::t1())) out.push_back(table.ratings(0, pair));
    return out;
  }
  std::optional<double> operator()(Weights weights) const {
    const auto k = cohen_kappa(clusters.weighted(weights), {.variance = false});
    if (k.status != Status::ok) return std::nullopt;
    return k.value;
  }
};

/// "112" for two draws of source 1 and one of source 2.
std::string draws(Weights weights) {
  std::string out;
  for (std::size_t k = 0; k < weights.size(); ++k)
    out += std::string(static_cast<std::size_t>(weights[k]), static_cast<char>('1' + k));
  return out;
}

}  // namespace

TEST_CASE("cluster_bootstrap: T1, the first replicates draw 213 333 333 332 221 233") {
  const std::vector<std::string> drawn{"123", "333", "333", "233", "122", "233"};  // as multisets
  for (std::uint32_t r = 0; r < drawn.size(); ++r) CHECK(draws(cluster_weights(3, 0, r)) == drawn[r]);
  std::string in_order;
  for (std::uint32_t r = 0; r < 6; ++r) {
    RandomStream stream(0, RandomPurpose::agreement, r);
    for (int i = 0; i < 3; ++i) in_order += std::to_string(stream.draw(3) + 1);
  }
  CHECK(in_order == "213333333332221233");
}

TEST_CASE("cluster_bootstrap: T1, 2000 replicates, their figures, the interval") {
  std::map<std::string, std::int64_t> counts;
  for (std::uint32_t r = 0; r < 2000; ++r) ++counts[draws(cluster_weights(3, 0, r))];
  CHECK(counts == std::map<std::string, std::int64_t>{{"222", 80},
                                                      {"223", 193},
                                                      {"122", 218},
                                                      {"233", 220},
                                                      {"123", 451},
                                                      {"112", 233},
                                                      {"111", 69},
                                                      {"113", 255},
                                                      {"133", 208},
                                                      {"333", 73}});
  const KappaOfT1 kappa;
  const std::vector<std::pair<std::vector<std::int64_t>, double>> exact{
      {{0, 3, 0}, .756757}, {{0, 2, 1}, .777778}, {{1, 2, 0}, .793814}, {{0, 1, 2}, .8},  {{1, 1, 1}, .823529},
      {{2, 1, 0}, .826966}, {{3, 0, 0}, .857143}, {{2, 0, 1}, .864865}, {{1, 0, 2}, .875}};
  for (const auto& [weights, value] : exact) CHECK_THAT(kappa(weights).value(), WithinAbs(value, 1e-6));
  const std::vector<std::int64_t> empty{0, 0, 3};
  CHECK_FALSE(kappa(empty));

  const auto ci = cluster_bootstrap(3, kappa);
  CHECK(ci.status == Status::ok);
  CHECK(ci.n_undefined == 73);
  CHECK_THAT(ci.se, WithinAbs(.033344, 1e-6));
  CHECK_THAT(ci.lo, WithinAbs(.756757, 1e-6));
  CHECK_THAT(ci.hi, WithinAbs(.875, 1e-6));
  CHECK(ci.flags.has(Flag::few_clusters));
  CHECK_FALSE(ci.flags.has(Flag::ci_undefined_resamples));  // 73 of 2000 are 3.65 %
  CHECK(ci.values.size() == 2000);
  CHECK(ci.table().rows() == 2000);
  CHECK(ci.method().seed == 0);
  for (const int threads : {1, 2, 7}) {
    const auto again = cluster_bootstrap(3, kappa, {.threads = threads});
    CHECK(std::equal(again.values.begin(), again.values.end(), ci.values.begin(),
                     [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
    CHECK(again.se == ci.se);
  }
}

TEST_CASE("cluster_bootstrap: quantiles of the empirical distribution") {
  const std::vector<double> ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(inverse_ecdf(ten, .1) == 1);
  CHECK(inverse_ecdf(ten, .1000001) == 2);
  CHECK(inverse_ecdf(ten, .3) == 3);  // 3/10 may lie below .3 by rounding
  CHECK(inverse_ecdf(ten, 0) == 1);
  CHECK(inverse_ecdf(ten, 1) == 10);
  CHECK(inverse_ecdf(ten, .975) == 10);
  const std::vector<double> one{4};
  CHECK(inverse_ecdf(one, .5) == 4);
  CHECK(std::isnan(inverse_ecdf({}, .5)));
  for (int n = 1; n <= 60; ++n) {
    std::vector<double> values(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) values[static_cast<std::size_t>(i)] = i;
    for (int q = 0; q <= 1000; ++q) {
      const double wanted = q / 1000.0;
      int i = 0;
      while (i + 1 < n && (i + 1) / static_cast<double>(n) < wanted - 1e-12) ++i;
      CHECK(inverse_ecdf(values, wanted) == i);
    }
  }
}

TEST_CASE("cluster_bootstrap: too few clusters, no value, bad options") {
  const auto constant = [](Weights) { return 1.0; };
  CHECK(cluster_bootstrap(0, constant).status == Status::too_few_units);
  CHECK(cluster_bootstrap(1, constant).status == Status::too_few_units);
  CHECK(std::isnan(cluster_bootstrap(1, constant).lo));
  const auto never = cluster_bootstrap(12, [](Weights) { return std::optional<double>(); });
  CHECK(never.status == Status::undefined);
  CHECK(never.n_undefined == 2000);
  CHECK(never.flags.has(Flag::ci_undefined_resamples));
  CHECK_FALSE(never.flags.has(Flag::few_clusters));
  CHECK(std::isnan(never.se));
  const auto nan = cluster_bootstrap(3, [](Weights) { return undefined_value; }, {.n_boot = 10});
  CHECK(nan.n_undefined == 10);
  const auto single = cluster_bootstrap(3, constant, {.n_boot = 1});
  CHECK(single.lo == 1);
  CHECK(std::isnan(single.se));
  CHECK_THROWS_AS(cluster_bootstrap(3, constant, {.n_boot = 0}), UsageError);
  CHECK_THROWS_AS(cluster_bootstrap(3, constant, {.confidence = 1}), UsageError);
  CHECK_THROWS_AS(cluster_bootstrap(3, [](Weights) -> double { throw InputError("x", "x"); }), InputError);
}

TEST_CASE("cluster_bootstrap: the interval of alpha on D1, units as clusters, contains alpha") {
  std::vector<Ratings> units;
  const auto d1 = data::d1();
  for (std::size_t i = 0; i < d1.rows(); ++i) {
    Ratings unit(d1.coders(), d1.categories(), d1.values(), false);
    unit.add(d1.row(i));
    units.push_back(unit);
  }
  const ClusteredRatings clusters(units);
  const auto ci = cluster_bootstrap(
      units.size(), [&](Weights w) { return krippendorff_alpha(clusters.weighted(w), {.variance = false}).value; });
  CHECK_THAT(ci.lo, WithinAbs(.415, .02));
  CHECK_THAT(ci.hi, WithinAbs(1, .02));
  CHECK(ci.lo <= .743421);
  CHECK(.743421 <= ci.hi);
}

TEST_CASE("cluster_bootstrap: 95 % intervals hold the truth in 90 to 98 of 100 simulated studies of 40 sources") {
  int hit = 0;
  for (std::uint64_t study = 0; study < 200; ++study) {
    RandomStream dice(study, RandomPurpose::scenario, 7);
    std::vector<double> sources(40);
    for (auto& x : sources) {
      for (int i = 0; i < 12; ++i) x += dice.uniform() / 12;  // mean .5
    }
    const auto ci = cluster_bootstrap(40,
                                      [&](Weights w) {
                                        double sum = 0;
                                        for (std::size_t k = 0; k < w.size(); ++k)
                                          sum += static_cast<double>(w[k]) * sources[k];
                                        return sum / 40;
                                      },
                                      {.n_boot = 400, .seed = study, .threads = 1});
    hit += ci.lo <= .5 && .5 <= ci.hi ? 1 : 0;
  }
  CHECK(hit >= 180);
  CHECK(hit <= 196);
}

TEST_CASE("cluster_bootstrap: the example of its documentation") {
  const std::vector<double> means{1.0, 2.0, 4.0};
  const auto ci = cluster_bootstrap(means.size(), [&](std::span<const std::int64_t> w) {
    double sum = 0;
    for (std::size_t k = 0; k < w.size(); ++k) sum += static_cast<double>(w[k]) * means[k];
    return sum / 3;
  });
  CHECK(ci.status == Status::ok);
  CHECK(ci.lo >= 1);
  CHECK(ci.hi <= 4);
}
