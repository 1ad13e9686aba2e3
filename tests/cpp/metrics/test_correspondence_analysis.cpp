#include <tematik/metrics/correspondence_analysis.hpp>

#include <tematik/metrics/crosstab.hpp>
#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("correspondence_analysis: 2x2 has one axis with inertia phi^2") {
  Matrix<std::int64_t> counts(2, 2);
  counts << 12, 5, 7, 76;
  const auto ca = correspondence_analysis(counts);
  CHECK(ca.status == Status::ok);
  REQUIRE(ca.inertia.size() == 1);
  CHECK_THAT(ca.inertia[0], WithinRel(.595137 * .595137, 1e-5));
  CHECK_THAT(ca.share[0], WithinAbs(1, 1e-12));
  CHECK(ca.row_coordinates(0, 0) > 0);
}

TEST_CASE("correspondence_analysis: the published inertias of smoking by staff group") {
  Matrix<std::int64_t> counts(5, 4);  // Greenacre: 193 people
  counts << 4, 2, 3, 2, 4, 3, 7, 4, 25, 10, 12, 4, 18, 24, 33, 13, 10, 6, 7, 2;
  const auto ca = correspondence_analysis(counts);
  CHECK(ca.n == 193);
  REQUIRE(ca.inertia.size() == 3);
  CHECK_THAT(ca.inertia[0], WithinAbs(.074759, 1e-6));
  CHECK_THAT(ca.inertia[1], WithinAbs(.010017, 1e-6));
  CHECK_THAT(ca.inertia[2], WithinAbs(.000414, 1e-6));
  CHECK(correspondence_analysis(counts, {.dimensions = 2}).share.size() == 2);
  CHECK_THAT(correspondence_analysis(counts, {.dimensions = 2}).share[0], WithinRel(ca.share[0], 1e-12));
  CHECK(ca.table().rows() == 3 * 9);
}

TEST_CASE("correspondence_analysis: coordinates give the counts back, inertia is chi2/N") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 20);
    Matrix<std::int64_t> counts(1 + random.draw(6), 1 + random.draw(6));
    for (auto& x : counts.reshaped()) x = random.draw(3) == 0 ? 0 : random.draw(9);
    const auto ca = correspondence_analysis(counts);
    const auto x = crosstab(counts, {.n_perm = 0});
    CAPTURE(seed);
    CHECK(ca.n == counts.sum());
    if (ca.n == 0) {
      CHECK(ca.status == Status::no_data);
      continue;
    }
    double inertia = 0;
    for (const double part : ca.inertia) inertia += part;
    CHECK_THAT(inertia, WithinAbs(ca.total_inertia, 1e-12));
    if (x.chi2 > 0) CHECK_THAT(ca.total_inertia, WithinAbs(x.chi2 / static_cast<double>(x.n), 1e-12));
    CHECK((ca.status == Status::no_variation) == ca.inertia.empty());
    for (std::size_t i = 0; i < ca.row_mass.size(); ++i) {
      for (std::size_t j = 0; j < ca.column_mass.size(); ++j) {
        const double expected = ca.row_mass[i] * ca.column_mass[j];
        if (expected == 0) {
          if (!ca.inertia.empty() && ca.row_mass[i] == 0) CHECK(std::isnan(ca.row_coordinates(i, 0)));
          continue;
        }
        double ratio = 1;
        for (std::size_t a = 0; a < ca.inertia.size(); ++a) {
          ratio += ca.row_coordinates(i, a) * ca.column_coordinates(j, a) / ca.singular_values[a];
        }
        CHECK_THAT(
            static_cast<double>(ca.n) * expected * ratio,
            WithinAbs(static_cast<double>(counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j))), 1e-9));
      }
    }
    for (std::size_t a = 0; a < ca.inertia.size(); ++a) {  // principal: weighted mean 0, weighted square = inertia
      double mean = 0, square = 0;
      for (std::size_t i = 0; i < ca.row_mass.size(); ++i) {
        if (ca.row_mass[i] == 0) continue;
        mean += ca.row_mass[i] * ca.row_coordinates(i, a);
        square += ca.row_mass[i] * ca.row_coordinates(i, a) * ca.row_coordinates(i, a);
      }
      CHECK_THAT(mean, WithinAbs(0, 1e-10));
      CHECK_THAT(square, WithinAbs(ca.inertia[a], 1e-10));
    }
  }
}

TEST_CASE("correspondence_analysis: nothing to show, bad input") {
  CHECK(correspondence_analysis(Matrix<std::int64_t>(0, 0)).status == Status::no_data);
  CHECK(correspondence_analysis(Matrix<std::int64_t>::Zero(2, 3)).status == Status::no_data);
  const auto same = correspondence_analysis(Matrix<std::int64_t>::Constant(3, 2, 4));
  CHECK(same.status == Status::no_variation);
  CHECK(same.total_inertia == 0);
  CHECK(same.row_coordinates.columns().empty());
  CHECK_THROWS_AS(correspondence_analysis(Matrix<std::int64_t>::Constant(2, 2, -1)), InputError);
  CHECK_THROWS_AS(correspondence_analysis(Matrix<std::int64_t>::Constant(2, 2, 1), {.dimensions = -1}), UsageError);
  CHECK_THROWS_AS(correspondence_analysis(Matrix<std::int64_t>::Constant(2, 2, 1), {}, {"a"}), UsageError);
}
