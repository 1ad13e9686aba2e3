#include <tematik/metrics/set_fit.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("set_fit: the fuzzy fixture") {
  const auto f = set_fit(std::vector{.2, .7, .9}, std::vector{.3, .6, .8});
  CHECK_THAT(f.incl_s.value, WithinAbs(.8889, 5e-5));
  CHECK_THAT(f.cov_s.value, WithinAbs(.9412, 5e-5));
  CHECK_THAT(f.pri.value, WithinAbs(.8, 1e-12));
  CHECK_THAT(f.ron.value, WithinAbs(.8571, 5e-5));
  CHECK(f.incl_n().value == f.cov_s.value);
  CHECK(f.table().rows() == 1);
  CHECK(f.method().function == "set_fit");
}

TEST_CASE("set_fit: crisp sets are counts of cases") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 21);
    const std::size_t n = 1 + random.draw(9);
    std::vector<double> x(n), y(n);
    int in_x = 0, in_y = 0, both = 0;
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = random.draw(2);
      y[i] = random.draw(2);
      in_x += x[i] == 1 ? 1 : 0;
      in_y += y[i] == 1 ? 1 : 0;
      both += x[i] == 1 && y[i] == 1 ? 1 : 0;
    }
    const auto f = set_fit(x, y);
    const auto check = [](const Figure& figure, int a, int b) {
      CHECK((figure.status == Status::undefined) == (b == 0));
      if (b != 0) CHECK_THAT(figure.value, WithinAbs(static_cast<double>(a) / b, 1e-12));
    };
    check(f.incl_s, both, in_x);
    check(f.cov_s, both, in_y);
    check(f.pri, both, in_x);  // crisp: no case lies in Y and not Y
    check(f.ron, static_cast<int>(n) - in_x, static_cast<int>(n) - both);
  }
}

TEST_CASE("set_fit: undefined figures and hostile input") {
  const auto none = set_fit(std::vector<double>{}, std::vector<double>{});
  CHECK(none.incl_s.status == Status::undefined);
  CHECK(none.ron.status == Status::undefined);
  const auto empty = set_fit(std::vector{0., 0.}, std::vector{1., 0.});
  CHECK(empty.incl_s.status == Status::undefined);
  CHECK(empty.cov_s.value == 0);
  CHECK(set_fit(std::vector{1., 1.}, std::vector{1., 1.}).ron.status == Status::undefined);
  CHECK_THROWS_AS(set_fit(std::vector{1.}, std::vector{1., 1.}), InputError);
  CHECK_THROWS_AS(set_fit(std::vector{1.1}, std::vector{1.}), InputError);
  CHECK_THROWS_AS(set_fit(std::vector{undefined_value}, std::vector{1.}), InputError);
}
