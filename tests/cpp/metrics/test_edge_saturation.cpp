#include <tematik/metrics/edge_saturation.hpp>

#include <cmath>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("edge_saturation: F15, codes saturate long before their relations") {
  const auto e = edge_saturation(data::f15());
  CHECK(e.status == Status::ok);
  CHECK(e.reason.empty());
  CHECK(e.frequencies.observed() == 55);
  CHECK(e.frequencies.mentions() == 69);
  CHECK(e.frequencies.q(1) == 42);
  CHECK(e.frequencies.q(2) == 12);
  CHECK(e.frequencies.q(3) == 1);
  CHECK_THAT(e.chao2.value, WithinAbs(123.6, 1e-6));
  CHECK_THAT(e.chao2_bc.value, WithinAbs(116.815385, 1e-6));
  CHECK_THAT(e.coverage.turing, WithinAbs(.391304, 1e-6));
  CHECK_THAT(e.coverage.value, WithinAbs(.415175, 1e-6));
  CHECK_THAT(e.code_coverage.value, WithinAbs(.974359, 1e-6));
  CHECK_THAT(e.expected_new.value, WithinAbs(2.690196, 1e-6));
  CHECK_THAT(e.mean[1], WithinAbs(4.6, 1e-6));
  CHECK_THAT(e.mean[5], WithinAbs(21.593407, 1e-6));
  CHECK_THAT(e.mean[10], WithinAbs(39.835165, 1e-6));
  CHECK(e.new_edges == std::vector<std::int64_t>{10, 6, 6, 1, 5, 2, 6, 2, 4, 1, 2, 1, 4, 2, 3});
  CHECK(e.codes == 18);
}

TEST_CASE("edge_saturation: the edges are the pairs of each unit") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const auto inc = data::random_incidence(seed, static_cast<int>(seed % 9), static_cast<int>(seed % 4) * 33 + 1, 4);
    const auto edges = edge_incidence(inc);
    std::size_t found = 0;
    for (std::size_t a = 0; a < inc.codes(); ++a) {
      for (std::size_t b = a + 1; b < inc.codes(); ++b) {
        bool held = false;
        for (std::size_t i = 0; i < inc.units(); ++i) held = held || (inc.bits.test(i, a) && inc.bits.test(i, b));
        if (!held) continue;
        REQUIRE(found < edges.edges.size());
        CHECK(edges.edges[found] == std::pair{a, b});
        bool same = true;
        for (std::size_t i = 0; i < inc.units(); ++i) {
          same = same && edges.incidence.bits.test(i, found) == (inc.bits.test(i, a) && inc.bits.test(i, b));
        }
        CHECK(same);
        ++found;
      }
    }
    CHECK(found == edges.edges.size());
    CHECK(edges.incidence.codes() == found);
    CHECK(edges.incidence.code_labels.size() == found);
  }
}

TEST_CASE("edge_saturation: edges of the caller, degenerate tables, method") {
  const auto f15 = data::f15();
  const auto given = edge_saturation(f15, edge_incidence(f15).incidence);
  CHECK(given.coverage.value == edge_saturation(f15).coverage.value);
  CHECK(given.given);
  CHECK(given.method().json().find("\"edges\":\"given\"") != std::string::npos);
  CHECK(edge_saturation(f15).method().json().find("\"edges\":\"unit\"") != std::string::npos);
  CHECK(edge_saturation(f15, edge_incidence(f15).incidence, "code_case").kind == "code_case");
  CHECK_THROWS_WITH(edge_saturation(f15, data::t8()), ContainsSubstring("15 units, edges for 8"));
  const auto none = edge_saturation(incidence_from(Matrix<int>(0, 4)));
  CHECK(none.status == Status::no_data);
  CHECK(none.reason == "no_units");
  CHECK(none.curve_table().rows() == 0);
  const auto apart = edge_saturation(incidence_from(Matrix<int>{{1, 0}, {0, 1}}));
  CHECK(apart.status == Status::ok);
  CHECK(apart.reason == "no_edges");
  CHECK(apart.coverage.status == Status::undefined);
  CHECK(std::isnan(apart.coverage.value));
  CHECK(apart.mean == std::vector<double>{0, 0, 0});
  const auto e = edge_saturation(f15);
  CHECK(e.table().rows() == 2);
  CHECK(e.table()["observed"].as<std::int64_t>()[1] == 55);
  CHECK(e.curve_table().rows() == 15);
  CHECK(e.curve_table()["cumulative"].as<std::int64_t>()[14] == 55);
  CHECK(e.edges.code_labels.front() == "0 + 5");
  CHECK_THAT(e.method().json(), ContainsSubstring("\"edges\":\"unit\""));
}

TEST_CASE("edge_saturation: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 1, 0}, {1, 1, 1}});
  const auto e = edge_saturation(inc);
  CHECK(e.new_edges == std::vector<std::int64_t>{1, 2});
  CHECK(e.frequencies.q(2) == 1);
}
