#include <tematik/metrics/check_rates.hpp>

#include <cmath>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("answer rates: those of the specification", "[metrics][member_check]") {
  const auto rates = answer_rates({.setuju = 3, .sebagian = 2, .tidak = 1});
  CHECK(rates.agree.count == 3);
  CHECK(rates.agree.of == 6);
  CHECK(rates.agree.value == .5);
  CHECK(rates.at_least_partly.count == 5);
  const auto none = answer_rates({});
  CHECK(none.agree.status == Status::undefined);
  CHECK(std::isnan(none.at_least_partly.value));
  CHECK(count_share(0, 0, Status::not_applicable).status == Status::not_applicable);
  CHECK_THROWS_AS(count_share(3, 2), InputError);
  CHECK_THROWS_AS(count_share(-1, 2), InputError);
  CHECK_THROWS_AS(answer_rates({.setuju = -1}), InputError);
}

TEST_CASE("implication classes, fuzzy members above one half", "[metrics][negative_cases]") {
  const auto of = [](std::optional<double> x, std::optional<double> y) { return to_string(implication_class(x, y)); };
  CHECK(of(1, 1) == "typical");
  CHECK(of(1, 0) == "deviant_consistency");
  CHECK(of(0, 1) == "deviant_coverage");
  CHECK(of(0, 0) == "irrelevant");
  CHECK(of({}, 1) == "unclassified");
  CHECK(of(0, {}) == "unclassified");
  CHECK(of(.5, .51) == "deviant_coverage");
  CHECK(of(.51, .5) == "deviant_consistency");
  CHECK_THROWS_AS(implication_class(1.1, 0), InputError);
}
