#include <tematik/metrics/document_similarity.hpp>

#include <tematik/metrics/association.hpp>
#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("document_similarity: one pair by hand") {
  Matrix<std::int64_t> counts(2, 8);  // a 2, b 1, c 2, d 3
  counts << 3, 1, 2, 0, 0, 0, 0, 0, 1, 4, 0, 1, 1, 0, 0, 0;
  const auto one = [&](Similarity measure) { return document_similarity(counts, measure).values(0, 1); };
  CHECK_THAT(one(Similarity::simple_matching), WithinAbs(5.0 / 8, 1e-15));
  CHECK_THAT(one(Similarity::jaccard), WithinAbs(2.0 / 5, 1e-15));
  CHECK_THAT(one(Similarity::russell_rao), WithinAbs(2.0 / 8, 1e-15));
  CHECK_THAT(one(Similarity::kuckartz_raediker), WithinAbs(7.0 / 10, 1e-15));
  CHECK_THAT(one(Similarity::cosine), WithinAbs(7 / std::sqrt(14.0 * 19.0), 1e-15));
  const auto table = document_similarity(counts, Similarity::jaccard, {"x", "y"}).table();
  CHECK(table.rows() == 1);
  CHECK(table["jaccard"].as<double>()[0] == .4);
  CHECK(document_similarity(counts, Similarity::jaccard).method().n == 8);
}

TEST_CASE("document_similarity: presence agrees with the measures of association") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 21);
    Matrix<std::int64_t> held(4, 9);
    for (auto& x : held.reshaped()) x = random.draw(2);
    const Matrix<std::int64_t> met = held * held.transpose();
    std::vector<std::int64_t> totals;
    for (Eigen::Index i = 0; i < 4; ++i) totals.push_back(met(i, i));
    CAPTURE(seed);
    for (const auto& [similarity, measure] : {std::pair{Similarity::jaccard, Association::jaccard},
                                              {Similarity::cosine, Association::ochiai},
                                              {Similarity::simple_matching, Association::simple_matching},
                                              {Similarity::russell_rao, Association::support}}) {
      const auto x = document_similarity(held, similarity);
      const auto y = association(met, totals, 9, measure);
      for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
          if (totals[i] == 0 || totals[j] == 0) continue;
          CHECK_THAT(x.values(i, j), WithinAbs(y.values(i, j), 1e-12));
          CHECK(x.status(i, j) == Status::ok);
        }
      }
    }
    CHECK(document_similarity(held, Similarity::kuckartz_raediker).values(0, 0) == 1);
  }
}

TEST_CASE("document_similarity: undefined pairs, bad input") {
  Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(2, 3);
  const auto jaccard = document_similarity(counts, Similarity::jaccard);
  CHECK(std::isnan(jaccard.values(0, 1)));
  CHECK(jaccard.status(0, 1) == Status::undefined);
  CHECK(document_similarity(counts, Similarity::simple_matching).values(0, 1) == 1);
  CHECK(document_similarity(counts, Similarity::russell_rao).values(0, 1) == 0);
  counts(0, 0) = 2;
  CHECK(document_similarity(counts, Similarity::jaccard).values(0, 1) == 0);
  CHECK(document_similarity(counts, Similarity::cosine).status(0, 1) == Status::undefined);
  CHECK(document_similarity(counts, Similarity::cosine).values(0, 0) == 1);
  CHECK(document_similarity(Matrix<std::int64_t>(2, 0), Similarity::jaccard).status(0, 1) == Status::no_data);
  counts(1, 2) = -1;
  CHECK_THROWS_AS(document_similarity(counts, Similarity::jaccard), InputError);
  counts(1, 2) = 0;
  CHECK_THROWS_AS(document_similarity(counts, Similarity::jaccard, {"a"}), UsageError);
  CHECK(parse<Similarity>("kuckartz_raediker") == Similarity::kuckartz_raediker);
}
