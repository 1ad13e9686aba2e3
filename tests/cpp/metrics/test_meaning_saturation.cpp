#include <tematik/metrics/meaning_saturation.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;

TEST_CASE("meaning_saturation: dimensions first seen at 2, 5 and 9") {
  Matrix<int> rows = Matrix<int>::Zero(10, 3);
  rows(1, 0) = rows(4, 1) = rows(8, 2) = rows(9, 0) = 1;
  const auto m = meaning_saturation(incidence_from(rows), {"a", "a", "a"});
  CHECK(m.status == Status::ok);
  CHECK(m.positions == std::vector<std::int64_t>{9});
  CHECK(m.dimensions == std::vector<std::int64_t>{3});
  CHECK(m.stop == 9);
  CHECK(m.dimensions_after_stop == 0);
  CHECK(m.flags.has(Flag::retrospective));
}

TEST_CASE("meaning_saturation: quantiles over codes") {
  Matrix<int> rows = Matrix<int>::Zero(10, 4);
  for (int j = 0; j < 4; ++j) rows(2 * j + 1, j) = 1;  // positions 2, 4, 6, 8
  const auto inc = incidence_from(rows);
  const std::vector<std::string> names{"a", "b", "c", "d"};
  for (const auto& [q, stop] :
       std::vector<std::pair<double, std::int64_t>>{{1, 8}, {.75, 6}, {.76, 8}, {.5, 4}, {.25, 2}, {.01, 2}}) {
    CAPTURE(q);
    CHECK(meaning_saturation(inc, names, {.quantile = q}).stop == stop);
  }
  CHECK(meaning_saturation(inc, names, {.quantile = .5}).dimensions_after_stop == 2);
}

TEST_CASE("meaning_saturation: against the cells of generated tables") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const auto inc = data::random_incidence(seed, 1 + static_cast<int>(seed % 9), 12, 6);
    std::vector<std::string> names;
    RandomStream dice(seed, RandomPurpose::scenario, 2);
    for (std::size_t d = 0; d < 12; ++d) names.push_back(std::string(1, static_cast<char>('a' + dice.draw(4))));
    const auto m = meaning_saturation(inc, names);
    std::int64_t latest = 0;
    for (std::size_t c = 0; c < m.codes.size(); ++c) {
      std::vector<bool> seen(12);
      std::int64_t last = 0;
      std::int64_t number = 0;
      for (std::size_t i = 0; i < inc.units(); ++i) {
        for (std::size_t d = 0; d < 12; ++d) {
          if (names[d] != m.codes[c] || seen[d] || !inc.bits.test(i, d)) continue;
          seen[d] = true;
          last = static_cast<std::int64_t>(i) + 1;
          ++number;
        }
      }
      CHECK(m.positions[c] == last);
      CHECK(m.dimensions[c] == number);
      latest = std::max(latest, last);
    }
    if (latest > 0) {
      CHECK(m.stop == latest);
    } else {
      CHECK(m.status == Status::refused);
    }
  }
}

TEST_CASE("meaning_saturation: without dimensions nothing stands in for them") {
  const auto none = meaning_saturation(incidence_from(data::bits({"000", "000"})), {"a", "a", "b"});
  CHECK(none.status == Status::refused);
  CHECK(none.reason == "no_dimensions");
  CHECK_FALSE(none.stop);
  CHECK(none.codes_without_dimensions == 2);
  CHECK(none.table()["position"].is_missing(0));
  CHECK(meaning_saturation(incidence_from(Matrix<int>(4, 0)), {}).status == Status::refused);
  CHECK(meaning_saturation(incidence_from(Matrix<int>(0, 2)), {"a", "b"}).status == Status::no_data);
  const auto inc = incidence_from(Matrix<int>{{1, 0, 0}, {1, 1, 0}, {0, 0, 1}});
  const auto m = meaning_saturation(inc, {"trust", "trust", "cost"});
  CHECK(m.positions == std::vector<std::int64_t>{2, 3});
  CHECK(m.stop == 3);
  CHECK_THROWS_AS(meaning_saturation(inc, {"trust"}), UsageError);
  CHECK_THROWS_AS(meaning_saturation(inc, {"a", "b", "c"}, {.quantile = 0}), UsageError);
  CHECK_THROWS_AS(meaning_saturation(inc, {"a", "b", "c"}, {.quantile = undefined_value}), UsageError);
  CHECK(m.table().rows() == 2);
  CHECK(m.method().function == "meaning_saturation");
}
