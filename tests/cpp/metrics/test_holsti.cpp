#include <tematik/metrics/holsti.hpp>

#include <vector>

#include <tematik/metrics/percent_agreement.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("holsti: 40 shared decisions of 60 and 50") {
  Ratings r({"first", "second"}, {"a", "b"});
  const std::int32_t both[]{0, 0}, only_first[]{1, Ratings::missing}, only_second[]{Ratings::missing, 0};
  r.add(both, 40), r.add(only_first, 20), r.add(only_second, 10);
  CHECK_THAT(holsti(r).value, WithinAbs(.727273, 1e-6));
  CHECK(holsti(r).n_pairs == 1);
  CHECK(std::isnan(holsti(r).se));
}

TEST_CASE("holsti: equals percent agreement of two coders who rated the same units") {
  for (const auto& r : {data::d4a(), data::d5b(), data::d6a(), data::d7(), data::d11()}) {
    CHECK_THAT(holsti(r).value, WithinAbs(percent(r).value, 1e-12));
    CHECK_THAT(holsti(r, {.several = HolstiRule::joint}).value, WithinAbs(percent(r).value, 1e-12));
  }
}

TEST_CASE("holsti: several coders, pairs and joint, against sums over units") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, dice.between(2, 4), dice.between(2, 9), 3, dice(4));
    double pairs = 0, sum = 0, all = 0, alike = 0;
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
      bool same = true;
      for (Eigen::Index g = 0; g < x.rows(); ++g) {
        same = same && x(g, i) == x(0, i);
        all += std::isnan(x(g, i)) ? 0 : 1;
      }
      alike += same ? 1 : 0;
    }
    bool everybody = true;
    for (Eigen::Index g = 0; g < x.rows(); ++g) {
      everybody = everybody && !x.row(g).array().isNaN().all();
      for (Eigen::Index h = 0; h < g; ++h) {
        double m = 0, n = 0, shared = 0;
        for (Eigen::Index i = 0; i < x.cols(); ++i) {
          m += x(g, i) == x(h, i) ? 1 : 0;
          n += (std::isnan(x(g, i)) ? 0 : 1) + (std::isnan(x(h, i)) ? 0 : 1);
          shared += std::isnan(x(g, i)) || std::isnan(x(h, i)) ? 0 : 1;
        }
        if (shared > 0) pairs += 1, sum += 2 * m / n;
      }
    }
    const auto r = ratings_from(x);
    if (percent(r).status != Status::ok || !everybody) continue;
    CHECK_THAT(holsti(r).value, WithinAbs(sum / pairs, 1e-12));
    CHECK(static_cast<double>(holsti(r).n_pairs) == pairs);
    const auto joint = holsti(r, {.several = HolstiRule::joint});
    CHECK_THAT(joint.value, WithinAbs(static_cast<double>(x.rows()) * alike / all, 1e-12));
  }
}

TEST_CASE("holsti: sets count codes on units") {
  // M: {0} and {0, 1}; N: 4 and 3
  const auto s = set_ratings({{{{0, 1}}, {{0, 1}}, {{}}}, {{{0}}, {{0, 1}}, {{}}}});
  CHECK_THAT(holsti(s).value, WithinAbs(2 * 3.0 / 7, 1e-12));
  const auto three = set_ratings({{{{0, 1}}}, {{{0}}}, {{{0, 2}}}});
  CHECK_THAT(holsti(three, {.several = HolstiRule::joint}).value, WithinAbs(3.0 / 5, 1e-12));
  CHECK_THAT(holsti(three).value, WithinAbs((2.0 / 3 + 2.0 / 3 + 2.0 / 4) / 3, 1e-12));
  const auto empty = set_ratings({{{{}}}, {{{}}}});
  CHECK(holsti(empty).status == Status::undefined);
  CHECK(holsti(empty, {.several = HolstiRule::joint}).status == Status::undefined);
  CHECK(std::isnan(holsti(empty).value));
  // what a coder coded where the other did not look is a decision of their own
  const auto own = set_ratings({{{{0}}, {{0}}}, {{{0}}, {}}});
  CHECK_THAT(holsti(own).value, WithinAbs(2.0 / 3, 1e-12));
}

TEST_CASE("holsti: pairs without a figure, statuses") {
  const auto apart = holsti(ratings_from(data::digits({"1212..", "1221..", "....12"})));
  CHECK(apart.value == .5);
  CHECK(apart.n_dropped == 2);
  CHECK(apart.flags.has(Flag::invalid_pairs_dropped));
  CHECK(apart.flags.has(Flag::missing_pairs));
  CHECK_THAT(apart.method().json(), Catch::Matchers::ContainsSubstring("\"several\":\"pairs\""));
  check::statuses([](const Ratings& r) { return holsti(r); }, 2);
  check::statuses([](const Ratings& r) { return holsti(r, {.several = HolstiRule::joint}); }, 3);
  CHECK(parse<HolstiRule>("joint") == HolstiRule::joint);
}

TEST_CASE("holsti: on any small table a value or a status, never both") {
  check::value_or_status(
      [](const Ratings& r) {
        return std::vector{holsti(r), holsti(r, {.several = HolstiRule::joint})};
      },
      4, 3);
}

TEST_CASE("holsti: the example of its documentation") {
  CHECK(holsti(ratings_from(Matrix<double>{{1, 1, 0, 1}, {1, 0, 0, NAN}})).value == 4.0 / 7);
}
