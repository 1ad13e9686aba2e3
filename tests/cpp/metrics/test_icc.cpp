#include <tematik/metrics/icc.hpp>

#include <vector>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

Ratings four_units_of_icc() { return ratings_from(data::units({"124", "334", "456", "225"}), {}, {1, 2, 3, 4, 5, 6}); }

}  // namespace

TEST_CASE("icc: the four units of the specification, every form") {
  struct Known {
    IccForm form;
    double value, lo, hi;
  };
  const std::vector<Known> known{{IccForm::one_single, .305019, -.235713, .915929},
                                 {IccForm::two_single, .411765, undefined_value, undefined_value},
                                 {IccForm::three_single, .763636, .171349, .981197},
                                 {IccForm::one_mean, .568345, undefined_value, undefined_value},
                                 {IccForm::two_mean, .677419, undefined_value, undefined_value},
                                 {IccForm::three_mean, .906475, .382846, .993653}};
  for (const auto& x : known) {
    CAPTURE(to_string(x.form));
    const auto i = icc(four_units_of_icc(), {.form = x.form});
    check::figure(i, x.value, undefined_value);
    CHECK(i.form == x.form);
    if (std::isnan(x.lo)) continue;
    CHECK_THAT(i.lo, WithinAbs(x.lo, 1e-6));
    CHECK_THAT(i.hi, WithinAbs(x.hi, 1e-6));
  }
  CHECK(icc(four_units_of_icc()).form == IccForm::two_single);
  CHECK(icc(four_units_of_icc()).ci_method == "none");
  CHECK(parse<IccForm>("3,k") == IccForm::three_mean);
}

TEST_CASE("icc: mean squares against sums of squares, on generated tables") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, dice.between(2, 4), dice.between(2, 9), 5, 0);
    const auto n = static_cast<double>(x.cols());
    const auto k = static_cast<double>(x.rows());
    const double grand = x.mean();
    const double total = (x.array() - grand).square().sum();
    const double units = k * (x.colwise().mean().array() - grand).square().sum();
    const double raters = n * (x.rowwise().mean().array() - grand).square().sum();
    for (const auto& r : {ratings_from(x), ratings_from(x).compacted()}) {
      const auto i = icc(r);
      if (i.status == Status::no_variation) continue;
      CHECK_THAT(i.between, WithinAbs(units / (n - 1), 1e-10));
      CHECK_THAT(i.within, WithinAbs((total - units) / (n * (k - 1)), 1e-10));
      CHECK_THAT(i.raters, WithinAbs(raters / (k - 1), 1e-10));
      CHECK_THAT(i.residual, WithinAbs((total - units - raters) / ((n - 1) * (k - 1)), 1e-10));
    }
  }
}

TEST_CASE("icc: a constant shift between coders") {
  const auto shifted = ratings_from(data::digits({"1234", "3456"}));
  CHECK(icc(shifted, {.form = IccForm::three_single}).value == 1);
  CHECK(std::isnan(icc(shifted, {.form = IccForm::three_single}).lo));
  CHECK(icc(shifted, {.form = IccForm::two_single}).value < .7);
  CHECK(icc(shifted, {.form = IccForm::one_single}).value < icc(shifted).value);
}

TEST_CASE("icc: incomplete units are left out, statuses") {
  const auto gaps = icc(ratings_from(data::digits({"13421", "23526", "4465."})), {.form = IccForm::three_single});
  CHECK_THAT(gaps.value, WithinAbs(.763636, 1e-6));
  CHECK(gaps.n_complete == 4);
  CHECK(gaps.n_dropped == 1);
  CHECK_THAT(gaps.method().json(), Catch::Matchers::ContainsSubstring("\"form\":\"3,1\""));
  const auto nobody = icc(ratings_from(data::digits({"1342", "2352", "...."})));
  CHECK(nobody.n_complete == 4);  // a coder without a value is no coder
  CHECK(icc(ratings_from(data::digits({"12..", "1.2.", "..12"}))).status == Status::no_pairable);
  CHECK(icc(ratings_from(data::digits({"1", "2"}))).status == Status::too_few_units);
  const auto same = ratings_from(data::digits({"22", "22"}));
  CHECK(icc(same).status == Status::no_variation);
  CHECK(icc(same, {.no_variation = NoVariation::one}).value == 1);
  const auto flat_units = ratings_from(data::digits({"12", "21"}));  // both units have mean 1.5
  CHECK(icc(flat_units, {.form = IccForm::one_single}).value == -1);
  CHECK(icc(flat_units, {.form = IccForm::one_mean}).status == Status::undefined);
  CHECK(icc(flat_units, {.form = IccForm::two_single}).status == Status::undefined);
  // equal means, though .1 + .2 + .3 and .3 + .2 + .1 differ in the last digit
  const auto decimals = ratings_from(Matrix<double>{{.1, .3}, {.2, .2}, {.3, .1}});
  CHECK(icc(decimals, {.form = IccForm::one_mean}).status == Status::undefined);
  CHECK(icc(decimals, {.form = IccForm::one_single}).value == -.5);
  const auto far = icc(ratings_from(Matrix<double>{{1e9 + 1, 1e9 + 3}, {1e9 + 2, 1e9 + 3}}));
  CHECK(far.value == icc(ratings_from(data::digits({"13", "23"}))).value);
  const auto flat_rows = ratings_from(data::digits({"123", "123"}));
  for (const auto& [form, word] : EnumNames<IccForm>::names) CHECK(icc(flat_rows, {.form = form}).value == 1);
  check::statuses([](const Ratings& r) { return icc(r); }, 2);
  check::statuses([](const Ratings& r) { return icc(r, {.form = IccForm::one_mean}); }, 3);
  CHECK_THROWS_AS(icc(ratings_from({{"a", "b"}, {"a", "b"}})), UsageError);
  CHECK_THROWS_AS(icc(data::d6a(), {.confidence = 1}), UsageError);
}

TEST_CASE("icc: on any small table a value or a status, never both") {
  check::value_or_status(
      [](const Ratings& r) {
        return std::vector{icc(r),
                           icc(r, {.form = IccForm::one_single}),
                           icc(r, {.form = IccForm::three_single}),
                           icc(r, {.form = IccForm::one_mean}),
                           icc(r, {.form = IccForm::two_mean}),
                           icc(r, {.form = IccForm::three_mean})};
      },
      4, 4);
}

TEST_CASE("icc: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{1, 3, 4, 2}, {2, 3, 5, 2}, {4, 4, 6, 5}});
  CHECK(std::abs(icc(r, {.form = IccForm::three_single}).value - 0.763636) < 1e-6);
}
