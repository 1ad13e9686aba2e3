#include <tematik/metrics/guest.hpp>

#include <cmath>
#include <limits>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

void check_ratios(const GuestResult& g, const std::vector<double>& expected, double tolerance) {
  REQUIRE(g.ratios.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK_THAT(g.ratios[i], WithinAbs(expected[i], tolerance));
}

}  // namespace

TEST_CASE("guest: the example of its documentation") {
  const std::vector<std::int64_t> new_codes{9, 5, 4, 2, 2, 1, 1, 0, 0, 1};
  const auto g = guest(new_codes);
  CHECK(g.status == Status::ok);
  CHECK(g.stop == 6);
  CHECK(g.codes_after_stop == 2);
  CHECK(g.last_new_position == 10);
  CHECK(g.reason.empty());
  CHECK(g.flags.has(Flag::retrospective));
  CHECK_THAT(g.degree, WithinAbs(23.0 / 25, 1e-15));
  check_ratios(g, {.15, .10, .05, 0, .05}, 1e-15);
  CHECK(guest(new_codes, {.threshold = 0.0}).stop == 7);
}

TEST_CASE("guest: Guest, Namey & Chen 2020, base of 4 with 37 themes") {
  const std::vector<std::int64_t> new_codes{37, 0, 0, 0, 4, 3, 1, 0};
  const auto g = guest(new_codes);
  check_ratios(g, {.189189, .108108, .027027}, 5e-7);
  CHECK(g.stop == 6);
}

TEST_CASE("guest: F15") {
  const auto g = guest(data::f15());
  check_ratios(g, {.1538, .0769, .0769, .0769, 0, .0769, .0769, .0769, .0769, 0}, 5e-5);
  for (const std::int64_t base : {4, 5, 6}) {
    for (const double threshold : {.05, 0.0}) {
      CAPTURE(base, threshold);
      const auto h = guest(data::f15(), {.base = base, .threshold = threshold});
      CHECK(h.stop == 8);
      CHECK(h.codes_after_stop == 2);
      CHECK(guest(data::f15(), {.base = base, .run = 3, .threshold = threshold}).status == Status::not_reached);
    }
  }
}

TEST_CASE("guest: empty units help the rule, merging codes moves it") {
  auto news = data::f15().new_counts();
  news.insert(news.begin() + 4, {0, 0});
  CHECK(guest(news).stop == 4);
  const std::vector<std::int64_t> merged{5, 4, 2, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0};
  CHECK(guest(merged).stop == 8);
  // columns of F15 rolled up in triples
  const std::vector<std::int64_t> themes{3, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  CHECK(guest(themes).stop == 5);
  // the themes X (columns 1-9) and Y (10-18)
  const std::vector<std::int64_t> x{1, 0, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0};
  const std::vector<std::int64_t> y{4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
  CHECK(guest(x).stop == 8);
  CHECK(guest(x).last_new_position == 11);
  CHECK(guest(y).stop == 4);
  CHECK(guest(y).last_new_position == 13);
}

TEST_CASE("guest: all 40,320 orders of T8") {
  const auto t8 = data::t8();
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6, 7};
  std::vector<std::int64_t> stops(9);
  do {
    const auto g = guest(t8.reordered(order));
    ++stops[g.stop ? static_cast<std::size_t>(*g.stop) : 0];
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(stops == std::vector<std::int64_t>{35856, 0, 0, 0, 384, 1200, 2880, 0, 0});
}

TEST_CASE("guest: every status") {
  const std::vector<std::int64_t> none;
  CHECK(guest(none).status == Status::no_data);
  CHECK(guest(none).reason == "no_units");
  CHECK_FALSE(guest(none).last_new_position);
  const std::vector<std::int64_t> five{1, 1, 1, 1, 0};
  CHECK(guest(five).status == Status::too_few_units);
  CHECK(guest(five).reason == "base_and_run");
  CHECK(guest(five).ratios.empty());
  const std::vector<std::int64_t> late{0, 0, 0, 0, 3, 0, 0};
  const auto undefined = guest(late);
  CHECK(undefined.status == Status::undefined);
  CHECK(undefined.reason == "empty_base");
  CHECK_FALSE(undefined.stop);
  CHECK_FALSE(undefined.codes_after_stop);
  REQUIRE(undefined.ratios.size() == 2);
  CHECK(std::isnan(undefined.ratios[0]));
  CHECK(std::isnan(undefined.degree));
  const std::vector<std::int64_t> steady{2, 2, 2, 2, 2, 2, 2};
  CHECK(guest(steady).status == Status::not_reached);
  CHECK(guest(steady).reason == "no_run");
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(guest(steady, {.base = most}).status == Status::too_few_units);
  CHECK(guest(steady, {.run = most}).status == Status::too_few_units);
}

TEST_CASE("guest: equality stops even where the product is not exact") {
  const std::vector<std::int64_t> news{10, 1, 2, 0};
  CHECK(guest(news, {.base = 1, .run = 2, .threshold = .3}).stop == 1);  // .3 * 10 passes 3 by rounding or not
  const std::vector<std::int64_t> tenth{7, 0, 0, 3, 1};
  CHECK(guest(tenth, {.base = 4, .run = 1, .threshold = .1}).stop == 4);
}

TEST_CASE("guest: against the definition on generated counts") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    RandomStream dice(seed, RandomPurpose::scenario, 0);
    std::vector<std::int64_t> news(dice.draw(15));
    for (auto& n : news) n = dice.draw(3) == 0 ? dice.draw(6) : 0;
    const GuestOptions options{.base = 1 + dice.draw(5), .run = 1 + dice.draw(3), .threshold = dice.draw(4) / 10.0};
    const auto g = guest(news, options);
    const auto b = static_cast<std::size_t>(options.base);
    const auto r = static_cast<std::size_t>(options.run);
    std::optional<std::int64_t> stop;
    std::int64_t base = 0;
    for (std::size_t i = 0; i < std::min(b, news.size()); ++i) base += news[i];
    for (std::size_t s = b; base > 0 && !stop && s + r <= news.size(); ++s) {
      std::int64_t gain = 0;
      for (std::size_t i = s; i < s + r; ++i) gain += news[i];
      if (10 * gain <= std::llround(options.threshold * 10) * base) stop = static_cast<std::int64_t>(s);
    }
    CHECK(g.stop == stop);
    CHECK((g.status == Status::ok) == stop.has_value());
    if (!stop) continue;
    std::int64_t after = 0;
    for (auto i = static_cast<std::size_t>(*stop); i < news.size(); ++i) after += news[i];
    CHECK(g.codes_after_stop == after);
  }
}

TEST_CASE("guest: what it refuses, and what it hands out") {
  const std::vector<std::int64_t> news{1, -2, 0};
  CHECK_THROWS_AS(guest(news), InputError);
  CHECK_THROWS_WITH(guest(news), ContainsSubstring("unit 2") && ContainsSubstring("-2"));
  const std::vector<std::int64_t> good{1, 2, 0};
  CHECK_THROWS_AS(guest(good, {.base = 0}), UsageError);
  CHECK_THROWS_AS(guest(good, {.run = 0}), UsageError);
  CHECK_THROWS_AS(guest(good, {.threshold = -.1}), UsageError);
  CHECK_THROWS_AS(guest(good, {.threshold = undefined_value}), UsageError);
  CHECK_THROWS_AS(guest(good, {.threshold = std::numeric_limits<double>::infinity()}), UsageError);
  const auto g = guest(data::f15());
  CHECK(g.table().rows() == 10);
  CHECK(g.table()["s"].as<std::int64_t>().front() == 4);
  CHECK(g.table()["stops"].as<std::uint8_t>()[4] == 1);
  CHECK(g.method().function == "guest");
}
