#include <tematik/tables/coder_readings.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("F2: what two coders agree on", "[tables][coder_readings]") {
  const Study study = studies::f2();
  const Reading read = read_codings(study, {.keeps_coders_apart = true});
  CHECK(coders_taking_part(read) == std::vector<std::uint32_t>{0, 1});
  const Reading two = consensus(study, read, 2);
  CHECK(two.codings.empty());
  const auto a = static_cast<std::uint32_t>(study.code("A")), b = static_cast<std::uint32_t>(study.code("B"));
  CHECK(two.made ==
        std::vector<MadeCoding>{{.source = 0, .span = {2, 9}, .code = a}, {.source = 0, .span = {6, 14}, .code = b}});
  CHECK(consensus(study, read, 3).made.empty());
  CHECK(consensus(study, read, 1).made.size() == 5);  // A[0,20) B[5,15) B[20,30) C[10,12) C[18,24)
}

TEST_CASE("F2: one coder, and two side by side", "[tables][coder_readings]") {
  Study study = studies::f2();
  const auto empty = studies::add_source(study, "source 2", 10);
  study.add_coverage({.coder = study.coder("v"), .source = empty});
  const Reading read = read_codings(study, {.keeps_coders_apart = true});
  CHECK(of_coder(study, read, 0).codings.size() == 6);
  CHECK(of_coder(study, read, 1).codings.size() == 3);
  CHECK(of_coder(study, read, 0).coded == std::vector<bool>{true, false});
  CHECK(of_coder(study, read, 1).coded == std::vector<bool>{true, true});  // v looked there
  CodeRows rows = rows_of_codes(study, read, Level::code);
  const Reading both = of_two_coders(study, read, 0, 1, true, rows);
  CHECK(both.coded == std::vector<bool>{true, false});
  CHECK(both.codings.size() == 6);
  CHECK(both.made.size() == 3);
  CHECK(rows.labels.size() == 6);
  CHECK(rows.of_code[both.made[0].code] == std::vector<std::uint32_t>{3});
  CHECK(both.made[0].coder == 1U);
}

TEST_CASE("strata of one source are added up", "[tables][coder_readings]") {
  const std::vector<SourceCounts> strata{{.n = 2, .codes = {0, 2}, .counts = {2, 1, 1, 1}},
                                         {.n = 1, .codes = {1}, .counts = {1}},
                                         {.n = 3, .codes = {1, 2}, .counts = {3, 2, 2, 2}}};
  const auto merged = merge_strata(strata, {4, 1, 4});
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].n == 1);
  CHECK(merged[1].n == 5);
  CHECK(merged[1].codes == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(merged[1].counts == std::vector<std::int64_t>{2, 0, 1, 0, 3, 2, 1, 2, 3});
  CHECK(sum_counts(merged, 3) == sum_counts(strata, 3));
}
