#include <tematik/metrics/saturation_monitor.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

#include <tematik/metrics/francis.hpp>
#include <tematik/support/cat.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<std::string> codes_of_unit(const Incidence& inc, std::size_t unit) {
  std::vector<std::string> out;
  for (std::size_t j = 0; j < inc.codes(); ++j) {
    if (inc.bits.test(unit, j)) out.push_back(detail::cat("c", j));
  }
  return out;
}

Incidence first_units(const Incidence& inc, std::size_t units) {
  Incidence out{.bits = BitMatrix(units, inc.codes())};
  for (std::size_t i = 0; i < units; ++i) {
    for (std::size_t j = 0; j < inc.codes(); ++j) {
      if (inc.bits.test(i, j)) out.bits.set(i, j);
    }
  }
  return out;
}

/// NaN equals NaN.
bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void check_same_state(const MonitorState& a, const MonitorState& b) {
  CHECK(a.status == b.status);
  CHECK(a.reason == b.reason);
  CHECK(a.flags == b.flags);
  CHECK(std::tuple(a.units, a.new_codes, a.codes, a.mentions, a.uniques, a.duplicates) ==
        std::tuple(b.units, b.new_codes, b.codes, b.mentions, b.uniques, b.duplicates));
  CHECK(same_number(a.coverage, b.coverage));
  CHECK(same_number(a.expected_new, b.expected_new));
  CHECK(same_number(a.chao2_bc.value, b.chao2_bc.value));
  CHECK(same_number(a.share_with_unique, b.share_with_unique));
  CHECK(std::tuple(a.guest_status, a.guest_stop, a.francis_run, a.francis_stop, a.alarm) ==
        std::tuple(b.guest_status, b.guest_stop, b.francis_run, b.francis_stop, b.alarm));
}

}  // namespace

TEST_CASE("saturation_monitor: F15 after N units") {
  struct Row {
    std::int64_t n, s, q1, q2;
    double coverage, expected, share, chao;
  };
  const std::vector<Row> known{
      {5, 14, 9, 5, .6293, 1.4087, .8000, 18.8000}, {8, 16, 6, 7, .8448, .5625, .6250, 17.6406},
      {10, 16, 4, 6, .9143, .3000, .3000, 16.7714}, {12, 17, 4, 7, .9260, .2529, .2500, 17.6875},
      {13, 18, 5, 5, .9048, .3297, .3077, 19.5385}, {15, 18, 2, 7, .9744, .0889, .1333, 18.1167}};
  SaturationMonitor monitor;
  std::size_t row = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const auto now = monitor.push(codes_of_unit(data::f15(), i));
    CHECK(now.units == static_cast<std::int64_t>(i) + 1);
    CHECK(now.guest_stop == (i + 1 >= 10 ? std::optional<std::int64_t>(8) : std::nullopt));
    CHECK_FALSE(now.alarm);  // E_new never falls to .05
    if (known[row].n != now.units) continue;
    CAPTURE(now.units);
    CHECK(now.codes == known[row].s);
    CHECK(now.uniques == known[row].q1);
    CHECK(now.duplicates == known[row].q2);
    CHECK_THAT(now.coverage, WithinAbs(known[row].coverage, 5.1e-5));
    CHECK_THAT(now.expected_new, WithinAbs(known[row].expected, 5.1e-5));
    CHECK_THAT(now.share_with_unique, WithinAbs(known[row].share, 5.1e-5));
    CHECK_THAT(now.chao2_bc.value, WithinAbs(known[row].chao, 5.1e-5));
    ++row;
  }
  CHECK(row == known.size());
  CHECK(monitor.state().francis_run == 2);
  CHECK(monitor.new_codes() == data::f15().new_counts());
}

TEST_CASE("saturation_monitor: after N pushes it is the batch on the first N rows, also when kept as bytes") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const int units = static_cast<int>(seed % 14) + 1;
    const auto inc = data::random_incidence(seed, units, static_cast<int>(seed % 5) * 17, seed % 2 == 0 ? 3 : 12);
    const MonitorOptions options{.guest = {.base = 1 + static_cast<std::int64_t>(seed % 3),
                                           .run = 1 + static_cast<std::int64_t>(seed % 2),
                                           .threshold = .2},
                                 .francis_init = 2,
                                 .francis_stop = 2,
                                 .delta = 1.5};
    SaturationMonitor monitor(options);
    for (std::size_t n = 1; n <= inc.units(); ++n) {
      CAPTURE(seed, n);
      const auto now = monitor.push(codes_of_unit(inc, n - 1));
      const auto part = first_units(inc, n);
      const auto f = part.frequencies();
      const auto covered = coverage(f);
      const auto next = expected_new(f);
      const auto bound = richness(f);
      const auto g = guest(part, options.guest);
      const auto francis_now = francis(part, {.init = 2, .stop = 2});
      CHECK(now.status == covered.status);
      CHECK(now.reason == covered.reason);
      CHECK(same_number(now.coverage, covered.value));
      CHECK(same_number(now.expected_new, next.value));
      CHECK(same_number(now.chao2_bc.value, bound.value));
      CHECK(same_number(now.chao2_bc.hi, bound.hi));
      CHECK(now.chao2_bc.status == bound.status);
      CHECK(now.guest_status == g.status);
      CHECK(now.guest_stop == g.stop);
      CHECK(now.francis_stop == francis_now.stop);
      CHECK(now.francis_run == francis_now.tail_run);
      CHECK(now.mentions == f.mentions());
      CHECK(now.new_codes == part.new_counts().back());
      const auto u = part.uniques();
      const auto with = std::count_if(u.begin(), u.end(), [](auto x) { return x > 0; });
      CHECK(now.share_with_unique == static_cast<double>(with) / static_cast<double>(n));
      CHECK(now.alarm == (g.stop && next.status == Status::ok && next.value <= 1.5));
      CHECK(now.warnings.size() == (now.alarm ? 1U : 0U));
      auto counted = monitor.frequencies().codes;  // which knows no codes that nobody holds
      counted[0] = f.codes[0];
      CHECK(counted == f.codes);
      const auto bytes = monitor.to_bytes();
      auto again = SaturationMonitor::from_bytes(bytes);
      check_same_state(again.state(), now);
      CHECK(again.to_bytes() == bytes);
      if (n % 2 == 0) monitor = std::move(again);  // go on from the bytes
    }
  }
}

TEST_CASE("saturation_monitor: numbers and repeated codes") {
  SaturationMonitor a, b;
  a.push(std::vector<std::string>{"3", "7", "3"});
  b.push(std::vector<std::uint32_t>{7, 3, 3});
  check_same_state(a.state(), b.state());
  CHECK(b.push(std::vector<std::string>{"3"}).codes == 2);
  CHECK(b.state().uniques == 1);
}

TEST_CASE("saturation_monitor: the alarm needs both") {
  SaturationMonitor monitor({.delta = 0});
  const std::vector<std::string> ab{"a", "b"};
  for (int i = 0; i < 5; ++i) CHECK_FALSE(monitor.push(ab).alarm);
  const auto now = monitor.push(ab);
  CHECK(now.guest_stop == 4);
  CHECK(now.expected_new == 0);
  CHECK(now.alarm);
  REQUIRE(now.warnings.size() == 1);
  CHECK(now.warnings[0].code == "saturation.sequential_looks");
  // Many new codes: Guest's stop stays, the alarm goes.
  const auto later = monitor.push(std::vector<std::string>{"c", "d", "e"});
  CHECK(later.guest_stop == 4);
  CHECK_FALSE(later.alarm);
}

TEST_CASE("saturation_monitor: nothing yet, empty units, bad options, method") {
  SaturationMonitor monitor;
  CHECK(monitor.state().status == Status::no_data);
  CHECK(monitor.state().guest_status == Status::no_data);
  CHECK(std::isnan(monitor.state().share_with_unique));
  check_same_state(SaturationMonitor::from_bytes(monitor.to_bytes()).state(), monitor.state());
  for (int i = 0; i < 6; ++i) monitor.push(std::vector<std::string>{});
  CHECK(monitor.state().status == Status::undefined);
  CHECK(monitor.state().guest_status == Status::undefined);
  CHECK(monitor.state().francis_run == 6);
  CHECK_THROWS_AS(SaturationMonitor({.guest = {.run = 0}}), UsageError);
  CHECK_THROWS_AS(SaturationMonitor({.francis_init = 0}), UsageError);
  CHECK_THROWS_AS(SaturationMonitor({.delta = std::nan("")}), UsageError);
  CHECK(monitor.state().table().rows() == 1);
  CHECK(monitor.state().table()["guest"].is_missing(0));
  CHECK(monitor.method().n == 6);
}

TEST_CASE("saturation_monitor: damaged bytes are refused, never read past") {
  SaturationMonitor monitor;
  for (std::size_t i = 0; i < 15; ++i) monitor.push(codes_of_unit(data::f15(), i));
  const auto bytes = monitor.to_bytes();
  CHECK(bytes.substr(0, 8) == std::string("TMKM\1\0\1\0", 8));
  for (std::size_t n = 0; n < bytes.size(); ++n)
    CHECK_THROWS_AS(SaturationMonitor::from_bytes(bytes.substr(0, n)), InputError);
  CHECK_THROWS_AS(SaturationMonitor::from_bytes(bytes + "x"), InputError);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char flip : {'\x01', '\x80', '\xff'}) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      try {
        auto read = SaturationMonitor::from_bytes(damaged);  // an id or an option may have become another one
        read.push(std::vector<std::string>{"x"});
        CHECK(read.to_bytes().size() == damaged.size() + 4 + 4 + 1 + 8);
      } catch (const InputError& error) {
        CHECK_THAT(error.where(), ContainsSubstring("byte "));
      }
    }
  }
}

TEST_CASE("saturation_monitor: the example of its documentation") {
  SaturationMonitor monitor;
  monitor.push(std::vector<std::string>{"support", "cost"});
  const auto now = monitor.push(std::vector<std::string>{"support"});
  CHECK(now.units == 2);
  CHECK(now.codes == 2);
  CHECK(now.new_codes == 0);
  CHECK(now.uniques == 1);
}
