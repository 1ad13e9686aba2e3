#include <tematik/metrics/light_kappa.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("light_kappa: D1") {
  const auto k = light_kappa(data::d1());
  CHECK(k.status == Status::ok);
  CHECK_THAT(k.value, WithinAbs(.700163, 1e-6));
  CHECK(k.n_pairs == 6);
  CHECK(k.n_dropped == 0);
  CHECK(std::isnan(k.se));
}

TEST_CASE("light_kappa: pairs without a figure are dropped and named") {
  const auto apart = light_kappa(ratings_from(data::digits({"1212..", "1221..", "....12"})));
  CHECK(apart.n_pairs == 1);
  CHECK(apart.n_dropped == 2);
  CHECK(apart.flags.has(Flag::invalid_pairs_dropped));
  CHECK(apart.flags.has(Flag::missing_pairs));
  CHECK(apart.value == 0);
  const auto flat = light_kappa(ratings_from(data::digits({"1112", "1111", "1111"})));
  CHECK(flat.n_dropped == 1);
  CHECK_FALSE(flat.flags.has(Flag::missing_pairs));
  CHECK(light_kappa(ratings_from(data::digits({"12", "12", ".."}))).n_dropped == 0);  // no coder
  CHECK(light_kappa(ratings_from(data::digits({"11", "11", "11"}))).status == Status::no_variation);
  CHECK(light_kappa(ratings_from(data::digits({"11", "11"})), {.no_variation = NoVariation::one}).value == 1);
  check::statuses([](const Ratings& r) { return light_kappa(r); }, 3);
}

TEST_CASE("light_kappa: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{1, 0, 0}, {1, 0, 0}, {1, 0, 1}});
  CHECK(std::abs(light_kappa(r).value - (1 + 0.4 + 0.4) / 3) < 1e-15);
}
