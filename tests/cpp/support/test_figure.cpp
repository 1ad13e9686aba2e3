#include <tematik/support/figure.hpp>

#include <cmath>

#include "../catch.hpp"

TEST_CASE("figure: a ratio is undefined where its denominator is 0") {
  CHECK(tematik::ratio(1, 4).value == .25);
  CHECK(tematik::ratio(0, 4).status == tematik::Status::ok);
  CHECK(tematik::ratio(1, 0).status == tematik::Status::undefined);
  CHECK(std::isnan(tematik::ratio(0, 0).value));
  CHECK(std::isnan(tematik::Figure{}.value));
  CHECK(tematik::defined(2).value == 2);
}
