#include <tematik/metrics/michaelis_menten.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("michaelis_menten: a curve of that shape is found again") {
  for (const auto& [most, half] : std::vector<std::pair<double, double>>{{20, 3}, {7, .5}, {300, 40}}) {
    std::vector<double> curve;
    for (int t = 1; t <= 10; ++t) curve.push_back(most * t / (half + t));
    const auto m = michaelis_menten(curve);
    CHECK(m.status == Status::ok);
    CHECK_THAT(m.value, WithinAbs(most, 1e-8));
    CHECK_THAT(m.half, WithinAbs(half, 1e-8));
    CHECK(m.reason.empty());
  }
}

TEST_CASE("michaelis_menten: F15 and BCI") {
  const auto f15 = michaelis_menten(data::f15());
  CHECK_THAT(f15.value, WithinAbs(26.919037, 1e-6));
  CHECK_THAT(f15.half, WithinAbs(6.432178, 1e-6));
  CHECK(f15.observed == 18);
  const auto bci = michaelis_menten(data::bci());
  CHECK_THAT(bci.value, WithinAbs(223.690384, 1e-6));
  CHECK(bci.reason == "below_observed");
  CHECK(bci.flags.has(Flag::below_observed));
}

TEST_CASE("michaelis_menten: degenerate curves") {
  CHECK(michaelis_menten(FrequencyCounts{}).status == Status::no_data);
  const std::vector<double> two{1, 2};
  CHECK(michaelis_menten(two).status == Status::too_few_units);
  const std::vector<double> zeros(5);
  CHECK(michaelis_menten(zeros).status == Status::undefined);
  CHECK(michaelis_menten(zeros).reason == "no_codes");
  const std::vector<double> straight{2, 4, 6, 8};
  CHECK(michaelis_menten(straight).status == Status::undefined);
  CHECK(michaelis_menten(straight).reason == "straight");
  CHECK(std::isnan(michaelis_menten(straight).value));
  const std::vector<double> flat{5, 5, 5, 5};
  CHECK_THAT(michaelis_menten(flat).value, WithinAbs(5, 1e-12));
  CHECK(michaelis_menten(incidence_from(data::bits({"100", "010", "001"}))).reason == "straight");
  CHECK(michaelis_menten(data::f15()).table().rows() == 1);
  CHECK(michaelis_menten(data::f15()).method().n == 15);
}
