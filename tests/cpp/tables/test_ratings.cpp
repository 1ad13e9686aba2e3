#include <tematik/tables/ratings.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"
#include "../metrics/agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {
const std::int32_t yes_no[]{1, 0}, no_yes[]{0, 1}, one_gap[]{-1, 1}, nothing[]{-1, -1};
Ratings small() { return Ratings({"Ani", "Budi"}, {"no", "yes"}, {0, 1}); }
}  // namespace

TEST_CASE("ratings: from numbers") {
  const auto d1 = data::d1();
  CHECK(d1.coders() == std::vector<std::string>{"A", "B", "C", "D"});
  CHECK(d1.categories() == std::vector<std::string>{"1", "2", "3", "4", "5"});
  CHECK(d1.values() == std::vector<double>{1, 2, 3, 4, 5});
  CHECK(d1.is_numeric());
  CHECK_FALSE(d1.is_declared());
  CHECK(d1.units() == 12);
  CHECK(d1.row(0)[2] == Ratings::missing);
  CHECK(d1.row(11)[1] == 2);
  // values of singly coded units are found too; declared ones keep their order
  CHECK(ratings_from(data::digits({"1.", ".7"})).categories() == std::vector<std::string>{"1", "7"});
  const auto declared = ratings_from(data::digits({"13", "31"}), {}, {3, 2, 1});
  CHECK(declared.is_declared());
  CHECK(declared.row(0)[0] == 2);
  CHECK(declared.coders() == std::vector<std::string>{"0", "1"});
  CHECK(ratings_from(Matrix<double>{{.5, -0.0}, {1e21, 0}}).categories() ==
        std::vector<std::string>{"0", "0.5", "1e+21"});
}

TEST_CASE("ratings: from words") {
  const auto r = ratings_from({{"b", std::nullopt, "a"}, {"b", "c", ""}}, {"x", "y"});
  CHECK(r.categories() == std::vector<std::string>{"", "a", "b", "c"});
  CHECK_FALSE(r.is_numeric());
  CHECK(r.row(1)[0] == Ratings::missing);
  CHECK(r.row(2)[1] == 0);
  CHECK(ratings_from({{"b"}, {"a"}}, {}, {"b", "a"}).row(0)[0] == 0);
}

TEST_CASE("ratings: adding, scaling, choosing coders, compacting") {
  auto r = small();
  r.add(yes_no, 3);
  r.add(one_gap);
  r.add(nothing, 5);
  auto other = small();
  other.add(yes_no, 4);
  other.add(no_yes, 0);
  r += other;
  CHECK(r.units() == 13);
  const auto compact = r.compacted();
  CHECK(compact.rows() == 3);
  CHECK(compact.units() == 13);
  CHECK(compact.row(2)[0] == 1);
  CHECK(compact.count(2) == 7);
  auto doubled = compact;
  doubled += doubled;  // itself
  auto times_two = compact;
  times_two *= 2;
  CHECK(doubled.compacted() == times_two);
  times_two *= 0;
  CHECK(times_two.units() == 0);
  CHECK(times_two.compacted().rows() == 0);
  const std::size_t second[]{1};
  const auto one = r.selected(second);
  CHECK(one.coders() == std::vector<std::string>{"Budi"});
  CHECK(one.compacted().units() == 8);  // the units where Budi said nothing are gone
  const std::size_t swapped[]{1, 0};
  const auto turned = r.selected(swapped).compacted();
  CHECK(turned.rows() == 2);  // (no, yes) and (yes, missing)
  CHECK(turned.row(1)[0] == 1);
}

TEST_CASE("ratings: a weighted sum of clusters is the sum of the clusters") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    std::vector<Ratings> clusters;
    std::vector<std::int64_t> weights;
    auto expected = small();
    for (std::uint32_t k = 0; k < 1 + dice(5); ++k) {
      auto cluster = small();
      for (std::uint32_t i = dice(6); i > 0; --i) {
        const std::int32_t row[]{static_cast<std::int32_t>(dice(3)) - 1, static_cast<std::int32_t>(dice(3)) - 1};
        cluster.add(row, dice(4));
      }
      weights.push_back(dice(3));
      auto scaled = cluster;
      scaled *= weights.back();
      expected += scaled;
      clusters.push_back(std::move(cluster));
    }
    const ClusteredRatings all(clusters);
    CHECK(all.clusters() == weights.size());
    CHECK(all.weighted(weights).compacted() == expected.compacted());
  }
}

TEST_CASE("ratings: table and conflict") {
  auto r = small();
  r.add(one_gap, 9);
  const auto t = r.table();
  CHECK(t["coder Ani"].is_missing(0));
  CHECK(t["coder Budi"].as<std::string>()[0] == "yes");
  CHECK(t["count"].as<std::int64_t>()[0] == 9);
  auto strict = small();
  strict.conflict = true;
  r += strict;
  CHECK(r.conflict);
  CHECK(r.compacted().conflict);
  const std::size_t first[]{0};
  CHECK(r.selected(first).conflict);
}

TEST_CASE("ratings: what they refuse") {
  CHECK_THROWS_AS(Ratings({"a"}, {"x", "x"}), UsageError);
  CHECK_THROWS_AS(Ratings({"a"}, {"x", "y"}, {1}), UsageError);
  auto r = small();
  const std::int32_t bad[]{0, 2}, worse[]{0, -2}, longer[]{0, 0, 0};
  CHECK_THROWS_AS(r.add(bad), InputError);
  CHECK_THROWS_AS(r.add(worse), InputError);
  CHECK_THROWS_AS(r.add(longer), InputError);
  CHECK_THROWS_AS(r.add(yes_no, -1), InputError);
  CHECK_THROWS_AS(r += Ratings({"Ani", "Budi"}, {"yes", "no"}), UsageError);
  CHECK_THROWS_AS(r *= -1, UsageError);
  const std::size_t outside[]{0, 2}, twice[]{1, 1};
  CHECK_THROWS_AS(r.selected(outside), UsageError);
  CHECK_THROWS_AS(r.selected(twice), UsageError);
  CHECK_THROWS_WITH(ratings_from(data::digits({"12", "13"}), {}, {1, 2}), ContainsSubstring("coder 1, unit 1: 3"));
  CHECK_THROWS_WITH(ratings_from(Matrix<double>{{1, std::numeric_limits<double>::infinity()}}),
                    ContainsSubstring("coder 0, unit 1"));
  CHECK_THROWS_AS(ratings_from(data::digits({"12"}), {"a", "b"}), UsageError);
  CHECK_THROWS_AS(ratings_from(data::digits({"12"}), {}, {1, undefined_value}), UsageError);
  CHECK_THROWS_WITH(ratings_from({{"a", "b"}, {"a"}}), ContainsSubstring("coder 1 has 1 units; expected 2"));
  CHECK_THROWS_AS(ratings_from({{"a"}, {"b"}}, {}, {"a"}), InputError);
  CHECK_THROWS_AS(ClusteredRatings(std::span<const Ratings>{}), UsageError);
  const std::vector<Ratings> differ{small(), Ratings({"Ani", "Budi"}, {"no", "yes"}, {0, 2})};
  CHECK_THROWS_AS(ClusteredRatings(differ), UsageError);
  const std::vector<Ratings> two{small(), small()};
  const std::vector<std::int64_t> one{1};
  CHECK_THROWS_AS(ClusteredRatings(two).weighted(one), UsageError);
}

TEST_CASE("ratings: empty tables") {
  CHECK(ratings_from(Matrix<double>(0, 0)).units() == 0);
  CHECK(ratings_from(Matrix<double>(3, 0)).coders().size() == 3);
  CHECK(ratings_from(data::digits({"...", "..."})).categories().empty());
  CHECK(ratings_from(std::vector<std::vector<std::optional<std::string>>>{}).rows() == 0);
  CHECK(Ratings().compacted().rows() == 0);
}

TEST_CASE("ratings from numbers of any kind are those of a search for each value") {
  RandomStream draws(20, RandomPurpose::scenario, 26);
  const std::vector<std::vector<double>> scales = {
      {0, 1}, {-3, -2, 5, 900}, {0, 2'000'000'000}, {0.5, 1, 1.5}, {-1e300, 0, 1e15, 3e9}, {7}, {-0.0, 1}};
  for (const auto& scale : scales) {
    for (int round = 0; round < 20; ++round) {
      Matrix<double> m(1 + static_cast<Eigen::Index>(draws.draw(4)), static_cast<Eigen::Index>(draws.draw(9)));
      std::vector<double> found;
      for (Eigen::Index at = 0; at < m.size(); ++at) {
        const auto k = draws.draw(static_cast<std::uint32_t>(scale.size() + 1));
        m.data()[at] = k == scale.size() ? std::numeric_limits<double>::quiet_NaN() : scale[k];
        if (k < scale.size()) found.push_back(scale[k]);
      }
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      std::vector<double> reversed(scale.rbegin(), scale.rend());
      for (const auto& [ratings, values] :
           {std::pair(ratings_from(m), found), std::pair(ratings_from(m, {}, reversed), reversed)}) {
        CHECK(ratings.values() == values);
        REQUIRE(ratings.rows() == static_cast<std::size_t>(m.cols()));
        for (Eigen::Index i = 0; i < m.cols(); ++i) {
          for (Eigen::Index g = 0; g < m.rows(); ++g) {
            const auto cell = ratings.row(static_cast<std::size_t>(i))[static_cast<std::size_t>(g)];
            REQUIRE((cell == Ratings::missing) == std::isnan(m(g, i)));
            if (cell != Ratings::missing) CHECK(values[static_cast<std::size_t>(cell)] == m(g, i));
          }
        }
      }
    }
  }
}

TEST_CASE("the first unit with a value that is not declared is named") {
  const Matrix<double> m{{1, 2, 1}, {1, 1, 4}};
  CHECK_THROWS_WITH(ratings_from(m, {}, {1, 4}), ContainsSubstring("coder 0, unit 1: 2 is not a declared category"));
  CHECK_THROWS_WITH(ratings_from(Matrix<double>{{1, 1}, {1.5, 1}}, {}, {1, 4}),
                    ContainsSubstring("coder 1, unit 0: 1.5 is not a declared category"));
}

TEST_CASE("units are added as rows are") {
  Ratings all({"a", "b"}, {"no", "yes"});
  Ratings one = all;
  all.add_units({0, 1, -1, 1});
  one.add(std::vector<std::int32_t>{0, 1});
  one.add(std::vector<std::int32_t>{-1, 1});
  CHECK(all == one);
  CHECK_THROWS_AS(all.add_units({0, 1, 0}), InputError);
  CHECK_THROWS_AS(all.add_units({0, 2}), InputError);
  CHECK_THROWS_AS(all.add_units({0, -2}), InputError);
  CHECK(all == one);
}
