#include <tematik/metrics/near_saturation.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("near_saturation: F15") {
  const auto n = near_saturation(data::f15());
  CHECK(n.status == Status::ok);
  CHECK(n.true_position == 13);
  CHECK(n.last_new_position == 13);
  CHECK(n.stop == 11);
  CHECK(n.codes_after_stop == 1);
  CHECK_THAT(n.degree, WithinAbs(17.0 / 18, 1e-15));
  CHECK(n.flags.has(Flag::retrospective));
  CHECK(near_saturation(data::f15(), {.share = .8}).stop == 6);
  CHECK(near_saturation(data::f15(), {.share = .95}).stop == 13);
  CHECK(near_saturation(data::f15(), {.share = 1}).stop == 13);
}

TEST_CASE("near_saturation: the share is met exactly, however it rounds") {
  const std::vector<std::int64_t> news{9, 0, 1};
  CHECK(near_saturation(news).stop == 1);  // .9 * 10 is 9 with or without rounding
  std::vector<std::int64_t> tenths(10, 1);
  for (int k = 1; k <= 10; ++k) CHECK(near_saturation(tenths, {.share = k / 10.0}).stop == k);
}

TEST_CASE("near_saturation: against the definition on generated counts") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    RandomStream dice(seed, RandomPurpose::scenario, 0);
    std::vector<std::int64_t> news(1 + dice.draw(12));
    for (auto& n : news) n = dice.draw(3);
    const auto percent = 1 + static_cast<std::int64_t>(dice.draw(100));
    std::int64_t total = 0;
    for (const auto n : news) total += n;
    const auto got = near_saturation(news, {.share = static_cast<double>(percent) / 100});
    if (total == 0) {
      CHECK(got.status == Status::undefined);
      continue;
    }
    std::int64_t sum = 0;
    std::int64_t position = 0;
    while (100 * sum < percent * total) sum += news[static_cast<std::size_t>(position++)];
    CHECK(got.stop == position);
  }
}

TEST_CASE("near_saturation: degenerate and refused") {
  const std::vector<std::int64_t> none;
  CHECK(near_saturation(none).status == Status::no_data);
  const std::vector<std::int64_t> zeros(3);
  const auto z = near_saturation(zeros);
  CHECK(z.status == Status::undefined);
  CHECK(z.reason == "no_codes");
  CHECK_FALSE(z.stop);
  CHECK_FALSE(z.true_position);
  CHECK(std::isnan(z.degree));
  const std::vector<std::int64_t> bad{1, -1};
  CHECK_THROWS_AS(near_saturation(bad), InputError);
  const std::vector<std::int64_t> five{5, 3, 0, 1, 1};
  CHECK(near_saturation(five).stop == 4);
  CHECK(near_saturation(five).true_position == 5);
  CHECK_THROWS_AS(near_saturation(five, {.share = 0}), UsageError);
  CHECK_THROWS_AS(near_saturation(five, {.share = 1.1}), UsageError);
  CHECK_THROWS_AS(near_saturation(five, {.share = undefined_value}), UsageError);
  CHECK(near_saturation(five).table()["cumulative"].as<std::int64_t>() == std::vector<std::int64_t>{5, 8, 8, 9, 10});
  CHECK(near_saturation(five).table()["near"].as<std::uint8_t>() == std::vector<std::uint8_t>{0, 0, 0, 1, 1});
  CHECK(near_saturation(zeros).table().rows() == 3);
  CHECK(near_saturation(five).method().function == "near_saturation");
}
