#include <tematik/metrics/maximal_information.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;

namespace {

std::vector<bool> maximal_seen(const Incidence& incidence, std::uint32_t units) {
  std::vector<bool> seen(incidence.codes());
  for (std::size_t i = 0; i < incidence.units(); ++i) {
    if (((units >> i) & 1U) == 0) continue;
    for (std::size_t j = 0; j < seen.size(); ++j) seen[j] = seen[j] || incidence.bits.test(i, j);
  }
  return seen;
}

/// Every greedy path, ties included.
void maximal_greedy(const Incidence& incidence, std::uint32_t taken, std::int64_t steps, std::int64_t& fewest,
                    std::int64_t& most) {
  const auto size = [&](std::uint32_t units) {
    const auto seen = maximal_seen(incidence, units);
    return std::count(seen.begin(), seen.end(), true);
  };
  std::int64_t best = 0;
  for (std::size_t i = 0; i < incidence.units(); ++i) best = std::max(best, size(taken | 1U << i) - size(taken));
  if (best == 0) {
    fewest = std::min(fewest, steps);
    most = std::max(most, steps);
    return;
  }
  for (std::size_t i = 0; i < incidence.units(); ++i) {
    if (size(taken | 1U << i) - size(taken) == best)
      maximal_greedy(incidence, taken | 1U << i, steps + 1, fewest, most);
  }
}

}  // namespace

TEST_CASE("maximal_information: F15") {
  const auto m = maximal_information(data::f15(), {.ties = GreedyTies::range});
  CHECK(m.status == Status::ok);
  CHECK(m.greedy == std::vector<std::int64_t>{1, 2, 3, 5, 13, 6, 11});
  CHECK(m.gains == std::vector<std::int64_t>{5, 4, 3, 2, 2, 1, 1});
  CHECK(m.fewest == 6);
  CHECK(m.most == 8);
  CHECK(m.optimum == 6);
  CHECK(m.at_least == 6);
  CHECK(m.covers == 7);
  CHECK(m.cover == std::vector<std::int64_t>{1, 3, 5, 6, 11, 13});
}

TEST_CASE("maximal_information: against all subsets and all greedy paths") {
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const int units = 1 + static_cast<int>(seed % 7);
    const int codes = static_cast<int>(seed % 11);
    CAPTURE(seed, units, codes);
    const auto incidence = data::random_incidence(seed, units, codes, 2 + static_cast<std::uint32_t>(seed % 3));
    const std::uint32_t everybody = (1U << units) - 1;
    const auto all = maximal_seen(incidence, everybody);
    int smallest = units;
    for (std::uint32_t subset = 0; subset <= everybody; ++subset) {
      if (maximal_seen(incidence, subset) == all) smallest = std::min(smallest, std::popcount(subset));
    }
    std::int64_t covers = 0;
    std::vector<std::int64_t> first;
    for (std::uint32_t subset = 0; subset <= everybody; ++subset) {
      if (std::popcount(subset) != smallest || maximal_seen(incidence, subset) != all) continue;
      std::vector<std::int64_t> cover;
      for (int i = 0; i < units; ++i) {
        if (((subset >> i) & 1U) != 0) cover.push_back(i + 1);
      }
      if (covers == 0 || cover < first) first = cover;
      ++covers;
    }
    std::int64_t fewest = 100;
    std::int64_t most = 0;
    maximal_greedy(incidence, 0, 0, fewest, most);
    const auto m = maximal_information(incidence, {.ties = GreedyTies::range});
    CHECK(m.status == Status::ok);
    CHECK(m.optimum == smallest);
    CHECK(m.covers == covers);
    CHECK(m.cover == first);
    CHECK(m.fewest == fewest);
    CHECK(m.most == most);
    const auto size = static_cast<std::int64_t>(m.greedy.size());
    CHECK(size >= fewest);
    CHECK(size <= most);
    std::int64_t sum = 0;
    for (const auto gain : m.gains) sum += gain;
    CHECK(sum == m.codes);
  }
}

TEST_CASE("maximal_information: a budget that is too small") {
  const auto cut = maximal_information(data::f15(), {.node_budget = 3});
  CHECK(cut.status == Status::bounded);
  CHECK(cut.reason == "not_proven_optimal");
  CHECK(cut.optimum == 7);  // the greedy answer stands
  CHECK(cut.at_least == 4);
  CHECK_FALSE(cut.covers);
  const auto ties = maximal_information(data::f15(), {.ties = GreedyTies::range, .node_budget = 1});
  CHECK(ties.status == Status::bounded);
  CHECK_FALSE(ties.fewest);
  const auto wide = maximal_information(data::random_incidence(9, 70, 130, 12), {.node_budget = 2000});
  CHECK(wide.at_least <= wide.optimum);
  CHECK(wide.optimum <= static_cast<std::int64_t>(wide.greedy.size()));
}

TEST_CASE("maximal_information: degenerate tables, and what it hands out") {
  CHECK(maximal_information(incidence_from(Matrix<int>(0, 3))).status == Status::no_data);
  const auto zeros = maximal_information(incidence_from(data::bits({"00", "00"})), {.ties = GreedyTies::range});
  CHECK(zeros.status == Status::ok);
  CHECK(zeros.greedy.empty());
  CHECK(zeros.optimum == 0);
  CHECK(zeros.covers == 1);
  CHECK(zeros.fewest == 0);
  const auto m = maximal_information(incidence_from(Matrix<int>{{1, 0}, {1, 1}}));
  CHECK(m.optimum == 1);
  CHECK(m.cover == std::vector<std::int64_t>{2});
  CHECK(m.covers == 1);
  CHECK_FALSE(m.fewest);
  CHECK_THROWS_AS(maximal_information(data::f15(), {.node_budget = 0}), UsageError);
  const auto table = maximal_information(data::f15()).table();
  CHECK(table.rows() == 7);
  CHECK(table["cumulative"].as<std::int64_t>().back() == 18);
  CHECK(table["unit"].as<std::string>()[4] == "12");
  CHECK(m.method().function == "maximal_information");
  CHECK(parse<GreedyTies>("range") == GreedyTies::range);
}
