#include <tematik/metrics/stratified_hypergeometric.hpp>

#include <algorithm>
#include <map>

#include <tematik/metrics/association.hpp>
#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Strata {
  std::vector<std::int64_t> a, n_i, n_j, n;

  [[nodiscard]] StratifiedResult test(const StratifiedOptions& options = {}) const {
    return stratified_test(a, n_i, n_j, n, options);
  }
};

const Strata strata_of_f5{{5, 2, 4}, {8, 6, 5}, {7, 5, 7}, {20, 30, 12}};

/// How many placements of j give which A, i being the first n_i units of each source: by listing them all.
std::map<std::int64_t, std::int64_t> all_placements(const Strata& x) {
  std::map<std::int64_t, std::int64_t> sums{{0, 1}};
  for (std::size_t s = 0; s < x.n.size(); ++s) {
    std::map<std::int64_t, std::int64_t> here, next;
    for (std::uint32_t set = 0; set < (1U << x.n[s]); ++set) {
      std::int64_t size = 0, both = 0;
      for (std::int64_t u = 0; u < x.n[s]; ++u) {
        const bool in = ((set >> u) & 1U) != 0;
        size += in ? 1 : 0;
        both += in && u < x.n_i[s] ? 1 : 0;
      }
      if (size == x.n_j[s]) ++here[both];
    }
    for (const auto& [p, times] : sums) {
      for (const auto& [q, more] : here) next[p + q] += times * more;
    }
    sums = next;
  }
  return sums;
}

Strata generated_strata(std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::scenario, 13);
  Strata out;
  const std::uint32_t sources = 1 + random.draw(3);
  for (std::uint32_t s = 0; s < sources; ++s) {
    const std::uint32_t n = 1 + random.draw(6);
    const std::uint32_t i = random.draw(n + 1), j = random.draw(n + 1);
    const std::uint32_t low = i + j > n ? i + j - n : 0;
    out.n.push_back(n);
    out.n_i.push_back(i);
    out.n_j.push_back(j);
    out.a.push_back(low + random.draw(std::min(i, j) - low + 1));
  }
  return out;
}

}  // namespace

TEST_CASE("stratified_test: F5") {
  const auto t = strata_of_f5.test();
  CHECK(t.status == Status::ok);
  CHECK(t.n_ij == 11);
  CHECK_THAT(t.expected, WithinRel(6.71667, 1e-5));
  CHECK_THAT(t.variance, WithinRel(2.61249, 1e-5));
  CHECK_THAT(t.z, WithinRel(2.65005, 1e-5));
  CHECK_THAT(t.chi2, WithinRel(7.02279, 1e-5));
  CHECK_THAT(t.chi2_p, WithinRel(.00804788, 1e-5));
  CHECK_THAT(t.chi2_corrected, WithinRel(5.47892, 1e-5));
  CHECK_THAT(t.chi2_corrected_p, WithinRel(.0192471, 1e-5));
  CHECK(t.is_exact);
  CHECK_THAT(t.p, WithinRel(.00986025, 1e-5));
  CHECK_THAT(strata_of_f5.test({.alternative = Alternative::less}).p, WithinRel(.998389, 1e-5));
  CHECK_THAT(strata_of_f5.test({.alternative = Alternative::two_sided}).p, WithinRel(.0124716, 1e-5));
  CHECK_THAT(strata_of_f5.test({.mid_p = true}).p, WithinRel(.00573568, 1e-5));
  CHECK_THAT(std::exp(t.log_odds_ratio), WithinRel(5.50877, 1e-5));
  CHECK_THAT(t.log_odds_ratio, WithinRel(1.70634, 1e-5));
  CHECK_THAT(t.se, WithinRel(.648166, 1e-5));
  CHECK_THAT(std::exp(t.lo), WithinRel(1.54645, 1e-5));
  CHECK_THAT(std::exp(t.hi), WithinRel(19.6234, 1e-5));
  const auto x = stratified_hypergeometric(strata_of_f5.n_i, strata_of_f5.n_j, strata_of_f5.n);
  CHECK_THAT(x.at(11), WithinRel(.00824914, 1e-5));
  CHECK_THAT(x.mean(), WithinAbs(t.expected, 1e-12));
  CHECK_THAT(x.variance(), WithinAbs(t.variance, 1e-12));
  for (const auto& [s, expected, variance] : std::vector<std::tuple<std::size_t, double, double>>{
           {0, 2.8, 1.14947}, {1, 1, .689655}, {2, 2.91667, .773359}}) {
    const auto one =
        Strata{{strata_of_f5.a[s]}, {strata_of_f5.n_i[s]}, {strata_of_f5.n_j[s]}, {strata_of_f5.n[s]}}.test();
    CHECK_THAT(one.expected, WithinRel(expected, 1e-5));
    CHECK_THAT(one.variance, WithinRel(variance, 1e-5));
  }
}

TEST_CASE("stratified_test: F5 ignoring sources") {
  const Matrix<std::int64_t> counts{{11}};
  const std::vector<std::int64_t> row{19}, column{19};
  const auto residual = association(counts, row, column, 62, true, Association::adjusted_residual);
  CHECK_THAT(residual.values(0, 0), WithinRel(3.0937, 1e-4));
  const auto one = Strata{{11}, {19}, {19}, {62}}.test({.alternative = Alternative::two_sided});
  CHECK_THAT(one.p, WithinRel(.00316699, 1e-5));  // with one source it is Fisher's test
}

TEST_CASE("stratified_test: the exact tail equals all placements") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto x = generated_strata(seed);
    const auto placements = all_placements(x);
    const auto t = x.test();
    CAPTURE(seed);
    std::int64_t observed = 0, total = 0;
    for (const auto a : x.a) observed += a;
    for (const auto& [value, times] : placements) total += times;
    double mean = 0, squares = 0;
    for (const auto& [value, times] : placements) {
      const double share = static_cast<double>(times) / static_cast<double>(total);
      mean += share * static_cast<double>(value);
      squares += share * static_cast<double>(value * value);
    }
    CHECK_THAT(t.expected, WithinAbs(mean, 1e-10));
    CHECK_THAT(t.variance, WithinAbs(squares - mean * mean, 1e-10));
    if (t.status != Status::ok) {
      CHECK((t.n_i == 0 || t.n_j == 0 || placements.size() == 1));
      CHECK(std::isnan(t.p));
      continue;
    }
    std::int64_t greater = 0, less = 0, extreme = 0;
    const std::int64_t here = placements.at(observed);
    for (const auto& [value, times] : placements) {
      greater += value >= observed ? times : 0;
      less += value <= observed ? times : 0;
      extreme += times <= here ? times : 0;
    }
    const auto share = [&](std::int64_t times) { return static_cast<double>(times) / static_cast<double>(total); };
    CHECK_THAT(t.p, WithinRel(share(greater), 1e-9));
    CHECK_THAT(x.test({.alternative = Alternative::less}).p, WithinRel(share(less), 1e-9));
    CHECK_THAT(x.test({.alternative = Alternative::two_sided}).p, WithinRel(share(extreme), 1e-9));
  }
}

TEST_CASE("stratified_test: cutting the ends changes no digit that is shown") {
  Strata x;
  for (int s = 0; s < 40; ++s) {
    x.n.push_back(300);
    x.n_i.push_back(60);
    x.n_j.push_back(80);
    x.a.push_back(16 + (s % 3));
  }
  const auto full = stratified_hypergeometric(x.n_i, x.n_j, x.n);
  for (const std::int64_t more : {0, 2, 10, 30}) {  // from the middle to where the cut distribution holds nothing
    auto y = x;
    for (auto& a : y.a) a += more;
    const auto t = y.test();
    CHECK(t.is_exact);
    CHECK_THAT(t.p, WithinRel(full.p_value(t.n_ij, Alternative::greater), 1e-9));
    CHECK_THAT(y.test({.alternative = Alternative::less}).p, WithinRel(full.p_value(t.n_ij, Alternative::less), 1e-9));
  }
}

TEST_CASE("stratified_test: exact or normal") {
  const auto normal = strata_of_f5.test({.exact = false});
  CHECK_FALSE(normal.is_exact);
  CHECK_THAT(normal.p, WithinAbs(std::erfc(normal.z / std::sqrt(2.0)) / 2, 1e-15));
  const auto two = strata_of_f5.test({.alternative = Alternative::two_sided, .exact = false});
  CHECK_THAT(two.p, WithinRel(two.chi2_p, 1e-12));
  const auto less = strata_of_f5.test({.alternative = Alternative::less, .exact = false});
  CHECK_THAT(less.p + normal.p, WithinAbs(1, 1e-12));
  const Strata large{{300'000}, {1'100'000}, {1'100'000}, {4'000'000}};  // support above 10^6
  CHECK_FALSE(large.test().is_exact);
  CHECK(large.test({.exact = true}).is_exact);
}

TEST_CASE("stratified_test: statuses") {
  CHECK(Strata{}.test().status == Status::no_data);
  CHECK(Strata{{0}, {0}, {0}, {0}}.test().status == Status::no_data);
  CHECK(Strata{{0}, {0}, {3}, {5}}.test().status == Status::zero_total);
  CHECK(Strata{{3, 0}, {5, 0}, {3, 1}, {5, 1}}.test().status == Status::no_variation);
  CHECK(Strata{{1}, {1}, {1}, {1}}.test().status == Status::no_variation);  // one unit adds nothing
  const auto always = Strata{{2}, {2}, {2}, {5}}.test();
  CHECK(always.status == Status::ok);
  CHECK(always.odds_status == Status::zero_cell);
  CHECK(always.log_odds_ratio == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(always.se));
  CHECK(Strata{{0}, {2}, {2}, {5}}.test().log_odds_ratio == -std::numeric_limits<double>::infinity());
  CHECK(std::isnan(Strata{{0}, {0}, {2}, {5}}.test().log_odds_ratio));
  CHECK(always.table().rows() == 1);
  CHECK(always.method().steps.front().second == 1);
  // a source without units, or without one of the codes, changes nothing
  auto more = strata_of_f5;
  for (const auto& [i, j, n] : std::vector<std::array<std::int64_t, 3>>{{0, 4, 9}, {3, 0, 9}, {0, 0, 0}}) {
    more.a.push_back(0);
    more.n_i.push_back(i);
    more.n_j.push_back(j);
    more.n.push_back(n);
  }
  CHECK_THAT(more.test().p, WithinRel(strata_of_f5.test().p, 1e-12));
  CHECK_THAT(more.test().se, WithinRel(strata_of_f5.test().se, 1e-12));
}

TEST_CASE("stratified_test: bad input") {
  CHECK_THROWS_AS((Strata{{4}, {3}, {5}, {9}}.test()), InputError);
  CHECK_THROWS_WITH((Strata{{1, 4}, {2, 3}, {2, 5}, {9, 9}}.test()), ContainsSubstring("stratum 1"));
  CHECK_THROWS_AS((Strata{{0}, {6}, {6}, {9}}.test()), InputError);
  CHECK_THROWS_AS((Strata{{0}, {6}, {6, 1}, {9}}.test()), UsageError);
  CHECK_THROWS_AS(strata_of_f5.test({.confidence = 1}), UsageError);
  CHECK_THROWS_AS(strata_of_f5.test({.alternative = Alternative::two_sided, .mid_p = true}), UsageError);
}
