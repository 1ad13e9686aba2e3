#include <tematik/metrics/convergence.hpp>

#include <cmath>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

/// Of 18 cases so many positive and negative; the rest is silent.
DataSetCounts of_18(std::int64_t positive, std::int64_t negative) {
  return {.positive = positive, .negative = negative, .silent = 18 - positive - negative};
}

std::string direction_and_prominence(std::int64_t positive, std::int64_t negative) {
  const auto counts = of_18(positive, negative);
  return std::string(to_string(*finding_direction(counts))) + ' ' +
         std::string(to_string(finding_prominence(counts, 18)));
}

std::optional<Convergence> pair_of_18(DataSetCounts a, DataSetCounts b) {
  const auto m = convergence_matrix({{"f", {a, b}}}, {"x", "y"}, 18);
  REQUIRE(m.entries.size() <= 1);
  return m.entries.empty() ? std::nullopt : m.entries[0].verdict;
}

}  // namespace

TEST_CASE("triangulation classes: the six of the specification", "[metrics][convergence]") {
  using enum CellState;
  const auto of = [](std::vector<CellState> cells) { return to_string(triangulation_class(cells)); };
  CHECK(of({positive, positive, silent, silent}) == "sama");
  CHECK(of({positive, negative, silent, positive}) == "berbeda");
  CHECK(of({both, both}) == "sama");
  CHECK(of({both, positive}) == "berbeda");
  CHECK(of({silent, positive, silent, silent}) == "spesifik");
  CHECK(of({silent, silent, silent, silent}) == "diam");
  CHECK(of({not_applied, uncovered, negative, negative}) == "sama");
  CHECK(of({not_applied, uncovered, negative}) == "spesifik");
  CHECK(of({}) == "diam");
}

TEST_CASE("convergence: directions and prominences of the specification", "[metrics][convergence]") {
  CHECK(direction_and_prominence(6, 2) == "+ sedang");
  CHECK(direction_and_prominence(12, 4) == "+ tinggi");
  CHECK(direction_and_prominence(8, 4) == "+ sedang");
  CHECK(direction_and_prominence(8, 6) == "± sedang");
  CHECK(direction_and_prominence(4, 0) == "+ rendah");
  CHECK(direction_and_prominence(9, 9) == "± sedang");
  CHECK(direction_and_prominence(4, 8) == "- rendah");  // exactly a third
  CHECK_FALSE(finding_direction(of_18(0, 0)).has_value());
}

TEST_CASE("convergence: pairs of the specification in reading A", "[metrics][convergence]") {
  CHECK(pair_of_18(of_18(16, 2), of_18(13, 5)) == Convergence::agreement);
  CHECK(pair_of_18(of_18(8, 6), of_18(8, 4)) == Convergence::partial);
  CHECK(pair_of_18(of_18(14, 2), of_18(9, 9)) == Convergence::dissonance);
  CHECK(pair_of_18(of_18(8, 6), of_18(0, 0)) == Convergence::silence);
  CHECK_FALSE(pair_of_18(of_18(0, 0), of_18(0, 0)).has_value());
  const auto reason = [](DataSetCounts absent) {
    return convergence_matrix({{"f", {of_18(8, 6), absent}}}, {"x", "y"}, 18).entries[0].reason;
  };
  CHECK(reason(of_18(0, 0)) == "applied_silent");
  CHECK(reason({.not_applied = 18}) == "not_applied");
  CHECK(reason({.not_applied = 17, .uncovered = 1}) == "uncovered");
  CHECK(reason({.silent = 1, .not_applied = 16, .uncovered = 1}) == "applied_silent");
}

TEST_CASE("convergence: the matrix of the worked example", "[metrics][convergence]") {
  const DataSetCounts not_applied{.not_applied = 18};
  const auto m = convergence_matrix({{"T1", {of_18(16, 2), of_18(11, 3), of_18(13, 5)}},
                                     {"T2", {of_18(14, 2), of_18(9, 9), of_18(15, 3)}},
                                     {"T3", {of_18(11, 2), of_18(11, 3), of_18(4, 0)}},
                                     {"T4", {of_18(8, 6), not_applied, of_18(8, 4)}},
                                     {"T5", {of_18(9, 6), of_18(8, 5), not_applied}},
                                     {"T6", {of_18(14, 3), of_18(6, 2), of_18(9, 6)}},
                                     {"T7", {of_18(15, 3), of_18(12, 4), of_18(9, 9)}}},
                                    {"W", "O", "D"}, 18);
  std::string verdicts;
  for (const auto& entry : m.entries) verdicts += std::string(to_string(*entry.verdict)) + ' ';
  CHECK(verdicts == "PA AG PA DS AG DS AG PA PA SL PA SL AG SL SL PA DS PA AG DS DS ");
  CHECK(m.agreement == 5);
  CHECK(m.partial == 7);
  CHECK(m.silence == 4);
  CHECK(m.dissonance == 5);
  CHECK(m.missing == 0);
  CHECK(m.full.count == 5);
  CHECK(m.full.of == 17);
  CHECK_THAT(m.full.value, WithinAbs(5.0 / 17, 1e-15));
  CHECK_THAT(m.at_least_partial.value, WithinAbs(12.0 / 17, 1e-15));
  CHECK(m.heading() == "reading A, basis direction_counts, N = 18");
  const Table table = m.table();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CHECK((table["verdict"].as<std::string>()[i] == "DS") == (i < 5));  // as findings, first
  }
  CHECK(m.entry("T4", "O", "W")->reason == "not_applied");
  CHECK(m.counts_table()["prominence"].is_missing(10));
}

TEST_CASE("convergence: what only people can say is an input, and missing is missing", "[metrics][convergence]") {
  const std::vector<FindingCounts> counts{{"f", {of_18(16, 2), of_18(13, 5)}}, {"g", {of_18(14, 2), of_18(9, 9)}}};
  const std::vector<std::string> sets{"x", "y"};
  const ConvergenceOptions b{.reading = ConvergenceReading::b};
  const auto nobody = convergence_matrix(counts, sets, 18, b);
  CHECK(nobody.missing == 2);
  CHECK(nobody.agreement == 0);
  CHECK(nobody.entries[0].status == Status::judgement_missing);
  CHECK_FALSE(nobody.entries[0].verdict.has_value());
  CHECK(nobody.full.status == Status::judgement_missing);
  CHECK(std::isnan(nobody.at_least_partial.value));
  REQUIRE(nobody.warnings.size() == 1);
  CHECK(nobody.table()["verdict"].is_missing(0));

  const auto says = [](std::size_t finding, bool agrees) {
    return JudgedPair{.finding = finding, .first = 1, .second = 0, .examples = PairJudgement{agrees, "ani", "2025-03"}};
  };
  const auto some = convergence_matrix(counts, sets, 18, b, {says(0, false)});
  CHECK(some.entries[0].verdict == Convergence::partial);  // meaning and prominence alike, examples not
  CHECK(some.missing == 1);
  CHECK(some.full.status == Status::judgement_missing);
  const auto all = convergence_matrix(counts, sets, 18, b, {says(0, true), says(1, true)});
  CHECK(all.entries[0].verdict == Convergence::agreement);
  CHECK(all.entries[1].verdict == Convergence::partial);
  CHECK(all.full.value == .5);
  CHECK(all.table()["author"].as<std::string>()[0] == "ani");
  CHECK(all.heading() == "reading B, basis direction_counts, N = 18");

  const ConvergenceOptions judged{.basis = ConvergenceBasis::judged};
  CHECK(convergence_matrix(counts, sets, 18, judged).missing == 2);
  const std::vector<JudgedPair> meaning{
      {.finding = 0, .first = 0, .second = 1, .meaning = PairJudgement{false, "ani", "2025"}}};
  CHECK(convergence_matrix(counts, sets, 18, judged, meaning).entries[0].verdict == Convergence::partial);
  // counts do not read judgements: bases are never mixed
  CHECK(convergence_matrix(counts, sets, 18, {}, meaning).entries[0].verdict == Convergence::agreement);

  const auto same = convergence_agreement(all, all);
  CHECK(same.value == 1);
  const auto two = convergence_agreement(all, convergence_matrix(counts, sets, 18, b, {says(0, false), says(1, true)}));
  CHECK(two.same == 1);
  CHECK(two.compared == 2);
  REQUIRE(two.differing.size() == 1);
  CHECK(two.table()["other"].as<std::string>()[0] == "PA");
  CHECK(convergence_agreement(all, nobody).status == Status::undefined);
  CHECK_THROWS_AS(convergence_agreement(all, convergence_matrix(counts, sets, 18)), UsageError);
}

TEST_CASE("convergence: what it refuses", "[metrics][convergence]") {
  CHECK_THROWS_AS(convergence_matrix({}, {"x"}, 3), InputError);
  CHECK_THROWS_AS(convergence_matrix({{"f", {of_18(1, 1)}}}, {"x", "y"}, 18), InputError);
  CHECK_THROWS_AS(convergence_matrix({{"f", {of_18(1, 1), of_18(1, 1)}}}, {"x", "y"}, 17), InputError);
  CHECK_THROWS_AS(convergence_matrix({{"f", {of_18(-1, 1), of_18(1, 1)}}}, {"x", "y"}, 18), InputError);
  CHECK_THROWS_AS(convergence_matrix({}, {"x", "y"}, 0, {.positive = {1, 3}}), UsageError);
  CHECK_THROWS_AS(convergence_matrix({}, {"x", "y"}, 0, {.high = {3, 2}}), UsageError);
  CHECK(convergence_matrix({}, {"x", "y"}, 0).full.status == Status::undefined);
}
