#include <tematik/metrics/novelty.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;

TEST_CASE("novelty: F15") {
  const auto n = novelty(data::f15());
  CHECK(n.status == Status::ok);
  CHECK(n.duplicates == std::vector<std::int64_t>{0, 0, 1, 1, 3, 2, 4, 2, 4, 2, 2, 3, 3, 4, 3});
  CHECK(n.novel == std::vector<std::int64_t>{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK(n.novel_share[2] == .75);
  CHECK(n.last_new_position == 13);
  CHECK(n.table()["cumulative_novel"].as<std::int64_t>().back() == 18);
  CHECK(n.table()["cumulative_codes"].as<std::int64_t>().back() == 52);
  CHECK(n.table()["cumulative_duplicates"].as<std::int64_t>().back() == 34);
}

TEST_CASE("novelty: against the cells of generated tables") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const auto incidence = data::random_incidence(seed, static_cast<int>(seed % 9), static_cast<int>(seed % 70), 5);
    const auto n = novelty(incidence);
    CHECK((n.status == Status::no_data) == (incidence.units() == 0));
    std::vector<bool> seen(incidence.codes());
    for (std::size_t i = 0; i < incidence.units(); ++i) {
      std::int64_t novel = 0;
      std::int64_t codes = 0;
      for (std::size_t j = 0; j < incidence.codes(); ++j) {
        if (!incidence.bits.test(i, j)) continue;
        ++codes;
        novel += seen[j] ? 0 : 1;
        seen[j] = true;
      }
      CHECK(n.codes[i] == codes);
      CHECK(n.novel[i] == novel);
      CHECK(n.duplicates[i] == codes - novel);
      CHECK(std::isnan(n.novel_share[i]) == (codes == 0));
      if (codes > 0) CHECK(n.novel_share[i] == static_cast<double>(novel) / static_cast<double>(codes));
    }
  }
}

TEST_CASE("novelty: degenerate tables, and what it hands out") {
  CHECK(novelty(incidence_from(Matrix<int>(0, 3))).status == Status::no_data);
  CHECK(novelty(incidence_from(Matrix<int>(0, 3))).table().rows() == 0);
  const auto empty = novelty(incidence_from(data::bits({"00", "10"})));
  CHECK(empty.empty_units == 1);
  CHECK(std::isnan(empty.duplicate_share[0]));
  CHECK(empty.table()["novel_share"].is_missing(0));
  const auto n = novelty(incidence_from(Matrix<int>{{1, 1, 0}, {1, 0, 1}}));
  CHECK(n.novel[1] == 1);
  CHECK(n.duplicates[1] == 1);
  CHECK(n.novel_share[1] == .5);
  CHECK(n.method().function == "novelty");
  CHECK(n.method().n == 2);
  auto unlabelled = data::z4();
  unlabelled.unit_labels.clear();
  CHECK(novelty(unlabelled).table()["unit"].as<std::string>()[3] == "3");
}
