#include <tematik/query/code_groups.hpp>

#include "../front/studies.hpp"

using namespace tematik;

namespace {

std::vector<std::string> group_labels(const Study& study, const std::string& by) {
  return CodeGroups(study, read_codings(study, {}), by).labels();
}

}  // namespace

TEST_CASE("groups: order of values", "[query][groups]") {
  Study study = studies::ages();
  const auto level = study.add_attribute(
      {.name = "level", .of = ObjectKind::source, .scale = Scale::ordinal, .levels = {"low", "middle", "high"}});
  study.set_value(ObjectRef(study.source("aged 30")), level, AttributeValue("low"));
  study.set_value(ObjectRef(study.source("aged 50")), level, AttributeValue("high"));
  study.set_value(ObjectRef(study.source("aged 0")), level, AttributeValue("middle"));
  CHECK(group_labels(study, "source.level") == std::vector<std::string>{"low", "middle", "high"});
  CHECK(group_labels(study, "source.age") == std::vector<std::string>{"30", "50", "(missing)"});
  CHECK(group_labels(study, "") == std::vector<std::string>{"all"});
  CHECK(group_labels(study, "coder") == std::vector<std::string>{"u"});
  CHECK(group_labels(study, "case") == std::vector<std::string>{"(no case)"});
  CHECK_THROWS_AS(group_labels(study, "sources"), UsageError);
}

TEST_CASE("numbers are ordered as numbers, and values print shortly", "[query][groups]") {
  Study study("numbers");
  study.add_code({.name = "A"});
  const auto u = study.add_coder({.name = "u"});
  const auto years = study.add_attribute({.name = "years", .of = ObjectKind::source, .type = ValueType::integer});
  for (const std::int64_t n : {100, 9, 20}) {
    const auto s = studies::add_source(study, "s" + std::to_string(n), 10);
    study.set_value(ObjectRef(s), years, AttributeValue(n));
    studies::code_all(study, s, u, {{"A", 0, 5}});
  }
  CHECK(group_labels(study, "source.years") == std::vector<std::string>{"9", "20", "100"});
  CHECK(value_label(true) == "true");
  CHECK(value_label(1.5) == "1.5");
  CHECK(value_label(std::string("a \"b\"")) == "a \"b\"");
}

TEST_CASE("groups of cases: a coding in several, in none, and characters", "[query][groups]") {
  Study study = studies::f3();
  study.add_case({.name = "all", .sources = {study.source("source 1"), study.source("source 2")}});
  const Reading reading = read_codings(study, {});
  const CodeGroups groups(study, reading, "case");
  CHECK(groups.labels() == std::vector<std::string>{"p", "q", "r", "all"});
  CHECK(groups.of(0).size() == 2);  // p and all
  CHECK(groups.characters(reading) == std::vector<std::int64_t>{44, 10, 10, 54});
  const Reading second = read_codings(study, {.where = in_case("q")});
  CHECK(CodeGroups(study, second, "case").labels() == std::vector<std::string>{"q"});
}
