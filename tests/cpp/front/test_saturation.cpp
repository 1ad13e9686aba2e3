#include <tematik/saturation.hpp>

#include <array>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// F15: 15 units x 18 codes, units as dated sources added in reverse (demo study of the MIT package novelqualcodes).
Study f15(bool with_dates = true) {
  static constexpr std::array rows{
      "100000000011110000", "000000000000001111", "011100000000001000", "000110000000000000", "000010001000000110",
      "010000100000001000", "000100100001000010", "100000010000100000", "100000001000001100", "000000011000000000",
      "100001000000000100", "100000000000001001", "100000010100000001", "011000000000001010", "000101000010000000"};
  Study study("F15");
  std::vector<CodeId> codes;
  for (int j = 0; j < 18; ++j) codes.push_back(study.add_code({.name = "c" + std::to_string(j + 1)}));
  for (std::size_t i = rows.size(); i-- > 0;) {
    const std::string day = (i < 9 ? "0" : "") + std::to_string(i + 1);
    const auto s =
        study.add_source({.name = "u" + day, .text = Text("xxxxxx"), .date = with_dates ? "2026-01-" + day : ""});
    for (std::size_t j = 0; j < 18; ++j) {
      if (rows[i][j] == '1') study.add_coding({.source = s, .span = {0, 5}, .code = codes[j]});
    }
  }
  return study;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("F15 as a study: new codes, Guest, curve, richness, coverage", "[front][saturation]") {
  const auto seen = saturation(f15());
  CHECK(seen.order == "collected");
  CHECK(seen.new_codes == Numbers{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK(seen.cumulative.back() == 18);
  for (const std::int64_t base : {4, 5, 6}) CHECK(seen.guest({.base = base}).stop == 8);
  CHECK(seen.guest().codes_after_stop == 2);
  CHECK(seen.guest({.run = 3}).status == Status::not_reached);
  constexpr double six_digits = 1e-6;
  CHECK_THAT(seen.curve().mean[5], Catch::Matchers::WithinAbs(12.066267, six_digits));
  CHECK_THAT(seen.curve().sd[5], Catch::Matchers::WithinAbs(1.496785, six_digits));
  CHECK_THAT(seen.richness().value, Catch::Matchers::WithinAbs(18.116667, six_digits));
  CHECK_THAT(seen.coverage().value, Catch::Matchers::WithinAbs(.974359, six_digits));
  CHECK_THAT(seen.expected_new().value, Catch::Matchers::WithinAbs(.088889, six_digits));
}

TEST_CASE("without dates the order of adding is used, and said", "[front][saturation]") {
  const auto seen = saturation(f15(false));
  CHECK(seen.order == "source");
  CHECK(seen.flags.has(Flag::order_is_insertion));
  CHECK(seen.incidence.unit_labels.front() == "u15");
}

TEST_CASE("the approach of the study travels with the figure, and changes no number", "[front][saturation]") {
  Study study = f15();
  CHECK(saturation(study).warnings.front().code == "gate.saturation.undeclared");
  study.set_approach(Approach::reflexive);
  const auto reflexive = saturation(study);
  CHECK(reflexive.warnings.front().code == "gate.saturation.reflexive");
  CHECK(reflexive.guest().stop == 8);
  CHECK(reflexive.report().find("would have fired at 8+2") != std::string::npos);
  study.set_approach(Approach::coding_reliability);
  CHECK(saturation(study).warnings.empty());
  CHECK(saturation(study).report().find("would have") == std::string::npos);
}

TEST_CASE("scope, and what is not available", "[front][saturation]") {
  const Study study = f15();
  CHECK(saturation(study, {.codes = {"c6"}}).cumulative.back() == 1);
  CHECK(saturation(study, {.where = in_source("u01")}).incidence.units() == 1);
  CHECK(saturation(Study("empty")).status == Status::no_data);
  CHECK_THROWS_AS(saturation(study, {.edges = EdgeRule::unit}), UsageError);
  CHECK_THROWS_AS(saturation(study, {.coder_rule = UnitCoderRule::majority}), UsageError);
  CHECK_THROWS_AS(saturation(study, {.codebook = CodebookTime::as_coded}), UsageError);
}
