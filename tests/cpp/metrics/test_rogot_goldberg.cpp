#include <tematik/metrics/rogot_goldberg.hpp>

#include <vector>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("rogot_goldberg: D6a") {
  const auto r = rogot_goldberg(data::d6a());
  CHECK(r.status == Status::ok);
  CHECK_THAT(r.value, WithinAbs(.678571, 1e-6));
  CHECK_THAT(r.a2, WithinAbs(.670330, 1e-6));
  CHECK_THAT(r.observed, WithinAbs(.7, 1e-12));
}

TEST_CASE("rogot_goldberg: an empty margin has no value") {
  for (const auto& cells :
       {std::vector<std::vector<std::int64_t>>{{0, 0}, {3, 4}}, {{0, 3}, {0, 4}}, {{3, 4}, {0, 0}}, {{3, 0}, {4, 0}}}) {
    const auto r = rogot_goldberg(data::table(cells));
    CHECK(r.status == Status::undefined);
    CHECK(std::isnan(r.value));
    CHECK(std::isnan(r.a2));
  }
  CHECK(rogot_goldberg(ratings_from(data::digits({"11", "11"}))).status == Status::undefined);
  CHECK(rogot_goldberg(data::table({{0, 3}, {4, 0}})).value == 0);
  CHECK(rogot_goldberg(data::table({{3, 0}, {0, 4}})).value == 1);
}

TEST_CASE("rogot_goldberg: neither the order of coders nor that of categories matters, statuses") {
  const auto a = rogot_goldberg(data::table({{7, 2}, {5, 11}}));
  const auto b = rogot_goldberg(data::table({{7, 5}, {2, 11}}));
  const auto c = rogot_goldberg(data::table({{11, 5}, {2, 7}}));
  CHECK_THAT(b.value, WithinAbs(a.value, 1e-15));
  CHECK_THAT(c.value, WithinAbs(a.value, 1e-15));
  CHECK_THAT(c.a2, WithinAbs(a.a2, 1e-15));
  check::statuses([](const Ratings& r) { return rogot_goldberg(r); }, 2);
  CHECK_THROWS_AS(rogot_goldberg(data::d1()), UsageError);
  CHECK_THROWS_WITH(rogot_goldberg(data::d4a()), ContainsSubstring("two categories, found 3"));
}

TEST_CASE("rogot_goldberg: on any small table a value or a status, never both") {
  check::value_or_status([](const Ratings& r) { return std::vector{rogot_goldberg(r)}; }, 2, 2);
}

TEST_CASE("rogot_goldberg: the example of its documentation") {
  Ratings r({"Ani", "Budi"}, {"no", "yes"});
  const std::int32_t a[]{0, 0}, b[]{0, 1}, c[]{1, 0}, d[]{1, 1};
  r.add(a, 1), r.add(b, 1), r.add(c, 1), r.add(d, 1);
  CHECK(rogot_goldberg(r).value == 0.5);
  CHECK(rogot_goldberg(r).a2 == 0.5);
}
