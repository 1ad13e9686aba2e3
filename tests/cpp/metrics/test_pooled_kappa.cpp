#include <tematik/metrics/pooled_kappa.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("pooled_kappa: two codes on 1000 characters") {
  const std::vector<Ratings> codes{data::table({{50, 75}, {75, 800}}), data::table({{200, 20}, {30, 750}})};
  CHECK_THAT(cohen_kappa(codes[0]).value, WithinAbs(.314286, 1e-6));
  CHECK_THAT(cohen_kappa(codes[1]).value, WithinAbs(.856651, 1e-6));
  const auto pooled = pooled_kappa(codes);
  check::figure(pooled, .647608, undefined_value);
  CHECK_THAT(pooled.mean_kappa, WithinAbs(.585469, 1e-6));
  CHECK(pooled.n_codes == 2);
  CHECK(pooled.n_units == 2000);
}

TEST_CASE("pooled_kappa: T1, P and Q") {
  const auto all = data::sum(data::per_source(data::t1()));
  const std::size_t pair[]{0, 1};
  std::vector<Ratings> codes;
  for (std::size_t code = 0; code < 3; ++code) codes.push_back(all.ratings(code, pair));
  CHECK_THAT(pooled_kappa(codes).value, WithinAbs(.707412, 1e-6));
  CHECK_THAT(pooled_kappa(codes).mean_kappa, WithinAbs(.692409, 1e-6));
}

TEST_CASE("pooled_kappa: codes without variation enter, codes without a common unit do not") {
  const auto a = data::table({{20, 10}, {20, 50}});
  const auto never = data::table({{100, 0}, {0, 0}});
  const auto apart = ratings_from(data::digits({"1.", ".1"}), {}, {1, 2});
  const std::vector<Ratings> codes{a, never, apart};
  const auto pooled = pooled_kappa(codes);
  const auto k = cohen_kappa(a);
  CHECK_THAT(pooled.value, WithinAbs(k.value, 1e-12));
  CHECK_THAT(pooled.observed, WithinAbs((k.observed + 1) / 2, 1e-12));
  CHECK_THAT(pooled.mean_kappa, WithinAbs(k.value, 1e-12));
  CHECK(pooled.n_codes == 2);
  CHECK(pooled.n_dropped == 1);
  const std::vector<Ratings> flat{never, never};
  CHECK(pooled_kappa(flat).status == Status::no_variation);
  CHECK(std::isnan(pooled_kappa(flat).value));
  CHECK(std::isnan(pooled_kappa(flat).mean_kappa));
  CHECK(pooled_kappa(flat, {.no_variation = NoVariation::one}).value == 1);
}

TEST_CASE("pooled_kappa: statuses") {
  check::statuses([](const Ratings& r) { return pooled_kappa(std::vector<Ratings>{r, r}); }, 2);
  CHECK(pooled_kappa({}).status == Status::no_data);
  const std::vector<Ratings> one_each{ratings_from(data::digits({"1", "."}), {}, {1, 2}),
                                      ratings_from(data::digits({".", "1"}), {}, {1, 2})};
  CHECK(pooled_kappa(one_each).status == Status::no_pairable);  // two coders, but never on one code
  CHECK_THROWS_AS(pooled_kappa(std::vector<Ratings>{data::d1()}), UsageError);
  CHECK_THROWS_AS(pooled_kappa({}, {.confidence = 2}), UsageError);
}

TEST_CASE("pooled_kappa: the example of its documentation") {
  Ratings a({"Ani", "Budi"}, {"no", "yes"}), b = a;
  const std::int32_t yes_yes[]{1, 1}, yes_no[]{1, 0}, no_no[]{0, 0};
  a.add(yes_yes, 15), a.add(yes_no, 5), a.add(no_no, 70);
  b.add(no_no, 90);
  const Ratings codes[]{a, b};
  CHECK(std::abs(pooled_kappa(codes).value - 14.0 / 17) < 1e-12);
}
