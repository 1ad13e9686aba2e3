#include <tematik/metrics/association_interval.hpp>

#include <map>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

SourceCounts cells_of_source(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  return {.n = a + b + c + d, .codes = {0, 1}, .counts = {a + b, a, a, a + c}};
}

std::vector<SourceCounts> sources_of_f5() {
  return {cells_of_source(5, 3, 2, 10), cells_of_source(2, 4, 3, 21), cells_of_source(4, 1, 3, 4)};
}

/// The values of all S^S ordered draws, listed one by one, ascending.
std::vector<double> all_ordered_draws(const std::vector<SourceCounts>& sources, Association measure) {
  std::vector<double> out;
  std::size_t draws = 1;
  for (std::size_t s = 0; s < sources.size(); ++s) draws *= sources.size();
  for (std::size_t draw = 0; draw < draws; ++draw) {
    std::vector<SourceCounts> drawn;
    for (std::size_t left = draw, k = 0; k < sources.size(); ++k, left /= sources.size()) {
      drawn.push_back(sources[left % sources.size()]);
    }
    const auto [counts, n] = sum_counts(drawn, 2);
    const std::vector<std::int64_t> totals{counts(0, 0), counts(1, 1)};
    const double value = association(counts, totals, n, measure).values(0, 1);
    if (!std::isnan(value)) out.push_back(value);
  }
  std::sort(out.begin(), out.end());
  return out;
}

double quantile_of(const std::vector<double>& sorted, double q) {
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (static_cast<double>(i + 1) / static_cast<double>(sorted.size()) >= q - 1e-12) return sorted[i];
  }
  return undefined_value;
}

}  // namespace

TEST_CASE("association_interval: F5, all 27 draws of Jaccard") {
  const auto ci = association_interval(sources_of_f5(), 2, Association::jaccard);
  CHECK(ci.status == Status::ok);
  CHECK(ci.exhaustive);
  CHECK(ci.draws == 10);  // multisets of three sources
  CHECK_THAT(ci.values(0, 1), WithinRel(.407407, 1e-5));
  CHECK_THAT(ci.mean(0, 1), WithinRel(.407237, 1e-5));
  CHECK_THAT(ci.se(0, 1), WithinRel(.07581, 1e-4));
  CHECK_THAT(ci.lo(0, 1), WithinRel(.222222, 1e-5));
  CHECK_THAT(ci.hi(0, 1), WithinRel(.5, 1e-5));
  const auto ninety = association_interval(sources_of_f5(), 2, Association::jaccard, {.confidence = .9});
  CHECK_THAT(ninety.lo(0, 1), WithinRel(.307692, 1e-5));
  const auto draws = all_ordered_draws(sources_of_f5(), Association::jaccard);
  CHECK(draws.size() == 27);
  CHECK_THAT(quantile_of(draws, .5), WithinRel(.407407, 1e-5));
  CHECK(ci.too_few_sources);
  CHECK(ci.undefined(0, 1) == 0);
  CHECK(ci.unstable(0, 1) == 0);
  CHECK(ci.lo(0, 0) == 1);
  CHECK(ci.table().rows() == 4);
  CHECK_FALSE(ci.method().seed.has_value());
}

TEST_CASE("association_interval: every measure equals the ordered draws, listed") {
  std::vector<SourceCounts> sources = sources_of_f5();
  sources.push_back({.n = 4, .codes = {1}, .counts = {2}});  // does not hold the first code
  sources.push_back(cells_of_source(0, 2, 2, 0));
  for (const auto measure : {Association::jaccard, Association::confidence, Association::lift, Association::phi,
                             Association::log_odds_ratio, Association::odds_ratio, Association::npmi}) {
    CAPTURE(to_string(measure));
    const auto ci = association_interval(sources, 2, measure, {.confidence = .8, .threads = 2});
    const auto draws = all_ordered_draws(sources, measure);
    CHECK_THAT(ci.lo(0, 1), WithinAbs(quantile_of(draws, .1), 1e-12));
    CHECK_THAT(ci.hi(0, 1), WithinAbs(quantile_of(draws, .9), 1e-12));
    CHECK_THAT(ci.undefined(0, 1), WithinAbs(1 - static_cast<double>(draws.size()) / 3125, 1e-12));
    CHECK_FALSE(ci.too_few_sources);
  }
}

TEST_CASE("association_interval: past eight sources, draws by seed, the same for any number of threads") {
  std::vector<SourceCounts> sources;
  for (int k = 0; k < 4; ++k) {
    for (const auto& source : sources_of_f5()) sources.push_back(source);
  }
  const auto ci = association_interval(sources, 2, Association::jaccard, {.n_boot = 500, .seed = 3});
  CHECK_FALSE(ci.exhaustive);
  CHECK(ci.draws == 500);
  CHECK_THAT(ci.values(0, 1), WithinRel(.407407, 1e-5));
  CHECK(ci.lo(0, 1) < .407407);
  CHECK(ci.hi(0, 1) > .407407);
  CHECK_THAT(ci.se(0, 1), WithinAbs(.07581 / 2, .006));  // four times the sources
  for (const int threads : {1, 2, 7}) {
    const auto again =
        association_interval(sources, 2, Association::jaccard, {.n_boot = 500, .seed = 3, .threads = threads});
    CHECK(again.lo(0, 1) == ci.lo(0, 1));
    CHECK(again.se(0, 1) == ci.se(0, 1));
  }
  // the draws are those of the generator, purpose 4
  RandomStream random(3, RandomPurpose::cooccurrence_bootstrap, 0);
  std::vector<SourceCounts> drawn;
  for (int k = 0; k < 12; ++k) drawn.push_back(sources[random.draw(12)]);
  const auto [counts, n] = sum_counts(drawn, 2);
  const std::vector<std::int64_t> totals{counts(0, 0), counts(1, 1)};
  const auto first = association_interval(sources, 2, Association::jaccard, {.n_boot = 1, .seed = 3});
  CHECK_THAT(first.lo(0, 1), WithinAbs(association(counts, totals, n, Association::jaccard).values(0, 1), 1e-12));
  CHECK(ci.method().seed == 3);
}

TEST_CASE("association_interval: unstable, too few, bad options") {
  const std::vector<SourceCounts> rare{cells_of_source(2, 1, 1, 3), {.n = 4}, {.n = 4}};  // 8 of 27 draws leave it out
  const auto ci = association_interval(rare, 2, Association::jaccard);
  CHECK_THAT(ci.undefined(0, 1), WithinAbs(8.0 / 27, 1e-12));
  CHECK(ci.unstable(0, 1) == 1);
  CHECK(ci.lo(0, 1) == .5);
  const std::vector<SourceCounts> none, one{cells_of_source(2, 1, 1, 3)};
  CHECK(association_interval(none, 2, Association::phi).status == Status::no_data);
  CHECK(association_interval(one, 2, Association::phi).status == Status::too_few_units);
  CHECK(std::isnan(association_interval(one, 2, Association::phi).lo(0, 1)));
  CHECK_THROWS_AS(association_interval(one, 1, Association::phi), UsageError);
  CHECK_THROWS_AS(association_interval(one, 2, Association::phi, {.n_boot = 0}), UsageError);
  CHECK_THROWS_AS(association_interval(one, 2, Association::phi, {.confidence = 1}), UsageError);
}
