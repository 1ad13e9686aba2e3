#include <tematik/metrics/first_appearance.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("first_appearance: a code of one among 15 units") {
  const auto p = first_position(15, 1);
  CHECK(p.mean == 8);
  CHECK_THAT(p.sd * p.sd, WithinAbs(18.666667, 1e-6));
  CHECK(first_position(15, 15).mean == 1);
  CHECK(first_position(15, 15).sd == 0);
  CHECK(std::isnan(first_position(15, 0).mean));
  CHECK_THROWS_AS(first_position(15, 16), UsageError);
  CHECK_THROWS_AS(first_position(15, -1), UsageError);
}

TEST_CASE("first_appearance: F15, how far codes 6 and 14 lie from their mean") {
  const auto f = first_appearance(data::f15());
  const auto z = [&](std::size_t j) { return (static_cast<double>(f.first[j]) - f.mean[j]) / f.sd[j]; };
  CHECK_THAT(z(5), WithinAbs(1.6670, 5e-5));
  CHECK_THAT(z(13), WithinAbs(-1.6202, 5e-5));
}

TEST_CASE("first_appearance, accumulation_area: all 40,320 orders of T8") {
  const auto t8 = data::t8();
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6, 7};
  std::vector<double> sum(t8.codes()), squares(t8.codes());
  double area_sum = 0, area_squares = 0, n = 0;
  const double observed = accumulation_area(t8).value;
  std::int64_t at_or_above = 0;
  do {
    const auto moved = t8.reordered(order);
    const auto first = moved.first_positions();
    double area = 0;
    for (std::size_t j = 0; j < first.size(); ++j) {
      const auto p = static_cast<double>(first[j]);
      sum[j] += p;
      squares[j] += p * p;
      area += 9 - p;
    }
    if (n < 10) CHECK(area == accumulation_area(moved).value);
    area_sum += area;
    area_squares += area * area;
    at_or_above += area >= observed ? 1 : 0;
    n += 1;
  } while (std::next_permutation(order.begin(), order.end()));
  const auto f = first_appearance(t8);
  for (std::size_t j = 0; j < sum.size(); ++j) {
    CHECK_THAT(f.mean[j], WithinAbs(sum[j] / n, 1e-9));
    CHECK_THAT(f.sd[j] * f.sd[j], WithinAbs(squares[j] / n - sum[j] / n * sum[j] / n, 1e-9));
  }
  const auto area = accumulation_area(t8);
  CHECK(area.value == 99);
  CHECK_THAT(area.expected, WithinAbs(89.25, 1e-12));
  CHECK_THAT(area.expected, WithinAbs(area_sum / n, 1e-9));
  CHECK_THAT(std::sqrt(area_squares / n - area.expected * area.expected), WithinAbs(5.749689, 1e-6));
  CHECK(at_or_above == 2051);
}

TEST_CASE("accumulation_area: F15") {
  const auto area = accumulation_area(data::f15());
  CHECK(area.value == 219);
  CHECK_THAT(area.expected, WithinAbs(204.495238, 1e-6));
  CHECK(area.codes == 18);
}

TEST_CASE("first_appearance, accumulation_area: degenerate tables, what they hand out") {
  const auto none = incidence_from(Matrix<int>(0, 3));
  CHECK(first_appearance(none).status == Status::no_data);
  CHECK(accumulation_area(none).status == Status::no_data);
  CHECK(std::isnan(accumulation_area(none).value));
  const auto zeros = incidence_from(data::bits({"00", "00"}));
  CHECK(accumulation_area(zeros).value == 0);
  CHECK(accumulation_area(zeros).expected == 0);
  CHECK(first_appearance(zeros).first == std::vector<std::int64_t>{0, 0});
  CHECK(first_appearance(zeros).table()["mean"].is_missing(0));
  const auto inc = incidence_from(Matrix<int>{{0, 1}, {1, 1}});
  const auto f = first_appearance(inc);
  CHECK(f.first[0] == 2);
  CHECK(f.mean[0] == 1.5);
  CHECK(f.sd[0] == .5);
  CHECK(f.mean[1] == 1);
  CHECK(accumulation_area(inc).value == 3);
  CHECK(accumulation_area(inc).expected == 3.5);
  CHECK(f.table().rows() == 2);
  CHECK(f.method().function == "first_appearance");
  CHECK(accumulation_area(inc).table().rows() == 1);
  CHECK(accumulation_area(inc).method().n == 2);
}
