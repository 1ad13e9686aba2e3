#include <tematik/metrics/shift_tests.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("shift_tests: F6 from spans") {
  const std::vector<int> source{0, 0, 0, 0, 1, 1}, begin{0, 5, 0, 6, 1, 2}, end{2, 7, 3, 7, 4, 5},
      code{0, 0, 1, 1, 0, 1}, lengths{10, 8};
  const auto tests = shift_tests(source, begin, end, code, lengths, 3);
  CHECK(tests.status == Status::ok);
  CHECK(tests.counts(0, 1) == 5);
  CHECK_THAT(tests.p(0, 1), WithinAbs(.15, 1e-12));
  CHECK_THAT(tests.p(1, 0), WithinAbs(.15, 1e-12));
  CHECK_THAT(tests.smallest_p(0, 1), WithinAbs(.05, 1e-12));
  CHECK(tests.few_arrangements);
  CHECK(tests.family == 1);
  CHECK(tests.pair_status(0, 2) == Status::zero_total);
  CHECK(tests.pair_status(1, 1) == Status::structural);
  CHECK(tests.log_odds_ratio.rows().empty());
  CHECK(tests.table().rows() == 3);
  CHECK(tests.n == 18);
}

TEST_CASE("shift_tests: the same as bit by bit") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 15);
    const std::vector<std::uint32_t> lengths{9, 5, 12};
    std::vector<std::uint32_t> source, begin, end, code;
    std::vector<std::vector<int>> bits(3, std::vector<int>(26));
    std::vector<int> of_unit;
    for (int s = 0; s < 3; ++s) of_unit.insert(of_unit.end(), lengths[static_cast<std::size_t>(s)], s);
    const std::uint32_t rows = random.draw(8), first[]{0, 9, 14};
    for (std::uint32_t row = 0; row < rows; ++row) {
      source.push_back(random.draw(3));
      begin.push_back(random.draw(lengths[source.back()]));
      end.push_back(begin.back() + 1 + random.draw(lengths[source.back()] - begin.back()));
      code.push_back(random.draw(3));
      for (auto u = begin.back(); u < end.back(); ++u) bits[code.back()][first[source.back()] + u] = 1;
    }
    const auto tests = shift_tests(source, begin, end, code, lengths, 3, {.threads = 2});
    CAPTURE(seed);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = i + 1; j < 3; ++j) {
        const auto one = circular_shift_test(bits[i], bits[j], of_unit);
        CHECK(tests.pair_status(i, j) == one.status);
        CHECK(tests.counts(i, j) == one.n_ij);
        if (one.status != Status::ok) continue;
        CHECK_THAT(tests.p(i, j), WithinAbs(one.p, 1e-12));
        CHECK_THAT(tests.z(i, j), WithinAbs(one.z, 1e-12));
      }
    }
  }
}

TEST_CASE("shift_tests: spans outside their source, structural pairs") {
  const std::vector<int> source{0, 1}, begin{0, 0}, end{4, 9}, code{0, 1}, lengths{5, 8}, one_length{5},
      negative{5, -8};
  CHECK_THROWS_AS(shift_tests(source, begin, end, code, lengths, 2), InputError);
  CHECK_THROWS_WITH(shift_tests(source, begin, end, code, lengths, 2), ContainsSubstring("row 1"));
  CHECK_THROWS_AS(shift_tests(source, begin, end, code, one_length, 2), InputError);
  CHECK_THROWS_AS(shift_tests(source, begin, end, code, negative, 2), InputError);
  const std::vector<int> twice{0, 0}, inside{3, 4};
  const auto tests = shift_tests(twice, begin, inside, code, lengths, 2,
                                 {.structural = Matrix<std::uint8_t>::Constant(2, 2, 1), .labels = {"a", "b"}});
  CHECK(tests.family == 0);
  CHECK(tests.status == Status::no_data);
  CHECK(tests.pair_status("a", "b") == Status::structural);
  CHECK(tests.counts("a", "b") == 3);
  CHECK_THROWS_AS(
      shift_tests(twice, begin, inside, code, lengths, 2, {.structural = Matrix<std::uint8_t>::Constant(1, 2, 1)}),
      UsageError);
}
