#include <tematik/metrics/kupper_hafner.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("kupper_hafner: D9") {
  const LabelSet none{std::vector<std::uint32_t>{}}, a{{0}}, b{{1}}, c{{2}}, ab{{0, 1}}, ac{{0, 2}}, abc{{0, 1, 2}};
  const auto d9 = set_ratings({{none, a, a, a, ab, ab, abc, c, c}, {none, none, a, b, a, ac, abc, ac, ac}}, 3);
  const auto k = kupper_hafner(d9);
  check::figure(k, .181818, undefined_value);
  CHECK_THAT(k.observed, WithinAbs(.571429, 1e-6));
  CHECK_THAT(k.expected, WithinAbs(.476190, 1e-6));
  CHECK(k.n_pairable == 7);
  CHECK(k.n_dropped == 2);
  CHECK(k.n_categories == 3);
  CHECK_FALSE(k.flags.has(Flag::unused_categories));
}

TEST_CASE("kupper_hafner: one code each is chance-corrected percent agreement with q equal categories") {
  const auto k = kupper_hafner(set_ratings({{{{0}}, {{1}}, {{2}}}, {{{0}}, {{1}}, {{0}}}}, 4));
  CHECK_THAT(k.value, WithinAbs((2.0 / 3 - .25) / .75, 1e-12));
}

TEST_CASE("kupper_hafner: statuses") {
  using Sets = std::vector<std::vector<LabelSet>>;
  const auto status = [](const Sets& sets) { return kupper_hafner(set_ratings(sets, 2)).status; };
  CHECK(status(Sets{{}, {}}) == Status::no_data);
  CHECK(status(Sets{{{}}, {{}}}) == Status::no_data);  // a pair of coders who did not look
  CHECK(status(Sets{{LabelSet{{0}}}, {LabelSet{}}}) == Status::single_coder);
  CHECK(status(Sets{{LabelSet{{0}}, LabelSet{}}, {LabelSet{}, LabelSet{{0}}}}) == Status::no_pairable);
  CHECK(status(Sets{{LabelSet{std::vector<std::uint32_t>{}}}, {LabelSet{{0}}}}) == Status::no_pairable);
  CHECK(status(Sets{{LabelSet{{0, 1}}}, {LabelSet{{0, 1}}}}) == Status::no_variation);
  auto conflict = set_ratings({{LabelSet{{0}}}, {LabelSet{{1}}}}, 2);
  conflict.ratings.conflict = true;
  CHECK(kupper_hafner(conflict).status == Status::overlap_conflict);
  const auto full = set_ratings({{LabelSet{{0, 1}}}, {LabelSet{{0, 1}}}}, 2);
  CHECK(std::isnan(kupper_hafner(full).value));
  CHECK(kupper_hafner(full, {.no_variation = NoVariation::one}).value == 1);
  CHECK_THROWS_AS(kupper_hafner(set_ratings({{LabelSet{{0}}}})), UsageError);
}

TEST_CASE("kupper_hafner: the example of its documentation") {
  const auto s = set_ratings({{{{0}}, {{0, 1}}}, {{{0}}, {{0}}}}, 3);
  CHECK(std::abs(kupper_hafner(s).value - (0.75 - 1.0 / 3) / (1 - 1.0 / 3)) < 1e-15);
}
