#include <tematik/metrics/francis.hpp>

#include <cmath>
#include <limits>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("francis: the example of its documentation") {
  const std::vector<std::int64_t> new_codes{5, 3, 0, 1, 0, 0, 2};
  const auto f = francis(new_codes, {.init = 3, .stop = 2});
  CHECK(f.status == Status::ok);
  CHECK(f.stop == 6);
  CHECK(f.codes_after_stop == 2);
  CHECK(f.last_new_position == 7);
  CHECK(f.runs == std::vector<std::int64_t>{0, 0, 1, 0, 1, 2, 0});
  CHECK_THAT(f.degree, WithinAbs(9.0 / 11, 1e-15));
  CHECK(f.flags.has(Flag::retrospective));
}

TEST_CASE("francis: F15") {
  const auto f = francis(data::f15());
  CHECK(f.status == Status::not_reached);
  CHECK(f.reason == "no_run");
  CHECK(f.tail_run == 2);
  CHECK_FALSE(f.stop);
  CHECK_FALSE(f.codes_after_stop);
  CHECK(std::isnan(f.degree));
  CHECK(francis(data::f15(), {.stop = 2}).stop == 15);
  CHECK(francis(data::f15(), {.init = 5, .stop = 2}).stop == 10);
  const auto shared = francis(data::f15(), {.min_units = 2});
  CHECK(shared.codes == 16);
  CHECK(shared.stop == 14);
  CHECK(shared.flags.has(Flag::retrospective));
  CHECK(shared.codes_after_stop == 0);
}

TEST_CASE("francis: every status") {
  const std::vector<std::int64_t> none;
  CHECK(francis(none).status == Status::no_data);
  CHECK(francis(none).reason == "no_units");
  const std::vector<std::int64_t> twelve(12, 0);
  const auto few = francis(twelve);
  CHECK(few.status == Status::too_few_units);
  CHECK(few.reason == "init_and_stop");
  CHECK(few.tail_run == 12);
  const std::vector<std::int64_t> zeros(13, 0);
  const auto silent = francis(zeros);  // nothing ever: the rule fires, a share of no codes is undefined
  CHECK(silent.stop == 13);
  CHECK(std::isnan(silent.degree));
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(francis(zeros, {.init = most}).status == Status::too_few_units);
  CHECK(francis(zeros, {.stop = most}).status == Status::too_few_units);
  CHECK(francis(incidence_from(Matrix<int>(0, 3))).status == Status::no_data);
}

TEST_CASE("francis: against the definition on generated counts") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    RandomStream dice(seed, RandomPurpose::scenario, 0);
    std::vector<std::int64_t> news(dice.draw(16));
    for (auto& n : news) n = dice.draw(3) == 0 ? dice.draw(6) : 0;
    const std::size_t init = 1 + dice.draw(5);
    const std::size_t run = 1 + dice.draw(3);
    std::optional<std::int64_t> stop;
    for (std::size_t n = init + run; n <= news.size() && !stop; ++n) {
      std::int64_t sum = 0;
      for (std::size_t i = n - run; i < n; ++i) sum += news[i];
      if (sum == 0) stop = static_cast<std::int64_t>(n);
    }
    const auto f = francis(news, {.init = static_cast<std::int64_t>(init), .stop = static_cast<std::int64_t>(run)});
    CHECK(f.stop == stop);
    CHECK((f.status == Status::ok) == stop.has_value());
    CHECK((f.status == Status::too_few_units) == (!news.empty() && news.size() < init + run));
  }
}

TEST_CASE("francis: what it refuses, and what it hands out") {
  const std::vector<std::int64_t> bad{1, -2, 0};
  CHECK_THROWS_AS(francis(bad), InputError);
  CHECK_THROWS_WITH(francis(bad), ContainsSubstring("unit 2") && ContainsSubstring("-2"));
  const std::vector<std::int64_t> good{1, 2, 0};
  CHECK_THROWS_AS(francis(good, {.init = 0}), UsageError);
  CHECK_THROWS_AS(francis(good, {.stop = 0}), UsageError);
  CHECK_THROWS_AS(francis(good, {.min_units = 2}), UsageError);
  CHECK_THROWS_AS(francis(data::f15(), {.min_units = 0}), UsageError);
  const auto f = francis(data::f15(), {.stop = 2});
  CHECK(f.table().rows() == 15);
  CHECK(f.table()["stops"].as<std::uint8_t>()[14] == 1);
  CHECK(f.table()["run"].as<std::int64_t>()[9] == 2);
  CHECK(f.method().function == "francis");
  CHECK(f.method().n == 15);
}
