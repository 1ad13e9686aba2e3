#include <tematik/metrics/krippendorff_alpha.hpp>

#include <functional>
#include <limits>
#include <numbers>

#include <tematik/metrics/scott_pi.hpp>

#include "check_agreement.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using L = MeasurementLevel;

TEST_CASE("krippendorff_alpha: D1 at every level") {
  const std::vector<std::pair<L, double>> known{{L::nominal, .743421}, {L::ordinal, .815388},  {L::interval, .849107},
                                                {L::ratio, .797403},   {L::circular, .789980}, {L::bipolar, .834991}};
  for (const auto& [level, value] : known)
    check::figure(krippendorff_alpha(data::d1(), {.level = level}), value, undefined_value);
  const auto nominal = krippendorff_alpha(data::d1());
  CHECK_THAT(nominal.se, WithinAbs(.14548, 5e-6));
  CHECK_THAT(nominal.lo, WithinAbs(.4232, 5e-5));
  CHECK(nominal.hi == 1);
  CHECK_THAT(nominal.observed, WithinAbs(.2, 1e-12));
  CHECK_THAT(nominal.expected, WithinAbs(.779487, 1e-6));
  CHECK_THAT(krippendorff_alpha(data::d1(), {.level = L::interval}).se, WithinAbs(.12905, 5.1e-6));
  CHECK_THAT(krippendorff_alpha(data::d1(), {.level = L::ordinal}).se, WithinAbs(.142254, 1e-6));
  CHECK(nominal.weights == "nominal");
  CHECK(nominal.n_pairable == 11);
  CHECK(nominal.n_units == 12);
}

TEST_CASE("krippendorff_alpha: D1 with weights turned into distances") {
  const auto distance = [](AgreementWeights name) {
    const auto w = *agreement_weights(data::d1(), name);
    Matrix<double> d(5, 5);
    for (Eigen::Index k = 0; k < 5; ++k) {
      for (Eigen::Index l = 0; l < 5; ++l) d(k, l) = 1 - w(static_cast<std::size_t>(k), static_cast<std::size_t>(l));
    }
    return d;
  };
  const std::vector<std::pair<AgreementWeights, double>> known{
      {AgreementWeights::quadratic, .84911},   {AgreementWeights::linear, .80038},  {AgreementWeights::ratio, .79740},
      {AgreementWeights::circular, .78998},    {AgreementWeights::bipolar, .83499}, {AgreementWeights::radical, .77198},
      {AgreementWeights::ordinal_gwet, .83364}};
  for (const auto& [name, value] : known) {
    check::figure(krippendorff_alpha(data::d1(), {.distance = distance(name)}), value, undefined_value, 5.1e-6);
  }
}

TEST_CASE("krippendorff_alpha: D1 without one coder, and by pairs") {
  const std::vector<std::pair<std::vector<std::size_t>, double>> known{
      {{1, 2, 3}, .714674}, {{0, 2, 3}, .704082}, {{0, 1, 3}, .867925}, {{0, 1, 2}, .675258}, {{0, 1}, .852174},
      {{0, 2}, .488636},    {{0, 3}, .857143},    {{1, 2}, .556522},    {{1, 3}, .875817},    {{2, 3}, .627451}};
  for (const auto& [coders, value] : known) {
    CHECK_THAT(krippendorff_alpha(data::d1().selected(coders)).value, WithinAbs(value, 1e-6));
  }
}

TEST_CASE("krippendorff_alpha: D3, D4, D5, D6, D11") {
  CHECK_THAT(krippendorff_alpha(data::d3()).value, WithinAbs(.433410, 1e-6));
  check::figure(krippendorff_alpha(data::d3_first15()), .4204384, .0811929, 1e-7);
  check::figure(krippendorff_alpha(data::d4b(), {.divisor = VarianceDivisor::n}), .488462, .05228, 5e-6);
  CHECK_THAT(krippendorff_alpha(data::d4b()).value, WithinAbs(.488462, 1e-6));
  CHECK_THAT(krippendorff_alpha(data::d4b(), {.level = L::interval}).value, WithinAbs(.445833, 1e-6));
  check::figure(krippendorff_alpha(data::d5a(), {.divisor = VarianceDivisor::n}), .7972585, .0590547, 1e-7);
  CHECK_THAT(krippendorff_alpha(data::d5b()).value, WithinAbs(.4316178, 1e-7));
  CHECK_THAT(krippendorff_alpha(data::d6a()).value, WithinAbs(.343956, 1e-6));
  CHECK_THAT(krippendorff_alpha(data::d6b()).value, WithinAbs(.800535, 1e-6));
  const Matrix<double> half{{0, 1, .5}, {1, 0, .5}, {.5, .5, 0}};
  const auto weighted = krippendorff_alpha(data::d6b(), {.distance = half});
  CHECK_THAT(weighted.value, WithinAbs(.815551, 1e-6));
  CHECK(weighted.weights == "matrix");
  const auto d11 = krippendorff_alpha(data::d11());
  CHECK_THAT(d11.observed, WithinAbs(.4, 1e-12));
  CHECK_THAT(d11.expected, WithinAbs(.442105, 1e-6));
  CHECK_THAT(d11.value, WithinAbs(.0952, 5e-5));
}

TEST_CASE("krippendorff_alpha: T1, characters, three coders") {
  const std::size_t everybody[]{0, 1, 2};
  const auto all = data::sum(data::per_source(data::t1()));
  const auto a = krippendorff_alpha(all.ratings(0, everybody));
  CHECK_THAT(a.value, WithinAbs(.802503, 1e-6));
  CHECK_THAT(a.observed, WithinAbs(.058333, 1e-6));
  CHECK_THAT(a.expected, WithinAbs(.295363, 1e-6));
  CHECK_THAT(krippendorff_alpha(all.ratings(1, everybody)).value, WithinAbs(.674564, 1e-6));
  CHECK_THAT(krippendorff_alpha(all.ratings(2, everybody)).value, WithinAbs(.701001, 1e-6));
  const auto themes = data::sum(data::per_source(data::t1_themes()));
  CHECK_THAT(krippendorff_alpha(themes.ratings(0, everybody)).value, WithinAbs(.680557, 1e-6));
}

TEST_CASE("krippendorff_alpha: exact answers") {
  CHECK(krippendorff_alpha(ratings_from(data::digits({"01", "10"}))).value == -.5);
  for (const std::int64_t n : {1, 2, 10, 12345, 1'000'000'000}) {
    Ratings r({"a", "b"}, {"no", "yes"}, {0, 1});
    const std::int32_t same[]{0, 0}, differ[]{0, 1};
    r.add(same, n), r.add(differ, 1);
    for (const auto level : {L::nominal, L::interval, L::ratio}) {
      const auto a = krippendorff_alpha(r, {.level = level});
      CHECK(a.status == Status::ok);
      CHECK(a.value == 0);
    }
  }
}

TEST_CASE("krippendorff_alpha: two complete coders, alpha = pi + (1 - pi)/(2n)") {
  for (const auto& r : {data::d4a(), data::d4b(), data::d5a(), data::d5b(), data::d6a(), data::d6b(), data::d7()}) {
    const double pi = scott_pi(r).value;
    CHECK_THAT(krippendorff_alpha(r).value, WithinAbs(pi + (1 - pi) / (2 * static_cast<double>(r.units())), 1e-12));
  }
}

TEST_CASE("krippendorff_alpha: against the pairwise definition on generated tables") {
  const auto naive = [](const Matrix<double>& x, const std::function<double(double, double)>& delta) {
    std::vector<double> values;
    double observed = 0;
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
      std::vector<double> unit;
      for (Eigen::Index g = 0; g < x.rows(); ++g)
        if (!std::isnan(x(g, i))) unit.push_back(x(g, i));
      if (unit.size() < 2) continue;
      for (std::size_t a = 0; a < unit.size(); ++a) {
        for (std::size_t b = 0; b < unit.size(); ++b) {
          if (a != b) observed += delta(unit[a], unit[b]) / static_cast<double>(unit.size() - 1);
        }
      }
      values.insert(values.end(), unit.begin(), unit.end());
    }
    double expected = 0;
    for (std::size_t a = 0; a < values.size(); ++a) {
      for (std::size_t b = 0; b < values.size(); ++b)
        if (a != b) expected += delta(values[a], values[b]);
    }
    const auto n = static_cast<double>(values.size());
    return std::pair{observed / n, expected / n / (n - 1)};
  };
  int with_value = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto x = data::random_ratings(dice, dice.between(2, 5), dice.between(1, 14), dice.between(1, 5), dice(6));
    std::vector<double> pairable;
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
      std::vector<double> unit;
      for (Eigen::Index g = 0; g < x.rows(); ++g)
        if (!std::isnan(x(g, i))) unit.push_back(x(g, i));
      if (unit.size() > 1) pairable.insert(pairable.end(), unit.begin(), unit.end());
    }
    const double low = pairable.empty() ? 0 : *std::min_element(pairable.begin(), pairable.end());
    const double high = pairable.empty() ? 0 : *std::max_element(pairable.begin(), pairable.end());
    const auto ordinal = [&](double a, double b) {
      double sum = 0;
      for (const double v : pairable) {
        if (v >= std::min(a, b) && v <= std::max(a, b)) sum += 1;
        if (v == a || v == b) sum -= .5;
      }
      return a == b ? 0 : sum * sum;
    };
    const std::vector<std::pair<L, std::function<double(double, double)>>> levels{
        {L::nominal, [](double a, double b) { return a == b ? 0 : 1; }},
        {L::ordinal, ordinal},
        {L::interval, [](double a, double b) { return (a - b) * (a - b); }},
        {L::ratio, [](double a, double b) { return std::pow((a - b) / (a + b), 2); }},
        {L::circular,
         [&](double a, double b) { return std::pow(std::sin(std::numbers::pi * (a - b) / (high - low + 1)), 2); }},
        {L::bipolar,
         [&](double a, double b) { return a == b ? 0 : (a - b) * (a - b) / (a + b - 2 * low) / (2 * high - a - b); }}};
    for (const auto& [level, delta] : levels) {
      CAPTURE(to_string(level));
      const auto alpha = krippendorff_alpha(ratings_from(x), {.level = level});
      if (alpha.status != Status::ok) {
        const bool varies = low != high;
        CHECK_FALSE((varies && alpha.n_pairable > 0));
        continue;
      }
      ++with_value;
      const auto [observed, expected] = naive(x, delta);
      CHECK_THAT(alpha.observed, WithinAbs(observed, 1e-9 * (1 + observed)));
      CHECK_THAT(alpha.expected, WithinAbs(expected, 1e-9 * (1 + expected)));
      CHECK_THAT(alpha.value, WithinAbs(1 - observed / expected, 1e-10));
      const auto compact = krippendorff_alpha(ratings_from(x).compacted(), {.level = level});
      CHECK_THAT(compact.value, WithinAbs(alpha.value, 1e-12));
      if (level == L::nominal) CHECK(compact.value == alpha.value);
    }
  }
  CHECK(with_value > 1000);
}

TEST_CASE("krippendorff_alpha: interval is exact far from zero and in large counts") {
  const Matrix<double> near_zero{{0, 1, 2, 2, 1}, {0, 1, 1, 2, 2}};
  const Matrix<double> far = near_zero.array() + 1e9;
  const auto a = krippendorff_alpha(ratings_from(near_zero), {.level = L::interval});
  const auto b = krippendorff_alpha(ratings_from(far), {.level = L::interval});
  CHECK(a.value == b.value);
}

TEST_CASE("krippendorff_alpha: declared values decide min and max") {
  const auto found = krippendorff_alpha(ratings_from(data::digits({"123", "132"})), {.level = L::circular});
  const auto declared =
      krippendorff_alpha(ratings_from(data::digits({"123", "132"}), {}, {1, 2, 3, 4}), {.level = L::circular});
  CHECK(found.value != declared.value);
  // ordinal follows the declared order
  const auto up = krippendorff_alpha(
      ratings_from({{"low", "mid", "high", "low"}, {"low", "mid", "high", "high"}}, {}, {"low", "mid", "high"}),
      {.level = L::ordinal});
  const auto numbers = krippendorff_alpha(ratings_from(data::digits({"1231", "1233"})), {.level = L::ordinal});
  CHECK(up.value == numbers.value);
}

TEST_CASE("krippendorff_alpha: a range given, as resamples need it") {
  const auto d1 = data::d1();
  CHECK(alpha_range(d1) == std::pair(1.0, 5.0));
  Ratings part(d1.coders(), d1.categories(), d1.values(), false);  // a resample without the value 5
  for (std::size_t i = 0; i < 9; ++i) part.add(d1.row(i));
  REQUIRE(alpha_range(part) == std::pair(1.0, 4.0));
  for (const auto level : {L::circular, L::bipolar}) {
    const auto own = krippendorff_alpha(part, {.level = level});
    CHECK(krippendorff_alpha(part, {.level = level, .range = std::pair(1.0, 4.0)}).value == own.value);
    const auto kept = krippendorff_alpha(part, {.level = level, .range = alpha_range(d1)});
    CHECK(kept.value != own.value);
    Ratings declared(d1.coders(), d1.categories(), d1.values(), true);
    for (std::size_t i = 0; i < 9; ++i) declared.add(d1.row(i));
    CHECK(kept.value == krippendorff_alpha(declared, {.level = level}).value);
    CHECK_THROWS_WITH(krippendorff_alpha(d1, {.level = level, .range = std::pair(2.0, 5.0)}),
                      ContainsSubstring("found 1"));
  }
  CHECK(krippendorff_alpha(d1, {.level = L::interval, .range = std::pair(2.0, 3.0)}).status == Status::ok);  // not read
  CHECK_FALSE(alpha_range(ratings_from({{"a", "b"}, {"b", "a"}})));
  CHECK_FALSE(alpha_range(Ratings()));
}

TEST_CASE("krippendorff_alpha: statuses") {
  for (const auto& [level, word] : EnumNames<L>::names) {
    CAPTURE(word);
    const L chosen = level;
    check::statuses([chosen](const Ratings& r) { return krippendorff_alpha(r, {.level = chosen}); }, 2);
    check::statuses([chosen](const Ratings& r) { return krippendorff_alpha(r, {.level = chosen}); }, 4);
    const auto same = krippendorff_alpha(data::table({{9, 0}, {0, 0}}), {.level = level});
    CHECK(same.status == Status::no_variation);
    CHECK(std::isnan(same.value));
    CHECK(same.observed == 0);
    CHECK(same.expected == 0);
    CHECK(krippendorff_alpha(data::table({{9, 0}, {0, 0}}), {.level = level, .no_variation = NoVariation::one}).value ==
          1);
  }
  const auto negative = ratings_from(Matrix<double>{{-1, 1, 2}, {-1, 1, 1}});
  CHECK(krippendorff_alpha(negative, {.level = L::ratio}).status == Status::undefined);
  CHECK(std::isnan(krippendorff_alpha(negative, {.level = L::ratio}).value));
  CHECK(krippendorff_alpha(negative, {.level = L::interval}).status == Status::ok);
  const auto zeros = ratings_from(data::digits({"0012", "0021"}));
  CHECK(krippendorff_alpha(zeros, {.level = L::ratio}).status == Status::ok);
  const Matrix<double> nothing = Matrix<double>::Zero(2, 2);
  CHECK(krippendorff_alpha(data::d6a(), {.distance = nothing}).status == Status::no_variation);
}

TEST_CASE("krippendorff_alpha: what it refuses") {
  const auto words = ratings_from({{"a", "b"}, {"b", "a"}});
  CHECK_THROWS_WITH(krippendorff_alpha(words, {.level = L::ordinal}), ContainsSubstring("declared in their order"));
  CHECK_THROWS_WITH(krippendorff_alpha(words, {.level = L::interval}), ContainsSubstring("numbers as categories"));
  CHECK(krippendorff_alpha(words).status == Status::ok);
  for (const Matrix<double>& d :
       {Matrix<double>(Matrix<double>::Zero(3, 3)), Matrix<double>{{0, 1}, {.5, 0}}, Matrix<double>{{1, 1}, {1, 0}},
        Matrix<double>{{0, -1}, {-1, 0}}, Matrix<double>{{0, undefined_value}, {undefined_value, 0}}}) {
    CHECK_THROWS_AS(krippendorff_alpha(data::d6a(), {.distance = d}), UsageError);
  }
  CHECK_THROWS_AS(krippendorff_alpha(data::d6a(), {.confidence = 0}), UsageError);
}

TEST_CASE("krippendorff_alpha: the example of its documentation") {
  const auto r = ratings_from(Matrix<double>{{0, 1}, {1, 0}});
  const auto a = krippendorff_alpha(r);
  CHECK(a.status == Status::ok);
  CHECK(a.value == -0.5);
}
