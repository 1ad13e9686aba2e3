#include <tematik/metrics/information_power.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::Contains;

TEST_CASE("information_power: five questions with two poles, answers and reasons, no score") {
  const auto power = information_power({.aim = {"narrow", "one question"},
                                        .specificity = {"dense", "all teach it"},
                                        .theory = {"not_applied", ""},
                                        .dialogue = {"strong", ""},
                                        .analysis = {"cross_case", "to compare schools"}});
  CHECK(power.status == Status::ok);
  REQUIRE(power.items.size() == 5);
  const Table table = power.table();
  using Words = std::vector<std::string>;
  CHECK(std::get<Words>(table["item"].values) == Words{"aim", "specificity", "theory", "dialogue", "analysis"});
  CHECK(std::get<Words>(table["fewer"].values) == Words{"narrow", "dense", "applied", "strong", "case"});
  CHECK(std::get<Words>(table["more"].values) == Words{"broad", "sparse", "not_applied", "weak", "cross_case"});
  CHECK(std::get<Words>(table["answer"].values) == Words{"narrow", "dense", "not_applied", "strong", "cross_case"});
  CHECK(std::get<Words>(table["reason"].values)[4] == "to compare schools");
  CHECK(table.columns().size() == 5);
  CHECK_THAT(power.method().json(), Contains("\"aim_reason\":\"one question\"") && Contains("Malterud"));
}

TEST_CASE("information_power: each pole of each question, and nothing else") {
  using Answer = InformationAnswer InformationPowerOptions::*;
  const std::vector<std::pair<Answer, std::vector<std::string>>> known{
      {&InformationPowerOptions::aim, {"narrow", "broad"}},
      {&InformationPowerOptions::specificity, {"dense", "sparse"}},
      {&InformationPowerOptions::theory, {"applied", "not_applied"}},
      {&InformationPowerOptions::dialogue, {"strong", "weak"}},
      {&InformationPowerOptions::analysis, {"case", "cross_case"}}};
  for (const auto& [item, poles] : known) {
    for (const auto& [other, words] : known) {
      for (const auto& word : words) {
        InformationPowerOptions options;
        (options.*item).answer = word;
        if (item == other) {
          CHECK(information_power(options).status == Status::ok);
        } else {
          CHECK_THROWS_AS(information_power(options), UsageError);
        }
      }
    }
    InformationPowerOptions options;
    (options.*item).reason = "because";
    CHECK_THROWS_AS(information_power(options), UsageError);
  }
  CHECK_THROWS_WITH(information_power({.aim = {"wide", ""}}), "aim: expected \"narrow\" or \"broad\", found \"wide\"");
}

TEST_CASE("information_power: nothing answered, and the example of its documentation") {
  CHECK(information_power({}).status == Status::no_data);
  CHECK(information_power({}).table().rows() == 5);
  const auto power = information_power({.aim = {"narrow", "one question"}, .dialogue = {"strong", ""}});
  CHECK(power.items[0].given.answer == "narrow");
  CHECK(power.items[1].given.answer.empty());
}
