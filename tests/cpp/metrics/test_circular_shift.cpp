#include <tematik/metrics/circular_shift.hpp>

#include <algorithm>
#include <map>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct ShiftColumns {
  std::vector<int> i, j, source;

  void add(const std::string& row, const std::string& column, int s) {
    for (const char c : row) i.push_back(c - '0');
    for (const char c : column) j.push_back(c - '0');
    source.insert(source.end(), row.size(), s);
  }
  [[nodiscard]] CircularShiftResult test(const CircularShiftOptions& options = {}) const {
    return circular_shift_test(i, j, source, options);
  }
};

ShiftColumns shift_f6() {
  ShiftColumns out;
  out.add("1100011000", "1110001000", 1);
  out.add("01110000", "00111000", 2);
  return out;
}

/// How many joint rotations give which sum: every rotation of every source, unit by unit.
std::map<std::int64_t, std::int64_t> all_rotations(const ShiftColumns& x) {
  std::map<std::int64_t, std::int64_t> sums{{0, 1}};
  std::map<int, std::vector<std::size_t>> units;
  for (std::size_t u = 0; u < x.i.size(); ++u) units[x.source[u]].push_back(u);
  for (const auto& [s, of] : units) {
    std::map<std::int64_t, std::int64_t> next;
    for (std::size_t k = 0; k < of.size(); ++k) {
      std::int64_t met = 0;
      for (std::size_t t = 0; t < of.size(); ++t) met += x.i[of[t]] & x.j[of[(t + of.size() - k) % of.size()]];
      for (const auto& [sum, times] : sums) next[sum + met] += times;
    }
    sums = next;
  }
  return sums;
}

}  // namespace

TEST_CASE("circular_shift: F6, meetings by rotation") {
  CHECK(shifted_meetings({10, {{0, 2}, {5, 7}}, {{0, 3}, {6, 7}}}) ==
        std::vector<std::int64_t>{3, 1, 0, 1, 3, 3, 1, 0, 1, 3});
  CHECK(shifted_meetings({8, {{1, 4}}, {{2, 5}}}) == std::vector<std::int64_t>{2, 1, 0, 0, 0, 1, 2, 3});
  const auto sums = all_rotations(shift_f6());
  CHECK(sums == std::map<std::int64_t, std::int64_t>{{0, 6}, {1, 16}, {2, 12}, {3, 22}, {4, 12}, {5, 8}, {6, 4}});
}

TEST_CASE("circular_shift: F6") {
  const auto t = shift_f6().test();
  CHECK(t.status == Status::ok);
  CHECK(t.n_ij == 5);
  CHECK_THAT(t.expected, WithinAbs(2.725, 1e-12));
  CHECK_THAT(t.variance, WithinRel(2.54937, 1e-5));
  CHECK_THAT(t.p, WithinAbs(.15, 1e-12));
  CHECK(t.is_exact);
  CHECK(t.few_arrangements);
  CHECK_THAT(t.smallest_p, WithinAbs(.05, 1e-12));
  CHECK_THAT(shift_f6().test({.alternative = Alternative::less}).p, WithinAbs(76.0 / 80, 1e-12));
  CHECK_THAT(shift_f6().test({.mid_p = true}).p, WithinAbs(8.0 / 80, 1e-12));
  // the same data under the model of units placed at random
  const std::vector<std::int64_t> a{3, 2}, n_i{4, 3}, n_j{4, 3}, n{10, 8};
  const auto random = stratified_test(a, n_i, n_j, n);
  CHECK_THAT(random.variance, WithinRel(1.14223, 1e-5));
  CHECK_THAT(random.p, WithinRel(.0442177, 1e-5));
}

TEST_CASE("circular_shift: every rotation, listed") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 14);
    ShiftColumns x;
    const std::uint32_t sources = 1 + random.draw(3);
    std::vector<int> room;
    for (std::uint32_t s = 0; s < sources; ++s) room.insert(room.end(), 1 + random.draw(9), static_cast<int>(s) - 1);
    for (std::size_t u = room.size(); u > 1; --u) {  // sources mixed: order holds within each
      std::swap(room[u - 1], room[random.draw(static_cast<std::uint32_t>(u))]);
    }
    for (const int s : room) x.add(random.draw(2) ? "1" : "0", random.draw(3) == 0 ? "1" : "0", s);
    const auto sums = all_rotations(x);
    const auto t = x.test();
    CAPTURE(seed);
    std::int64_t observed = 0, total = 0;
    for (std::size_t u = 0; u < x.i.size(); ++u) observed += x.i[u] & x.j[u];
    for (const auto& [value, times] : sums) total += times;
    double mean = 0, squares = 0;
    for (const auto& [value, times] : sums) {
      const double share = static_cast<double>(times) / static_cast<double>(total);
      mean += share * static_cast<double>(value);
      squares += share * static_cast<double>(value * value);
    }
    CHECK(t.n_ij == observed);
    CHECK_THAT(t.expected, WithinAbs(mean, 1e-10));
    CHECK_THAT(t.variance, WithinAbs(squares - mean * mean, 1e-10));
    CHECK(t.few_arrangements == (total < 1000));
    if (t.status != Status::ok) {
      CHECK(sums.size() == 1);
      CHECK(std::isnan(t.p));
      continue;
    }
    for (const auto how : {Alternative::greater, Alternative::less, Alternative::two_sided}) {
      std::int64_t extreme = 0, least = total;
      for (const auto& [value, times] : sums) {
        const bool in = how == Alternative::greater ? value >= observed
                        : how == Alternative::less  ? value <= observed
                                                    : times <= sums.at(observed);
        extreme += in ? times : 0;
        if (how == Alternative::two_sided) least = std::min(least, times);
      }
      if (how == Alternative::greater) least = sums.rbegin()->second;
      if (how == Alternative::less) least = sums.begin()->second;
      if (how == Alternative::two_sided) {
        std::int64_t sum = 0;
        for (const auto& [value, times] : sums) sum += times == least ? times : 0;
        least = sum;
      }
      const auto one = x.test({.alternative = how});
      CHECK_THAT(one.p, WithinAbs(static_cast<double>(extreme) / static_cast<double>(total), 1e-12));
      if (t.few_arrangements) {
        CHECK_THAT(one.smallest_p, WithinAbs(static_cast<double>(least) / static_cast<double>(total), 1e-12));
      }
    }
  }
}

TEST_CASE("circular_shift: statuses and the normal tail") {
  CHECK(ShiftColumns{}.test().status == Status::no_data);
  ShiftColumns unused, full;
  unused.add("0000", "0110", 0);
  full.add("1111", "0110", 0);
  CHECK(unused.test().status == Status::zero_total);
  CHECK(full.test().status == Status::no_variation);
  CHECK(std::isnan(full.test().p));
  const auto normal = shift_f6().test({.exact = false});
  CHECK_FALSE(normal.is_exact);
  CHECK(std::isnan(normal.smallest_p));
  CHECK_THAT(normal.p, WithinAbs(std::erfc(normal.z / std::sqrt(2.0)) / 2, 1e-15));
  const std::vector<ShiftSource> characters{{60'000, {{100, 900}, {5000, 7000}}, {{500, 1200}, {6000, 6500}}}};
  const auto t = circular_shift_test(characters);
  CHECK(t.n_ij == 900);
  CHECK_FALSE(t.few_arrangements);
  CHECK(t.is_exact);
  CHECK(t.table().rows() == 1);
  CHECK(t.method().steps.front().second == 1);
}

TEST_CASE("circular_shift: bad input") {
  const std::vector<int> i{0, 2}, j{0, 1}, s{0, 0}, shorter{0};
  CHECK_THROWS_AS(circular_shift_test(i, j, s), InputError);
  CHECK_THROWS_WITH(circular_shift_test(i, j, s), ContainsSubstring("row 1, column \"i\""));
  CHECK_THROWS_AS(circular_shift_test(shorter, j, s), InputError);
  CHECK_THROWS_AS(shifted_meetings({4, {{0, 5}}, {}}), InputError);
  CHECK_THROWS_AS(shifted_meetings({4, {{2, 2}}, {}}), InputError);
  CHECK_THROWS_AS(shifted_meetings({4, {}, {{0, 3}, {2, 4}}}), InputError);
  CHECK_THROWS_AS(shift_f6().test({.alternative = Alternative::two_sided, .mid_p = true}), UsageError);
}

TEST_CASE("circular_shift: wide supports by transforms keep the digits of direct convolution, far out too") {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 27);
    std::vector<ExactDistribution> parts(5);
    for (auto& part : parts) {
      part.lowest = random.draw(40);
      part.probability.assign(70 + random.draw(200), 0.0);
      double sum = 0;
      for (auto& p : part.probability) sum += p = random.draw(3) == 0 ? 0 : random.uniform();
      part.probability.front() += .5, part.probability.back() += .01, sum += .51;
      for (auto& p : part.probability) p /= sum;
    }
    const auto direct = detail::sum_of(parts, 0);
    const auto sd = std::sqrt(direct.variance());
    CAPTURE(seed);
    for (const double z : {-9.0, -6.0, -4.0, -1.0, 0.0, .5, 2.0, 4.0, 6.0, 9.0}) {
      const auto x = static_cast<std::int64_t>(direct.mean() + z * sd);
      for (const auto how : {Alternative::greater, Alternative::less}) {
        for (const bool mid_p : {false, true}) {
          const double expected = direct.p_value(x, how, mid_p);
          if (expected > 0) CHECK_THAT(detail::sum_tail(parts, x, how, mid_p), WithinRel(expected, 1e-9));
        }
      }
      const double two = detail::sum_tail(parts, x, Alternative::two_sided, false);
      if (!std::isnan(two)) CHECK_THAT(two, WithinRel(direct.p_value(x, Alternative::two_sided), 1e-8));
    }
    for (const auto x : {direct.highest() + 1, direct.highest(), direct.highest() - 1, direct.highest() - 20}) {
      CHECK_THAT(detail::sum_tail(parts, x, Alternative::greater, false),
                 WithinRel(direct.p_value(x, Alternative::greater), 1e-9));
    }
    CHECK_THAT(detail::sum_tail(parts, direct.lowest + 3, Alternative::less, false),
               WithinRel(direct.p_value(direct.lowest + 3, Alternative::less), 1e-9));
  }
}
