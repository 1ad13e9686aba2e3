#include <tematik/metrics/richness.hpp>

#include <cmath>
#include <numeric>

#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/guest.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("richness: published and recomputed estimates") {
  struct Known {
    FrequencyCounts frequencies;
    RichnessEstimator estimator;
    double value, se, lo, hi;
  };
  const auto f15 = data::f15().frequencies();
  const auto t8 = data::t8().frequencies();
  const auto z4 = data::z4().frequencies();
  using enum RichnessEstimator;
  for (const auto& known : {Known{f15, chao2, 18.266667, .647339, 18.017510, 22.061108},
                            Known{t8, chao2, 18.25, 2.519566, 16.384440, 29.168491},
                            Known{data::bci(), chao2, 236.373158, 6.543610, 228.987513, 257.438441},
                            Known{f15, chao2_bc, 18.116667, .423563, 18.004795, 20.838549},
                            Known{t8, chao2_bc, 17.640625, 2.026398, 16.248715, 26.822231},
                            Known{data::bci(), chao2_bc, 235.29, 6.042261, 228.540946, 254.902768},
                            Known{z4, chao2, 6.25, 3.312759, 4.274264, 22.458498},
                            Known{z4, chao2_bc, 6.25, 3.312759, 4.274264, 22.458498}}) {
    CAPTURE(known.value);
    const auto r = richness(known.frequencies, {.estimator = known.estimator});
    CHECK(r.status == Status::ok);
    CHECK(r.flags.has(Flag::lower_bound));
    CHECK_THAT(r.value, WithinAbs(known.value, 1e-6));
    CHECK_THAT(r.se, WithinAbs(known.se, 1e-6));
    CHECK_THAT(r.lo, WithinAbs(known.lo, 1e-6));
    CHECK_THAT(r.hi, WithinAbs(known.hi, 1e-6));
  }
}

TEST_CASE("richness: the standard error of the jackknife as vegan prints it") {
  const RichnessOptions vegan{.estimator = RichnessEstimator::jackknife1, .jack_se = JackSe::vegan};
  CHECK_THAT(richness(data::f15(), vegan).se, WithinAbs(1.319933, 1e-6));
  CHECK(richness(data::f15(), vegan).value == richness(data::f15(), {.estimator = vegan.estimator}).value);
  CHECK_THAT(richness(data::bci(), {.unique_squares = 33}, vegan).se, WithinAbs(5.650522, 1e-6));
  const auto second = richness(data::t8(), {.estimator = RichnessEstimator::jackknife2, .jack_se = JackSe::vegan});
  CHECK(second.reason == "se_needs_delta");
}

TEST_CASE("richness: codes merged, and codes rolled up in triples") {
  Matrix<int> merged = data::f15_matrix();
  merged.col(0) = merged.col(0).cwiseMax(merged.col(2));
  merged.col(2).setZero();
  const auto one = incidence_from(merged);
  CHECK(one.new_counts() == std::vector<std::int64_t>{5, 4, 2, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK_THAT(coverage(one).value, WithinAbs(.973077, 1e-6));
  CHECK_THAT(richness(one).value, WithinAbs(17.133333, 1e-6));
  CHECK(richness(one).observed == 17);
  Matrix<int> triples(15, 6);
  for (Eigen::Index j = 0; j < 6; ++j) triples.col(j) = data::f15_matrix().middleCols(3 * j, 3).rowwise().maxCoeff();
  const auto rolled = incidence_from(triples);
  CHECK(rolled.held_by() == std::vector<std::int64_t>{9, 6, 7, 4, 8, 8});
  CHECK(rolled.new_counts() == std::vector<std::int64_t>{3, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  CHECK(guest(rolled).stop == 5);
  CHECK(coverage(rolled).value == 1);
}

TEST_CASE("richness: bias-corrected estimates of parts of F15") {
  for (const auto& [n, value] : std::vector<std::pair<int, double>>{
           {5, 18.8}, {8, 17.6406}, {10, 16.7714}, {12, 17.6875}, {13, 19.5385}, {15, 18.1167}}) {
    CAPTURE(n);
    CHECK_THAT(richness(incidence_from(Matrix<int>(data::f15_matrix().topRows(n)))).value, WithinAbs(value, 5e-5));
  }
  CHECK_THAT(richness(incidence_from(Matrix<int>(data::f15_matrix().rightCols(9)))).value, WithinAbs(9.233333, 1e-6));
  CHECK(richness(incidence_from(Matrix<int>(data::f15_matrix().leftCols(9)))).value == 9);
}

TEST_CASE("richness: intervals hold the estimate and start at the codes seen") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, 2 + static_cast<int>(seed % 20), 15, 5);
    for (const auto& [estimator, word] : EnumNames<RichnessEstimator>::names) {
      if (detail::reads_segments(estimator) || estimator == RichnessEstimator::jackknife2) continue;
      CAPTURE(word);
      const auto r = richness(incidence, {.estimator = estimator, .confidence = .9});
      CHECK(r.value >= static_cast<double>(r.observed));
      if (r.status != Status::ok) continue;
      CHECK(r.lo >= static_cast<double>(r.observed));
      CHECK(r.lo <= r.value);
      CHECK(r.value <= r.hi);
      CHECK(r.se >= 0);
      if (r.flags.has(Flag::lower_bound)) CHECK(r.se > 0);  // pseudo-values of the jackknife may all be equal
    }
  }
}

TEST_CASE("richness: degenerate tables") {
  CHECK(richness(FrequencyCounts{}).status == Status::no_data);
  CHECK(richness(incidence_from(data::bits({"11"}))).status == Status::too_few_units);
  CHECK(std::isnan(richness(incidence_from(data::bits({"11"}))).value));
  const auto full = richness(incidence_from(data::bits({"11", "11"})));
  CHECK(full.status == Status::degenerate);
  CHECK(full.value == 2);
  CHECK(std::isnan(full.se));
  CHECK(std::isnan(full.lo));
  CHECK(full.flags.has(Flag::no_uniques));
  const auto one = richness(incidence_from(data::bits({"11", "01", "01"})), {.estimator = RichnessEstimator::chao2});
  CHECK(one.status == Status::degenerate);
  CHECK(one.value == 2);
  const auto zeros = richness(incidence_from(data::bits({"00", "00"})));
  CHECK(zeros.value == 0);
  CHECK(zeros.status == Status::degenerate);
  CHECK_THROWS_AS(richness(data::f15(), {.confidence = 0}), UsageError);
  CHECK_THROWS_AS(parse<RichnessEstimator>("chao3"), UsageError);
  CHECK(richness(data::f15()).table().rows() == 1);
  CHECK(richness(data::f15()).method().function == "richness");
}

TEST_CASE("richness: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
  CHECK(richness(inc).value == 6.25);
}

TEST_CASE("richness: the other estimates of F15, T8 and BCI") {
  struct Known {
    FrequencyCounts frequencies;
    RichnessOptions options;
    double value, se;  // NaN: not given
  };
  const auto f15 = data::f15().frequencies();
  const auto t8 = data::t8().frequencies();
  using enum RichnessEstimator;
  constexpr double any = undefined_value;
  for (const auto& known :
       {Known{f15, {.estimator = ichao2}, 18.266667, any}, Known{t8, {.estimator = ichao2}, 18.25, any},
        Known{data::bci(), {.estimator = ichao2}, 237.677648, any},
        Known{f15, {.estimator = jackknife1, .jack_se = JackSe::delta}, 19.866667, 1.899708},
        Known{f15, {.estimator = jackknife2, .jack_se = JackSe::delta}, 15.966667, 2.996691},
        Known{t8, {.estimator = jackknife2}, 21.25, any},
        Known{data::bci(), {.estimator = jackknife2}, 247.872245, any},
        Known{data::bci(), {.estimator = bootstrap}, 235.686168, any},
        Known{f15, {.estimator = ice}, 18.473911, .914399}, Known{t8, {.estimator = ice}, 18.938776, any},
        Known{data::bci(), {.estimator = ice}, 239.490091, 6.313405}}) {
    CAPTURE(to_string(known.options.estimator), known.value);
    const auto r = richness(known.frequencies, known.options);
    CHECK(r.status == Status::ok);
    CHECK_THAT(r.value, WithinAbs(known.value, 1e-6));
    if (!std::isnan(known.se)) CHECK_THAT(r.se, WithinAbs(known.se, 1e-6));
  }
}

TEST_CASE("richness: estimates that read the units") {
  struct Known {
    Incidence incidence;
    RichnessOptions options;
    double value, se;
  };
  using enum RichnessEstimator;
  constexpr double any = undefined_value;
  for (const auto& known : {Known{data::f15(), {.estimator = jackknife1}, 19.866667, 1.271919},
                            Known{data::t8(), {.estimator = jackknife1}, 21.25, 1.75},
                            Known{data::f15(), {.estimator = bootstrap}, 19.699062, 1.338781},
                            Known{data::t8(), {.estimator = bootstrap}, 18.832293, 1.777282},
                            Known{data::f15(), {.estimator = ice, .ice = IceForm::estimates}, 18.72, any},
                            Known{data::t8(), {.estimator = ice, .ice = IceForm::estimates}, 20.173913, any}}) {
    CAPTURE(to_string(known.options.estimator), known.value);
    const auto r = richness(known.incidence, known.options);
    CHECK(r.status == Status::ok);
    CHECK_THAT(r.value, WithinAbs(known.value, 1e-6));
    if (!std::isnan(known.se)) CHECK_THAT(r.se, WithinAbs(known.se, 1e-6));
    CHECK(r.lo <= r.value);
  }
  const auto bci = richness(data::bci(), UnitDetail{.unique_squares = 33}, {.estimator = jackknife1});
  CHECK_THAT(bci.value, WithinAbs(245.58, 1e-6));
  CHECK_THAT(bci.se, WithinAbs(4.867895, 1e-6));
}

TEST_CASE("richness: segment counts") {
  const SegmentCounts counts{{0, 1, 1, 4, 2, 5, 2, 4, 1, 2}};
  using enum RichnessEstimator;
  const auto bc = richness(counts, {.estimator = chao1_bc});
  CHECK(bc.value == 9.75);
  CHECK(bc.observed == 9);
  CHECK(bc.units == 22);
  CHECK_THAT(bc.se, WithinAbs(1.423848, 1e-6));
  CHECK_THAT(bc.lo, WithinAbs(9.066562, 1e-6));
  CHECK_THAT(bc.hi, WithinAbs(17.450716, 1e-6));
  const auto classic = richness(counts, {.estimator = chao1});
  CHECK(classic.value == 10.5);
  CHECK_THAT(classic.se, WithinAbs(2.291288, 1e-6));
  CHECK_THAT(classic.lo, WithinAbs(9.174624, 1e-6));
  CHECK_THAT(classic.hi, WithinAbs(21.884811, 1e-6));
  const auto factor = richness(counts, {.estimator = chao1, .small_sample_factor = true});
  CHECK_THAT(factor.value, WithinAbs(9 + 21.0 / 22 * 1.5, 1e-12));
  CHECK_THAT(richness(SegmentCounts{{12, 3, 2, 1}}, {.estimator = ace}).value, WithinAbs(4.6, 1e-6));
  CHECK_THAT(richness(SegmentCounts{{12, 3, 6, 1, 10}}, {.estimator = ace}).value, WithinAbs(5.627497, 1e-6));
  const auto single = richness(SegmentCounts{{1, 1, 40}}, {.estimator = ace});
  CHECK(single.status == Status::undefined);
  CHECK(std::isnan(single.value));
  CHECK(richness(SegmentCounts{{40, 50}}, {.estimator = ace}).status == Status::degenerate);
  CHECK(richness(SegmentCounts{}, {.estimator = ace}).status == Status::no_data);
  CHECK(richness(SegmentCounts{{0, 0}}, {.estimator = chao1}).status == Status::no_data);
  CHECK(richness(SegmentCounts{{1}}, {.estimator = chao1}).status == Status::degenerate);
  CHECK(richness(SegmentCounts{{9'000'000'000'000, 1, 1}}, {.estimator = chao1_bc}).value == 4);
  CHECK_THROWS_AS(richness(SegmentCounts{{1, -1}}, {.estimator = ace}), InputError);
  CHECK_THROWS_AS(richness(SegmentCounts{{1, 1}}), UsageError);
  CHECK_THROWS_AS(richness(data::f15(), {.estimator = ace}), UsageError);
}

TEST_CASE("richness: chao2_auto picks by units and by codes in two units") {
  using enum RichnessEstimator;
  const auto f15 = richness(data::f15(), {.estimator = chao2_auto});
  CHECK(f15.used == chao2_bc);
  CHECK(f15.value == richness(data::f15()).value);
  CHECK(f15.table()["used"].as<std::string>()[0] == "chao2_bc");
  CHECK(f15.table()["estimator"].as<std::string>()[0] == "chao2_auto");
  CHECK(richness(data::bci(), {.estimator = chao2_auto}).used == chao2);
  CHECK(richness(frequency_counts(20, {1, 1, 2}), {.estimator = chao2_auto}).used == chao2_bc);
  CHECK(richness(frequency_counts(20, {1, 1, 2, 2}), {.estimator = chao2_auto}).used == chao2);
  CHECK(richness(frequency_counts(3, {1, 1, 2}), {.estimator = ichao2}).used == chao2);
}

TEST_CASE("richness: jackknife 1 is the mean of its pseudo-values, its variance theirs") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const int units = 2 + static_cast<int>(seed % 9);
    const auto incidence = data::random_incidence(seed, units, 14, 4);
    const double t = units;
    const double s = static_cast<double>(incidence.frequencies().observed());
    std::vector<double> pseudo;
    for (const auto u : incidence.uniques()) pseudo.push_back(t * s - (t - 1) * (s - static_cast<double>(u)));
    const double mean = std::accumulate(pseudo.begin(), pseudo.end(), 0.0) / t;
    double squares = 0;
    for (const auto x : pseudo) squares += (x - mean) * (x - mean);
    const auto r = richness(incidence, {.estimator = RichnessEstimator::jackknife1});
    CHECK_THAT(r.value, WithinAbs(mean, 1e-10));
    if (r.status == Status::ok) CHECK_THAT(r.se, WithinAbs(std::sqrt(squares / (t * (t - 1))), 1e-10));
  }
}

TEST_CASE("richness: bootstrap is the mean and variance of what all resamples miss") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const int units = 2 + static_cast<int>(seed % 4);
    const auto incidence = data::random_incidence(seed, units, 6, 3);
    const auto s = static_cast<double>(incidence.frequencies().observed());
    double runs = 1;
    for (int i = 0; i < units; ++i) runs *= units;
    double sum = 0;
    double squares = 0;
    for (int run = 0; run < static_cast<int>(runs); ++run) {  // every draw of T units with replacement
      std::vector<bool> seen(incidence.codes());
      int rest = run;
      for (int i = 0; i < units; ++i, rest /= units) {
        for (std::size_t j = 0; j < seen.size(); ++j) {
          if (incidence.bits.test(static_cast<std::size_t>(rest % units), j)) seen[j] = true;
        }
      }
      const double missed = s - static_cast<double>(std::count(seen.begin(), seen.end(), true));
      sum += missed;
      squares += missed * missed;
    }
    const auto r = richness(incidence, {.estimator = RichnessEstimator::bootstrap});
    CHECK_THAT(r.value, WithinAbs(s + sum / runs, 1e-10));
    if (r.status != Status::ok) continue;
    CHECK_THAT(r.se, WithinAbs(std::sqrt(squares / runs - sum / runs * sum / runs), 1e-8));
  }
}

TEST_CASE("richness: slopes of the delta method against differences") {
  const auto value = [](const FrequencyCounts& f, std::int64_t k, double step, auto&& formula) {
    auto s = detail::spectrum_of(f);
    s.factor = (s.size - 1) / s.size;
    // a spectrum holds whole numbers: scale every number by a thousand, where the formulas are smooth enough
    for (auto& [n, codes] : s.counts) codes = codes * 1'000'000 + (n == k ? std::llround(step) : 0);
    return formula(s);
  };
  const auto check = [&](const FrequencyCounts& f, auto&& formula) {
    auto scaled = detail::spectrum_of(f);
    scaled.factor = (scaled.size - 1) / scaled.size;
    for (auto& [n, codes] : scaled.counts) codes *= 1'000'000;
    for (const auto& [k, codes] : scaled.counts) {
      const auto at = [&](double step) {
        return value(f, k, step, [&](const auto& s) { return formula(detail::SpectrumReader<double>{s}); });
      };
      const double slope = formula(detail::SpectrumReader<detail::Slope>{scaled, k}).slope;
      CHECK_THAT(slope, WithinAbs((at(100) - at(-100)) / 200, 1e-6));
    }
  };
  for (const auto& f : {data::f15().frequencies(), data::t8().frequencies(), data::bci(),
                        frequency_counts(9, {1, 1, 1, 1, 1, 2, 3, 3, 3, 4, 5})}) {
    check(f, [](const auto& r) { return detail::chao_improved(r); });
    check(f, [](const auto& r) { return detail::jackknife_second(r); });
    check(f, [](const auto& r) { return detail::ice_value(r, 10, -1); });
    check(f, [](const auto& r) { return detail::ice_value(r, 3, 7); });
    check(f, [](const auto& r) { return detail::ace_value(r, 10); });
  }
}

TEST_CASE("richness: jackknife 2 below the codes seen, and figures that need more") {
  using enum RichnessEstimator;
  const auto r = richness(data::f15(), {.estimator = jackknife2, .jack_se = JackSe::delta});
  CHECK(r.reason == "below_observed");
  CHECK(r.flags.has(Flag::below_observed));
  CHECK_FALSE(r.flags.has(Flag::lower_bound));
  CHECK(std::isnan(r.lo));
  CHECK(richness(data::t8(), {.estimator = jackknife2}).reason == "se_needs_delta");
  CHECK(richness(data::bci(), {.estimator = jackknife1}).reason == "se_needs_incidence");
  CHECK(richness(data::bci(), {.estimator = bootstrap}).reason == "se_needs_incidence");
  CHECK(std::isnan(richness(data::bci(), {.estimator = bootstrap}).se));
  CHECK_THROWS_AS(richness(data::bci(), {.estimator = ice, .ice = IceForm::estimates}), UsageError);
  CHECK_THROWS_AS(richness(data::f15(), {.cut = 0}), UsageError);
  // all rare codes stand alone: no coverage to divide by
  const auto lone = incidence_from(data::bits({"100", "010", "001"}));
  CHECK(richness(lone, {.estimator = ice, .ice = IceForm::estimates}).used == chao2_bc);
  CHECK(richness(lone, {.estimator = ice, .ice = IceForm::estimates}).value == richness(lone).value);
  // T = 1
  const auto one = incidence_from(data::bits({"11"}));
  CHECK(richness(one, {.estimator = jackknife1}).value == 2);
  CHECK(richness(one, {.estimator = jackknife2}).status == Status::too_few_units);
  CHECK(richness(one, {.estimator = ice, .ice = IceForm::estimates}).status == Status::too_few_units);
}

TEST_CASE("richness: a list of estimators") {
  using enum RichnessEstimator;
  const std::vector<RichnessEstimator> wanted{chao2,      chao2_bc,   chao2_auto, ichao2,
                                              jackknife1, jackknife2, bootstrap,  ice};
  const auto all = richness(data::f15(), wanted, {.confidence = .9});
  REQUIRE(all.rows.size() == 8);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto one = richness(data::f15(), {.estimator = wanted[i], .confidence = .9});
    CHECK(all.rows[i].value == one.value);
    CHECK((all.rows[i].se == one.se || std::isnan(one.se)));
    CHECK(all.rows[i].used == one.used);
  }
  CHECK(all.table().rows() == 8);
  CHECK(all.table()["estimator"].as<std::string>()[3] == "ichao2");
  CHECK(all.method().citations.size() == 5);
  const auto counts = richness(SegmentCounts{{5, 1, 2}}, std::vector{chao1, ace});
  CHECK(counts.rows.size() == 2);
  CHECK(richness(data::f15(), std::vector<RichnessEstimator>{}).table().rows() == 0);
}

TEST_CASE("richness: no estimate is NaN without a reason") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const int units = static_cast<int>(seed % 8);
    const auto odds = static_cast<std::uint32_t>(1 + seed % 6);
    const auto incidence = data::random_incidence(seed, units, static_cast<int>(seed % 67), odds);
    for (const auto& [estimator, word] : EnumNames<RichnessEstimator>::names) {
      for (const auto form : {IceForm::spader, IceForm::estimates}) {
        CAPTURE(seed, word);
        RichnessResult r;
        const RichnessOptions options{.estimator = estimator, .jack_se = JackSe::delta, .ice = form, .cut = 3};
        if (detail::reads_segments(estimator)) {
          r = richness(SegmentCounts{incidence.held_by()}, options);
        } else {
          r = richness(incidence, options);
        }
        CHECK((r.status == Status::ok) == (std::isfinite(r.value) && std::isfinite(r.se)));
        if (r.status == Status::degenerate) CHECK(r.value == static_cast<double>(r.observed));
      }
    }
  }
}
