#include <tematik/metrics/weights.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using W = AgreementWeights;

TEST_CASE("weights: formulas on 1, 2, 4") {
  const auto r = ratings_from(data::digits({"124", "124"}));
  const auto at = [&](W name, std::size_t k, std::size_t l) { return (*agreement_weights(r, name))(k, l); };
  for (const auto& [name, word] : EnumNames<W>::names) {
    CAPTURE(word);
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(at(name, k, k) == 1);
      for (std::size_t l = 0; l < 3; ++l) {
        CHECK(at(name, k, l) == at(name, l, k));
        CHECK(at(name, k, l) >= 0);
        CHECK(at(name, k, l) <= 1);
      }
    }
  }
  CHECK(at(W::identity, 0, 1) == 0);
  CHECK_THAT(at(W::linear, 0, 1), WithinAbs(2.0 / 3, 1e-15));
  CHECK_THAT(at(W::quadratic, 0, 1), WithinAbs(8.0 / 9, 1e-15));
  CHECK_THAT(at(W::radical, 1, 2), WithinAbs(1 - std::sqrt(2.0 / 3), 1e-15));
  CHECK_THAT(at(W::ratio, 0, 1), WithinAbs(1 - (1.0 / 9) / (9.0 / 25), 1e-15));
  CHECK_THAT(at(W::ordinal_gwet, 0, 1), WithinAbs(2.0 / 3, 1e-15));  // ranks: 1 - C(2, 2)/C(3, 2)
  CHECK(at(W::linear, 0, 2) == 0);
  CHECK(agreement_weights(r, W::identity)->total() == 3);
  CHECK(agreement_weights(r, W::identity)->is_identity());
}

TEST_CASE("weights: sums") {
  const WeightMatrix w(Matrix<double>{{1, .5}, {.2, 1}});
  CHECK_THAT(w.total(), WithinAbs(2.7, 1e-15));
  CHECK_THAT(w.expected({.3, .7}, {.6, .4}), WithinAbs(.3 * .6 + .5 * .3 * .4 + .2 * .7 * .6 + .7 * .4, 1e-15));
  CHECK_THAT(w.mean_weights({.3, .7})[0], WithinAbs(.3 + .35 * .7, 1e-15));
  CHECK(WeightMatrix(2).expected({.3, .7}, {.6, .4}) == .3 * .6 + .7 * .4);
  CHECK(WeightMatrix(2).mean_weights({.3, .7}) == std::vector<double>{.3, .7});
}

TEST_CASE("weights: names need an order, some need numbers") {
  const auto declared = ratings_from({{"a", "b", "c"}, {"a", "b", "c"}}, {}, {"c", "b", "a"});
  CHECK((*agreement_weights(declared, W::linear))(0, 1) == .5);
  CHECK_THROWS_WITH(agreement_weights(declared, W::ratio), ContainsSubstring("numbers"));
  const auto found = ratings_from({{"a", "b", "c"}, {"a", "b", "c"}});
  CHECK_THROWS_WITH(agreement_weights(found, W::linear), ContainsSubstring("declared in their order"));
  CHECK(agreement_weights(found, W::identity)->size() == 3);
  CHECK_FALSE(agreement_weights(ratings_from(Matrix<double>{{-1, 1}, {1, -1}}), W::ratio));
  CHECK(agreement_weights(ratings_from(data::digits({"11", "11"})), W::circular)->size() == 1);  // one value: identity
  CHECK(agreement_weights(ratings_from(Matrix<double>(2, 0)), W::linear)->size() == 0);
}

TEST_CASE("weights: matrices") {
  const auto r = data::d6a();
  CHECK((*agreement_weights(r, W::identity, Matrix<double>{{1, .5}, {.5, 1}}))(0, 1) == .5);
  CHECK_THROWS_AS(agreement_weights(r, W::identity, Matrix<double>{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}), UsageError);
  CHECK_THROWS_AS(WeightMatrix(Matrix<double>{{.9, 0}, {0, 1}}), UsageError);
  CHECK_THROWS_AS(WeightMatrix(Matrix<double>{{1, 0}}), UsageError);
  CHECK_THROWS_AS(WeightMatrix(Matrix<double>{{1, undefined_value}, {0, 1}}), UsageError);
}
