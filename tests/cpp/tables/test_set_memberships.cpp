#include <tematik/tables/set_memberships.hpp>

#include <cmath>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("set_memberships: incomplete cases are left out and named") {
  Matrix<double> x(3, 2);
  x << 1, 0, undefined_value, 1, 0, .4;
  const auto data = set_memberships(x, {1, 1, 0}, {{"a", "b", "c"}, {"P", "Q"}, "Y"});
  CHECK(data.cases() == 2);
  CHECK(data.size() == 2);
  CHECK(data.left_out == std::vector<std::string>{"b"});
  CHECK(data.conditions.rows() == std::vector<std::string>{"a", "c"});
  CHECK(data.at(1, 1) == .4);
  CHECK_FALSE(data.crisp());
  CHECK(set_memberships(x, {undefined_value, 1, 0}).left_out == std::vector<std::string>{"0", "1"});
  CHECK(set_memberships(Matrix<double>::Ones(2, 1), {1, 0}).crisp());
  CHECK_FALSE(set_memberships(Matrix<double>::Ones(2, 1), {1, .5}).crisp());
}

TEST_CASE("set_memberships: what is no membership is refused") {
  Matrix<double> x = Matrix<double>::Ones(2, 2);
  CHECK_THROWS_AS(set_memberships(x, {1, 1, 0}), InputError);
  CHECK_THROWS_AS(set_memberships(x, {1, 1}, {{}, {"A", "A"}, "Y"}), InputError);
  CHECK_THROWS_AS(set_memberships(x, {1, 1}, {{}, {"A", ""}, "Y"}), InputError);
  for (const char* name : {"~A", "A*B", "A+B", "A B"}) {
    CHECK_THROWS_AS(set_memberships(x, {1, 1}, {{}, {name, "C"}, "Y"}), InputError);
  }
  CHECK_THROWS_AS(set_memberships(x, {1, 1}, {{}, {"A"}, "Y"}), InputError);
  CHECK_THROWS_AS(set_memberships(x, {1, HUGE_VAL}), InputError);
  x(1, 0) = 75;
  CHECK_THROWS_WITH(set_memberships(x, {1, 1}), ContainsSubstring("calibrate"));
  CHECK_THROWS_AS(set_memberships(-x, {1, 1}), InputError);
}
