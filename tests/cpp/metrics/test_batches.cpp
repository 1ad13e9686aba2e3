#include <tematik/metrics/batches.hpp>

#include <cmath>
#include <limits>
#include <numeric>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

using BatchCounts = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("batches: F15") {
  const auto b = batches(data::f15());
  CHECK(b.status == Status::ok);
  CHECK(b.new_codes == BatchCounts{15, 2, 1});
  CHECK(b.ends == BatchCounts{6, 12, 15});
  CHECK(b.short_last);
  CHECK(b.denominator == 18);
  REQUIRE(b.share.size() == 3);
  CHECK_THAT(b.share[0], WithinAbs(.833333, 1e-6));
  CHECK_THAT(b.share[1], WithinAbs(.944444, 1e-6));
  CHECK(b.share[2] == 1);
  CHECK(b.flags.has(Flag::retrospective));
  CHECK_FALSE(batches(data::f15(), {.width = 5}).short_last);
}

TEST_CASE("batches: Guest, Bunce & Johnson 2006, two denominators for one study") {
  // 80 of 114 codes in the first six, 20 in the next six, 9 more in that country, 5 from the second
  BatchCounts news(60);
  news[0] = 80;
  news[6] = 20;
  news[20] = 9;
  news[40] = 5;
  const auto all = batches(news);
  CHECK_THAT(all.share[0], WithinAbs(80.0 / 114, 1e-15));
  const auto first_country = batches(news, {.denominator = 109});
  CHECK_THAT(first_country.share[1], WithinAbs(100.0 / 109, 1e-15));
  CHECK(first_country.denominator == 109);
  CHECK_FALSE(first_country.flags.has(Flag::retrospective));
}

TEST_CASE("batches: edits of the codebook per batch") {
  const BatchCounts news{5, 3, 0, 1, 1};
  const auto b = batches(news, {.width = 2, .edits = {1, 2, 3, 4, 5}});
  CHECK(b.new_codes == BatchCounts{8, 1, 1});
  CHECK(b.share[0] == .8);
  CHECK(b.short_last);
  CHECK(b.edits == BatchCounts{3, 7, 5});
  CHECK(b.table()["edits"].as<std::int64_t>() == BatchCounts{3, 7, 5});
  CHECK_THROWS_AS(batches(news, {.edits = {1, 2}}), UsageError);
}

TEST_CASE("quartiles: F15") {
  const auto q = quartiles(data::f15());
  CHECK(q.ends == BatchCounts{3, 7, 11, 15});
  CHECK(q.new_codes == BatchCounts{12, 3, 2, 1});
  CHECK(q.method().function == "quartiles");
  CHECK_FALSE(q.short_last);
  const BatchCounts news{5, 3, 0, 1, 1};
  CHECK(quartiles(news).new_codes == BatchCounts{5, 3, 0, 2});
}

TEST_CASE("batches, quartiles: blocks tile the units") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    RandomStream dice(seed, RandomPurpose::scenario, 0);
    BatchCounts news(1 + dice.draw(30));
    for (auto& n : news) n = dice.draw(4);
    const auto units = static_cast<std::int64_t>(news.size());
    const std::int64_t size = 1 + dice.draw(9);
    for (const auto& b : {batches(news, {.width = size}), quartiles(news, {.blocks = size})}) {
      if (b.status == Status::too_few_units) {
        CHECK(units < size);
        continue;
      }
      CHECK(b.ends.back() == units);
      std::int64_t begin = 0;
      std::int64_t seen = 0;
      for (std::size_t i = 0; i < b.ends.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i) + 1;
        CHECK(b.ends[i] == (b.rule == "batches" ? std::min(number * size, units) : number * units / size));
        const auto sum = std::accumulate(news.begin() + begin, news.begin() + b.ends[i], std::int64_t{0});
        CHECK(b.new_codes[i] == sum);
        CHECK(b.cumulative[i] == (seen += sum));
        begin = b.ends[i];
      }
      CHECK(b.short_last == (b.rule == "batches" && units % size != 0));
    }
  }
}

TEST_CASE("batches, quartiles: degenerate and refused") {
  const BatchCounts none;
  CHECK(batches(none).status == Status::no_data);
  CHECK(quartiles(none).status == Status::no_data);
  CHECK(batches(none).table().rows() == 0);
  const BatchCounts three{1, 1, 1};
  CHECK(quartiles(three).status == Status::too_few_units);
  CHECK(quartiles(three).reason == "fewer_units_than_blocks");
  CHECK(batches(three).short_last);
  CHECK(batches(three, {.width = std::numeric_limits<std::int64_t>::max()}).ends == BatchCounts{3});
  const BatchCounts zeros(8);
  CHECK(batches(zeros).status == Status::undefined);
  CHECK(std::isnan(batches(zeros).share[0]));
  CHECK(batches(zeros, {.denominator = 5}).status == Status::ok);
  const BatchCounts bad{1, -1};
  CHECK_THROWS_AS(batches(bad), InputError);
  CHECK_THROWS_AS(quartiles(bad), InputError);
  CHECK_THROWS_AS(batches(three, {.width = 0}), UsageError);
  CHECK_THROWS_AS(batches(three, {.denominator = 0}), UsageError);
  CHECK_THROWS_AS(quartiles(three, {.blocks = 0}), UsageError);
  CHECK(batches(data::f15()).table()["first"].as<std::int64_t>() == BatchCounts{1, 7, 13});
  CHECK(batches(data::f15()).method().n == 15);
}
