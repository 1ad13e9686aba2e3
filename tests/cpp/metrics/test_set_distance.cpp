#include <tematik/metrics/set_distance.hpp>

#include <set>

#include <tematik/metrics/krippendorff_alpha.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

/// D9: nine units of two coders.
SetRatings d9_of_set_distance() {
  const LabelSet none{std::vector<std::uint32_t>{}}, a{{0}}, b{{1}}, c{{2}}, ab{{0, 1}}, ac{{0, 2}}, abc{{0, 1, 2}};
  return set_ratings({{none, a, a, a, ab, ab, abc, c, c}, {none, none, a, b, a, ac, abc, ac, ac}}, 3);
}

}  // namespace

TEST_CASE("set_distance: D9 with every distance") {
  const auto d9 = d9_of_set_distance();
  struct Known {
    SetDistance name;
    double value, observed, expected;
  };
  const std::vector<Known> known{{SetDistance::jaccard, .315620, .462963, .676471},
                                 {SetDistance::masi, .273081, .543210, .747277},
                                 {SetDistance::dice, .360215, undefined_value, undefined_value},
                                 {SetDistance::masi_product, .252947, undefined_value, undefined_value},
                                 {SetDistance::set_1minusM, .186170, undefined_value, undefined_value}};
  for (const auto& x : known) {
    CAPTURE(to_string(x.name));
    const auto alpha = krippendorff_alpha(d9.ratings, {.distance = set_distance(d9.sets, x.name)});
    check::figure(alpha, x.value, undefined_value);
    if (std::isnan(x.observed)) continue;
    CHECK_THAT(alpha.observed, WithinAbs(x.observed, 1e-6));
    CHECK_THAT(alpha.expected, WithinAbs(x.expected, 1e-6));
  }
}

TEST_CASE("set_distance: single distances") {
  const auto d = [](std::vector<std::uint32_t> a, std::vector<std::uint32_t> b, SetDistance name) {
    return set_distance({std::move(a), std::move(b)}, name)(0, 1);
  };
  CHECK_THAT(d({1, 2}, {1, 2, 3, 4}, SetDistance::masi), WithinAbs(2.0 / 3, 1e-15));
  for (const auto& [name, word] : EnumNames<SetDistance>::names) {
    CAPTURE(word);
    const bool two_thirds = name == SetDistance::masi_product || name == SetDistance::set_1minusM;
    CHECK_THAT(d({}, {1}, name), WithinAbs(two_thirds ? 1.0 / 3 : 1, 1e-15));
    CHECK(d({1}, {2}, name) == 1);
    CHECK(set_distance({{}}, name)(0, 0) == 0);
    CHECK(set_distance({}, name).size() == 0);
  }
  CHECK_THAT(d({1, 2}, {2, 3}, SetDistance::dice), WithinAbs(.5, 1e-15));
  CHECK_THAT(d({1, 2}, {2, 3}, SetDistance::jaccard), WithinAbs(2.0 / 3, 1e-15));
  CHECK_THAT(d({1, 2}, {2, 3}, SetDistance::masi), WithinAbs(1 - 1.0 / 9, 1e-15));
}

TEST_CASE("set_distance: against sets of the standard library, on generated sets") {
  data::Dice dice(5);
  for (int round = 0; round < 300; ++round) {
    std::set<std::uint32_t> a, b, both, either;
    for (std::uint32_t code = 0; code < 6; ++code) {
      if (dice(2) == 0) a.insert(code);
      if (dice(2) == 0) b.insert(code);
      if (a.count(code) > 0 && b.count(code) > 0) both.insert(code);
      if (a.count(code) > 0 || b.count(code) > 0) either.insert(code);
    }
    const auto d = set_distance({{a.begin(), a.end()}, {b.begin(), b.end()}}, SetDistance::masi);
    CHECK(d(0, 1) == d(1, 0));
    double m = 0;
    if (a == b)
      m = 1;
    else if (both == a || both == b)
      m = 2.0 / 3;
    else if (!both.empty())
      m = 1.0 / 3;
    const double j = either.empty() ? 1 : static_cast<double>(both.size()) / static_cast<double>(either.size());
    CHECK_THAT(d(0, 1), WithinAbs(1 - j * m, 1e-15));
  }
}

TEST_CASE("set_distance: T1, sets of codes per character, P and Q") {
  std::vector<std::vector<LabelSet>> units(2);
  for (const auto& source : data::t1()) {
    for (std::uint32_t p = 0; p < source.length; ++p) {
      for (std::uint32_t g = 0; g < 2; ++g) {
        std::vector<std::uint32_t> codes;
        for (const auto& x : source.spans) {
          if (x.coder == g && x.span.contains(p)) codes.push_back(x.code);
        }
        units[g].emplace_back(codes);
      }
    }
  }
  const auto t1 = set_ratings(units, 3);
  const auto alpha = krippendorff_alpha(t1.ratings, {.distance = set_distance(t1.sets, SetDistance::jaccard)});
  CHECK_THAT(alpha.observed, WithinAbs(.222222, 1e-6));
  CHECK_THAT(alpha.expected, WithinAbs(.625760, 1e-6));
  CHECK_THAT(alpha.value, WithinAbs(.644877, 1e-6));
}

TEST_CASE("set_distance: tables of sets") {
  const auto s = set_ratings({{{{2, 0, 2}}, {}, {{}}}, {{{0, 2}}, {{1}}, {{1}}}});
  CHECK(s.sets == std::vector<std::vector<std::uint32_t>>{{}, {0, 2}, {1}});
  CHECK(s.ratings.categories() == std::vector<std::string>{"{}", "{0 2}", "{1}"});
  CHECK(s.n_codes == 3);
  CHECK(s.ratings.row(0)[0] == 1);
  CHECK(s.ratings.row(0)[1] == 1);
  CHECK(s.ratings.row(1)[0] == Ratings::missing);
  CHECK(s.ratings.row(2)[0] == 0);
  CHECK(set_ratings({}).ratings.rows() == 0);
  CHECK_THROWS_WITH(set_ratings({{{{3}}}}, 3), ContainsSubstring("coder 0, unit 0: code 3 is none of 3"));
  CHECK_THROWS_AS(set_ratings({{{{0}}}, {}}), InputError);
  CHECK_THROWS_AS(set_ratings({{{{0}}}}, 0, {"a", "b"}), UsageError);
}

TEST_CASE("set_distance: the example of its documentation") {
  CHECK(set_distance({{0}, {0, 1}}, SetDistance::jaccard)(0, 1) == 0.5);
}
