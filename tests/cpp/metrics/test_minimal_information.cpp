#include <tematik/metrics/minimal_information.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

/// Adds the chance of every path from a set of seen codes.
void minimal_paths(const Incidence& incidence, std::vector<bool> seen, double chance, std::size_t depth,
                   std::vector<double>& out) {
  std::vector<std::size_t> next;
  for (std::size_t i = 0; i < incidence.units(); ++i) {
    bool news = false;
    for (std::size_t j = 0; j < incidence.codes(); ++j) news = news || (incidence.bits.test(i, j) && !seen[j]);
    if (news) next.push_back(i);
  }
  if (next.empty()) {
    out[depth] += chance;
    return;
  }
  for (const auto i : next) {
    auto more = seen;
    for (std::size_t j = 0; j < more.size(); ++j) more[j] = more[j] || incidence.bits.test(i, j);
    minimal_paths(incidence, more, chance / static_cast<double>(next.size()), depth + 1, out);
  }
}

}  // namespace

TEST_CASE("minimal_information: F15, exactly") {
  const auto m = minimal_information(data::f15());
  CHECK(m.status == Status::ok);
  CHECK(m.exact);
  CHECK(m.steps == std::vector<std::int64_t>{6, 7, 8, 9, 10, 11, 12, 13, 14});
  const std::vector<double> known{.010110, .064170, .218350, .344313, .251070, .092574, .017786, .001610, .000018};
  for (std::size_t i = 0; i < known.size(); ++i) CHECK_THAT(m.probability[i], WithinAbs(known[i], 1e-6));
  CHECK_THAT(m.mean, WithinAbs(9.119084, 1e-6));
  CHECK_FALSE(m.method().seed);
}

TEST_CASE("minimal_information: equals the walk over all paths") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const int units = 1 + static_cast<int>(seed % 6);
    const int codes = static_cast<int>(seed % 10);
    CAPTURE(seed, units, codes);
    const auto incidence = data::random_incidence(seed, units, codes, 3);
    std::vector<double> expected(incidence.units() + 1);
    minimal_paths(incidence, std::vector<bool>(incidence.codes()), 1, 0, expected);
    const auto m = minimal_information(incidence);
    CHECK(m.exact);
    double mean = 0;
    for (std::size_t k = 0; k < expected.size(); ++k) {
      const auto found = std::find(m.steps.begin(), m.steps.end(), static_cast<std::int64_t>(k));
      const double got = found == m.steps.end() ? 0 : m.probability[static_cast<std::size_t>(found - m.steps.begin())];
      CHECK_THAT(got, WithinAbs(expected[k], 1e-12));
      mean += static_cast<double>(k) * expected[k];
    }
    CHECK_THAT(m.mean, WithinAbs(mean, 1e-10));
  }
}

TEST_CASE("minimal_information: simulation agrees, and does not depend on threads") {
  const auto exact = minimal_information(data::f15());
  const MinimalInformationOptions options{.state_budget = 0, .runs = 20'000, .seed = 5, .threads = 1};
  const auto one = minimal_information(data::f15(), options);
  CHECK_FALSE(one.exact);
  CHECK_THAT(one.mean, WithinAbs(exact.mean, 4 * exact.sd / std::sqrt(20'000.0)));
  CHECK_THAT(std::accumulate(one.probability.begin(), one.probability.end(), 0.0), WithinAbs(1, 1e-12));
  for (const int threads : {2, 7}) {
    auto more = options;
    more.threads = threads;
    CHECK(minimal_information(data::f15(), more).probability == one.probability);
  }
  auto other = options;
  other.seed = 6;
  CHECK(minimal_information(data::f15(), other).probability != one.probability);
  CHECK(one.method().seed == 5U);
}

TEST_CASE("minimal_information: degenerate and refused") {
  CHECK(minimal_information(incidence_from(Matrix<int>(0, 3))).status == Status::no_data);
  const auto zeros = minimal_information(incidence_from(data::bits({"00", "00"})));
  CHECK(zeros.steps == std::vector<std::int64_t>{0});
  CHECK(zeros.mean == 0);
  CHECK(minimal_information(incidence_from(data::bits({"00"})), {.state_budget = 0}).mean == 0);
  const auto m = minimal_information(incidence_from(Matrix<int>{{1, 1}, {0, 1}}));
  CHECK(m.mean == 1.5);
  CHECK(m.sd == .5);
  CHECK_THROWS_AS(minimal_information(data::f15(), {.state_budget = -1}), UsageError);
  CHECK_THROWS_AS(minimal_information(data::f15(), {.runs = 0}), UsageError);
  CHECK(m.table().rows() == 2);
  CHECK(m.method().function == "minimal_information");
}
