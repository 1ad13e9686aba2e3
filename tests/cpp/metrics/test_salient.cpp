#include <tematik/metrics/salient.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("salient: F15") {
  const auto s = salient(data::f15());
  CHECK(s.status == Status::ok);
  CHECK(s.codes.size() == 9);
  CHECK(s.stop == 8);
  CHECK(std::vector<std::int64_t>(s.covered.begin(), s.covered.begin() + 8) ==
        std::vector<std::int64_t>{1, 5, 7, 7, 8, 8, 8, 9});
  CHECK(s.codes_after_stop == 2);
  CHECK_THAT(s.degree, WithinAbs(16.0 / 18, 1e-15));
  CHECK(s.flags.has(Flag::retrospective));
  CHECK(s.ratios[7] == 1);
}

TEST_CASE("salient: against the cells of generated tables") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const int units = 1 + static_cast<int>(seed % 20);
    const auto incidence = data::random_incidence(seed, units, 12, 4);
    const auto tenths = static_cast<std::int64_t>(1 + seed % 10);
    const auto s = salient(incidence, {.share = static_cast<double>(tenths) / 10});
    std::vector<std::size_t> expected;
    std::int64_t last = 0;
    for (std::size_t j = 0; j < incidence.codes(); ++j) {
      std::int64_t n = 0;
      std::int64_t first = 0;
      for (std::size_t i = 0; i < incidence.units(); ++i) {
        if (!incidence.bits.test(i, j)) continue;
        if (n++ == 0) first = static_cast<std::int64_t>(i) + 1;
      }
      if (n == 0 || 10 * n < tenths * units) continue;
      expected.push_back(j);
      last = std::max(last, first);
    }
    CHECK(s.codes == expected);
    CHECK(s.status == (expected.empty() ? Status::undefined : Status::ok));
    if (!expected.empty()) CHECK(s.stop == last);
    CHECK(s.covered.back() == static_cast<std::int64_t>(expected.size()));
  }
}

TEST_CASE("salient: degenerate and refused") {
  CHECK(salient(incidence_from(Matrix<int>(0, 3))).status == Status::no_data);
  const auto zeros = salient(incidence_from(data::bits({"00", "00"})));
  CHECK(zeros.status == Status::undefined);
  CHECK(zeros.reason == "no_salient_code");
  CHECK_FALSE(zeros.stop);
  CHECK(std::isnan(zeros.degree));
  CHECK(std::isnan(zeros.ratios[0]));
  const auto s = salient(incidence_from(Matrix<int>{{1, 0}, {1, 0}, {1, 1}}), {.share = .5});
  CHECK(s.codes.size() == 1);
  CHECK(s.stop == 1);
  CHECK(s.codes_after_stop == 1);
  CHECK_THROWS_AS(salient(data::f15(), {.share = 0}), UsageError);
  CHECK_THROWS_AS(salient(data::f15(), {.share = undefined_value}), UsageError);
  CHECK(s.table()["covered"].as<std::int64_t>() == std::vector<std::int64_t>{1, 1, 1});
  CHECK(s.method().function == "salient");
}
