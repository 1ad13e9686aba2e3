#include <tematik/metrics/necessity.hpp>

#include "../catch.hpp"
#include "qca_tables.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("necessity: the teachers, feedback almost") {
  const auto n = necessity(qca_tables::teachers());
  REQUIRE(n.rows.size() == 10);
  const std::vector<double> incl{.778, .667, .889, .667, .667}, ron{.636, .750, .700, .833, .750};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK_THAT(n.rows[2 * i].fit.incl_n().value, WithinAbs(incl[i], 5e-4));
    CHECK_THAT(n.rows[2 * i].fit.ron.value, WithinAbs(ron[i], 5e-4));
    CHECK_FALSE(n.rows[2 * i].necessary);
    CHECK_THAT(n.rows[2 * i].fit.incl_n().value + n.rows[2 * i + 1].fit.incl_n().value, WithinAbs(1, 1e-12));
  }
  CHECK(n.rows[4].condition == "UMP");
  CHECK(n.rows[5].condition == "~UMP");
  CHECK(necessity(qca_tables::teachers(), {.cut = .88}).rows[4].necessary);
  CHECK(n.table().rows() == 10);
  CHECK(n.method().function == "necessity");
}

TEST_CASE("necessity: of the absence of the outcome, and without cases") {
  const auto no = necessity(qca_tables::teachers(), {.negate = true});
  CHECK(no.outcome == "~HAS");
  CHECK_THAT(no.rows[5].fit.incl_n().value, WithinAbs(6.0 / 9, 1e-12));
  CHECK(necessity(set_memberships(Matrix<double>(0, 1), {})).status == Status::no_data);
  const auto never = necessity(set_memberships(Matrix<double>::Ones(2, 1), {0, 0}));
  CHECK(never.status == Status::undefined);
  CHECK_FALSE(never.rows[0].necessary);
  CHECK_THROWS_AS(necessity(qca_tables::teachers(), {.cut = 1.5}), UsageError);
}
