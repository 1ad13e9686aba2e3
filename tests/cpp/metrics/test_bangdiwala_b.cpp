#include <tematik/metrics/bangdiwala_b.hpp>

#include <vector>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("bangdiwala_b: D5") {
  check::figure(bangdiwala_b(data::d5a()), .805960, .054495);
  check::figure(bangdiwala_b(data::d5b()), .343890, .039409);
}

TEST_CASE("bangdiwala_b: the error is near that of the jackknife") {
  for (const auto& r : {data::d4a(), data::d5a(), data::d5b(), data::d7()}) {
    std::vector<double> left_out;
    for (std::size_t i = 0; i < r.rows(); ++i) {
      if (r.count(i) == 0) continue;
      Ratings rest(r.coders(), r.categories(), r.values());
      for (std::size_t j = 0; j < r.rows(); ++j) rest.add(r.row(j), r.count(j) - (i == j ? 1 : 0));
      left_out.insert(left_out.end(), static_cast<std::size_t>(r.count(i)), bangdiwala_b(rest).value);
    }
    const auto n = static_cast<double>(left_out.size());
    double mean = 0, squares = 0;
    for (const double v : left_out) mean += v / n;
    for (const double v : left_out) squares += (v - mean) * (v - mean);
    CHECK_THAT(bangdiwala_b(r).se, WithinRel(std::sqrt((n - 1) / n * squares), .05));
  }
}

TEST_CASE("bangdiwala_b: ends and statuses") {
  CHECK(bangdiwala_b(data::table({{9, 0}, {0, 0}})).value == 1);
  CHECK(bangdiwala_b(data::table({{9, 0}, {0, 0}})).status == Status::ok);
  CHECK(bangdiwala_b(data::table({{0, 9}, {0, 0}})).status == Status::undefined);
  CHECK(std::isnan(bangdiwala_b(data::table({{0, 9}, {0, 0}})).value));
  CHECK(bangdiwala_b(data::table({{0, 4}, {4, 0}})).value == 0);
  CHECK(bangdiwala_b(data::table({{0, 4}, {4, 0}})).lo == 0);
  CHECK(std::isnan(bangdiwala_b(data::d5a(), {.variance = false}).se));
  check::statuses([](const Ratings& r) { return bangdiwala_b(r); }, 2);
  CHECK_THROWS_AS(bangdiwala_b(data::d3()), UsageError);
}

TEST_CASE("bangdiwala_b: on any small table a value or a status, never both") {
  check::value_or_status([](const Ratings& r) { return std::vector{bangdiwala_b(r)}; }, 2, 3);
}

TEST_CASE("bangdiwala_b: the example of its documentation") {
  Ratings r({"Ani", "Budi"}, {"no", "yes"});
  const std::int32_t a[]{0, 0}, b[]{0, 1}, d[]{1, 1};
  r.add(a, 2), r.add(b, 1), r.add(d, 1);
  CHECK(bangdiwala_b(r).value == 5.0 / 8);
}
