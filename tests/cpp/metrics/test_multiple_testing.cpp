#include <tematik/metrics/multiple_testing.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinRel;

TEST_CASE("adjust_p: F7") {
  const std::vector<double> p{.04, .003, undefined_value, .2, .012, .02};
  const auto bh = adjust_p(p);
  const auto by = adjust_p(p, Adjust::by);
  CHECK(bh.family == 5);
  CHECK(bh.status == Status::ok);
  const std::vector<double> first{.05, .015, 0, .2, .03, .0333333},
      second{.114167, .03425, 0, .456667, .0685, .0761111};
  for (const std::size_t i : {0U, 1U, 3U, 4U, 5U}) {
    CHECK_THAT(bh.values[i], WithinRel(first[i], 1e-5));
    CHECK_THAT(by.values[i], WithinRel(second[i], 1e-5));
  }
  CHECK(std::isnan(bh.values[2]));
  CHECK(std::isnan(by.values[2]));
  CHECK(bh.table().rows() == 6);
  CHECK(bh.table()["p_adjusted"].is_missing(2));
  CHECK(by.method().citations.size() == 1);
}

TEST_CASE("adjust_p: the definition, written out") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 11);
    std::vector<double> p(random.draw(12));
    for (auto& x : p) x = random.draw(5) == 0 ? undefined_value : random.draw(8) / 8.0;  // ties
    for (const auto how : {Adjust::bh, Adjust::by, Adjust::none}) {
      const auto q = adjust_p(p, how);
      std::vector<double> sorted;
      for (const double x : p) {
        if (!std::isnan(x)) sorted.push_back(x);
      }
      std::sort(sorted.begin(), sorted.end());
      double scale = static_cast<double>(sorted.size());
      if (how == Adjust::by) {
        double harmonic = 0;
        for (std::size_t j = 1; j <= sorted.size(); ++j) harmonic += 1.0 / static_cast<double>(j);
        scale *= harmonic;
      }
      for (std::size_t i = 0; i < p.size(); ++i) {
        if (std::isnan(p[i])) {
          CHECK(std::isnan(q.values[i]));
          continue;
        }
        double least = 1;
        for (std::size_t j = 0; j < sorted.size(); ++j) {
          if (sorted[j] >= p[i]) least = std::min(least, scale * sorted[j] / static_cast<double>(j + 1));
        }
        CHECK_THAT(q.values[i], WithinRel(how == Adjust::none ? p[i] : least, 1e-12));
      }
      CHECK(q.family == static_cast<std::int64_t>(sorted.size()));
    }
  }
}

TEST_CASE("adjust_p: no p-value, a bad one") {
  CHECK(adjust_p({}).status == Status::no_data);
  const std::vector<double> none{undefined_value};
  CHECK(adjust_p(none).status == Status::no_data);
  CHECK(adjust_p(none).family == 0);
  const std::vector<double> bad{.5, 1.5}, negative{-.1};
  CHECK_THROWS_AS(adjust_p(bad), InputError);
  CHECK_THROWS_WITH(adjust_p(bad), ContainsSubstring("p-value 1"));
  CHECK_THROWS_AS(adjust_p(negative, Adjust::none), InputError);
  const std::vector<double> ends{0, 1};
  CHECK(adjust_p(ends).values == ends);
  CHECK(parse<Adjust>("by") == Adjust::by);
}
