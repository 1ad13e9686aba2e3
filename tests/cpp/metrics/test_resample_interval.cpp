#include <tematik/metrics/resample_interval.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("resample_interval: percentiles, error, undefined resamples") {
  ResampleInterval out;
  const std::vector<double> values{3, undefined_value, 1, 2, 4};
  const auto defined = detail::summarise_resamples(out, values, .5);
  CHECK(defined == std::vector<double>{1, 2, 3, 4});
  CHECK(out.status == Status::ok);
  CHECK(out.n_boot == 5);
  CHECK(out.n_undefined == 1);
  CHECK(out.lo == 1);
  CHECK(out.hi == 3);
  CHECK_THAT(out.se, WithinAbs(std::sqrt(5.0 / 3), 1e-12));
  ResampleInterval none;
  CHECK(detail::summarise_resamples(none, std::vector<double>{undefined_value}, .95).empty());
  CHECK(none.status == Status::undefined);
  CHECK(std::isnan(none.lo));
  out.values = values;
  CHECK(out.table().rows() == 5);
  CHECK(out.table()["value"].is_missing(1));
}

TEST_CASE("resample_interval: agrees with the cluster bootstrap") {
  RandomStream dice(3, RandomPurpose::scenario, 1);
  std::vector<double> sources(12);
  for (auto& x : sources) x = dice.uniform();
  const auto ci = cluster_bootstrap(12, [&](std::span<const std::int64_t> w) {
    double sum = 0;
    for (std::size_t k = 0; k < 12; ++k) sum += static_cast<double>(w[k]) * sources[k];
    return w[0] == 0 ? undefined_value : sum;
  });
  ResampleInterval again;
  detail::summarise_resamples(again, ci.values, .95);
  CHECK(again.lo == ci.lo);
  CHECK(again.hi == ci.hi);
  CHECK(again.se == ci.se);
  CHECK(again.n_undefined == ci.n_undefined);
  CHECK(again.n_undefined > 0);
}

TEST_CASE("resample_interval: differences") {
  const std::vector<double> a{1, 2, 3, 4, undefined_value}, b{0, 0, 0, 5, 1};
  const auto d = resample_difference(a, b);
  CHECK(d.status == Status::ok);
  CHECK(d.n_undefined == 1);
  CHECK(d.lo == -1);
  CHECK(d.hi == 3);
  CHECK_THAT(d.p, WithinAbs(2 * (1 + 1) / 5.0, 1e-15));  // d = 1 2 3 -1
  CHECK(resample_difference(a, a).p == 1);
  const std::vector<double> nothing(3, undefined_value);
  CHECK(resample_difference(nothing, nothing).status == Status::undefined);
  CHECK(std::isnan(resample_difference({}, {}).p));
  CHECK_THROWS_AS(resample_difference(a, nothing), UsageError);
  CHECK_THROWS_AS(resample_difference(a, b, 1), UsageError);
  CHECK_THROWS_AS(detail::check_resampling(0, .5), UsageError);
  CHECK_THROWS_AS(detail::check_resampling(1, 0), UsageError);
}

TEST_CASE("resample_interval: the example of its documentation") {
  const std::vector<double> a{.8, .9, .7}, b{.5, .6, .6};
  CHECK(resample_difference(a, b).p == 0.5);
}
