#include <tematik/metrics/group_figures.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("group_figures: the fixture of two groups") {
  const std::vector<double> a{3, 4, 5}, b{1, 2, 4};
  const auto x = group_summary(a), y = group_summary(b);
  CHECK(x.mean.value == 4);
  CHECK_THAT(y.mean.value, WithinAbs(2.3333, 5e-5));
  CHECK(x.sd.value == 1);
  CHECK_THAT(y.sd.value, WithinAbs(1.5275, 5e-5));
  CHECK(y.median.value == 2);
  CHECK_THAT(hedges_g(a, b).value, WithinAbs(1.0328, 5e-5));
  const auto delta = cliffs_delta(a, b);
  CHECK(delta.greater == 7);
  CHECK(delta.less == 1);
  CHECK_THAT(delta.delta.value, WithinAbs(.6667, 5e-5));
}

TEST_CASE("group_figures: ICC over sites, the fixture and balanced sites") {
  const std::vector<double> values{1, 2, 4, 5, 7, 9};
  CHECK_THAT(site_icc(values, std::vector<std::int64_t>{0, 0, 1, 1, 2, 2}).value, WithinAbs(.9098, 5e-5));
  CHECK_THAT(site_icc(values, std::vector<std::int64_t>{7, 7, 3, 3, 2, 2}).value, WithinAbs(.9098, 5e-5));
  const std::vector<double> with_gaps{1, 2, undefined_value, 4, 5, 7, 9, 50};
  CHECK_THAT(site_icc(with_gaps, std::vector<std::int64_t>{0, 0, 0, 1, 1, 2, 2, -1}).value, WithinAbs(.9098, 5e-5));
  // Unequal sites (1 3) (6): MSB 32/3, MSW 2, k0 = (3 - 5/3)/1 = 4/3.
  CHECK_THAT(site_icc(std::vector{1., 3., 6.}, std::vector<std::int64_t>{0, 0, 1}).value,
             WithinAbs((32.0 / 3 - 2) / (32.0 / 3 + 2.0 / 3), 1e-12));
}

TEST_CASE("group_figures: what is undefined") {
  const std::vector<double> none, one{2}, two{1, 3}, same{.1, .1};
  CHECK(group_summary(none).mean.status == Status::too_few_units);
  CHECK(group_summary(std::vector{undefined_value}).n_missing == 1);
  CHECK(group_summary(one).sd.status == Status::undefined);
  CHECK(group_summary(two).median.value == 2);
  CHECK(cliffs_delta(none, one).delta.status == Status::too_few_units);
  CHECK(cliffs_delta(one, one).delta.value == 0);
  CHECK(hedges_g(none, one).status == Status::too_few_units);
  CHECK(hedges_g(one, one).status == Status::undefined);
  CHECK(hedges_g(same, same).status == Status::undefined);
  CHECK(hedges_g(one, two).status == Status::ok);
  CHECK(site_icc(two, std::vector<std::int64_t>{0, 0}).status == Status::undefined);  // one site
  CHECK(site_icc(two, std::vector<std::int64_t>{0, 1}).status == Status::undefined);  // one case per site
  const std::vector<double> flat{.1, .1, .1, .1};
  CHECK(site_icc(flat, std::vector<std::int64_t>{0, 0, 1, 1}).status == Status::undefined);
  CHECK_THROWS_AS(site_icc(two, std::vector<std::int64_t>{0}), InputError);
}

TEST_CASE("group_figures: delta against all pairs, with ties and gaps") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 31);
    std::vector<double> a(1 + random.draw(8)), b(1 + random.draw(8));
    for (auto* group : {&a, &b}) {
      for (double& x : *group) x = random.draw(6) == 0 ? undefined_value : random.draw(5);
    }
    std::int64_t greater = 0, less = 0;
    for (const double x : a) {
      for (const double y : b) {
        greater += x > y ? 1 : 0;
        less += x < y ? 1 : 0;
      }
    }
    const auto d = cliffs_delta(a, b), mirrored = cliffs_delta(b, a);
    CHECK(d.greater == greater);
    CHECK(d.less == less);
    CHECK(mirrored.greater == less);
    if (d.delta.status == Status::ok) CHECK(d.delta.value == -mirrored.delta.value);
  }
}
