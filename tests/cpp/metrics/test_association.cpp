#include <tematik/metrics/association.hpp>

#include <cmath>
#include <limits>
#include <map>

#include "../catch.hpp"
#include "agreement_data.hpp"
#include "rounds.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using A = Association;

namespace {

struct Cells {
  std::int64_t a, b, c, d;
};

/// One pair, from the cells of its table.
AssociationResult one(Cells x, A measure, AssociationOptions options = {}) {
  const Matrix<std::int64_t> counts{{x.a}};
  const std::vector<std::int64_t> row{x.a + x.b}, column{x.a + x.c};
  return association(counts, row, column, x.a + x.b + x.c + x.d, true, measure, {}, {}, std::move(options));
}

double value(Cells x, A measure) { return one(x, measure).values(0, 0); }
Status status(Cells x, A measure) { return one(x, measure).status(0, 0); }

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("association: F4") {
  struct Known {
    A measure;
    double first, second;
  };
  const Cells first{12, 5, 7, 76}, second{3, 9, 4, 184};
  for (const auto& known : {Known{A::jaccard, .5, .1875},
                            {A::dice, .666667, .315789},
                            {A::ochiai, .667698, .327327},
                            {A::overlap_coefficient, .705882, .428571},
                            {A::confidence, .705882, .25},
                            {A::support, .12, .015},
                            {A::lift, 3.71517, 7.14286},
                            {A::pmi, 1.31242, 1.96611},
                            {A::npmi, .618991, .468155},
                            {A::phi, .595137, .295565},
                            {A::kappa, .593771, .284141},
                            {A::simple_matching, .88, .935},
                            {A::yule_q, .926082, .877551},
                            {A::yule_y, .672379, .593147},
                            {A::odds_ratio, 26.0571, 15.3333},
                            {A::log_odds_ratio, 3.26029, 2.73003},
                            {A::pearson_residual, 4.87976, 3.98103},
                            {A::adjusted_residual, 5.95137, 4.17992},
                            {A::t_score, 2.53168, 1.48956},
                            {A::chi2, 35.4188, 17.4717},
                            {A::chi2_yates, 31.4953, 11.3559},
                            {A::g2, 28.6341, 8.47428}}) {
    CAPTURE(to_string(known.measure));
    CHECK_THAT(value(first, known.measure), WithinRel(known.first, 1e-5));
    CHECK_THAT(value(second, known.measure), WithinRel(known.second, 1e-5));
  }
  CHECK_THAT(value({12, 7, 5, 76}, A::confidence), WithinRel(.631579, 1e-5));  // column to row
  CHECK_THAT(value({3, 4, 9, 184}, A::confidence), WithinRel(.428571, 1e-5));
  CHECK_THAT(one(first, A::pmi, {.base = 2}).values(0, 0), WithinRel(1.89343, 1e-5));
  CHECK_THAT(one(second, A::pmi, {.base = 2}).values(0, 0), WithinRel(2.8365, 1e-5));
}

TEST_CASE("association: F4, standard errors, intervals and p") {
  const auto ratio = one({12, 5, 7, 76}, A::odds_ratio);
  CHECK_THAT(ratio.se(0, 0), WithinRel(.662834, 1e-5));
  CHECK_THAT(ratio.lo(0, 0), WithinRel(7.10758, 1e-5));
  CHECK_THAT(ratio.hi(0, 0), WithinRel(95.5282, 1e-5));
  CHECK(ratio.p.rows().empty());
  const auto log_ratio = one({3, 9, 4, 184}, A::log_odds_ratio);
  CHECK_THAT(log_ratio.se(0, 0), WithinRel(.836588, 1e-5));
  CHECK_THAT(std::exp(log_ratio.lo(0, 0)), WithinRel(2.97531, 1e-5));
  CHECK_THAT(std::exp(log_ratio.hi(0, 0)), WithinRel(79.0208, 1e-5));
  for (const auto& [measure, first, second] :
       std::vector<std::tuple<A, double, double>>{{A::chi2, 2.65911e-9, 2.91618e-5},
                                                  {A::chi2_yates, 1.99926e-8, 7.52080e-4},
                                                  {A::g2, 8.74268e-8, 3.60202e-3}}) {
    CHECK_THAT(one({12, 5, 7, 76}, measure).p(0, 0), WithinRel(first, 1e-5));
    CHECK_THAT(one({3, 9, 4, 184}, measure).p(0, 0), WithinRel(second, 1e-5));
    CHECK(one({12, 5, 7, 76}, measure).se.rows().empty());
  }
}

TEST_CASE("association: F4, the row 0, 5, 7, 88") {
  const Cells x{0, 5, 7, 88};
  CHECK_THAT(value(x, A::phi), WithinRel(-.0629406, 1e-5));
  CHECK_THAT(value(x, A::kappa), WithinRel(-.0619469, 1e-5));
  CHECK_THAT(value(x, A::chi2), WithinRel(.396152, 1e-5));
  CHECK(value(x, A::chi2_yates) == 0);
  CHECK_THAT(value(x, A::g2), WithinRel(.745201, 1e-5));
  const auto corrected = one(x, A::log_odds_ratio);
  CHECK_THAT(corrected.values(0, 0), WithinRel(.0702043, 1e-5));
  CHECK_THAT(corrected.se(0, 0), WithinRel(1.52527, 1e-5));
  CHECK(corrected.status(0, 0) == Status::corrected);
  for (const auto measure : {A::yule_q, A::yule_y, A::npmi}) CHECK(value(x, measure) == -1);
  CHECK(status(x, A::yule_q) == Status::ok);
  CHECK(status(x, A::npmi) == Status::limit);
  CHECK(status(x, A::phi) == Status::ok);
  CHECK(status(x, A::chi2) == Status::small_expected);
}

TEST_CASE("association: 4.3, an unused code was not assessed") {
  for (const auto& [measure, word] : EnumNames<A>::names) {
    CAPTURE(word);
    CHECK(status({0, 0, 3, 7}, measure) == Status::zero_total);
    CHECK(status({0, 3, 0, 7}, measure) == Status::zero_total);
    CHECK(std::isnan(value({0, 0, 3, 7}, measure)));
    CHECK(status({0, 0, 10, 0}, measure) == Status::zero_total);  // before full_total
  }
}

TEST_CASE("association: 4.3, a code in every unit") {
  for (const auto measure : {A::phi, A::odds_ratio, A::log_odds_ratio, A::yule_q, A::yule_y, A::kappa,
                             A::adjusted_residual, A::chi2, A::chi2_yates, A::g2}) {
    CAPTURE(to_string(measure));
    for (const Cells x : {Cells{4, 6, 0, 0}, Cells{4, 0, 6, 0}, Cells{10, 0, 0, 0}}) {
      CHECK(status(x, measure) == Status::full_total);
      CHECK(std::isnan(value(x, measure)));
    }
  }
  CHECK(status({10, 0, 0, 0}, A::npmi) == Status::full_total);
  CHECK(status({4, 6, 0, 0}, A::npmi) == Status::ok);
  CHECK_THAT(value({4, 6, 0, 0}, A::npmi), WithinAbs(0, 1e-15));
  CHECK(status({4, 6, 0, 0}, A::jaccard) == Status::ok);
  CHECK(status({4, 6, 0, 0}, A::simple_matching) == Status::ok);
  CHECK(status({4, 6, 0, 0}, A::pearson_residual) == Status::ok);
  CHECK(value({10, 0, 0, 0}, A::jaccard) == 1);
}

TEST_CASE("association: 4.3, empty cells") {
  CHECK(value({0, 5, 7, 88}, A::pmi) == -infinity);
  CHECK(status({0, 5, 7, 88}, A::pmi) == Status::zero_cell);
  CHECK(std::isnan(value({0, 5, 7, 88}, A::t_score)));
  CHECK(status({0, 5, 7, 88}, A::t_score) == Status::zero_cell);
  CHECK(value({0, 5, 7, 88}, A::odds_ratio) == 0);
  CHECK(status({0, 5, 7, 88}, A::odds_ratio) == Status::zero_cell);
  CHECK(value({4, 5, 3, 0}, A::odds_ratio) == 0);
  CHECK(value({4, 0, 3, 9}, A::odds_ratio) == infinity);
  CHECK(status({4, 0, 3, 9}, A::odds_ratio) == Status::zero_cell);
  CHECK(value({4, 0, 3, 9}, A::yule_q) == 1);
  CHECK(value({4, 3, 0, 9}, A::yule_y) == 1);
  CHECK(status({4, 0, 3, 9}, A::yule_y) == Status::ok);
  CHECK(value({4, 5, 3, 0}, A::yule_q) == -1);
  CHECK(status({4, 0, 3, 9}, A::log_odds_ratio) == Status::corrected);
  const auto bare = one({4, 0, 3, 9}, A::log_odds_ratio, {.correction = Correction::none});
  CHECK(bare.values(0, 0) == infinity);
  CHECK(bare.status(0, 0) == Status::zero_cell);
  CHECK(std::isnan(bare.se(0, 0)));
  CHECK(one({0, 5, 7, 88}, A::log_odds_ratio, {.correction = Correction::none}).values(0, 0) == -infinity);
  const auto always = one({12, 5, 7, 76}, A::log_odds_ratio, {.correction = Correction::always});
  CHECK(always.status(0, 0) == Status::corrected);
  CHECK_THAT(always.values(0, 0), WithinRel(std::log(12.5 * 76.5 / (5.5 * 7.5)), 1e-12));
  CHECK(one({12, 5, 7, 76}, A::odds_ratio, {.correction = Correction::always}).status(0, 0) == Status::ok);
}

TEST_CASE("association: 4.3, pair counts can leave the range") {
  const std::vector<std::int64_t> three{3}, two{2};
  const auto pairs = [&](std::int64_t met, A measure, std::span<const std::int64_t> i,
                         std::span<const std::int64_t> j) {
    return association(Matrix<std::int64_t>{{met}}, i, j, std::nullopt, false, measure);
  };
  CHECK(pairs(3, A::jaccard, three, two).values(0, 0) == 1.5);
  CHECK(pairs(3, A::jaccard, three, two).status(0, 0) == Status::out_of_range);
  CHECK(pairs(9, A::jaccard, three, three).values(0, 0) == -3);
  CHECK(pairs(9, A::jaccard, three, three).status(0, 0) == Status::out_of_range);
  CHECK(std::isnan(pairs(5, A::jaccard, three, two).values(0, 0)));  // n_i + n_j - a = 0
  CHECK(pairs(5, A::jaccard, three, two).status(0, 0) == Status::out_of_range);
  CHECK(pairs(5, A::confidence, three, two).status(0, 0) == Status::out_of_range);
  // no N, no table: F1, pairs that overlap, totals 3 2 1
  const Matrix<std::int64_t> f1{{3, 3, 1}, {3, 0, 1}, {1, 1, 0}};
  const std::vector<std::int64_t> totals{3, 2, 1};
  const auto j = association(f1, totals, std::nullopt, A::jaccard, {"A", "B", "C"});
  CHECK(j.values("A", "B") == 1.5);
  CHECK_THAT(j.values("A", "C"), WithinAbs(1.0 / 3, 1e-15));
  CHECK(j.values("B", "C") == .5);
  CHECK(association(f1, totals, std::nullopt, A::lift).status(0, 1) == Status::no_universe);
  CHECK(association(f1, totals, std::nullopt, A::phi).status(0, 1) == Status::no_universe);
  CHECK(association(f1, totals, std::nullopt, A::pmi).status(1, 1) == Status::zero_cell);  // a = 0 comes first
  CHECK(association(f1, totals, totals, 30, false, A::phi).status(0, 1) == Status::no_table);
  CHECK(association(f1, totals, totals, 30, false, A::lift).status(0, 1) == Status::ok);
  CHECK(association(f1, totals, totals, 30, true, A::phi).status(0, 1) == Status::no_table);  // b < 0
}

TEST_CASE("association: 4.3, structural pairs and small expected cells") {
  const Matrix<std::uint8_t> shared = Matrix<std::uint8_t>::Ones(1, 1);
  const auto phi = one({12, 5, 7, 76}, A::phi, {.structural = shared});
  CHECK(phi.status(0, 0) == Status::structural);
  CHECK_THAT(phi.values(0, 0), WithinRel(.595137, 1e-5));
  CHECK(one({12, 5, 7, 76}, A::chi2, {.structural = shared}).status(0, 0) == Status::structural);
  CHECK(one({0, 5, 7, 88}, A::pmi, {.structural = shared}).status(0, 0) == Status::zero_cell);
  // The rows of 4.3 in order: unused, then zero cells, then out of range, then structural.
  const std::vector<std::int64_t> three{3}, two{2}, none{0};
  const auto pairs = [&](std::int64_t met, std::span<const std::int64_t> n_j) {
    return association(Matrix<std::int64_t>{{met}}, three, n_j, std::nullopt, false, A::jaccard, {}, {},
                       {.structural = shared})
        .status(0, 0);
  };
  CHECK(pairs(3, two) == Status::out_of_range);
  CHECK(pairs(5, two) == Status::out_of_range);
  CHECK(pairs(1, two) == Status::structural);
  CHECK(pairs(0, none) == Status::zero_total);
  using C = Correction;
  CHECK(one({0, 5, 7, 88}, A::log_odds_ratio, {.structural = shared}).status(0, 0) == Status::corrected);
  CHECK(one({12, 5, 7, 76}, A::log_odds_ratio, {.correction = C::always, .structural = shared}).status(0, 0) ==
        Status::structural);
  CHECK(one({12, 5, 7, 76}, A::log_odds_ratio, {.correction = C::always}).status(0, 0) == Status::corrected);
  CHECK(status({12, 5, 7, 76}, A::chi2) == Status::small_expected);  // E = 3.23
  CHECK(status({12, 5, 7, 76}, A::g2) == Status::small_expected);
  CHECK(status({12, 5, 7, 76}, A::phi) == Status::ok);
  CHECK(status({12, 13, 13, 12}, A::chi2) == Status::ok);
  CHECK(status({5, 5, 5, 5}, A::chi2_yates) == Status::ok);  // exactly 5
}

TEST_CASE("association: against the formulas in long double on generated tables") {
  for (std::uint64_t seed = 0; seed < rounds::of(std::uint64_t{2000}); ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const std::uint32_t most = seed % 2 == 0 ? 5 : 3000;
    const Cells x{1 + dice(most), 1 + dice(most), 1 + dice(most), 1 + dice(most)};
    const auto a = static_cast<long double>(x.a), b = static_cast<long double>(x.b), c = static_cast<long double>(x.c),
               d = static_cast<long double>(x.d), n = a + b + c + d, i = a + b, j = a + c, e = i * j / n;
    const long double phi = (a * d - b * c) / std::sqrt(i * j * (n - i) * (n - j));
    const auto g = [&](long double o, long double row, long double column) {
      return o * std::log(o * n / row / column);
    };
    const std::map<A, long double> direct{
        {A::jaccard, a / (a + b + c)},
        {A::dice, 2 * a / (i + j)},
        {A::ochiai, a / std::sqrt(i * j)},
        {A::overlap_coefficient, a / std::min(i, j)},
        {A::confidence, a / i},
        {A::support, a / n},
        {A::lift, a * n / i / j},
        {A::pmi, std::log(a * n / i / j)},
        {A::npmi, std::log(a * n / i / j) / -std::log(a / n)},
        {A::phi, phi},
        {A::odds_ratio, a * d / b / c},
        {A::log_odds_ratio, std::log(a * d / b / c)},
        {A::yule_q, (a * d - b * c) / (a * d + b * c)},
        {A::yule_y, (std::sqrt(a * d) - std::sqrt(b * c)) / (std::sqrt(a * d) + std::sqrt(b * c))},
        {A::kappa, ((a + d) / n - (i * j + (n - i) * (n - j)) / n / n) / (1 - (i * j + (n - i) * (n - j)) / n / n)},
        {A::simple_matching, (a + d) / n},
        {A::pearson_residual, (a - e) / std::sqrt(e)},
        {A::adjusted_residual, (a - e) / std::sqrt(e * (1 - i / n) * (1 - j / n))},
        {A::t_score, (a - e) / std::sqrt(a)},
        {A::chi2, n * phi * phi},
        {A::chi2_yates,
         n * std::pow(std::max(0.0L, std::abs(a * d - b * c) - n / 2), 2.0L) / i / j / (n - i) / (n - j)},
        {A::g2, 2 * (g(a, i, j) + g(b, i, n - j) + g(c, n - i, j) + g(d, n - i, n - j))}};
    for (const auto& [measure, expected] : direct) {
      CAPTURE(to_string(measure));
      const double slack = measure == A::g2 ? 1e-8 : 1e-11;
      CHECK_THAT(value(x, measure), WithinAbs(static_cast<double>(expected),
                                              slack * std::max(1.0, std::abs(static_cast<double>(expected)))));
    }
    // invariants: chi2 = N phi^2 = adjusted^2, lift = exp(pmi), swapping rows and columns
    CHECK_THAT(std::pow(value(x, A::adjusted_residual), 2),
               WithinAbs(value(x, A::chi2), 1e-9 * (1 + value(x, A::chi2))));
    CHECK_THAT(std::exp(value(x, A::pmi)), WithinRel(value(x, A::lift), 1e-12));
    for (const auto& [measure, word] : EnumNames<A>::names) {
      if (measure == A::confidence) continue;
      CHECK_THAT(value({x.a, x.c, x.b, x.d}, measure),
                 WithinAbs(value(x, measure), 1e-9 * (1 + std::abs(value(x, measure)))));
    }
  }
}

TEST_CASE("association: no value without a reason on small tables of any kind") {
  for (std::int64_t a = 0; a <= 4; ++a) {
    for (std::int64_t i = 0; i <= 4; ++i) {
      for (std::int64_t j = 0; j <= 4; ++j) {
        for (std::int64_t n = -1; n <= 4; ++n) {
          for (const bool is_table : {false, true}) {
            for (const auto& [measure, word] : EnumNames<A>::names) {
              CAPTURE(a, i, j, n, is_table, word);
              const std::vector<std::int64_t> row{i}, column{j};
              const auto r = association(Matrix<std::int64_t>{{a}}, row, column,
                                         n < 0 ? std::nullopt : std::optional<std::int64_t>(n), is_table, measure);
              if (std::isnan(r.values(0, 0))) CHECK(r.status(0, 0) != Status::ok);
              if (r.status(0, 0) == Status::ok) CHECK(std::isfinite(r.values(0, 0)));
              if (std::isinf(r.values(0, 0))) CHECK(r.status(0, 0) == Status::zero_cell);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("association: rectangular tables, labels, long form") {
  const Matrix<std::int64_t> counts{{12, 3, 0}, {1, 2, 5}};
  const std::vector<std::int64_t> rows{17, 9}, columns{19, 8, 6};
  const auto r = association(counts, rows, columns, 100, true, A::odds_ratio, {"x", "y"}, {"p", "q", "r"});
  const auto t = r.table();
  CHECK(t.rows() == 6);
  CHECK(t["row"].as<std::string>()[4] == "y");
  CHECK(t["column"].as<std::string>()[4] == "q");
  CHECK(t["n_ij"].as<std::int64_t>()[4] == 2);
  CHECK(t["n_j"].as<std::int64_t>()[4] == 8);
  CHECK(t["odds_ratio"].as<double>()[0] == r.values("x", "p"));
  CHECK(t["status"].as<std::string>()[2] == "zero_cell");
  CHECK(t["hi"].is_missing(2));
  CHECK(association(counts, rows, columns, std::nullopt, false, A::dice).table()["n"].is_missing(0));
  CHECK(association(counts, rows, columns, 100, true, A::chi2).table()["p"].as<double>().size() == 6);
  CHECK(r.method().n == 100);
  CHECK(association(Matrix<std::int64_t>(0, 0), std::vector<std::int64_t>{}, std::nullopt, A::dice).table().rows() ==
        0);
}

TEST_CASE("association: what it refuses") {
  const std::vector<std::int64_t> one_total{4}, two_totals{4, 5}, negative{-1};
  const Matrix<std::int64_t> cell{{2}};
  CHECK_THROWS_AS(association(cell, two_totals, 10, A::dice), UsageError);
  CHECK_THROWS_AS(association(cell, negative, 10, A::dice), InputError);
  CHECK_THROWS_AS(association(cell, one_total, -10, A::dice), InputError);
  CHECK_THROWS_WITH(association(Matrix<std::int64_t>{{2, -3}, {0, 0}}, two_totals, 10, A::dice),
                    ContainsSubstring("row 0, column 1"));
  CHECK_THROWS_AS(association(cell, one_total, 10, A::pmi, {}, {.base = 1}), UsageError);
  CHECK_THROWS_AS(association(cell, one_total, 10, A::pmi, {}, {.base = 0}), UsageError);
  CHECK_THROWS_AS(association(cell, one_total, 10, A::pmi, {}, {.base = undefined_value}), UsageError);
  CHECK_THROWS_AS(association(cell, one_total, 10, A::pmi, {}, {.confidence = 1.5}), UsageError);
  CHECK_THROWS_AS(association(cell, one_total, 10, A::pmi, {}, {.structural = Matrix<std::uint8_t>::Zero(2, 2)}),
                  UsageError);
  CHECK_THROWS_AS(association(cell, one_total, 10, A::dice, {"a", "b"}), UsageError);
}

TEST_CASE("association: the example of its documentation") {
  Matrix<std::int64_t> met(2, 2);
  met << 17, 12, 12, 19;
  const std::vector<std::int64_t> totals{17, 19};
  const auto j = association(met, totals, 100, Association::jaccard, {"A", "B"});
  CHECK(j.values("A", "B") == 0.5);
  CHECK(j.status("A", "B") == Status::ok);
}
