#include <tematik/metrics/agreement_interval.hpp>

#include <tematik/metrics/agreement_metric.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

std::vector<Ratings> three_sources_of_two() {
  std::vector<Ratings> out;
  for (const std::int64_t n : {4, 5, 9}) {
    Ratings one({"P", "Q"}, {"no", "yes"}, {0, 1});
    one.add(std::array{0, 0}, 10), one.add(std::array{1, 1}, n), one.add(std::array{0, 1}, 2);
    out.push_back(one);
  }
  return out;
}

AgreementValue alpha_of_ratings(const Ratings& r) { return krippendorff_alpha(r, {.variance = false}); }

}  // namespace

TEST_CASE("agreement interval: each way is the function of its name", "[metrics][agreement]") {
  const auto clusters = three_sources_of_two();
  Ratings all = clusters[0];
  all += clusters[1];
  all += clusters[2];
  const auto value = [](const Ratings& r) { return krippendorff_alpha(r, {.variance = false}).value; };
  const auto by = [&](IntervalMethod method) {
    return agreement_interval(clusters, alpha_of_ratings, {.method = method, .n_boot = 200, .seed = 3});
  };
  CHECK(by(IntervalMethod::unit).lo == unit_bootstrap(all, value, {.n_boot = 200, .seed = 3}).lo);
  CHECK(by(IntervalMethod::kripp).hi == krippendorff_bootstrap(all, {.n_boot = 200, .seed = 3}).hi);
  CHECK(by(IntervalMethod::kripp_pairs).method == "kripp_pairs");
  const ClusteredRatings clustered(clusters);
  const auto of_weights = [&](std::span<const std::int64_t> w) { return value(clustered.weighted(w)); };
  CHECK(by(IntervalMethod::cluster).lo == cluster_bootstrap(3, of_weights, {.n_boot = 200, .seed = 3}).lo);
  CHECK(by(IntervalMethod::cluster).flags.has(Flag::few_clusters));
  CHECK(by(IntervalMethod::jackknife).se == jackknife(3, of_weights).se);
  CHECK(!by(IntervalMethod::jackknife).flags.has(Flag::ci_fallback_unit));
  CHECK(by(IntervalMethod::none).method == "none");
  CHECK(std::isnan(by(IntervalMethod::gwet).lo));
  const auto again = agreement_interval(clusters, alpha_of_ratings, {.n_boot = 200, .seed = 3, .threads = 5});
  CHECK(again.lo == by(IntervalMethod::cluster).lo);
}

TEST_CASE("agreement interval: one source falls back on units and says so", "[metrics][agreement]") {
  auto clusters = three_sources_of_two();
  clusters.resize(1);
  const auto by = [&](IntervalMethod method) {
    return agreement_interval(clusters, alpha_of_ratings, {.method = method, .n_boot = 100});
  };
  CHECK(by(IntervalMethod::cluster).method == "unit");
  CHECK(by(IntervalMethod::cluster).flags.has(Flag::ci_fallback_unit));
  CHECK(by(IntervalMethod::cluster).lo == by(IntervalMethod::unit).lo);
  CHECK(!by(IntervalMethod::unit).flags.has(Flag::ci_fallback_unit));
  CHECK(by(IntervalMethod::jackknife).flags.has(Flag::ci_fallback_unit));
  CHECK(by(IntervalMethod::jackknife).se > 0);
  CHECK(agreement_interval(std::span<const Ratings>(), alpha_of_ratings, {}).method == "none");
  const auto none = cluster_interval(1, [](std::span<const std::int64_t>) { return AgreementValue{}; }, {});
  CHECK(none.method == "none");
  CHECK_THROWS_AS(agreement_interval(clusters, alpha_of_ratings, {.n_boot = 0}), UsageError);
}
