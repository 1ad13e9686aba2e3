#include <tematik/metrics/lin_ccc.hpp>

#include <vector>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("lin_ccc: the four units of the specification") {
  const auto near = lin_ccc(ratings_from(data::digits({"1342", "2352"})));
  check::figure(near, .833333, undefined_value);
  CHECK_THAT(near.se_z, WithinAbs(.618249, 1e-6));
  CHECK_THAT(near.lo, WithinAbs(-.012797, 1e-6));
  CHECK_THAT(near.hi, WithinAbs(.984018, 1e-6));
  CHECK(near.ci_method == "fisher_z");
  const auto far = lin_ccc(ratings_from(data::digits({"1342", "4465"})));
  check::figure(far, .178571, undefined_value);
  CHECK_THAT(far.se_z, WithinAbs(.205892, 1e-6));
  CHECK_THAT(far.value, WithinAbs(far.pearson * far.bias_correction, 1e-12));
  CHECK_THAT(far.value, WithinAbs(1 - far.observed / far.expected, 1e-12));
}

TEST_CASE("lin_ccc: neither a common shift nor the unit of measurement matters, multiplicity counts") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, 2, 12, 5, 2);
    const auto a = lin_ccc(ratings_from(x));
    const Matrix<double> moved = 3 * x.array() + 7;
    const auto b = lin_ccc(ratings_from(moved));
    REQUIRE(a.status == b.status);
    if (a.status != Status::ok) continue;
    CHECK_THAT(b.value, WithinAbs(a.value, 1e-12));
    const auto c = lin_ccc(ratings_from(x).compacted());
    CHECK_THAT(c.value, WithinAbs(a.value, 1e-12));
    if (!std::isnan(a.se_z)) {
      CHECK_THAT(b.se_z, WithinAbs(a.se_z, 1e-10));
      CHECK(a.lo < a.value);
      CHECK(a.value < a.hi);
    }
    CHECK(std::abs(a.value) <= 1 + 1e-12);
  }
}

TEST_CASE("lin_ccc: flat coders, perfect agreement, statuses") {
  const auto flat = lin_ccc(ratings_from(data::digits({"2222", "1234"})));
  CHECK(flat.status == Status::ok);
  CHECK(flat.value == 0);
  CHECK(std::isnan(flat.pearson));
  CHECK(std::isnan(flat.lo));
  const auto same = lin_ccc(ratings_from(data::digits({"22", "22"})));
  CHECK(same.status == Status::no_variation);
  CHECK(std::isnan(same.value));
  CHECK(lin_ccc(ratings_from(data::digits({"22", "22"})), {.no_variation = NoVariation::zero}).value == 0);
  CHECK(lin_ccc(ratings_from(data::digits({"22", "33"}))).value == 0);  // apart, each flat
  const auto one = lin_ccc(ratings_from(data::digits({"1234", "1234"})));
  CHECK_THAT(one.value, WithinAbs(1, 1e-12));
  CHECK(std::isnan(one.lo));
  const auto opposite = lin_ccc(ratings_from(data::digits({"1234", "4321"})));
  CHECK_THAT(opposite.value, WithinAbs(-1, 1e-12));
  const auto unrelated = lin_ccc(ratings_from(data::digits({"1122", "1212"})));  // r = 0
  CHECK(unrelated.value == 0);
  CHECK_THAT(unrelated.se_z, WithinAbs(std::sqrt(.5), 1e-12));
  CHECK(std::isnan(lin_ccc(ratings_from(data::digits({"12", "21"}))).se));
  check::statuses([](const Ratings& r) { return lin_ccc(r); }, 2);
  CHECK_THROWS_AS(lin_ccc(data::d3()), UsageError);
  CHECK_THROWS_AS(lin_ccc(ratings_from({{"a", "b"}, {"a", "b"}})), UsageError);
  CHECK_THROWS_AS(lin_ccc(data::d6a(), {.confidence = 0}), UsageError);
}

TEST_CASE("lin_ccc: on any small table a value or a status, never both") {
  check::value_or_status([](const Ratings& r) { return std::vector{lin_ccc(r)}; }, 2, 4);
}

TEST_CASE("lin_ccc: the example of its documentation") {
  const auto c = lin_ccc(ratings_from(Matrix<double>{{1, 3, 4, 2}, {2, 3, 5, 2}}));
  CHECK(std::abs(c.value - 5.0 / 6) < 1e-12);
}
