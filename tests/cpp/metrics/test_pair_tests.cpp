#include <tematik/metrics/pair_tests.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("pair_tests: figures of i < j fill both triangles, structural pairs stay outside the family") {
  Matrix<std::int64_t> counts(3, 3);
  counts << 5, 1, 2, 1, 6, 3, 2, 3, 7;
  Matrix<std::uint8_t> structural = Matrix<std::uint8_t>::Zero(3, 3);
  structural(1, 2) = structural(2, 1) = 1;
  for (const int threads : {1, 2, 7}) {
    auto out = detail::begin_pair_tests(
        "a model", 3, {.structural = structural, .labels = {"a", "b", "c"}, .threads = threads}, counts, true, true);
    detail::fill_pair_tests(out, [](std::size_t i, std::size_t j) {
      detail::PairFigures f;
      f.p = j == 1 ? .04 : .01;
      f.z = static_cast<double>(10 * i + j);
      f.log_odds_ratio = 2;
      f.is_exact = true;
      f.status = Status::ok;
      return f;
    });
    CHECK(out.status == Status::ok);
    CHECK(out.family == 2);
    CHECK(out.exact_pairs == 2);
    CHECK(out.z("a", "c") == 2);
    CHECK(out.z("c", "a") == 2);
    CHECK(out.p_adjusted("a", "c") == .02);
    CHECK(out.p_adjusted("a", "b") == .04);
    CHECK(std::isnan(out.p("b", "c")));
    CHECK(out.pair_status("b", "c") == Status::structural);
    CHECK(out.totals == std::vector<std::int64_t>{5, 6, 7});
    const auto table = out.table();
    CHECK(table.rows() == 3);
    CHECK(table["n_ij"].as<std::int64_t>() == std::vector<std::int64_t>{1, 2, 3});
    CHECK(table["status"].as<std::string>().back() == "structural");
    CHECK(table["log_odds_ratio"].as<double>()[0] == 2);
    CHECK(table["smallest_p"].is_missing(0));
    CHECK(out.method().function == "pair_tests");
  }
  CHECK_THROWS_AS(detail::begin_pair_tests("a model", 3, {.labels = {"a"}}, counts, false, false), UsageError);
}

TEST_CASE("pair_tests: counts that no model fits carry their status") {
  Matrix<std::int64_t> counts(2, 2);
  counts << 5, 1, 1, 6;
  const auto out = untested_pairs("within_source", counts, Status::no_table, {.labels = {"a", "b"}});
  CHECK(out.status == Status::no_data);
  CHECK(out.family == 0);
  CHECK(out.pair_status("a", "b") == Status::no_table);
  CHECK(out.counts("b", "a") == 1);
  CHECK(std::isnan(out.p("a", "b")));
  CHECK_THROWS_AS(untested_pairs("within_source", Matrix<std::int64_t>(1, 2), Status::no_table), UsageError);
}
