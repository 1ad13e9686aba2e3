#include <tematik/metrics/truth_table.hpp>

#include "../catch.hpp"
#include "qca_tables.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("truth_table: Lipset's crisp data leave 23 remainders") {
  const auto t = truth_table(qca_tables::lipset());
  CHECK(t.rows.size() == 9);
  CHECK(t.remainders() == 23);
  CHECK(t.remainder_share() == 23.0 / 32);
  CHECK(t.combinations(RowOut::present).size() == 3);
  CHECK(t.combinations(RowOut::absent).size() == 6);
  CHECK(row_text(t.rows.front().row, 5) == "11111");
  CHECK(t.rows.front().n == 4);
  CHECK(row_text(t.rows.back().row, 5) == "00000");
  CHECK(t.crisp);
}

TEST_CASE("truth_table: the teachers, with two contradictory rows") {
  const auto t = truth_table(qca_tables::teachers());
  CHECK(t.rows.size() == 14);
  CHECK(t.remainders() == 18);
  struct Expected {
    std::string row;
    std::vector<std::string> cases;
    double incl;
    RowOut out;
    bool contradictory;
  };
  const std::vector<Expected> expected{
      {"11111", {"G01", "G02", "G07"}, 1, RowOut::present, false},
      {"11110", {"G10"}, 1, RowOut::present, false},
      {"11101", {"G13"}, 1, RowOut::present, false},
      {"11100", {"G04", "G16"}, .5, RowOut::absent, true},
      {"11000", {"G11"}, 0, RowOut::absent, false},
      {"10111", {"G08"}, 1, RowOut::present, false},
      {"10101", {"G15"}, 0, RowOut::absent, false},
      {"10000", {"G05"}, 0, RowOut::absent, false},
      {"01011", {"G09"}, 0, RowOut::absent, false},
      {"00111", {"G03"}, 1, RowOut::present, false},
      {"00100", {"G17"}, 0, RowOut::absent, false},
      {"00010", {"G12"}, 0, RowOut::absent, false},
      {"00001", {"G14"}, 0, RowOut::absent, false},
      {"00000", {"G06", "G18"}, .5, RowOut::absent, true},
  };
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(row_text(t.rows[i].row, 5) == expected[i].row);
    CHECK(t.rows[i].cases == expected[i].cases);
    CHECK(t.rows[i].incl.value == expected[i].incl);
    CHECK(t.rows[i].out == expected[i].out);
    CHECK(t.rows[i].contradictory == expected[i].contradictory);
  }
  CHECK(t.outcome_text() == "HAS");
  CHECK(t.table().rows() == 14);
  CHECK(t.table()["cases"].as<std::string>()[3] == "G04 G16");
  CHECK(t.method().steps.back() == std::pair<std::string, std::int64_t>{"remainders", 18});
}

TEST_CASE("truth_table: the second wave of the worked example still has a contradictory row") {
  auto rows = qca_tables::teacher_rows;
  auto marks = qca_tables::teacher_marks;
  rows[4] = "10100";   // G05, feedback emerges
  rows[10] = "11100";  // G11
  rows[14] = "11101";  // G15, methods emerge
  marks[4] = 72.0, marks[5] = 62.4, marks[10] = 76.1, marks[13] = 64.9, marks[14] = 76.4, marks[16] = 66.0;
  Matrix<double> x(18, 5);
  std::vector<double> y;
  for (std::size_t i = 0; i < 18; ++i) {
    for (std::size_t j = 0; j < 5; ++j) {
      x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = rows[i][j] == '1' ? 1 : 0;
    }
    y.push_back(marks[i] >= 75 ? 1 : 0);
  }
  const auto t = truth_table(set_memberships(x, y));
  const auto row = std::find_if(t.rows.begin(), t.rows.end(), [](const auto& r) { return r.row == 0b00111; });
  REQUIRE(row != t.rows.end());
  CHECK(row->n == 3);
  CHECK_THAT(row->incl.value, WithinAbs(.667, 5e-4));
  CHECK(row->contradictory);
  CHECK(row->out == RowOut::absent);
}

TEST_CASE("truth_table: fuzzy rows, thresholds, negated outcome") {
  Matrix<double> x(4, 2);
  x << .9, .2, .8, .4, .5, .9, .1, .1;
  const auto data = set_memberships(x, {.9, .6, .5, .2}, {{"a", "b", "c", "d"}, {"A", "B"}, "Y"});
  const auto t = truth_table(data);
  CHECK_FALSE(t.crisp);
  CHECK(t.ambiguous == std::vector<std::string>{"c"});  // exactly .5
  REQUIRE(t.rows.size() == 2);
  CHECK(t.rows[0].cases == std::vector<std::string>{"a", "b"});
  // A*~B: .8 .6 .1 .1; with Y .8 .6 .1 .1
  CHECK_THAT(t.rows[0].incl.value, WithinAbs(1, 1e-12));
  // ~A*~B: .1 .2 .1 .9; with Y .1 .2 .1 .2
  CHECK_THAT(t.rows[1].incl.value, WithinAbs(.6 / 1.3, 1e-12));
  CHECK(t.rows[1].out == RowOut::absent);
  CHECK_FALSE(t.rows[1].contradictory);
  CHECK(truth_table(data, {.incl_cut = .46}).rows[1].out == RowOut::present);
  CHECK(truth_table(data, {.n_cut = 2}).rows[1].out == RowOut::remainder);
  CHECK(truth_table(data, {.n_cut = 2}).remainders() == 3);
  const auto no = truth_table(data, {.negate = true});
  CHECK(no.outcome_text() == "~Y");
  CHECK_THAT(no.rows[1].incl.value, WithinAbs((.1 + .2 + .1 + .8) / 1.3, 1e-12));
}

TEST_CASE("truth_table: a consistency equal to the threshold reaches it") {
  const auto data = qca_tables::of_rows({"1", "1", "0"}, {4, 1, 1}, {1, 0, 0}, {"A"}, "Y");
  CHECK(truth_table(data, {.incl_cut = .8}).rows[0].out == RowOut::present);
  CHECK(truth_table(data, {.incl_cut = .81}).rows[0].out == RowOut::absent);
}

TEST_CASE("truth_table: degenerate data and wrong options") {
  CHECK(truth_table(set_memberships(Matrix<double>(0, 2), {})).status == Status::no_data);
  const auto between = truth_table(set_memberships(Matrix<double>::Constant(1, 1, .5), {1}));
  CHECK(between.status == Status::no_data);
  CHECK(between.remainders() == 2);
  CHECK_THROWS_AS(truth_table(set_memberships(Matrix<double>(1, 0), {1})), UsageError);
  CHECK_THROWS_AS(truth_table(set_memberships(Matrix<double>::Ones(1, 13), {1})), UsageError);
  CHECK(truth_table(set_memberships(Matrix<double>::Ones(1, 12), {1})).remainders() == 4095);
  CHECK_THROWS_AS(truth_table(qca_tables::lipset(), {.n_cut = 0}), UsageError);
  CHECK_THROWS_AS(truth_table(qca_tables::lipset(), {.incl_cut = 1.1}), UsageError);
  CHECK_THROWS_AS(truth_table(qca_tables::lipset(), {.incl_cut = undefined_value}), UsageError);
}
