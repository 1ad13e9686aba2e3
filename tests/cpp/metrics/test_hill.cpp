#include <tematik/metrics/hill.hpp>

#include <bit>
#include <cmath>

#include <tematik/metrics/accumulation.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("hill: F15, T8, BCI") {
  struct Known {
    FrequencyCounts frequencies;
    std::vector<double> values;  // observed, rarefied to 5, asymptotic; q = 0, 1, 2 each
    bool violated;
  };
  for (const auto& known :
       {Known{data::f15().frequencies(),
              {18, 16.082058, 14.537634, 12.066267, 11.011815, 9.983122, 18.266667, 18.802189, 18.833831},
              true},
        Known{data::t8().frequencies(),
              {16, 14.757101, 13.786885, 12.946429, 12.010036, 11.115937, 18.25, 19.946980, 22.996094},
              true},
        Known{data::bci(),
              {225, 157.600175, 136.064781, 159.236344, 137.588143, 124.644383, 236.373158, 160.355147, 137.464226},
              false}}) {
    const auto h = hill(known.frequencies, {.t = 5, .n_boot = 0});
    CHECK(h.status == Status::ok);
    REQUIRE(h.rows.size() == known.values.size());
    for (std::size_t i = 0; i < h.rows.size(); ++i) {
      CAPTURE(i);
      CHECK(h.rows[i].status == Status::ok);
      CHECK_THAT(h.rows[i].value, WithinAbs(known.values[i], 1e-6));
      CHECK(std::isnan(h.rows[i].se));
    }
    CHECK((h.reason == "order_violated") == known.violated);
    CHECK(h.flags.has(Flag::order_violated) == known.violated);
    CHECK(h.value(HillKind::rarefied, 1) == h.rows[4].value);
  }
}

TEST_CASE("hill: rarefied counts are means over all subsets of units") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const int units = 1 + static_cast<int>(seed % 7);
    CAPTURE(seed, units);
    const auto incidence = data::random_incidence(seed, units, 9, 3);
    for (int t = 1; t <= units; ++t) {
      std::vector<double> mean(static_cast<std::size_t>(t) + 1);
      double subsets = 0;
      for (std::uint32_t set = 0; set < 1U << units; ++set) {
        if (std::popcount(set) != t) continue;
        subsets += 1;
        for (std::size_t j = 0; j < incidence.codes(); ++j) {
          std::size_t n = 0;
          std::size_t all = 0;
          for (std::size_t i = 0; i < incidence.units(); ++i) {
            const bool held = incidence.bits.test(i, j);
            all += held ? 1 : 0;
            n += held && ((set >> i) & 1U) != 0 ? 1 : 0;
          }
          if (all > 0) mean[n] += 1;
        }
      }
      const auto got = detail::rarefied_counts(incidence.frequencies(), t);
      for (std::size_t k = 0; k < mean.size(); ++k) CHECK_THAT(got[k], WithinAbs(mean[k] / subsets, 1e-12));
    }
  }
}

TEST_CASE("hill: falling in q, and the accumulation curve at q = 0") {
  const auto check = [](const FrequencyCounts& f) {
    const auto curve = mean_accumulation(f);
    for (std::int64_t t = 1; t <= f.units; t += 1 + f.units / 9) {
      const auto h = hill(f, {.q = {0, .5, 1, 1.5, 2, 3}, .t = t, .n_boot = 0});
      if (h.status != Status::ok) return;
      for (std::size_t i = 1; i < 6; ++i) {
        CHECK(h.rows[i].value <= h.rows[i - 1].value + 1e-9);
        CHECK(h.rows[6 + i].value <= h.rows[5 + i].value + 1e-9);
      }
      CHECK_THAT(h.value(HillKind::rarefied, 0), WithinAbs(curve[static_cast<std::size_t>(t)], 1e-9));
      if (t == 1) {
        const double mean = static_cast<double>(f.mentions()) / static_cast<double>(f.units);
        for (std::size_t i = 6; i < 12; ++i) CHECK_THAT(h.rows[i].value, WithinAbs(mean, 1e-9));
      }
    }
    const auto all = hill(f, {.t = f.units, .n_boot = 0});
    for (const double q : {0.0, 1.0, 2.0}) {
      CHECK_THAT(all.value(HillKind::rarefied, q), WithinAbs(all.value(HillKind::observed, q), 1e-9));
    }
  };
  check(data::f15().frequencies());
  check(data::bci());
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    check(data::random_incidence(seed, 2 + static_cast<int>(seed % 40), 20, 4).frequencies());
  }
}

TEST_CASE("hill: between orders the figure is continuous") {
  const auto h = hill(data::f15(), {.q = {1 - 1e-6, 1, 1 + 1e-6}, .n_boot = 0});
  CHECK_THAT(h.rows[0].value, WithinAbs(h.rows[1].value, 1e-4));
  CHECK_THAT(h.rows[2].value, WithinAbs(h.rows[1].value, 1e-4));
  CHECK(h.rows[3].status == Status::undefined);  // no asymptotic figure for that order
  CHECK(h.rows[4].status == Status::ok);
}

TEST_CASE("hill: the tail of unseen codes, summed term by term") {
  for (const std::int64_t units : {2, 5, 50, 400}) {
    for (const double a : {.1, .5, .9, .99, .999, .9999}) {
      CAPTURE(units, a);
      double sum = 0;
      double power = 1;
      for (std::int64_t r = units; r < units + 600'000 && power > 1e-300; ++r) {
        power *= a;
        sum += power / static_cast<double>(r);
      }
      CHECK_THAT(detail::unseen_tail(a, units), WithinRel(sum, 1e-10));
    }
  }
  CHECK(detail::unseen_tail(0, 5) == 0);
}

TEST_CASE("hill: what the bootstrap draws from") {
  // binomial chances against the direct formula
  const detail::DrawnCodes drawn(3, 6, .3);
  double below = 0;
  for (int n = 0; n <= 6; ++n) {
    double ways = 1;
    for (int i = 0; i < n; ++i) ways = ways * (6 - i) / (i + 1);
    below += ways * std::pow(.3, n) * std::pow(.7, 6 - n);
    CHECK_THAT(drawn.below[static_cast<std::size_t>(n)], WithinAbs(below, 1e-14));
  }
  // as many mentions are expected as there are
  for (const auto& f : {data::f15().frequencies(), data::t8().frequencies(), data::bci(), data::z4().frequencies()}) {
    double mentions = 0;
    std::int64_t codes = 0;
    for (const auto& group : detail::hill_population(f)) {
      for (const double b : group.below) mentions += static_cast<double>(group.codes) * (1 - b);
      codes += group.codes;
    }
    CHECK_THAT(mentions, WithinAbs(static_cast<double>(f.mentions()), 1e-8));
    CHECK(codes == f.observed() + static_cast<std::int64_t>(std::ceil(detail::unseen_codes(f))));
  }
}

TEST_CASE("hill: bootstrap intervals, the same for any number of threads") {
  const HillOptions options{.t = 5, .n_boot = 4000, .seed = 3, .threads = 1};
  const auto one = hill(data::f15(), options);
  // expected codes of a replicate against its mean: all figures of the observed kind with q = 0
  const auto population = detail::hill_population(data::f15().frequencies());
  double variance = 0;
  for (const auto& group : population) {
    variance += static_cast<double>(group.codes) * group.below[0] * (1 - group.below[0]);
  }
  const double se = one.rows[0].se;
  CHECK_THAT(se, WithinAbs(std::sqrt(variance), 4 * std::sqrt(variance) / std::sqrt(2 * 4000.0)));
  for (const auto& row : one.rows) {
    CHECK(row.lo <= row.value);
    CHECK(row.value <= row.hi);
    CHECK_THAT(row.hi - row.value, WithinRel(1.959963985 * row.se, 1e-8));
  }
  for (const int threads : {2, 7}) {
    auto more = options;
    more.threads = threads;
    const auto other = hill(data::f15(), more);
    for (std::size_t i = 0; i < one.rows.size(); ++i) CHECK(other.rows[i].se == one.rows[i].se);
  }
  auto reseeded = options;
  reseeded.seed = 4;
  CHECK(hill(data::f15(), reseeded).rows[0].se != se);
  CHECK(one.method().seed == 3U);
}

TEST_CASE("hill: degenerate and refused") {
  CHECK(hill(FrequencyCounts{}).status == Status::no_data);
  CHECK(hill(FrequencyCounts{}).rows.empty());
  const auto zeros = hill(incidence_from(data::bits({"00", "00"})), {.t = 1});
  CHECK(zeros.status == Status::undefined);
  CHECK(zeros.rows[0].value == 0);
  CHECK(std::isnan(zeros.rows[1].value));
  CHECK(zeros.rows[1].status == Status::undefined);
  const auto single = hill(incidence_from(data::bits({"110"})));
  CHECK(single.value(HillKind::observed, 0) == 2);
  CHECK(single.rows[3].status == Status::too_few_units);
  const auto unique = hill(incidence_from(data::bits({"10", "01"})));
  CHECK(unique.rows[5].status == Status::undefined);  // q = 2: no code is held twice
  CHECK(std::isnan(unique.rows[5].lo));
  const auto full = hill(incidence_from(Matrix<int>::Ones(3, 4).eval()));
  for (const auto& row : full.rows) CHECK_THAT(row.value, WithinAbs(4, 1e-12));
  CHECK(full.rows[0].se == 0);
  // hardly any code: replicates without one are left out
  const auto rare = hill(incidence_from(data::bits({"1", "0", "0"})), {.n_boot = 500});
  CHECK(rare.skipped > 0);
  CHECK(rare.skipped < 500);
  const auto f15 = data::f15();
  CHECK_THROWS_AS(hill(f15, {.q = {-1}}), UsageError);
  CHECK_THROWS_AS(hill(f15, {.q = {undefined_value}}), UsageError);
  CHECK_THROWS_AS(hill(f15, {.t = 0}), UsageError);
  CHECK_THROWS_AS(hill(f15, {.t = 16}), UsageError);
  CHECK_THROWS_AS(hill(f15, {.n_boot = -1}), UsageError);
  CHECK_THROWS_AS(hill(f15, {.confidence = 1}), UsageError);
  CHECK(hill(f15, {.q = {}}).rows.empty());
  CHECK(hill(f15, {.n_boot = 0}).table().rows() == 6);
  CHECK(hill(f15, {.n_boot = 0}).method().function == "hill");
  CHECK(hill(incidence_from(Matrix<int>{{1, 0}, {1, 1}, {0, 1}}), {.n_boot = 0}).value(HillKind::observed, 0) == 2);
}
