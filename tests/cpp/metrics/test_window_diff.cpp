#include <tematik/metrics/window_diff.hpp>

#include <cmath>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

WindowDiffResult windows_of_masses(const std::vector<std::int64_t>& reference, const std::vector<std::int64_t>& other) {
  std::int64_t units = 0;
  for (const auto mass : reference) units += mass;
  return window_diff(boundaries_of_masses(reference), boundaries_of_masses(other), units);
}

}  // namespace

TEST_CASE("window_diff: the examples of the specification") {
  const auto more = windows_of_masses({2, 8, 2, 1}, {2, 1, 7, 2, 1});
  CHECK(more.k == 2);
  CHECK(more.windows == 11);
  CHECK_THAT(more.method().json(), Catch::Matchers::ContainsSubstring("\"k\":2"));
  CHECK_THAT(more.window_diff(), WithinAbs(2.0 / 11, 1e-12));
  CHECK_THAT(more.p_k(), WithinAbs(1.0 / 11, 1e-12));
  const auto moved = windows_of_masses({3, 4, 3}, {3, 5, 2});
  CHECK_THAT(moved.window_diff(), WithinAbs(2.0 / 8, 1e-12));
  CHECK_THAT(moved.p_k(), WithinAbs(2.0 / 8, 1e-12));
}

TEST_CASE("window_diff: half the mean segment, halves to even") {
  CHECK(windows_of_masses({5, 5}, {10}).k == 2);    // 2.5
  CHECK(windows_of_masses({7, 7}, {14}).k == 4);    // 3.5
  CHECK(windows_of_masses({9, 9}, {18}).k == 4);    // 4.5
  CHECK(windows_of_masses({11, 11}, {22}).k == 6);  // 5.5
  CHECK(windows_of_masses({8, 7}, {15}).k == 4);    // 3.75
  CHECK(windows_of_masses({1, 1, 1}, {3}).k == 2);
}

TEST_CASE("window_diff: against windows counted one by one") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto n = static_cast<std::int64_t>(dice.between(1, 30));
    std::vector<std::int64_t> a, b;
    for (std::int64_t p = 1; p < n; ++p) {
      if (dice(4) == 0) a.push_back(p);
      if (dice(4) == 0) b.push_back(p);
    }
    const auto asked = static_cast<std::int64_t>(dice(5));
    const auto w = window_diff(a, b, n, {.k = asked});
    const double mean = static_cast<double>(n) / static_cast<double>(a.size() + 1);
    const auto k = asked > 0 ? asked : std::max<std::int64_t>(2, std::llrint(mean / 2));
    CHECK(w.k == k);
    if (n <= k) {
      CHECK(w.status == Status::too_few_units);
      continue;
    }
    std::int64_t different = 0, missed = 0;
    for (std::int64_t i = 0; i < n - k; ++i) {
      const auto in = [&](const std::vector<std::int64_t>& x) {
        return std::count_if(x.begin(), x.end(), [&](auto p) { return i < p && p <= i + k; });
      };
      different += in(a) != in(b) ? 1 : 0;
      missed += (in(a) == 0) != (in(b) == 0) ? 1 : 0;
    }
    CHECK(w.different == different);
    CHECK(w.missed == missed);
    CHECK(w.p_k() <= w.window_diff());
  }
}

TEST_CASE("window_diff: not symmetric, texts add up, statuses") {
  const auto there = windows_of_masses({10, 2}, {1, 1, 1, 9});
  const auto back = windows_of_masses({1, 1, 1, 9}, {10, 2});
  CHECK(there.k != back.k);
  auto sum = windows_of_masses({2, 8, 2, 1}, {2, 1, 7, 2, 1});
  sum += windows_of_masses({3, 4, 3}, {3, 5, 2});
  CHECK_THAT(sum.window_diff(), WithinAbs(4.0 / 19, 1e-12));
  CHECK_THAT(sum.p_k(), WithinAbs(3.0 / 19, 1e-12));
  CHECK(window_diff({}, {}, 0).status == Status::no_data);
  CHECK(std::isnan(window_diff({}, {}, 0).p_k()));
  CHECK(window_diff({}, {}, 1).status == Status::too_few_units);
  CHECK(std::isnan(window_diff({}, {}, 1).window_diff()));
  WindowDiffResult total;
  total += window_diff({}, {}, 1);
  CHECK(total.status == Status::too_few_units);
  total += sum;
  CHECK(total.status == Status::ok);
  CHECK(window_diff({}, {}, 9, {.k = 3}).window_diff() == 0);
  const std::vector<std::int64_t> outside{9};
  CHECK_THROWS_AS(window_diff(outside, {}, 9), InputError);
  CHECK_THROWS_AS(window_diff({}, outside, 9), InputError);
  CHECK_THROWS_AS(window_diff({}, {}, 9, {.k = -1}), UsageError);
}

TEST_CASE("window_diff: the example of its documentation") {
  const std::int64_t reference[]{3, 7}, other[]{3, 8};
  const auto w = window_diff(reference, other, 10);
  CHECK(w.k == 2);
  CHECK(w.window_diff() == 0.25);
  CHECK(w.p_k() == 0.25);
}
